// Sheets of paper: marks, bleed, pages in their places.
#include "between.h"
#include "pdf/writer.h"
#include "written.h"

static void marks_are_outside_the_bleed(void **state) {
    (void)state;
    sample *s = one("gothic", 40, "国国国");
    tz_bytes pdf = pdf_of(s, &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT, .marks = true});
    picture p = draw(s, &pdf, 1);
    assert_between(p.width, 932, 933); // 329 × 242 mm
    assert_between(p.height, 685, 686);
    assert_only_in(&p, 146, 109, 265, 152); // moved by 16 mm
    assert_int_equal(ink(&p, 50, 50, 140, 640), 0);
    assert_true(ink(&p, 8, 8, 40, 40) > 0);
    assert_true(ink(&p, 420, 8, 510, 37) > 0);
    assert_true(ink(&p, 885, 652, 925, 678) > 0);
    assert_int_equal(ink(&p, 0, 0, 932, 8), 0);
    sample_free(s);
}

static void a_turned_cover_is_upside_down(void **state) {
    (void)state;
    sample *s = sample_new();
    for (int i = 0; i < 4; i++) {
        sample_page(s, "1");
        tz_element *para = tz_element_new(s->arena, s->book, s->book->document, TZ_ROLE_P);
        sample_text(s, para, "gothic", 40, 100, 100, i % 2 ? "国国" : "国国国");
    }
    tz_bytes pdf = pdf_of(s, &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT, .impose = TZ_IMPOSE_SADDLE_TOP});
    picture p = draw(s, &pdf, 1);
    assert_between(p.height, 1190, 1191);
    assert_only_in(&p, 842 - 179, 595 - 106, 842 - 101, 595 - 64); // page 4, upper half, turned
    assert_only_in(&p, 101, 595 + 64, 219, 595 + 106);             // page 1, lower half
    picture back = draw(s, &pdf, 2);
    assert_only_in(&back, 101, 64, 179, 106);             // page 2, upper half, upright
    assert_only_in(&back, 101, 595 + 64, 219, 595 + 106); // page 3
    sample_free(s);
}

static sample *pages_of(size_t n) {
    sample *s = sample_new();
    for (size_t i = 0; i < n; i++) {
        sample_page(s, "1");
        tz_element *para = tz_element_new(s->arena, s->book, s->book->document, TZ_ROLE_P);
        sample_text(s, para, "gothic", 40, 100, 100, "国");
    }
    s->book->width = 300 * TZ_PT;
    s->book->height = 200 * TZ_PT;
    return s;
}

// Imposed sheets for larger paper have marks of their own, at the sheet's edges and its fold, and bleed around both
// pages.
static void imposed_sheets_have_marks(void **state) {
    (void)state;
    sample *s = pages_of(4);
    tz_pdf_options options = {.purpose = TZ_PURPOSE_PRINT, .impose = TZ_IMPOSE_SADDLE_LEFT, .marks = true};
    const char *page = object_with(s, objects_of(s, &options), "/Type /Page ");
    assert_has(page, "/TrimBox [ 45.35433 45.35433 645.35431 245.35432 ]");
    assert_has(page, "/BleedBox [ 36.8504 36.8504 653.85828 253.85826 ]");
    tz_bytes pdf = pdf_of(s, &options);
    picture p = draw(s, &pdf, 1);
    assert_true(ink(&p, 8, 8, 40, 40) > 0);    // a corner
    assert_true(ink(&p, 340, 8, 350, 37) > 0); // the fold
    assert_int_equal(ink(&p, 50, 50, 640, 240) > 0, 1);
    sample_free(s);
}

static void boxes_are_paper_bleed_and_trim(void **state) {
    (void)state;
    sample *s = pages_of(1);
    const char *page = object_with(s, objects_of(s, &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT}), "/Type /Page ");
    assert_has(page, "/BleedBox [ 0 0 300 200 ]");
    assert_has(page, "/MediaBox [ 0 0 300 200 ]");
    assert_has(page, "/TrimBox [ 0 0 300 200 ]");
    page = object_with(s, objects_of(s, &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT, .marks = true}), "/Type /Page ");
    assert_has(page, "/BleedBox [ 36.8504 36.8504 353.85828 253.85826 ]"); // 13 mm
    assert_has(page, "/MediaBox [ 0 0 390.70865 290.70865 ]");             // 2 × 16 mm more
    assert_has(page, "/TrimBox [ 45.35433 45.35433 345.35434 245.35432 ]");
    assert_lacks(page, "/StructParents");
    sample_free(s);
}

