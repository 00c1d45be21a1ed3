// Styles of a layout file: what each is, and what its uses need of it.
#include "layout/read.h"

#include <string.h>

// The order of the enums in style.h.
static const char *const aligns[] = {"start", "justify", "center", "end", "even", "decimal", NULL};
static const char *const levels[] = {"very-strict", "strict",     "loose",     "very-loose",
                                     "css-strict",  "css-normal", "css-loose", NULL};
static const char *const trims[] = {"jlreq", "css", "none", NULL};
static const char *const breakings[] = {"optimal", "first-fit", NULL};
static const char *const weights[] = {"regular", "bold", NULL};
static const char *const directions[] = {"horizontal", "vertical", NULL};

static const tz_style defaults = {.size = {0, TZ_EM},
                                  .leading = 1500000,
                                  .strictness = TZ_STRICT,
                                  .stretch = TZ_STRETCH_DEFAULT,
                                  .color = {0, 0, 0, 1000}};

// Styles are found one by one, for every use of every file.
enum { MOST_STYLES = 500 };

const tz_style *tz_layout_style(const tz_layout *layout, const char *name) {
    for (size_t i = 0; i < layout->styles_n; i++)
        if (!strcmp(layout->styles[i].name, name)) // NOLINT: read_style has named them all
            return &layout->styles[i];
    return NULL;
}

// Adds to an error which styles there are; always false.
static bool list_styles(const tz_layout_reader *r) {
    tz_bytes names = {0};
    for (size_t i = 0; i < r->layout->styles_n; i++)
        tz_bytes_format(r->arena, &names, "%s%s", i ? ", " : "", r->layout->styles[i].name);
    tz_note(r->diag, (tz_place){0}, _("the styles of this layout are: %.*s"), (int)names.n, names.at ? names.at : "");
    return false;
}

// NULL after reporting.
static const tz_style *find_style(const tz_layout_reader *r, const tz_text *name) {
    const tz_layout *layout = r->layout;
    const tz_style *style = tz_layout_style(layout, tz_text_to_string(r->arena, name));
    if (style || r->styles_refused)
        return style;
    const char *names[MOST_STYLES];
    for (size_t i = 0; i < layout->styles_n; i++)
        names[i] = layout->styles[i].name;
    tz_error(r->diag, tz_text_place(name, 0), _("no such style: %.*s"), (int)name->size, name->bytes);
    if (tz_nearest_word(name, names, layout->styles_n))
        tz_layout_suggest(r, name, names, layout->styles_n);
    else
        list_styles(r);
    return NULL;
}

// ---- the styles ----

static bool read_like(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    (void)bind;
    tz_style *style = member;
    const char *name = style->name;
    const tz_style *parent = value->text.size ? find_style(reader, &value->text) : &defaults;
    if (parent)
        *style = *parent;
    style->name = name;
    return parent != NULL;
}

bool tz_layout_read_family(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    (void)bind;
    const tz_layout_reader *r = reader;
    const tz_text *name = &value->text;
    int family = tz_fonts_family(r->fonts, tz_text_to_string(r->arena, name));
    if (family >= 0)
        *(int *)member = family;
    else if (name->size)
        tz_error(r->diag, tz_text_place(name, 0), _("no such font family in fonts.yaml: %.*s"), (int)name->size,
                 name->bytes);
    return family >= 0 || !name->size;
}

static const tz_bind stretch_rows[] = {
    {OPTIONAL(EM, tz_stretch, latin, "latin"), .least = TZ_EM / 4, .most = TZ_EM,
     .help = N_("between Japanese and Latin, widened first; 0.375em by default")},
    {OPTIONAL(EM, tz_stretch, all, "all"), .most = TZ_EM / 2,
     .help = N_("added to all other gaps alike; 0.125em by default")},
};

