// form: workbooks that municipalities fill in.
#include "compare/form.h"
#include "base/file.h"
#include "base/intl.h"
#include "card/capacity.h"
#include "cli/edition.h"
#include "cli/workbook.h"
#include "exchange/form_plan.h"
#include "exchange/form_workbook.h"

#include <string.h>

static const tz_place nowhere;

static const tz_option options[] = {
    TZ_EDITION_OPTIONS,
    {"output", 'o', N_("DIR"), .help = N_("folder for the workbooks, made if it is missing"), .kind = TZ_VALUE_FOLDER},
    {"since", 0, N_("OLD"),
     .help =
         N_("show the answers of that edition beside (a folder, a bag, or a PDF for archives; otherwise the edition "
            "that since: names)"),
     .kind = TZ_VALUE_ANY_EDITION},
    {"no-since", 0, NULL, .help = N_("show no answers of an older edition")},
    {"force", 0, NULL, .help = N_("replace workbooks that are there, even if they were filled in")},
    {0},
};

static const tz_operand operands[] = {
    TZ_EDITION_OPERAND,
    TZ_NAMES_OPERAND,
    {0},
};

static const tz_example examples[] = {
    {"tsuzuri form data/r7 -o forms", N_("a workbook for each municipality, such as forms/242055-桑名市.xlsx")},
    {"tsuzuri archive data/r7 -o archive/r7", N_("the year before, archived")},
    {"tsuzuri form data/r7 -o again --since archive/r7 桑名市",
     N_("for one of them, with its answers of the year before")},
    {0},
};

// ---- what they are made from ----

typedef struct maker {
    tz_call *call;
    const tz_project *project;
    const tz_workbook_writer *writer;
    const tz_edition *old;   // --since, or what `since:` names; or NULL
    const tz_edition *forms; // a card for each form
    tz_form_request request; // what all of them have in common
} maker;

// This year's answers as far as there are any: without a single error, or none.
static const tz_edition *read_answered(tz_call *call) {
    tz_input records;
    tz_diag *silent = tz_diag_in_arena(call->arena);
    if (!tz_folder_open(call->arena, call->operands[0], TZ_FILE_LIMIT, &records, silent))
        return NULL;
    return tz_edition_read(call->arena, &records, tz_cli_threads(), silent);
}

// Of each field of the form its index in another year's form, or -1.
static const int *match_fields(tz_arena *arena, const tz_form *old, const tz_form *form) {
    int *found = TZ_ARRAY(arena, int, form->fields_n);
    size_t n;
    const tz_form_change *all = tz_forms_match(arena, old, form, &n);
    for (size_t i = 0; i < n; i++)
        if (all[i].current >= 0)
            found[all[i].current] = all[i].old;
    return found;
}

static bool prepare(maker *m, const tz_edition *answered) {
    tz_arena *arena = m->call->arena;
    const tz_edition *head = m->project->edition, *weighty = m->old ? m->old : answered;
    const int *fields = weighty ? match_fields(arena, weighty->form, head->form) : NULL;
    const uint32_t *weights = tz_capacity_weights(arena, head->form, weighty, fields);
    m->forms = tz_form_plan(arena, head, answered ? answered : m->old);
    if (!m->forms->cards_n) {
        tz_error(m->call->diag, nowhere, _("it is not known to which municipalities forms are to go"));
        tz_note(
            m->call->diag, nowhere,
            _("please name the list of municipalities in edition.yaml, such as municipalities: municipalities.yaml"));
        return false;
    }
    m->request = (tz_form_request){.edition = head, .old = m->old, .old_fields = m->old ? fields : NULL};
    m->request.most = tz_capacity_find(arena, head, m->project->layout, m->project->fonts, weights, m->call->diag);
    return m->request.most;
}

// ---- which ones ----

typedef struct job {
    const tz_card *form;
    const char *path;
    tz_bytes bytes;
    bool is_there; // a file with the same bytes
} job;
typedef struct job_list {
    TZ_LIST(job) all;
} job_list;

static void add_job(const maker *m, job_list *jobs, const char *folder, const tz_card *form) {
    for (size_t i = 0; i < jobs->all.n; i++)
        if (jobs->all.at[i].form == form) // two names of one form
            return;
    tz_arena *arena = m->call->arena;
    const char *name = tz_form_workbook_name(arena, &form->municipalities[0]);
    *TZ_ADD(arena, &jobs->all) = (job){.form = form, .path = tz_arena_format(arena, "%s/%s", folder, name)};
}

static bool add_jobs(const maker *m, job_list *jobs, const char *folder) {
    tz_call *call = m->call;
    bool found = true;
    for (size_t i = 1; i < call->operands_n; i++) {
        size_t which;
        const tz_card *form = tz_edition_find_card(m->forms, call->operands[i], &which);
        if (form)
            add_job(m, jobs, folder, form);
        else
            tz_edition_report_unknown(call->arena, m->forms, call->operands[i], call->diag);
        found = found && form;
    }
    for (size_t i = 0; call->operands_n == 1 && i < m->forms->cards_n; i++)
        add_job(m, jobs, folder, &m->forms->cards[i]);
    return found;
}

// ---- making ----

static bool make(const maker *m, job *to) {
    tz_form_request request = m->request;
    request.municipalities = to->form->municipalities;
    request.municipalities_n = to->form->municipalities_n;
    if (m->old)
        request.old_cards = tz_form_old_cards(m->call->arena, m->old, to->form, &request.old_cards_n);
    return tz_cli_workbook_bytes(m->call, m->writer, tz_form_workbook(m->call->arena, &request), &to->bytes);
}

