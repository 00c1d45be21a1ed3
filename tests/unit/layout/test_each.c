// Blocks of each section and each field, for forms that the layout does not know.
#include "fixture.h"

// Sections of 1, 4, 8 and 2 fields; the labels of the second's fields say what its own does.
static const char four_sections[] =
    "title: 調査票\nsections:\n  - {id: a, label: 拠点, fields: [{id: f1, label: 名称}]}\n"
    "  - {id: b, label: 目標, fields: [{id: f1, label: ●目標(甲)}, {id: f2, label: ●目標(乙)}, {id: f3, label: "
    "●目標(丙)},\n"
    "     {id: f4, label: ●目標(丁)}]}\n"
    "  - {id: c, label: 取組, fields: [{id: f1, label: い}, {id: f2, label: ろ}, {id: f3, label: は}, {id: f4, label: "
    "に},\n"
    "     {id: f5, label: ほ}, {id: f6, label: へ}, {id: f7, label: と}, {id: f8, label: ち}]}\n"
    "  - {id: d, label: 予定, fields: [{id: f1, label: 来年}, {id: f2, label: 後}]}\n";
static const char answers[] =
    "municipalities: [{code: \"242012\", name: 津市}]\na: {f1: あ}\n"
    "b: {f1: あ, f2: あ, f3: あ, f4: あ}\n"
    "c: {f1: あ, f2: あ, f3: あ, f4: あ, f5: あ, f6: あ, f7: あ, f8: あ}\nd: {f1: あ, f2: あ}\n";

static fixture read_card(const char *lines) {
    static const char *const folders[] = {"layouts", NULL};
    tz_arena *arena = tz_arena_new(NULL);
    fixture f = read_layout_for_form(four_sections, answers, tz_arena_format(arena, "like: a4.yaml\n%s", lines),
                                     input_folders(folders));
    tz_arena_free(arena);
    return f;
}

// The blocks in short: H and the section of a heading, with a field's label behind it; T, L or F and the fields of
// tables with heads at the top or left, and of texts; B and A, breaks when full and always.
static const char *in_short(const tz_layout *layout, char *out, size_t room) {
    size_t n = 0;
    out[0] = 0;
    for (size_t i = 0; i < layout->card_n; i++) {
        const tz_block_spec *block = &layout->card[i];
        n += (size_t)snprintf(out + n, room - n, "%s", i ? " " : "");
        if (block->kind == TZ_BLOCK_HEADING && block->field)
            n += (size_t)snprintf(out + n, room - n, "H%d%.*s", block->section, (int)block->field->label.size,
                                  block->field->label.bytes);
        else if (block->kind == TZ_BLOCK_HEADING)
            n += (size_t)snprintf(out + n, room - n, "H%d", block->section);
        else if (block->kind == TZ_BLOCK_BREAK)
            n += (size_t)snprintf(out + n, room - n, "%s", block->always ? "A" : "B");
        else
            n += (size_t)snprintf(out + n, room - n, "%s%u-%u",
                                  block->flowing                  ? "F"
                                  : block->heads == TZ_HEADS_LEFT ? "L"
                                                                  : "T",
                                  block->fields[0], block->fields[block->fields_n - 1]);
    }
    return out;
}

static void becomes(const char *lines, const char *expected) {
    fixture f = read_card(lines);
    char found[400];
    if (!f.layout)
        fail_msg("%s has these messages:\n%s", lines, f.messages);
    assert_string_equal(in_short(f.layout, found, sizeof found), expected);
    close_fixture(&f);
}

static void is_refused(const char *lines, const char *message) {
    fixture f = read_card(lines);
    if (f.layout || !strstr(f.messages, message))
        fail_msg("%s is %s\n%s", lines, f.layout ? "accepted" : "refused in other words", f.messages);
    close_fixture(&f);
}

#define TITLE "card:\n  - {heading: x, style: title, level: 1}\n"
#define HEADING "  - {heading: \"{label}\", of: each section, style: section}\n"
#define TABLE "  - {table: each section, heads: auto, widths: [1, 6]}\n"

// In the form's order; the heading that all labels of a section say already is left out.
static void sections(void **state) {
    (void)state;
    becomes(TITLE HEADING TABLE, "H-1 H0 L0-0 T1-4 H2 T5-12 H3 T13-14");
    becomes(TITLE "  - {table: each section, heads: left}\n", "H-1 L0-0 L1-4 L5-12 L13-14");
    fixture f = read_card(TITLE HEADING TABLE);
    assert_int_equal(f.layout->card[2].preferred[1], 6);
    assert_null(f.layout->card[3].preferred);
    assert_int_equal(f.layout->card[3].section, 1);
    close_fixture(&f);
}

