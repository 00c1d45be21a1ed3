# The browser page: make web
#
# Compiled with clang for WebAssembly with wasi-libc, libraries and all, into build/web/tsuzuri.wasm. The libraries are
# Debian's source packages (sources.tsv), unpacked below build/web/sources; their objects stay in build/web/lib.

WEB := build/web

.PHONY: web engine page setup-web

# A second make, because on a new machine the compiler's parts are there only after setup.
web: setup-web
	@$(MAKE) --no-print-directory page
engine: $(WEB)/tsuzuri.wasm
page: $(WEB)/tsuzuri.html

# Also $(WEB)/site, and the fonts beside both.
$(WEB)/tsuzuri.html: $(WEB)/tsuzuri.wasm $(wildcard src/web/*.js src/web/page/* layouts/*.yaml data/japan/* data/r7/* data/r7/*/*) \
    fonts/fonts.yaml src/web/sources.tsv LICENSE
	$(call step,pack   ,$@)
	$(Q)node src/web/pack.js $(WEB)

setup-web: build/setup-web
build/setup-web: .packages .packages-web
	@MODULES='$(MODULES)' PKG_CONFIG='$(PKG_CONFIG)' src/packaging/setup.sh $^
	@mkdir -p build && touch build/setup $@

FROM := $(WEB)/sources
WEB_CC = clang
WASM_LD = $(if $(shell command -v wasm-ld),wasm-ld,wasm-ld-$(CLANG_NUMBER))
CLANG_NUMBER = $(shell clang -dumpversion | cut -d. -f1)
WASM_RUNTIME = $(shell clang -print-resource-dir)/lib/wasi/libclang_rt.builtins-wasm32.a

# Without -mbulk-memory, with which clang 14 keeps thread-locals that ask for threads.
WEB_TARGET = --target=wasm32-wasi -O2 -ffunction-sections -fdata-sections -fvisibility=hidden -Isrc/web/shims
WEB_CXX_TARGET = --target=wasm32-wasi -O2 -ffunction-sections -fdata-sections -fvisibility=hidden -nostdinc++ \
    -isystem /usr/lib/llvm-$(CLANG_NUMBER)/include/wasm32-wasi/c++/v1 -std=c++11 -fno-exceptions -fno-rtti -fno-threadsafe-statics

# ---- the libraries: of each the files that are used, and how they are compiled ----

# $(call library,NAME,FOLDER,FILES,FLAGS)
define library
WEB_LIBRARIES += $(WEB)/lib/$(1).a
$(WEB)/lib/$(1).a: $(addprefix $(WEB)/lib/$(1)/,$(addsuffix .o,$(3)) command)
	$$(call step,archive,$$@)
	$(Q)rm -f $$@ && llvm-ar rcs $$@ $$(filter %.o,$$^)
$(WEB)/lib/$(1)/%.o: WEB_LIBRARY = $(if $(filter %.cc,$(3)),$(WEB_CC)++ $(WEB_CXX_TARGET),$(WEB_CC) $(WEB_TARGET)) -w $(4)
$(WEB)/lib/$(1)/command: WEB_LIBRARY = $(WEB_CXX_TARGET) $(WEB_TARGET) $(3) $(4)
$(addprefix $(WEB)/lib/$(1)/,$(addsuffix .o,$(3))): $(WEB)/lib/$(1)/%.o: $(FROM)/unpacked $(WEB)/lib/$(1)/command
	@mkdir -p $$(@D)
	$$(call step,compile,$(2)/$$*)
	$(Q)$$(WEB_LIBRARY) -c -o $$@ $(FROM)/$(2)/$$*
endef

# Written anew only when the command changes, so that objects are kept.
$(WEB)/lib/%/command: FORCE
	@mkdir -p $(@D); echo $(call quoted,$(WEB_LIBRARY)) | cmp -s - $@ || echo $(call quoted,$(WEB_LIBRARY)) >$@

$(eval $(call library,harfbuzz,harfbuzz/src,harfbuzz.cc hb-subset.cc hb-subset-cff-common.cc hb-subset-cff1.cc hb-subset-cff2.cc \
    hb-subset-input.cc hb-subset-plan.cc hb-subset-repacker.cc graph/gsubgpos-context.cc,-DHB_NO_MT -DHB_NO_MMAP -DHB_NO_OPEN -DHB_NO_GETENV))
