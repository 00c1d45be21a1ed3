// Reading an edition as a whole.
#include "tsuzuri/edition.h"

// The layout asked for, else the edition's own, else the default one. NULL after reporting.
static const tz_source *find_layout(tz_arena *arena, const tz_whole_inputs *inputs, const tz_text *own, tz_diag *diag) {
    if (inputs->layout)
        return inputs->layout;
    const char *name = own->size ? tz_arena_copy(arena, own->bytes, own->size) : inputs->default_layout;
    tz_place asked = own->size ? tz_text_place(own, 0) : (tz_place){0};
    return inputs->layouts->open(inputs->layouts->context, arena, name, asked, diag);
}

const tz_whole *tz_whole_read(tz_arena *arena, const tz_whole_inputs *inputs, tz_diag *diag) {
    tz_whole *whole = TZ_NEW(arena, tz_whole);
    whole->edition = tz_edition_read(arena, inputs->records, diag);
    whole->fonts = tz_fonts_read(arena, inputs->fonts, inputs->font_files, diag);
    if (!whole->edition || !whole->fonts)
        return NULL;
    const tz_source *layout = find_layout(arena, inputs, &whole->edition->layout, diag);
    if (!layout)
        return NULL;
    whole->layout = tz_layout_read(arena, layout, inputs->layouts, whole->edition->form, whole->fonts, diag);
    return whole->layout ? whole : NULL;
}
