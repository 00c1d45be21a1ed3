// For tests of forms: the head of an edition with three municipalities, and an older one with cards.
#ifndef TEST_EXCHANGE_FORMS_H
#define TEST_EXCHANGE_FORMS_H

#include "inputs.h"
#include "record/record.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

typedef struct forms {
    tz_arena *arena;
    tz_diag *diag;
    const tz_edition *head, *old;
} forms;

#define FORM_EDITION "title: 備え\nprefecture: {code: \"240001\", name: 三重県}\npublisher: 三重県\nform: form.yaml\n"
#define FORM_LIST                                                                                                      \
    "municipalities:\n  - {code: \"242012\", name: 津市, roman: tsu}\n  - {code: \"242055\", name: 桑名市, was: " \
    "[\"242063\"]}\n  - {code: \"242098\", name: 尾鷲市}\n"

static inline forms open_forms(const char *list) {
    forms it = {.arena = tz_arena_new(NULL), .diag = tz_diag_new()};
    const input_text head[] = {
        {"edition.yaml", tz_arena_format(it.arena, "id: r8\nfiscal_year: 令和8年度\nregions: []\n" FORM_EDITION "%s",
                                         list ? "municipalities: list.yaml\n" : "")},
        {"form.yaml", "title: 備えの調査\nnote: お答えください。\nsections:\n  - id: a\n    label: (1)節\n    fields:\n"
                      "      - {id: b, label: ①あ, help: 名前, example: 防災課}\n"
                      "      - {id: c, label: ②い, choices: [ある, ない]}\n      - {id: d, label: ③う}\n"},
        {"list.yaml", list},
        {NULL, NULL}};
    const input_text old[] = {
        {"edition.yaml", "id: r7\nfiscal_year: 令和7年度\nregions: [{name: 県, cards: [one, two]}]\n" FORM_EDITION},
        {"form.yaml", "title: 備えの調査\nsections:\n  - id: a\n    label: (1)節\n    fields:\n"
                      "      - {id: c, label: ②い}\n      - {id: b, label: ①あ}\n"},
        {"cards/one.yaml", "municipalities: [{code: \"242012\", name: 津市}, {code: \"242098\", name: 尾鷲市}]\n"
                           "a: {c: 津の答え, b: \"\"}\n"},
        {"cards/two.yaml", "municipalities: [{code: \"242063\", name: 旧桑名市}]\na: {c: \"\", b: 桑名の答え}\n"},
        {NULL, NULL}};
    tz_input input = input_texts(head), old_input = input_texts(old);
    it.head = tz_edition_read_head(it.arena, &input, it.diag);
    it.old = tz_edition_read(it.arena, &old_input, 1, it.diag);
    if (!it.head || !it.old)
        fail_msg("%s", input_messages(it.arena, it.diag));
    return it;
}

static inline void close_forms(forms *it) {
    tz_diag_free(it->diag);
    tz_arena_free(it->arena);
}

#endif
