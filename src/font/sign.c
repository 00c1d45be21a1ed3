// Signs and emoji by their Unicode properties, and a table of what officials mean by the commonest emoji.
#include "font/sign.h"

#include <stdlib.h>
#include <utf8proc.h>

// ---- properties ----

typedef struct range {
    int32_t first, last;
} range;

static bool is_in(int32_t code, const range *ranges, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (code >= ranges[i].first && code <= ranges[i].last)
            return true;
    return false;
}

// Blocks of pictures: dominoes and cards, flags, emoji.
static bool is_picture(int32_t code) {
    static const range pictures[] = {{0x1F000, 0x1F0FF}, {0x1F1E6, 0x1F1FF}, {0x1F300, 0x1F64F},
                                     {0x1F680, 0x1F6FF}, {0x1F7E0, 0x1F7F0}, {0x1F900, 0x1FAFF}};
    return code >= pictures[0].first && is_in(code, pictures, sizeof pictures / sizeof *pictures);
}

// Characters before those blocks that are emoji unless a text asks for the plain sign (Unicode: Emoji_Presentation).
static bool is_shown_as_emoji(int32_t code) {
    static const range shown[] = {
        {0x231A, 0x231B}, {0x23E9, 0x23EC}, {0x23F0, 0x23F0}, {0x23F3, 0x23F3}, {0x25FD, 0x25FE}, {0x2614, 0x2615},
        {0x2648, 0x2653}, {0x267F, 0x267F}, {0x2693, 0x2693}, {0x26A1, 0x26A1}, {0x26AA, 0x26AB}, {0x26BD, 0x26BE},
        {0x26C4, 0x26C5}, {0x26CE, 0x26CE}, {0x26D4, 0x26D4}, {0x26EA, 0x26EA}, {0x26F2, 0x26F3}, {0x26F5, 0x26F5},
        {0x26FA, 0x26FA}, {0x26FD, 0x26FD}, {0x2705, 0x2705}, {0x270A, 0x270B}, {0x2728, 0x2728}, {0x274C, 0x274C},
        {0x274E, 0x274E}, {0x2753, 0x2755}, {0x2757, 0x2757}, {0x2795, 0x2797}, {0x27B0, 0x27B0}, {0x27BF, 0x27BF},
        {0x2B1B, 0x2B1C}, {0x2B50, 0x2B50}, {0x2B55, 0x2B55}};
    return is_in(code, shown, sizeof shown / sizeof *shown);
}

bool tz_is_emoji(int32_t code) {
    return code == TZ_EMOJI_SELECTOR || code == TZ_KEYCAP || is_picture(code) || is_shown_as_emoji(code);
}

bool tz_is_raised_sign(int32_t code) {
    utf8proc_propval_t kind = utf8proc_get_property(code)->decomp_type;
    return kind == UTF8PROC_DECOMP_TYPE_SUPER || kind == UTF8PROC_DECOMP_TYPE_SUB;
}

bool tz_is_sign(int32_t code) {
    switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_SC:
    case UTF8PROC_CATEGORY_SK:
    case UTF8PROC_CATEGORY_SO:
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
        return !is_picture(code);
    case UTF8PROC_CATEGORY_LM:
        return tz_is_raised_sign(code);
    default:
        return false;
    }
}

// ---- what to write ----

typedef struct instead {
    int32_t code;
    tz_sign_instead write;
} instead;

