// Reading a mapping into a struct by a table of rows.
#include "inputs.h"
#include "yaml/yaml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct look {
    tz_text name, note;
    int32_t count, ratio;
    bool on;
    tz_length_spec width;
    int choice;
    tz_texts list;
    const tz_yaml *node;
    tz_len paper;
    tz_em em;
    bool left;
    size_t scalar, value; // sizes, by readers of the test's own
} look;

static const char *const choices[] = {"top", "left", NULL};

// Adds the size of the text, or of the mapping or list, to what the context and the row's argument give.
static bool read_size(void *context, const tz_bind *bind, const tz_yaml *value, void *member) {
    const size_t *more = bind->argument;
    *(size_t *)member = *(const size_t *)context + *more + (value->kind == TZ_SCALAR ? value->text.size : value->n);
    return !tz_text_is(&value->text, "bad");
}

static const size_t hundred = 100;
static const tz_bind binds[] = {
    {.key = "name", .type = TZ_BIND_TEXT, .offset = offsetof(look, name), .required = true, .filled = true},
    {.key = "note", .type = TZ_BIND_TEXT, .offset = offsetof(look, note)},
    {.key = "count", .type = TZ_BIND_INT, .offset = offsetof(look, count), .least = 1, .most = 9},
    {.key = "ratio", .type = TZ_BIND_RATIO, .offset = offsetof(look, ratio), .least = 1000000, .most = 3000000},
    {.key = "on", .type = TZ_BIND_BOOL, .offset = offsetof(look, on)},
    {.key = "width",
     .type = TZ_BIND_LENGTH,
     .offset = offsetof(look, width),
     .least = -TZ_MM,
     .most = 25 * TZ_PT,
     .most_em = 5 * TZ_EM / 2},
    {.key = "choice", .type = TZ_BIND_CHOICE, .offset = offsetof(look, choice), .choices = choices},
    {.key = "list", .type = TZ_BIND_TEXTS, .offset = offsetof(look, list)},
    {.key = "node", .type = TZ_BIND_NODE, .offset = offsetof(look, node)},
    {.key = "paper", .type = TZ_BIND_PAPER_LENGTH, .offset = offsetof(look, paper), .most = 3 * TZ_MM / 2},
    {.key = "em", .type = TZ_BIND_EM, .offset = offsetof(look, em), .least = TZ_EM / 4, .most = 9 * TZ_EM},
    {.key = "side", .type = TZ_BIND_EITHER, .offset = offsetof(look, left), .choices = choices},
    {.key = "scalar",
     .type = TZ_BIND_SCALAR,
     .offset = offsetof(look, scalar),
     .read = read_size,
     .argument = &hundred},
    {.key = "value", .type = TZ_BIND_VALUE, .offset = offsetof(look, value), .read = read_size, .argument = &hundred},
};

typedef struct bound {
    tz_arena *arena;
    tz_diag *diag;
    look look;
    bool good;
} bound;

static bound bind_text(const char *text) {
    bound it = {.arena = tz_arena_new(NULL), .diag = tz_diag_new(), .look = {.count = 5, .choice = -1}};
    const tz_yaml *root = tz_yaml_read(it.arena, input_source(it.arena, text), it.diag);
    assert_non_null(root);
    size_t thousand = 1000;
    it.good = tz_yaml_bind_with(it.arena, root, binds, sizeof binds / sizeof *binds, &it.look, &thousand, it.diag);
    return it;
}

static void end(bound *it) {
    tz_diag_free(it->diag);
    tz_arena_free(it->arena);
}

static void every_type_is_read(void **state) {
    (void)state;
    bound it = bind_text("name: x\ncount: 3\nratio: 130%\non: true\nwidth: 1mm + 1em\nchoice: left\nlist: [a, b]\n"
                         "node: {c: d}\npaper: 1mm + 1pt\nem: 0.5em\nside: left\nscalar: abc\nvalue: [a, b]\n");
    assert_true(it.good);
    assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 0);
    assert_true(tz_text_is(&it.look.name, "x"));
    assert_int_equal(it.look.count, 3);
    assert_int_equal(it.look.ratio, 1300000);
    assert_true(it.look.on);
    assert_int_equal(it.look.width.fixed, TZ_MM);
    assert_int_equal(it.look.width.em, TZ_EM);
    assert_int_equal(it.look.choice, 1);
    assert_int_equal(it.look.list.n, 2);
    assert_true(tz_text_is(&it.look.list.at[1], "b"));
    assert_int_equal(it.look.node->kind, TZ_MAPPING);
    assert_int_equal(it.look.paper, TZ_MM + TZ_PT);
    assert_int_equal(it.look.em, TZ_EM / 2);
    assert_true(it.look.left);
    assert_int_equal(it.look.scalar, 1103);
    assert_int_equal(it.look.value, 1102);
    end(&it);
}

