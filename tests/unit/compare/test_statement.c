// Answers read as statements, and their bodies as tokens.
#include "statements.h"

typedef struct trial {
    tz_arena *arena;
    tz_intern *intern;
    tz_statement_list list;
} trial;

static trial read(const char *answer) {
    trial it = {.arena = tz_arena_new(NULL)};
    it.intern = tz_intern_new(it.arena);
    add_statements(it.arena, it.intern, answer, &it.list);
    return it;
}

// A statement's tokens with | between, ended phrases with ‖.
static const char *tokens_of(const trial *it, size_t index) {
    const tz_statement_tokens *of = &it->list.all.at[index];
    tz_bytes out = {0};
    for (size_t i = 0; i < of->n; i++) {
        const tz_diff_token *token = &of->tokens[i];
        tz_bytes_add(it->arena, &out, of->statement.body.bytes + token->from, token->to - token->from);
        tz_bytes_format(it->arena, &out, "%s", of->phrases[i + 1] ? "‖" : "|");
    }
    return tz_arena_copy(it->arena, out.at ? out.at : "", out.n);
}

static void must_read(const char *answer, const char *tokens) {
    trial it = read(answer);
    assert_int_equal(it.list.all.n, 1);
    assert_string_equal(tokens_of(&it, 0), tokens);
    tz_arena_free(it.arena);
}

static void words_and_numbers_are_one_token(void **state) {
    (void)state;
    must_read("・年12回", "年|12|回‖");
    must_read("ＡＣＰとオンライン", "ＡＣＰ|と‖オンライン‖");
    must_read("2025ACP", "2025|ACP‖");
    must_read("か\xE3\x82\x99く", "か\xE3\x82\x99|く‖"); // a mark belongs to its character
}

static void a_line_end_is_one_token_with_its_indentation(void **state) {
    (void)state;
    trial it = read("・講座\n  講師");
    const tz_statement_tokens *of = &it.list.all.at[0];
    assert_int_equal(it.list.all.n, 1);
    assert_int_equal(of->n, 5);
    assert_int_equal(of->tokens[2].to - of->tokens[2].from, 3);
    tz_statement_list other = {0};
    add_statements(it.arena, it.intern, "・講座\n    講師", &other);
    assert_int_equal(other.all.at[0].ids[2], of->ids[2]); // whatever the indentation
    assert_int_equal(other.all.at[0].id, of->id);
    tz_arena_free(it.arena);
}

static void weights_are_characters(void **state) {
    (void)state;
    trial it = read("・年12回\n  開催");
    assert_int_equal(it.list.all.at[0].weight, 7);
    assert_int_equal(it.list.all.at[0].tokens[1].weight, 2);
    tz_arena_free(it.arena);
}

static void statements_have_kind_depth_label_and_body(void **state) {
    (void)state;
    trial it = read("【研修会】\n・ア\n  ・イ\n①ウ\n文。");
    static const struct {
        tz_flow_block_kind kind;
        uint32_t nest;
        const char *label, *body;
    } wanted[] = {
        {TZ_FLOW_BLOCK_SUBHEAD, 0, "", "【研修会】"}, {TZ_FLOW_BLOCK_ITEM, 0, "・", "ア"},
        {TZ_FLOW_BLOCK_ITEM, 1, "・", "イ"},          {TZ_FLOW_BLOCK_ITEM, 0, "①", "ウ"},
        {TZ_FLOW_BLOCK_PARA, 0, "", "文。"},
    };
    assert_int_equal(it.list.all.n, 5);
    for (size_t i = 0; i < 5; i++) {
        const tz_statement *found = &it.list.all.at[i].statement;
        assert_int_equal(found->kind, wanted[i].kind);
        assert_int_equal(found->nest, wanted[i].nest);
        assert_true(text_is(&found->label, wanted[i].label));
        assert_true(text_is(&found->body, wanted[i].body));
    }
    tz_arena_free(it.arena);
}

static void a_further_line_goes_to_the_item_of_its_depth_only(void **state) {
    (void)state;
    trial it = read("・講座\n  講師\n・広報");
    assert_int_equal(it.list.all.n, 2);
    assert_true(text_is(&it.list.all.at[0].statement.body, "講座\n  講師"));
    // Not to one of another answer, which was read before.
    add_statements(it.arena, it.intern, "  講師", &it.list);
    assert_int_equal(it.list.all.n, 3);
    tz_arena_free(it.arena);
}

static void a_subhead_is_no_paragraph_of_the_same_words(void **state) {
    (void)state;
    trial it = read("【研修会】\n・【研修会】\n【研修会】");
    assert_int_equal(it.list.all.n, 3);
    assert_int_equal(it.list.all.at[0].id, it.list.all.at[2].id);
    assert_int_not_equal(it.list.all.at[0].id, it.list.all.at[1].id);
    tz_arena_free(it.arena);
}

static bool agree(const char *a, const char *b) {
    const tz_text one = tz_text_from_string(a), other = tz_text_from_string(b);
    return tz_labels_agree(&one, &other);
}

static void labels_agree_when_equal_or_numbers(void **state) {
    (void)state;
    assert_true(agree("", "") && agree("・", "・") && agree("①", "⑳") && agree("1.", "12."));
    assert_true(agree("(1)", "(12)") && agree("ア", "サ") && agree("第1", "第10") && agree("iv)", "x)"));
    assert_false(agree("・", "※") || agree("・", "") || agree("", "①") || agree("①", "・") || agree("・・", "・"));
    assert_false(agree("1.", "(1)") || agree("①", "1") || agree("ア", "a") || agree("a", "A") || agree("1", "第1"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_numbers_are_one_token),
        cmocka_unit_test(a_line_end_is_one_token_with_its_indentation),
        cmocka_unit_test(weights_are_characters),
        cmocka_unit_test(statements_have_kind_depth_label_and_body),
        cmocka_unit_test(a_further_line_goes_to_the_item_of_its_depth_only),
        cmocka_unit_test(a_subhead_is_no_paragraph_of_the_same_words),
        cmocka_unit_test(labels_agree_when_equal_or_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
