// Random editions: their forms, cards, front pages, terms and layouts.
#include "editions.h"

#include <string.h>

enum { REGIONS = 25, COLUMNS = 20, SHARED = 30, CHARACTERS = 12000 };

// An edition in the making.
typedef struct making {
    tz_arena *arena;
    dice dice;
    random_edition out;
    uint32_t sections, fields[5]; // of each section
    uint32_t fields_n;
    uint32_t number; // of the next municipality
    TZ_LIST(const char *) terms;
} making;

static void add(making *m, tz_bytes *out, const char *text) {
    tz_bytes_add(m->arena, out, text, strlen(text));
}

static const char *finish(making *m, const tz_bytes *text) {
    return tz_arena_copy(m->arena, text->at ? text->at : "", text->n);
}

static const char *phrase(making *m, uint32_t most) {
    tz_bytes out = {0};
    add_phrase(m->arena, &m->dice, &out, most);
    return finish(m, &out);
}

static void add_file(making *m, const char *name, const tz_bytes *text) {
    *TZ_ADD(m->arena, &m->out.files) = (edition_file){name, finish(m, text)};
}

// A municipality's code with its check digit (JIS X 0402).
static const char *code_of(making *m, uint32_t number) {
    uint32_t sum = 2 * 6 + 4 * 5 + number / 100 * 4 + number / 10 % 10 * 3 + number % 10 * 2;
    return tz_arena_format(m->arena, "24%03u%u", number, (11 - sum % 11) % 10);
}

// ---- form ----

static void make_form(making *m) {
    tz_bytes out = {0};
    uint32_t columns = chance(&m->dice, 80) ? between(&m->dice, 1, 8) : between(&m->dice, 9, COLUMNS);
    m->sections = between(&m->dice, 1, columns < 5 ? columns : 5);
    m->fields_n = columns;
    tz_bytes_format(m->arena, &out, "title: \"%sに関する調査\"\nsections:\n", phrase(m, 30));
    for (uint32_t s = 0, next = 0; s < m->sections; s++) {
        uint32_t left = m->sections - s - 1, most = columns - next - left;
        m->fields[s] = left ? between(&m->dice, 1, most) : most;
        next += m->fields[s];
        tz_bytes_format(m->arena, &out, "  - id: s%u\n    label: \"(%u)%s\"\n    fields:\n", s, s + 1,
                        phrase(m, chance(&m->dice, 90) ? 14 : 40));
        for (uint32_t f = 0; f < m->fields[s]; f++) {
            tz_bytes_format(m->arena, &out, "      - {id: f%u, label: \"%s\"", f,
                            phrase(m, chance(&m->dice, 90) ? 12 : 40));
            if (chance(&m->dice, 60))
                tz_bytes_format(m->arena, &out, ", short: \"%s\"", phrase(m, 6));
            add(m, &out, "}\n");
        }
    }
    add_file(m, "form.yaml", &out);
}

// ---- cards ----

static void add_municipality(making *m, tz_bytes *out) {
    static const char *const endings[] = {"市", "町", "村"};
    tz_bytes_format(m->arena, out, "  - {code: \"%s\", name: \"", code_of(m, m->number++));
    add_name(m->arena, &m->dice, out, endings, 3);
    add(m, out, "\"}\n");
}

static uint32_t shared_by(making *m) {
    uint32_t kind = below(&m->dice, 100);
    return kind < 88 ? 1 : kind < 97 ? between(&m->dice, 2, 5) : between(&m->dice, 6, SHARED);
}

static void make_card(making *m, const char *slug, uint32_t *left) {
    tz_bytes out = {0};
    add(m, &out, "municipalities:\n");
    for (uint32_t n = shared_by(m); n-- && m->number < 999;)
        add_municipality(m, &out);
    for (uint32_t s = 0; s < m->sections; s++) {
        tz_bytes_format(m->arena, &out, "s%u:\n", s);
        for (uint32_t f = 0; f < m->fields[s]; f++) {
            tz_bytes_format(m->arena, &out, "  f%u:", f);
            add_answer(m->arena, &m->dice, &out, left);
            add(m, &out, "\n");
        }
    }
    add_file(m, tz_arena_format(m->arena, "cards/%s.yaml", slug), &out);
}

// ---- edition ----

static void add_front(making *m, tz_bytes *out, const char *name) {
    tz_bytes_format(m->arena, out, "%s:\n  title: \"%s\"\n  groups:\n", name, phrase(m, 30));
    for (uint32_t n = between(&m->dice, 1, 6); n--;) {
        tz_bytes text = {0};
        tz_bytes_format(m->arena, &text, "  |");
        for (uint32_t lines = between(&m->dice, 1, 6); lines--;)
            tz_bytes_format(m->arena, &text, "\n        %s%s", chance(&m->dice, 50) ? "・" : "", phrase(m, 60));
        tz_bytes_format(m->arena, out, "    - heading: \"%s\"\n      text:%s\n", phrase(m, 12), finish(m, &text));
    }
}

