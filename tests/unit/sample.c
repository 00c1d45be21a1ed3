#include "sample.h"
#include "any_version.h"

#include "base/file.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static tz_fonts *open_fonts(tz_arena *arena, tz_diag *diag) {
    tz_input *files = TZ_NEW(arena, tz_input);
    const tz_source *config = tz_file_read(arena, "fonts/fonts.yaml", TZ_FILE_LIMIT, (tz_place){0}, diag);
    assert(config);
    size_t size;
    const char *yaml = test_any_version(arena, tz_arena_copy(arena, config->bytes, config->size), &size);
    config = tz_source_new(arena, config->name, yaml, size);
    tz_fonts *fonts = tz_fonts_read(arena, config, files, diag);
    assert(fonts && tz_folder_open(arena, tz_fonts_directory(fonts), TZ_FONT_LIMIT, files, diag));
    return fonts;
}

sample *sample_new(void) {
    tz_arena *arena = tz_arena_new(NULL);
    sample *s = TZ_NEW(arena, sample);
    s->arena = arena;
    s->diag = tz_diag_new();
    s->fonts = open_fonts(arena, s->diag);
    s->book = TZ_NEW(arena, tz_book);
    *s->book = (tz_book){.width = 297 * TZ_MM,
                         .height = 210 * TZ_MM,
                         .title = "見本 & <試験>",
                         .author = "三重県",
                         .subject = "在宅医療",
                         .language = "ja-JP",
                         .date = "2026-03-31",
                         .fonts = s->fonts};
    tz_element_new(arena, s->book, NULL, TZ_ROLE_DOCUMENT);
    return s;
}

void sample_free(sample *s) {
    tz_diag_free(s->diag);
    tz_arena_free(s->arena);
}

tz_page *sample_page(sample *s, const char *label) {
    tz_page *page = tz_page_new(s->arena);
    page->label = label;
    page->index = (uint32_t)s->pages.n;
    *TZ_ADD(s->arena, &s->pages) = page;
    s->book->pages = s->pages.at;
    s->book->pages_n = s->pages.n;
    return page;
}

static tz_run *start_run(sample *s, tz_page *page, const tz_glyph *glyph, int size, const char *text) {
    tz_run *run = &tz_page_item(s->arena, page, TZ_ITEM_RUN)->run;
    *run = (tz_run){.kind = TZ_ITEM_RUN, .face = glyph->face, .size = size * TZ_PT, .color = {.k = 1000}, .text = text};
    return run;
}

static void draw(sample *s, tz_page *page, const tz_shaped *shaped, int size, int x, int y, const char *text) {
    int64_t pen = 0;
    tz_run *run = NULL;
    for (size_t i = 0; i < shaped->clusters_n; i++) {
        const tz_cluster *cluster = &shaped->clusters[i];
        for (uint32_t k = 0; k < cluster->glyphs_n; k++) {
            const tz_glyph *glyph = &shaped->glyphs[cluster->glyph + k];
            if (!run || run->face != glyph->face) {
                run = start_run(s, page, glyph, size, text + cluster->start);
                run->glyphs = TZ_ARRAY(s->arena, tz_run_glyph, shaped->glyphs_n);
            }
            ((tz_run_glyph *)run->glyphs)[run->glyphs_n++] =
                (tz_run_glyph){.id = glyph->id,
                               .x = x * TZ_PT + tz_em_to_len(pen + glyph->x_offset, size * TZ_PT),
                               .y = y * TZ_PT - tz_em_to_len(glyph->y_offset, size * TZ_PT),
                               .text = (uint16_t)(text + cluster->start - run->text)};
            pen += glyph->advance;
        }
        if (run)
            run->text_size = (uint32_t)(text + cluster->end - run->text);
    }
}

void sample_text(sample *s, tz_element *element, const char *family, int size, int x, int y, const char *text) {
    tz_page *page = s->pages.at[s->pages.n - 1];
    tz_text source = tz_text_from_string(text);
    tz_shaped shaped;
    tz_font font = {.family = tz_fonts_family(s->fonts, family)};
    if (!tz_fonts_shape(s->fonts, s->arena, font, &source, s->diag, &shaped)) {
        tz_bytes out = {0};
        tz_diag_print(s->diag, s->arena, &out);
        fprintf(stderr, "%.*s", (int)out.n, out.at);
        abort();
    }
    if (element)
        tz_page_content(s->arena, page, element);
    else
        tz_page_artifact(s->arena, page, TZ_ARTIFACT_PAGINATION);
    draw(s, page, &shaped, size, x, y, text);
}

static tz_element *leaf(sample *s, tz_element *parent, tz_role role, int x, int y, const char *text) {
    tz_element *element = tz_element_new(s->arena, s->book, parent, role);
    sample_text(s, element, "gothic", 10, x, y, text);
    return element;
}

static void list(sample *s, tz_element *parent, int x, int y) {
    tz_element *l = tz_element_new(s->arena, s->book, parent, TZ_ROLE_L);
    static const char *const items[] = {"入退院支援", "〜と～は別の文字", "𠮷野家と葛\xf3\xa0\x84\x80城市"};
    for (int i = 0; i < 3; i++) {
        tz_element *item = tz_element_new(s->arena, s->book, l, TZ_ROLE_LI);
        leaf(s, item, TZ_ROLE_LBL, x, y + 14 * i, "・");
        leaf(s, item, TZ_ROLE_LBODY, x + 10, y + 14 * i, items[i]);
    }
}

