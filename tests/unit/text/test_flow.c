// Flows: items with hanging bodies, heights, least measures, lines in their places.
#include "between.h"
#include "paras.h"
#include "random_text.h"
#include "text/flow.h"

#include <string.h>

static const char *const labels[] = {"・", "①-⑳", "（１）", "1.", "ア", NULL};

typedef struct styles {
    tz_style body, subhead;
    tz_flow_style flow;
} styles;

static styles *make_styles(test_fonts *it) {
    styles *s = TZ_NEW(it->arena, styles);
    s->body = test_style(it, "gothic");
    s->body.leading = 1500000;
    s->subhead = s->body;
    s->subhead.leading = 2000000;
    s->subhead.before = TZ_EM / 4;
    s->flow = (tz_flow_style){&s->body, &s->subhead, labels, TZ_EM / 8, TZ_EM / 2, TZ_EM};
    return s;
}

static const tz_flow *make_flow(test_fonts *it, const styles *s, const char *string) {
    const tz_flow *flow = tz_flow_new(it->arena, it->fonts, &s->flow, tz_text_from_string(string), it->diag);
    assert_non_null(flow);
    return flow;
}

static void labels_hang(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    const tz_flow *flow = make_flow(it, make_styles(it), "・「国」国国国国\n  （１）国\n    国");
    assert_int_equal(flow->blocks_n, 3);
    assert_int_equal(flow->blocks[0].indent, TZ_EM);
    assert_int_equal(flow->blocks[1].label_x, TZ_EM);
    assert_int_equal(flow->blocks[1].indent, 7 * TZ_EM / 2); // （１） is two em, and some room is behind it
    assert_int_equal(flow->blocks[2].indent, 7 * TZ_EM / 2);
    assert_true(flow->blocks[2].continued);
    tz_flow_lines lines = tz_flow_set_lines(flow, it->arena, 5 * TZ_EM);
    assert_ptr_equal(lines.at[0].para, flow->blocks[0].label);
    assert_int_equal(lines.at[0].x, 0);
    assert_ptr_equal(lines.at[1].para, flow->blocks[0].body);
    assert_int_equal(lines.at[1].x, TZ_EM);
    assert_int_equal(lines.at[1].at[1], TZ_EM / 2); // the bracket stands flush at the body's start
    assert_int_equal(lines.at[0].top, lines.at[1].top);
    assert_int_equal(lines.at[0].baseline, lines.at[1].baseline);
    test_fonts_free(it);
}

// Bodies beside 9. and 10. are aligned; those of other lists, and of other labels, stand where their own labels end.
static void numbers_of_one_list_are_aligned(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    const tz_flow *flow = make_flow(it, make_styles(it),
                                    "1. 国\n・国\n2. 国\n ア 国\n3. 国\n4. 国\n5. 国\n6. 国\n"
                                    "7. 国\n8. 国\n9. 国\n10. 国\n国\n11. 国\n ①国\n ②国\n");
    static const int quarters[] = {6, 4, 8, 14, 8, 8, 8, 8, 8, 8, 8, 8, 0, 8, 12, 12};
    for (size_t i = 0; i < flow->blocks_n; i++)
        assert_int_equal(flow->blocks[i].indent, quarters[i] * (TZ_EM / 4));
    assert_true(flow->blocks[0].numbered && !flow->blocks[1].numbered && flow->blocks[14].numbered);
    test_fonts_free(it);
}

static void heights_add_up(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    const tz_flow *flow = make_flow(it, make_styles(it), "国国国国\n国\n\n国\n【国】\n・国\n・国国国");
    // lines: 2 + 1 + 1 + head + 1 + 2; space: paragraph, head, item, item
    int64_t wanted = 7 * (TZ_EM * 3 / 2) + 2 * TZ_EM + TZ_EM / 2 + TZ_EM / 4 + TZ_EM / 8 * 2;
    assert_int_equal(tz_flow_height(flow, 3 * TZ_EM), wanted);
    assert_int_equal(tz_flow_set_lines(flow, it->arena, 3 * TZ_EM).height, wanted);
    assert_int_equal(tz_flow_height(make_flow(it, make_styles(it), " \n\n"), TZ_EM), 0);
    test_fonts_free(it);
}

static void least_is_the_least(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    const tz_flow *flow =
        make_flow(it, make_styles(it), "【在宅医療】\n・名張市在宅医療支援センター運営会議1回/年\n・構成員");
    for (uint32_t lines = 3; lines < 20; lines++) {
        int64_t height = (int64_t)lines * (TZ_EM * 3 / 2) + TZ_EM;
        tz_em least = tz_flow_min_measure(flow, height);
        if (least == 0) {
            assert_true(tz_flow_height(flow, 1000 * TZ_EM) > height);
            continue;
        }
        assert_true(tz_flow_height(flow, least) <= height);
        assert_true(least <= 6 * TZ_EM || tz_flow_height(flow, least - 1) > height);
    }
    test_fonts_free(it);
}

