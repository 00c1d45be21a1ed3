// proof: the lines that an editor would look at, and how evenly all of them are set.
#include "base/intl.h"
#include "cli/cli.h"

#include <stdlib.h>

static const tz_option options[] = {
    TZ_EDITION_OPTIONS,
    TZ_PARTS_OPTION,
    TZ_JSON_OPTION,
    {0},
};

static const tz_operand operands[] = {
    TZ_EDITION_OPERAND,
    {0},
};

static const tz_example examples[] = {
    {"tsuzuri proof data/r7", N_("all lines worth a look, page by page, and a summary")},
    {"tsuzuri proof data/r7 --parts cards --json", N_("those of the cards, for a program")},
    {0},
};

// In the order of TZ_LINE_SHORT and so on.
static const struct {
    const char *id, *words;
} findings[TZ_LINE_FINDINGS] = {
    {"short", N_("not stretched")},  {"loose", N_("loose")},
    {"tight", N_("tight")},          {"widow", N_("last letters alone")},
    {"word", N_("word parted")},     {"unit", N_("number parted")},
    {"phrase", N_("phrase parted")}, {"kana-mark", N_("begins with ー or small kana")},
};

// Thousandths of an em with their sign: "0.125".
static const char *em(tz_arena *arena, tz_em length) {
    int64_t n = ((int64_t)length * 1000 + TZ_EM / 2) / TZ_EM;
    return tz_arena_format(arena, "%lld.%03lld", (long long)(n / 1000), (long long)(n % 1000));
}

// ---- where a line stands ----

// The answer that a line is of: its card and its field, or NULL both.
typedef struct line_owner {
    const tz_card *card;
    const tz_field *field;
} line_owner;

static line_owner owner_of(const tz_edition *edition, const tz_proof_line *line) {
    size_t fields = edition->form->fields_n, index = tz_edition_answer_index(edition, line->text.id);
    if (index == SIZE_MAX)
        return (line_owner){NULL, NULL};
    return (line_owner){&edition->cards[index / fields], &edition->form->fields[index % fields]};
}

// ---- the lines ----

static const char *findings_of(tz_arena *arena, const tz_proof_line *line, bool json) {
    tz_bytes out = {0};
    for (size_t i = 0; i < TZ_LINE_FINDINGS; i++)
        if (line->figures.findings >> i & 1)
            tz_bytes_format(arena, &out, json ? "%s\"%s\"" : "%s%s", out.n ? json ? "," : _(", ") : "",
                            json ? findings[i].id : _(findings[i].words));
    return tz_arena_copy(arena, out.at, out.n);
}

static void put_json_line(tz_call *call, const tz_edition *edition, const tz_proof_line *line) {
    tz_arena *a = call->arena;
    tz_bytes *out = call->output;
    line_owner owner = owner_of(edition, line);
    tz_bytes_format(a, out, "{\"page\":\"%s\",\"card\":", line->page->label);
    if (owner.card)
        tz_bytes_add_json_string(a, out, owner.card->municipalities[0].code.bytes,
                                 owner.card->municipalities[0].code.size);
    else
        tz_bytes_format(a, out, "null");
    tz_bytes_format(a, out, owner.field ? ",\"field\":\"%s\"" : ",\"field\":null",
                    owner.field ? owner.field->path : "");
    tz_bytes_format(a, out,
                    ",\"findings\":[%s],\"growth_em\":%s,\"latin_em\":%s,\"shrunk_em\":%s,\"spare_em\":%s,\"text\":",
                    findings_of(a, line, true), em(a, line->figures.growth), em(a, line->figures.latin),
                    em(a, line->figures.shrunk), em(a, line->figures.spare));
    tz_bytes_add_json_string(a, out, line->text.bytes, line->text.size);
    tz_bytes_format(a, out, "},\n");
}

static const char *figures_of(tz_arena *arena, const tz_line_figures *figures) {
    if (figures->findings & TZ_LINE_SHORT)
        return tz_arena_format(arena, _("lacks %s em"), em(arena, figures->spare));
    if (figures->findings & TZ_LINE_LOOSE)
        return tz_arena_format(arena, _("gaps +%s em"), em(arena, figures->growth));
    if (figures->findings & TZ_LINE_TIGHT)
        return tz_arena_format(arena, _("shrunk by %s em"), em(arena, figures->shrunk));
    return "";
}

static void put_text_line(tz_call *call, const tz_edition *edition, const tz_proof_line *line) {
    tz_arena *a = call->arena;
    line_owner owner = owner_of(edition, line);
    const tz_text *label = owner.field ? &owner.field->label : NULL;
    tz_bytes_format(a, call->output, "%s\t%s\t%.*s\t%s\t%s\t%.*s\n", line->page->label,
                    owner.card ? tz_card_names(a, owner.card) : "", label ? (int)label->size : 0,
                    label ? label->bytes : "", findings_of(a, line, false), figures_of(a, &line->figures),
                    (int)line->text.size, line->text.bytes);
}

