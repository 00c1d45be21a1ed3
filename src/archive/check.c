// A bag checked against all of its lists: every file is read, once, and whatever is wrong is reported with the name of
// the file. Bags of others are checked by the rules of their version of BagIt, those of tsuzuri to the byte.
//
// A changed file is distinguished from a changed list: its sum differs everywhere, that in a damaged list in few
// digits.
#include "archive/checking.h"
#include "base/intern.h"
#include "base/intl.h"

#include <stdlib.h>
#include <string.h>

static const tz_place nowhere;

static bool is_payload(const char *name) {
    return strncmp(name, "data/", 5) == 0;
}

// ---- the sums of a file ----

typedef struct read_file {
    tz_bag_checking *c;
    const tz_folder_entry *entry;
    const tz_manifest_entry *const *lines; // of all lists that have it
    size_t lines_n;
    char (*sums)[TZ_SUM_ROOM]; // by kinds; "": not computed
} read_file;

static const tz_manifest *list_of(const tz_bag_checking *c, const tz_manifest_entry *line) {
    return &c->lists.all.at[line->list];
}

static const char *sum_for(const read_file *f, const tz_manifest *list) {
    return f->sums[tz_sum_kind_index(list->kind)];
}

// The first list of files below data/, or of the others; NULL: there is none.
static const tz_manifest *first_list(const tz_bag_checking *c, bool payload) {
    for (size_t i = 0; i < c->lists.all.n; i++)
        if (c->lists.all.at[i].payload == payload && c->lists.all.at[i].source)
            return &c->lists.all.at[i];
    return NULL;
}

static bool is_booklet(const char *name) {
    size_t size = strlen(name);
    return is_payload(name) && !strchr(name + 5, '/') && size > 9 && strcmp(name + size - 4, ".pdf") == 0;
}

static bool read_pieces(const tz_bag_checking *c, tz_arena *scratch, const char *name, tz_sums *sums) {
    const tz_bag_contents *of = c->of;
    if (of->read)
        return of->read(of->files, scratch, name, (tz_taker){tz_sums_add, sums}, c->diag);
    const tz_source *source = of->files->open(of->files->context, scratch, name, nowhere, c->diag);
    return source && tz_sums_add(sums, source->bytes, source->size);
}

// A file that no list has is read to be recognised, unless it is huge.
static bool is_worth_reading(const read_file *f) {
    return f->lines_n || (f->entry->size <= TZ_FONT_LIMIT && f->c->missing.all.n) || is_booklet(f->entry->name);
}

// False: it cannot be read, which has been reported.
static bool compute(read_file *f, tz_arena *scratch, uint64_t *size) {
    const tz_manifest *first = first_list(f->c, is_payload(f->entry->name));
    tz_sums sums = {.n = 0};
    *size = f->entry->size;
    if (!is_worth_reading(f))
        return true;
    for (size_t i = 0; i < f->lines_n; i++)
        tz_sums_want(scratch, &sums, list_of(f->c, f->lines[i])->kind);
    if (first)
        tz_sums_want(scratch, &sums, first->kind);
    if (is_booklet(f->entry->name))
        tz_sums_want(scratch, &sums, tz_sum_kind_find("sha256", 6));
    if (!read_pieces(f->c, scratch, f->entry->name, &sums))
        return false;
    for (size_t i = 0; i < sums.n; i++)
        tz_sums_hex(&sums, sums.kinds[i], f->sums[tz_sum_kind_index(sums.kinds[i])]);
    *size = sums.size;
    return true;
}

// ---- sums compared ----

static bool is_nearly(const char *sum, const char *listed) {
    size_t same = 0, digits = strlen(sum);
    for (size_t i = 0; i < digits; i++)
        same += sum[i] == listed[i];
    return same >= digits * 3 / 4;
}

static bool is_right(const read_file *f, const tz_manifest_entry *line) {
    return !strcmp(sum_for(f, list_of(f->c, line)), line->sum);
}

