// Relations of a package's parts: which part is the workbook, and which are its worksheets, strings and styles.
#include "base/intl.h"
#include "workbook/xlsx.h"

#include <string.h>

enum { MOST = 10000 }; // as many as a package has members

typedef struct relations_part {
    const tz_xlsx *x;
    const char *folder; // of the part that they are of: "xl/", or ""
    tz_xlsx_relations *to;
} relations_part;

// Takes the last folder off a path that ends with a slash.
static size_t without_last(const char *path, size_t size) {
    if (size > 0)
        size--;
    while (size > 0 && path[size - 1] != '/')
        size--;
    return size;
}

// "../worksheets/sheet1.xml" seen from a folder; "/xl/worksheets/sheet1.xml" from the top.
static const char *path_of(tz_arena *arena, const char *folder, const char *target) {
    tz_bytes path = {0};
    if (*target != '/')
        tz_bytes_add(arena, &path, folder, strlen(folder));
    for (size_t size; target += strspn(target, "/"), *target; target += size) {
        size = strcspn(target, "/");
        if (size == 2 && !memcmp(target, "..", 2))
            path.n = without_last(path.at, path.n);
        else if (size != 1 || *target != '.')
            tz_bytes_format(arena, &path, "%.*s%s", (int)size, target, target[size] ? "/" : "");
    }
    return tz_arena_copy(arena, path.at ? path.at : "", path.n);
}

static const char *last_word(tz_arena *arena, const char *type) {
    const char *slash = type ? strrchr(type, '/') : NULL;
    const char *word = slash ? slash + 1 : "";
    return tz_arena_copy(arena, word, strlen(word));
}

static bool start_in_relations(void *context, const tz_xml_element *element) {
    const relations_part *r = context;
    const char *id = tz_xml_attribute(element, "Id"), *target = tz_xml_attribute(element, "Target"),
               *mode = tz_xml_attribute(element, "TargetMode");
    if (strcmp(element->name, "Relationship") != 0 || !id || !target || (mode && !strcmp(mode, "External")))
        return true;
    tz_arena *arena = r->x->arena;
    if (r->to->all.n == MOST)
        return tz_workbook_damaged(arena, r->x->file, r->x->diag, _("it has too many parts"));
    *TZ_ADD(arena, &r->to->all) =
        (tz_xlsx_relation){tz_arena_copy(arena, id, strlen(id)), last_word(arena, tz_xml_attribute(element, "Type")),
                           path_of(arena, r->folder, target)};
    return true;
}

bool tz_xlsx_relations_read(const tz_xlsx *x, const char *part, tz_xlsx_relations *to) {
    const char *slash = strrchr(part, '/'), *name = slash ? slash + 1 : part;
    relations_part r = {x, tz_arena_copy(x->arena, part, (size_t)(name - part)), to};
    const tz_xml_handler handler = {.start = start_in_relations, .context = &r};
    const char *path = tz_arena_format(x->arena, "%s_rels/%s.rels", r.folder, name);
    return !tz_package_has(x->package, path) || tz_xlsx_read_part(x, path, NULL, &handler);
}
