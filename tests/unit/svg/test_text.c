// The text of a page: which characters stand where, in which order, and whose they are.
#include "written.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

// All that is in the group of texts.
static const char *texts(written *w) {
    static const char start[] = "<g fill-opacity=\"0\" font-family=\"sans-serif\" xml:space=\"preserve\">";
    tz_svg_put_texts(&w->svg);
    const char *all = written_take(w);
    assert_memory_equal(all, start, sizeof start - 1);
    assert_string_equal(all + strlen(all) - 4, "</g>");
    return tz_arena_copy(w->sample->arena, all + sizeof start - 1, strlen(all) - (sizeof start - 1) - 4);
}

static tz_element *add_element(written *w, tz_element *parent, tz_role role) {
    return tz_element_new(w->sample->arena, w->sample->book, parent ? parent : w->sample->book->document, role);
}

static void add_text(written *w, tz_element *element, int x, int y, const char *text) {
    sample_text(w->sample, element, "gothic", 10, x, y, text);
}

static tz_run *last_run(written *w) {
    const tz_page *page = w->sample->pages.at[0];
    return &page->items.at[page->items.n - 1].run;
}

// The lines of one text, as they stand in it.
static void add_line(written *w, tz_element *element, int y, const char *text, size_t from, size_t size) {
    add_text(w, element, 20, y, tz_arena_copy(w->sample->arena, text + from, size));
    last_run(w)->text = text + from;
}

static void each_character_has_its_place(void **state) {
    (void)state;
    written *w = written_new();
    add_text(w, add_element(w, NULL, TZ_ROLE_P), 20, 40, "三重 & 県");
    assert_string_equal(texts(w),
                        "<text font-size=\"10\"><tspan x=\"20 30 40 45 50 55\" y=\"40\">三重 &amp; 県</tspan></text>");
    written_free(w);
}

// How many places of a list they take is not the same everywhere.
static void sequences_stand_alone(void **state) {
    (void)state;
    written *w = written_new();
    add_text(w, add_element(w, NULL, TZ_ROLE_P), 20, 40, "県葛\xf3\xa0\x84\x80城か\xe3\x82\x9a");
    const char *found = texts(w);
    assert_non_null(strstr(found, "<tspan x=\"20\" y=\"40\">県</tspan>"));
    assert_non_null(strstr(found, "<tspan x=\"30\" y=\"40\">葛\xf3\xa0\x84\x80</tspan>"));
    assert_non_null(strstr(found, "<tspan x=\"40\" y=\"40\">城</tspan>"));
    assert_non_null(strstr(found, "<tspan x=\"50\" y=\"40\">か\xe3\x82\x9a</tspan></text>"));
    assert_int_equal(written_count(found, "<text"), 1);
    written_free(w);
}

// One text a paragraph, so that words are found over the ends of its lines.
static void lines_of_a_paragraph_are_one_text(void **state) {
    (void)state;
    static const char text[] = "訪問看護ステーションhome careの講座";
    written *w = written_new();
    tz_element *p = add_element(w, NULL, TZ_ROLE_P);
    add_line(w, p, 40, text, 0, 12);
    add_line(w, p, 55, text, 12, 22);
    add_line(w, p, 70, text, 35, 4); // the space before it was not set
    add_text(w, add_element(w, NULL, TZ_ROLE_P), 20, 90, "次");
    const char *found = texts(w);
    assert_non_null(strstr(found, "訪問看護</tspan><tspan x=\"20 "));
    assert_non_null(strstr(found, "home</tspan> <tspan x=\"20 25 30 35\" y=\"70\">care</tspan></text><text "));
    assert_int_equal(written_count(found, "<text"), 2);
    written_free(w);
}

static void labels_are_read_with_their_items(void **state) {
    (void)state;
    written *w = written_new();
    tz_element *item = add_element(w, add_element(w, NULL, TZ_ROLE_L), TZ_ROLE_LI);
    static const char text[] = "・講座";
    add_line(w, add_element(w, item, TZ_ROLE_LBL), 40, text, 0, 3);
    add_line(w, add_element(w, item, TZ_ROLE_LBODY), 40, text, 3, 6);
    const char *found = texts(w);
    assert_non_null(strstr(found, "・</tspan><tspan"));
    assert_int_equal(written_count(found, "<text"), 1);
    written_free(w);
}

