// fonts add: font files are looked at and entered into a list of fonts, of which everything else stays as it is.
#include "archive/archive.h"
#include "base/file.h"
#include "base/intl.h"
#include "cli/fonts.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const tz_place nowhere;

typedef struct given {
    const char *path, *mark; // mark: "1" of "FILE.ttc#1"; NULL: none
    const char *folder, *file;
    const tz_face_info *info;
    tz_face_description about;
    bool has_kana, has_letters;
    bool done;
} given;
typedef struct adding {
    tz_call *call;
    const char *path;    // of the list
    const tz_fonts *old; // what it says
    tz_bytes text;       // of it
    given *files;
    size_t n;
    bool entered;
} adding;

// ---- the files ----

static bool refuse(const adding *it, const given *file, const char *why) {
    tz_error(it->call->diag, nowhere, _("%s is not entered: %s"), file->path, why);
    return false;
}

// Messages have no place: the file is in no list that anybody has written.
static tz_fonts *open_font(tz_call *call, const char *asked, given *to, tz_exit *status) {
    tz_diag *diag = call->diag, *said = call->diag = tz_diag_in_arena(call->arena);
    tz_fonts *fonts = tz_cli_font_of_file(call, asked, status);
    to->info = fonts ? tz_fonts_open_face(fonts, 0, said) : NULL;
    call->diag = diag;
    const tz_diag_entry *entry;
    for (size_t i = 0; (entry = tz_diag_at(said, i)); i++)
        tz_error(diag, nowhere, "%s", entry->message);
    return to->info ? fonts : NULL;
}

static bool read_file(adding *it, const char *asked, given *to, tz_exit *status) {
    tz_call *call = it->call;
    tz_fonts *fonts = open_font(call, asked, to, status);
    if (!fonts)
        return false;
    tz_fonts_describe(fonts, call->arena, 0, &to->about);
    const uint32_t kana[] = {0x3042, 0x3093, 0x30A2, 0x30F3}, letters[] = {'a', 'z', 'A', 'Z'};
    to->has_kana = tz_fonts_count_characters(fonts, 0, kana, 4) == 4;
    to->has_letters = tz_fonts_count_characters(fonts, 0, letters, 4) == 4;
    to->mark = strrchr(asked, '#');
    to->path = to->mark ? tz_arena_copy(call->arena, asked, (size_t)(to->mark - asked)) : asked;
    to->mark = to->mark ? to->mark + 1 : NULL;
    to->folder = tz_cli_real_folder(call->arena, to->path);
    const char *slash = strrchr(to->path, '/');
    to->file = slash ? slash + 1 : to->path;
    if (!to->folder)
        return refuse(it, to, _("its folder cannot be read"));
    return !to->about.italic || refuse(it, to, _("it is an italic; a family has a regular and a bold face"));
}

// ---- the list ----

static bool read_list(adding *it, tz_exit *status) {
    tz_call *call = it->call;
    const char *asked = tz_call_value(call, "fonts");
    it->path = asked ? asked : "fonts/fonts.yaml";
    const char *from = tz_file_exists(it->path) ? it->path : tz_cli_supplied_fonts_list(call);
    const tz_source *source = tz_file_read(call->arena, from ? from : it->path, TZ_FILE_LIMIT, nowhere, call->diag);
    *status = TZ_EXIT_INPUT;
    if (!source)
        return false;
    *status = TZ_EXIT_DATA;
    it->old = tz_fonts_read(call->arena, source, TZ_NEW(call->arena, tz_input), call->diag);
    tz_bytes_add(call->arena, &it->text, source->bytes, source->size);
    return it->old;
}

static const char *line_end(const adding *it) {
    const char *first = memchr(it->text.at, '\n', it->text.n);
    return first && first > it->text.at && first[-1] == '\r' ? "\r\n" : "\n";
}

static void insert(adding *it, size_t at, const tz_bytes *what) {
    tz_bytes made = {0};
    tz_bytes_add(it->call->arena, &made, it->text.at, at);
    tz_bytes_add(it->call->arena, &made, what->at, what->n);
    tz_bytes_add(it->call->arena, &made, it->text.at + at, it->text.n - at);
    it->text = made;
    it->entered = true;
}

