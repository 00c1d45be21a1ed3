// Texts: the white space around them, and what officials may have overlooked in them.
//
// Nothing is changed here. U+3000 at the beginning of lines and blanks at their ends are harmless and not mentioned.
#include "record/read.h"
#include "tsuzuri/intl.h"
#include "tsuzuri/utf8.h"

static size_t next_character(const tz_text *text, size_t at, int32_t *c) {
    return tz_utf8_decode(text->bytes + at, text->size - at, c);
}

static bool is_white(int32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == 0x3000 || c == 0xA0;
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

// Kinds of remarks; each is made once a text, at its first place.
typedef enum kind { FINE, TAB, HALF_WIDTH, FOREIGN, INVISIBLE, KINDS } kind;

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

// U+200C and U+200D take part in the shape of their neighbours.
static bool is_invisible(int32_t c) {
    return utf8proc_category(c) == UTF8PROC_CATEGORY_CF && c != 0x200C && c != 0x200D;
}

static kind kind_of(int32_t c) {
    if ((c >= ' ' && c < 0x7F) || (c >= 0x3000 && c < 0x3100) || (c >= 0x4E00 && c < 0xA000))
        return FINE; // nearly every character of a record
    if (c == '\t')
        return TAB;
    if (c >= 0xFF61 && c <= 0xFF9F)
        return HALF_WIDTH;
    if (!is_usual(c))
        return FOREIGN;
    return c >= 0x80 && is_invisible(c) ? INVISIBLE : FINE;
}

static void remark(tz_record_reader *r, tz_place place, kind what, const char *shown, int32_t c) {
    if (what == TAB)
        tz_warning(r->diag, place, "%s", _("a tab: it is set as a space"));
    else if (what == HALF_WIDTH)
        tz_warning(r->diag, place, _("half-width katakana: %s (U+%04X); is it meant so?"), shown, (unsigned)c);
    else if (what == FOREIGN)
        tz_warning(r->diag, place, _("a character of another script: %s (U+%04X); is it meant so?"), shown,
                   (unsigned)c);
    else
        tz_warning(r->diag, place, _("an invisible character: U+%04X; is it meant so?"), (unsigned)c);
}

void tz_record_warn_suspicious(tz_record_reader *r, const tz_text *text) {
    bool warned[KINDS] = {true};
    for (size_t at = 0, next; at < text->size; at = next) {
        int32_t c;
        next = at + next_character(text, at, &c);
        kind what = kind_of(c);
        if (warned[what])
            continue;
        warned[what] = true;
        tz_text one = tz_text_slice(text, at, next);
        remark(r, tz_text_place(text, at), what, tz_text_excerpt(r->arena, &one), c);
    }
}
