// ICC profiles: our own, and those of print shops.
#include "pdf/writer.h"
#include "written.h"

#include <lcms2.h>
#include <nettle/md5.h>

static tz_bytes profile_of(tz_arena *arena, cmsHPROFILE profile) {
    cmsUInt32Number size = 0;
    assert_true(cmsSaveProfileToMem(profile, NULL, &size));
    tz_bytes bytes = {.at = tz_arena_alloc(arena, size), .n = size};
    assert_true(cmsSaveProfileToMem(profile, bytes.at, &size));
    cmsCloseProfile(profile);
    return bytes;
}

static cmsHPROFILE gray_profile(cmsProfileClassSignature class) {
    cmsToneCurve *curve = cmsBuildGamma(NULL, 2);
    cmsHPROFILE profile = cmsCreateGrayProfile(cmsD50_xyY(), curve);
    cmsFreeToneCurve(curve);
    cmsSetDeviceClass(profile, class);
    return profile;
}

// A profile that says it is for CMYK presses: the writer looks at its header only.
static cmsHPROFILE cmyk_profile(void) {
    cmsHPROFILE profile = gray_profile(cmsSigOutputClass);
    cmsSetColorSpace(profile, cmsSigCmykData);
    return profile;
}

static tz_pdf_options with_profile(const tz_bytes *icc) {
    return (tz_pdf_options){.purpose = TZ_PURPOSE_PRINT, .icc = icc->at, .icc_size = icc->n};
}

static void black_text_stays_black_ink(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三重県");
    tz_bytes icc = profile_of(s->arena, cmyk_profile());
    tz_pdf_options options = with_profile(&icc);
    tz_bytes pdf = pdf_of(s, &options);
    assert_string_equal(ask(s, "qpdf --qdf --object-streams=disable %s - | grep -a -B1 ' k$' | head -2", &pdf).at,
                        "/Over gs\n0 0 0 1 k\n");
    sample_free(s);
}

static void profiles_that_are_none_for_printing_are_refused(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三重県");
    tz_bytes screen = profile_of(s->arena, gray_profile(cmsSigDisplayClass));
    tz_pdf_options options = with_profile(&screen);
    assert_non_null(strstr(refusal(s, &options), "class"));
    sample_free(s);
    s = one("gothic", 12, "三重県");
    tz_bytes junk = {.at = (char[200]){"junk"}, .n = 200};
    options = with_profile(&junk);
    assert_non_null(strstr(refusal(s, &options), "not an ICC profile"));
    sample_free(s);
    s = one("gothic", 12, "三重県");
    cmsHPROFILE rgb = cmsCreate_sRGBProfile();
    cmsSetDeviceClass(rgb, cmsSigOutputClass);
    tz_bytes lights = profile_of(s->arena, rgb);
    options = with_profile(&lights);
    assert_non_null(strstr(refusal(s, &options), "neither for gray nor for CMYK"));
    sample_free(s);
}

// The message about a profile of these bytes.
static const char *refusal_of(tz_arena *arena, const char *bytes, size_t size) {
    sample *s = one("gothic", 12, "三重県");
    tz_pdf_options options = {.purpose = TZ_PURPOSE_PRINT, .icc = bytes, .icc_size = size, .icc_name = "press.icc"};
    const char *found = refusal(s, &options);
    found = tz_arena_copy(arena, found, strlen(found));
    sample_free(s);
    return found;
}

static void expect_refusal(const tz_bytes *icc, size_t size, const char *message) {
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(refusal_of(arena, icc->at, size), message);
    tz_arena_free(arena);
}

// The profile with a byte changed.
static tz_bytes changed(tz_arena *arena, const tz_bytes *icc, size_t at, char to) {
    tz_bytes made = {.at = tz_arena_copy(arena, icc->at, icc->n), .n = icc->n};
    made.at[at] = to;
    return made;
}

static void put_sum(tz_bytes *icc) {
    struct md5_ctx context;
    md5_init(&context);
    md5_update(&context, icc->n, (const uint8_t *)icc->at); // lcms2 writes no flags and intent 0
    md5_digest(&context, 16, (uint8_t *)icc->at + 84);
}

