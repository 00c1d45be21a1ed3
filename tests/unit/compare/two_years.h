// Two years in which everything happens that a comparison can tell.
#ifndef TWO_YEARS_H
#define TWO_YEARS_H

#include "editions.h"

static inline const tz_comparison *two_years(tz_arena *arena) {
    static const char *const then[] = {"a 甲", "b 乙", "c 丙", NULL}, *const now[] = {"b 乙", "a 甲2", "e<c 丙", "d 丁",
                                                                                      NULL};
    static const made_card old[] = {
        {"1",
         "津市",
         {"・年4回の会議\n  市役所で\n・別の会議\n・順番その一\n・丁目の説明会", "・市民講演会を開催した", "・同じ"}},
        {"2 3", "桑名市 旧町", {"・共同", "", ""}},
        {"4", "木曽岬町", {"", "", "\"引用\""}},
        {"5", "東員町", {"・同じ", "", ""}},
    };
    static const made_card current[] = {
        {"1",
         "津市",
         {"", "・年6回の会議\n  市役所で\n・市民講演会を開催した\n・丁目の説明会\n・順番その一", "※同じ", "・新しい"}},
        {"2", "桑名市", {"", "・共同", "", ""}},
        {"3", "新町", {"", "・共同", "", ""}},
        {"5", "東員町", {"", "・同じ", "", ""}},
        {"6", "川越町", {"", "", "", "・初めて"}},
    };
    static const char *const labels[] = {"・", "※", NULL};
    return tz_compare(arena, made_edition(arena, "令和7年度", then, old, 4),
                      made_edition(arena, "令和8年度", now, current, 5), labels);
}

#endif
