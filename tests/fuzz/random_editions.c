// Random editions, each built by the real code up to the finished book and its ledgers: a balanced book, or an error of
// the input that names the cause.
//
//     random_editions --count 10000 --seed 1             counts of what was built, refused and by what cause
//     random_editions --seed 1 --first 17 --count 1 --show   one edition: its messages
//     random_editions --seed 1 --first 17 --count 1 --write FOLDER   and its files, to build them with the program
#include "editions.h"
#include "fuzz.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

typedef struct cause {
    char words[120]; // the message without names and numbers
    size_t n;
    uint64_t first;
} cause;
static struct {
    uint64_t seed, at;
    bool show;
    const char *folder;
    size_t made[MADE_KINDS], refused, failed;
    cause causes[200];
    size_t causes_n;
    uint64_t failures[50];
} run = {.seed = 1};

// ---- inputs ----

typedef struct file_list {
    const edition_file *at;
    size_t n;
} file_list;

static const tz_source *find_made(const file_list *files, tz_arena *arena, const char *name) {
    for (size_t i = 0; i < files->n; i++)
        if (!strcmp(files->at[i].name, name))
            return tz_source_new(arena, name, files->at[i].text, strlen(files->at[i].text));
    return NULL;
}

// Records are all made: a file that is not there is not there.
static const tz_source *open_record(void *context, tz_arena *arena, const char *name, tz_place asked, tz_diag *diag) {
    const tz_source *found = find_made(context, arena, name);
    if (!found)
        tz_error(diag, asked, "there is no file %s", name);
    return found;
}

// Layouts may be like others.
static const tz_source *open_made(void *context, tz_arena *arena, const char *name, tz_place asked, tz_diag *diag) {
    const tz_source *found = find_made(context, arena, name);
    if (found)
        return found;
    tz_input others = fuzz_files(NULL);
    return others.open(others.context, arena, name, asked, diag);
}

// ---- a build ----

static const tz_edition *read_edition(fuzz_try *it, file_list *files) {
    tz_input input = {.open = open_record, .context = files};
    return tz_edition_read(it->arena, &input, 1, it->diag);
}

static const tz_history *history_of(fuzz_try *it, const tz_edition *older, const tz_edition *edition,
                                    const tz_comparison *comparison) {
    const tz_edition **years = TZ_ARRAY(it->arena, const tz_edition *, 2);
    const tz_comparison **comparisons = TZ_ARRAY(it->arena, const tz_comparison *, 1);
    tz_history *history = TZ_NEW(it->arena, tz_history);
    years[0] = older;
    years[1] = edition;
    comparisons[0] = comparison;
    const char *name = tz_text_to_string(it->arena, &edition->cards[0].municipalities[0].name);
    *history = (tz_history){years, comparisons, 2, name, &edition->cards[0], 1};
    return history;
}

static bool build(fuzz_try *it, const random_edition *made) {
    file_list files = {made->files.at, made->files.n}, older_files = {made->older.at, made->older.n};
    tz_input input = {.open = open_made, .context = &files};
    const tz_edition *edition = read_edition(it, &files);
    if (!edition)
        return false;
    const tz_source *source = input.open(input.context, it->arena, "layout.yaml", (tz_place){0}, it->diag);
    const tz_layout *layout = tz_layout_read(it->arena, source, &input, edition, fuzz_fonts(), it->diag);
    tz_book_options how = {0};
    if (made->older.n) {
        const tz_edition *older = read_edition(it, &older_files);
        if (!older || !layout)
            return false;
        const tz_comparison *compared = tz_compare(it->arena, older, edition, layout->cell.labels);
        how.since = made->kind == MADE_SINCE ? compared : NULL;
        how.comparison = made->kind == MADE_COMPARISON ? compared : NULL;
        how.history = made->kind == MADE_HISTORY ? history_of(it, older, edition, compared) : NULL;
    }
    if (made->kind == MADE_SINGLE)
        how.only = &edition->cards[edition->cards_n / 2];
    return layout && tz_book_make(it->arena, edition, layout, fuzz_fonts(), &how, it->diag);
}

// ---- counting ----

// The first error, without what differs from edition to edition: other letters than Latin ones, digits, quotations.
static void find_words(const tz_diag *diag, char out[120]) {
    const char *message = "?";
    for (size_t i = 0; tz_diag_at(diag, i); i++)
        if (tz_diag_at(diag, i)->severity == TZ_ERROR) {
            message = tz_diag_at(diag, i)->message;
            break;
        }
    size_t n = 0;
    for (const unsigned char *at = (const unsigned char *)message; *at && n + 2 < 120; at++) {
        bool quoted = *at == 0xe2 && at[1] == 0x80 && at[2] == 0x9c; // “…”
        if (quoted) {
            const char *end = strstr((const char *)at, "”");
            at = end ? (const unsigned char *)end + 2 : at;
        }
        char c = quoted || *at >= 0x80 || (*at >= '0' && *at <= '9') ? '*' : (char)*at;
        if (c != '*' || !n || out[n - 1] != '*')
            out[n++] = c;
    }
    out[n] = 0;
}

