// What surveys ask beside the form's questions: who answers, and the heads of the columns of answers.
#include "survey/label.h"
#include "survey/word.h"

#include <string.h>

// ---- who answers ----

static bool begins_with(const char *key, const char *word) {
    return !strncmp(key, word, strlen(word));
}

// 市町村, 市町, 区市町村, 市区町村, 市・町: made of these words alone.
static bool is_municipality_word(const char *key, size_t size) {
    static const char *const words[] = {"市", "区", "町", "村", "及び", "または", "又は", ",", "/"};
    size_t at = 0;
    while (at < size) {
        size_t before = at;
        for (size_t i = 0; i < sizeof words / sizeof words[0] && at == before; i++)
            if (size - at >= strlen(words[i]) && !memcmp(key + at, words[i], strlen(words[i])))
                at += strlen(words[i]);
        if (at == before)
            return false;
    }
    return size > 0;
}

static bool is_name_label(const char *key) {
    static const char *const others[] = {"自治体", "団体", "地方公共団体", "構成市町村", "municipality", "name", NULL};
    static const char *const before[] = {"貴", "御", "ご", "回答"};
    static const char *const behind[] = {"名称",   "名担当課名", "名担当課", "名担当部署",
                                         "名課名", "名所属",     "名",       "等名"};
    for (size_t i = 0; i < sizeof before / sizeof before[0]; i++)
        if (begins_with(key, before[i]))
            key += strlen(before[i]);
    size_t size = strlen(key);
    for (size_t i = 0; i < sizeof behind / sizeof behind[0]; i++)
        if (tz_word_ends_in(key, strlen(key), behind[i])) {
            size -= strlen(behind[i]);
            break;
        }
    for (const char *const *word = others; *word; word++)
        if (strlen(*word) == size && !memcmp(key, *word, size))
            return true;
    return is_municipality_word(key, size) || tz_word_is_one_of(key, others);
}

