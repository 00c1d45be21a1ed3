// form.yaml of what was found in a workbook.
#include "create/create.h"

#include <string.h>

static void put_text(tz_arena *arena, tz_bytes *out, int indent, const char *key, const tz_text *text) {
    if (!text->size)
        return;
    tz_bytes_format(arena, out, "%*s%s: ", indent, "", key);
    tz_create_put_text(arena, out, text, indent, false);
    tz_bytes_format(arena, out, "\n");
}

static void put_id(tz_arena *arena, tz_bytes *out, int indent, const char *id, const char *cell) {
    tz_bytes_format(arena, out, cell ? "%*s- id: %s   # %s\n" : "%*s- id: %s\n", indent, "", id, cell);
}

static void put_choices(tz_arena *arena, tz_bytes *out, const tz_texts *choices) {
    if (!choices->n)
        return;
    tz_bytes_format(arena, out, "        choices:\n");
    for (size_t i = 0; i < choices->n; i++) {
        tz_bytes_format(arena, out, "          - ");
        tz_create_put_text(arena, out, &choices->at[i], 10, false);
        tz_bytes_format(arena, out, "\n");
    }
}

static void put_field(tz_arena *arena, tz_bytes *out, const tz_found_field *field) {
    enum { INDENT = 8 };
    put_id(arena, out, INDENT - 2, field->id, field->cell);
    put_text(arena, out, INDENT, "label", &field->label);
    put_text(arena, out, INDENT, "short", &field->short_label);
    put_text(arena, out, INDENT, "was", &field->was);
    put_text(arena, out, INDENT, "language", &field->language);
    put_text(arena, out, INDENT, "help", &field->help);
    put_text(arena, out, INDENT, "example", &field->example);
    put_choices(arena, out, &field->choices);
}

static void put_section(tz_arena *arena, tz_bytes *out, const tz_found_section *section) {
    put_id(arena, out, 2, section->id, section->cell);
    put_text(arena, out, 4, "label", &section->label);
    tz_bytes_format(arena, out, "    fields:\n");
    for (size_t i = 0; i < section->fields.n; i++)
        put_field(arena, out, &section->fields.at[i]);
}

void tz_create_form(tz_arena *arena, const tz_found_form *form, const char *file, tz_created *created) {
    tz_bytes out = {0};
    tz_bytes_format(arena, &out,
                    "# 調査票: 節(sections)と項目(fields)を、印刷する順に並べたものです。%s から作りました。\n"
                    "# id は回答を書くファイルで使う名前です。半角の英小文字・数字・_ "
                    "で、意味の分かる名前に変えてもかまいません。\n"
                    "# 項目を減らすときは行を消し、増やすときは足します。順番は行を並べ替えます。\n",
                    file);
    put_text(arena, &out, 0, "title", &form->title);
    put_text(arena, &out, 0, "note", &form->note);
    tz_bytes_format(arena, &out, "sections:\n");
    for (size_t i = 0; i < form->sections.n; i++)
        put_section(arena, &out, &form->sections.at[i]);
    tz_created_add(arena, created, "form.yaml", &out);
}
