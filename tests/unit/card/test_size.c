// Sizes of cards: the largest that fits and none larger, alone and shared by all cards.
#include "card/cards.h"

static const char *answers[10];

static cards open_sized(const char *lines, size_t a, size_t b, size_t c) {
    static tz_arena *texts;
    tz_arena_free(texts);
    texts = tz_arena_new(NULL);
    const size_t lengths[] = {a, b, c};
    size_t n = 0;
    for (size_t i = 0; i < 3 && lengths[i]; i++) {
        answers[n++] = long_answer(texts, lengths[i]);
        answers[n++] = "なし";
    }
    answers[n] = NULL;
    cards it = open_cards(lines, answers);
    tz_arena_free(texts);
    texts = NULL;
    return it;
}

static bool is_on_one_page(cards *it, const tz_card_galley *card, tz_len size) {
    return tz_galley_height(&card->galley, tz_type_area(it->layout).width, size) <= tz_type_area(it->layout).height;
}

static void the_largest_that_fits(void **state) {
    (void)state;
    cards it = open_sized("", 700, 0, 0);
    prepare_cards(&it);
    const tz_card_galley *card = compose_card(&it, 0);
    static const tz_size_range ranges[] = {
        {4 * TZ_PT, 30 * TZ_PT, TZ_PT / 20}, {4 * TZ_PT, 30 * TZ_PT, TZ_PT}, {5 * TZ_PT, 30 * TZ_PT, 3 * TZ_PT / 10}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        tz_len size = tz_card_largest_size(&it.tools, it.layout, card, ranges[i]);
        assert_true(size > ranges[i].least && size < ranges[i].most);
        assert_int_equal((size - ranges[i].least) % ranges[i].step, 0);
        assert_true(is_on_one_page(&it, card, size));
        assert_false(is_on_one_page(&it, card, size + ranges[i].step));
        assert_int_equal(tz_card_place(&it.tools, it.layout, card, size)->pages, 1);
    }
    close_cards(&it);
}

static void the_bounds_of_a_range(void **state) {
    (void)state;
    cards it = open_sized("", 700, 0, 0);
    prepare_cards(&it);
    const tz_card_galley *card = compose_card(&it, 0);
    tz_len size = tz_card_largest_size(&it.tools, it.layout, card, (tz_size_range){TZ_PT, 40 * TZ_PT, TZ_PT / 20});
    tz_size_range below = {TZ_PT, size, TZ_PT / 20}, above = {size + TZ_PT / 20, 40 * TZ_PT, TZ_PT / 20};
    tz_size_range only = {size, size, TZ_PT / 20}, next = {size + TZ_PT / 20, size + TZ_PT / 20, TZ_PT / 20};
    assert_int_equal(tz_card_largest_size(&it.tools, it.layout, card, below), size);
    assert_int_equal(tz_card_largest_size(&it.tools, it.layout, card, above), 0);
    assert_int_equal(tz_card_largest_size(&it.tools, it.layout, card, only), size);
    assert_int_equal(tz_card_largest_size(&it.tools, it.layout, card, next), 0);
    // A range that does not end on a step stops before its end.
    tz_size_range odd = {size - TZ_PT, size + TZ_PT / 50, TZ_PT / 20};
    assert_int_equal(tz_card_largest_size(&it.tools, it.layout, card, odd), size);
    close_cards(&it);
}

static tz_len own_size(cards *it, size_t index) {
    const tz_body_spec *body = &it->layout->body;
    return tz_card_largest_size(&it->tools, it->layout, compose_card(it, index),
                                (tz_size_range){body->min, body->max, body->step});
}

// The smallest of all, however many are held and however many threads work.
static void one_size_for_the_edition(void **state) {
    (void)state;
    cards it = open_sized("body: {min: 4pt, max: 10.5pt, uniform: edition}\n", 300, 800, 500);
    prepare_cards(&it);
    assert_true(tz_cards_share_size(&it.job));
    tz_len least = own_size(&it, 1);
    assert_true(least < own_size(&it, 0) && least < own_size(&it, 2));
    for (uint32_t threads = 1; threads <= 3; threads++)
        for (size_t held = 0; held <= 3; held++) {
            it.tools.threads = threads;
            const tz_sized_card *sized = tz_cards_size(&it.tools, &it.set, held);
            assert_non_null(sized);
            for (size_t i = 0; i < 3; i++) {
                assert_int_equal(sized[i].fit.size, least);
                assert_true(sized[i].fit.fits);
                assert_int_equal(sized[i].galley != NULL, i < held);
            }
        }
    close_cards(&it);
}

