// Every key of every table of rows (tz_bind), with values that it cannot have or hardly can: blank, negative, huge, no
// number, of another type. Each is refused with a message at its line, or every booklet that it speaks of is made with
// its ledger balanced; nothing crashes, takes long or needs much memory.
//
// The keys come from the tables themselves: the linker puts the functions below between those who bind and
// tz_yaml_bind_with(), and they note which table reads which mapping of a complete edition. A table that no file of the
// edition reaches is an error.
//
//     build/asan/unit/book/test_every_key                    each key with each value, as `make test` does
//     build/asan/unit/book/test_every_key 10000 [SEED]       so many layouts with two keys changed, at random
#include "archive/archive.h"
#include "book/book.h"
#include "font/keys.h"
#include "fonts.h"
#include "inputs.h"
#include "layout/read.h"
#include "pdf/pdf.h"
#include "record/read.h"
#include "reference/inside.h"

#include <glob.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>

enum { SECONDS = 20, MEGABYTES = 2048 }; // that a try may take

// ---- what is being tried, for whoever looks at a crash ----

static char trying[300];

static void say_what(void) {
    dprintf(STDERR_FILENO, "while trying: %s\n", trying);
}

static void take_too_long(int signal) {
    (void)signal;
    dprintf(STDERR_FILENO, "takes longer than %d s: %s\n", SECONDS, trying);
    _exit(1);
}

