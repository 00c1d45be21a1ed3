// Random mixed text, the same every time: what officials write, shuffled, and some nonsense between.
#ifndef TEST_RANDOM_TEXT_H
#define TEST_RANDOM_TEXT_H

#include "base/arena.h"

#include <string.h>

static inline uint32_t test_random(uint64_t *seed) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33);
}

static inline const char *test_random_text(tz_arena *arena, uint64_t *seed, size_t pieces) {
    static const char *const all[] = {
        "国",
        "護",
        "の",
        "を",
        "す",
        "っ",
        "ー",
        "々",
        "、",
        "。",
        "「",
        "」",
        "（",
        "）",
        "(",
        ")",
        "・",
        "…",
        "—",
        "〜",
        "！",
        "？",
        "　",
        " ",
        "A",
        "5",
        "％",
        "￥",
        "：",
        "在宅",
        "介護",
        "サービス",
        "連携",
        "ACP",
        "24時間",
        "365日",
        "R7.10.19",
        "令和7年度",
        "第3回",
        "https://example.jp/a/b",
        "0594-22-8200",
        "か\u3099",
        "葛\U000E0100",
        "ｶﾞ",
        "①",
        "㎡",
        "20",
        "ＢＣＰ",
        "します。",
        "について",
        "『",
        "』",
        "､",
        "\u200B",
        "\u00A0",
        "word ",
        "km",
    };
    tz_bytes out = {0};
    for (size_t i = 0; i < pieces; i++) {
        const char *piece = all[test_random(seed) % (sizeof all / sizeof *all)];
        tz_bytes_add(arena, &out, piece, strlen(piece));
    }
    return tz_arena_copy(arena, out.at, out.n);
}

#endif
