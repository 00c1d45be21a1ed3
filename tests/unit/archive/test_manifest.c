// Manifests read back: whatever is wrong in one is reported at its line.
#include "bag_in_memory.h"

static void names_that_leave_the_bag_are_refused(void **state) {
    bag *it = *state;
    static const char *const leaving[] = {"data/../../etc/passwd", "/etc/passwd", "~/x", "data/./x", "data//x", ".."};
    tz_arena *a = it->of->arena;
    const tz_source *list = file_of(it, "manifest-sha256.txt");
    for (size_t i = 0; i < sizeof leaving / sizeof leaving[0]; i++) {
        set_file(it, "manifest-sha256.txt",
                 tz_arena_format(a, "%.*s%064d  %s\n", (int)list->size, list->bytes, 0, leaving[i]));
        check(it);
        must_report(it, tz_arena_format(a, ":1: error: %s leads out of the bag", leaving[i]));
    }
}

static void lines_that_are_none_are_reported(void **state) {
    bag *it = *state;
    tz_arena *a = it->of->arena;
    static const char *const wrong[] = {"abc", "%064d", "%064d ", "%063d  data/x", "%065d  data/x", "  data/x"};
    const tz_source *list = file_of(it, "manifest-sha256.txt");
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        const char *number = strchr(wrong[i], '%');
        int width = number ? atoi(number + 1) : 0;
        const char *rest = number ? strchr(wrong[i], 'd') + 1 : wrong[i];
        const char *digits = number ? tz_arena_format(a, "%0*d", width, 0) : "";
        set_file(it, "manifest-sha256.txt",
                 tz_arena_format(a, "%.*s%s%s\n", (int)list->size, list->bytes, digits, rest));
        check(it);
        must_report(it, ":1: error: a line of a SHA-256 sum (64 digits), two blanks and a name is expected here");
    }
}

static void files_listed_twice_or_in_the_wrong_list_are_reported(void **state) {
    bag *it = *state;
    tz_arena *a = it->of->arena;
    const tz_source *list = file_of(it, "manifest-sha256.txt"), *tags = file_of(it, "tagmanifest-sha256.txt");
    size_t line = list->lines[1];
    set_file(it, "manifest-sha256.txt",
             tz_arena_format(a, "%.*s%.*s%064d  bagit.txt\n", (int)list->size, list->bytes, (int)line, list->bytes, 0));
    set_file(it, "tagmanifest-sha256.txt",
             tz_arena_format(a, "%.*s%.*s", (int)tags->size, tags->bytes, (int)line, list->bytes));
    check(it);
    must_report(it, "error: data/build.yaml is listed twice");
    must_report(it, "error: bagit.txt does not belong into manifest-sha256.txt");
    must_report(it, "error: data/build.yaml belongs into manifest-sha256.txt");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(names_that_leave_the_bag_are_refused),
        TEST(lines_that_are_none_are_reported),
        TEST(files_listed_twice_or_in_the_wrong_list_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
