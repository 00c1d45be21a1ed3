#!/bin/sh
# What a newcomer does on a bare system of a Debian release: chroot.sh bookworm|trixie|…
#
# The two commands of the README, an installation from source, and the packages of `make deb`, which are installed on another
# bare system, used by an ordinary user and purged without a trace. Made with debootstrap below build/chroot, from what is
# committed; needs root. MIRROR may name another source of packages. Packages are downloaded once.
set -eu

release=${1:?which release: bookworm, trixie}
top=$(cd "$(dirname "$0")/.." && pwd)
place=$top/build/chroot
test "$(id -u)" = 0 || { echo "a chroot can be made by root alone" >&2; exit 1; }
command -v debootstrap >/dev/null || { echo "please install debootstrap" >&2; exit 1; }

say() {
    echo "== $release: $*"
}

# A new system in $1, with the cache of packages.
begin() {
    rm -rf "$1"
    cp -a "$place/base-$release" "$1"
    mount -t proc proc "$1/proc"
    mount -t devpts devpts "$1/dev/pts"
    mount --bind "$place/packages-$release" "$1/var/cache/apt/archives"
    cp /etc/resolv.conf "$1/etc/"
    echo 'APT::Keep-Downloaded-Packages "true"; APT::Sandbox::User "root"; Dpkg::Use-Pty "false";' >"$1/etc/apt/apt.conf.d/90chroot"
}

end() {
    for each in "$place/$release" "$place/user-$release"; do
        for mounted in dev/pts proc var/cache/apt/archives; do
            umount "$each/$mounted" 2>/dev/null || true
        done
    done
}

# Runs a command in a system, with its output in a log; shows the log's end when it fails.
run() {
    where=$1 log=$place/$release-$2.log
    shift 2
    began=$(date +%s)
    if ! chroot "$where" env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        "$@" >"$log" 2>&1; then
        tail -n 40 "$log"
        say "failed: $*; see $log"
        exit 1
    fi
    say "$((($(date +%s) - began))) s: $*: $(tail -n 1 "$log")"
}

megabytes() {
    du -smx --exclude="$1/var/cache" "$1" | cut -f1
}

# Every file of a system but what package managers note and caches; by name, kind, mode and contents.
inventory() {
    (cd "$1" && find . -xdev \( -path ./proc -o -path ./var/cache -o -path ./var/lib -o -path ./var/log -o -path ./dev -o -path ./root -o -path ./srv \
        -o -path ./tmp -o -path ./etc/ld.so.cache -o -path ./usr/share/mime \) -prune -o \( -type f -printf '%p %m ' -exec md5sum {} \; \
        -o -printf '%p %y %m\n' \) | sort)
}

trap end EXIT
end
mkdir -p "$place/packages-$release/partial"
test -d "$place/base-$release" ||
    { debootstrap --variant=minbase "$release" "$place/making-$release" ${MIRROR:-} >"$place/debootstrap-$release.log" 2>&1 &&
        mv "$place/making-$release" "$place/base-$release"; }

# ---- from source ----

system=$place/$release
begin "$system"
run "$system" bare sh -c 'apt-get update -q && apt-get install -qy --no-install-recommends build-essential git make'
bare=$(megabytes "$system")
git clone -q --no-hardlinks "$top" "$system/srv/tsuzuri"
run "$system" booklet make -C /srv/tsuzuri booklet
say "make booklet took $(($(megabytes "$system") - bare)) MB beyond build-essential, with $(du -sm "$system/srv/tsuzuri/build" | cut -f1) MB of its own"
cp "$system/srv/tsuzuri/build/r7/handout.pdf" "$place/$release-handout.pdf"
test "${2:-}" = booklet || run "$system" test make -C /srv/tsuzuri test
say "make test took $(($(megabytes "$system") - bare)) MB in all"

run "$system" manual sh -c 'rm -f /etc/dpkg/dpkg.cfg.d/*; apt-get install -qy --no-install-recommends man-db debhelper lintian'
inventory "$system" >"$place/$release-before"
run "$system" install make -C /srv/tsuzuri install
run "$system" man sh -c 'man -P cat tsuzuri | head -n 3 && man -P cat -L ja_JP.UTF-8 tsuzuri-build | head -n 3 && man -P cat 5 tsuzuri-layout | wc -l'
run "$system" user su -s /bin/sh nobody -c 'cd /tmp && tsuzuri build /usr/local/share/doc/tsuzuri/examples/r7 -o mine.pdf && tsuzuri --version | head -n 1'
cmp "$system/tmp/mine.pdf" "$place/$release-handout.pdf"
run "$system" uninstall make -C /srv/tsuzuri uninstall
inventory "$system" | diff "$place/$release-before" - | grep -v ' d 755$' | grep '^[<>]' >"$place/$release-left.log" && # folders of the system stay
    { cat "$place/$release-left.log"; exit 1; }
say "make uninstall leaves no file"

# ---- from packages, on another bare system ----

run "$system" deb make -C /srv/tsuzuri deb
run "$system" lintian sh -c 'cd /srv/tsuzuri/build/deb && lintian --allow-root --fail-on error,warning *.changes && echo no errors or warnings'
user=$place/user-$release
begin "$user"
run "$user" update apt-get update -q
inventory "$user" >"$place/$release-before"
mkdir "$user/tmp/packages"
cp "$system"/srv/tsuzuri/build/deb/*.deb "$user/tmp/packages"
run "$user" packages sh -c 'rm /tmp/packages/*-dbgsym_* && apt-get install -qy --no-install-recommends /tmp/packages/*.deb'
run "$user" packaged su -s /bin/sh nobody -c 'cd /tmp && cp -r /usr/share/doc/tsuzuri/examples/r7 . && tsuzuri build r7 -o mine.pdf && tsuzuri check r7'
say "PDF of the packaged program: $(cmp "$user/tmp/mine.pdf" "$place/$release-handout.pdf" && echo the same bytes)"
# Without the options apt keeps libraries that were needed by tsuzuri and that others could use, too.
run "$user" purge apt-get -o APT::AutoRemove::RecommendsImportant=false -o APT::AutoRemove::SuggestsImportant=false \
    purge -qy --autoremove tsuzuri tsuzuri-data libtsuzuri1 libtsuzuri-dev
inventory "$user" | diff "$place/$release-before" - >"$place/$release-left.log" || cat "$place/$release-left.log"
say "what purging has left: $(grep -c . "$place/$release-left.log" || true) lines (above, if any)"
