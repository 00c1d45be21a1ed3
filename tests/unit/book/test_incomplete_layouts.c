// Layouts with one value missing, blank or null, for every value that the project's layouts hold: each is refused with
// a message at its place, or every booklet that it speaks of is made with its ledger balanced. Nothing crashes.
#include "book/book.h"
#include "fonts.h"
#include "inputs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

// ---- two editions ----

// The small edition with an outline of the survey; the older one has other answers and a card less.
static const tz_source *open_record(void *context, tz_arena *arena, const char *name, tz_place asked, tz_diag *diag) {
    (void)asked, (void)diag;
    bool old = context != NULL;
    char *text = input_file(arena, tz_arena_format(arena, "tests/cases/small/%s", name), NULL);
    if (!strcmp(name, "edition.yaml")) {
        tz_bytes lines = {0}; // more than a page
        for (int i = 0; i < 60; i++)
            tz_bytes_format(arena, &lines, "        ・第%dの備えを、それぞれの地区で確かめること。\n", i);
        text = tz_arena_format(arena,
                               "%s\noutline:\n  title: 調査の概要\n  groups:\n    - heading: 目的\n"
                               "      text: |\n%.*s",
                               text, (int)lines.n, lines.at);
        if (old) {
            memcpy(strstr(text, "令和7年度"), "令和6年度", strlen("令和6年度"));
            memcpy(strstr(text, "242012-tsu]"), "          ]", strlen("          ]"));
        }
    } else if (old && !strcmp(name, "municipalities.yaml")) {
        *strstr(text, "- {code: \"242012\"") = '#';
    } else if (old && strstr(name, "kuwana")) {
        memcpy(strstr(text, "アルファ化米"), "アルフア化米", strlen("アルファ化米"));
        memcpy(strstr(text, "・保存水"), "・乾電池", strlen("・保存水"));
    } else if (old && !strcmp(name, "errata.yaml")) {
        text = "[]\n";
    }
    return tz_source_new(arena, name, text, strlen(text));
}

static const tz_edition *read_edition(tz_arena *arena, bool old, tz_diag *diag) {
    static char older[] = "older";
    tz_input *records = TZ_NEW(arena, tz_input);
    *records = (tz_input){.open = open_record, .context = old ? older : NULL};
    const tz_edition *edition = tz_edition_read(arena, records, 1, diag);
    if (!edition)
        fail_msg("%s", input_messages(arena, diag));
    return edition;
}

typedef struct fixture {
    test_fonts *fonts;
    const tz_edition *old, *new;
    size_t refused, made; // layouts, in all
} fixture;

static fixture open_editions(void) {
    fixture f = {.fonts = test_fonts_new()};
    f.old = read_edition(f.fonts->arena, true, f.fonts->diag);
    f.new = read_edition(f.fonts->arena, false, f.fonts->diag);
    return f;
}

// ---- booklets ----

static bool is_made(const fixture *f, tz_arena *arena, const tz_layout *layout, const tz_book_options *options,
                    tz_diag *diag) {
    tz_arena *own = tz_arena_new(arena);
    bool made = tz_book_make(own, f->new, layout, f->fonts->fonts, options, diag) != NULL;
    tz_arena_free(own);
    return made;
}

// Everything that the layout speaks of: the booklet with change bars, one card alone, the comparison, a history.
static bool make_all(const fixture *f, tz_arena *arena, const tz_layout *layout, tz_diag *diag) {
    static const char *const parts[] = {"cover", "contents", "digest", "outline", "overview",
                                        "cards", "themes",   "index",  "colophon"};
    const tz_edition *years[] = {f->old, f->new};
    const tz_comparison *changes = tz_compare(arena, f->old, f->new, layout->cell.labels);
    tz_history history = {years, &changes, 2, "桑名市", &f->new->cards[0], 1};
    bool made = true;
    made = is_made(f, arena, layout, &(tz_book_options){.parts = parts, .parts_n = 9, .since = changes}, diag) && made;
    made = is_made(f, arena, layout, &(tz_book_options){.only = &f->new->cards[2]}, diag) && made;
    made = is_made(f, arena, layout, &(tz_book_options){.comparison = changes}, diag) && made;
    made = is_made(f, arena, layout, &(tz_book_options){.history = &history}, diag) && made;
    return made;
}

// The project's layouts and that of the small edition, which is like one whose text is the test's; or its own is.
typedef struct layouts {
    const char *changed, *text;
} layouts;

static const tz_source *open_layout(void *context, tz_arena *arena, const char *name, tz_place asked, tz_diag *diag) {
    static const char *const folders[] = {"tests/cases/small", "layouts", NULL};
    static const char like[] = "like: a4.yaml";
    const layouts *of = context;
    const char *text = of->text;
    if (!strcmp(name, "layout.yaml") && strcmp(of->changed, name) != 0) {
        const char *small = input_file(arena, "tests/cases/small/layout.yaml", NULL), *at = strstr(small, like);
        assert_non_null(at);
        text = tz_arena_format(arena, "like: %s%s", of->changed, at + sizeof like - 1);
    } else if (strcmp(of->changed, name) != 0) {
        tz_input others = input_folders(folders);
        return others.open(others.context, arena, name, asked, diag);
    }
    return tz_source_new(arena, name, text, strlen(text));
}

