// Editions from folders and from a program's own records.
#include "library.h"

static void test_municipalities(void **state) {
    (void)state;
    tsuzuri_session *session = begin();
    tsuzuri_edition *edition = made(session, tsuzuri_edition_open(session, "data/r7"));
    assert_int_equal(tsuzuri_edition_municipality_count(edition), 29);
    assert_string_equal(tsuzuri_edition_municipality_name(edition, 0), "桑名市");
    assert_string_equal(tsuzuri_edition_municipality_code(edition, 0), "242055");
    bool found = false;
    for (size_t i = 0; i < 29; i++)
        found = found || !strcmp(tsuzuri_edition_municipality_code(edition, i), "242110");
    assert_true(found);
    tsuzuri_session_free(session);
}

// Records out of a program's memory, here read from the files of the small edition.
typedef struct records {
    char *files[32];
    size_t n;
    const char *missing;
} records;

static const void *give(void *context, const char *name, size_t *size) {
    records *of = context;
    char path[256];
    snprintf(path, sizeof path, "%s/%s", SMALL, name);
    FILE *file = of->missing && !strcmp(of->missing, name) ? NULL : fopen(path, "rb");
    if (!file)
        return NULL;
    char *bytes = of->files[of->n++] = malloc(1 << 16);
    *size = fread(bytes, 1, 1 << 16, file);
    fclose(file);
    return bytes;
}

static void forget(records *of) {
    for (size_t i = 0; i < of->n; i++)
        free(of->files[i]);
}

static collected trace_of(tsuzuri_session *session, tsuzuri_edition *edition) {
    collected trace = nothing_yet();
    tsuzuri_book *book = made(session, tsuzuri_book_make(edition, NULL));
    assert_true(tsuzuri_book_write_trace(book, collect, &trace));
    return trace;
}

static void test_records_of_the_caller(void **state) {
    (void)state;
    records of = {.n = 0};
    tsuzuri_session *session = begin();
    assert_true(tsuzuri_session_set(session, "layout", SMALL "/layout.yaml"));
    collected own = trace_of(session, made(session, tsuzuri_edition_read(session, give, &of)));
    collected files = trace_of(session, made(session, tsuzuri_edition_open(session, SMALL)));
    assert_string_equal(own.bytes, files.bytes);
    tsuzuri_session_free(session);
    forget(&of);
    free(own.bytes);
    free(files.bytes);
}

static void test_a_record_that_the_caller_has_not(void **state) {
    (void)state;
    records of = {.missing = "form.yaml"};
    tsuzuri_session *session = begin();
    assert_null(tsuzuri_edition_read(session, give, &of));
    assert_true(has(tsuzuri_messages(session), "there is no file form.yaml"));
    tsuzuri_session_free(session);
    forget(&of);
}

static const void *give_too_much(void *context, const char *name, size_t *size) {
    (void)name;
    *size = (size_t)65 << 20;
    return context;
}

static void test_a_record_that_is_too_large(void **state) {
    (void)state;
    tsuzuri_session *session = begin();
    assert_null(tsuzuri_edition_read(session, give_too_much, ""));
    assert_true(has(tsuzuri_messages(session), "edition.yaml is larger than 64 MiB"));
    tsuzuri_session_free(session);
}

static void test_records_alone(void **state) {
    (void)state;
    tsuzuri_session *session = begin();
    tsuzuri_edition *alone = made(session, tsuzuri_edition_open_records(session, SMALL));
    assert_int_equal(tsuzuri_edition_municipality_count(alone), 4);
    assert_null(tsuzuri_book_make(alone, NULL));
    assert_true(has(tsuzuri_messages(session), "opened without its layout"));
    assert_null(tsuzuri_edition_open_records(session, "layouts"));
    assert_null(tsuzuri_edition_open_records(session, "nowhere"));
    tsuzuri_session_free(session);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_municipalities),
        cmocka_unit_test(test_records_of_the_caller),
        cmocka_unit_test(test_a_record_that_the_caller_has_not),
        cmocka_unit_test(test_a_record_that_is_too_large),
        cmocka_unit_test(test_records_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
