// XML: numbers, texts and attributes as they are written.
#include "written.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void numbers_and_points(void **state) {
    (void)state;
    written *w = written_new();
    tz_svg_put_number(&w->svg, 0);
    tz_svg_put(&w->svg, " ");
    tz_svg_put_number(&w->svg, -2048);
    tz_svg_put(&w->svg, " ");
    tz_svg_put_number(&w->svg, INT64_MIN);
    tz_svg_put(&w->svg, " ");
    tz_svg_put_points(&w->svg, -TZ_PT / 2);
    tz_svg_put(&w->svg, " ");
    tz_svg_put_points(&w->svg, TZ_MM);
    assert_string_equal(written_take(w), "0 -2048 -9223372036854775808 -0.5 2.835");
    tz_svg_put_box(&w->svg, (tz_box){TZ_PT, -TZ_PT, 20 * TZ_PT, TZ_PT / 4});
    assert_string_equal(written_take(w), " x=\"1\" y=\"-1\" width=\"20\" height=\"0.25\"");
    written_free(w);
}

static void texts_keep_their_characters(void **state) {
    (void)state;
    written *w = written_new();
    static const char text[] = "見本 <a href=\"#\"> & 𠮷葛\xf3\xa0\x84\x80";
    tz_svg_put_text(&w->svg, text, sizeof text - 1);
    assert_string_equal(written_take(w), "見本 &lt;a href=&quot;#&quot;&gt; &amp; 𠮷葛\xf3\xa0\x84\x80");
    tz_svg_put_text(&w->svg, text, 3);
    assert_string_equal(written_take(w), "見");
    tz_svg_put_text(&w->svg, text, 0);
    assert_string_equal(written_take(w), "");
    written_free(w);
}

// What no XML may contain does not end the reading of a page.
static void texts_are_xml(void **state) {
    (void)state;
    written *w = written_new();
    tz_svg_put_text(&w->svg,
                    "a\tb\x01"
                    "c\xff"
                    "d\xef\xbf\xbe",
                    10);
    assert_string_equal(written_take(w), "a b\xef\xbf\xbd"
                                         "c\xef\xbf\xbd"
                                         "d\xef\xbf\xbd");
    written_free(w);
}

static void attributes_that_are_not_there(void **state) {
    (void)state;
    written *w = written_new();
    tz_svg_put_attribute(&w->svg, "lang", NULL);
    tz_svg_put_attribute(&w->svg, "aria-label", "A & B");
    assert_string_equal(written_take(w), " aria-label=\"A &amp; B\"");
    written_free(w);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_and_points),
        cmocka_unit_test(texts_keep_their_characters),
        cmocka_unit_test(texts_are_xml),
        cmocka_unit_test(attributes_that_are_not_there),
    };
    return cmocka_run_group_tests_name("xml", tests, NULL, NULL);
}
