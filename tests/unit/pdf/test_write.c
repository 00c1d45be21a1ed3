// Whole files: what tools read from them, what they show, and what happens when writing fails.
//
//     test_write DIRECTORY    writes the sample book there for every purpose (tests/e2e/test_pdf_rules.py looks at it)
#include "base/memory.h"
#include "sample.h"
#include "tsuzuri/pdf.h"

#include <lcms2.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

// ---- writing ----

typedef struct memory {
    tz_arena *arena;
    tz_bytes bytes;
} memory;

static bool keep(void *context, const void *bytes, size_t size) {
    memory *m = context;
    tz_bytes_add(m->arena, &m->bytes, bytes, size);
    return true;
}

static tz_bytes pdf_of(sample *s, const tz_pdf_options *options) {
    memory m = {.arena = s->arena};
    tz_sink sink = {keep, &m};
    if (!tz_pdf_write(s->book, options, &sink, s->diag)) {
        tz_bytes out = {0};
        tz_diag_print(s->diag, s->arena, &out);
        fail_msg("not written: %.*s", (int)out.n, out.at);
    }
    return m.bytes;
}

static const char *refusal(sample *s, const tz_pdf_options *options) {
    memory m = {.arena = s->arena};
    tz_sink sink = {keep, &m};
    assert_false(tz_pdf_write(s->book, options, &sink, s->diag));
    assert_int_equal(tz_diag_count(s->diag, TZ_ERROR), 1);
    return tz_diag_at(s->diag, 0)->message;
}

// ---- looking with other programs ----

static char *save(sample *s, const tz_bytes *pdf) {
    char *name = tz_arena_copy(s->arena, "/tmp/tsuzuri-test-XXXXXX", 24);
    int fd = mkstemp(name);
    assert_true(fd >= 0 && write(fd, pdf->at, pdf->n) == (ssize_t)pdf->n && !close(fd));
    return name;
}

// What a command says about a file; `command` has one %s for its name.
static tz_bytes ask(sample *s, const char *command, const tz_bytes *pdf) {
    char *name = save(s, pdf), buffer[4096];
    tz_bytes out = {0};
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
    FILE *pipe = popen(tz_arena_format(s->arena, command, name), "r");
#pragma GCC diagnostic pop
    assert_non_null(pipe);
    for (size_t n; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;)
        tz_bytes_add(s->arena, &out, buffer, n);
    int status = pclose(pipe);
    unlink(name);
    assert_int_equal(status, 0);
    tz_bytes_add(s->arena, &out, "", 1);
    return out;
}

static void assert_text(sample *s, const tz_pdf_options *options, const char *expected) {
    tz_bytes pdf = pdf_of(s, options), text = ask(s, "pdftotext -raw %s -", &pdf);
    assert_string_equal(text.at, expected);
}

// A page drawn in gray, one pixel a point.
typedef struct picture {
    int width, height;
    const unsigned char *gray;
} picture;

static picture draw(sample *s, const tz_bytes *pdf, int page) {
    const char *command = tz_arena_format(s->arena, "pdftoppm -r 72 -gray -f %d -l %d %%s", page, page);
    tz_bytes out = ask(s, command, pdf);
    picture p;
    int at = 0;
    assert_int_equal(sscanf(out.at, "P5 %d %d 255%n", &p.width, &p.height, &at), 2);
    p.gray = (const unsigned char *)out.at + at + 1;
    return p;
}

// Per mille of the darkness of a box, rounded up.
static int ink(const picture *p, int left, int top, int right, int bottom) {
    long dark = 0;
    for (int y = top; y < bottom; y++)
        for (int x = left; x < right; x++)
            dark += 255 - p->gray[y * p->width + x];
    long full = 255L * (right - left) * (bottom - top);
    return (int)((dark * 1000 + full - 1) / full);
}

// Ink in the box, and none in the frame two points around it.
static void assert_only_in(const picture *p, int left, int top, int right, int bottom) {
    assert_true(ink(p, left, top, right, bottom) > 60);
    assert_int_equal(ink(p, left - 3, top - 3, left - 1, bottom + 3), 0);
    assert_int_equal(ink(p, right + 1, top - 3, right + 3, bottom + 3), 0);
    assert_int_equal(ink(p, left - 3, top - 3, right + 3, top - 1), 0);
    assert_int_equal(ink(p, left - 3, bottom + 1, right + 3, bottom + 3), 0);
}

