// Two answers compared: what changed is found and nothing else, and the changes lead from one to the other.
#include "compare/answers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const labels[] = {"・", "※", "①-⑳", NULL};

static tz_field_change compare(tz_arena *arena, const char *old, const char *new) {
    return compare_answers(arena, old, new, labels);
}

static void add(tz_arena *arena, tz_bytes *out, const tz_text *text) {
    tz_bytes_add(arena, out, text->bytes, text->size);
}

// "=…" unchanged, "+…", "-…", "~kept[-old-]{+new+}", ":" marked, ">" moved; one a line. "^" for also moved.
static const char *changes_of(tz_arena *arena, const char *old, const char *new) {
    tz_field_change field = compare(arena, old, new);
    tz_bytes out = {0};
    for (size_t i = 0; i < field.n; i++) {
        const tz_change *it = &field.changes[i];
        const tz_statement *statement = it->current ? it->current : it->old;
        tz_bytes_format(arena, &out, "%s%c%s", i ? "\n" : "", "=+-~:>"[it->kind],
                        it -> moved && it -> kind != TZ_CHANGE_MOVED ? "^" : "");
        if (it->kind != TZ_CHANGE_REWORDED)
            add(arena, &out, &statement->body);
        for (size_t k = 0; k < it->edits_n; k++) {
            const tz_edit *edit = &it->edits[k];
            tz_bytes_format(arena, &out, "%s", edit->kind == TZ_EDIT_DELETED ? "[-" : edit->kind ? "{+" : "");
            add(arena, &out, edit->kind == TZ_EDIT_DELETED ? &edit->old : &edit->current);
            tz_bytes_format(arena, &out, "%s", edit->kind == TZ_EDIT_DELETED ? "-]" : edit->kind ? "+}" : "");
        }
    }
    return tz_arena_copy(arena, out.at ? out.at : "", out.n);
}

static void expect(const char *old, const char *new, const char *wanted) {
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(changes_of(arena, old, new), wanted);
    tz_arena_free(arena);
}

static void test_nothing(void **state) {
    (void)state;
    expect("", "", "");
    expect("・あいう\n・かきく", "・あいう\n・かきく", "=あいう\n=かきく");
    // Blank lines, and white space where it shows nothing.
    expect("・あいう\n\n・かきく", "・ あいう\n・かきく  \n", "=あいう\n=かきく");
}

static void test_added_and_removed(void **state) {
    (void)state;
    expect("", "・市民講演会", "+市民講演会");
    expect("特になし", "", "-特になし");
    expect("・市民講演会\n・出前講座", "・市民講演会\n・図書館での展示\n・出前講座",
           "=市民講演会\n+図書館での展示\n=出前講座");
    expect("・市民講演会\n・図書館での展示\n・出前講座", "・市民講演会\n・出前講座",
           "=市民講演会\n-図書館での展示\n=出前講座");
    // The same item twice: one of them goes.
    expect("・会議\n・会議\n・研修", "・会議\n・研修", "=会議\n-会議\n=研修");
}

static void test_moved(void **state) {
    (void)state;
    expect("・市民講演会\n・出前講座\n・図書の展示", "・図書の展示\n・市民講演会\n・出前講座",
           ">図書の展示\n=市民講演会\n=出前講座");
    expect("・市民講演会\n・出前講座\n・年4回の意見交換会を開催", "・年6回の意見交換会を開催\n・市民講演会\n・出前講座",
           "~^年[-4回-]{+6回+}の意見交換会を開催\n=市民講演会\n=出前講座");
}

static void test_reworded(void **state) {
    (void)state;
    expect("・年4回の会議を開催", "・年12回の会議を開催", "~年[-4回-]{+12回+}の会議を開催"); // numbers are whole
    expect("ACP研修会を開催", "ICT研修会を開催", "~[-ACP-]{+ICT+}研修会を開催");             // and Latin words
    expect("専門職のオンライン研修会", "専門職のオンデマンド研修会",
           "~専門職の[-オンライン-]{+オンデマンド+}研修会"); // and katakana
    expect("・広報に掲載", "・広報とホームページに掲載", "~広報{+とホームページ+}に掲載");
    // A single character that both happen to share does not part an edit.
    expect("住民の理解を深め、安心して暮らせるようにする。", "住民の理解を深め、希望する場所で暮らせるようにする。",
           "~住民の理解を深め、[-安心して-]{+希望する場所で+}暮らせるようにする。");
    // Two items that have nothing to do with each other are not one that was reworded.
    expect("・市民講演会を開催", "・救急隊と情報を共有", "-市民講演会を開催\n+救急隊と情報を共有");
}

static void test_labels(void **state) {
    (void)state;
    expect("※全て対面", "・全て対面", ":全て対面");
    // Numbers follow from what stands before.
    expect("①会議の開催\n②研修の開催", "①市民への啓発\n②会議の開催\n③研修の開催",
           "+市民への啓発\n=会議の開催\n=研修の開催");
    // A subhead is not an item of the same words.
    expect("【研修会】\n・a", "・【研修会】について\n・a", "-【研修会】\n+【研修会】について\n=a");
    expect("・ア\n・イ", "・ア\n  ・イ", "=ア\n:イ");
}

static void test_further_lines_belong_to_their_item(void **state) {
    (void)state;
    expect("・講座\n  講師:孫\n・広報\n・冊子", "・広報\n・冊子\n・講座\n    講師:孫",
           "=広報\n=冊子\n>講座\n    講師:孫");
    expect("・講座\n  講師を招く会", "・講座講師を招く会", "~講座[-\n  -]講師を招く会");
}

// ---- from one to the other ----

