// XML parts: elements with namespaces, attributes and text; document types and damage are refused.
#include "inputs.h"
#include "workbook/package.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct heard {
    tz_arena *arena;
    tz_bytes all;
} heard;

static bool on_start(void *context, const tz_xml_element *element) {
    heard *h = context;
    const char *id = tz_xml_attribute(element, "id");
    tz_bytes_format(h->arena, &h->all, "<%s:%s%s%s>", element->space, element->name, id ? " " : "", id ? id : "");
    return strcmp(element->name, "stop") != 0;
}

static bool on_end(void *context, const tz_xml_element *element) {
    heard *h = context;
    tz_bytes_format(h->arena, &h->all, "</%s>", element->name);
    return true;
}

static bool on_text(void *context, const char *bytes, size_t size) {
    heard *h = context;
    tz_bytes_add(h->arena, &h->all, bytes, size);
    return memchr(bytes, '!', size) == NULL;
}

static void check(const char *xml, size_t size, const char *expected, const char *why) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_in_arena(arena);
    heard h = {.arena = arena};
    const tz_xml_handler handler = {on_start, on_end, on_text, &h};
    const tz_bytes part = {.at = (char *)xml, .n = size};
    bool read = tz_xml_read(arena, input_source(arena, ""), "xl/a.xml", &part, &handler, diag);
    assert_int_equal(read, why == NULL);
    const char *messages = input_messages(arena, diag);
    if (expected)
        assert_string_equal(tz_arena_copy(arena, h.all.at, h.all.n), expected);
    if (why && !strstr(messages, why))
        fail_msg("%s\nhas no: %s", messages, why);
    tz_arena_free(arena);
}

#define CHECK(xml, expected, why) check((xml), sizeof(xml) - 1, (expected), (why))

static void elements_have_namespaces(void **state) {
    (void)state;
    CHECK("<a xmlns='urn:x' xmlns:r='urn:r'><b r:id='7'>&lt;文&#10;字&gt;</b><r:c/></a>",
          "<urn:x:a><urn:x:b 7><文\n字></b><urn:r:c></c></a>", NULL);
    CHECK("<x:a xmlns:x='urn:x'/>", "<urn:x:a></a>", NULL);
    CHECK("\xFF\xFE<\0a\0/\0>\0", "<:a></a>", NULL); // UTF-16
}

static void document_types_are_refused(void **state) {
    (void)state;
    CHECK("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", NULL, "document type");
}

static void damage_and_depth_are_refused(void **state) {
    (void)state;
    char deep[3 * 300 + 1] = "";
    for (int i = 0; i < 300; i++)
        strcat(deep, "<a>");
    check(deep, strlen(deep), NULL, "nested too deeply");
    CHECK("<a><b></a>", NULL, "(xl/a.xml: it is no correct XML)");
    CHECK("", NULL, "(xl/a.xml: it ends too early)");
    CHECK("<a>\xFF</a>", NULL, "it is no correct XML");
}

static void handlers_stop_the_reading(void **state) {
    (void)state;
    CHECK("<a><stop/>later</a>", "<:a><:stop>", "");
    CHECK("<a>text!<b/>later</a>", "<:a>text!", "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_have_namespaces),
        cmocka_unit_test(document_types_are_refused),
        cmocka_unit_test(damage_and_depth_are_refused),
        cmocka_unit_test(handlers_stop_the_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
