// YAML documents: libyaml's events become a tree whose nodes know their places.
//
// libyaml's marks count code points, and its own lines count U+0085, U+2028 and U+2029 as line ends, which editors do
// not; so only mark.index is used, and everything is placed by the byte it means.
#include "base/intl.h"
#include "yaml/read.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

// Far beyond every edition, and small enough for a hostile file to be refused soon. Files are limited by bytes before
// they come here.
enum { MOST_BYTES = 64 << 20, MOST_DEPTH = 48, MOST_NODES = 1000000, MOST_RESTARTS = 20 };

typedef struct reader {
    tz_arena *arena; // of the tree
    tz_arena *texts; // of the bytes and places of texts
    const tz_source *source;
    const char *checked;       // its bytes
    tz_mended mended;          // what libyaml reads
    const tz_mending *mending; // NULL: nothing is mended
    const tz_yaml_rules *rules;
    tz_diag *diag;
    yaml_parser_t parser;
    yaml_event_t event;
    size_t index, byte; // a code point libyaml counted, and the byte of the mended ones where it is
    size_t nodes;
    size_t quoted;            // libyaml's index of the last text if that is a quoted one of several lines, else 0
    tz_literal_before before; // what comments may follow
    tz_yaml *last;            // the value that has just been read
    bool failed;              // no further events: error of syntax, or beyond the limits
    bool beyond;              // the latter
    tz_diag_entry error;      // of syntax
} reader;

// ---- places ----

// The byte of libyaml's index. Marks hardly ever go back, so the way is short.
static size_t byte_at(reader *r, size_t index) {
    const char *bytes = r->mended.bytes;
    size_t size = r->mended.size;
    while (r->index < index && r->byte < size)
        for (r->index++, r->byte++; r->byte < size && (bytes[r->byte] & 0xC0) == 0x80;)
            r->byte++;
    while (r->index > index && r->byte > 0)
        for (r->index--, r->byte--; r->byte > 0 && (bytes[r->byte] & 0xC0) == 0x80;)
            r->byte--;
    return r->byte;
}

static tz_place place_at(reader *r, size_t index) {
    return tz_mended_place(&r->mended, byte_at(r, index));
}

static tz_place event_place(reader *r) {
    return place_at(r, r->event.start_mark.index);
}

// ---- events ----

static bool begins_with(const char *text, const char *with) {
    return text && strncmp(text, with, strlen(with)) == 0;
}

// Whether the error is shown where its construct begins, since it is to be mended there: what is not closed, lacks its
// colon, or begins with a special character.
static bool is_mended_at_beginning(const yaml_parser_t *parser) {
    const char *context = parser->context;
    if (begins_with(context, "while scanning a quoted scalar"))
        return begins_with(parser->problem, "found unexpected");
    return begins_with(context, "while scanning a simple key") || begins_with(context, "while scanning an a") ||
           begins_with(context, "while scanning a tag") || begins_with(context, "while scanning a directive");
}

// The mistake may be where a list or a text begins that took in what follows.
static void syntax_error(reader *r) {
    const yaml_parser_t *parser = &r->parser;
    r->failed = true;
    if (parser->error == YAML_MEMORY_ERROR)
        tz_out_of_memory();
    bool begin = is_mended_at_beginning(parser);
    size_t index = begin ? parser->context_mark.index : parser->problem_mark.index, at = byte_at(r, index);
    bool tab = !begin && at < r->mended.size && r->mended.bytes[at] == '\t';
    r->error.place = place_at(r, index);
    r->error.message = tz_yaml_explain_problem(tab ? "found a tab character" : parser->problem);
    if (begins_with(parser->context, "while parsing a flow")) {
        r->error.also = place_at(r, parser->context_mark.index);
        r->error.note = _("it begins here");
    } else if (r->quoted) {
        r->error.also = place_at(r, r->quoted);
        r->error.note = _("this quotation mark is closed only on another line: is one missing?");
    }
}

// Comments between what was read and the event that comes now.
static void check_gap(reader *r) {
    size_t start = byte_at(r, r->event.start_mark.index), end = byte_at(r, r->event.end_mark.index);
    const tz_literal in = {&r->mended, r->rules, r->diag};
    bool text_follows = r->event.type == YAML_SCALAR_EVENT && end > start;
    if (start > r->before.end && !tz_literal_check_gap(&in, &r->before, start, text_follows) && r->last &&
        r->last->kind == TZ_SCALAR)
        r->last->unreadable = true;
    if (end > r->before.end)
        r->before.end = end;
    r->before.kind = TZ_AFTER_OTHER;
    r->last = NULL;
}

