// The calls of the page, as a program of this machine: words go in, an answer comes out.
#include "inputs.h"
#include "web/web.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void put(const char *path) {
    tz_arena *arena = tz_arena_new(NULL);
    size_t size;
    char *text = input_file(arena, path, &size), *bytes = tz_engine_alloc(size);
    memcpy(bytes, text, size);
    tz_engine_put(path, bytes, size);
    tz_arena_free(arena);
}

#define RUN(words, language) tz_engine_run((char[]){words}, sizeof words, language)
#define HAS(answer, part) assert_non_null(strstr(answer, part))

static void unknown_words_are_told(void **state) {
    (void)state;
    const char *answer = RUN("biuld", "en");
    HAS(answer, "{\"status\":64,\"errors\":1,\"warnings\":0,\"notes\":1,");
    HAS(answer, "no such command: biuld (did you mean build?)");
    HAS(answer, "\"outputs\":[],\"needed\":[]}");
    HAS(RUN("check\0none", "ja"), "フォルダ none がありません");
    tz_engine_done();
}

static void editions_begin(void **state) {
    (void)state;
    put("data/japan/municipalities.tsv");
    put("data/japan/starter-form.yaml");
    const char *answer = RUN("new\0r8\0--prefecture\0鳥取県\0--year\0令和8年度\0--workbooks", "en");
    HAS(answer, "{\"status\":0,\"errors\":0,");
    HAS(answer, "{\"name\":\"r8/edition.yaml\",\"at\":");
    HAS(answer, "{\"name\":\"r8/cards/\",\"at\":");
    tz_engine_remove("data/japan/municipalities.tsv");
    tz_engine_remove("data/japan/starter-form.yaml");
    HAS(RUN("new\0r8\0--prefecture\0鳥取県\0--year\0令和8年度", "en"), "{\"status\":66,");
    tz_engine_done();
}

static void memory_is_the_engines(void **state) {
    (void)state;
    void *memory = tz_engine_alloc(0);
    assert_non_null(memory);
    tz_engine_free(memory);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(unknown_words_are_told),
        cmocka_unit_test(editions_begin),
        cmocka_unit_test(memory_is_the_engines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
