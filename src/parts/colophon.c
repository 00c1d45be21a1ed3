// The colophon: rows of label and text between two rules, at the foot of the last page.
#include "parts/parts.h"

typedef struct colophon_row {
    const tz_para *label, *text;
    tz_len height;
} colophon_row;

static const tz_para *compose(tz_booklet *b, const tz_template *template, const tz_style *style) {
    tz_text text = tz_fill_names(b, template, NULL);
    return tz_para_new(b->tools.arena, b->tools.fonts, text, style, b->tools.diag);
}

// The rows that say something; their height with the gaps between, negative after reporting.
static tz_len compose_rows(tz_booklet *b, colophon_row *rows, size_t *n) {
    const tz_colophon_spec *look = &b->job->layout->colophon;
    tz_len gap = tz_length_resolve(look->row_gap, look->part.size), height = 0;
    *n = 0;
    for (size_t i = 0; i < look->rows_n; i++) {
        colophon_row *row = &rows[*n];
        if (!tz_fill_names(b, &look->rows[i].text, NULL).size)
            continue;
        row->label = compose(b, &look->rows[i].label, look->label);
        row->text = compose(b, &look->rows[i].text, look->text);
        if (!row->label || !row->text)
            return -1;
        row->height = tz_para_height(row->text, look->width - look->label_width, look->part.size);
        height += row->height + (*n ? gap : 0);
        ++*n;
    }
    return height;
}

static void draw_rule(tz_booklet *b, const tz_canvas *c, tz_len x, tz_len y) {
    const tz_colophon_spec *look = &b->job->layout->colophon;
    tz_canvas_artifact(c, TZ_ARTIFACT_LAYOUT);
    tz_draw_rect(c, (tz_box){x, y, look->width, look->rule}, b->job->layout->ruling.color);
}

bool tz_make_colophon(tz_booklet *b) {
    const tz_colophon_spec *look = &b->job->layout->colophon;
    colophon_row *rows = TZ_ARRAY(b->tools.arena, colophon_row, look->rows_n);
    size_t n;
    tz_len size = look->part.size, height = compose_rows(b, rows, &n);
    tz_section_title title = {.text = tz_text_from_string(b->part->title), .style = look->part.title_style};
    tz_section_start at;
    if (height < 0 || !tz_open_section(b, &title, &at))
        return false;
    tz_box area = tz_type_area(b->job->layout);
    tz_len x = area.x + area.width - look->width, y = area.y + area.height - height - size;
    if (y - size < at.top) {
        tz_error(b->tools.diag, (tz_place){b->job->layout->source, 0},
                 _("the colophon has more text than its page holds"));
        return false;
    }
    draw_rule(b, &at.canvas, x, y - size);
    for (size_t i = 0; i < n; i++) {
        tz_element *line = tz_booklet_element(b, at.element, TZ_ROLE_P);
        tz_draw_para(&at.canvas, rows[i].label, line, (tz_point){x, y}, look->label_width, size);
        tz_draw_para(&at.canvas, rows[i].text, line, (tz_point){x + look->label_width, y},
                     look->width - look->label_width, size);
        y += rows[i].height + tz_length_resolve(look->row_gap, size);
    }
    draw_rule(b, &at.canvas, x, area.y + area.height - look->rule);
    return true;
}
