// What a line costs. Solid setting is the norm; how loose or tight a line is, what its end parts, and a last line of a
// letter or two are weighed against each other, so that nothing is preferred at any price.
//
// Unit: 1,000 is a line whose gaps grow by all that they may. Each weight below names a case that sets it; the cases
// are in tests/unit/text/test_line_cost.c.
#include "para.h"

enum {
    // 「市内在宅医療機関は69箇所」: gaps that grow are seen soonest where they grow most, so the cost rises with the
    // cube of the growth, and two lines that are a little loose are better than one that is twice as loose.
    LOOSE = 2000,
    LATIN = 60, // the gaps beside Latin alone may grow: the eye expects them to vary
    // White space of punctuation that goes is hardly seen: first half of it free of notice, the whole at a price.
    TIGHT = 500,
    // A line that may not be stretched ends early: worse than any that may, and the worse the more it lacks.
    SHORT = 800,
    SHORT_EM = 800,
    // Ragged lines, and centred ones: by the square of what they lack.
    RAGGED_EM = 60,
    CENTRED_EM = 24,
    // 「支援センタ｜ーや」: nearly any line is better than one that begins with ー or small kana (JLREQ 3.1.7).
    KANA_MARK = 8000,
    WORD = 6000, // 「ダウンロー｜ド」
    SEAM = 200,  // 「ダウン｜ロード」
    UNIT = 400,  // 「10月｜11日」
    // Phrases: heads and titles break inside one where it does not fit the line only, and rather behind a phrase that
    // is complete. In ragged cells a phrase weighs as much as some em of spare room, in justified lines it does not.
    HEAD_WEAK = 1500,  // 「取組に｜ついて」
    HEAD_LINKED = 500, // 「部局間連携の｜取組、」
    RAGGED_INSIDE = 350,
    RAGGED_WEAK = 90,
    // The last line: one letter (JLREQ 3.5.4, a widow), or two in a line of more than TWO_LETTERS_IN em.
    TWO_LETTERS_IN = 8,
    ONE_LETTER = 12000,
    TWO_LETTERS = 2400,
};

bool tz_is_justified(const tz_para *para, tz_em measure) {
    return para->style->align == TZ_ALIGN_JUSTIFY && measure >= para->style->ragged_below;
}

// part / all as thousandths, at most 1,000.
static int64_t ratio(int64_t part, int64_t all) {
    return all <= 0 || part >= all ? 1000 : part * 1000 / all;
}

static int64_t square(int64_t weight, int64_t ratio) {
    return weight * ratio * ratio / 1000000;
}

static int64_t cube(int64_t weight, int64_t ratio) {
    return weight * ratio * ratio / 1000 * ratio / 1000000;
}

static int64_t hundredths(int64_t em) {
    return em * 100 / TZ_EM;
}

static int64_t stretch_cost(const tz_para *para, uint32_t from, uint32_t end, int64_t spare) {
    tz_growth most = tz_growth_between(para, from, end - 1);
    int64_t first = spare < most.first ? spare : most.first, rest = spare - first;
    if (rest > most.all)
        return SHORT + SHORT_EM * hundredths(spare) * hundredths(spare) / 10000;
    int64_t cost = first ? square(LATIN, ratio(first, most.first)) : 0;
    return rest ? cost + cube(LOOSE, ratio(rest, most.all)) : cost;
}

static int64_t ragged_cost(int64_t spare, int64_t weight) {
    int64_t hundred = hundredths(spare);
    return weight * hundred * hundred / 10000;
}

static int64_t fit_cost(const tz_para *para, uint32_t from, uint32_t to, tz_em measure, bool last) {
    uint32_t end = para->ink_end[to];
    int64_t spare = measure - tz_line_of(para, from, to, measure).width;
    if (end <= from)
        return 0;
    if (spare < 0)
        return cube(TIGHT, ratio(-spare, measure - spare - tz_line_reduced_width(para, from, to)));
    bool centred = para->style->align == TZ_ALIGN_CENTER; // all lines should be of like length, the last too
    if (centred)
        return ragged_cost(spare, CENTRED_EM);
    if (last)
        return 0;
    return tz_is_justified(para, measure) ? stretch_cost(para, from, end, spare) : ragged_cost(spare, RAGGED_EM);
}

static int64_t phrase_cost(const tz_para *para, uint32_t to, tz_em measure) {
    if (!para->phrases || tz_is_justified(para, measure))
        return 0;
    static const int64_t heads[] = {
        [TZ_PHRASE_WEAK] = HEAD_WEAK, [TZ_PHRASE_LINKED] = HEAD_LINKED, [TZ_PHRASE_END] = 0};
    static const int64_t ragged[] = {
        [TZ_PHRASE_INSIDE] = RAGGED_INSIDE, [TZ_PHRASE_WEAK] = RAGGED_WEAK, [TZ_PHRASE_END] = 0};
    return (tz_keeps_phrases(para->style) ? heads : ragged)[para->phrases[to]];
}

static int64_t parting_cost(uint8_t parted) {
    int64_t cost = parted & TZ_PARTED_WORD ? WORD : parted & TZ_PARTED_SEAM ? SEAM : 0;
    return cost + (parted & TZ_PARTED_UNIT ? UNIT : 0) + (parted & TZ_PARTED_KANA_MARK ? KANA_MARK : 0);
}

static int64_t last_line_cost(const tz_para *para, uint32_t from, uint32_t to, tz_em measure) {
    uint32_t letters = from > 0 ? tz_count_letters(para, from, to, 3) : 3;
    return letters < 2 ? ONE_LETTER : letters == 2 && measure > TWO_LETTERS_IN * TZ_EM ? TWO_LETTERS : 0;
}

int64_t tz_line_cost(const tz_para *para, uint32_t from, uint32_t to, tz_em measure) {
    bool last = tz_is_forced_break(para, to);
    int64_t cost = fit_cost(para, from, to, measure, last);
    if (last)
        return cost + last_line_cost(para, from, to, measure);
    return cost + phrase_cost(para, to, measure) + parting_cost(para->parted[to]);
}
