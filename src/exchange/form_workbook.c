// The workbook of a form: a worksheet to be filled in, one with examples, and the hidden one by which it is read back.
//
// Made to be read back by machines, too: after 統計表における機械判読可能なデータの表記方法の統一ルール(総務省, 2020)
// no cells are merged, no empty rows or columns part things, and a cell holds one thing.
#include "exchange/form_workbook.h"
#include "exchange/new_sheet.h"
#include "survey/form_sheet.h"
#include "workbook/workbook.h"

#include <string.h>

// Columns: of all of these the last two only where there is something to show.
enum { LABEL, ANSWER, COUNT, MOST, COLUMNS = 6 };

typedef struct places {
    double widths[COLUMNS];      // in digits; all together as wide as an A4 page is long, but for its margins
    uint32_t columns, help, old; // 0: there is none
} places;

typedef struct form {
    tz_arena *arena;
    const tz_form_request *of;
    const char *title;
    const places *places;
    tz_sheet_maker sheet, hidden;
    bool is_example;
} form;

static const char *string_of(const form *f, const tz_text *text) {
    return text->size ? tz_text_to_string(f->arena, text) : "";
}

// ---- the form as a whole ----

static bool contains(const tz_text *text, const tz_text *part) {
    return part->size && text->size && memmem(text->bytes, text->size, part->bytes, part->size);
}

// The year stands in front unless the form's own title has it.
static const char *title_of(tz_arena *arena, const tz_edition *edition) {
    const tz_text *title = &edition->form->title, *year = &edition->fiscal_year;
    if (contains(title, year))
        return tz_text_to_string(arena, title);
    return tz_arena_format(arena, "%.*s　%.*s", (int)year->size, year->bytes, (int)title->size, title->bytes);
}

static bool has_help(const tz_form *of) {
    for (size_t i = 0; i < of->fields_n; i++)
        if (of->fields[i].help.size)
            return true;
    return false;
}

static places find_places(bool help, bool old) {
    static const double widths[2][2][COLUMNS] = {{{17, 65.5, 4.7, 4.7}, {14, 38, 4.7, 4.7, 30}},
                                                 {{15, 50, 4.7, 4.7, 17}, {14, 28.5, 4.7, 4.7, 13.5, 25}}};
    places made = {.columns = MOST + 1};
    memcpy(made.widths, widths[help][old], sizeof made.widths);
    if (help)
        made.help = made.columns++;
    if (old)
        made.old = made.columns++;
    return made;
}

// Text in headers, where & begins a code.
static void add_header_text(tz_arena *arena, tz_bytes *out, const char *text) {
    for (; *text; text++) {
        tz_bytes_add(arena, out, text, 1);
        if (*text == '&')
            tz_bytes_add(arena, out, "&", 1);
    }
}

// At most `most` characters of a text: what Excel takes in a message or a header.
static const char *cut(tz_arena *arena, const tz_text *text, size_t most) {
    size_t at = 0, n = 0, end = 0;
    for (; at < text->size; n++) {
        if (n + 1 == most)
            end = at;
        do
            at++;
        while (at < text->size && (text->bytes[at] & 0xC0) == 0x80);
    }
    return n <= most ? tz_text_to_string(arena, text) : tz_arena_format(arena, "%.*s…", (int)end, text->bytes);
}

#define TYPE "&\"BIZ UDPゴシック,標準\""

// What stands at the head of every page: the title at the left, the municipality at the right.
static const char *header_of(const form *f) {
    enum { MOST_TITLE = 80, MOST_NAME = 40 }; // of 255 characters in all, codes and doubled & among them
    tz_text title = tz_text_from_string(f->title);
    tz_bytes out = {0};
    tz_bytes_format(f->arena, &out, "&L&10" TYPE);
    add_header_text(f->arena, &out, cut(f->arena, &title, MOST_TITLE));
    tz_bytes_format(f->arena, &out, "&R&10" TYPE);
    add_header_text(f->arena, &out, cut(f->arena, &f->of->municipalities[0].name, MOST_NAME));
    tz_bytes_format(f->arena, &out, f->of->municipalities_n > 1 ? "ほか" : "");
    return tz_arena_copy(f->arena, out.at, out.n);
}

