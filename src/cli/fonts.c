// fonts: the families of the list of fonts, their files and what they cover; and fonts of one's own entered into a
// list.
#include "cli/fonts.h"
#include "base/intl.h"

#include <iconv.h>
#include <string.h>

static const tz_option options[] = {
    TZ_FONT_OPTIONS,
    TZ_JSON_OPTION,
    {0},
};

static const tz_operand operands[] = {
    {N_("[add FILE...]"), TZ_VALUE_FILE,
     N_("font files to enter into the list of fonts (FILE.ttc#1: the second of a collection)")},
    {0},
};

static const tz_example examples[] = {
    {"tsuzuri fonts", N_("which fonts are used, whether their files are there, and what they cover")},
    {0},
};

// ---- the kanji of JIS X 0213 ----

enum { LEVELS = 4, CELLS = 94, MOST_KANJI = 4000 };
typedef struct kanji {
    uint32_t codes[LEVELS][MOST_KANJI];
    size_t n[LEVELS]; // 0: the system has no table of them
} kanji;

// The level of a kanji by plane, row and cell; -1: what stands there is no kanji.
static int level_of(int plane, int row, int cell) {
    if (plane == 2)
        return 3;
    if (row >= 16 && (row < 47 || (row == 47 && cell <= 51)))
        return 0;
    if (row >= 48 && (row < 84 || (row == 84 && cell <= 6)))
        return 1;
    return row >= 14 && row != 16 ? 2 : -1;
}

static void read_kanji(kanji *to) {
    iconv_t table = iconv_open("UTF-32LE", "EUC-JISX0213");
    for (int at = 0; table != (iconv_t)-1 && at < 2 * CELLS * CELLS; at++) {
        int plane = 1 + at / (CELLS * CELLS), row = 1 + at / CELLS % CELLS, cell = 1 + at % CELLS;
        char euc[3] = {(char)0x8F, (char)(0xA0 + row), (char)(0xA0 + cell)}, *from = euc + (plane == 1);
        uint32_t code[2] = {0};
        char *out = (char *)code;
        size_t left = plane == 1 ? 2 : 3, room = sizeof code;
        int level = level_of(plane, row, cell);
        bool found = level >= 0 && iconv(table, &from, &left, &out, &room) != (size_t)-1;
        iconv(table, NULL, NULL, &out, &room); // EUC keeps a letter back that a mark may follow
        if (found && code[0] && to->n[level] < MOST_KANJI)
            to->codes[level][to->n[level]++] = code[0];
    }
    if (table != (iconv_t)-1)
        iconv_close(table);
}

// ---- what a face is ----

typedef struct face_row {
    const tz_family_info *family;
    tz_weight weight;
    const char *file, *path;  // path: as it was opened
    const tz_face_info *info; // NULL: it is missing, or not accepted
    tz_face_description about;
    size_t kana, kanji[LEVELS];
} face_row;
typedef struct faces {
    TZ_LIST(face_row) all;
    kanji known;
} faces;

enum { KANA = 83 + 86 }; // hiragana and katakana of JIS X 0208
static size_t count_kana(const tz_fonts *fonts, uint16_t face) {
    uint32_t codes[KANA];
    size_t n = 0;
    for (uint32_t code = 0x3041; code <= 0x3093; code++)
        codes[n++] = code;
    for (uint32_t code = 0x30A1; code <= 0x30F6; code++)
        codes[n++] = code;
    return tz_fonts_count_characters(fonts, face, codes, n);
}

static void add_face(tz_call *call, tz_fonts *fonts, const tz_family_info *family, tz_weight weight, faces *to) {
    uint16_t face = family->faces[weight];
    face_row *row = TZ_ADD(call->arena, &to->all);
    *row = (face_row){.family = family, .weight = weight, .file = tz_fonts_listed_face(fonts, face)->file};
    row->info = tz_fonts_open_face(fonts, face, call->diag);
    row->path = row->info ? tz_fonts_face_file(fonts, face)->name : row->file;
    if (!row->info)
        return;
    tz_fonts_describe(fonts, call->arena, face, &row->about);
    row->kana = count_kana(fonts, face);
    for (size_t i = 0; i < LEVELS; i++)
        row->kanji[i] = tz_fonts_count_characters(fonts, face, to->known.codes[i], to->known.n[i]);
}

static const faces *read_faces(tz_call *call, tz_fonts *fonts) {
    faces *made = TZ_NEW(call->arena, faces);
    const tz_family_info *family;
    read_kanji(&made->known);
    for (int i = 0; (family = tz_fonts_family_info(fonts, i)); i++)
        for (tz_weight weight = TZ_REGULAR; weight <= TZ_BOLD; weight++)
            if (weight == TZ_REGULAR || family->faces[TZ_BOLD] != family->faces[TZ_REGULAR])
                add_face(call, fonts, family, weight, made);
    return made;
}

// ---- the tables ----

static const char *weight_of(const face_row *row) {
    return row->weight == TZ_BOLD ? _("bold") : _("regular");
}

static const char *rights_of(const face_row *row) {
    return row->about.rights & 8 ? _("to edit") : row->about.rights & 4 ? _("to view and print") : _("yes");
}

// Of the package, or else of the font, without the tools that made it.
static const char *version_of(tz_call *call, const face_row *row) {
    if (!row->info)
        return _("cannot be used");
    const char *own = row->info->version;
    return *row->info->package_version ? row->info->package_version
                                       : tz_arena_copy(call->arena, own, strcspn(own, ";"));
}