static void add_terms(making *m, tz_bytes *out) {
    static const char *const always[] = {"ICT", "研修会", "介護", "在宅医療", "バイタルリンク", "連携", "会議"};
    add(m, out, "terms:\n");
    for (uint32_t i = between(&m->dice, 1, 7); i--;) {
        tz_bytes_format(m->arena, out, "  - {term: \"%s\", reading: ", always[i]);
        add_reading(m->arena, &m->dice, out);
        add(m, out, "}\n");
    }
    for (uint32_t i = below(&m->dice, 4); i--;) { // mostly in no answer; found, a long one fills its column
        tz_bytes_format(m->arena, out, "  - {term: \"%s%u\", also: [\"支援\"], reading: ", phrase(m, 30), i);
        add_reading(m->arena, &m->dice, out);
        add(m, out, "}\n");
    }
}

static void add_themes(making *m, tz_bytes *out) {
    add(m, out, "themes: [");
    uint32_t n = 0;
    for (uint32_t s = 0; s < m->sections; s++)
        if (!n || chance(&m->dice, 50))
            tz_bytes_format(m->arena, out, "%ss%u.f%u", n++ ? ", " : "", s, below(&m->dice, m->fields[s]));
    add(m, out, "]\n");
}

static void add_parts(making *m, tz_bytes *out) {
    static const char *const names[] = {"cover", "contents", "digest", "outline", "overview",
                                        "cards", "themes",   "index",  "colophon"};
    add(m, out, "parts: [");
    uint32_t n = 0;
    for (uint32_t i = 0; i < 9; i++)
        if (i == 5 ? chance(&m->dice, 95) || !n : chance(&m->dice, 60))
            tz_bytes_format(m->arena, out, "%s%s", n++ ? ", " : "", names[i]);
    add(m, out, "]\n");
}

static void add_regions(making *m, tz_bytes *out) {
    static const char *const endings[] = {"", "", "地域", "圏域", "圏"};
    uint32_t regions = chance(&m->dice, 75) ? between(&m->dice, 1, 6) : between(&m->dice, 7, REGIONS),
             left = CHARACTERS;
    add(m, out, "regions:\n");
    for (uint32_t i = 0; i < regions; i++) {
        size_t from = out->n + strlen("  - name: \"");
        add(m, out, "  - name: \"");
        add_name(m->arena, &m->dice, out, endings, 5);
        bool is_long = out->n - from > 3 * 7; // bytes of as many letters as a tab has room for
        add(m, out, "\"\n");
        if (is_long && chance(&m->dice, 90))
            tz_bytes_format(m->arena, out, "    short: \"%.*s\"\n", 9, out->at + from);
        add(m, out, "    cards: [");
        uint32_t cards = regions > 8 ? between(&m->dice, 1, 2) : between(&m->dice, 1, 4);
        for (uint32_t k = 0; k < cards && m->number < 990; k++) {
            const char *slug = tz_arena_format(m->arena, "%s-x%u", code_of(m, m->number), m->out.cards++);
            tz_bytes_format(m->arena, out, "%s%s", k ? ", " : "", slug);
            make_card(m, slug, &left);
        }
        add(m, out, "]\n");
    }
}

static void make_edition(making *m, const char *id, const char *year) {
    tz_bytes out = {0};
    tz_bytes_format(m->arena, &out,
                    "id: %s\ntitle: \"%s\"\nfiscal_year: %s\nprefecture: {code: \"240001\", name: 三重県}\n"
                    "publisher: \"三重県%s\"\nform: form.yaml\nlayout: layout.yaml\n",
                    id, phrase(m, chance(&m->dice, 80) ? 20 : 60), year, chance(&m->dice, 80) ? "" : phrase(m, 20));
    if (chance(&m->dice, 50))
        add(m, &out, "date: 2026-03-31\n");
    if (chance(&m->dice, 30))
        tz_bytes_format(m->arena, &out, "meeting: \"%s会議\"\n", phrase(m, 30));
    if (chance(&m->dice, 60))
        add_parts(m, &out);
    if (chance(&m->dice, 40))
        add_front(m, &out, "digest");
    if (chance(&m->dice, 40))
        add_front(m, &out, "outline");
    if (chance(&m->dice, 60))
        add_terms(m, &out);
    if (chance(&m->dice, 50))
        add_themes(m, &out);
    add_regions(m, &out);
    add_file(m, "edition.yaml", &out);
}