$(eval $(call library,freetype,freetype/src,base/ftbase.c base/ftinit.c base/ftsystem.c base/ftfstype.c base/ftcid.c base/ftbitmap.c base/ftdebug.c \
    truetype/truetype.c cff/cff.c sfnt/sfnt.c psnames/psnames.c psaux/psaux.c pshinter/pshinter.c,\
    -DFT2_BUILD_LIBRARY '-DFT_CONFIG_OPTIONS_H="freetype_options.h"' '-DFT_CONFIG_MODULES_H="freetype_modules.h"' -I$(FROM)/freetype/include))
$(eval $(call library,yaml,libyaml/src,api.c parser.c reader.c scanner.c,-I$(FROM)/libyaml/include -DYAML_VERSION_MAJOR=0 \
    -DYAML_VERSION_MINOR=2 -DYAML_VERSION_PATCH=5 '-DYAML_VERSION_STRING="0.2.5"'))
$(eval $(call library,haru,libharu/src,hpdf_annotation.c hpdf_array.c hpdf_binary.c hpdf_boolean.c hpdf_catalog.c hpdf_destination.c \
    hpdf_3dmeasure.c hpdf_dict.c hpdf_doc.c hpdf_encoder.c hpdf_encoder_utf.c hpdf_encrypt.c hpdf_encryptdict.c hpdf_error.c \
    hpdf_exdata.c hpdf_ext_gstate.c hpdf_font.c hpdf_font_cid.c hpdf_font_tt.c hpdf_font_type1.c hpdf_fontdef.c \
    hpdf_fontdef_base14.c hpdf_fontdef_cid.c hpdf_fontdef_tt.c hpdf_fontdef_type1.c hpdf_gstate.c hpdf_image.c \
    hpdf_image_ccitt.c hpdf_info.c hpdf_list.c hpdf_mmgr.c hpdf_name.c hpdf_namedict.c hpdf_null.c hpdf_number.c hpdf_objects.c \
    hpdf_outline.c hpdf_page_label.c hpdf_page_operator.c hpdf_pages.c hpdf_pdfa.c hpdf_real.c hpdf_streams.c hpdf_string.c \
    hpdf_u3d.c hpdf_utils.c hpdf_xref.c,-DLIBHPDF_HAVE_NOPNGLIB -DLIBHPDF_HAVE_NOZLIB -I$(FROM)/libharu/include))
$(eval $(call library,utf8proc,utf8proc,utf8proc.c,-DUTF8PROC_STATIC))
$(eval $(call library,nettle,nettle,md5.c md5-compress.c md5-meta.c sha1.c sha1-compress.c sha1-meta.c sha224-meta.c sha256.c \
    sha256-compress.c sha256-meta.c sha384-meta.c sha512.c sha512-compress.c sha512-meta.c sha3.c sha3-permute.c sha3-224.c \
    sha3-256.c sha3-384.c sha3-512.c sha3-224-meta.c sha3-256-meta.c sha3-384-meta.c sha3-512-meta.c write-be32.c \
    write-le32.c write-le64.c nettle-meta-hashes.c version.c memxor.c,-I$(FROM)/nettle -Isrc/web/shims/nettle))
$(eval $(call library,deflate,libdeflate/lib,utils.c adler32.c crc32.c deflate_compress.c deflate_decompress.c zlib_compress.c \
    zlib_decompress.c,-I$(FROM)/libdeflate))
$(eval $(call library,lcms2,lcms2/src,cmsalpha.c cmscam02.c cmscgats.c cmscnvrt.c cmserr.c cmsgamma.c cmsgmt.c cmshalf.c cmsintrp.c \
    cmsio0.c cmsio1.c cmslut.c cmsmd5.c cmsmtrx.c cmsnamed.c cmsopt.c cmspack.c cmspcs.c cmsplugin.c cmsps2.c cmssamp.c cmssm.c \
    cmstypes.c cmsvirt.c cmswtpnt.c cmsxform.c,-DCMS_NO_PTHREADS -I$(FROM)/lcms2/include))
$(eval $(call library,expat,expat/expat/lib,xmlparse.c xmlrole.c xmltok.c,))
$(eval $(call library,zlib,zlib,adler32.c crc32.c deflate.c trees.c zutil.c,))
$(eval $(call library,minizip,minizip,zip.c ioapi.c,-DNOCRYPT -I$(FROM)/zlib -include src/web/shims/memory_file.h))
$(eval $(call library,xlsxwriter,libxlsxwriter/src,app.c chart.c chartsheet.c comment.c content_types.c core.c custom.c drawing.c \
    format.c hash_table.c metadata.c packager.c relationships.c shared_strings.c styles.c table.c theme.c utility.c vml.c workbook.c \
    worksheet.c xmlwriter.c,-DUSE_SYSTEM_MINIZIP -DUSE_NO_MD5 -DUSE_STANDARD_TMPFILE -I$(FROM)/libxlsxwriter/include \
    -I$(FROM)/zlib -I$(WEB)/include -include src/web/shims/memory_file.h))

