// Nothing is lost on the way in: what stands on a card between its keys is, byte by byte, what its answers hold, or the
// card is refused.
//
// The reader that it is compared with goes through the lines by itself and knows nothing of YAML but a key with its
// colon, |, quotation marks around a whole value, and comments that stand alone on their lines.
#include "base/utf8.h"
#include "between.h"
#include "edited.h"

#include <dirent.h>
#include <stdlib.h>

// ---- the reader of lines ----

typedef struct lines {
    tz_arena *arena;
    tz_bytes out;
    bool in_block, in_head; // in a text; in the list of municipalities
    size_t key, indent;     // columns of the block's key and text
} lines;

static void take(lines *it, const char *bytes, size_t size) {
    for (size_t at = 0; at < size;) {
        int32_t c;
        size_t n = tz_utf8_decode(bytes + at, size - at, &c);
        bool blank = c == ' ' || c == '\t' || c == 0x3000 || c == 0xA0;
        if (!blank)
            tz_bytes_add(it->arena, &it->out, bytes + at, n);
        at += n;
    }
}

static size_t blanks(const char *bytes, size_t size) {
    size_t n = 0;
    while (n < size && bytes[n] == ' ')
        n++;
    return n;
}

static void take_value(lines *it, const char *bytes, size_t size) {
    size_t skip = blanks(bytes, size);
    bytes += skip;
    size -= skip;
    while (size > 0 && (bytes[size - 1] == ' ' || bytes[size - 1] == '\t'))
        size--;
    bool sign = size > 0 && size <= 2 && bytes[0] == '|' && (size == 1 || bytes[1] == '-' || bytes[1] == '+');
    it->in_block = sign;
    it->indent = 0;
    if (sign)
        return;
    bool quoted = size >= 2 && (bytes[0] == '"' || bytes[0] == '\'') && bytes[size - 1] == bytes[0];
    take(it, bytes + quoted, size - 2 * quoted);
}

static size_t key_size(const char *bytes, size_t size) {
    size_t n = 0;
    while (n < size && ((bytes[n] >= 'a' && bytes[n] <= 'z') || bytes[n] == '_'))
        n++;
    return n > 0 && n < size && bytes[n] == ':' && (n + 1 == size || bytes[n + 1] == ' ' || bytes[n + 1] == '\t') ? n
                                                                                                                  : 0;
}

static void take_line(lines *it, const char *line, size_t size) {
    size_t indent = blanks(line, size);
    tz_bytes all = it->out;
    take(it, line, size);
    bool empty = it->out.n == all.n;
    it->out.n = all.n;
    if (empty)
        return;
    if (it->in_block && indent > it->key && indent >= it->indent) {
        it->indent = it->indent ? it->indent : indent;
        take(it, line, size);
        return;
    }
    it->in_block = false;
    size_t n = key_size(line + indent, size - indent);
    if (line[indent] == '#')
        return;
    if (n > 0 && indent == 0)
        it->in_head = strncmp(line, "municipalities:", 15) == 0 || strncmp(line, "language:", 9) == 0;
    if (it->in_head)
        return;
    if (n == 0) {
        take_value(it, line, size); // below its key
        return;
    }
    it->key = indent;
    take_value(it, line + indent + n + 1, size - indent - n - 1);
}

static const char *lines_of(tz_arena *arena, const char *text, size_t *size) {
    lines it = {.arena = arena};
    if (strncmp(text, "\xEF\xBB\xBF", 3) == 0)
        text += 3;
    while (*text) {
        size_t n = strcspn(text, "\r\n");
        if (!(n == 3 && memcmp(text, "---", 3) == 0 && !it.in_block))
            take_line(&it, text, n);
        text += n + (text[n] != '\0');
    }
    *size = it.out.n;
    return tz_arena_copy(arena, it.out.n ? it.out.at : "", it.out.n);
}

// ---- what the program reads ----

