// Operands that are not what a command reads: people name a workbook, a card, or the folder above.
#include "cli/operand.h"
#include "base/file.h"
#include "base/intl.h"
#include "yaml/yaml.h"

#include <string.h>
#include <strings.h>

static const tz_place nowhere;

// ---- names ----

static const char *below(tz_arena *arena, const char *folder, const char *name) {
    size_t size = strlen(folder);
    bool is_ended = !size || folder[size - 1] == '/'; // "" is the current folder
    return tz_arena_format(arena, is_ended ? "%s%s" : "%s/%s", folder, name);
}

static bool has(tz_arena *arena, const char *folder, const char *name) {
    return tz_file_exists(below(arena, folder, name));
}

static const char *last_part(tz_arena *arena, const char *path) {
    size_t end = strlen(path);
    while (end && path[end - 1] == '/')
        end--;
    size_t start = end;
    while (start && path[start - 1] != '/')
        start--;
    return tz_arena_copy(arena, path + start, end - start);
}

static bool ends_in(const char *path, const char *const *endings) {
    size_t size = strlen(path);
    for (; *endings; endings++)
        if (size > strlen(*endings) && !strcasecmp(path + size - strlen(*endings), *endings))
            return true;
    return false;
}

static bool is_edition(tz_arena *arena, const char *path) {
    return has(arena, path, "edition.yaml");
}

static bool is_bag(tz_arena *arena, const char *path) {
    return has(arena, path, "bagit.txt");
}

// ---- what is beside it, and in it ----

typedef bool is_wanted(tz_arena *arena, const char *path);

// The folders in a folder that are wanted, in the order of their names; hidden ones are not.
static tz_names folders_in(tz_arena *arena, const char *folder, is_wanted *wanted) {
    tz_folder_entries entries = {.all = {.n = 0}};
    tz_names found = {.all = {.n = 0}};
    tz_folder_list_top(arena, folder, &entries, tz_diag_in_arena(arena));
    for (size_t i = 0; i < entries.all.n; i++) {
        const tz_folder_entry *entry = &entries.all.at[i];
        bool may_be = entry->kind == TZ_ENTRY_FOLDER || entry->kind == TZ_ENTRY_LINK;
        if (may_be && *entry->name != '.' && wanted(arena, below(arena, folder, entry->name)))
            *TZ_ADD(arena, &found.all) = entry->name;
    }
    return found;
}

static bool is_any_folder(tz_arena *arena, const char *path) {
    (void)arena;
    return tz_cli_is_folder(path);
}

static bool is_empty(tz_arena *arena, const char *folder) {
    tz_folder_entries entries = {.all = {.n = 0}};
    return tz_folder_list_top(arena, folder, &entries, tz_diag_in_arena(arena)) && entries.all.n == 0;
}

// "data/r6, data/r7", at most five.
static const char *list_paths(tz_arena *arena, const char *folder, const tz_names *names) {
    enum { MOST = 5 };
    tz_bytes out = {0};
    for (size_t i = 0; i < names->all.n && i < MOST; i++)
        tz_bytes_format(arena, &out, "%s%s", i ? _(", ") : "", below(arena, folder, names->all.at[i]));
    if (names->all.n > MOST)
        tz_bytes_format(arena, &out, "%s…", _(", "));
    return tz_arena_copy(arena, out.at, out.n);
}

// ---- messages ----

static void note(tz_call *call, const char *format, const char *path) __attribute__((format(printf, 2, 0)));
static void note(tz_call *call, const char *format, const char *path) {
    tz_note(call->diag, nowhere, format, path);
}

static void note_edition(tz_call *call) {
    tz_note(call->diag, nowhere,
            _("an edition is a folder with edition.yaml, form.yaml and the answers as YAML files in its folder cards; "
              "man tsuzuri-edition explains them"));
}

static const char *const books[] = {".xlsx", ".xls", ".xlsm", ".ods", ".csv", ".tsv", ".numbers", NULL};
static const char *const documents[] = {".docx", ".doc", ".odt", ".rtf", ".txt", ".md", NULL};
static const char *const yaml[] = {".yaml", ".yml", NULL};
static const char *const pdf[] = {".pdf", NULL};

static bool is_named_pdf(const char *path) {
    return ends_in(path, pdf);
}

static bool is_named_file(const char *path) {
    return is_named_pdf(path) || ends_in(path, yaml) || ends_in(path, books) || ends_in(path, documents);
}

static bool takes_layout(const tz_call *call) {
    for (const tz_option *option = call->command->options; option->name; option++)
        if (!strcmp(option->name, "layout"))
            return true;
    return false;
}

static void report_missing(tz_call *call, const char *path) {
    tz_arena *arena = call->arena;
    const char *folder = tz_path_folder(arena, path);
    tz_names beside = folders_in(arena, folder, is_any_folder);
    tz_text asked = tz_text_from_string(last_part(arena, path));
    const char *nearest = tz_nearest_word(&asked, beside.all.at, beside.all.n);
    tz_error(call->diag, nowhere, is_named_file(path) ? _("there is no file %s") : _("there is no folder %s"), path);
    tz_names editions = folders_in(arena, folder, is_edition);
    const char *shown = strchr(path, '/') ? folder : "";
    if (nearest)
        note(call, _("did you mean %s?"), below(arena, shown, nearest));
    else if (editions.all.n)
        note(call, _("editions are in: %s"), list_paths(arena, shown, &editions));
}