static bool is_the_same(tz_call *call, const job *it) {
    const tz_source *there = tz_file_read(call->arena, it->path, TZ_FILE_LIMIT, nowhere, tz_diag_in_arena(call->arena));
    return there && there->size == it->bytes.n && !memcmp(there->bytes, it->bytes.at, it->bytes.n);
}

// All of them, before the first one is written: a form that came back filled in must not be lost.
static bool may_write(const maker *m, job_list *jobs) {
    tz_call *call = m->call;
    bool may = true, kept = false;
    for (size_t i = 0; i < jobs->all.n; i++) {
        job *it = &jobs->all.at[i];
        if (!tz_output_possible(call->arena, it->path, call->diag) ||
            !tz_cli_output_spares(call, m->project, it->path)) {
            may = false;
            continue;
        }
        it->is_there = tz_file_exists(it->path) && is_the_same(call, it);
        if (!tz_file_exists(it->path) || it->is_there || tz_call_value(call, "force"))
            continue;
        tz_error(call->diag, nowhere, _("%s is there already, with other contents: it may have been filled in"),
                 it->path);
        kept = true;
    }
    if (kept)
        tz_note(call->diag, nowhere,
                _("nothing was written: please choose another folder, or --force to replace them"));
    return may && !kept;
}

static tz_exit write_all(const maker *m, const job_list *jobs) {
    tz_call *call = m->call;
    for (size_t i = 0; i < jobs->all.n; i++) {
        const job *it = &jobs->all.at[i];
        tz_exit status = it->is_there ? TZ_EXIT_OK : tz_cli_write_bytes(call->arena, &it->bytes, it->path, call->diag);
        if (status != TZ_EXIT_OK)
            return status;
        tz_bytes_format(call->arena, call->output, "%s\n", it->path);
    }
    return TZ_EXIT_OK;
}

// ---- the command ----

static const char *output_folder(tz_call *call) {
    const char *folder = tz_call_value(call, "output");
    if (!folder) {
        tz_error(call->diag, nowhere, _("please name a folder for the workbooks: -o DIR"));
        return NULL;
    }
    // What has come back is there.
    const char *cards = tz_arena_format(call->arena, "%s/cards/.", call->operands[0]);
    const char *at = tz_cli_real_folder(call->arena, tz_arena_format(call->arena, "%s/.", folder)),
               *filled = tz_cli_real_folder(call->arena, cards);
    if (!at || !filled || strcmp(at, filled) != 0)
        return folder;
    tz_error(call->diag, nowhere, _("%s is for forms that were filled in: please choose another folder"), folder);
    return NULL;
}

static tz_exit make_all(const maker *m, job_list *jobs) {
    for (size_t i = 0; i < jobs->all.n; i++)
        if (tz_file_signal() || !make(m, &jobs->all.at[i]))
            return TZ_EXIT_DATA;
    return TZ_EXIT_OK;
}

// False after reporting.
static bool find_old(maker *m, tz_exit *status) {
    tz_call *call = m->call;
    const char *since = tz_call_value(call, "since");
    bool missing = false;
    if (!since && !tz_call_value(call, "no-since"))
        since = tz_cli_since(call, call->operands[0], m->project->edition, true, &missing);
    if (missing) {
        *status = TZ_EXIT_INPUT;
        tz_note(call->diag, nowhere, _("--since OLD names another one, --no-since makes forms without its answers"));
        return false;
    }
    return !since || (m->old = tz_cli_edition(call, since, status));
}

static tz_exit run(tz_call *call) {
    tz_exit status = TZ_EXIT_OK;
    maker m = {.call = call};
    job_list jobs = {0};
    const char *folder = output_folder(call);
    if (folder && tz_call_value(call, "since") && tz_call_value(call, "no-since")) {
        tz_error(call->diag, nowhere, _("either --since or --no-since, not both"));
        return TZ_EXIT_USAGE;
    }
    if (!folder)
        return TZ_EXIT_USAGE;
    if (!tz_folder_make_possible(call->arena, folder, call->diag))
        return TZ_EXIT_NO_CREATE;
    m.writer = tz_cli_workbook_writer(call);
    if (!m.writer)
        return TZ_EXIT_INPUT;
    m.project = tz_cli_project_head(call, call->operands[0], &status);
    if (!m.project || !find_old(&m, &status))
        return status;
    if (!prepare(&m, read_answered(call)))
        return TZ_EXIT_DATA;
    if (!add_jobs(&m, &jobs, folder))
        return TZ_EXIT_USAGE;
    status = make_all(&m, &jobs);
    if (status != TZ_EXIT_OK)
        return status;
    if (!tz_folder_make(call->arena, folder, call->diag))
        return TZ_EXIT_NO_CREATE;
    tz_folder_sweep(call->arena, folder);
    return may_write(&m, &jobs) ? write_all(&m, &jobs) : TZ_EXIT_NO_CREATE;
}

const tz_command tz_command_form = {
    .name = "form",
    .operands = operands,
    .least = 1,
    .most = SIZE_MAX,
    .editions = 1,
    .summary = N_("write workbooks (.xlsx) that municipalities fill in"),
    .details =
        N_("One for each municipality of the edition's list, called CODE-NAME.xlsx; municipalities that answered on\n"
           "one card, in this edition or else in OLD, get one together. No cards are needed. How many\n"
           "characters fit in each answer is computed from OLD's answers, or else from this edition's, if all\n"
           "its cards are there and without errors, or else all answers get the same room."),
    .options = options,
    .examples = examples,
    .run = run,
};