static void numbers_as_people_write_them(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    static const struct {
        tz_bind_type type;
        int32_t value;
        const char *text;
    } of[] = {
        {TZ_BIND_PAPER_LENGTH, 297 * TZ_MM, "297mm"},
        {TZ_BIND_LENGTH, TZ_MM / 4, "0.25mm"},
        {TZ_BIND_PAPER_LENGTH, 8 * TZ_PT, "8pt"},
        {TZ_BIND_PAPER_LENGTH, TZ_PT / 20, "0.05pt"},
        {TZ_BIND_EM, 4 * TZ_EM, "4em"},
        {TZ_BIND_EM, TZ_EM * 3 / 2, "1.5em"},
        {TZ_BIND_EM, TZ_EM * 3 / 8, "0.375em"},
        {TZ_BIND_EM, -TZ_EM / 20, "-0.05em"},
        {TZ_BIND_RATIO, 1300000, "1.3"},
        {TZ_BIND_INT, 8, "8"},
    };
    for (size_t i = 0; i < sizeof of / sizeof *of; i++)
        assert_string_equal(tz_bind_number(arena, of[i].type, of[i].value), of[i].text);
    tz_arena_free(arena);
}

// White space is a text where nothing says that there must be one; limits belong to their range.
static void the_ends_of_ranges(void **state) {
    (void)state;
    static const char *const texts[] = {
        "name: x\nnote:\ncount: 1\nratio: 1\nwidth: -1mm\npaper: 0\nem: 0.25em",
        "name: x\nnote: \" \"\ncount: 9\nratio: 300%\nwidth: 25pt + 2.5em\npaper: 1.5mm\nem: 9em",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        bound it = bind_text(texts[i]);
        if (!it.good)
            fail_msg("%s", input_messages(it.arena, it.diag));
        end(&it);
    }
}

static void absent_keys_leave_their_member(void **state) {
    (void)state;
    bound it = bind_text("name: x");
    assert_true(it.good);
    assert_int_equal(it.look.count, 5);
    assert_int_equal(it.look.choice, -1);
    assert_null(it.look.node);
    end(&it);
}