static void readings_follow_their_paragraph(void **state) {
    (void)state;
    static const char text[] = "の｜看取《みと》り";
    written *w = written_new();
    tz_element *p = add_element(w, NULL, TZ_ROLE_P);
    add_line(w, p, 40, text, 0, 3);
    tz_element *ruby = add_element(w, p, TZ_ROLE_RUBY);
    add_line(w, add_element(w, ruby, TZ_ROLE_RB), 40, text, 6, 6);
    add_line(w, add_element(w, ruby, TZ_ROLE_RT), 31, text, 15, 6);
    last_run(w)->size = 5 * TZ_PT;
    add_line(w, p, 55, text, 24, 3);
    assert_string_equal(texts(w),
                        "<text font-size=\"10\"><tspan x=\"20\" y=\"40\">の</tspan><tspan x=\"20 30\" y=\"40\">看取"
                        "</tspan><tspan x=\"20\" y=\"55\">り</tspan></text>"
                        "<text font-size=\"5\"><tspan x=\"20 30\" y=\"31\">みと</tspan></text>");
    written_free(w);
}

static void vertical_text_goes_down(void **state) {
    (void)state;
    written *w = written_new();
    add_text(w, NULL, 20, 40, "桑員");
    tz_run_glyph glyphs[] = {last_run(w)->glyphs[0], last_run(w)->glyphs[1]};
    glyphs[1].x = glyphs[0].x;
    glyphs[1].y += 10 * TZ_PT;
    last_run(w)->glyphs = glyphs;
    assert_string_equal(texts(w),
                        "<text aria-hidden=\"true\" font-size=\"10\"><tspan x=\"20 20\" y=\"40 50\">桑員</tspan>"
                        "</text>");
    last_run(w)->rotated = true;
    assert_non_null(strstr(texts(w), "y=\"40 50\" rotate=\"90\">桑員"));
    written_free(w);
}

// Running lines and leaders come behind the content, each alone, and no screen reader reads them.
static void artifacts_do_not_interrupt(void **state) {
    (void)state;
    written *w = written_new();
    add_text(w, NULL, 20, 20, "柱");
    tz_element *entry = add_element(w, NULL, TZ_ROLE_TOCI);
    add_text(w, entry, 20, 40, "桑名市");
    add_text(w, NULL, 50, 40, "··");
    add_text(w, add_element(w, entry, TZ_ROLE_SPAN), 200, 40, "1");
    assert_string_equal(texts(w),
                        "<text font-size=\"10\"><tspan x=\"20 30 40\" y=\"40\">桑名市</tspan> "
                        "<tspan x=\"200\" y=\"40\">1</tspan></text>"
                        "<text aria-hidden=\"true\" font-size=\"10\"><tspan x=\"20\" y=\"20\">柱</tspan></text>"
                        "<text aria-hidden=\"true\" font-size=\"10\"><tspan x=\"50 55\" y=\"40\">··</tspan></text>");
    written_free(w);
}

static void links_are_called_what_they_are(void **state) {
    (void)state;
    written *w = written_new();
    tz_element *p = add_element(w, NULL, TZ_ROLE_P);
    tz_element *link = add_element(w, add_element(w, p, TZ_ROLE_REFERENCE), TZ_ROLE_LINK);
    add_text(w, p, 20, 40, "→");
    add_text(w, link, 30, 40, "講座");
    add_text(w, link, 50, 40, "32");
    add_text(w, p, 60, 40, "。");
    tz_link *made = tz_page_link(w->sample->arena, w->sample->pages.at[0], link);
    made->page = w->svg.page;
    made->contents = "講座、\"32\"ページ";
    assert_string_equal(texts(w), "<text font-size=\"10\"><tspan x=\"20\" y=\"40\">→</tspan>"
                                  "<a href=\"#page-1\" aria-label=\"講座、&quot;32&quot;ページ\">"
                                  "<tspan x=\"30 40\" y=\"40\">講座</tspan><tspan x=\"50 55\" y=\"40\">32</tspan></a>"
                                  "<tspan x=\"60\" y=\"40\">。</tspan></text>");
    written_free(w);
}

