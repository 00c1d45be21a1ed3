// Editions: edition.yaml, and everything that it names.
#include "base/calendar.h"
#include "base/intl.h"
#include "record/read.h"

#include <string.h>

// edition.yaml as it is written.
typedef struct edition_node {
    tz_text form, municipalities, errata, language, units;
    const tz_yaml *prefecture, *regions, *digest, *outline, *terms;
    tz_texts parts, themes, nobreak;
    tz_edition own; // texts that need no reading
} edition_node;

static const tz_bind prefecture_rows[] = {
    {.key = "code",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(tz_edition, prefecture_code),
     .help = N_("its six digits (全国地方公共団体コード), in quotation marks; all municipalities are of it"),
     .expects = N_("six digits in quotation marks"),
     .example = "\"240001\"",
     .pattern = "^[0-9]{6}$"},
    {.key = "name",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(tz_edition, prefecture_name),
     .required = true,
     .filled = true,
     .help = N_("its name"),
     .example = "三重県"},
};
static const tz_bind_table prefecture_table = {.rows = prefecture_rows, .n = 2};

#define NODE(key_, member, need, table, help_)                                                                         \
    {                                                                                                                  \
        .key = (key_), .type = TZ_BIND_NODE, .offset = offsetof(edition_node, member), .required = (need),             \
        .below = (table), .help = (help_)                                                                              \
    }
#define TEXT(key_, member, need, example_, help_)                                                                      \
    {                                                                                                                  \
        .key = (key_), .type = TZ_BIND_TEXT, .offset = offsetof(edition_node, member), .required = (need),             \
        .filled = (need), .help = (help_), .example = (example_)                                                       \
    }
#define VALUE(key_, member, need, example_, expects_, pattern_, help_)                                                 \
    {                                                                                                                  \
        .key = (key_), .type = TZ_BIND_TEXT, .offset = offsetof(edition_node, member), .required = (need),             \
        .filled = (need), .help = (help_), .example = (example_), .expects = (expects_), .pattern = (pattern_)         \
    }
#define TEXTS(key_, member, example_, help_)                                                                           \
    {                                                                                                                  \
        .key = (key_), .type = TZ_BIND_TEXTS, .offset = offsetof(edition_node, member), .help = (help_),               \
        .example = (example_)                                                                                          \
    }
static const tz_bind edition_rows[] = {
    TEXT("id", own.id, false, "small",
         N_("short name of the edition, part of file names: small letters, digits and -; otherwise that of its fiscal "
            "year, such as r8")),
    TEXT("title", own.title, true, "災害時の備えに関する調査", N_("of the booklet")),
    TEXT("fiscal_year", own.fiscal_year, true, "令和7年度", N_("令和7年度, 令和元年度 or 2025年度")),
    NODE("prefecture", prefecture, true, &prefecture_table, N_("the prefecture")),
    TEXT("publisher", own.publisher, false, "三重県", N_("who publishes the booklet; otherwise the prefecture")),
    TEXT("meeting", own.meeting, false, "令和7年度 第1回 連絡会議", N_("the meeting that it is handed out at")),
    VALUE("date", own.date, false, "2026-03-31", N_("a date, YYYY-MM-DD"), "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
          N_("of publication: 2026-03-31; otherwise no date is printed")),
    VALUE("since", own.since, false, "../r6", N_("path of a folder or file"), NULL,
          N_("the edition before: a path from this folder to its folder, bag or PDF for archives; forms show its "
             "answers, compare needs no other word, and check tells answers that are copied from it")),
    VALUE("language", language, false, "ja-JP", N_("tag of a language"), NULL,
          N_("of the records, as BCP 47 writes it; otherwise ja-JP")),
    TEXT("units", units, false, "市町",
         N_("what its municipalities are called together, in the booklet and in messages; otherwise by the ends of "
            "their "
            "names: 市町, 市町村, 区市町村")),
    VALUE("layout", own.layout, false, "a4.yaml", N_("name of a file"), NULL,
          N_("the layout's file, in the edition's folder or in layouts/; otherwise a4.yaml")),
    VALUE("form", form, false, "form.yaml", N_("name of a file"), NULL, N_("the form's file; otherwise form.yaml")),
    VALUE("municipalities", municipalities, false, "municipalities.yaml", N_("name of a file"), NULL,
          N_("the file with the list of municipalities; with it, codes and names of cards are compared with the list, "
             "and "
             "each of its municipalities must be on a card; otherwise municipalities.yaml where that is there")),
    VALUE("errata", errata, false, "errata.yaml", N_("name of a file"), NULL,
          N_("the file with the errata; otherwise errata.yaml where that is there")),
    TEXTS("parts", parts, "[cover, contents, overview, cards, colophon]",
          N_("parts of the booklet, in order; otherwise those of the layout")),
    TEXTS("themes", themes, "[stock.food]",
          N_("fields that have a list of their own: section.field, with the ids of the form")),
    TEXTS("nobreak", nobreak, "[ケーブルTV]", N_("words that no line end parts, such as names: ケーブルTV")),
    NODE("terms", terms, false, &tz_terms_table, N_("terms of the index")),
    NODE("regions", regions, false, &tz_regions_table,
         N_("regions with their cards, in the booklet's order; otherwise all cards, in the order of the list of "
            "municipalities")),
    NODE("digest", digest, false, &tz_front_table, N_("front page with a digest of the answers")),
    NODE("outline", outline, false, &tz_front_table, N_("front page about the survey")),
};
const tz_bind_table tz_edition_table = {.rows = edition_rows, .n = sizeof edition_rows / sizeof *edition_rows};

