// A whole booklet of a made-up edition: parts, numbers, links, marks, index, tabs, sheets.
#include "between.h"
#include "book/book.h"
#include "fonts.h"
#include "inputs.h"
#include "project/project.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

// ---- an edition of n cards, four a region ----

static const char form[] = "title: 調査票\n"
                           "sections:\n"
                           "  - id: work\n    label: (1)取組\n    fields:\n"
                           "      - {id: talk, label: ①会議, short: 会議}\n"
                           "      - {id: ict, label: ②ICT関係, short: ICT}\n"
                           "  - id: plan\n    label: (2)予定\n    fields:\n"
                           "      - {id: next, label: ①今後, short: 今後}\n";
static const char layout[] = "like: a4.yaml\n"
                             "card:\n"
                             "  - {heading: \"{title}({names})\", style: title, level: 1}\n"
                             "  - {heading: \"{label}\", of: work, style: section, level: 2}\n"
                             "  - {table: work, heads: top}\n"
                             "  - {heading: \"{label}\", of: plan, style: section, level: 2}\n"
                             "  - {table: plan, heads: top}\n"
                             "overview: {sections: [work, plan], short_below: 10}\n";

// 24 and three digits, with the check digit of the official codes.
static const char *code_of(tz_arena *arena, int number) {
    int digits = 24100 + number, sum = 0, weight = 2;
    for (int rest = digits; rest; rest /= 10)
        sum += rest % 10 * weight++;
    return tz_arena_format(arena, "%d%d", digits, (11 - sum % 11) % 10);
}

static const char *name_of(tz_arena *arena, int number) {
    return tz_arena_format(arena, "第%d町", number + 1);
}

// The last card is shared by two municipalities.
// `first`: what the first card says of ICT, or NULL for the usual.
static const char *card_text(tz_arena *arena, int number, int n, const char *first) {
    static const char *const ict[] = {"特になし", "短い。", "ＭＣＳを使い、関係者のあいだで情報を共有している。"};
    const char *other =
        number + 1 < n ? "" : tz_arena_format(arena, "  - {code: \"%s\", name: 共同町}\n", code_of(arena, n));
    return tz_arena_format(arena,
                           "municipalities:\n  - {code: \"%s\", name: %s}\n%s"
                           "work:\n  talk: |\n    ・会議を開き、バイタルリンクの説明をした。\n  ict: |\n    %s\n"
                           "plan:\n  next: |\n    【来年度】\n    ・会議を続ける。\n    ・研修を行う。\n",
                           code_of(arena, number), name_of(arena, number), other,
                           number || !first ? ict[number % 3] : first);
}

static const char *edition_text(tz_arena *arena, int n) {
    tz_bytes out = {0};
    tz_bytes_format(arena, &out,
                    "id: t1\ntitle: 試みの取組\nfiscal_year: 令和7年度\nprefecture: {code: \"240001\", name: 三重県}\n"
                    "publisher: 三重県\ndate: 2026-03-31\nform: form.yaml\nthemes: [work.ict]\nterms:\n"
                    "  - {term: MCS, reading: えむしーえす}\n"
                    "  - {term: バイタルリンク, reading: ばいたるりんく, also: [Vital]}\n"
                    "  - {term: 研修, reading: けんしゅう}\n"
                    "  - {term: どこにもない語, reading: どこにもないご}\n"
                    "outline:\n  title: 調査の概要\n  groups:\n    - {heading: ① 目的, text: 取組を知る。}\n"
                    "regions:\n");
    int size = n > 40 ? 8 : 4; // of a region: a page has room for so many tabs
    for (int i = 0; i < n; i += size) {
        tz_bytes_format(arena, &out, "  - name: 地域%d\n    cards: [", i / size + 1);
        for (int k = i; k < i + size && k < n; k++)
            tz_bytes_format(arena, &out, "%s%s-town", k > i ? ", " : "", code_of(arena, k));
        tz_bytes_format(arena, &out, "]\n");
    }
    return tz_arena_copy(arena, out.at, out.n);
}

typedef struct fixture {
    test_fonts *fonts;
    tz_arena *arena;
    tz_diag *diag;
    const tz_project *project;
    const tz_book *book;
} fixture;

