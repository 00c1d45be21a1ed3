// What a line looks like to a proofreader: how far its gaps were stretched or shrunk, and what it parts.
#include "para.h"

// Between clusters i and i + 1: what was added to their natural distance when the line was set.
static tz_em added(const tz_para *para, const tz_line *line, const tz_em *draw, uint32_t i) {
    int64_t set = draw[i + 1 - line->first] - draw[i - line->first];
    return (tz_em)(set - (para->at[i + 1] - para->at[i]));
}

// Between Japanese and Latin, where a quarter em stands.
static bool is_latin_gap(const tz_para *para, uint32_t i) {
    return para->spacings[i].stretch_stage == TZ_STRETCH_LATIN && para->spacings[i].add > 0;
}

static void measure_gaps(const tz_para *para, const tz_line *line, const tz_em *draw, tz_line_figures *out) {
    for (uint32_t i = line->first; i + 1 < para->ink_end[line->end]; i++) {
        tz_em more = added(para, line, draw, i), gap = para->spacings[i].add + more;
        out->shrunk -= more < 0 ? more : 0;
        if (is_latin_gap(para, i))
            out->latin = gap > out->latin ? gap : out->latin;
        else if (para->chars[i].class != TZ_CL_WORD_SPACE)
            out->growth = more > out->growth ? more : out->growth;
    }
}

static uint32_t judge_gaps(const tz_para *para, const tz_line *line, tz_em measure, const tz_line_figures *figures) {
    int64_t shrinkable =
        tz_line_width(para, line->first, line->end) - tz_line_reduced_width(para, line->first, line->end);
    if (figures->justified && figures->spare > TZ_EM / 100)
        return TZ_LINE_SHORT;
    if (figures->growth > TZ_EM / 16)
        return TZ_LINE_LOOSE;
    bool tight = figures->shrunk >= TZ_EM / 2 && figures->shrunk * 10 >= shrinkable * 9;
    return tight && line->width > measure ? TZ_LINE_TIGHT : 0;
}

static uint32_t judge_end(const tz_para *para, const tz_line *line) {
    uint32_t findings = 0, to = line->end;
    uint8_t parted = para->parted ? para->parted[to] : 0;
    bool phrase = tz_keeps_phrases(para->style) && para->phrases[to] <= TZ_PHRASE_WORD;
    if (phrase)
        findings |= TZ_LINE_PARTS_PHRASE;
    if ((para->breaks[to] > TZ_BREAK_ALLOWED && !phrase) || (parted & TZ_PARTED_WORD))
        findings |= TZ_LINE_PARTS_WORD;
    if (parted & TZ_PARTED_UNIT)
        findings |= TZ_LINE_PARTS_UNIT;
    return findings;
}

tz_line_figures tz_para_line_figures(const tz_para *para, const tz_line *line, tz_em measure, bool last,
                                     const tz_em *draw) {
    tz_line_figures figures = {0};
    uint32_t end = para->ink_end[line->end];
    if (end <= line->first)
        return figures;
    bool forced = last || tz_is_forced_break(para, line->end);
    measure_gaps(para, line, draw, &figures);
    figures.justified = !last && tz_is_justified(para, measure);
    int64_t right = (int64_t)draw[end - 1 - line->first] + para->advances[end - 1];
    int64_t spare = measure - (right > measure ? right - tz_tail_trim(para, end - 1) : right);
    figures.spare = (tz_em)(spare > 0 ? spare : 0);
    figures.findings = judge_gaps(para, line, measure, &figures);
    if (forced && line->first > 0 && tz_count_letters(para, line->first, line->end, 3) < 3)
        figures.findings |= TZ_LINE_WIDOW;
    if (!forced)
        figures.findings |= judge_end(para, line);
    uint8_t group = para->chars[line->first].group;
    if (line->first > 0 && (group == TZ_GROUP_PROLONGED || group == TZ_GROUP_SMALL_KANA))
        figures.findings |= TZ_LINE_KANA_MARK;
    return figures;
}
