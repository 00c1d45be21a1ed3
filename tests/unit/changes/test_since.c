// Change bars: beside what changed, wedges where statements were deleted: above the next one, below the last one.
#include "changes/changes.h"

#include "between.h"
#include "parts/made_book.h"

typedef struct since {
    made_book made;
    tz_part part;
    tz_booklet b;
    tz_job job;
} since;

// The marks of the first card's talk, which was `old` and is `current`.
static void note(since *s, const char *old, const char *current) {
    tz_arena *arena = s->made.arena;
    const char *const now[] = {tz_arena_format(arena, "%s|なし|・続ける", current), "なし|なし|なし", "なし|なし|なし"};
    const char *const then[] = {tz_arena_format(arena, "%s|なし|・続ける", old), "なし|なし|なし", "なし|なし|なし"};
    const tz_edition *before = made_edition(&s->made, "old", "", then);
    s->made.edition = made_edition(&s->made, "new", "", now);
    s->job = (tz_job){.edition = s->made.edition, .layout = s->made.layout};
    s->b = (tz_booklet){.tools = {.arena = arena}, .job = &s->job, .part = &s->part};
    tz_mark_changes_since(&s->b, tz_compare(arena, before, s->made.edition, s->made.layout->cell.labels));
}

static since open_since(void) {
    static const char *const none[] = {"なし|なし|なし", "なし|なし|なし", "なし|なし|なし"};
    return (since){.made = open_made("", "", none)};
}

// Each bar as the words it stands beside, after "|" if they changed, "^" for a wedge above, "v" for one below.
static void check(const char *old, const char *current, const char *wanted) {
    since s = open_since();
    tz_bytes out = {0};
    note(&s, old, current);
    const tz_text *answer = &s.made.edition->cards[0].answers[0];
    for (size_t i = 0; i < s.b.marks->bars.n; i++) {
        const tz_change_bar *bar = &s.b.marks->bars.at[i];
        uint64_t from = bar->from - tz_text_position(answer, 0), to = bar->to - tz_text_position(answer, 0);
        assert_true(to <= answer->size);
        tz_bytes_format(s.made.arena, &out, "%s%s%s%.*s ", bar->changed ? "|" : "", bar->above ? "^" : "",
                        bar->below ? "v" : "", (int)(to - from), answer->bytes + from);
    }
    assert_string_equal(tz_arena_copy(s.made.arena, out.at ? out.at : "", out.n), wanted);
    close_made(&s.made);
}

static void test_changed_statements(void **state) {
    (void)state;
    check("・会議を開く\\n・研修をする", "・会議を開く\\n・研修をする", "");
    check("・会議を開く", "・会議を開く\\n・講演会", "|・講演会 ");
    check("・会議を4回開く\\n・研修をする", "・会議を6回開く\\n・研修をする", "|・会議を6回開く ");
}

// What a screen reader hears of bars and wedges: the kinds of changes in the layout's words.
static void test_words(void **state) {
    (void)state;
    static const struct {
        const char *old, *current, *words;
    } cases[] = {{"・会議を4回開く", "・会議を6回開く", "修正"},
                 {"・会議", "・会議\\n・講演会", "追加"},
                 {"・会議を開く", "○会議を開く", "書式"},
                 {"・講演会\\n・会議を開く", "・会議を開く", NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        since s = open_since();
        note(&s, cases[i].old, cases[i].current);
        assert_string_equal(s.b.marks->deleted, "削除");
        assert_int_equal(s.b.marks->bars.n, 1);
        if (cases[i].words)
            assert_string_equal(s.b.marks->bars.at[0].words, cases[i].words);
        else
            assert_null(s.b.marks->bars.at[0].words);
        close_made(&s.made);
    }
}

static void test_deleted_statements(void **state) {
    (void)state;
    check("・講演会\\n・会議を開く", "・会議を開く", "^・会議を開く ");
    check("・会議を開く\\n・講演会", "・会議を開く", "v・会議を開く ");
    check("・会議を開く\\n・講演会\\n・研修をする", "・会議を開く\\n・研修をする", "^・研修をする ");
    check("・会議を開く\\n・講演会\\n・展示", "・会議を開く", "v・会議を開く ");
    check("・展示\\n・会議を開く\\n・講演会", "・会議を開く", "^v・会議を開く ");
    check("・講演会\\n・会議を4回開く", "・会議を6回開く", "|^・会議を6回開く ");
}

// An answer without any statement left is listed by its card and field.
static void test_emptied_answer(void **state) {
    (void)state;
    since s = open_since();
    note(&s, "・講演会\\n・展示", "");
    assert_int_equal(s.b.marks->bars.n, 0);
    assert_between(s.b.emptied.n, 1, 2); // once a statement; drawn in one place
    assert_ptr_equal(s.b.emptied.at[0].card, &s.made.edition->cards[0]);
    assert_int_equal(s.b.emptied.at[0].field, 0);
    close_made(&s.made);
}

static void test_note(void **state) {
    (void)state;
    since s = open_since();
    note(&s, "なし", "なし");
    tz_text old = tz_text_from_string("令和7年度");
    s.job.old_year = &old;
    assert_string_equal(tz_change_bars_note(s.made.arena, &s.job),
                        "左の線は令和7年度から変わった箇条、▶は箇条がなくなった所です。");
    close_made(&s.made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_changed_statements),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_deleted_statements),
        cmocka_unit_test(test_emptied_answer),
        cmocka_unit_test(test_note),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