static const char *find_text(const adding *it, const char *what) {
    return memmem(it->text.at, it->text.n, what, strlen(what));
}

// ---- a further version of a font that the list has ----

static bool is_of_family(const given *file, const tz_face_info *listed) {
    const char *slash = strrchr(listed->file, '/');
    return strcmp(slash ? slash + 1 : listed->file, file->file) == 0 &&
           (strcmp(listed->family, file->about.name) == 0 || strcmp(listed->family, file->about.japanese) == 0);
}

static const tz_face_info *find_listed(const adding *it, const given *file) {
    const tz_face_info *listed;
    for (size_t i = 0; (listed = tz_fonts_listed_face(it->old, i)); i++)
        if (is_of_family(file, listed))
            return listed;
    return NULL;
}

// "1.051" of "Version 1.051;hotconv…", and enough of its sum to tell it from another one of that number.
static const char *version_name(const adding *it, const given *file) {
    const char *version = file->info->version + strcspn(file->info->version, "0123456789");
    return tz_arena_format(it->call->arena, "%.*s (%.8s)", (int)strspn(version, "0123456789."), version,
                           file->info->sha256);
}

// Behind the line of the reference, which must be one of a list of versions.
static bool add_version(adding *it, const given *file, const tz_face_info *listed) {
    const char *at = find_text(it, listed->sha256), *end = it->text.at + it->text.n, *start = at;
    while (start && start > it->text.at && start[-1] != '\n')
        start--;
    const char *item = start ? memmem(start, (size_t)(at - start), "- {", 3) : NULL;
    if (!item)
        return refuse(it, file,
                      tz_arena_format(it->call->arena,
                                      _("the list has %s with another sum, and no versions: write there the lines "
                                        "\"versions:\" and \"- {version: %s, sha256: %s}\""),
                                      file->file, version_name(it, file), file->info->sha256));
    const char *next = memchr(at, '\n', (size_t)(end - at));
    tz_bytes line = {0};
    tz_bytes_format(it->call->arena, &line, "%s%.*s- {version: \"%s\", sha256: %s}%s", next ? "" : line_end(it),
                    (int)(item - start), start, version_name(it, file), file->info->sha256, next ? line_end(it) : "");
    insert(it, next ? (size_t)(next + 1 - it->text.at) : it->text.n, &line);
    tz_bytes_format(it->call->arena, it->call->output, _("%s: a further version of %s (%s)\n"), file->path,
                    listed->family, version_name(it, file));
    return true;
}

// ---- a new family ----

// "Noto Sans CJK KR" becomes noto-sans-cjk-kr.
static const char *id_of(const adding *it, const char *name) {
    tz_bytes id = {0};
    for (const char *at = name; *at; at++) {
        char c = (char)tolower((unsigned char)*at);
        if ((unsigned char)c < 0x80 && isalnum((unsigned char)c))
            tz_bytes_add(it->call->arena, &id, &c, 1);
        else if (id.n && id.at[id.n - 1] != '-')
            tz_bytes_add(it->call->arena, &id, "-", 1);
    }
    while (id.n && id.at[id.n - 1] == '-')
        id.n--;
    return id.n ? tz_arena_copy(it->call->arena, id.at, id.n) : "font";
}

static void put_string(const adding *it, tz_bytes *out, const char *key, const char *text) {
    tz_bytes_format(it->call->arena, out, "%s", key);
    tz_bytes_add_json_string(it->call->arena, out, text, strlen(text));
    tz_bytes_format(it->call->arena, out, "%s", line_end(it));
}

// The part of a folder below another one; NULL: it is not below it.
static const char *below(const char *folder, const char *above) {
    size_t size = strlen(above);
    while (size > 1 && above[size - 1] == '/')
        size--;
    if (strncmp(folder, above, size) != 0 || (folder[size] && folder[size] != '/'))
        return NULL;
    return folder[size] ? folder + size + 1 : "";
}

