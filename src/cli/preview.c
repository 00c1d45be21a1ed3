// preview: an edition's pages as PNG pictures.
#include "preview/preview.h"
#include "base/file.h"
#include "base/intl.h"
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

static const tz_option options[] = {
    TZ_EDITION_OPTIONS,
    {"page", 'p', N_("PAGE"), .help = N_("only this page, or from-to; may be given again (pages are counted from 1)")},
    {"dpi", 0, N_("NUMBER"), .help = N_("pixels an inch (otherwise 96)")},
    {"output", 'o', N_("DIR"), .help = N_("folder for 001.png, 002.png and so on (otherwise EDITION-preview here)"),
     .kind = TZ_VALUE_FOLDER},
    {0},
};

static const tz_operand operands[] = {
    TZ_EDITION_OPERAND,
    {0},
};

static const tz_example examples[] = {
    {"tsuzuri preview data/r7 -p 1 -p 5-6 -o pictures", N_("pictures/001.png, 005.png and 006.png")},
    {"tsuzuri preview data/r7 -p 1 --dpi 300 -o large", N_("the first page, for a poster")},
    {0},
};

// ---- what is asked for ----

// Digits at *at, which moves behind them; -1: there are none, or too many.
static int32_t read_number(const char **at) {
    size_t n = strspn(*at, "0123456789");
    int32_t number = n > 0 && n < 10 ? (int32_t)strtol(*at, NULL, 10) : -1;
    *at += n;
    return number;
}

static bool read_dpi(tz_call *call, int32_t *dpi) {
    const char *asked = tz_call_value(call, "dpi");
    *dpi = TZ_DPI_DEFAULT;
    if (!asked)
        return true;
    const char *at = asked;
    *dpi = read_number(&at);
    if (!*at && *dpi >= TZ_DPI_LEAST && *dpi <= TZ_DPI_MOST)
        return true;
    tz_error(call->diag, (tz_place){0}, _("--dpi %s: please give a whole number from %d to %d"), asked, TZ_DPI_LEAST,
             TZ_DPI_MOST);
    return false;
}

// Pages from one to the other, counted from 1.
typedef struct span {
    int32_t from, to;
} span;
typedef struct pages {
    TZ_LIST(span) spans; // none: all
} pages;

// "3", "5-8", and several of them with commas between.
static bool read_pages(tz_call *call, pages *out) {
    const char *asked = tz_call_value(call, "page");
    for (const char *at = asked; at; at = *at ? at + 1 : NULL) {
        span made = {.from = read_number(&at)};
        made.to = made.from;
        if (*at == '-') {
            at++;
            made.to = read_number(&at);
        }
        if (made.from < 1 || made.to < made.from || (*at && *at != ',')) {
            tz_error(call->diag, (tz_place){0}, _("--page %s: please give a page as 3, or pages as 5-8"), asked);
            return false;
        }
        *TZ_ADD(call->arena, &out->spans) = made;
    }
    return true;
}

// Which pages of the book to draw. NULL after reporting.
static const bool *choose_pages(tz_call *call, const tz_book *book, const pages *asked) {
    bool *chosen = TZ_ARRAY(call->arena, bool, book->pages_n);
    memset(chosen, asked->spans.n == 0, book->pages_n);
    for (size_t i = 0; i < asked->spans.n; i++) {
        const span *it = &asked->spans.at[i];
        if ((size_t)it->to > book->pages_n) {
            tz_error(call->diag, (tz_place){0}, _("there is no page %d: the booklet has %zu pages"), it->to,
                     book->pages_n);
            return NULL;
        }
        memset(chosen + it->from - 1, true, (size_t)(it->to - it->from) + 1);
    }
    return chosen;
}

// ---- the painter ----

static const tz_painter *load_painter(tz_call *call) {
    return tz_cli_load_module(call, "tsuzuri-preview.so", "tz_painter_cairo", _("pictures cannot be drawn"));
}

