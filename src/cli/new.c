// new: the folder of a new edition, complete or not at all.
#include "cli/new.h"
#include "base/calendar.h"
#include "base/file.h"
#include "base/intl.h"

#include <string.h>

static const tz_place nowhere;

#define STARTER_FORM "data/japan/starter-form.yaml"

static const char *const naming_words[] = {"roman", "japanese", NULL}; // as tz_card_naming

static const tz_option options[] = {
    {"from", 0, N_("OLD"),
     .help = N_("edition of a year before that this one continues: a folder, a bag, or a PDF for archives"),
     .kind = TZ_VALUE_ANY_EDITION},
    {"merge", 0, N_("A+B=C"),
     .help = N_("with --from: these municipalities are one now, such as 桑名市+木曽岬町=桑名市"),
     .details =
         N_("May be given again. A new one that is not in the list of Japan's municipalities needs its code behind\n"
            "it: A+B=新町:242225.")},
    {"prefecture", 0, N_("PREFECTURE"),
     .help = N_("whose municipalities answer: 鳥取県, 鳥取, tottori, or its code 31")},
    {"year", 0, N_("YEAR"),
     .help = N_("the fiscal year: 令和8年度 or 2026年度 (with --from otherwise the year after)")},
    {"title", 0, N_("TITLE"), .help = N_("title of the booklet (otherwise the form's)")},
    {"form", 0, N_("FILE"), .help = N_("form to use: form.yaml, or a survey's workbook (otherwise one to begin with)"),
     .kind = TZ_VALUE_FILE,
     .details =
         N_("From an empty workbook (.xlsx, .ods, .csv) its questions and sections are found by where cells for\n"
            "answers are; form.yaml names the cell of each, and what is not certain is reported. A workbook of\n"
            "tsuzuri form has its form with it.")},
    {"regions", 0, N_("FILE"), .help = N_("regions of the municipalities: YAML as in edition.yaml, or a worksheet"),
     .kind = TZ_VALUE_FILE,
     .details =
         N_("The worksheet (.xlsx, .ods, .csv) has a column of regions and one of municipalities. Each municipality\n"
            "has to be in one region.")},
    {"workbooks", 0, NULL, .help = N_("no empty cards: answers will come as workbooks")},
    {"names", 0, N_("HOW"), .help = N_("names of the cards: roman (default: 313025-iwami) or japanese (岩美町)"),
     .words = naming_words},
    {0},
};

static const tz_operand operands[] = {
    {N_("DIR"), TZ_VALUE_TEXT, N_("folder to make, the edition")},
    {0},
};

static const tz_example examples[] = {
    {"tsuzuri new tottori-r8 --prefecture 鳥取県 --year 令和8年度 --workbooks",
     N_("an edition whose answers will come in workbooks")},
    {"tsuzuri form tottori-r8 -o tottori-r8-forms", N_("the workbooks for its municipalities")},
    {"tsuzuri new mie-r8 --from data/r7", N_("the edition of the year after data/r7, without its answers")},
    {"tsuzuri new merged-r8 --from data/r7 --merge 桑名市+木曽岬町=桑名市", N_("the same after a merger")},
    {0},
};

// ---- what is asked for ----

typedef struct request {
    tz_call *call;
    const char *folder; // without a slash at the end
    tz_created created;
    size_t shown_n; // of its files, without the hidden ones
} request;

static char *without_slashes(tz_arena *arena, const char *path) {
    size_t size = strlen(path);
    while (size > 1 && path[size - 1] == '/')
        size--;
    return tz_arena_copy(arena, path, size);
}

// No clock is asked: nobody could tell from the files why a year stands in them.
static const char *fiscal_year(tz_call *call) {
    const char *year = tz_call_value(call, "year");
    int32_t number;
    const tz_text text = tz_text_from_string(year ? year : "");
    if (!year)
        tz_error(call->diag, nowhere, _("please name the fiscal year, such as: --year 令和8年度"));
    else if (!tz_fiscal_year_parse(&text, &number))
        tz_error(call->diag, nowhere, _("%s is no fiscal year: please write it as in --year 令和8年度 or 2026年度"),
                 year);
    else
        return year;
    return NULL;
}

// ---- from a prefecture ----