static const char *const pool[] = {
    "・在宅医療と介護の多職種連携研修会",
    "・市民講演会を開催",
    "・消防本部と合同の研修会(年2回)",
    "【研修会】",
    "町内に往診対応の医療機関がある。",
    "※全て対面",
    "  ・専門職向けACP研修会",
    "・広報に掲載\n  毎月1日号",
    "①意見交換会",
    "②事例検討会",
    "・特になし",
    "・TEL0594-22-8200",
};
enum { POOL = sizeof pool / sizeof *pool, LINES = 9 };

static uint32_t next(uint32_t *seed) {
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 16;
}

// An answer of random lines, some of them with a part cut out, at the bounds of characters.
static const char *random_answer(tz_arena *arena, uint32_t *seed) {
    tz_bytes out = {0};
    for (uint32_t i = next(seed) % LINES; i > 0; i--) {
        const char *line = pool[next(seed) % POOL];
        size_t size = strlen(line), from = next(seed) % size, to = from + next(seed) % (size - from);
        if (next(seed) % 2)
            from = to = size;
        while (from < size && (line[from] & 0xC0) == 0x80)
            from++;
        while (to < size && (line[to] & 0xC0) == 0x80)
            to++;
        tz_bytes_add(arena, &out, line, from);
        tz_bytes_format(arena, &out, "%s\n", to > from ? line + to : line + from);
    }
    return tz_arena_copy(arena, out.at ? out.at : "", out.n);
}

// The statements of an answer alone, as both sides of a comparison with nothing give them.
static tz_field_change statements(tz_arena *arena, const char *answer) {
    return compare(arena, "", answer);
}

static bool same(const tz_text *a, const tz_text *b) {
    return a->size == b->size && (!a->size || !memcmp(a->bytes, b->bytes, a->size));
}

static bool same_but_space(const tz_text *a, const tz_text *b) {
    size_t i = 0, k = 0;
    for (;; i++, k++) {
        while (i < a->size && strchr(" \n", a->bytes[i]))
            i++;
        while (k < b->size && strchr(" \n", b->bytes[k]))
            k++;
        if (i >= a->size || k >= b->size)
            return i >= a->size && k >= b->size;
        if (a->bytes[i] != b->bytes[k])
            return false;
    }
}

// One side of an edited body, put together again.
static tz_text side(tz_arena *arena, const tz_change *change, bool new) {
    tz_bytes out = {0};
    for (size_t i = 0; i < change->edits_n; i++)
        add(arena, &out, new ? &change->edits[i].current : &change->edits[i].old);
    return tz_text_from_string(tz_arena_copy(arena, out.at ? out.at : "", out.n));
}

static void check_edits(tz_arena *arena, const tz_change *change) {
    tz_text old = side(arena, change, false), new = side(arena, change, true);
    assert_true(same(&old, &change->old->body));
    assert_true(same(&new, &change->current->body));
    for (size_t i = 0; i < change->edits_n; i++) {
        const tz_edit *edit = &change->edits[i];
        if (edit->kind == TZ_EDIT_EQUAL)
            assert_true(same_but_space(&edit->old, &edit->current));
        else
            assert_true((edit->kind == TZ_EDIT_DELETED ? edit->current.size : edit->old.size) == 0);
        if (i) // edits do not touch their like
            assert_true(edit->kind != edit[-1].kind && !(edit->kind == TZ_EDIT_DELETED && edit[-1].kind));
    }
}

static void check_change(tz_arena *arena, const tz_change *it) {
    assert_int_equal(it->current != NULL, it->kind != TZ_CHANGE_REMOVED);
    assert_int_equal(it->old != NULL, it->kind != TZ_CHANGE_ADDED);
    if (it->kind == TZ_CHANGE_REWORDED)
        check_edits(arena, it);
    else if (it->old && it->current)
        assert_true(same_but_space(&it->old->body, &it->current->body));
}

// Applied to the old answer the changes give the new one: removed statements go, kept ones take their new place and
// words, added ones come in; what is then there is the new answer, statement by statement, in order.
static void check_leads(tz_arena *arena, const char *old, const char *new) {
    tz_field_change all = compare(arena, old, new), before = statements(arena, old), after = statements(arena, new);
    size_t olds = 0, news = 0;
    bool *used = TZ_ARRAY(arena, bool, before.n + 1);
    for (size_t i = 0; i < all.n; i++) {
        const tz_change *it = &all.changes[i];
        check_change(arena, it);
        if (it->current) {
            assert_true(news < after.n);
            const tz_statement *wanted = after.changes[news++].current;
            assert_true(same(&it->current->body, &wanted->body) && same(&it->current->label, &wanted->label));
            assert_int_equal(it->current->nest, wanted->nest);
        }
        for (size_t k = 0; it->old && k < before.n; k++) {
            const tz_statement *had = before.changes[k].current;
            if (!used[k] && same(&it->old->body, &had->body) && same(&it->old->label, &had->label)) {
                used[k] = true;
                olds++;
                break;
            }
        }
    }
    assert_int_equal(olds, before.n);
    assert_int_equal(news, after.n);
}

static void test_changes_lead_from_old_to_new(void **state) {
    (void)state;
    uint32_t seed = 11;
    for (int round = 0; round < 3000; round++) {
        tz_arena *arena = tz_arena_new(NULL);
        const char *old = random_answer(arena, &seed), *new = random_answer(arena, &seed);
        check_leads(arena, old, new);
        tz_field_change same_year = compare(arena, old, old);
        assert_false(same_year.changed);
        tz_arena_free(arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_added_and_removed),
        cmocka_unit_test(test_moved),
        cmocka_unit_test(test_reworded),
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_further_lines_belong_to_their_item),
        cmocka_unit_test(test_changes_lead_from_old_to_new),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
