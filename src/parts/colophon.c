// The colophon: rows of label and text between two rules, at the foot of the last page.
#include "booklet/booklet.h"

typedef struct colophon_row {
    const tz_para *label, *text;
    tz_len height;
} colophon_row;

static const tz_para *compose(tz_maker *m, const tz_template *template, const tz_style *style) {
    tz_text text = tz_fill_names(m, template, &(tz_name_values){.m = m});
    return tz_para_new(m->arena, m->fonts, text, style, m->diag);
}

// The rows that say something; their height with the gaps between, negative after reporting.
static tz_len compose_rows(tz_maker *m, colophon_row *rows, size_t *n) {
    const tz_colophon_spec *look = &m->layout->colophon;
    tz_len gap = tz_length_resolve(look->row_gap, look->part.size), height = 0;
    *n = 0;
    for (size_t i = 0; i < look->rows_n; i++) {
        colophon_row *row = &rows[*n];
        if (!tz_fill_names(m, &look->rows[i].text, &(tz_name_values){.m = m}).size)
            continue;
        row->label = compose(m, &look->rows[i].label, look->label);
        row->text = compose(m, &look->rows[i].text, look->text);
        if (!row->label || !row->text)
            return -1;
        row->height = tz_para_height(row->text, look->width - look->label_width, look->part.size);
        height += row->height + (*n ? gap : 0);
        ++*n;
    }
    return height;
}

static void draw_rule(tz_maker *m, const tz_canvas *c, tz_len x, tz_len y) {
    const tz_colophon_spec *look = &m->layout->colophon;
    tz_page_artifact(c->arena, c->page, TZ_ARTIFACT_LAYOUT);
    tz_page_rect(c->arena, c->page, x, y, look->width, look->rule, m->layout->ruling.color);
}

bool tz_make_colophon(tz_maker *m) {
    const tz_colophon_spec *look = &m->layout->colophon;
    colophon_row *rows = TZ_ARRAY(m->arena, colophon_row, look->rows_n);
    size_t n;
    tz_len top, size = look->part.size, height = compose_rows(m, rows, &n);
    tz_canvas c;
    tz_element *section;
    tz_text title = tz_text_from_string(m->part->title);
    if (height < 0 || !tz_open_section(m, &title, NULL, look->part.title_style, 0, &c, &section, &top))
        return false;
    tz_box area = tz_type_area(m->layout);
    tz_len x = area.x + area.width - look->width, y = area.y + area.height - height - size;
    if (y - size < top) {
        tz_error(m->diag, (tz_place){m->layout->source, 0}, _("the colophon has more text than its page holds"));
        return false;
    }
    draw_rule(m, &c, x, y - size);
    for (size_t i = 0; i < n; i++) {
        tz_element *line = tz_element_new(m->arena, m->book, section, TZ_ROLE_P);
        tz_draw_para(m, &c, rows[i].label, line, x, y, look->label_width, size);
        tz_draw_para(m, &c, rows[i].text, line, x + look->label_width, y, look->width - look->label_width, size);
        y += rows[i].height + tz_length_resolve(look->row_gap, size);
    }
    draw_rule(m, &c, x, area.y + area.height - look->rule);
    return true;
}
