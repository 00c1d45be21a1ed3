// Where a part or a section of it begins: a page, a title, a bookmark.
#include "booklet/booklet.h"

// The right edge of the last line of a title.
static tz_len title_end(const tz_booklet *b, const tz_para *para, tz_box area) {
    tz_len size = tz_length_resolve(tz_para_style(para)->size, b->part->spec->size);
    tz_lines lines = tz_para_break_lines(para, b->tools.arena, tz_len_to_em(area.width, size));
    return area.x + (lines.n ? tz_em_to_len(lines.at[lines.n - 1].width, size) : 0);
}

tz_len tz_heading_top(const tz_booklet *b, const tz_style *style) {
    tz_len top = tz_type_area(b->job->layout).y;
    const tz_running_line *head = &b->job->layout->header;
    tz_len size = tz_length_resolve(style->size, b->part->spec->size);
    tz_len above = (tz_style_line_pitch(style, size) - size) / 2; // of the first line
    tz_len clear = tz_has_running_line(head, b->part) ? head->offset + size - above : 0;
    return clear > top ? clear : top;
}

bool tz_open_section(tz_booklet *b, const tz_section_title *title, tz_section_start *out) {
    tz_arena *arena = b->tools.arena;
    tz_box area = tz_type_area(b->job->layout);
    *out = (tz_section_start){.canvas = tz_booklet_add_page(b, NULL), .top = area.y, .title_end = area.x};
    out->title_top = area.y;
    out->element = tz_booklet_element(b, b->part->element, TZ_ROLE_SECT);
    if (!title->text.size)
        return true;
    const tz_para *para = NULL;
    if (title->style) {
        para = tz_para_new(arena, b->tools.fonts, title->text, title->style, b->tools.diag);
        if (!para)
            return false;
    }
    const char *name = tz_text_to_string(arena, &title->text);
    tz_element_attributes(arena, out->element)->title = name;
    tz_booklet_add_bookmark(b, (tz_bookmark){.title = title->bookmark ? title->bookmark : name,
                                             .level = title->level,
                                             .page = out->canvas.page});
    if (!para)
        return true;
    tz_element *heading = tz_booklet_element(b, out->element, TZ_ROLE_H1);
    const tz_part_spec *spec = b->part->spec;
    out->title_top = tz_heading_top(b, title->style);
    area.height -= out->title_top - area.y;
    area.y = out->title_top;
    out->top = area.y + tz_draw_heading(&out->canvas, para, heading, area, spec->size) + spec->after;
    out->title_end = title_end(b, para, area);
    return true;
}
