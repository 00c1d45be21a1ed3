// Reading an edition as a whole.
#include "tsuzuri/edition.h"
#include "tsuzuri/intl.h"

// The layout asked for, else the edition's own, else the default one. NULL after reporting.
static const tz_source *find_layout(tz_arena *arena, const tz_whole_inputs *inputs, const tz_edition *edition,
                                    tz_diag *diag) {
    if (inputs->layout)
        return inputs->layout;
    if (edition->layout.size) {
        const char *name = tz_arena_copy(arena, edition->layout.bytes, edition->layout.size);
        return inputs->records->open(inputs->records->context, arena, name, tz_text_place(&edition->layout, 0), diag);
    }
    if (!inputs->default_layout)
        tz_error(diag, (tz_place){0},
                 _("the edition names no layout; please add a line \"layout: FILE\" to edition.yaml"));
    return inputs->default_layout;
}

const tz_whole *tz_whole_read(tz_arena *arena, const tz_whole_inputs *inputs, tz_diag *diag) {
    tz_whole *whole = TZ_NEW(arena, tz_whole);
    whole->edition = tz_edition_read(arena, inputs->records, diag);
    whole->fonts = tz_fonts_read(arena, inputs->fonts, inputs->font_files, diag);
    if (!whole->edition || !whole->fonts)
        return NULL;
    const tz_source *layout = find_layout(arena, inputs, whole->edition, diag);
    if (!layout)
        return NULL;
    whole->layout = tz_layout_read(arena, layout, inputs->layouts, whole->edition->form, whole->fonts, diag);
    return whole->layout ? whole : NULL;
}