static void check_layout(fixture *f, tz_arena *arena, layouts *of, const char *what) {
    tz_diag *diag = tz_diag_in_arena(arena);
    tz_input siblings = {.open = open_layout, .context = of};
    const tz_source *source = open_layout(of, arena, "layout.yaml", (tz_place){0}, diag);
    const tz_layout *layout = tz_layout_read(arena, source, &siblings, f->new, f->fonts->fonts, diag);
    bool made = layout && make_all(f, arena, layout, diag);
    if (made == (tz_diag_count(diag, TZ_ERROR) > 0))
        fail_msg("%s: %s\n%s", what, made ? "made with errors" : "refused without any", input_messages(arena, diag));
    const tz_diag_entry *first = tz_diag_at(diag, 0);
    if (!layout && !(first->place.source && *first->message))
        fail_msg("%s: refused without a place\n%s", what, input_messages(arena, diag));
    f->made += made;
    f->refused += !made;
}

// ---- every value of a layout, in turn ----

// What becomes of the value.
typedef enum change { LEFT_OUT, BLANK, NULL_VALUE } change;

static void write_text(tz_arena *arena, tz_bytes *out, const tz_text *text) {
    tz_bytes_add(arena, out, "\"", 1);
    for (size_t i = 0; i < text->size; i++) {
        const char *escaped = text->bytes[i] == '"'    ? "\\\""
                              : text->bytes[i] == '\\' ? "\\\\"
                              : text->bytes[i] == '\n' ? "\\n"
                                                       : NULL;
        tz_bytes_add(arena, out, escaped ? escaped : &text->bytes[i], escaped ? 2 : 1);
    }
    tz_bytes_add(arena, out, "\"", 1);
}

typedef struct writing {
    tz_arena *arena;
    tz_bytes out;
    const tz_yaml *changed;
    change how;
} writing;

// A line for each value, so that messages and failures can be read.
static void write_value(writing *w, const tz_yaml *value) {
    if (value == w->changed) {
        tz_bytes_format(w->arena, &w->out, w->how == BLANK ? "" : "~");
        return;
    }
    if (value->kind == TZ_SCALAR) {
        write_text(w->arena, &w->out, &value->text);
        return;
    }
    tz_bytes_format(w->arena, &w->out, value->kind == TZ_MAPPING ? "{" : "[");
    for (size_t i = 0; i < value->n; i++) {
        const tz_yaml *of = value->kind == TZ_MAPPING ? value->pairs[i].value : value->items[i];
        if (of == w->changed && w->how == LEFT_OUT)
            continue;
        if (value->kind == TZ_MAPPING) {
            write_text(w->arena, &w->out, &value->pairs[i].key);
            tz_bytes_format(w->arena, &w->out, ": ");
        }
        write_value(w, of);
        tz_bytes_format(w->arena, &w->out, ",\n");
    }
    tz_bytes_format(w->arena, &w->out, value->kind == TZ_MAPPING ? "}" : "]");
}

static void check_changed(fixture *f, const char *file, const tz_yaml *root, const tz_yaml *changed, change how,
                          const char *path) {
    static const char *const words[] = {"left out", "left blank", "null"};
    tz_arena *arena = tz_arena_new(NULL);
    writing w = {.arena = arena, .changed = changed, .how = how};
    write_value(&w, root);
    layouts of = {file, tz_arena_copy(arena, w.out.at, w.out.n)};
    check_layout(f, arena, &of, tz_arena_format(arena, "%s: %s %s", file, path, words[how]));
    tz_arena_free(arena);
}

static void check_each(fixture *f, const char *file, const tz_yaml *root, const tz_yaml *of, change how,
                       const char *path) {
    for (size_t i = 0; of->kind != TZ_SCALAR && i < of->n; i++) {
        bool mapping = of->kind == TZ_MAPPING;
        const tz_yaml *value = mapping ? of->pairs[i].value : of->items[i];
        char name[200];
        snprintf(name, sizeof name, "%s/%zu %s", path, i, mapping ? of->pairs[i].key.bytes : "");
        check_changed(f, file, root, value, how, name);
        check_each(f, file, root, value, how, name);
    }
}

static void check_file(fixture *f, const char *path, change how) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_in_arena(arena);
    const tz_yaml *root = tz_yaml_read(arena, input_source(arena, input_file(arena, path, NULL)), diag);
    assert_non_null(root);
    check_each(f, strrchr(path, '/') + 1, root, root, how, "");
    tz_arena_free(arena);
}

// So many of the layouts must be made, and so many refused: else the test would not show much.
static void check_all(change how, size_t least_made, size_t least_refused) {
    fixture f = open_editions();
    check_file(&f, "layouts/a4.yaml", how);
    check_file(&f, "layouts/a3.yaml", how);
    check_file(&f, "layouts/a4-spread.yaml", how);
    check_file(&f, "layouts/a4-portrait.yaml", how);
    check_file(&f, "layouts/b5-booklet.yaml", how);
    check_file(&f, "layouts/large-print.yaml", how);
    check_file(&f, "tests/cases/small/layout.yaml", how);
    if (f.made < least_made || f.refused < least_refused)
        fail_msg("only %zu made and %zu refused", f.made, f.refused);
    test_fonts_free(f.fonts);
}

static void values_that_are_left_out(void **state) {
    (void)state;
    check_all(LEFT_OUT, 400, 250);
}

static void values_that_are_blank(void **state) {
    (void)state;
    check_all(BLANK, 180, 500);
}

static void values_that_are_null(void **state) {
    (void)state;
    check_all(NULL_VALUE, 180, 500);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_that_are_left_out),
        cmocka_unit_test(values_that_are_blank),
        cmocka_unit_test(values_that_are_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