// Layouts beside the one of the test.
static fixture open_edition_with(int n, const char *first) {
    fixture f = {.fonts = test_fonts_new(), .diag = tz_diag_new()};
    f.arena = f.fonts->arena;
    input_text *texts = TZ_ARRAY(f.arena, input_text, (size_t)n + 3);
    texts[0] = (input_text){"edition.yaml", edition_text(f.arena, n)};
    texts[1] = (input_text){"form.yaml", form};
    for (int i = 0; i < n; i++)
        texts[i + 2] = (input_text){tz_arena_format(f.arena, "cards/%s-town.yaml", code_of(f.arena, i)),
                                    card_text(f.arena, i, n, first)};
    static const char *const folders[] = {"layouts", NULL};
    tz_input records = input_texts(texts), layouts = input_folders(folders);
    tz_project *project = TZ_NEW(f.arena, tz_project);
    project->fonts = f.fonts->fonts;
    project->edition = tz_edition_read(f.arena, &records, 1, f.diag);
    if (project->edition)
        project->layout =
            tz_layout_read(f.arena, input_source(f.arena, layout), &layouts, project->edition, project->fonts, f.diag);
    if (!project->layout)
        fail_msg("%s", input_messages(f.arena, f.diag));
    f.project = project;
    return f;
}

static fixture open_edition(int n) {
    return open_edition_with(n, NULL);
}

static void close_edition(fixture *f) {
    tz_diag_free(f->diag);
    test_fonts_free(f->fonts);
}

static void make(fixture *f, const char *const *parts) {
    tz_book_options options = {.parts = parts};
    while (parts && parts[options.parts_n])
        options.parts_n++;
    f->book = tz_book_make(f->arena, f->project->edition, f->project->layout, f->project->fonts, &options, f->diag);
}

static fixture open_book(int n, const char *const *parts) {
    fixture f = open_edition(n);
    make(&f, parts);
    if (!f.book)
        fail_msg("%s", input_messages(f.arena, f.diag));
    return f;
}

// ---- looking at it ----

static void add_text(const fixture *f, tz_bytes *out, const tz_page *page, const tz_span *span) {
    for (uint32_t i = span->first; i < span->end; i++)
        if (page->items.at[i].kind == TZ_ITEM_RUN)
            tz_bytes_add(f->arena, out, page->items.at[i].run.text, page->items.at[i].run.text_size);
}

// The text of a page as drawn, artifacts or content.
static const char *page_text(const fixture *f, size_t index, bool content) {
    tz_bytes out = {0};
    const tz_page *page = f->book->pages[index];
    for (size_t i = 0; i < page->spans.n; i++)
        if ((page->spans.at[i].element != NULL) == content)
            add_text(f, &out, page, &page->spans.at[i]);
    return tz_arena_copy(f->arena, out.at ? out.at : "", out.n);
}

static void add_element(const fixture *f, tz_bytes *out, const tz_element *element) {
    for (size_t i = 0; i < element->kids.n; i++) {
        const tz_kid *kid = &element->kids.at[i];
        if (kid->kind == TZ_KID_ELEMENT)
            add_element(f, out, kid->element);
        else if (kid->kind == TZ_KID_SPAN)
            add_text(f, out, kid->page, &kid->page->spans.at[kid->index]);
    }
}

static const char *element_text(const fixture *f, const tz_element *element) {
    tz_bytes out = {0};
    add_element(f, &out, element);
    return tz_arena_copy(f->arena, out.at ? out.at : "", out.n);
}

static size_t count_role(const tz_element *element, tz_role role) {
    size_t n = element->role == role;
    for (size_t i = 0; i < element->kids.n; i++)
        if (element->kids.at[i].kind == TZ_KID_ELEMENT)
            n += count_role(element->kids.at[i].element, role);
    return n;
}

static const tz_element *part_titled(const fixture *f, const char *title) {
    for (size_t i = 0; i < f->book->document->kids.n; i++) {
        const tz_element *part = f->book->document->kids.at[i].element;
        const char *own = tz_attributes_of(part)->title;
        if (own && !strcmp(own, title))
            return part;
    }
    fail_msg("no part %s", title);
    return NULL;
}

