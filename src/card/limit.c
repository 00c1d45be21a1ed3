// The answer that limits a card's size, and what is reported when a card does not fit at all.
#include "base/intl.h"
#include "card/card.h"

tz_card_limit tz_card_limit_find(const tz_layout *layout, const tz_card_galley *card, tz_len size) {
    tz_box area = tz_type_area(layout);
    tz_len excess = tz_galley_height(&card->galley, area.width, size) - area.height, highest = 0;
    tz_card_limit found = {.field = UINT32_MAX};
    for (size_t i = 0; i < card->galley.blocks_n; i++) { // the highest table has the cell that costs most
        const tz_galley_block *block = &card->galley.blocks[i];
        if (block->spec->kind != TZ_BLOCK_TABLE)
            continue;
        tz_len height = tz_solver_height(block->solver, area.width, size);
        if (height <= highest)
            continue;
        highest = height;
        tz_limit limit = tz_solver_limit(block->solver, area.width, size, height - (excess > 0 ? excess : 1));
        uint32_t field = card->fields[i][limit.row * block->grid.columns + limit.column];
        found = (tz_card_limit){field, limit.excess, limit.enough};
    }
    return found;
}

bool tz_card_report_overflow(const tz_tools *tools, const tz_job *job, const tz_card_galley *card) {
    tz_card_limit limit = tz_card_limit_find(job->layout, card, job->layout->body.min);
    bool fails = job->layout->body.overflow == TZ_OVERFLOW_FAIL;
    const tz_text *answer = limit.field == UINT32_MAX ? NULL : &card->card->answers[limit.field];
    tz_place place = answer ? tz_text_place(answer, 0) : (tz_place){card->card->source, 0};
    (fails ? tz_error : tz_warning)(tools->diag, place, _("%s does not fit on its page at the least type size"),
                                    card->galley.name);
    if (!answer)
        return !fails;
    const tz_text *label = &job->edition->form->fields[limit.field].label;
    tz_note(tools->diag, (tz_place){0},
            limit.enough ? _("about %zu characters too many in %.*s")
                         : _("about %zu characters too many in the whole table; %.*s costs most"),
            limit.over, (int)label->size, label->bytes);
    return !fails;
}