static void crash(int signal_number) {
    say_what();
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

void __sanitizer_set_death_callback(void (*)(void)) __attribute__((weak));
const char *__asan_default_options(void);
const char *__asan_default_options(void) {
    return "hard_rss_limit_mb=2048:detect_leaks=1";
}

static void set_limits(void) {
    signal(SIGALRM, take_too_long);
    if (__sanitizer_set_death_callback) {
        __sanitizer_set_death_callback(say_what);
        return;
    }
    const struct rlimit memory = {(rlim_t)MEGABYTES << 20, (rlim_t)MEGABYTES << 20};
    setrlimit(RLIMIT_AS, &memory);
    signal(SIGSEGV, crash);
    signal(SIGFPE, crash);
    signal(SIGABRT, crash);
}

// ---- the files of a complete edition ----

static const char sample_build[] =
    "tsuzuri: 1.0.0\nrevision: abc\nedition:\n  id: small\n  title: 題\n  fiscal_year: 令和7年度\n  year: 2025\n"
    "  publisher: 県\n  date: 2026-03-31\n  cards: 3\n  municipalities: 4\n  pages: 12\n"
    "options:\n  layout: a4.yaml\n  parts: [cards]\nlibraries:\n  - {name: libyaml, version: 0.2.5}\n"
    "fonts:\n  - {name: X, version: \"1\", package: p, file: f, sha256: \"00\", licence: MIT}\n"
    "files:\n  - {name: edition/edition.yaml, sha256: \"00\"}\n";

typedef struct file {
    const char *name;
    const tz_source *source;
    const tz_yaml *root;
} file;

static tz_arena *lasting;
static struct { TZ_LIST(file) all; } files;
static test_fonts *fonts;

static void replace(char **text, const char *old, const char *new) {
    char *at = strstr(*text, old);
    if (!at)
        fail_msg("there is no %s in\n%s", old, *text);
    *text = tz_arena_format(lasting, "%.*s%s%s", (int)(at - *text), *text, new, at + strlen(old));
}

// The small edition with what else an edition may have; the older one differs.
static char *record_text(const char *name, bool old) {
    char *text = input_file(lasting, tz_arena_format(lasting, "tests/cases/small/%s", name), NULL);
    if (!strcmp(name, "edition.yaml")) {
        text = tz_arena_format(lasting,
                               "%slanguage: ja-JP\noutline:\n  title: 概要\n  groups:\n    - heading: 目的\n"
                               "      text: |\n        ・備えを確かめること。\n",
                               text);
        if (old)
            replace(&text, "令和7年度", "令和6年度");
    } else if (!strcmp(name, "form.yaml")) {
        replace(&text, "{id: notes, label: ②その他, ", "{id: notes, label: ②その他, language: ja, ");
    } else if (!strcmp(name, "errata.yaml")) {
        text = old ? "[]\n" : tz_arena_format(lasting, "%s  count: 1\n", text);
    } else if (old && strstr(name, "kuwana")) {
        replace(&text, "アルファ化米", "アルフア化米");
        replace(&text, "・保存水", "・乾電池");
    }
    return text;
}

static void add_file(const char *name, char *text) {
    tz_diag *diag = tz_diag_in_arena(lasting);
    file it = {.name = name, .source = tz_source_new(lasting, name, text, strlen(text))};
    it.root = tz_yaml_read(lasting, it.source, diag);
    if (!it.root)
        fail_msg("%s", input_messages(lasting, diag));
    *TZ_ADD(lasting, &files.all) = it;
}

static const char *const record_names[] = {"edition.yaml",
                                           "form.yaml",
                                           "municipalities.yaml",
                                           "errata.yaml",
                                           "survey.yaml",
                                           "cards/242012-tsu.yaml",
                                           "cards/242055-kuwana.yaml",
                                           "cards/242098-owase.yaml"};

static void open_files(void) {
    lasting = tz_arena_new(NULL);
    for (size_t i = 0; i < sizeof record_names / sizeof *record_names; i++)
        add_file(record_names[i], record_text(record_names[i], false));
    add_file("layout.yaml", input_file(lasting, "tests/cases/small/layout.yaml", NULL));
    add_file("a4.yaml", input_file(lasting, "layouts/a4.yaml", NULL));
    add_file("fonts.yaml", input_file(lasting, "fonts/fonts.yaml", NULL));
    add_file("build.yaml", tz_arena_copy(lasting, sample_build, sizeof sample_build - 1));
}

static const file *find_file(const char *name) {
    for (size_t i = 0; i < files.all.n; i++)
        if (!strcmp(files.all.at[i].name, name))
            return &files.all.at[i];
    return NULL;
}

// What is opened by one try: a file in place of another one, or of none.
typedef struct changed {
    const char *name, *text;
} changed;

static const tz_source *open_it(void *context, tz_arena *arena, const char *name, tz_place asked, tz_diag *diag) {
    const changed *of = context;
    if (of && !strcmp(of->name, name))
        return tz_source_new(arena, name, of->text, strlen(of->text));
    const file *found = find_file(name);
    if (!found)
        tz_error(diag, asked, "there is no file %s", name);
    return found ? found->source : NULL;
}

static bool list_it(void *context, tz_arena *arena, const char *folder, tz_names *names) {
    (void)context;
    bool top = !strcmp(folder, ".");
    for (size_t i = 0; i < sizeof record_names / sizeof *record_names; i++)
        if (top ? !strchr(record_names[i], '/') : !strncmp(record_names[i], "cards/", 6))
            *TZ_ADD(arena, &names->all) = record_names[i] + (top ? 0 : 6);
    return true;
}

static const tz_source *open_old(void *context, tz_arena *arena, const char *name, tz_place asked, tz_diag *diag) {
    (void)context, (void)asked, (void)diag;
    char *text = record_text(name, true);
    return tz_source_new(arena, name, text, strlen(text));
}

static const tz_edition *old_edition, *edition;

static const tz_edition *read_edition(tz_input input) {
    tz_diag *diag = tz_diag_in_arena(lasting);
    const tz_edition *read = tz_edition_read(lasting, &input, 1, diag);
    if (!read)
        fail_msg("%s", input_messages(lasting, diag));
    return read;
}

// ---- which table reads which mapping ----

// A mapping of a file, and the table that reads it.
typedef struct reading {
    const tz_bind *rows;
    size_t n;
    const file *in;
    const tz_yaml *mapping; // in the file's own tree
} reading;
static struct {
    TZ_LIST(reading) all;
    bool open;
} readings;

static const tz_yaml *find_mapping(const tz_yaml *node, uint32_t at) {
    if (node->kind == TZ_MAPPING && node->place.at == at)
        return node;
    for (size_t i = 0; node->kind != TZ_SCALAR && i < node->n; i++) {
        const tz_yaml *found = find_mapping(node->kind == TZ_MAPPING ? node->pairs[i].value : node->items[i], at);
        if (found)
            return found;
    }
    return NULL;
}

static struct { TZ_LIST(const tz_bind *) all; } tables; // that were ever used, also those of single values

static void note_table(const tz_bind *rows) {
    for (size_t i = 0; i < tables.all.n; i++)
        if (tables.all.at[i] == rows)
            return;
    *TZ_ADD(lasting, &tables.all) = rows;
}

static void note(const tz_yaml *mapping, const tz_bind *rows, size_t n) {
    note_table(rows);
    const file *in = readings.open && mapping->place.source ? find_file(mapping->place.source->name) : NULL;
    const tz_yaml *found = in ? find_mapping(in->root, mapping->place.at) : NULL;
    if (found)
        *TZ_ADD(lasting, &readings.all) = (reading){rows, n, in, found};
}

#define ARGUMENTS tz_arena *arena, const tz_yaml *mapping, const tz_bind *binds, size_t n, void *to
bool __real_tz_yaml_bind(ARGUMENTS, tz_diag *diag);
bool __wrap_tz_yaml_bind(ARGUMENTS, tz_diag *diag);
bool __wrap_tz_yaml_bind(ARGUMENTS, tz_diag *diag) {
    note(mapping, binds, n);
    return __real_tz_yaml_bind(arena, mapping, binds, n, to, diag);
}
bool __real_tz_yaml_bind_with(ARGUMENTS, void *context, tz_diag *diag);
bool __wrap_tz_yaml_bind_with(ARGUMENTS, void *context, tz_diag *diag);
bool __wrap_tz_yaml_bind_with(ARGUMENTS, void *context, tz_diag *diag) {
    note(mapping, binds, n);
    return __real_tz_yaml_bind_with(arena, mapping, binds, n, to, context, diag);
}

static void note_all(void) {
    tz_diag *diag = tz_diag_in_arena(lasting);
    tz_input input = {.open = open_it, .list = list_it, .context = NULL};
    readings.open = true;
    edition = read_edition(input);
    const tz_layout *layout =
        tz_layout_read(lasting, find_file("layout.yaml")->source, &input, edition, fonts->fonts, diag);
    if (!layout || !tz_build_read(lasting, find_file("build.yaml")->source, diag) ||
        !tz_fonts_read(lasting, find_file("fonts.yaml")->source, &fonts->files, diag))
        fail_msg("%s", input_messages(lasting, diag));
    readings.open = false;
    old_edition = read_edition((tz_input){.open = open_old, .context = NULL});
}

// ---- changed files ----

// Block style, each value on a line of its own; the line of the changed one is noted.
typedef struct writing {
    tz_arena *arena;
    tz_bytes out;
    const tz_yaml *mapping; // whose key is changed
    const char *key, *value;
    uint32_t line; // of the changed value; 0: not yet written
} writing;

static uint32_t count_lines(const tz_bytes *out) {
    uint32_t n = 1;
    for (size_t i = 0; i < out->n; i++)
        n += out->at[i] == '\n';
    return n;
}

static void put_changed(writing *w, int indent) {
    w->line = count_lines(&w->out);
    tz_bytes_format(w->arena, &w->out, "%*s%s: %s\n", indent, "", w->key, w->value);
}

static void put_scalar(writing *w, const tz_text *text, int indent) {
    if (!memchr(text->bytes, '\n', text->size)) {
        bool quote = memchr(text->bytes, '\'', text->size) != NULL;
        tz_bytes_format(w->arena, &w->out, quote ? " \"%.*s\"\n" : " '%.*s'\n", (int)text->size, text->bytes);
        return;
    }
    tz_bytes_format(w->arena, &w->out, " |\n");
    for (size_t at = 0; at < text->size;) {
        const char *end = memchr(text->bytes + at, '\n', text->size - at);
        size_t size = end ? (size_t)(end - text->bytes) - at : text->size - at;
        tz_bytes_format(w->arena, &w->out, "%*s%.*s\n", indent, "", (int)size, text->bytes + at);
        at += size + 1;
    }
}

static void put_value(writing *w, const tz_yaml *node, int indent);

static bool examples; // are what is tried

// A card's block is one of these: an example of the first has not the second beside it.
static bool is_rival(const char *key, const tz_text *other) {
    static const char *const alone[][2] = {
        {"fields", "table"}, {"break", "heading"}, {"text", "table"}, {"text", "heading"}};
    for (size_t i = 0; i < sizeof alone / sizeof *alone; i++)
        if (examples && !strcmp(alone[i][0], key) && tz_text_is(other, alone[i][1]))
            return true;
    return false;
}

static void put_mapping(writing *w, const tz_yaml *node, int indent) {
    for (size_t i = 0; i < node->n; i++) {
        const tz_text *key = &node->pairs[i].key;
        if (node == w->mapping && tz_text_is(key, w->key)) {
            put_changed(w, indent);
            continue;
        }
        if (node == w->mapping && is_rival(w->key, key))
            continue;
        tz_bytes_format(w->arena, &w->out, "%*s%.*s:", indent, "", (int)key->size, key->bytes);
        put_value(w, node->pairs[i].value, indent + 2);
    }
    if (node == w->mapping && !w->line)
        put_changed(w, indent);
}

// What stands behind a key or a dash.
static void put_value(writing *w, const tz_yaml *node, int indent) {
    if (node->kind == TZ_SCALAR) {
        put_scalar(w, &node->text, indent);
    } else if (!node->n && node != w->mapping) {
        tz_bytes_format(w->arena, &w->out, node->kind == TZ_MAPPING ? " {}\n" : " []\n");
    } else {
        tz_bytes_format(w->arena, &w->out, "\n");
        if (node->kind == TZ_MAPPING)
            put_mapping(w, node, indent);
        for (size_t i = 0; node->kind == TZ_SEQUENCE && i < node->n; i++) {
            tz_bytes_format(w->arena, &w->out, "%*s-", indent, "");
            put_value(w, node->items[i], indent + 2);
        }
    }
}

static bool holds(const tz_yaml *node, const tz_yaml *mapping) {
    if (node == mapping)
        return true;
    for (size_t i = 0; node->kind != TZ_SCALAR && i < node->n; i++)
        if (holds(node->kind == TZ_MAPPING ? node->pairs[i].value : node->items[i], mapping))
            return true;
    return false;
}

// As little of a layout as has the changed value in it: keys down to its mapping, or to the list that has it.
static void put_path(writing *w, const tz_yaml *node, int indent) {
    if (node == w->mapping) {
        put_changed(w, indent);
        return;
    }
    for (size_t i = 0; i < node->n; i++) {
        const tz_yaml *value = node->pairs[i].value;
        if (!holds(value, w->mapping))
            continue;
        tz_bytes_format(w->arena, &w->out, "%*s%.*s:", indent, "", (int)node->pairs[i].key.size,
                        node->pairs[i].key.bytes);
        if (value->kind == TZ_SEQUENCE) {
            put_value(w, value, indent + 2);
        } else {
            tz_bytes_format(w->arena, &w->out, "\n");
            put_path(w, value, indent + 2);
        }
    }
}

// The section of a layout that a mapping stands in; "" for the file itself.
static const char *section_of(const reading *in) {
    for (size_t i = 0; in->in->root->kind == TZ_MAPPING && i < in->in->root->n; i++)
        if (in->mapping != in->in->root && holds(in->in->root->pairs[i].value, in->mapping))
            return in->in->root->pairs[i].key.bytes;
    return "";
}

// ---- tries ----

static size_t tried, made, refused, wrong;
static size_t books_left; // for so many more layouts, the books are made as well
enum { BOOKS_A_KEY = 3 }; // most keys that take a text take any

static void complain(const tz_diag *diag, const char *what) {
    if (wrong++ < 200)
        print_error("%s: %s\n%s\n", trying, what, input_messages(lasting, diag));
}

// A try that is refused has a message at the line of the value (0: at any place), and none that blames the program.
static void check_messages(const tz_diag *diag, bool done, const char *name, uint32_t line) {
    bool at_line = false, placed = true, blamed = tz_diag_is_out_of_memory(diag);
    for (size_t i = 0; tz_diag_at(diag, i); i++) {
        const tz_diag_entry *entry = tz_diag_at(diag, i);
        uint32_t found = 0, column;
        placed = placed && entry->place.source;
        if (entry->place.source)
            tz_place_line(entry->place, &found, &column);
        if (entry->severity == TZ_ERROR && found == line && line)
            at_line = at_line || !strcmp(entry->place.source->name, name);
        blamed = blamed || strstr(entry->message, "fault of tsuzuri");
    }
    if (done == (tz_diag_count(diag, TZ_ERROR) > 0))
        complain(diag, done ? "made, with errors" : "refused, without one");
    else if (blamed || !placed)
        complain(diag, blamed ? "the program is blamed" : "a message without a place");
    else if (!done && line && !at_line)
        complain(diag, "no message at its line");
    tried++;
    made += done;
    refused += !done;
}

static bool make(tz_arena *arena, const tz_layout *layout, tz_book_options options, tz_diag *diag) {
    tz_arena *own = tz_arena_new(arena);
    bool done = tz_book_make(own, edition, layout, fonts->fonts, &options, diag) != NULL;
    tz_arena_free(own);
    return done;
}

// What the section has to do with: booklet with change bars, single, comparison, history.
static bool make_books(tz_arena *arena, const tz_layout *layout, const char *section, tz_diag *diag) {
    static const char *const parts[] = {"cover", "contents", "digest", "outline", "overview",
                                        "cards", "themes",   "index",  "colophon"};
    static const char *const of_booklets[] = {"cover", "contents", "front", "overview", "themes", "index", "colophon"};
    const tz_edition *years[] = {old_edition, edition};
    const tz_comparison *changes = tz_compare(arena, old_edition, edition, layout->cell.labels);
    tz_history history = {years, &changes, 2, "桑名市", &edition->cards[0], 1};
    bool booklet = false, compare = !strcmp(section, "compare") || !strcmp(section, "history"), ok = true;
    for (size_t i = 0; i < sizeof of_booklets / sizeof *of_booklets; i++)
        booklet = booklet || !strcmp(section, of_booklets[i]);
    if (strcmp(section, "history") && strcmp(section, "sheet"))
        ok = make(arena, layout, (tz_book_options){.parts = parts, .parts_n = 9, .since = changes}, diag);
    if (!booklet && !compare)
        ok = make(arena, layout, (tz_book_options){.only = &edition->cards[2]}, diag) && ok;
    if (!booklet && strcmp(section, "sheet")) {
        ok = make(arena, layout, (tz_book_options){.comparison = changes}, diag) && ok;
        ok = make(arena, layout, (tz_book_options){.history = &history}, diag) && ok;
    }
    return ok;
}

// Whether reading the layout has found a part without room. What pages show later is reported where the words come
// from.
static bool has_fault(const tz_layout *layout) {
    const tz_part_spec *parts[] = {&layout->cover.part,    &layout->contents.part, &layout->front.part,
                                   &layout->overview.part, &layout->themes.part,   &layout->index.part,
                                   &layout->colophon.part, &layout->compare.part,  &layout->history.part};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i]->fault.message)
            return true;
    return false;
}