static int by_source(const void *left, const void *right) {
    const tz_text *a = left, *b = right;
    uint32_t from = tz_text_place(a, 0).at, other = tz_text_place(b, 0).at;
    return (from > other) - (from < other);
}

static const char *answers_of(tz_arena *arena, const tz_edition *edition, const tz_card *card, size_t *size) {
    size_t n = edition->form->fields_n;
    tz_text *sorted = TZ_ARRAY(arena, tz_text, n);
    memcpy(sorted, card->answers, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, by_source);
    lines it = {.arena = arena};
    for (size_t i = 0; i < n; i++)
        for (size_t at = 0; at < sorted[i].size;) {
            size_t end = at + strcspn(sorted[i].bytes + at, "\n");
            end = end > sorted[i].size ? sorted[i].size : end;
            take(&it, sorted[i].bytes + at, end - at);
            at = end + 1;
        }
    *size = it.out.n;
    return tz_arena_copy(arena, it.out.n ? it.out.at : "", it.out.n);
}

static void compare(tz_arena *arena, const tz_edition *edition, const tz_card *card, const char *text) {
    size_t in, out;
    const char *expected = lines_of(arena, text, &in), *answers = answers_of(arena, edition, card, &out);
    if (in != out || memcmp(expected, answers, in) != 0)
        fail_msg("%s\nlines:   %s\nanswers: %s", text, expected, answers);
}

// ---- fixtures ----

