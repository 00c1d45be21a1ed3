// Imposition, proved by doing what the bindery does: print, fold or cut, put together, and leaf through.
#include "pdf/impose.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

enum { WIDTH = 297 * TZ_MM, HEIGHT = 210 * TZ_MM, MOST = 64 };

// A leaf of the booklet: what one reads on its front, and on its back when it is turned.
typedef struct leaf {
    const tz_imposed_page *front, *back;
} leaf;
typedef struct booklet {
    leaf leaves[MOST];
    size_t n;
} booklet;

static tz_imposed_sheets impose(tz_arena *arena, tz_imposition how, uint32_t pages, tz_len width, tz_len height) {
    tz_book book = {.pages_n = pages, .width = width, .height = height};
    tz_pdf_options options = {.purpose = TZ_PURPOSE_PRINT, .impose = how};
    return tz_pdf_impose(arena, &book, &options);
}

// What lies behind a slot when the sheet has been turned over. Turning over the fold's own direction swaps the halves;
// turning across it keeps them.
static const tz_imposed_page *behind(const tz_imposed_sheets *sheets, size_t sheet, int slot, bool swapped) {
    return &sheets->sides[2 * sheet + 1].at[swapped ? 1 - slot : slot];
}

// One folded sheet around what is already inside: its second half comes first, its first half last.
static void wrap(booklet *b, const tz_imposed_sheets *sheets, size_t sheet) {
    for (size_t i = b->n; i > 0; i--)
        b->leaves[i] = b->leaves[i - 1];
    b->leaves[0] = (leaf){&sheets->sides[2 * sheet].at[1], behind(sheets, sheet, 1, true)};
    // The other half is leafed to from within: its inner side is read first.
    b->leaves[b->n + 1] = (leaf){behind(sheets, sheet, 0, true), &sheets->sides[2 * sheet].at[0]};
    b->n += 2;
}

static void append(booklet *to, const booklet *from) {
    memcpy(to->leaves + to->n, from->leaves, from->n * sizeof(leaf));
    to->n += from->n;
}

static booklet saddle(const tz_imposed_sheets *sheets) {
    booklet b = {0};
    for (size_t sheet = sheets->sides_n / 2; sheet-- > 0;)
        wrap(&b, sheets, sheet);
    return b;
}

static booklet folded_one_by_one(const tz_imposed_sheets *sheets) {
    booklet b = {0};
    for (size_t sheet = 0; sheet < sheets->sides_n / 2; sheet++) {
        booklet one = {0};
        wrap(&one, sheets, sheet);
        append(&b, &one);
    }
    return b;
}

// Sheets turned over the long edge, cut through the middle; the stack of second halves goes below.
static booklet cut_and_stacked(const tz_imposed_sheets *sheets) {
    booklet b = {0};
    for (int slot = 0; slot < 2; slot++)
        for (size_t sheet = 0; sheet < sheets->sides_n / 2; sheet++)
            b.leaves[b.n++] = (leaf){&sheets->sides[2 * sheet].at[slot], behind(sheets, sheet, slot, false)};
    return b;
}

static void assert_page(const tz_imposed_page *placed, size_t place, uint32_t pages) {
    assert_int_equal(placed->page, place < pages ? place : TZ_BLANK_PAGE);
}

static void assert_in_order(const booklet *b, uint32_t pages) {
    assert_int_equal(b->n, (pages + 3) / 4 * 2);
    for (size_t i = 0; i < b->n; i++) {
        assert_page(b->leaves[i].front, 2 * i, pages);
        assert_page(b->leaves[i].back, 2 * i + 1, pages);
    }
}

static void every_binding_gives_the_pages_in_order(void **state) {
    (void)state;
    static const struct {
        tz_imposition how;
        booklet (*bind)(const tz_imposed_sheets *sheets);
    } bindings[] = {{TZ_IMPOSE_SADDLE_LEFT, saddle},
                    {TZ_IMPOSE_SADDLE_TOP, saddle},
                    {TZ_IMPOSE_TWO_UP, cut_and_stacked},
                    {TZ_IMPOSE_A3_FOLD, folded_one_by_one}};
    for (size_t i = 0; i < sizeof bindings / sizeof *bindings; i++)
        for (uint32_t pages = 1; pages <= MOST; pages++) {
            tz_arena *arena = tz_arena_new(NULL);
            tz_imposed_sheets sheets = impose(arena, bindings[i].how, pages, WIDTH, HEIGHT);
            booklet b = bindings[i].bind(&sheets);
            assert_in_order(&b, pages);
            tz_arena_free(arena);
        }
}

static void sheets_are_folded_upright_or_across(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_imposed_sheets left = impose(arena, TZ_IMPOSE_SADDLE_LEFT, 8, WIDTH, HEIGHT),
                      top = impose(arena, TZ_IMPOSE_SADDLE_TOP, 8, WIDTH, HEIGHT);
    assert_int_equal(left.width, 594 * TZ_MM);
    assert_int_equal(left.height, 210 * TZ_MM);
    assert_false(left.stacked);
    assert_int_equal(left.sides[0].at[1].x, WIDTH);
    assert_int_equal(left.sides[0].at[1].y, 0);
    assert_int_equal(top.width, 297 * TZ_MM);
    assert_int_equal(top.height, 420 * TZ_MM);
    assert_true(top.stacked);
    assert_int_equal(top.sides[0].at[1].y, HEIGHT);
    tz_imposed_sheets fold = impose(arena, TZ_IMPOSE_A3_FOLD, 4, WIDTH, HEIGHT); // A4 across on A3 upright
    assert_int_equal(fold.height, 420 * TZ_MM);
    tz_imposed_sheets upright = impose(arena, TZ_IMPOSE_TWO_UP, 4, HEIGHT, WIDTH); // A4 upright on A3 across
    assert_int_equal(upright.width, 420 * TZ_MM);
    assert_int_equal(upright.height, 297 * TZ_MM);
    tz_arena_free(arena);
}

