// import: answers in workbooks become cards of an edition.
//
// All of them or none: what is wrong in any file, or would replace answers, is reported before anything is written.
#include "base/file.h"
#include "base/intl.h"
#include "cli/cli.h"
#include "exchange/exchange.h"

#include <stdlib.h>
#include <string.h>

static const tz_option options[] = {
    {"output", 'o', N_("EDITION_DIR"), .help = N_("the edition that gets the cards; its form tells what is asked"),
     .kind = TZ_VALUE_EDITION},
    {"force", 0, NULL, .help = N_("replace cards that have other answers")},
    {"join-lines", 0, NULL, .help = N_("join lines that were broken by hand in the middle of a sentence"),
     .details = N_("Each joined line is reported. A line counts as broken when it is nearly as long as the longest of\n"
                   "its answer, ends in no punctuation, and the next one begins with a letter.")},
    {0},
};

static const tz_operand operands[] = {
    {N_("FILE..."), TZ_VALUE_FILE, N_("workbooks (.xlsx, .ods), tables (.csv, .tsv too), and what export writes")},
    {0},
};

static const tz_example examples[] = {
    {"tsuzuri export data/r7 --as xlsx -o answers.xlsx", N_("a table of answers, which may be corrected in Excel")},
    {"tsuzuri import answers.xlsx -o data/r7", N_("its answers as cards; those that are the same stay as they are")},
    {0},
};

// ---- inputs: the edition's files, and what is imported in the place of its cards ----

typedef struct overlay {
    tz_call *call;
    tz_input edition;
    const char **names; // one an operand: the last part of its path, unique
} overlay;

static const tz_source *open_file(void *context, tz_arena *arena, const char *name, tz_place asked, tz_diag *diag) {
    const overlay *it = context;
    for (size_t i = 0; !strncmp(name, "cards/", 6) && i < it->call->operands_n; i++)
        if (!strcmp(name + 6, it->names[i])) {
            const tz_source *source = tz_file_read(arena, it->call->operands[i], TZ_FILE_LIMIT, asked, diag);
            if (!source)
                atomic_store(&it->call->unreadable, true);
            return source;
        }
    return it->edition.open(it->edition.context, arena, name, asked, diag);
}

static bool list_files(void *context, tz_arena *arena, const char *folder, tz_names *names) {
    const overlay *it = context;
    if (strcmp(folder, "cards") != 0)
        return it->edition.list(it->edition.context, arena, folder, names);
    for (size_t i = 0; i < it->call->operands_n; i++)
        *TZ_ADD(arena, &names->all) = it->names[i];
    return true;
}