static size_t page_with(const fixture *f, const char *text) {
    for (size_t i = 0; i < f->book->pages_n; i++)
        if (strstr(page_text(f, i, true), text))
            return i;
    fail_msg("no page has %s", text);
    return 0;
}

static const char *card_title(const fixture *f, const char *name) {
    return tz_arena_format(f->arena, "試みの取組(%s", name);
}

static bool ends_with(const char *text, const char *end) {
    size_t n = strlen(text), m = strlen(end);
    return n >= m && !strcmp(text + n - m, end);
}

// ---- tests ----

static void parts_stand_in_the_order_asked_for(void **state) {
    (void)state;
    static const char *const parts[] = {"cards", "outline", "contents", NULL};
    fixture f = open_book(3, parts);
    assert_int_equal(f.book->pages_n, 5);
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(f.book->pages[i]->label, tz_arena_format(f.arena, "%zu", i + 1));
    assert_non_null(strstr(page_text(&f, 0, true), card_title(&f, "第1町")));
    assert_non_null(strstr(page_text(&f, 3, true), "取組を知る"));
    assert_non_null(strstr(page_text(&f, 4, true), "目次"));
    assert_int_equal(f.book->document->kids.n, 3);
    close_edition(&f);
}

static void unknown_parts_and_parts_named_twice_are_refused(void **state) {
    (void)state;
    static const char *const unknown[] = {"cards", "theme", NULL}, *const twice[] = {"cards", "cards", NULL};
    fixture f = open_edition(1);
    make(&f, unknown);
    assert_null(f.book);
    assert_non_null(strstr(input_messages(f.arena, f.diag), "a booklet has no part theme"));
    assert_non_null(strstr(input_messages(f.arena, f.diag), "did you mean themes?"));
    make(&f, twice);
    assert_null(f.book);
    assert_non_null(strstr(input_messages(f.arena, f.diag), "the part cards is named twice"));
    close_edition(&f);
}

static void front_matter_has_roman_numbers_and_cards_begin_on_the_right(void **state) {
    (void)state;
    static const char *const odd[] = {"cover", "contents", "outline", "cards", NULL}; // a blank page is needed
    static const char *const even[] = {"cover", "contents", "cards", NULL};
    fixture f = open_book(2, odd);
    static const char *const labels[] = {"i", "ii", "iii", "iv", "1", "2"};
    assert_int_equal(f.book->pages_n, 6);
    for (size_t i = 0; i < 6; i++)
        assert_string_equal(f.book->pages[i]->label, labels[i]);
    assert_int_equal(f.book->pages[3]->items.n, 0);
    make(&f, even);
    assert_int_equal(f.book->pages_n, 4);
    assert_string_equal(f.book->pages[2]->label, "1");
    close_edition(&f);
}

// Every link of the contents leads to the page that its number says and that has its text.
static void contents_lead_where_they_say(void **state) {
    (void)state;
    fixture f = open_book(9, NULL);
    size_t contents = page_with(&f, "目次"), seen = 0;
    const tz_page *page = f.book->pages[contents];
    for (size_t i = 0; i < page->links.n; i++) {
        const tz_link *link = &page->links.at[i];
        const char *text = element_text(&f, link->element), *label = link->page->label;
        assert_true(ends_with(text, label));
        const char *name = tz_arena_copy(f.arena, text, strlen(text) - strlen(label));
        assert_string_equal(link->contents, tz_arena_format(f.arena, "%s、%sページ", name, label));
        if (strstr(name, "町")) {
            seen++;
            const char *title = card_title(&f, strcmp(name, "共同町") ? name : "第9町、共同町");
            assert_int_equal(link->page->index, page_with(&f, title));
        }
    }
    assert_int_equal(seen, 10);
    assert_int_equal(count_role(part_titled(&f, "目次"), TZ_ROLE_TOC), 1 + 3 + 1); // regions, themes
    close_edition(&f);
}