static void try_layout(const char *text, const char *section, uint32_t line) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_in_arena(arena);
    changed own = {"own.yaml", text};
    tz_input siblings = {.open = open_it, .context = &own};
    const tz_source *source = open_it(&own, arena, "own.yaml", (tz_place){0}, diag);
    alarm(SECONDS);
    const tz_layout *layout = tz_layout_read(arena, source, &siblings, edition, fonts->fonts, diag);
    bool done = layout && (!books_left || make_books(arena, layout, section, diag));
    books_left -= layout && books_left;
    alarm(0);
    check_messages(diag, done, "own.yaml", layout && !has_fault(layout) ? 0 : line);
    tz_arena_free(arena);
}

static void try_record(const char *name, const char *text, uint32_t line) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_in_arena(arena);
    changed own = {name, text};
    tz_input input = {.open = open_it, .list = list_it, .context = &own};
    const tz_source *source = open_it(&own, arena, name, (tz_place){0}, diag);
    alarm(SECONDS);
    bool done;
    if (!strcmp(name, "fonts.yaml"))
        done = tz_fonts_read(arena, source, &fonts->files, diag) != NULL;
    else if (!strcmp(name, "build.yaml"))
        done = tz_build_read(arena, source, diag) != NULL;
    else
        done = tz_edition_read(arena, &input, 1, diag) != NULL;
    alarm(0);
    check_messages(diag, done, name, line);
    tz_arena_free(arena);
}

