// Slips of those who write by hand: the lines of a file are gone through one by one, each slip is reported at its own
// place, and the entry that it is in is taken out, so that it hides nothing behind it.
//
// The scan knows what people mean by indentation, keys and blocks, and leaves everything else to libyaml: what it does
// not report is read as it stands.
#include "yaml/slips.h"
#include "base/intl.h"

#include <string.h>

// ---- text ----

static const char *no_key_nor_text(void) {
    return _("this is neither a key with \":\" nor a text: a text is indented, below a key with |");
}

static const char *lines_would_be_joined(tz_slip_scan *s) {
    size_t end = tz_line_read(s->in, s->owner.line).end;
    const char *twin =
        s->owner.value_at < end ? tz_literal_twin(s->in->bytes + s->owner.value_at, end - s->owner.value_at) : NULL;
    if (twin)
        return tz_arena_format(s->to->arena, _("%.*s is not the half-width %s: write that one"),
                               (int)(end - s->owner.value_at), s->in->bytes + s->owner.value_at, twin);
    return _("the lines of this text would be joined: write | here, and the whole text indented on the next lines");
}

// Whether the entry's text, which begins on this line, goes on behind it.
static bool has_more_lines(const tz_slip_scan *s) {
    for (size_t i = s->at + 1; i < s->n; i++) {
        tz_line_of_file line = tz_line_read(s->in, i);
        if (!tz_line_is_empty(&line))
            return !tz_line_is_comment(s->in, &line) && !tz_slip_begins_entry(s, &line);
    }
    return false;
}

// "－ {code: …}"
static const char *wide_dash(tz_slip_scan *s, const tz_line_of_file *line) {
    static const char *const dashes[] = {"－", "−", "‐", "–", "—", "ー", "・"};
    for (size_t i = 0; i < sizeof dashes / sizeof dashes[0]; i++) {
        if (!tz_slip_starts_with(s, line->text, line->end, dashes[i]))
            continue;
        size_t at = line->text + strlen(dashes[i]);
        for (size_t n; (n = tz_line_blank_size(s->in, at, line->end)) > 0;)
            at += n;
        if (tz_slip_starts_with(s, at, line->end, "{") || tz_slip_starts_with(s, at, line->end, "｛"))
            return tz_arena_format(s->to->arena, _("%s is not the half-width %s: write that one"), dashes[i], "-");
    }
    return NULL;
}

// Below a key or a dash with nothing behind it: a value on a line of its own, or a text that lacks its |.
static void read_value_below(tz_slip_scan *s, const tz_line_of_file *line) {
    if (line->indent <= s->owner.column || line->odd < line->text) {
        bool tab = s->in->bytes[line->odd] == '\t';
        tz_slip_lose_owner(s, line->odd,
                           line->odd == line->text ? no_key_nor_text()
                           : tab                   ? _("a tab is not allowed as indentation: use spaces")
                                                   : _("this blank is full-width: indent with half-width spaces"));
        return;
    }
    const char *dash = wide_dash(s, line);
    if (dash) {
        tz_slip_lose_owner(s, line->text, dash);
        return;
    }
    bool more = s->in->rules && has_more_lines(s);
    if (more && tz_value_scan(s->in, s->to->arena, s->at, line->text, s->owner.column).kind == TZ_VALUE_PLAIN) {
        tz_line_of_file key = tz_line_read(s->in, s->owner.line);
        tz_slip_lose_owner(s, key.end, _("| is missing here: a text of several lines is written below it"));
        return;
    }
    tz_slip_read_value(s, line->text);
}

// Whether the first line of a block is the odd one: more of the others are indented less than that.
static bool is_first_line_odd(const tz_slip_scan *s) {
    int lower = 0;
    for (size_t i = s->at; i < s->n; i++) {
        tz_line_of_file line = tz_line_read(s->in, i);
        if (tz_line_is_empty(&line))
            continue;
        if (line.indent <= s->owner.column || tz_slip_begins_entry(s, &line))
            break;
        lower += line.indent < s->owner.block_indent ? 1 : -1;
    }
    return lower > 0;
}