static void count_cause(const tz_diag *diag) {
    char words[120];
    find_words(diag, words);
    size_t i = 0;
    while (i < run.causes_n && strcmp(run.causes[i].words, words) != 0)
        i++;
    if (i == sizeof run.causes / sizeof *run.causes)
        i--;
    if (i == run.causes_n) {
        memcpy(run.causes[i].words, words, sizeof words);
        run.causes[run.causes_n++].first = run.at;
    }
    run.causes[i].n++;
}

static void fail(const char *what) {
    if (run.failed < sizeof run.failures / sizeof *run.failures)
        run.failures[run.failed] = run.at;
    run.failed++;
    printf("edition %llu of seed %llu: %s\n", (unsigned long long)run.at, (unsigned long long)run.seed, what);
}

static void check_messages(const fuzz_try *it, bool done) {
    if (done != !tz_diag_count(it->diag, TZ_ERROR))
        fail("a book with errors, or neither");
    for (size_t i = 0; tz_diag_at(it->diag, i); i++) {
        const tz_diag_entry *entry = tz_diag_at(it->diag, i);
        if (strstr(entry->message, "fault of tsuzuri"))
            fail(entry->message);
        if (entry->severity == TZ_ERROR && !entry->place.source)
            fail("an error without a place");
    }
}

// ---- files ----

static void write_file(const char *folder, const edition_file *file) {
    char path[1000];
    snprintf(path, sizeof path, "%s/%s", folder, file->name);
    FILE *out = fopen(path, "wb");
    fuzz_claim(out, path);
    fwrite(file->text, 1, strlen(file->text), out);
    fclose(out);
}

static void write_files(const char *folder, const edition_file *files, size_t n) {
    char cards[1000];
    snprintf(cards, sizeof cards, "%s/cards", folder);
    fuzz_claim((mkdir(folder, 0777) == 0 || errno == EEXIST) && (mkdir(cards, 0777) == 0 || errno == EEXIST), cards);
    for (size_t i = 0; i < n; i++)
        write_file(folder, &files[i]);
}

static void write_edition(const random_edition *made) {
    char older[1000];
    snprintf(older, sizeof older, "%s-older", run.folder);
    write_files(run.folder, made->files.at, made->files.n);
    if (made->older.n)
        write_files(older, made->older.at, made->older.n);
}

static void try_edition(uint64_t number) {
    fuzz_try it = fuzz_begin();
    run.at = number;
    random_edition made = random_edition_new(it.arena, run.seed, number);
    if (run.folder)
        write_edition(&made);
    bool done = build(&it, &made);
    check_messages(&it, done);
    if (done)
        run.made[made.kind]++;
    else
        run.refused++, count_cause(it.diag);
    if (run.show) {
        tz_bytes out = {0};
        tz_diag_print(it.diag, it.arena, &out);
        printf("%.*s", (int)out.n, out.at ? out.at : "");
    }
    fuzz_end(&it);
}

// ---- the program ----

static int by_number(const void *a, const void *b) {
    const cause *x = a, *y = b;
    return (x->n < y->n) - (x->n > y->n);
}

static void report(uint64_t count, double seconds) {
    static const char *const kinds[MADE_KINDS] = {"booklets", "with change bars", "comparisons", "histories",
                                                  "singles"};
    size_t all = 0;
    for (size_t i = 0; i < MADE_KINDS; i++)
        all += run.made[i];
    printf("%llu editions in %.1f s: %zu built (", (unsigned long long)count, seconds, all);
    for (size_t i = 0; i < MADE_KINDS; i++)
        printf("%s%zu %s", i ? ", " : "", run.made[i], kinds[i]);
    printf("), %zu refused, %zu failures\n", run.refused, run.failed);
    qsort(run.causes, run.causes_n, sizeof *run.causes, by_number);
    for (size_t i = 0; i < run.causes_n; i++)
        printf("%6zu  %s (edition %llu)\n", run.causes[i].n, run.causes[i].words,
               (unsigned long long)run.causes[i].first);
}

// Says which edition ends the program, before the sanitizer does.
void __sanitizer_set_death_callback(void (*callback)(void)) __attribute__((weak));
static void on_death(void) {
    fprintf(stderr, "edition %llu of seed %llu ends the program\n", (unsigned long long)run.at,
            (unsigned long long)run.seed);
}

int main(int argc, char **argv) {
    uint64_t count = 100, first = 0;
    for (int i = 1; i < argc; i++) {
        const char *value = i + 1 < argc ? argv[i + 1] : "";
        if (!strcmp(argv[i], "--show"))
            run.show = true;
        else if (!strcmp(argv[i], "--count"))
            count = strtoull(value, NULL, 10), i++;
        else if (!strcmp(argv[i], "--seed"))
            run.seed = strtoull(value, NULL, 10), i++;
        else if (!strcmp(argv[i], "--first"))
            first = strtoull(value, NULL, 10), i++;
        else if (!strcmp(argv[i], "--write"))
            run.folder = value, i++;
        else
            return fprintf(stderr, "there is no option %s\n", argv[i]), 64;
    }
    if (__sanitizer_set_death_callback)
        __sanitizer_set_death_callback(on_death);
    struct timespec from, to;
    clock_gettime(CLOCK_MONOTONIC, &from);
    for (uint64_t i = first; i < first + count; i++)
        try_edition(i);
    clock_gettime(CLOCK_MONOTONIC, &to);
    report(count, (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9);
    return run.failed > 0;
}
