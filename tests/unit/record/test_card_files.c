// The folder cards/: what is in it and not read is reported, with the card that it seems to be a copy of.
#include "edited.h"

typedef struct listed {
    edited it; // first: what opens files sees only this
    const char *const *names;
    const char *missing; // one of the right edition's files that is not there
} listed;

static bool list_names(void *context, tz_arena *arena, const char *folder, tz_names *to) {
    const listed *l = context;
    if (strcmp(folder, "cards") != 0)
        return false;
    for (const char *const *name = l->names; *name; name++)
        *TZ_ADD(arena, &to->all) = *name;
    return true;
}

static const tz_source *open_listed(void *context, tz_arena *arena, const char *name, tz_place asked, tz_diag *diag) {
    const listed *l = context;
    if (!l->missing || strcmp(l->missing, name) != 0)
        return edited_open(context, arena, name, asked, diag);
    tz_error(diag, asked, "there is no file %s", name);
    return NULL;
}

#define RIGHT "242012-tsu.yaml", "242055-kuwana.yaml", "242098-owase.yaml"

// The messages, "line:column: severity message\n" each with its note.
static void check(const char *missing, const char *const *names, const char *expected) {
    static const char *const folders[] = {"tests/cases/right", NULL};
    static const input_text none[] = {{NULL, NULL}};
    listed l = {
        .it = {.arena = tz_arena_new(NULL), .diag = tz_diag_new(), .files = none, .right = input_folders(folders)},
        .names = names,
        .missing = missing};
    tz_edition_read(l.it.arena, &(tz_input){.open = open_listed, .list = list_names, .context = &l}, 1, l.it.diag);
    static const char *const severities[] = {"note", "warning", "error"};
    tz_bytes found = {.n = 0};
    for (size_t i = 0; tz_diag_at(l.it.diag, i); i++) {
        const tz_diag_entry *entry = tz_diag_at(l.it.diag, i);
        uint32_t line, column;
        tz_place_line(entry->place, &line, &column);
        tz_bytes_format(l.it.arena, &found, "%u:%u: %s: %s\n", line, column, severities[entry->severity],
                        entry->message);
        if (entry->note)
            tz_bytes_format(l.it.arena, &found, "%s\n", entry->note);
    }
    assert_string_equal(found.at ? found.at : "", expected);
    edited_end(&l.it);
}

static void listed_cards_are_not_mentioned(void **state) {
    (void)state;
    check(NULL, (const char *const[]){RIGHT, NULL}, "");
    check(NULL,
          (const char *const[]){RIGHT, ".242012-tsu.yaml.swp", "242012-tsu.yaml~", "~$242012-tsu.xlsx", "all.pdf",
                                "All.PDF", NULL},
          "");
}

static void copies_are_reported(void **state) {
    (void)state;
    static const char *const copies[] = {"242012-tsu (最新).yaml",   "242012-tsu (2).yaml", "242012-tsu - コピー.yaml",
                                         "コピー ~ 242012-tsu.yaml", "242012-tsu.yaml.txt", "242012-tsu.yml",
                                         "242012-TSU.YAML",          "242012津市.yaml",     "津市.yaml",
                                         "242012-tsu.txt",           "242012.yaml"};
    for (size_t i = 0; i < sizeof copies / sizeof copies[0]; i++) {
        tz_arena *arena = tz_arena_new(NULL);
        check(
            NULL, (const char *const[]){copies[i], RIGHT, NULL},
            tz_arena_format(arena,
                            "20:28: warning: cards/%s is not read: it seems to be a copy of 242012-tsu.yaml; keep the "
                            "right one under that name, and move the other one out of cards/\n",
                            copies[i]));
        tz_arena_free(arena);
    }
    check(
        NULL, (const char *const[]){"紀北町.yaml", RIGHT, NULL},
        "22:13: warning: cards/紀北町.yaml is not read: it seems to be a copy of 242098-owase.yaml; keep the right one "
        "under that name, and move the other one out of cards/\n");
}

static void other_records_are_reported(void **state) {
    (void)state;
    check(
        NULL, (const char *const[]){"四日市市.yaml", RIGHT, "242021-yokkaichi.yaml", NULL},
        "19:3: warning: cards/242021-yokkaichi.yaml is not read, since no region lists it: write 242021-yokkaichi in a "
        "list of cards, or move the file out of cards/\n"
        "19:3: warning: cards/四日市市.yaml is not read: rename it to code-name.yaml (such as 242012-tsu.yaml) and "
        "list it, "
        "or move it out of cards/\n");
}

static void other_files_are_mentioned(void **state) {
    (void)state;
    check(NULL, (const char *const[]){RIGHT, "old/", "Thumbs.db", "242012-tsu.docx", "読んでください.txt", NULL},
          "20:28: note: cards/242012-tsu.docx is no card, and is not read\n"
          "19:3: note: cards/Thumbs.db is no card, and is not read\n"
          "19:3: note: cards/old/ is no card, and is not read\n"
          "19:3: note: cards/読んでください.txt is no card, and is not read\n");
}

// A card whose file is there under another name: told where it is missed, and only there.
static void a_missing_file_may_have_another_name(void **state) {
    (void)state;
    static const char *const names[] = {"242012-tsu.yaml.txt", "242012-tsu (最新).yaml", "242012-Tsu.yaml",
                                        "242012.yml"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        tz_arena *arena = tz_arena_new(NULL);
        check("cards/242012-tsu.yaml", (const char *const[]){"242055-kuwana.yaml", "242098-owase.yaml", names[i], NULL},
              tz_arena_format(arena,
                              "20:28: error: there is no file cards/242012-tsu.yaml\n"
                              "cards/%s is there: rename it to 242012-tsu.yaml (in Explorer: View, Show, File name "
                              "extensions)\n",
                              names[i]));
        tz_arena_free(arena);
    }
    check(
        "cards/242012-tsu.yaml",
        (const char *const[]){"242055-kuwana.yaml", "242098-owase.yaml", "242012-tsu (2).yaml", "242012-tsu.yml", NULL},
        "20:28: error: there is no file cards/242012-tsu.yaml\n"
        "cards/242012-tsu (2).yaml is there: rename it to 242012-tsu.yaml (in Explorer: View, Show, File name "
        "extensions)\n"
        "20:28: warning: cards/242012-tsu.yml is not read: it seems to be a copy of 242012-tsu.yaml; keep the right "
        "one "
        "under that name, and move the other one out of cards/\n");
    check("cards/242012-tsu.yaml",
          (const char *const[]){"242055-kuwana.yaml", "242098-owase.yaml", "~$242012-tsu.docx", NULL},
          "20:28: error: there is no file cards/242012-tsu.yaml\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(listed_cards_are_not_mentioned),       cmocka_unit_test(copies_are_reported),
        cmocka_unit_test(other_records_are_reported),           cmocka_unit_test(other_files_are_mentioned),
        cmocka_unit_test(a_missing_file_may_have_another_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
