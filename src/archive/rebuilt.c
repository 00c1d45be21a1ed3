// A booklet typeset again from its archive: whether it has the same bytes as the archived one, and how they differ.
//
// The PDFs themselves are compared as bytes only. What a reader would see of a difference is known from pages.txt, and
// its cause from build.yaml.
#include "archive/pages.h"
#include "base/intl.h"

#include <string.h>

static const tz_place nowhere;

static bool is_same(const tz_source *a, const tz_source *b) {
    return a->size == b->size && !memcmp(a->bytes, b->bytes, a->size);
}

// ---- words ----

static bool is_within_character(const tz_text *text, size_t at) {
    return at > 0 && at < text->size && (text->bytes[at] & 0xc0) == 0x80;
}

// Where two texts begin to differ: a few characters before that, so that one sees which words they are.
static size_t find_difference(const tz_text *a, const tz_text *b) {
    enum { BEFORE = 8 };
    size_t at = 0;
    while (at < a->size && at < b->size && a->bytes[at] == b->bytes[at])
        at++;
    while (is_within_character(a, at) || is_within_character(b, at))
        at--;
    for (int n = 0; at > 0 && n < BEFORE; n++)
        for (at--; is_within_character(a, at);)
            at--;
    return at;
}

static const char *quote(tz_arena *arena, const tz_text *words, size_t from) {
    if (!words->size)
        return _("nothing more");
    const tz_text rest = tz_text_slice(words, from, words->size);
    return tz_arena_format(arena, _("“%s%s”"), from ? "…" : "", tz_text_excerpt(arena, &rest));
}

// ---- bytes ----

// "object 15, EmbeddedFile": the object of the file that byte `at` is in, and its type.
static const char *object_at(tz_arena *arena, const tz_source *source, size_t at) {
    static const char begin[] = " 0 obj\n", type[] = "/Type /";
    const char *bytes = source->bytes, *found = NULL;
    for (const char *next = bytes, *stop = bytes + at; (next = memmem(next, (size_t)(stop - next), begin, 7)); next++)
        found = next;
    if (!found)
        return _("its head");
    const char *number = found, *head = found + strlen(begin);
    while (number > bytes && number[-1] >= '0' && number[-1] <= '9')
        number--;
    size_t left = source->size - (size_t)(head - bytes);
    const char *end = memmem(head, left, "\nstream", 7);
    const char *name = end ? memmem(head, (size_t)(end - head), type, strlen(type)) : NULL;
    if (!name)
        return tz_arena_format(arena, _("object %.*s"), (int)(found - number), number);
    name += strlen(type);
    return tz_arena_format(arena, _("object %.*s, %.*s"), (int)(found - number), number, (int)strcspn(name, "\n /"),
                           name);
}

static size_t first_difference(const tz_source *a, const tz_source *b) {
    size_t at = 0;
    while (at < a->size && at < b->size && a->bytes[at] == b->bytes[at])
        at++;
    return at;
}

// ---- reports ----

static void report_bytes(tz_arena *arena, const tz_rebuilt *of, bool same_pages, tz_diag *diag) {
    size_t at = first_difference(of->archived, of->made);
    const char *name = of->archived->name, *object = object_at(arena, of->archived, at);
    if (same_pages)
        tz_error(diag, nowhere, _("%s differs from byte %zu on (%s), but by its pages.txt all pages are the same"),
                 name, at + 1, object);
    else
        tz_error(diag, nowhere, _("%s differs from byte %zu on (%s)"), name, at + 1, object);
}

static void report_pages(tz_arena *arena, const tz_rebuilt *of, tz_diag *diag) {
    const tz_pages_difference found = of->archived_pages ? tz_pages_compare(of->archived_pages, of->made_pages)
                                                         : (tz_pages_difference){.kind = TZ_PAGES_OTHER_FORMAT};
    const char *name = of->archived->name;
    size_t from = find_difference(&found.archived, &found.made);
    switch (found.kind) {
    case TZ_PAGES_OTHER_WORDS:
        tz_error(diag, nowhere, _("%s differs first on page %zu: archived is %s; typeset now is %s"), name, found.page,
                 quote(arena, &found.archived, from), quote(arena, &found.made, from));
        break;
    case TZ_PAGES_OTHER_DRAWING:
        tz_error(diag, nowhere, _("%s differs first on page %zu: the same words are placed or drawn otherwise"), name,
                 found.page);
        break;
    case TZ_PAGES_OTHER_NUMBER:
        tz_error(diag, nowhere,
                 _("%s has %zu pages; typeset now are %zu, and the words of the first ones are the same"), name,
                 found.archived_pages, found.made_pages);
        break;
    case TZ_PAGES_SAME:
    case TZ_PAGES_OTHER_FORMAT:
        report_bytes(arena, of, found.kind == TZ_PAGES_SAME, diag);
        break;
    }
}

// Only words count: what is drawn is the same where the PDFs are, and another version may compute the digests
// otherwise.
static bool has_other_words(const tz_rebuilt *of) {
    if (!of->archived_pages)
        return false;
    tz_pages_kind kind = tz_pages_compare(of->archived_pages, of->made_pages).kind;
    return kind == TZ_PAGES_OTHER_WORDS || kind == TZ_PAGES_OTHER_NUMBER;
}

bool tz_rebuilt_check(tz_arena *arena, const tz_rebuilt *rebuilt, tz_diag *diag) {
    if (is_same(rebuilt->archived, rebuilt->made)) {
        bool wrong = has_other_words(rebuilt);
        if (wrong)
            tz_error(diag, nowhere, _("%s is not the text of the pages of %s"), rebuilt->archived_pages->name,
                     rebuilt->archived->name);
        return !wrong;
    }
    tz_arena *scratch = tz_arena_new(arena);
    report_pages(scratch, rebuilt, diag);
    if (rebuilt->causes)
        tz_note(diag, nowhere, _("what has changed since then: %s"), rebuilt->causes);
    else
        tz_note(diag, nowhere,
                _("tsuzuri, its libraries and its fonts are the same as then: the PDF or what it was made from has "
                  "changed"));
    tz_arena_free(scratch);
    return false;
}
