// The layout's wordings, filled in with what they ask for.
#include "changes/change_text.h"

#include "parts/made_book.h"

static void test_wordings(void **state) {
    (void)state;
    static const char *const none[] = {"なし|なし|なし", "なし|なし|なし", "なし|なし|なし"};
    made_book m = open_made("", "", none);
    tz_text old_year = tz_text_from_string("令和7年度"), label = tz_text_from_string("項目"), before = label,
            word = label;
    before.bytes = "前の項目";
    before.size = strlen(before.bytes);
    tz_job job = {.edition = m.edition, .layout = m.layout, .old_year = &old_year};
    tz_booklet b = {.tools = {.arena = m.arena}, .job = &job};
    const tz_change_names names = {
        .names = "津市", .old_names = "旧市", .label = &label, .old_label = &before, .text = &word, .count = 3};
    const struct {
        tz_wording wording;
        const char *wanted;
    } all[] = {
        {TZ_WORDING_UNCHANGED_ITEMS, "（ほかの3箇条は変更なし）"},
        {TZ_WORDING_MOVED_HERE, "（「項目」から）"},
        {TZ_WORDING_MOVED_AWAY, "（「項目」へ）"},
        {TZ_WORDING_DELETED, "削除「項目」"},
        {TZ_WORDING_FORM_RENAMED, "変更: 前の項目 → 項目"},
        {TZ_WORDING_CARD_RENAMED, "津市(令和7年度は旧市)"},
        {TZ_WORDING_TOTAL, "合計"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        tz_text text = tz_change_wording(&b, all[i].wording, &names);
        assert_string_equal(tz_arena_copy(m.arena, text.bytes, text.size), all[i].wanted);
    }
    assert_true(tz_change_wording(&b, TZ_WORDING_TOTAL, NULL).size > 0);
    close_made(&m);
}

// What a layout need not say has words of its own.
static void test_words_left_out(void **state) {
    (void)state;
    static const char *const none[] = {"なし|なし|なし", "なし|なし|なし", "なし|なし|なし"};
    made_book m = open_made("", "", none);
    tz_text old_year = tz_text_from_string("令和7年度"), kind = tz_text_from_string("移動");
    tz_layout bare = *m.layout;
    tz_job job = {.edition = m.edition, .layout = &bare, .old_year = &old_year};
    tz_booklet b = {.tools = {.arena = m.arena}, .job = &job};
    static const char *const wanted[] = {
        "下線は変わった所です。", "項目", "令和8年度", "令和7年度", "（略）", "（新設）", "（削る）", "（移動）"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        tz_wording wording = (tz_wording)(TZ_WORDING_TABLE_LEGEND + i);
        bare.compare.words[wording] = (tz_template){0};
        tz_text text = tz_change_wording(&b, wording, &(tz_change_names){.text = &kind});
        assert_string_equal(tz_arena_copy(m.arena, text.bytes, text.size), wanted[i]);
    }
    bare.compare.words[TZ_WORDING_CARD_NARROWED] = (tz_template){0};
    assert_true(tz_change_wording(&b, TZ_WORDING_CARD_NARROWED, NULL).size > 0);
    close_made(&m);
}

static void test_kinds(void **state) {
    (void)state;
    static const char *const none[] = {"なし|なし|なし", "なし|なし|なし", "なし|なし|なし"};
    static const char *const wanted[TZ_CHANGE_KINDS] = {
        [TZ_CHANGE_ADDED] = "追加",      [TZ_CHANGE_REMOVED] = "削除", [TZ_CHANGE_REWORDED] = "修正",
        [TZ_CHANGE_RELABELLED] = "書式", [TZ_CHANGE_MOVED] = "移動",
    };
    made_book m = open_made("", "", none);
    tz_job job = {.edition = m.edition, .layout = m.layout};
    tz_booklet b = {.tools = {.arena = m.arena}, .job = &job};
    for (tz_change_kind kind = TZ_CHANGE_ADDED; kind < TZ_CHANGE_KINDS; kind++) {
        tz_text alone = tz_change_kind_name(&b, kind, NULL);
        tz_text framed = tz_change_kind_name(&b, kind, &m.layout->history.kind);
        assert_string_equal(tz_arena_copy(m.arena, alone.bytes, alone.size), wanted[kind]);
        assert_string_equal(tz_arena_copy(m.arena, framed.bytes, framed.size),
                            tz_arena_format(m.arena, "〔%s〕", wanted[kind]));
    }
    close_made(&m);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_wordings), cmocka_unit_test(test_words_left_out),
                                       cmocka_unit_test(test_kinds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
