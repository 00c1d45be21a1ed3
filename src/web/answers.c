// answers: who has answered, in which file, and how much; with all that `check` tells.
#include "base/file.h"
#include "base/intl.h"
#include "card/fit.h"
#include "web/web.h"

#include <string.h>

static const tz_option options[] = {TZ_EDITION_OPTIONS, {0}};
static const tz_operand operands[] = {TZ_EDITION_OPERAND, {0}};
static const tz_example examples[] = {{0}};

typedef struct writing {
    tz_arena *arena;
    tz_bytes *out;
    const tz_edition *edition;
    const tz_fit_report *fit; // NULL: the cards have errors
} writing;

static void put(const writing *w, const char *text) {
    tz_bytes_add(w->arena, w->out, text, strlen(text));
}

static void put_text(const writing *w, const char *before, const char *key, const tz_text *text) {
    put(w, before);
    tz_web_put_key(w->arena, w->out, key, text->bytes, text->size);
}

// ---- the edition and its form ----

static void put_edition(const writing *w, const tz_book *book) {
    const tz_edition *e = w->edition;
    const tz_text units = tz_text_from_string(e->units ? e->units : "");
    put_text(w, "{\"edition\":{", "id", &e->id);
    put_text(w, ",", "title", &e->title);
    put_text(w, ",", "year", &e->fiscal_year);
    put_text(w, ",", "units", &units);
    put_text(w, ",", "since", &e->since);
    tz_bytes_format(w->arena, w->out, "},\n\"pages\":%zu,\n\"fields\":[", book ? book->pages_n : 0);
    for (size_t i = 0; i < e->form->fields_n; i++) {
        const tz_field *field = &e->form->fields[i];
        const tz_text path = tz_text_from_string(field->path);
        put_text(w, i ? ",\n{" : "\n{", "path", &path);
        put_text(w, ",", "section", &e->form->sections[field->section].label);
        put_text(w, ",", "label", &field->label);
        put(w, "}");
    }
}

// ---- municipalities ----

// The index of the card that a municipality is on; -1: there is none that could be read.
static long card_of(const tz_edition *edition, const tz_text *code) {
    for (size_t i = 0; i < edition->cards_n; i++)
        for (size_t k = 0; edition->cards[i].source && k < edition->cards[i].municipalities_n; k++)
            if (tz_text_equal(&edition->cards[i].municipalities[k].code, code))
                return (long)i;
    return -1;
}

static void put_municipality(const writing *w, const tz_municipality *it, bool first) {
    long card = card_of(w->edition, &it->code);
    put_text(w, first ? "\n{" : ",\n{", "code", &it->code);
    put_text(w, ",", "name", &it->name);
    if (card < 0)
        put(w, ",\"card\":null}");
    else
        tz_bytes_format(w->arena, w->out, ",\"card\":%ld}", card);
}

// Those of the official list, or else of the cards.
static void put_municipalities(const writing *w) {
    const tz_edition *e = w->edition;
    bool first = true;
    put(w, "],\n\"municipalities\":[");
    for (size_t i = 0; i < e->official_n; i++, first = false)
        put_municipality(w, &e->official[i], first);
    for (size_t i = 0; !e->official_n && i < e->cards_n; i++)
        for (size_t k = 0; k < e->cards[i].municipalities_n; k++, first = false)
            put_municipality(w, &e->cards[i].municipalities[k], first);
}

// ---- cards ----

static void put_answer(const writing *w, const tz_card *card, const tz_text *answer, bool first) {
    tz_bytes_format(w->arena, w->out, "%s{\"id\":%u,\"chars\":%zu", first ? "" : ",", answer->id,
                    tz_text_character_count(answer));
    put_text(w, ",", "text", answer);
    if (answer->source && answer->source != card->source) {
        put(w, ",");
        tz_web_put_file(w->arena, w->out, answer->source->name);
    } else if (answer->source) {
        uint32_t line, column;
        tz_place_line(tz_text_place(answer, 0), &line, &column);
        tz_bytes_format(w->arena, w->out, ",\"line\":%u", line);
    }
    put(w, "}");
}

static void put_fit(const writing *w, const tz_card *card) {
    const tz_fit_card *found = NULL;
    for (size_t i = 0; w->fit && i < w->fit->cards_n; i++)
        found = w->fit->cards[i].card == card ? &w->fit->cards[i] : found;
    if (!found)
        return;
    int64_t size = ((int64_t)found->size * 100 + TZ_PT / 2) / TZ_PT;
    tz_bytes_format(w->arena, w->out, ",\"size_pt\":%d.%02d,\"pages\":%u,\"over\":%d", (int)(size / 100),
                    (int)(size % 100), found->pages, found->over);
    const tz_text limit = tz_text_from_string(found->limit ? found->limit : "");
    if (found->limit)
        put_text(w, ",", "limit", &limit);
}

static void put_card(const writing *w, const tz_card *card, bool first) {
    const tz_edition *e = w->edition;
    const tz_text names = tz_text_from_string(tz_card_names(w->arena, card)),
                  slug = tz_text_from_string(card->slug ? card->slug : "");
    put_text(w, first ? "\n{" : ",\n{", "slug", &slug);
    put_text(w, ",", "names", &names);
    if (card->region < e->regions_n)
        put_text(w, ",", "region", &e->regions[card->region].name);
    if (card->source) {
        put(w, ",");
        tz_web_put_file(w->arena, w->out, card->source->name);
    }
    put_fit(w, card);
    put(w, ",\"answers\":[");
    for (size_t i = 0; card->answers && i < e->form->fields_n; i++)
        put_answer(w, card, &card->answers[i], i == 0);
    put(w, "]}");
}

static void put_cards(const writing *w) {
    put(w, "],\n\"cards\":[");
    for (size_t i = 0; i < w->edition->cards_n; i++)
        put_card(w, &w->edition->cards[i], i == 0);
    put(w, "]}\n");
}

// ---- the command ----

// As much of the edition as can be read, without telling again what is wrong. NULL: not even its form.
static const tz_edition *read_partly(tz_call *call) {
    tz_diag *silent = tz_diag_in_arena(call->arena);
    tz_input records;
    const tz_edition *head;
    if (!tz_folder_open(call->arena, call->operands[0], TZ_FILE_LIMIT, &records, silent))
        return NULL;
    tz_edition_read_with_head(call->arena, &records, 1, &head, silent);
    return head && head->form ? head : NULL;
}

static tz_exit run(tz_call *call) {
    tz_exit status;
    const tz_project *project;
    const tz_book *book = tz_cli_check(call, &project, &status);
    writing w = {.arena = call->arena, .out = call->output};
    w.edition = project ? project->edition : read_partly(call);
    if (project && project->edition->cards_n)
        w.fit = tz_fit_edition(call->arena, project->edition, project->layout, project->fonts,
                               tz_diag_in_arena(call->arena)); // what is wrong was reported by the book
    if (!w.edition)
        return status;
    put_edition(&w, book);
    put_municipalities(&w);
    put_cards(&w);
    return status;
}

const tz_command tz_command_answers = {
    .name = "answers",
    .operands = operands,
    .least = 1,
    .most = 1,
    .summary = N_("report what check does, and list the answers as JSON"),
    .options = options,
    .examples = examples,
    .run = run,
};
