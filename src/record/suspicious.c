// Texts: the white space around them, and what officials may have overlooked in them.
//
// Nothing is changed here. Each kind of remark is made once a text, with the number of its places and their lines.
// U+3000 at the beginning of lines and blanks at their ends are harmless and not mentioned.
#include "base/calendar.h"
#include "base/intl.h"
#include "base/occurrences.h"
#include "base/utf8.h"
#include "record/read.h"

#include <string.h>

static size_t next_character(const tz_text *text, size_t at, int32_t *c) {
    return tz_utf8_decode(text->bytes + at, text->size - at, c);
}

static bool is_white(int32_t c) {
    return c == '\t' || c == '\n' || utf8proc_category(c) == UTF8PROC_CATEGORY_ZS;
}

tz_text tz_text_trimmed(const tz_text *text) {
    size_t end = text->size;
    while (end > 0 && text->bytes[end - 1] == '\n')
        end--;
    int32_t c;
    for (size_t at = 0; at < end;) {
        at += next_character(text, at, &c);
        if (!is_white(c))
            return tz_text_slice(text, 0, end);
    }
    return tz_text_slice(text, 0, 0);
}

typedef enum kind { FINE, TAB, HALF_WIDTH, FOREIGN, INVISIBLE, LOOKALIKE, EXCEL_CODE, EXCEL_ERROR, HASHES, KINDS } kind;

typedef struct scan {
    tz_record_reader *r;
    const tz_text *text;
    size_t at, next;   // the character, or the run of them, that is looked at
    int32_t c, before; // its first character, and the one before it
    bool resolved;     // Excel's codes were resolved when the text was read
    tz_occurrences of[KINDS];
} scan;

// ---- single characters ----

