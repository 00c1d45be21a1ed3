// build.yaml: written, read back, and what two of them tell.
#include "small.h"
#include "tsuzuri/version.h"

static int set_up(void **state) {
    *state = small_new();
    return 0;
}

static int tear_down(void **state) {
    small_free(*state);
    return 0;
}

static const tz_build *read(small *it, const char *text) {
    return tz_build_read(it->arena, tz_source_new(it->arena, "build.yaml", text, strlen(text)), it->diag);
}

static const char *text_of(small *it) {
    return tz_arena_copy(it->arena, it->build.at, it->build.n);
}

// The text with one thing otherwise.
static const char *with(small *it, const char *old, const char *new) {
    const char *text = text_of(it), *at = strstr(text, old);
    assert_non_null(at);
    return tz_arena_format(it->arena, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
}

static bool is(const tz_text *text, const char *string) {
    return tz_text_is(text, string);
}

static void what_is_written_is_read_back(void **state) {
    small *it = *state;
    const tz_build *build = read(it, text_of(it));
    assert_non_null(build);
    assert_true(is(&build->tsuzuri, TSUZURI_VERSION));
    assert_true(is(&build->revision, "v0-1-gabc"));
    assert_true(is(&build->id, "small"));
    assert_true(is(&build->title, "災害時の備えに関する調査"));
    assert_true(is(&build->fiscal_year, "令和7年度"));
    assert_int_equal(build->year, 2025);
    assert_int_equal(build->cards, 3);
    assert_int_equal(build->municipalities, 4);
    assert_int_equal(build->pages, it->book->pages_n);
    assert_true(is(&build->layout, "layouts/layout.yaml"));
    assert_int_equal(build->parts.n, it->book->parts_n);
    assert_true(is(&build->parts.at[0], "cover"));
}

static void every_file_that_was_read_is_listed_once_with_its_sum(void **state) {
    small *it = *state;
    const tz_build *build = read(it, text_of(it));
    static const char *const expected[] = {
        "edition/cards/242012-tsu.yaml",
        "edition/cards/242055-kuwana.yaml",
        "edition/cards/242098-owase.yaml",
        "edition/edition.yaml",
        "edition/errata.yaml",
        "edition/form.yaml",
        "edition/municipalities.yaml",
        "fonts/fonts.yaml",
        "layouts/a4.yaml",
        "layouts/layout.yaml",
    };
    assert_int_equal(build->files_n, sizeof expected / sizeof expected[0]);
    for (size_t i = 0; i < build->files_n; i++)
        assert_true(is(&build->files[i].name, expected[i]));
    tz_archive_files_check(it->arena, &it->payload, build, it->diag);
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 0);
}

static void fonts_are_those_that_were_opened(void **state) {
    small *it = *state;
    const tz_build *build = read(it, text_of(it));
    size_t opened = 0;
    for (size_t i = 0; i < tz_fonts_face_count(it->project->fonts); i++) {
        const tz_face_info *face = tz_fonts_face(it->project->fonts, (uint16_t)i);
        if (!face)
            continue;
        assert_true(is(&build->fonts[opened].name, face->postscript_name));
        assert_true(is(&build->fonts[opened].sha256, face->sha256));
        assert_true(is(&build->fonts[opened].version, face->version));
        assert_true(is(&build->fonts[opened].package_version, face->package_version));
        opened++;
    }
    assert_int_equal(build->fonts_n, opened);
    assert_true(opened >= 2);
}

static void libraries_are_listed_with_their_versions(void **state) {
    small *it = *state;
    const tz_build *build = read(it, text_of(it));
    static const char *const expected[] = {"libyaml", "utf8proc",   "HarfBuzz",   "FreeType",
                                           "libharu", "libdeflate", "Little CMS", "nettle"};
    assert_int_equal(build->libraries_n, sizeof expected / sizeof expected[0]);
    for (size_t i = 0; i < build->libraries_n; i++) {
        assert_true(is(&build->libraries[i].name, expected[i]));
        assert_true(strspn(build->libraries[i].version.bytes, "0123456789.") == build->libraries[i].version.size);
        assert_non_null(strchr(build->libraries[i].version.bytes, '.'));
    }
}

static void changed_and_missing_files_are_named(void **state) {
    small *it = *state;
    const tz_build *build = read(it, text_of(it));
    tz_archive_files kept = {.files = {.n = 0}};
    for (size_t i = 0; i < it->payload.files.n; i++) {
        const tz_project_file *file = &it->payload.files.at[i];
        if (!strcmp(file->name, "edition/form.yaml"))
            small_add(it, &kept, file->name, "title: x\n", 9);
        else if (strcmp(file->name, "layouts/a4.yaml"))
            *TZ_ADD(it->arena, &kept.files) = *file;
    }
    tz_archive_files_check(it->arena, &kept, build, it->diag);
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 2);
    assert_non_null(strstr(input_messages(it->arena, it->diag), "edition/form.yaml has changed"));
    assert_non_null(strstr(input_messages(it->arena, it->diag), "layouts/a4.yaml is missing"));
}

static void the_same_build_has_no_difference(void **state) {
    small *it = *state;
    assert_null(tz_build_difference(it->arena, read(it, text_of(it)), read(it, text_of(it))));
}

