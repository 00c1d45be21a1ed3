// One body row: no widths give less height than the solver's.
#include "base/file.h"
#include "fonts.h"
#include "record/record.h"
#include "synthetic.h"

// The solver's height is brute force's, and its widths have that height.
static void assert_least(tz_arena *arena, const tz_grid *grid, tz_len width, tz_len size) {
    int64_t least = brute_force(grid, width, size);
    if (least < 0)
        return; // the width does not hold what the cells need
    tz_solver *solver = tz_solver_new(arena, grid, &synthetic_content);
    tz_table_fit fit = tz_solver_fit(solver, arena, width, size);
    assert_int_equal(fit.height, least);
    assert_int_equal(height_at(grid, fit.widths, size), least);
    assert_sound(grid, &fit, width, size);
}

static void test_no_head(void **state) {
    for (int i = 0; i < 300; i++) {
        tz_grid grid = random_grid(*state, 1, 1 + random_below(4), 0, 40);
        tz_len size = random_size();
        assert_least(*state, &grid, random_width(&grid, size, 20), size);
    }
}

static void test_one_head_row(void **state) {
    for (int i = 0; i < 1000; i++) {
        tz_grid grid = random_grid(*state, 2, 1 + random_below(4), 1, 40);
        tz_len size = random_size();
        assert_least(*state, &grid, random_width(&grid, size, 20), size);
    }
}

// One solver for many questions answers each as a new one does.
static void test_remembering(void **state) {
    for (int i = 0; i < 100; i++) {
        tz_grid grid = random_grid(*state, 2, 3, 1, 60);
        tz_solver *solver = tz_solver_new(*state, &grid, &synthetic_content);
        for (int k = 0; k < 12; k++) {
            tz_len size = random_size(), width = random_width(&grid, size, 30);
            tz_solver *fresh = tz_solver_new(*state, &grid, &synthetic_content);
            tz_table_fit fit = tz_solver_fit(solver, *state, width, size),
                         other = tz_solver_fit(fresh, *state, width, size);
            assert_int_equal(fit.height, other.height);
            assert_memory_equal(fit.widths, other.widths, 3 * sizeof *fit.widths);
            assert_memory_equal(fit.measures, other.measures, 3 * sizeof *fit.measures);
            assert_int_equal(tz_solver_height(fresh, width, size), fit.height);
        }
    }
}

// The search for the largest size may bisect.
static void test_monotone(void **state) {
    for (int i = 0; i < 100; i++) {
        tz_grid grid = random_grid(*state, 2, 2 + random_below(3), 1, 60);
        tz_solver *solver = tz_solver_new(*state, &grid, &synthetic_content);
        tz_len before = 0, width = 60 * TZ_MM, least = 0;
        for (tz_len size = 5 * TZ_PT; size <= 8 * TZ_PT; size += 635) {
            tz_len height = tz_solver_height(solver, width, size);
            assert_true(height >= before);
            before = height;
        }
        for (tz_len wider = width; wider <= 90 * TZ_MM; wider += 20011) {
            tz_len height = tz_solver_height(solver, wider, 8 * TZ_PT);
            assert_true(wider == width || height <= least);
            least = height;
        }
    }
}

// A dense table at many sizes costs each cell few questions: one a step, not one a probe.
static void test_questions(void **state) {
    tz_grid grid = make_grid(*state, 2, 6, 1);
    static const size_t chars[] = {420, 310, 60, 150, 240, 35};
    for (uint32_t i = 0; i < 6; i++) {
        put_text(&grid, 0, i, plain_text(*state, 6 + 2 * i, 0));
        put_text(&grid, 1, i, plain_text(*state, chars[i], 37));
    }
    tz_solver *solver = tz_solver_new(*state, &grid, &synthetic_content);
    for (tz_len size = 6 * TZ_PT; size < 12 * TZ_PT; size += 635)
        assert_true(tz_solver_height(solver, 277 * TZ_MM, size) > 0);
    synthetic_asked = 0;
    for (tz_len size = 6 * TZ_PT; size < 12 * TZ_PT; size += 635)
        assert_true(tz_solver_height(solver, 277 * TZ_MM, size) > 0);
    assert_int_equal(synthetic_asked, 0); // all is known
}

// ---- the cards of 令和7年度: no widths on a half-em grid give a lower table than the solver's ----

#define WIDTH (277 * TZ_MM)
#define MOST 256 // half ems across the page, at most

