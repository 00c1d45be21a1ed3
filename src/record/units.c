// What the municipalities of an edition are called together: 市町 in one prefecture, 市町村 or 区市町村 in another.
#include "base/intl.h"
#include "base/language.h"
#include "record/read.h"

#include <string.h>

// What a municipality is by the end of its name, as its place in 区市町村; -1: something else.
static int kind_of(const tz_text *name) {
    static const char *const kinds[] = {"区", "市", "町", "村"};
    for (int i = 0; i < 4; i++)
        if (name->size > strlen(kinds[i]) &&
            !memcmp(name->bytes + name->size - strlen(kinds[i]), kinds[i], strlen(kinds[i])))
            return i;
    return -1;
}

// Special wards are municipalities in 東京都 alone, which names them first.
const char *tz_units_of(const tz_municipality *municipalities, size_t n) {
    static const char *const words[16] = {"団体", "区",   "市",   "区市",   "町",   "区町",   "市町",   "区市町",
                                          "村",   "区村", "市村", "区市村", "町村", "区町村", "市町村", "区市町村"};
    unsigned set = 0;
    for (size_t i = 0; i < n; i++) {
        int kind = kind_of(&municipalities[i].name);
        if (kind < 0)
            return words[0];
        set |= 1u << kind;
    }
    return words[set];
}

static void use(tz_record_reader *r, const char *word) {
    r->edition->units = word;
    tz_units_use(word);
}

static bool check(tz_record_reader *r, const tz_text *word) {
    bool written = word->size > 0, blank = written && !tz_text_character_count(word);
    if (blank)
        tz_error(r->diag, tz_text_place(word, 0), _("%s needs a text"), "units");
    else if (word->size > TZ_UNITS_MOST)
        tz_error(r->diag, tz_text_place(word, 0), _("a word of at most %d characters is expected here, such as 市町村"),
                 TZ_UNITS_MOST / 3);
    return written && !blank && word->size <= TZ_UNITS_MOST;
}

void tz_units_read(tz_record_reader *r, const tz_text *word) {
    use(r, "市町村");
    if (check(r, word))
        use(r, tz_text_to_string(r->arena, word));
    else if (r->edition->official_n)
        use(r, tz_units_of(r->edition->official, r->edition->official_n));
    else
        r->units_by_cards = true;
}

void tz_units_settle(tz_record_reader *r) {
    const tz_edition *edition = r->edition;
    if (!r->units_by_cards)
        return;
    tz_municipality *all = TZ_ARRAY(r->arena, tz_municipality, tz_edition_municipality_count(edition));
    size_t n = 0;
    for (size_t i = 0; i < edition->cards_n; i++)
        for (size_t k = 0; k < edition->cards[i].municipalities_n; k++)
            all[n++] = edition->cards[i].municipalities[k];
    if (n)
        use(r, tz_units_of(all, n));
}
