// Room: how the lengths of a layout must agree so that text has a place to stand. Each by itself is within its range.
#include "base/utf8.h"
#include "layout/read.h"

#include <string.h>

// ---- which value is to blame ----

// The value at a path: keys of `node`, or with "/" before each, of the file.
static const tz_yaml *value_at(const tz_layout_reader *r, const tz_yaml *node, const char *path, size_t size) {
    if (*path == '/')
        node = r->root;
    while (node && node->kind == TZ_MAPPING && size) {
        size_t from = *path == '/', length = from;
        while (length < size && path[length] != '/')
            length++;
        char *key = tz_arena_copy(r->arena, path + from, length - from);
        node = tz_yaml_find(node, key);
        path += length;
        size -= length;
    }
    return size ? NULL : node;
}

tz_cause tz_layout_cause(const tz_layout_reader *r, const tz_yaml *node, const char *paths) {
    tz_cause found = {.place = node->place, .rank = SIZE_MAX};
    for (size_t size; *paths; paths += size + (paths[size] == ' ')) {
        size = strcspn(paths, " ");
        const tz_yaml *value = value_at(r, node, paths, size);
        size_t rank = value ? tz_layout_rank(r, value->place) : SIZE_MAX;
        if (rank < found.rank)
            found = (tz_cause){value->place, rank, *paths != '/'};
    }
    return found;
}

bool tz_layout_refuse_together(const tz_layout_reader *r, const tz_yaml *node, const char *paths, const char *message) {
    return tz_layout_refuse(r, tz_layout_cause(r, node, paths).place, message);
}

// ---- the page ----

bool tz_layout_check_page(tz_layout_reader *r, const tz_yaml *node, void *spec) {
    const tz_layout *layout = spec;
    const tz_margins *m = &layout->margins;
    const char *message = _("the margins leave less than 30 mm of the page");
    if (layout->width - m->left - m->right < TZ_LEAST_AREA)
        return tz_layout_refuse_together(r, node, "margins/left margins/right width", message);
    if (layout->height - m->top - m->bottom < TZ_LEAST_AREA)
        return tz_layout_refuse_together(r, node, "margins/top margins/bottom height", message);
    return true;
}

bool tz_layout_add_binding(tz_layout_reader *r, const tz_yaml *node, void *spec) {
    const tz_binding *binding = spec;
    tz_margins *m = &r->layout->margins;
    *(binding->side == TZ_BINDING_LEFT    ? &m->left
      : binding->side == TZ_BINDING_RIGHT ? &m->right
                                          : &m->top) += binding->margin;
    bool fits = r->layout->width - m->left - m->right >= TZ_LEAST_AREA &&
                r->layout->height - m->top - m->bottom >= TZ_LEAST_AREA;
    return fits || tz_layout_refuse_together(r, node, "margin /page/margins",
                                             _("the margins leave less than 30 mm of the page"));
}

bool tz_layout_check_running(tz_layout_reader *r, const tz_yaml *node, void *spec) {
    const tz_running_line *line = spec;
    return !line->style || line->offset < r->layout->height ||
           tz_layout_refuse_together(r, node, "offset /page/height",
                                     _("offset must be less than the height of the page"));
}

bool tz_layout_check_tabs(tz_layout_reader *r, const tz_yaml *node, void *spec) {
    const tz_tabs_spec *tabs = spec;
    bool ok = true;
    if (!tabs->style)
        return true;
    if (tabs->clear >= tabs->width)
        ok = tz_layout_refuse_together(r, node, "clear width", _("clear must be less than width"));
    if (tabs->width > r->layout->width)
        ok = tz_layout_refuse_together(r, node, "width /page/width", _("tabs are wider than the page"));
    if (tabs->top + tabs->bottom + tabs->gap >= r->layout->height)
        ok = tz_layout_refuse_together(r, node, "top bottom gap /page/height",
                                       _("top and bottom leave no room for tabs"));
    return ok;
}

// ---- cells of the card ----

