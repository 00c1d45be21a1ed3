// The regions of an edition and their cards: files are opened and parsed several at once, and read in their order.
#include "base/intl.h"
#include "base/parallel.h"
#include "record/read.h"

#include <string.h>

typedef struct region_node {
    tz_text name, short_name;
    const tz_yaml *cards;
} region_node;
static const tz_bind region_rows[] = {
    {.key = "name",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(region_node, name),
     .required = true,
     .help = N_("its name; \"\" when the edition has no regions"),
     .example = "北中部"},
    {.key = "short",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(region_node, short_name),
     .help = N_("a shorter name for tabs and running lines; otherwise the name"),
     .example = "北中"},
    {.key = "cards",
     .type = TZ_BIND_NODE,
     .offset = offsetof(region_node, cards),
     .required = true,
     .help = N_("its cards, in order: names of files in cards/ without .yaml; or names or codes of municipalities that "
                "have answered in workbooks; every card is named once"),
     .expects = N_("list of cards"),
     .example = "[242055-kuwana, 242012-tsu]",
     .list = true},
};
const tz_bind_table tz_regions_table = {region_rows, 3, TZ_HELD_IN_LIST, NULL};

// A card's file, from its name in the list to the tree read from it.
typedef struct card_file {
    tz_text slug;
    size_t region;
    const char *path; // NULL: it cannot have that name
    const tz_source *source;
    tz_arena *arena; // of the tree, which is not needed any longer once the card is read
    const tz_yaml *root;
    const tz_reply *reply; // in place of a file of its own; NULL: it has one
} card_file;

typedef struct files {
    tz_record_reader *r;
    pthread_mutex_t lock; // while the input opens a file
    TZ_LIST(tz_region) regions;
    TZ_LIST(card_file) all;
    tz_intern *slugs; // of `all`
    tz_card *cards;   // those read so far
    tz_yaml_rules rules;
} files;

// ---- listing the cards ----

// A new one gets the number of the card that is listed next.
static bool is_listed(const files *f, const tz_text *slug) {
    uint32_t number = tz_intern_number(f->slugs, slug->bytes, slug->size);
    if (number == f->all.n)
        return false;
    tz_error(f->r->diag, tz_text_place(slug, 0), _("the card %s is listed a second time"),
             tz_text_excerpt(f->r->arena, slug));
    tz_note(f->r->diag, tz_text_place(&f->all.at[number].slug, 0), "%s", _("the first one is here"));
    return true;
}

static const char *path_of(tz_record_reader *r, const tz_text *slug) {
    return tz_arena_format(r->arena, "cards/%.*s.yaml", (int)slug->size, slug->bytes);
}

// A municipality that is listed by another of its names than its file has: 鳥取市 for 312011-tottori.yaml. The file's
// name, at the same place; size 0: there is none.
static tz_text other_file(const tz_record_reader *r, const tz_text *slug) {
    const char *stem = NULL;
    for (size_t i = 0; i < r->edition->official_n && !stem; i++)
        if (tz_municipality_is_named(&r->edition->official[i], slug))
            stem = tz_card_files_of(r, &r->edition->official[i]);
    tz_text found = *slug;
    found.bytes = stem ? stem : "";
    found.size = strlen(found.bytes);
    return found;
}

static void list_cards(files *f, const tz_yaml *list) {
    tz_record_reader *r = f->r;
    for (size_t i = 0; i < list->n; i++) {
        const tz_text *slug = &list->items[i]->text;
        if (!tz_record_check_kind(r, list->items[i], TZ_SCALAR) || is_listed(f, slug))
            continue;
        card_file *to = TZ_ADD(r->arena, &f->all);
        *to = (card_file){.slug = *slug, .region = f->regions.n - 1};
        if (!tz_card_check_slug(r, slug))
            continue;
        if (!tz_card_files_have(r, slug)) {
            tz_text other = other_file(r, slug);
            if (other.size)
                to->slug = other;
            else
                to->reply = tz_replies_take(r, slug);
        }
        if (!to->reply)
            to->path = path_of(r, &to->slug);
    }
}

