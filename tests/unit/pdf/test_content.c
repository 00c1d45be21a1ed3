// Content streams: the places of glyphs and shapes on the page, and how they are marked.
#include "between.h"
#include "pdf/writer.h"
#include "written.h"

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
    assert_between(ink(&p, 102, 102, 148, 118), 490, 510);
    assert_between(ink(&p, 202, 102, 248, 118), 150, 400);
    assert_between(ink(&p, 302, 102, 348, 118), 990, 1000);
    assert_int_equal(ink(&p, 0, 122, 842, 595), 0);
    sample_free(s);
}

// ---- operators ----

static void assert_decimal(int64_t thousandths, const char *expected) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes out = {0};
    tz_pdf_put_decimal(arena, &out, thousandths);
    assert_string_equal(tz_arena_copy(arena, out.at, out.n), expected);
    tz_arena_free(arena);
}

static void decimals_are_as_short_as_can_be(void **state) {
    (void)state;
    assert_decimal(0, "0 ");
    assert_decimal(1, ".001 ");
    assert_decimal(10, ".01 ");
    assert_decimal(500, ".5 ");
    assert_decimal(-500, "-.5 ");
    assert_decimal(999, ".999 ");
    assert_decimal(1000, "1 ");
    assert_decimal(-1001, "-1.001 ");
    assert_decimal(10000, "10 ");
    assert_decimal(1230, "1.23 ");
    assert_decimal(105050, "105.05 ");
    assert_decimal(INT64_MAX, "9223372036854775.807 ");
}

static void lengths_become_the_nearest_thousandths_of_a_point(void **state) {
    (void)state;
    assert_int_equal(tz_pdf_millipoints(0), 0);
    assert_int_equal(tz_pdf_millipoints(TZ_PT), 1000);
    assert_int_equal(tz_pdf_millipoints(6), 0); // of 12.7 a thousandth
    assert_int_equal(tz_pdf_millipoints(7), 1);
    assert_int_equal(tz_pdf_millipoints(19), 1);
    assert_int_equal(tz_pdf_millipoints(20), 2);
    assert_int_equal(tz_pdf_millipoints(-6), 0);
    assert_int_equal(tz_pdf_millipoints(-7), -1);
    assert_int_equal(tz_pdf_millipoints(-TZ_PT), -1000);
    assert_int_equal(tz_pdf_millipoints(INT64_C(4000000000000)), INT64_C(314960629921));
}

// The first page's content stream, its lines parted by single spaces.
static const char *content_of(sample *s) {
    const char *objects = objects_of(s, &handout), *page = object_with(s, objects, "/Contents ");
    int number = atoi(strstr(page, "/Contents ") + 10);
    const char *object = object_with(s, objects, tz_arena_format(s->arena, "\n%d 0 obj", number) + 1);
    const char *stream = strstr(object, " stream ") + 8;
    return tz_arena_copy(s->arena, stream, (size_t)(strstr(stream, "endstream") - stream));
}

static void content_belongs_to_elements_or_is_an_artifact(void **state) {
    (void)state;
    sample *s = sample_new();
    tz_page *page = sample_page(s, "1");
    tz_element *para = tz_element_new(s->arena, s->book, s->book->document, TZ_ROLE_P);
    static const tz_artifact artifacts[] = {TZ_ARTIFACT_LAYOUT, TZ_ARTIFACT_PAGINATION, TZ_ARTIFACT_PAGE};
    for (int i = 0; i < 3; i++) {
        tz_page_artifact(s->arena, page, artifacts[i]);
        tz_page_rect(s->arena, page, (tz_box){0, 0, (i + 1) * TZ_PT, TZ_PT}, (tz_color){.k = 1000});
    }
    tz_page_content(s->arena, page, para);
    tz_page_rect(s->arena, page, (tz_box){0, 0, 4 * TZ_PT, TZ_PT}, (tz_color){.k = 1000});
    page->spans.at[page->spans.n - 1].actual = "三";
    s->book->height = 100 * TZ_PT;
    assert_string_equal(content_of(s), "/Artifact<</Type/Layout>>BDC 0 g 0 99 1 1 re f EMC "
                                       "/Artifact<</Type/Pagination>>BDC 0 99 2 1 re f EMC "
                                       "/Artifact<</Type/Page>>BDC 0 99 3 1 re f EMC "
                                       "/P<</MCID 0/ActualText<feff4e09>>>BDC 0 99 4 1 re f EMC ");
    sample_free(s);
}

static void colours_are_set_when_they_change(void **state) {
    (void)state;
    sample *s = sample_new();
    tz_page *page = sample_page(s, "1");
    static const tz_color colors[] = {{.k = 1000}, {.k = 1000}, {.k = 250}, {.c = 1000}, {.m = 1000}, {.y = 1000}, {0}};
    for (int i = 0; i < 7; i++)
        tz_page_rect(s->arena, page, (tz_box){i * TZ_PT, 0, TZ_PT, TZ_PT}, colors[i]);
    s->book->height = TZ_PT;
    const char *content = content_of(s);
    assert_has(content, "BDC 0 g 0 0 1 1 re f 1 0 1 1 re f .75 g 2 0 1 1 re f ");
    int light[9];
    assert_int_equal(sscanf(strstr(content, "2 0 1 1 re f") + 12,
                            "%d %d %d rg 3 0 1 1 re f %d %d %d rg 4 0 1 1 re f %d %d %d rg 5 0 1 1 re f 1 g", &light[0],
                            &light[1], &light[2], &light[3], &light[4], &light[5], &light[6], &light[7], &light[8]),
                     9);
    for (int i = 0; i < 9; i++)
        assert_int_equal(light[i], i % 4 != 0); // an ink takes away one of the three lights
    assert_has(content, " 1 g 6 0 1 1 re f EMC ");
    sample_free(s);
}