static void put_face(const adding *it, tz_bytes *out, const char *key, const given *file, const char *in_folder) {
    const char *slash = *in_folder ? "/" : "", *end = line_end(it);
    tz_bytes_format(it->call->arena, out, "    %s:%s", key, end);
    put_string(it, out, "      file: ", tz_arena_format(it->call->arena, "%s%s%s", in_folder, slash, file->file));
    if (file->mark)
        tz_bytes_format(it->call->arena, out, "      index: %lu%s", strtoul(file->mark, NULL, 10), end);
    tz_bytes_format(it->call->arena, out, "      sha256: %s%s", file->info->sha256, end);
    tz_bytes_format(it->call->arena, out, "      licence: %s%s", file->about.licence ? file->about.licence : "unknown",
                    end);
}

// What it lacks comes from where the first family of the list, and that of the same kind, have it from; kana from that
// family itself.
static void put_fallback(const adding *it, tz_bytes *out, const given *file) {
    const tz_family_info *first = tz_fonts_family_info(it->old, 0);
    bool signs = !file->has_kana && !file->has_letters;
    const char *comma = "";
    if (signs)
        tz_bytes_format(it->call->arena, out, "    only: signs%s", line_end(it));
    tz_bytes_format(it->call->arena, out, "    fallback: [");
    if (!signs && !file->has_kana) {
        tz_bytes_format(it->call->arena, out, "%s", first->id);
        comma = ", ";
    } else if (!signs && file->info->serif && tz_fonts_family(it->old, "noto-mincho") >= 0) {
        tz_bytes_format(it->call->arena, out, "noto-mincho");
        comma = ", ";
    }
    for (size_t i = 0; !signs && first->fallback[i]; i++) {
        tz_bytes_format(it->call->arena, out, "%s%s", comma, first->fallback[i]);
        comma = ", ";
    }
    tz_bytes_format(it->call->arena, out, "]%s", line_end(it));
}

static void tell(const adding *it, const given *file, const char *id) {
    tz_call *call = it->call;
    tz_bytes_format(call->arena, call->output, _("%s: family %s; layouts name it so: family: %s\n"), file->path,
                    file->about.name, id);
    if (!file->about.licence)
        tz_notice(call->diag, nowhere, _("%s does not say its licence in known words: please write it at %s in %s"),
                  file->path, id, it->path);
    if (file->about.variable)
        tz_notice(call->diag, nowhere, _("%s is a variable font: it is set as it is by default"), file->path);
    if (!file->has_kana && !file->has_letters)
        tz_notice(call->diag, nowhere, _("%s has no kana and no letters: name %s in a family's fallback for its signs"),
                  file->path, id);
    else if (!file->has_kana)
        tz_notice(call->diag, nowhere, _("%s has no kana: Japanese text of the family %s is set in %s"), file->path, id,
                  tz_fonts_family_info(it->old, 0)->name);
}

static bool add_family(adding *it, const given *regular, const given *bold) {
    tz_call *call = it->call;
    const char *id = id_of(it, regular->about.name), *end = line_end(it);
    if (tz_fonts_family(it->old, id) >= 0)
        return refuse(it, regular, tz_arena_format(call->arena, _("the list has a family %s already"), id));
    if (bold && strcmp(bold->folder, regular->folder) != 0)
        return refuse(it, bold, _("regular and bold must be in one folder"));
    const char *list_folder = tz_cli_real_folder(call->arena, it->path);
    const char *common = below(regular->folder, tz_fonts_directory(it->old));
    const char *near = list_folder ? below(regular->folder, list_folder) : NULL;
    tz_bytes entry = {0};
    tz_bytes_format(call->arena, &entry, "%s%s  # tsuzuri fonts add%s  - id: %s%s",
                    it->text.n && it->text.at[it->text.n - 1] != '\n' ? end : "", end, end, id, end);
    put_string(it, &entry, "    name: ", *regular->about.japanese ? regular->about.japanese : regular->about.name);
    if (!common)
        put_string(it, &entry, "    directory: ", !near ? regular->folder : *near ? near : ".");
    put_face(it, &entry, "regular", regular, common ? common : "");
    if (bold)
        put_face(it, &entry, "bold", bold, common ? common : "");
    else
        tz_bytes_format(call->arena, &entry, "    bold: regular%s", end);
    put_fallback(it, &entry, regular);
    insert(it, it->text.n, &entry);
    tell(it, regular, id);
    return true;
}