// ---- inputs ----

// Opens the input `path`, which the text `name` requests (NULL: no text does), and reads it. NULL after reporting.
static const tz_yaml *read_file(tz_record_reader *r, const tz_text *name, const char *path) {
    const tz_source *source =
        r->input->open(r->input->context, r->arena, path, name ? tz_text_place(name, 0) : (tz_place){0}, r->diag);
    if (!source)
        return NULL;
    *TZ_ADD(r->arena, &r->inputs) = source;
    *TZ_ADD(r->arena, &r->names) = path;
    return tz_yaml_read_tolerant(r->arena, r->arena, source, &tz_record_rules, r->diag);
}

// Whether the edition's folder has it; where that cannot be listed, whether it can be opened.
static bool has_file(tz_record_reader *r, const char *name) {
    const tz_input *input = r->input;
    tz_names names = {.all = {.n = 0}};
    if (!input->list)
        return input->open(input->context, r->arena, name, (tz_place){0}, tz_diag_in_arena(r->arena));
    if (!input->list(input->context, r->arena, ".", &names))
        return false;
    for (size_t i = 0; i < names.all.n; i++)
        if (!strcmp(names.all.at[i], name))
            return true;
    return false;
}

// The file that the edition names, or else, where it is there, the usual one.
static const tz_yaml *open_named(tz_record_reader *r, const tz_text *name, const char *usual) {
    if (name->size)
        return read_file(r, name, tz_text_to_string(r->arena, name));
    return has_file(r, usual) ? read_file(r, NULL, usual) : NULL;
}

// ---- small checks ----

// Part of file names.
static void check_id(tz_record_reader *r, const tz_text *id) {
    for (size_t i = 0; i < id->size; i++) {
        char c = id->bytes[i];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')
            continue;
        tz_error(r->diag, tz_text_place(id, 0), "%s",
                 _("the id is part of file names: small letters a-z, digits and - are expected"));
        return;
    }
}

// A year's papers are dated within the year, or until its accounts are closed on 31 May (出納整理期間). Any other date
// is likely to be that of the edition this one was copied from, or the fiscal year is.
static void check_date_in_year(tz_record_reader *r) {
    const tz_edition *edition = r->edition;
    tz_place place = tz_text_place(&edition->date, 0);
    const char *first = tz_arena_format(r->arena, "%04d-04-01", edition->year),
               *last = tz_arena_format(r->arena, "%04d-05-31", edition->year + 1),
               *date = tz_text_to_string(r->arena, &edition->date);
    if (strcmp(date, first) >= 0 && strcmp(date, last) <= 0)
        return;
    tz_warning(r->diag, place, _("%s is no date of %s (%s to %s): please correct date: or fiscal_year:"), date,
               tz_text_excerpt(r->arena, &edition->fiscal_year), first, last);
}

static void check_year(tz_record_reader *r) {
    tz_edition *edition = r->edition;
    const tz_text *year = &edition->fiscal_year;
    bool is_year = tz_fiscal_year_parse(year, &edition->year);
    bool is_date = tz_date_is_valid(edition->date.bytes, edition->date.size);
    if (year->source && !is_year)
        tz_error(r->diag, tz_text_place(year, 0), "%s",
                 _("a fiscal year is expected here, such as 令和7年度, 令和元年度 or 2025年度"));
    if (edition->date.source && !is_date)
        tz_error(r->diag, tz_text_place(&edition->date, 0), "%s", _("a date is expected here, such as 2026-03-31"));
    if (is_year && is_date)
        check_date_in_year(r);
}

static void check_texts(tz_record_reader *r) {
    tz_edition *edition = r->edition;
    edition->title = tz_text_trimmed(&edition->title);
    edition->publisher = tz_text_trimmed(&edition->publisher);
    edition->meeting = tz_text_trimmed(&edition->meeting);
    tz_record_warn_suspicious(r, &edition->title);
    tz_record_warn_suspicious(r, &edition->publisher);
    tz_record_warn_suspicious(r, &edition->meeting);
    check_id(r, &edition->id);
    check_year(r);
    if (!edition->id.size && edition->year)
        edition->id = tz_text_from_string(tz_fiscal_year_id(r->arena, edition->year));
}

