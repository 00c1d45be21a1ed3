// sheet: single municipalities' cards, each a PDF of its own.
//
// They are independent jobs, shared among threads; neither files nor messages depend on how many there are.
#include "base/file.h"
#include "base/intl.h"
#include "base/parallel.h"
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

static const tz_option options[] = {
    TZ_EDITION_OPTIONS,
    {"output", 'o', N_("DIR"), .help = N_("folder for the files (otherwise the current one)"), .kind = TZ_VALUE_FOLDER},
    {"all", 'a', NULL, .help = N_("all municipalities of the edition")},
    {"shard", 0, N_("K/N"),
     .help = N_("of the PDFs asked for only every Nth, from the Kth on: to share them among machines")},
    {0},
};

static const tz_operand operands[] = {
    TZ_EDITION_OPERAND,
    TZ_NAMES_OPERAND,
    {0},
};

static const tz_example examples[] = {
    {"tsuzuri sheet data/r7 桑名市 -o singles", N_("singles/242055-kuwana-r7.pdf")},
    {"tsuzuri sheet data/r7 --all -o singles", N_("the cards of all municipalities")},
    {0},
};

typedef struct job {
    const tz_card *card;
    size_t municipality;
    const char *path;
    tz_exit status;
} job;

typedef struct job_list {
    TZ_LIST(job) jobs;
    const tz_project *project;
} job_list;

// ---- which cards ----

static void add_job(tz_call *call, job_list *list, const char *folder, const tz_card *card, size_t which) {
    const tz_municipality *one = &card->municipalities[which];
    const tz_text *id = &list->project->edition->id;
    job *made = TZ_ADD(call->arena, &list->jobs);
    made->card = card;
    made->municipality = which;
    made->status = TZ_EXIT_DATA; // until it is there
    made->path = tz_arena_format(call->arena, "%s%s%.*s%s%.*s-%.*s.pdf", folder, *folder ? "/" : "",
                                 (int)one->code.size, one->code.bytes, one->roman.size ? "-" : "", (int)one->roman.size,
                                 one->roman.bytes ? one->roman.bytes : "", (int)id->size, id->bytes);
}

static bool add_named(tz_call *call, job_list *list, const char *folder) {
    const tz_edition *edition = list->project->edition;
    bool found = true;
    for (size_t i = 1; i < call->operands_n; i++) {
        size_t which;
        const tz_card *card = tz_edition_find_card(edition, call->operands[i], &which);
        if (card)
            add_job(call, list, folder, card, which);
        else
            tz_edition_report_unknown(call->arena, edition, call->operands[i], call->diag);
        found = found && card;
    }
    return found;
}

static void add_all(tz_call *call, job_list *list, const char *folder) {
    const tz_edition *edition = list->project->edition;
    for (size_t i = 0; i < edition->cards_n; i++)
        for (size_t k = 0; k < edition->cards[i].municipalities_n; k++)
            add_job(call, list, folder, &edition->cards[i], k);
}

// "2/5" with 1 ≤ 2 ≤ 5.
static bool read_shard(tz_call *call, size_t *k, size_t *n) {
    const char *word = tz_call_value(call, "shard");
    char *end = NULL, *last = NULL;
    *k = *n = 1;
    if (!word)
        return true;
    *k = strtoul(word, &end, 10);
    *n = *end == '/' ? strtoul(end + 1, &last, 10) : 0;
    if (last && last > end + 1 && !*last && word[0] != '-' && end[1] != '-' && *k >= 1 && *k <= *n)
        return true;
    tz_error(call->diag, (tz_place){0}, _("not a share: %s (write K/N, such as 2/5 for the second of five)"), word);
    return false;
}

static void select_shard(job_list *list, size_t k, size_t n) {
    size_t n_selected = 0;
    for (size_t i = k - 1; i < list->jobs.n; i += n)
        list->jobs.at[n_selected++] = list->jobs.at[i];
    list->jobs.n = n_selected;
}

// ---- making ----

static bool make_single(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    job_list *list = context;
    job *j = &list->jobs.at[index];
    if (tz_file_signal())
        return false;
    tz_arena *own = tz_arena_new(arena); // freed at once: an edition may have more cards than memory holds
    tz_book_options how = {.only = j->card, .municipality = j->municipality};
    const tz_book *book =
        tz_book_make(own, list->project->edition, list->project->layout, list->project->fonts, &how, diag);
    const tz_pdf_options handout = {.purpose = TZ_PURPOSE_HANDOUT};
    if (book && !tz_diag_count(diag, TZ_ERROR))
        j->status = tz_cli_write_pdf(own, book, &handout, j->path, diag);
    tz_arena_free(own);
    return j->status == TZ_EXIT_OK;
}