static void polygons_are_filled(void **state) {
    (void)state;
    sample *s = sample_new();
    tz_page *page = sample_page(s, "1");
    static const tz_len points[] = {0, 0, 10 * TZ_PT, 0, 5 * TZ_PT, 20 * TZ_PT};
    tz_page_item(s->arena, page, TZ_ITEM_PATH)->path =
        (tz_filled_path){.kind = TZ_ITEM_PATH, .points = points, .n = 3, .color = {.k = 500}};
    s->book->height = 100 * TZ_PT;
    assert_has(content_of(s), ".5 g 0 100 m 10 100 l 5 80 l f EMC ");
    sample_free(s);
}

static void glyphs_of_a_line_are_moved_by_adjustments(void **state) {
    (void)state;
    sample *s = one("gothic", 10, "三重県");
    tz_run *run = first_run(s);
    s->book->height = 200 * TZ_PT;
    assert_string_equal(content_of(s), "/P<</MCID 0>>BDC BT 0 g /F0.0 10 Tf 100 100 Td [<000100020003>]TJ ET EMC ");
    glyphs_of(run)[1].x += TZ_PT / 2; // 50 thousandths of the size further on
    glyphs_of(run)[2].x += TZ_PT / 4;
    assert_has(content_of(s), " 100 100 Td [<0001>-50<0002>25<0003>]TJ ET");
    glyphs_of(run)[1].x += 99 * TZ_PT; // more than any adjustment: a line of its own
    glyphs_of(run)[2].x += 99 * TZ_PT;
    assert_has(content_of(s), " 100 100 Td [<0001>-9950<0002>25<0003>]TJ ET");
    glyphs_of(run)[1].x += TZ_PT;
    glyphs_of(run)[2].x += TZ_PT;
    assert_has(content_of(s), " 100 100 Td [<0001>]TJ 110.5 0 Td [<0002>25<0003>]TJ ET");
    glyphs_of(run)[2].y -= TZ_PT;
    assert_has(content_of(s), " 110.5 0 Td [<0002>]TJ 9.75 1 Td [<0003>]TJ ET");
    sample_free(s);
}

static void fonts_are_set_when_they_change(void **state) {
    (void)state;
    sample *s = one("gothic", 10, "三");
    tz_element *para = s->pages.at[0]->spans.at[0].element;
    sample_text(s, para, "gothic", 10, 100, 120, "三");
    sample_text(s, para, "gothic", 12, 100, 120, "三");
    sample_text(s, para, "mincho", 12, 100, 120, "三");
    s->book->height = 200 * TZ_PT;
    const char *content = content_of(s);
    assert_has(content, "BT 0 g /F0.0 10 Tf 100 100 Td [<0001>]TJ 0 -20 Td [<0001>]TJ /F0.0 12 Tf [<0001>]TJ /F");
    assert_has(content, ".0 12 Tf [<0001>]TJ ET EMC ");
    sample_free(s);
}

// Whose bytes would end a string, or be taken for the end of a line, are escaped (ISO 32000-1, 7.3.4.2).
static void codes_that_are_delimiters_are_escaped(void **state) {
    (void)state;
    sample *s = sample_new();
    sample_page(s, "1");
    tz_bytes text = {0};
    for (int i = 0; i < 100; i++)
        tz_bytes_format(s->arena, &text, "%c%c%c", 0xe4, 0xb8 + i / 64, 0x80 + i % 64);
    sample_text(s, NULL, "gothic", 5, 10, 10, tz_arena_copy(s->arena, text.at, text.n));
    tz_bytes pdf = pdf_of(s, &handout);
    const char *read = ask(s, "pdftotext -raw %s -", &pdf).at;
    assert_int_equal(strcspn(read, "\n"), text.n);
    assert_memory_equal(read, text.at, text.n);
    sample_free(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decimals_are_as_short_as_can_be),
        cmocka_unit_test(lengths_become_the_nearest_thousandths_of_a_point),
        cmocka_unit_test(content_belongs_to_elements_or_is_an_artifact),
        cmocka_unit_test(colours_are_set_when_they_change),
        cmocka_unit_test(polygons_are_filled),
        cmocka_unit_test(glyphs_of_a_line_are_moved_by_adjustments),
        cmocka_unit_test(fonts_are_set_when_they_change),
        cmocka_unit_test(codes_that_are_delimiters_are_escaped),
        cmocka_unit_test(text_is_where_it_was_put),
        cmocka_unit_test(glyphs_that_run_downwards),
        cmocka_unit_test(turned_runs_go_down_the_page),
        cmocka_unit_test(justified_text_does_not_drift),
        cmocka_unit_test(shapes_have_their_tints),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