// In the order of their codes.
static const instead table[] = {
    {0x231A, {.word = "時刻"}},
    {0x231B, {.word = "待ち時間"}},
    {0x23F0, {.word = "時刻"}},
    {0x23F3, {.word = "待ち時間"}},
    {0x2614, {"☂", "雨"}},
    {0x26A0, {"⚠", "注意"}},
    {0x26AA, {"○", NULL}},
    {0x26AB, {"●", NULL}},
    {0x26C4, {"☃", NULL}},
    {0x26D4, {.word = "立入禁止"}},
    {0x26FA, {.word = "テント"}},
    {0x26FD, {.word = "給油所"}},
    {0x2705, {"☑", NULL}},
    {0x2728, {"★", NULL}},
    {0x274C, {"×", NULL}},
    {0x274E, {"☒", NULL}},
    {0x2753, {"？", NULL}},
    {0x2754, {"？", NULL}},
    {0x2755, {"！", NULL}},
    {0x2757, {"！", NULL}},
    {0x2795, {"＋", NULL}},
    {0x2796, {"－", NULL}},
    {0x2797, {"÷", NULL}},
    {0x2B1B, {"■", NULL}},
    {0x2B1C, {"□", NULL}},
    {0x2B50, {"★", NULL}},
    {0x2B55, {"○", NULL}},
    {0x1F300, {.word = "台風"}},
    {0x1F30A, {.word = "津波"}},
    {0x1F31F, {"★", NULL}},
    {0x1F321, {.word = "気温"}},
    {0x1F327, {.word = "雨"}},
    {0x1F33E, {.word = "稲"}},
    {0x1F359, {.word = "おにぎり"}},
    {0x1F371, {.word = "弁当"}},
    {0x1F37C, {.word = "哺乳瓶"}},
    {0x1F3E0, {.word = "自宅"}},
    {0x1F3E1, {.word = "自宅"}},
    {0x1F3E2, {.word = "事業所"}},
    {0x1F3E3, {"〒", "郵便局"}},
    {0x1F3E5, {.word = "病院"}},
    {0x1F3E6, {.word = "銀行"}},
    {0x1F3EB, {.word = "学校"}},
    {0x1F415, {.word = "犬"}},
    {0x1F431, {.word = "猫"}},
    {0x1F436, {.word = "犬"}},
    {0x1F446, {"↑", NULL}},
    {0x1F447, {"↓", NULL}},
    {0x1F448, {"←", NULL}},
    {0x1F449, {"→", NULL}},
    {0x1F44D, {"○", "良い"}},
    {0x1F44E, {"×", NULL}},
    {0x1F464, {.word = "担当者"}},
    {0x1F465, {.word = "関係者"}},
    {0x1F468, {.word = "男性"}},
    {0x1F469, {.word = "女性"}},
    {0x1F46A, {.word = "家族"}},
    {0x1F474, {.word = "高齢者"}},
    {0x1F475, {.word = "高齢者"}},
    {0x1F476, {.word = "乳児"}},
    {0x1F489, {.word = "注射"}},
    {0x1F48A, {.word = "薬"}},
    {0x1F4A1, {.word = "ポイント"}},
    {0x1F4A7, {.word = "水"}},
    {0x1F4AF, {.word = "100点"}},
    {0x1F4B0, {.word = "費用"}},
    {0x1F4B4, {.word = "費用"}},
    {0x1F4BB, {.word = "パソコン"}},
    {0x1F4C4, {.word = "書類"}},
    {0x1F4C5, {.word = "日程"}},
    {0x1F4C6, {.word = "日程"}},
    {0x1F4C8, {.word = "増加"}},
    {0x1F4C9, {.word = "減少"}},
    {0x1F4CB, {.word = "一覧"}},
    {0x1F4CC, {"※", "重要"}},
    {0x1F4CD, {.word = "場所"}},
    {0x1F4CE, {.word = "添付"}},
    {0x1F4D6, {.word = "冊子"}},
    {0x1F4DD, {.word = "記入"}},
    {0x1F4DE, {"☎", "電話"}},
    {0x1F4E0, {"℻", "ファクス"}},
    {0x1F4E2, {.word = "お知らせ"}},
    {0x1F4E3, {.word = "お知らせ"}},
    {0x1F4E6, {.word = "荷物"}},
    {0x1F4E7, {"✉", "メール"}},
    {0x1F4E8, {"✉", "メール"}},
    {0x1F4E9, {"✉", "メール"}},
    {0x1F4EE, {"〒", "郵便"}},
    {0x1F4F1, {.word = "携帯電話"}},
    {0x1F4F2, {.word = "携帯電話"}},
    {0x1F4F7, {.word = "写真"}},
    {0x1F4FA, {.word = "テレビ"}},
    {0x1F4FB, {.word = "ラジオ"}},
    {0x1F50B, {.word = "電池"}},
    {0x1F50C, {.word = "電源"}},
    {0x1F50D, {.word = "検索"}},
    {0x1F511, {.word = "鍵"}},
    {0x1F512, {.word = "施錠"}},
    {0x1F514, {.word = "お知らせ"}},
    {0x1F517, {.word = "リンク"}},
    {0x1F51F, {"⑩", NULL}},
    {0x1F525, {.word = "火災"}},
    {0x1F526, {.word = "懐中電灯"}},
    {0x1F534, {"●", NULL}},
    {0x1F535, {"●", NULL}},
    {0x1F536, {"◆", NULL}},
    {0x1F537, {"◆", NULL}},
    {0x1F538, {"◆", NULL}},
    {0x1F539, {"◆", NULL}},
    {0x1F53A, {"▲", NULL}},
    {0x1F53B, {"▼", NULL}},
    {0x1F5A5, {.word = "パソコン"}},
    {0x1F5D3, {.word = "日程"}},
    {0x1F64B, {.word = "質問"}},
    {0x1F64F, {.word = "お願いします"}},
    {0x1F68C, {.word = "バス"}},
    {0x1F691, {.word = "救急車"}},
    {0x1F692, {.word = "消防車"}},
    {0x1F693, {.word = "パトカー"}},
    {0x1F697, {.word = "車"}},
    {0x1F698, {.word = "車"}},
    {0x1F6A8, {.word = "警報"}},
    {0x1F6AB, {"×", "禁止"}},
    {0x1F6AD, {.word = "禁煙"}},
    {0x1F6B0, {.word = "飲料水"}},
    {0x1F6B2, {.word = "自転車"}},
    {0x1F6B6, {.word = "徒歩"}},
    {0x1F6BB, {.word = "トイレ"}},
    {0x1F6BD, {.word = "トイレ"}},
    {0x1F6BF, {.word = "シャワー"}},
    {0x1F6CF, {.word = "ベッド"}},
    {0x1F6D1, {.word = "停止"}},
    {0x1F7E0, {"●", NULL}},
    {0x1F7E1, {"●", NULL}},
    {0x1F7E2, {"●", NULL}},
    {0x1F7E5, {"■", NULL}},
    {0x1F7E6, {"■", NULL}},
    {0x1F7E8, {"■", NULL}},
    {0x1F7E9, {"■", NULL}},
    {0x1F912, {.word = "発熱"}},
    {0x1F91D, {.word = "連携"}},
    {0x1F930, {.word = "妊婦"}},
    {0x1F9D1, {.word = "人"}},
    {0x1F9D3, {.word = "高齢者"}},
    {0x1FA7A, {.word = "診察"}},
};

static int by_code(const void *code, const void *row) {
    int32_t of = ((const instead *)row)->code, wanted = *(const int32_t *)code;
    return (wanted > of) - (wanted < of);
}

tz_sign_instead tz_find_sign_instead(int32_t code) {
    const instead *found = bsearch(&code, table, sizeof table / sizeof *table, sizeof *table, by_code);
    return found ? found->write : (tz_sign_instead){0};
}

tz_sign_instead tz_find_keycap_instead(int32_t code) {
    static const char *const digits[] = {"⓪", "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨"};
    tz_sign_instead write = {0};
    if (code >= '0' && code <= '9')
        write.sign = digits[code - '0'];
    else if (code == '#')
        write.sign = "＃";
    else if (code == '*')
        write.sign = "＊";
    return write;
}
