// pages: the booklet's pages as SVG, of a book that is kept as long as no file changes.
#include "base/intl.h"
#include "svg/svg.h"
#include "web/web.h"

#include <stdlib.h>
#include <string.h>

static const tz_option options[] = {
    TZ_EDITION_OPTIONS,
    {"picture", 0, NULL, .help = N_("pictures alone, without text that can be selected")},
    {"text", 0, NULL, .help = N_("text alone, which lies over the picture")},
    {0},
};
static const tz_operand operands[] = {
    TZ_EDITION_OPERAND,
    {N_("PAGE..."), TZ_VALUE_TEXT, N_("page to write, counted from 1")},
    {0},
};
static const tz_example examples[] = {{0}};

// Those of TZ_EDITION_OPTIONS.
static const char *const making_options[] = {"layout", "fonts", "font-dir", NULL};

// The last book and all that it borrows from.
static struct {
    tz_arena *arena; // NULL: none
    const char *words;
    const tz_edition *edition;
    const tz_book *book; // NULL: it could not be made
} kept;

void tz_web_pages_forget(void) {
    tz_arena_free(kept.arena);
    memset(&kept, 0, sizeof kept);
}

// ---- the book ----

// The edition's folder and the values of its options, by which one book is told from another.
static const char *words_of(const tz_call *call) {
    tz_bytes out = {0};
    tz_bytes_format(call->arena, &out, "%s", call->operands[0]);
    for (const char *const *name = making_options; *name; name++) {
        const char *value = tz_call_value(call, *name);
        tz_bytes_format(call->arena, &out, "\n%s", value ? value : "");
    }
    return tz_arena_copy(call->arena, out.at, out.n);
}

static bool is_kept(const char *words) {
    return kept.book && !strcmp(kept.words, words);
}

// Made in an arena of its own, which outlives the call; what is wrong goes to the call's messages.
static tz_exit make(tz_call *call, const char *words) {
    tz_exit status;
    const tz_project *project;
    tz_web_pages_forget();
    kept.arena = tz_arena_new(NULL);
    tz_call making = *call;
    making.arena = kept.arena;
    const tz_book *book = tz_cli_book(&making, call->operands[0], &project, &status);
    if (!book || tz_diag_count(call->diag, TZ_ERROR))
        return book ? TZ_EXIT_DATA : status; // the messages show lines of sources in the arena: it stays
    kept.words = tz_arena_copy(kept.arena, words, strlen(words));
    kept.edition = project->edition;
    kept.book = book;
    return TZ_EXIT_OK;
}

// ---- what is on each page ----

static void put_text(const tz_call *call, const char *before, const char *text) {
    tz_bytes_add(call->arena, call->output, before, strlen(before));
    tz_bytes_add_json_string(call->arena, call->output, text ? text : "", text ? strlen(text) : 0);
}

// The answers of a page's runs, each once, in the order of the runs.
static void put_answers(const tz_call *call, const tz_page *page, size_t *seen_on) {
    bool first = true;
    for (size_t i = 0; i < page->items.n; i++) {
        const tz_item *item = &page->items.at[i];
        size_t answer = item->kind == TZ_ITEM_RUN ? tz_edition_answer_index(kept.edition, item->run.text_id) : SIZE_MAX;
        if (answer == SIZE_MAX || seen_on[answer] == page->index + 1)
            continue;
        seen_on[answer] = page->index + 1;
        tz_bytes_format(call->arena, call->output, first ? "%zu" : ",%zu", answer);
        first = false;
    }
}

static void put_pages(const tz_call *call) {
    size_t answers = kept.edition->cards_n * kept.edition->form->fields_n;
    size_t *seen_on = TZ_ARRAY(call->arena, size_t, answers);
    memset(seen_on, 0, answers * sizeof *seen_on);
    for (size_t i = 0; i < kept.book->pages_n; i++) {
        put_text(call, i ? ",\n{\"label\":" : "\n{\"label\":", kept.book->pages[i]->label);
        tz_bytes_format(call->arena, call->output, ",\"answers\":[");
        put_answers(call, kept.book->pages[i], seen_on);
        tz_bytes_format(call->arena, call->output, "]}");
    }
}