static const tz_bind style_rows[] = {
    {WHOLE_STRUCT(SCALAR, "like"), .read = read_like,
     .help = N_("the style above that it is like but for what is said here"), .expects = N_("name of a style above"),
     .example = "body"},
    {OPTIONAL(SCALAR, tz_style, font.family, "family"), .read = tz_layout_read_family,
     .help = N_("family of the list of fonts (fonts.yaml)"), .expects = N_("name of a family of fonts"),
     .example = "gothic"},
    {OPTIONAL(CHOICE, tz_style, font.weight, "weight"), .choices = weights, .help = N_("weight")},
    {OPTIONAL(EITHER, tz_style, font.vertical, "direction"), .choices = directions,
     .help = N_("direction of the lines")},
    {OPTIONAL(LENGTH, tz_style, size, "size"), .most = 500 * TZ_PT, .most_em = 8 * TZ_EM,
     .help = N_("size of the type; in em it follows the body's"), .example = "1.2em"},
    {OPTIONAL(RATIO, tz_style, leading, "leading"), .least = 1000000, .most = 4000000,
     .help = N_("distance of lines, as a factor of the size")},
    {OPTIONAL(CHOICE, tz_style, align, "align"), .choices = aligns,
     .help = N_("start and end of the line, justify = both, even = spread out, decimal = at the decimal point")},
    {OPTIONAL(CHOICE, tz_style, strictness, "level"), .choices = levels, .help = N_("strictness of line breaking")},
    {OPTIONAL(CHOICE, tz_style, spacing_trim, "trim"), .choices = trims,
     .help = N_("how the white space of punctuation is trimmed")},
    {OPTIONAL(CHOICE, tz_style, breaking, "breaking"), .choices = breakings,
     .help = N_("how line ends are chosen: for the whole paragraph, or line by line")},
    {OPTIONAL(MAPPING, tz_style, stretch, "stretch"), ROWS(stretch_rows),
     .help = N_("how wide gaps of justified lines may become; a line that needs more is set as it is")},
    {OPTIONAL(BOOL, tz_style, hanging, "hanging"), .help = N_("let commas and full stops hang beyond the line")},
    {OPTIONAL(BOOL, tz_style, phrases, "phrases"), .help = N_("break lines between phrases (文節)")},
    {OPTIONAL(BOOL, tz_style, keep_with_next, "keep"), .help = N_("keep on one page with what follows")},
    {OPTIONAL(BOOL, tz_style, ruby, "ruby"), .example = "false",
     .help = N_("full-width bars and double angle brackets, ｜漢字《かんじ》, are ruby")},
    {OPTIONAL(EM, tz_style, ragged_below, "ragged_below"), .most = 1000 * TZ_EM,
     .help = N_("lines shorter than that are not justified"), .example = "12em"},
    {OPTIONAL(EM, tz_style, indent, "indent"), .most = 4 * TZ_EM, .help = N_("indent of paragraphs"), .example = "1em"},
    {OPTIONAL(EM, tz_style, before, "before"), GAP_IN_EM, .help = N_("space above a paragraph"), .example = "0.3em"},
    {OPTIONAL(EM, tz_style, after, "after"), GAP_IN_EM, .help = N_("space below a paragraph"), .example = "0.3em"},
    {OPTIONAL(COLOR, tz_style, color, "color"), .example = "K100", .help = N_("colour of the text")},
};

const tz_bind_table tz_styles_table = {style_rows, sizeof style_rows / sizeof *style_rows, TZ_HELD_BY_NAME, &defaults};

// Type that nobody can see would be divided by: half a point at the body's least size, which has been read.
static bool check_size(const tz_layout_reader *r, const tz_style *style, const tz_yaml *node) {
    tz_len least = r->layout->body.min;
    bool seen =
        tz_length_resolve(style->size, least) >= TZ_PT / 2 && (style->size.fixed || style->size.em >= TZ_EM / 20);
    if (!least || seen)
        return true;
    tz_place place = tz_layout_cause(r, node, "size like /body/min").place;
    tz_error(r->diag, place, _("type of the style %s would be smaller than half a point"), style->name);
    return false;
}

static tz_style_origin find_origin(const tz_layout_reader *r, const tz_yaml *node) {
    static const char *const keys[TZ_STYLE_KEYS] = {"direction", "size", "color"};
    const tz_yaml *like = tz_yaml_find(node, "like");
    const tz_style *parent = like ? tz_layout_style(r->layout, tz_text_to_string(r->arena, &like->text)) : NULL;
    tz_style_origin found = {0};
    if (parent)
        found = r->origins[parent - r->layout->styles];
    for (size_t i = 0; i < TZ_STYLE_KEYS; i++) {
        const tz_yaml *value = tz_yaml_find(node, keys[i]);
        if (value)
            found.at[i] = value->place;
    }
    return found;
}