// Blocks of random text, some with labels, some subheads.
static const tz_flow *random_flow(test_fonts *it, const styles *s, uint64_t *seed) {
    tz_bytes text = {0};
    for (uint32_t left = 1 + test_random(seed) % 6; left > 0; left--) {
        static const char *const begins[] = {"", "・", "（１）", "【国】\n"};
        tz_bytes_format(it->arena, &text, "%s%s\n", begins[test_random(seed) % 4],
                        test_random_text(it->arena, seed, 1 + test_random(seed) % 30));
    }
    return make_flow(it, s, tz_arena_copy(it->arena, text.at, text.n));
}

// Phrases of a head are whole where there is room, but only its tokens ask for it at any price; those of text are not.
static void heads_prefer_whole_phrases(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    styles *s = make_styles(it);
    const char *text = "困難に感じていること";
    const tz_flow *flow = make_flow(it, s, text);
    assert_int_equal(tz_flow_phrase_measure(flow), tz_flow_min_measure(flow, INT64_MAX));
    s->body = test_head_style(it);
    flow = make_flow(it, s, text);
    assert_int_equal(tz_flow_min_measure(flow, INT64_MAX), TZ_EM);
    assert_int_equal(tz_flow_phrase_measure(flow), 5 * TZ_EM); // 感じている
    test_fonts_free(it);
}

// tz_flow_min_measure jumps from measure to measure: the answers must be those of trying halves only.
static void jumps_leave_nothing_out(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    styles *s = make_styles(it);
    s->subhead.size.em = TZ_EM * 5 / 4;
    uint64_t seed = 20251122;
    for (int round = 0; round < 60; round++) {
        const tz_flow *flow = random_flow(it, s, &seed);
        tz_em floor = tz_flow_min_measure(flow, INT64_MAX);
        int64_t most = tz_flow_height(flow, floor);
        for (int64_t height = most; height > most / 20; height -= 1 + most / 40) {
            int64_t low = floor, high = 2000 * TZ_EM;
            while (low < high) {
                int64_t middle = low + (high - low) / 2;
                if (tz_flow_height(flow, (tz_em)middle) <= height)
                    high = middle;
                else
                    low = middle + 1;
            }
            assert_int_equal(tz_flow_min_measure(flow, height), high < 2000 * TZ_EM ? high : 0);
        }
    }
    test_fonts_free(it);
}

// Items as deep as may be, with labels of one to four letters.
static const tz_flow *nested_flow(test_fonts *it, const styles *s, uint64_t *seed) {
    tz_bytes text = {0};
    for (int i = 0, depth = 0; i < 40; i++, depth += (int)(test_random(seed) % 5) - 1) {
        static const char *const begins[] = {"・", "①", "（１）", ""};
        for (int k = 0; k < depth; k++)
            tz_bytes_add(it->arena, &text, " ", 1);
        tz_bytes_format(it->arena, &text, "%s%s\n", begins[test_random(seed) % 4],
                        test_random_text(it->arena, seed, 1 + test_random(seed) % 8));
        depth = depth < 0 ? 0 : depth;
    }
    return make_flow(it, s, tz_arena_copy(it->arena, text.at, text.n));
}

// Where the ink of a line may end: without the white space of its last mark.
static int64_t right_of(const tz_flow_line *line) {
    const tz_para *para = line->para;
    uint32_t last = para->ink_end[line->line.end];
    if (last-- <= line->line.first)
        return line->x;
    int64_t own = line->draw[last - line->line.first] + para->advances[last] - para->trimmable[last].right;
    return line->x + own * line->size / TZ_EM;
}

// At any measure of an em or more, however deep items are: nothing left or right of it, no label under its body.
static void nothing_leaves_the_column(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    styles *s = make_styles(it);
    s->flow.label_min_width = 5 * TZ_EM / 2;
    uint64_t seed = 20251127;
    for (int round = 0; round < 60; round++) {
        const tz_flow *flow = round % 2 ? nested_flow(it, s, &seed) : random_flow(it, s, &seed);
        int64_t height = INT64_MAX;
        for (tz_em measure = TZ_EM; measure < 40 * TZ_EM; measure += TZ_EM / 2 + (tz_em)(test_random(&seed) % TZ_EM)) {
            tz_flow_lines lines = tz_flow_set_lines(flow, it->arena, measure);
            assert_int_equal(lines.height, tz_flow_height(flow, measure));
            assert_true(lines.height <= height);
            height = lines.height;
            for (size_t i = 0; i < lines.n; i++) {
                const tz_flow_line *line = &lines.at[i], *above = i ? line - 1 : NULL;
                if (right_of(line) > measure)
                    fail_msg("%.*s: a line from cluster %u to %u ends at %lld, beyond the measure of %d",
                             (int)line->para->text.size, line->para->text.bytes, line->line.first, line->line.end,
                             (long long)right_of(line), measure);
                assert_true(line->x >= 0);
                if (above && above->top == line->top)
                    assert_true(right_of(above) <= line->x);
                else if (above)
                    assert_true(line->top >= above->top + above->pitch);
            }
        }
    }
    test_fonts_free(it);
}

