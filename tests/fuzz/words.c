// Random words: names of municipalities and regions, labels, answers as officials write them, and worse.
#include "editions.h"

#include <string.h>

static const char *const characters[] = {
    "津", "桑", "名", "伊", "勢", "志", "摩", "四", "日", "鈴", "鹿", "亀", "山", "松",
    "阪", "多", "気", "明", "和", "大", "台", "玉", "城", "南", "北", "東", "西", "紀",
    "尾", "鷲", "熊", "野", "御", "浜", "川", "越", "菰", "朝", "員", "ヶ",
};
static const char *const words[] = {
    "在宅医療",   "介護",   "連携", "研修会",   "情報",           "共有",           "相談",         "窓口",
    "会議",       "住民",   "啓発", "退院",     "支援",           "看取り",         "急変時",       "対応",
    "ACP",        "ICT",    "MCS",  "医師",     "看護師",         "薬局",           "訪問",         "体制",
    "整備",       "課題",   "目標", "年2回",    "ケアマネジャー", "バイタルリンク", "ガイドライン", "アンケート",
    "マニュアル", "E-mail", "Zoom", "12,345人",
};
static const char *const joints[] = {"の", "を", "に", "が", "と", "、", "及び", "では、", "について", "による", "・"};
static const char *const ends[] = {"を行った。", "を開催する。", "が必要である。", "に取り組む。", "した", "を予定",
                                   "。"};
static const char *const labels[] = {"・", "・", "・", "①", "②", "▷", "※", "○", "–"};
#define COUNT(list) ((uint32_t)(sizeof(list) / sizeof *(list)))
#define ONE_OF(d, list) list[below(d, COUNT(list))]

dice dice_new(uint64_t seed, uint64_t number) {
    return (dice){seed * UINT64_C(0x9e3779b97f4a7c15) ^ (number + 1) * UINT64_C(0xbf58476d1ce4e5b9)};
}

// splitmix64 (Steele, Lea and Flood, 2014)
static uint64_t next(dice *d) {
    uint64_t z = d->state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

uint32_t below(dice *d, uint32_t n) {
    return (uint32_t)((next(d) >> 32) * n >> 32);
}

uint32_t between(dice *d, uint32_t least, uint32_t most) {
    return least + below(d, most - least + 1);
}

bool chance(dice *d, uint32_t percent) {
    return below(d, 100) < percent;
}

static void add(tz_arena *arena, tz_bytes *out, const char *word) {
    tz_bytes_add(arena, out, word, strlen(word));
}

static uint32_t length(const char *word) {
    uint32_t n = 0;
    for (; *word; word++)
        n += ((unsigned char)*word & 0xC0) != 0x80;
    return n;
}

// ---- names ----

// Mostly of two to five characters, sometimes of one, now and then of up to 40.
void add_name(tz_arena *arena, dice *d, tz_bytes *out, const char *const *endings, uint32_t endings_n) {
    uint32_t kind = below(d, 100);
    uint32_t n = kind < 3 ? 1 : kind < 75 ? between(d, 1, 4) : kind < 92 ? between(d, 5, 12) : between(d, 13, 38);
    for (uint32_t i = 0; i < n; i++)
        add(arena, out, n > 8 && i && chance(d, 10) ? "・" : ONE_OF(d, characters));
    if (kind >= 3)
        add(arena, out, endings[below(d, endings_n)]);
}

void add_phrase(tz_arena *arena, dice *d, tz_bytes *out, uint32_t most) {
    uint32_t n = 0;
    for (const char *word = ONE_OF(d, words); n + length(word) <= most || !n; word = ONE_OF(d, words)) {
        add(arena, out, word);
        n += length(word);
        const char *joint = ONE_OF(d, joints);
        if (chance(d, 40))
            break;
        if (n + length(joint) + 8 > most)
            continue;
        add(arena, out, joint);
        n += length(joint);
    }
}

void add_reading(tz_arena *arena, dice *d, tz_bytes *out) {
    static const char *const kana[] = {"あ", "い", "か", "き", "さ", "し", "た", "ち",
                                       "な", "は", "び", "ま", "ゆ", "ら", "わ"};
    for (uint32_t n = between(d, 1, 12); n--;)
        add(arena, out, ONE_OF(d, kana));
}

// ---- answers ----

static void add_link(tz_arena *arena, dice *d, tz_bytes *out) {
    static const char *const parts[] = {"/fukushi",    "/kaigo",         "/2025",
                                        "/index.html", "?id=1234567890", "/a-very-long-name_of_a_page"};
    add(arena, out, "https://www.pref.mie.lg.jp");
    for (uint32_t n = below(d, 8); n--;)
        add(arena, out, ONE_OF(d, parts));
}

static void add_odd(tz_arena *arena, dice *d, tz_bytes *out) {
    static const char *const odd[] = {"（第8期）",
                                      "「計画」",
                                      "｜桑名《くわな》市",
                                      "葛󠄀城",
                                      "𠮷野",
                                      "℡059-224-0000",
                                      "10％",
                                      "…",
                                      "──",
                                      "Donaudampfschifffahrtsgesellschaft",
                                      "é",
                                      "（※1）",
                                      "！？",
                                      "①～③",
                                      "ﾊﾝｶｸ",
                                      "㎡"};
    add(arena, out, ONE_OF(d, odd));
}

// A line of about so many characters; gives how many.
static uint32_t add_sentence(tz_arena *arena, dice *d, tz_bytes *out, uint32_t most) {
    size_t from = out->n;
    for (uint32_t n = 0; n < most; n = (uint32_t)(out->n - from) / 3) {
        if (chance(d, 2))
            add_link(arena, d, out);
        else if (chance(d, 8))
            add_odd(arena, d, out);
        else
            add_phrase(arena, d, out, 20);
        add(arena, out, chance(d, 30) ? ONE_OF(d, ends) : ONE_OF(d, joints));
    }
    return (uint32_t)(out->n - from) / 3 + 1;
}

static void add_line(tz_arena *arena, dice *d, tz_bytes *out, uint32_t most, uint32_t *left) {
    static const char *const indents[] = {"", "　", "　　", "  "};
    bool begins = out->at[out->n - 1] == '|';
    add(arena, out, "\n    ");
    if (chance(d, 8)) {
        tz_bytes_format(arena, out, "【");
        add_phrase(arena, d, out, 16);
        add(arena, out, "】");
        return;
    }
    if (chance(d, 60)) {
        add(arena, out, begins ? "" : ONE_OF(d, indents));
        add(arena, out, ONE_OF(d, labels));
    }
    uint32_t n = add_sentence(arena, d, out, between(d, 1, most));
    *left -= n < *left ? n : *left;
}

void add_answer(tz_arena *arena, dice *d, tz_bytes *out, uint32_t *left) {
    uint32_t kind = below(d, 100);
    if (kind < 15 || !*left) {
        add(arena, out, " \"\"");
        return;
    }
    add(arena, out, " |");
    if (kind < 25)
        add(arena, out, "\n    特になし");
    else if (kind < 55)
        add_line(arena, d, out, 40, left);
    else if (kind < 97)
        for (uint32_t n = between(d, 1, 8); n--;)
            add_line(arena, d, out, 80, left);
    else
        for (uint32_t n = between(d, 10, 60); n-- && *left;)
            add_line(arena, d, out, 200, left);
}
