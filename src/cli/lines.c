// lines: shows how text is composed, one JSON object a line of it, so that every decision can be tested from outside.
#include "cli/lines.h"
#include "base/file.h"
#include "base/intl.h"
#include "base/utf8.h"
#include "text/text.h"

#include <string.h>

// In the order of their enums.
static const char *const aligns[] = {"start", "justify", NULL};
static const char *const trims[] = {"jlreq", "css", "none", NULL};
static const char *const levels[] = {"very-strict", "strict",     "loose",     "very-loose",
                                     "css-strict",  "css-normal", "css-loose", NULL};
static const char *const breaks[] = {"optimal", "first-fit", NULL};

static const tz_option options[] = {
    {"width", 'w', N_("LENGTH"), .help = N_("measure in em: 10em, 6.1667em (required)")},
    {"align", 0, N_("HOW"), .help = N_("start (ragged) or justify (flush on both sides); otherwise start"),
     .words = aligns},
    {"trim", 0, N_("HOW"), .help = N_("how white space of punctuation is trimmed: jlreq, css or none; otherwise jlreq"),
     .words = trims},
    {"font", 0, N_("FAMILY"), .help = N_("family of the list of fonts, or a font file; otherwise gothic"),
     .kind = TZ_VALUE_FILE},
    {"level", 0, N_("LEVEL"), .help = N_("strictness of line breaking; otherwise strict"), .words = levels,
     .details = N_("very-strict, strict, loose, very-loose (JLREQ), css-strict, css-normal, css-loose.")},
    {"break", 0, N_("HOW"), .help = N_("how line ends are chosen: first-fit or optimal; otherwise first-fit"),
     .words = breaks},
    {"hanging", 0, NULL, .help = N_("let commas and full stops hang beyond the measure")},
    {"ruby", 0, NULL, .help = N_("read ruby: full-width bar, base, reading in double angle brackets")},
    TZ_FONT_OPTIONS,
    {0},
};

static const tz_operand operands[] = {
    {N_("[TEXT | -]"), TZ_VALUE_TEXT,
     N_("the text; - or nothing reads standard input, where each line is a paragraph")},
    {0},
};

static const tz_example examples[] = {
    {"tsuzuri lines --width 10em 在宅医療・介護連携の取組", N_("a paragraph in lines of ten characters")},
    {"echo 在宅医療 | tsuzuri lines --width 3em --align justify", N_("text of another program")},
    {0},
};

// ---- options ----

// A positive decimal number of em, with or without its unit, exactly rounded to em units.
static bool read_em(const char *word, tz_em *out) {
    int64_t value = 0, scale = 1;
    bool digits = false, point = false;
    for (; *word == '.' || (*word >= '0' && *word <= '9'); word++) {
        if (*word == '.') {
            if (point)
                return false;
            point = true;
            continue;
        }
        digits = true;
        if (scale >= 100000000) // finer than an em unit
            continue;
        value = value * 10 + (*word - '0');
        scale *= point ? 10 : 1;
        if (value / scale > 8000)
            return false;
    }
    *out = (tz_em)((value * TZ_EM * 2 + scale) / (scale * 2));
    return digits && *out > 0 && (*word == 0 || strcmp(word, "em") == 0);
}

static bool read_options(tz_call *call, tz_style *style, tz_em *measure) {
    const char *width = tz_call_value(call, "width");
    if (!width || !read_em(width, measure)) {
        tz_error(call->diag, (tz_place){0}, _("please give the measure in em, up to 8000: --width 10em"));
        return false;
    }
    *style = (tz_style){.name = "lines",
                        .size = {0, TZ_EM},
                        .leading = 1000000,
                        .align = (tz_align)tz_call_choice(call, "align", TZ_ALIGN_START),
                        .spacing_trim = (tz_spacing_trim)tz_call_choice(call, "trim", TZ_TRIM_JLREQ),
                        .strictness = (tz_strictness)tz_call_choice(call, "level", TZ_STRICT),
                        .breaking = (tz_line_breaking)tz_call_choice(call, "break", TZ_LINE_BREAKING_FIRST_FIT),
                        .stretch = TZ_STRETCH_DEFAULT,
                        .hanging = tz_call_value(call, "hanging") != NULL,
                        .ruby = tz_call_value(call, "ruby") != NULL};
    return true;
}

// ---- output ----

static void write_em(tz_arena *arena, tz_bytes *out, tz_em em) {
    int64_t millionths = ((int64_t)(em < 0 ? -em : em) * 1000000 + TZ_EM / 2) / TZ_EM;
    int places = 6;
    int64_t fraction = millionths % 1000000;
    for (; places > 1 && fraction % 10 == 0; places--)
        fraction /= 10;
    tz_bytes_format(arena, out, "%s%lld.%0*lld", em < 0 && millionths ? "-" : "", (long long)(millionths / 1000000),
                    places, (long long)fraction);
}