static void each_card_its_own_size(void **state) {
    (void)state;
    cards it = open_sized("body: {min: 4pt, max: 10.5pt, uniform: card}\n", 300, 800, 500);
    prepare_cards(&it);
    assert_false(tz_cards_share_size(&it.job));
    const tz_sized_card *sized = tz_cards_size(&it.tools, &it.set, 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(sized[i].fit.size, own_size(&it, i));
    assert_true(sized[1].fit.size < sized[2].fit.size && sized[2].fit.size <= sized[0].fit.size);
    close_cards(&it);
}

// Cards of a region share the size of its densest one, whatever others have; outliers are those of the edition.
static void one_size_for_each_region(void **state) {
    (void)state;
    static const char *const lines[] = {"body: {min: 4pt, max: 10.5pt, uniform: region}\n",
                                        "body: {min: 4pt, max: 10.5pt, uniform: region, outliers: 1}\n"};
    static const tz_region regions[2];
    for (size_t i = 0; i < 2; i++) {
        cards it = open_sized(lines[i], 500, 800, 300);
        tz_edition edition = *it.edition;
        tz_card all[] = {it.edition->cards[0], it.edition->cards[1], it.edition->cards[2]};
        all[1].region = all[2].region = 1;
        edition.cards = all;
        edition.regions = regions;
        edition.regions_n = 2;
        it.job.edition = &edition;
        prepare_cards(&it);
        assert_false(tz_cards_share_size(&it.job));
        assert_true(tz_cards_depend_on_others(&it.job));
        tz_len sizes[] = {own_size(&it, 0), own_size(&it, 1), own_size(&it, 2)};
        assert_true(sizes[1] < sizes[0] && sizes[0] < sizes[2]);
        const tz_sized_card *sized = tz_cards_size(&it.tools, &it.set, 3);
        assert_int_equal(sized[0].fit.size, sizes[0]);
        assert_int_equal(sized[1].fit.size, i ? sizes[2] : sizes[1]);
        assert_int_equal(sized[2].fit.size, i ? sizes[2] : sizes[1]);
        close_cards(&it);
    }
}

// A region all of whose cards are outliers has the size of its least dense one.
static void a_region_of_outliers(void **state) {
    (void)state;
    static const tz_region regions[2];
    cards it = open_sized("body: {min: 4pt, max: 10.5pt, uniform: region, outliers: 2}\n", 300, 800, 500);
    tz_edition edition = *it.edition;
    tz_card all[] = {it.edition->cards[0], it.edition->cards[1], it.edition->cards[2]};
    all[1].region = all[2].region = 1;
    edition.cards = all;
    edition.regions = regions;
    edition.regions_n = 2;
    it.job.edition = &edition;
    prepare_cards(&it);
    tz_len size = own_size(&it, 2);
    const tz_sized_card *sized = tz_cards_size(&it.tools, &it.set, 0);
    assert_int_equal(sized[1].fit.size, size);
    assert_int_equal(sized[2].fit.size, size);
    assert_int_equal(sized[0].fit.size, own_size(&it, 0));
    close_cards(&it);
}

// The densest cards are left aside: they go on on further pages, at the size of the first that is none of them.
static void outliers(void **state) {
    (void)state;
    static const struct {
        const char *lines;
        bool shared;
    } all[] = {{"body: {min: 4pt, max: 10.5pt, uniform: edition, outliers: 1}\n", true},
               {"body: {min: 4pt, max: 10.5pt, uniform: card, outliers: 1}\n", false}};
    for (size_t i = 0; i < 2; i++) {
        cards it = open_sized(all[i].lines, 300, 800, 500);
        prepare_cards(&it);
        assert_true(tz_cards_depend_on_others(&it.job));
        tz_len sizes[] = {own_size(&it, 0), own_size(&it, 1), own_size(&it, 2)};
        const tz_sized_card *sized = tz_cards_size(&it.tools, &it.set, 3);
        assert_int_equal(sized[0].fit.size, all[i].shared ? sizes[2] : sizes[0]);
        assert_int_equal(sized[1].fit.size, sizes[2]);
        assert_int_equal(sized[2].fit.size, sizes[2]);
        assert_int_equal(tz_card_place(&it.tools, it.layout, sized[1].galley, sized[1].fit.size)->pages, 2);
        assert_int_equal(tz_diag_count(it.diag, TZ_WARNING), 0);
        assert_non_null(tz_diag_at(it.diag, 0)); // it is told
        assert_non_null(strstr(tz_diag_at(it.diag, 0)->message, "outliers: 1"));
        assert_null(tz_diag_at(it.diag, 1));
        close_cards(&it);
    }
}

// Where more are left aside than do not fit, and where all would be.
static void more_outliers_than_needed(void **state) {
    (void)state;
    cards it = open_sized("body: {min: 4pt, max: 5pt, uniform: card, outliers: 2}\n", 300, 310, 320);
    prepare_cards(&it);
    const tz_sized_card *sized = tz_cards_size(&it.tools, &it.set, 3);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(sized[i].fit.size, 5 * TZ_PT); // all have the greatest size anyway
    assert_null(tz_diag_at(it.diag, 0));
    close_cards(&it);
    it = open_sized("body: {min: 4pt, max: 10.5pt, uniform: edition, outliers: 1000}\n", 300, 800, 500);
    prepare_cards(&it);
    tz_len largest = own_size(&it, 0);
    sized = tz_cards_size(&it.tools, &it.set, 0);
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(sized[i].fit.size, largest);
    close_cards(&it);
    it = open_sized("body: {uniform: card, outliers: 5}\n", 100, 0, 0); // one card has no other
    assert_false(tz_cards_depend_on_others(&it.job));
    close_cards(&it);
}

// A card that does not fit at all is no fault when it is left aside; a second one is.
static void outliers_that_do_not_fit(void **state) {
    (void)state;
    for (int i = 1; i <= 2; i++) {
        tz_arena *arena = tz_arena_new(NULL);
        cards it = open_sized(
            tz_arena_format(arena, "body: {min: 9pt, max: 10pt, overflow: fail, uniform: card, outliers: %d}\n", i),
            3000, 100, 3000);
        prepare_cards(&it);
        assert_int_equal(tz_cards_size(&it.tools, &it.set, 0) != NULL, i == 2);
        assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), 2 - i);
        close_cards(&it);
        tz_arena_free(arena);
    }
}