static void read_prefecture(tz_record_reader *r, const tz_yaml *node) {
    if (TZ_BIND(r->arena, node, prefecture_rows, r->edition, r->diag) && r->edition->prefecture_code.size)
        tz_code_check(r, &r->edition->prefecture_code);
    if (!r->edition->publisher.size)
        r->edition->publisher = r->edition->prefecture_name;
}

// ---- the edition ----

static void read_front_pages(tz_record_reader *r, const edition_node *from) {
    if (from->digest)
        r->edition->digest = tz_front_read(r, from->digest);
    if (from->outline)
        r->edition->outline = tz_front_read(r, from->outline);
}

static void read_choices(tz_record_reader *r, const edition_node *from) {
    tz_edition *edition = r->edition;
    edition->parts = from->parts.at;
    edition->parts_n = from->parts.n;
    edition->themes = from->themes.at;
    edition->themes_n = from->themes.n;
    for (size_t i = 0; edition->form && i < edition->themes_n; i++)
        tz_form_require_field(r, &edition->themes[i]);
    edition->nobreak = from->nobreak;
    if (from->terms)
        tz_terms_read(r, from->terms);
}

static void read_language(tz_record_reader *r, const tz_text *tag) {
    const char *language = tz_language_read(r, tag);
    r->edition->language = language ? language : "ja-JP";
}

static void read_head(tz_record_reader *r, const tz_yaml *root, edition_node *from) {
    TZ_BIND(r->arena, root, edition_rows, from, r->diag);
    *r->edition = from->own;
    check_texts(r);
    read_language(r, &from->language);
    if (from->prefecture)
        read_prefecture(r, from->prefecture);
    // Without a form nothing can be read: that there is none is reported.
    const tz_yaml *form = from->form.size ? open_named(r, &from->form, "") : read_file(r, NULL, "form.yaml");
    if (form)
        r->edition->form = tz_form_read(r, form);
}

static void read_lists(tz_record_reader *r, const edition_node *from) {
    const tz_yaml *list = open_named(r, &from->municipalities, "municipalities.yaml");
    if (list)
        tz_municipalities_read(r, list);
    tz_units_read(r, &from->units);
    // Where the folder cannot be listed there are no workbooks either.
    if (r->input->list && has_file(r, "survey.yaml"))
        r->survey_file = read_file(r, NULL, "survey.yaml");
}

static void read_rest(tz_record_reader *r, const tz_yaml *root, const edition_node *from) {
    read_lists(r, from);
    tz_regions_read(r, from->regions, root);
    tz_units_settle(r);
    read_front_pages(r, from);
    const tz_yaml *errata = open_named(r, &from->errata, "errata.yaml");
    if (errata)
        tz_errata_read(r, errata);
    read_choices(r, from);
}

// The edition as far as it was read, with all files of it; NULL when there was an error since there were `errors`.
static const tz_edition *finish(tz_record_reader *r, size_t errors) {
    r->edition->inputs = r->inputs.at;
    r->edition->input_names = r->names.at;
    r->edition->inputs_n = r->inputs.n;
    return tz_diag_count(r->diag, TZ_ERROR) == errors ? r->edition : NULL;
}

const tz_edition *tz_edition_read_with_head(tz_arena *arena, const tz_input *input, uint32_t threads,
                                            const tz_edition **head, tz_diag *diag) {
    tz_record_reader r = {.arena = arena, .input = input, .diag = diag, .threads = threads};
    edition_node from = {.form = tz_text_from_string("")};
    size_t errors = tz_diag_count(diag, TZ_ERROR);
    r.edition = TZ_NEW(arena, tz_edition);
    *head = NULL;
    const tz_yaml *root = read_file(&r, NULL, "edition.yaml");
    if (!root)
        return NULL;
    read_head(&r, root, &from);
    if (tz_diag_count(diag, TZ_ERROR) == errors)
        *head = r.edition;
    read_rest(&r, root, &from);
    return finish(&r, errors);
}

bool tz_record_read_head(tz_record_reader *r, const tz_yaml **regions) {
    edition_node from = {.form = tz_text_from_string("")};
    const tz_yaml *root = read_file(r, NULL, "edition.yaml");
    if (!root)
        return false;
    read_head(r, root, &from);
    read_lists(r, &from);
    *regions = from.regions;
    return true;
}

const tz_edition *tz_edition_read_head(tz_arena *arena, const tz_input *input, tz_diag *diag) {
    tz_record_reader r = {.arena = arena, .input = input, .diag = diag, .edition = TZ_NEW(arena, tz_edition)};
    edition_node from = {.form = tz_text_from_string("")};
    size_t errors = tz_diag_count(diag, TZ_ERROR);
    const tz_yaml *root = read_file(&r, NULL, "edition.yaml");
    if (!root)
        return NULL;
    read_head(&r, root, &from);
    read_lists(&r, &from);
    read_choices(&r, &from);
    return finish(&r, errors);
}

const tz_edition *tz_edition_read(tz_arena *arena, const tz_input *input, uint32_t threads, tz_diag *diag) {
    const tz_edition *head;
    return tz_edition_read_with_head(arena, input, threads, &head, diag);
}