// ---- layout ----

typedef struct paper {
    uint32_t width, height; // mm
} paper;

static paper roll_paper(making *m) {
    static const paper sizes[] = {{148, 210}, {182, 257}, {210, 297}, {257, 364}, {297, 420}};
    paper of = sizes[below(&m->dice, 5)];
    return chance(&m->dice, 50) ? of : (paper){of.height, of.width};
}

// Blocks for whatever sections there are: tables of so many columns at most, or texts.
static void add_each_blocks(making *m, tz_bytes *out, uint32_t most) {
    static const char *const breaks[] = {"when_full", "always", "even"};
    if (chance(&m->dice, 25))
        tz_bytes_format(m->arena, out, "  - {text: s0, style: body, before: 0.2em}\n");
    if (chance(&m->dice, 30))
        tz_bytes_format(m->arena, out, "  - {break: %s, of: each section}\n", breaks[below(&m->dice, 3)]);
    add(m, out, "  - {heading: \"{label}\", of: each section, style: section, level: 2, before: 1.6mm}\n");
    if (chance(&m->dice, 60))
        tz_bytes_format(m->arena, out,
                        "  - {table: each section, heads: auto, columns: %u, widths: [1, 4], before: 0.8mm}\n",
                        most ? most : 1);
    else
        add(m, out,
            "  - {heading: \"{label}\", of: each field, style: section, level: 3, before: 0.6em}\n"
            "  - {text: each field, style: body, before: 0.2em, empty: （記入なし）}\n");
}

// Heads stand to the left where the page has no room for that many columns of seven letters and their padding.
static void add_card_blocks(making *m, tz_bytes *out, paper page, uint32_t size) {
    uint32_t most = (page.width - 30) * 100 / (size * 8 * 35);
    add(m, out, "card:\n  - {heading: \"{title}({names})\", style: title, level: 1}\n");
    if (chance(&m->dice, 40)) {
        add_each_blocks(m, out, most);
        return;
    }
    for (uint32_t s = 0; s < m->sections; s++) {
        bool top = m->fields[s] <= most && chance(&m->dice, 75);
        if (chance(&m->dice, 70))
            tz_bytes_format(m->arena, out,
                            "  - {heading: \"{label}\", of: s%u, style: section, level: 2, before: 1.6mm}\n", s);
        tz_bytes_format(m->arena, out, "  - {table: s%u, heads: %s, before: 0.8mm}\n", s, top ? "top" : "left");
        if (chance(&m->dice, 15))
            tz_bytes_format(m->arena, out, "  - {break: %s}\n", chance(&m->dice, 50) ? "when_full" : "always");
    }
}

// A cover for pages that are lower than those of the layout that this one is like.
static void add_cover(making *m, tz_bytes *out, tz_bytes *styles, paper page) {
    uint32_t size = page.width < 200 ? 16 : 24;
    tz_bytes_format(m->arena, out,
                    "cover:\n  lines:\n    - {text: \"{fiscal_year}\", style: cover_year, at: %umm}\n"
                    "    - {rule: 0.8mm, width: %umm, at: %umm}\n"
                    "    - {text: \"{title}\", style: cover_title, level: 1, at: %umm}\n"
                    "    - {text: \"{meeting}\", style: cover_note, at: %umm}\n"
                    "    - {text: \"{publisher}\", style: cover_issuer, at: %umm}\n",
                    page.height / 5, page.width * 7 / 10, page.height / 4, page.height * 3 / 10, page.height / 2,
                    page.height * 7 / 10);
    tz_bytes_format(m->arena, styles,
                    "  cover_title: {size: %upt}\n  cover_year: {size: 12pt}\n  cover_note: {size: 11pt}\n"
                    "  cover_issuer: {size: 14pt}\n",
                    size);
}

static void add_columns(making *m, tz_bytes *out, paper page) {
    static const struct {
        const char *part;
        uint32_t least;
    } parts[] = {{"contents", 90}, {"themes", 100}, {"index", 60}, {"compare", 190}, {"history", 150}};
    for (uint32_t i = 0; i < 5; i++) {
        uint32_t columns = page.width / parts[i].least;
        tz_bytes_format(m->arena, out, "%s: {columns: %u}\n", parts[i].part, columns ? columns : 1);
    }
    if (page.width < 200)
        add(m, out, "colophon: {width: 110mm}\n");
}

