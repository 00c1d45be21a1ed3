// Pages become a book: in the order of parts, blanks before parts that begin on one side, labels and bookmarks.
#include "book/assemble.h"
#include "booklet/opened.h"

static void add_pages(opened *it, size_t part, size_t n) {
    it->b.part = &it->parts[part];
    for (size_t i = 0; i < n; i++) {
        tz_canvas c = tz_booklet_add_page(&it->b, NULL);
        tz_booklet_add_bookmark(&it->b, (tz_bookmark){.title = part ? "後" : "先", .page = c.page});
    }
}

static void set_start(opened *it, size_t part, tz_part_start start) {
    tz_part_spec *spec = TZ_NEW(it->cards.arena, tz_part_spec);
    *spec = *it->parts[part].spec;
    spec->start = start;
    it->parts[part].spec = spec;
}

// All labels, with a bar after each.
static const char *labels(opened *it) {
    tz_bytes out = {0};
    for (size_t i = 0; i < it->book.pages_n; i++)
        tz_bytes_format(it->cards.arena, &out, "%s|", it->book.pages[i]->label);
    return tz_arena_copy(it->cards.arena, out.at ? out.at : "", out.n);
}

static void parts_stand_in_order_however_they_were_made(void **state) {
    (void)state;
    opened *it = open_booklet("cards: {start: any}\n");
    add_pages(it, 1, 2);
    add_pages(it, 0, 1);
    tz_assemble(&it->b);
    assert_int_equal(it->book.pages_n, 3);
    assert_ptr_equal(it->book.pages[0], it->parts[0].pages.at[0].page);
    assert_ptr_equal(it->book.pages[2], it->parts[1].pages.at[1].page);
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(it->book.pages[i]->index, i);
    assert_int_equal(it->book.bookmarks_n, 3);
    assert_string_equal(it->book.bookmarks[0].title, "先");
    assert_string_equal(it->book.bookmarks[1].title, "後");
    assert_string_equal(labels(it), "1|2|3|"); // without cards
    close_booklet(it);
}

// Before the first card Roman numbers, from it on Arabic ones from 1.
static void pages_before_the_cards_are_front_matter(void **state) {
    (void)state;
    opened *it = open_booklet("");
    add_pages(it, 0, 1000);
    add_pages(it, 1, 2);
    set_start(it, 1, TZ_PART_START_ANY);
    it->b.card_page[1] = it->parts[1].pages.at[0].page;
    it->b.first_number = 1;
    tz_assemble(&it->b);
    static const struct {
        size_t page;
        const char *label;
    } expected[] = {{0, "i"},      {1, "ii"},   {3, "iv"},    {4, "v"},   {8, "ix"},   {9, "x"},   {13, "xiv"},
                    {38, "xxxix"}, {39, "xl"},  {48, "xlix"}, {49, "l"},  {89, "xc"},  {99, "c"},  {399, "cd"},
                    {499, "d"},    {500, "di"}, {899, "cm"},  {999, "m"}, {1000, "1"}, {1001, "2"}};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_string_equal(it->book.pages[expected[i].page]->label, expected[i].label);
    close_booklet(it);
}

// A first card that is page 2 is numbered so, and the page before it 1; where none is, numbers begin with 2.
static void the_page_that_faces_the_first_card_is_1(void **state) {
    (void)state;
    static const struct {
        size_t before;
        const char *labels;
    } cases[] = {{0, "2|3|"}, {1, "1|2|3|"}, {3, "i|ii|1|2|3|"}};
    for (size_t i = 0; i < 3; i++) {
        opened *it = open_booklet("");
        add_pages(it, 0, cases[i].before);
        add_pages(it, 1, 2);
        set_start(it, 1, TZ_PART_START_LEFT);
        it->b.card_page[0] = it->parts[1].pages.at[0].page;
        it->b.first_number = 2;
        tz_assemble(&it->b);
        assert_string_equal(labels(it), cases[i].labels);
        close_booklet(it);
    }
}

// The first page lies on the right: the third one does too, the second on the left.
static void blanks_before_a_part(void **state) {
    (void)state;
    static const struct {
        size_t before;
        tz_part_start start;
        size_t pages;
    } cases[] = {
        {1, TZ_PART_START_ANY, 2},   {2, TZ_PART_START_ANY, 3},  {1, TZ_PART_START_RIGHT, 3},
        {2, TZ_PART_START_RIGHT, 3}, {1, TZ_PART_START_LEFT, 2}, {2, TZ_PART_START_LEFT, 4},
        {0, TZ_PART_START_LEFT, 1}, // nothing before it
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        opened *it = open_booklet("");
        set_start(it, 0, TZ_PART_START_ANY);
        set_start(it, 1, cases[i].start);
        add_pages(it, 0, cases[i].before);
        add_pages(it, 1, 1);
        tz_assemble(&it->b);
        assert_int_equal(it->book.pages_n, cases[i].pages);
        bool blank = cases[i].pages > cases[i].before + 1;
        assert_int_equal(it->parts[0].pages.n, cases[i].before + blank);
        if (blank)
            assert_true(it->parts[0].pages.at[cases[i].before].blank);
        close_booklet(it);
    }
}

// A part without pages gets no blank page before it.
static void an_empty_part_needs_no_side(void **state) {
    (void)state;
    opened *it = open_booklet("");
    set_start(it, 1, TZ_PART_START_RIGHT);
    add_pages(it, 0, 1);
    tz_assemble(&it->b);
    assert_int_equal(it->book.pages_n, 1);
    close_booklet(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_stand_in_order_however_they_were_made),
        cmocka_unit_test(pages_before_the_cards_are_front_matter),
        cmocka_unit_test(the_page_that_faces_the_first_card_is_1),
        cmocka_unit_test(blanks_before_a_part),
        cmocka_unit_test(an_empty_part_needs_no_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