typedef struct cards {
    test_fonts *fonts;
    const tz_edition *edition;
    tz_flow_style body, head;
} cards;

static const char *const labels[] = {"・", "▷", "①-⑳", "※", "☆", "○", "–", NULL};
static const char *const no_labels[] = {NULL};

static tz_style *make_style(tz_arena *arena, const tz_fonts *fonts, bool head) {
    tz_style *style = TZ_NEW(arena, tz_style);
    style->font.family = tz_fonts_family(fonts, "gothic");
    style->font.weight = head ? TZ_BOLD : TZ_REGULAR;
    style->size.em = TZ_EM;
    style->leading = head ? 1200000 : 1300000;
    style->align = head ? TZ_ALIGN_CENTER : TZ_ALIGN_JUSTIFY;
    style->strictness = TZ_STRICT;
    style->phrases = head;
    return style;
}

static int open_cards(void **state) {
    test_fonts *fonts = test_fonts_new();
    cards *it = TZ_NEW(fonts->arena, cards);
    tz_input *records = TZ_NEW(fonts->arena, tz_input);
    it->fonts = fonts;
    assert_true(tz_folder_open(fonts->arena, "data/r7", TZ_FILE_LIMIT, records, fonts->diag));
    it->edition = tz_edition_read(fonts->arena, records, 1, fonts->diag);
    assert_non_null(it->edition);
    it->body.body = it->body.subhead = make_style(fonts->arena, fonts->fonts, false);
    it->head.body = it->head.subhead = make_style(fonts->arena, fonts->fonts, true);
    it->body.labels = labels;
    it->head.labels = no_labels;
    *state = it;
    return 0;
}

static int close_cards(void **state) {
    test_fonts_free(((cards *)*state)->fonts);
    return 0;
}

static tz_grid card_table(const cards *it, const tz_card *card, const tz_section *section) {
    tz_arena *arena = it->fonts->arena;
    tz_grid grid = make_grid(arena, 2, (uint32_t)section->n, 1);
    for (uint32_t i = 0; i < grid.columns; i++) {
        size_t field = section->first + i;
        tz_text label = it->edition->form->fields[field].label, answer = card->answers[field];
        put_text(&grid, 0, i, tz_flow_new(arena, it->fonts->fonts, &it->head, label, it->fonts->diag));
        put_text(&grid, 1, i, tz_flow_new(arena, it->fonts->fonts, &it->body, answer, it->fonts->diag));
    }
    return grid;
}

static const char *const sections[] = {"goals", "status", "shared"};

static void for_all_tables(cards *it, void (*check)(tz_arena *arena, const tz_grid *grid)) {
    for (size_t i = 0; i < it->edition->cards_n; i++) {
        for (size_t k = 0; k < 3; k++) {
            tz_text id = tz_text_from_string(sections[k]);
            int section = tz_form_find_section(it->edition->form, &id);
            assert_true(section >= 0);
            tz_grid grid = card_table(it, &it->edition->cards[i], &it->edition->form->sections[section]);
            check(it->fonts->arena, &grid);
        }
    }
}

static tz_table_fit fit_card(tz_arena *arena, const tz_grid *grid, tz_len size) {
    return tz_solver_fit(tz_solver_new(arena, grid, &tz_flow_content), arena, WIDTH, size);
}

// ---- what solvers count on ----

static void check_flow(const tz_flow *flow) {
    int64_t before = INT64_MAX;
    tz_em narrowest = tz_flow_min_measure(flow, INT64_MAX);
    for (tz_em measure = narrowest; measure < 40 * TZ_EM; measure += TZ_EM / 8) {
        int64_t height = tz_flow_height(flow, measure);
        assert_true(height <= before);
        if (height == before)
            continue;
        tz_em least = tz_flow_min_measure(flow, height);
        assert_true(least <= measure && tz_flow_height(flow, least) <= height);
        assert_true(least == narrowest || tz_flow_height(flow, least - 1) > height);
        before = height;
    }
}

static void check_flows(tz_arena *arena, const tz_grid *grid) {
    (void)arena;
    for (uint32_t i = grid->columns; i < 2 * grid->columns; i++)
        check_flow(grid->cells[i].flow);
}

static void test_flows(void **state) {
    for_all_tables(*state, check_flows);
}

// ---- brute force over half-em grids ----

// The heights of every cell at every measure of 0, ½, 1 … em; the least half ems a column may have.
typedef struct half_ems {
    uint32_t columns, halves; // halves there are for all columns together
    int64_t (*heights)[MOST + 1];
    uint32_t *least;
} half_ems;

