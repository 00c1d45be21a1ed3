// The workbooks in the folder cards/: what municipalities have answered in them, and which card each reply is for.
#include "base/intl.h"
#include "base/parallel.h"
#include "record/read.h"

#include <stdlib.h>
#include <string.h>

// ---- the survey ----

// The form and the official list, as workbooks are read by them.
static const tz_survey *survey_of(tz_record_reader *r) {
    const tz_edition *edition = r->edition;
    const tz_form *form = edition->form;
    tz_survey *made = TZ_NEW(r->arena, tz_survey);
    char *fingerprint = tz_arena_alloc(r->arena, TZ_FINGERPRINT_ROOM);
    tz_form_fingerprint(form, fingerprint);
    tz_text *sections = TZ_ARRAY(r->arena, tz_text, form->sections_n);
    tz_survey_field *fields = TZ_ARRAY(r->arena, tz_survey_field, form->fields_n);
    tz_survey_municipality *official = TZ_ARRAY(r->arena, tz_survey_municipality, edition->official_n);
    for (size_t i = 0; i < form->sections_n; i++)
        sections[i] = form->sections[i].label;
    for (size_t i = 0; i < form->fields_n; i++)
        fields[i] = (tz_survey_field){form->fields[i].path, form->fields[i].label, form->fields[i].section};
    for (size_t i = 0; i < edition->official_n; i++)
        official[i] = (tz_survey_municipality){edition->official[i].code, edition->official[i].name};
    *made = (tz_survey){.edition = tz_text_to_string(r->arena, &edition->id),
                        .fingerprint = fingerprint,
                        .sections = sections,
                        .sections_n = form->sections_n,
                        .fields = fields,
                        .fields_n = form->fields_n,
                        .municipalities = official,
                        .municipalities_n = edition->official_n};
    if (r->survey_file && !tz_survey_read_cells(r->arena, r->survey_file, made, r->diag))
        return NULL;
    return made;
}

// ---- reading ----

typedef struct workbook_file {
    const char *path; // "cards/桑名市.xlsx"
    const tz_source *source;
    tz_replies replies;
    bool ok;
} workbook_file;

typedef struct workbooks {
    tz_record_reader *r;
    const tz_survey *survey;
    pthread_mutex_t lock; // while the input opens a file
    workbook_file *files;
    size_t n;
} workbooks;

static bool read_workbook(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    workbooks *w = context;
    workbook_file *file = &w->files[index];
    file->source = tz_input_open_locked(w->r->input, &w->lock, arena, file->path, (tz_place){0}, diag);
    tz_arena *cells = tz_arena_new(arena);
    const tz_workbook *book = file->source ? tz_workbook_read(cells, file->source, diag) : NULL;
    file->ok = book && tz_survey_read(arena, w->survey, book, &file->replies, diag);
    if (book) // else its messages name places in there
        tz_arena_free(cells);
    return true; // reported; the others are still read
}

static bool take_workbook(void *context, size_t index, tz_diag *diag) {
    (void)diag;
    workbooks *w = context;
    tz_record_reader *r = w->r;
    const workbook_file *file = &w->files[index];
    if (file->source) {
        *TZ_ADD(r->arena, &r->inputs) = file->source;
        *TZ_ADD(r->arena, &r->names) = file->path;
    }
    if (!file->ok)
        r->incomplete = r->unread_workbook = true;
    for (size_t i = 0; i < file->replies.all.n; i++)
        *TZ_ADD(r->arena, &r->replies) = (tz_given_reply){file->replies.all.at[i], file->path, false};
    return true;
}

// ---- text boxes ----

static int by_text(const void *left, const void *right) {
    const tz_reply_shape *a = *(const tz_reply_shape *const *)left, *b = *(const tz_reply_shape *const *)right;
    int order = strcmp(a->text, b->text);
    return order ? order : strcmp(a->place.source->name, b->place.source->name);
}

static bool is_elsewhere(const tz_reply_shape *it, const tz_reply_shape *other) {
    return !strcmp(it->text, other->text) && strcmp(it->place.source->name, other->place.source->name) != 0;
}

// What one workbook alone has in a text box may be a part of an answer; what others have too is printed on the form.
static void warn_of_shapes(const workbooks *w) {
    TZ_LIST(const tz_reply_shape *) all = {.n = 0};
    for (size_t i = 0; i < w->n; i++)
        for (size_t k = 0; k < w->files[i].replies.shapes.n; k++)
            *TZ_ADD(w->r->arena, &all) = &w->files[i].replies.shapes.at[k];
    if (all.n)
        qsort(all.at, all.n, sizeof *all.at, by_text);
    for (size_t i = 0, next; i < all.n; i = next) {
        bool shared = false;
        for (next = i + 1; next < all.n && !strcmp(all.at[i]->text, all.at[next]->text); next++)
            shared = shared || is_elsewhere(all.at[i], all.at[next]);
        if (shared)
            continue;
        tz_warning(w->r->diag, all.at[i]->place, _("the text box on worksheet %s is no cell and is not read: %s"),
                   all.at[i]->sheet, all.at[i]->text);
        tz_note(w->r->diag, (tz_place){0}, "%s",
                _("if it is a part of an answer, please copy it into the answer's cell"));
    }
}