static void figures_say_what_they_show(void **state) {
    (void)state;
    written *w = written_new();
    tz_element *figure = add_element(w, NULL, TZ_ROLE_FIGURE);
    tz_element_attributes(w->sample->arena, figure)->alt = "記入あり";
    tz_page *page = w->sample->pages.at[0];
    tz_page_content(w->sample->arena, page, figure);
    tz_page_rect(w->sample->arena, page, (tz_box){30 * TZ_PT, 10 * TZ_PT, TZ_PT, TZ_PT}, (tz_color){.k = 1000});
    static const tz_len points[] = {20 * TZ_PT, 12 * TZ_PT, 24 * TZ_PT, 14 * TZ_PT, 25 * TZ_PT, 13 * TZ_PT};
    tz_item *item = tz_page_item(w->sample->arena, page, TZ_ITEM_PATH);
    item->path.points = points;
    item->path.n = 3;
    assert_string_equal(texts(w),
                        "<rect role=\"img\" x=\"20\" y=\"10\" width=\"11\" height=\"4\" aria-label=\"記入あり\"/>");
    written_free(w);
}

// An edition of one card with two answers.
static tz_edition *new_edition(written *w) {
    tz_form *form = TZ_NEW(w->sample->arena, tz_form);
    form->fields_n = 2;
    tz_text *answers = TZ_ARRAY(w->sample->arena, tz_text, 2);
    answers[0].id = 1;
    answers[1].id = 2;
    tz_card *card = TZ_NEW(w->sample->arena, tz_card);
    card->answers = answers;
    tz_edition *edition = TZ_NEW(w->sample->arena, tz_edition);
    edition->form = form;
    edition->cards = card;
    edition->cards_n = 1;
    return edition;
}

static void answers_are_marked(void **state) {
    (void)state;
    written *w = written_new();
    tz_element *p = add_element(w, NULL, TZ_ROLE_P);
    add_text(w, p, 20, 40, "三𠮷"); // two runs: the second is in another face
    tz_run *second = last_run(w), *first = second - 1;
    first->text_id = second->text_id = 2;
    first->text_start = 240;
    second->text_start = 243;
    assert_int_equal(written_count(texts(w), "data-"), 0);
    w->svg.edition = new_edition(w);
    const char *found = texts(w);
    assert_non_null(strstr(found, "data-answer=\"1\" data-at=\"240\">三</tspan>"));
    assert_non_null(strstr(found, "data-answer=\"1\" data-at=\"243\">𠮷</tspan>"));
    first->text_id = second->text_id = 0;
    assert_int_equal(written_count(texts(w), "data-"), 0);
    first->text_id = second->text_id = 3; // a text of the booklet's own
    assert_int_equal(written_count(texts(w), "data-"), 0);
    written_free(w);
}

static void languages_are_said(void **state) {
    (void)state;
    written *w = written_new();
    tz_element *p = add_element(w, NULL, TZ_ROLE_P);
    tz_element_attributes(w->sample->arena, p)->language = "pt-BR";
    add_text(w, add_element(w, p, TZ_ROLE_SPAN), 20, 40, "bom");
    assert_non_null(strstr(texts(w), "y=\"40\" lang=\"pt-BR\">bom"));
    written_free(w);
}

static void sizes_are_said_where_they_change(void **state) {
    (void)state;
    written *w = written_new();
    tz_element *p = add_element(w, NULL, TZ_ROLE_P);
    add_text(w, p, 20, 40, "三");
    sample_text(w->sample, p, "gothic", 7, 30, 40, "重");
    assert_string_equal(texts(w), "<text font-size=\"10\"><tspan x=\"20\" y=\"40\">三</tspan>"
                                  "<tspan x=\"30\" y=\"40\" font-size=\"7\">重</tspan></text>");
    written_free(w);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_character_has_its_place),
        cmocka_unit_test(sequences_stand_alone),
        cmocka_unit_test(lines_of_a_paragraph_are_one_text),
        cmocka_unit_test(labels_are_read_with_their_items),
        cmocka_unit_test(readings_follow_their_paragraph),
        cmocka_unit_test(vertical_text_goes_down),
        cmocka_unit_test(artifacts_do_not_interrupt),
        cmocka_unit_test(links_are_called_what_they_are),
        cmocka_unit_test(figures_say_what_they_show),
        cmocka_unit_test(answers_are_marked),
        cmocka_unit_test(languages_are_said),
        cmocka_unit_test(sizes_are_said_where_they_change),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