// ---- messages ----

static bool is_same(const tz_diag_entry *a, const tz_diag_entry *b) {
    return a->severity == b->severity && a->place.source == b->place.source && a->place.at == b->place.at &&
           !strcmp(a->message, b->message);
}

static bool has_entry(const tz_diag *diag, const tz_diag_entry *entry) {
    for (size_t i = 0; tz_diag_at(diag, i); i++)
        if (is_same(tz_diag_at(diag, i), entry))
            return true;
    return false;
}

// What is wrong with the layout is reported for every card: it is shown once.
static void append_distinct(tz_diag *to, const tz_diag *from) {
    const tz_diag_entry *entry;
    for (size_t i = 0; (entry = tz_diag_at(from, i)); i++) {
        if (has_entry(to, entry))
            continue;
        if (entry->severity == TZ_ERROR)
            tz_error(to, entry->place, "%s", entry->message);
        else
            tz_warning(to, entry->place, "%s", entry->message);
        if (entry->note)
            tz_note(to, entry->also, "%s", entry->note);
    }
}

// The status of the first one that failed.
static tz_exit make_all(tz_call *call, job_list *list) {
    tz_diag *messages = tz_diag_in_arena(call->arena);
    tz_parallel_run(call->arena, messages, tz_cli_threads(), list->jobs.n, make_single, list);
    append_distinct(call->diag, messages);
    tz_exit status = TZ_EXIT_OK;
    for (size_t i = 0; i < list->jobs.n; i++) {
        const job *j = &list->jobs.at[i];
        if (j->status == TZ_EXIT_OK)
            tz_bytes_format(call->arena, call->output, "%s\n", j->path);
        else if (status == TZ_EXIT_OK)
            status = j->status;
    }
    return status;
}

// All of them, before the first one is made.
static bool may_write(tz_call *call, const job_list *list) {
    bool may = true;
    for (size_t i = 0; i < list->jobs.n; i++)
        may = tz_output_possible(call->arena, list->jobs.at[i].path, call->diag) &&
              tz_cli_output_spares(call, list->project, list->jobs.at[i].path) && may;
    return may;
}

static bool has_names_or_all(tz_call *call) {
    bool all = tz_call_value(call, "all"), names = call->operands_n > 1;
    if (all != names)
        return true;
    if (all)
        tz_error(call->diag, (tz_place){0}, _("either --all or names, not both"));
    else
        tz_error(call->diag, (tz_place){0}, _("please name a municipality, or --all"));
    tz_note(call->diag, (tz_place){0}, _("give its name (桑名市), its code (242055), or --all"));
    return false;
}

static tz_exit run(tz_call *call) {
    size_t k, n;
    tz_exit status;
    const char *folder = tz_call_value(call, "output");
    job_list list = {0};
    if (!has_names_or_all(call) || !read_shard(call, &k, &n))
        return TZ_EXIT_USAGE;
    if (folder && !tz_folder_make_possible(call->arena, folder, call->diag))
        return TZ_EXIT_NO_CREATE;
    list.project = tz_cli_project(call, call->operands[0], &status);
    if (!list.project || tz_diag_count(call->diag, TZ_ERROR))
        return status;
    if (tz_call_value(call, "all"))
        add_all(call, &list, folder ? folder : "");
    else if (!add_named(call, &list, folder ? folder : ""))
        return TZ_EXIT_USAGE;
    select_shard(&list, k, n);
    if (folder && !tz_folder_make(call->arena, folder, call->diag))
        return TZ_EXIT_NO_CREATE;
    tz_folder_sweep(call->arena, folder ? folder : ".");
    return may_write(call, &list) ? make_all(call, &list) : TZ_EXIT_NO_CREATE;
}

const tz_command tz_command_sheet = {
    .name = "sheet",
    .operands = operands,
    .least = 1,
    .most = SIZE_MAX,
    .editions = 1,
    .summary = N_("typeset the cards of single municipalities, each into a PDF of its own"),
    .details =
        N_("The files are called CODE-NAME-EDITION.pdf. A municipality on a card that it shares with others gets\n"
           "that card under its own name."),
    .options = options,
    .examples = examples,
    .run = run,
};
