// Roff: what is escaped, where lines end, and where Japanese words may be parted.
#include "manual/manual.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static tz_roff begin(void) {
    return (tz_roff){.arena = tz_arena_new(NULL)};
}

static void end(tz_roff *page, const char *expected) {
    assert_string_equal(tz_arena_copy(page->arena, page->out.at, page->out.n), expected);
    tz_arena_free(page->arena);
}

static void signs_of_roff_are_escaped(void **state) {
    (void)state;
    tz_roff page = begin();
    tz_roff_paragraph(&page, ".a 'b' `c` \\d -e \"f\" ^~");
    end(&page, ".PP\n\\&.a \\(aqb\\(aq \\(gac\\(ga \\ed \\-e \\(dqf\\(dq \\(ha\\(ti\n");
}

static void code_stays_as_it_is(void **state) {
    (void)state;
    tz_roff page = begin();
    tz_roff_code(&page, ".x: a  b\n\n'y", 12);
    end(&page, ".PP\n.RS 4\n.EX\n\\&.x: a  b\n\n\\&\\(aqy\n.EE\n.RE\n");
}

static void a_section_begins_without_a_gap(void **state) {
    (void)state;
    tz_roff page = begin();
    tz_roff_section(&page, "A");
    tz_roff_paragraph(&page, "one");
    tz_roff_paragraph(&page, "two");
    tz_roff_subsection(&page, "B");
    tz_roff_item(&page, tz_roff_bold(page.arena, "--x"), "three");
    tz_roff_line(&page, "four");
    tz_roff_paragraph(&page, "five");
    end(&page, ".SH A\none\n.PP\ntwo\n.SS B\n.TP\n\\fB\\-\\-x\\fR\nthree\n.br\nfour\n.PP\nfive\n");
}

// Of English words between blanks; Japanese ones between characters, unless the next may not begin a line (禁則).
static void lines_may_end(void **state) {
    (void)state;
    tz_roff page = begin();
    tz_roff_paragraph(&page, "一覧(表)を、ab字");
    tz_roff_paragraph(&page, "年度\n版 of\nyears");
    tz_roff_paragraph(&page, "1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 .2");
    end(&page, ".PP\n一\\:覧\\:(表)\\:を、\\:ab\\:字\n.PP\n年\\:度\\:版 of years\n.PP\n"
               "1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890\n\\&.2\n");
}

static void names_lead_to_other_pages(void **state) {
    (void)state;
    tz_roff page = begin();
    tz_roff_see_also(&page, (const char *const[]){"tsuzuri(1)", "tsuzuri-layout(5)", NULL});
    end(&page, ".SH SEE ALSO\n.BR tsuzuri (1),\n.BR tsuzuri\\-layout (5)\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_of_roff_are_escaped),      cmocka_unit_test(code_stays_as_it_is),
        cmocka_unit_test(a_section_begins_without_a_gap), cmocka_unit_test(lines_may_end),
        cmocka_unit_test(names_lead_to_other_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
