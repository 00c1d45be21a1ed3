// history: one municipality through the years of an archive.
#include "base/file.h"
#include "base/intl.h"
#include "cli/edition.h"

#include <stdlib.h>
#include <string.h>

static const tz_option options[] = {
    TZ_EDITION_OPTIONS,
    {"output", 'o', N_("FILE"), .help = N_("file to write (otherwise history-CODE.pdf here); - is standard output"),
     .kind = TZ_VALUE_FILE},
    {0},
};

static const tz_operand operands[] = {
    {N_("ARCHIVE_DIR"), TZ_VALUE_ARCHIVE,
     N_("folder of editions: folders with edition.yaml, or bags made by tsuzuri archive")},
    {N_("MUNICIPALITY"), TZ_VALUE_TEXT, N_("municipality: its name or its code, as in the last year that has it")},
    {0},
};

static const tz_example examples[] = {
    {"tsuzuri archive data/r7 -o archive/r7", N_("a year, archived")},
    {"tsuzuri history archive 桑名市 -o kuwana.pdf", N_("the answers of 桑名市 in all years of the folder")},
    {0},
};

typedef struct year {
    const char *path;
    const tz_edition *edition;
} year;
typedef struct years {
    TZ_LIST(year) all;
} years;

static int by_year(const void *a, const void *b) {
    const year *one = a, *other = b;
    if (one->edition->year != other->edition->year)
        return one->edition->year < other->edition->year ? -1 : 1;
    return strcmp(one->path, other->path);
}

// Two editions of one year have no order.
static bool are_different(tz_call *call, const years *found) {
    for (size_t i = 1; i < found->all.n; i++)
        if (found->all.at[i].edition->year == found->all.at[i - 1].edition->year) {
            tz_error(call->diag, (tz_place){0}, _("%s and %s are of the same year"), found->all.at[i - 1].path,
                     found->all.at[i].path);
            return false;
        }
    return true;
}

static bool read_years(tz_call *call, const char *archive, years *out, tz_exit *status) {
    tz_folder_entries entries = {0};
    *status = TZ_EXIT_INPUT;
    if (!tz_folder_list_top(call->arena, archive, &entries, call->diag))
        return false;
    for (size_t i = 0; i < entries.all.n; i++) {
        const tz_folder_entry *entry = &entries.all.at[i];
        const char *path = tz_arena_format(call->arena, "%s/%s", archive, entry->name);
        if (entry->kind != TZ_ENTRY_FOLDER || *entry->name == '.' || !tz_cli_is_edition(call->arena, path))
            continue;
        const tz_edition *edition = tz_cli_edition(call, path, status);
        if (!edition)
            return false;
        *TZ_ADD(call->arena, &out->all) = (year){path, edition};
    }
    if (!out->all.n) {
        tz_error(call->diag, (tz_place){0}, _("%s holds no edition: neither a folder with edition.yaml nor a bag"),
                 archive);
        return false;
    }
    qsort(out->all.at, out->all.n, sizeof *out->all.at, by_year);
    *status = TZ_EXIT_DATA;
    return are_different(call, out);
}

// The municipality in the last year that has it.
static bool find_municipality(tz_call *call, const years *of, const char *word, tz_history *out,
                              const tz_municipality **who) {
    for (size_t i = of->all.n; i-- > 0;) {
        size_t which;
        const tz_card *card = tz_edition_find_card(of->all.at[i].edition, word, &which);
        if (!card)
            continue;
        *who = &card->municipalities[which];
        out->name = tz_text_to_string(call->arena, &(*who)->name);
        out->card = card;
        out->last = i;
        return true;
    }
    tz_error(call->diag, (tz_place){0}, _("no municipality of any year is called %s"), word);
    tz_note(call->diag, (tz_place){0}, _("give its name (桑名市) or its code (242055)"));
    return false;
}

// What a municipality has become part of, or what it is called with another code; NULL: nothing of that edition.
static const tz_municipality *successor_in(const tz_edition *edition, const tz_text *code) {
    for (size_t i = 0; i < edition->cards_n; i++)
        for (size_t k = 0; k < edition->cards[i].municipalities_n; k++) {
            const tz_municipality *it = &edition->cards[i].municipalities[k];
            for (size_t w = 0; w < it->was.n; w++)
                if (tz_text_equal(&it->was.at[w], code))
                    return it;
        }
    return NULL;
}

// Its later years are found only under the new name.
static void note_successor(tz_call *call, const years *of, const tz_municipality *who, const tz_history *history) {
    const tz_municipality *found = NULL;
    for (size_t i = history->last + 1; i < of->all.n && !found; i++) {
        const tz_edition *edition = of->all.at[i].edition;
        found = successor_in(edition, &who->code);
        if (found)
            tz_notice(call->diag, (tz_place){0}, _("%s is part of %s since %s: that name shows all years"),
                      history->name, tz_text_excerpt(call->arena, &found->name),
                      tz_text_excerpt(call->arena, &edition->fiscal_year));
    }
}

static void compare_years(tz_call *call, const years *of, const tz_layout *layout, tz_history *out) {
    const tz_edition **editions = TZ_ARRAY(call->arena, const tz_edition *, of->all.n);
    const tz_comparison **comparisons = TZ_ARRAY(call->arena, const tz_comparison *, of->all.n);
    for (size_t i = 0; i < of->all.n; i++) {
        editions[i] = of->all.at[i].edition;
        if (i)
            comparisons[i - 1] = tz_compare(call->arena, editions[i - 1], editions[i], layout->cell.labels);
    }
    out->years = editions;
    out->comparisons = comparisons;
    out->n = of->all.n;
}

static tz_exit run(tz_call *call) {
    const char *path = tz_call_value(call, "output");
    const tz_municipality *who;
    tz_history history = {0};
    years found = {.all = {.n = 0}};
    tz_exit status;
    if (path && !tz_cli_output_check(call, NULL, path))
        return TZ_EXIT_NO_CREATE;
    if (!read_years(call, call->operands[0], &found, &status))
        return status;
    if (!find_municipality(call, &found, call->operands[1], &history, &who))
        return TZ_EXIT_USAGE;
    const tz_project *project = tz_cli_edition_project(call, found.all.at[history.last].path, &status);
    if (!project || tz_diag_count(call->diag, TZ_ERROR))
        return status;
    const char *to =
        path ? path : tz_arena_format(call->arena, "history-%.*s.pdf", (int)who->code.size, who->code.bytes);
    if (!tz_cli_output_check(call, project, to))
        return TZ_EXIT_NO_CREATE;
    note_successor(call, &found, who, &history);
    compare_years(call, &found, project->layout, &history);
    tz_book_options how = {.history = &history};
    const tz_book *book =
        tz_book_make(call->arena, project->edition, project->layout, project->fonts, &how, call->diag);
    if (!book || tz_diag_count(call->diag, TZ_ERROR))
        return TZ_EXIT_DATA;
    status = tz_cli_write_pdf(call->arena, book, &(tz_pdf_options){.purpose = TZ_PURPOSE_HANDOUT}, to, call->diag);
    if (status == TZ_EXIT_OK && !path) // the user has not given this name
        tz_bytes_format(call->arena, call->output, "%s\n", to);
    return status;
}

const tz_command tz_command_history = {
    .name = "history",
    .operands = operands,
    .least = 2,
    .most = 2,
    .editions = 1,
    .summary = N_("typeset one municipality's answers through the years"),
    .options = options,
    .examples = examples,
    .run = run,
};
