// Making pages: elements, spans, items and links are appended here, so that the display list and the structure tree
// cannot disagree: every item lies in one span, and every span of content is a kid of its element.
#include "page/page.h"

const char *tz_role_name(tz_role role) {
    static const char *const names[TZ_ROLES] = {
        "Document", "Part",      "Sect",  "Div",     "H1",     "H2",    "H3",   "H4", "P",  "L",   "LI",
        "Lbl",      "LBody",     "Table", "Caption", "THead",  "TBody", "TR",   "TH", "TD", "TOC", "TOCI",
        "Index",    "Reference", "Link",  "Note",    "Figure", "Span",  "Ruby", "RB", "RT", "Del", "Ins",
    };
    return names[role];
}

tz_role tz_heading_role(int32_t level) {
    static const tz_role roles[] = {TZ_ROLE_P, TZ_ROLE_H1, TZ_ROLE_H2, TZ_ROLE_H3, TZ_ROLE_H4};
    return roles[level < 0 ? 0 : level > 4 ? 4 : level];
}

// Lists with room for nearly every card from the start are not moved while they grow, and leave nothing behind in the
// arena.
enum { ITEMS = 272, SPANS = 144 };

tz_page *tz_page_new(tz_arena *arena) {
    tz_page *page = TZ_NEW(arena, tz_page);
    page->items.at = TZ_ARRAY(arena, tz_item, ITEMS);
    page->items.room = ITEMS;
    page->spans.at = TZ_ARRAY(arena, tz_span, SPANS);
    page->spans.room = SPANS;
    return page;
}

// ---- frames ----

void tz_page_open_frame(tz_arena *arena, tz_page *page, tz_frame_kind kind, tz_box box, const tz_text *owner) {
    *TZ_ADD(arena, &page->frames) = (tz_frame){
        .kind = kind, .parent = page->frame, .box = box, .place = owner ? tz_text_place(owner, 0) : (tz_place){0}};
    page->frame = (uint32_t)page->frames.n;
}

void tz_page_close_frame(tz_page *page) {
    page->frame = page->frames.at[page->frame - 1].parent;
}

static void note_frame(tz_arena *arena, tz_page *page) {
    uint32_t last = page->framed.n ? page->framed.at[page->framed.n - 1].frame : 0;
    if (page->frame != last)
        *TZ_ADD(arena, &page->framed) = (tz_framed){(uint32_t)page->items.n, page->frame};
}

// ---- elements ----

tz_element *tz_element_new(tz_arena *arena, tz_book *book, tz_element *parent, tz_role role) {
    tz_element *element = TZ_NEW(arena, tz_element);
    element->role = role;
    element->parent = parent;
    element->id = book->elements_n++;
    if (parent)
        *TZ_ADD(arena, &parent->kids) = (tz_kid){.kind = TZ_KID_ELEMENT, .element = element};
    else
        book->document = element;
    return element;
}

tz_attributes *tz_element_attributes(tz_arena *arena, tz_element *element) {
    if (!element->attributes)
        element->attributes = TZ_NEW(arena, tz_attributes);
    return element->attributes;
}

const tz_attributes *tz_attributes_of(const tz_element *element) {
    static const tz_attributes none;
    return element->attributes ? element->attributes : &none;
}

void tz_element_header(tz_arena *arena, tz_element *cell, const tz_element *head) {
    *TZ_ADD(arena, &tz_element_attributes(arena, cell)->headers) = head;
}

// ---- spans and items ----

static tz_span *last_span(const tz_page *page) {
    return page->spans.n ? &page->spans.at[page->spans.n - 1] : NULL;
}

static tz_span *open_span(tz_arena *arena, tz_page *page) {
    tz_span *span = TZ_ADD(arena, &page->spans);
    span->first = span->end = (uint32_t)page->items.n;
    return span;
}

// Whether the page's last span is also the last kid of the element, and so can take more items. A child made since ends
// it, and so does a replacement text, which was given for the span as it was.
static bool continues(const tz_page *page, const tz_element *element) {
    const tz_span *span = last_span(page);
    if (!span || span->element != element || span->actual)
        return false;
    const tz_kid *kid = &element->kids.at[element->kids.n - 1];
    return kid->kind == TZ_KID_SPAN && kid->page == page && kid->index == page->spans.n - 1;
}

void tz_page_content(tz_arena *arena, tz_page *page, tz_element *element) {
    if (continues(page, element))
        return;
    tz_span *span = open_span(arena, page);
    span->element = element;
    span->artifact = TZ_CONTENT;
    *TZ_ADD(arena, &element->kids) = (tz_kid){.kind = TZ_KID_SPAN, .page = page, .index = (uint32_t)page->spans.n - 1};
}

void tz_page_artifact(tz_arena *arena, tz_page *page, tz_artifact artifact) {
    const tz_span *span = last_span(page);
    if (span && !span->element && span->artifact == artifact)
        return;
    open_span(arena, page)->artifact = artifact;
}

tz_item *tz_page_item(tz_arena *arena, tz_page *page, tz_item_kind kind) {
    if (!last_span(page)) // no span was opened: what belongs to no element is an artifact
        tz_page_artifact(arena, page, TZ_ARTIFACT_LAYOUT);
    note_frame(arena, page);
    tz_item *item = TZ_ADD(arena, &page->items);
    item->kind = (uint8_t)kind;
    last_span(page)->end = (uint32_t)page->items.n;
    return item;
}

void tz_page_rect(tz_arena *arena, tz_page *page, tz_box box, tz_color color) {
    tz_item *item = tz_page_item(arena, page, TZ_ITEM_RECT);
    item->rect.x = box.x;
    item->rect.y = box.y;
    item->rect.width = box.width;
    item->rect.height = box.height;
    item->rect.color = color;
}

tz_link *tz_page_link(tz_arena *arena, tz_page *page, tz_element *link_element) {
    tz_link *link = TZ_ADD(arena, &page->links);
    link->element = link_element;
    *TZ_ADD(arena, &link_element->kids) =
        (tz_kid){.kind = TZ_KID_LINK, .page = page, .index = (uint32_t)page->links.n - 1};
    return link;
}

size_t tz_points(char out[TZ_POINTS_ROOM], int64_t length) {
    uint64_t exact = length < 0 ? -(uint64_t)length : (uint64_t)length;
    uint64_t milli = (exact * 10 + 63) / 127; // 12,700 EMU a point; 127 is odd, so there are no halves to decide
    char digits[TZ_POINTS_ROOM];
    size_t n = 0, size = 0;
    for (size_t place = 0; place < 4 || milli; place++, milli /= 10) {
        if (place == 3 && n)
            digits[n++] = '.';
        if (place >= 3 || n || milli % 10) // no trailing zeros
            digits[n++] = (char)('0' + milli % 10);
    }
    if (length < 0 && !(n == 1 && digits[0] == '0'))
        out[size++] = '-';
    while (n)
        out[size++] = digits[--n];
    out[size] = 0;
    return size;
}
