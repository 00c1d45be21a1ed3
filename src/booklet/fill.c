// Templates filled in, among them the names of the fonts that the pages are set in.
#include "booklet/booklet.h"

#include <string.h>

typedef struct face_list {
    TZ_LIST(uint16_t) faces; // each once, in the order of fonts.yaml
} face_list;

static void add_face(tz_arena *arena, face_list *list, uint16_t face) {
    size_t at = 0;
    while (at < list->faces.n && list->faces.at[at] < face)
        at++;
    if (at < list->faces.n && list->faces.at[at] == face)
        return;
    TZ_ADD(arena, &list->faces);
    memmove(&list->faces.at[at + 1], &list->faces.at[at], (list->faces.n - 1 - at) * sizeof *list->faces.at);
    list->faces.at[at] = face;
}

static void add_faces(tz_arena *arena, face_list *list, const tz_page *page) {
    for (size_t i = 0; i < page->items.n; i++)
        if (page->items.at[i].kind == TZ_ITEM_RUN)
            add_face(arena, list, page->items.at[i].run.face);
}

// Whether pages stand before the cards, which will have roman numbers.
static bool has_front_matter(const tz_booklet *b) {
    return b->parts_n > 1 && strcmp(b->parts[0].kind->name, "cards") && b->job->edition->cards_n &&
           tz_booklet_card_page(b, &b->job->edition->cards[0]);
}

// The names of the font families that all runs so far are set in, and roman page numbers, which come last, will be.
static const char *font_names(const tz_booklet *b) {
    tz_arena *arena = b->tools.arena;
    tz_bytes out = {0};
    face_list used = {0};
    const char *last = "";
    for (size_t i = 0; i < b->parts_n; i++)
        for (size_t k = 0; k < b->parts[i].pages.n; k++)
            add_faces(arena, &used, b->parts[i].pages.at[k].page);
    for (size_t i = 0; i < used.faces.n; i++) {
        const char *family = tz_fonts_face(b->tools.fonts, used.faces.at[i])->family;
        if (!strcmp(family, last))
            continue;
        tz_bytes_format(arena, &out, "%s%s", out.n ? "、" : "", family);
        last = family;
    }
    const char *roman =
        b->job->layout->roman >= 0 ? tz_fonts_family_info(b->tools.fonts, b->job->layout->roman)->name : "";
    if (*roman && has_front_matter(b) && !(out.n && memmem(out.at, out.n, roman, strlen(roman))))
        tz_bytes_format(arena, &out, "%s%s", out.n ? "、" : "", roman);
    return tz_arena_copy(arena, out.at ? out.at : "", out.n);
}

tz_text tz_booklet_fill_template(const tz_booklet *b, const tz_template *template, const tz_name_values *values) {
    tz_name_values all = values ? *values : (tz_name_values){0};
    all.arena = b->tools.arena;
    all.job = b->job;
    if (tz_template_uses(template, "fonts"))
        all.fonts = font_names(b);
    return tz_template_fill(b->tools.arena, template, tz_name_lookup, &all);
}

tz_text tz_booklet_fill_line(const tz_booklet *b, const tz_template *template) {
    bool tells_of_none = tz_template_uses(template, "errata") && !tz_edition_errata_count(b->job->edition);
    return tells_of_none ? tz_text_from_string("") : tz_booklet_fill_template(b, template, NULL);
}

typedef struct link {
    const char *text, *page;
} link;

static const char *look_up_link(const void *context, const char *name) {
    const link *of = context;
    return !strcmp(name, "text") ? of->text : of->page;
}

const char *tz_booklet_link_words(const tz_booklet *b, const char *text, const tz_page *page) {
    link of = {text, page->label ? page->label : ""};
    tz_text words = tz_template_fill(b->tools.arena, &b->job->layout->link_words, look_up_link, &of);
    return tz_arena_copy(b->tools.arena, words.bytes, words.size);
}

const tz_style *tz_booklet_label_style(const tz_booklet *b, const tz_style *style, const char *label) {
    int family = b->job->layout->roman;
    bool is_roman = label && *label && !strpbrk(label, "0123456789");
    if (family < 0 || !is_roman)
        return style;
    tz_style *own = TZ_NEW(b->tools.arena, tz_style);
    *own = *style;
    own->font.family = family;
    return own;
}