// ---- pictures ----

static const char *picture_path(tz_arena *arena, const char *folder, size_t page) {
    return tz_arena_format(arena, "%s/%03zu.png", folder, page + 1);
}

// A file is begun only when its picture is ready.
static tz_exit write_picture(tz_call *call, tz_arena *arena, const tz_book *book, size_t page,
                             const tz_preview_options *how, const char *folder) {
    tz_cli_memory png = {.arena = arena};
    const tz_sink sink = tz_cli_memory_sink(&png);
    if (!tz_preview_write_png(arena, book, page, how, &sink, call->diag))
        return TZ_EXIT_DATA;
    return tz_cli_write_bytes(arena, &png.bytes, picture_path(arena, folder, page), call->diag);
}

static tz_exit write_pictures(tz_call *call, const tz_book *book, const bool *chosen, const tz_preview_options *how,
                              const char *folder) {
    tz_exit status = TZ_EXIT_OK;
    for (size_t i = 0; i < book->pages_n && status == TZ_EXIT_OK; i++) {
        if (!chosen[i])
            continue;
        tz_arena *arena = tz_arena_new(call->arena);
        status = write_picture(call, arena, book, i, how, folder);
        tz_arena_free(arena);
    }
    return status;
}

// All of them, before the first one is drawn.
static bool may_write(tz_call *call, const tz_project *project, const tz_book *book, const bool *chosen,
                      const char *folder) {
    bool may = true;
    for (size_t i = 0; i < book->pages_n; i++) {
        const char *path = picture_path(call->arena, folder, i);
        if (chosen[i] &&
            (!tz_output_possible(call->arena, path, call->diag) || !tz_cli_output_spares(call, project, path)))
            may = false;
    }
    return may;
}

static tz_exit draw(tz_call *call, const tz_preview_options *how, const pages *asked) {
    const char *given = tz_call_value(call, "output"), *folder = given;
    tz_exit status;
    if (given && !tz_folder_make_possible(call->arena, given, call->diag))
        return TZ_EXIT_NO_CREATE;
    const tz_project *project = tz_cli_project(call, call->operands[0], &status);
    if (!project)
        return status;
    const tz_text *id = &project->edition->id;
    if (!folder)
        folder = tz_arena_format(call->arena, "%.*s-preview", (int)id->size, id->bytes);
    if (!tz_folder_make_possible(call->arena, folder, call->diag))
        return TZ_EXIT_NO_CREATE;
    const tz_book *book = tz_cli_book_of(call, project, &status);
    if (!book || tz_diag_count(call->diag, TZ_ERROR))
        return status;
    const bool *chosen = choose_pages(call, book, asked);
    if (!chosen)
        return TZ_EXIT_USAGE;
    if (!tz_folder_make(call->arena, folder, call->diag) || !may_write(call, project, book, chosen, folder))
        return TZ_EXIT_NO_CREATE;
    tz_folder_sweep(call->arena, folder);
    status = write_pictures(call, book, chosen, how, folder);
    if (status == TZ_EXIT_OK && !given) // the user has not given this name
        tz_bytes_format(call->arena, call->output, "%s\n", folder);
    return status;
}

static tz_exit run(tz_call *call) {
    tz_preview_options how;
    pages asked = {0};
    if (!read_dpi(call, &how.dpi) || !read_pages(call, &asked))
        return TZ_EXIT_USAGE;
    how.painter = load_painter(call);
    return how.painter ? draw(call, &how, &asked) : TZ_EXIT_INPUT;
}

const tz_command tz_command_preview = {
    .name = "preview",
    .operands = operands,
    .least = 1,
    .most = 1,
    .editions = 1,
    .summary = N_("draw the pages of an edition as PNG pictures"),
    .details =
        N_("Each picture appears complete or not at all. Nothing is drawn when something is wrong in the records."),
    .options = options,
    .examples = examples,
    .repeats = "page",
    .run = run,
};
