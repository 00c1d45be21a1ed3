// Texts in YAML: read again as they were, whatever is in them.
#include "made.h"

#include "yaml/yaml.h"

static void check(const char *text, const char *written) {
    made it = made_begin(NULL);
    const tz_text from = tz_text_from_string(text);
    for (int flow = 0; flow < 2; flow++) {
        tz_bytes out = {0};
        tz_bytes_format(it.arena, &out, flow ? "a: {b: " : "a: ");
        tz_create_put_text(it.arena, &out, &from, 0, flow);
        tz_bytes_format(it.arena, &out, flow ? "}\n" : "\n");
        const tz_source *source = tz_source_new(it.arena, "x", tz_arena_copy(it.arena, out.at, out.n), out.n);
        const tz_yaml *root = tz_yaml_read(it.arena, source, it.diag);
        assert_non_null(root);
        const tz_yaml *value = flow ? tz_yaml_find(root->pairs[0].value, "b") : root->pairs[0].value;
        tz_text read = value->text;
        while (read.size && read.bytes[read.size - 1] == '\n') // of a block
            read.size--;
        assert_true(tz_text_is(&read, text));
        if (!flow)
            assert_string_equal(source->bytes, tz_arena_format(it.arena, "a: %s\n", written));
    }
    made_end(&it);
}

static void texts_are_read_as_they_were(void **state) {
    (void)state;
    check("令和8年度 調査", "令和8年度 調査");
    check("A県", "A県");
    check("true", "\"true\"");
    check("2026", "\"2026\"");
    check("第1回: 報告", "\"第1回: 報告\"");
    check("第1回 #2", "\"第1回 #2\"");
    check("- 県", "\"- 県\"");
    check("「\"県\"」", "|-\n  「\"県\"」");
    check("県\\\n町", "|-\n  県\\\n  町");
    check("[県]", "\"[県]\"");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_read_as_they_were),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
