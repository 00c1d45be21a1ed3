// The proof of what is drawn: each line with its figures. Texts are copied, because those of cards are gone when the
// proof is read.
#include "draw/draw.h"

void tz_canvas_prove_line(const tz_canvas *c, const tz_para *para, const tz_line *line, tz_em measure, bool last,
                          const tz_em *draw) {
    if (!c->proof || line->end <= line->first)
        return;
    const tz_cluster *clusters = tz_para_shaped(para)->clusters;
    tz_text text = tz_text_slice(tz_para_text(para), clusters[line->first].start, clusters[line->end - 1].end);
    text.bytes = tz_arena_copy(c->proof->arena, text.bytes, text.size);
    text.source = NULL;
    text.origins = NULL;
    text.origins_n = 0;
    *TZ_ADD(c->proof->arena, &c->proof->lines) =
        (tz_proof_line){c->page, text, tz_para_line_figures(para, line, measure, last, draw)};
}