// ---- a book with one paragraph ----

static sample *one(const char *family, int size, const char *text) {
    sample *s = sample_new();
    sample_page(s, "1");
    tz_element *para = tz_element_new(s->arena, s->book, s->book->document, TZ_ROLE_P);
    sample_text(s, para, family, size, 100, 100, text);
    return s;
}

static tz_run *first_run(sample *s) {
    return &s->book->pages[0]->items.at[0].run;
}

static tz_run_glyph *glyphs_of(tz_run *run) {
    return (tz_run_glyph *)run->glyphs; // the sample's own, not const
}

static const tz_pdf_options handout = {.purpose = TZ_PURPOSE_HANDOUT};

// ---- files ----

static void every_purpose_is_sound_and_the_same_twice(void **state) {
    (void)state;
    static const tz_attachment files[] = {{"form.yaml", "text/yaml", "様式", "id: r7\n", 7, false},
                                          {"cards/見本.yaml", "text/yaml", NULL, "a: 1\n", 5, true}};
    const tz_pdf_options all[] = {{.purpose = TZ_PURPOSE_HANDOUT},
                                  {.purpose = TZ_PURPOSE_ARCHIVE, .attachments = files, .attachments_n = 2},
                                  {.purpose = TZ_PURPOSE_PRINT, .marks = true},
                                  {.purpose = TZ_PURPOSE_PRINT, .multiple = 4}, // with blank pages
                                  {.purpose = TZ_PURPOSE_PRINT, .impose = TZ_IMPOSE_SADDLE_TOP}};
    sample *s = sample_full();
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        tz_bytes first = pdf_of(s, &all[i]), second = pdf_of(s, &all[i]);
        assert_int_equal(first.n, second.n);
        assert_memory_equal(first.at, second.at, first.n);
        assert_memory_equal(first.at, i < 2 ? "%PDF-1.7\n%" : "%PDF-1.6\n%", 10);
        assert_non_null(strstr(ask(s, "qpdf --check %s 2>&1", &first).at, "No syntax or stream encoding errors found"));
    }
    sample_free(s);
}

// A book of many pages and elements: pages, fonts and objects are made in several threads.
static void threads_do_not_show(void **state) {
    (void)state;
    sample *s = sample_full();
    for (int i = 0; i < 150; i++) {
        sample_page(s, "x");
        for (int k = 0; k < 20; k++) {
            tz_element *element = tz_element_new(s->arena, s->book, s->book->document, TZ_ROLE_P);
            sample_text(s, element, k % 2 ? "gothic" : "mincho", 8 + k % 3, 40 + i, 40 + 20 * k,
                        "在宅医療と介護の連携");
        }
    }
    for (int purpose = TZ_PURPOSE_HANDOUT; purpose <= TZ_PURPOSE_PRINT;
         purpose += TZ_PURPOSE_PRINT - TZ_PURPOSE_HANDOUT) {
        tz_bytes one = pdf_of(s, &(tz_pdf_options){.purpose = (tz_purpose)purpose});
        for (uint32_t threads = 1; threads < 6; threads += 2) {
            tz_bytes more = pdf_of(s, &(tz_pdf_options){.purpose = (tz_purpose)purpose, .threads = threads});
            assert_int_equal(one.n, more.n);
            assert_memory_equal(one.at, more.at, one.n);
        }
    }
    sample_free(s);
}

static bool write_to(void *context, const void *bytes, size_t size) {
    return fwrite(bytes, 1, size, context) == size;
}

static void a_full_device_is_told(void **state) {
    (void)state;
    sample *s = sample_full();
    FILE *full = fopen("/dev/full", "wb");
    assert_non_null(full);
    setvbuf(full, NULL, _IONBF, 0);
    tz_sink sink = {write_to, full};
    assert_false(tz_pdf_write(s->book, &handout, &sink, s->diag));
    fclose(full);
    sample_free(s);
}

