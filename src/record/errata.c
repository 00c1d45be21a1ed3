// Errata: corrections of the source's text that the records carry.
#include "base/intl.h"
#include "record/read.h"

#include <string.h>

typedef struct erratum_node {
    tz_erratum erratum;
    const tz_card *card; // whose text it corrects; NULL: the prefecture's, or none that is known
    int32_t count;       // how often `found` occurs in the field
} erratum_node;
static const tz_bind erratum_rows[] = {
    {.key = "municipality",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(erratum_node, erratum.municipality),
     .required = true,
     .help = N_("code of the card's first municipality; of the prefecture for front pages"),
     .expects = N_("six digits in quotation marks"),
     .example = "\"242055\"",
     .pattern = "^[0-9]{6}$"},
    {.key = "field",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(erratum_node, erratum.field),
     .required = true,
     .help =
         N_("where it is: section.field with the ids of the form, head.section.field for a head of the tables, title, "
            "digest or outline"),
     .example = "stock.food"},
    {.key = "found",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(erratum_node, erratum.found),
     .required = true,
     .filled = true,
     .help = N_("what the source says there, wrongly"),
     .example = "アルフア化米"},
    {.key = "corrected",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(erratum_node, erratum.corrected),
     .required = true,
     .help = N_("what the records say in its place"),
     .example = "アルファ化米"},
    {.key = "reason",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(erratum_node, erratum.reason),
     .required = true,
     .filled = true,
     .help = N_("why that is right"),
     .example = "小書きの「ァ」の誤認識"},
    {.key = "count",
     .type = TZ_BIND_INT,
     .offset = offsetof(erratum_node, count),
     .least = 1,
     .most = 1000000,
     .help = N_("how often it stands there"),
     .example = "1"},
};
static const erratum_node erratum_defaults = {.count = 1};
const tz_bind_table tz_errata_table = {erratum_rows, 6, TZ_HELD_IN_LIST, &erratum_defaults};

// An erratum of another year may be about a card, or a question, that there is no more.
static void note_how_to_drop(tz_record_reader *r) {
    tz_note(r->diag, (tz_place){0}, "%s",
            _("if it is left from another year, delete its entry in errata.yaml: from its \"- \" to the next one"));
}

static const tz_card *check_municipality(tz_record_reader *r, const tz_text *code) {
    size_t which;
    // A front page is the prefecture's own.
    bool prefecture = tz_text_equal(code, &r->edition->prefecture_code);
    if (prefecture || r->incomplete || !tz_code_check(r, code))
        return NULL;
    const tz_card *card = tz_edition_find_card(r->edition, tz_text_to_string(r->arena, code), &which);
    if (!card) {
        tz_error(r->diag, tz_text_place(code, 0), _("no card has the code %s"), tz_text_excerpt(r->arena, code));
        note_how_to_drop(r);
    }
    return card;
}

// "title", "digest", "outline", a field's path, or "head." and a path.
static bool is_page(const tz_text *field) {
    return tz_text_is(field, "title") || tz_text_is(field, "digest") || tz_text_is(field, "outline");
}

static bool is_head(const tz_text *field) {
    return field->size > 5 && memcmp(field->bytes, "head.", 5) == 0;
}

static tz_text path_of(const tz_text *field) {
    return tz_text_slice(field, is_head(field) ? 5 : 0, field->size);
}

static void check_field(tz_record_reader *r, const tz_text *field) {
    tz_text path = path_of(field);
    if (r->edition->form && !is_page(field) && tz_form_require_field(r, &path) < 0)
        note_how_to_drop(r);
}

// ---- whether it still matches ----

static size_t count_in(const tz_text *text, const tz_text *what) {
    size_t n = 0;
    const char *at = text->bytes, *end = text->bytes + text->size;
    for (const char *found; what->size && (found = memmem(at, (size_t)(end - at), what->bytes, what->size)); n++)
        at = found + what->size;
    return n;
}

