// README.txt of a new edition: what it is made of, and the next three commands. With CR LF, as Notepad wants it.
#include "create/create.h"

#include <string.h>

// ---- commands ----

// Where the shell would read something else, in quotation marks.
static const char *quoted(tz_arena *arena, const char *path) {
    if (!strpbrk(path, " \t\"'()&;<>|$`\\*?[]#~!"))
        return path;
    tz_bytes out = {0};
    tz_bytes_format(arena, &out, "'");
    for (; *path; path++)
        tz_bytes_add(arena, &out, *path == '\'' ? "'\\''" : path, *path == '\'' ? 4 : 1);
    tz_bytes_format(arena, &out, "'");
    return tz_arena_copy(arena, out.at, out.n);
}

tz_next_commands tz_create_next_commands(tz_arena *arena, const char *folder) {
    const char *at = quoted(arena, folder), *forms = quoted(arena, tz_arena_format(arena, "%s-forms", folder)),
               *pdf = quoted(arena, tz_arena_format(arena, "%s.pdf", folder));
    return (tz_next_commands){.form = tz_arena_format(arena, "tsuzuri form %s -o %s", at, forms),
                              .import = tz_arena_format(arena, "tsuzuri import 返ってきた調査票.xlsx -o %s", at),
                              .check = tz_arena_format(arena, "tsuzuri check %s", at),
                              .build = tz_arena_format(arena, "tsuzuri build %s -o %s", at, pdf)};
}

// ---- the text ----

static const char of_workbooks[] =
    "1. 調査票(Excel)を、@の数だけ作ります。作ったものを@に送ります。\n"
    "\n"
    "     %s\n"
    "\n"
    "   記入されて返ってきた調査票は、そのまま cards フォルダに入れます。ファイルの名前は変わっていても\n"
    "   かまいません。\n";
static const char of_cards[] =
    "1. 回答を cards フォルダのファイル(1つの@に1つ)に書きます。調査票(Excel)で集めるときは、まず\n"
    "   次のコマンドで調査票を作って@に送ります。\n"
    "\n"
    "     %s\n"
    "\n"
    "   返ってきた調査票は、次のコマンドで cards に取り込みます。\n"
    "\n"
    "     %s\n";
static const char rest[] =
    "\n"
    "2. 誤りや書き忘れがないかを確かめます。何も書き換えません。\n"
    "\n"
    "     %s\n"
    "\n"
    "3. 冊子をPDFにします。\n"
    "\n"
    "     %s\n"
    "\n"
    "このフォルダにあるもの\n"
    "\n"
    "  edition.yaml         表題、年度、都道府県など。地域、索引の語、前付のページなども、ここに書きます\n"
    "  form.yaml            調査票。節と項目を、印刷する順に並べたもの\n"
    "  municipalities.yaml  @のコード、名前、ファイル名に使うローマ字\n"
    "  cards                回答を入れるフォルダ\n";

// @ is the edition's word for its municipalities.
static const char *with_units(tz_arena *arena, const char *format, const char *units) {
    tz_bytes out = {0};
    for (; *format; format++)
        if (*format == '@')
            tz_bytes_add(arena, &out, units, strlen(units));
        else
            tz_bytes_add(arena, &out, format, 1);
    return tz_arena_copy(arena, out.at, out.n);
}

static void put(tz_arena *arena, tz_bytes *out, const char *text, const char *first, const char *second) {
    const char *const commands[] = {first, second};
    size_t n = 0;
    for (; *text; text += *text == '%' ? 2 : 1) // %s
        if (*text == '\n')
            tz_bytes_format(arena, out, "\r\n");
        else if (*text == '%')
            tz_bytes_format(arena, out, "%s", commands[n++ % 2]);
        else
            tz_bytes_add(arena, out, text, 1);
}

void tz_create_readme(tz_arena *arena, const tz_edition *head, const char *folder, bool workbooks,
                      tz_created *created) {
    const tz_next_commands next = tz_create_next_commands(arena, folder);
    const char *how = with_units(arena, workbooks ? of_workbooks : of_cards, head->units);
    tz_bytes out = {0};
    tz_bytes_format(arena, &out, "%.*s\r\n\r\n次にすること\r\n\r\n", (int)head->title.size, head->title.bytes);
    put(arena, &out, how, next.form, next.import);
    put(arena, &out, with_units(arena, rest, head->units), next.check, next.build);
    tz_created_add(arena, created, "README.txt", &out);
    created->has_cards_folder = true;
}
