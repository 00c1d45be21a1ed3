// layouts: the layouts that can be asked for by name, and what each is for.
#include "base/file.h"
#include "base/intl.h"
#include "base/language.h"
#include "cli/installed.h"
#include "project/search.h"

#include "cli/cli.h"

#include <string.h>

static const tz_option options[] = {TZ_JSON_OPTION, {0}};
static const tz_operand operands[] = {{0}};
static const tz_example examples[] = {
    {"tsuzuri layouts", N_("which layouts there are")},
    {0},
};

// In the language of messages; in the other one where it has no words in that.
static tz_text words_of(const tz_about *about) {
    bool english = !tz_language_used();
    const tz_text *wanted = english ? &about->en : &about->ja, *other = english ? &about->ja : &about->en;
    return wanted->size ? *wanted : *other;
}

static void put_json_string(tz_call *call, const char *before, const char *text, size_t size) {
    tz_bytes_format(call->arena, call->output, "%s", before);
    tz_bytes_add_json_string(call->arena, call->output, text, size);
}

static void put_json(tz_call *call, const tz_layout_file *files, const tz_about *about, size_t n) {
    tz_bytes_format(call->arena, call->output, "[");
    for (size_t i = 0; i < n; i++) {
        put_json_string(call, i ? ",\n{\"name\":" : "\n{\"name\":", files[i].name, strlen(files[i].name));
        put_json_string(call, ",\"file\":", files[i].path, strlen(files[i].path));
        put_json_string(call, ",\"ja\":", about[i].ja.bytes, about[i].ja.size);
        put_json_string(call, ",\"en\":", about[i].en.bytes, about[i].en.size);
        tz_bytes_format(call->arena, call->output, "}");
    }
    tz_bytes_format(call->arena, call->output, "\n]\n");
}

static void put_table(tz_call *call, const tz_layout_file *files, const tz_about *about, size_t n) {
    enum { COLUMNS = 2 };
    const char *(*cells)[COLUMNS] = tz_arena_array(call->arena, n + 1, sizeof *cells);
    cells[0][0] = _("layout");
    cells[0][1] = _("what it is for");
    for (size_t i = 0; i < n; i++) {
        tz_text words = words_of(&about[i]);
        cells[i + 1][0] = files[i].name;
        cells[i + 1][1] = words.size ? tz_text_to_string(call->arena, &words) : "-";
    }
    tz_cli_put_table(call, cells[0], n + 1, COLUMNS, (const bool[COLUMNS]){false});
}

static tz_exit run(tz_call *call) {
    const tz_search search = {.data_folders = tz_cli_data_folders(call->arena)};
    size_t n;
    const tz_layout_file *files = tz_search_layouts(call->arena, &search, &n, call->diag);
    if (!files)
        return TZ_EXIT_INPUT;
    tz_about *about = TZ_ARRAY(call->arena, tz_about, n);
    for (size_t i = 0; i < n; i++) { // one that is wrong is listed all the same
        const tz_source *source = tz_file_read(call->arena, files[i].path, TZ_FILE_LIMIT, (tz_place){0}, call->diag);
        if (source)
            tz_layout_read_about(call->arena, source, &about[i], call->diag);
    }
    (tz_call_value(call, "json") ? put_json : put_table)(call, files, about, n);
    return TZ_EXIT_OK;
}

const tz_command tz_command_layouts = {
    .name = "layouts",
    .operands = operands,
    .summary = N_("list the layouts that there are, and what each is for"),
    .details =
        N_("Those of the folder layouts here, and those that come with tsuzuri. --layout takes their names, and so do\n"
           "layout: of an edition and like: of a layout."),
    .options = options,
    .examples = examples,
    .run = run,
};