// ---- rows above the fields ----

static void add_pair(form *f, const char *label, tz_look look, const char *value, const char *word) {
    uint32_t lines = tz_sheet_lines(value, f->places->widths[ANSWER]);
    uint32_t row = tz_sheet_add_row(&f->sheet, tz_sheet_height(lines));
    tz_sheet_put(&f->sheet, row, LABEL, look == TZ_LOOK_TEXT ? TZ_LOOK_LABEL : TZ_LOOK_NAME, label);
    tz_sheet_put(&f->sheet, row, ANSWER, look, value);
    if (!word)
        return;
    uint32_t hidden = tz_sheet_add_row(&f->hidden, 0);
    const char *const cells[] = {word, TZ_FORM_SHEET_ANSWERS, tz_worksheet_cell_name(f->arena, row, LABEL),
                                 tz_worksheet_cell_name(f->arena, row, ANSWER)};
    for (uint32_t i = 0; i < 4; i++)
        tz_sheet_put(&f->hidden, hidden, i, TZ_LOOK_PLAIN, cells[i]);
}

static const char *others_of(const form *f) {
    tz_bytes out = {0};
    for (size_t i = 1; i < f->of->municipalities_n; i++) {
        const tz_text *name = &f->of->municipalities[i].name;
        tz_bytes_format(f->arena, &out, "%s%.*s", i > 1 ? TZ_FORM_NAMES_SEPARATOR : "", (int)name->size, name->bytes);
    }
    return tz_arena_copy(f->arena, out.n ? out.at : "", out.n);
}

static void add_identity(form *f) {
    const tz_municipality *first = &f->of->municipalities[0];
    const char *units = f->of->edition->units, *joint = tz_arena_format(f->arena, TZ_FORM_LABEL_JOINT, units);
    add_pair(f, tz_arena_format(f->arena, TZ_FORM_LABEL_CODE, units), TZ_LOOK_VALUE, string_of(f, &first->code), NULL);
    add_pair(f, tz_arena_format(f->arena, TZ_FORM_LABEL_NAME, units), TZ_LOOK_VALUE, string_of(f, &first->name),
             TZ_FORM_ROW_NAMES);
    add_pair(f, joint, TZ_LOOK_ANSWER, others_of(f), TZ_FORM_ROW_JOINT);
    *TZ_ADD(f->arena, &f->sheet.sheet.aids) =
        (tz_new_aid){.row = (uint32_t)f->sheet.heights.n - 1,
                     .column = ANSWER,
                     .title = joint,
                     .prompt = tz_arena_format(f->arena,
                                               "ほかの%sとまとめて回答するときだけ、相手の%sの名前を記入してください。"
                                               "いくつかあるときは「、」で区切ります。",
                                               units, units)};
}

static void add_heads(form *f) {
    uint32_t row = tz_sheet_add_row(&f->sheet, tz_sheet_height(1));
    const tz_edition *old = f->of->old;
    static const char *const words[] = {[LABEL] = "項目", [ANSWER] = "回答", [COUNT] = "字数", [MOST] = "目安"};
    for (uint32_t i = 0; i <= MOST; i++)
        tz_sheet_put(&f->sheet, row, i, TZ_LOOK_HEAD, words[i]);
    if (f->is_example)
        f->sheet.sheet.cells.at[f->sheet.sheet.cells.n - 1 - MOST + ANSWER].text = "回答の例";
    if (f->places->help)
        tz_sheet_put(&f->sheet, row, f->places->help, TZ_LOOK_HEAD, "説明");
    if (f->places->old)
        tz_sheet_put(&f->sheet, row, f->places->old, TZ_LOOK_HEAD,
                     tz_arena_format(f->arena, "%.*sの回答", (int)old->fiscal_year.size, old->fiscal_year.bytes));
    f->sheet.sheet.heads = row + 1;
    f->sheet.sheet.left = 1;
    f->sheet.sheet.pages_wide = 1;
}

