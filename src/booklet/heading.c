// Where a part or a section of it begins: a page, a title, a bookmark.
#include "booklet/booklet.h"

tz_text tz_fill_names(tz_maker *m, const tz_template *template, const tz_name_values *names) {
    return tz_template_fill(m->arena, template, tz_name_lookup, names);
}

bool tz_open_section(tz_maker *m, const tz_text *title, const char *mark, const tz_style *style, uint32_t level,
                     tz_canvas *c, tz_element **section, tz_len *top) {
    const tz_part_spec *look = m->part->look;
    tz_box area = tz_type_area(m->layout);
    *c = tz_canvas_new(m);
    *section = tz_element_new(m->arena, m->book, m->part->element, TZ_ROLE_SECT);
    *top = area.y;
    if (!title->size)
        return true;
    const tz_para *para = style ? tz_para_new(m->arena, m->fonts, *title, style, m->diag) : NULL;
    if (style && !para)
        return false;
    const char *name = tz_arena_copy(m->arena, title->bytes, title->size);
    tz_element_attributes(m->arena, *section)->title = name;
    *TZ_ADD(m->arena, &m->part->bookmarks) =
        (tz_bookmark){.title = mark ? mark : name, .level = level, .page = c->index};
    if (!para)
        return true;
    tz_element *heading = tz_element_new(m->arena, m->book, *section, TZ_ROLE_H1);
    *top += tz_draw_para(m, c, para, heading, area.x, area.y, area.width, look->size) + look->after;
    return true;
}

tz_canvas tz_next_page(tz_maker *m, const char *head) {
    tz_canvas c = tz_canvas_new(m);
    m->facts.at[c.index].head = head;
    return c;
}