bool tz_layout_check_cell(tz_layout_reader *r, const tz_yaml *node, void *spec) {
    const tz_layout *layout = spec;
    return layout->cell.label_min_width < layout->least_column ||
           tz_layout_refuse_together(r, node, "label_width least_column",
                                     _("label_width must be less than least_column: beside the labels of items there "
                                       "must be room for text"));
}

// ---- parts ----

// The fewest characters that a line must have room for.
enum { FEWEST = 4 };

static const char *section_name(const tz_layout_reader *r, const tz_yaml *node) {
    for (size_t i = 0; i < r->root->n; i++)
        if (r->root->pairs[i].value == node)
            return tz_text_to_string(r->arena, &r->root->pairs[i].key);
    return "";
}

static tz_len area_width(const tz_layout_reader *r) {
    const tz_margins *m = &r->layout->margins;
    return r->layout->width - m->left - m->right;
}

static tz_len column_width(const tz_layout_reader *r, const tz_part_spec *part) {
    return tz_part_column_width(part, area_width(r));
}

// The width of a column less some ems of the part's type.
static int64_t room_beside(const tz_layout_reader *r, const tz_part_spec *part, int64_t em) {
    return (int64_t)column_width(r, part) * TZ_EM / part->size - em;
}

#define COLUMNS_CAUSES "columns gap size /page/width /page/margins/left /page/margins/right"

// What the file itself says of a part is reported at once. That a page or another file leaves the part no room matters
// only to a booklet that has the part.
static bool lacks_room(const tz_layout_reader *r, const tz_yaml *node, void *part, const char *paths,
                       const char *format) {
    tz_cause cause = tz_layout_cause(r, node, paths);
    const char *message = tz_arena_format(r->arena, format, section_name(r, node)); // NOLINT: of this file
    if (cause.rank == 0 && cause.in_section)
        return tz_layout_refuse(r, cause.place, message);
    tz_part_spec *of = part;
    if (!of->fault.message)
        of->fault = (tz_part_fault){cause.place, message};
    return true;
}

// Whether a line beside columns of so many ems in all has room for text; `paths` name these and what else takes room.
static bool leaves_room(const tz_layout_reader *r, const tz_yaml *node, void *part, int64_t em, const char *paths) {
    return room_beside(r, part, em) >= FEWEST * TZ_EM ||
           lacks_room(r, node, part, paths,
                      _("the widths of the section %s leave no room for its text: four characters must fit beside "
                        "them; make them smaller"));
}

bool tz_layout_check_plain_part(tz_layout_reader *r, const tz_yaml *node, void *part) {
    (void)r;
    ((tz_part_spec *)part)->place = node->place;
    return ((tz_part_spec *)part)->known = true;
}

// Whether the file itself asks for columns, or a gap between them, that leave no room. Where it takes them from another
// file, which is for other pages, fewer columns may do.
static bool are_own_columns_too_narrow(const tz_layout_reader *r, const tz_yaml *node, const tz_part_spec *part) {
    tz_len asked = (area_width(r) - (part->columns - 1) * part->gap) / part->columns;
    return part->columns > 1 && asked < FEWEST * part->size && tz_layout_cause(r, node, "columns gap").rank == 0;
}

bool tz_layout_check_part(tz_layout_reader *r, const tz_yaml *node, void *part) {
    const tz_part_spec *of = part;
    bool ok = true;
    if (are_own_columns_too_narrow(r, node, of) || column_width(r, of) < FEWEST * of->size)
        ok = lacks_room(r, node, part, COLUMNS_CAUSES,
                        _("the columns of the section %s are too narrow: four characters must fit on a line; take "
                          "fewer columns, a smaller gap or smaller type"));
    const tz_margins *m = &r->layout->margins;
    if (of->after > (r->layout->height - m->top - m->bottom) / 2)
        ok = lacks_room(r, node, part, "after /page/height /page/margins/top /page/margins/bottom",
                        _("the space after the title of the section %s is more than half of the page")) &&
             ok;
    return tz_layout_check_plain_part(r, node, part) && ok;
}

static int64_t padding(const tz_part_spec *part, tz_length_spec pad_x) {
    return 2 * ((int64_t)pad_x.em + (int64_t)pad_x.fixed * TZ_EM / part->size);
}

