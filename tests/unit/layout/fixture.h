// For tests of layouts: a form of two fields, an edition of one card, and layout files for them.
#ifndef TEST_LAYOUT_FIXTURE_H
#define TEST_LAYOUT_FIXTURE_H

#include "fonts.h"
#include "inputs.h"
#include "layout/layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const char form_text[] = "title: 調査票\nsections:\n  - id: work\n    label: (1)取組\n    fields:\n"
                                "      - {id: talk, label: ①会議, short: 会議}\n"
                                "      - {id: ict, label: ②ICT関係, short: ICT}\n";
static const char edition_text[] = "id: t1\ntitle: 取組\nfiscal_year: 令和7年度\n"
                                   "prefecture: {code: \"240001\", name: 三重県}\npublisher: 三重県\ndate: 2026-03-31\n"
                                   "form: form.yaml\nregions: [{name: 全域, cards: [242012-tsu]}]\n";
static const char card_text[] =
    "municipalities: [{code: \"242012\", name: 津市}]\nwork: {talk: 会議を開く。, ict: なし}\n";

typedef struct fixture {
    test_fonts *fonts;
    tz_diag *diag;
    const tz_edition *edition;
    const tz_layout *layout;
    const char *messages;
} fixture;

// A layout file for an edition of this form and card, which finds other files through `layouts`.
static inline fixture read_layout_for_form(const char *form, const char *card, const char *text, tz_input layouts) {
    fixture f = {.fonts = test_fonts_new(), .diag = tz_diag_new()};
    tz_arena *arena = f.fonts->arena;
    const input_text texts[] = {{"edition.yaml", edition_text},
                                {"form.yaml", tz_arena_copy(arena, form, strlen(form))},
                                {"cards/242012-tsu.yaml", tz_arena_copy(arena, card, strlen(card))},
                                {NULL, NULL}};
    tz_input records = input_texts(texts);
    f.edition = tz_edition_read(arena, &records, 1, f.diag);
    if (!f.edition)
        fail_msg("%s", input_messages(arena, f.diag));
    const tz_source *source = input_source(arena, tz_arena_copy(arena, text, strlen(text)));
    f.layout = tz_layout_read(arena, source, &layouts, f.edition, f.fonts->fonts, f.diag);
    f.messages = input_messages(arena, f.diag);
    return f;
}

static inline fixture read_layout_for(const char *card, const char *text, tz_input layouts) {
    return read_layout_for_form(form_text, card, text, layouts);
}

static inline fixture read_layout_file(const char *text, tz_input layouts) {
    return read_layout_for(card_text, text, layouts);
}

// a4.yaml for the form above and a card, with these lines on top.
static inline fixture read_card_and_layout(const char *card, const char *lines) {
    static const char *const folders[] = {"layouts", NULL};
    tz_arena *arena = tz_arena_new(NULL);
    const char *overview = strstr(lines, "overview:") ? "" : "overview: {sections: [work]}\n";
    const char *pieces = strstr(lines, "card:") ? "" : "card: [{table: work, heads: top}]\n";
    const char *text = tz_arena_format(arena, "like: a4.yaml\n%s%s%s", pieces, overview, lines);
    fixture f = read_layout_for(card, text, input_folders(folders));
    tz_arena_free(arena);
    return f;
}

static inline fixture read_layout(const char *lines) {
    return read_card_and_layout(card_text, lines);
}

static inline void close_fixture(fixture *f) {
    tz_diag_free(f->diag);
    test_fonts_free(f->fonts);
}

// A layout of the required keys alone, with these lines at its end.
static inline fixture read_minimal_layout(const char *lines) {
    static const char *const folders[] = {"layouts", NULL};
    static const char minimal[] =
        "page: {width: 300mm, height: 200mm, margins: {top: 1mm, bottom: 2mm, left: 3mm, right: 4mm}}\n"
        "body: {max: 10pt, min: 8pt, uniform: edition, overflow: continue, fill: natural}\n"
        "ruling: {frame: 1mm, head: 2mm, inner: 3mm, color: K90, shade: K20}\nstyles: {plain: {}}\n"
        "cell: {body: plain, subhead: plain, head: plain, pad_x: 1mm, pad_y: 2mm, labels: [・]}\n"
        "card: [{table: work}]\ncontinued: （続き）\nparts: [cards]\n";
    tz_arena *arena = tz_arena_new(NULL);
    fixture f = read_layout_for(card_text, tz_arena_format(arena, "%s%s", minimal, lines), input_folders(folders));
    if (!f.layout)
        fail_msg("%s has these messages:\n%s", lines, f.messages);
    tz_arena_free(arena);
    return f;
}

// These lines on top of a4.yaml are refused with a message that has these words.
static inline void refused(const char *lines, const char *message) {
    fixture f = read_layout(lines);
    if (f.layout || !strstr(f.messages, message))
        fail_msg("%s is %s\n%s", lines, f.layout ? "accepted" : "refused in other words", f.messages);
    close_fixture(&f);
}

static inline void accepted(const char *lines) {
    fixture f = read_layout(lines);
    if (!f.layout)
        fail_msg("%s has these messages:\n%s", lines, f.messages);
    close_fixture(&f);
}

// The layout with these lines on top of a4.yaml; close it with close_fixture().
static inline fixture read_good_layout(const char *lines) {
    fixture f = read_layout(lines);
    if (!f.layout)
        fail_msg("%s has these messages:\n%s", lines, f.messages);
    return f;
}

#endif
