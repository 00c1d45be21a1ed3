// list: the editions archived in a folder, and whether each is intact.
#include "base/file.h"
#include "base/intl.h"
#include "cli/archived.h"

#include <stdlib.h>
#include <string.h>

static const tz_option options[] = {
    TZ_JSON_OPTION,
    {0},
};

static const tz_operand operands[] = {
    {N_("ARCHIVE_DIR"), TZ_VALUE_ARCHIVE, N_("folder of folders that tsuzuri archive has made")},
    {0},
};

static const tz_example examples[] = {
    {"tsuzuri archive data/r7 -o archive/r7", N_("an edition that is archived now")},
    {"tsuzuri list archive", N_("is among those of the folder")},
    {0},
};

typedef struct row {
    const char *folder;    // below the archive
    const tz_build *build; // NULL: it cannot be read
    const tz_bag *bag;     // NULL: it has no list
    bool is_other;         // a bag that tsuzuri has not made
    size_t errors;
} row;
typedef struct table {
    TZ_LIST(row) rows;
} table;

// ---- reading ----

// Bags are folders of the archive itself: what is in other folders, hidden ones among them, is left alone.
static bool is_bag(tz_arena *arena, const char *path) {
    static const char *const signs[] = {"bagit.txt", "bag-info.txt", "manifest-sha256.txt"};
    for (size_t i = 0; i < 3; i++)
        if (tz_file_exists(tz_arena_format(arena, "%s/%s", path, signs[i])))
            return true;
    return false;
}

// All that the table needs of it; the rest is freed with the arena that it was read into.
static const tz_build *keep(tz_arena *arena, const tz_build *build) {
    tz_build *made = TZ_NEW(arena, tz_build);
    made->year = build->year;
    made->cards = build->cards;
    made->municipalities = build->municipalities;
    made->pages = build->pages;
    const tz_text *const from[] = {&build->id, &build->fiscal_year, &build->title};
    tz_text *const to[] = {&made->id, &made->fiscal_year, &made->title};
    for (size_t i = 0; i < 3; i++)
        *to[i] = tz_text_from_string(tz_text_to_string(arena, from[i]));
    return made;
}

static const tz_bag *keep_bag(tz_arena *arena, const tz_bag *bag) {
    tz_bag *made = TZ_NEW(arena, tz_bag);
    *made = *bag;
    made->seal = tz_arena_copy(arena, bag->seal, strlen(bag->seal));
    return made;
}

// Messages about a damaged bag are only counted here: `verify` shows them.
static row check_bag(tz_call *call, const char *folder, const char *path) {
    row made = {.folder = folder};
    tz_arena *scratch = tz_arena_new(call->arena); // one bag at a time
    tz_cli_bag bag;
    tz_cli_archived archived = {.build = NULL};
    tz_diag *diag = tz_diag_in_arena(scratch);
    if (tz_cli_bag_list(scratch, path, &bag, diag)) {
        const tz_bag *found = tz_cli_bag_check(scratch, &bag, diag);
        made.bag = found ? keep_bag(call->arena, found) : NULL;
        made.is_other = found && !tz_cli_bag_is_ours(scratch, found, &bag);
        if (!made.is_other)
            tz_cli_archived_read_bag(scratch, path, &bag, &archived, diag);
    }
    made.build = archived.build ? keep(call->arena, archived.build) : NULL;
    made.errors = tz_diag_count(diag, TZ_ERROR);
    tz_arena_free(scratch);
    return made;
}

// By year, then by folder; those that cannot be read come last.
static int by_year(const void *a, const void *b) {
    const row *one = a, *other = b;
    int first = one->build ? one->build->year : INT32_MAX, second = other->build ? other->build->year : INT32_MAX;
    return first != second ? (first < second ? -1 : 1) : strcmp(one->folder, other->folder);
}

static bool check_all(tz_call *call, const char *archive, table *out) {
    tz_folder_entries entries = {.all = {.n = 0}};
    if (!tz_folder_list_top(call->arena, archive, &entries, call->diag))
        return false;
    for (size_t i = 0; i < entries.all.n; i++) {
        const tz_folder_entry *entry = &entries.all.at[i];
        const char *path = tz_arena_format(call->arena, "%s/%s", archive, entry->name);
        if (entry->kind == TZ_ENTRY_FOLDER && *entry->name != '.' && is_bag(call->arena, path))
            *TZ_ADD(call->arena, &out->rows) = check_bag(call, entry->name, path);
    }
    if (out->rows.n)
        qsort(out->rows.at, out->rows.n, sizeof *out->rows.at, by_year);
    return true;
}

