// Options of a command: reading by table, messages about wrong ones, and the help text.
#include "cli/cli.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char *const words[] = {"handout", "print", NULL};
static const tz_option options[] = {
    {"layout", 'l', "FILE", .help = "layout to use"},
    {"quiet", 'q', NULL, .help = "say nothing"},
    {"width", 0, "EM", .help = "measure"},
    {"page", 'p', "PAGE", .help = "one of them"},
    {"for", 0, "PURPOSE", .help = "what for", .words = words},
    {0},
};

static tz_exit run(tz_call *call) {
    (void)call;
    return TZ_EXIT_OK;
}

static const tz_operand operands[] = {{"DIR", TZ_VALUE_FOLDER, "a folder"}, {0}};

static const tz_command command = {.name = "try",
                                   .operands = operands,
                                   .least = 1,
                                   .most = 2,
                                   .summary = "tries",
                                   .options = options,
                                   .repeats = "page",
                                   .run = run};

typedef struct tried {
    tz_call call;
    tz_bytes output;
    bool done, helped;
    const char *message; // first message, or ""
} tried;

#define TRY(...) try((char *[]){"try", __VA_ARGS__, NULL})

static tried *try(char **argv) {
    tz_arena *arena = tz_arena_new(NULL);
    tried *it = TZ_NEW(arena, tried);
    it->call = (tz_call){.command = &command, .arena = arena, .diag = tz_diag_new(), .output = &it->output};
    int argc = 0;
    while (argv[argc])
        argc++;
    char **copy = TZ_ARRAY(arena, char *, (size_t)argc + 1); // getopt reorders them
    memcpy(copy, argv, (size_t)argc * sizeof *argv);
    it->done = tz_options_read(&it->call, argc, copy, &it->helped);
    const tz_diag_entry *first = tz_diag_at(it->call.diag, 0);
    it->message = first ? first->message : "";
    return it;
}

static void forget(tried *it) {
    tz_diag_free(it->call.diag);
    tz_arena_free(it->call.arena);
}

static void values_and_operands(void **state) {
    (void)state;
    tried *it = TRY("one", "-q", "--layout=a.yaml", "--width", "10em", "two");
    assert_true(it->done);
    assert_string_equal(it->message, "");
    assert_string_equal(tz_call_value(&it->call, "layout"), "a.yaml");
    assert_string_equal(tz_call_value(&it->call, "quiet"), "");
    assert_string_equal(tz_call_value(&it->call, "width"), "10em");
    assert_int_equal(it->call.operands_n, 2);
    assert_string_equal(it->call.operands[0], "one");
    assert_string_equal(it->call.operands[1], "two");
    forget(it);
}

static void absent_options_have_no_value(void **state) {
    (void)state;
    tried *it = TRY("one");
    assert_true(it->done);
    assert_null(tz_call_value(&it->call, "layout"));
    assert_null(tz_call_value(&it->call, "quiet"));
    assert_null(tz_call_value(&it->call, "nonsense"));
    forget(it);
}

static void last_one_wins(void **state) {
    (void)state;
    tried *it = TRY("-l", "a", "--layout", "b", "one");
    assert_string_equal(tz_call_value(&it->call, "layout"), "b");
    forget(it);
}

static void repeated_ones_are_joined(void **state) {
    (void)state;
    tried *it = TRY("-p", "3", "one", "--page=5-8");
    assert_string_equal(tz_call_value(&it->call, "page"), "3,5-8");
    forget(it);
}

static void operand_that_looks_like_an_option(void **state) {
    (void)state;
    tried *it = TRY("--", "--layout");
    assert_true(it->done);
    assert_int_equal(it->call.operands_n, 1);
    assert_string_equal(it->call.operands[0], "--layout");
    forget(it);
    it = TRY("-");
    assert_true(it->done);
    assert_string_equal(it->call.operands[0], "-");
    forget(it);
}

static void wrong(char **argv, const char *message) {
    tried *it = try(argv);
    assert_false(it->done);
    assert_false(it->helped);
    assert_string_equal(it->message, message);
    forget(it);
}

static void wrong_words_are_reported(void **state) {
    (void)state;
    wrong((char *[]){"try", "one", "--layot=x", NULL}, "no such option: --layot (did you mean --layout?)");
    wrong((char *[]){"try", "one", "--zzzzzz", NULL}, "no such option: --zzzzzz");
    wrong((char *[]){"try", "one", "-qx", NULL}, "no such option: -x");
    wrong((char *[]){"try", "one", "--layout", NULL}, "option --layout needs a value");
    wrong((char *[]){"try", "one", "-ql", NULL}, "option -l needs a value");
    wrong((char *[]){"try", "one", "--quiet=1", NULL}, "option takes no value: --quiet=1");
    wrong((char *[]){"try", "-q", NULL}, "DIR is missing");
    wrong((char *[]){"try", "one", "two", "three", NULL}, "one too many: three");
}

static void only_words_of_a_list(void **state) {
    (void)state;
    tried *it = TRY("--for", "print", "one");
    assert_true(it->done);
    assert_int_equal(tz_call_choice(&it->call, "for", 0), 1);
    forget(it);
    it = TRY("one");
    assert_int_equal(tz_call_choice(&it->call, "for", 7), 7);
    forget(it);
    it = TRY("--for", "prnt", "one");
    assert_false(it->done);
    assert_string_equal(it->message, "--for cannot be prnt; it is one of: handout, print");
    assert_string_equal(tz_diag_at(it->call.diag, 0)->note, "did you mean print?");
    forget(it);
    it = TRY("--for=", "one");
    assert_string_equal(it->message, "--for cannot be ; it is one of: handout, print");
    forget(it);
}

static void help_stops_reading(void **state) {
    (void)state;
    tried *it = TRY("--help", "--zzzzzz");
    assert_false(it->done);
    assert_true(it->helped);
    assert_string_equal(it->message, "");
    tz_bytes_add(it->call.arena, &it->output, "", 1);
    assert_string_equal(it->output.at, "Usage: tsuzuri try DIR [OPTION]...\n\ntries\n\n  DIR  a folder\n\nOptions:\n"
                                       "  -l, --layout FILE  layout to use\n"
                                       "  -q, --quiet        say nothing\n"
                                       "      --width EM     measure\n"
                                       "  -p, --page PAGE    one of them\n"
                                       "      --for PURPOSE  what for\n"
                                       "  -h, --help         show this help\n");
    forget(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_and_operands),
        cmocka_unit_test(absent_options_have_no_value),
        cmocka_unit_test(last_one_wins),
        cmocka_unit_test(repeated_ones_are_joined),
        cmocka_unit_test(operand_that_looks_like_an_option),
        cmocka_unit_test(wrong_words_are_reported),
        cmocka_unit_test(only_words_of_a_list),
        cmocka_unit_test(help_stops_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
