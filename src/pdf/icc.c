// ICC profiles: our own ones for screens and for black ink, and the check of a print shop's. No other file but
// version.c uses Little CMS (lcms2).
#include "pdf/writer.h"

#include <errno.h>
#include <lcms2.h>
#include <lcms2_plugin.h>
#include <math.h>
#include <nettle/md5.h>
#include <string.h>

enum { DATE_AT = 24, DATE_SIZE = 12, CURVE = 1024 };

static void free_context(void *context) {
    cmsDeleteContext(context);
}

static void free_profile(void *profile) {
    cmsCloseProfile(profile);
}

// A context is used by one thread, so that its locks need not lock. lcms2's own locks are created without a check that
// there was memory for them.
static void *make_lock(cmsContext context) {
    return context;
}

static void free_lock(cmsContext context, void *lock) {
    (void)context;
    (void)lock;
}

static cmsBool take_lock(cmsContext context, void *lock) {
    (void)context;
    (void)lock;
    return true;
}

// In a context of its own lcms2 reports no errors and shares nothing with other threads. When memory runs out it leaves
// parts of the profile out without an error; but malloc() sets errno, which check_memory() reads.
static cmsContext context_in(tz_arena *arena) {
    cmsPluginMutex locks = {
        {cmsPluginMagicNumber, 2060, cmsPluginMutexSig, NULL}, make_lock, free_lock, take_lock, free_lock};
    errno = 0;
    cmsContext context = cmsCreateContext(&locks, NULL);
    if (!context)
        tz_out_of_memory();
    tz_arena_defer(arena, free_context, context);
    return context;
}

// After all that was done in a context: the resources are the arena's, or lost with a profile that is incomplete.
static void check_memory(void) {
    if (errno == ENOMEM)
        tz_out_of_memory();
}

static void describe(cmsContext context, cmsHPROFILE profile, const char *name) {
    cmsMLU *text = cmsMLUalloc(context, 1), *right = cmsMLUalloc(context, 1);
    cmsMLUsetASCII(text, "en", "US", name);
    cmsMLUsetASCII(right, "en", "US", "Public domain");
    cmsWriteTag(profile, cmsSigProfileDescriptionTag, text);
    cmsWriteTag(profile, cmsSigCopyrightTag, right);
    cmsMLUfree(text);
    cmsMLUfree(right);
}

// The profile's bytes, as of version 2.1, which every reader supports, and without lcms2's clock in them.
static tz_icc_profile saved(tz_arena *arena, cmsContext context, cmsHPROFILE profile, const char *name) {
    static const uint8_t date[DATE_SIZE] = {0x07, 0xea, 0, 1, 0, 1}; // 2026-01-01 00:00:00
    cmsUInt32Number size = 0;
    if (!profile)
        tz_out_of_memory();
    tz_arena_defer(arena, free_profile, profile);
    cmsSetProfileVersion(profile, 2.1);
    describe(context, profile, name);
    if (!cmsSaveProfileToMem(profile, NULL, &size))
        tz_out_of_memory();
    char *bytes = tz_arena_alloc(arena, size);
    if (!cmsSaveProfileToMem(profile, bytes, &size))
        tz_out_of_memory();
    check_memory();
    memcpy(bytes + DATE_AT, date, sizeof date);
    return (tz_icc_profile){bytes, size, (int32_t)cmsChannelsOf(cmsGetColorSpace(profile)), name};
}

static tz_icc_profile gray(tz_arena *arena, double (*light)(double), bool press, const char *name) {
    cmsContext context = context_in(arena);
    cmsUInt16Number table[CURVE];
    for (int i = 0; i < CURVE; i++)
        table[i] = (cmsUInt16Number)(65535 * light((double)i / (CURVE - 1)) + 0.5);
    cmsToneCurve *curve = cmsBuildTabulatedToneCurve16(context, CURVE, table);
    cmsHPROFILE profile = cmsCreateGrayProfileTHR(context, cmsD50_xyY(), curve);
    cmsFreeToneCurve(curve);
    if (profile && press)
        cmsSetDeviceClass(profile, cmsSigOutputClass);
    return saved(arena, context, profile, name);
}

// By its definition (IEC 61966-2-1): lcms2's own parametric curve would add its rounding.
static double srgb_light(double value) {
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
}

// Ink spreads: a tint of half the area covers 15 % more of the paper (the usual tone value increase of offset print).
static double press_light(double value) {
    double ink = 1 - value;
    return 1 - (ink + 4 * 0.15 * ink * value);
}

tz_icc_profile tz_icc_gray(tz_arena *arena) {
    return gray(arena, srgb_light, false, "Gray with the tone curve of sRGB");
}

tz_icc_profile tz_icc_press(tz_arena *arena) {
    return gray(arena, press_light, true, "Black ink, tone value increase 15 %");
}

tz_icc_profile tz_icc_srgb(tz_arena *arena) {
    cmsContext context = context_in(arena);
    return saved(arena, context, cmsCreate_sRGBProfileTHR(context), "sRGB IEC61966-2.1");
}

// ---- a print shop's profile ----

// The header of ICC.1:2010, 7.2, and the table of tags behind it, 7.3: numbers have their highest byte first.
enum { SIGNATURE_AT = 36, FLAGS_AT = 44, INTENT_AT = 64, ID_AT = 84, COUNT_AT = 128, TAGS_AT = 132, TAG_SIZE = 12 };

