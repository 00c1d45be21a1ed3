// The structure tree, which a screen reader follows (ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7).
//
// Elements are reserved objects, numbered in the order of the tree; only that order is in memory, besides the book
// itself.
#include "pdf/writer.h"

enum { LEAF = 64 }; // entries of a leaf of the parent tree and of the name tree

static uint32_t number_of(const tz_pdf *pdf, const tz_element *element) {
    return pdf->elements_first + pdf->order[element->id] - 1;
}

static uint32_t page_number(const tz_pdf *pdf, const tz_page *page) {
    return tz_pdf_object_number(pdf->pages[page->index].page);
}

static uint32_t link_number(const tz_pdf *pdf, const tz_kid *kid) {
    return pdf->links_first + pdf->pages[kid->page->index].links_before + kid->index;
}

// Elements with an ID: heads, because cells refer to them; notes, because each must have one (ISO 14289-1, 7.9).
static bool has_name(const tz_element *element) {
    return element->role == TZ_ROLE_TH || element->role == TZ_ROLE_NOTE;
}

// Fixed in length, so that their order is that of the tree, as a name tree needs it.
static void put_name(tz_pdf_object_text *out, uint32_t order) {
    char name[] = "(e00000000)";
    for (int i = 9; i > 1; i--, order /= 10)
        name[i] = (char)('0' + order % 10);
    tz_pdf_put(out, name);
}

static bool is_shown(const tz_kid *kid) {
    if (kid->kind != TZ_KID_SPAN)
        return true;
    const tz_span *span = &kid->page->spans.at[kid->index];
    return span->end > span->first;
}

// ---- elements ----

// The page most kids need not name: that of the first marked content. NULL: there is none.
static const tz_page *own_page(const tz_element *element) {
    for (size_t i = 0; i < element->kids.n; i++)
        if (element->kids.at[i].kind == TZ_KID_SPAN && is_shown(&element->kids.at[i]))
            return element->kids.at[i].page;
    return NULL;
}

static void put_kid(const tz_pdf *pdf, const tz_kid *kid, const tz_page *own, tz_pdf_object_text *out) {
    if (kid->kind == TZ_KID_ELEMENT) {
        tz_pdf_put_ref(out, number_of(pdf, kid->element));
        return;
    }
    uint32_t mcid = kid->kind == TZ_KID_SPAN ? pdf->pages[kid->page->index].mcids[kid->index] : 0;
    if (kid->kind == TZ_KID_SPAN && kid->page == own) {
        tz_pdf_put_number(out, mcid);
        return;
    }
    tz_pdf_put(out, kid->kind == TZ_KID_LINK ? "<</Type/OBJR/Obj " : "<</Type/MCR/MCID ");
    if (kid->kind == TZ_KID_LINK)
        tz_pdf_put_ref(out, link_number(pdf, kid));
    else
        tz_pdf_put_number(out, mcid);
    tz_pdf_put(out, "/Pg ");
    tz_pdf_put_ref(out, page_number(pdf, kid->page));
    tz_pdf_put(out, ">>");
}

static void put_kids(const tz_pdf *pdf, const tz_element *element, tz_pdf_object_text *out) {
    const tz_page *own = own_page(element);
    uint32_t n = 0;
    if (own) {
        tz_pdf_put(out, "/Pg ");
        tz_pdf_put_ref(out, page_number(pdf, own));
    }
    for (size_t i = 0; i < element->kids.n; i++)
        if (is_shown(&element->kids.at[i])) {
            tz_pdf_put(out, n++ ? " " : "/K[");
            put_kid(pdf, &element->kids.at[i], own, out);
        }
    if (n)
        tz_pdf_put(out, "]");
}

static const tz_element *first_of(const tz_element *element, tz_role role) {
    for (size_t i = 0; i < element->kids.n; i++)
        if (element->kids.at[i].kind == TZ_KID_ELEMENT && element->kids.at[i].element->role == role)
            return element->kids.at[i].element;
    return NULL;
}

static bool has_labels(const tz_element *list) {
    const tz_element *item = first_of(list, TZ_ROLE_LI);
    return item && first_of(item, TZ_ROLE_LBL);
}

static void put_span_of(tz_pdf_object_text *out, const char *key, uint32_t span) {
    if (span < 2)
        return;
    tz_pdf_put(out, key);
    tz_pdf_put_number(out, span);
}

static void put_cell(const tz_pdf *pdf, const tz_attributes *cell, tz_pdf_object_text *out) {
    static const char *const scopes[] = {"", "/Scope/Column", "/Scope/Row", "/Scope/Both"};
    tz_pdf_put(out, "/A<</O/Table");
    tz_pdf_put(out, scopes[cell->scope]);
    put_span_of(out, "/ColSpan ", cell->columns);
    put_span_of(out, "/RowSpan ", cell->rows);
    for (size_t i = 0; i < cell->headers.n; i++) {
        tz_pdf_put(out, i ? " " : "/Headers[");
        put_name(out, pdf->order[cell->headers.at[i]->id]);
    }
    tz_pdf_put(out, cell->headers.n ? "]>>" : ">>");
}