static void report_changed(const read_file *f, const tz_manifest_entry *line) {
    const tz_manifest *list = list_of(f->c, line);
    tz_error(f->c->diag, line->place, _("%s has changed"), f->entry->name);
    tz_note(f->c->diag, nowhere, _("its %s is now %s"), tz_sum_kind_title(list->kind), sum_for(f, list));
}

// `right`: another list has the file as it is.
static void report_sum(const read_file *f, const tz_manifest_entry *line, const tz_manifest *right) {
    const tz_manifest *list = list_of(f->c, line);
    if (is_nearly(sum_for(f, list), line->sum))
        tz_error(f->c->diag, line->place, _("%s has changed: here the sum of %s is damaged, the file itself is right"),
                 list->name, f->entry->name);
    else if (right)
        tz_error(f->c->diag, line->place, _("the sum of %s is wrong in %s, although it is right in %s"), f->entry->name,
                 list->name, right->name);
    else
        report_changed(f, line);
}

static const tz_manifest *find_right(const read_file *f) {
    for (size_t i = 0; i < f->lines_n; i++)
        if (is_right(f, f->lines[i]))
            return list_of(f->c, f->lines[i]);
    return NULL;
}

// A file that has changed is reported once, whatever number of lists tells it.
static void compare_sums(const read_file *f) {
    const tz_manifest *right = find_right(f);
    bool changed = false;
    for (size_t i = 0; i < f->lines_n; i++) {
        const tz_manifest_entry *line = f->lines[i];
        if (is_right(f, line) || changed)
            continue;
        report_sum(f, line, right);
        changed = !right && !is_nearly(sum_for(f, list_of(f->c, line)), line->sum);
    }
}

// One file under two names of one list: they are the same to other systems.
static void report_repeated(const read_file *f) {
    for (size_t i = 1; i < f->lines_n; i++)
        if (f->lines[i]->list == f->lines[i - 1]->list) {
            tz_warning(f->c->diag, f->lines[i]->place, _("%s is listed twice"), f->entry->name);
            tz_note(f->c->diag, f->lines[i - 1]->place, _("the first time here"));
        }
}

// ---- files that a list leaves out ----

static int by_sum(const void *a, const void *b) {
    const tz_manifest_entry *one = *(const tz_manifest_entry *const *)a, *other = *(const tz_manifest_entry *const *)b;
    if (one->list != other->list)
        return one->list < other->list ? -1 : 1;
    int order = strcmp(one->sum, other->sum);
    return order ? order : one < other ? -1 : one > other;
}

static int by_wanted_sum(const void *a, const void *b) {
    const tz_manifest_entry *one = a, *other = *(const tz_manifest_entry *const *)b;
    if (one->list != other->list)
        return one->list < other->list ? -1 : 1;
    return strcmp(one->sum, other->sum);
}

// Notes that the file has the content of one that is missing: it was renamed, or its line damaged.
static void note_renamed(const read_file *f, const tz_manifest *list, const tz_manifest_entry **by_sums) {
    const tz_manifest_entry wanted = {.sum = sum_for(f, list), .list = list->list};
    size_t n = f->c->missing.all.n;
    const tz_manifest_entry **found = n ? bsearch(&wanted, by_sums, n, sizeof(void *), by_wanted_sum) : NULL;
    while (found && found > by_sums && !by_wanted_sum(&wanted, found - 1))
        found--;
    if (found)
        tz_note(f->c->diag, (*found)->place, _("it is what is listed here as %s"), (*found)->name);
}

static bool has_line(const read_file *f, const tz_manifest *list) {
    for (size_t i = 0; i < f->lines_n; i++)
        if (f->lines[i]->list == list->list)
            return true;
    return false;
}

static bool must_be_tagged(const tz_bag_checking *c, const char *name) {
    tz_manifest list;
    if (tz_manifest_is(name, &list) && list.payload)
        return c->declared.version >= TZ_BAGIT_1_0;
    return c->info.is_ours && (!strcmp(name, TZ_BAGIT) || !strcmp(name, TZ_BAG_INFO));
}