static bool stop_later(void *context, const void *bytes, size_t size) {
    (void)bytes;
    size_t *left = context;
    if (*left < size)
        return false;
    *left -= size;
    return true;
}

static void writing_stops_where_the_sink_stops(void **state) {
    (void)state;
    sample *s = sample_full();
    size_t size = pdf_of(s, &handout).n;
    for (size_t room = 0; room < size; room += size / 7) {
        size_t left = room;
        tz_sink sink = {stop_later, &left};
        assert_false(tz_pdf_write(s->book, &handout, &sink, s->diag));
    }
    assert_int_equal(tz_diag_count(s->diag, TZ_ERROR), 0); // the sink's owner reports
    sample_free(s);
}

static bool swallow(void *context, const void *bytes, size_t size) {
    (void)context;
    (void)bytes;
    return size > 0;
}

// Every way out must leave nothing behind (the address sanitizer tells) and be reported.
static void running_out_of_memory_is_told(void **state) {
    (void)state;
    sample *s = sample_full();
    static const tz_attachment file = {"form.yaml", "text/yaml", "様式", "id: r7\n", 7, false};
    const tz_pdf_options all[] = {{.purpose = TZ_PURPOSE_ARCHIVE, .attachments = &file, .attachments_n = 1},
                                  {.purpose = TZ_PURPOSE_PRINT, .marks = true, .impose = TZ_IMPOSE_SADDLE_LEFT}};
    tz_sink sink = {swallow, NULL};
    for (size_t i = 0; i < 2; i++) {
        bool done = false;
        for (long room = 1; !done; room += 1 + room / 16) {
            tz_diag *diag = tz_diag_new();
            tz_arena_fail_after(room);
            done = tz_pdf_write(s->book, &all[i], &sink, diag);
            tz_arena_fail_after(-1);
            assert_int_equal(tz_diag_count(diag, TZ_ERROR), !done);
            tz_diag_free(diag);
        }
    }
    sample_free(s);
}

// ---- text ----

static void text_comes_back_as_it_was(void **state) {
    (void)state;
    static const char *const texts[] = {"〜と～、−と－は別の文字です",    "𠮷野家",
                                        "葛\xf3\xa0\x84\x80城市と葛城市", "神(神)と福(福)",
                                        "ABC abc 123 (株) ㈱ №",          "か゚とがの結合"};
    static const char *const families[] = {"gothic", "mincho", "noto-gothic"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (size_t k = 0; k < 3; k++) {
            sample *s = one(families[k], 12, texts[i]);
            assert_text(s, &handout, tz_arena_format(s->arena, "%s\n\f", texts[i]));
            sample_free(s);
        }
}

static void structure_has_the_same_text(void **state) {
    (void)state;
    sample *s = sample_full();
    tz_bytes pdf = pdf_of(s, &handout);
    const char *text = ask(s, "pdfinfo -struct-text %s", &pdf).at;
    static const char *const parts[] = {"\"見本の見出し\"", "\"𠮷野家と葛\xf3\xa0\x84\x80城市\"",
                                        "Noto Sans 骨〜～葛\xf3\xa0\x84\x80葛\"", "/Headers [(e0000000",
                                        "\"〜と～は別の文字\""};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!strstr(text, parts[i]))
            fail_msg("not in the structure: %s", parts[i]);
    sample_free(s);
}

static void glyphs_without_characters_of_their_own_are_told_as_actual_text(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三重");
    tz_run *run = first_run(s);
    glyphs_of(run)[1].text = 0; // two glyphs for one character
    run->text_size = 3;
    assert_text(s, &handout, "三\n\f");
    sample_free(s);
}

static void a_glyph_that_shows_two_characters_gives_both(void **state) {
    (void)state;
    sample *s = one("noto-gothic", 12, "三重県");
    tz_run *run = first_run(s);
    run->glyphs_n = 2; // 重 stands for 重県
    assert_text(s, &handout, "三重県\n\f");
    sample_free(s);
}

// ---- pictures ----

