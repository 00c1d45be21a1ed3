// Where a part or a section of it begins: a page, a title, a bookmark.
#include "booklet/booklet.h"

bool tz_open_section(tz_booklet *b, const tz_section_title *title, tz_section_start *out) {
    tz_arena *arena = b->tools.arena;
    tz_box area = tz_type_area(b->job->layout);
    *out = (tz_section_start){.canvas = tz_booklet_add_page(b, NULL), .top = area.y};
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
    out->top += tz_draw_heading(&out->canvas, para, heading, area, spec->size);
    out->top += spec->after;
    return true;
}