// Letters that records are written with: Latin, Greek, kana, ideographs with their marks.
static bool is_usual(int32_t c) {
    static const int32_t ranges[][2] = {
        {0x0000, 0x03FF},   {0x1D00, 0x1FFF},   {0x2000, 0x2FFF},   {0x3000, 0x30FF}, {0x31A0, 0x31FF},
        {0x3200, 0x9FFF},   {0xF900, 0xFB06},   {0xFE00, 0xFF9F},   {0xFFE0, 0xFFFF}, {0x1AFF0, 0x1B16F},
        {0x1D000, 0x1FBFF}, {0x20000, 0x3FFFF}, {0xE0000, 0xE01EF},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (c >= ranges[i][0] && c <= ranges[i][1])
            return true;
    return false;
}

static bool is_foreign(int32_t c) {
    return !is_usual(c);
}

static bool is_half_width(int32_t c) {
    return c >= 0xFF61 && c <= 0xFF9F;
}

// Joiners shape the letters of some scripts, and make one picture of several.
static bool may_be_joined(int32_t c) {
    utf8proc_propval_t bound = utf8proc_get_property(c)->boundclass;
    return is_foreign(c) || bound == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC || bound == UTF8PROC_BOUNDCLASS_EXTEND;
}

static bool joins(const scan *s) {
    int32_t after = 0;
    if (s->next < s->text->size)
        next_character(s->text, s->next, &after);
    return (s->c == 0x200C || s->c == 0x200D) && s->before && after && may_be_joined(s->before) && may_be_joined(after);
}

static bool is_invisible(const scan *s) {
    return (utf8proc_category(s->c) == UTF8PROC_CATEGORY_CF || s->c == 0x034F) && !joins(s);
}

// ---- what stands at a place ----

static kind take_run(scan *s, bool (*belongs)(int32_t c), kind what) {
    for (int32_t c; s->next < s->text->size;) {
        size_t size = next_character(s->text, s->next, &c);
        if (!belongs(c))
            break;
        s->next += size;
    }
    return what;
}

static kind take(scan *s, size_t size, kind what) {
    s->next = s->at + size;
    return what;
}

// What Excel left there, if it did.
static kind leftover(scan *s) {
    int32_t c;
    size_t code = s->c == '_' && !s->resolved ? tz_excel_code(s->text, s->at, &c) : 0;
    size_t error = s->c == '_' ? 0 : tz_excel_error(s->text, s->at);
    size_t hashes = s->c == '_' || error ? 0 : tz_excel_hashes(s->text, s->at);
    return code     ? take(s, code, EXCEL_CODE)
           : error  ? take(s, error, EXCEL_ERROR)
           : hashes ? take(s, hashes, HASHES)
                    : FINE;
}

static kind look(scan *s) {
    int32_t c = s->c;
    if (c == '_' || c == '#' || c == 0xFF03) // full-width #
        return leftover(s);
    if ((c >= ' ' && c < 0x7F) || (c >= 0x3000 && c < 0x3100) || (c >= 0x4E00 && c < 0xA000))
        return FINE; // nearly every character of a record
    if (c == '\t')
        return TAB;
    if (is_half_width(c))
        return take_run(s, is_half_width, HALF_WIDTH);
    if (is_foreign(c))
        return take_run(s, is_foreign, FOREIGN);
    if (tz_character_is_lookalike(c))
        return LOOKALIKE;
    return c >= 0x80 && is_invisible(s) ? INVISIBLE : FINE;
}

// ---- words for it ----

// What the code means.
static const char *code_meaning(tz_arena *arena, const scan *s) {
    int32_t c = 0;
    char letter[5] = "";
    tz_excel_code(s->text, s->at, &c);
    utf8proc_category_t category = utf8proc_category(c);
    if (c == '\n' || c == '\r' || c == 0x0B || c == 0x0C)
        return _("a line end");
    if (c == '\t')
        return _("a tab");
    if (category == UTF8PROC_CATEGORY_CC)
        return _("nothing");
    if (category == UTF8PROC_CATEGORY_CS || category == UTF8PROC_CATEGORY_CN)
        return "?";
    utf8proc_encode_char(c, (utf8proc_uint8_t *)letter);
    return tz_arena_copy(arena, letter, strlen(letter));
}

static const char *invisible_name(int32_t c) {
    static const struct {
        int32_t c;
        const char *name;
    } names[] = {
        {0xAD, N_("soft hyphen")},         {0x200B, N_("zero width space")}, {0x200C, N_("zero width non-joiner")},
        {0x200D, N_("zero width joiner")}, {0x2060, N_("word joiner")},      {0xFEFF, N_("byte order mark")},
    };
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (names[i].c == c)
            return _(names[i].name);
    return NULL;
}

// The text in full-width letters; NULL when it is long.
static const char *full_width(tz_arena *arena, const char *text) {
    enum { MOST = 64 };
    static const utf8proc_option_t folding = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT;
    int32_t points[MOST];
    utf8proc_ssize_t n =
        utf8proc_decompose((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)strlen(text), points, MOST - 1, folding);
    if (n <= 0 || n >= MOST)
        return NULL;
    n = utf8proc_reencode(points, n, folding);
    return n > 0 ? tz_arena_copy(arena, (const char *)points, (size_t)n) : NULL;
}

// What stands there, and what it is or should be.
static const char *word_of(tz_arena *arena, const scan *s, kind what) {
    tz_text run = tz_text_slice(s->text, s->at, s->next);
    const char *shown = tz_text_excerpt(arena, &run), *other = NULL;
    char ordinary[TZ_ORDINARY_SIZE] = "";
    if (what == HALF_WIDTH)
        other = full_width(arena, shown);
    else if (what == LOOKALIKE && tz_character_ordinary(s->c, ordinary))
        other = ordinary;
    else if (what == EXCEL_CODE)
        other = code_meaning(arena, s);
    if (other)
        return tz_arena_format(arena, "%s → %s", shown, other);
    if (what == FOREIGN)
        return tz_arena_format(arena, "%s (U+%04X)", shown, (unsigned)s->c);
    if (what != INVISIBLE)
        return what == TAB ? "" : shown;
    const char *name = invisible_name(s->c);
    return name ? tz_arena_format(arena, "U+%04X (%s)", (unsigned)s->c, name)
                : tz_arena_format(arena, "U+%04X", (unsigned)s->c);
}

// ---- telling ----

static const char *format_of(kind what) {
    switch (what) {
    case HALF_WIDTH:
        return N_("half-width katakana: %s; please write it full-width, unless it is meant so%s");
    case FOREIGN:
        return N_("letters of another script: %s; are they meant so?%s");
    case INVISIBLE:
        return N_("invisible: %s; please delete it, unless it is meant so%s");
    case LOOKALIKE:
        return N_("only looks like it, as if copied from a PDF: %s; please write the ordinary character, or searching "
                  "and comparing will miss it%s");
    case EXCEL_CODE:
        return N_("a code of Excel: %s; please write what it means instead%s");
    case EXCEL_ERROR:
        return N_("%s: a formula of Excel had no result; please write the answer itself%s");
    default:
        return N_("%s: Excel shows this where a column is too narrow; please copy the cell's value%s");
    }
}

static void tell(scan *s) {
    tz_arena *arena = s->r->arena;
    for (int what = TAB; what < KINDS; what++) {
        const tz_occurrences *found = &s->of[what];
        const char *where = tz_occurrences_where(arena, found);
        if (found->n && what == TAB)
            tz_warning(s->r->diag, found->first, _("a tab: it is set as a space%s"), where);
        else if (found->n)
            tz_warning(s->r->diag, found->first, _(format_of((kind)what)), tz_occurrences_words(arena, found), where);
    }
}

static void warn(tz_record_reader *r, const tz_text *text, bool resolved) {
    scan s = {.r = r, .text = text, .resolved = resolved};
    bool found = false;
    for (; s.at < text->size; s.at = s.next, s.before = s.c) {
        s.next = s.at + next_character(text, s.at, &s.c);
        kind what = look(&s);
        if (what == FINE)
            continue;
        found = true;
        tz_arena *scratch = tz_arena_new(r->arena);
        tz_occurrences_add(r->arena, &s.of[what], tz_text_place(text, s.at), word_of(scratch, &s, what));
        tz_arena_free(scratch);
    }
    if (found)
        tell(&s);
}

void tz_record_warn_suspicious(tz_record_reader *r, const tz_text *text) {
    warn(r, text, false);
}

void tz_record_warn_suspicious_answer(tz_record_reader *r, const tz_text *answer, bool of_workbook) {
    tz_place place = tz_text_place(answer, 0);
    int32_t day;
    warn(r, answer, of_workbook);
    if (tz_excel_quoted(answer))
        tz_warning(r->diag, place, "%s",
                   _("all of the answer is in quotation marks, as Excel copies a cell: please delete the first and the "
                     "last one, and write \" for each \"\" inside"));
    if (tz_excel_date(answer, &day)) {
        const char *date = tz_date_of_day(r->arena, day);
        tz_warning(
            r->diag, place,
            _("%s alone is how Excel keeps the date %s (%s): please write the date, or what is counted if it is a "
              "number"),
            tz_text_excerpt(r->arena, answer), date, tz_date_in_era(r->arena, date));
    }
}