static void a_single_card_shares_with_none(void **state) {
    (void)state;
    cards it = open_sized("body: {uniform: edition}\n", 100, 0, 0);
    prepare_cards(&it);
    assert_false(tz_cards_share_size(&it.job));
    close_cards(&it);
}

// Below the least size a card goes on on a further page with a warning, or is an error, as the layout says.
static void a_card_too_long(void **state) {
    (void)state;
    static const char *const overflows[] = {"continue", "fail"};
    for (size_t i = 0; i < 2; i++) {
        tz_arena *arena = tz_arena_new(NULL);
        const char *lines = tz_arena_format(arena, "body: {min: 9pt, max: 10pt, overflow: %s}\n", overflows[i]);
        cards it = open_sized(lines, 3000, 0, 0);
        prepare_cards(&it);
        tz_card_fit fit;
        bool ok = tz_card_size(&it.tools, &it.job, compose_card(&it, 0), it.layout->body.max, &fit);
        assert_int_equal(ok, i == 0);
        assert_false(fit.fits);
        assert_int_equal(fit.size, 9 * TZ_PT);
        assert_int_equal(tz_diag_count(it.diag, TZ_ERROR), i);
        close_cards(&it);
        tz_arena_free(arena);
    }
}

// Or as many pages as it takes at the least size, in the largest that takes no more; nothing is told.
static void a_card_of_as_many_pages_as_it_takes(void **state) {
    (void)state;
    static const size_t lengths[] = {300, 3000, 9000};
    uint32_t before = 0;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        cards it = open_sized("body: {min: 8pt, max: 12pt, overflow: pages}\n", lengths[i], 0, 0);
        prepare_cards(&it);
        const tz_card_galley *card = compose_card(&it, 0);
        tz_card_fit fit;
        assert_true(tz_card_size(&it.tools, &it.job, card, it.layout->body.max, &fit));
        assert_true(fit.fits);
        uint32_t pages = tz_card_place(&it.tools, it.layout, card, fit.size)->pages;
        assert_true(pages > before);
        assert_true(pages == 1 || pages == tz_card_place(&it.tools, it.layout, card, 8 * TZ_PT)->pages);
        assert_true(fit.size == 12 * TZ_PT ||
                    tz_card_place(&it.tools, it.layout, card, fit.size + TZ_PT / 20)->pages > pages);
        assert_int_equal(tz_diag_count(it.diag, TZ_WARNING), 0);
        before = pages;
        close_cards(&it);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_largest_that_fits),
        cmocka_unit_test(the_bounds_of_a_range),
        cmocka_unit_test(one_size_for_the_edition),
        cmocka_unit_test(each_card_its_own_size),
        cmocka_unit_test(a_single_card_shares_with_none),
        cmocka_unit_test(one_size_for_each_region),
        cmocka_unit_test(a_region_of_outliers),
        cmocka_unit_test(outliers),
        cmocka_unit_test(more_outliers_than_needed),
        cmocka_unit_test(outliers_that_do_not_fit),
        cmocka_unit_test(a_card_too_long),
        cmocka_unit_test(a_card_of_as_many_pages_as_it_takes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