static bool read_style(tz_layout_reader *r, const tz_yaml_pair *pair, tz_style *style) {
    const tz_yaml *node = pair->value;
    *style = defaults;
    style->name = tz_text_to_string(r->arena, &pair->key);
    if (!TZ_LAYOUT_BIND(r, node, style_rows, style))
        return false;
    style->nobreak = r->edition->nobreak.at;
    style->nobreak_n = r->edition->nobreak.n;
    r->origins[style - r->layout->styles] = find_origin(r, node);
    bool ok = check_size(r, style, node);
    if (style->ruby && style->leading < 1500000) // JLREQ 3.3.1: readings stand between the lines at half the size
        ok = tz_layout_refuse_together(r, node, "ruby leading", _("ruby needs a leading of 1.5 or more"));
    return ok;
}

bool tz_layout_read_styles(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    (void)bind;
    tz_layout_reader *r = reader;
    tz_layout *layout = member;
    if (value->kind != TZ_MAPPING)
        return tz_layout_refuse(r, value->place, _("styles must be names, each with its keys"));
    if (value->n > MOST_STYLES) {
        tz_error(r->diag, tz_text_place(&value->pairs[MOST_STYLES].key, 0), _("a layout has at most %d styles"),
                 MOST_STYLES);
        r->styles_refused = true;
        return false;
    }
    tz_style *styles = TZ_ARRAY(r->arena, tz_style, value->n);
    bool ok = true;
    layout->styles = styles;
    r->origins = TZ_ARRAY(r->arena, tz_style_origin, value->n);
    for (size_t i = 0; i < value->n; i++) {
        ok = read_style(r, &value->pairs[i], &styles[i]) && ok;
        layout->styles_n = i + 1; // only styles above may be named by `like`
    }
    return ok;
}

// ---- their uses ----

// Lines of running text are set from left to right everywhere but in tabs.
static bool check_direction(tz_layout_reader *r, const tz_style *style, tz_place made, tz_place use) {
    const tz_place places[] = {made, use};
    tz_place place = tz_layout_nearest(r, places, 2);
    bool at_use = place.source == use.source && place.at == use.at;
    if (!tz_layout_tell_once(r, place, TZ_STYLE_DIRECTION))
        return false;
    tz_error(r->diag, place,
             _("vertical text (direction: vertical) can stand in tabs only, but the style %s is used elsewhere"),
             style->name);
    tz_note(r->diag, at_use ? made : use, "%s",
            at_use ? _("here the text is made vertical: take another style")
                   : _("here it is used: give the tabs a style of their own that is vertical"));
    return false;
}

static bool check_em_size(tz_layout_reader *r, const tz_style *style, tz_place made, tz_place use) {
    const tz_place places[] = {use, made};
    tz_place place = tz_layout_nearest(r, places, 2);
    if (tz_layout_tell_once(r, place, TZ_STYLE_SIZE))
        tz_error(r->diag, place, _("the size of the style %s must be given in em to stand in a cell"), style->name);
    return false;
}

bool tz_layout_read_style(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    tz_layout_reader *r = reader;
    const tz_style_use *use = bind->argument;
    if (!value->text.size)
        return use->optional || tz_layout_refuse(r, value->place, _("the name of a style is expected here")) ||
               list_styles(r);
    const tz_style *style = find_style(r, &value->text);
    if (!style)
        return false;
    *(const tz_style **)member = style;
    const tz_style_origin *made = &r->origins[style - r->layout->styles];
    if (style->font.vertical && use->ground != TZ_GROUND_TAB)
        return check_direction(r, style, made->at[TZ_STYLE_DIRECTION], value->place);
    bool ok = tz_layout_check_contrast(r, style, use->ground, value->place);
    if (use->in_flow && style->size.fixed)
        ok = check_em_size(r, style, made->at[TZ_STYLE_SIZE], value->place);
    return ok;
}
