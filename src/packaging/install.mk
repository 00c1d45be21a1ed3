# Installing: the program with its data and manual, and the library for other programs.
#
#   make install                     into /usr/local
#   make install DESTDIR=stage       the same below stage, for those who make packages
#   make uninstall                   removes what make install with the same options has put there
#
# prefix, bindir, libdir, includedir, datadir, mandir, docdir … are GNU's and may be given to both.

INSTALL ?= install
LD ?= ld
OBJCOPY ?= objcopy

mandir ?= $(datarootdir)/man
docdir ?= $(datarootdir)/doc/tsuzuri
pkgconfigdir ?= $(libdir)/pkgconfig
bashcompletiondir ?= $(datarootdir)/bash-completion/completions
zshcompletiondir ?= $(datarootdir)/zsh/site-functions
fishcompletiondir ?= $(datarootdir)/fish/vendor_completions.d

VERSION := $(shell sed -n 's/^.define TSUZURI_VERSION "\(.*\)"/\1/p' include/tsuzuri/version.h)
SONAME := libtsuzuri.so.$(firstword $(subst ., ,$(VERSION)))

# ---- the library: every room but those of the program; without what needs cairo or libqpdf, and without outputs, which
# are files of the program and known to its signal handlers ----

LIBRARY_OBJECTS = $(filter-out $(addprefix $(BUILD)/obj/,cli/% web/% manual/% preview/% exchange/% create/% archive/qpdf.o \
    base/folder.o base/output.o base/output_path.o base/temporary.o \
    project/layouts.o),$(OBJECTS))
LIBRARY_MODULES = $(filter-out cairo libqpdf xlsxwriter,$(MODULES))

$(BUILD)/lib/$(SONAME): src/packaging/libtsuzuri.map $(LIBRARY_OBJECTS) src/packaging/install.mk $(BUILD)/obj/members
	@mkdir -p $(@D)
	$(call step,link   ,$@)
	$(Q)$(LINK_SHARED) $(if $(LTO),-fno-lto) -shared -Wl,-soname,$(SONAME) -Wl,--version-script,$< -Wl,-z,defs -o $@ \
	    $(LIBRARY_OBJECTS) $(PKG_LIBS)

# One object that shows only the public functions, so that no name of the engine's can meet one of a program's.
$(BUILD)/lib/libtsuzuri.a: $(LIBRARY_OBJECTS) src/packaging/install.mk $(BUILD)/obj/members
	@mkdir -p $(@D)
	$(call step,archive,$@)
	$(Q)$(LD) -r -o $(@D)/tsuzuri.o $(LIBRARY_OBJECTS)
	$(Q)$(OBJCOPY) --wildcard --keep-global-symbol='tsuzuri_*' -R '.gnu.lto_*' -R '.gnu.debuglto_*' $(@D)/tsuzuri.o
	$(Q)rm -f $@ && $(AR) rcs $@ $(@D)/tsuzuri.o

# Paths below the prefix are written with it, so that pkg-config can be told of another one. What the static library needs
# is written out: programs that use the shared one then need no headers of other libraries.
$(BUILD)/lib/tsuzuri.pc: src/packaging/tsuzuri.pc.in include/tsuzuri/version.h $(BUILD)/obj/folders
	@mkdir -p $(@D)
	$(Q)sed -e 's|@prefix@|$(prefix)|' -e 's|@exec_prefix@|$(exec_prefix:$(prefix)%=$${prefix}%)|' \
	    -e 's|@libdir@|$(libdir:$(prefix)%=$${prefix}%)|' -e 's|@includedir@|$(includedir:$(prefix)%=$${prefix}%)|' \
	    -e 's|@version@|$(VERSION)|' -e "s|@libraries@|$$($(PKG_CONFIG) --static --libs $(LIBRARY_MODULES)) -lhpdf -lm -pthread|" $< >$@

libraries: $(BUILD)/lib/$(SONAME) $(BUILD)/lib/libtsuzuri.a $(BUILD)/lib/tsuzuri.pc

# ---- installing and removing ----

FOLDERS = BUILD='$(BUILD)' VERSION='$(VERSION)' SONAME='$(SONAME)' DESTDIR='$(DESTDIR)' bindir='$(bindir)' \
    libdir='$(libdir)' includedir='$(includedir)' datadir='$(datadir)' mandir='$(mandir)' docdir='$(docdir)' \
    pkgconfigdir='$(pkgconfigdir)' bashcompletiondir='$(bashcompletiondir)' zshcompletiondir='$(zshcompletiondir)' \
    fishcompletiondir='$(fishcompletiondir)' INSTALL='$(INSTALL)'

