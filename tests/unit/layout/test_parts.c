// What all parts have in common; cover, contents, front pages, cards, colophon.
#include "fixture.h"

static void what_all_parts_have(void **state) {
    (void)state;
    fixture f = read_minimal_layout(
        "contents: {title: 目次, title_style: plain, head: 頭, size: 11pt, columns: 2, gap: 3mm, start: left, after: "
        "4mm, "
        "group: plain, entry: plain, number: 2em}\nfront: {size: 16pt, heading: plain, body: plain, subhead: plain, "
        "pad_x: 1mm, pad_y: 1mm}\n");
    const tz_part_spec *part = &f.layout->contents.part;
    assert_true(part->known);
    assert_true(tz_text_is(&part->title.text, "目次"));
    assert_ptr_equal(part->title_style, tz_layout_style(f.layout, "plain"));
    assert_true(tz_text_is(&part->head.text, "頭"));
    assert_int_equal(part->size, 11 * TZ_PT);
    assert_int_equal(part->columns, 2);
    assert_int_equal(part->gap, 3 * TZ_MM);
    assert_int_equal(part->start, TZ_PART_START_LEFT);
    assert_int_equal(part->after, 4 * TZ_MM);
    part = &f.layout->front.part; // what is not given
    assert_true(part->known);
    assert_null(part->title_style);
    assert_int_equal(part->columns, 1);
    assert_int_equal(part->start, TZ_PART_START_ANY);
    assert_int_equal(part->gap + part->after, 0);
    assert_false(f.layout->index.part.known);
    close_fixture(&f);
    f = read_good_layout("index: {start: right}\ncards: {start: any}\n");
    assert_int_equal(f.layout->index.part.start, TZ_PART_START_RIGHT);
    assert_int_equal(f.layout->cards.start, TZ_PART_START_ANY);
    close_fixture(&f);
}

static void parts_that_cannot_be(void **state) {
    (void)state;
    static const char *const parts[] = {"contents", "front",    "overview", "themes",
                                        "index",    "colophon", "compare",  "history"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        char lines[80];
        snprintf(lines, sizeof lines, "%s: {size: 0.9pt%s}\n", parts[i],
                 strcmp(parts[i], "overview") != 0 ? "" : ", sections: [work]");
        refused(lines, ": error: a length from 1pt to 200pt is expected here");
    }
    refused("contents: {size: 1em}\n", "text.yaml:4:18: error: size must be given in mm, pt or Q here");
    refused("contents: {colums: 2}\n", "text.yaml:4:12: error: no such key: colums");
    refused("contents: {columns: 9}\n", "text.yaml:4:21: error: a number from 1 to 8 is expected here");
    refused("contents: {columns: 0}\n", "a number from 1 to 8 is expected here");
    refused("contents: {title: \"{names}\"}\n", "{names} is no name that can stand here");
    refused("cards: {start: middle}\n", "one of these words is expected here: any, right, left");
    refused("cards: {size: 9pt}\n", "no such key: size");
    refused("cover: {title_style: body}\n", "no such key: title_style");
}

static void cover(void **state) {
    (void)state;
    fixture f =
        read_good_layout("cover: {title: 表, lines: [{text: \"{title}\", style: cover_title, level: 4, at: 5mm}, "
                         "{rule: 1mm, width: 2mm, at: 3mm}, {rule: 1mm, width: 2mm, at: 3mm, color: K30}]}\n");
    const tz_cover_line *lines = f.layout->cover.lines;
    assert_true(f.layout->cover.part.known);
    assert_true(tz_text_is(&f.layout->cover.part.title.text, "表"));
    assert_int_equal(f.layout->cover.lines_n, 3);
    assert_true(tz_text_is(&lines[0].text.text, "{title}"));
    assert_ptr_equal(lines[0].style, tz_layout_style(f.layout, "cover_title"));
    assert_int_equal(lines[0].level, 4);
    assert_int_equal(lines[0].at, 5 * TZ_MM);
    assert_null(lines[1].style);
    assert_int_equal(lines[1].rule, 1 * TZ_MM);
    assert_int_equal(lines[1].width, 2 * TZ_MM);
    assert_int_equal(lines[1].at, 3 * TZ_MM);
    assert_int_equal(lines[1].color.k, 1000);
    assert_int_equal(lines[2].color.k, 300);
    close_fixture(&f);
}

