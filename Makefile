# tsuzuri: typesets a prefecture's municipal records into a booklet.
#
#   make            build/tsuzuri and build/libtsuzuri.a
#   make booklet    build/r7/handout.pdf, after installing what is missing
#   make web        build/web/tsuzuri.html, the browser page, and build/web/site
#   make test       all tests, ends with "N passed, N failed"
#   make units      quick tests
#   make install    the program, its manual and the library, below prefix=/usr/local
#
# Builds with another compiler or with sanitizers need a folder of their own:
#   make CC=clang BUILD=build/other          make SAN=1 BUILD=build/asan
# V=1 shows the commands. Further targets: reference, setup, layers, golden, format, tidy,
# coverage, bench, profile, fuzz, pictures, clean.

ifeq ($(origin CC),default)
CC := gcc
endif
BUILD ?= build
AR ?= ar
PKG_CONFIG ?= pkg-config
MSGFMT ?= msgfmt
PYTHON ?= /usr/bin/python3

# Where things are installed, by GNU's names.
prefix ?= /usr/local
exec_prefix ?= $(prefix)
bindir ?= $(exec_prefix)/bin
libdir ?= $(exec_prefix)/lib
includedir ?= $(prefix)/include
datarootdir ?= $(prefix)/share
datadir ?= $(datarootdir)

MODULES := yaml-0.1 expat harfbuzz harfbuzz-subset freetype2 libutf8proc nettle libdeflate lcms2 cairo libqpdf xlsxwriter
# Each is evaluated when the first recipe needs it, and once: before `make setup` there may be no pkg-config.
# The libraries' headers are included as system headers, so that warnings are about our own code only. Newer versions of
# libqpdf name the C++ standard that they are for.
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(patsubst -I%,-isystem%,$$(filter-out -std=%,$$(shell $(PKG_CONFIG) --cflags $(MODULES)))))$(PKG_CFLAGS)
PKG_LIBS = $(eval PKG_LIBS := $$(shell $(PKG_CONFIG) --libs $(MODULES)) -lhpdf -lm)$(PKG_LIBS)
CMOCKA = $(eval CMOCKA := $$(shell $(PKG_CONFIG) --libs cmocka))$(CMOCKA)

WARNINGS := -Wall -Wextra -Wpedantic -Wconversion -Wshadow
OPTIMISE := -O2 -g
# gcc's program is optimised as a whole when it is linked: a tenth faster. Tests are linked with the same objects' plain
# halves, which takes no time. LTO= goes without.
ifneq ($(if $(SAN)$(COVER)$(FUZZ),,$(findstring gcc,$(notdir $(CC)))),)
OPTIMISE := -O3 -g
LTO := -flto=auto -ffat-lto-objects
endif
ifdef SAN
OPTIMISE := -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
endif
# COVER=1 counts which lines are reached. For clang, which inserts counters before it optimises: nearly as fast as without.
ifdef COVER
OPTIMISE := -O2 -g --coverage
endif
ifdef FUZZ
OPTIMISE := -O1 -g -fsanitize=$(if $(filter afl,$(FUZZ)),,fuzzer-no-link,)address,undefined -fno-sanitize-recover=all \
    -fno-omit-frame-pointer
endif
# Hardened as Debian's packages are, with what the compiler knows on this machine. What CPPFLAGS and CFLAGS say comes
# last; HARDEN= goes without, as do the builds that look for mistakes by themselves.
ifeq ($(SAN)$(COVER)$(FUZZ),)
HARDEN = $(eval HARDEN := -fstack-protector-strong $$(call accepted,-fstack-clash-protection -fcf-protection \
    -mbranch-protection=standard) $$(FORTIFY))$(HARDEN)
HARDEN_LINK = $(if $(HARDEN),-Wl$(comma)-z$(comma)relro -Wl$(comma)-z$(comma)now)
endif
accepted = $(shell for flag in $(1); do $(CC) -Werror $$flag -x c -S -o /dev/null /dev/null 2>/dev/null && echo $$flag; done)
comma := ,
quoted = '$(subst ','\'',$(1))'
# It needs an optimiser, and a compiler may have a level of its own, which the packager's comes before.
FORTIFY = $(if $(findstring _FORTIFY_SOURCE,$(USERS))$(filter -O0,$(lastword $(filter -O%,$(OPTIMISE) $(CFLAGS)))),,\
    -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)