static void profiles_that_are_cut_or_damaged_are_refused(void **state) {
    (void)state;
    static const char damaged[] =
        "the output profile press.icc is damaged: copy it once more, or ask the print shop for it again";
    static const char none[] =
        "the output profile press.icc is not an ICC profile: name the file with .icc or .icm that "
        "the print shop has given";
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes icc = profile_of(arena, gray_profile(cmsSigOutputClass)), longer = {0};
    const size_t cuts[] = {1, 4, icc.n / 2, icc.n - 133};
    for (size_t i = 0; i < 4; i++)
        expect_refusal(
            &icc, icc.n - cuts[i],
            tz_arena_format(arena,
                            "the output profile press.icc is cut or damaged: it has %zu bytes and says %zu; copy "
                            "it once more, or ask the print shop for it again",
                            icc.n - cuts[i], icc.n));
    tz_bytes_add(arena, &longer, icc.at, icc.n);
    tz_bytes_add(arena, &longer, "\0\0\0", 4);
    expect_refusal(
        &longer, longer.n,
        tz_arena_format(arena,
                        "the output profile press.icc is cut or damaged: it has %zu bytes and says %zu; copy it "
                        "once more, or ask the print shop for it again",
                        longer.n, icc.n));
    expect_refusal(&icc, 131, none);
    expect_refusal(&icc, 0, none);
    tz_bytes wrong = changed(arena, &icc, 36, 'b'); // "acsp"
    expect_refusal(&wrong, wrong.n, none);
    const size_t places[] = {128, 131, 136, 140}; // number of tags; where the first is, and its size
    for (size_t i = 0; i < 4; i++) {
        wrong = changed(arena, &icc, places[i], (char)0x7f);
        expect_refusal(&wrong, wrong.n, damaged);
    }
    for (size_t i = 0; i < 4; i++) // the type of a tag, wherever it is: "curv", "desc" or "mluc", "text", "XYZ "
        for (size_t at = 132; at + 12 <= 132 + 12 * (size_t)icc.at[131]; at += 12)
            if (!memcmp(icc.at + at, (const char *[]){"kTRC", "desc", "cprt", "wtpt"}[i], 4)) {
                size_t tag = (size_t)(unsigned char)icc.at[at + 6] << 8 | (unsigned char)icc.at[at + 7];
                wrong = changed(arena, &icc, tag, '?');
                expect_refusal(&wrong, wrong.n, damaged);
            }
    tz_arena_free(arena);
}

// A profile with a sum is checked byte by byte, but for what may change when it is embedded.
static void sums_of_profiles_are_checked(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes icc = profile_of(arena, gray_profile(cmsSigOutputClass));
    put_sum(&icc);
    const size_t places[] = {4, 40, 84, 99, icc.n - 1, icc.n / 2}, free_ones[] = {44, 47, 64, 67};
    for (size_t i = 0; i < 6; i++) {
        tz_bytes wrong = changed(arena, &icc, places[i], (char)(icc.at[places[i]] ^ 1));
        expect_refusal(
            &wrong, wrong.n,
            "the output profile press.icc is damaged: copy it once more, or ask the print shop for it again");
    }
    for (size_t i = 0; i < 4; i++) {
        tz_bytes other = changed(arena, &icc, free_ones[i], 1);
        tz_pdf_options options = with_profile(&other);
        tz_pdf pdf = {.arena = arena, .options = &options, .diag = tz_diag_in_arena(arena)};
        tz_icc_profile profile;
        assert_true(tz_icc_read(&pdf, &profile));
    }
    tz_arena_free(arena);
}

static void coloured_inks_need_a_profile_that_has_them(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三重県");
    first_run(s)->color = (tz_color){.m = 1000};
    tz_bytes icc = profile_of(s->arena, cmyk_profile());
    tz_pdf_options options = with_profile(&icc);
    tz_bytes pdf = pdf_of(s, &options);
    assert_string_equal(ask(s, "qpdf --qdf --object-streams=disable %s - | grep -a ' k$' | head -1", &pdf).at,
                        "0 1 0 0 k\n");
    assert_non_null(strstr(refusal(s, &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT}), "coloured inks"));
    sample_free(s);
}

// ---- our own ----

typedef struct opened {
    cmsHPROFILE profile;
    char name[100];
} opened;

static opened open_profile(const tz_icc_profile *profile) {
    opened o = {.profile = cmsOpenProfileFromMem(profile->bytes, (cmsUInt32Number)profile->size)};
    assert_non_null(o.profile);
    cmsGetProfileInfoASCII(o.profile, cmsInfoDescription, "en", "US", o.name, sizeof o.name);
    assert_string_equal(o.name, profile->name);
    assert_int_equal((int)(cmsGetProfileVersion(o.profile) * 10 + 0.5), 21);
    struct tm made;
    assert_true(cmsGetHeaderCreationDateTime(o.profile, &made)); // no clock: the same bytes at any time
    assert_int_equal(made.tm_year, 2026 - 1900);
    assert_int_equal(made.tm_mon, 0);
    assert_int_equal(made.tm_mday, 1);
    assert_int_equal(made.tm_hour, 0);
    return o;
}

static int light_of(const opened *o, double value) {
    cmsToneCurve *curve = cmsReadTag(o->profile, cmsSigGrayTRCTag);
    assert_non_null(curve);
    return (int)(cmsEvalToneCurveFloat(curve, (cmsFloat32Number)value) * 1000 + 0.5);
}