// Heights may be shares of the page's; a rule without a width, or with one meant for a wider page, follows the margins.
static void covers_follow_the_page(void **state) {
    (void)state;
    static const struct { int width, height; } pages[] = {{297, 210}, {148, 210}, {210, 148}, {420, 297}};
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        char lines[300];
        snprintf(
            lines, sizeof lines,
            "page: {width: %dmm, height: %dmm}\ncover: {lines: [{rule: 1mm, at: 25%%}, {rule: 1mm, width: 50mm, at: "
            "50.5%%}, {text: a, style: body, at: 100mm}]}\n",
            pages[i].width, pages[i].height);
        fixture f = read_good_layout(lines);
        const tz_cover_line *line = f.layout->cover.lines;
        assert_int_equal(line[0].at, pages[i].height * TZ_MM / 4);
        assert_int_equal(line[1].at, (int64_t)pages[i].height * TZ_MM * 505 / 1000);
        assert_int_equal(line[2].at, 100 * TZ_MM);
        assert_int_equal(line[0].width, (pages[i].width - 21) * TZ_MM);
        assert_int_equal(line[1].width, 50 * TZ_MM);
        close_fixture(&f);
    }
}

static void covers_that_cannot_be(void **state) {
    (void)state;
    static const char either[] = "error: a line of the cover has either text and style, or rule and width";
    static const struct {
        const char *line, *place;
    } cases[] = {
        {"{text: a, at: 1mm}", "text.yaml:4:24: "},
        {"{style: body, at: 1mm}", "text.yaml:4:25: "},
        {"{text: \"\", style: body, at: 1mm}", "text.yaml:4:24: "},
        {"{text: a, style: , at: 1mm}", "text.yaml:4:34: "},
        {"{at: 1mm}", "text.yaml:4:17: "},
        {"{text: a, style: body, rule: 1mm, at: 1mm}", "text.yaml:4:34: "},
        {"{style: body, rule: 1mm, at: 1mm}", "text.yaml:4:37: "},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char lines[120], message[120];
        snprintf(lines, sizeof lines, "cover: {lines: [%s]}\n", cases[i].line);
        snprintf(message, sizeof message, "%s%s", cases[i].place, either);
        refused(lines, message);
    }
    refused("cover: {lines: [{text: a, style: body, at: 211mm}]}\n", ":4:44: error: a line of the cover stands below");
    refused("cover: {lines: [{rule: 9mm, at: 202mm}]}\n", ":4:33: error: a line of the cover stands below the page");
    refused("cover: {lines: [{rule: 1mm, width: 278mm, at: 2mm}]}\n",
            ":4:36: error: a rule of the cover is wider than the margins of the page leave");
    refused("cover: {lines: [{text: a, style: body, at: 101%}]}\n",
            ":4:44: error: a height on the page is expected here: a length such as 56mm, or a share of the page such "
            "as 27%");
    refused("cover: {lines: [{text: a, style: body, at: 1em}]}\n", ":4:44: error: a height on the page");
    refused("cover: {lines: [{text: a, style: body, at: x%}]}\n", ":4:44: error: a height on the page");
    refused("cover: {lines: [{text: a, style: body, at: -1mm}]}\n", ":4:44: error: a height on the page");
    refused("cover: {lines: [{text: a, style: body, at: [1]}]}\n", ":4:44: error: a height on the page");
    refused("cover: {lines: [{text: a, style: body}]}\n", "the key at is missing here");
    refused("cover: {lines: abc}\n", "text.yaml:4:16: error: lines must be a list");
    refused("cover: {lines: [{text: \"{page}\", style: body, at: 1mm}]}\n", "{page} is no name that can stand here");
}