static bool next(reader *r) {
    yaml_event_delete(&r->event); // leaves an empty event, which may be deleted again
    if (!r->failed && !yaml_parser_parse(&r->parser, &r->event))
        syntax_error(r);
    else if (!r->failed)
        check_gap(r);
    return !r->failed;
}

static void close_reader(void *object) {
    reader *r = object;
    yaml_event_delete(&r->event);
    yaml_parser_delete(&r->parser);
}

static reader *open_reader(tz_arena *scratch, const reader *start) {
    reader *r = TZ_NEW(scratch, reader);
    *r = *start;
    bool mark = r->mended.size >= 3 && memcmp(r->mended.bytes, "\xEF\xBB\xBF", 3) == 0;
    r->byte = mark ? 3 : 0;
    if (!yaml_parser_initialize(&r->parser))
        tz_out_of_memory();
    tz_arena_defer(scratch, close_reader, r);
    yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r->parser, (const unsigned char *)r->mended.bytes + r->byte,
                                 r->mended.size - r->byte);
    return r;
}

// ---- nodes ----

static void stop(reader *r, const char *message) {
    tz_error(r->diag, event_place(r), "%s", message);
    r->failed = r->beyond = true;
}

static void refuse_properties(reader *r, const unsigned char *anchor, const unsigned char *tag) {
    if (anchor)
        tz_error(r->diag, event_place(r), "%s",
                 _("anchors (&) are not allowed: write the text out, or put it in quotation marks"));
    if (tag)
        tz_error(r->diag, event_place(r), "%s",
                 _("tags (!) are not allowed: put a text that begins with ! in quotation marks"));
}

static tz_scalar_style style_of(yaml_scalar_style_t style) {
    switch (style) {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
        return TZ_SINGLE_QUOTED;
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return TZ_DOUBLE_QUOTED;
    case YAML_LITERAL_SCALAR_STYLE:
        return TZ_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE:
        return TZ_FOLDED;
    default:
        return TZ_PLAIN;
    }
}

// The draft's bytes come from the mended ones; from here on it is as if they came from the source's.
static void place_in_source(const reader *r, tz_draft *draft) {
    for (size_t i = 0; i < draft->origins.n; i++)
        draft->origins.at[i].source_at = tz_mended_source_byte(&r->mended, draft->origins.at[i].source_at);
    draft->bytes = r->checked;
}

static void read_scalar(reader *r, tz_yaml *node) {
    const yaml_event_t *event = &r->event;
    refuse_properties(r, event->data.scalar.anchor, event->data.scalar.tag);
    size_t from = byte_at(r, event->start_mark.index), to = byte_at(r, event->end_mark.index);
    tz_draft draft = {.arena = r->texts, .source = r->source, .bytes = r->mended.bytes};
    tz_scalar_style style = style_of(event->data.scalar.style);
    const tz_literal literal = {&r->mended, r->rules, r->diag};
    bool quoted = style == TZ_SINGLE_QUOTED || style == TZ_DOUBLE_QUOTED;
    r->quoted = quoted && event->start_mark.line != event->end_mark.line ? event->start_mark.index : 0;
    bool tagged = event->data.scalar.anchor || event->data.scalar.tag;
    node->unreadable = tagged || (r->rules && !tz_literal_check_value(&literal, style, from, to));
    r->before.style = style;
    r->before.empty = from == to;
    tz_scalar_decode(&draft, style, from, to, (const char *)event->data.scalar.value, event->data.scalar.length,
                     node->unreadable ? NULL : r->diag);
    if (draft.text.n == 0) // an empty text has a place as well
        *TZ_ADD(r->texts, &draft.origins) = (tz_text_origin){0, (uint32_t)from};
    if (r->mending)
        place_in_source(r, &draft);
    tz_draft_put_back(&draft, r->diag);
    node->text = tz_text_compose(&draft);
    node->place = tz_text_place(&node->text, 0);
    if (r->mending && tz_mending_is_unreadable(r->mending, node->place.at))
        node->unreadable = true;
}

// What comes next may be a comment behind this value of a key or in a list.
static void remember(reader *r, tz_literal_after kind, const tz_yaml *node, size_t key) {
    bool scalar = node->kind == TZ_SCALAR;
    r->before.kind = scalar ? kind : TZ_AFTER_OTHER;
    r->before.key = key;
    r->last = kind != TZ_AFTER_KEY && scalar ? (tz_yaml *)(uintptr_t)node : NULL;
}

static tz_yaml *read_node(reader *r, size_t depth);

