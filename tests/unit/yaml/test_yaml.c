// YAML documents: the tree, its places, what is refused, and how many errors one run reports.
#include "inputs.h"
#include "yaml/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct reading {
    tz_arena *arena;
    tz_diag *diag;
    const tz_yaml *root;
} reading;

static reading read_bytes(const char *bytes, size_t size) {
    reading it = {tz_arena_new(NULL), tz_diag_new(), NULL};
    const char *copy = tz_arena_copy(it.arena, bytes, size);
    it.root = tz_yaml_read(it.arena, tz_source_new(it.arena, "text.yaml", copy, size), it.diag);
    return it;
}

static reading read_text(const char *text) {
    return read_bytes(text, strlen(text));
}

static void end(reading *it) {
    tz_diag_free(it->diag);
    tz_arena_free(it->arena);
}

// The place of an error as "line:column message".
static const char *error(reading *it, size_t index) {
    const tz_diag_entry *entry = tz_diag_at(it->diag, index);
    if (!entry)
        return "none";
    uint32_t line, column;
    tz_place_line(entry->place, &line, &column);
    return tz_arena_format(it->arena, "%u:%u %s", line, column, entry->message);
}

static void check_place(tz_place place, uint32_t line, uint32_t column) {
    uint32_t real_line, real_column;
    tz_place_line(place, &real_line, &real_column);
    assert_int_equal(real_line, line);
    assert_int_equal(real_column, column);
}

static void a_document_becomes_a_tree(void **state) {
    (void)state;
    reading it = read_text("市: 津\nlist:\n  - a\n  - {b: c, d: \"\"}\nempty:\n");
    assert_non_null(it.root);
    assert_int_equal(it.root->kind, TZ_MAPPING);
    assert_int_equal(it.root->n, 3);
    check_place(it.root->place, 1, 1);
    const tz_yaml *city = tz_yaml_find(it.root, "市"), *list = tz_yaml_find(it.root, "list");
    assert_true(tz_text_is(&city->text, "津"));
    check_place(city->place, 1, 4);
    check_place(tz_text_place(&it.root->pairs[1].key, 0), 2, 1);
    assert_int_equal(list->kind, TZ_SEQUENCE);
    assert_int_equal(list->n, 2);
    const tz_yaml *d = tz_yaml_find(list->items[1], "d"), *empty = tz_yaml_find(it.root, "empty");
    assert_int_equal(d->text.size, 0);
    check_place(d->place, 4, 15);
    check_place(tz_text_place(&empty->text, 0), 5, 7);
    assert_null(tz_yaml_find(it.root, "none"));
    assert_null(tz_yaml_find(list, "b"));
    end(&it);
}

static void byte_order_mark_and_line_ends_change_nothing(void **state) {
    (void)state;
    const char *const forms[] = {"a: |\n  x\n  y\nb: z\n", "a: |\r\n  x\r\n  y\r\nb: z\r\n", "a: |\r  x\r  y\rb: z\r",
                                 "\xEF\xBB\xBF\x61: |\n  x\n  y\nb: z\n"};
    for (size_t i = 0; i < 4; i++) {
        reading it = read_text(forms[i]);
        assert_non_null(it.root);
        const tz_yaml *a = tz_yaml_find(it.root, "a"), *b = tz_yaml_find(it.root, "b");
        assert_true(tz_text_is(&a->text, "x\ny\n"));
        check_place(tz_text_place(&a->text, 2), 3, 3);
        check_place(b->place, 4, 4);
        end(&it);
    }
}

static void equal_keys_are_both_reported(void **state) {
    (void)state;
    reading it = read_text("a: 1\nb: 2\na: 3\nc: {か\xE3\x82\x99: 1, が: 2}\na: 4\n");
    assert_null(it.root);
    assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 3);
    assert_string_equal(error(&it, 0), "4:12 が stands here a second time");
    assert_string_equal(error(&it, 1), "3:1 a stands here a second time");
    check_place(tz_diag_at(it.diag, 1)->also, 1, 1);
    assert_string_equal(error(&it, 2), "5:1 a stands here a second time");
    check_place(tz_diag_at(it.diag, 2)->also, 1, 1);
    end(&it);
}

