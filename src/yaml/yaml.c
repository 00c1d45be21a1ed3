// YAML documents: libyaml's events become a tree whose nodes know their places.
//
// libyaml's marks count code points, and its own lines count U+0085, U+2028 and U+2029 as line ends, which editors do
// not; so only mark.index is used, and everything is placed by the byte it means.
#include "tsuzuri/intl.h"
#include "yaml/read.h"

#include <ctype.h>
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
    const char *bytes; // checked
    tz_diag *diag;
    yaml_parser_t parser;
    yaml_event_t event;
    size_t index, byte; // a code point libyaml counted, and the byte where it is
    size_t nodes;
    size_t quoted;     // libyaml's index of the last text if that is a quoted one of several lines, else 0
    size_t stopped_at; // where the last error of syntax was
    bool failed;       // no further events: error of syntax, or beyond the limits
    bool beyond;       // the latter
} reader;

// ---- places ----

// The byte of libyaml's index. Marks hardly ever go back, so the way is short.
static uint32_t byte_at(reader *r, size_t index) {
    const char *bytes = r->bytes;
    while (r->index < index && r->byte < r->source->size)
        for (r->index++, r->byte++; r->byte < r->source->size && (bytes[r->byte] & 0xC0) == 0x80;)
            r->byte++;
    while (r->index > index && r->byte > 0)
        for (r->index--, r->byte--; r->byte > 0 && (bytes[r->byte] & 0xC0) == 0x80;)
            r->byte--;
    return (uint32_t)r->byte;
}