// A card's answers are left as they are written: only its list of municipalities is a table's.
static void put_card(writing *w, const file *in) {
    const char *rest = in->source->bytes + tz_text_place(&in->root->pairs[1].key, 0).at;
    tz_bytes_format(w->arena, &w->out, "municipalities:");
    put_value(w, tz_yaml_find(in->root, "municipalities"), 2);
    tz_bytes_add(w->arena, &w->out, rest, in->source->size - (size_t)(rest - in->source->bytes));
}

static bool is_layout(const reading *in) {
    return !strcmp(in->in->name, "layout.yaml") || !strcmp(in->in->name, "a4.yaml");
}

// What a record says may be right by itself and wrong with another file; then that is reported there.
static bool is_wrong_itself(const tz_bind *row, const char *value) {
    bool scalar = row->type != TZ_BIND_NODE && row->type != TZ_BIND_TEXTS && row->type != TZ_BIND_VALUE;
    bool blank = !*value || !strcmp(value, "\"\"") || !strcmp(value, "\" \"") || !strcmp(value, "\"\\u3000\"");
    return (scalar && (*value == '[' || *value == '{')) || (row->filled && blank);
}

static void try_value(const reading *in, const tz_bind *row, const char *value) {
    const char *key = row->key;
    tz_arena *arena = tz_arena_new(NULL);
    writing w = {.arena = arena, .mapping = in->mapping, .key = key, .value = value};
    snprintf(trying, sizeof trying, "%s: %s: %s: %s", in->in->name, section_of(in), key, value);
    if (is_layout(in)) {
        tz_bytes_format(arena, &w.out, "like: layout.yaml\n");
        put_path(&w, in->in->root, 0);
    } else if (strstr(in->in->name, "cards/")) {
        put_card(&w, in->in);
    } else if (in->in->root->kind == TZ_MAPPING) {
        put_mapping(&w, in->in->root, 0);
    } else {
        put_value(&w, in->in->root, 0);
    }
    const char *text = tz_arena_copy(arena, w.out.at, w.out.n);
    if (is_layout(in))
        try_layout(text, section_of(in), examples ? 0 : w.line);
    else
        try_record(in->in->name, text, is_wrong_itself(row, value) ? w.line : 0);
    tz_arena_free(arena);
}

