// Lists in columns: items from top to bottom, column by column, page by page; the last page's columns evenly filled.
#include "booklet/booklet.h"

// One page's worth of items.
typedef struct filling {
    const tz_column_list *list;
    tz_len top, bottom, width, x;
    int32_t columns;
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

static tz_len height_of(const tz_column_list *list, size_t from, size_t to, bool head) {
    tz_len height = head ? repeat(list, NULL, from, (tz_box){0}) : 0;
    for (size_t i = from; i < to; i++)
        height += list->items[i].height + (head && i == from ? 0 : list->items[i].before);
    return height;
}

// Fills one column from item `at`; gives where the next one goes on. Always takes at least one item.
static size_t fill_column(const filling *f, size_t at, const tz_canvas *c, tz_len x) {
    tz_len y = f->top;
    for (bool head = true; at < f->list->n; head = false) {
        size_t end = group_end(f->list, at);
        tz_len height = height_of(f->list, at, end, head);
        if (y + height > f->bottom && !head)
            break;
        if (y + height > f->bottom) { // what stays together is more than a column: part it where the column ends
            for (end = at + 1; end < f->list->n && y + height_of(f->list, at, end + 1, true) <= f->bottom;)
                end++;
        }
        for (; at < end; at++, head = false) {
            y += head ? repeat(f->list, c, at, (tz_box){x, y, f->width, f->bottom - y}) : f->list->items[at].before;
            if (c)
                f->list->draw(f->list->context, c, at, (tz_box){x, y, f->width, f->list->items[at].height});
            y += f->list->items[at].height;
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
static tz_len highest(const tz_column_list *list, size_t at) {
    tz_len most = 0;
    for (size_t end; at < list->n; at = end) {
        end = group_end(list, at);
        tz_len height = height_of(list, at, end, true);
        most = height > most ? height : most;
    }
    return most;
}

// The least height of the columns at which the rest still stands on this page.
static void balance(filling *f, size_t at) {
    tz_len least = f->top + highest(f->list, at), most = f->bottom;
    while (most - least > TZ_MM / 4) {
        f->bottom = least + (most - least) / 2;
        if (fill_page(f, at, NULL) == f->list->n)
            most = f->bottom;
        else
            least = f->bottom;
    }
    f->bottom = most;
}

void tz_column_list_set(tz_booklet *b, const tz_column_list *list, tz_canvas c, tz_len top) {
    tz_box area = tz_type_area(b->job->layout);
    filling f = {.list = list, .top = top, .width = tz_column_width(b->job->layout, list->spec), .x = area.x};
    f.columns = tz_part_columns(list->spec, area.width);
    for (size_t at = 0; at < list->n;) {
        f.bottom = area.y + area.height;
        if (fill_page(&f, at, NULL) == list->n)
            balance(&f, at);
        at = fill_page(&f, at, &c);
        if (at < list->n) {
            c = tz_booklet_add_page(b, NULL);
            f.top = area.y;
        }
    }
}
