// fit: how large each card's type can be, and what limits it.
#include "card/fit.h"
#include "base/intl.h"
#include "cli/cli.h"

static const tz_option options[] = {
    TZ_EDITION_OPTIONS,
    TZ_JSON_OPTION,
    {0},
};

static const tz_operand operands[] = {
    TZ_EDITION_OPERAND,
    {0},
};

static const tz_example examples[] = {
    {"tsuzuri fit data/r7", N_("one line a card: which answer keeps its type small")},
    {"tsuzuri fit data/r7 --layout a3.yaml --json", N_("the same on A3, for a program")},
    {0},
};

// Hundredths of a unit, rounded: "8.25", "12.3".
static const char *hundredths(tz_arena *arena, int64_t value, int64_t unit) {
    int64_t n = (value * 100 + unit / 2) / unit;
    const char *text = tz_arena_format(arena, "%lld.%02lld", (long long)(n / 100), (long long)(n % 100));
    return n % 10 ? text : tz_arena_format(arena, "%lld.%lld", (long long)(n / 100), (long long)(n / 10 % 10));
}

static void put(tz_call *call, const char *text) {
    tz_bytes_format(call->arena, call->output, "%s", text);
}

static void put_quoted(tz_call *call, const tz_text *text) {
    tz_bytes_add_json_string(call->arena, call->output, text->bytes, text->size);
}

static void put_names(tz_call *call, const tz_card *card) {
    for (size_t i = 0; i < card->municipalities_n; i++) {
        put(call, i ? "," : "");
        put_quoted(call, &card->municipalities[i].name);
    }
}

static void put_widths(tz_call *call, const tz_fit_table *table) {
    for (size_t i = 0; i < table->columns; i++)
        tz_bytes_format(call->arena, call->output, "%s%s", i ? "," : "",
                        hundredths(call->arena, table->widths[i], TZ_MM));
}

static void put_json_card(tz_call *call, const tz_fit_card *card) {
    tz_arena *a = call->arena;
    put(call, "{\"code\":");
    put_quoted(call, &card->card->municipalities[0].code);
    put(call, ",\"names\":[");
    put_names(call, card->card);
    tz_bytes_format(a, call->output, "],\"chars\":%zu,\"equal_pt\":%s,\"size_pt\":%s,\"pages\":%u,\"widths_mm\":{",
                    card->chars, hundredths(a, card->equal, TZ_PT), hundredths(a, card->size, TZ_PT), card->pages);
    for (size_t i = 0; i < card->tables_n; i++) {
        tz_bytes_format(a, call->output, "%s\"%s\":[", i ? "," : "", card->tables[i].section);
        put_widths(call, &card->tables[i]);
        put(call, "]");
    }
    tz_bytes_format(a, call->output, "},\"fill\":%s", hundredths(a, card->fill, 1000000));
    tz_bytes_format(a, call->output, card->limit ? ",\"limit\":\"%s\"" : ",\"limit\":null", card->limit);
    if (card->over)
        tz_bytes_format(a, call->output, ",\"over_chars\":%d", card->over);
    put(call, "},\n");
}

static void put_json(tz_call *call, const tz_fit_report *report) {
    put(call, "[\n");
    for (size_t i = 0; i < report->cards_n; i++)
        put_json_card(call, &report->cards[i]);
    tz_bytes_format(call->arena, call->output, "{\"uniform_pt\":%s,\"without\":[",
                    hundredths(call->arena, report->uniform, TZ_PT));
    for (size_t i = 0; i < report->without_n; i++) {
        put(call, i ? ",{\"code\":" : "{\"code\":");
        put_quoted(call, &report->without[i].card->card->municipalities[0].code);
        tz_bytes_format(call->arena, call->output, ",\"uniform_pt\":%s}",
                        hundredths(call->arena, report->without[i].uniform, TZ_PT));
    }
    tz_bytes_format(call->arena, call->output, "],\"pages\":%u}\n]\n", report->pages);
}

static void put_row(tz_call *call, const tz_fit_card *card) {
    tz_arena *a = call->arena;
    tz_bytes_format(a, call->output, "%s\t%zu\t%s\t%s\t%d %%\t%u\t%s", card->card->slug, card->chars,
                    hundredths(a, card->equal, TZ_PT), hundredths(a, card->size, TZ_PT), card->fill / 10000,
                    card->pages, card->limit ? card->limit : "");
    if (card->over)
        tz_bytes_format(a, call->output, _(" (about %d characters too many)"), card->over);
    for (size_t i = 0; i < card->tables_n; i++) {
        tz_bytes_format(a, call->output, "\t%s ", card->tables[i].section);
        put_widths(call, &card->tables[i]);
    }
    put(call, "\n");
}

static void put_table(tz_call *call, const tz_fit_report *report) {
    put(call, _("card\tcharacters\tequal columns (pt)\tlargest (pt)\tfill\tpages\tlimit\tcolumn widths (mm)\n"));
    for (size_t i = 0; i < report->cards_n; i++)
        put_row(call, &report->cards[i]);
    tz_arena *a = call->arena;
    tz_bytes_format(a, call->output, _("One size for the whole edition: %s pt, %u pages\n"),
                    hundredths(a, report->uniform, TZ_PT), report->pages);
    for (size_t i = 0; i < report->without_n; i++)
        tz_bytes_format(a, call->output, i ? _("  and without %s: %s pt\n") : _("Without %s: %s pt\n"),
                        tz_card_names(a, report->without[i].card->card),
                        hundredths(a, report->without[i].uniform, TZ_PT));
}

static tz_exit run(tz_call *call) {
    tz_exit status;
    const tz_project *project = tz_cli_project(call, call->operands[0], &status);
    if (!project)
        return status;
    const tz_fit_report *report =
        tz_fit_edition(call->arena, project->edition, project->layout, project->fonts, call->diag);
    if (!report)
        return TZ_EXIT_DATA;
    if (tz_call_value(call, "json"))
        put_json(call, report);
    else
        put_table(call, report);
    return TZ_EXIT_OK;
}

const tz_command tz_command_fit = {
    .name = "fit",
    .operands = operands,
    .least = 1,
    .most = 1,
    .summary = N_("show how large each card's type can be, and what limits it"),
    .options = options,
    .examples = examples,
    .run = run,
};