static uint32_t number_at(const char *bytes, size_t at) {
    const unsigned char *b = (const unsigned char *)bytes + at;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

// Whether every tag lies in the profile.
static bool are_tags_inside(const tz_pdf_options *options) {
    uint32_t n = number_at(options->icc, COUNT_AT);
    if (n > (options->icc_size - TAGS_AT) / TAG_SIZE)
        return false;
    for (uint32_t i = 0; i < n; i++) {
        uint64_t at = number_at(options->icc, TAGS_AT + (size_t)i * TAG_SIZE + 4);
        uint64_t size = number_at(options->icc, TAGS_AT + (size_t)i * TAG_SIZE + 8);
        if (at < TAGS_AT || at + size > options->icc_size)
            return false;
    }
    return true;
}

// The header may have the MD5 sum of all other bytes that do not change when the profile is embedded (7.2.18).
static bool is_sum_right(const tz_pdf_options *options, tz_arena *arena) {
    static const char none[MD5_DIGEST_SIZE];
    uint8_t sum[MD5_DIGEST_SIZE];
    struct md5_ctx context;
    if (!memcmp(options->icc + ID_AT, none, sizeof none))
        return true;
    char *bytes = tz_arena_copy(arena, options->icc, options->icc_size);
    memset(bytes + FLAGS_AT, 0, 4);
    memset(bytes + INTENT_AT, 0, 4);
    memset(bytes + ID_AT, 0, sizeof none);
    md5_init(&context);
    md5_update(&context, options->icc_size, (const uint8_t *)bytes);
    md5_digest(&context, sizeof sum, sum);
    return !memcmp(options->icc + ID_AT, sum, sizeof sum);
}

// Whether lcms2 can read the tags that a press's colours are computed by, as far as there are any.
static bool are_tags_readable(cmsHPROFILE profile) {
    static const cmsTagSignature tags[] = {cmsSigProfileDescriptionTag,
                                           cmsSigCopyrightTag,
                                           cmsSigMediaWhitePointTag,
                                           cmsSigGrayTRCTag,
                                           cmsSigAToB0Tag,
                                           cmsSigAToB1Tag,
                                           cmsSigAToB2Tag,
                                           cmsSigBToA0Tag,
                                           cmsSigBToA1Tag,
                                           cmsSigBToA2Tag,
                                           cmsSigGamutTag};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (cmsIsTag(profile, tags[i]) && !cmsReadTag(profile, tags[i]))
            return false;
    return true;
}

static const char *name_of(const tz_pdf_options *options) {
    return options->icc_name ? options->icc_name : "--icc";
}

static bool refuse(tz_pdf *pdf, const char *format) {
    tz_error(pdf->diag, (tz_place){0}, format, name_of(pdf->options)); // NOLINT: of this file
    return false;
}

static bool refuse_damaged(tz_pdf *pdf) {
    return refuse(pdf, _("the output profile %s is damaged: copy it once more, or ask the print shop for it again"));
}

// What can be reported without lcms2, which takes profiles that are cut.
static bool check_bytes(tz_pdf *pdf) {
    const tz_pdf_options *options = pdf->options;
    if (options->icc_size < TAGS_AT || memcmp(options->icc + SIGNATURE_AT, "acsp", 4) != 0)
        return refuse(pdf,
                      _("the output profile %s is not an ICC profile: name the file with .icc or .icm that the print "
                        "shop has given"));
    uint32_t size = number_at(options->icc, 0);
    if (size != options->icc_size) {
        tz_error(
            pdf->diag, (tz_place){0},
            _("the output profile %s is cut or damaged: it has %zu bytes and says %u; copy it once more, or ask the "
              "print shop for it again"),
            name_of(options), options->icc_size, size);
        return false;
    }
    return (are_tags_inside(options) && is_sum_right(options, pdf->arena)) || refuse_damaged(pdf);
}

bool tz_icc_read(tz_pdf *pdf, tz_icc_profile *profile) {
    const tz_pdf_options *options = pdf->options;
    if (!check_bytes(pdf))
        return false;
    cmsContext context = context_in(pdf->arena);
    cmsHPROFILE opened = cmsOpenProfileFromMemTHR(context, options->icc, (cmsUInt32Number)options->icc_size);
    if (!opened) {
        check_memory();
        return refuse_damaged(pdf);
    }
    tz_arena_defer(pdf->arena, free_profile, opened);
    if (cmsGetDeviceClass(opened) != cmsSigOutputClass)
        return refuse(pdf,
                      _("the output profile %s does not describe a printing process (its class is not \"prtr\"): ask "
                        "the print shop for the one of its presses"));
    cmsColorSpaceSignature space = cmsGetColorSpace(opened);
    if (space != cmsSigGrayData && space != cmsSigCmykData)
        return refuse(pdf,
                      _("the output profile %s is neither for gray nor for CMYK inks: ask the print shop for one"));
    if (!are_tags_readable(opened)) {
        check_memory();
        return refuse_damaged(pdf);
    }
    char *name = tz_arena_alloc(pdf->arena, 256);
    cmsGetProfileInfoASCII(opened, cmsInfoDescription, "en", "US", name, 256);
    check_memory();
    *profile = (tz_icc_profile){options->icc, options->icc_size, (int32_t)cmsChannelsOf(space), name};
    return true;
}