// The card of one municipality where no region lists any: its file, or else its reply. Where nothing is found it may be
// on a card with others.
static void list_card_of(files *f, const tz_municipality *it) {
    tz_record_reader *r = f->r;
    const char *stem = tz_card_files_of(r, it);
    const tz_reply *reply = stem ? NULL : tz_replies_take(r, &it->code);
    if (!stem && !reply && r->input->list)
        return;
    if (!stem && !reply) // whatever is there cannot be known
        stem = it->roman.size
                   ? tz_arena_format(r->arena, "%.6s-%.*s", it->code.bytes, (int)it->roman.size, it->roman.bytes)
                   : tz_text_to_string(r->arena, &it->name);
    tz_text slug = stem ? tz_text_from_string(stem) : it->code;
    *TZ_ADD(r->arena, &f->all) = (card_file){.slug = slug, .reply = reply, .path = stem ? path_of(r, &slug) : NULL};
}

static void list_all(files *f, const tz_yaml *root) {
    tz_record_reader *r = f->r;
    if (!r->edition->official_n) {
        tz_error(r->diag, root->place, "%s",
                 _("the key regions is missing: without municipalities.yaml it says which cards there are"));
        r->incomplete = true;
    }
    *TZ_ADD(r->arena, &f->regions) = (tz_region){.name = tz_text_from_string("")};
    for (size_t i = 0; i < r->edition->official_n; i++)
        list_card_of(f, &r->edition->official[i]);
    f->regions.at[0].n = f->all.n;
}

static void list_regions(files *f, const tz_yaml *list) {
    tz_record_reader *r = f->r;
    for (size_t i = 0; i < list->n; i++) {
        region_node from = {.cards = NULL};
        bool bound = TZ_BIND(r->arena, list->items[i], region_rows, &from, r->diag);
        r->incomplete = r->incomplete || !bound;
        if (from.name.size && tz_text_character_count(&from.name) == 0) // "" is a prefecture without regions
            tz_error(r->diag, tz_text_place(&from.name, 0), _("%s needs a text"), "name");
        tz_record_warn_suspicious(r, &from.name);
        *TZ_ADD(r->arena, &f->regions) = (tz_region){from.name, from.short_name, f->all.n, 0};
        if (from.cards && tz_record_check_kind(r, from.cards, TZ_SEQUENCE))
            list_cards(f, from.cards);
        else
            r->incomplete = true;
        tz_region *region = &f->regions.at[f->regions.n - 1];
        region->n = f->all.n - region->first;
    }
}

// ---- reading them ----

// Called in several threads: nothing of the reader changes.
static void note_file_like(const tz_record_reader *r, const tz_text *slug, tz_diag *diag) {
    const char *like = tz_card_files_like(r, slug);
    if (like)
        tz_note(diag, (tz_place){0},
                _("cards/%s is there: rename it to %.*s.yaml (in Explorer: View, Show, File name extensions)"), like,
                (int)slug->size, slug->bytes);
}

static void check_files(const files *f) {
    tz_text *slugs = TZ_ARRAY(f->r->arena, tz_text, f->all.n);
    for (size_t i = 0; i < f->all.n; i++)
        slugs[i] = f->all.at[i].slug;
    tz_card_files_check(f->r, slugs, f->all.n);
}

static bool open_card(void *context, size_t index, tz_arena *arena, tz_diag *diag) {
    files *f = context;
    card_file *file = &f->all.at[index];
    if (!file->path)
        return true;
    if (f->r->unread_workbook && !tz_card_files_have(f->r, &file->slug))
        return true; // it may be one of the workbooks that could not be read
    file->source = tz_input_open_locked(f->r->input, &f->lock, arena, file->path, tz_text_place(&file->slug, 0), diag);
    if (!file->source) {
        note_file_like(f->r, &file->slug, diag);
        return true; // reported; the other cards are still read
    }
    file->arena = tz_arena_new(NULL);
    file->root = tz_yaml_read_tolerant(file->arena, arena, file->source, &f->rules, diag);
    return true;
}

