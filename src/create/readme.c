// README.txt of a new edition: what it is made of, and the next three commands. With CR LF, as Notepad wants it.
#include "create/create.h"

#include <string.h>

static const char of_workbooks[] =
    "1. 調査票(Excel)を、市区町村の数だけ作ります。作ったものを市区町村に送ります。\n"
    "\n"
    "     tsuzuri form %s -o %s-forms\n"
    "\n"
    "   記入されて返ってきた調査票は、そのまま cards フォルダに入れます。ファイルの名前は変わっていても\n"
    "   かまいません。\n";
static const char of_cards[] =
    "1. 回答を cards フォルダのファイル(1市区町村に1つ)に書きます。調査票(Excel)で集めるときは、まず\n"
    "   次のコマンドで調査票を作って市区町村に送ります。\n"
    "\n"
    "     tsuzuri form %s -o %s-forms\n"
    "\n"
    "   返ってきた調査票は、次のコマンドで cards に取り込みます。\n"
    "\n"
    "     tsuzuri import 返ってきた調査票.xlsx -o %s\n";
static const char rest[] =
    "\n"
    "2. 誤りや書き忘れがないかを確かめます。何も書き換えません。\n"
    "\n"
    "     tsuzuri check %s\n"
    "\n"
    "3. 冊子をPDFにします。\n"
    "\n"
    "     tsuzuri build %s -o %s.pdf\n"
    "\n"
    "このフォルダにあるもの\n"
    "\n"
    "  edition.yaml         表題、年度、都道府県など。地域、索引の語、前付のページなども、ここに書きます\n"
    "  form.yaml            調査票。節と項目を、印刷する順に並べたもの\n"
    "  municipalities.yaml  市区町村のコード、名前、ファイル名に使うローマ字\n"
    "  cards                回答を入れるフォルダ\n";

void tz_create_readme(tz_arena *arena, const tz_edition *head, const char *folder, bool workbooks,
                      tz_created *created) {
    tz_bytes text = {0}, out = {0};
    tz_bytes_format(arena, &text, "%.*s\n\n次にすること\n\n", (int)head->title.size, head->title.bytes);
    if (workbooks)
        tz_bytes_format(arena, &text, of_workbooks, folder, folder);
    else
        tz_bytes_format(arena, &text, of_cards, folder, folder, folder);
    tz_bytes_format(arena, &text, rest, folder, folder, folder);
    for (size_t i = 0; i < text.n; i++)
        tz_bytes_add(arena, &out, text.at[i] == '\n' ? "\r\n" : text.at + i, text.at[i] == '\n' ? 2 : 1);
    tz_created_add(arena, created, "README.txt", &out);
}