WEB_INCLUDES = $(foreach folder,harfbuzz/src freetype/include libyaml/include libharu/include utf8proc libdeflate lcms2/include \
    expat/expat/lib libxlsxwriter/include zlib,-isystem $(FROM)/$(folder)) -isystem $(WEB)/include

# Unpacked anew only when the list or a patch has changed.
$(FROM)/unpacked: FORCE
	@mkdir -p $(@D) $(WEB)/include; cat src/web/sources.tsv src/web/patches/* | cmp -s - $@ || { \
	    src/web/sources.sh $(FROM) && \
	    ln -sfn ../sources/nettle $(WEB)/include/nettle && ln -sfn ../sources/minizip $(WEB)/include/minizip && \
	    cat src/web/sources.tsv src/web/patches/* >$@; }

# ---- the engine ----

# Of src all but what reaches outside: src/web stands in the place of that.
WEB_OUTSIDE := base/file base/folder base/output base/output_path base/temporary archive/qpdf preview/% manual/% library/% \
    $(addprefix cli/,main cli journal locale installed module threads progress output_check workbook watch folder_watch preview)
WEB_PARTS := $(filter-out $(WEB_OUTSIDE),$(SOURCES:src/%.c=%)) $(addprefix web/shims/,memory_file workbook iconv)
WEB_OBJECTS := $(WEB_PARTS:%=$(WEB)/obj/%.o)

$(WEB)/tsuzuri.wasm: $(WEB_OBJECTS) $(WEB_LIBRARIES)
	$(call step,link   ,$@)
	$(Q)$(WASM_LD) -o $@ /usr/lib/wasm32-wasi/crt1-reactor.o $(WEB_OBJECTS) $(WEB_LIBRARIES) -L/usr/lib/wasm32-wasi -lc $(WASM_RUNTIME) \
	    --entry=_initialize --gc-sections --strip-all -O2 --stack-first -z stack-size=$(WEB_STACK) --max-memory=$(WEB_MOST)
# The deepest that was seen is 71 KB (form); nothing recurses on the depth of an input.
WEB_STACK := 1048576
WEB_MOST := 4294901760

$(WEB)/include/cp932.inc: src/web/cp932.py
	@mkdir -p $(@D)
	$(Q)$(PYTHON) $< >$@

$(WEB)/obj/%.o: src/%.c $(FROM)/unpacked $(WEB)/obj/command
	@mkdir -p $(@D)
	$(call step,compile,$<)
	$(Q)$(WEB_COMPILE) $(WEB_DEFINES) -o $@ $<
WEB_COMPILE = $(WEB_CC) $(WEB_TARGET) -std=gnu17 -D_GNU_SOURCE $(WARNINGS) -Wno-gnu-include-next -Iinclude -Isrc $(WEB_INCLUDES) -MMD -MP -c

$(WEB)/obj/web/engine.o: WEB_DEFINES = -DTZ_REVISION='"$(REVISION)"'
$(WEB)/obj/web/engine.o: $(BUILD)/obj/revision
$(WEB)/obj/web/shims/iconv.o: WEB_DEFINES = -I$(WEB)/include
$(WEB)/obj/web/shims/iconv.o: $(WEB)/include/cp932.inc
$(WEB)/obj/base/language.o: WEB_DEFINES = -I$(BUILD)/po
$(WEB)/obj/base/language.o: $(BUILD)/po/catalogues.inc
$(WEB)/obj/command: WEB_COMMAND = $(WEB_COMPILE)
$(WEB)/obj/command: FORCE
	@mkdir -p $(@D); echo $(call quoted,$(WEB_COMMAND)) | cmp -s - $@ || echo $(call quoted,$(WEB_COMMAND)) >$@

# What the tests of the page need of npm, by its lock file.
$(WEB)/npm/installed: tests/web/package.json tests/web/package-lock.json
	@mkdir -p $(@D) && cp $^ $(@D)
	$(call step,install,$(@D))
	$(Q)npm ci --prefix $(@D) --ignore-scripts --no-audit --no-fund --loglevel=error && touch $@

-include $(WEB_OBJECTS:.o=.d)
