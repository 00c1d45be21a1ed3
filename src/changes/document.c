// Documents about changes: one title, and all blocks below it.
#include "changes/change_text.h"

bool tz_change_document_set(tz_block_list *list, tz_text title) {
    tz_booklet *b = list->b;
    const char *name = tz_arena_copy(b->tools.arena, title.bytes ? title.bytes : "", title.size);
    tz_section_title opening = {.text = title, .style = b->part->spec->title_style};
    tz_section_start at;
    b->book->title = name;
    return tz_open_section(b, &opening, &at) &&
           tz_block_list_set(list, tz_block_list_galley(list, name), &at, b->part->spec->size);
}