static size_t count_codes(const char *text, size_t from, size_t to) {
    size_t n = 0;
    for (size_t i = from; i < to; i++)
        n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return n;
}

typedef struct showing {
    tz_call *call;
    tz_fonts *fonts;
    const tz_style *style;
    tz_em measure;
    bool several;     // paragraphs
    size_t paragraph; // from 0
} showing;

// Writes a line that starts at code point `start`; gives where it ends.
static size_t show_line(const showing *s, const tz_para *para, const tz_line *line, bool last, size_t start) {
    tz_arena *arena = s->call->arena;
    tz_bytes *out = s->call->output;
    const tz_cluster *clusters = tz_para_shaped(para)->clusters;
    const char *bytes = tz_para_text(para)->bytes;
    size_t n = line->end - line->first, from = n ? clusters[line->first].start : 0,
           to = n ? clusters[line->end - 1].end : 0;
    size_t end = start + count_codes(bytes, from, to);
    tz_em *x = TZ_ARRAY(arena, tz_em, n), *draw = TZ_ARRAY(arena, tz_em, n);
    tz_em width = tz_para_set_line(para, line, s->measure, last, x, draw);
    tz_bytes_format(arena, out, "{");
    if (s->several)
        tz_bytes_format(arena, out, "\"paragraph\":%zu,", s->paragraph);
    tz_bytes_format(arena, out, "\"start\":%zu,\"end\":%zu,\"text\":", start, end);
    tz_bytes_add_json_string(arena, out, bytes + from, to - from);
    tz_bytes_format(arena, out, ",\"width_em\":");
    write_em(arena, out, width);
    tz_bytes_format(arena, out, ",\"x_em\":[");
    for (size_t i = 0; i < n; i++) {
        tz_bytes_add(arena, out, ",", i > 0);
        write_em(arena, out, x[i]);
    }
    tz_bytes_format(arena, out, "]}\n");
    return end;
}

static void show_paragraph(const showing *s, const tz_text *text) {
    const tz_para *para = tz_para_new_lenient(s->call->arena, s->fonts, *text, s->style, s->call->diag);
    if (!para)
        return;
    tz_lines lines = tz_para_break_lines(para, s->call->arena, s->measure);
    size_t start = 0;
    for (size_t i = 0; i < lines.n; i++)
        start = show_line(s, para, &lines.at[i], i + 1 == lines.n, start);
}

// The lines of the input as paragraphs; what ends the last line begins no other.
static void show_all(showing *s, const tz_source *source) {
    s->several = source->lines_n > 2 || (source->lines_n == 2 && source->lines[1] < source->size);
    static const tz_text_origin begin = {0, 0};
    tz_text all = {.bytes = source->bytes, .size = source->size, .source = source, .origins = &begin, .origins_n = 1};
    for (size_t i = 0; i < source->lines_n; i++) {
        size_t from = source->lines[i], to = i + 1 < source->lines_n ? source->lines[i + 1] : source->size;
        if (i > 0 && from == source->size)
            break;
        while (to > from && (source->bytes[to - 1] == '\n' || source->bytes[to - 1] == '\r'))
            to--;
        tz_text text = tz_text_slice(&all, from, to);
        s->paragraph = i;
        show_paragraph(s, &text);
    }
}

static bool check_encoding(tz_call *call, const tz_source *source) {
    int32_t code;
    for (size_t at = 0, left; (left = source->size - at) > 0;) {
        size_t n = tz_utf8_decode(source->bytes + at, left, &code);
        if (code < 0) {
            tz_error(call->diag, (tz_place){source, (uint32_t)at}, _("this is not UTF-8 text"));
            return false;
        }
        at += n;
    }
    return true;
}

static tz_exit run(tz_call *call) {
    tz_style style;
    showing s = {.call = call, .style = &style};
    if (!read_options(call, &style, &s.measure))
        return TZ_EXIT_USAGE;
    tz_exit status;
    s.fonts = tz_lines_fonts(call, &style.font.family, &status);
    if (!s.fonts)
        return status;
    const char *operand = call->operands_n ? call->operands[0] : "-";
    const tz_source *source = strcmp(operand, "-") == 0
                                  ? tz_file_read(call->arena, "-", TZ_FILE_LIMIT, (tz_place){0}, call->diag)
                                  : tz_source_new(call->arena, "TEXT", operand, strlen(operand));
    if (!source)
        return TZ_EXIT_INPUT;
    if (!check_encoding(call, source))
        return TZ_EXIT_DATA;
    show_all(&s, source);
    return TZ_EXIT_OK;
}

const tz_command tz_command_lines = {
    .name = "lines",
    .operands = operands,
    .least = 0,
    .most = 1,
    .summary = N_("show how text is broken into lines and set"),
    .details =
        N_("One JSON object a line: start and end count code points of the paragraph, x_em are the left edges of\n"
           "its characters."),
    .options = options,
    .examples = examples,
    .run = run,
};
