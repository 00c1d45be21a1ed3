// What keeps a card from being set larger, and what is said when it does not fit at all.
#include "booklet/maker.h"

tz_card_limit tz_card_limit_find(const tz_maker *m, const tz_galley *sheet, tz_len size) {
    tz_box area = tz_type_area(m->layout);
    tz_len excess = tz_galley_height(sheet, area.width, size) - area.height, highest = 0;
    tz_card_limit found = {.field = UINT32_MAX};
    for (size_t i = 0; i < sheet->pieces_n; i++) { // the highest table has the cell that costs most
        const tz_galley_block *piece = &sheet->pieces[i];
        if (piece->look->kind != TZ_BLOCK_TABLE)
            continue;
        tz_len height = tz_solver_height(piece->solver, area.width, size);
        if (height <= highest)
            continue;
        highest = height;
        tz_limit limit = tz_solver_limit(piece->solver, area.width, size, height - (excess > 0 ? excess : 1));
        found =
            (tz_card_limit){piece->fields[limit.row * piece->grid.columns + limit.column], limit.excess, limit.enough};
    }
    return found;
}

bool tz_card_report_overflow(tz_maker *m, const tz_galley *sheet) {
    tz_card_limit limit = tz_card_limit_find(m, sheet, m->layout->body.min);
    bool fails = m->layout->body.overflow == TZ_OVERFLOW_FAIL;
    const tz_text *answer = limit.field == UINT32_MAX ? NULL : &sheet->card->answers[limit.field];
    tz_place place = answer ? tz_text_place(answer, 0) : (tz_place){sheet->card->source, 0};
    (fails ? tz_error : tz_warning)(m->diag, place, _("%s does not fit on its page at the least type size"),
                                    sheet->names);
    if (!answer)
        return !fails;
    const tz_text *label = &m->edition->form->fields[limit.field].label;
    tz_note(m->diag, (tz_place){0},
            limit.enough ? _("about %zu characters too many in %.*s")
                         : _("about %zu characters too many in the whole table; %.*s costs most"),
            limit.over, (int)label->size, label->bytes);
    return !fails;
}
