// The proof: lines as they are drawn, each with its page, its text and its figures.
#include "between.h"
#include "draw/canvas.h"

static void lines_are_taken_down(void **state) {
    (void)state;
    canvas it = open_canvas();
    tz_proof proof = {.arena = it.arena};
    it.c.proof = &proof;
    it.style.align = TZ_ALIGN_JUSTIFY;
    it.style.stretch = (tz_stretch)TZ_STRETCH_DEFAULT;
    tz_text text = tz_text_from_string("国国国国国国国");
    text.id = 7;
    const tz_para *para = tz_para_new(it.arena, it.sample->fonts, text, &it.style, it.sample->diag);
    assert_non_null(para);
    tz_draw_para(&it.c, para, it.element, (tz_point){0, 0}, 41 * TZ_PT, 10 * TZ_PT);
    assert_int_equal(proof.lines.n, 2);
    const tz_proof_line *first = &proof.lines.at[0], *second = &proof.lines.at[1];
    assert_ptr_equal(first->page, it.c.page);
    assert_int_equal(first->text.id, 7);
    assert_int_equal(second->text.start, 4 * strlen("国"));
    assert_int_equal(first->text.size, 4 * strlen("国"));
    assert_true(first->figures.justified && !second->figures.justified);
    assert_between(first->figures.growth, TZ_EM / 31, TZ_EM / 29); // 0.1 em among three gaps
    assert_int_equal(second->figures.findings, 0);
    close_canvas(&it);
}

// What stands on pages again and again has been looked at once; and without a proof nothing is taken down.
static void repeated_text_is_left_out(void **state) {
    (void)state;
    canvas it = open_canvas();
    tz_proof proof = {.arena = it.arena};
    const tz_para *para = para_of(&it, "国国国");
    tz_draw_para(&it.c, para, it.element, (tz_point){0, 0}, 20 * TZ_PT, 10 * TZ_PT);
    it.c.proof = &proof;
    tz_draw_para(&it.c, para, NULL, (tz_point){0, 0}, 20 * TZ_PT, 10 * TZ_PT);
    assert_int_equal(proof.lines.n, 0);
    close_canvas(&it);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_taken_down),
        cmocka_unit_test(repeated_text_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
