// edition.yaml of a new edition: what it must say, and below that, as comments, what it may. The comments have the word
// for municipalities that messages have (base/diag.h), which is this edition's once its head has been read.
#include "base/diag.h"
#include "create/create.h"

#include <string.h>

static void put_line(tz_arena *arena, tz_bytes *out, const char *key, const char *text) {
    const tz_text value = tz_text_from_string(text);
    tz_bytes_format(arena, out, "%s: ", key);
    tz_create_put_text(arena, out, &value, 0, false);
    tz_bytes_format(arena, out, "\n");
}

static void put_head(tz_arena *arena, tz_bytes *out, const tz_new_edition *edition) {
    const tz_place_entry *prefecture = &edition->prefecture->own;
    tz_bytes_format(
        arena, out,
        tz_diag_format(
            arena, "# %sの設定です。必ず書くのは、表題(title)、年度(fiscal_year)、都道府県(prefecture)の3つだけです。\n"
                   "# 調査票は form.yaml、{units}の一覧は municipalities.yaml、回答は cards/ にあります。\n"),
        edition->fiscal_year);
    put_line(arena, out, "title", edition->title);
    put_line(arena, out, "fiscal_year", edition->fiscal_year);
    tz_bytes_format(arena, out, "prefecture: {code: \"%s\", name: %s}\n", prefecture->code.bytes,
                    prefecture->name.bytes);
}

// Two names of the list, so that the example is one of this prefecture.
static void put_regions_example(tz_arena *arena, tz_bytes *out, const tz_prefecture *prefecture) {
    const tz_place_entry *all = prefecture->municipalities;
    size_t n = prefecture->municipalities_n;
    tz_bytes_format(
        arena, out,
        tz_diag_format(arena,
                       "\n# 地域(圏域)ごとに分けて載せるとき。どの{units}も、必ず1つの地域に書きます。書かなければ、\n"
                       "# municipalities.yaml の順に並びます。\n"
                       "# regions:\n"
                       "#   - name: 〇〇地域\n"
                       "#     cards: [%s, %s]\n"
                       "#   - name: △△地域\n"
                       "#     cards: [%s]\n"),
        n > 0 ? all[0].name.bytes : "〇〇市", n > 1 ? all[1].name.bytes : "〇〇町",
        n > 2 ? all[2].name.bytes : "〇〇村");
}

static const char options[] = // in the order in which people ask for them
    "\n# 会議の名前と、発行日(年度の中の日付)。書けば、表紙と奥付に入ります。\n"
    "# meeting: 第1回 在宅医療・介護連携推進会議\n"
    "# date: %04d-03-31\n"
    "\n# 発行者。書かなければ、都道府県の名前です。\n"
    "# publisher: %s福祉保健部\n"
    "\n# 体裁(用紙、文字の大きさなど)。書かなければ a4.yaml です。\n"
    "# layout: a3.yaml\n"
    "\n# 冊子に入れるものと、その順番。書かなければ、体裁が決めます。\n"
    "# parts: [cover, contents, overview, cards, themes, index, colophon]\n";

static const char front_pages[] =
    "\n# 索引にのせる語と、その読み(ひらがな)。also は、同じ語として探す別の書き方です。\n"
    "# terms:\n"
    "#   - {term: ACP, reading: えーしーぴー, also: [人生会議]}\n"
    "#   - {term: 訪問看護, reading: ほうもんかんご}\n"
    "\n# カードの前に載せるページ。digest は回答の要約、outline は調査の概要です。\n"
    "# digest:\n"
    "#   title: {units}における取組状況\n"
    "#   groups:\n"
    "#     - heading: ○住民への普及啓発\n"
    "#       text: |\n"
    "#         ・市民講演会\n"
    "#         ・出前講座\n"
    "# outline:\n"
    "#   title: 調査の概要\n"
    "#   groups:\n"
    "#     - heading: ① 目的\n"
    "#       text: |\n"
    "#         ここに、調査の目的を書きます。\n";

static void put_themes_example(tz_arena *arena, tz_bytes *out, const tz_form *form) {
    tz_bytes_format(
        arena, out,
        tz_diag_format(arena, "\n# テーマ別一覧(1つの項目への、すべての{units}の回答をまとめた表)にする項目。form.yaml "
                              "の「節.項目」です。\n"
                              "# themes:\n"));
    for (size_t i = 0; i < form->fields_n && i < 2; i++)
        tz_bytes_format(arena, out, "#   - %s\n", form->fields[form->fields_n - 1 - i].path);
}

void tz_create_edition(tz_arena *arena, const tz_new_edition *edition, const tz_edition *head, tz_created *created) {
    tz_bytes out = {0};
    put_head(arena, &out, edition);
    if (edition->regions)
        tz_bytes_add(arena, &out, edition->regions->at, edition->regions->n);
    if (head) {
        tz_bytes_format(arena, &out, "\n# ここから下は、必要なものだけ、行の先頭の「# 」を消して使います。\n");
        if (!edition->regions)
            put_regions_example(arena, &out, edition->prefecture);
        tz_bytes_format(arena, &out, options, head->year + 1, edition->prefecture->own.name.bytes);
        put_themes_example(arena, &out, head->form);
        tz_bytes_format(arena, &out, tz_diag_format(arena, front_pages));
    }
    tz_created_add(arena, created, "edition.yaml", &out);
}