// ---- JSON ----

static void put_quoted(tz_call *call, const char *key, const char *text, size_t size) {
    tz_bytes_format(call->arena, call->output, "\"%s\":", key);
    tz_bytes_add_json_string(call->arena, call->output, text, size);
}

static void put_json_row(tz_call *call, const row *it) {
    const tz_build *b = it->build;
    tz_bytes_format(call->arena, call->output, "{");
    put_quoted(call, "folder", it->folder, strlen(it->folder));
    if (b) {
        tz_bytes_format(call->arena, call->output, ",\"year\":%d,", b->year);
        put_quoted(call, "id", b->id.bytes, b->id.size);
        tz_bytes_format(call->arena, call->output, ",");
        put_quoted(call, "fiscal_year", b->fiscal_year.bytes, b->fiscal_year.size);
        tz_bytes_format(call->arena, call->output, ",");
        put_quoted(call, "title", b->title.bytes, b->title.size);
        tz_bytes_format(call->arena, call->output, ",\"cards\":%d,\"municipalities\":%d,\"pages\":%d", b->cards,
                        b->municipalities, b->pages);
    }
    if (it->bag)
        tz_bytes_format(call->arena, call->output, ",\"sha256\":\"%s\",\"pdf_sha256\":\"%s\"", it->bag->sha256,
                        it->bag->pdf_sha256);
    tz_bytes_format(call->arena, call->output, ",\"verified\":%s,\"errors\":%zu}", it->errors ? "false" : "true",
                    it->errors);
}

static void put_json(tz_call *call, const table *of) {
    tz_bytes_format(call->arena, call->output, "[");
    for (size_t i = 0; i < of->rows.n; i++) {
        tz_bytes_format(call->arena, call->output, i ? ",\n" : "\n");
        put_json_row(call, &of->rows.at[i]);
    }
    tz_bytes_format(call->arena, call->output, of->rows.n ? "\n]\n" : "]\n");
}

// ---- the table ----

enum { COLUMNS = 7, SHORT_HASH = 12 };
typedef struct line {
    const char *cells[COLUMNS];
} line;
static const bool to_the_right[COLUMNS] = {[3] = true, [4] = true};

static const char *number(tz_call *call, int32_t n) {
    return tz_arena_format(call->arena, "%d", n);
}

static line line_of(tz_call *call, const row *it) {
    const tz_build *b = it->build;
    const char *state = it->errors     ? tz_arena_format(call->arena, _("damaged (%zu errors)"), it->errors)
                        : it->is_other ? _("verified, not made by tsuzuri")
                                       : _("verified");
    const char *hash = it->bag && *it->bag->seal ? tz_arena_copy(call->arena, it->bag->sha256, SHORT_HASH) : "-";
    return (line){{it->folder, b ? b->fiscal_year.bytes : "-", b ? b->title.bytes : "-",
                   b ? number(call, b->cards) : "-", b ? number(call, b->pages) : "-", hash, state}};
}

static void put_table(tz_call *call, const table *of) {
    line *lines = TZ_ARRAY(call->arena, line, of->rows.n + 1);
    lines[0] = (line){{_("folder"), _("year"), _("title"), _("cards"), _("pages"), "SHA-256", _("state")}};
    for (size_t i = 0; i < of->rows.n; i++)
        lines[i + 1] = line_of(call, &of->rows.at[i]);
    tz_cli_put_table(call, lines[0].cells, of->rows.n + 1, COLUMNS, to_the_right);
}

static tz_exit run(tz_call *call) {
    table found = {.rows = {.n = 0}};
    if (!check_all(call, call->operands[0], &found))
        return TZ_EXIT_INPUT;
    if (tz_call_value(call, "json"))
        put_json(call, &found);
    else
        put_table(call, &found);
    for (size_t i = 0; i < found.rows.n; i++)
        if (found.rows.at[i].errors)
            tz_error(call->diag, (tz_place){0}, _("%s is damaged: tsuzuri verify %s/%s tells how"),
                     found.rows.at[i].folder, call->operands[0], found.rows.at[i].folder);
    return TZ_EXIT_OK;
}

const tz_command tz_command_list = {
    .name = "list",
    .operands = operands,
    .least = 1,
    .most = 1,
    .summary = N_("list the editions archived in a folder, and whether each is intact"),
    .details =
        N_("SHA-256 is that of a bag's tagmanifest-sha256.txt, which covers all of it; its first digits are shown."),
    .options = options,
    .examples = examples,
    .run = run,
};