static void only_plain_data_is_accepted(void **state) {
    (void)state;
    const struct {
        const char *text, *error;
    } cases[] = {
        {"a: &x 1", "1:4 anchors (&)"},
        {"a: *x", "1:4 aliases (*)"},
        {"a: !!str x", "1:4 tags (!)"},
        {"a: !x [1]", "1:4 tags (!)"},
        {"a: &x {b: 1}", "1:4 anchors"},
        {"[a]: b", "1:1 a key must be a word, not a list or keys with values: [a]: b"},
        {"a: 1\n? {b: 2}\n: c", "2:3 a key must be a word, not a list or keys with values: {b: 2}"},
        {"x:\n  ? - 一\n    - 二\n  : c", "2:5 a key must be a word, not a list or keys with values: - 一"},
        {"{{a: 1}: 2}", "1:2 a key must be a word, not a list or keys with values: {a: 1}: 2}"},
        {"a: 1\n---\nb: 2", "2:1 a second"},
        {"", "1:1 this file is empty"},
        {"# nothing\n", "1:1 this file is empty"},
        {"\xEF\xBB\xBF", "1:1 this file is"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        reading it = read_text(cases[i].text);
        assert_null(it.root);
        assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 1);
        assert_memory_equal(error(&it, 0), cases[i].error, strlen(cases[i].error));
        end(&it);
    }
}

static void errors_of_syntax_say_what_to_do(void **state) {
    (void)state;
    const struct {
        const char *text, *error;
    } cases[] = {
        {"a: b: c", "1:5 \": \" is not allowed within a text"},
        {"a: \"b\nc", "1:4 this quotation mark is not closed"},
        {"a: 'b\nc", "1:4 this quotation mark is not closed"},
        {"a:\n  b: 1\n c: 2", "3:2 c must begin in column 3"},
        {"a: 1\n\tb: 2", "2:1 a tab is not allowed"},
        {"a:\n  - b\n  c: d", "3:3 an item with"},
        {"a: - b", "1:4 a list item"},
        {"a: @b", "1:4 a text cannot begin with this character"},
        {"a: %b", "1:4 a text cannot begin with this character"},
        {"a: [b, c", "1:4 this [ is not closed"},
        {"a: {b: c", "1:4 this { is not closed"},
        {"a: \"\\q\"", "1:5 unknown character after"},
        {"a: \"\\u12\"", "1:7 the digits of this character number"},
        {"a: \"\\ud800\"", "1:7 there is no character of this number"},
        {"a: |x\n  b", "1:5 nothing may follow |"},
        {"a: |0\n  b", "1:5 the number after"},
        {"a: *", "1:4 a text cannot begin with & or *"},
        {"a: 1\nabc\nb: 2", "2:1 this is neither a key"},
        {"a: 1\n}", "2:1 this is neither a key"},
        {"%x\na: 1", "1:1 a line cannot begin with %"},
        {"a: {b: }\n]", "2:1 this is neither a key"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        reading it = read_text(cases[i].text);
        assert_null(it.root);
        const char *messages = error(&it, 0);
        if (strncmp(messages, cases[i].error, strlen(cases[i].error)) != 0)
            fail_msg("%s: \"%s\" instead of \"%s\"", cases[i].text, messages, cases[i].error);
        end(&it);
    }
}

static void one_run_reports_errors_after_an_error_of_syntax(void **state) {
    (void)state;
    reading it = read_text("a: @x\nb: &y 1\nc:\n  d: [1\ne: {f: 1, f: 2}\n- g: @\n");
    assert_null(it.root);
    static const char *const expected[] = {
        "4:6 this [ is not closed", "6:1 this is neither a key",        "1:4 a text cannot begin with this character",
        "2:4 anchors (&)",          "5:11 f stands here a second time", "none"};
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++)
        assert_memory_equal(error(&it, i), expected[i], strlen(expected[i]));
    end(&it);
}

static void a_quotation_mark_that_closes_too_late_is_pointed_out(void **state) {
    (void)state;
    reading it = read_text("a: \"b\nc: \"d\"\n");
    assert_null(it.root);
    assert_string_equal(error(&it, 0),
                        "1:4 this quotation mark is not closed: close it on its line, or write | and the "
                        "text without it on the next lines");
    assert_string_equal(error(&it, 1), "none");
    end(&it);
}

