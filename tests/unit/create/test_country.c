// The table of Japan: every code, every romanised name by its reading, and prefectures by what people call them.
#include "made.h"

#include "record/read.h"

enum { PREFECTURES = 47, MUNICIPALITIES = 1741 };

// ---- codes and names ----

static void check_entry(const tz_place_entry *it, const tz_prefecture *in) {
    assert_true(tz_code_is_well_formed(&it->code));
    assert_int_equal(it->code.bytes[5], tz_code_check_digit(it->code.bytes));
    assert_memory_equal(it->code.bytes, in->own.code.bytes, 2);
    assert_int_equal(strspn(it->roman.bytes, "abcdefghijklmnopqrstuvwxyz"), it->roman.size);
    assert_true(it->name.size && it->reading.size && it->roman.size);
}

static void every_code_and_name_is_there_once(void **state) {
    (void)state;
    made it = made_begin(NULL);
    size_t n = 0;
    assert_int_equal(it.country->prefectures.n, PREFECTURES);
    for (size_t i = 0; i < PREFECTURES; i++) {
        const tz_prefecture *in = &it.country->prefectures.at[i];
        check_entry(&in->own, in);
        assert_true(!i || strcmp(in->own.code.bytes, in[-1].own.code.bytes) > 0);
        for (size_t k = 0; k < in->municipalities_n; k++, n++) {
            check_entry(&in->municipalities[k], in);
            const char *before = k ? in->municipalities[k - 1].code.bytes : in->own.code.bytes;
            assert_true(strcmp(in->municipalities[k].code.bytes, before) > 0); // in order, so each only once
            for (size_t m = 0; m < k; m++) {
                assert_false(tz_text_equal(&in->municipalities[m].roman, &in->municipalities[k].roman));
                assert_false(tz_text_equal(&in->municipalities[m].name, &in->municipalities[k].name));
            }
        }
    }
    assert_int_equal(n, MUNICIPALITIES);
    made_end(&it);
}

// ---- romanised names by the rule ----

static const struct {
    const char *kana, *roman;
} syllables[] = {
    {"あ", "a"},   {"い", "i"},  {"う", "u"},   {"え", "e"},   {"お", "o"},  {"か", "ka"}, {"き", "ki"},  {"く", "ku"},
    {"け", "ke"},  {"こ", "ko"}, {"が", "ga"},  {"ぎ", "gi"},  {"ぐ", "gu"}, {"げ", "ge"}, {"ご", "go"},  {"さ", "sa"},
    {"し", "shi"}, {"す", "su"}, {"せ", "se"},  {"そ", "so"},  {"ざ", "za"}, {"じ", "ji"}, {"ず", "zu"},  {"ぜ", "ze"},
    {"ぞ", "zo"},  {"た", "ta"}, {"ち", "chi"}, {"つ", "tsu"}, {"て", "te"}, {"と", "to"}, {"だ", "da"},  {"ぢ", "ji"},
    {"づ", "zu"},  {"で", "de"}, {"ど", "do"},  {"な", "na"},  {"に", "ni"}, {"ぬ", "nu"}, {"ね", "ne"},  {"の", "no"},
    {"は", "ha"},  {"ひ", "hi"}, {"ふ", "fu"},  {"へ", "he"},  {"ほ", "ho"}, {"ば", "ba"}, {"び", "bi"},  {"ぶ", "bu"},
    {"べ", "be"},  {"ぼ", "bo"}, {"ぱ", "pa"},  {"ぴ", "pi"},  {"ぷ", "pu"}, {"ぺ", "pe"}, {"ぽ", "po"},  {"ま", "ma"},
    {"み", "mi"},  {"む", "mu"}, {"め", "me"},  {"も", "mo"},  {"や", "ya"}, {"ゆ", "yu"}, {"よ", "yo"},  {"ら", "ra"},
    {"り", "ri"},  {"る", "ru"}, {"れ", "re"},  {"ろ", "ro"},  {"わ", "wa"}, {"ん", "n"},  {"ゃ", "-ya"}, {"ゅ", "-yu"},
    {"ょ", "-yo"}, {"っ", "*"},
};