install: all libraries
	@$(FOLDERS) src/packaging/install.sh install

uninstall: all libraries
	@$(FOLDERS) src/packaging/install.sh uninstall

# ---- packages ----

NAME := tsuzuri-$(VERSION)

# What is committed, and the revision, which git would tell otherwise. The same commit gives the same bytes.
dist:
	@mkdir -p build/dist
	@git -c safe.directory='*' archive --prefix=$(NAME)/ --output=build/dist/$(NAME).tar \
	    --add-virtual-file="$(NAME)/.revision:$$(git -c safe.directory='*' describe --tags --always --long --abbrev=12)" HEAD && \
	    gzip -9nf build/dist/$(NAME).tar
	@echo build/dist/$(NAME).tar.gz

# Debian packages in build/deb, from that archive; needs dpkg-dev, debhelper and what debian/control says.
deb: dist
	@rm -rf build/deb && mkdir -p build/deb && cp build/dist/$(NAME).tar.gz build/deb/tsuzuri_$(VERSION).orig.tar.gz
	@cd build/deb && tar xzf tsuzuri_$(VERSION).orig.tar.gz && cp -r $(NAME)/src/packaging/debian $(NAME)/debian && \
	    cd $(NAME) && dpkg-buildpackage -us -uc
	@ls build/deb/*.deb

# RPM packages in build/rpm; --nodeps because another distribution's names of packages are of no use to rpmbuild.
rpm: dist
	@mkdir -p build/rpm/SOURCES && cp build/dist/$(NAME).tar.gz build/rpm/SOURCES
	rpmbuild --nodeps --define '_topdir $(CURDIR)/build/rpm' -bb src/packaging/tsuzuri.spec

# For a machine with the same or a later C library and none of the others: the program in a folder with all that it needs
# but fonts, which --font-dir names. Debian has no static archives of libharu, HarfBuzz, Graphite and Little CMS, so that
# it cannot be one file. The libraries are found by where the program is; their licences come along, as they ask for. It is
# linked without the link-time optimiser, which takes half a minute and gains nothing that can be measured here.
PORTABLE := build/portable/$(NAME)
portable: all
	@rm -rf build/portable && mkdir -p $(addprefix $(PORTABLE)/,lib layouts fonts data/japan licences)
	$(Q)$(LINK) $(if $(LTO),-fno-lto) -Wl,--disable-new-dtags,-rpath,'$$ORIGIN/lib' -o $(PORTABLE)/tsuzuri $(MAIN) $(BUILD)/libtsuzuri.a $(PKG_LIBS)
	@cp $(BUILD)/tsuzuri-preview.so $(BUILD)/tsuzuri-qpdf.so $(BUILD)/tsuzuri-xlsx.so LICENSE README.md README.ja.md $(PORTABLE) && \
	    cp layouts/*.yaml $(PORTABLE)/layouts && cp fonts/fonts.yaml $(PORTABLE)/fonts && \
	    cp data/japan/*.tsv data/japan/*.yaml $(PORTABLE)/data/japan
	@ldd $(PORTABLE)/tsuzuri $(PORTABLE)/*.so | awk '/=> \// { print $$3 }' | sort -u | \
	    grep -vE '/(libc|libm|libdl|libpthread|librt)\.so' | xargs cp -L -t $(PORTABLE)/lib
	@if command -v dpkg-query >/dev/null; then \
	    ls $(PORTABLE)/lib | sed "s|^|*/$$($(CC) -print-multiarch)/|" | xargs dpkg-query -S | sed 's/:.*//' | sort -u | \
	        while read -r package; do cp -L /usr/share/doc/$$package/copyright $(PORTABLE)/licences/$$package; done; \
	else echo 'please add the licences of the libraries in $(PORTABLE)/lib before you hand them on' >&2; fi
	@chmod -R u=rwX,go=rX build/portable && \
	    tar -C build/portable --sort=name --owner=0 --group=0 --numeric-owner -czf $(PORTABLE).tar.gz $(NAME) && \
	    du -h $(PORTABLE).tar.gz

.PHONY: libraries install uninstall dist deb rpm portable