// ---- the summary ----

typedef struct summary {
    size_t lines, justified, counts[TZ_LINE_FINDINGS];
    tz_em middle, high, most; // growth: half of the justified lines have at most that, 95 of 100, all
    tz_em latin;              // the widest gap between Japanese and Latin
} summary;

static int compare_em(const void *a, const void *b) {
    const tz_em *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

static summary summarise(tz_arena *arena, const tz_proof *proof) {
    summary s = {.lines = proof->lines.n};
    tz_em *growths = TZ_ARRAY(arena, tz_em, proof->lines.n);
    for (size_t i = 0; i < proof->lines.n; i++) {
        const tz_line_figures *figures = &proof->lines.at[i].figures;
        for (size_t k = 0; k < TZ_LINE_FINDINGS; k++)
            s.counts[k] += figures->findings >> k & 1;
        s.latin = figures->latin > s.latin ? figures->latin : s.latin;
        if (figures->justified)
            growths[s.justified++] = figures->growth;
    }
    if (!s.justified)
        return s;
    qsort(growths, s.justified, sizeof *growths, compare_em);
    s.middle = growths[(s.justified - 1) / 2];
    s.high = growths[(s.justified - 1) * 95 / 100];
    s.most = growths[s.justified - 1];
    return s;
}

static void put_json_summary(tz_call *call, const summary *s) {
    tz_arena *a = call->arena;
    tz_bytes_format(a, call->output,
                    "{\"lines\":%zu,\"justified\":%zu,\"growth_em\":{\"p50\":%s,\"p95\":%s,\"max\":%s},\"latin_em\":%s",
                    s->lines, s->justified, em(a, s->middle), em(a, s->high), em(a, s->most), em(a, s->latin));
    for (size_t i = 0; i < TZ_LINE_FINDINGS; i++)
        tz_bytes_format(a, call->output, ",\"%s\":%zu", findings[i].id, s->counts[i]);
    tz_bytes_format(a, call->output, "}\n");
}

static void put_text_summary(tz_call *call, const summary *s) {
    tz_arena *a = call->arena;
    tz_bytes_format(a, call->output, _("%zu lines, %zu of them justified\n"), s->lines, s->justified);
    tz_bytes_format(a, call->output,
                    _("gaps grew by %s em (half of the lines: at most), %s em (95 of 100), %s em (all)\n"),
                    em(a, s->middle), em(a, s->high), em(a, s->most));
    tz_bytes_format(a, call->output, _("widest gap between Japanese and Latin: %s em\n"), em(a, s->latin));
    for (size_t i = 0; i < TZ_LINE_FINDINGS; i++)
        tz_bytes_format(a, call->output, "%s: %zu\n", _(findings[i].words), s->counts[i]);
}

// ---- all ----

static void put(tz_call *call, const tz_edition *edition, const tz_proof *proof) {
    bool json = tz_call_value(call, "json") != NULL;
    summary all = summarise(call->arena, proof);
    tz_bytes_format(call->arena, call->output, json ? "[\n" : "%s",
                    _("page\tmunicipality\tfield\tfinding\tfigures\tline\n"));
    for (size_t i = 0; i < proof->lines.n; i++)
        if (proof->lines.at[i].figures.findings)
            (json ? put_json_line : put_text_line)(call, edition, &proof->lines.at[i]);
    (json ? put_json_summary : put_text_summary)(call, &all);
    if (json)
        tz_bytes_format(call->arena, call->output, "]\n");
}

static tz_exit run(tz_call *call) {
    tz_exit status;
    const tz_project *project = tz_cli_project(call, call->operands[0], &status);
    if (!project)
        return status;
    tz_proof proof = {.arena = call->arena};
    tz_book_options how = {.proof = &proof, .threads = tz_cli_threads()};
    const char *parts = tz_call_value(call, "parts");
    if (parts)
        tz_book_choose_parts(call->arena, parts, &how);
    if (!tz_book_make(call->arena, project->edition, project->layout, project->fonts, &how, call->diag))
        return tz_cli_failure(call);
    put(call, project->edition, &proof);
    return TZ_EXIT_OK;
}

const tz_command tz_command_proof = {
    .name = "proof",
    .operands = operands,
    .least = 1,
    .most = 1,
    .summary = N_("show the lines that an editor would look at, and how evenly all are set"),
    .options = options,
    .examples = examples,
    .run = run,
};