static void only_the_back_cover_of_a_top_binding_is_turned(void **state) {
    (void)state;
    for (tz_imposition how = TZ_IMPOSE_SADDLE_LEFT; how <= TZ_IMPOSE_A3_FOLD; how++) {
        tz_arena *arena = tz_arena_new(NULL);
        tz_imposed_sheets sheets = impose(arena, how, 16, WIDTH, HEIGHT);
        for (size_t i = 0; i < sheets.sides_n; i++)
            for (int slot = 0; slot < 2; slot++)
                assert_int_equal(sheets.sides[i].at[slot].turned,
                                 how == TZ_IMPOSE_SADDLE_TOP && sheets.sides[i].at[slot].page == 15);
        tz_arena_free(arena);
    }
}

static void inner_sheets_move_towards_the_fold(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_book book = {.pages_n = 12, .width = WIDTH, .height = HEIGHT};
    tz_pdf_options options = {.purpose = TZ_PURPOSE_PRINT, .impose = TZ_IMPOSE_SADDLE_LEFT, .paper_thickness = 3600};
    tz_imposed_sheets left = tz_pdf_impose(arena, &book, &options);
    for (size_t i = 0; i < left.sides_n; i++) {
        tz_len creep = (tz_len)(i / 2) * 3600; // both sides of a sheet by the same
        assert_int_equal(left.sides[i].at[0].x, creep);
        assert_int_equal(left.sides[i].at[1].x, WIDTH - creep);
    }
    options.impose = TZ_IMPOSE_SADDLE_TOP;
    tz_imposed_sheets top = tz_pdf_impose(arena, &book, &options);
    assert_int_equal(top.sides[4].at[0].y, 7200);
    assert_int_equal(top.sides[5].at[1].y, HEIGHT - 7200);
    options.impose = TZ_IMPOSE_TWO_UP; // nothing is nested
    assert_int_equal(tz_pdf_impose(arena, &book, &options).sides[4].at[1].y, HEIGHT);
    tz_arena_free(arena);
}

// Pages stand apart from the fold or cut, and the sheet is so much larger; nothing else changes.
static void a_back_margin_parts_the_pages(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_book upright = {.pages_n = 8, .width = HEIGHT, .height = WIDTH},
            lying = {.pages_n = 8, .width = WIDTH, .height = HEIGHT};
    tz_pdf_options options = {.purpose = TZ_PURPOSE_PRINT, .back_margin = 4 * TZ_MM, .paper_thickness = TZ_MM / 10};
    options.impose = TZ_IMPOSE_SADDLE_LEFT;
    tz_imposed_sheets sheets = tz_pdf_impose(arena, &upright, &options);
    assert_int_equal(sheets.width, 2 * HEIGHT + 8 * TZ_MM);
    assert_int_equal(sheets.height, WIDTH);
    assert_int_equal(sheets.sides[0].at[0].x, 0);
    assert_int_equal(sheets.sides[0].at[1].x, HEIGHT + 8 * TZ_MM);
    assert_int_equal(sheets.sides[2].at[0].x, TZ_MM / 10); // creep goes on from there
    assert_int_equal(sheets.sides[2].at[1].x, HEIGHT + 8 * TZ_MM - TZ_MM / 10);
    options.impose = TZ_IMPOSE_TWO_UP;
    sheets = tz_pdf_impose(arena, &lying, &options);
    assert_int_equal(sheets.width, WIDTH);
    assert_int_equal(sheets.height, 2 * HEIGHT + 8 * TZ_MM);
    assert_int_equal(sheets.sides[0].at[1].y, HEIGHT + 8 * TZ_MM);
    options.impose = TZ_IMPOSE_NONE;
    assert_int_equal(tz_pdf_impose(arena, &lying, &options).width, WIDTH);
    tz_arena_free(arena);
}

static void blanks_fill_up_what_the_binding_needs(void **state) {
    (void)state;
    tz_book book = {.pages_n = 29};
    tz_pdf_options options = {.purpose = TZ_PURPOSE_PRINT, .impose = TZ_IMPOSE_SADDLE_LEFT};
    assert_int_equal(tz_pdf_count_blank_pages(&book, &options), 3);
    options.impose = TZ_IMPOSE_NONE;
    assert_int_equal(tz_pdf_count_blank_pages(&book, &options), 0);
    options.multiple = 2;
    assert_int_equal(tz_pdf_count_blank_pages(&book, &options), 1);
    tz_arena *arena = tz_arena_new(NULL);
    tz_imposed_sheets sheets = tz_pdf_impose(arena, &book, &options);
    assert_int_equal(sheets.slots, 1);
    assert_int_equal(sheets.sides_n, 30);
    assert_int_equal(sheets.sides[28].at[0].page, 28);
    assert_int_equal(sheets.sides[29].at[0].page, TZ_BLANK_PAGE);
    options.purpose = TZ_PURPOSE_HANDOUT;
    assert_int_equal(tz_pdf_count_blank_pages(&book, &options), 0);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_binding_gives_the_pages_in_order),
        cmocka_unit_test(sheets_are_folded_upright_or_across),
        cmocka_unit_test(only_the_back_cover_of_a_top_binding_is_turned),
        cmocka_unit_test(inner_sheets_move_towards_the_fold),
        cmocka_unit_test(a_back_margin_parts_the_pages),
        cmocka_unit_test(blanks_fill_up_what_the_binding_needs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