// What the indices of answers stand for.
static void put_records(const tz_call *call) {
    tz_bytes_format(call->arena, call->output, "],\n\"fields\":[");
    for (size_t i = 0; i < kept.edition->form->fields_n; i++) {
        const tz_field *field = &kept.edition->form->fields[i];
        put_text(call, i ? ",\n{\"path\":" : "\n{\"path\":", field->path);
        put_text(call, ",\"label\":", tz_arena_copy(call->arena, field->label.bytes, field->label.size));
        tz_bytes_format(call->arena, call->output, "}");
    }
    tz_bytes_format(call->arena, call->output, "],\n\"cards\":[");
    for (size_t i = 0; i < kept.edition->cards_n; i++) {
        const tz_card *card = &kept.edition->cards[i];
        put_text(call, i ? ",\n{\"slug\":" : "\n{\"slug\":", card->slug);
        put_text(call, ",\"names\":", tz_card_names(call->arena, card));
        tz_bytes_format(call->arena, call->output, "}");
    }
}

static void put_bookmarks(const tz_call *call) {
    tz_bytes_format(call->arena, call->output, "],\n\"bookmarks\":[");
    for (size_t i = 0; i < kept.book->bookmarks_n; i++) {
        const tz_bookmark *it = &kept.book->bookmarks[i];
        put_text(call, i ? ",\n{\"title\":" : "\n{\"title\":", it->title);
        tz_bytes_format(call->arena, call->output, ",\"level\":%u,\"page\":%u}", it->level, it->page->index + 1);
    }
}

static void put_book(const tz_call *call) {
    char width[TZ_POINTS_ROOM], height[TZ_POINTS_ROOM];
    tz_points(width, kept.book->width);
    tz_points(height, kept.book->height);
    tz_bytes_format(call->arena, call->output, "{\"width\":%s,\"height\":%s,\n\"pages\":[", width, height);
    put_pages(call);
    put_records(call);
    put_bookmarks(call);
    tz_bytes_format(call->arena, call->output, "]}\n");
}

// ---- pages as files ----

// From 1; 0: the word is no page of the book.
static size_t page_number(const char *word) {
    char *end;
    unsigned long number = strtoul(word, &end, 10);
    return *end || number > kept.book->pages_n ? 0 : (size_t)number;
}

static tz_exit write_svg(tz_call *call, size_t number, tz_svg_content content, const char *ending) {
    const tz_svg_options how = {.edition = kept.edition, .content = content};
    tz_bytes svg = {0};
    tz_svg_write_page(call->arena, kept.book, number - 1, &how, &svg);
    return tz_cli_write_bytes(call->arena, &svg, tz_arena_format(call->arena, "%zu%s", number, ending), call->diag);
}

static tz_exit write_page(tz_call *call, const char *word) {
    size_t number = page_number(word);
    bool picture = tz_call_value(call, "picture"), text = tz_call_value(call, "text");
    if (!number) {
        tz_error(call->diag, (tz_place){0}, _("there is no page %s: the booklet has %zu pages"), word,
                 kept.book->pages_n);
        return TZ_EXIT_USAGE;
    }
    if (!picture && !text)
        return write_svg(call, number, TZ_SVG_PAGE, ".svg");
    tz_exit status = picture ? write_svg(call, number, TZ_SVG_PICTURE, ".picture.svg") : TZ_EXIT_OK;
    return text && status == TZ_EXIT_OK ? write_svg(call, number, TZ_SVG_TEXT, ".text.svg") : status;
}

static tz_exit run(tz_call *call) {
    const char *words = words_of(call);
    tz_exit status = is_kept(words) ? TZ_EXIT_OK : make(call, words);
    if (status == TZ_EXIT_OK)
        put_book(call);
    for (size_t i = 1; i < call->operands_n && status == TZ_EXIT_OK; i++)
        status = write_page(call, call->operands[i]);
    return status;
}

const tz_command tz_command_pages = {
    .name = "pages",
    .operands = operands,
    .least = 1,
    .most = SIZE_MAX,
    .editions = 1,
    .summary = N_("write pages as SVG, and list as JSON what is on each"),
    .options = options,
    .examples = examples,
    .run = run,
};
