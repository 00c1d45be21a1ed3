// Two wordings of one statement: how similar they are, and the edits that people read.
#include "compare/edit.h"
#include "statements.h"

typedef struct pair {
    tz_arena *arena;
    tz_statement_list list; // the old wording, and the new one
} pair;

static pair read(const char *old, const char *current) {
    pair it = {.arena = tz_arena_new(NULL)};
    tz_intern *intern = tz_intern_new(it.arena);
    add_statements(it.arena, intern, old, &it.list);
    add_statements(it.arena, intern, current, &it.list);
    assert_int_equal(it.list.all.n, 2);
    return it;
}

static uint32_t similarity(const char *old, const char *current) {
    pair it = read(old, current);
    uint32_t found = tz_statement_similarity(it.arena, &it.list.all.at[0], &it.list.all.at[1]);
    tz_arena_free(it.arena);
    return found;
}

static void must_edit(const char *old, const char *current, const char *wanted) {
    pair it = read(old, current);
    const tz_edit *edits;
    size_t n = tz_edits_make(it.arena, &it.list.all.at[0], &it.list.all.at[1], &edits);
    tz_bytes out = {0};
    for (size_t i = 0; i < n; i++) {
        const tz_text *text = edits[i].kind == TZ_EDIT_DELETED ? &edits[i].old : &edits[i].current;
        const char *const marks[] = {"", "", "[-", "-]", "{+", "+}"};
        tz_bytes_format(it.arena, &out, "%s%.*s%s", marks[2 * edits[i].kind], (int)text->size, text->bytes,
                        marks[2 * edits[i].kind + 1]);
    }
    assert_string_equal(tz_arena_copy(it.arena, out.at, out.n), wanted);
    tz_arena_free(it.arena);
}

static void similarity_counts_shared_characters_in_order(void **state) {
    (void)state;
    assert_int_equal(similarity("あいうえ", "あいうえ"), 1000);
    assert_int_equal(similarity("あいうえ", "かきくけ"), 0);
    assert_int_equal(similarity("あいうえ", "あいかき"), 500);
    assert_int_equal(similarity("あい", "いあ"), 500);
    assert_int_equal(similarity("あ12345", "あ67890"), 2 * 1 * 1000 / 12); // a number is one token of five characters
}

static void what_is_equal_in_between_stays_when_it_can_be_read(void **state) {
    (void)state;
    must_edit("甲は山に行く。乙も行く。", "丙は山に行く。丁も行く。", "[-甲-]{+丙+}は山に行く。[-乙-]{+丁+}も行く。");
    // One shared character between two longer edits does not.
    must_edit("住民の理解を深め、安心して暮らせるようにする。", "住民の理解を深め、希望する場所で暮らせるようにする。",
              "住民の理解を深め、[-安心して-]{+希望する場所で+}暮らせるようにする。");
}

static void edits_stand_where_phrases_do(void **state) {
    (void)state;
    must_edit("・広報に掲載", "・広報とホームページに掲載", "広報{+とホームページ+}に掲載");
    must_edit("市民講演会を開催", "市民講演会を市民講演会を開催", "{+市民講演会を+}市民講演会を開催");
}

// At the end of a phrase the insertion meets the deletion, and both are one.
static void edits_move_to_the_right_as_well(void **state) {
    (void)state;
    must_edit("の市の", "市のの", "[-の市の-]{+市のの+}");
}

static void ends_are_always_possible(void **state) {
    (void)state;
    must_edit("研修会", "合同研修会", "{+合同+}研修会");
    must_edit("研修会", "研修会の開催", "研修会{+の開催+}");
    must_edit("研修会の開催", "研修会", "研修会[-の開催-]");
    must_edit("年会", "年の会", "年{+の+}会");
}

static void numbers_are_edited_with_their_units(void **state) {
    (void)state;
    must_edit("年4回", "年12回", "年[-4回-]{+12回+}");
    must_edit("24時間365日体制を整え", "12時間365日体制を整え", "[-24時間-]{+12時間+}365日体制を整え");
    must_edit("46箇所ある(R6.11月時点)", "48箇所ある(R7.11月時点)",
              "[-46箇所-]{+48箇所+}ある([-R6.11月-]{+R7.11月+}時点)");
    must_edit("46箇所ある(R7.9時点)", "46箇所ある(R8.9時点)", "46箇所ある([-R7.9時点-]{+R8.9時点+})");
    must_edit("電話0567-68-8183まで", "電話0567-68-9183まで", "電話[-0567-68-8183-]{+0567-68-9183+}まで");
    must_edit("第1回を開催", "第2回を開催", "[-第1回-]{+第2回+}を開催");
    must_edit("令和7年度の研修", "令和8年度の研修", "[-令和7年度-]{+令和8年度+}の研修");
    must_edit("１０：３０開始", "１１：３０開始", "[-１０：３０-]{+１１：３０+}開始");
    must_edit("１，２００人", "１，３００人", "[-１，２００人-]{+１，３００人+}");
}

// What is put beside a number changes the number, too; what stands apart from it does not.
static void insertions_beside_numbers_take_them_along(void **state) {
    (void)state;
    must_edit("4回開催", "14回開催", "[-4回-]{+14回+}開催");
    must_edit("年4回開催", "年に4回開催", "年{+に+}4回開催");
    must_edit("3.5%増", "3%増", "[-3.5%-]{+3%+}増");
    must_edit("https://a.jp/x を見る", "https://a.jp/y を見る", "[-https://a.jp/x-]{+https://a.jp/y+} を見る");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(similarity_counts_shared_characters_in_order),
        cmocka_unit_test(what_is_equal_in_between_stays_when_it_can_be_read),
        cmocka_unit_test(edits_stand_where_phrases_do),
        cmocka_unit_test(edits_move_to_the_right_as_well),
        cmocka_unit_test(ends_are_always_possible),
        cmocka_unit_test(numbers_are_edited_with_their_units),
        cmocka_unit_test(insertions_beside_numbers_take_them_along),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
