// ICC profiles: our own ones for screens and for black ink, and the check of a print shop's. No other file but
// version.c uses Little CMS (lcms2).
#include "pdf/writer.h"

#include <errno.h>
#include <lcms2.h>
#include <lcms2_plugin.h>
#include <math.h>
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

bool tz_icc_read(tz_pdf *pdf, tz_icc_profile *profile) {
    const tz_pdf_options *options = pdf->options;
    cmsContext context = context_in(pdf->arena);
    cmsHPROFILE opened = cmsOpenProfileFromMemTHR(context, options->icc, (cmsUInt32Number)options->icc_size);
    if (!opened) {
        check_memory();
        tz_error(pdf->diag, (tz_place){0}, _("the output profile is not an ICC profile"));
        return false;
    }
    tz_arena_defer(pdf->arena, free_profile, opened);
    if (cmsGetDeviceClass(opened) != cmsSigOutputClass) {
        tz_error(pdf->diag, (tz_place){0},
                 _("the output profile does not describe a printing process (its class is not \"prtr\")"));
        return false;
    }
    cmsColorSpaceSignature space = cmsGetColorSpace(opened);
    if (space != cmsSigGrayData && space != cmsSigCmykData) {
        tz_error(pdf->diag, (tz_place){0}, _("the output profile is neither for gray nor for CMYK inks"));
        return false;
    }
    char *name = tz_arena_alloc(pdf->arena, 256);
    cmsGetProfileInfoASCII(opened, cmsInfoDescription, "en", "US", name, 256);
    check_memory();
    *profile = (tz_icc_profile){options->icc, options->icc_size, (int32_t)cmsChannelsOf(space), name};
    return true;
}
