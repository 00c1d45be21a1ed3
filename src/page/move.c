// Moving what stands on a finished page.
#include "page/page.h"

#include <string.h>

static void move_run(tz_arena *arena, tz_run *run, tz_point by) {
    tz_run_glyph *glyphs = TZ_ARRAY(arena, tz_run_glyph, run->glyphs_n);
    for (uint32_t i = 0; i < run->glyphs_n; i++) {
        glyphs[i] = run->glyphs[i];
        glyphs[i].x += by.x;
        glyphs[i].y += by.y;
    }
    run->glyphs = glyphs;
}

static void move_path(tz_arena *arena, tz_filled_path *path, tz_point by) {
    tz_len *points = TZ_ARRAY(arena, tz_len, 2 * (size_t)path->n);
    for (size_t i = 0; i < 2 * (size_t)path->n; i++)
        points[i] = path->points[i] + (i % 2 ? by.y : by.x);
    path->points = points;
}

static void move_item(tz_arena *arena, tz_item *item, tz_point by) {
    switch (item->kind) {
    case TZ_ITEM_RUN:
        move_run(arena, &item->run, by);
        break;
    case TZ_ITEM_RECT:
        item->rect.x += by.x;
        item->rect.y += by.y;
        break;
    default:
        move_path(arena, &item->path, by);
    }
}

void tz_page_move(tz_arena *arena, tz_page *page, tz_point by) {
    for (size_t i = 0; i < page->items.n; i++)
        move_item(arena, &page->items.at[i], by);
    for (size_t i = 0; i < page->frames.n; i++) {
        page->frames.at[i].box.x += by.x;
        page->frames.at[i].box.y += by.y;
    }
    for (size_t i = 0; i < page->links.n; i++) {
        page->links.at[i].x += by.x;
        page->links.at[i].y += by.y;
    }
}