// A line of the cover must begin on the page, and a rule must lie on it.
static bool check_cover_line(tz_layout_reader *r, const tz_yaml *node, tz_cover_spec *cover,
                             const tz_cover_line *line) {
    bool ok = true;
    if (line->at + line->rule > r->layout->height)
        ok = lacks_room(r, node, cover, line->at < line->rule ? "rule at /page/height" : "at rule /page/height",
                        _("a line of the cover stands below the page"));
    if (!line->style && line->width > area_width(r))
        ok = lacks_room(r, node, cover, "width /page/width /page/margins/left /page/margins/right",
                        _("a rule of the cover is wider than the margins of the page leave")) &&
             ok;
    return ok;
}

bool tz_layout_check_cover(tz_layout_reader *r, const tz_yaml *node, void *spec) {
    tz_cover_spec *cover = spec;
    const tz_yaml *lines = tz_yaml_find(node, "lines");
    bool ok = tz_layout_check_plain_part(r, node, spec);
    for (size_t i = 0; i < cover->lines_n; i++)
        ok = check_cover_line(r, lines->items[i], cover, &cover->lines[i]) && ok;
    return ok;
}

bool tz_layout_check_contents(tz_layout_reader *r, const tz_yaml *node, void *spec) {
    tz_contents_spec *contents = spec;
    if (!contents->least || contents->least > contents->part.size) // a layout like another may have smaller type
        contents->least = contents->part.size;
    return tz_layout_check_part(r, node, spec) &&
           leaves_room(r, node, spec, (int64_t)contents->indent + contents->number + 2 * TZ_EM,
                       "number indent " COLUMNS_CAUSES);
}

bool tz_layout_check_front(tz_layout_reader *r, const tz_yaml *node, void *spec) {
    tz_front_spec *front = spec;
    tz_layout_share_labels(r, &front->flow);
    if (!front->least)
        front->least = front->part.size;
    if (front->least > front->part.size)
        return tz_layout_refuse_together(r, node, "least size", _("least must not be more than size"));
    bool rows = front->digest == TZ_ARRANGE_ROWS || front->outline == TZ_ARRANGE_ROWS;
    int64_t pad = padding(&front->part, front->pad_x);
    return tz_layout_check_part(r, node, spec) &&
           leaves_room(r, node, spec, pad + (rows ? front->head_width : 0), "head_width pad_x " COLUMNS_CAUSES) &&
           (!rows || front->head_width >= pad + TZ_EM ||
            lacks_room(r, node, spec, "pad_x head_width", _("a column of the section %s is all padding")));
}

bool tz_layout_check_themes(tz_layout_reader *r, const tz_yaml *node, void *spec) {
    tz_themes_spec *themes = spec;
    tz_layout_share_labels(r, &themes->flow);
    int64_t pad = padding(&themes->part, themes->pad_x);
    return tz_layout_check_part(r, node, spec) &&
           leaves_room(r, node, spec, pad + themes->names + themes->page,
                       "names_width page_width pad_x " COLUMNS_CAUSES) &&
           ((themes->names >= pad + TZ_EM && themes->page >= pad + TZ_EM) ||
            lacks_room(r, node, spec, "pad_x names_width page_width", _("a column of the section %s is all padding")));
}

static bool begins_with_kana(const tz_text *row) {
    int32_t c;
    tz_utf8_decode(row->bytes, row->size, &c);
    return c >= 0x3041 && c <= 0x3096;
}

bool tz_layout_check_index(tz_layout_reader *r, const tz_yaml *node, void *spec) {
    const tz_index_spec *index = spec;
    const tz_yaml *rows = tz_yaml_find(node, "rows");
    for (size_t i = 0; i < index->rows.n; i++)
        if (!begins_with_kana(&index->rows.at[i]))
            return tz_layout_refuse(r, tz_text_place(&index->rows.at[i], 0),
                                    _("a row of the index is the hiragana that its readings begin with: あいうえお"));
    if (!index->rows.n)
        return tz_layout_refuse(r, rows->place, _("the index needs rows: the hiragana that its readings begin with"));
    return tz_layout_check_part(r, node, spec) && leaves_room(r, node, spec, index->indent, "indent " COLUMNS_CAUSES);
}