static void differences_are_named(void **state) {
    small *it = *state;
    const tz_build *now = read(it, text_of(it));
    const struct {
        const char *old, *new, *said;
    } changes[] = {
        {"tsuzuri: \"" TSUZURI_VERSION "\"", "tsuzuri: \"0.0\"", "tsuzuri: then 0.0, now " TSUZURI_VERSION},
        {"revision: \"v0-1-gabc\"", "revision: \"v0-0-gdef\"", "tsuzuri's revision: then v0-0-gdef, now v0-1-gabc"},
        {"{name: \"HarfBuzz\", version: \"", "{name: \"HarfBuzz\", version: \"1", "HarfBuzz: then 1"},
        {"{name: \"libharu\"", "{name: \"libwood\"", "libwood: then 2.3.0, now not used"},
        {"version: \"Version ", "version: \"Edition ", "BIZUDGothic-Regular: then Edition 1"},
        {"    sha256: \"", "    sha256: \"x", "BIZUDGothic-Regular SHA-256: then x"},
        {"package_version: \"1.0", "package_version: \"0.9",
         "BIZUDGothic-Regular (fonts-morisawa-bizud-gothic): then 0.9"},
        {"- name: \"BIZUDGothic-Regular\"", "- name: \"Old\"",
         tz_arena_format(it->arena, "Old: then %s, now not used",
                         tz_text_to_string(it->arena, &now->fonts[0].version))},
    };
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        const tz_build *then = read(it, with(it, changes[i].old, changes[i].new));
        const char *said = then ? tz_build_difference(it->arena, then, now) : NULL;
        if (!said || strncmp(said, changes[i].said, strlen(changes[i].said)))
            fail_msg("%s: %s", changes[i].said, said ? said : "nothing");
        assert_null(strstr(said, ", tsuzuri"));
    }
}

// Not when either program was built from something else than a git tree.
static void an_unknown_revision_is_no_cause(void **state) {
    small *it = *state;
    const tz_build *known = read(it, text_of(it)), *unknown = read(it, with(it, "revision: \"v0-1-gabc\"\n", ""));
    assert_int_equal(unknown->revision.size, 0);
    assert_null(tz_build_difference(it->arena, known, unknown));
    assert_null(tz_build_difference(it->arena, unknown, known));
    tz_bytes without = {0};
    tz_build_write(it->arena, it->project, it->book, "", &without);
    assert_null(strstr(tz_arena_copy(it->arena, without.at, without.n), "revision"));
}

static void several_differences_are_named_together(void **state) {
    small *it = *state;
    const tz_build *now = read(it, text_of(it));
    const char *text = with(it, "tsuzuri: \"", "tsuzuri: \"9");
    const char *at = strstr(text, "\"libyaml\", version: \"") + strlen("\"libyaml\", version: \"");
    const tz_build *then = read(it, tz_arena_format(it->arena, "%.*s7%s", (int)(at - text), text, at));
    const char *said = tz_build_difference(it->arena, then, now);
    assert_non_null(strstr(said, "tsuzuri: then 9"));
    assert_non_null(strstr(said, ", libyaml: then 7"));
}

static void what_is_no_build_is_reported_with_its_place(void **state) {
    small *it = *state;
    assert_null(read(it, "tsuzuri: \"1\"\n"));
    assert_null(read(it, with(it, "cards: ", "cards: many")));
    assert_null(read(it, with(it, "libraries:\n", "libraries: none\nlibs:\n")));
    const char *said = input_messages(it->arena, it->diag);
    assert_non_null(strstr(said, "build.yaml:1:1: error: "));
    assert_non_null(strstr(said, "build.yaml:12:10: error: "));
    const char *text = text_of(it), *from = strstr(text, "libraries:\n"), *to = strstr(text, "fonts:\n");
    assert_null(read(it, tz_arena_format(it->arena, "%.*slibraries: none\n%s", (int)(from - text), text, to)));
    assert_non_null(strstr(input_messages(it->arena, it->diag), "a list is expected here"));
}

// ---- reading the edition again ----

static void archived_files_are_read_as_the_same_edition(void **state) {
    small *it = *state;
    const tz_build *build = read(it, text_of(it));
    tz_project_inputs inputs;
    assert_true(tz_archive_files_inputs(it->arena, &it->payload, build, &inputs, it->diag));
    const tz_project *again = tz_project_read(it->arena, &inputs, it->diag);
    assert_non_null(again);
    assert_string_equal(again->layout_name, it->project->layout_name);
    assert_int_equal(again->files_n, it->project->files_n);
    for (size_t i = 0; i < again->files_n; i++) {
        const tz_source *source = tz_archive_files_find(&it->payload, again->files[i].name);
        assert_non_null(source);
        assert_int_equal(again->files[i].source->size, source->size);
    }
    assert_int_equal(again->edition->cards_n, it->project->edition->cards_n);
}

static void a_layout_elsewhere_is_refused(void **state) {
    small *it = *state;
    tz_project_inputs inputs;
    static const char *const elsewhere[] = {"/etc/passwd", "layouts/", "layouts/../../x", "layouts/none.yaml"};
    for (size_t i = 0; i < 4; i++) {
        const char *text = with(it, "layouts/layout.yaml", elsewhere[i]);
        assert_false(tz_archive_files_inputs(it->arena, &it->payload, read(it, text), &inputs, it->diag));
    }
    assert_int_equal(tz_diag_count(it->diag, TZ_ERROR), 4);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(what_is_written_is_read_back),
        TEST(every_file_that_was_read_is_listed_once_with_its_sum),
        TEST(fonts_are_those_that_were_opened),
        TEST(libraries_are_listed_with_their_versions),
        TEST(changed_and_missing_files_are_named),
        TEST(the_same_build_has_no_difference),
        TEST(differences_are_named),
        TEST(an_unknown_revision_is_no_cause),
        TEST(several_differences_are_named_together),
        TEST(what_is_no_build_is_reported_with_its_place),
        TEST(archived_files_are_read_as_the_same_edition),
        TEST(a_layout_elsewhere_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
