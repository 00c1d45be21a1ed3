// Office Open XML workbooks: the worksheets of a package in the workbook's order.
#include "workbook/xlsx.h"
#include "base/intl.h"

#include <string.h>

// ---- workbook.xml ----

typedef struct listed_sheet {
    const char *name, *id; // of its relation
    tz_visibility visibility;
} listed_sheet;

typedef struct book_part {
    tz_xlsx *x;
    bool is_workbook;
    TZ_LIST(listed_sheet) sheets;
} book_part;

static bool is_true(const char *word) {
    return word && (!strcmp(word, "1") || !strcmp(word, "true"));
}

static tz_visibility visibility_of(const char *state) {
    return !state || !strcmp(state, "visible") ? TZ_VISIBLE : !strcmp(state, "veryHidden") ? TZ_VERY_HIDDEN : TZ_HIDDEN;
}

static bool start_in_book(void *context, const tz_xml_element *element) {
    book_part *b = context;
    if (tz_xlsx_is(element, "workbook"))
        b->is_workbook = true;
    else if (tz_xlsx_is(element, "workbookPr"))
        b->x->since_1904 = is_true(tz_xml_attribute(element, "date1904"));
    if (!tz_xlsx_is(element, "sheet") || b->sheets.n > TZ_WORKBOOK_SHEETS)
        return true;
    tz_arena *arena = b->x->arena;
    *TZ_ADD(arena, &b->sheets) = (listed_sheet){tz_xlsx_attribute_of(arena, tz_xml_attribute(element, "name")),
                                                tz_xlsx_attribute_of(arena, tz_xml_attribute(element, "id")),
                                                visibility_of(tz_xml_attribute(element, "state"))};
    return true;
}

// ---- parts ----

// The part of the package that is the workbook; other parts stand beside it.
static const char *main_part(const tz_xlsx *x) {
    tz_xlsx_relations all = {.all = {.n = 0}};
    if (!tz_xlsx_relations_read(x, "", &all))
        return NULL;
    for (size_t i = 0; i < all.all.n; i++)
        if (!strcmp(all.all.at[i].type, "officeDocument"))
            return all.all.at[i].path;
    return "xl/workbook.xml";
}

static bool read_common(tz_xlsx *x, const tz_xlsx_relations *relations) {
    for (size_t i = 0; i < relations->all.n; i++) {
        const tz_xlsx_relation *it = &relations->all.at[i];
        if (!strcmp(it->type, "sharedStrings") && !tz_xlsx_strings_read(x, it->path))
            return false;
        if (!strcmp(it->type, "styles") && !tz_xlsx_styles_read(x, it->path))
            return false;
    }
    return true;
}

static const tz_xlsx_relation *find_relation(const tz_xlsx_relations *relations, const char *id) {
    for (size_t i = 0; i < relations->all.n; i++)
        if (!strcmp(relations->all.at[i].id, id))
            return &relations->all.at[i];
    return NULL;
}

static bool read_drawings(tz_xlsx *x, const char *sheet, tz_workbook_draft *draft) {
    tz_xlsx_relations all = {.all = {.n = 0}};
    if (!tz_xlsx_relations_read(x, sheet, &all))
        return false;
    for (size_t i = 0; i < all.all.n; i++)
        if (!strcmp(all.all.at[i].type, "drawing"))
            tz_xlsx_drawing_read(x, all.all.at[i].path, draft);
    return true;
}

static bool read_sheet(tz_xlsx *x, const listed_sheet *sheet, const tz_xlsx_relations *relations,
                       tz_workbook_draft *draft) {
    const tz_xlsx_relation *relation = find_relation(relations, sheet->id);
    if (!relation)
        return tz_workbook_damaged(x->arena, x->file, x->diag,
                                   tz_arena_format(x->arena, _("its worksheet %s is missing"), sheet->name));
    if (strcmp(relation->type, "worksheet") != 0)
        return true; // a chart, a dialog or a macro
    return tz_worksheet_begin(draft, sheet->name, sheet->visibility) && tz_xlsx_sheet_read(x, relation->path, draft) &&
           read_drawings(x, relation->path, draft) && tz_worksheet_end(draft);
}

static bool report_no_workbook(const tz_xlsx *x) {
    tz_error(x->diag, tz_workbook_place(x->arena, x->file), "%s",
             _("this is no workbook: in Excel, please save it as .xlsx"));
    return false;
}

static bool report_no_worksheet(const tz_xlsx *x) {
    tz_error(x->diag, tz_workbook_place(x->arena, x->file), "%s",
             _("this workbook has no worksheet, only charts or macros: is this the right file?"));
    return false;
}

static bool read_all(tz_xlsx *x, tz_workbook_draft *draft) {
    const char *path = main_part(x);
    book_part book = {.x = x};
    const tz_xml_handler handler = {.start = start_in_book, .context = &book};
    tz_xlsx_relations relations = {.all = {.n = 0}};
    if (!path || !tz_xlsx_read_part(x, path, NULL, &handler))
        return false;
    if (!book.is_workbook)
        return report_no_workbook(x);
    if (!tz_xlsx_relations_read(x, path, &relations) || !read_common(x, &relations))
        return false;
    for (size_t i = 0; i < book.sheets.n; i++)
        if (!read_sheet(x, &book.sheets.at[i], &relations, draft))
            return false;
    return draft->sheets.n > 0 || report_no_worksheet(x);
}

const tz_workbook *tz_xlsx_read(tz_arena *arena, const tz_source *file, tz_package *package, tz_diag *diag) {
    tz_xlsx x = {.arena = arena, .file = file, .package = package, .diag = diag};
    tz_workbook_draft draft = {.arena = arena, .file = file, .diag = diag};
    return read_all(&x, &draft) ? tz_workbook_end(&draft) : NULL;
}