// BagIt 1.0 wants every file in every list of data/, earlier versions in one of them. Other files may be in no list:
// that is worth a warning, as nothing would tell that they change.
static void check_listed(const read_file *f, const tz_manifest_entry **by_sums) {
    const tz_bag_checking *c = f->c;
    const char *name = f->entry->name;
    tz_manifest own;
    bool payload = is_payload(name), list_itself = tz_manifest_is(name, &own);
    bool all = (payload || list_itself) && c->declared.version >= TZ_BAGIT_1_0;
    if (list_itself && !own.payload)
        return;
    for (size_t i = 0; i < c->lists.all.n; i++) {
        const tz_manifest *list = &c->lists.all.at[i];
        if (list->payload != payload || !list->source || has_line(f, list) || (f->lines_n && !all))
            continue;
        if (payload || must_be_tagged(c, name))
            tz_error(c->diag, nowhere, _("%s is not listed in %s"), name, list->name);
        else
            tz_warning(c->diag, nowhere, _("%s is not listed in %s"), name, list->name);
        if (*sum_for(f, list))
            note_renamed(f, list, by_sums);
        if (!all)
            break;
    }
}

// ---- every file ----

static void note_booklet(read_file *f, size_t *booklets) {
    if (!is_booklet(f->entry->name))
        return;
    if (++*booklets == 1)
        memcpy(f->c->bag->pdf_sha256, f->sums[tz_sum_kind_index(tz_sum_kind_find("sha256", 6))], TZ_SHA256_ROOM);
    else // which of them is the booklet is not known
        f->c->bag->pdf_sha256[0] = '\0';
}

static void check_file(read_file *f, const tz_manifest_entry **by_sums, size_t *booklets) {
    tz_arena *scratch = tz_arena_new(f->c->arena); // one file at a time
    uint64_t size;
    f->sums = tz_arena_array(scratch, TZ_SUM_KINDS, sizeof *f->sums);
    bool done = compute(f, scratch, &size);
    if (is_payload(f->entry->name)) {
        f->c->bag->files++;
        f->c->bag->size += size;
    }
    if (done) {
        note_booklet(f, booklets);
        report_repeated(f);
        compare_sums(f);
        check_listed(f, by_sums);
    }
    tz_arena_free(scratch);
}

static const tz_manifest_entry **sort_missing(tz_bag_checking *c) {
    size_t n = c->missing.all.n;
    const tz_manifest_entry **sorted = TZ_ARRAY(c->arena, const tz_manifest_entry *, n);
    if (n) {
        memcpy(sorted, c->missing.all.at, n * sizeof *sorted);
        qsort(sorted, n, sizeof *sorted, by_sum);
    }
    return sorted;
}

static void check_files(tz_bag_checking *c) {
    const tz_manifest_entry **by_sums = sort_missing(c);
    size_t line = 0, booklets = 0;
    for (size_t i = 0; i < c->of->entries->all.n; i++) {
        const tz_folder_entry *entry = &c->of->entries->all.at[i];
        read_file f = {.c = c, .entry = entry, .lines = line < c->lines.all.n ? c->lines.all.at + line : NULL};
        while (line + f.lines_n < c->lines.all.n && f.lines[f.lines_n]->file == i)
            f.lines_n++;
        line += f.lines_n;
        if (entry->kind == TZ_ENTRY_FILE)
            check_file(&f, by_sums, &booklets);
        else if (entry->kind != TZ_ENTRY_FOLDER)
            tz_error(c->diag, nowhere, _("%s is a link or a device: a bag holds only files"), entry->name);
    }
}