// Below the heads, which stay in view: above them they would take the room of the answers.
static void add_notes(form *f) {
#define HOW_TO                                                                                                                                                                 \
    "・枠の中で行を変えるには、Alt キーを押しながら Enter "                                                                                               \
    "キーを押します。\n"                                                                                                                                               \
    "・枠が小さければ、行の高さを広げてください。\n"                                                                                                     \
    "・「目安」は、読みやすい大きさの文字で冊子に収まる字数です。超えると「字数」の色が変わり、冊子の文字が小さくなり" \
    "ます。"
    const tz_text *note = &f->of->edition->form->note;
    if (note->size)
        add_pair(f, "この調査について", TZ_LOOK_TEXT, string_of(f, note), NULL);
    add_pair(f, "記入のしかた", TZ_LOOK_TEXT,
             f->places->old
                 ? "・太い枠の中に記入し、上書き保存して返送してください。灰色の欄は前の年度の回答です。\n" HOW_TO
                 : "・太い枠の中に記入し、上書き保存して返送してください。\n" HOW_TO,
             NULL);
#undef HOW_TO
}

// ---- fields ----

static void add_section(form *f, const tz_section *section) {
    uint32_t row = tz_sheet_add_row(&f->sheet, tz_sheet_height(1) + 2);
    tz_sheet_put(&f->sheet, row, LABEL, TZ_LOOK_SECTION, string_of(f, &section->label));
    for (uint32_t i = ANSWER; i < f->places->columns; i++)
        tz_sheet_put(&f->sheet, row, i, TZ_LOOK_SECTION, "");
}

// Whether the card is not that of those who get the form alone: theirs were several, or it has another name.
static bool is_of_others(const form *f, const tz_card *old) {
    const tz_card own = {.municipalities = f->of->municipalities, .municipalities_n = f->of->municipalities_n};
    return f->of->old_cards_n > 1 || strcmp(tz_card_names(f->arena, old), tz_card_names(f->arena, &own)) != 0;
}

// Last year's answer; with the names of those who gave it where they were several or others.
static const char *old_answer(const form *f, size_t field) {
    const tz_form_request *of = f->of;
    if (of->old_fields[field] < 0)
        return "（この項目はありませんでした）";
    tz_bytes out = {0};
    for (size_t i = 0; i < of->old_cards_n; i++) {
        const tz_text *answer = &of->old_cards[i]->answers[of->old_fields[field]];
        if (!answer->size)
            continue;
        if (is_of_others(f, of->old_cards[i]))
            tz_bytes_format(f->arena, &out, "%s［%s］\n", out.n ? "\n" : "", tz_card_names(f->arena, of->old_cards[i]));
        tz_bytes_add(f->arena, &out, answer->bytes, answer->size);
    }
    enum { MOST_OF_A_CELL = 32000 }; // characters: Excel takes 32,767
    tz_text all = tz_text_from_string(tz_arena_copy(f->arena, out.n ? out.at : "", out.n));
    return cut(f->arena, &all, MOST_OF_A_CELL);
}

static const char *example_of(const form *f, const tz_field *field) {
    if (field->example.size)
        return string_of(f, &field->example);
    return field->choices.n ? string_of(f, &field->choices.at[0]) : "（文章か箇条書きで記入してください）";
}

// Characters without white space, as the engine counts them.
static const char *count_formula(const form *f, uint32_t row) {
    return tz_arena_format(
        f->arena,
        "=LEN(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(%s,CHAR(10),\"\"),CHAR(9),\"\"),\" \",\"\"),"
        "\"　\",\"\"))",
        tz_worksheet_cell_name(f->arena, row, ANSWER));
}

// The choices on the hidden worksheet: in the cell's own list they must not have commas, nor more than 255 characters.
static const char *add_choices(form *f, const tz_field *field) {
    enum { FIRST = 2 };
    if (!field->choices.n)
        return NULL;
    uint32_t row = tz_sheet_add_row(&f->hidden, 0), last = FIRST + (uint32_t)field->choices.n - 1;
    tz_sheet_put(&f->hidden, row, 0, TZ_LOOK_PLAIN, TZ_FORM_ROW_CHOICES);
    tz_sheet_put(&f->hidden, row, 1, TZ_LOOK_PLAIN, field->path);
    for (uint32_t i = FIRST; i <= last; i++)
        tz_sheet_put(&f->hidden, row, i, TZ_LOOK_PLAIN, string_of(f, &field->choices.at[i - FIRST]));
    return tz_arena_format(f->arena, "=" TZ_FORM_SHEET_HIDDEN "!%s:%s", tz_cell_name_fixed(f->arena, row, FIRST),
                           tz_cell_name_fixed(f->arena, row, last));
}

