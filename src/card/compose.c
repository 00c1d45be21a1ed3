// A card composed: its headings as paragraphs, its tables as grids of flows.
#include "card/card.h"

bool tz_cards_prepare(const tz_tools *tools, const tz_job *job, tz_card_set *out) {
    const tz_form *form = job->edition->form;
    const tz_flow **heads = TZ_ARRAY(tools->arena, const tz_flow *, form->fields_n);
    tz_flow_style style = tz_flow_style_uniform(job->layout->head);
    *out = (tz_card_set){job, heads};
    bool ok = true;
    for (size_t i = 0; i < form->fields_n; i++) { // all of them, so that everything wrong is reported
        heads[i] = tz_flow_new(tools->arena, tools->fonts, &style, form->fields[i].label, tools->diag);
        ok = ok && heads[i];
    }
    return ok;
}

tz_card_headings tz_card_headings_of(tz_arena *arena, const tz_job *job, const tz_card *card) {
    const tz_layout *layout = job->layout;
    tz_text *headings = TZ_ARRAY(arena, tz_text, layout->card_n);
    tz_card_headings made = {.names = tz_card_names(arena, card), .headings = headings};
    for (size_t i = 0; i < layout->card_n; i++) {
        const tz_block_spec *spec = &layout->card[i];
        if (spec->kind != TZ_BLOCK_HEADING)
            continue;
        tz_name_values values = {.arena = arena, .job = job, .card = card, .names = made.names};
        values.field = spec->field;
        if (spec->section >= 0 && !spec->field)
            values.section = &job->edition->form->sections[spec->section];
        tz_text text = headings[i] = tz_template_fill(arena, &spec->text, tz_name_lookup, &values);
        if (spec->level == 1 && !made.continued.size && *layout->continued)
            made.continued =
                tz_text_from_string(tz_arena_format(arena, "%.*s%s", (int)text.size, text.bytes, layout->continued));
    }
    return made;
}

// A card being composed.
typedef struct composer {
    const tz_tools *tools;
    const tz_card_set *set;
    const tz_card *card;
    const tz_card_headings *headings;
    tz_galley *galley;
} composer;

static const tz_para *compose_para(const composer *c, tz_text text, const tz_style *style) {
    return tz_para_new(c->tools->arena, c->tools->fonts, text, style, c->tools->diag);
}

// The form's own words are in the edition's language also on a card that is in another one.
static const char *language_of(const composer *c, uint32_t index, bool head) {
    const tz_field *field = &c->set->job->edition->form->fields[index];
    if (!head)
        return tz_answer_language(c->card, field);
    return field->language || !c->card->language ? field->language : c->set->job->edition->language;
}

static bool has_words(const tz_text *text) {
    return tz_answer_chars(text) > 0;
}

static tz_cell compose_cell(const composer *c, const tz_block_spec *spec, uint32_t field, bool head) {
    const tz_tools *tools = c->tools;
    tz_flow_style style = c->set->job->layout->cell;
    const tz_text *text = &c->card->answers[field];
    if (spec->flowing)
        style.body = spec->style;
    if (spec->flowing && !has_words(text))
        text = &spec->empty;
    const tz_flow *flow =
        head ? c->set->heads[field] : tz_flow_new(tools->arena, tools->fonts, &style, *text, tools->diag);
    return (tz_cell){.flow = flow, .rows = 1, .columns = 1, .head = head, .language = language_of(c, field, head)};
}

// Text without a table is as wide as the page lets it be, but for what marks of changes take beside it.
static const tz_column_spec whole_width = {.share = 1};

static void open_grid(const composer *c, const tz_block_spec *spec, tz_grid *grid) {
    const tz_layout *layout = c->set->job->layout;
    if (spec->flowing) {
        *grid = (tz_grid){.kind = TZ_GRID_FLOW, .columns = 1, .rows = 1, .column_specs = &whole_width};
        grid->pad_x = layout->pad_x; // room for change bars, as in tables
        return;
    }
    bool left = spec->heads == TZ_HEADS_LEFT;
    grid->columns = left ? 2 : (uint32_t)spec->fields_n;
    grid->rows = left ? (uint32_t)spec->fields_n : spec->heads == TZ_HEADS_TOP ? 2 : 1;
    grid->head_rows = spec->heads == TZ_HEADS_TOP;
    grid->head_columns = left;
    grid->optimal = !left || !spec->preferred; // heads at the left stand on one line through a card's tables
    grid->pad_x = layout->pad_x;
    grid->pad_y = layout->pad_y;
    grid->rule = layout->ruling.inner;
    tz_column_spec *columns = TZ_ARRAY(c->tools->arena, tz_column_spec, grid->columns);
    for (uint32_t i = 0; i < grid->columns; i++)
        columns[i] = (tz_column_spec){.share = spec->preferred ? spec->preferred[i] : 1, .least = layout->least_column};
    grid->column_specs = columns;
}

static bool compose_table(const composer *c, tz_galley_block *block, const uint32_t **fields) {
    const tz_block_spec *spec = block->spec;
    tz_grid *grid = &block->grid;
    open_grid(c, spec, grid);
    size_t n = (size_t)grid->rows * grid->columns;
    tz_cell *cells = TZ_ARRAY(c->tools->arena, tz_cell, n);
    uint32_t *owners = TZ_ARRAY(c->tools->arena, uint32_t, n);
    bool ok = true;
    for (size_t i = 0; i < n; i++) {
        size_t row = i / grid->columns, column = i % grid->columns;
        bool head = row < grid->head_rows || column < grid->head_columns;
        uint32_t field = spec->fields[spec->heads == TZ_HEADS_LEFT ? row : column];
        cells[i] = compose_cell(c, spec, field, head);
        owners[i] = head ? UINT32_MAX : field;
        ok = ok && cells[i].flow;
    }
    grid->cells = cells;
    *fields = owners;
    block->solver = tz_solver_new(c->tools->arena, grid, &tz_flow_content);
    return ok;
}

static bool compose_heading(const composer *c, tz_galley_block *block, tz_text text) {
    tz_text continued = c->headings->continued;
    block->para = compose_para(c, text, block->spec->style);
    if (block->spec->level == 1 && !c->galley->continued && continued.size)
        c->galley->continued = compose_para(c, continued, block->spec->style);
    return block->para != NULL;
}

const tz_card_galley *tz_card_compose(const tz_tools *tools, const tz_card_set *set, const tz_card *card,
                                      const tz_card_headings *headings) {
    const tz_layout *layout = set->job->layout;
    tz_card_galley *made = TZ_NEW(tools->arena, tz_card_galley);
    tz_galley_block *blocks = TZ_ARRAY(tools->arena, tz_galley_block, layout->card_n);
    const uint32_t **fields = TZ_ARRAY(tools->arena, const uint32_t *, layout->card_n);
    made->card = card;
    made->galley = (tz_galley){.name = headings->names, .source = card->source, .blocks = blocks};
    made->galley.blocks_n = layout->card_n;
    made->fields = fields;
    composer c = {tools, set, card, headings, &made->galley};
    bool ok = true;
    for (size_t i = 0; i < layout->card_n; i++) {
        blocks[i].spec = &layout->card[i];
        if (blocks[i].spec->kind == TZ_BLOCK_HEADING)
            ok = compose_heading(&c, &blocks[i], headings->headings[i]) && ok;
        else if (blocks[i].spec->kind == TZ_BLOCK_TABLE)
            ok = compose_table(&c, &blocks[i], &fields[i]) && ok;
    }
    return ok ? made : NULL;
}