static tz_place place_at(reader *r, size_t index) {
    return (tz_place){r->source, byte_at(r, index)};
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

// The mistake may be where a list or a text begins that took in what follows: reading continues right behind that
// place.
static void note_beginning(reader *r, size_t index, const char *message) {
    tz_place place = place_at(r, index);
    tz_note(r->diag, place, "%s", message);
    r->stopped_at = place.at;
}

static void syntax_error(reader *r) {
    const yaml_parser_t *parser = &r->parser;
    r->failed = true;
    if (parser->error == YAML_MEMORY_ERROR)
        tz_out_of_memory();
    bool begin = is_mended_at_beginning(parser);
    tz_place place = place_at(r, begin ? parser->context_mark.index : parser->problem_mark.index);
    bool tab = !begin && place.at < r->source->size && r->bytes[place.at] == '\t';
    r->stopped_at = place.at;
    tz_error(r->diag, place, "%s", tz_yaml_explain_problem(tab ? "found a tab character" : parser->problem));
    if (begins_with(parser->context, "while parsing a flow"))
        note_beginning(r, parser->context_mark.index, _("it begins here"));
    else if (r->quoted)
        note_beginning(r, r->quoted, _("this quotation mark is closed only on another line: is one missing?"));
}

static bool next(reader *r) {
    yaml_event_delete(&r->event); // leaves an empty event, which may be deleted again
    if (!r->failed && !yaml_parser_parse(&r->parser, &r->event))
        syntax_error(r);
    return !r->failed;
}

static void close_reader(void *object) {
    reader *r = object;
    yaml_event_delete(&r->event);
    yaml_parser_delete(&r->parser);
}

static reader *open_reader(tz_arena *scratch, const reader *start, size_t from) {
    reader *r = TZ_NEW(scratch, reader);
    *r = *start;
    r->byte = from;
    if (!yaml_parser_initialize(&r->parser))
        tz_out_of_memory();
    tz_arena_defer(scratch, close_reader, r);
    yaml_parser_set_encoding(&r->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r->parser, (const unsigned char *)r->bytes + from, r->source->size - from);
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

static void read_scalar(reader *r, tz_yaml *node) {
    const yaml_event_t *event = &r->event;
    refuse_properties(r, event->data.scalar.anchor, event->data.scalar.tag);
    size_t from = byte_at(r, event->start_mark.index), to = byte_at(r, event->end_mark.index);
    tz_draft draft = {.arena = r->texts, .source = r->source, .bytes = r->bytes};
    tz_scalar_style style = style_of(event->data.scalar.style);
    bool quoted = style == TZ_SINGLE_QUOTED || style == TZ_DOUBLE_QUOTED;
    r->quoted = quoted && event->start_mark.line != event->end_mark.line ? event->start_mark.index : 0;
    tz_scalar_decode(&draft, style, from, to, (const char *)event->data.scalar.value, event->data.scalar.length,
                     r->diag);
    if (draft.text.n == 0) // an empty text has a place as well
        *TZ_ADD(r->texts, &draft.origins) = (tz_text_origin){0, (uint32_t)from};
    tz_draft_put_back(&draft, r->diag);
    node->text = tz_text_compose(&draft);
    node->place = tz_text_place(&node->text, 0);
}

static const tz_yaml *read_node(reader *r, size_t depth);

static void read_sequence(reader *r, tz_yaml *node, size_t depth) {
    refuse_properties(r, r->event.data.sequence_start.anchor, r->event.data.sequence_start.tag);
    TZ_LIST(const tz_yaml *) items = {.n = 0};
    node->kind = TZ_SEQUENCE;
    while (next(r) && r->event.type != YAML_SEQUENCE_END_EVENT) {
        const tz_yaml *item = read_node(r, depth + 1);
        *TZ_ADD(r->arena, &items) = item;
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
        tz_yaml_pair pair = {.key = read_key(r, depth + 1)};
        if (!next(r))
            break;
        pair.value = read_node(r, depth + 1);
        if (pair.key.bytes)
            *TZ_ADD(r->arena, &pairs) = pair;
    }
    node->pairs = pairs.at;
    node->n = pairs.n;
    if (!r->failed)
        check_duplicates(r, node);
}

// Reads the node whose first event is the current one. Never NULL; incomplete if of->failed.
static const tz_yaml *read_node(reader *r, size_t depth) {
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

// "key:" or "- " at the very beginning of a line: where reading can begin anew after an error of syntax.
static bool begins_anew(const char *line, size_t size) {
    if (size >= 2 && line[0] == '-' && line[1] == ' ')
        return true;
    size_t n = 0;
    while (n < size && (isalnum((unsigned char)line[n]) || line[n] == '_'))
        n++;
    return n > 0 && n < size && line[n] == ':';
}

// The start of such a line behind the byte, or the end.
static size_t next_start(const tz_source *source, size_t behind) {
    for (size_t i = 0; i < source->lines_n; i++)
        if (source->lines[i] > behind && begins_anew(source->bytes + source->lines[i], source->size - source->lines[i]))
            return source->lines[i];
    return source->size;
}

// An error of syntax must not hide those in the rest of the file: what comes at the top level after it is read as if
// it were a document of its own, for its errors only.
static void read_rest(const reader *start, size_t stopped_at) {
    tz_arena *scratch = tz_arena_new(start->arena);
    reader rest = *start;
    rest.arena = rest.texts = scratch;
    for (int n = 0; n < MOST_RESTARTS; n++) {
        size_t from = next_start(start->source, stopped_at);
        if (from == start->source->size)
            break;
        reader *r = open_reader(scratch, &rest, from);
        read_document(r);
        if (!r->failed || r->beyond)
            break;
        stopped_at = r->stopped_at;
    }
    tz_arena_free(scratch);
}

static const tz_yaml *read_checked(const reader *start) {
    tz_arena *scratch = tz_arena_new(start->arena);
    bool mark = start->source->size >= 3 && memcmp(start->source->bytes, "\xEF\xBB\xBF", 3) == 0;
    reader *r = open_reader(scratch, start, mark ? 3 : 0);
    const tz_yaml *root = read_document(r);
    bool goes_on = r->failed && !r->beyond;
    size_t stopped_at = r->stopped_at;
    tz_arena_free(scratch);
    if (goes_on)
        read_rest(start, stopped_at);
    return root;
}

const tz_yaml *tz_yaml_read_tolerant(tz_arena *arena, tz_arena *texts, const tz_source *source, tz_diag *diag) {
    if (source->size > MOST_BYTES) {
        tz_error(diag, (tz_place){source, 0}, "%s", _("this file is larger than 64 MiB"));
        return NULL;
    }
    const char *bytes = tz_characters_check(arena, source, diag);
    reader start = {.arena = arena, .texts = texts, .source = source, .bytes = bytes, .diag = diag};
    return bytes ? read_checked(&start) : NULL;
}

const tz_yaml *tz_yaml_read(tz_arena *arena, const tz_source *source, tz_diag *diag) {
    size_t before = tz_diag_count(diag, TZ_ERROR);
    const tz_yaml *root = tz_yaml_read_tolerant(arena, arena, source, diag);
    return tz_diag_count(diag, TZ_ERROR) == before ? root : NULL;
}

const tz_yaml *tz_yaml_find(const tz_yaml *mapping, const char *key) {
    for (size_t i = 0; mapping->kind == TZ_MAPPING && i < mapping->n; i++)
        if (tz_text_is(&mapping->pairs[i].key, key))
            return mapping->pairs[i].value;
    return NULL;
}
