// A file without its slips: the lines of the source, some left out and some written anew, as bytes that libyaml can
// read, with the way back from each of them to the source.
#include "base/place.h"
#include "yaml/read.h"

#include <stddef.h>
#include <string.h>

// ---- the way back ----

uint32_t tz_mended_source_byte(const tz_mended *mended, size_t at) {
    if (mended->n == 0)
        return (uint32_t)at;
    size_t behind = tz_list_first_above(mended->pieces, mended->n, sizeof(tz_piece), offsetof(tz_piece, at), at);
    if (behind == 0)
        return 0;
    const tz_piece *found = &mended->pieces[behind - 1];
    uint32_t byte = found->source_at + (uint32_t)(at - found->at);
    return byte > mended->source->size ? (uint32_t)mended->source->size : byte;
}

tz_place tz_mended_place(const tz_mended *mended, size_t at) {
    return (tz_place){mended->source, tz_mended_source_byte(mended, at)};
}

// ---- lines ----

static size_t line_of(const tz_source *source, size_t at) {
    return tz_place_line_of((tz_place){source, (uint32_t)at}) - 1;
}

bool tz_mending_is_unreadable(const tz_mending *mending, size_t at) {
    return mending->fixes[line_of(mending->in.source, at)].unreadable;
}

void tz_mending_drop(tz_mending *mending, size_t from, size_t to) {
    for (size_t i = from; i < to; i++)
        mending->fixes[i].what = TZ_LINE_DROPPED;
}

void tz_mending_keep_key(tz_mending *mending, size_t line, size_t column) {
    tz_line_fix *fix = &mending->fixes[line];
    const tz_file_lines *in = &mending->in;
    tz_line_of_file it = tz_line_read(in, line);
    const char *key = in->bytes + it.content;
    size_t size = it.key_end - it.content;
    bool item = it.dash != TZ_NO_COLUMN && it.colon == TZ_COLON_NONE; // of a list
    fix->what = TZ_LINE_REPLACED;
    fix->unreadable = true;
    if (item)
        fix->text = tz_arena_format(mending->arena, "%.*s\"\"", (int)(it.content - it.from), in->bytes + it.from);
    else if (column == TZ_NO_COLUMN)
        fix->text = tz_arena_format(mending->arena, "%.*s:", (int)(it.key_end - it.from), in->bytes + it.from);
    else
        fix->text = tz_arena_format(mending->arena, "%*s%.*s:", (int)column, "", (int)size, key);
    size_t before = column == TZ_NO_COLUMN ? it.content - it.from : column;
    fix->shift = (uint32_t)(it.content - before);
}

// What stands behind the entry's key goes, up to the next entry.
bool tz_mending_give_up(tz_mending *mending, size_t at) {
    size_t n = mending->in.source->lines_n, line = line_of(mending->in.source, at);
    while (line > 0 && (!mending->fixes[line].is_entry || mending->fixes[line].what != TZ_LINE_KEPT))
        line--;
    tz_line_fix *fix = &mending->fixes[line];
    if (fix->what != TZ_LINE_KEPT)
        return false;
    if (fix->is_entry)
        tz_mending_keep_key(mending, line, TZ_NO_COLUMN);
    else
        fix->what = TZ_LINE_DROPPED;
    for (line++; line < n && !mending->fixes[line].is_entry; line++)
        mending->fixes[line].what = TZ_LINE_DROPPED;
    return true;
}

tz_mended tz_mending_apply(const tz_mending *mending) {
    const tz_source *source = mending->in.source;
    tz_bytes out = {.n = 0};
    TZ_LIST(tz_piece) pieces = {.n = 0};
    for (size_t i = 0; i < source->lines_n; i++) {
        const tz_line_fix *fix = &mending->fixes[i];
        size_t from = i ? source->lines[i] : tz_line_read(&mending->in, 0).from;
        size_t end = i + 1 < source->lines_n ? source->lines[i + 1] : source->size;
        if (fix->what == TZ_LINE_DROPPED)
            continue;
        bool kept = fix->what == TZ_LINE_KEPT;
        *TZ_ADD(mending->arena, &pieces) = (tz_piece){out.n, kept ? (uint32_t)from : fix->shift};
        if (kept)
            tz_bytes_add(mending->arena, &out, mending->in.bytes + from, end - from);
        else
            tz_bytes_format(mending->arena, &out, "%s\n", fix->text);
    }
    return (tz_mended){source, out.at ? out.at : "", out.n, pieces.at, pieces.n};
}
