// What a line costs. Solid setting is the norm; how loose or tight a line is, what its end parts, and a last line of a
// letter or two are weighed against each other, so that nothing is preferred at any price. JLREQ says what may be done
// to a line (3.8) and where it may end (3.1.7, 3.1.8), not how the one is weighed against the other: the weights are a
// house rule. Each names the case that sets it; the cases are in tests/unit/text/test_line_cost.c, and tsuzuri proof
// counts what comes of them.
#include "para.h"

enum {
    // A justified line whose gaps grow by all that they may: 「市 内 在 宅 医 療 機 関 は」. The cost rises with the
    // cube of the growth: two lines that are a little loose are better than one that is twice as loose beside a
    // solid one.
    LOOSE = 2000,
    // The same where only gaps beside Latin grow, which the eye expects to vary.
    LATIN = 60,
    // One whose white space has all gone, 「、」 and 「・」 set solid: also by the cube, as the first half of it is
    // hardly seen. 「医療機関調査、在宅医療機関調査、」 among lines with natural commas sets it.
    TIGHT = 500,
    // More for what then goes beside Latin, to an eighth em: 「令和7年」 over 「令和 7 年」.
    LATIN_TIGHT = 1500,
    // One that would need more than gaps may grow, and is set flush left: so much, and more by the square of the ems
    // that it lacks, so that lines lack one em rather than two. 「詳しくは」 before an address sets it.
    SHORT = 800,
    SHORT_EM = 800,
    // Ragged lines: the square of what they lack, so that their cells look much like justified ones beside them.
    // Centred heads: so that their lines are of like length, unless phrases are against it.
    RAGGED_EM = 60,
    CENTRED_EM = 24,
    // 「支援センタ｜ーや」: ー and small kana begin a line (JLREQ 3.1.7 lets them) where nothing else is possible.
    KANA_MARK = 8000,
    WORD = 6000, // 「ダウンロー｜ド」: rather two lines that lack two em each
    SEAM = 200,  // 「ダウン｜ロード」, 「ホーム｜ページ」: rather a little looser
    UNIT = 400,  // 「１０月｜１１日」: where it saves a line, or a line is loose without it
    // Heads and titles are never broken inside a phrase that fits (para.c); they are rather broken behind a phrase
    // that is complete: 「部局間連携の取組、｜事業間連携の取組」.
    HEAD_WEAK = 1500,  // 「取組に｜ついて」
    HEAD_LINKED = 500, // 「部局間連携の｜取組、」
    // In ragged lines a phrase weighs as much as two em of spare room: 「地域包括支援｜センター以外に」. In justified
    // lines it weighs nothing: 「シリーズで研修会を開催している。」 in 18 em is solid.
    RAGGED_INSIDE = 350,
    RAGGED_WEAK = 90,
    // A last line of one letter (a widow, JLREQ 3.5.4): rather a line above that lacks three em. One of two letters,
    // where lines have more than TWO_LETTERS_IN em: rather one that is as loose as may be.
    ONE_LETTER = 12000,
    TWO_LETTERS = 2400,
    TWO_LETTERS_IN = 8,
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

// Word spaces and punctuation shrink before the gaps beside Latin do (JLREQ 3.8.3).
static int64_t shrink_cost(const tz_para *para, uint32_t from, uint32_t end, int64_t over, int64_t most) {
    int64_t latin = para->latin_shrinkable[end - 1] - para->latin_shrinkable[from], plain = most - latin;
    int64_t cost = plain > 0 ? cube(TIGHT, ratio(over, plain)) : 0;
    return over > plain ? cost + LATIN_TIGHT * ratio(over - plain, latin) / 1000 : cost;
}

static int64_t fit_cost(const tz_para *para, uint32_t from, uint32_t to, tz_em measure, bool last) {
    uint32_t end = para->ink_end[to];
    int64_t spare = measure - tz_line_of(para, from, to, measure).width;
    if (end <= from)
        return 0;
    if (spare < 0)
        return shrink_cost(para, from, end, -spare, measure - spare - tz_line_reduced_width(para, from, to));
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