static void contents(void **state) {
    (void)state;
    fixture f = read_good_layout("contents: {group: body, entry: subhead, leader: ・, number: 3em, indent: 4em, "
                                 "group_gap: 5em}\n");
    const tz_contents_spec *contents = &f.layout->contents;
    assert_ptr_equal(contents->group, tz_layout_style(f.layout, "body"));
    assert_ptr_equal(contents->entry, tz_layout_style(f.layout, "subhead"));
    assert_true(tz_text_is(&contents->leader, "・"));
    assert_int_equal(contents->number, 3 * TZ_EM);
    assert_int_equal(contents->indent, 4 * TZ_EM);
    assert_int_equal(contents->group_gap, 5 * TZ_EM);
    close_fixture(&f);
    refused("contents: {indent: 2mm}\n", "text.yaml:4:20: error: indent must be given in em here");
}

static void front_pages(void **state) {
    (void)state;
    fixture f = read_good_layout("front: {heading: head, body: front_body, subhead: subhead, size: 20pt, least: 9pt, "
                                 "pad_x: 1mm, pad_y: 2mm, head_width: 3em, digest: rows, outline: columns}\n"
                                 "cell: {item_gap: 4em}\n");
    const tz_front_spec *front = &f.layout->front;
    assert_ptr_equal(front->heading, tz_layout_style(f.layout, "head"));
    assert_ptr_equal(front->flow.body, tz_layout_style(f.layout, "front_body"));
    assert_ptr_equal(front->flow.subhead, tz_layout_style(f.layout, "subhead"));
    assert_ptr_equal(front->flow.labels, f.layout->cell.labels); // the same labels and gaps as in cells
    assert_int_equal(front->flow.item_gap, 4 * TZ_EM);
    assert_int_equal(front->least, 9 * TZ_PT);
    assert_int_equal(front->pad_x.fixed, 1 * TZ_MM);
    assert_int_equal(front->pad_y.fixed, 2 * TZ_MM);
    assert_int_equal(front->head_width, 3 * TZ_EM);
    assert_int_equal(front->digest, TZ_ARRANGE_ROWS);
    assert_int_equal(front->outline, TZ_ARRANGE_COLUMNS);
    close_fixture(&f);
    f = read_minimal_layout(
        "front: {size: 16pt, heading: plain, body: plain, subhead: plain, pad_x: 1mm, pad_y: 1mm}\n");
    assert_int_equal(f.layout->front.least, 16 * TZ_PT); // the only size
    assert_int_equal(f.layout->front.head_width, 10 * TZ_EM);
    close_fixture(&f);
    refused("front: {digest: column}\n", "one of these words is expected here: columns, rows");
}

static void colophon(void **state) {
    (void)state;
    fixture f =
        read_good_layout("colophon: {label: body, text: subhead, width: 100mm, label_width: 60mm, row_gap: 1mm, "
                         "rule: 2mm, rows: [{label: 版, text: \"{version}\"}, {label: 頁, text: \"{pages}\"}]}\n");
    const tz_colophon_spec *colophon = &f.layout->colophon;
    assert_ptr_equal(colophon->label, tz_layout_style(f.layout, "body"));
    assert_ptr_equal(colophon->text, tz_layout_style(f.layout, "subhead"));
    assert_int_equal(colophon->width, 100 * TZ_MM);
    assert_int_equal(colophon->label_width, 60 * TZ_MM);
    assert_int_equal(colophon->row_gap.fixed, 1 * TZ_MM);
    assert_int_equal(colophon->rule, 2 * TZ_MM);
    assert_int_equal(colophon->rows_n, 2);
    assert_true(tz_text_is(&colophon->rows[0].label.text, "版"));
    assert_true(tz_text_is(&colophon->rows[1].text.text, "{pages}"));
    close_fixture(&f);
    refused("colophon: {rows: abc}\n", "text.yaml:4:18: error: rows must be a list of label and text");
    refused("colophon: {rows: [{label: a, text: \"{font}\"}]}\n", "did you mean {fonts}?");
    refused("colophon: {rows: [{label: a}]}\n", "the key text is missing here");
    refused("colophon: {label_width: 150mm}\n", "text.yaml:4:25: error: label_width must be less than width");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_all_parts_have),
        cmocka_unit_test(parts_that_cannot_be),
        cmocka_unit_test(cover),
        cmocka_unit_test(covers_follow_the_page),
        cmocka_unit_test(covers_that_cannot_be),
        cmocka_unit_test(contents),
        cmocka_unit_test(front_pages),
        cmocka_unit_test(colophon),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