// コード, 市町村コード, 全国地方公共団体コード, 市町村名・コード; not QRコード.
static bool is_code_label(const char *key) {
    static const char *const others[] = {"",       "全国地方公共団体", "地方公共団体", "団体",
                                         "自治体", "標準地域",         "jis",          NULL};
    static const char *const ends[] = {"名コ-ド", "コ-ド番号", "コ-ド", "code"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (tz_word_ends_in(key, strlen(key), ends[i])) {
            size_t size = strlen(key) - strlen(ends[i]);
            for (const char *const *word = others; *word; word++)
                if (strlen(*word) == size && !memcmp(key, *word, size))
                    return true;
            return is_municipality_word(key, size);
        }
    return false;
}

static bool is_office_label(const char *key) {
    static const char *const parts[] = {
        "担当",     "電話",     "tel",      "fax",      "ファクス", "ファックス", "メ-ル",    "mail",
        "連絡先",   "記入者",   "回答者",   "作成者",   "記入日",   "回答日",     "提出日",   "作成日",
        "所属",     "部署",     "役職",     "職氏名",   "氏名",     "内線",       "提出期限", "回答期限",
        "締切",     "提出先",   "住所",     "受付番号", "受付日",   "送信日",     "送信者",   "タイムスタンプ",
        "開始時刻", "完了時刻", "変更時刻", "更新日",   NULL};
    static const char *const all[] = {
        "no",     "no.",      "番号",     "連番",       "通番",     "順",         "順番", "地域",   "圏域",
        "郡",     "課",       "係",       "字数",       "文字数",   "目安",       "id",   "回答id", "名前",
        "地域名", "圏域名",   "ブロック", "ブロック名", "地区",     "地区名",     "郡名", "医療圏", "二次医療圏",
        "保健所", "保健所名", "人口",     "総人口",     "高齢化率", "高齢者人口", NULL};
    enum { SHORT = 36 }; // bytes: twelve kanji; what is longer is a sentence
    for (const char *const *part = parts; *part && strlen(key) <= SHORT; part++)
        if (strstr(key, *part))
            return true;
    return tz_word_is_one_of(key, all);
}

// ---- heads of the columns of answers ----

// What stands behind a year in the head of a column of answers.
static bool is_matter(const char *rest) {
    static const char *const words[] = {"",           "分",       "回答",       "の回答",     "回答欄", "の回答欄",
                                        "取組",       "の取組",   "取組状況",   "の取組状況", "状況",   "の状況",
                                        "内容",       "の内容",   "実績",       "の実績",     "記入欄", "記載内容",
                                        "の記載内容", "回答内容", "の回答内容", NULL};
    return tz_word_is_one_of(rest, words);
}

// The number at the start of a text, of at most four digits.
static uint32_t number_at(const char **at) {
    uint32_t number = 0;
    for (size_t n = 0; n < 4 && **at >= '0' && **at <= '9'; n++)
        number = number * 10 + (uint32_t)(*(*at)++ - '0');
    return number;
}

// 令和7年度の回答, R7回答, 2025年度: 2025; 0: no such head.
static uint32_t year_of_head(const char *key) {
    static const struct {
        const char *word;
        uint32_t before; // the year before its first
    } eras[] = {{"令和", 2018}, {"r", 2018}, {"平成", 1988}, {"h", 1988}, {"", 0}};
    for (size_t i = 0; i < sizeof eras / sizeof eras[0]; i++) {
        const char *at = key + strlen(eras[i].word);
        if (!begins_with(key, eras[i].word))
            continue;
        uint32_t number = begins_with(at, "元") ? 1 : 0;
        if (number)
            at += strlen("元");
        else
            number = number_at(&at);
        bool named = begins_with(at, "年");
        at += named ? strlen("年") : 0;
        at += named && begins_with(at, "度") ? strlen("度") : 0;
        if (number && (*eras[i].word || (named && number >= 1900)) && is_matter(at))
            return eras[i].before + number;
    }
    return 0;
}

// 回答, 市町回答欄, ご記入内容; not 回答者, 記入上の注意, 回答例, and not what is answered: 未記入, 別紙に記載.
static bool is_answers_head(const char *key) {
    static const char *const words[] = {"回答", "記入", "記載", NULL};
    static const char *const ends[] = {"回答", "欄", "内容", "記入", "記載"};
    static const char *const not [] = {"者", "日", "例", "期限", "方法", "要領", "注意", "留意", "説明", "未",
                                       "無", "別", "済", "に",   "を",   "で",   "と",   "は",   "が",   NULL};
    enum { SHORT = 48 }; // bytes: sixteen kanji
    if (!strcmp(key, "内容"))
        return true;
    if (strlen(key) > SHORT || !tz_word_contains_one_of(key, words) || tz_word_contains_one_of(key, not ))
        return false;
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (tz_word_ends_in(key, strlen(key), ends[i]))
            return true;
    return false;
}

// 昨年度の回答 behind one of the words; not 昨年度と同じ, which is an answer.
static bool begins_head(const char *key, const char *const *words) {
    for (; *words; words++)
        if (begins_with(key, *words)) {
            const char *rest = key + strlen(*words);
            rest += begins_with(rest, "度") ? strlen("度") : 0;
            return is_matter(rest) || is_answers_head(rest);
        }
    return false;
}

// Without 参考 before or behind it.
static const char *without_reference(const char *key, char *room, size_t size) {
    size_t n = strlen(key);
    if (n >= size)
        return key;
    memcpy(room, key, n + 1);
    if (tz_word_ends_in(room, strlen(room), "参考"))
        room[n - strlen("参考")] = '\0';
    return begins_with(room, "参考") ? room + strlen("参考") : room;
}

// 記入上の注意, 記載のポイント, 回答例: the head of a column that says how to answer.
static bool is_instruction(const char *key) {
    static const char *const ends[] = {"注意", "注意点", "注意事項", "留意点", "留意事項", "ポイント", "説明", "解説",
                                       "要領", "記入例", "回答例",   "記載例", "記入方法", "記載方法", "視点"};
    enum { SHORT = 36 };
    for (size_t i = 0; i < sizeof ends / sizeof ends[0] && strlen(key) <= SHORT; i++)
        if (tz_word_ends_in(key, strlen(key), ends[i]))
            return true;
    return false;
}

static tz_label head_of_answers(const tz_label_key *label) {
    static const char *const old[] = {"一昨年", "昨年", "前年", "前回", "去年", "過年", NULL};
    static const char *const now[] = {"今年",   "本年",   "今回", "当年", "貴市町村", "貴自治体",
                                      "貴団体", "貴市町", "貴市", "貴町", NULL};
    char room[64];
    if (begins_head(without_reference(label->bare, room, sizeof room), old) || is_instruction(label->bare))
        return (tz_label){.kind = TZ_LABEL_NO_ANSWERS};
    uint32_t year = year_of_head(without_reference(label->full, room, sizeof room));
    bool is_now = is_answers_head(label->bare) || year || begins_head(label->bare, now);
    return (tz_label){.kind = is_now ? TZ_LABEL_ANSWERS : TZ_LABEL_OTHER, .year = year};
}

// ---- all ----

tz_label tz_label_wording(const tz_label_key *label) {
    const char *key = label->bare;
    static const char *const prefectures[] = {"都道府県", "都道府県名", "県", "県名", "府県名", "道府県名", NULL};
    if (!*key)
        return (tz_label){.kind = TZ_LABEL_OTHER};
    if (begins_with(key, "共同") && strstr(key, "回答"))
        return (tz_label){.kind = TZ_LABEL_JOINT};
    if (tz_word_is_one_of(key, prefectures))
        return (tz_label){.kind = TZ_LABEL_PREFECTURE};
    if (is_code_label(key))
        return (tz_label){.kind = TZ_LABEL_CODE};
    if (is_name_label(key))
        return (tz_label){.kind = TZ_LABEL_NAME};
    tz_label head = head_of_answers(label);
    if (head.kind != TZ_LABEL_OTHER)
        return head;
    return (tz_label){.kind = is_office_label(key) ? TZ_LABEL_OFFICE : TZ_LABEL_OTHER};
}