// A line below a block that is indented less than its text.
static void lost_line(tz_slip_scan *s, const tz_line_of_file *line) {
    tz_slip_owner *o = &s->owner;
    bool first = o->text > 0 && o->text == o->last_line;
    if (line->odd < line->text && (line->indent <= o->column || o->text == 0))
        tz_slip_lose_owner(s, line->odd,
                           s->in->bytes[line->odd] == '\t'
                               ? _("a tab is not allowed as indentation: use spaces")
                               : _("this blank is full-width: indent with half-width spaces"));
    else if (o->text == 0 && !o->cut)
        tz_slip_lose_owner(s, line->text, _("the text below | must be indented more than its key"));
    else if (o->cut && line->indent >= o->block_indent)
        tz_slip_lose_owner(
            s, tz_line_read(s->in, o->comment).text,
            _("this line would be left out, and ends the text above: indent it like that text if it belongs to "
              "it; comments stand between keys"));
    else if (first && line->indent > o->column && is_first_line_odd(s))
        tz_slip_lose_owner(s, tz_line_read(s->in, o->text).text,
                           _("this line is indented more than the next ones: indent all lines of the text alike"));
    else
        tz_slip_lose_owner(
            s, line->text,
            _("this line is indented less than the text above: indent it like that text, or write it as a key "
              "with \":\""));
    if (line->indent > o->column && line->indent < o->block_indent)
        o->block_indent = line->indent;
}

// What stands before any key: all of the file in brackets, or something that does not belong there.
static void read_root(tz_slip_scan *s, const tz_line_of_file *line) {
    tz_slip_read_value(s, line->text);
    if (s->owner.kind == TZ_NO_OWNER && s->owner.value == TZ_VALUE_PLAIN && s->in->rules)
        tz_slip_lose_owner(s, line->text, no_key_nor_text());
}

static bool is_marker(const tz_slip_scan *s, const tz_line_of_file *line, const char *marker) {
    return line->end - line->from == 3 && memcmp(s->in->bytes + line->from, marker, 3) == 0;
}

static void second_document(tz_slip_scan *s, const tz_line_of_file *line) {
    tz_slip_report(s, line->from, _("a second document begins here: one file holds only one"));
    tz_mending_drop(s->to, s->at, s->n);
    s->at = s->n;
}

// A line between two entries that is none itself, and cannot belong to the first, whose value is complete.
static void stray_line(tz_slip_scan *s, const tz_line_of_file *line) {
    tz_slip_report(s, line->text, no_key_nor_text());
    tz_mending_drop(s->to, s->at, s->at + 1);
    s->owner.kind = TZ_LOST_OWNER;
}

static void read_text(tz_slip_scan *s, const tz_line_of_file *line) {
    tz_slip_owner *o = &s->owner;
    bool in_block = o->kind == TZ_OWNER && o->value == TZ_VALUE_BLOCK;
    if (!in_block && is_marker(s, line, "..."))
        return;
    if (!in_block && is_marker(s, line, "---"))
        second_document(s, line);
    else if (o->kind == TZ_LOST_OWNER)
        tz_mending_drop(s->to, s->at, s->at + 1);
    else if (o->kind == TZ_NO_OWNER)
        read_root(s, line);
    else if (o->value == TZ_VALUE_EMPTY)
        read_value_below(s, line);
    else if (o->value == TZ_VALUE_BLOCK)
        lost_line(s, line);
    else if (o->value == TZ_VALUE_PLAIN && (line->indent > o->column || line->odd < line->text)) {
        if (s->in->rules)
            tz_slip_lose_owner(s, o->value_at, lines_would_be_joined(s));
    } else
        stray_line(s, line);
}