static void add_aid(form *f, const tz_field *field, uint32_t row) {
    enum { MOST_TITLE = 32, MOST_PROMPT = 255 };
    tz_new_aid aid = {.row = row, .column = ANSWER, .choices = add_choices(f, field)};
    if (field->help.size) {
        aid.title = cut(f->arena, &field->short_label, MOST_TITLE);
        aid.prompt = cut(f->arena, &field->help, MOST_PROMPT);
    }
    if (aid.choices)
        aid.other = "一覧にない答えです。このまま記入してもかまいません。";
    if (aid.choices || aid.prompt)
        *TZ_ADD(f->arena, &f->sheet.sheet.aids) = aid;
}

static void add_hidden_field(form *f, const tz_field *field, uint32_t row) {
    uint32_t hidden = tz_sheet_add_row(&f->hidden, 0);
    const char *const cells[] = {TZ_FORM_ROW_FIELD, field->path, TZ_FORM_SHEET_ANSWERS,
                                 tz_worksheet_cell_name(f->arena, row, LABEL),
                                 tz_worksheet_cell_name(f->arena, row, ANSWER)};
    for (uint32_t i = 0; i < sizeof cells / sizeof *cells; i++)
        tz_sheet_put(&f->hidden, hidden, i, TZ_LOOK_PLAIN, cells[i]);
}

static void raise(uint32_t *lines, uint32_t to) {
    *lines = *lines < to ? to : *lines;
}

// A row is as high as the answer may become, and as what stands beside it is.
static double row_height(const form *f, size_t index, const char *answer, const char *old) {
    enum { LEAST = 3, MOST_EMPTY = 10 }; // lines; who writes more can make the row higher
    const tz_field *field = &f->of->edition->form->fields[index];
    const double *widths = f->places->widths;
    uint32_t lines = f->is_example ? 1 : tz_sheet_lines_of(f->of->most[index], widths[ANSWER]);
    lines = lines < MOST_EMPTY ? lines : MOST_EMPTY;
    raise(&lines, f->is_example ? 1 : LEAST);
    raise(&lines, tz_sheet_lines(answer, widths[ANSWER]));
    raise(&lines, tz_sheet_lines(string_of(f, &field->label), widths[LABEL]));
    if (f->places->help)
        raise(&lines, tz_sheet_lines(string_of(f, &field->help), widths[f->places->help]));
    if (f->places->old)
        raise(&lines, tz_sheet_lines(old, widths[f->places->old]));
    return tz_sheet_height(lines);
}

static void add_count(form *f, const tz_field *field, uint32_t row) {
    if (!f->is_example) {
        tz_sheet_put_number(&f->sheet, row, COUNT, 0, count_formula(f, row));
        *TZ_ADD(f->arena, &f->sheet.sheet.limits) = (tz_new_limit){row, COUNT, MOST};
    } else if (field->example.size) {
        tz_sheet_put_number(&f->sheet, row, COUNT, (uint32_t)tz_text_character_count(&field->example), NULL);
    } else {
        tz_sheet_put(&f->sheet, row, COUNT, TZ_LOOK_NUMBER, "");
    }
}

static void add_field(form *f, size_t index) {
    const tz_field *field = &f->of->edition->form->fields[index];
    const char *answer = f->is_example ? example_of(f, field) : "", *old = f->places->old ? old_answer(f, index) : "";
    uint32_t row = tz_sheet_add_row(&f->sheet, row_height(f, index, answer, old));
    tz_sheet_put(&f->sheet, row, LABEL, TZ_LOOK_LABEL, string_of(f, &field->label));
    tz_sheet_put(&f->sheet, row, ANSWER, f->is_example ? TZ_LOOK_GIVEN : TZ_LOOK_ANSWER, answer);
    add_count(f, field, row);
    tz_sheet_put_number(&f->sheet, row, MOST, f->of->most[index], NULL);
    if (f->places->help)
        tz_sheet_put(&f->sheet, row, f->places->help, TZ_LOOK_TEXT, string_of(f, &field->help));
    if (f->places->old)
        tz_sheet_put(&f->sheet, row, f->places->old, TZ_LOOK_OLD, old);
    if (f->is_example)
        return;
    add_hidden_field(f, field, row);
    add_aid(f, field, row);
}