static void close_card(card_file *file) {
    tz_arena_free(file->arena);
    file->arena = NULL;
    file->root = NULL;
}

// By its id an answer is found again on the pages.
static void number_answers(const tz_form *form, const tz_card *card, size_t index) {
    tz_text *answers = (tz_text *)card->answers;
    for (size_t i = 0; form && i < form->fields_n; i++) {
        answers[i].id = (uint32_t)(index * form->fields_n + i + 1);
        answers[i].start = 0;
    }
}

static bool read_card(void *context, size_t index, tz_diag *diag) {
    (void)diag; // the reader's
    files *f = context;
    tz_record_reader *r = f->r;
    card_file *file = &f->all.at[index];
    if (file->source) {
        *TZ_ADD(r->arena, &r->inputs) = file->source;
        *TZ_ADD(r->arena, &r->names) = file->path;
    }
    f->cards[index].region = file->region;
    r->scratch = tz_arena_new(r->arena);
    if (file->reply)
        tz_card_read_reply(r, &file->slug, file->reply, &f->cards[index]);
    else
        tz_card_read(r, &file->slug, file->root, &f->cards[index]);
    number_answers(r->edition->form, &f->cards[index], index);
    tz_arena_free(r->scratch);
    close_card(file);
    return true;
}

static void free_files(void *object) {
    files *f = object;
    for (size_t i = 0; i < f->all.n; i++)
        close_card(&f->all.at[i]);
    pthread_mutex_destroy(&f->lock);
}

// A new edition, whose workbooks are still to come, has none, and that is no error of its records.
static bool is_unanswered(const tz_record_reader *r) {
    return r->edition->official_n && r->input->list && !r->card_files.all.n;
}

// Regions as they are, without the cards that they list.
static void leave_cards_out(files *f) {
    for (size_t i = 0; i < f->regions.n; i++)
        f->regions.at[i].first = f->regions.at[i].n = 0;
    f->all.n = 0;
}

static void report_no_card(tz_record_reader *r, const tz_yaml *list, bool unanswered) {
    if (list && !unanswered)
        tz_error(r->diag, list->place, "%s", _("an edition needs at least one card"));
    else if (r->edition->official_n)
        tz_notice(r->diag, (tz_place){0}, "%s", _("nobody has answered yet: there are no answers in cards/"));
}

void tz_regions_read(tz_record_reader *r, const tz_yaml *list, const tz_yaml *root) {
    if (list && !tz_record_check_kind(r, list, TZ_SEQUENCE)) {
        r->incomplete = true;
        return;
    }
    r->list = list ? list->place : (tz_place){0};
    files *f = TZ_NEW(r->arena, files);
    f->r = r;
    f->slugs = tz_intern_new(r->arena);
    f->rules = tz_record_card_rules(r->arena, r->edition->form);
    pthread_mutex_init(&f->lock, NULL);
    tz_arena_defer(r->arena, free_files, f);
    tz_card_files_list(r);
    tz_replies_read(r);
    if (list)
        list_regions(f, list);
    else
        list_all(f, root);
    bool unanswered = f->all.n && is_unanswered(r);
    if (unanswered)
        leave_cards_out(f);
    f->cards = TZ_ARRAY(r->arena, tz_card, f->all.n);
    if (!tz_parallel_run_ordered(r->arena, r->diag, r->threads, f->all.n, open_card, read_card, f))
        tz_out_of_memory(); // nothing else stops it
    tz_edition *edition = r->edition;
    edition->regions = f->regions.at;
    edition->regions_n = f->regions.n;
    edition->cards = f->cards;
    edition->cards_n = f->all.n;
    if (f->all.n == 0)
        report_no_card(r, list, unanswered);
    if (list || edition->official_n)
        check_files(f);
    tz_replies_check(r);
    if (f->all.n || (list && !unanswered))
        tz_municipalities_check(r);
}