static size_t count_in_front(const tz_front *front, const tz_text *what) {
    size_t n = front ? count_in(&front->title, what) : 0;
    for (size_t i = 0; front && i < front->groups_n; i++)
        n += count_in(&front->groups[i].heading, what) + count_in(&front->groups[i].text, what);
    return n;
}

// The heading of a card as it is usually printed: title(names), with brackets of either width.
static size_t count_in_title(tz_record_reader *r, const tz_card *card, const tz_text *what) {
    tz_arena *scratch = tz_arena_new(r->arena);
    const char *title = tz_text_to_string(scratch, &r->edition->title),
               *names = card ? tz_card_names(scratch, card) : "";
    tz_text half = tz_text_from_string(tz_arena_format(scratch, "%s(%s)", title, names));
    tz_text full = tz_text_from_string(tz_arena_format(scratch, "%s（%s）", title, names));
    size_t in_half = count_in(&half, what), in_full = count_in(&full, what);
    tz_arena_free(scratch);
    return in_half > in_full ? in_half : in_full;
}

// How often a text stands where the erratum is about.
static size_t count_where(tz_record_reader *r, const erratum_node *of, const tz_text *what) {
    const tz_text *field = &of->erratum.field;
    if (tz_text_is(field, "title"))
        return count_in_title(r, of->card, what);
    if (is_page(field))
        return count_in_front(tz_text_is(field, "digest") ? r->edition->digest : r->edition->outline, what);
    tz_text path = path_of(field);
    int index = tz_form_find_field(r->edition->form, &path);
    if (index < 0 || (!is_head(field) && !of->card))
        return 0;
    return count_in(is_head(field) ? &r->edition->form->fields[index].label : &of->card->answers[index], what);
}

// "stock.food (桑名市)"
static const char *whereabouts(tz_record_reader *r, const erratum_node *of) {
    const char *field = tz_text_excerpt(r->arena, &of->erratum.field);
    return of->card ? tz_arena_format(r->arena, "%s (%s)", field, tz_card_names(r->arena, of->card)) : field;
}

// Records hold the corrected text. Where it is not there, the answer was written anew, or never corrected.
static bool matches(tz_record_reader *r, const erratum_node *of) {
    const tz_text *found = &of->erratum.found, *corrected = &of->erratum.corrected;
    bool is_part = count_in(corrected, found) > 0; // of every corrected place
    if (!is_part && count_where(r, of, found)) {
        tz_warning(r->diag, tz_text_place(found, 0), _("%s still has %s: please write %s there, as this erratum says"),
                   whereabouts(r, of), tz_text_excerpt(r->arena, found), tz_text_excerpt(r->arena, corrected));
        return false;
    }
    if (count_where(r, of, corrected) >= (size_t)of->count)
        return true;
    tz_warning(r->diag, tz_text_place(corrected, 0), _("this erratum does not match any more: %s has no %s"),
               whereabouts(r, of), tz_text_excerpt(r->arena, corrected));
    note_how_to_drop(r);
    return false;
}

// Each is looked for in the answers that it corrects.
enum { MOST_ERRATA = 5000 };

void tz_errata_read(tz_record_reader *r, const tz_yaml *root) {
    if (!tz_record_check_kind(r, root, TZ_SEQUENCE))
        return;
    if (root->n > MOST_ERRATA) {
        tz_error(r->diag, root->items[MOST_ERRATA]->place, _("an edition has at most %d errata"), MOST_ERRATA);
        return;
    }
    tz_erratum *errata = TZ_ARRAY(r->arena, tz_erratum, root->n);
    r->edition->errata = errata;
    for (size_t i = 0; i < root->n; i++) {
        erratum_node from = erratum_defaults;
        if (!TZ_BIND(r->arena, root->items[i], erratum_rows, &from, r->diag))
            continue;
        from.card = check_municipality(r, &from.erratum.municipality);
        check_field(r, &from.erratum.field);
        // With an error somewhere, texts may be missing here that only could not be read.
        from.erratum.matches = tz_diag_count(r->diag, TZ_ERROR) || matches(r, &from);
        errata[r->edition->errata_n++] = from.erratum;
    }
}