typedef struct box {
    int64_t left, top, right, bottom;
} box;

static void widen(box *b, int64_t left, int64_t top, int64_t right, int64_t bottom) {
    *b = (box){left < b->left ? left : b->left, top < b->top ? top : b->top, right > b->right ? right : b->right,
               bottom > b->bottom ? bottom : b->bottom};
}

static void widen_by_item(box *b, const tz_item *item) {
    if (item->kind == TZ_ITEM_RECT)
        widen(b, item->rect.x, item->rect.y, item->rect.x + item->rect.width, item->rect.y + item->rect.height);
    for (uint32_t i = 0; item->kind == TZ_ITEM_PATH && i < item->path.n; i++)
        widen(b, item->path.points[2 * i], item->path.points[2 * i + 1], item->path.points[2 * i],
              item->path.points[2 * i + 1]);
    for (uint32_t i = 0; item->kind == TZ_ITEM_RUN && i < item->run.glyphs_n; i++)
        widen(b, item->run.glyphs[i].x, item->run.glyphs[i].y - item->run.size, item->run.glyphs[i].x + item->run.size,
              item->run.glyphs[i].y);
}

// The place of a figure on its page, for readers that show it by itself (ISO 32000-1, 14.8.5.4.3).
static void put_box(const tz_pdf *pdf, const tz_element *figure, tz_pdf_object_text *out) {
    const tz_page *own = own_page(figure);
    box b = {INT64_MAX, INT64_MAX, INT64_MIN, INT64_MIN};
    for (size_t i = 0; i < figure->kids.n; i++) {
        const tz_kid *kid = &figure->kids.at[i];
        if (kid->kind != TZ_KID_SPAN || kid->page != own)
            continue;
        const tz_span *span = &own->spans.at[kid->index];
        for (uint32_t k = span->first; k < span->end; k++)
            widen_by_item(&b, &own->items.at[k]);
    }
    if (b.left > b.right)
        return;
    tz_pdf_put(out, "/A<</O/Layout/Placement/Block/BBox[");
    tz_pdf_put_points(out, b.left);
    tz_pdf_put_points(out, pdf->book->height - b.bottom);
    tz_pdf_put_points(out, b.right);
    tz_pdf_put_points(out, pdf->book->height - b.top);
    tz_pdf_put(out, "]>>");
}

static void put_attributes(const tz_pdf *pdf, const tz_element *element, tz_pdf_object_text *out) {
    const tz_attributes *own = tz_attributes_of(element);
    bool cell = element->role == TZ_ROLE_TH || element->role == TZ_ROLE_TD;
    tz_pdf_put_text(out, "/T", own->title);
    tz_pdf_put_text(out, "/Alt", own->alt);
    tz_pdf_put_text(out, "/ActualText", own->actual);
    tz_pdf_put_text(out, "/Lang", own->language);
    if (cell && (own->scope || own->columns > 1 || own->rows > 1 || own->headers.n))
        put_cell(pdf, own, out);
    else if (element->role == TZ_ROLE_FIGURE)
        put_box(pdf, element, out);
    else if (element->role == TZ_ROLE_L && has_labels(element))
        tz_pdf_put(out, own->is_numbered ? "/A<</O/List/ListNumbering/Decimal>>" : "/A<</O/List/ListNumbering/Disc>>");
}

static void emit_element(const tz_pdf *pdf, uint32_t index, tz_pdf_object_text *out) {
    const tz_element *element = pdf->elements[index];
    tz_pdf_put(out, "<</S/");
    tz_pdf_put(out, tz_role_name(element->role));
    tz_pdf_put(out, "/P ");
    tz_pdf_put_ref(out, element->parent ? number_of(pdf, element->parent) : pdf->tree_root);
    if (has_name(element)) {
        tz_pdf_put(out, "/ID");
        put_name(out, index + 1);
    }
    put_attributes(pdf, element, out);
    put_kids(pdf, element, out);
    tz_pdf_put(out, ">>");
}

// ---- from content and annotations to elements ----

// The elements of a page's marked content, by MCID.
static void emit_parents(const tz_pdf *pdf, uint32_t index, tz_pdf_object_text *out) {
    const tz_page *page = pdf->book->pages[index];
    tz_pdf_put(out, "[");
    for (size_t i = 0; i < page->spans.n; i++)
        if (page->spans.at[i].element && page->spans.at[i].end > page->spans.at[i].first) {
            tz_pdf_put_ref(out, number_of(pdf, page->spans.at[i].element));
            tz_pdf_put(out, " ");
        }
    tz_pdf_put(out, "]");
}

static uint32_t least(uint32_t a, uint32_t b) {
    return a < b ? a : b;
}

static uint32_t leaves(uint32_t n) {
    return (n + LEAF - 1) / LEAF;
}

