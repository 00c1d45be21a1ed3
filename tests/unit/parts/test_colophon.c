// The colophon: lines of label and text at the foot of the page, between two rules.
#include "made_book.h"

static const char *const answers[] = {"・会議を4回開くことにした|なし|・続ける", "短い|みじかい|なし",
                                      "なし|・情報を共有している。ICTも|・足した"};
static const char three[] = "colophon:\n  rows:\n    - {label: 書名, text: \"{title}\"}\n"
                            "    - {label: 会議, text: \"{meeting}\"}\n    - {label: 版, text: 初版}\n";

// A line without text is left out; each other one is a row of label and text.
static void test_lines(void **state) {
    (void)state;
    made_book m = make_made("colophon", three, "", answers);
    assert_structure(&m, "  Sect \n   Table \n    TBody \n     TR \n      TH 書名\n      TD@ 取組\n"
                         "     TR \n      TH 版\n      TD@ 初版\n");
    close_made(&m);
}

// "0 か所" is nothing to tell; errata that do not match are none.
static void test_corrections(void **state) {
    (void)state;
    static const char rows[] = "colophon:\n  rows:\n    - {label: 版, text: 初版}\n"
                               "    - {label: 訂正, text: \"{errata}か所\"}\n";
    tz_erratum errata[3] = {{.matches = false}, {.matches = true}, {.matches = true}};
    static const char *const expected[] = {"      TD@ 初版\n", "      TD@ 初版\n",
                                           "      TD@ 初版\n     TR \n      TH 訂正\n      TD@ 1か所\n",
                                           "      TD@ 初版\n     TR \n      TH 訂正\n      TD@ 2か所\n"};
    for (size_t n = 0; n <= 3; n++) {
        made_book m = open_made(rows, "", answers);
        tz_edition *edition = (tz_edition *)m.edition;
        edition->errata = errata;
        edition->errata_n = n;
        make_parts(&m, "colophon", (tz_book_options){0});
        assert_structure(&m, expected[n]);
        assert_int_equal(count_in_structure(&m, "訂正"), n > 1);
        close_made(&m);
    }
}

static const tz_run *run_of(const tz_page *page, const char *text) {
    for (size_t i = 0; i < page->items.n; i++) {
        const tz_run *run = &page->items.at[i].run;
        if (page->items.at[i].kind == TZ_ITEM_RUN && run->text_size >= strlen(text) &&
            !memcmp(run->text, text, strlen(text)))
            return run;
    }
    fail_msg("%s is nowhere", text);
    return NULL;
}

static void test_places(void **state) {
    (void)state;
    made_book m = make_made("colophon", three, "", answers);
    const tz_page *page = m.book->pages[0];
    const tz_colophon_spec *spec = &m.layout->colophon;
    tz_len right = m.layout->width - m.layout->margins.right, bottom = m.layout->height - m.layout->margins.bottom;
    const tz_run *label = run_of(page, "書名"), *text = run_of(page, "取組"), *next = run_of(page, "初版");
    assert_int_equal(label->glyphs[0].x, right - spec->width);
    assert_int_equal(text->glyphs[0].x, right - spec->width + spec->label_width);
    assert_int_equal(text->glyphs[0].y, label->glyphs[0].y);
    assert_int_equal(next->glyphs[0].y - text->glyphs[0].y,
                     10 * TZ_PT * 3 / 2 + tz_length_resolve(spec->row_gap, 10 * TZ_PT)); // pitch and gap
    size_t rules = 0;
    for (size_t i = 0; i < page->items.n; i++) {
        const tz_item *item = &page->items.at[i];
        if (item->kind != TZ_ITEM_RECT || item->rect.width != spec->width)
            continue;
        rules++;
        assert_int_equal(item->rect.height, spec->rule);
        if (rules == 2)
            assert_int_equal(item->rect.y, bottom - spec->rule);
        else
            assert_true(item->rect.y < label->glyphs[0].y - 10 * TZ_PT);
    }
    assert_int_equal(rules, 2);
    close_made(&m);
}

// A style of a fixed size keeps it.
static void test_fixed_size(void **state) {
    (void)state;
    made_book m = make_made("colophon", "styles: {colophon_text: {size: 7pt}}\n", "", answers);
    assert_int_equal(run_of(m.book->pages[0], "取組")->size, 7 * TZ_PT);
    assert_int_equal(run_of(m.book->pages[0], "書名")->size, 10 * TZ_PT);
    close_made(&m);
}

static void test_too_much(void **state) {
    (void)state;
    made_book m = make_made("colophon", "colophon: {size: 60pt}\n", "", answers);
    assert_null(m.book);
    assert_non_null(strstr(m.messages, "the colophon has more text than its page holds"));
    close_made(&m);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),      cmocka_unit_test(test_corrections), cmocka_unit_test(test_places),
        cmocka_unit_test(test_fixed_size), cmocka_unit_test(test_too_much),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
