// edition.yaml of a new edition: what it says is read again, and so is each example once its # is taken away.
#include "made.h"

static void what_it_says_is_read(void **state) {
    (void)state;
    made it = made_head("鳥取", made_form);
    assert_true(tz_text_is(&it.head->title, "題"));
    assert_true(tz_text_is(&it.head->id, "r8"));
    assert_true(tz_text_is(&it.head->publisher, "鳥取県"));
    assert_int_equal(it.head->year, 2026);
    assert_int_equal(it.head->official_n, 19);
    made_end(&it);
}

// Lines that look like keys or parts of lists are examples; the others explain them.
static const char *uncommented(tz_arena *arena, const char *text) {
    tz_bytes out = {0};
    for (const char *at = text, *next; *at; at = next) {
        next = strchr(at, '\n') + 1;
        const char *rest = !strncmp(at, "# ", 2) ? at + 2 : at;
        bool example =
            rest > at && (*rest == ' ' || ((*rest | 32) >= 'a' && (*rest | 32) <= 'z' && strcspn(rest, ":") < 10));
        tz_bytes_add(arena, &out, example ? rest : at, (size_t)(next - (example ? rest : at)));
    }
    return tz_arena_copy(arena, out.at, out.n);
}

static void examples_may_be_taken(void **state) {
    (void)state;
    made it = made_head("鳥取", made_form);
    const tz_new_edition edition = {.fiscal_year = "令和8年度", .title = "題", .prefecture = it.prefecture};
    tz_create_edition(it.arena, &edition, it.head, &it.created);
    const char *all = uncommented(it.arena, made_file(&it, "edition.yaml"));
    const tz_bytes bytes = {.at = (char *)(uintptr_t)all, .n = strlen(all)};
    tz_created_add(it.arena, &it.created, "edition.yaml", &bytes);
    const tz_edition *head = tz_created_head(it.arena, &it.created, it.diag);
    if (!head)
        fail_msg("%s", input_messages(it.arena, it.diag));
    assert_true(tz_text_is(&head->date, "2027-03-31"));
    assert_true(tz_text_is(&head->publisher, "鳥取県福祉保健部"));
    assert_true(tz_text_is(&head->layout, "a3.yaml"));
    assert_int_equal(head->themes_n, 2);
    assert_int_equal(head->terms_n, 2);
    assert_non_null(strstr(all, "\nregions:\n  - name: 〇〇地域\n    cards: [鳥取市, 米子市]\n"));
    assert_non_null(strstr(all, "\noutline:\n"));
    made_end(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_it_says_is_read),
        cmocka_unit_test(examples_may_be_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