static void text_is_where_it_was_put(void **state) {
    (void)state;
    static const char *const families[] = {"gothic", "mincho", "noto-gothic", "noto-mincho"};
    for (size_t i = 0; i < 4; i++) {
        sample *s = one(families[i], 40, "国国国");
        tz_bytes pdf = pdf_of(s, &handout);
        picture p = draw(s, &pdf, 1);
        assert_int_equal(p.width, 842);
        assert_only_in(&p, 101, 64, 219, 106);
        assert_int_equal(ink(&p, 0, 110, 842, 595), 0);
        sample_free(s);
    }
}

static void glyphs_that_run_downwards(void **state) {
    (void)state;
    sample *s = one("gothic", 40, "国国国");
    tz_run *run = first_run(s);
    for (uint32_t i = 0; i < 3; i++) {
        glyphs_of(run)[i].x = 300 * TZ_PT;
        glyphs_of(run)[i].y = (tz_len)(200 + 50 * i) * TZ_PT;
    }
    tz_bytes pdf = pdf_of(s, &handout);
    picture p = draw(s, &pdf, 1);
    for (int i = 0; i < 3; i++)
        assert_only_in(&p, 301, 164 + 50 * i, 339, 206 + 50 * i);
    assert_string_equal(ask(s, "pdftotext -raw %s - | tr -d '\\n\\f'", &pdf).at, "国国国");
    sample_free(s);
}

static void turned_runs_go_down_the_page(void **state) {
    (void)state;
    sample *s = one("gothic", 40, "国国国");
    tz_run *run = first_run(s);
    run->rotated = true;
    for (uint32_t i = 0; i < 3; i++) {
        glyphs_of(run)[i].x = 300 * TZ_PT;
        glyphs_of(run)[i].y = (tz_len)(200 + 40 * i) * TZ_PT;
    }
    tz_bytes pdf = pdf_of(s, &handout);
    picture p = draw(s, &pdf, 1);
    assert_only_in(&p, 294, 201, 336, 319); // the baseline is on the left, as after a quarter turn clockwise
    sample_free(s);
}

// Positions of characters as mupdf finds them.
static void assert_positions(sample *s, const tz_run *run) {
    tz_bytes pdf = pdf_of(s, &handout);
    const char *text = ask(s, "mutool draw -F stext %s 2>/dev/null", &pdf).at;
    for (uint32_t i = 0; i < run->glyphs_n; i++) {
        double x = 0, y = 0;
        text = strstr(text, "<char ");
        assert_non_null(text);
        assert_int_equal(sscanf(strstr(text, " x=") + 4, "%lf\" y=\"%lf", &x, &y), 2);
        assert_true(x - (double)run->glyphs[i].x / TZ_PT < 0.02 && (double)run->glyphs[i].x / TZ_PT - x < 0.02);
        assert_true(y - (double)run->glyphs[i].y / TZ_PT < 0.02 && (double)run->glyphs[i].y / TZ_PT - y < 0.02);
        text++;
    }
}

static void justified_text_does_not_drift(void **state) {
    (void)state;
    static const char line[] = "三重県では在宅医療と介護の連携について、市町ごとの課題と取組をABCにまとめています1234";
    static const char *const families[] = {"gothic", "pgothic", "noto-gothic"};
    for (size_t k = 0; k < 3; k++) {
        sample *s = one(families[k], 8, line);
        tz_run *run = first_run(s);
        run->size = 105333; // 8.294… pt
        for (uint32_t i = 0; i < run->glyphs_n; i++)
            glyphs_of(run)[i].x += (tz_len)i * 4321 - (i > 20 ? 50000 : 0);
        assert_positions(s, run);
        sample_free(s);
    }
}

