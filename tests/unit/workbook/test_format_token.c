// Sections of number formats, taken apart.
#include "base/arena.h"
#include "workbook/number_format.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

// Each token as a letter, literals as they are.
static const char *tokens(tz_arena *arena, const char *format) {
    static const char letters[] = ".L 0.,%E/@G";
    const tz_format_section section = {.from = format, .to = format + strlen(format)};
    tz_bytes out = {0};
    for (const char *at = format;;) {
        tz_format_token token = tz_format_next(&section, &at);
        int size = (int)(token.to - token.from);
        if (token.kind == TZ_FORMAT_END)
            return tz_arena_copy(arena, out.at ? out.at : "", out.n);
        if (token.kind == TZ_FORMAT_LITERAL || token.kind == TZ_FORMAT_DATE)
            tz_bytes_format(arena, &out, token.kind == TZ_FORMAT_DATE ? "<%.*s>" : "%.*s", size, token.from);
        else if (token.kind == TZ_FORMAT_ELAPSED || token.kind == TZ_FORMAT_NOON)
            tz_bytes_format(arena, &out, "{%.*s}", size, token.from);
        else
            tz_bytes_format(arena, &out, "%c", letters[token.kind]);
    }
}

static void check(const char *format, const char *expected) {
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(tokens(arena, format), expected);
    tz_arena_free(arena);
}

static void sections_are_taken_apart(void **state) {
    (void)state;
    check("#,##0.00\"件\"", "0,000.00件");
    check("yyyy\"年\"m", "<yyyy>年<m>");
    check("[Red][>=1][h]:mm", "{h}:<mm>");
    check("[$¥-411]0", "¥0");
    check("[$-411]ggge", "<ggg><e>");
    check("0.0E+00", "0.0E00");
    check("\\y_)*x!m", "y m");
    check("h AM/PM A/P", "<h> {AM/PM} {A/P}");
    check("General G/標準 @", "G G @");
    check("0%/年", "0%/年");
    check("\"open", "open");
    check("0[open", "0[open");
    check("[$]ggge(bbbb)", "<ggg><e>(<bbbb>)");
}

static void locales_are_seen(void **state) {
    (void)state;
    static const struct {
        const char *format;
        bool japanese, gannen;
    } cases[] = {{"[$-411]e", true, false},
                 {"[$-ja-JP-x-gannen]e", true, true},
                 {"[$-409]d", false, false},
                 {"d", false, false}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const tz_format_section section = {.from = cases[i].format, .to = cases[i].format + strlen(cases[i].format)};
        bool gannen;
        assert_int_equal(tz_format_is_japanese(&section, &gannen), cases[i].japanese);
        assert_int_equal(gannen, cases[i].gannen);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections_are_taken_apart),
        cmocka_unit_test(locales_are_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