static void add_fields(form *f) {
    const tz_form *of = f->of->edition->form;
    for (size_t i = 0; i < of->sections_n; i++) {
        add_section(f, &of->sections[i]);
        for (size_t k = 0; k < of->sections[i].n; k++)
            add_field(f, of->sections[i].first + k);
    }
}

// ---- worksheets ----

static bool is_section_row(const tz_new_sheet *sheet, uint32_t row) {
    for (size_t i = 0; i < sheet->cells.n; i++)
        if (sheet->cells.at[i].row == row)
            return sheet->cells.at[i].look == TZ_LOOK_SECTION;
    return false;
}

static void add_title(form *f, const char *title) {
    enum { TITLE_HEIGHT = 30 };
    tz_sheet_put(&f->sheet, tz_sheet_add_row(&f->sheet, TITLE_HEIGHT), LABEL, TZ_LOOK_TITLE, title);
}

// Pages end before what does not fit, but not behind the head of a section. A program that breaks them by itself would
// leave heads alone at the foot.
static void break_pages(form *f) {
    enum { PAGE = 485 }; // points: what A4 has between header and footer, less what programs differ by
    tz_new_sheet *sheet = &f->sheet.sheet;
    double used = 0, head = f->sheet.heights.at[sheet->heads - 1];
    for (uint32_t row = 0; row < f->sheet.heights.n; row++) {
        bool is_section = is_section_row(sheet, row), is_kept = row > 0 && is_section_row(sheet, row - 1);
        double height = f->sheet.heights.at[row],
               next = row + 1 < f->sheet.heights.n ? f->sheet.heights.at[row + 1] : 0;
        if (row > sheet->heads && !is_kept && used + height + (is_section ? next : 0) > PAGE) {
            *TZ_ADD(f->arena, &sheet->breaks) = row;
            used = head;
        }
        used += height;
    }
}

static tz_new_sheet finish(form *f) {
    break_pages(f);
    f->sheet.sheet.is_protected = true;
    f->sheet.sheet.header = header_of(f);
    f->sheet.sheet.footer = "&C&10" TYPE "&P / &N";
    return tz_sheet_end(&f->sheet);
}

static tz_new_sheet answers_sheet(form *f) {
    f->sheet = tz_sheet_begin(f->arena, TZ_FORM_SHEET_ANSWERS, f->places->widths, f->places->columns);
    add_title(f, f->title);
    add_identity(f);
    add_heads(f);
    add_notes(f);
    f->sheet.sheet.first_row = (uint32_t)f->sheet.heights.n + 1; // the first section's first field
    f->sheet.sheet.first_column = ANSWER;
    add_fields(f);
    return finish(f);
}

static tz_new_sheet examples_sheet(form *f) {
    f->is_example = true;
    f->sheet = tz_sheet_begin(f->arena, TZ_FORM_SHEET_EXAMPLES, f->places->widths, f->places->columns);
    add_title(f, tz_arena_format(f->arena, TZ_FORM_SHEET_EXAMPLES "　%s", f->title));
    add_heads(f);
    add_fields(f);
    return finish(f);
}

static void add_hidden_pair(form *f, const char *word, const char *value) {
    uint32_t row = tz_sheet_add_row(&f->hidden, 0);
    tz_sheet_put(&f->hidden, row, 0, TZ_LOOK_PLAIN, word);
    tz_sheet_put(&f->hidden, row, 1, TZ_LOOK_PLAIN, value);
}

// ---- the form itself, for who begins another edition with it ----