// The first ones are tried with every key, all of them at random.
static const char *const values[] = {
    "",
    "\"\"",
    "0",
    "-1",
    "-1mm",
    "-0.5em",
    "1e9mm",
    "99999999999",
    "99999999999mm",
    "9999em",
    "nan",
    ".inf",
    "1e309",
    "[]",
    "[a]",
    "{a: b}",
    "文字",
    "123",
    "true",
    "~",
    "\"{x}\"",
    "1499mm",
    "20em", // every key
    "\" \"",
    "0mm",
    ".nan",
    "-1.5",
    "199em",
    "[[a]]",
    "{}",
    "text",
    "\"{\"",
    "\"\\u3000\"",
    "[\"\"]",
    "CMYK 100 100 100 100",
};
enum { WITH_EVERY_KEY = 23, VALUES = sizeof values / sizeof *values };

// The ends of a row's range, and what is just beyond them; paper lengths in hundredths of a millimetre.
static void try_ends(const reading *in, const tz_bind *row) {
    tz_arena *arena = tz_arena_new(NULL);
    const int64_t ends[] = {row->least, row->most, (int64_t)row->least - 1, (int64_t)row->most + 1};
    for (size_t i = 0; i < 4; i++) {
        double value = (double)ends[i], beyond = i < 2 ? 0 : i == 2 ? -0.01 : 0.01;
        const char *text = row->type == TZ_BIND_INT     ? tz_arena_format(arena, "%.0f", value)
                           : row->type == TZ_BIND_RATIO ? tz_arena_format(arena, "%.6f", value / 1000000)
                           : row->type == TZ_BIND_EM
                               ? tz_arena_format(arena, "%.2fem", (double)ends[i & 1] / TZ_EM + beyond)
                               : tz_arena_format(arena, "%.3fmm", (double)ends[i & 1] / TZ_MM + beyond);
        try_value(in, row, text);
    }
    if (row->type == TZ_BIND_LENGTH) {
        try_value(in, row, tz_arena_format(arena, "%.2fem", (double)row->most_em / TZ_EM));
        try_value(in, row, tz_arena_format(arena, "%.2fem", (double)row->most_em / TZ_EM + 0.01));
    }
    tz_arena_free(arena);
}

