// Templates: texts with {names} that are filled in when pages are made.
#include "base/utf8.h"
#include "layout/read.h"

#include <string.h>

const char *const tz_edition_names[] = {"title", "fiscal_year", "prefecture", "publisher", "meeting",
                                        "date",  "era_date",    "old_year",   NULL};
const char *const tz_card_page_names[] = {"title", "fiscal_year", "prefecture", "publisher", "meeting",
                                          "date",  "era_date",    "region",     "names",     NULL};

// It may stand in every template, and is filled in when the layout is read: an edition has one word.
const char tz_units_name[] = "units";

// ---- reading ----

static bool check_name(const tz_layout_reader *r, const tz_text *name, tz_place brace, const char *const *names) {
    size_t n = 0;
    for (; names[n]; n++)
        if (tz_text_is(name, names[n]))
            return true;
    if (tz_text_is(name, tz_units_name))
        return true;
    tz_error(r->diag, brace, _("{%.*s} is no name that can stand here"), (int)name->size, name->bytes);
    const char *nearest = tz_nearest_word(name, names, n);
    if (nearest)
        tz_note(r->diag, (tz_place){0}, _("did you mean {%s}?"), nearest);
    return false;
}

// The bytes of a full-width brace, ｛ or ｝, at byte `at`; 0: there is none.
static size_t full_brace(const tz_text *text, size_t at, const char *brace) {
    size_t size = strlen(brace);
    return text->size - at >= size && !memcmp(text->bytes + at, brace, size) ? size : 0;
}

// ｛names｝ is printed as it stands, which nobody means. `at` is behind ｛.
static void warn_of_full_braces(const tz_layout_reader *r, const tz_text *text, size_t at) {
    char name[32] = "";
    size_t n = 0, size, end = at;
    for (int32_t c; end < text->size && n + 1 < sizeof name; end += size) {
        size = tz_utf8_decode(text->bytes + end, text->size - end, &c);
        c = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFF01 + '!' : c; // full-width letters too
        if ((c < 'a' || c > 'z') && c != '_')
            break;
        name[n++] = (char)c;
    }
    bool closed = end < text->size && (text->bytes[end] == '}' || full_brace(text, end, "｝"));
    if (closed && n)
        tz_warning(r->diag, tz_text_place(text, at - strlen("｛")),
                   _("｛%s｝ is printed as it stands: to have it filled in, please write {%s} in half-width letters"),
                   name, name);
}

static bool refuse_open_brace(const tz_layout_reader *r, const tz_text *text, size_t at) {
    tz_layout_refuse(r, tz_text_place(text, at), _("this { has no }"));
    for (size_t i = at; i < text->size; i++)
        if (full_brace(text, i, "｝")) {
            tz_note(r->diag, tz_text_place(text, i), "%s", _("please write a half-width } here"));
            break;
        }
    return false;
}

// The next {name} at or after `from`: its brace and what follows its closing one. False when there is none.
static bool next_name(const tz_text *text, size_t from, size_t *open, size_t *close) {
    const char *brace = from < text->size ? memchr(text->bytes + from, '{', text->size - from) : NULL;
    if (!brace)
        return false;
    *open = (size_t)(brace - text->bytes);
    const char *end = memchr(brace, '}', text->size - *open);
    if (!end)
        return false;
    *close = (size_t)(end - text->bytes) + 1;
    return true;
}

// The text with the word for {units}; messages about it still point at the template.
static tz_text with_units(tz_arena *arena, const tz_text *text, const char *word) {
    tz_bytes out = {0};
    size_t from = 0, open, close;
    for (size_t at = 0; next_name(text, at, &open, &close); at = close)
        if (close - open - 2 == strlen(tz_units_name) &&
            !memcmp(text->bytes + open + 1, tz_units_name, close - open - 2)) {
            tz_bytes_add(arena, &out, text->bytes + from, open - from);
            tz_bytes_add(arena, &out, word, strlen(word));
            from = close;
        }
    if (!from)
        return *text;
    tz_bytes_add(arena, &out, text->bytes + from, text->size - from);
    tz_text filled = *text;
    filled.bytes = tz_arena_copy(arena, out.at, out.n);
    filled.size = out.n;
    return filled;
}

bool tz_layout_read_template(void *reader, const tz_bind *bind, const tz_yaml *value, void *member) {
    const tz_layout_reader *r = reader;
    const tz_text *text = &value->text;
    bool ok = true;
    for (size_t at = 0; at < text->size; at++) {
        size_t full = full_brace(text, at, "｛");
        if (full)
            warn_of_full_braces(r, text, at + full);
        if (text->bytes[at] != '{')
            continue;
        const char *end = memchr(text->bytes + at, '}', text->size - at);
        if (!end)
            return refuse_open_brace(r, text, at);
        tz_text name = tz_text_slice(text, at + 1, (size_t)(end - text->bytes));
        ok = check_name(r, &name, tz_text_place(text, at), bind->argument) && ok;
    }
    ((tz_template *)member)->text = *text;
    if (ok && r->edition->units)
        ((tz_template *)member)->text = with_units(r->arena, text, r->edition->units);
    return ok;
}

// ---- filling ----

tz_text tz_template_fill(tz_arena *arena, const tz_template *pattern, tz_template_lookup *lookup, const void *context) {
    const tz_text *text = &pattern->text;
    size_t from = 0, open, close;
    if (!next_name(text, 0, &open, &close))
        return *text;
    tz_arena *scratch = tz_arena_new(arena);
    tz_bytes out = {0};
    while (next_name(text, from, &open, &close)) {
        tz_bytes_add(scratch, &out, text->bytes + from, open - from);
        char *name = tz_arena_copy(scratch, text->bytes + open + 1, close - open - 2);
        const char *value = lookup(context, name);
        if (value)
            tz_bytes_add(scratch, &out, value, strlen(value));
        from = close;
    }
    tz_bytes_add(scratch, &out, text->bytes + from, text->size - from);
    tz_text filled = *text; // so that messages about it point at the template
    filled.bytes = tz_arena_copy(arena, out.at ? out.at : "", out.n);
    filled.size = out.n;
    tz_arena_free(scratch);
    return filled;
}

bool tz_template_uses(const tz_template *pattern, const char *name) {
    size_t from = 0, open, close;
    while (next_name(&pattern->text, from, &open, &close)) {
        if (close - open - 2 == strlen(name) && !memcmp(pattern->text.bytes + open + 1, name, close - open - 2))
            return true;
        from = close;
    }
    return false;
}