static const char *roman_of(const char *kana) {
    for (size_t i = 0; i < sizeof syllables / sizeof *syllables; i++)
        if (!strncmp(kana, syllables[i].kana, strlen(syllables[i].kana)))
            return syllables[i].roman;
    fail_msg("no hiragana: %s", kana);
    return "";
}

// ki + -ya is kya, shi + -ya is sha; おう and おお are o, うう is u; っ doubles.
static void add_syllable(char *to, const char *roman) {
    size_t n = strlen(to);
    if (*roman == '-') {
        to[--n] = '\0'; // the i
        bool is_plain = n >= 2 && (!strcmp(to + n - 2, "sh") || !strcmp(to + n - 2, "ch"));
        strcat(to, is_plain || to[n - 1] == 'j' ? roman + 2 : roman + 1);
    } else if (n && to[n - 1] == '*') {
        to[n - 1] = *roman == 'c' ? 't' : *roman;
        strcat(to, roman);
    } else if (!(n && ((to[n - 1] == 'o' && strchr("uo", *roman)) || (to[n - 1] == 'u' && *roman == 'u'))))
        strcat(to, roman);
}

static bool ends_in(const tz_text *text, const char *end) {
    size_t size = strlen(end);
    return text->size > size && !memcmp(text->bytes + text->size - size, end, size);
}

static void romanise(const tz_place_entry *it, char *to) {
    static const char *const kinds[][2] = {{"市", "し"},   {"町", "ちょう"}, {"町", "まち"},
                                           {"村", "むら"}, {"村", "そん"},   {"区", "く"},
                                           {"県", "けん"}, {"府", "ふ"},     {"都", "と"}};
    size_t size = it->reading.size;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (ends_in(&it->name, kinds[i][0]) && ends_in(&it->reading, kinds[i][1]))
            size = it->reading.size - strlen(kinds[i][1]);
    *to = '\0';
    for (size_t at = 0; at < size; at += strlen("あ"))
        add_syllable(to, roman_of(it->reading.bytes + at));
}

// Vowels of two kanji, and names that are pronounced like another one of their prefecture.
static const char *const exceptions[][2] = {
    {"015148", "kitamiesashi"},  // 枝幸町
    {"015601", "takinoue"},      // 滝上町
    {"015717", "toyoura"},       // 豊浦町
    {"016420", "hiroo"},         // 広尾町
    {"016616", "kushirocho"},    // 釧路町
    {"016934", "shibetsucho"},   // 標津町
    {"092096", "mooka"},         // 真岡市
    {"113816", "misatomachi"},   // 美里町
    {"122181", "katsuura"},      // 勝浦市
    {"133621", "toshimamura"},   // 利島村
    {"184233", "echizencho"},    // 越前町
    {"203033", "koumi"},         // 小海町
    {"204161", "toyooka"},       // 豊丘村
    {"204251", "kisomura"},      // 木祖村
    {"204820", "matsukawamura"}, // 松川村
    {"205613", "yamanouchi"},    // 山ノ内町
    {"213829", "wanouchi"},      // 輪之内町
    {"216046", "shirakawamura"}, // 白川村
    {"272205", "minoo"},         // 箕面市
    {"282090", "toyooka"},       // 豊岡市
    {"304212", "nachikatsuura"}, // 那智勝浦町
    {"313718", "kotoura"},       // 琴浦町
    {"332127", "setouchi"},      // 瀬戸内市
    {"336220", "shoo"},          // 勝央町
    {"343021", "fuchucho"},      // 府中町
    {"352161", "sanyoonoda"},    // 山陽小野田市
    {"353051", "suooshima"},     // 周防大島町
    {"363014", "katsuura"},      // 勝浦町
    {"382159", "toon"},          // 東温市
    {"393631", "tosacho"},       // 土佐町
    {"394122", "shimantocho"},   // 四万十町
    {"422088", "matsuura"},      // 松浦市
    {"462179", "soo"},           // 曽於市
    {"465259", "setouchi"},      // 瀬戸内町
};