static void add_hidden_text(form *f, const tz_field *field, const char *key, const char *text) {
    if (!text || !*text)
        return;
    uint32_t row = tz_sheet_add_row(&f->hidden, 0);
    const char *const cells[] = {TZ_FORM_ROW_TEXT, field->path, key, text};
    for (uint32_t i = 0; i < sizeof cells / sizeof *cells; i++)
        tz_sheet_put(&f->hidden, row, i, TZ_LOOK_PLAIN, cells[i]);
}

static void add_hidden_texts(form *f, const tz_field *field) {
    bool has_short = !tz_text_equal(&field->short_label, &field->label);
    add_hidden_text(f, field, "label", string_of(f, &field->label));
    add_hidden_text(f, field, "short", has_short ? string_of(f, &field->short_label) : NULL);
    add_hidden_text(f, field, "was", string_of(f, &field->was));
    add_hidden_text(f, field, "language", field->language);
    add_hidden_text(f, field, "help", string_of(f, &field->help));
    add_hidden_text(f, field, "example", string_of(f, &field->example));
}

static void add_hidden_form(form *f) {
    const tz_form *of = f->of->edition->form;
    add_hidden_pair(f, TZ_FORM_ROW_TITLE, string_of(f, &of->title));
    if (of->note.size)
        add_hidden_pair(f, TZ_FORM_ROW_NOTE, string_of(f, &of->note));
    for (size_t i = 0; i < of->sections_n; i++) {
        add_hidden_pair(f, TZ_FORM_ROW_SECTION, string_of(f, &of->sections[i].id));
        uint32_t row = (uint32_t)f->hidden.heights.n - 1;
        tz_sheet_put(&f->hidden, row, 2, TZ_LOOK_PLAIN, string_of(f, &of->sections[i].label));
    }
    for (size_t i = 0; i < of->fields_n; i++)
        add_hidden_texts(f, &of->fields[i]);
}

static void begin_hidden(form *f) {
    const tz_edition *edition = f->of->edition;
    char fingerprint[TZ_FINGERPRINT_ROOM];
    tz_form_fingerprint(edition->form, fingerprint);
    f->hidden = tz_sheet_begin(f->arena, TZ_FORM_SHEET_HIDDEN, NULL, 0);
    f->hidden.sheet.hidden = true;
    add_hidden_pair(f, TZ_FORM_ROW_FORM, TZ_FORM_VERSION);
    add_hidden_pair(f, TZ_FORM_ROW_EDITION, string_of(f, &edition->id));
    add_hidden_pair(f, TZ_FORM_ROW_FINGERPRINT, tz_arena_copy(f->arena, fingerprint, sizeof fingerprint - 1));
    for (size_t i = 0; i < f->of->municipalities_n; i++)
        add_hidden_pair(f, TZ_FORM_ROW_CODE, string_of(f, &f->of->municipalities[i].code));
}

const tz_new_workbook *tz_form_workbook(tz_arena *arena, const tz_form_request *request) {
    bool help = has_help(request->edition->form);
    places *own = TZ_ARRAY(arena, places, 2);
    own[0] = find_places(help, request->old && request->old_cards_n);
    own[1] = find_places(help, false);
    form f = {.arena = arena, .of = request, .title = title_of(arena, request->edition), .places = &own[0]};
    tz_new_sheet *sheets = TZ_ARRAY(arena, tz_new_sheet, 3);
    tz_new_workbook *made = TZ_NEW(arena, tz_new_workbook);
    begin_hidden(&f);
    sheets[0] = answers_sheet(&f);
    f.places = &own[1];
    sheets[1] = examples_sheet(&f);
    add_hidden_form(&f);
    sheets[2] = tz_sheet_end(&f.hidden);
    *made = (tz_new_workbook){.title = f.title, .sheets = sheets, .sheets_n = 3};
    return made;
}

const char *tz_form_workbook_name(tz_arena *arena, const tz_municipality *first) {
    char *name = tz_arena_format(arena, "%.*s-%.*s.xlsx", (int)first->code.size, first->code.bytes,
                                 (int)first->name.size, first->name.bytes);
    for (char *at = name; *at; at++)
        if ((unsigned char)*at < ' ' || strchr("/\\:*?\"<>|", *at)) // what Windows refuses
            *at = '_';
    return name;
}
