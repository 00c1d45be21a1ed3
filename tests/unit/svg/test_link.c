// Links: where they lead, and that the pointer alone finds their boxes.
#include "written.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void boxes_lead_to_pages(void **state) {
    (void)state;
    written *w = written_new();
    tz_page *page = w->sample->pages.at[0], *other = sample_page(w->sample, "2");
    tz_element *element = tz_element_new(w->sample->arena, w->sample->book, w->sample->book->document, TZ_ROLE_LINK);
    const tz_page *targets[] = {other, page};
    for (int i = 0; i < 2; i++) {
        tz_link *link = tz_page_link(w->sample->arena, page, element);
        link->x = (10 + i) * TZ_PT;
        link->y = 20 * TZ_PT;
        link->width = 30 * TZ_PT;
        link->height = TZ_PT / 2;
        link->page = targets[i];
    }
    tz_svg_put_links(&w->svg);
    assert_string_equal(written_take(w),
                        "<a href=\"#page-2\" tabindex=\"-1\" aria-hidden=\"true\"><rect fill-opacity=\"0\" "
                        "x=\"10\" y=\"20\" width=\"30\" height=\"0.5\"/></a>"
                        "<a href=\"#page-1\" tabindex=\"-1\" aria-hidden=\"true\"><rect fill-opacity=\"0\" "
                        "x=\"11\" y=\"20\" width=\"30\" height=\"0.5\"/></a>");
    tz_svg_open_link(&w->svg, &page->links.at[0]);
    assert_string_equal(written_take(w), "<a href=\"#page-2\"");
    written_free(w);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(boxes_lead_to_pages)};
    return cmocka_run_group_tests_name("link", tests, NULL, NULL);
}