// U+0085, U+2028 and U+2029 are line ends to libyaml, and not to editors: they end lines of a text, but nothing else.
static void lines_are_those_of_editors(void **state) {
    (void)state;
    reading it = read_text("# \xE2\x80\xA8 \xC2\x85 \xE2\x80\xA9\na: 'x\xE2\x80\xA8y'\nb: b\nb: c\n");
    const char *all = input_messages(it.arena, it.diag);
    assert_non_null(strstr(all, "text.yaml:2:6: note: U+2028: read as a line end\n"));
    assert_non_null(strstr(all, "text.yaml:4:1: error: b stands here a second time"));
    assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 1);
    end(&it);
}

static tz_bytes repeated(tz_arena *arena, const char *word, size_t n) {
    tz_bytes bytes = {.n = 0};
    for (size_t i = 0; i < n; i++)
        tz_bytes_add(arena, &bytes, word, strlen(word));
    return bytes;
}

static void depth_and_size_have_limits(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes deep = repeated(arena, "[", 100000), many = repeated(arena, "- a\n", 1000001);
    reading it = read_bytes(deep.at, deep.n);
    assert_null(it.root);
    assert_string_equal(error(&it, 0), "1:49 lists and keys are nested too deeply here");
    assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 1);
    end(&it);
    it = read_bytes(many.at, many.n);
    assert_null(it.root);
    assert_string_equal(error(&it, 0), "1000000:3 this file has more than a million values");
    assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 1);
    end(&it);
    deep = repeated(arena, "[", 48);
    tz_bytes_add(arena, &deep, repeated(arena, "]", 48).at, 48);
    it = read_bytes(deep.at, deep.n);
    assert_non_null(it.root);
    end(&it);
    tz_arena_free(arena);
}

static void long_texts_are_no_trouble(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes text = {.n = 0};
    tz_bytes_format(arena, &text, "a: |\n");
    for (int i = 0; i < 20000; i++)
        tz_bytes_format(arena, &text, "  %05d か\xE3\x82\x99 長い文章が続きます。\n", i);
    reading it = read_bytes(text.at, text.n);
    assert_non_null(it.root);
    const tz_yaml *a = tz_yaml_find(it.root, "a");
    for (size_t line = 0, at = 0; line < 20000; line++) {
        check_place(tz_text_place(&a->text, at), (uint32_t)line + 2, 3);
        check_place(tz_text_place(&a->text, at + 10), (uint32_t)line + 2, 12); // behind か and its mark, two columns
        at = (size_t)((const char *)memchr(a->text.bytes + at, '\n', a->text.size - at) - a->text.bytes) + 1;
    }
    end(&it);
    tz_arena_free(arena);
}

static void reading_on_gives_the_tree_in_spite_of_errors(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    const tz_source *source = input_source(arena, "a: x\xEE\x80\x80y\xFFz\na: 2\n");
    const tz_yaml *root = tz_yaml_read_tolerant(arena, arena, source, NULL, diag);
    assert_non_null(root);
    assert_int_equal(root->n, 2);
    assert_true(tz_text_is(&root->pairs[0].value->text, "x___y_z"));
    assert_int_equal(tz_diag_count(diag, TZ_ERROR), 3);
    tz_diag_free(diag);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_becomes_a_tree),
        cmocka_unit_test(byte_order_mark_and_line_ends_change_nothing),
        cmocka_unit_test(equal_keys_are_both_reported),
        cmocka_unit_test(only_plain_data_is_accepted),
        cmocka_unit_test(errors_of_syntax_say_what_to_do),
        cmocka_unit_test(one_run_reports_errors_after_an_error_of_syntax),
        cmocka_unit_test(a_quotation_mark_that_closes_too_late_is_pointed_out),
        cmocka_unit_test(lines_are_those_of_editors),
        cmocka_unit_test(depth_and_size_have_limits),
        cmocka_unit_test(long_texts_are_no_trouble),
        cmocka_unit_test(reading_on_gives_the_tree_in_spite_of_errors),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