static void table(sample *s, tz_element *parent, int y) {
    tz_element *t = tz_element_new(s->arena, s->book, parent, TZ_ROLE_TABLE);
    leaf(s, t, TZ_ROLE_CAPTION, 60, y, "取組の表");
    tz_element *head = tz_element_new(s->arena, s->book, t, TZ_ROLE_THEAD);
    tz_element *body = tz_element_new(s->arena, s->book, t, TZ_ROLE_TBODY);
    tz_element *row = tz_element_new(s->arena, s->book, head, TZ_ROLE_TR);
    tz_element *columns[2];
    for (int i = 0; i < 2; i++) {
        columns[i] = leaf(s, row, TZ_ROLE_TH, 60 + 200 * i, y + 20, i ? "課題" : "取組");
        tz_element_attributes(s->arena, columns[i])->scope = TZ_SCOPE_COLUMN;
    }
    row = tz_element_new(s->arena, s->book, body, TZ_ROLE_TR);
    for (int i = 0; i < 2; i++) {
        tz_element *cell = tz_element_new(s->arena, s->book, row, TZ_ROLE_TD);
        tz_element_header(s->arena, cell, columns[i]);
        if (i)
            leaf(s, cell, TZ_ROLE_P, 260, y + 40, "特になし");
        else
            list(s, cell, 60, y + 40);
    }
    tz_page *page = s->pages.at[s->pages.n - 1];
    tz_page_artifact(s->arena, page, TZ_ARTIFACT_LAYOUT);
    tz_page_rect(s->arena, page, (tz_box){55 * TZ_PT, (y + 8) * TZ_PT, 400 * TZ_PT, TZ_PT / 2}, (tz_color){.k = 1000});
    tz_page_rect(s->arena, page, (tz_box){55 * TZ_PT, (y + 24) * TZ_PT, 400 * TZ_PT, TZ_PT / 2}, (tz_color){.k = 600});
}

// A link; its target is set when all pages exist.
static tz_link *link(sample *s, tz_element *parent, int y) {
    tz_element *item =
        tz_element_new(s->arena, s->book, tz_element_new(s->arena, s->book, parent, TZ_ROLE_TOC), TZ_ROLE_TOCI);
    tz_element *element = tz_element_new(s->arena, s->book, item, TZ_ROLE_LINK);
    sample_text(s, element, "gothic", 10, 60, y, "次のページへ");
    tz_link *made = tz_page_link(s->arena, s->pages.at[s->pages.n - 1], element);
    made->x = 60 * TZ_PT;
    made->y = (y - 10) * TZ_PT;
    made->width = 60 * TZ_PT;
    made->height = 12 * TZ_PT;
    made->contents = "2ページへ";
    return made;
}

static void figure(sample *s, tz_element *parent, int y) {
    tz_element *element = tz_element_new(s->arena, s->book, parent, TZ_ROLE_FIGURE);
    static const tz_len points[] = {60 * TZ_PT, 0, 70 * TZ_PT, 0, 65 * TZ_PT, 10 * TZ_PT};
    tz_len *moved = TZ_ARRAY(s->arena, tz_len, 6);
    for (int i = 0; i < 6; i++)
        moved[i] = points[i] + (i % 2 ? y * TZ_PT : 0);
    tz_element_attributes(s->arena, element)->alt = "実施中";
    tz_page *page = s->pages.at[s->pages.n - 1];
    tz_page_content(s->arena, page, element);
    tz_item *item = tz_page_item(s->arena, page, TZ_ITEM_PATH);
    item->path.points = moved;
    item->path.n = 3;
    item->path.color = (tz_color){.k = 1000};
}

static void second_page(sample *s, tz_element *section) {
    sample_page(s, "2");
    leaf(s, section, TZ_ROLE_H2, 60, 60, "明朝とノート");
    tz_element *para = leaf(s, section, TZ_ROLE_P, 60, 80, "か゚と゛の結合文字: ");
    sample_text(s, para, "mincho", 12, 60, 100, "明朝体のテキスト");
    sample_text(s, para, "noto-gothic", 12, 60, 120, "Noto Sans 骨〜～葛\xf3\xa0\x84\x80葛");
    leaf(s, section, TZ_ROLE_NOTE, 60, 140, "※ 注記");
    sample_text(s, NULL, "gothic", 8, 400, 580, "- 2 -");
}

sample *sample_full(void) {
    sample *s = sample_new();
    sample_page(s, "i");
    tz_element *section = tz_element_new(s->arena, s->book, s->book->document, TZ_ROLE_SECT);
    tz_element_attributes(s->arena, section)->title = "見本の節";
    leaf(s, section, TZ_ROLE_H1, 60, 40, "見本の見出し");
    leaf(s, section, TZ_ROLE_H2, 60, 60, "取組と課題");
    table(s, section, 80);
    tz_link *further = link(s, section, 300);
    figure(s, section, 320);
    second_page(s, section);
    const tz_page *first = s->pages.at[0], *second = s->pages.at[1];
    const tz_bookmark all[] = {{"見本", 0, first, 0, true},
                               {"取組 & 課題", 1, first, 60 * TZ_PT, false},
                               {"明朝", 1, second, 50 * TZ_PT, false},
                               {"奥付", 0, second, 0, false}};
    tz_bookmark *marks = TZ_ARRAY(s->arena, tz_bookmark, 4);
    memcpy(marks, all, sizeof all);
    further->page = second;
    s->book->bookmarks = marks;
    s->book->bookmarks_n = 4;
    return s;
}
