// The margin for binding: layouts have it in the margins of right-hand pages (layout.h); what stands on left-hand pages
// is moved to the other side, when all of it is there but what stands in the margins.
#include "booklet/booklet.h"

tz_point tz_binding_offset(const tz_layout *layout, const tz_page *page) {
    const tz_binding *binding = &layout->binding;
    bool left_hand = page->index % 2; // the first page lies on the right
    if (!binding->mirrored || !left_hand)
        return (tz_point){0, 0};
    switch (binding->side) {
    case TZ_BINDING_LEFT:
        return (tz_point){-binding->margin, 0};
    case TZ_BINDING_RIGHT:
        return (tz_point){binding->margin, 0};
    default:
        return (tz_point){0, -binding->margin};
    }
}

tz_box tz_page_type_area(const tz_layout *layout, const tz_page *page) {
    tz_box area = tz_type_area(layout);
    tz_point by = tz_binding_offset(layout, page);
    area.x += by.x;
    area.y += by.y;
    return area;
}

static void move_bookmarks(tz_booklet *b) {
    tz_book *book = b->book;
    tz_bookmark *moved = TZ_ARRAY(b->tools.arena, tz_bookmark, book->bookmarks_n);
    for (size_t i = 0; i < book->bookmarks_n; i++) {
        moved[i] = book->bookmarks[i];
        moved[i].y += tz_binding_offset(b->job->layout, moved[i].page).y;
    }
    book->bookmarks = moved;
}

void tz_bind_pages(tz_booklet *b) {
    const tz_layout *layout = b->job->layout;
    if (!layout->binding.margin || !layout->binding.mirrored)
        return;
    for (size_t i = 0; i < b->book->pages_n; i++) {
        tz_page *page = b->book->pages[i];
        tz_page_move(b->tools.arena, page, tz_binding_offset(layout, page));
        for (size_t k = 0; k < page->links.n; k++) {
            tz_point to = tz_binding_offset(layout, page->links.at[k].page);
            page->links.at[k].to_x += to.x;
            page->links.at[k].to_y += to.y;
        }
    }
    move_bookmarks(b);
}