static void report_file(tz_call *call, const char *path) {
    tz_arena *arena = call->arena;
    const char *folder = tz_path_folder(arena, path),
               *edition = is_edition(arena, folder) ? folder : tz_path_folder(arena, folder);
    if (ends_in(path, books))
        tz_error(call->diag, nowhere, _("%s is a workbook, and workbooks cannot be read"), path);
    else if (ends_in(path, documents))
        tz_error(call->diag, nowhere, _("%s is a document, and documents cannot be read"), path);
    else if (is_named_pdf(path))
        tz_error(call->diag, nowhere, _("%s is a PDF, not the records of an edition"), path);
    else
        tz_error(call->diag, nowhere, _("%s is a file, and an edition is a folder"), path);
    if (ends_in(path, yaml) && is_edition(arena, edition))
        note(call, _("it is part of the edition in the folder %s: please name that"), edition);
    else if (is_named_pdf(path))
        note(call, _("tsuzuri verify %s checks it, if it is one for archives"), path);
    else if (ends_in(path, yaml) && takes_layout(call))
        note(call, _("if it is a layout, write --layout %s after the folder of the edition"), path);
    else
        note_edition(call);
}

static void report_folder(tz_call *call, const char *path) {
    tz_arena *arena = call->arena;
    tz_names inside = folders_in(arena, path, is_edition);
    if (is_bag(arena, path)) {
        tz_error(call->diag, nowhere, _("%s is an archived edition (a bag)"), path);
        note(call,
             has(arena, path, "data/edition/edition.yaml") ? _("its records are in %s; tsuzuri verify checks the bag")
                                                           : _("tsuzuri verify %s checks it"),
             has(arena, path, "data/edition/edition.yaml") ? below(arena, path, "data/edition") : path);
        return;
    }
    if (is_empty(arena, path))
        tz_error(call->diag, nowhere, _("the folder %s is empty"), path);
    else
        tz_error(call->diag, nowhere, _("there is no edition.yaml in the folder %s"), path);
    if (inside.all.n)
        note(call, _("editions are in: %s"), list_paths(arena, path, &inside));
    else if (is_edition(arena, tz_path_folder(arena, path)) && strcmp(last_part(arena, path), "..") != 0)
        note(call, _("it is part of the edition in the folder %s: please name that"), tz_path_folder(arena, path));
    else
        note_edition(call);
}

static void report_no_edition(tz_call *call, const char *path) {
    if (!tz_file_exists(path))
        report_missing(call, path);
    else if (tz_cli_is_folder(path))
        report_folder(call, path);
    else
        report_file(call, path);
}

// ---- each kind of operand ----

static bool check_edition(tz_call *call, const char *path) {
    if (tz_cli_is_folder(path) && is_edition(call->arena, path))
        return true;
    report_no_edition(call, path);
    return false;
}

// Whether a file is an archived PDF is for the one who reads it, whatever its name, unless that tells of something
// else.
static bool may_be_pdf(const char *path) {
    bool is_other = is_named_file(path) && !is_named_pdf(path);
    return !is_other && tz_file_exists(path) && !tz_cli_is_folder(path);
}

static bool check_any_edition(tz_call *call, const char *path) {
    if (tz_cli_is_folder(path) && is_bag(call->arena, path))
        return true;
    return may_be_pdf(path) || check_edition(call, path);
}

static bool check_archived(tz_call *call, const char *path) {
    tz_arena *arena = call->arena;
    bool is_folder = tz_cli_is_folder(path);
    tz_names bags = {.all = {.n = 0}};
    if (is_folder && !is_bag(arena, path))
        bags = folders_in(arena, path, is_bag);
    if (may_be_pdf(path) || (is_folder && !is_edition(arena, path) && !bags.all.n))
        return true; // a bag, perhaps a damaged one: its check tells
    if (!tz_file_exists(path))
        report_missing(call, path);
    else if (!is_folder)
        tz_error(call->diag, nowhere, _("%s is neither a bag, which is a folder, nor a PDF"), path);
    else if (bags.all.n) {
        tz_error(call->diag, nowhere, _("%s is a folder of archived editions, which are verified one by one"), path);
        note(call, _("archived editions are in: %s"), list_paths(arena, path, &bags));
    } else {
        tz_error(call->diag, nowhere, _("%s is an edition that has not been archived"), path);
        note(call, _("tsuzuri check %s looks for errors in it; tsuzuri archive makes a bag of it"), path);
    }
    return false;
}

static bool check_archive(tz_call *call, const char *path) {
    if (tz_cli_is_folder(path) && !is_bag(call->arena, path) && !is_edition(call->arena, path))
        return true;
    if (!tz_file_exists(path))
        report_missing(call, path);
    else
        tz_error(call->diag, nowhere, _("%s is not a folder of archived editions"), path);
    if (tz_cli_is_folder(path))
        note(call, _("it is an edition itself; please name the folder that it is in: %s"),
             tz_path_folder(call->arena, path));
    return false;
}

static bool check(tz_call *call, tz_value_kind kind, const char *path) {
    switch (kind) {
    case TZ_VALUE_EDITION:
        return check_edition(call, path);
    case TZ_VALUE_ANY_EDITION:
        return check_any_edition(call, path);
    case TZ_VALUE_ARCHIVED:
        return check_archived(call, path);
    case TZ_VALUE_ARCHIVE:
        return check_archive(call, path);
    default:
        return true;
    }
}

bool tz_cli_check_operands(tz_call *call) {
    bool right = true;
    const tz_operand *operand = call->command->operands;
    for (size_t i = 0; i < call->operands_n; i++) {
        right = check(call, operand->kind, call->operands[i]) && right;
        operand += operand[1].name != NULL; // the last one may be given again
    }
    const tz_option *options = call->command->options;
    for (size_t i = 0; options[i].name; i++)
        right = (!call->values[i] || check(call, options[i].kind, call->values[i])) && right;
    return right;
}
