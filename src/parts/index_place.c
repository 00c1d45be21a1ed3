// Places of the term index: composed in one line each, and broken where a line is too short for that.
#include "parts/index_place.h"

#include <string.h>

static const char joint[] = "、"; // of names, and of page numbers

static const char *join_labels(tz_booklet *b, const tz_page *const *pages, size_t n) {
    tz_bytes out = {0};
    for (size_t i = 0; i < n; i++)
        tz_bytes_format(b->tools.arena, &out, "%s%s", i ? joint : "", pages[i] ? pages[i]->label : "");
    return tz_arena_copy(b->tools.arena, out.at ? out.at : "", out.n);
}

static size_t find(tz_text text, const char *part) {
    const char *found = *part ? memmem(text.bytes, text.size, part, strlen(part)) : NULL;
    return found ? (size_t)(found - text.bytes) : SIZE_MAX;
}

// A place of what the template says of all its card's pages.
static bool set_place(tz_booklet *b, tz_text text, const char *names, tz_index_place *out) {
    const tz_index_spec *spec = &b->job->layout->index;
    size_t at = find(text, names);
    out->contents = out->page ? tz_booklet_link_words(b, names, out->page) : NULL;
    out->names = at == SIZE_MAX ? 0 : at;
    out->names_end = at == SIZE_MAX ? 0 : at + strlen(names);
    return tz_text_line_new(&b->tools, text, spec->places, spec->part.size, &out->whole);
}

bool tz_index_places_new(tz_booklet *b, const tz_card *card, const tz_page *const *pages, size_t n,
                         tz_index_place *out) {
    tz_name_values values = {.card = card, .names = tz_card_names(b->tools.arena, card)};
    values.page = join_labels(b, pages, n);
    tz_text text = tz_booklet_fill_template(b, &b->job->layout->index.place, &values);
    size_t numbers = find(text, values.page), from = 0;
    for (size_t i = 0; i < n; i++) {
        size_t end = text.size;
        if (i + 1 < n && numbers != SIZE_MAX)
            end = numbers += strlen(pages[i]->label) + strlen(joint);
        out[i] = (tz_index_place){.card = card, .page = pages[i], .joined = i > 0};
        if (!set_place(b, tz_text_slice(&text, from, end), values.names, &out[i]))
            return false;
        from = end;
    }
    return true;
}

// A place being broken.
typedef struct breaking {
    tz_booklet *b;
    tz_index_place *place;
    const tz_shaped *shaped;
    uint32_t end; // of the whole line
    tz_em measure;
} breaking;

// Of clusters [from, to).
static tz_em width_of(const breaking *of, uint32_t from, uint32_t to) {
    const tz_text_line *whole = &of->place->whole;
    uint32_t first = whole->line.first;
    tz_em end = to < of->end ? whole->at[to - first] : tz_len_to_em(whole->width, whole->size);
    return end - whole->at[from - first];
}

// The first cluster behind `from` that begins at this byte or beyond it.
static uint32_t cluster_at(const breaking *of, uint32_t from, size_t byte) {
    while (from < of->end && of->shaped->clusters[from].start < byte)
        from++;
    return from;
}

// The cluster that the next name begins with, or the end.
static uint32_t next_name(const breaking *of, uint32_t from) {
    const tz_text *text = tz_para_text(of->place->whole.para);
    size_t at = of->shaped->clusters[from].start, end = of->place->names_end;
    const char *found = at < end ? memmem(text->bytes + at, end - at, joint, strlen(joint)) : NULL;
    return found ? cluster_at(of, from, (size_t)(found - text->bytes) + strlen(joint)) : of->end;
}

// Where a line ends that not even one name fits on; `end` is that of the name, or of all. 0 after reporting.
static uint32_t end_within(const breaking *of, uint32_t from, uint32_t end) {
    const tz_text *text = tz_para_text(of->place->whole.para);
    size_t at = of->shaped->clusters[from].start, to = of->shaped->clusters[end - 1].end;
    const tz_tools *tools = &of->b->tools;
    const tz_para *rest = tz_para_new(tools->arena, tools->fonts, tz_text_slice(text, at, to),
                                      of->b->job->layout->index.places, tools->diag);
    if (!rest)
        return 0;
    tz_lines lines = tz_para_break_lines(rest, tools->arena, of->measure);
    uint32_t found =
        lines.n > 1 ? cluster_at(of, from, at + tz_para_shaped(rest)->clusters[lines.at[1].first].start) : end;
    uint32_t last = cluster_at(of, from, of->place->names_end); // what follows the names keeps the last character
    found = end == of->end && last > from + 1 && found >= last ? last - 1 : found;
    return found > from ? found : from + 1;
}

static uint32_t line_end(const breaking *of, uint32_t from) {
    uint32_t end = from;
    for (uint32_t next; end < of->end && width_of(of, from, next = next_name(of, end)) <= of->measure;)
        end = next;
    return end > from ? end : end_within(of, from, next_name(of, from));
}

static tz_em measure_of(const tz_text_line *whole, tz_len width) {
    return tz_len_to_em(width > whole->size ? width : whole->size, whole->size);
}

// Clusters [from, to) as a line of their own: its ends are trimmed, and marks drawn in by shrinking find room.
static bool add_line(const breaking *of, uint32_t from, uint32_t to) {
    const tz_text_line *whole = &of->place->whole;
    tz_text_line *line = TZ_ADD(of->b->tools.arena, &of->place->lines);
    *line = *whole;
    if (from == whole->line.first && to == of->end)
        return true;
    tz_text text =
        tz_text_slice(tz_para_text(whole->para), of->shaped->clusters[from].start, of->shaped->clusters[to - 1].end);
    const tz_tools *tools = &of->b->tools;
    if (!tz_text_line_new(tools, text, of->b->job->layout->index.places, of->b->job->layout->index.part.size, line))
        return false;
    if (line->line.width > of->measure)
        *line = tz_text_line_set(tools->arena, line->para, &line->line, of->measure, true, line->size);
    return true;
}

bool tz_index_place_break(tz_booklet *b, tz_index_place *place, tz_len width, tz_len hang) {
    const tz_text_line *whole = &place->whole;
    if (!whole->para)
        return true;
    breaking of = {b, place, tz_para_shaped(whole->para), whole->line.end, measure_of(whole, width)};
    for (uint32_t from = whole->line.first, to; from < of.end; from = to) {
        to = line_end(&of, from);
        if (!to || !add_line(&of, from, to))
            return false;
        of.measure = measure_of(whole, width - hang);
    }
    return true;
}
