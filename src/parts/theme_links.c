// Links from the cards' headings to the themes of their sections, drawn when the themes have page numbers.
#include "parts/parts.h"

#include <string.h>

static bool is_made(const tz_booklet *b) {
    for (size_t i = 0; i < b->parts_n; i++)
        if (b->parts[i].kind->make == tz_make_themes)
            return true;
    return false;
}

static bool has_heading(const tz_booklet *b, const tz_field *field) {
    const tz_layout *layout = b->job->layout;
    for (size_t i = 0; i < layout->card_n; i++)
        if (layout->card[i].kind == TZ_BLOCK_HEADING && layout->card[i].field == field)
            return true;
    return false;
}

// Whether a theme is led to beside the heading of a section, or of a field.
static bool belongs(const tz_booklet *b, size_t which, int section, const tz_field *of) {
    const tz_form *form = b->job->edition->form;
    int index = tz_form_find_field(form, &b->job->edition->themes[which]);
    const tz_field *field = index < 0 ? NULL : &form->fields[index];
    if (!field || of)
        return field && field == of;
    return section >= 0 && field->section == (uint32_t)section && !has_heading(b, field);
}

void tz_add_link_slot(tz_booklet *b, const tz_canvas *c, const tz_card_heading *heading) {
    bool wanted = false;
    for (size_t i = 0; i < b->job->edition->themes_n; i++)
        wanted = wanted || belongs(b, i, heading->spec->section, heading->spec->field);
    if (!wanted || !b->job->layout->themes.back_style || !is_made(b))
        return;
    const tz_style *style = tz_para_style(heading->para);
    tz_len size = tz_length_resolve(style->size, heading->body), pitch = tz_style_line_pitch(style, size);
    tz_lines lines = tz_para_break_lines(heading->para, b->tools.arena, tz_len_to_em(heading->width, size));
    if (!lines.n)
        return;
    tz_len last = heading->at.y + (tz_len)(lines.n - 1) * pitch;
    *TZ_ADD(b->tools.arena, &b->link_slots) = (tz_link_slot){
        .card = heading->card,
        .element = tz_booklet_element(b, heading->parent, TZ_ROLE_P),
        .page = c->page,
        .section = heading->spec->section,
        .field = heading->spec->field,
        .left = heading->at.x + tz_em_to_len(lines.at[lines.n - 1].width, size) + size,
        .right = heading->at.x + heading->width,
        .baseline = tz_line_baseline(c->fonts, heading->para, last, pitch, size),
        .size = size,
    };
}

// "テーマ別一覧: 入退院支援 29　ACP 31": each entry is a range that leads to its theme.
static tz_text join_themes(tz_booklet *b, const tz_link_slot *slot, const tz_template *entry, tz_link_range *ranges,
                           size_t *n) {
    const tz_themes_spec *spec = &b->job->layout->themes;
    const tz_page *const *pages = b->part->own;
    const tz_edition *edition = b->job->edition;
    tz_bytes out = {0};
    tz_bytes_add(b->tools.arena, &out, spec->back.bytes, spec->back.size);
    *n = 0;
    for (size_t i = 0; i < edition->themes_n; i++) {
        if (!belongs(b, i, slot->section, slot->field))
            continue;
        int field = tz_form_find_field(edition->form, &edition->themes[i]);
        tz_name_values names = {.field = &edition->form->fields[field], .page = pages[i]->label};
        tz_text text = tz_booklet_fill_template(b, entry, &names);
        if (*n)
            tz_bytes_add(b->tools.arena, &out, "　", strlen("　"));
        const char *label = tz_text_to_string(b->tools.arena, &names.field->short_label);
        ranges[(*n)++] = (tz_link_range){.from = out.n, .to = out.n + text.size, .page = pages[i]};
        ranges[*n - 1].contents = tz_booklet_link_words(b, label, pages[i]);
        tz_bytes_add(b->tools.arena, &out, text.bytes, text.size);
    }
    return tz_text_from_string(tz_arena_copy(b->tools.arena, out.at, out.n));
}

// As small as links are set where they do not fit: three quarters of their size, but 6 pt at least; type as large as
// the body's stays so large.
static tz_len least_size(const tz_booklet *b, tz_len size) {
    tz_len body = b->job->layout->body.min, least = size * 3 / 4 > 6 * TZ_PT ? size * 3 / 4 : 6 * TZ_PT;
    least = size >= body && least < body ? body : least;
    return least < size ? least : size;
}

// The largest size at which a line fits a width; the least one where none does.
static tz_len size_within(const tz_booklet *b, const tz_text_line *line, tz_len width) {
    tz_len size = line->size, least = least_size(b, size), step = TZ_PT / 4;
    while (size > least && tz_em_to_len(line->line.width, size) > width)
        size = size - step > least ? size - step : least;
    return size;
}

// The line of links in a slot. False after reporting; *fits tells whether there was room.
static bool draw_slot(tz_booklet *b, const tz_link_slot *slot, const tz_template *entry, bool *fits) {
    const tz_themes_spec *spec = &b->job->layout->themes;
    tz_link_range *ranges = TZ_ARRAY(b->tools.arena, tz_link_range, b->job->edition->themes_n);
    size_t n;
    tz_text text = join_themes(b, slot, entry, ranges, &n);
    tz_text_line line;
    if (!tz_text_line_new(&b->tools, text, spec->back_style, spec->part.size, &line))
        return false;
    line.size = size_within(b, &line, slot->right - slot->left);
    tz_len width = tz_em_to_len(line.line.width, line.size);
    *fits = width <= slot->right - slot->left && line.size <= slot->size;
    if (!*fits || !line.para)
        return true;
    tz_canvas c = tz_booklet_canvas(b, slot->page);
    tz_len pitch = tz_style_line_pitch(spec->back_style, line.size);
    tz_len top = slot->baseline - tz_line_baseline(c.fonts, line.para, 0, pitch, line.size);
    tz_em measure = tz_len_to_em(width + line.size, line.size);
    line = tz_text_line_set(c.arena, line.para, &line.line, measure, true, line.size);
    tz_box room = {slot->left, top, slot->right - slot->left, pitch};
    tz_canvas_open_frame(&c, TZ_FRAME_LINKS, room, &entry->text);
    tz_draw_linked_line(&c, &line, slot->element, ranges, n, (tz_point){slot->right - width, top});
    tz_canvas_close_frame(&c);
    return true;
}

bool tz_finish_themes(tz_booklet *b) {
    const tz_themes_spec *spec = &b->job->layout->themes;
    bool all = true;
    for (size_t i = 0; i < b->link_slots.n; i++) {
        bool fits;
        if (!draw_slot(b, &b->link_slots.at[i], &spec->back_entry, &fits) ||
            (!fits && spec->back_brief.text.size && !draw_slot(b, &b->link_slots.at[i], &spec->back_brief, &fits)))
            return false;
        all = all && fits;
    }
    if (!all)
        tz_warning(b->tools.diag, tz_text_place(&spec->back, 0),
                   _("there is no room for the links to the themes beside a heading of the cards"));
    return true;
}