static void shapes_have_their_tints(void **state) {
    (void)state;
    sample *s = sample_new();
    tz_page *page = sample_page(s, "1");
    tz_page_rect(s->arena, page, (tz_box){100 * TZ_PT, 100 * TZ_PT, 50 * TZ_PT, 20 * TZ_PT}, (tz_color){.k = 500});
    tz_page_rect(s->arena, page, (tz_box){200 * TZ_PT, 100 * TZ_PT, 50 * TZ_PT, 20 * TZ_PT}, (tz_color){.c = 1000});
    static const tz_len points[] = {300 * TZ_PT, 100 * TZ_PT, 350 * TZ_PT, 100 * TZ_PT,
                                    350 * TZ_PT, 120 * TZ_PT, 300 * TZ_PT, 120 * TZ_PT};
    tz_item *path = tz_page_item(s->arena, page, TZ_ITEM_PATH);
    path->path.points = points;
    path->path.n = 4;
    path->path.color.k = 1000;
    tz_bytes pdf = pdf_of(s, &handout);
    picture p = draw(s, &pdf, 1);
    assert_in_range(ink(&p, 102, 102, 148, 118), 490, 510);
    assert_in_range(ink(&p, 202, 102, 248, 118), 150, 400);
    assert_in_range(ink(&p, 302, 102, 348, 118), 990, 1000);
    assert_int_equal(ink(&p, 0, 122, 842, 595), 0);
    sample_free(s);
}

// ---- print ----

static void marks_stand_outside_the_bleed(void **state) {
    (void)state;
    sample *s = one("gothic", 40, "国国国");
    tz_bytes pdf = pdf_of(s, &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT, .marks = true});
    picture p = draw(s, &pdf, 1);
    assert_in_range(p.width, 932, 933); // 329 × 242 mm
    assert_in_range(p.height, 685, 686);
    assert_only_in(&p, 146, 109, 265, 152); // moved by 16 mm
    assert_int_equal(ink(&p, 50, 50, 140, 640), 0);
    assert_true(ink(&p, 8, 8, 40, 40) > 0);
    assert_true(ink(&p, 420, 8, 510, 37) > 0);
    assert_true(ink(&p, 885, 652, 925, 678) > 0);
    assert_int_equal(ink(&p, 0, 0, 932, 8), 0);
    sample_free(s);
}

static void a_turned_cover_stands_on_its_head(void **state) {
    (void)state;
    sample *s = sample_new();
    for (int i = 0; i < 4; i++) {
        sample_page(s, "1");
        tz_element *para = tz_element_new(s->arena, s->book, s->book->document, TZ_ROLE_P);
        sample_text(s, para, "gothic", 40, 100, 100, i % 2 ? "国国" : "国国国");
    }
    tz_bytes pdf = pdf_of(s, &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT, .impose = TZ_IMPOSE_SADDLE_TOP});
    picture p = draw(s, &pdf, 1);
    assert_in_range(p.height, 1190, 1191);
    assert_only_in(&p, 842 - 179, 595 - 106, 842 - 101, 595 - 64); // page 4, upper half, turned
    assert_only_in(&p, 101, 595 + 64, 219, 595 + 106);             // page 1, lower half
    picture back = draw(s, &pdf, 2);
    assert_only_in(&back, 101, 64, 179, 106);             // page 2, upper half, upright
    assert_only_in(&back, 101, 595 + 64, 219, 595 + 106); // page 3
    sample_free(s);
}

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

// ---- refusals ----

static void a_missing_glyph_is_an_error(void **state) {
    (void)state;
    sample *s = one("gothic", 12, "三重県");
    glyphs_of(first_run(s))[1].id = 0;
    assert_string_equal(refusal(s, &handout), "no glyph for \"重\"");
    sample_free(s);
}

static void a_date_must_be_one(void **state) {
    (void)state;
    static const char *const dates[] = {"", "2026", "2026-3-31", "2026-03-31T", "令和8年3月"};
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        sample *s = one("gothic", 12, "三重県");
        s->book->date = dates[i];
        assert_non_null(strstr(refusal(s, &handout), "2026-03-31"));
        sample_free(s);
    }
}

static bool contains(const tz_bytes *pdf, const char *text) {
    return memmem(pdf->at, pdf->n, text, strlen(text)) != NULL;
}