static half_ems measure_all(tz_arena *arena, const tz_grid *grid, tz_len size) {
    tz_len inner = WIDTH - (tz_len)grid->columns * (2 * tz_length_resolve(grid->pad_x, size) + grid->rule);
    half_ems h = {.columns = grid->columns, .halves = (uint32_t)(2 * (inner / size))};
    assert_true(h.halves <= MOST);
    h.heights = tz_arena_array(arena, (size_t)2 * grid->columns, sizeof *h.heights);
    h.least = TZ_ARRAY(arena, uint32_t, grid->columns);
    for (uint32_t i = 0; i < 2 * grid->columns; i++) {
        tz_em narrowest = tz_flow_phrase_measure(grid->cells[i].flow);
        uint32_t least = (uint32_t)((narrowest + HALF - 1) / HALF), *most = &h.least[i % grid->columns];
        *most = least > *most ? least : *most;
        *most = *most < 2 ? 2 : *most;
        for (uint32_t k = 1; k <= h.halves; k++)
            h.heights[i][k] = tz_flow_height(grid->cells[i].flow, (tz_em)k * HALF);
    }
    return h;
}

// The least body height when heads are at most `head` high: columns are added one by one, and for every number of half
// ems used the least of what the body row's height can be is kept.
static int64_t least_body(const half_ems *h, int64_t head) {
    int64_t kept[MOST + 1], next[MOST + 1];
    memset(kept, 0, sizeof kept);
    for (uint32_t column = 0; column < h->columns; column++) {
        for (uint32_t used = 0; used <= h->halves; used++) {
            next[used] = INT64_MAX;
            for (uint32_t own = h->least[column]; own <= used; own++) {
                if (h->heights[column][own] > head)
                    continue;
                int64_t body = h->heights[h->columns + column][own], most = kept[used - own];
                most = body > most ? body : most;
                next[used] = most < next[used] ? most : next[used];
            }
        }
        memcpy(kept, next, sizeof kept);
    }
    return kept[h->halves];
}

// At most the height by brute force; and not so far below that something must be wrong with the latter.
static void check_least(tz_arena *arena, const tz_grid *grid) {
    for (tz_len size = 8 * TZ_PT; size <= 12 * TZ_PT; size += 4 * TZ_PT) {
        half_ems h = measure_all(arena, grid, size);
        tz_table_fit fit = fit_card(arena, grid, size);
        int64_t frame = 2 * tz_length_resolve(grid->pad_y, size) + grid->rule, pitch = 6 * (TZ_EM / 5), body;
        int64_t least = INT64_MAX;
        for (int64_t head = pitch; head <= 12 * pitch; head += pitch) {
            if ((body = least_body(&h, head)) == INT64_MAX)
                continue;
            int64_t height = 2 * frame + tz_em_to_len(head, size) + tz_em_to_len(body, size);
            least = height < least ? height : least;
        }
        assert_true(fit.height <= least);
        assert_true(fit.height >= least - least / 16 - size * 13 / 10);
        assert_true(fit.height <= fit_card(arena, specified(arena, grid), size).height);
    }
}

static void test_cards_least_height(void **state) {
    for_all_tables(*state, check_least);
}

// The heights promised are those of the text as it is set.
static void check_set(tz_arena *arena, const tz_grid *grid) {
    tz_len size = 17 * TZ_PT / 2, frame = 2 * tz_length_resolve(grid->pad_y, size) + grid->rule;
    tz_table_fit fit = fit_card(arena, grid, size);
    for (uint32_t i = 0; i < 2 * grid->columns; i++) {
        tz_em measure = tz_table_fit_measure(grid, &fit, size, i / grid->columns, i % grid->columns);
        tz_flow_lines lines = tz_flow_set_lines(grid->cells[i].flow, arena, measure);
        assert_true(frame + tz_em_to_len(lines.height, size) <= fit.heights[i / grid->columns]);
    }
}

static void test_cards_as_set(void **state) {
    for_all_tables(*state, check_set);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        with_arena(test_no_head),
        with_arena(test_one_head_row),
        with_arena(test_remembering),
        with_arena(test_monotone),
        with_arena(test_questions),
        cmocka_unit_test_setup_teardown(test_flows, open_cards, close_cards),
        cmocka_unit_test_setup_teardown(test_cards_least_height, open_cards, close_cards),
        cmocka_unit_test_setup_teardown(test_cards_as_set, open_cards, close_cards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
