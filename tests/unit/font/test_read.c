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
    assert_string_equal(tz_fonts_family_info(it->fonts, tz_fonts_family(it->fonts, "gothic"))->id, "gothic");
    assert_int_equal(tz_fonts_family(it->fonts, "comic"), -1);
    assert_null(tz_fonts_family_info(it->fonts, -1));
    int n = 0;
    while (tz_fonts_family_info(it->fonts, n))
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

#define OWN(id, directory)                                                                                             \
    "  - {id: " id ", name: N, directory: " directory ", regular: {file: a/f.ttf, sha256: " SHA                        \
    ", licence: MIT}, bold: regular, fallback: []}\n"

static void families_may_have_a_folder_of_their_own(void **state) {
    (void)state;
    const char *list = TOP OWN("one", "/usr/own") OWN("two-2", "../mine") FAMILY("a", "regular", "[one]"), *name;
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_in_arena(arena);
    const tz_fonts *fonts = tz_fonts_read(arena, tz_source_new(arena, "some/where/list.yaml", list, strlen(list)),
                                          &(tz_input){.open = NULL}, diag);
    assert_non_null(fonts);
    assert_string_equal(tz_fonts_listed_face(fonts, 0)->file, "one/a/f.ttf");
    assert_string_equal(tz_fonts_own_directory(fonts, "one/a/f.ttf", &name), "/usr/own");
    assert_string_equal(name, "a/f.ttf");
    assert_string_equal(tz_fonts_own_directory(fonts, "two-2/a/f.ttf", &name), "some/where/../mine");
    assert_null(tz_fonts_own_directory(fonts, "f", &name));
    assert_null(tz_fonts_own_directory(fonts, "one-more/f", &name));
    assert_null(tz_fonts_listed_face(fonts, 3));
    tz_arena_free(arena);
}

static void refuses_folders_that_cannot_be_told_apart(void **state) {
    (void)state;
    refuse(TOP OWN("../x", "/own"), "letters a-z, digits and - only", "../x");
    refuse(TOP OWN("a", "/own") "  - {id: b, name: N, regular: {file: a/g.ttf, sha256: " SHA
                                ", licence: MIT}, bold: regular, fallback: []}\n",
           "in the directory of another family", "a/g.ttf");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_project_s_own),
        cmocka_unit_test(refuses_what_is_wrong),
        cmocka_unit_test(families_may_have_a_folder_of_their_own),
        cmocka_unit_test(refuses_folders_that_cannot_be_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