static const tz_source *form_file(tz_call *call) {
    const char *path = tz_call_value(call, "form");
    if (!path)
        return tz_cli_data_file(call, STARTER_FORM);
    const tz_source *file = tz_file_read(call->arena, path, TZ_FILE_LIMIT, nowhere, call->diag);
    if (!file)
        atomic_store(&call->unreadable, true);
    return file;
}

static bool add_form_of_workbook(request *r, const tz_source *file) {
    tz_call *call = r->call;
    tz_found_form form;
    const tz_workbook *workbook = tz_workbook_read(call->arena, file, call->diag);
    if (!workbook || (!tz_form_made_read(call->arena, workbook, &form) &&
                      !tz_form_found_read(call->arena, workbook, &form, call->diag)))
        return false;
    tz_create_form(call->arena, &form, basename(file->name), &r->created);
    return true;
}

// False after reporting.
static bool add_form(request *r, const tz_source *file) {
    if (tz_workbook_has_name(basename(file->name)))
        return add_form_of_workbook(r, file);
    tz_created_add_source(r->call->arena, &r->created, "form.yaml", file);
    return true;
}

// A form's title without the year that it may begin with: 令和7年度　調査.
static tz_text title_without_year(const tz_text *title) {
    static const char year[] = "年度", blank[] = "　";
    const char *end = memmem(title->bytes, title->size, year, strlen(year));
    size_t at = end ? (size_t)(end - title->bytes) + strlen(year) : 0;
    int32_t number;
    tz_text first = tz_text_slice(title, 0, at);
    if (!at || !tz_fiscal_year_parse(&first, &number))
        return *title;
    while (at < title->size && title->bytes[at] == ' ')
        at++;
    while (title->size - at > strlen(blank) && !memcmp(title->bytes + at, blank, strlen(blank)))
        at += strlen(blank);
    return at < title->size ? tz_text_slice(title, at, title->size) : *title;
}

// The form's title is known only when the head has been read: made twice, first to read it. What is to be told of it is
// told once.
static const tz_edition *make_head(request *r, tz_new_edition *edition) {
    tz_call *call = r->call;
    tz_created *created = &r->created;
    const char *title = edition->title;
    tz_diag *first = tz_diag_in_arena(call->arena);
    if (!title)
        edition->title = edition->fiscal_year;
    tz_create_edition(call->arena, edition, NULL, created);
    const tz_edition *head = tz_created_head(call->arena, created, first);
    if (!head) {
        tz_diag_append(call->diag, first);
        return NULL;
    }
    if (!title) {
        tz_text own = title_without_year(&head->form->title); // the cover has the year above it
        edition->title = tz_text_to_string(call->arena, &own);
    }
    tz_create_edition(call->arena, edition, head, created);
    return tz_created_head(call->arena, created, call->diag);
}

// False after reporting.
static bool add_regions(request *r, tz_new_edition *edition) {
    tz_call *call = r->call;
    const char *path = tz_call_value(call, "regions");
    if (!path)
        return true;
    const tz_source *file = tz_file_read(call->arena, path, TZ_FILE_LIMIT, nowhere, call->diag);
    if (!file) {
        atomic_store(&call->unreadable, true);
        return false;
    }
    if (tz_workbook_has_name(basename(path))) {
        const tz_workbook *workbook = tz_workbook_read(call->arena, file, call->diag);
        edition->regions =
            workbook ? tz_create_regions_of_workbook(call->arena, workbook, edition->prefecture, call->diag) : NULL;
    } else {
        edition->regions = tz_create_regions_of_yaml(call->arena, file, edition->prefecture, call->diag);
    }
    return edition->regions;
}