static void bookmarks_name_parts_regions_and_cards(void **state) {
    (void)state;
    fixture f = open_book(5, NULL);
    static const struct {
        const char *title;
        uint32_t level;
    } expected[] = {{"表紙", 0},          {"目次", 0},         {"調査の概要", 0}, {"記入状況の一覧", 0}, {"地域1", 0},
                    {"第1町", 1},         {"第2町", 1},        {"第3町", 1},      {"第4町", 1},          {"地域2", 0},
                    {"第5町、共同町", 1}, {"テーマ別一覧", 0}, {"ICT", 1},        {"索引", 0},           {"奥付", 0}};
    assert_int_equal(f.book->bookmarks_n, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < f.book->bookmarks_n; i++) {
        assert_string_equal(f.book->bookmarks[i].title, expected[i].title);
        assert_int_equal(f.book->bookmarks[i].level, expected[i].level);
        if (i)
            assert_true(f.book->bookmarks[i].page->index >= f.book->bookmarks[i - 1].page->index);
    }
    close_edition(&f);
}

static void count_marks(const tz_element *element, size_t *filled, size_t *few, size_t *none) {
    if (element->role == TZ_ROLE_FIGURE) {
        *filled += !strcmp(tz_attributes_of(element)->alt, "記入あり");
        *few += !strcmp(tz_attributes_of(element)->alt, "短い記入(10字未満)");
        *none += !strcmp(tz_attributes_of(element)->alt, "記入なし");
    }
    for (size_t i = 0; i < element->kids.n; i++)
        if (element->kids.at[i].kind == TZ_KID_ELEMENT)
            count_marks(element->kids.at[i].element, filled, few, none);
}

// Nine cards, ten municipalities: ICT is none, short, filled in turn; the shared card counts twice.
static void the_overview_marks_and_counts_every_answer(void **state) {
    (void)state;
    fixture f = open_book(9, NULL);
    const tz_element *part = part_titled(&f, "記入状況の一覧");
    size_t filled = 0, few = 0, none = 0;
    count_marks(part, &filled, &few, &none);
    assert_int_equal(filled, 24);
    assert_int_equal(few, 3);
    assert_int_equal(none, 3);
    const char *text = element_text(&f, part);
    assert_non_null(strstr(text, "記入あり1041024")); // meetings, ICT, plans, all
    assert_non_null(strstr(text, "短い記入(10字未満)0303"));
    assert_non_null(strstr(text, "記入なし0303"));
    close_edition(&f);
}

static void themes_gather_those_who_did_not_answer(void **state) {
    (void)state;
    static const char *const parts[] = {"cards", "themes", NULL};
    fixture f = open_book(6, parts);
    size_t at = page_with(&f, "記載なし: 第1町、第4町");
    const char *text = page_text(&f, at, true);
    assert_non_null(strstr(text, "第2町短い。2"));
    assert_non_null(strstr(text, "ＭＣＳ"));
    assert_null(strstr(text, "特になし"));
    const tz_page *page = f.book->pages[at];
    assert_int_equal(page->links.n, 4 * 2); // name and number of each row
    for (size_t i = 0; i < page->links.n; i++) {
        const char *words = page->links.at[i].contents, *page_number = strrchr(words, *"、");
        while (memcmp(page_number, "、", strlen("、")) != 0)
            page_number--;
        const char *name = tz_arena_copy(f.arena, words, (size_t)(page_number - words));
        assert_int_equal(page->links.at[i].page->index, page_with(&f, card_title(&f, name)));
    }
    close_edition(&f);
}

static size_t count_text(const char *text, const char *part) {
    size_t n = 0;
    for (const char *at = text; (at = strstr(at, part)); at += strlen(part))
        n++;
    return n;
}

// An answer of more than a page's two columns: the name stands beside each part of it, once for those who listen.
static void a_row_that_goes_on_says_again_whose_it_is(void **state) {
    (void)state;
    static const char *const parts[] = {"themes", NULL};
    tz_arena *arena = tz_arena_new(NULL);
    tz_bytes answer = {0};
    for (int i = 0; i < 400; i++)
        tz_bytes_format(arena, &answer, "多職種の研修会を開く。");
    fixture f = open_edition_with(2, tz_arena_copy(arena, answer.at, answer.n));
    make(&f, parts);
    assert_non_null(f.book);
    assert_true(f.book->pages_n >= 2);
    size_t said = 0, repeated = 0, sentences = 0;
    for (size_t i = 0; i < f.book->pages_n; i++) {
        said += count_text(page_text(&f, i, true), "第1町");
        repeated += count_text(page_text(&f, i, false), "第1町");
        sentences += count_text(page_text(&f, i, true), "多職種の研修会を開く。");
    }
    assert_int_equal(said, 1);
    assert_int_equal(repeated, f.book->pages_n * 2 - 2); // the last column has another
    assert_true(sentences > 390);                        // but for those that columns part
    close_edition(&f);
    tz_arena_free(arena);
}

