// What a press may not print: rules that are too thin, more ink than dries. Noted when a layout is read, told when a
// PDF for print is made.
#include "layout/read.h"

// Japanese print shops ask for lines of 0.25 pt or more: thinner ones are broken or missing in offset print. The inks
// of one place are 300 % at most for magazines (web offset; SWOP) and profiles such as ISO Coated v2 300 %, more on
// coated paper in sheet-fed offset only.
enum { THINNEST = TZ_PT / 4, MOST_INK = 3000 };

static void note(tz_layout_reader *r, tz_place place, const char *message) {
    *TZ_ADD(r->arena, &r->print_notes) = (tz_print_note){place, message};
}

bool tz_layout_note_rule(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    (void)bind;
    tz_len thickness = *(const tz_len *)member;
    if (thickness && thickness < THINNEST)
        note(reader, value->place,
             _("a rule thinner than 0.25pt may come out broken in print: make it at least 0.25pt (0.09mm)"));
    return true;
}

void tz_layout_note_ink(tz_layout_reader *r, tz_color color, tz_place place) {
    int ink = color.c + color.m + color.y + color.k;
    if (ink > MOST_INK)
        note(r, place,
             tz_arena_format(
                 r->arena,
                 _("the inks of this colour are %d%% together and may not dry in print: make them at most 300%%"),
                 ink / 10));
}

void tz_layout_warn_of_print(const tz_layout *layout, tz_diag *diag) {
    for (size_t i = 0; i < layout->print_notes_n; i++)
        tz_warning(diag, layout->print_notes[i].place, "%s", layout->print_notes[i].message);
}
