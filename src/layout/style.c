// Styles, colours and lengths of a layout file.
#include "read.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

// The order of the enums in style.h.
static const char *const aligns[] = {"start", "justify", "center", "end", "even", "decimal", NULL};
static const char *const levels[] = {"very-strict", "strict",     "loose",     "very-loose",
                                     "css-strict",  "css-normal", "css-loose", NULL};
static const char *const trims[] = {"jlreq", "css", "none", NULL};
static const char *const breakings[] = {"optimal", "first-fit", NULL};
static const char *const weights[] = {"regular", "bold", NULL};
static const char *const directions[] = {"horizontal", "vertical", NULL};

// A style as written; absent keys keep what the style it is like has.
typedef struct style_words {
    tz_text like, family, color;
    int weight, direction, align, level, trim, breaking;
    tz_length_spec size, ragged_below, indent, before, after;
    int32_t leading;
    bool hanging, phrases, keep, ruby;
} style_words;

static const tz_bind style_binds[] = {
    {"like", TZ_BIND_TEXT, offsetof(style_words, like), false, 0, 0, NULL},
    {"family", TZ_BIND_TEXT, offsetof(style_words, family), false, 0, 0, NULL},
    {"weight", TZ_BIND_CHOICE, offsetof(style_words, weight), false, 0, 0, weights},
    {"direction", TZ_BIND_CHOICE, offsetof(style_words, direction), false, 0, 0, directions},
    {"size", TZ_BIND_LENGTH, offsetof(style_words, size), false, 0, 0, NULL},
    {"leading", TZ_BIND_RATIO, offsetof(style_words, leading), false, 1000000, 4000000, NULL},
    {"align", TZ_BIND_CHOICE, offsetof(style_words, align), false, 0, 0, aligns},
    {"level", TZ_BIND_CHOICE, offsetof(style_words, level), false, 0, 0, levels},
    {"trim", TZ_BIND_CHOICE, offsetof(style_words, trim), false, 0, 0, trims},
    {"breaking", TZ_BIND_CHOICE, offsetof(style_words, breaking), false, 0, 0, breakings},
    {"hanging", TZ_BIND_BOOL, offsetof(style_words, hanging), false, 0, 0, NULL},
    {"phrases", TZ_BIND_BOOL, offsetof(style_words, phrases), false, 0, 0, NULL},
    {"keep", TZ_BIND_BOOL, offsetof(style_words, keep), false, 0, 0, NULL},
    {"ruby", TZ_BIND_BOOL, offsetof(style_words, ruby), false, 0, 0, NULL},
    {"ragged_below", TZ_BIND_LENGTH, offsetof(style_words, ragged_below), false, 0, 0, NULL},
    {"indent", TZ_BIND_LENGTH, offsetof(style_words, indent), false, 0, 0, NULL},
    {"before", TZ_BIND_LENGTH, offsetof(style_words, before), false, 0, 0, NULL},
    {"after", TZ_BIND_LENGTH, offsetof(style_words, after), false, 0, 0, NULL},
    {"color", TZ_BIND_TEXT, offsetof(style_words, color), false, 0, 0, NULL},
};

static style_words words_of(const tz_style *style) {
    style_words words = {
        .weight = (int)style->font.weight,
        .direction = style->font.vertical,
        .align = (int)style->align,
        .level = (int)style->level,
        .trim = (int)style->trim,
        .breaking = (int)style->breaking,
        .size = style->size,
        .ragged_below = {0, style->ragged_below},
        .indent = {0, style->indent},
        .before = {0, style->before},
        .after = {0, style->after},
        .leading = style->leading,
        .hanging = style->hanging,
        .phrases = style->phrases,
        .keep = style->keep,
        .ruby = style->ruby,
    };
    return words;
}

tz_em tz_read_em(tz_reading *r, tz_length_spec measure, tz_place place, const char *key) {
    if (measure.fixed != 0) {
        tz_error(r->diag, place, _("%s must be given in em here, such as 0.5em"), key);
        r->failed = true;
    }
    return measure.em;
}

tz_len tz_read_fixed(tz_reading *r, tz_length_spec measure, tz_place place, const char *key) {
    if (measure.em != 0) {
        tz_error(r->diag, place, _("%s must be given in mm, pt or Q here"), key);
        r->failed = true;
    }
    return measure.fixed;
}

static void fill_style(tz_reading *r, const style_words *words, tz_place place, tz_style *style) {
    style->font.weight = (tz_weight)words->weight;
    style->font.vertical = words->direction != 0;
    style->align = (tz_align)words->align;
    style->level = (tz_strictness)words->level;
    style->trim = (tz_spacing_trim)words->trim;
    style->breaking = (tz_line_breaking)words->breaking;
    style->size = words->size;
    style->ragged_below = tz_read_em(r, words->ragged_below, place, "ragged_below");
    style->indent = tz_read_em(r, words->indent, place, "indent");
    style->before = tz_read_em(r, words->before, place, "before");
    style->after = tz_read_em(r, words->after, place, "after");
    style->leading = words->leading;
    style->hanging = words->hanging;
    style->phrases = words->phrases;
    style->keep = words->keep;
    style->ruby = words->ruby;
}

static void read_family(tz_reading *r, const tz_text *name, tz_style *style) {
    if (!name->size)
        return;
    int family = tz_fonts_family(r->fonts, tz_arena_copy(r->arena, name->bytes, name->size));
    if (family < 0) {
        tz_error(r->diag, tz_text_place(name, 0), _("no such font family in fonts.yaml: %.*s"), (int)name->size,
                 name->bytes);
        r->failed = true;
        return;
    }
    style->font.family = family;
}