static void sheets_have_two_pages_a_side(void **state) {
    (void)state;
    sample *s = pages_of(3);
    static const struct {
        tz_imposition impose;
        const char *box;
        int sides;
    } all[] = {{TZ_IMPOSE_NONE, "[ 0 0 300 200 ]", 3},
               {TZ_IMPOSE_SADDLE_LEFT, "[ 0 0 600 200 ]", 2},
               {TZ_IMPOSE_SADDLE_TOP, "[ 0 0 300 400 ]", 2},
               {TZ_IMPOSE_TWO_UP, "[ 0 0 300 400 ]", 2},
               {TZ_IMPOSE_A3_FOLD, "[ 0 0 300 400 ]", 2}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        const char *objects = objects_of(s, &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT, .impose = all[i].impose});
        assert_has(object_with(s, objects, "/Type /Pages"), tz_arena_format(s->arena, "/Count %d ", all[i].sides));
        assert_has(object_with(s, objects, "/Type /Page "), tz_arena_format(s->arena, "/MediaBox %s", all[i].box));
    }
    sample_free(s);
}

// "1 表" and "1 裏": for whoever folds them.
static void sides_are_numbered(void **state) {
    (void)state;
    sample *s = pages_of(8);
    for (size_t i = 0; i < 8; i++)
        s->pages.at[i]->items.n = s->pages.at[i]->spans.n = 0;
    assert_text(s, &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT, .impose = TZ_IMPOSE_SADDLE_LEFT},
                "1 表\n\f1 裏\n\f2 表\n\f2 裏\n\f");
    assert_text(s, &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT, .impose = TZ_IMPOSE_SADDLE_LEFT, .marks = true},
                "1 表\n\f1 裏\n\f2 表\n\f2 裏\n\f");
    assert_text(s, &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT}, "\f\f\f\f\f\f\f\f");
    sample_free(s);
}

// Content streams of the first sheet's front.
static const char *front_of(sample *s, const tz_pdf_options *options) {
    const char *objects = objects_of(s, options), *page = object_with(s, objects, "/Type /Page ");
    int number = atoi(strstr(page, "/Contents ") + 10);
    return object_with(s, objects, tz_arena_format(s->arena, "\n%d 0 obj", number) + 1);
}

static void pages_ink_their_part_of_the_sheet_only(void **state) {
    (void)state;
    sample *s = pages_of(4);
    const char *front = front_of(s, &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT, .impose = TZ_IMPOSE_SADDLE_LEFT});
    assert_has(front, "stream q 0 0 300 200 re W n 1 0 0 1 0 0 cm BT ");
    assert_has(front, " Q q 300 0 300 200 re W n 1 0 0 1 300 0 cm BT ");
    front = front_of(s, &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT, .impose = TZ_IMPOSE_SADDLE_TOP});
    assert_has(front, "stream q 0 200 300 200 re W n -1 0 0 -1 300 400 cm BT "); // the outside back cover, turned
    assert_has(front, " Q q 0 0 300 200 re W n 1 0 0 1 0 0 cm BT ");
    front = front_of(s, &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT, .impose = TZ_IMPOSE_SADDLE_LEFT, .marks = true});
    assert_has(front, "stream q 36.85 36.85 308.504 217.008 re W n 1 0 0 1 45.354 45.354 cm "); // 3 mm of bleed outside
    assert_has(front, " Q q 345.354 36.85 308.504 217.008 re W n 1 0 0 1 345.354 45.354 cm ");
    assert_lacks(front, "MCID");
    sample_free(s);
}

