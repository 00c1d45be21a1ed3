// The colophon: lines of label and text between two rules, at the foot of the last page.
#include "parts/parts.h"

// The lines that have a text. False after reporting.
static bool fill_cells(tz_booklet *b, tz_cell *cells, uint32_t *rows) {
    const tz_colophon_spec *spec = &b->job->layout->colophon;
    bool ok = true;
    for (size_t i = 0; i < spec->rows_n; i++) {
        tz_text text = tz_booklet_fill_line(b, &spec->rows[i].text);
        if (!text.size)
            continue;
        tz_cell *line = &cells[(*rows)++ * 2];
        tz_text label = tz_booklet_fill_template(b, &spec->rows[i].label, NULL);
        line[0] = tz_cell_compose(&b->tools, label, spec->label, spec->part.size, true);
        line[1] = tz_cell_compose(&b->tools, text, spec->text, spec->part.size, false);
        ok = ok && line[0].flow && line[1].flow;
    }
    return ok;
}

// Half the gap between lines stands above each, half below.
static bool make_grid(tz_booklet *b, tz_grid *grid) {
    const tz_colophon_spec *spec = &b->job->layout->colophon;
    tz_cell *cells = TZ_ARRAY(b->tools.arena, tz_cell, spec->rows_n * 2);
    tz_column_spec *columns = TZ_ARRAY(b->tools.arena, tz_column_spec, 2);
    columns[0].width = spec->label_width;
    columns[1].share = 1;
    *grid = (tz_grid){.kind = TZ_GRID_LINES, .columns = 2, .cells = cells, .column_specs = columns};
    grid->pad_y = (tz_length_spec){spec->row_gap.fixed / 2, spec->row_gap.em / 2};
    return fill_cells(b, cells, &grid->rows);
}

// As wide as the layout specifies, on narrow pages as the type area.
static tz_len width_of(const tz_booklet *b) {
    tz_len area = tz_type_area(b->job->layout).width, width = b->job->layout->colophon.width;
    return width < area ? width : area;
}

static void draw_rule(tz_booklet *b, const tz_canvas *c, tz_len x, tz_len y) {
    const tz_colophon_spec *spec = &b->job->layout->colophon;
    tz_box box = {x, y, width_of(b), spec->rule};
    tz_canvas_open_frame(c, TZ_FRAME_COLOPHON, box, &spec->part.title.text);
    tz_canvas_artifact(c, TZ_ARTIFACT_LAYOUT);
    tz_draw_rect(c, box, b->job->layout->ruling.color);
    tz_canvas_close_frame(c);
}

static bool set_lines(tz_booklet *b, const tz_grid *grid, const tz_section_start *at) {
    const tz_colophon_spec *spec = &b->job->layout->colophon;
    tz_block_list list = tz_block_list_new(b, &b->tools, NULL, TZ_ROLE_P);
    tz_len size = spec->part.size, half_gap = tz_length_resolve(grid->pad_y, size);
    tz_block_list_add_table(&list, grid, (tz_length_spec){0});
    const tz_galley *galley = tz_block_list_galley(&list, b->part->title);
    tz_box area = tz_type_area(b->job->layout);
    tz_len width = width_of(b), height = tz_galley_height(galley, width, size), bottom = area.y + area.height;
    tz_box box = {area.x + area.width - width, bottom - size + half_gap - height, width, height};
    tz_len rule = box.y + half_gap - size;
    if (rule < at->top) {
        tz_error(b->tools.diag, spec->part.place, _("the colophon has more text than its page holds"));
        return false;
    }
    draw_rule(b, &at->canvas, box.x, rule);
    bool ok = tz_block_list_set_in_box(&list, galley, at, box);
    draw_rule(b, &at->canvas, box.x, bottom - spec->rule);
    return ok;
}

bool tz_make_colophon(tz_booklet *b) {
    const tz_colophon_spec *spec = &b->job->layout->colophon;
    tz_section_title title = {.text = tz_text_from_string(b->part->title), .style = spec->part.title_style};
    tz_section_start at;
    tz_grid grid;
    return make_grid(b, &grid) && tz_open_section(b, &title, &at) && set_lines(b, &grid, &at);
}
