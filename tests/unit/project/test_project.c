// Projects: which layout is read, which files are remembered under which names, and what is reported of several
// mistakes.
#include "base/file.h"
#include "fonts.h"
#include "inputs.h"
#include "project/project.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

// ---- an edition in memory over that of tests/cases/small ----

typedef struct trial {
    tz_arena *arena;
    tz_diag *diag;
    const input_text *texts; // in place of the files of that name
    tz_input files;
    tz_project_inputs inputs;
    int found; // how often fonts were asked for
} trial;

static const tz_source *open_record(void *context, tz_arena *arena, const char *name, tz_place asked, tz_diag *diag) {
    trial *it = context;
    for (const input_text *text = it->texts; text && text->name; text++)
        if (!strcmp(text->name, name))
            return tz_source_new(arena, name, text->text, strlen(text->text));
    return it->files.open(it->files.context, arena, name, asked, diag);
}

static trial *begin(const input_text *texts) {
    static const char *const folders[] = {"tests/cases/small", "layouts", NULL};
    tz_arena *arena = tz_arena_new(NULL);
    trial *it = TZ_NEW(arena, trial);
    *it = (trial){.arena = arena, .diag = tz_diag_new(), .texts = texts, .files = input_folders(folders)};
    tz_input *records = TZ_NEW(arena, tz_input);
    *records = (tz_input){.open = open_record, .context = it};
    size_t size;
    const char *fonts = input_file(arena, "fonts/fonts.yaml", &size);
    it->inputs = (tz_project_inputs){.records = records,
                                     .layouts = records,
                                     .font_files = records,
                                     .fonts = tz_source_new(arena, "fonts/fonts.yaml", fonts, size),
                                     .default_layout = "a4.yaml"};
    return it;
}

static void end(trial *it) {
    tz_diag_free(it->diag);
    tz_arena_free(it->arena);
}

static const tz_project *read(trial *it) {
    return tz_project_read(it->arena, &it->inputs, it->diag);
}

static const char *names_of(trial *it, const tz_project *project) {
    tz_bytes out = {0};
    for (size_t i = 0; i < project->files_n; i++)
        tz_bytes_format(it->arena, &out, "%s\n", project->files[i].name);
    return tz_arena_copy(it->arena, out.at, out.n);
}

static void must_report(trial *it, const char *part) {
    const char *messages = input_messages(it->arena, it->diag);
    if (!strstr(messages, part))
        fail_msg("not reported: %s\n%s", part, messages);
}

