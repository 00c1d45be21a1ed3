// The column of the answers: by its head, by this year's head beside an old one, or by what stands in the columns.
#include "grid.h"

// Rows of labels, each with the texts that stand right of it: "%" in a text is the answer's letter.
static const char *rows_of(tz_arena *arena, const char *head, const char *texts) {
    static const char *const labels[] = {"●日常の療養支援",   "(1)状況について", "①状況",  "②その他",
                                         "(2)共有できる資料", "①ACP関係",        "②その他"};
    static const char *const letters[] = {"あ", NULL, "い", "う", NULL, "え", "お"};
    tz_bytes rows = {0};
    tz_bytes_format(arena, &rows, "市町村名|桑名市%s%s", *head ? "\n" : "", head);
    for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
        tz_bytes_format(arena, &rows, "\n%s", labels[i]);
        for (const char *at = letters[i] ? texts : ""; *at; at++)
            if (*at == '%')
                tz_bytes_format(arena, &rows, "%s", letters[i]);
            else
                tz_bytes_add(arena, &rows, at, 1);
    }
    return tz_arena_copy(arena, rows.at, rows.n);
}

static void check(const char *head, const char *texts) {
    tz_arena *arena = tz_arena_new(NULL);
    grid_result it = read_grid(rows_of(arena, head, texts));
    check_answers(&it, 0, "桑名市", "あ|い|う|え|お");
    assert_string_equal(it.messages, "");
    tz_arena_free(it.arena);
    tz_arena_free(arena);
}

static void check_error(const char *head, const char *texts, const char *message) {
    tz_arena *arena = tz_arena_new(NULL);
    grid_result it = read_grid(rows_of(arena, head, texts));
    assert_false(it.ok);
    check_message(&it, message);
    tz_arena_free(it.arena);
    tz_arena_free(arena);
}

static void heads_say_it(void **state) {
    (void)state;
    check("項目|記入上の注意|回答", "|具体的に書く|%");
    check("項目|留意点|回答欄（400字以内）", "|具体的に書く|%");
    check("設問|解説|市町の回答内容", "|具体的に書く|%");
}

static void old_answers_are_left_out_on_either_side(void **state) {
    (void)state;
    check("項目|昨年度の回答|今年度の回答", "|古い回答の文章|%");
    check("項目|今年度の回答|昨年度の回答", "|%|古い回答の文章");
    check("項目|令和6年度|令和7年度", "|古い回答の文章|%");
    check("項目|R7回答|R6回答", "|%|古い回答の文章");
    check("項目|（参考）前年度|", "|古い回答の文章|%");
    check("項目||昨年度の回答", "|%|古い回答の文章");
}

static void what_says_how_to_answer_is_none(void **state) {
    (void)state;
    check("", "|※400字以内で記入してください|%");
    check("", "|%|（具体的に記入してください）");
}

static void an_answer_may_begin_with_a_mark(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    grid_result it = read_grid(rows_of(arena, "", "|※未実施"));
    check_answers(&it, 0, "桑名市", "※未実施|※未実施|※未実施|※未実施|※未実施");
    tz_arena_free(it.arena);
    tz_arena_free(arena);
}

static void units_and_counts_are_none(void **state) {
    (void)state;
    check("", "|%|件");
    check("", "|%|400");
}

static void two_columns_of_texts_are_told(void **state) {
    (void)state;
    check_error("", "|去年の%という回答|今年の%という回答",
                "error: two columns beside the labels have texts, at B2 and at C2: which of them has the answers?");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads_say_it),
        cmocka_unit_test(old_answers_are_left_out_on_either_side),
        cmocka_unit_test(what_says_how_to_answer_is_none),
        cmocka_unit_test(an_answer_may_begin_with_a_mark),
        cmocka_unit_test(units_and_counts_are_none),
        cmocka_unit_test(two_columns_of_texts_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
