// Questions and heads of sections on worksheets of every usual make.
#include "form_grid.h"

static void boxes_tell_questions(void **state) {
    (void)state;
    FORM_GRID("備えの調査|<|<\n市町村名||<\n連携拠点|<|<\n名称||<\n目指す姿|<|<\n●療養||<\n●看取り||<"
              "\n※御協力ありがとうございました|<|<",
              "備えの調査: 連携拠点(名称) 目指す姿(●療養 ●看取り)", 0);
    FORM_GRID("題\n問1 現状|<|<\n|<|<\n問2 今後|<|<\n|<|<\n^|^|^", "題: 題(問1 現状 問2 今後)", 0);
}

// What explains a label stands between it and its box.
static void explanations_are_no_questions(void **state) {
    (void)state;
    FORM_GRID("題\nバス|本数など||<\n鉄道|駅など||<\n船|港など||<", "題: 題(バス 鉄道 船)", 0);
}

static void heads_of_an_empty_table_are_questions(void **state) {
    (void)state;
    FORM_GRID("子育ての調査\n市町村名\n(1) 相談|<|<|(2) 給付|<\n① 窓口|② 件数|③ 課題|① 種類|② 金額",
              "子育ての調査: (1) 相談(① 窓口 ② 件数 ③ 課題) (2) 給付(① 種類 ② 金額)", 0);
    FORM_GRID("市町村コード|市町村名|状況|取組|課題", "調査: 調査(状況 取組 課題)", 0);
}

static void heads_at_the_left_span_rows(void **state) {
    (void)state;
    FORM_GRID("観光の調査\n\n資源|自然\n^|歴史\n^|食\n受入れ|宿泊\n^|交通\nその他|意見",
              "観光の調査: 資源(自然 歴史 食) 受入れ(宿泊 交通) その他(意見)", 0);
}

static void a_head_names_the_column_of_answers(void **state) {
    (void)state;
    FORM_GRID("交通の調査\n項目|説明|回答欄\nバス|具体的に書いてください\n鉄道|具体的に書いてください",
              "交通の調査: 交通の調査(バス 鉄道)", 0);
    FORM_GRID("消防の調査\n項目|回答|備考\n1 団員\n(1) 人数||人\n(2) 年齢||歳\n2 装備\n(1) 車両||台",
              "消防の調査: 1 団員((1) 人数 (2) 年齢) 2 装備((1) 車両)", 0);
}

static void numbers_tell_heads(void **state) {
    (void)state;
    FORM_GRID("福祉の調査\n1 計画\n(1) 策定\n(2) 見直し\n2 体制\n(1) 職員\n3 意見",
              "福祉の調査: 1 計画((1) 策定 (2) 見直し) 2 体制((1) 職員 3 意見)", 3);
    FORM_GRID("防災の調査\n■ 備蓄\n食料\n水\n■ 避難所\n数", "防災の調査: ■ 備蓄(食料 水) ■ 避難所(数)", 2);
    FORM_GRID("題\n拠点\n●名称\n姿\n●療養\n●看取り\n(1)状況\n①現状\n②取組\n(2)資料\n①ACP",
              "題: 拠点(●名称) 姿(●療養 ●看取り) (1)状況(①現状 ②取組) (2)資料(①ACP)", 4);
}

static void columns_tell_heads(void **state) {
    (void)state;
    FORM_GRID("環境の調査\n\nごみ\n|分別\n|減量\n水質\n|河川", "環境の調査: ごみ(分別 減量) 水質(河川)", 0);
}

static void a_plain_list_has_one_section(void **state) {
    (void)state;
    FORM_GRID("実績の調査\n市町村名\n開設日\n件数\n自由記載", "実績の調査: 実績の調査(開設日 件数 自由記載)", 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(boxes_tell_questions),
        cmocka_unit_test(explanations_are_no_questions),
        cmocka_unit_test(heads_of_an_empty_table_are_questions),
        cmocka_unit_test(heads_at_the_left_span_rows),
        cmocka_unit_test(a_head_names_the_column_of_answers),
        cmocka_unit_test(numbers_tell_heads),
        cmocka_unit_test(columns_tell_heads),
        cmocka_unit_test(a_plain_list_has_one_section),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