// Two at each corner and side, on the trim and on the bleed 3 mm outside of it, and a cross at the centre of each edge:
// 10 mm long, a tenth of a point wide, 3 mm from the paper's edge.
static void trim_marks_are_double_at_corners_and_crosses_at_centres(void **state) {
    (void)state;
    sample *s = pages_of(1);
    s->pages.at[0]->items.n = s->pages.at[0]->spans.n = 0;
    const char *front = front_of(s, &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT, .marks = true});
    assert_has(front, "cm Q 0 g "
                      "45.229 253.858 .25 28.346 re f 36.725 245.354 .25 36.85 re f "   // left, upwards
                      "45.229 8.504 .25 28.346 re f 36.725 8.504 .25 36.85 re f "       // and downwards
                      "345.229 253.858 .25 28.346 re f 353.733 245.354 .25 36.85 re f " // right
                      "345.229 8.504 .25 28.346 re f 353.733 8.504 .25 36.85 re f "
                      "8.504 245.229 28.346 .25 re f 8.504 253.733 36.85 .25 re f " // top, to the left
                      "353.858 245.229 28.346 .25 re f 345.354 253.733 36.85 .25 re f "
                      "8.504 45.229 28.346 .25 re f 8.504 36.725 36.85 .25 re f " // bottom
                      "353.858 45.229 28.346 .25 re f 345.354 36.725 36.85 .25 re f "
                      "195.229 253.858 .25 28.346 re f 167.008 267.906 56.693 .25 re f " // centres
                      "195.229 8.504 .25 28.346 re f 167.008 22.552 56.693 .25 re f "
                      "8.504 145.229 28.346 .25 re f 22.552 117.008 .25 56.693 re f "
                      "353.858 145.229 28.346 .25 re f 367.907 117.008 .25 56.693 re f endstream");
    sample_free(s);
}

// Where colours are printed, marks are on every plate.
static void marks_of_coloured_books_have_all_inks(void **state) {
    (void)state;
    sample *s = pages_of(1);
    tz_pdf pdf = {.arena = s->arena, .diag = s->diag, .book = s->book};
    const tz_pdf_options options = {.purpose = TZ_PURPOSE_PRINT, .marks = true};
    pdf.options = &options;
    for (int colored = 0; colored < 2; colored++) {
        pdf.colored = colored != 0;
        tz_pdf_impose_pages(&pdf);
        assert_int_equal(pdf.marks[0]->items.n, 24);
        tz_color color = pdf.marks[0]->items.at[0].rect.color;
        assert_int_equal(color.k, 1000);
        assert_int_equal(color.c, colored * 1000);
        assert_int_equal(color.m, colored * 1000);
        assert_int_equal(color.y, colored * 1000);
    }
    sample_free(s);
}

static void inner_sheets_creep_outwards(void **state) {
    (void)state;
    sample *s = pages_of(8);
    const char *objects = objects_of(
        s, &(tz_pdf_options){.purpose = TZ_PURPOSE_PRINT, .impose = TZ_IMPOSE_SADDLE_LEFT, .paper_thickness = TZ_PT});
    assert_has(objects, " 1 0 0 1 1 0 cm BT "); // the inner sheet's halves, nearer to the fold
    assert_has(objects, " 1 0 0 1 299 0 cm BT ");
    sample_free(s);
}

static void blank_pages_make_the_number_even(void **state) {
    (void)state;
    sample *s = pages_of(5);
    for (uint32_t multiple = 0; multiple < 5; multiple += 2) {
        tz_pdf_options options = {.purpose = TZ_PURPOSE_PRINT, .multiple = multiple};
        static const int sides[] = {5, 6, 8};
        assert_has(object_with(s, objects_of(s, &options), "/Type /Pages"),
                   tz_arena_format(s->arena, "/Count %d ", sides[multiple / 2]));
        assert_int_equal(tz_pdf_count_blank_pages(s->book, &options), sides[multiple / 2] - 5);
    }
    sample_free(s);
}

int main(void) {
    const struct CMUnitTest tests[] = {

        cmocka_unit_test(imposed_sheets_have_marks),
        cmocka_unit_test(boxes_are_paper_bleed_and_trim),
        cmocka_unit_test(sheets_have_two_pages_a_side),
        cmocka_unit_test(sides_are_numbered),
        cmocka_unit_test(pages_ink_their_part_of_the_sheet_only),
        cmocka_unit_test(trim_marks_are_double_at_corners_and_crosses_at_centres),
        cmocka_unit_test(marks_of_coloured_books_have_all_inks),
        cmocka_unit_test(inner_sheets_creep_outwards),
        cmocka_unit_test(blank_pages_make_the_number_even),
        cmocka_unit_test(marks_are_outside_the_bleed),
        cmocka_unit_test(a_turned_cover_is_upside_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