// Answers in a style of their own.
static void add_answer_style(making *m, tz_bytes *out) {
    static const char *const families[] = {"gothic", "pgothic", "mincho", "noto-gothic", "noto-mincho"};
    static const char *const aligns[] = {"justify", "justify", "start", "end", "even"};
    bool ruby = chance(&m->dice, 30);
    uint32_t leading = ruby ? between(&m->dice, 150, 200) : between(&m->dice, 100, 180);
    tz_bytes_format(m->arena, out,
                    "  answer: {family: %s, size: 1em, leading: %u.%02u, align: %s, ruby: %s, hanging: %s}\n",
                    families[below(&m->dice, 5)], leading / 100, leading % 100, aligns[below(&m->dice, 5)],
                    ruby ? "true" : "false", chance(&m->dice, 20) ? "true" : "false");
}

static void make_layout(making *m) {
    static const char *const likes[] = {"a4", "a4", "a3", "a4-spread"};
    static const char *const overflows[] = {"continue", "continue", "pages", "spread"};
    static const char *const uniforms[] = {"edition", "edition", "edition", "region", "card"};
    tz_bytes out = {0}, styles = {0};
    paper page = roll_paper(m);
    uint32_t size = between(&m->dice, 7, 11), margin = between(&m->dice, 12, 20);
    const char *like = likes[below(&m->dice, 4)];
    like = page.width < 257 ? "a4" : like; // types as large as a3.yaml's are not for small pages
    bool large = strcmp(like, "a3") != 0 ? page.width >= 297 && page.height >= 210 : page.width >= 420;
    tz_bytes_format(m->arena, &out,
                    "like: %s.yaml\npage: {width: %umm, height: %umm, margins: {top: %umm, bottom: %umm, left: 12mm, "
                    "right: %umm}}\nbody: {max: %upt, min: %upt, overflow: %s, uniform: %s, fill: %s}\n",
                    like, page.width, page.height, margin, margin, margin, size + below(&m->dice, 5), size,
                    overflows[below(&m->dice, 4)], uniforms[below(&m->dice, 5)],
                    chance(&m->dice, 60) ? "bottom" : "natural");
    add_card_blocks(m, &out, page, size);
    if (chance(&m->dice, large ? 30 : 95))
        add_cover(m, &out, &styles, page);
    if (page.width < 290 || chance(&m->dice, 20))
        add_columns(m, &out, page);
    if (chance(&m->dice, 20))
        tz_bytes_format(m->arena, &out, "tabs: {side: %s}\n", chance(&m->dice, 50) ? "right" : "left");
    if (chance(&m->dice, 40)) {
        add_answer_style(m, &styles);
        add(m, &out, "cell: {body: answer}\n");
    }
    if (styles.n)
        tz_bytes_format(m->arena, &out, "styles:\n%s", finish(m, &styles));
    add_file(m, "layout.yaml", &out);
}

// ---- all of it ----

// The year before: the same municipalities and form with other answers.
static void make_older(making *m) {
    random_edition newer = m->out;
    memset(&m->out.files, 0, sizeof m->out.files);
    uint32_t left = CHARACTERS;
    for (size_t i = 0; i < newer.files.n; i++) {
        const edition_file *file = &newer.files.at[i];
        const char *sections = strstr(file->text, "s0:\n");
        if (strncmp(file->name, "cards/", 6) != 0 || !sections) {
            *TZ_ADD(m->arena, &m->out.files) = *file;
            continue;
        }
        tz_bytes out = {0};
        for (const char *at = file->text, *end; *at; at = end + 1) { // some lines go, some come
            end = strchr(at, '\n');
            bool text = !strncmp(at, "    ", 4) && at > sections, alone = at[-1] == '|' || at[-2] == '|';
            if (!text || alone || chance(&m->dice, 80))
                tz_bytes_format(m->arena, &out, "%.*s\n", (int)(end - at), at);
            if (text && left && chance(&m->dice, 15))
                tz_bytes_format(m->arena, &out, "    ・%s\n", phrase(m, 30));
        }
        add_file(m, file->name, &out);
    }
    newer.older.at = m->out.files.at;
    newer.older.n = m->out.files.n;
    m->out = newer;
}

random_edition random_edition_new(tz_arena *arena, uint64_t seed, uint64_t number) {
    making m = {.arena = arena, .dice = dice_new(seed, number), .number = 1};
    uint32_t kind = below(&m.dice, 100);
    m.out.kind = kind < 70   ? MADE_BOOKLET
                 : kind < 80 ? MADE_SINCE
                 : kind < 90 ? MADE_COMPARISON
                 : kind < 95 ? MADE_HISTORY
                             : MADE_SINGLE;
    make_form(&m);
    make_layout(&m);
    make_edition(&m, "r7", "令和7年度");
    if (m.out.kind != MADE_BOOKLET && m.out.kind != MADE_SINGLE)
        make_older(&m);
    return m.out;
}