bool tz_layout_check_colophon(tz_layout_reader *r, const tz_yaml *node, void *spec) {
    const tz_colophon_spec *colophon = spec;
    if (colophon->label_width >= colophon->width)
        return tz_layout_refuse_together(r, node, "label_width width", _("label_width must be less than width"));
    bool ok = tz_layout_check_part(r, node, spec);
    const char *paths = "width /page/width /page/margins/left /page/margins/right";
    tz_cause cause = tz_layout_cause(r, node, paths);
    bool own = cause.rank == 0 && cause.in_section; // a width that another file gives is for other pages: less is taken
    if (own && colophon->width > area_width(r))
        ok = tz_layout_refuse(r, cause.place,
                              tz_arena_format(r->arena, // NOLINT: of this file
                                              _("width of the section %s is more than the margins of the page leave"),
                                              section_name(r, node)));
    tz_len width = colophon->width < area_width(r) ? colophon->width : area_width(r);
    if (width - colophon->label_width < FEWEST * colophon->part.size)
        ok = lacks_room(r, node, spec, "label_width width size",
                        _("the widths of the section %s leave no room for its text: four characters must fit beside "
                          "them; make them smaller")) &&
             ok;
    return ok;
}

bool tz_layout_check_overview(tz_layout_reader *r, const tz_yaml *node, void *spec) {
    tz_overview_spec *overview = spec;
    if (overview->row_least < overview->mark || overview->row_most < overview->row_least)
        return tz_layout_refuse_together(r, node, "row_least row_most mark",
                                         _("row heights must satisfy mark ≤ row_least ≤ row_most"));
    if (!tz_layout_check_part(r, node, spec))
        return false;
    tz_len others = overview->region + overview->names + overview->page + overview->total;
    tz_len letters = 2 * tz_length_resolve(overview->head->size, overview->part.size);
    overview->field = (letters > overview->mark ? letters : overview->mark) + overview->part.size;
    return column_width(r, spec) - others >= overview->field || // fields may have several matrices
           lacks_room(r, node, spec, "widths/region widths/names widths/page widths/total mark " COLUMNS_CAUSES,
                      _("the overview's columns do not fit the page: make them narrower"));
}

// The summary has the fields' column and one for each kind of change.
bool tz_layout_check_compare(tz_layout_reader *r, const tz_yaml *node, void *spec) {
    const tz_compare_spec *compare = spec;
    enum { NUMBERS = TZ_WORDING_MOVED + 1 };
    int64_t pad = padding(&compare->part, compare->pad_x);
    return tz_layout_check_part(r, node, spec) &&
           leaves_room(r, node, spec, pad + compare->field_width + compare->label_width,
                       "field_width label_width pad_x " COLUMNS_CAUSES) &&
           (room_beside(r, spec, (int64_t)compare->field_width + (int64_t)NUMBERS * compare->number_width) >= 0 ||
            lacks_room(r, node, spec, "number_width field_width " COLUMNS_CAUSES,
                       _("the columns of the summary of the section %s are wider than the column they stand in"))) &&
           ((compare->field_width >= pad + TZ_EM && compare->number_width >= pad + TZ_EM) ||
            lacks_room(r, node, spec, "pad_x field_width number_width",
                       _("a column of the section %s is all padding")));
}

bool tz_layout_check_history(tz_layout_reader *r, const tz_yaml *node, void *spec) {
    const tz_history_spec *history = spec;
    int64_t pad = padding(&history->part, r->layout->compare.pad_x);
    return tz_layout_check_part(r, node, spec) &&
           leaves_room(r, node, spec, pad + history->year_width, "year_width /compare/pad_x " COLUMNS_CAUSES) &&
           (history->year_width >= pad + TZ_EM ||
            lacks_room(r, node, spec, "year_width /compare/pad_x", _("a column of the section %s is all padding")));
}
