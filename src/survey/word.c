// Words around the names of municipalities: prefectures, counties, offices, and what says that there is no name.
#include "survey/word.h"

#include <string.h>
#include <utf8proc.h>

// ---- comparing ----

size_t tz_word_fold(const char *bytes, size_t size, int32_t points[TZ_WORD_POINTS]) {
    static const utf8proc_option_t folding = UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE;
    if (size > TZ_WORD_LONGEST)
        return 0;
    utf8proc_ssize_t n =
        utf8proc_decompose((const utf8proc_uint8_t *)bytes, (utf8proc_ssize_t)size, points, TZ_WORD_POINTS, folding);
    n = n < 0 || n > TZ_WORD_POINTS ? 0 : utf8proc_normalize_utf32(points, n, folding);
    return (size_t)n;
}

bool tz_word_ends_in(const char *text, size_t size, const char *end) {
    size_t n = strlen(end);
    return size >= n && !memcmp(text + size - n, end, n);
}

bool tz_word_is_one_of(const char *word, const char *const *words) {
    for (; *words; words++)
        if (!strcmp(word, *words))
            return true;
    return false;
}

bool tz_word_contains_one_of(const char *word, const char *const *parts) {
    for (; *parts; parts++)
        if (strstr(word, *parts))
            return true;
    return false;
}

static bool ends_in_one_of(const char *word, const char *const *ends) {
    for (; *ends; ends++)
        if (tz_word_ends_in(word, strlen(word), *ends))
            return true;
    return false;
}

// ---- names ----

// 北海道, 三重県: one of 47, all of three or four characters.
bool tz_word_is_prefecture(const char *text, size_t size) {
    static const char *const ends[] = {"県", "府", "都", "道"};
    static const char *const names[] = {
        "北海道", "青森県", "岩手県", "宮城県", "秋田県",   "山形県",   "福島県",  "茨城県", "栃木県", "群馬県",
        "埼玉県", "千葉県", "東京都", "新潟県", "富山県",   "石川県",   "福井県",  "山梨県", "長野県", "岐阜県",
        "静岡県", "愛知県", "三重県", "滋賀県", "京都府",   "大阪府",   "兵庫県",  "奈良県", "鳥取県", "島根県",
        "岡山県", "広島県", "山口県", "徳島県", "香川県",   "愛媛県",   "高知県",  "福岡県", "佐賀県", "長崎県",
        "熊本県", "大分県", "宮崎県", "沖縄県", "和歌山県", "鹿児島県", "神奈川県"};
    bool ends_so = false;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        ends_so = ends_so || tz_word_ends_in(text, size, ends[i]);
    for (size_t i = 0; ends_so && i < sizeof names / sizeof names[0]; i++)
        if (strlen(names[i]) == size && !memcmp(names[i], text, size))
            return true;
    return false;
}

// The bytes of the prefecture that a text begins with, or 0.
size_t tz_word_prefecture(const char *text) {
    size_t size = strlen(text);
    for (size_t n = 9; n <= 12 && n <= size; n += 3)
        if (tz_word_is_prefecture(text, n))
            return n;
    return 0;
}

// Up to and with 郡, of at most six characters; 0: no county.
size_t tz_word_county(const char *text) {
    const char *end = strstr(text, "郡");
    size_t size = end ? (size_t)(end - text) + strlen("郡") : 0;
    return size > strlen("郡") && size <= 7 * 3 ? size : 0;
}

// 長寿福祉課, 市長: an office of a municipality, or who is at its head.
bool tz_word_is_office(const char *word) {
    static const char *const ends[] = {"課", "部",   "室", "係",   "局",   "班",       "所",       "長",
                                       "庁", "担当", "様", "御中", "支所", "センター", "グループ", NULL};
    return ends_in_one_of(word, ends);
}

// What is written where there is nothing to write: なし, －, 〇〇市.
bool tz_word_says_nothing(const char *word) {
    static const char *const words[] = {"なし",       "無し",     "無",       "ナシ", "該当なし", "該当無し",
                                        "該当なし。", "特になし", "特に無し", "単独", "単独回答", "市",
                                        "町",         "村",       "区",       "市町", "市町村",   NULL};
    static const char *const signs[] = {"○", "◯", "〇", "●", "△", "□", "×", "-", "ー",
                                        "―", "—", "–",  "‐", "−", "_", "*", NULL};
    if (tz_word_is_one_of(word, words))
        return true;
    const char *at = word;
    for (const char *const *sign = signs; *sign;)
        if (!strncmp(at, *sign, strlen(*sign))) {
            at += strlen(*sign);
            sign = signs;
        } else {
            sign++;
        }
    return at > word && (!*at || tz_word_is_one_of(at, words));
}