static void labels_stand_above_their_bodies_in_narrow_columns(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    const tz_flow *flow = make_flow(it, make_styles(it), "（１）国国国\n  国"); // its label is two em wide
    assert_int_equal(tz_flow_height(flow, 4 * TZ_EM), 3 * (TZ_EM * 3 / 2));
    tz_flow_lines lines = tz_flow_set_lines(flow, it->arena, 7 * TZ_EM / 2);
    assert_int_equal(lines.n, 4);
    assert_ptr_equal(lines.at[0].para, flow->blocks[0].label);
    const tz_em tops[] = {0, 1, 2, 3};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(lines.at[i].x, 0);
        assert_int_equal(lines.at[i].top, tops[i] * (TZ_EM * 3 / 2));
    }
    assert_true(lines.at[0].keep_with_next);
    assert_int_equal(tz_flow_set_lines(flow, it->arena, TZ_EM).n,
                     7); // （|１）|国|国|国|国: 1 + 1 + 3 + 1 and a bracket
    test_fonts_free(it);
}

static void lines_lie_in_their_slots(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    const tz_flow *flow = make_flow(it, make_styles(it), "国国国国国国国国\n【国国国国国】\n・国国国国国国国国");
    tz_flow_lines lines = tz_flow_set_lines(flow, it->arena, 4 * TZ_EM);
    for (size_t i = 0; i < lines.n; i++) {
        const tz_flow_line *line = &lines.at[i];
        bool beside_label = i > 0 && lines.at[i - 1].para == line->block->label && line->para != line->block->label;
        if (i > 0 && !beside_label)
            assert_true(line->top >= lines.at[i - 1].top + lines.at[i - 1].pitch);
        assert_between(line->baseline, 0, line->pitch);
        if (line->block->kind == TZ_FLOW_BLOCK_SUBHEAD)
            assert_true(line->keep_with_next);
    }
    assert_true(lines.at[0].first && lines.at[0].keep_with_next && lines.at[0].line.first == 0);
    assert_true(lines.at[1].last && !lines.at[1].keep_with_next);
    assert_int_equal(lines.height, tz_flow_height(flow, 4 * TZ_EM));
    test_fonts_free(it);
}

static void sizes_are_in_em_of_the_body(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    styles *s = make_styles(it);
    s->subhead.size.em = TZ_EM * 2;
    const tz_flow *flow = make_flow(it, s, "【国国】");
    tz_flow_lines lines = tz_flow_set_lines(flow, it->arena, 8 * TZ_EM);
    assert_int_equal(lines.n, 1);
    assert_int_equal(lines.at[0].size, 2 * TZ_EM);
    assert_int_equal(lines.height, 4 * TZ_EM);
    assert_int_equal(tz_flow_height(flow, 5 * TZ_EM), 8 * TZ_EM); // four em and the closing bracket are twice as wide
    test_fonts_free(it);
}

static void what_cannot_be_set_is_reported(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    styles *s = make_styles(it);
    tz_text text = tz_text_from_string("国\n・\U00010AF6\n・\U00010AF6");
    assert_null(tz_flow_new(it->arena, it->fonts, &s->flow, text, it->diag));
    assert_true(tz_diag_count(it->diag, TZ_ERROR) >= 2); // of both items
    test_fonts_free(it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_hang),
        cmocka_unit_test(numbers_of_one_list_are_aligned),
        cmocka_unit_test(heights_add_up),
        cmocka_unit_test(least_is_the_least),
        cmocka_unit_test(heads_prefer_whole_phrases),
        cmocka_unit_test(jumps_leave_nothing_out),
        cmocka_unit_test(nothing_leaves_the_column),
        cmocka_unit_test(labels_stand_above_their_bodies_in_narrow_columns),
        cmocka_unit_test(lines_lie_in_their_slots),
        cmocka_unit_test(sizes_are_in_em_of_the_body),
        cmocka_unit_test(what_cannot_be_set_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
