// Empty cards, for those who write answers as YAML.
#include "create/create.h"

#include <string.h>

const char *tz_create_card_name(tz_arena *arena, const tz_municipality *first, tz_card_naming naming) {
    const char *name = tz_text_to_string(arena, &first->name), *code = tz_text_to_string(arena, &first->code);
    if (naming == TZ_CARDS_JAPANESE)
        return name;
    return first->roman.size ? tz_arena_format(arena, "%s-%.*s", code, (int)first->roman.size, first->roman.bytes)
                             : tz_arena_format(arena, "%s-%s", code, name);
}

// A text on one line, behind `mark`.
static void put_comment(tz_arena *arena, tz_bytes *out, const char *mark, const tz_text *text) {
    tz_bytes_format(arena, out, "%s", mark);
    for (size_t i = 0; i < text->size; i++)
        tz_bytes_add(arena, out, text->bytes[i] == '\n' || text->bytes[i] == '\r' ? " " : text->bytes + i, 1);
    tz_bytes_add(arena, out, "\n", 1);
}

static void put_field(tz_arena *arena, tz_bytes *out, const tz_field *field) {
    put_comment(arena, out, "  # ", &field->label);
    if (field->help.size)
        put_comment(arena, out, "  #   ", &field->help);
    tz_bytes_format(arena, out, "  %.*s: |\n", (int)field->id.size, field->id.bytes);
}

static void put_municipalities(tz_arena *arena, tz_bytes *out, const tz_municipality *all, size_t n) {
    tz_bytes_format(arena, out, "municipalities:\n");
    for (size_t i = 0; i < n; i++) {
        tz_bytes_format(arena, out, "  - {code: \"%.*s\", name: ", (int)all[i].code.size, all[i].code.bytes);
        tz_create_put_text(arena, out, &all[i].name, 0, true);
        tz_bytes_format(arena, out, "}\n");
    }
}

void tz_create_card(tz_arena *arena, const tz_edition *head, const char *name, const tz_municipality *municipalities,
                    size_t n, tz_created *created) {
    const tz_form *form = head->form;
    tz_bytes out = {0};
    const tz_card card = {.municipalities = municipalities, .municipalities_n = n};
    tz_bytes_format(arena, &out, "# %s（%.*s）\n", tz_card_names(arena, &card), (int)head->fiscal_year.size,
                    head->fiscal_year.bytes);
    tz_bytes_format(arena, &out,
                    "# 回答は、項目の行の下に、空白4つぶん下げて書きます。回答がない項目は、そのままにします。\n");
    put_municipalities(arena, &out, municipalities, n);
    for (size_t i = 0; i < form->sections_n; i++) {
        const tz_section *section = &form->sections[i];
        tz_bytes_format(arena, &out, "\n");
        put_comment(arena, &out, "# ", &section->label);
        tz_bytes_format(arena, &out, "%.*s:\n", (int)section->id.size, section->id.bytes);
        for (size_t k = section->first; k < section->first + section->n; k++)
            put_field(arena, &out, &form->fields[k]);
    }
    tz_created_add(arena, created, tz_arena_format(arena, "cards/%s.yaml", name), &out);
}

void tz_create_cards(tz_arena *arena, const tz_edition *head, tz_card_naming naming, tz_created *created) {
    for (size_t i = 0; i < head->official_n; i++) {
        const tz_municipality *it = &head->official[i];
        tz_create_card(arena, head, tz_create_card_name(arena, it, naming), it, 1, created);
    }
}