# One set of objects for the program, its modules, the libraries and the tests. What WERROR=1 adds, for tests, is not noted
# in $(BUILD)/obj/command, so that `make test` does not compile anew what has been compiled without a warning.
FLAGS = -std=gnu17 -D_GNU_SOURCE -pthread $(OPTIMISE) -fPIC -fvisibility=hidden $(HARDEN) $(WARNINGS) -Werror=format-security
COMPILE = $(CC) $(FLAGS) $(if $(WERROR),-Werror) -Iinclude -Isrc $(PKG_CFLAGS) -MMD -MP -c
USERS = $(CPPFLAGS) $(CFLAGS)
# --as-needed: a program starts faster without the libraries of parts that it does not use.
LINK_SHARED = $(CC) -pthread $(OPTIMISE) $(HARDEN_LINK) -Wl,--as-needed $(CFLAGS) $(LDFLAGS)
LINK = $(CC) -pthread $(OPTIMISE) -pie $(HARDEN_LINK) -Wl,--as-needed $(CFLAGS) $(LDFLAGS)

# $(call step,WHAT,FILE): one short line for a step, before its command; none with make -s.
Q := $(if $(V),,@)
step = $(if $(V)$(findstring s,$(firstword -$(MAKEFLAGS))),,@echo '  $(1) $(2)')

# What git calls the tree: the last tag, the commits since, the revision, and whether files differ from it; with twelve
# digits, so that all clones agree; also by root, who installs what a user has built and shall not compile it again for want
# of a revision. What make dist has packed has no git, and knows it from the file .revision.
REVISION := $(if $(wildcard .git),$(shell git -c safe.directory='*' describe --tags --always --dirty --long --abbrev=12 2>/dev/null | tr -cd '[:alnum:]._/+-'),$(shell cat .revision 2>/dev/null))