// Keys 0 … pages - 1 are the pages, then come the links.
static void emit_parent_leaf(const tz_pdf *pdf, uint32_t index, tz_pdf_object_text *out) {
    uint32_t pages = (uint32_t)pdf->book->pages_n, from = index * LEAF, to = least(from + LEAF, pages + pdf->links_n);
    tz_pdf_put(out, "<</Limits[");
    tz_pdf_put_number(out, from);
    tz_pdf_put(out, " ");
    tz_pdf_put_number(out, to - 1);
    tz_pdf_put(out, "]/Nums[");
    for (uint32_t key = from; key < to; key++) {
        tz_pdf_put_number(out, key);
        tz_pdf_put(out, " ");
        tz_pdf_put_ref(out, key < pages ? pdf->parents_first + key : number_of(pdf, pdf->links[key - pages]->element));
        tz_pdf_put(out, " ");
    }
    tz_pdf_put(out, "]>>");
}

static void emit_name_leaf(const tz_pdf *pdf, uint32_t index, tz_pdf_object_text *out) {
    uint32_t from = index * LEAF, to = least(from + LEAF, (uint32_t)pdf->named.n);
    tz_pdf_put(out, "<</Limits[");
    put_name(out, pdf->named.at[from]);
    put_name(out, pdf->named.at[to - 1]);
    tz_pdf_put(out, "]/Names[");
    for (uint32_t i = from; i < to; i++) {
        put_name(out, pdf->named.at[i]);
        tz_pdf_put_ref(out, pdf->elements_first + pdf->named.at[i] - 1);
    }
    tz_pdf_put(out, "]>>");
}

static void put_leaves(tz_pdf_object_text *out, const char *key, uint32_t first, uint32_t n) {
    tz_pdf_put(out, key);
    tz_pdf_put(out, "<</Kids[");
    for (uint32_t i = 0; i < n; i++) {
        tz_pdf_put_ref(out, first + i);
        tz_pdf_put(out, " ");
    }
    tz_pdf_put(out, "]>>");
}

static bool has_changes(const tz_pdf *pdf) {
    for (uint32_t i = 0; i < pdf->elements_n; i++)
        if (pdf->elements[i]->role == TZ_ROLE_DEL || pdf->elements[i]->role == TZ_ROLE_INS)
            return true;
    return false;
}

static void emit_root(const tz_pdf *pdf, uint32_t index, tz_pdf_object_text *out) {
    (void)index;
    uint32_t keys = (uint32_t)pdf->book->pages_n + pdf->links_n;
    tz_pdf_put(out, "<</Type/StructTreeRoot/K ");
    tz_pdf_put_ref(out, number_of(pdf, pdf->book->document));
    put_leaves(out, "/ParentTree", pdf->parent_leaves_first, leaves(keys));
    tz_pdf_put(out, "/ParentTreeNextKey ");
    tz_pdf_put_number(out, keys);
    if (pdf->named.n)
        put_leaves(out, "/IDTree", pdf->name_leaves_first, leaves((uint32_t)pdf->named.n));
    if (has_changes(pdf)) // what is not standard must be mapped to what is (ISO 14289-1, 7.1)
        tz_pdf_put(out, "/RoleMap<</Del/Span/Ins/Span>>");
    tz_pdf_put(out, ">>");
}

// ---- setting up ----

static void order_elements(tz_pdf *pdf, const tz_element *element) {
    pdf->elements[pdf->elements_n++] = element;
    pdf->order[element->id] = pdf->elements_n;
    if (has_name(element))
        *TZ_ADD(pdf->arena, &pdf->named) = pdf->elements_n;
    for (size_t i = 0; i < element->kids.n; i++)
        if (element->kids.at[i].kind == TZ_KID_ELEMENT)
            order_elements(pdf, element->kids.at[i].element);
}

void tz_pdf_add_structure(tz_pdf *pdf) {
    pdf->order = TZ_ARRAY(pdf->arena, uint32_t, pdf->book->elements_n);
    pdf->elements = TZ_ARRAY(pdf->arena, const tz_element *, pdf->book->elements_n);
    order_elements(pdf, pdf->book->document);
    uint32_t pages = (uint32_t)pdf->book->pages_n;
    tz_pdf_dict *catalog = tz_pdf_catalog(pdf);
    tz_pdf_add_boolean(tz_pdf_add_dict(catalog, "MarkInfo"), "Marked", true);
    pdf->tree_root = tz_pdf_add_new_number(pdf, catalog, "StructTreeRoot");
    tz_pdf_set_emitter(pdf, pdf->tree_root, 0, emit_root);
    pdf->elements_first = tz_pdf_reserve_objects(pdf, pdf->elements_n, emit_element);
    pdf->parents_first = tz_pdf_reserve_objects(pdf, pages, emit_parents);
    pdf->parent_leaves_first = tz_pdf_reserve_objects(pdf, leaves(pages + pdf->links_n), emit_parent_leaf);
    pdf->name_leaves_first = tz_pdf_reserve_objects(pdf, leaves((uint32_t)pdf->named.n), emit_name_leaf);
}
