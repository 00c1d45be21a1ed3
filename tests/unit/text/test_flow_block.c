// Plain text read as blocks.
#include "text/flow_block.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const char *const labels[] = {"・", "①-⑳", "※", "＊注", "＊", "(1)", "1.", "1", "ア", "(ア)", NULL};

// One word a block: kind, nest, + continued, ! after_blank, then [label] and the body.
static const char *show(tz_arena *arena, const char *string) {
    tz_text text = tz_text_from_string(string);
    tz_flow_block_texts read = tz_flow_blocks_read(arena, &text, labels);
    tz_bytes out = {0};
    for (size_t i = 0; i < read.blocks.n; i++) {
        const tz_flow_block_text *b = &read.blocks.at[i];
        tz_bytes_format(arena, &out, "%s%c%u%s%s", i ? " " : "", "PSI"[b->kind], b -> nest, b -> continued ? "+" : "",
                        b->after_blank ? "!" : "");
        tz_bytes_format(arena, &out, "[%.*s]%.*s", (int)b->label.size, b->label.bytes, (int)b->body.size,
                        b->body.bytes);
    }
    return tz_arena_copy(arena, out.at, out.n);
}

static void check(const char *text, const char *wanted) {
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(show(arena, text), wanted);
    tz_arena_free(arena);
}

static void paragraphs(void **state) {
    (void)state;
    check("", "");
    check("\n\n", "");
    check("甲", "P0[]甲");
    check("甲\n乙\n\n丙\n", "P0[]甲 P0[]乙 P0![]丙");
    check("　甲 \r\n乙\r丙　", "P0[]甲 P0[]乙 P0[]丙");
    check("\n甲", "P0[]甲"); // nothing stands before the first
    check("甲\u2028乙", "P0[]甲 P0[]乙");
}

static void subheads(void **state) {
    (void)state;
    check("【甲】\n乙", "S0[]【甲】 P0[]乙");
    check("【甲】乙", "P0[]【甲】乙"); // not a line of its own
    check("・甲\n【乙】\n  丙", "I0[・]甲 S0[]【乙】 P0[]丙");
}

static void items(void **state) {
    (void)state;
    check("・甲\n・乙", "I0[・]甲 I0[・]乙");
    check("① 甲\n⑳乙\n㉑丙", "I0[①]甲 I0[⑳]乙 P0[]㉑丙");
    check("＊注甲\n＊乙", "I0[＊注]甲 I0[＊]乙"); // longest first
    check("(1)甲\n(2)乙\n(4)丙", "I0[(1)]甲 I0[(2)]乙 P0[](4)丙");
    check("・", "I0[・]");
    check("・甲\n\n・乙", "I0[・]甲 I0![・]乙");
    check("・甲\n乙", "I0[・]甲 P0[]乙");
}

static void nested_items(void **state) {
    (void)state;
    check("・甲\n  ※乙\n    ①丙\n  ※丁\n・戊", "I0[・]甲 I1[※]乙 I2[①]丙 I1[※]丁 I0[・]戊");
    check("・甲\n　・乙\n ・丙", "I0[・]甲 I1[・]乙 I1[・]丙"); // a full-width space is two half ones
}

static void further_lines(void **state) {
    (void)state;
    check("・甲\n  乙\n  丙", "I0[・]甲 I0+[]乙 I0+[]丙");
    check("・甲\n  ※乙\n    丙\n  丁\n戊", "I0[・]甲 I1[※]乙 I1+[]丙 I0+[]丁 P0[]戊");
    check("・甲\n\n  乙", "I0[・]甲 I0+![]乙");
}

// As officials number: (1), below it ア, below that (ア); and 2. goes on behind what stands between.
static void numbered_items(void **state) {
    (void)state;
    check("(1) 甲\n ア 乙\n  (ア) 丙\n イ 丁\n(2) 戊", "I0[(1)]甲 I1[ア]乙 I2[(ア)]丙 I1[イ]丁 I0[(2)]戊");
    check("1. 甲\n文\n2. 乙\n\n３　丙", "I0[1.]甲 P0[]文 I0[2.]乙 I0![３]丙");
    check("1　甲\n　乙\n2　丙", "I0[1]甲 I0+[]乙 I0[2]丙");
    check("10月から\n1日3回\n2 人\n(1)の丙\nアルコール", "P0[]10月から P0[]1日3回 P0[]2 人 P0[](1)の丙 P0[]アルコール");
}

// Within more than that many items none is deeper.
static void depth_has_an_end(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes text = {0};
    for (int i = 0; i < 40; i++)
        tz_bytes_format(arena, &text, "%*s・甲\n%*s乙\n", i, "", i + 1, "");
    tz_text all = {.bytes = text.at, .size = text.n};
    tz_flow_block_texts read = tz_flow_blocks_read(arena, &all, labels);
    assert_int_equal(read.blocks.n, 80);
    for (uint32_t i = 0; i < 80; i++)
        assert_int_equal(read.blocks.at[i].nest, i / 2 < TZ_FLOW_DEEPEST ? i / 2 : TZ_FLOW_DEEPEST);
    tz_arena_free(arena);
}

// Everything but white space and labels is in a body, in order, and still knows its place.
static void nothing_is_lost(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    static const tz_text_origin mark = {0, 100};
    tz_source source = {.name = "x"};
    tz_text text = tz_text_from_string("【甲】\n・ 乙\n  丙");
    text.source = &source;
    text.origins = &mark;
    text.origins_n = 1;
    tz_flow_block_texts read = tz_flow_blocks_read(arena, &text, labels);
    assert_int_equal(read.blocks.n, 3);
    for (size_t i = 0; i < read.blocks.n; i++) {
        const tz_text *body = &read.blocks.at[i].body;
        assert_int_equal(tz_text_place(body, 0).at, 100 + (body->bytes - text.bytes));
    }
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paragraphs),       cmocka_unit_test(subheads),        cmocka_unit_test(items),
        cmocka_unit_test(nested_items),     cmocka_unit_test(further_lines),   cmocka_unit_test(numbered_items),
        cmocka_unit_test(depth_has_an_end), cmocka_unit_test(nothing_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
