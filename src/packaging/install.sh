#!/bin/sh
# Installs or removes what make has built: install.sh install|uninstall, with the folders of install.mk in the
# environment. One list says what goes where, so that nothing is left behind.
set -eu
umask 022

# Each line: mode, file, and where it goes.
entries() {
    echo "755	$BUILD/tsuzuri	$bindir/tsuzuri"
    for module in tsuzuri-preview.so tsuzuri-qpdf.so tsuzuri-xlsx.so; do
        echo "644	$BUILD/$module	$libdir/tsuzuri/$module"
    done
    find layouts fonts -maxdepth 1 -name '*.yaml' | while read -r file; do
        echo "644	$file	$datadir/tsuzuri/$file"
    done
    find data/japan -maxdepth 1 ! -name '*.md' -type f ! -name '*~' | while read -r file; do
        echo "644	$file	$datadir/tsuzuri/$file"
    done
    find include -name '*.h' | while read -r file; do
        echo "644	$file	$includedir/${file#include/}"
    done
    echo "644	$BUILD/lib/$SONAME	$libdir/libtsuzuri.so.$VERSION"
    echo "644	$BUILD/lib/libtsuzuri.a	$libdir/libtsuzuri.a"
    echo "644	$BUILD/lib/tsuzuri.pc	$pkgconfigdir/tsuzuri.pc"
    find "$BUILD/man" -name '*.[15]' | while read -r file; do
        echo "644	$file	$mandir/${file#"$BUILD"/man/}"
    done
    echo "644	$BUILD/completions/bash/tsuzuri	$bashcompletiondir/tsuzuri"
    echo "644	$BUILD/completions/zsh/_tsuzuri	$zshcompletiondir/_tsuzuri"
    echo "644	$BUILD/completions/fish/tsuzuri.fish	$fishcompletiondir/tsuzuri.fish"
    for file in README.md README.ja.md LICENSE; do
        echo "644	$file	$docdir/$file"
    done
    for unit in tsuzuri@.service tsuzuri@.path; do
        echo "644	src/packaging/systemd/$unit	$docdir/examples/systemd/$unit"
    done
    find data -type f ! -path 'data/japan/*' ! -name '*~' ! -name '*.pdf' | while read -r file; do
        echo "644	$file	$docdir/examples/${file#data/}"
    done
}

# Each line: a link, and what it leads to.
links() {
    echo "$libdir/$SONAME	libtsuzuri.so.$VERSION"
    echo "$libdir/libtsuzuri.so	$SONAME"
}

tab=$(printf '\t')

install_all() {
    entries | while IFS=$tab read -r mode file target; do
        $INSTALL -D -m "$mode" "$file" "$DESTDIR$target"
    done
    links | while IFS=$tab read -r link target; do
        ln -sf "$target" "$DESTDIR$link"
    done
}

# Folders of tsuzuri alone go too, once they are empty; those of the system stay.
uninstall_all() {
    entries | while IFS=$tab read -r mode file target; do
        rm -f "$DESTDIR$target"
    done
    links | while IFS=$tab read -r link target; do
        rm -f "$DESTDIR$link"
    done
    for folder in "$libdir/tsuzuri" "$datadir/tsuzuri" "$includedir/tsuzuri" "$docdir"; do
        test ! -d "$DESTDIR$folder" || find "$DESTDIR$folder" -depth -type d -empty -delete
    done
}

"$1_all"