// A file that several lists have is reported where the first one has it, bagit.txt in any case.
static void report_missing(tz_bag_checking *c, const tz_bag_fetch *fetch) {
    tz_intern *told = tz_intern_new(c->arena);
    uint32_t n = 0;
    for (size_t i = 0; i < c->missing.all.n; i++) {
        const tz_manifest_entry *line = c->missing.all.at[i];
        if (tz_intern_number(told, line->name, strlen(line->name)) < n)
            continue;
        n++;
        if (!tz_bag_fetch_report(c, fetch, line->name))
            tz_error(c->diag, line->place, _("the file %s is missing"), line->name);
    }
    bool has_bagit = tz_bag_names_find(c->names, TZ_BAGIT) != TZ_NO_FILE;
    if (!has_bagit && tz_intern_number(told, TZ_BAGIT, strlen(TZ_BAGIT)) == n)
        tz_error(c->diag, nowhere, _("the file %s is missing"), TZ_BAGIT);
}

// ---- the other files of the bag ----

static const char *info_name(const tz_bag_checking *c) {
    bool has = tz_bag_names_find(c->names, TZ_BAG_INFO) != TZ_NO_FILE;
    return has ? TZ_BAG_INFO : TZ_PACKAGE_INFO;
}

static void read_info(tz_bag_checking *c) {
    const tz_source *text = c->readable ? tz_bag_text(c, info_name(c)) : NULL;
    if (text)
        tz_bag_info_read(c->arena, text, &c->info, c->diag);
    c->bag->is_ours = c->info.is_ours;
}

// "BYTES.FILES".
static bool read_oxum(tz_tag_line text, uint64_t *bytes, uint64_t *files) {
    uint64_t numbers[2] = {0, 0};
    size_t which = 0, digits = 0;
    for (size_t i = 0; i < text.size; i++) {
        char at = text.bytes[i];
        if (at == '.' && digits && !which) {
            which = 1;
            digits = 0;
        } else if (at >= '0' && at <= '9' && digits < 18) {
            numbers[which] = numbers[which] * 10 + (uint64_t)(at - '0');
            digits++;
        } else {
            return false;
        }
    }
    *bytes = numbers[0];
    *files = numbers[1];
    return which && digits;
}

static void check_oxum(const tz_bag_checking *c) {
    for (size_t i = 0; i < c->info.oxums.all.n; i++) {
        tz_tag_line value = c->info.oxums.all.at[i];
        uint64_t bytes, files, have = c->bag->files;
        if (!read_oxum(value, &bytes, &files))
            tz_error(c->diag, value.place, _("Payload-Oxum is two numbers: BYTES.FILES"));
        else if (bytes != c->bag->size || files < have || files > have + c->left_out)
            tz_error(c->diag, value.place, _("data/ has %llu bytes in %zu files"), (unsigned long long)c->bag->size,
                     c->bag->files);
        if (i)
            tz_warning(c->diag, value.place, _("Payload-Oxum must not be there twice"));
    }
}

// Another program writes all of a list otherwise; damage changes some bytes of it.
static bool is_damage(const tz_source *list, const tz_bytes *written) {
    enum { MOST = 4 };
    size_t n = 0;
    for (size_t i = 0; list->size == written->n && i < written->n && n <= MOST; i++)
        n += list->bytes[i] != written->at[i];
    return list->size == written->n && n <= MOST;
}

// A list that means the same but is written otherwise: no program would mind, but it was changed.
static void check_writing(const tz_bag_checking *c, const tz_manifest *list) {
    tz_bytes out = {0};
    for (size_t i = 0; i < list->entries.n; i++)
        tz_manifest_write_line(c->arena, &out, list->entries.at[i].sum, list->entries.at[i].name);
    const tz_source *source = list->source;
    size_t at = 0;
    while (at < out.n && at < source->size && out.at[at] == source->bytes[at])
        at++;
    if (at == out.n && at == source->size)
        return;
    const tz_place place = {source, (uint32_t)at};
    if (is_damage(source, &out))
        tz_error(c->diag, place, _("%s has changed: from here it is not as tsuzuri writes it"), list->name);
    else
        tz_warning(c->diag, place, _("%s has changed: from here it is not as tsuzuri writes it"), list->name);
    tz_note(c->diag, nowhere,
            _("all that it lists is right; if another program has rewritten the list, nothing is lost"));
}