static void screens_have_the_curve_of_srgb(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_icc_profile gray = tz_icc_gray(arena);
    assert_int_equal(gray.channels, 1);
    opened o = open_profile(&gray);
    assert_int_equal(cmsGetDeviceClass(o.profile), cmsSigDisplayClass);
    assert_int_equal(cmsGetColorSpace(o.profile), cmsSigGrayData);
    assert_int_equal(light_of(&o, 0), 0);
    assert_int_equal(light_of(&o, 0.03), 2);  // linear: 0.03 / 12.92
    assert_int_equal(light_of(&o, 0.5), 214); // ((0.5 + 0.055) / 1.055)^2.4
    assert_int_equal(light_of(&o, 0.25), 51);
    assert_int_equal(light_of(&o, 1), 1000);
    cmsCloseProfile(o.profile);
    tz_arena_free(arena);
}

static void black_ink_spreads(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_icc_profile press = tz_icc_press(arena);
    assert_int_equal(press.channels, 1);
    opened o = open_profile(&press);
    assert_int_equal(cmsGetDeviceClass(o.profile), cmsSigOutputClass);
    assert_int_equal(light_of(&o, 0), 0);
    assert_int_equal(light_of(&o, 0.5), 350); // half the area: 15 % more
    assert_int_equal(light_of(&o, 0.8), 704); // a fifth: 4 · 0.15 · 0.2 · 0.8 more
    assert_int_equal(light_of(&o, 1), 1000);
    cmsCloseProfile(o.profile);
    tz_arena_free(arena);
}

static void colours_of_screens_are_srgb(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_icc_profile rgb = tz_icc_srgb(arena);
    assert_int_equal(rgb.channels, 3);
    opened o = open_profile(&rgb);
    assert_int_equal(cmsGetColorSpace(o.profile), cmsSigRgbData);
    assert_int_equal(cmsGetDeviceClass(o.profile), cmsSigDisplayClass);
    cmsCloseProfile(o.profile);
    tz_icc_profile again = tz_icc_srgb(arena);
    assert_int_equal(again.size, rgb.size);
    assert_memory_equal(again.bytes, rgb.bytes, rgb.size);
    tz_arena_free(arena);
}

static void a_print_shops_profile_is_taken_as_it_is(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes icc = profile_of(arena, cmyk_profile());
    tz_pdf_options options = with_profile(&icc);
    tz_pdf pdf = {.arena = arena, .diag = tz_diag_new(), .options = &options};
    tz_icc_profile profile;
    assert_true(tz_icc_read(&pdf, &profile));
    assert_ptr_equal(profile.bytes, icc.at);
    assert_int_equal(profile.size, icc.n);
    assert_int_equal(profile.channels, 4);
    assert_string_equal(profile.name, "gray built-in");
    tz_diag_free(pdf.diag);
    tz_arena_free(arena);
}

// Overprint: full black stands on tints, everything else takes their place.
static void only_full_black_prints_over_tints(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三重県");
    tz_bytes icc = profile_of(s->arena, cmyk_profile());
    tz_pdf_options options = with_profile(&icc);
    tz_color colors[] = {{.k = 1000}, {.k = 999}, {.k = 1000, .c = 1}, {.k = 1000, .m = 1}, {.k = 1000, .y = 1}};
    for (int i = 0; i < 5; i++) {
        first_run(s)->color = colors[i];
        const char *objects = objects_of(s, &options);
        assert_has(objects, i ? "/Out gs " : "/Over gs ");
        assert_lacks(objects, i ? "/Over gs " : "/Out gs ");
        assert_has(objects, "/ExtGState << /Out << /OP false /OPM 1 /Type /ExtGState /op false >> "
                            "/Over << /OP true /OPM 1 /Type /ExtGState /op true >> >>");
    }
    assert_lacks(objects_of(s, &(tz_pdf_options){.purpose = TZ_PURPOSE_HANDOUT}), "/ExtGState");
    sample_free(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(screens_have_the_curve_of_srgb),
        cmocka_unit_test(black_ink_spreads),
        cmocka_unit_test(colours_of_screens_are_srgb),
        cmocka_unit_test(a_print_shops_profile_is_taken_as_it_is),
        cmocka_unit_test(only_full_black_prints_over_tints),
        cmocka_unit_test(black_text_stays_black_ink),
        cmocka_unit_test(profiles_that_are_none_for_printing_are_refused),
        cmocka_unit_test(profiles_that_are_cut_or_damaged_are_refused),
        cmocka_unit_test(sums_of_profiles_are_checked),
        cmocka_unit_test(coloured_inks_need_a_profile_that_has_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
