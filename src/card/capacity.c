// How many characters each answer of a card may have: the longest card of filler that fits on its pages.
#include "card/capacity.h"
#include "base/utf8.h"
#include "card/card.h"

#include <stdlib.h>

// Ordinary lines of such answers, of about 38 characters each with the mix of kanji, kana, figures and punctuation that
// officials write. Composed for this; it says nothing of anybody.
static const char sample[] = "・関係する部署と月に1回の会議を開き、現状と課題を共有したうえで、次の取組を決めている。\n"
                             "・相談の窓口を庁舎の1階に設け、電話とメールでも受け付けている(平日9時から17時まで)。\n"
                             "・年に2回の研修会では、事例をもとに意見を交わし、参加者どうしのつながりを深めている。\n"
                             "・住民に向けた講演会を開き、パンフレットを配るなど、広く知ってもらうよう努めている。\n"
                             "・支援が必要な方を早く見つけるため、地域の協力者と情報を交換する場を作っている。\n";

// ---- weights ----

// Of a field that hardly anybody answered, in characters: it needs a line all the same.
enum { LEAST_WEIGHT = 20 };

static int by_size(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

// The median length of a field's answers; 0: there are none.
static uint32_t median(const tz_edition *answered, size_t field, uint32_t *lengths) {
    size_t n = 0;
    for (size_t i = 0; i < answered->cards_n; i++)
        if (answered->cards[i].answers[field].size)
            lengths[n++] = (uint32_t)tz_text_character_count(&answered->cards[i].answers[field]);
    if (n)
        qsort(lengths, n, sizeof *lengths, by_size);
    return n ? lengths[n / 2] : 0;
}

const uint32_t *tz_capacity_weights(tz_arena *arena, const tz_form *form, const tz_edition *answered,
                                    const int *fields) {
    uint32_t *weights = TZ_ARRAY(arena, uint32_t, form->fields_n);
    uint32_t *lengths = answered ? TZ_ARRAY(arena, uint32_t, answered->cards_n) : NULL;
    for (size_t i = 0; i < form->fields_n; i++) {
        uint32_t found = answered && fields[i] >= 0 ? median(answered, (size_t)fields[i], lengths) : 0;
        weights[i] = found > LEAST_WEIGHT ? found : LEAST_WEIGHT;
    }
    return weights;
}

// ---- a card of filler ----

// The sample, over and over, up to n characters but for line ends; so it never ends in one.
static tz_text filler(tz_arena *arena, size_t n) {
    tz_bytes out = {0};
    size_t at = 0, size;
    for (int32_t c; n > 0; n -= c != '\n', at = (at + size) % (sizeof sample - 1)) {
        size = tz_utf8_decode(sample + at, sizeof sample - 1 - at, &c);
        tz_bytes_add(arena, &out, sample + at, size);
    }
    tz_bytes_add(arena, &out, "", 1);
    return tz_text_from_string(out.at);
}

typedef struct trial {
    const tz_tools *tools;
    const tz_card_set *set;
    const uint32_t *weights;
    uint64_t weight; // of all
} trial;

// Of a field, when there are that many in all.
static size_t share(const trial *t, size_t field, size_t characters) {
    return (size_t)(characters * t->weights[field] / t->weight);
}

// Whether a card of so many characters fits on its pages at the size that the layout wants. *failed: it cannot be
// composed.
static bool fits(const trial *t, size_t characters, bool *failed) {
    const tz_job *job = t->set->job;
    const tz_body_spec *body = &job->layout->body;
    tz_tools tools = *t->tools;
    tools.arena = tz_arena_new(t->tools->arena);
    tz_card card = job->edition->cards[0];
    tz_text *answers = TZ_ARRAY(tools.arena, tz_text, job->edition->form->fields_n);
    for (size_t i = 0; i < job->edition->form->fields_n; i++)
        answers[i] = filler(tools.arena, share(t, i, characters));
    card.answers = answers;
    tz_card_headings headings = tz_card_headings_of(tools.arena, job, &card);
    const tz_card_galley *galley = tz_card_compose(&tools, t->set, &card, &headings);
    tz_len size = body->wanted && body->wanted < body->max ? body->wanted : body->max;
    size = size < body->min ? body->min : size;
    const tz_size_range wanted = {size, size, body->step};
    bool fit = galley && tz_card_largest_size(&tools, job->layout, galley, wanted) > 0;
    *failed = *failed || !galley;
    tz_arena_free(tools.arena);
    return fit;
}

// Far beyond what a page holds at any size that can be read.
enum { MOST_CHARACTERS = 1 << 18 };

// The most characters that fit, to a hundredth.
static size_t most_characters(const trial *t, bool *failed) {
    size_t least = 0, most = 1024;
    while (most < MOST_CHARACTERS && fits(t, most, failed)) {
        least = most;
        most *= 2;
    }
    while (!*failed && most - least > 1 + least / 100) {
        size_t middle = least + (most - least) / 2;
        if (fits(t, middle, failed))
            least = middle;
        else
            most = middle;
    }
    return least;
}

// An edition of one card. Its name is as long as most are.
static tz_edition edition_of_one(tz_arena *arena, const tz_edition *edition) {
    tz_municipality *one = TZ_NEW(arena, tz_municipality);
    tz_card *card = TZ_NEW(arena, tz_card);
    tz_region *region = TZ_NEW(arena, tz_region);
    *one = (tz_municipality){.code = tz_text_from_string("000000"), .name = tz_text_from_string("試算の市")};
    *card = (tz_card){.slug = "", .municipalities = one, .municipalities_n = 1};
    *region = (tz_region){.name = tz_text_from_string(""), .n = 1};
    tz_edition made = *edition;
    made.cards = card;
    made.regions = region;
    made.cards_n = made.regions_n = 1;
    return made;
}

const uint32_t *tz_capacity_find(tz_arena *arena, const tz_edition *edition, const tz_layout *layout, tz_fonts *fonts,
                                 const uint32_t *weights, tz_diag *diag) {
    const size_t n = edition->form->fields_n;
    const tz_edition one = edition_of_one(arena, edition);
    const tz_job job = {.edition = &one, .layout = layout};
    const tz_tools tools = {.arena = arena, .fonts = fonts, .diag = diag};
    tz_card_set set;
    if (!tz_cards_prepare(&tools, &job, &set))
        return NULL;
    trial t = {.tools = &tools, .set = &set, .weights = weights};
    for (size_t i = 0; i < n; i++)
        t.weight += weights[i];
    bool failed = false;
    size_t characters = most_characters(&t, &failed);
    uint32_t *found = TZ_ARRAY(arena, uint32_t, n);
    for (size_t i = 0; i < n; i++) {
        uint32_t most = (uint32_t)share(&t, i, characters), step = most < 100 ? 5 : 10;
        found[i] = most > 10 ? most / step * step : 10;
    }
    return failed ? NULL : found;
}