static tz_exit make_from_prefecture(request *r) {
    tz_call *call = r->call;
    tz_new_edition edition = {.fiscal_year = fiscal_year(call), .title = tz_call_value(call, "title")};
    if (!edition.fiscal_year)
        return TZ_EXIT_USAGE;
    const tz_source *table = tz_cli_data_file(call, TZ_COUNTRY_FILE), *form = form_file(call);
    if (!table || !form)
        return TZ_EXIT_INPUT;
    const tz_country *country = tz_country_read(call->arena, table, call->diag);
    if (!country)
        return TZ_EXIT_DATA;
    edition.prefecture = tz_country_find(call->arena, country, tz_call_value(call, "prefecture"), call->diag);
    if (!edition.prefecture)
        return TZ_EXIT_USAGE;
    if (!add_regions(r, &edition) || !add_form(r, form))
        return tz_cli_failure(call);
    tz_create_municipalities_of(call->arena, edition.prefecture, &r->created);
    const tz_edition *head = make_head(r, &edition);
    if (!head)
        return TZ_EXIT_DATA;
    bool workbooks = tz_call_value(call, "workbooks");
    if (!workbooks)
        tz_create_cards(call->arena, head, (tz_card_naming)tz_call_choice(call, "names", TZ_CARDS_ROMAN), &r->created);
    tz_create_readme(call->arena, head, r->folder, workbooks, &r->created);
    return TZ_EXIT_OK;
}

// ---- writing ----

static tz_exit write_all(const request *r) {
    tz_call *call = r->call;
    if (!tz_folder_make(call->arena, tz_path_folder(call->arena, r->folder), call->diag))
        return TZ_EXIT_NO_CREATE;
    tz_folder_output *out = tz_folder_output_open(call->arena, r->folder, call->diag);
    if (!out)
        return TZ_EXIT_NO_CREATE;
    bool ok = true;
    for (size_t i = 0; ok && i < r->created.files.n; i++) {
        const tz_created_file *file = &r->created.files.at[i];
        ok = tz_folder_output_add(out, file->name, file->bytes, file->size);
    }
    if (r->created.has_cards_folder)
        ok = ok && tz_folder_output_add_folder(out, "cards");
    return ok && tz_folder_output_commit(out) ? TZ_EXIT_OK : TZ_EXIT_IO;
}

static void tell(const request *r) {
    tz_call *call = r->call;
    const tz_next_commands next = tz_create_next_commands(call->arena, r->folder);
    tz_bytes_format(call->arena, call->output, _("%s is made (%zu files). What to do next stands in %s/README.txt:\n"),
                    r->folder, r->shown_n, r->folder);
    tz_bytes_format(call->arena, call->output, "  %s\n  %s\n  %s\n", next.form, next.check, next.build);
}

static bool options_agree(tz_call *call) {
    static const char *const alone[] = {"prefecture", "form", "regions", "names"};
    bool from = tz_call_value(call, "from");
    for (size_t i = 0; from && i < sizeof alone / sizeof *alone; i++)
        if (tz_call_value(call, alone[i])) {
            tz_error(call->diag, nowhere, _("either --from or --%s: an edition continues with what it has"), alone[i]);
            return false;
        }
    if (!from && tz_call_value(call, "merge"))
        tz_error(call->diag, nowhere, _("--merge is about an edition of a year before: please give --from OLD, too"));
    else if (!from && !tz_call_value(call, "prefecture"))
        tz_error(call->diag, nowhere, _("please name the prefecture, such as: --prefecture 鳥取県"));
    else
        return true;
    return false;
}

static tz_exit run(tz_call *call) {
    request r = {.call = call, .folder = without_slashes(call->arena, call->operands[0])};
    if (!options_agree(call))
        return TZ_EXIT_USAGE;
    if (!tz_folder_output_possible(call->arena, r.folder, call->diag))
        return TZ_EXIT_NO_CREATE;
    tz_exit status =
        tz_call_value(call, "from") ? tz_cli_new_from(call, r.folder, &r.created) : make_from_prefecture(&r);
    r.shown_n = r.created.files.n;
    if (status == TZ_EXIT_OK)
        tz_cli_new_schemas(call, &r.created);
    if (status == TZ_EXIT_OK)
        status = write_all(&r);
    if (status == TZ_EXIT_OK)
        tell(&r);
    return status;
}

const tz_command tz_command_new = {
    .name = "new",
    .operands = operands,
    .least = 1,
    .most = 1,
    .summary = N_("make the folder of a new edition"),
    .details =
        N_("With the list of a prefecture's municipalities, a form, and an empty card for each municipality; or,\n"
           "with --from, the same as in the year before, without its answers, errata and date. The folder appears\n"
           "complete or not at all, and nothing is overwritten. What to do next stands in its README.txt."),
    .options = options,
    .examples = examples,
    .repeats = "merge",
    .run = run,
};
