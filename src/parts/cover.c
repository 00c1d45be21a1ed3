// The cover: lines of text and rules at the heights that the layout gives them.
#include "parts/parts.h"

static void draw_rule(tz_booklet *b, const tz_canvas *c, const tz_cover_line *line, tz_len y) {
    tz_box area = tz_type_area(b->job->layout); // in whose middle the lines of text stand too
    tz_box box = {area.x + (area.width - line->width) / 2, y, line->width, line->rule};
    tz_canvas_open_frame(c, TZ_FRAME_COVER_LINE, box, NULL);
    tz_canvas_artifact(c, TZ_ARTIFACT_LAYOUT);
    tz_draw_rect(c, box, line->color);
    tz_canvas_close_frame(c);
}

// Gives the line's height, 0 for one without text; negative after reporting.
static tz_len draw_line(tz_booklet *b, const tz_canvas *c, tz_element *section, const tz_cover_line *line, tz_len y) {
    tz_box area = tz_type_area(b->job->layout);
    tz_text text = tz_booklet_fill_template(b, &line->text, NULL);
    if (!text.size)
        return 0;
    const tz_para *para = tz_para_new(b->tools.arena, b->tools.fonts, text, line->style, b->tools.diag);
    if (!para)
        return -1;
    tz_element *element = tz_booklet_element(b, section, tz_heading_role(line->level));
    tz_box box = {area.x, y, area.width, tz_para_height(para, area.width, b->job->layout->body.max)};
    tz_canvas_open_frame(c, TZ_FRAME_COVER_LINE, box, &line->text.text);
    tz_draw_para(c, para, element, (tz_point){area.x, y}, area.width, b->job->layout->body.max);
    tz_canvas_close_frame(c);
    return box.height;
}

bool tz_make_cover(tz_booklet *b) {
    const tz_cover_spec *spec = &b->job->layout->cover;
    tz_canvas c = tz_booklet_add_page(b, NULL);
    tz_element *section = tz_booklet_element(b, b->part->element, TZ_ROLE_SECT);
    if (*b->part->title)
        tz_booklet_add_bookmark(b, (tz_bookmark){.title = b->part->title, .page = c.page});
    tz_len y = 0;
    for (size_t i = 0; i < spec->lines_n; i++) {
        const tz_cover_line *line = &spec->lines[i];
        tz_len top = line->at > y ? line->at : y, height = line->rule;
        if (line->style)
            height = draw_line(b, &c, section, line, top);
        else
            draw_rule(b, &c, line, top);
        if (height < 0)
            return false;
        y = height ? top + height : y;
    }
    tz_box area = tz_type_area(b->job->layout);
    if (y > area.y + area.height) {
        tz_error(b->tools.diag, spec->part.place, _("the cover has more text than its page holds"));
        return false;
    }
    return true;
}