static void read_sequence(reader *r, tz_yaml *node, size_t depth) {
    refuse_properties(r, r->event.data.sequence_start.anchor, r->event.data.sequence_start.tag);
    TZ_LIST(const tz_yaml *) items = {.n = 0};
    node->kind = TZ_SEQUENCE;
    while (next(r) && r->event.type != YAML_SEQUENCE_END_EVENT) {
        const tz_yaml *item = read_node(r, depth + 1);
        *TZ_ADD(r->arena, &items) = item;
        remember(r, TZ_AFTER_ITEM, item, 0);
    }
    node->items = items.at;
    node->n = items.n;
}

static int by_key(const void *left, const void *right) {
    const tz_yaml_pair *a = *(const tz_yaml_pair *const *)left, *b = *(const tz_yaml_pair *const *)right;
    size_t size = a->key.size < b->key.size ? a->key.size : b->key.size;
    int order = memcmp(a->key.bytes, b->key.bytes, size);
    if (order == 0)
        order = (a->key.size > b->key.size) - (a->key.size < b->key.size);
    return order ? order : (a > b) - (a < b);
}

static void check_duplicates(reader *r, const tz_yaml *node) {
    tz_arena *scratch = tz_arena_new(r->arena);
    const tz_yaml_pair **sorted = TZ_ARRAY(scratch, const tz_yaml_pair *, node->n);
    for (size_t i = 0; i < node->n; i++)
        sorted[i] = &node->pairs[i];
    qsort(sorted, node->n, sizeof(const tz_yaml_pair *), by_key);
    for (size_t i = 1, first = 0; i < node->n; i++) {
        const tz_text *key = &sorted[i]->key, *before = &sorted[first]->key;
        if (key->size != before->size || memcmp(key->bytes, before->bytes, key->size) != 0) {
            first = i;
            continue;
        }
        tz_error(r->diag, tz_text_place(key, 0), _("%s stands here a second time"), tz_text_excerpt(scratch, key));
        tz_note(r->diag, tz_text_place(before, 0), "%s", _("the first one is here"));
    }
    tz_arena_free(scratch);
}

// A list or a mapping in the place of a key, named by its first line.
static void report_key(const reader *r, tz_place place) {
    tz_text line = {.bytes = place.source->bytes + place.at};
    while (place.at + line.size < place.source->size && !strchr("\r\n", line.bytes[line.size]))
        line.size++;
    tz_error(r->diag, place, _("a key must be a word, not a list or keys with values: %s"),
             tz_text_excerpt(r->arena, &line));
}

// A key: a scalar, which may be empty. Without bytes after reporting that it is none.
static tz_text read_key(reader *r, size_t depth) {
    const tz_yaml *key = read_node(r, depth);
    remember(r, TZ_AFTER_KEY, key, 0);
    if (key->kind == TZ_SCALAR)
        return key->text;
    report_key(r, key->place);
    return (tz_text){.bytes = NULL};
}

static void read_mapping(reader *r, tz_yaml *node, size_t depth) {
    refuse_properties(r, r->event.data.mapping_start.anchor, r->event.data.mapping_start.tag);
    TZ_LIST(tz_yaml_pair) pairs = {.n = 0};
    node->kind = TZ_MAPPING;
    while (next(r) && r->event.type != YAML_MAPPING_END_EVENT) {
        size_t start = byte_at(r, r->event.start_mark.index);
        tz_yaml_pair pair = {.key = read_key(r, depth + 1)};
        if (!next(r))
            break;
        tz_yaml *value = read_node(r, depth + 1);
        if (r->mending && pair.key.bytes && value->kind == TZ_SCALAR &&
            tz_mending_is_unreadable(r->mending, tz_text_place(&pair.key, 0).at))
            value->unreadable = true;
        remember(r, TZ_AFTER_VALUE, value, start);
        pair.value = value;
        if (pair.key.bytes)
            *TZ_ADD(r->arena, &pairs) = pair;
    }
    node->pairs = pairs.at;
    node->n = pairs.n;
    if (!r->failed)
        check_duplicates(r, node);
}

// Reads the node whose first event is the current one. Never NULL; incomplete if of->failed.
static tz_yaml *read_node(reader *r, size_t depth) {
    tz_yaml *node = TZ_NEW(r->arena, tz_yaml);
    node->place = event_place(r);
    node->text = tz_text_from_string("");
    if (depth >= MOST_DEPTH)
        stop(r, _("lists and keys are nested too deeply here"));
    else if (++r->nodes > MOST_NODES)
        stop(r, _("this file has more than a million values"));
    else if (r->event.type == YAML_ALIAS_EVENT)
        tz_error(r->diag, node->place, "%s",
                 _("aliases (*) are not allowed: write the text out, or put it in quotation marks"));
    else if (r->event.type == YAML_SCALAR_EVENT)
        read_scalar(r, node);
    else if (r->event.type == YAML_SEQUENCE_START_EVENT)
        read_sequence(r, node, depth);
    else
        read_mapping(r, node, depth);
    return node;
}

