// The legend of the overview: beside the title, or on lines of its own; a list for screen readers.
#include "made_book.h"

static const char *const answers[] = {"会議|なし|続ける", "短い|みじかい|なし", "なし|情報|足した"};

static tz_box legend_box(const tz_page *page, size_t which) {
    for (size_t i = 0; i < page->frames.n; i++)
        if (page->frames.at[i].kind == TZ_FRAME_LEGEND && which-- == 0)
            return page->frames.at[i].box;
    fail();
    return (tz_box){0};
}

static void labels_are_the_symbols(void **state) {
    (void)state;
    made_book m = make_made("overview", "", "", answers);
    assert_structure(&m, "   H1 記入状況の一覧\n   L \n    LI \n     Lbl \n      Figure <●> \n     LBody 記入あり\n"
                         "    LI \n     Lbl \n      Figure <◐> \n     LBody 短い記入(8字未満)\n"
                         "    LI \n     Lbl \n      Figure <―> \n     LBody 記入なし\n   Table ");
    close_made(&m);
}

// At the right edge, on the line of the title.
static void beside_the_title(void **state) {
    (void)state;
    made_book m = make_made("overview", "", "", answers);
    tz_box box = legend_box(last_page(&m), 0);
    assert_string_equal(frames_of(&m, last_page(&m), TZ_FRAME_LEGEND), "記入あり短い記入(8字未満)記入なし|");
    assert_int_equal(box.x + box.width, m.layout->width - m.layout->margins.right);
    assert_true(box.y < m.layout->margins.top + 18 * TZ_PT * 13 / 10 + m.layout->overview.part.after);
    close_made(&m);
}

static void below_a_long_title(void **state) {
    (void)state;
    made_book m = make_made("overview",
                            "overview: {title: すべての市町の取組についての回答の記入状況のくわしい一覧の表, sections: "
                            "[work, plan], short_below: 8}\npage: {width: 210mm, height: 297mm}\n",
                            "", answers);
    tz_box box = legend_box(last_page(&m), 0);
    assert_string_equal(frames_of(&m, last_page(&m), TZ_FRAME_LEGEND), "記入あり短い記入(8字未満)記入なし|");
    assert_true(box.y >= m.layout->margins.top + 18 * TZ_PT * 13 / 10 + m.layout->overview.part.after);
    close_made(&m);
}

static void several_lines_on_a_narrow_page(void **state) {
    (void)state;
    made_book m = make_made("overview",
                            "overview: {sections: [work], marks: {filled: すべての問いに記入のあった市町の回答, short: "
                            "記入はあるが短い回答の市町, none: 記入のなかった市町の回答}}\n"
                            "page: {width: 105mm, height: 148mm}\n",
                            "", answers);
    const tz_page *page = last_page(&m);
    assert_string_equal(frames_of(&m, page, TZ_FRAME_LEGEND),
                        "すべての問いに記入のあった市町の回答|記入はあるが短い回答の市町記入のなかった市町の回答|");
    for (size_t i = 0; i < 2; i++) {
        tz_box box = legend_box(page, i);
        assert_true(box.x >= m.layout->margins.left);
        assert_true(!i || box.y >= legend_box(page, i - 1).y + legend_box(page, i - 1).height);
    }
    close_made(&m);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_are_the_symbols),
        cmocka_unit_test(beside_the_title),
        cmocka_unit_test(below_a_long_title),
        cmocka_unit_test(several_lines_on_a_narrow_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