static void put_files(tz_call *call, const faces *of) {
    enum { COLUMNS = 7 };
    const char *(*cells)[COLUMNS] = tz_arena_array(call->arena, of->all.n + 1, sizeof *cells);
    const char *const head[COLUMNS] = {"id",           _("font"),    _("weight"), _("version"),
                                       _("embedding"), _("licence"), _("file")};
    memcpy(cells[0], head, sizeof head);
    for (size_t i = 0; i < of->all.n; i++) {
        const face_row *row = &of->all.at[i];
        const char *const line[COLUMNS] = {row->family->id,
                                           row->family->name,
                                           weight_of(row),
                                           version_of(call, row),
                                           row->info ? rights_of(row) : "-",
                                           row->info ? row->info->licence : "-",
                                           row->path};
        memcpy(cells[i + 1], line, sizeof line);
    }
    tz_cli_put_table(call, cells[0], of->all.n + 1, COLUMNS, (const bool[COLUMNS]){false});
}

static const char *number(tz_call *call, size_t n) {
    return tz_arena_format(call->arena, "%zu", n);
}

// 100 only when all are there.
static const char *percent(tz_call *call, size_t has, size_t of) {
    return of ? number(call, has * 100 / of) : "-";
}

static void put_coverage(tz_call *call, const faces *of) {
    enum { COLUMNS = 10 };
    const char *(*cells)[COLUMNS] = tz_arena_array(call->arena, of->all.n + 1, sizeof *cells);
    const char *const head[COLUMNS] = {"id",         _("weight"),  _("characters"),
                                       _("kana %"),  _("JIS 1 %"), _("JIS 2 %"),
                                       _("JIS 3 %"), _("JIS 4 %"), _("extension B and later"),
                                       _("variants")};
    size_t n = 1;
    memcpy(cells[0], head, sizeof head);
    for (size_t i = 0; i < of->all.n; i++) {
        const face_row *row = &of->all.at[i];
        if (!row->info)
            continue;
        const char **line = cells[n++];
        line[0] = row->family->id;
        line[1] = weight_of(row);
        line[2] = number(call, row->about.characters);
        line[3] = percent(call, row->kana, KANA);
        for (size_t k = 0; k < LEVELS; k++)
            line[4 + k] = percent(call, row->kanji[k], of->known.n[k]);
        line[8] = number(call, row->about.supplementary);
        line[9] = number(call, row->about.variants);
    }
    static const bool right[COLUMNS] = {[2] = true, true, true, true, true, true, true, true};
    tz_bytes_format(call->arena, call->output, "\n");
    tz_cli_put_table(call, cells[0], n, COLUMNS, right);
}

// ---- JSON ----

static void put_string(tz_call *call, const char *before, const char *text) {
    tz_bytes_format(call->arena, call->output, "%s", before);
    tz_bytes_add_json_string(call->arena, call->output, text, strlen(text));
}

static void put_json_face(tz_call *call, const faces *of, const face_row *row) {
    put_string(call, "{\"id\":", row->family->id);
    put_string(call, ",\"name\":", row->family->name);
    put_string(call, ",\"weight\":", row->weight == TZ_BOLD ? "bold" : "regular");
    put_string(call, ",\"file\":", row->path);
    tz_bytes_format(call->arena, call->output, ",\"usable\":%s", row->info ? "true" : "false");
    if (row->info) {
        put_string(call, ",\"package\":", row->info->package);
        put_string(call, ",\"package_version\":", row->info->package_version);
        put_string(call, ",\"reference_version\":", row->info->reference_version);
        put_string(call, ",\"version\":", row->info->version);
        put_string(call, ",\"sha256\":", row->info->sha256);
        put_string(call, ",\"licence\":", row->info->licence);
        tz_bytes_format(call->arena, call->output, ",\"fs_type\":%d,\"characters\":%zu,\"kana\":%zu", row->about.rights,
                        row->about.characters, row->kana);
        for (size_t i = 0; i < LEVELS && of->known.n[0]; i++)
            tz_bytes_format(call->arena, call->output, "%s%zu", i ? "," : ",\"jis_levels\":[", row->kanji[i]);
        tz_bytes_format(call->arena, call->output, "%s,\"supplementary\":%zu,\"variants\":%zu",
                        of->known.n[0] ? "]" : "", row->about.supplementary, row->about.variants);
    }
    tz_bytes_format(call->arena, call->output, "}");
}

static void put_json(tz_call *call, const faces *of) {
    for (size_t i = 0; i < of->all.n; i++) {
        tz_bytes_format(call->arena, call->output, i ? ",\n" : "[\n");
        put_json_face(call, of, &of->all.at[i]);
    }
    tz_bytes_format(call->arena, call->output, "\n]\n");
}

static tz_exit run(tz_call *call) {
    tz_exit status;
    if (call->operands_n)
        return tz_cli_fonts_add(call);
    tz_fonts *fonts = tz_cli_fonts(call, &status);
    if (!fonts)
        return status;
    const faces *found = read_faces(call, fonts);
    if (tz_call_value(call, "json")) {
        put_json(call, found);
    } else {
        put_files(call, found);
        put_coverage(call, found);
    }
    return tz_diag_count(call->diag, TZ_ERROR) ? tz_cli_failure(call) : TZ_EXIT_OK;
}

const tz_command tz_command_fonts = {
    .name = "fonts",
    .operands = operands,
    .least = 0,
    .most = SIZE_MAX,
    .summary = N_("list the fonts, their files and what they cover, or enter fonts of one's own"),
    .details = N_(
        "Percentages are of the kana of JIS X 0208 and of the kanji of the four levels of JIS X 0213. A file that is\n"
        "missing is told with its package (exit code 66). With add, the font files are checked and entered into the "
        "list\n"
        "of fonts of the current folder (fonts/fonts.yaml), which begins as a copy of the supplied one; or into that "
        "of\n"
        "--fonts. Layouts may then name the family by its id."),
    .options = options,
    .examples = examples,
    .run = run,
};