// The text of a file of the small edition with one thing otherwise.
static const char *with(tz_arena *arena, const char *path, const char *old, const char *new) {
    const char *text = input_file(arena, path, NULL), *at = strstr(text, old);
    assert_non_null(at);
    return tz_arena_format(arena, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
}

// ---- files ----

static void every_file_is_remembered_once_records_first(void **state) {
    (void)state;
    trial *it = begin(NULL);
    const tz_project *project = read(it);
    assert_non_null(project);
    const char *names = names_of(it, project);
    assert_non_null(strstr(names, "edition/edition.yaml\n"));
    assert_non_null(strstr(names, "edition/cards/242055-kuwana.yaml\n"));
    static const char last[] = "layouts/layout.yaml\nlayouts/a4.yaml\nfonts/fonts.yaml\n";
    assert_string_equal(names + strlen(names) - strlen(last), last);
    assert_int_equal(project->files_n, 10);
    assert_ptr_equal(project->files[project->files_n - 1].source, it->inputs.fonts);
    end(it);
}

static void names_take_the_shortest_way(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    assert_string_equal(tz_project_file_name(arena, "edition", "cards/tsu.yaml"), "edition/cards/tsu.yaml");
    assert_string_equal(tz_project_file_name(arena, "edition", "./cards//./tsu.yaml"), "edition/cards/tsu.yaml");
    assert_string_equal(tz_project_file_name(arena, "layouts", ".a.yaml"), "layouts/.a.yaml");
    assert_string_equal(tz_project_file_name(arena, "layouts", "../a.yaml"), "layouts/../a.yaml");
    tz_arena_free(arena);
}

static void files_are_compared_by_their_names(void **state) {
    (void)state;
    const tz_project_file a = {"a", NULL}, b = {"b", NULL};
    assert_true(tz_project_file_by_name(&a, &b) < 0);
    assert_true(tz_project_file_by_name(&b, &a) > 0);
    assert_int_equal(tz_project_file_by_name(&a, &a), 0);
}

// ---- layouts ----

static void the_edition_names_its_layout(void **state) {
    (void)state;
    trial *it = begin(NULL);
    assert_string_equal(read(it)->layout_name, "layouts/layout.yaml");
    end(it);
}

static void an_edition_that_names_none_gets_the_default_one(void **state) {
    (void)state;
    trial *it = begin(NULL);
    const char *edition = with(it->arena, "tests/cases/small/edition.yaml", "\nlayout: layout.yaml\n", "\n");
    const input_text texts[] = {{"edition.yaml", edition}, {NULL, NULL}};
    it->texts = texts;
    const tz_project *project = read(it);
    if (project)
        assert_string_equal(project->layout_name, "layouts/a4.yaml");
    else
        must_report(it, "a4.yaml:"); // it is made for another form
    end(it);
}

static void a_given_layout_goes_before_the_editions_own(void **state) {
    (void)state;
    trial *it = begin(NULL);
    static const char text[] = "like: layout.yaml\n";
    it->inputs.layout = tz_source_new(it->arena, "somewhere/own.yaml", text, strlen(text));
    const tz_project *project = read(it);
    assert_string_equal(project->layout_name, "layouts/own.yaml");
    assert_non_null(strstr(names_of(it, project), "layouts/own.yaml\nlayouts/layout.yaml\nlayouts/a4.yaml\n"));
    it->inputs.layout_name = "other/name.yaml";
    assert_string_equal(read(it)->layout_name, "layouts/other/name.yaml");
    end(it);
}

static void a_missing_layout_is_reported_where_it_is_named(void **state) {
    (void)state;
    trial *it = begin(NULL);
    const char *edition = with(it->arena, "tests/cases/small/edition.yaml", "layout: layout.yaml", "layout: none.yaml");
    const input_text texts[] = {{"edition.yaml", edition}, {NULL, NULL}};
    it->texts = texts;
    assert_null(read(it));
    must_report(it, "edition.yaml:31:9: error: ");
    must_report(it, "none.yaml");
    end(it);
}

// ---- mistakes ----

static void mistakes_in_cards_and_layout_are_reported_in_one_run(void **state) {
    (void)state;
    trial *it = begin(NULL);
    const char *card =
        with(it->arena, "tests/cases/small/cards/242055-kuwana.yaml", "municipalities:", "municipalitys:");
    const char *layout =
        with(it->arena, "tests/cases/small/layout.yaml", "like: a4.yaml", "like: a4.yaml\nlooks: good");
    const input_text texts[] = {{"cards/242055-kuwana.yaml", card}, {"layout.yaml", layout}, {NULL, NULL}};
    it->texts = texts;
    assert_null(read(it));
    must_report(it, "municipalitys");
    must_report(it, "looks");
    end(it);
}

// Against a form with mistakes a layout cannot be checked.
static void mistakes_of_the_form_are_not_reported_of_the_layout(void **state) {
    (void)state;
    trial *it = begin(NULL);
    const char *form = with(it->arena, "tests/cases/small/form.yaml", "label: ", "lable: ");
    const char *layout =
        with(it->arena, "tests/cases/small/layout.yaml", "like: a4.yaml", "like: a4.yaml\nlooks: good");
    const input_text texts[] = {{"form.yaml", form}, {"layout.yaml", layout}, {NULL, NULL}};
    it->texts = texts;
    assert_null(read(it));
    must_report(it, "lable");
    assert_null(strstr(input_messages(it->arena, it->diag), "looks"));
    end(it);
}

static bool find_fonts(void *context, tz_fonts *fonts) {
    trial *it = context;
    assert_non_null(tz_fonts_directory(fonts));
    it->found++;
    return it->found > 1;
}

static void fonts_are_looked_for_once_their_list_is_read(void **state) {
    (void)state;
    trial *it = begin(NULL);
    it->inputs.find_fonts = find_fonts;
    it->inputs.find_context = it;
    assert_null(read(it)); // there are none
    assert_int_equal(it->found, 1);
    assert_non_null(read(it));
    static const char wrong[] = "families: none\n";
    it->inputs.fonts = tz_source_new(it->arena, "fonts.yaml", wrong, strlen(wrong));
    assert_null(read(it));
    assert_int_equal(it->found, 2);
    must_report(it, "fonts.yaml:1:");
    end(it);
}

static void pdfs_hidden_files_and_backups_are_no_part_of_an_edition(void **state) {
    (void)state;
    assert_true(tz_project_includes("source/handout.txt"));
    assert_true(tz_project_includes("README.md"));
    assert_true(tz_project_includes("pdf"));
    assert_false(tz_project_includes("r7-handout.pdf"));
    assert_false(tz_project_includes("cards/tsu.yaml~"));
    assert_false(tz_project_includes("cards/~$津市.xlsx"));
    assert_true(tz_project_includes("cards/津市~2.xlsx"));
    assert_false(tz_project_includes(".git/config"));
    assert_false(tz_project_includes("cards/.tsu.yaml.swp"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_file_is_remembered_once_records_first),
        cmocka_unit_test(names_take_the_shortest_way),
        cmocka_unit_test(files_are_compared_by_their_names),
        cmocka_unit_test(pdfs_hidden_files_and_backups_are_no_part_of_an_edition),
        cmocka_unit_test(the_edition_names_its_layout),
        cmocka_unit_test(an_edition_that_names_none_gets_the_default_one),
        cmocka_unit_test(a_given_layout_goes_before_the_editions_own),
        cmocka_unit_test(a_missing_layout_is_reported_where_it_is_named),
        cmocka_unit_test(mistakes_in_cards_and_layout_are_reported_in_one_run),
        cmocka_unit_test(mistakes_of_the_form_are_not_reported_of_the_layout),
        cmocka_unit_test(fonts_are_looked_for_once_their_list_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