// ---- the tests ----

static bool is_number(const tz_bind *row) {
    return row->type == TZ_BIND_INT || row->type == TZ_BIND_RATIO || row->type == TZ_BIND_LENGTH ||
           row->type == TZ_BIND_PAPER_LENGTH || row->type == TZ_BIND_EM;
}

// One mapping a table, and for a key that it has not a further one that has it.
static const reading *reading_with(const tz_bind *rows, const char *key) {
    const reading *first = NULL;
    for (size_t i = 0; i < readings.all.n; i++) {
        const reading *one = &readings.all.at[i];
        if (one->rows != rows)
            continue;
        first = first ? first : one;
        if (tz_yaml_find(one->mapping, key))
            return one;
    }
    return first;
}

static bool is_first(size_t at) {
    for (size_t i = 0; i < at; i++)
        if (readings.all.at[i].rows == readings.all.at[at].rows)
            return false;
    return true;
}

static void every_key_with_every_value(void **state) {
    (void)state;
    size_t keys = 0;
    set_limits();
    for (size_t i = 0; i < readings.all.n; i++) {
        const reading *table = &readings.all.at[i];
        for (size_t k = 0; is_first(i) && k < table->n; k++, keys++) {
            const tz_bind *row = &table->rows[k];
            const reading *in = reading_with(table->rows, row->key);
            books_left = BOOKS_A_KEY;
            if (is_number(row))
                try_ends(in, row);
            for (size_t v = 0; v < WITH_EVERY_KEY; v++)
                try_value(in, row, values[v]);
        }
    }
    print_message("%zu keys, %zu tries: %zu made, %zu refused\n", keys, tried, made, refused);
    assert_int_equal(wrong, 0);
    assert_true(keys > 300 && made > 1500 && refused > 5000);
}