// ---- documents ----

static const tz_yaml *read_document(reader *r) {
    if (!next(r)) // the stream starts
        return NULL;
    if (!next(r)) // a document, or nothing
        return NULL;
    if (r->event.type != YAML_DOCUMENT_START_EVENT) {
        if (!r->mending)
            tz_error(r->diag, (tz_place){r->source, 0}, "%s", _("this file is empty"));
        return NULL;
    }
    const tz_yaml *root = next(r) ? read_node(r, 0) : NULL;
    if (r->failed || !next(r)) // the document's end
        return NULL;
    if (!next(r)) // what follows
        return NULL;
    if (r->event.type == YAML_DOCUMENT_START_EVENT)
        tz_error(r->diag, event_place(r), "%s", _("a second document begins here: one file holds only one"));
    return root;
}

static void report(tz_diag *diag, const tz_diag_entry *error) {
    tz_error(diag, error->place, "%s", error->message);
    if (error->note)
        tz_note(diag, error->also, "%s", error->note);
}

// One attempt. An error of syntax hides what follows, so nothing is reported then: *error has it.
static const tz_yaml *try_to_read(const reader *start, bool *failed, tz_diag_entry *error) {
    tz_arena *scratch = tz_arena_new(start->arena);
    reader *r = open_reader(scratch, start);
    r->diag = tz_diag_in_arena(scratch);
    const tz_yaml *root = read_document(r);
    *failed = r->failed && !r->beyond;
    *error = r->error;
    if (!*failed)
        tz_diag_append(start->diag, r->diag);
    tz_arena_free(scratch);
    return root;
}

// A file with errors of syntax: they are reported, what they are in is left out, and the rest is read. `error`: the
// first one, unless the scan of lines has told of what libyaml stumbled over.
static const tz_yaml *read_mended(reader *start, tz_mending *mending, tz_diag_entry error) {
    bool failed;
    start->mending = mending;
    for (int n = 0; n < MOST_RESTARTS; n++) {
        if (error.message) {
            report(start->diag, &error);
            tz_place place = error.note ? error.also : error.place;
            if (!tz_mending_give_up(mending, place.at))
                return NULL;
        }
        start->mended = tz_mending_apply(mending);
        const tz_yaml *root = try_to_read(start, &failed, &error);
        if (!failed)
            return root;
    }
    return NULL;
}

// Cards are gone through line by line before, since slips can also make other keys and texts of them without any error
// of syntax.
static const tz_yaml *read_checked(reader *start) {
    const tz_file_lines lines = {start->source, start->checked, start->rules};
    tz_diag_entry error = {.message = NULL};
    tz_mending *mending = NULL;
    bool failed = false;
    if (start->rules && start->rules->answers)
        mending = tz_slips_find(start->arena, &lines, start->diag);
    if (!mending || !mending->changes) {
        const tz_yaml *root = try_to_read(start, &failed, &error);
        if (!failed)
            return root;
        if (!mending)
            mending = tz_slips_find(start->arena, &lines, start->diag);
        if (mending->slips)
            error.message = NULL;
    }
    return read_mended(start, mending, error);
}

const tz_yaml *tz_yaml_read_tolerant(tz_arena *arena, tz_arena *texts, const tz_source *source,
                                     const tz_yaml_rules *rules, tz_diag *diag) {
    if (source->size > MOST_BYTES) {
        tz_error(diag, (tz_place){source, 0}, "%s", _("this file is larger than 64 MiB"));
        return NULL;
    }
    const char *bytes = tz_characters_check(arena, source, diag);
    reader start = {.arena = arena, .texts = texts, .source = source, .checked = bytes, .rules = rules, .diag = diag};
    start.mended = (tz_mended){.source = source, .bytes = bytes, .size = source->size};
    return bytes ? read_checked(&start) : NULL;
}

const tz_yaml *tz_yaml_read(tz_arena *arena, const tz_source *source, tz_diag *diag) {
    size_t before = tz_diag_count(diag, TZ_ERROR);
    const tz_yaml *root = tz_yaml_read_tolerant(arena, arena, source, NULL, diag);
    return tz_diag_count(diag, TZ_ERROR) == before ? root : NULL;
}