// ---- all of them ----

static given *find_partner(const adding *it, const given *of) {
    for (size_t i = 0; i < it->n; i++) {
        given *other = &it->files[i];
        if (other != of && !other->done && strcmp(other->about.name, of->about.name) == 0 &&
            other->about.bold != of->about.bold)
            return other;
    }
    return NULL;
}

// One index of a collection may be listed, and another one not.
static bool is_listed(const adding *it, const given *file) {
    if (!find_text(it, file->info->sha256))
        return false;
    const tz_face_info *listed;
    for (size_t i = 0; file->about.faces > 1 && (listed = tz_fonts_listed_face(it->old, i)); i++)
        if (is_of_family(file, listed))
            return true;
    return file->about.faces == 1;
}

static bool enter(adding *it, given *file) {
    tz_call *call = it->call;
    if (file->done)
        return true;
    file->done = true;
    if (is_listed(it, file)) {
        tz_notice(call->diag, nowhere, _("%s is in the list already: nothing to enter"), file->path);
        return true;
    }
    const tz_face_info *listed = find_listed(it, file);
    if (listed)
        return add_version(it, file, listed);
    given *partner = find_partner(it, file);
    if (!partner)
        return add_family(it, file, NULL);
    partner->done = true;
    return file->about.bold ? add_family(it, partner, file) : add_family(it, file, partner);
}

// What was made is read as any list is: where entries did not fit the way it is written, nothing is changed.
static tz_exit write_list(const adding *it) {
    tz_call *call = it->call;
    const tz_source *made = tz_source_new(call->arena, it->path, it->text.at, it->text.n);
    if (!tz_fonts_read(call->arena, made, TZ_NEW(call->arena, tz_input), tz_diag_in_arena(call->arena))) {
        tz_error(
            call->diag, nowhere,
            _("%s is written in a way that nothing can be entered: families must come last, each in lines of its own"),
            it->path);
        return TZ_EXIT_DATA;
    }
    const char *slash = strrchr(it->path, '/');
    const char *folder = slash ? tz_arena_copy(call->arena, it->path, (size_t)(slash - it->path)) : ".";
    if (*folder && !tz_folder_make(call->arena, folder, call->diag))
        return TZ_EXIT_NO_CREATE;
    tz_exit status = tz_cli_write_bytes(call->arena, &it->text, it->path, call->diag);
    if (status == TZ_EXIT_OK)
        tz_bytes_format(call->arena, call->output, _("Written: %s\n"), it->path);
    return status;
}

tz_exit tz_cli_fonts_add(tz_call *call) {
    adding it = {.call = call, .n = call->operands_n - 1};
    tz_exit status = TZ_EXIT_USAGE;
    if (strcmp(call->operands[0], "add") != 0 || it.n == 0) {
        tz_error(call->diag, nowhere, _("write tsuzuri fonts, or tsuzuri fonts add FILE..."));
        return TZ_EXIT_USAGE;
    }
    if (!read_list(&it, &status))
        return status;
    it.files = TZ_ARRAY(call->arena, given, it.n);
    bool ok = true;
    for (size_t i = 0; i < it.n; i++)
        ok = read_file(&it, call->operands[i + 1], &it.files[i], &status) && ok;
    if (!ok)
        return status == TZ_EXIT_INPUT ? status : TZ_EXIT_DATA;
    for (size_t i = 0; i < it.n; i++)
        ok = enter(&it, &it.files[i]) && ok;
    if (!ok) {
        call->output->n = 0;
        return TZ_EXIT_DATA;
    }
    return it.entered ? write_list(&it) : TZ_EXIT_OK;
}