static void cards_lead_to_the_themes_of_their_sections(void **state) {
    (void)state;
    static const char *const parts[] = {"cards", "themes", NULL};
    fixture f = open_book(3, parts);
    size_t theme = page_with(&f, "記載なし: ");
    for (size_t i = 0; i < 3; i++) {
        const tz_page *page = f.book->pages[i];
        assert_int_equal(page->links.n, 1); // the other section has no theme
        assert_int_equal(page->links.at[0].page->index, theme);
        assert_string_equal(element_text(&f, page->links.at[0].element),
                            tz_arena_format(f.arena, "ICT %s", f.book->pages[theme]->label));
    }
    static const char *const alone[] = {"cards", NULL};
    make(&f, alone);
    assert_int_equal(f.book->pages[0]->links.n, 0);
    close_edition(&f);
}

static void the_index_gives_terms_in_order_with_their_pages(void **state) {
    (void)state;
    static const char *const parts[] = {"cards", "index", NULL};
    fixture f = open_book(3, parts);
    const char *text = element_text(&f, part_titled(&f, "索引"));
    assert_string_equal(text, "索引あMCS第3町、共同町 3か研修第1町 1第2町 2第3町、共同町 3"
                              "はバイタルリンク第1町 1第2町 2第3町、共同町 3");
    const tz_page *page = f.book->pages[3];
    for (size_t i = 0; i < page->links.n; i++)
        assert_true(ends_with(page->links.at[i].contents,
                              tz_arena_format(f.arena, "、%sページ", page->links.at[i].page->label)));
    assert_int_equal(page->links.n, 7);
    assert_non_null(strstr(input_messages(f.arena, f.diag), "the index has no どこにもない語"));
    close_edition(&f);
}

static void lists_of_pages_do_without_cards(void **state) {
    (void)state;
    static const char *const parts[] = {"overview", "themes", "index", NULL};
    fixture f = open_book(3, parts);
    for (size_t i = 0; i < f.book->pages_n; i++)
        assert_int_equal(f.book->pages[i]->links.n, 0);
    assert_non_null(strstr(page_text(&f, 2, true), "MCS第3町"));
    close_edition(&f);
}

// The rectangle that reaches over the edge of a page.
static const tz_item *tab_of(const fixture *f, const tz_page *page) {
    for (size_t i = 0; i < page->items.n; i++) {
        const tz_item *item = &page->items.at[i];
        if (item->kind == TZ_ITEM_RECT && (item->rect.x < 0 || item->rect.x + item->rect.width > f->book->width))
            return item;
    }
    return NULL;
}

static void tabs_line_up_by_region_and_bleed(void **state) {
    (void)state;
    static const char *const parts[] = {"cards", "index", NULL};
    fixture f = open_book(8, parts);
    tz_len top[2] = {-1, -1};
    for (size_t i = 0; i < 8; i++) {
        const tz_item *tab = tab_of(&f, f.book->pages[i]);
        assert_non_null(tab);
        if (top[i / 4] < 0)
            top[i / 4] = tab->rect.y;
        assert_int_equal(tab->rect.y, top[i / 4]);
        if (i % 2) // left-hand page
            assert_int_equal(tab->rect.x, -3 * TZ_MM);
        else
            assert_int_equal(tab->rect.x + tab->rect.width, f.book->width + 3 * TZ_MM);
        assert_non_null(strstr(page_text(&f, i, false), i < 4 ? "地域1" : "地域2"));
    }
    assert_true(top[1] > top[0] + tab_of(&f, f.book->pages[0])->rect.height);
    assert_null(tab_of(&f, f.book->pages[8]));
    close_edition(&f);
}

