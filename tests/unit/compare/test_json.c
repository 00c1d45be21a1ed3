// A comparison as JSON: every kind of change, form and card.
#include "two_years.h"

static void everything_is_written(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes out = {0};
    tz_compare_json(arena, two_years(arena), &out);
    assert_string_equal(
        tz_arena_copy(arena, out.at, out.n),
        "{\"old\":{\"id\":\"id-令和7年度\",\"fiscal_year\":\"令和7年度\"},\n"
        "\"new\":{\"id\":\"id-令和8年度\",\"fiscal_year\":\"令和8年度\"},\n"
        "\"counts\":{\"unchanged\":4,\"added\":2,\"removed\":2,\"reworded\":1,\"marked\":1,\"moved\":2},\n"
        "\"form\":[\n"
        "  "
        "{\"change\":\"moved\",\"moved\":true,\"old\":\"b\",\"old_label\":\"乙\",\"new\":\"b\",\"new_label\":\"乙\"},\n"
        "  "
        "{\"change\":\"relabelled\",\"moved\":false,\"old\":\"a\",\"old_label\":\"甲\",\"new\":\"a\",\"new_label\":"
        "\"甲2\"},\n"
        "  "
        "{\"change\":\"renamed\",\"moved\":false,\"old\":\"c\",\"old_label\":\"丙\",\"new\":\"e\",\"new_label\":\"丙\"}"
        ",\n"
        "  {\"change\":\"added\",\"moved\":false,\"new\":\"d\",\"new_label\":\"丁\"}],\n"
        "\"cards\":[\n"
        "  "
        "{\"new\":[{\"code\":\"1\",\"name\":\"津市\"}],\"old\":[{\"code\":\"1\",\"name\":\"津市\"}],\"old_cards\":1,"
        "\"parted\":false,\"fields\":[\n"
        "    {\"field\":\"b\",\"label\":\"乙\",\"changes\":[\n"
        "      "
        "{\"kind\":\"moved\",\"moved\":true,\"to\":\"a\",\"old\":{\"kind\":\"item\",\"depth\":0,\"label\":\"・\","
        "\"text\":\"市民講演会を開催した\"},\"new\":{\"kind\":\"item\",\"depth\":0,\"label\":\"・\",\"text\":"
        "\"市民講演会を開催した\"}}]},\n"
        "    {\"field\":\"a\",\"label\":\"甲2\",\"changes\":[\n"
        "      "
        "{\"kind\":\"reworded\",\"old\":{\"kind\":\"item\",\"depth\":0,\"label\":\"・\",\"text\":\"年4回の会議\\u000a  "
        "市役所で\"},\"new\":{\"kind\":\"item\",\"depth\":0,\"label\":\"・\",\"text\":\"年6回の会議\\u000a  "
        "市役所で\"},\"edits\":[{\"kept\":\"年\"},{\"deleted\":\"4回\"},{\"inserted\":\"6回\"},{\"kept\":"
        "\"の会議\\u000a "
        " 市役所で\"}]},\n"
        "      {\"kind\":\"removed\",\"old\":{\"kind\":\"item\",\"depth\":0,\"label\":\"・\",\"text\":\"別の会議\"}},\n"
        "      "
        "{\"kind\":\"moved\",\"moved\":true,\"from\":\"b\",\"old\":{\"kind\":\"item\",\"depth\":0,\"label\":\"・\","
        "\"text\":\"市民講演会を開催した\"},\"new\":{\"kind\":\"item\",\"depth\":0,\"label\":\"・\",\"text\":"
        "\"市民講演会を開催した\"}},\n"
        "      "
        "{\"kind\":\"moved\",\"moved\":true,\"old\":{\"kind\":\"item\",\"depth\":0,\"label\":\"・\",\"text\":"
        "\"丁目の説明会\"},\"new\":{\"kind\":\"item\",\"depth\":0,\"label\":\"・\",\"text\":\"丁目の説明会\"}}]},\n"
        "    {\"field\":\"e\",\"label\":\"丙\",\"changes\":[\n"
        "      "
        "{\"kind\":\"marked\",\"old\":{\"kind\":\"item\",\"depth\":0,\"label\":\"・\",\"text\":\"同じ\"},\"new\":{"
        "\"kind\":\"item\",\"depth\":0,\"label\":\"※\",\"text\":\"同じ\"}}]},\n"
        "    {\"field\":\"d\",\"label\":\"丁\",\"changes\":[\n"
        "      {\"kind\":\"added\",\"new\":{\"kind\":\"item\",\"depth\":0,\"label\":\"・\",\"text\":\"新しい\"}}]}]},\n"
        "  "
        "{\"new\":[{\"code\":\"2\",\"name\":\"桑名市\"}],\"old\":[{\"code\":\"2\",\"name\":\"桑名市\"},{\"code\":\"3\","
        "\"name\":\"旧町\"}],\"old_cards\":1,\"parted\":true,\"fields\":[]},\n"
        "  "
        "{\"new\":[{\"code\":\"3\",\"name\":\"新町\"}],\"old\":[{\"code\":\"2\",\"name\":\"桑名市\"},{\"code\":\"3\","
        "\"name\":\"旧町\"}],\"old_cards\":1,\"parted\":true,\"fields\":[]},\n"
        "  {\"new\":[{\"code\":\"6\",\"name\":\"川越町\"}],\"old\":[],\"old_cards\":0,\"parted\":false,\"fields\":[\n"
        "    {\"field\":\"d\",\"label\":\"丁\",\"changes\":[\n"
        "      {\"kind\":\"added\",\"new\":{\"kind\":\"item\",\"depth\":0,\"label\":\"・\",\"text\":\"初めて\"}}]}]},\n"
        "  {\"new\":[],\"old\":[{\"code\":\"4\",\"name\":\"木曽岬町\"}],\"old_cards\":1,\"parted\":false,\"fields\":[\n"
        "    {\"field\":\"e\",\"label\":\"丙\",\"changes\":[\n"
        "      "
        "{\"kind\":\"removed\",\"old\":{\"kind\":\"paragraph\",\"depth\":0,\"label\":\"\",\"text\":\"\\\"引用\\\"\"}}]}"
        "]}]}\n");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