static int is_edition(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

static void check_edition(const char *folder, const char *below) {
    tz_arena *arena = tz_arena_new(NULL);
    tz_diag *diag = tz_diag_new();
    const char *const folders[] = {folder, below, NULL};
    tz_input input = input_folders(folders);
    const tz_edition *edition = tz_edition_read(arena, &input, 1, diag);
    for (size_t i = 0; edition && i < edition->cards_n; i++) {
        const tz_source *source = edition->cards[i].source;
        compare(arena, edition, &edition->cards[i], tz_arena_copy(arena, source->bytes, source->size));
    }
    tz_diag_free(diag);
    tz_arena_free(arena);
}

static void every_edition_of_the_repository(void **state) {
    (void)state;
    check_edition("data/r7", NULL);
    check_edition("tests/cases/right", NULL);
    check_edition("tests/cases/small", NULL);
    check_edition("tests/cases/other-form", NULL);
    struct dirent **entries;
    int n = scandir("tests/cases/errors", &entries, is_edition, alphasort);
    assert_true(n > 0);
    for (int i = 0; i < n; i++) {
        tz_arena *arena = tz_arena_new(NULL);
        check_edition(tz_arena_format(arena, "tests/cases/errors/%s", entries[i]->d_name), "tests/cases/right");
        tz_arena_free(arena);
        free(entries[i]);
    }
    free(entries);
}

// ---- random cards ----

static uint32_t random_below(uint32_t *seed, uint32_t n) {
    *seed = *seed * 1664525 + 1013904223;
    return (uint32_t)((uint64_t)*seed * n >> 32);
}

static const char *one_of(uint32_t *seed, const char *const *words, size_t n) {
    return words[random_below(seed, (uint32_t)n)];
}

static void add_text(tz_arena *arena, tz_bytes *out, uint32_t *seed) {
    static const char *const words[] = {
        "あり", "電話", " ",  " #7119", "#1", "# ",   ": ",   ":",     "：",      "\"", "'",  "''",  "\\n", "|",
        "｜",   ">",    "&",  "*",      "!",  "~",    "null", "- ",    "-",       "[",  "]",  "{",   "}",   ",",
        "%",    "@",    "　", "\t",     "A",  "0120", "food", "food:", "power: ", "?",  "“”", "---",
    };
    for (uint32_t n = 1 + random_below(seed, 4); n > 0; n--) {
        const char *word = one_of(seed, words, random_below(seed, 5) ? 4 : sizeof words / sizeof words[0]);
        tz_bytes_add(arena, out, word, strlen(word));
    }
}

static void add_line(tz_arena *arena, tz_bytes *out, uint32_t *seed, const char *indent) {
    static const char *const indents[] = {"", " ", "  ", "   ", "    ", "      ", "\t", "　", "　　", "    \t"};
    static const char *const ends[] = {"\n", "\n", "\n", "\r\n", " \n", "\n\n", "\r", "\n \t\n"};
    bool slip = random_below(seed, 60) == 0;
    const char *before = slip ? one_of(seed, indents, sizeof indents / sizeof indents[0]) : indent;
    tz_bytes_add(arena, out, before, strlen(before));
    if (random_below(seed, 40) == 0)
        tz_bytes_add(arena, out, "# ", 2);
    add_text(arena, out, seed);
    const char *end = one_of(seed, ends, random_below(seed, 8) ? 3 : sizeof ends / sizeof ends[0]);
    tz_bytes_add(arena, out, end, strlen(end));
}

static void add_answer(tz_arena *arena, tz_bytes *out, uint32_t *seed, const char *key) {
    static const char *const values[] = {": |\n",  ": |\n", ": |-\n", ": |+\n",  ": \"\"\n", ": >\n",  ":\n",
                                         ": ｜\n", "：|\n", ":|\n",   ": | #\n", ": |2\n",   ": ''\n", " |\n"};
    uint32_t way = random_below(seed, 10);
    tz_bytes_format(arena, out, "%s%s", random_below(seed, 100) ? "  " : random_below(seed, 2) ? "　" : "   ", key);
    if (way < 3) {
        tz_bytes_add(arena, out, ": ", 2);
        add_text(arena, out, seed);
        tz_bytes_add(arena, out, "\n", 1);
        return;
    }
    const char *value = one_of(seed, values, random_below(seed, 12) ? 5 : sizeof values / sizeof values[0]);
    tz_bytes_add(arena, out, value, strlen(value));
    for (uint32_t n = value[2] == '|' ? 1 + random_below(seed, 3) : random_below(seed, 2); n > 0; n--)
        add_line(arena, out, seed, "    ");
    if (random_below(seed, 10) == 0)
        tz_bytes_add(arena, out, "  # 覚え書き\n", strlen("  # 覚え書き\n"));
}

static const char *random_card(tz_arena *arena, uint32_t *seed) {
    tz_bytes out = {.n = 0};
    tz_bytes_format(arena, &out, "municipalities:\n  - {code: \"242055\", name: 桑名市}\noffice:\n");
    add_answer(arena, &out, seed, "name");
    tz_bytes_format(arena, &out, "stock:\n");
    add_answer(arena, &out, seed, "food");
    add_answer(arena, &out, seed, "power");
    tz_bytes_format(arena, &out, "# 避難所\nshelter:\n");
    add_answer(arena, &out, seed, "food");
    add_answer(arena, &out, seed, "notes");
    return tz_arena_copy(arena, out.at, out.n);
}

static void random_cards(void **state) {
    (void)state;
    enum { CARDS = 3000 };
    uint32_t seed = 7;
    int accepted = 0;
    for (int i = 0; i < CARDS; i++) {
        tz_arena *arena = tz_arena_new(NULL);
        const char *text = random_card(arena, &seed);
        const input_text files[] = {{"cards/242055-kuwana.yaml", text}, {NULL, NULL}};
        edited it = edited_read(files);
        if (it.edition)
            compare(arena, it.edition, tz_edition_find_card(it.edition, "242055", &(size_t){0}), text);
        accepted += it.edition != NULL;
        edited_end(&it);
        tz_arena_free(arena);
    }
    print_message("%d of %d random cards were accepted\n", accepted, CARDS);
    assert_between(accepted, CARDS / 20, CARDS * 9 / 10); // else they prove little
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_edition_of_the_repository),
        cmocka_unit_test(random_cards),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