// What another block names, before or after, is not shown again.
static void sections_that_no_other_block_names(void **state) {
    (void)state;
    becomes(TITLE "  - {table: d, heads: top}\n" HEADING TABLE "  - {fields: [b.f1, b.f3], heads: top}\n",
            "H-1 T13-14 H0 L0-0 T2-4 H2 T5-12 T1-3");
    becomes("card: [{text: a}, {text: b}, {text: c}, {text: d}, {table: each section}]\n",
            "F0-0 F1-1 F2-2 F3-3 F4-4 F5-5 F6-6 F7-7 F8-8 F9-9 F10-10 F11-11 F12-12 F13-13 F14-14");
}

static void columns(void **state) {
    (void)state;
    becomes("card: [{table: each section, heads: auto, columns: 6}]\n", "L0-0 T1-4 T5-8 T9-12 T13-14");
    becomes("card: [{table: each section, heads: auto, columns: 3}]\n", "L0-0 T1-2 T3-4 T5-7 T8-10 T11-12 T13-14");
    becomes("card: [{table: c, columns: 7, widths: [1, 2, 3, 4, 5, 6, 7, 8]}, {table: each section, heads: left, "
            "columns: 1}]\n",
            "T5-8 T9-12 L0-0 L1-4 L13-14");
    fixture f = read_card("card: [{table: c, columns: 7, widths: [1, 2, 3, 4, 5, 6, 7, 8]}, {table: each section}]\n");
    assert_int_equal(f.layout->card[1].preferred[0], 5);
    close_fixture(&f);
    is_refused("card: [{table: c, columns: 7, widths: [1, 2, 3]}, {table: each section}]\n",
               "widths must be a list of 8 numbers");
    is_refused("card: [{table: each section, heads: top, widths: [1, 6]}]\n", "two numbers, for heads at the left");
    is_refused("card: [{table: each section, heads: left, widths: [1, 6, 2]}]\n", "two numbers, for heads at the left");
}

// Between sections; even ones where the fields are divided most evenly, if a card has several pages at all.
static void breaks(void **state) {
    (void)state;
    becomes(TITLE "  - {break: when_full, of: each section}\n" TABLE, "H-1 L0-0 B T1-4 B T5-12 B T13-14");
    becomes(TITLE TABLE "  - {break: always, of: each section}\n", "H-1 L0-0 A T1-4 A T5-12 A T13-14");
    becomes(TITLE "  - {break: even, of: each section}\n" TABLE, "H-1 L0-0 T1-4 T5-12 T13-14");
    becomes("body: {pages: 2}\n" TITLE "  - {break: even, of: each section}\n" TABLE, "H-1 L0-0 T1-4 A T5-12 T13-14");
    becomes("body: {pages: 4}\n" TITLE "  - {break: even, of: each section}\n" TABLE, "H-1 L0-0 T1-4 A T5-12 A T13-14");
    becomes("body: {pages: 2}\n" TITLE "  - {table: c, heads: top}\n  - {break: even, of: each section}\n" TABLE,
            "H-1 T5-12 L0-0 A T1-4 T13-14");
}

static void fields(void **state) {
    (void)state;
    becomes("card:\n" HEADING "  - {heading: \"{label}\", of: each field, style: section}\n  - {text: each field}\n"
            "  - {table: c, heads: top}\n",
            "H0 H0名称 F0-0 H1●目標(甲) F1-1 H1●目標(乙) F2-2 H1●目標(丙) F3-3 H1●目標(丁) F4-4 H3 H3来年 F13-13 H3後 "
            "F14-14 T5-12");
    becomes("card:\n  - {text: each field}\n  - {fields: [c.f1, c.f2, c.f3, c.f4, c.f5, c.f6, c.f7]}\n",
            "F0-0 F1-1 F2-2 F3-3 F4-4 F12-12 F13-13 F14-14 T5-11");
}

static void groups_are_one(void **state) {
    (void)state;
    is_refused("card:\n" HEADING "  - {break: when_full}\n" TABLE, "text.yaml:5:5: error: blocks of each section");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sections), cmocka_unit_test(sections_that_no_other_block_names),
        cmocka_unit_test(columns),  cmocka_unit_test(breaks),
        cmocka_unit_test(fields),   cmocka_unit_test(groups_are_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