static const char *last_part(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

// Two files of one name in different folders are told apart by a number in front.
static const char *unique_name(const overlay *it, size_t n) {
    const char *name = last_part(it->call->operands[n]);
    for (size_t i = 0; i < n; i++)
        if (!strcmp(it->names[i], name))
            return tz_arena_format(it->call->arena, "%zu-%s", n + 1, name);
    return name;
}

static bool open_inputs(tz_call *call, const char *edition, tz_input *to) {
    overlay *it = TZ_NEW(call->arena, overlay);
    it->call = call;
    it->names = TZ_ARRAY(call->arena, const char *, call->operands_n);
    for (size_t i = 0; i < call->operands_n; i++)
        it->names[i] = unique_name(it, i);
    *to = (tz_input){.open = open_file, .list = list_files, .context = it};
    return tz_folder_open(call->arena, edition, TZ_FILE_LIMIT, &it->edition, call->diag);
}

// ---- cards ----

typedef struct made_card {
    const char *path;
    tz_bytes bytes;
    bool unchanged;
} made_card;

// The part of a source's name that says where in the file a cell is: "調査票!C12"; of YAML: nothing.
static const char *cell_of(const tz_text *answer, const char *file) {
    const char *name = answer->source ? answer->source->name : "";
    const char *at = strstr(name, file);
    return at && at[strlen(file)] == ' ' ? at + strlen(file) + 1 : NULL;
}

static void join_answer(tz_call *call, tz_text *answer) {
    tz_joined_lines joined = {.all = {.n = 0}};
    tz_text made = tz_exchange_join_lines(call->arena, answer, &joined);
    for (size_t i = 0; i < joined.all.n; i++)
        tz_notice(call->diag, joined.all.at[i], "%s", _("this line is joined with the one before it"));
    if (joined.all.n)
        *answer = made;
}

static void write_card(tz_call *call, const tz_form *form, const tz_imported *from, tz_bytes *to) {
    const char *file = last_part(from->path), **remarks = TZ_ARRAY(call->arena, const char *, form->fields_n);
    tz_text *answers = TZ_ARRAY(call->arena, tz_text, form->fields_n);
    tz_card card = from->card;
    for (size_t i = 0; i < form->fields_n; i++) {
        answers[i] = card.answers[i];
        remarks[i] = cell_of(&answers[i], file);
        if (tz_call_value(call, "join-lines"))
            join_answer(call, &answers[i]);
    }
    card.answers = answers;
    tz_exchange_card_yaml(call->arena, form, &card,
                          tz_arena_format(call->arena, "%s: %s", tz_card_names(call->arena, &card), file), remarks, to);
}

// ---- cards that are there already ----

static bool has_answers(const tz_form *form, const tz_card *card) {
    for (size_t i = 0; i < form->fields_n; i++)
        if (card->answers[i].size)
            return true;
    return false;
}

static bool is_same(tz_arena *arena, const tz_form *form, const tz_card *a, const tz_card *b) {
    bool same = a->municipalities_n == b->municipalities_n;
    for (size_t i = 0; same && i < a->municipalities_n; i++)
        same = tz_text_equal(&a->municipalities[i].code, &b->municipalities[i].code);
    for (size_t i = 0; same && i < form->fields_n; i++) {
        tz_text one = tz_exchange_answer(arena, &a->answers[i]), other = tz_exchange_answer(arena, &b->answers[i]);
        same = tz_text_equal(&one, &other);
    }
    return same;
}

// False: the card has answers that would be lost, which is reported.
static bool may_replace(tz_call *call, const tz_import *import, const tz_card *card, made_card *made) {
    tz_card old, fresh;
    if (!tz_file_exists(made->path))
        return true;
    const tz_source *source = tz_file_read(call->arena, made->path, TZ_FILE_LIMIT, (tz_place){0}, call->diag);
    if (!source)
        return false;
    const tz_form *form = import->edition->form;
    const tz_source *text = tz_source_new(call->arena, made->path, made->bytes.at, made->bytes.n);
    bool readable = tz_import_read_old(call->arena, import, source, &old);
    bool comparable = readable && tz_import_read_old(call->arena, import, text, &fresh);
    made->unchanged = comparable && is_same(call->arena, form, &old, &fresh);
    if (made->unchanged || tz_call_value(call, "force") || (readable && !has_answers(form, &old)))
        return true;
    tz_error(call->diag,
             card->municipalities[0].name.source ? tz_text_place(&card->municipalities[0].name, 0) : (tz_place){0},
             _("%s has other answers already, which are not replaced"), made->path);
    tz_note(call->diag, (tz_place){0}, "%s", _("--force replaces them"));
    return false;
}

// ---- writing ----

static tz_exit write_all(tz_call *call, const made_card *cards, size_t n) {
    tz_output **outputs = TZ_ARRAY(call->arena, tz_output *, n);
    for (size_t i = 0; i < n; i++) {
        if (cards[i].unchanged)
            continue;
        outputs[i] = tz_output_open(call->arena, cards[i].path, call->diag);
        if (!outputs[i])
            return TZ_EXIT_NO_CREATE;
        if (!tz_output_write(outputs[i], cards[i].bytes.at, cards[i].bytes.n))
            return TZ_EXIT_IO;
    }
    for (size_t i = 0; i < n; i++) {
        if (outputs[i] && !tz_output_commit(outputs[i]))
            return TZ_EXIT_IO;
        if (outputs[i])
            tz_bytes_format(call->arena, call->output, "%s\n", cards[i].path);
    }
    return TZ_EXIT_OK;
}

// That of the slug; where there is none, the file that is named like one of its municipalities in another way.
static const char *path_of(tz_call *call, const char *folder, const tz_card *card) {
    const char *usual = tz_arena_format(call->arena, "%s/%s.yaml", folder, card->slug);
    tz_folder_entries entries = {.all = {.n = 0}};
    if (tz_file_exists(usual) || !tz_folder_list_top(call->arena, folder, &entries, tz_diag_in_arena(call->arena)))
        return usual;
    for (size_t i = 0; i < entries.all.n; i++) {
        const char *name = entries.all.at[i].name, *end = strstr(name, ".yaml");
        const tz_text stem = {.bytes = name, .size = end && !end[strlen(".yaml")] ? (size_t)(end - name) : 0};
        for (size_t k = 0; stem.size && k < card->municipalities_n; k++)
            if (tz_municipality_is_named(&card->municipalities[k], &stem))
                return tz_arena_format(call->arena, "%s/%s", folder, name);
    }
    return usual;
}

static tz_exit write_cards(tz_call *call, const tz_import *import, const char *folder) {
    made_card *made = TZ_ARRAY(call->arena, made_card, import->cards_n);
    bool ok = true;
    for (size_t i = 0; i < import->cards_n; i++) {
        const tz_imported *from = &import->cards[i];
        made[i].path = path_of(call, folder, &from->card);
        write_card(call, import->edition->form, from, &made[i].bytes);
        ok = may_replace(call, import, &from->card, &made[i]) && ok;
    }
    if (!ok)
        return TZ_EXIT_DATA;
    if (!tz_folder_make(call->arena, folder, call->diag))
        return TZ_EXIT_NO_CREATE;
    tz_folder_sweep(call->arena, folder);
    return write_all(call, made, import->cards_n);
}

static tz_exit run(tz_call *call) {
    const char *edition = tz_call_value(call, "output");
    tz_input input;
    if (!edition) {
        tz_error(call->diag, (tz_place){0}, "%s", _("please say which edition gets the cards: -o EDITION_DIR"));
        return TZ_EXIT_USAGE;
    }
    const char *folder = tz_arena_format(call->arena, "%s/cards", edition);
    if (!tz_folder_make_possible(call->arena, folder, call->diag))
        return TZ_EXIT_NO_CREATE;
    if (!open_inputs(call, edition, &input))
        return TZ_EXIT_INPUT;
    const tz_import *import = tz_edition_import(call->arena, &input, tz_cli_threads(), call->diag);
    return import ? write_cards(call, import, folder) : tz_cli_failure(call);
}

const tz_command tz_command_import = {
    .name = "import",
    .operands = operands,
    .least = 1,
    .most = SIZE_MAX,
    .summary = N_("turn answers in workbooks into cards of an edition"),
    .details = N_("Workbooks may also lie in cards/ as they are, and need not be imported. Each card's file tells in\n"
                  "comments from which file and cell its answers are. Nothing is written when anything is wrong."),
    .options = options,
    .examples = examples,
    .run = run,
};