// Somewhere in the edition: a value may be right in one of its styles and wrong in another.
static bool is_taken_somewhere(const tz_bind *rows, const tz_bind *row, const char *example) {
    for (size_t i = 0; i < readings.all.n; i++) {
        size_t before = made;
        if (readings.all.at[i].rows != rows)
            continue;
        books_left = 1;
        try_value(&readings.all.at[i], row, example);
        if (made > before)
            return true;
    }
    return false;
}

// The example that people are shown of each key is one that the reader takes, in the place of the key.
static void every_example_is_taken(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    size_t keys = 0, lost = 0;
    examples = true;
    for (size_t i = 0; i < readings.all.n; i++) {
        const reading *table = &readings.all.at[i];
        for (size_t k = 0; k < table->n && is_first(i) && strcmp(table->in->name, "build.yaml") != 0; k++) {
            const tz_bind *row = &table->rows[k];
            const char *example = row->refused ? NULL : tz_reference_example(arena, row);
            if (example && !is_taken_somewhere(table->rows, row, example)) {
                print_error("the example of %s in %s is refused: %s\n", row->key, table->in->name, example);
                lost++;
            }
            keys += example != NULL;
        }
    }
    examples = false;
    assert_int_equal(lost, 0);
    assert_true(keys > 300);
    tz_arena_free(arena);
}

