// The pair table: every one of the 400 pairs, by the rules, and as set in two fonts.
#include "paras.h"
#include "tables.h"

#include <stdlib.h>

static tz_em thousandths(const char *cell) {
    return (tz_em)((int64_t)atoi(cell) * TZ_EM / 1000);
}

static void equals_the_table(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    test_table table = test_table_read(arena, "pairs.tsv");
    assert_int_equal(table.rows.n, 400);
    for (size_t i = 0; i < table.rows.n; i++) {
        const char *const *cells = table.rows.at[i].cells;
        tz_class_pair pair = tz_class_pair_of((tz_char_class)atoi(cells[0]), (tz_char_class)atoi(cells[1]));
        bool right = pair.gap == thousandths(cells[3]) && pair.breakable == (strcmp(cells[4], "yes") == 0) &&
                     pair.shrink == thousandths(cells[5]) && pair.shrink_stage == atoi(cells[6]) &&
                     pair.stretch_stage == atoi(cells[7]);
        if (!right)
            fail_msg("pair %s of classes %s and %s", cells[2], cells[0], cells[1]);
    }
    tz_arena_free(arena);
}

static void samples_are_of_their_classes(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    test_table table = test_table_read(arena, "pairs.tsv");
    for (size_t i = 0; i < table.rows.n; i++) {
        const char *const *cells = table.rows.at[i].cells;
        size_t size = strlen(cells[2]), first;
        tz_code_at(cells[2], size, 0, &first);
        if (tz_char_class_of(cells[2], size, 0) != (tz_char_class)atoi(cells[0]) ||
            tz_char_class_of(cells[2], size, first) != (tz_char_class)atoi(cells[1]))
            fail_msg("%s should be of classes %s and %s", cells[2], cells[0], cells[1]);
    }
    tz_arena_free(arena);
}

// The body of a mark is half an em; its glyph's em has the rest on the side where the table has the gap.
static tz_em body_of(tz_char_class class, tz_em advance) {
    bool half = class == TZ_CL_OPENING || class == TZ_CL_CLOSING || class == TZ_CL_MIDDLE_DOT ||
                class == TZ_CL_FULL_STOP || class == TZ_CL_COMMA;
    return half ? TZ_EM / 2 : advance;
}

// What the sample's two glyphs stand apart when their half-em bodies stand on either side of it.
static tz_em set_gap(const tz_para *para, tz_char_class before, tz_char_class after) {
    tz_em first = para->advances[1], second = para->advances[2];
    int64_t apart = para->at[2] - para->at[1]; // from full em to full em
    tz_em left_of_second = after == TZ_CL_OPENING      ? second - body_of(after, second)
                           : after == TZ_CL_MIDDLE_DOT ? (second - body_of(after, second)) / 2
                                                       : 0;
    tz_em left_of_first = before == TZ_CL_OPENING      ? first - body_of(before, first)
                          : before == TZ_CL_MIDDLE_DOT ? (first - body_of(before, first)) / 2
                                                       : 0;
    return (tz_em)(apart + left_of_second - left_of_first - body_of(before, first));
}

static void fonts_agree(void **state) {
    (void)state;
    static const char *const families[] = {"gothic", "noto-gothic"};
    test_fonts *it = test_fonts_new();
    test_table table = test_table_read(it->arena, "pairs.tsv");
    for (size_t f = 0; f < 2; f++)
        for (size_t i = 0; i < table.rows.n; i++) {
            const char *const *cells = table.rows.at[i].cells;
            tz_style style = test_style(it, families[f]);
            const tz_para *para = test_para(it, &style, tz_arena_format(it->arena, "国%s国", cells[2]));
            tz_em gap = set_gap(para, (tz_char_class)atoi(cells[0]), (tz_char_class)atoi(cells[1]));
            const tz_spacing *joint = &para->spacings[1];
            bool right = abs(gap - thousandths(cells[3])) <= TZ_EM / 1000 &&
                         abs(joint->shrink - thousandths(cells[5])) <= TZ_EM / 1000 &&
                         joint->shrink_stage == atoi(cells[6]) && joint->stretch_stage == atoi(cells[7]);
            if (!right)
                fail_msg("%s: %s: gap %d, shrink %d in %d, stretch in %d", families[f], cells[2], gap, joint->shrink,
                         joint->shrink_stage, joint->stretch_stage);
        }
    test_fonts_free(it);
}

// 。 and ・ keep their own spaces under JLREQ; CSS collapses them. F: a full em, H: half of one.
static void punctuation_collapses(void **state) {
    (void)state;
    static const char *const families[] = {"gothic", "mincho", "noto-gothic"};
    test_fonts *it = test_fonts_new();
    test_table table = test_table_read(it->arena, "punctuation.tsv");
    for (size_t k = 0; k < 6; k++) {
        tz_style style = test_style(it, families[k / 2]);
        style.trim = k % 2 ? TZ_TRIM_CSS : TZ_TRIM_JLREQ;
        for (size_t i = 0; i < table.rows.n; i++) {
            const char *const *cells = table.rows.at[i].cells;
            const tz_para *para = test_para(it, &style, tz_arena_format(it->arena, "国%s国", cells[0]));
            tz_em x[4], draw[4];
            tz_line line = {0, 4, 0, 0};
            tz_para_set_line(para, &line, 100 * TZ_EM, true, x, draw);
            char widths[3] = {x[2] - x[1] > TZ_EM * 3 / 4 ? 'F' : 'H', x[3] - x[2] > TZ_EM * 3 / 4 ? 'F' : 'H', 0};
            assert_string_equal(widths, cells[k % 2 ? 1 : 2]);
        }
    }
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equals_the_table),
        cmocka_unit_test(samples_are_of_their_classes),
        cmocka_unit_test(fonts_agree),
        cmocka_unit_test(punctuation_collapses),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
