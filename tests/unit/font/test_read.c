// fonts.yaml: what is accepted, and the messages about what is not.
#include "fonts.h"

#include <setjmp.h>
#include <string.h>

#include <cmocka.h>

#define SHA "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define FACE "{package: p, file: f, sha256: " SHA ", licence: MIT}"
#define VERSIONS(keys) "{file: f, licence: MIT, " keys "}"
#define FAMILY(id, bold, fallback)                                                                                     \
    "  - {id: " id ", name: N, regular: " FACE ", bold: " bold ", fallback: " fallback "}\n"
#define TOP "directory: /fonts\nfamilies:\n"

static void reads_the_project_s_own(void **state) {
    (void)state;
    test_fonts *it = test_fonts_new();
    assert_string_equal(tz_fonts_directory(it->fonts), "/usr/share/fonts");
    assert_string_equal(tz_fonts_family_name(it->fonts, tz_fonts_family(it->fonts, "gothic")), "gothic");
    assert_int_equal(tz_fonts_family(it->fonts, "comic"), -1);
    assert_null(tz_fonts_family_name(it->fonts, -1));
    int n = 0;
    while (tz_fonts_family_name(it->fonts, n))
        n++;
    assert_int_equal(n, 6);
    assert_int_equal(it->opened, 0); // no file before it is needed
    assert_null(tz_fonts_face(it->fonts, 0));
    test_fonts_free(it);
}

// The caret stands where the file says `at`.
static void refuse(const char *yaml, const char *message, const char *at) {
    test_fonts *it = test_fonts_from(yaml);
    assert_null(it->fonts);
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 1);
    const tz_diag_entry *entry = tz_diag_at(it->diag, 0);
    if (!strstr(entry->message, message))
        fail_msg("message is: %s", entry->message);
    assert_non_null(entry->place.source);
    assert_memory_equal(entry->place.source->bytes + entry->place.at, at, strlen(at));
    test_fonts_free(it);
}

static void refuses_what_is_wrong(void **state) {
    (void)state;
    refuse(TOP FAMILY("a", "regular", "[b]"), "no such family: b", "b]}");
    refuse(TOP FAMILY("gothic", "regular", "[]") FAMILY("other", "regular", "[gothi]"), "did you mean gothic?",
           "gothi]}");
    refuse(TOP FAMILY("a", "regular", "[]") FAMILY("a", FACE, "[]"), "the family a is there twice",
           "a, name: N, regular: " FACE ", bold: {");
    refuse("directory: /fonts\nfamilies: []\n", "at least one family", "[]\n");
    refuse("directory: /fonts\nfamilies: some\n", "at least one family", "some\n");
    refuse(TOP "  - {id: a, name: N, regular: {package: p, file: f, sha256: ABC, licence: MIT}, bold: regular, "
               "fallback: []}\n",
           "sha256 must be 64 digits", "ABC");
    refuse(TOP FAMILY("a", "regulr", "[]"), "", "regulr");
    refuse(TOP FAMILY("a", VERSIONS("index: 0"), "[]"), "either sha256 or a list of versions", "{file: f, licence");
    refuse(TOP FAMILY("a", VERSIONS("sha256: " SHA ", versions: [{version: 1, sha256: " SHA "}]"), "[]"),
           "either sha256 or a list of versions", "{file: f, licence");
    refuse(TOP FAMILY("a", VERSIONS("versions: []"), "[]"), "versions must be a list of at least one", "[]");
    refuse(TOP FAMILY("a", VERSIONS("versions: " SHA), "[]"), "versions must be a list of at least one", SHA);
    refuse(TOP FAMILY("a", VERSIONS("versions: [{version: 1, sha256: " SHA "}, {version: 2, sha256: a}]"), "[]"),
           "sha256 must be 64 digits", "a}]");
    refuse(TOP FAMILY("a", VERSIONS("versions: [{version: 1, sha256: " SHA ", lines: equal}]"), "[]"), "may differ",
           "equal}");
    refuse(TOP FAMILY("a", VERSIONS("versions: [{sha256: " SHA "}]"), "[]"), "version", "{sha256");
    refuse(TOP FAMILY("a", "regular", "[], only: letters"), "only can be signs, or be left out", "letters}");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_project_s_own),
        cmocka_unit_test(refuses_what_is_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