static size_t count_tables(const char *pattern) {
    glob_t found;
    size_t n = 0;
    assert_int_equal(glob(pattern, 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        static const char begin[] = "static const tz_bind ";
        const char *at = input_file(lasting, found.gl_pathv[i], NULL);
        for (; (at = strstr(at, begin)); at++)
            n += strchr(at, '[') && strchr(at, '[') < strchr(at, '\n');
    }
    globfree(&found);
    return n;
}

// A card's keys are read by hand: its rows only tell people of them. So do those that all parts of a layout have, which
// stand in the table of each part, too. Those of the reference read nothing, and a list of regions for a new edition
// is no file of one.
static void no_table_is_missed(void **state) {
    (void)state;
    size_t elsewhere = count_tables("src/reference/*.c") + count_tables("src/create/*.c");
    assert_int_equal(tables.all.n + 2 + elsewhere, count_tables("src/*/*.c"));
}

// Whether the rows are among those of a table, or of one below it.
static bool tells_of(const tz_bind_table *table, const tz_bind *rows) {
    if (table->rows == rows)
        return true;
    for (size_t i = 0; i < table->n; i++) {
        const tz_bind *row = &table->rows[i];
        const tz_mapping_spec *spec = row->read == tz_layout_read_mapping ? row->argument : NULL;
        const tz_bind_table mapping = {.rows = spec ? spec->rows : NULL, .n = spec ? spec->n : 0};
        if (tells_of(&mapping, rows) || (row->below && tells_of(row->below, rows)))
            return true;
    }
    return false;
}

// What people are told is made from these; build.yaml is written by the program alone.
static void the_manual_has_every_table(void **state) {
    (void)state;
    static const tz_bind_table *const roots[] = {&tz_layout_table,         &tz_edition_table, &tz_form_table,
                                                 &tz_municipalities_table, &tz_errata_table,  &tz_card_table,
                                                 &tz_survey_table,         &tz_fonts_table};
    for (size_t i = 0; i < readings.all.n; i++) {
        const reading *in = &readings.all.at[i];
        bool told = !strcmp(in->in->name, "build.yaml");
        for (size_t k = 0; k < sizeof roots / sizeof *roots; k++)
            told = told || tells_of(roots[k], in->rows);
        if (!told)
            fail_msg("the manual does not tell of %s in %s", in->rows[0].key, in->in->name);
    }
}

// Every number has a range, and every range has more than one number in it.
static void every_row_has_a_range(void **state) {
    (void)state;
    for (size_t i = 0; i < readings.all.n; i++)
        for (size_t k = 0; k < readings.all.at[i].n; k++) {
            const tz_bind *row = &readings.all.at[i].rows[k];
            if (is_number(row) && (row->least >= row->most || (row->type == TZ_BIND_LENGTH && row->most_em <= 0)))
                fail_msg("%s in %s has no range", row->key, readings.all.at[i].in->name);
        }
}

// ---- pairs ----

static uint32_t random_state;

static size_t any(size_t n) {
    random_state = random_state * 1664525 + 1013904223;
    return (size_t)(random_state >> 8) % n;
}

static const char *any_of(const char *const *words) {
    size_t n = 0;
    while (words[n])
        n++;
    return words[any(n)];
}

// Mostly one that the row takes.
static const char *any_value(const tz_bind *row, tz_arena *arena) {
    static const char *const scalars[] = {"body",    "title",       "tab",  "running", "cover_title",     "theme_none",
                                          "section", "\"{names}\"", "K100", "K20",     "CMYK 20 30 40 0", "\"\"",
                                          NULL};
    static const char *const bools[] = {"true", "false", NULL};
    if (!any(8))
        return values[any(VALUES)];
    switch (row->type) {
    case TZ_BIND_PAPER_LENGTH:
        return tz_arena_format(arena, "%dmm", (int)any(any(4) ? 40 : 500));
    case TZ_BIND_EM:
        return tz_arena_format(arena, "%dem", (int)any(any(3) ? 8 : 40));
    case TZ_BIND_LENGTH:
        return tz_arena_format(arena, any(2) ? "%dmm" : "%dem", (int)any(5));
    case TZ_BIND_INT:
        return tz_arena_format(arena, "%d", (int)any(10));
    case TZ_BIND_RATIO:
        return tz_arena_format(arena, "%d.%d", (int)any(4), (int)any(10));
    case TZ_BIND_BOOL:
        return any_of(bools);
    case TZ_BIND_SCALAR:
        return any_of(scalars);
    case TZ_BIND_CHOICE:
    case TZ_BIND_EITHER:
        return any_of(row->choices);
    default:
        return values[any(VALUES)];
    }
}

static void put_any(writing *w, const char **section) {
    const reading *in = NULL;
    while (!in || !is_layout(in))
        in = &readings.all.at[any(readings.all.n)];
    const tz_bind *row = &in->rows[any(in->n)];
    *w = (writing){.arena = w->arena, .mapping = in->mapping, .key = row->key, .value = any_value(row, w->arena)};
    put_path(w, in->in->root, 0);
    *section = section_of(in);
    size_t n = strlen(trying);
    snprintf(trying + n, sizeof trying - n, " / %s: %s: %s", *section, row->key, w->value);
}

// Two files, one like the other, so that both changes hold whatever sections they are in.
static void try_pairs(unsigned long count) {
    set_limits();
    for (unsigned long i = 0; i < count; i++) {
        books_left = 1;
        tz_arena *arena = tz_arena_new(NULL);
        writing first = {.arena = arena}, second = {.arena = arena};
        const char *one, *other;
        snprintf(trying, sizeof trying, "pair %lu", i);
        put_any(&first, &one);
        put_any(&second, &other);
        const char *below =
            tz_arena_format(arena, "like: layout.yaml\n%.*s", (int)first.out.n, first.out.at ? first.out.at : "");
        *TZ_ADD(lasting, &files.all) =
            (file){"below.yaml", tz_source_new(arena, "below.yaml", below, strlen(below)), NULL};
        try_layout(
            tz_arena_format(arena, "like: below.yaml\n%.*s", (int)second.out.n, second.out.at ? second.out.at : ""),
            strcmp(one, other) ? "" : one, 0);
        files.all.n--;
        tz_arena_free(arena);
    }
    printf("%zu tries: %zu made, %zu refused\n", tried, made, refused);
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_has_a_range),      cmocka_unit_test(every_example_is_taken),
        cmocka_unit_test(every_key_with_every_value), cmocka_unit_test(the_manual_has_every_table),
        cmocka_unit_test(no_table_is_missed), // now that each has been used
    };
    open_files();
    fonts = test_fonts_new();
    note_all();
    random_state = argc > 2 ? (uint32_t)strtoul(argv[2], NULL, 10) : 1;
    int failed = 0;
    if (argc > 1 && !strcmp(argv[1], "examples"))
        failed = _cmocka_run_group_tests("examples", &tests[1], 1, NULL, NULL);
    else if (argc > 1)
        try_pairs(strtoul(argv[1], NULL, 10));
    else
        failed = cmocka_run_group_tests(tests, NULL, NULL);
    test_fonts_free(fonts);
    tz_arena_free(lasting);
    return failed || wrong;
}
