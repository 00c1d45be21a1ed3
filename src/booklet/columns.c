// Lists in columns: items from top to bottom, column by column, page by page; the last page's columns evenly filled. A
// few items are not left alone on a last page: spaces between items give way to them, or they take others along. A list
// on one page fills it as cards do: spare height goes into the pitch of its items.
#include "booklet/booklet.h"

// One page's worth of items.
typedef struct filling {
    const tz_column_list *list;
    tz_len top, bottom, width, x;
    int32_t columns;
    int32_t spacing; // of the spaces between items, in per cent
    int32_t growth;  // of items and the spaces between them, in per cent
} filling;

// The end of the items that stay together from `at` on.
static size_t group_end(const tz_column_list *list, size_t at) {
    while (at + 1 < list->n && list->items[at].keep_with_next)
        at++;
    return at + 1;
}

// What is repeated above an item at a column's head, drawn in a box or only measured (c NULL).
static tz_len repeat(const tz_column_list *list, const tz_canvas *c, size_t item, tz_box box) {
    return list->repeat ? list->repeat(list->context, c, item, box) : 0;
}

static tz_len space_above(const filling *f, size_t item) {
    return (tz_len)((int64_t)f->list->items[item].before * f->spacing / 100 * f->growth / 100);
}

static tz_len item_height(const filling *f, size_t item) {
    return (tz_len)((int64_t)f->list->items[item].height * f->growth / 100);
}

static tz_len height_of(const filling *f, size_t from, size_t to, bool head) {
    tz_len height = head ? repeat(f->list, NULL, from, (tz_box){0}) : 0;
    for (size_t i = from; i < to; i++)
        height += item_height(f, i) + (head && i == from ? 0 : space_above(f, i));
    return height;
}

// Fills one column from item `at`; gives where the next one goes on. Always takes at least one item.
static size_t fill_column(const filling *f, size_t at, const tz_canvas *c, tz_len x) {
    tz_len y = f->top;
    for (bool head = true; at < f->list->n; head = false) {
        size_t end = group_end(f->list, at);
        tz_len height = height_of(f, at, end, head);
        if (y + height > f->bottom && !head)
            break;
        if (y + height > f->bottom) { // what stays together is more than a column: part it where the column ends
            for (end = at + 1; end < f->list->n && y + height_of(f, at, end + 1, true) <= f->bottom;)
                end++;
        }
        for (; at < end; at++, head = false) {
            y += head ? repeat(f->list, c, at, (tz_box){x, y, f->width, f->bottom - y}) : space_above(f, at);
            if (c)
                f->list->draw(f->list->context, c, at, (tz_box){x, y, f->width, item_height(f, at)});
            y += item_height(f, at);
        }
    }
    return at;
}

// One page; c NULL: only finds where the next page goes on.
static size_t fill_page(const filling *f, size_t at, const tz_canvas *c) {
    for (int32_t i = 0; i < f->columns && at < f->list->n; i++)
        at = fill_column(f, at, c, f->x + i * (f->width + f->list->spec->gap));
    return at;
}

// The height of the most that stays together from `at` on: no column can be lower without parting it.
static tz_len highest(const filling *f, size_t at) {
    tz_len most = 0;
    for (size_t end; at < f->list->n; at = end) {
        end = group_end(f->list, at);
        tz_len height = height_of(f, at, end, true);
        most = height > most ? height : most;
    }
    return most;
}

// How many pages items from `at` on take; *last is the first item of the last one. Further pages begin at `top`.
static size_t count_pages(const filling *f, size_t at, tz_len top, size_t *last) {
    filling page = *f;
    size_t pages = 0;
    for (; at < f->list->n; page.top = top, pages++) {
        *last = at;
        at = fill_page(&page, at, NULL);
    }
    return pages;
}

// The least bottom of columns, but `least`, at which items from `at` on still stand on so many pages.
static void balance(filling *f, size_t at, size_t pages, tz_len least, tz_len top) {
    tz_len most = f->bottom;
    size_t last;
    while (most - least > TZ_MM / 4) {
        f->bottom = least + (most - least) / 2;
        if (count_pages(f, at, top, &last) <= pages)
            most = f->bottom;
        else
            least = f->bottom;
    }
    f->bottom = most;
}

enum { SCANT = 4 }; // a page less than that part of which is filled looks forgotten, and so does such a column

static bool is_scant(const filling *f, size_t at, tz_len top) {
    filling part = *f;
    part.top = top;
    part.bottom = top + (f->bottom - top) / SCANT;
    return fill_page(&part, at, NULL) == f->list->n;
}

// Sets less space between items, where that makes the last page unnecessary. Gives how many pages are left.
static size_t pull_back(filling *f, size_t pages, tz_len top) {
    size_t last, fewer = pages;
    filling tighter = *f;
    for (tighter.spacing = 75; tighter.spacing >= 50 && fewer == pages; tighter.spacing -= 25) {
        fewer = count_pages(&tighter, 0, top, &last);
        f->spacing = fewer < pages ? tighter.spacing : f->spacing;
    }
    return fewer;
}

// The most by which a list that stands on one page may grow there, up to the limit of leading.
static void grow(filling *f, const tz_body_spec *body, tz_len top) {
    size_t last;
    int32_t most = body->fill == TZ_FILL_BOTTOM ? body->leading_growth / 10000 : 100;
    for (f->growth = most; f->growth > 100 && count_pages(f, 0, top, &last) > 1;)
        f->growth--;
}

static filling start(const tz_booklet *b, const tz_column_list *list, tz_len top) {
    tz_box area = tz_type_area(b->job->layout);
    filling f = {.list = list, .top = top, .width = tz_column_width(b->job->layout, list->spec), .x = area.x};
    f.columns = tz_part_columns(list->spec, area.width);
    f.bottom = area.y + area.height;
    f.spacing = f.growth = 100;
    return f;
}

size_t tz_column_list_pages(const tz_booklet *b, const tz_column_list *list, tz_len top) {
    filling f = start(b, list, top);
    size_t last;
    return count_pages(&f, 0, tz_type_area(b->job->layout).y, &last);
}

void tz_column_list_set(tz_booklet *b, const tz_column_list *list, tz_canvas c, tz_len top) {
    tz_box area = tz_type_area(b->job->layout);
    filling f = start(b, list, top);
    size_t last, pages = count_pages(&f, 0, area.y, &last);
    if (pages == 1)
        grow(&f, &b->job->layout->body, area.y);
    bool scant = pages > 1 && is_scant(&f, last, area.y);
    size_t left = scant ? pull_back(&f, pages, area.y) : pages;
    scant = scant && left == pages;
    for (size_t at = 0; at < list->n; left--) {
        f.bottom = area.y + area.height;
        if (left == 1 || (left == 2 && scant)) {
            tz_len least = (f.bottom - f.top) / SCANT, group = highest(&f, at);
            balance(&f, at, left, f.top + (least > group ? least : group), area.y);
        }
        at = fill_page(&f, at, &c);
        if (at < list->n) {
            c = tz_booklet_add_page(b, NULL);
            f.top = area.y;
        }
    }
}
