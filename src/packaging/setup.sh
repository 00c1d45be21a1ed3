#!/bin/sh
# Installs the packages of the given lists that are missing: setup.sh LIST...
#
# On Debian and its relatives with apt-get, as root or through sudo; whoever may not do that is told what to ask for. In a
# name * stands for the number of the release's clang (libclang-rt-*-dev is libclang-rt-14-dev in Debian 12). Elsewhere it is
# enough that pkg-config finds the libraries ($MODULES) and that msgfmt is there.
set -uf

say() {
    printf '%s\n' "$*" >&2
}

clang_number() {
    apt-cache depends clang 2>/dev/null | sed -n 's/.*Depends: clang-\([0-9][0-9]*\)$/\1/p' | head -n 1
}

# Whether an installed package says that it provides this one (as other builds of nodejs do npm).
provided() {
    dpkg-query -W -f '${db:Status-Status} ${Provides},\n' 2>/dev/null | grep -q "^installed.*[ ,]$1[ ,]"
}

missing() {
    for name in $(cat "$@"); do
        case $name in *'*'*) name=${name%%\**}$(clang_number)${name#*\*} ;; esac
        dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null | grep -qx installed || provided "$name" ||
            printf '%s ' "$name"
    done
}

# Those of the names that apt does not know.
unknown() {
    for name in "$@"; do
        apt-cache show "$name" >/dev/null 2>&1 || printf '%s ' "$name"
    done
}

ask_administrator() {
    say "Missing packages; please have an administrator run:"
    say "    apt-get install $1"
    exit 1
}

report_unknown() {
    say "These packages are not known to apt on this system:"
    say "    $1"
    say "Their names are those of Debian 12 and 13. On Ubuntu they are in the part called universe, which"
    say "    add-apt-repository universe"
    say "switches on. Elsewhere please look for what has another name here (apt-cache search WORD) and write"
    say "that name into $2. Nothing has been installed."
    exit 1
}

install_with_apt() {
    needed=$(missing "$@")
    test -n "$needed" || return 0
    if [ "$(id -u)" = 0 ]; then as=
    elif command -v sudo >/dev/null; then as=sudo
    else ask_administrator "$needed"
    fi
    $as apt-get update -q || ask_administrator "$needed"
    needed=$(missing "$@") # the release's clang is known only now
    strange=$(unknown $needed)
    test -z "$strange" || report_unknown "$strange" "$*"
    $as env DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends $needed ||
        ask_administrator "$needed"
}

if command -v dpkg-query >/dev/null; then
    install_with_apt "$@"
elif ! { "${PKG_CONFIG:-pkg-config}" --exists $MODULES && msgfmt --version >/dev/null; } 2>/dev/null; then
    say "This is no Debian system. Please install the libraries that pkg-config calls"
    say "    $MODULES"
    say "and libharu, gettext's msgfmt and the fonts; these are all packages by their names in Debian:"
    cat "$@" | sed 's/^/    /' >&2
    exit 1
fi