static void check_roman(const tz_place_entry *it, size_t *excepted) {
    char by_rule[100];
    romanise(it, by_rule);
    size_t i = 0, n = sizeof exceptions / sizeof *exceptions;
    while (i < n && !tz_text_is(&it->code, exceptions[i][0]))
        i++;
    *excepted += i < n;
    if (i < n)
        assert_string_not_equal(by_rule, exceptions[i][1]);
    assert_string_equal(it->roman.bytes, i < n ? exceptions[i][1] : by_rule);
}

static void romanised_names_follow_from_readings(void **state) {
    (void)state;
    made it = made_begin(NULL);
    size_t excepted = 0;
    for (size_t i = 0; i < it.country->prefectures.n; i++) {
        const tz_prefecture *in = &it.country->prefectures.at[i];
        check_roman(&in->own, &excepted);
        for (size_t k = 0; k < in->municipalities_n; k++)
            check_roman(&in->municipalities[k], &excepted);
    }
    assert_int_equal(excepted, sizeof exceptions / sizeof *exceptions);
    made_end(&it);
}

// ---- finding a prefecture ----

static void check_found(const char *word, const char *name) {
    made it = made_begin(word);
    assert_non_null(it.prefecture);
    assert_string_equal(it.prefecture->own.name.bytes, name);
    made_end(&it);
}

static void a_prefecture_has_many_names(void **state) {
    (void)state;
    static const char *const words[] = {"鳥取県",  "鳥取",    "とっとりけん", "とっとり",
                                        "tottori", "Tottori", "310000",       "31"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        check_found(words[i], "鳥取県");
    check_found("北海道", "北海道");
    check_found("01", "北海道");
    check_found("1", "北海道");
    check_found("東京", "東京都");
    check_found("京都", "京都府");
    check_found("oita", "大分県");
}

static void check_unknown(const char *word, const char *note) {
    made it = made_begin(NULL);
    assert_null(tz_country_find(it.arena, it.country, word, it.diag));
    assert_string_equal(input_messages(it.arena, it.diag),
                        tz_arena_format(it.arena, "error: there is no prefecture %s\n    note: %s\n", word, note));
    made_end(&it);
}

static void an_unknown_one_gets_those_that_may_be_meant(void **state) {
    (void)state;
    check_unknown("島鳥県", "did you mean 福島県、鳥取県、島根県、広島県、徳島県?");
    check_unknown("totori", "did you mean 鳥取県?");
    check_unknown("米子市", "did you mean 鳥取県?"); // a municipality's is meant
    check_unknown("yonago", "did you mean 鳥取県?");
    check_unknown("xyz", "give its name (鳥取県), its romanised name (tottori) or its code (31)");
    check_unknown("48", "give its name (鳥取県), its romanised name (tottori) or its code (31)");
    check_unknown("", "give its name (鳥取県), its romanised name (tottori) or its code (31)");
}

// ---- a table that is none ----

static void check_wrong(const char *text, unsigned line) {
    made it = made_begin(NULL);
    assert_null(tz_country_read(it.arena, input_source(it.arena, text), it.diag));
    uint32_t at, column;
    tz_place_line(tz_diag_at(it.diag, 0)->place, &at, &column);
    assert_int_equal(at, line);
    made_end(&it);
}

static void other_lines_are_reported(void **state) {
    (void)state;
    check_wrong("310000\t鳥取県\tとっとりけん\ttottori\n", 1);
    check_wrong("#\n310000\t鳥取県\tとっとりけん\ttottori\t鳥取県\tx\n", 2);
    check_wrong("312011\t鳥取市\tとっとりし\ttottori\t鳥取県\n", 1);
    check_wrong("31000x\t鳥取県\tとっとりけん\ttottori\t鳥取県\n", 1);
    check_wrong("310000\t\tとっとりけん\ttottori\t鳥取県\n", 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_and_name_is_there_once),
        cmocka_unit_test(romanised_names_follow_from_readings),
        cmocka_unit_test(a_prefecture_has_many_names),
        cmocka_unit_test(an_unknown_one_gets_those_that_may_be_meant),
        cmocka_unit_test(other_lines_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
