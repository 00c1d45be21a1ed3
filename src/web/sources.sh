#!/bin/sh
# Fetches the libraries of the browser page as Debian's source packages, exactly those of sources.tsv, and unpacks them.
#
#   sources.sh FOLDER          FOLDER/expat, FOLDER/freetype …, patched as Debian has them
#   sources.sh FOLDER newest   prints sources.tsv anew, for the newest versions that the archive has
#
# The archive is asked through apt-get, with lists of its own in FOLDER/apt; where it is comes from the machine's own list
# of binary packages, and the sources are those of the release that sources.tsv names, whatever the machine's own is. Every file must have the SHA-256 of the list. What is there already is not fetched again.
set -euf

folder=$1 job=${2:-fetch}
list=$(dirname "$0")/sources.tsv

say() {
    printf '%s\n' "$*" >&2
}

rows() { # KIND: its rows with the package's name and version before them
    awk -F '\t' -v OFS='\t' -v kind="$1" '$1 == "package" { of = $2 OFS $3 } $1 == kind { print of, $2, $3 }' "$list"
}

apt() { # COMMAND ARGUMENTS…: with lists of sources alone
    command=$1 && shift
    "$command" -q -o Dir::Etc::sourcelist="$folder/apt/sources.list" -o Dir::Etc::sourceparts=- \
        -o Dir::State::lists="$folder/apt/lists" -o Dir::Cache="$folder/apt/cache" -o APT::Sandbox::User= "$@"
}

open_archive() {
    mkdir -p "$folder/apt/lists/partial" "$folder/apt/cache/archives/partial"
    own=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release) release=$(sed -n 's/^release\t//p' "$list")
    apt-get indextargets --format '$(ORIGIN) deb-src $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
        sed -n "s/^Debian deb-src/deb-src/; s/ $own\([ -]\)/ $release\1/p" | awk '!seen[$0]++' >"$folder/apt/sources.list"
    test -s "$folder/apt/sources.list" || {
        say "apt knows no archive of Debian here: the libraries of the browser page are Debian's source packages."
        exit 1
    }
    apt apt-get update >"$folder/apt/log" 2>&1 || { cat "$folder/apt/log" >&2 && exit 1; }
}

is_right() { # FILE SHA-256
    test -f "$folder/archive/$1" && printf '%s  %s\n' "$2" "$folder/archive/$1" | sha256sum --check --status
}

all_right() { # PACKAGE
    rows file | while IFS='	' read -r package version name sum; do
        test "$package" != "$1" || is_right "$name" "$sum" || exit 1
    done
}

versions() { # PACKAGE: those that the archive has, newest first
    apt apt-cache showsrc --only-source "$1" 2>/dev/null | sed -n 's/^Version: //p' | sort -ruV
}

report() { # PACKAGE VERSION
    say "$1 $2, a library of the browser page, cannot be fetched as src/web/sources.tsv has it."
    say "The archive has: $(versions "$1" | tr '\n' ' '). If the version is another one, or a hash differs, please look"
    say "at what has changed and take the new rows from: src/web/sources.sh $folder newest"
    exit 1
}

fetch() { # PACKAGE VERSION
    test -f "$folder/apt/sources.list" || open_archive
    only=$(rows file | awk -F '\t' -v package="$1" '$1 == package && $3 ~ /\.(debian\.tar|diff)\./' | grep -q . || echo --tar-only)
    say "  fetch   $1 $2"
    (cd "$folder/archive" && apt apt-get source --download-only $only "$1=$2" >"$folder/apt/log" 2>&1) ||
        { grep '^E:' "$folder/apt/log" >&2 || true && report "$1" "$2"; }
    all_right "$1" || report "$1" "$2"
}

unpack() { # PACKAGE
    dsc=$(rows file | awk -F '\t' -v package="$1" '$1 == package && $3 ~ /\.dsc$/ { print $3 }')
    rm -rf "$folder/$1"
    if [ "$dsc" ]; then
        dpkg-source --no-check --no-copy -x "$folder/archive/$dsc" "$folder/$1" >"$folder/apt/log" 2>&1 || { cat "$folder/apt/log" >&2 && exit 1; }
    else
        mkdir "$folder/$1"
        tar -C "$folder/$1" --strip-components=1 -xf "$folder/archive/$(rows file | awk -F '\t' -v package="$1" '$1 == package { print $3 }')"
    fi
    own=$(dirname "$0")/patches/$1.patch
    ! [ -f "$own" ] || patch -s -d "$folder/$1" -p1 <"$own"
}

print_newest() {
    open_archive
    mkdir -p "$folder/archive"
    sed '/^package/,$d' "$list"
    rows file | cut -f1 | uniq | while read -r package; do
        version=$(versions "$package" | head -n 1)
        printf 'package\t%s\t%s\n' "$package" "$version"
        apt apt-cache showsrc --only-source "$package" | awk -v version="$version" '
            /^Version: / { wanted = $2 == version } /^[A-Z]/ { sums = $1 == "Checksums-Sha256:" }
            wanted && sums && NF == 3 { print "file\t" $3 "\t" $1 }' | sort -u
    done
}

case $folder in /*) ;; *) folder=$PWD/$folder ;; esac
mkdir -p "$folder/archive" "$folder/apt"
test "$job" = fetch || { print_newest && exit; }
rm -f "$folder/apt/sources.list"
rows file | cut -f1,2 | uniq | while IFS='	' read -r package version; do
    all_right "$package" || fetch "$package" "$version"
    unpack "$package"
done