// PDF/X asks for a date, other files go without.
static void without_a_date_there_is_none(void **state) {
    (void)state;
    for (int i = 0; i < 2; i++) {
        sample *s = one("gothic", 12, "三重県");
        s->book->date = NULL;
        tz_bytes pdf = pdf_of(s, i ? &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT} : &handout);
        assert_true(contains(&pdf, "<xmp:ModifyDate>") == (i == 1));
        assert_true(contains(&pdf, "<xmp:CreateDate>1970-01-01T00:00:00+09:00") == (i == 1));
        assert_false(contains(&pdf, "dc:date"));
        sample_free(s);
    }
}

static void a_book_without_pages_is_none(void **state) {
    (void)state;
    sample *s = sample_new();
    assert_string_equal(refusal(s, &handout), "there are no pages to write");
    sample_free(s);
}

// What libharu cannot hold is said as what it is, before anything is written.
static void more_pages_than_a_pdf_holds_are_refused(void **state) {
    (void)state;
    enum { TOO_MANY = 32768 };
    sample *s = one("gothic", 12, "三重県");
    tz_page **pages = TZ_ARRAY(s->arena, tz_page *, TOO_MANY);
    for (size_t i = 0; i < TOO_MANY; i++)
        pages[i] = s->book->pages[0];
    s->book->pages = pages;
    s->book->pages_n = TOO_MANY;
    assert_string_equal(refusal(s, &handout), "32768 pages are more than one PDF can hold (32767): divide the edition");
    sample_free(s);
}

static void write_file(sample *s, const char *directory, const char *name, const tz_pdf_options *options) {
    tz_bytes pdf = pdf_of(s, options);
    FILE *file = fopen(tz_arena_format(s->arena, "%s/%s", directory, name), "wb");
    assert_true(file && fwrite(pdf.at, 1, pdf.n, file) == pdf.n && !fclose(file));
}

static int write_files(const char *directory) {
    static const tz_attachment files[] = {{"form.yaml", "text/yaml", "様式", "id: r7\n", 7, false},
                                          {"cards/見本.yaml", "text/yaml", "見本", "a: 1\n", 5, true}};
    sample *s = sample_full();
    write_file(s, directory, "handout.pdf", &handout);
    write_file(s, directory, "archive.pdf",
               &(tz_pdf_options){.purpose = TZ_PURPOSE_ARCHIVE, .attachments = files, .attachments_n = 2});
    write_file(s, directory, "print.pdf", &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT, .marks = true});
    write_file(s, directory, "saddle.pdf",
               &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT, .marks = true, .impose = TZ_IMPOSE_SADDLE_LEFT});
    sample_free(s);
    return 0;
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_purpose_is_sound_and_the_same_twice),
        cmocka_unit_test(threads_do_not_show),
        cmocka_unit_test(a_full_device_is_told),
        cmocka_unit_test(writing_stops_where_the_sink_stops),
        cmocka_unit_test(running_out_of_memory_is_told),
        cmocka_unit_test(text_comes_back_as_it_was),
        cmocka_unit_test(structure_has_the_same_text),
        cmocka_unit_test(glyphs_without_characters_of_their_own_are_told_as_actual_text),
        cmocka_unit_test(a_glyph_that_shows_two_characters_gives_both),
        cmocka_unit_test(text_is_where_it_was_put),
        cmocka_unit_test(glyphs_that_run_downwards),
        cmocka_unit_test(turned_runs_go_down_the_page),
        cmocka_unit_test(justified_text_does_not_drift),
        cmocka_unit_test(shapes_have_their_tints),
        cmocka_unit_test(marks_stand_outside_the_bleed),
        cmocka_unit_test(a_turned_cover_stands_on_its_head),
        cmocka_unit_test(black_text_stays_black_ink),
        cmocka_unit_test(profiles_that_are_none_for_printing_are_refused),
        cmocka_unit_test(coloured_inks_need_a_profile_that_has_them),
        cmocka_unit_test(a_missing_glyph_is_an_error),
        cmocka_unit_test(a_date_must_be_one),
        cmocka_unit_test(without_a_date_there_is_none),
        cmocka_unit_test(a_book_without_pages_is_none),
        cmocka_unit_test(more_pages_than_a_pdf_holds_are_refused),
    };
    return argc > 1 ? write_files(argv[1]) : cmocka_run_group_tests(tests, NULL, NULL);
}