// ---- all ----

static void destroy_lock(void *object) {
    pthread_mutex_destroy(object);
}

void tz_replies_read(tz_record_reader *r) {
    workbooks *w = TZ_NEW(r->arena, workbooks);
    w->r = r;
    w->files = TZ_ARRAY(r->arena, workbook_file, r->card_files.all.n);
    for (size_t i = 0; i < r->card_files.all.n; i++)
        if (tz_card_file_is_workbook(r->card_files.all.at[i]))
            w->files[w->n++].path = tz_arena_format(r->arena, "cards/%s", r->card_files.all.at[i]);
    if ((!w->n && !r->survey_file) || !r->edition->form)
        return;
    w->survey = survey_of(r);
    if (!w->survey) {
        r->incomplete = r->unread_workbook = true;
        return;
    }
    if (!w->n)
        return;
    pthread_mutex_init(&w->lock, NULL);
    tz_arena_defer(r->arena, destroy_lock, &w->lock);
    if (!tz_parallel_run_ordered(r->arena, r->diag, r->threads, w->n, read_workbook, take_workbook, w))
        tz_out_of_memory(); // nothing else stops it
    warn_of_shapes(w);
}

// ---- which card a reply is for ----

// The name of its file without the ending.
static bool is_stem(const char *path, const tz_text *slug) {
    const char *name = strrchr(path, '/') + 1, *dot = strrchr(name, '.');
    return (size_t)(dot - name) == slug->size && !memcmp(name, slug->bytes, slug->size);
}

static tz_text roman_of(const tz_record_reader *r, const tz_text *code) {
    for (size_t i = 0; i < r->edition->official_n; i++)
        if (tz_text_equal(&r->edition->official[i].code, code))
            return r->edition->official[i].roman;
    return tz_text_from_string("");
}

static bool is_named(const tz_record_reader *r, const tz_reply *reply, const tz_text *slug) {
    for (size_t i = 0; i < reply->municipalities_n; i++) {
        const tz_survey_municipality *it = &reply->municipalities[i];
        const tz_municipality one = {.code = it->code, .name = it->name, .roman = roman_of(r, &it->code)};
        if (tz_municipality_is_named(&one, slug))
            return true;
    }
    return false;
}

// Replies of one file that is named like the card come first, then those that name its municipality.
const tz_reply *tz_replies_take(tz_record_reader *r, const tz_text *slug) {
    for (int by_name = 0; by_name < 2; by_name++)
        for (size_t i = 0; i < r->replies.n; i++) {
            tz_given_reply *it = &r->replies.at[i];
            bool is_it = by_name ? is_named(r, &it->reply, slug) : is_stem(it->path, slug);
            if (it->taken || !is_it)
                continue;
            it->taken = true;
            return &it->reply;
        }
    return NULL;
}

static const tz_text *code_on_card(const tz_record_reader *r, const tz_text *code) {
    for (size_t i = 0; i < r->edition->cards_n; i++)
        for (size_t k = 0; k < r->edition->cards[i].municipalities_n; k++)
            if (tz_text_equal(&r->edition->cards[i].municipalities[k].code, code))
                return &r->edition->cards[i].municipalities[k].code;
    return NULL;
}

static void report_left(tz_record_reader *r, const tz_given_reply *it) {
    const tz_survey_municipality *first = &it->reply.municipalities[0];
    const tz_text *other = NULL;
    for (size_t k = 0; k < it->reply.municipalities_n && !other; k++)
        other = code_on_card(r, &it->reply.municipalities[k].code);
    if (other) {
        tz_error(r->diag, it->reply.place, _("%s has answered twice: please leave only one of the files in cards/"),
                 tz_text_excerpt(r->arena, &first->name));
        tz_note(r->diag, tz_text_place(other, 0), "%s", _("the first answers are here"));
        return;
    }
    tz_error(r->diag, it->reply.place, _("%s has answered, but no region lists it: its answers would be left out"),
             tz_text_excerpt(r->arena, &first->name));
    tz_note(r->diag, r->list, _("write %s in one of these lists of cards"), tz_text_excerpt(r->arena, &first->code));
}

void tz_replies_check(tz_record_reader *r) {
    for (size_t i = 0; i < r->replies.n; i++)
        if (!r->replies.at[i].taken)
            report_left(r, &r->replies.at[i]);
}