// ---- blocks ----

// Whether a line belongs to the block that is open, which its first line of text indents.
static bool is_in_block(tz_slip_scan *s, const tz_line_of_file *line) {
    tz_slip_owner *o = &s->owner;
    if (o->kind == TZ_NO_OWNER || o->value != TZ_VALUE_BLOCK || o->cut)
        return false;
    bool tab = line->odd < line->text && s->in->bytes[line->odd] == '\t';
    if (o->text == 0) {
        if (line->indent <= o->column || tab)
            return false;
        o->text = s->at;
        o->block_indent = line->indent;
    }
    if (line->indent < o->block_indent)
        return false;
    o->last_line = s->at;
    return true;
}

// ---- all lines ----

static void read_comment(tz_slip_scan *s) {
    tz_slip_owner *o = &s->owner;
    if (o->kind != TZ_NO_OWNER && o->value == TZ_VALUE_BLOCK && !o->cut) {
        o->cut = true;
        o->comment = s->at;
    }
}

// Blanks in an empty line mean nothing to people, but can mean much to YAML: the indentation of a block, or a text.
static void read_empty_line(tz_slip_scan *s, const tz_line_of_file *line) {
    const tz_slip_owner *o = &s->owner;
    bool in_text = o->kind == TZ_OWNER && o->value == TZ_VALUE_BLOCK && !o->cut && o->text > 0;
    if (line->end > line->from && !(in_text && line->indent >= o->block_indent))
        s->to->fixes[s->at] = (tz_line_fix){.what = TZ_LINE_REPLACED, .text = "", .shift = (uint32_t)line->from};
}

// All deeper lines, but for a key that is indented less than the text so far.
static bool is_of_lost_text(tz_slip_scan *s, const tz_line_of_file *line) {
    tz_slip_owner *o = &s->owner;
    if (o->kind != TZ_LOST_OWNER || !o->deep || line->indent <= o->column)
        return false;
    if (o->block_indent > 0 && line->indent < o->block_indent && line->known && tz_slip_begins_entry(s, line))
        return false;
    if (o->block_indent == 0 || line->indent < o->block_indent)
        o->block_indent = line->indent;
    return true;
}

// Deeper text behind a comment line that has ended a block.
static bool is_behind_cut(const tz_slip_scan *s, const tz_line_of_file *line) {
    const tz_slip_owner *o = &s->owner;
    return o->kind == TZ_OWNER && o->cut && o->text > 0 && line->indent >= o->block_indent;
}

static void read_line(tz_slip_scan *s) {
    tz_line_of_file line = tz_line_read(s->in, s->at);
    if (tz_line_is_empty(&line))
        read_empty_line(s, &line);
    else if (is_of_lost_text(s, &line))
        tz_mending_drop(s->to, s->at, s->at + 1);
    else if (is_in_block(s, &line) || (s->levels.n == 0 && is_marker(s, &line, "---")))
        return;
    else if (tz_line_is_comment(s->in, &line))
        read_comment(s);
    else if (tz_slip_begins_entry(s, &line) && !is_behind_cut(s, &line))
        tz_slip_read_entry(s, &line);
    else
        read_text(s, &line);
}

tz_mending *tz_slips_find(tz_arena *arena, const tz_file_lines *in, tz_diag *diag) {
    tz_mending *to = TZ_NEW(arena, tz_mending);
    *to = (tz_mending){.arena = arena, .in = *in, .fixes = TZ_ARRAY(arena, tz_line_fix, in->source->lines_n)};
    tz_slip_scan s = {.to = to, .in = &to->in, .diag = diag, .n = in->source->lines_n};
    for (; s.at < s.n; s.at++)
        read_line(&s);
    tz_slip_report_rest(&s);
    for (size_t i = 0; i < s.n; i++)
        to->changes |= to->fixes[i].what != TZ_LINE_KEPT;
    return to;
}
