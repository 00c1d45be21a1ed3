// Templates filled in with what the job knows, and with the fonts that the pages are set in.
#include "booklet/opened.h"

static const char *filled(opened *it, const char *template, const tz_name_values *values) {
    tz_text text = tz_booklet_fill_template(&it->b, &(tz_template){tz_text_from_string(template)}, values);
    return tz_arena_copy(it->cards.arena, text.bytes ? text.bytes : "", text.size);
}

static void values_of_job_and_caller(void **state) {
    (void)state;
    opened *it = open_booklet("");
    assert_string_equal(filled(it, "{title} {fiscal_year}", NULL), "取組 令和7年度");
    tz_name_values values = {.page = "12", .names = "津市"};
    assert_string_equal(filled(it, "{names} {page} {title}{pages}", &values), "津市 12 取組");
    close_booklet(it);
}

static void set_text(opened *it, tz_part *part, const char *text, const tz_style *style) {
    it->b.part = part;
    tz_canvas c = tz_booklet_add_page(&it->b, NULL);
    const tz_para *para =
        tz_para_new(it->cards.arena, it->b.tools.fonts, tz_text_from_string(text), style, it->cards.diag);
    assert_non_null(para);
    tz_draw_para(&c, para, NULL, (tz_point){0, 0}, 100 * TZ_MM, 8 * TZ_PT);
}

// Each family once, in the order of fonts.yaml whatever the order of pages; bold is of the same family.
static void fonts_of_all_pages(void **state) {
    (void)state;
    opened *it = open_booklet("");
    assert_string_equal(filled(it, "{fonts}", NULL), "");
    tz_style gothic = *tz_layout_style(it->cards.layout, "body"), mincho = gothic, bold = gothic;
    mincho.font.family = tz_fonts_family(it->b.tools.fonts, "mincho");
    bold.font.weight = TZ_BOLD;
    set_text(it, &it->parts[1], "明朝", &mincho);
    set_text(it, &it->parts[0], "太字", &bold);
    set_text(it, &it->parts[0], "𠮷", &gothic);
    set_text(it, &it->parts[0], "本文", &gothic);
    assert_string_equal(filled(it, "[{fonts}]", NULL), "[BIZ UDゴシック、BIZ UD明朝、Noto Sans CJK JP]");
    close_booklet(it);
}

// Roman page numbers have a family of their own, where the layout names one; others have that of their style.
static void roman_labels_have_their_family(void **state) {
    (void)state;
    static const char *const roman[] = {"i", "iv", "xxxviii"}, *const others[] = {"1", "38", "A-2", "", NULL};
    for (int own = 0; own < 2; own++) {
        opened *it = open_booklet(own ? "roman: mincho\n" : "roman:\n");
        const tz_style *style = tz_layout_style(it->cards.layout, "running");
        int mincho = tz_fonts_family(it->b.tools.fonts, "mincho");
        for (size_t i = 0; i < 3; i++) {
            const tz_style *made = tz_booklet_label_style(&it->b, style, roman[i]);
            assert_int_equal(made->font.family, own ? mincho : style->font.family);
            assert_int_equal(made->size.fixed, style->size.fixed);
        }
        for (size_t i = 0; i < 5; i++)
            assert_ptr_equal(tz_booklet_label_style(&it->b, style, others[i]), style);
        close_booklet(it);
    }
}

// They are drawn last, and so named before they are there: where pages stand before the cards.
static void the_family_of_roman_labels_is_named(void **state) {
    (void)state;
    for (int cards_first = 0; cards_first < 2; cards_first++) {
        opened *it = open_booklet("roman: mincho\n");
        set_text(it, &it->parts[0], "本文", tz_layout_style(it->cards.layout, "body"));
        it->b.card_page[0] = it->parts[0].pages.at[0].page;
        it->kinds[0].name = cards_first ? "cards" : "cover";
        assert_string_equal(filled(it, "{fonts}", NULL), cards_first ? "BIZ UDゴシック" : "BIZ UDゴシック、BIZ UD明朝");
        close_booklet(it);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_of_job_and_caller),
        cmocka_unit_test(fonts_of_all_pages),
        cmocka_unit_test(roman_labels_have_their_family),
        cmocka_unit_test(the_family_of_roman_labels_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
