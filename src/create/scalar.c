// Texts as values of YAML, so that every character is read again as it stands.
#include "create/create.h"

#include <string.h>

static bool has_any(const tz_text *text, const char *of) {
    for (size_t i = 0; i < text->size; i++)
        if (strchr(of, text->bytes[i]) || (unsigned char)text->bytes[i] < ' ')
            return true;
    return false;
}

// Japanese text and names with letters; what is ASCII alone may be a number or a word of YAML's.
static bool is_plain(const tz_text *text) {
    bool japanese = false;
    for (size_t i = 0; i < text->size; i++)
        japanese = japanese || (unsigned char)text->bytes[i] >= 0x80;
    unsigned char first = (unsigned char)text->bytes[0], last = (unsigned char)text->bytes[text->size - 1];
    bool begins = first >= 0x80 || (first >= '0' && first <= '9') || ((first | 32) >= 'a' && (first | 32) <= 'z');
    return japanese && begins && last != ' ' && !has_any(text, ":#,[]{}\"\\");
}

static void put_block(tz_arena *arena, tz_bytes *out, const tz_text *text, int indent) {
    bool blank = text->bytes[0] == ' ' || text->bytes[0] == '\n', ends = text->bytes[text->size - 1] == '\n';
    tz_bytes_format(arena, out, "|%s%s", blank ? "2" : "", ends ? "" : "-");
    for (size_t from = 0; from < text->size;) {
        const char *mark = memchr(text->bytes + from, '\n', text->size - from);
        size_t to = mark ? (size_t)(mark - text->bytes) : text->size;
        tz_bytes_format(arena, out, "\n%*s", to > from ? indent + 2 : 0, "");
        tz_bytes_add(arena, out, text->bytes + from, to - from);
        from = to + 1;
    }
}

void tz_create_put_text(tz_arena *arena, tz_bytes *out, const tz_text *text, int indent, bool flow) {
    if (text->size && is_plain(text))
        tz_bytes_add(arena, out, text->bytes, text->size);
    else if (text->size && !flow && has_any(text, "\"\\")) // quoted, they would be escapes
        put_block(arena, out, text, indent);
    else
        tz_bytes_add_json_string(arena, out, text->bytes, text->size);
}
