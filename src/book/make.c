// Makes the book: what is to be made, its parts in order, then what needs all pages to be there.
#include "base/intl.h"
#include "book/assemble.h"
#include "book/book.h"
#include "changes/changes.h"
#include "parts/parts.h"

// The parts a booklet may have. Those that refer to the cards' pages are made after them, contents after all.
static const tz_part_kind kinds[] = {
    {"cover", 0, tz_make_cover, NULL, offsetof(tz_layout, cover.part), false},
    {"contents", 3, tz_make_contents, tz_finish_contents, offsetof(tz_layout, contents.part), false},
    {"digest", 0, tz_make_digest, NULL, offsetof(tz_layout, front.part), false},
    {"outline", 0, tz_make_outline, NULL, offsetof(tz_layout, front.part), false},
    {"overview", 1, tz_make_overview, NULL, offsetof(tz_layout, overview.part), false},
    {"cards", 0, tz_make_cards, NULL, offsetof(tz_layout, cards), true},
    {"themes", 1, tz_make_themes, tz_finish_themes, offsetof(tz_layout, themes.part), false},
    {"index", 1, tz_make_index, NULL, offsetof(tz_layout, index.part), false},
    {"colophon", 2, tz_make_colophon, NULL, offsetof(tz_layout, colophon.part), false},
};
// Documents of one part, in place of a booklet.
static const tz_part_kind comparison_kind = {
    "comparison", 0, tz_make_comparison, NULL, offsetof(tz_layout, compare.part), false};
static const tz_part_kind history_kind = {"history", 0, tz_make_history, NULL, offsetof(tz_layout, history.part),
                                          false};
enum { KINDS = sizeof kinds / sizeof *kinds, RANKS = 4 };

static const tz_part_spec *spec_of(const tz_booklet *b, const tz_part_kind *kind) {
    return (const tz_part_spec *)((const char *)b->job->layout + kind->spec);
}

static const tz_part_kind *document_kind(const tz_booklet *b) {
    return b->job->comparison ? &comparison_kind : b->job->history ? &history_kind : NULL;
}

static const tz_part_kind *kind_named(tz_booklet *b, const tz_text *name) {
    const char *names[KINDS];
    for (size_t i = 0; i < KINDS; i++) {
        if (tz_text_is(name, kinds[i].name)) {
            if (kinds[i].optional_spec || spec_of(b, &kinds[i])->known)
                return &kinds[i];
            tz_error(b->tools.diag, tz_text_place(name, 0), _("the layout does not say how the part %s looks"),
                     kinds[i].name);
            return NULL;
        }
        names[i] = kinds[i].name;
    }
    tz_error(b->tools.diag, tz_text_place(name, 0), _("a booklet has no part %.*s"), (int)name->size, name->bytes);
    const char *nearest = tz_nearest_word(name, names, KINDS);
    if (nearest)
        tz_note(b->tools.diag, (tz_place){0}, _("did you mean %s?"), nearest);
    return NULL;
}

// The names of the parts to be made: those that this run, else the edition, else the layout lists.
static tz_texts parts_of(const tz_booklet *b, const tz_book_options *options) {
    if (b->job->only || document_kind(b)) {
        tz_text *part = TZ_NEW(b->tools.arena, tz_text);
        *part = tz_text_from_string(b->job->only ? "cards" : document_kind(b)->name);
        return (tz_texts){part, 1};
    }
    if (options->parts) {
        tz_text *parts = TZ_ARRAY(b->tools.arena, tz_text, options->parts_n);
        for (size_t i = 0; i < options->parts_n; i++)
            parts[i] = tz_text_from_string(options->parts[i]);
        return (tz_texts){parts, options->parts_n};
    }
    if (b->job->edition->parts_n)
        return (tz_texts){b->job->edition->parts, b->job->edition->parts_n};
    return b->job->layout->parts;
}

// ---- parts ----

