// XML parts of packages, read with expat: elements with their namespaces, and text.
#include "base/intl.h"
#include "workbook/package.h"

#include <expat.h>
#include <string.h>

enum { DEEPEST = 256 };

// Expat writes the namespace in front of a name, with this between them; no namespace has a blank in it.
#define BETWEEN ' '

typedef struct reading {
    const tz_xml_handler *handler;
    XML_Parser parser;
    size_t depth;
    bool stopped;    // by a handler
    const char *why; // what is wrong, in translated words
} reading;

static const char *local_name(const char *name) {
    const char *between = strrchr(name, BETWEEN);
    return between ? between + 1 : name;
}

const char *tz_xml_attribute(const tz_xml_element *element, const char *name) {
    for (size_t i = 0; element->attributes && element->attributes[i]; i += 2)
        if (!strcmp(local_name(element->attributes[i]), name))
            return element->attributes[i + 1];
    return NULL;
}

static void stop(reading *r) {
    r->stopped = true;
    XML_StopParser(r->parser, XML_FALSE);
}

// The namespaces are few: a copy of each element's would be most of the work.
typedef char space_name[256];

static tz_xml_element element_of(space_name space, const char *name, const char *const *attributes) {
    const char *local = local_name(name);
    size_t size = local > name ? (size_t)(local - name) - 1 : 0;
    if (size >= sizeof(space_name))
        size = 0; // no namespace of a workbook
    memcpy(space, name, size);
    space[size] = '\0';
    return (tz_xml_element){space, local, attributes};
}

static void XMLCALL on_start(void *context, const XML_Char *name, const XML_Char **attributes) {
    reading *r = context;
    space_name space;
    if (++r->depth > DEEPEST) {
        r->why = _("its parts are nested too deeply");
        stop(r);
        return;
    }
    const tz_xml_element element = element_of(space, name, attributes);
    if (!r->stopped && r->handler->start && !r->handler->start(r->handler->context, &element))
        stop(r);
}

static void XMLCALL on_end(void *context, const XML_Char *name) {
    reading *r = context;
    space_name space;
    const tz_xml_element element = element_of(space, name, NULL);
    r->depth--;
    if (!r->stopped && r->handler->end && !r->handler->end(r->handler->context, &element))
        stop(r);
}

static void XMLCALL on_text(void *context, const XML_Char *bytes, int size) {
    reading *r = context;
    if (!r->stopped && r->handler->text && !r->handler->text(r->handler->context, bytes, (size_t)size))
        stop(r);
}

static void XMLCALL on_document_type(void *context, const XML_Char *name, const XML_Char *system,
                                     const XML_Char *public, int has_internal) {
    reading *r = context;
    (void)name, (void)system, (void)public, (void)has_internal;
    r->why = _("it has a document type, as no spreadsheet program writes");
    stop(r);
}

static void free_parser(void *parser) {
    XML_ParserFree(parser);
}

// Expat's own words are for programmers.
static const char *why_of(enum XML_Error error) {
    switch (error) {
    case XML_ERROR_NO_ELEMENTS:
    case XML_ERROR_UNCLOSED_TOKEN:
    case XML_ERROR_PARTIAL_CHAR:
    case XML_ERROR_UNCLOSED_CDATA_SECTION:
        return _("it ends too early");
    case XML_ERROR_UNKNOWN_ENCODING:
    case XML_ERROR_INCORRECT_ENCODING:
        return _("it is in an encoding that no spreadsheet program writes");
    default:
        return _("it is no correct XML");
    }
}

// The handlers may run out of memory and leave expat's functions without returning to them: the parser is only freed
// after that.
bool tz_xml_read(tz_arena *arena, const tz_source *file, const char *name, const tz_bytes *part,
                 const tz_xml_handler *handler, tz_diag *diag) {
    tz_arena *scratch = tz_arena_new(arena);
    reading r = {.handler = handler, .parser = XML_ParserCreateNS(NULL, BETWEEN)};
    if (!r.parser)
        tz_out_of_memory();
    tz_arena_defer(scratch, free_parser, r.parser);
    XML_SetUserData(r.parser, &r);
    XML_SetElementHandler(r.parser, on_start, on_end);
    XML_SetCharacterDataHandler(r.parser, on_text);
    XML_SetStartDoctypeDeclHandler(r.parser, on_document_type);
    bool read = XML_Parse(r.parser, part->at, (int)part->n, XML_TRUE) == XML_STATUS_OK;
    enum XML_Error error = read ? XML_ERROR_NONE : XML_GetErrorCode(r.parser);
    tz_arena_free(scratch);
    if (error == XML_ERROR_NO_MEMORY)
        tz_out_of_memory();
    if (!r.why && (read || r.stopped))
        return read;
    const char *why = r.why ? r.why : why_of(error);
    return tz_workbook_damaged(arena, file, diag, tz_arena_format(arena, "%s: %s", name, why));
}