static const tz_style *find_style(tz_reading *r, const tz_text *name) {
    if (!name->size)
        return NULL;
    const tz_style *style = tz_layout_style(r->layout, tz_arena_copy(r->arena, name->bytes, name->size));
    if (style)
        return style;
    const char **names = TZ_ARRAY(r->arena, const char *, r->layout->styles_n + 1);
    for (size_t i = 0; i < r->layout->styles_n; i++)
        names[i] = r->layout->styles[i].name;
    tz_error(r->diag, tz_text_place(name, 0), _("no such style: %.*s"), (int)name->size, name->bytes);
    const char *nearest = tz_nearest_word(name, names, r->layout->styles_n);
    if (nearest)
        tz_note(r->diag, (tz_place){0}, _("did you mean %s?"), nearest);
    r->failed = true;
    return NULL;
}

const tz_style *tz_style_on(tz_reading *r, const tz_text *name, const tz_color *ground) {
    const tz_style *style = find_style(r, name);
    if (style)
        *TZ_ADD(r->arena, &r->uses) = (tz_text_use){style, ground, tz_text_place(name, 0)};
    return style;
}

const tz_style *tz_style_named(tz_reading *r, const tz_text *name) {
    static const tz_color paper = {0, 0, 0, 0};
    return tz_style_on(r, name, &paper);
}

// Type that nobody can see would be divided by: half a point at the body's least size, which has been read.
static void check_size(tz_reading *r, const tz_style *style, tz_place place) {
    tz_len least = r->layout->body.min;
    bool seen =
        tz_length_resolve(style->size, least) >= TZ_PT / 2 && (style->size.fixed || style->size.em >= TZ_EM / 20);
    if (!least || seen)
        return;
    tz_error(r->diag, place, _("type of the style %s would be smaller than half a point"), style->name);
    r->failed = true;
}

static void read_style(tz_reading *r, const tz_yaml_pair *pair, tz_style *style) {
    *style = (tz_style){.leading = 1500000, .level = TZ_STRICT, .size = {0, TZ_EM}, .color = {0, 0, 0, 1000}};
    if (pair->value->kind == TZ_MAPPING) {
        const tz_yaml *like = tz_yaml_find(pair->value, "like");
        const tz_style *parent = like && like->kind == TZ_SCALAR ? find_style(r, &like->text) : NULL;
        if (parent)
            *style = *parent;
    }
    style->name = tz_arena_copy(r->arena, pair->key.bytes, pair->key.size);
    style_words words = words_of(style);
    if (!TZ_BIND(r->arena, pair->value, style_binds, &words, r->diag)) {
        r->failed = true;
        return;
    }
    fill_style(r, &words, pair->value->place, style);
    check_size(r, style, pair->value->place);
    if (style->ruby && style->leading < 1500000) { // JLREQ 3.3.1: readings stand between the lines at half the size
        tz_error(r->diag, pair->value->place, _("ruby needs a leading of 1.5 or more"));
        r->failed = true;
    }
    read_family(r, &words.family, style);
    tz_read_color(r, &words.color, &style->color);
}

void tz_read_styles(tz_reading *r, const tz_yaml *node) {
    if (node->kind != TZ_MAPPING) {
        tz_error(r->diag, node->place, _("styles must be names with what belongs to each"));
        r->failed = true;
        return;
    }
    tz_style *styles = TZ_ARRAY(r->arena, tz_style, node->n);
    r->layout->styles = styles;
    for (size_t i = 0; i < node->n; i++) {
        read_style(r, &node->pairs[i], &styles[i]);
        r->layout->styles_n = i + 1; // only styles above may be named by `like`
    }
}

const tz_style *tz_layout_style(const tz_layout *layout, const char *name) {
    for (size_t i = 0; i < layout->styles_n; i++)
        if (!strcmp(layout->styles[i].name, name)) // NOLINT: read_style has named them all
            return &layout->styles[i];
    return NULL;
}

// Reads up to four numbers 0-100 parted by spaces as per mille; gives their count, or 0.
static size_t read_inks(const char *text, uint16_t ink[4]) {
    size_t n = 0;
    while (n < 4) {
        char *end;
        long value = strtol(text, &end, 10);
        if (end == text || value < 0 || value > 100)
            return 0;
        ink[n++] = (uint16_t)(value * 10);
        text = end + strspn(end, " ");
        if (!*text)
            return n;
    }
    return 0;
}

void tz_read_color(tz_reading *r, const tz_text *text, tz_color *color) {
    if (!text->size)
        return;
    const char *word = tz_arena_copy(r->arena, text->bytes, text->size);
    uint16_t ink[4];
    if (word[0] == 'K' && read_inks(word + 1, ink) == 1) {
        *color = (tz_color){0, 0, 0, ink[0]};
    } else if (!strncmp(word, "CMYK ", 5) && read_inks(word + 5, ink) == 4) {
        *color = (tz_color){ink[0], ink[1], ink[2], ink[3]};
    } else {
        tz_error(r->diag, tz_text_place(text, 0), _("not a colour: %s (write K100, K12, or CMYK 0 60 40 0)"), word);
        r->failed = true;
    }
}

static int longer_first(const void *a, const void *b) {
    size_t m = strlen(*(const char *const *)a), n = strlen(*(const char *const *)b);
    return m < n ? 1 : m > n ? -1 : strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *const *tz_read_labels(tz_reading *r, tz_texts labels) {
    const char **list = TZ_ARRAY(r->arena, const char *, labels.n + 1);
    for (size_t i = 0; i < labels.n; i++)
        list[i] = tz_arena_copy(r->arena, labels.at[i].bytes, labels.at[i].size);
    qsort(list, labels.n, sizeof *list, longer_first);
    return list;
}