// The title of a part: the layout's, for front pages the edition's.
static const char *title_of(tz_booklet *b, const tz_part_kind *kind) {
    const tz_edition *edition = b->job->edition;
    const tz_front *front = kind->make == tz_make_digest    ? edition->digest
                            : kind->make == tz_make_outline ? edition->outline
                                                            : NULL;
    tz_text title = front ? front->title : tz_booklet_fill_template(b, &spec_of(b, kind)->title, NULL);
    return tz_arena_copy(b->tools.arena, title.bytes ? title.bytes : "", title.size);
}

static bool is_named_twice(tz_booklet *b, tz_texts names, size_t at) {
    for (size_t i = 0; i < at; i++)
        if (b->parts[i].kind == b->parts[at].kind) {
            tz_error(b->tools.diag, tz_text_place(&names.at[at], 0), _("the part %s is named twice"),
                     b->parts[at].kind->name);
            return true;
        }
    return false;
}

// Opens the parts in the booklet's order, so that the structure has them in that order too.
static bool open_parts(tz_booklet *b, tz_texts names) {
    b->parts = TZ_ARRAY(b->tools.arena, tz_part, names.n);
    b->parts_n = names.n;
    bool ok = true;
    for (size_t i = 0; i < names.n; i++) {
        tz_part *part = &b->parts[i];
        part->kind = document_kind(b) ? document_kind(b) : kind_named(b, &names.at[i]);
        if (!part->kind || is_named_twice(b, names, i)) {
            ok = false;
            continue;
        }
        part->spec = spec_of(b, part->kind);
        if (part->spec->fault.message) {
            tz_error(b->tools.diag, part->spec->fault.place, "%s", part->spec->fault.message);
            ok = false;
        }
        part->title = title_of(b, part->kind);
        part->element = tz_booklet_element(b, b->book->document, TZ_ROLE_PART);
        if (*part->title)
            tz_element_attributes(b->tools.arena, part->element)->title = part->title;
    }
    return ok;
}

static bool make_parts(tz_booklet *b) {
    bool ok = true;
    size_t pages = 0;
    for (int rank = 0; rank < RANKS; rank++)
        for (size_t i = 0; i < b->parts_n; i++) {
            b->part = &b->parts[i];
            if (b->part->kind->rank != rank)
                continue;
            tz_progress_report(b->tools.progress, TZ_STAGE_PARTS, 0, 0);
            ok = b->part->kind->make(b) && ok;
            pages += b->part->pages.n;
        }
    if (ok && !pages) {
        tz_error(b->tools.diag, (tz_place){0}, _("the booklet has no pages: name at least one part that has content"));
        ok = false;
    }
    return ok;
}

static bool finish_parts(tz_booklet *b) {
    for (size_t i = 0; i < b->parts_n; i++) {
        b->part = &b->parts[i];
        if (b->part->kind->finish && !b->part->kind->finish(b))
            return false;
    }
    tz_bind_pages(b);
    return tz_draw_running_lines(b);
}

// ---- the job ----

// A single is a booklet of one card under one municipality's name, with the running lines of singles.
static bool narrow_to_single(const tz_tools *tools, tz_job *job, const tz_card *card, size_t municipality) {
    tz_arena *arena = tools->arena;
    if (!job->layout->single.known) {
        tz_error(tools->diag, (tz_place){job->layout->source, 0}, _("the layout does not say how single sheets look"));
        return false;
    }
    tz_edition *edition = TZ_NEW(arena, tz_edition);
    tz_layout *layout = TZ_NEW(arena, tz_layout);
    tz_card *own = TZ_NEW(arena, tz_card);
    *own = *card;
    own->municipalities = &card->municipalities[municipality];
    own->municipalities_n = 1;
    *edition = *job->edition;
    edition->cards = own;
    edition->cards_n = 1;
    *layout = *job->layout;
    layout->header = layout->single.header;
    layout->footer = layout->single.footer;
    layout->tabs.style = NULL;
    job->edition = edition;
    job->layout = layout;
    job->only = own;
    tz_name_values values = {.arena = arena, .job = job, .card = own, .names = tz_card_names(arena, own)};
    values.all = tz_card_names(arena, card);
    tz_name_values brief = values;
    brief.all = tz_card_brief_names(arena, layout, card);
    tz_text brief_shared = tz_template_fill(arena, &layout->single.shared, tz_name_lookup, &brief);
    tz_text shared = tz_template_fill(arena, &layout->single.shared, tz_name_lookup, &values);
    tz_text title = tz_template_fill(arena, &layout->single.title, tz_name_lookup, &values);
    job->shared = card->municipalities_n > 1 ? tz_text_to_string_or_null(arena, &shared) : NULL;
    job->brief_shared = card->municipalities_n > 1 ? tz_text_to_string_or_null(arena, &brief_shared) : NULL;
    job->title = tz_text_to_string_or_null(arena, &title);
    return true;
}

