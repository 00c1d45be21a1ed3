// Tables of comma-separated values by RFC 4180, with two heads.
#include "small.h"

static void rows_and_quotation_marks(void **state) {
    (void)state;
    tz_arena *arena = tz_arena_new(NULL);
    const tz_edition *right = small_edition(arena);
    const tz_text answers[] = {small_text("課, 係"), small_text("・水\n・\"米\"  "), small_text(""), small_text("=1+1"),
                               small_text("特になし")};
    const tz_card card = small_card(answers);
    tz_edition edition = *right;
    edition.cards = &card;
    edition.cards_n = 1;
    tz_bytes out = {0};
    tz_exchange_csv(arena, &edition, &out);
    assert_string_equal(tz_arena_copy(arena, out.at, out.n),
                        "\xEF\xBB\xBF"
                        "code,name,office.name,stock.food,stock.power,shelter.food,shelter.notes\r\n"
                        "市町村コード,市町村名,●担当課,①食料,②電源,①炊き出し,②その他\r\n"
                        "242098、245437,尾鷲市、紀北町,\"課, 係\",\"・水\n・\"\"米\"\"\",,=1+1,特になし\r\n");
    tz_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(rows_and_quotation_marks)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