// What tsuzuri has made is as tsuzuri makes it.
static void check_own(const tz_bag_checking *c) {
    if (!first_list(c, false))
        tz_error(c->diag, nowhere, _("the file %s is missing"), TZ_TAGMANIFEST);
    for (size_t i = 0; i < c->lists.all.n && !tz_diag_count(c->diag, TZ_ERROR); i++)
        if (!strcmp(c->lists.all.at[i].name, TZ_MANIFEST) || !strcmp(c->lists.all.at[i].name, TZ_TAGMANIFEST))
            check_writing(c, &c->lists.all.at[i]);
}

// The list that covers most of the bag: whoever knows its sum can tell that nothing has changed.
static void set_seal(tz_bag_checking *c) {
    const tz_manifest *list = first_list(c, false) ? first_list(c, false) : first_list(c, true);
    const tz_source *source =
        list ? c->of->files->open(c->of->files->context, c->arena, list->name, nowhere, c->diag) : NULL;
    if (!source)
        return;
    c->bag->seal = list->name;
    tz_sha256_hex(source->bytes, source->size, c->bag->sha256);
}

// ---- all of it ----

static bool has_folder(const tz_folder_entries *entries, const char *name) {
    for (size_t i = 0; i < entries->all.n; i++)
        if (entries->all.at[i].kind == TZ_ENTRY_FOLDER && !strcmp(entries->all.at[i].name, name))
            return true;
    return false;
}

static bool has_list(const tz_folder_entries *entries) {
    tz_manifest list;
    for (size_t i = 0; i < entries->all.n; i++)
        if (tz_manifest_is(entries->all.at[i].name, &list))
            return true;
    return false;
}

static void read_declaration(tz_bag_checking *c) {
    const tz_source *bagit = tz_bag_text(c, TZ_BAGIT);
    c->readable = true;
    c->declared = (tz_bag_declaration){TZ_BAGIT_1_0, "1.0", NULL};
    if (bagit)
        c->readable = tz_bag_declaration_read(c->arena, bagit, &c->declared, c->diag);
    c->bag->version = c->declared.shown;
}

// What a bag must have by any version.
static void check_parts(const tz_bag_checking *c) {
    if (!has_folder(c->of->entries, "data"))
        tz_error(c->diag, nowhere, _("the folder %s is missing"), "data/");
    if (!first_list(c, true) && c->readable)
        tz_error(
            c->diag, nowhere,
            _("there is no list of the files in data/ that can be checked: neither %s nor one of another kind of sum"),
            TZ_MANIFEST);
}

const tz_bag *tz_bag_check(tz_arena *arena, const tz_bag_contents *of, tz_diag *diag) {
    tz_bag_checking c = {.arena = arena, .of = of, .diag = diag, .bag = TZ_NEW(arena, tz_bag)};
    tz_bag_fetch fetch;
    *c.bag = (tz_bag){.seal = ""};
    c.names = tz_bag_names_new(arena, of->entries);
    if (tz_bag_names_find(c.names, TZ_BAGIT) == TZ_NO_FILE && !has_list(of->entries)) {
        tz_error(diag, nowhere, _("this is no bag: there is neither %s nor %s"), TZ_BAGIT, TZ_MANIFEST);
        return NULL;
    }
    read_declaration(&c);
    read_info(&c);
    tz_bag_read_lists(&c);
    check_parts(&c);
    tz_bag_find_files(&c);
    tz_bag_fetch_read(&c, &fetch);
    if (c.readable)
        check_files(&c);
    report_missing(&c, &fetch);
    check_oxum(&c);
    if (c.info.is_ours)
        check_own(&c);
    tz_bag_warn_of_like_names(&c);
    set_seal(&c);
    return c.bag;
}