static void what_is_wrong_is_reported_at_its_place(void **state) {
    (void)state;
    const struct {
        const char *text, *message;
    } cases[] = {
        {"name: [a]", "1:7: error: a text is expected here, not a list\n"},
        {"name: {a: b}", "1:7: error: a text is expected here, not keys with values\n"},
        {"name: x\ncount: 1.5", "2:8: error: a whole number is expected here\n"},
        {"name: x\ncount: 10", "2:8: error: a number from 1 to 9 is expected here\n"},
        {"name: x\nratio: 0.4", "2:8: error: a number from 1 to 3 is expected here\n"},
        {"name: x\ncount: 0", "2:8: error: a number from 1 to 9 is expected here\n"},
        {"name: x\ncount: 99999999999", "2:8: error: a whole number is expected here\n"},
        {"name:\ncount: 2", "1:6: error: name needs a text\n"},
        {"name: \"\"", "1:7: error: name needs a text\n"},
        {"name: \" \\u3000\"", "1:8: error: name needs a text\n"},
        {"name: |\n\ncount: 3", "1:7: error: name needs a text\n"},
        {"name: x\nwidth: 26pt",
         "2:8: error: a length from -1mm to 25pt is expected here, or one in em, up to 2.5em\n"},
        {"name: x\nwidth: 2.6em", "2:8: error: a length from -1mm to 25pt is expected here, or one in em"},
        {"name: x\nwidth: -0.1em", "2:8: error: a length from -1mm to 25pt is expected here, or one in em"},
        {"name: x\nwidth: 1mm - 2mm - 0.1mm", "2:8: error: a length from -1mm to 25pt is expected here"},
        {"name: x\nwidth: nan", "2:8: error: a length is expected here, such as 10mm, 8pt, 12Q, 0.5em"},
        {"name: x\npaper: -0.1mm", "2:8: error: a length from 0mm to 1.5mm is expected here\n"},
        {"name: x\npaper: 1.6mm", "2:8: error: a length from 0mm to 1.5mm is expected here\n"},
        {"name: x\npaper: 1e309", "2:8: error: a length is expected here, such as 10mm, 8pt or 12Q\n"},
        {"name: x\nem: 0.2em", "2:5: error: a length from 0.25em to 9em is expected here\n"},
        {"name: x\nem: 9.1em", "2:5: error: a length from 0.25em to 9em is expected here\n"},
        {"name: x\nem: .inf", "2:5: error: a length in em is expected here, such as 0.5em\n"},
        {"name: x\nratio: -1.5", "2:8: error: a number from 1 to 3 is expected here\n"},
        {"name: x\nlist: [a, \"\"]", "2:11: error: a text is expected here\n"},
        {"name: x\nlist: [\"\\u3000\"]", "2:9: error: a text is expected here\n"},
        {"name: x\nratio: tall", "2:8: error: a number is expected here, such as 1.3 or 130%\n"},
        {"name: x\non: yes", "2:5: error: true or false is expected here\n"},
        {"name: x\nwidth: 10", "2:8: error: a length is expected here"},
        {"name: x\nwidth: [1mm]", "2:8: error: a text is expected here, not a list\n"},
        {"name: x\npaper: 1em + 1mm", "2:8: error: paper must be given in mm, pt or Q here\n"},
        {"name: x\nem: 1em + 1mm", "2:5: error: em must be given in em here, such as 0.5em\n"},
        {"name: x\nside: right", "2:7: error: one of these words is expected here: top, left\n"},
        {"name: x\nscalar: [a]", "2:9: error: a text is expected here, not a list\n"},
        {"name: x\nchoice: right", "2:9: error: one of these words is expected here: top, left\n"},
        {"name: x\nlist: a", "2:7: error: a list is expected here\n"},
        {"name: x\nlist: [a, [b]]", "2:11: error: a text is expected here\n"},
        {"name: x\nwidht: 1mm", "2:1: error: no such key: widht (did you mean width?)\n"},
        {"name: x\nzzz: 1mm", "2:1: error: no such key: zzz\n"},
        {"count: 2", "1:1: error: the key name is missing here\n"},
        {"namee: x", "1:1: error: no such key: namee (did you mean name?)\n"},
        {"- name", "1:1: error: keys with values (key: value) are expected here\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        bound it = bind_text(cases[i].text);
        assert_false(it.good);
        assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 1);
        const char *messages = input_messages(it.arena, it.diag) + strlen("text.yaml:");
        if (strncmp(messages, cases[i].message, strlen(cases[i].message)) != 0)
            fail_msg("%s: %s", cases[i].text, messages);
        end(&it);
    }
}

static void everything_wrong_is_reported_at_once(void **state) {
    (void)state;
    bound it = bind_text("nome: x\ncount: many\non: 1\nlist: {}\n");
    assert_false(it.good);
    assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 4);
    end(&it);
}

static void a_reader_may_refuse(void **state) {
    (void)state;
    bound it = bind_text("name: x\nscalar: bad\n");
    assert_false(it.good);
    end(&it);
    it = bind_text("name: x\nvalue: bad\n");
    assert_false(it.good);
    end(&it);
}

static bool read_sum(void *context, const tz_bind *bind, const tz_yaml *value, void *member) {
    (void)bind, (void)value;
    *(size_t *)member = (size_t) * (const int32_t *)context; // the first member of the struct that is filled
    return true;
}

// A row may depend on the rows above it, in whichever order the file has their keys.
static void rows_are_read_in_their_order(void **state) {
    (void)state;
    typedef struct pair {
        int32_t first;
        size_t copy;
    } pair;
    static const tz_bind rows[] = {
        {.key = "first", .type = TZ_BIND_INT, .offset = offsetof(pair, first), .required = true, .most = 9},
        {.key = "copy", .type = TZ_BIND_SCALAR, .offset = offsetof(pair, copy), .read = read_sum},
    };
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    pair to = {0};
    const tz_yaml *root = tz_yaml_read(arena, input_source(arena, "copy: x\nfirst: 7\n"), diag);
    assert_true(tz_yaml_bind_with(arena, root, rows, 2, &to, &to, diag));
    assert_int_equal(to.copy, 7);
    tz_diag_free(diag);
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_type_is_read),
        cmocka_unit_test(numbers_as_people_write_them),
        cmocka_unit_test(the_ends_of_ranges),
        cmocka_unit_test(absent_keys_leave_their_member),
        cmocka_unit_test(what_is_wrong_is_reported_at_its_place),
        cmocka_unit_test(everything_wrong_is_reported_at_once),
        cmocka_unit_test(a_reader_may_refuse),
        cmocka_unit_test(rows_are_read_in_their_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