static void a_sheet_is_one_card_under_one_name(void **state) {
    (void)state;
    fixture f = open_edition(2);
    for (size_t which = 0; which < 2; which++) {
        tz_book_options how = {.only = &f.project->edition->cards[1], .municipality = which};
        f.book = tz_book_make(f.arena, f.project->edition, f.project->layout, f.project->fonts, &how, f.diag);
        const char *name = which ? "共同町" : "第2町", *other = which ? "第2町" : "共同町";
        assert_int_equal(f.book->pages_n, 1);
        assert_string_equal(f.book->title, tz_arena_format(f.arena, "試みの取組(%s)", name));
        assert_non_null(strstr(page_text(&f, 0, true), f.book->title));
        assert_null(strstr(page_text(&f, 0, true), other));
        assert_non_null(strstr(page_text(&f, 0, false), "第2町、共同町の共同の回答です。"));
        assert_null(tab_of(&f, f.book->pages[0]));
        assert_int_equal(f.book->bookmarks_n, 1);
    }
    tz_book_options how = {.only = &f.project->edition->cards[0]};
    f.book = tz_book_make(f.arena, f.project->edition, f.project->layout, f.project->fonts, &how, f.diag);
    assert_null(strstr(page_text(&f, 0, false), "共同"));
    close_edition(&f);
}

// Nothing but tabs stands outside the page, on many pages of every part.
static void long_lists_go_on_on_further_pages(void **state) {
    (void)state;
    fixture f = open_book(90, NULL);
    assert_true(f.book->pages_n > 90 + 10);
    for (size_t i = 0; i < f.book->pages_n; i++) {
        const tz_page *page = f.book->pages[i];
        for (size_t k = 0; k < page->items.n; k++) {
            const tz_run *run = &page->items.at[k].run;
            for (uint32_t g = 0; page->items.at[k].kind == TZ_ITEM_RUN && g < run->glyphs_n; g++) {
                assert_between(run->glyphs[g].x, 3 * TZ_MM, f.book->width - 3 * TZ_MM);
                assert_between(run->glyphs[g].y, 4 * TZ_MM, f.book->height - 4 * TZ_MM);
            }
        }
    }
    size_t filled = 0, few = 0, none = 0;
    count_marks(part_titled(&f, "記入状況の一覧"), &filled, &few, &none);
    assert_int_equal(filled + few + none, 91 * 3);
    close_edition(&f);
}

static tz_bytes trace_of(const fixture *f) {
    tz_bytes out = {0};
    tz_trace_write(f->arena, f->book, &out);
    return out;
}

// Only speed depends on whether simple characters are shaped.
static void the_simple_path_changes_nothing(void **state) {
    (void)state;
    fixture f = open_book(5, NULL);
    tz_bytes fast = trace_of(&f);
    tz_fonts_set_simple_path(f.project->fonts, false);
    f.book = tz_book_make(f.arena, f.project->edition, f.project->layout, f.project->fonts, NULL, f.diag);
    tz_bytes slow = trace_of(&f);
    assert_int_equal(fast.n, slow.n);
    assert_memory_equal(fast.at, slow.at, fast.n);
    close_edition(&f);
}

static void one_card_is_enough(void **state) {
    (void)state;
    fixture f = open_book(1, NULL);
    assert_string_equal(f.book->pages[page_with(&f, card_title(&f, "第1町"))]->label, "1");
    close_edition(&f);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_stand_in_the_order_asked_for),
        cmocka_unit_test(unknown_parts_and_parts_named_twice_are_refused),
        cmocka_unit_test(front_matter_has_roman_numbers_and_cards_begin_on_the_right),
        cmocka_unit_test(contents_lead_where_they_say),
        cmocka_unit_test(bookmarks_name_parts_regions_and_cards),
        cmocka_unit_test(the_overview_marks_and_counts_every_answer),
        cmocka_unit_test(themes_gather_those_who_did_not_answer),
        cmocka_unit_test(a_row_that_goes_on_says_again_whose_it_is),
        cmocka_unit_test(cards_lead_to_the_themes_of_their_sections),
        cmocka_unit_test(the_index_gives_terms_in_order_with_their_pages),
        cmocka_unit_test(lists_of_pages_do_without_cards),
        cmocka_unit_test(tabs_line_up_by_region_and_bleed),
        cmocka_unit_test(a_sheet_is_one_card_under_one_name),
        cmocka_unit_test(long_lists_go_on_on_further_pages),
        cmocka_unit_test(the_simple_path_changes_nothing),
        cmocka_unit_test(one_card_is_enough),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