# Files are found by their folders: a new one needs no line here.
SOURCES := $(sort $(wildcard src/*/*.c))
OBJECTS := $(SOURCES:src/%.c=$(BUILD)/obj/%.o)
MAIN := $(filter %/cli/main.o,$(OBJECTS))
UNITS := $(patsubst tests/unit/%.c,$(BUILD)/unit/%,$(sort $(wildcard tests/unit/*/test_*.c)))
UNIT_PARTS := $(patsubst tests/unit/%.c,$(BUILD)/unit/%.o,$(sort $(wildcard tests/unit/*.c)))
FUZZERS := $(patsubst tests/fuzz/fuzz_%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
CATALOGUES := $(patsubst src/po/%.po,$(BUILD)/po/%.mo,$(sort $(wildcard src/po/*.po)))
PROGRAM := $(if $(MAIN),$(BUILD)/tsuzuri)
MAINS := $(MAIN) $(filter %/manual/main.o,$(OBJECTS))
# The page's floor under the commands, which stands in the place of the program's (src/web/files.h).
PAGE := $(filter $(BUILD)/obj/web/%,$(OBJECTS))

.PHONY: all manual reference units fuzzers fuzz fuzz-libfuzzer fuzz-afl booklet test layers golden format format-check tidy coverage bench profile profile-check profile-record pictures setup setup-test chroot unit-programs clean FORCE
.SECONDARY:
.DELETE_ON_ERROR:

all: $(PROGRAM) $(BUILD)/tsuzuri-preview.so $(BUILD)/tsuzuri-qpdf.so $(BUILD)/tsuzuri-xlsx.so $(BUILD)/libtsuzuri.a manual

# ---- the program ----

$(BUILD)/tsuzuri: $(MAIN) $(BUILD)/libtsuzuri.a
	$(call step,link   ,$@)
	$(Q)$(LINK) $(LTO) -o $@ $^ $(PKG_LIBS)

$(BUILD)/libtsuzuri.a: $(filter-out $(MAINS) $(PAGE),$(OBJECTS)) $(BUILD)/obj/members
	$(call step,archive,$@)
	$(Q)rm -f $@ && $(AR) rcs $@ $(filter %.o,$^)

# Modules next to the program, which only some commands load: linked into it, their libraries would cost every start one
# to three milliseconds.
$(BUILD)/tsuzuri-preview.so: $(BUILD)/obj/preview/cairo.o
	$(call module,cairo)
$(BUILD)/tsuzuri-qpdf.so: $(BUILD)/obj/archive/qpdf.o
	$(call module,libqpdf)
$(BUILD)/tsuzuri-xlsx.so: $(BUILD)/obj/exchange/xlsx.o
	$(call module,xlsxwriter)

define module
	$(call step,link   ,$@)
	$(Q)$(LINK_SHARED) $(if $(LTO),-fno-lto) -shared -o $@ $^ $$($(PKG_CONFIG) --libs $(1))
endef

$(BUILD)/obj/%.o: src/%.c $(BUILD)/obj/command
	@mkdir -p $(@D)
	$(call step,compile,$<)
	$(Q)$(COMPILE) $(LTO) $(DEFINES) $(USERS) -o $@ $<

$(MAIN) $(BUILD)/obj/library/built.o: DEFINES = -DTZ_REVISION='"$(REVISION)"' -DTZ_DATADIR='"$(datadir)/tsuzuri"'
$(MAIN) $(BUILD)/obj/library/built.o: $(BUILD)/obj/revision $(BUILD)/obj/folders

# Where an installed program finds its data and modules when they are not beside it.
$(BUILD)/obj/cli/installed.o: DEFINES = -DTZ_DATADIR='"$(datadir)/tsuzuri"' -DTZ_LIBDIR='"$(libdir)"' -DTZ_LIBDIR_NAME='"$(libdir:$(exec_prefix)/%=%)"'
$(BUILD)/obj/cli/installed.o: $(BUILD)/obj/folders

# Pages of the manual in man/man1, man5, ja/man1, ja/man5, and completions/bash, zsh, fish, from the tables of commands,
# options and keys; and README.keys.md, README.keys.ja.md, which `make reference` takes into the repository.
MANUAL_FROM := $(wildcard $(addprefix tests/cases/small/,*.yaml cards/*.yaml))
manual: $(BUILD)/man/made
$(BUILD)/man/made: $(BUILD)/tsuzuri-manual $(MANUAL_FROM)
	$(call step,write  ,$(BUILD)/man)
	$(Q)rm -rf $(BUILD)/man $(BUILD)/completions && $(BUILD)/tsuzuri-manual $(BUILD) tests/cases/small && touch $@

reference: manual
	$(Q)cp $(BUILD)/README.keys.md $(BUILD)/README.keys.ja.md .

$(BUILD)/tsuzuri-manual: $(BUILD)/obj/manual/main.o $(BUILD)/libtsuzuri.a
	$(call step,link   ,$@)
	$(Q)$(LINK) $(if $(LTO),-fno-lto) -o $@ $^ $(PKG_LIBS)

# Asked once in each folder, before anything is compiled: compiling would say less of what is missing.
$(OBJECTS): | $(BUILD)/obj/tools
$(BUILD)/obj/tools:
	@for tool in $(firstword $(CC)) $(AR) $(PKG_CONFIG) $(MSGFMT); do \
	    command -v $$tool >/dev/null || { echo "$$tool is missing: it is a tool that the build needs (make setup)" >&2; exit 1; }; \
	done
	@for module in $(MODULES); do \
	    $(PKG_CONFIG) --exists $$module || \
	        { echo "$(PKG_CONFIG) does not find $$module: a library that the build needs (make setup)" >&2; exit 1; }; \
	done
	@mkdir -p $(@D) && touch $@

# Written anew only when they change: how objects are compiled, which of them make the library, and the revision.
$(BUILD)/obj/command: COMMAND = $(CC) $(FLAGS) $(LTO) $(USERS) $(LDFLAGS)
$(BUILD)/obj/command: FORCE
	@mkdir -p $(@D); echo $(call quoted,$(COMMAND)) | cmp -s - $@ || echo $(call quoted,$(COMMAND)) >$@
$(BUILD)/obj/members: FORCE
	@mkdir -p $(@D); echo '$(OBJECTS)' | cmp -s - $@ || echo '$(OBJECTS)' >$@
$(BUILD)/obj/folders: FORCE
	@mkdir -p $(@D); echo '$(datadir) $(libdir) $(exec_prefix)' | cmp -s - $@ || echo '$(datadir) $(libdir) $(exec_prefix)' >$@
$(BUILD)/obj/revision: FORCE
	@mkdir -p $(@D); echo '$(REVISION)' | cmp -s - $@ || echo '$(REVISION)' >$@

# The messages' translations become arrays of the program (src/base/language.c), so that it speaks its readers' language
# wherever it is copied.
$(BUILD)/po/%.mo: src/po/%.po
	@mkdir -p $(@D)
	$(Q)$(MSGFMT) --check --endianness=little -o $@ $<

$(BUILD)/po/catalogues.inc: $(CATALOGUES)
	@mkdir -p $(@D)
	$(Q){ for mo in $^; do \
	    echo "static const unsigned char $$(basename $$mo .mo)[] = {" && od -An -v -tu1 $$mo | sed 's/[0-9]\+/&,/g' && echo '};'; \
	done && echo 'static const tz_language tz_languages[] = {' && \
	    for mo in $^; do echo "    {\"$$(basename $$mo .mo)\", $$(basename $$mo .mo)},"; done && echo '    {0}};'; } >$@

$(BUILD)/obj/base/language.o: DEFINES = -I$(BUILD)/po
$(BUILD)/obj/base/language.o: $(BUILD)/po/catalogues.inc

-include $(OBJECTS:.o=.d) $(addsuffix .d,$(UNITS)) $(UNIT_PARTS:.o=.d) $(wildcard $(BUILD)/fuzz/*.d)

# ---- unit tests: one program for each file, linked with tests/unit/*.c, which they share ----

# Builds and runs those that take no longer than a few seconds each; for while one writes code.
SLOW := book/test_every_key book/test_incomplete_layouts book/test_displaced compare/test_match
units: unit-programs
	@printf '%s\n' $(filter-out $(SLOW:%=$(BUILD)/unit/%),$(UNITS)) | CMOCKA_MESSAGE_OUTPUT=STDOUT \
	    xargs -P "$$(nproc)" -I{} sh -c '{} >{}.log 2>&1 || { cat {}.log; exit 1; }'
	@echo '$(words $(filter-out $(SLOW:%=$(BUILD)/unit/%),$(UNITS))) unit test programs passed'

unit-programs: $(UNITS) $(BUILD)/faults.so $(BUILD)/random_editions

# Preloaded by tests to make system calls fail. Without sanitizers in every build, because it is loaded before them; without
# -Wpedantic, because dlsym() gives functions as void *.
$(BUILD)/faults.so: tests/faults/faults.c
	@mkdir -p $(@D)
	$(call step,link   ,$@)
	$(Q)$(CC) -std=gnu17 -D_GNU_SOURCE -O2 -g $(filter-out -Wpedantic,$(WARNINGS)) $(if $(WERROR),-Werror) -fPIC -shared -o $@ $<

$(BUILD)/unit/%: $(BUILD)/unit/%.o $(UNIT_PARTS) $(BUILD)/libtsuzuri.a
	$(call step,link   ,$@)
	$(Q)$(LINK) $(if $(LTO),-fno-lto) $(WRAP) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(CMOCKA) $(PKG_LIBS)

# The engine of the page, tested as a program of this machine: before the library, which has the program's floor.
$(filter $(BUILD)/unit/web/%,$(UNITS)): $(PAGE)

# Notes which table of rows reads which mapping.
$(BUILD)/unit/book/test_every_key: WRAP := -Wl,--wrap=tz_yaml_bind,--wrap=tz_yaml_bind_with

$(BUILD)/unit/%.o: tests/unit/%.c $(BUILD)/obj/command
	@mkdir -p $(@D)
	$(call step,compile,$<)
	$(Q)$(COMPILE) -Itests/unit $(USERS) -o $@ $<

# ---- fuzzers: tests/fuzz/fuzz_NAME.c, for clang's libFuzzer and for AFL++ ----

# make fuzz FUZZ_TIME=3600 FUZZERS="records text": so many seconds each. Inputs that reach new
# code are stored in build/fuzz/found, failing ones in build/fuzz/broken.
# make fuzz ENGINE=afl does the same with AFL++ (Debian's afl++, which is in neither list of packages), in build/afl. It resumes
# where it was ended; failing inputs are in build/afl/out/NAME/default/crashes and hangs.
FUZZ_TIME ?= 60
ENGINE ?= libfuzzer
FUZZ_WORDS = tests/fuzz/$$(test -f tests/fuzz/$$name.dict && echo $$name || echo yaml).dict
FUZZ_FOLDERS = $$(ls -d tests/fuzz/corpus/$$name $(1)/seeds/$$name tests/cases/crash/$$name 2>/dev/null)

fuzz: setup-test fuzz-$(ENGINE)

fuzz-libfuzzer: setup-test
	@$(MAKE) --no-print-directory fuzzers CC=clang FUZZ=1 BUILD=build/fuzz
	@mkdir -p build/fuzz/broken $(FUZZERS:%=build/fuzz/found/%)
	@for name in $(FUZZERS); do \
	    echo "  fuzz    $$name" && build/fuzz/fuzz/$$name -max_total_time=$(FUZZ_TIME) -timeout=20 -rss_limit_mb=4096 \
	        -max_len=8192 -dict=$(FUZZ_WORDS) -print_final_stats=1 -verbosity=0 -close_fd_mask=1 \
	        -artifact_prefix=build/fuzz/broken/$$name- build/fuzz/found/$$name $(call FUZZ_FOLDERS,build/fuzz) || exit 1; \
	done

# AFL++ begins with the inputs that libFuzzer has found.
fuzz-afl: export AFL_AUTORESUME=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1 AFL_QUIET=1 AFL_SKIP_CPUFREQ=1 \
    AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1
fuzz-afl: setup-test
	@$(MAKE) --no-print-directory fuzzers CC=afl-clang-fast FUZZ=afl BUILD=build/afl
	@mkdir -p build/afl/out $(FUZZERS:%=build/afl/in/%)
	@for name in $(FUZZERS); do \
	    echo "  fuzz    $$name" && out=build/afl/out/$$name && \
	    find $(call FUZZ_FOLDERS,build/afl) $$(ls -d build/fuzz/found/$$name 2>/dev/null) -type f ! -name stamp -size -9k \
	        -exec cp -t build/afl/in/$$name {} + && \
	    afl-fuzz -V $(FUZZ_TIME) -t 20000 -m none -G 8192 -x $(FUZZ_WORDS) -i build/afl/in/$$name -o $$out -- \
	        build/afl/fuzz/$$name >build/afl/$$name.log 2>&1 || { tail build/afl/$$name.log; exit 1; }; \
	    grep -E '^(run_time|execs_done|saved_crashes|saved_hangs)' $$out/default/fuzzer_stats; \
	    test -z "$$(find $$out/default/crashes $$out/default/hangs -name 'id*')" || exit 1; \
	done

fuzzers: $(FUZZERS:%=$(BUILD)/fuzz/%) $(BUILD)/seeds/font/stamp

# Small fonts to begin with: a few characters of each kind of outlines, of fewer bytes than -max_len.
FONTS := /usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc
$(BUILD)/seeds/font/stamp: Makefile
	@mkdir -p $(@D)
	$(Q)for font in $(FONTS); do \
	    hb-subset --text='り」Aがが葛葛󠄀fi' --no-hinting --name-IDs=1,5,6 --name-languages=1033 \
	        --output-file=$(@D)/$$(basename $$font) $$font || exit 1; \
	done
	$(Q)touch $@

$(BUILD)/fuzz/%: $(BUILD)/fuzz/fuzz_%.o $(BUILD)/fuzz/fuzz.o $(BUILD)/libtsuzuri.a
	$(call step,link   ,$@)
	$(Q)$(LINK) -fsanitize=fuzzer -o $@ $^ $(PKG_LIBS)

$(BUILD)/fuzz/%.o: tests/fuzz/%.c $(BUILD)/obj/command
	@mkdir -p $(@D)
	$(call step,compile,$<)
	$(Q)$(COMPILE) -Itests/unit $(USERS) -o $@ $<

# Puts the parts of workbooks into packages.
$(BUILD)/fuzz/xlsx: $(BUILD)/unit/packages.o

# Random editions, built in memory: $(BUILD)/random_editions --count 1000 --seed 1
$(BUILD)/random_editions: $(patsubst %,$(BUILD)/fuzz/%.o,random_editions editions words fuzz) $(BUILD)/libtsuzuri.a
	$(call step,link   ,$@)
	$(Q)$(LINK) $(if $(LTO),-fno-lto) -o $@ $^ $(PKG_LIBS)

include src/packaging/install.mk
include src/web/web.mk

# ---- targets for people ----

# A second make, because on a new machine the libraries are there only after setup.
booklet: setup
	@$(MAKE) --no-print-directory build/r7/handout.pdf

build/r7/handout.pdf: FORCE $(PROGRAM)
	@mkdir -p $(@D)
	$(BUILD)/tsuzuri build data/r7 -o $@

test: setup-test setup-web
	@$(PYTHON) tests/run.py

# What a build needs, and what the tests need besides: packages of .packages and .packages-test that are missing are
# installed. build/setup and build/setup-test are there when this is done.
setup: build/setup
setup-test: build/setup-test

build/setup: .packages
	@MODULES='$(MODULES)' PKG_CONFIG='$(PKG_CONFIG)' src/packaging/setup.sh $^
	@mkdir -p build && touch $@

build/setup-test: .packages .packages-test
	@MODULES='$(MODULES) cmocka' PKG_CONFIG='$(PKG_CONFIG)' src/packaging/setup.sh $^
	@mkdir -p build && touch build/setup $@

layers: $(OBJECTS)
	@$(PYTHON) tests/layers.py $(if $(V),--show)

# Rewrites the expected traces of tests/cases and shows the difference.
golden: all
	@$(PYTHON) tests/golden.py

# Runs the tests in a build that counts lines, and shows those that were not reached.
coverage: setup-test
	@$(PYTHON) tests/run.py "(clang)"; $(PYTHON) tests/coverage.py

# Time and memory for the cards, compared with the peers that are installed; options: BENCH="--cards 26 --runs 9".
bench: all
	@$(PYTHON) tests/bench/bench.py $(BENCH)

# Instructions of each stage, compared with those recorded in tests/bench/profile.json; profile-check fails when one has
# grown by more than a tenth. Without optimisation at link time, which would inline the functions that are counted.
profile profile-check profile-record:
	@$(MAKE) --no-print-directory all LTO= BUILD=build/profile
	@$(PYTHON) tests/bench/profile.py $(patsubst profile%,-%,$(filter-out profile,$@))

# Tools that only those who change the code need (clang-format clang-tidy cppcheck) are in neither list of packages.
CODE = $(wildcard src/*/*.[ch] include/tsuzuri/*.h tests/unit/*.[ch] tests/unit/*/*.[ch] \
    tests/fuzz/*.[ch])

format:
	clang-format -i $(CODE)

tidy: format-check
	@printf '%s\n' $(SOURCES) | xargs -P2 -n4 sh -c 'clang-tidy --quiet "$$@" -- $(TIDY_FLAGS) 2>/dev/null' tidy
	@cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
	    -D_GNU_SOURCE -Iinclude -Isrc src

TIDY_FLAGS = -std=gnu17 -D_GNU_SOURCE -Iinclude -Isrc $(PKG_CFLAGS)

format-check:
	@clang-format --dry-run --Werror $(CODE)

# Both commands and an installation on a bare system of another release, made with debootstrap: RELEASE=trixie.
chroot:
	@tests/chroot.sh $(RELEASE)

# The README's pictures, from the real booklet: pages are found by a text that stands on no other one before.
pictures: setup-test all booklet
	@mkdir -p layouts/pictures build/pictures
	$(call picture,cover,令和)
	$(call picture,overview,記入あり)
	$(call picture,card,取組.名張市)
	$(BUILD)/tsuzuri sheet data/r7 桑名市 -o build/pictures
	mutool draw -q -r 96 -c gray -o layouts/pictures/single.png build/pictures/242055-kuwana-r7.pdf
	for layout in $(basename $(notdir $(wildcard layouts/*.yaml))); do \
	    $(BUILD)/tsuzuri sheet data/r7 桑名市 --layout $$layout -o build/pictures/$$layout && \
	    mutool draw -q -r 60 -c gray -o layouts/pictures/layout-$$layout.png build/pictures/$$layout/242055-kuwana-r7.pdf 1 || exit 1; done
	$(PYTHON) tests/pictures.py $(BUILD)/tsuzuri layouts/pictures
	$(MAKE) --no-print-directory page
	$(PYTHON) tests/web/pictures.py layouts/pictures && rm layouts/pictures/page-start.png

define picture
	page=$$(pdftotext build/r7/handout.pdf - | awk 'BEGIN { RS = "\f" } /$(2)/ { print NR; exit }') && \
	    $(BUILD)/tsuzuri preview data/r7 --page $$page -o build/pictures && \
	    cp build/pictures/$$(printf %03d $$page).png layouts/pictures/$(1).png
endef

clean:
	rm -rf build