// Comparisons and histories, and a booklet's change bars. False after reporting.
static bool add_older_editions(const tz_tools *tools, tz_job *job, const tz_book_options *options) {
    const tz_layout *layout = job->layout;
    if (!options->comparison && !options->history && !options->since)
        return true;
    if (!layout->compare.part.known || (options->history && !layout->history.part.known)) {
        tz_error(tools->diag, (tz_place){layout->source, 0}, _("the layout does not say how comparisons look"));
        tz_note(tools->diag, (tz_place){0}, _("give it the sections compare and history, as in layouts/a4.yaml"));
        return false;
    }
    job->comparison = options->comparison;
    job->side_by_side = options->style == TZ_COMPARISON_TABLE;
    job->history = options->history;
    if (options->comparison)
        job->old_year = &options->comparison->old->fiscal_year;
    if (options->since) {
        job->old_year = &options->since->old->fiscal_year;
        job->since = tz_change_bars_note(tools->arena, job);
    }
    return true;
}

static tz_book *new_book(const tz_tools *tools, const tz_job *job) {
    tz_arena *arena = tools->arena;
    tz_book *book = TZ_NEW(arena, tz_book);
    book->width = job->layout->width;
    book->height = job->layout->height;
    book->fonts = tools->fonts;
    book->title = job->title;
    book->author = tz_text_to_string_or_null(arena, &job->edition->publisher);
    book->subject = tz_text_to_string_or_null(arena, &job->edition->form->title);
    book->language = job->edition->language;
    book->date = tz_text_to_string_or_null(arena, &job->edition->date);
    book->document = tz_element_new(arena, book, NULL, TZ_ROLE_DOCUMENT);
    return book;
}

// NULL after reporting.
static tz_book *make(const tz_tools *tools, const tz_job *job, const tz_book_options *options) {
    tz_booklet b = {.tools = *tools, .job = job, .book = new_book(tools, job), .proof = options->proof};
    b.card_page = TZ_ARRAY(tools->arena, const tz_page *, job->edition->cards_n);
    if (options->since)
        tz_mark_changes_since(&b, options->since);
    tz_texts parts = parts_of(&b, options);
    b.book->parts = parts.at;
    b.book->parts_n = parts.n;
    if (!open_parts(&b, parts) || !make_parts(&b))
        return NULL;
    tz_progress_report(tools->progress, TZ_STAGE_BINDING, 0, 0);
    tz_assemble(&b);
    return finish_parts(&b) && tz_ledger_check(&b) && tz_places_check(&b) ? b.book : NULL;
}

tz_book *tz_book_make(tz_arena *arena, const tz_edition *edition, const tz_layout *layout, tz_fonts *fonts,
                      const tz_book_options *options, tz_diag *diag) {
    static const tz_book_options none;
    options = options ? options : &none;
    const tz_tools tools = {arena, fonts, diag, options->progress, options->threads ? options->threads : 1};
    tz_job job = {.edition = edition, .layout = layout, .title = tz_text_to_string_or_null(arena, &edition->title)};
    tz_fonts_set_progress(fonts, options->progress);
    if (!edition->cards_n) {
        tz_error(diag, (tz_place){0}, _("there is nothing to typeset yet: no answers are in cards/"));
        return NULL;
    }
    if ((options->only && !narrow_to_single(&tools, &job, options->only, options->municipality)) ||
        !add_older_editions(&tools, &job, options))
        return NULL;
    return make(&tools, &job, options);
}
