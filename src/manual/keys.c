// The keys of a file, written as items of a page.
#include "base/intl.h"
#include "manual/manual.h"

static void put_entry(tz_roff *page, const tz_reference_entry *of) {
    tz_roff_item(page, tz_roff_bold(page->arena, of->key), of->words);
    tz_roff_line(page, tz_reference_facts(page->arena, of));
}

static void put_inherited(tz_roff *page, const tz_reference_entry *entries, size_t n) {
    tz_bytes keys = {0};
    for (size_t i = 0; i < n; i++)
        if (entries[i].in_all_parts)
            tz_bytes_format(page->arena, &keys, "%s%s", keys.n ? ", " : "", entries[i].key);
    if (keys.n)
        tz_roff_paragraph(page, tz_arena_format(page->arena, _("As in all parts: %.*s."), (int)keys.n, keys.at));
}

// n entries, all of one mapping and of what is below its keys.
static void put_entries(tz_roff *page, const tz_reference_entry *entries, size_t n) {
    for (size_t i = 0; i < n; i += 1 + entries[i].inner) {
        if (entries[i].in_all_parts)
            continue;
        put_entry(page, &entries[i]);
        if (entries[i].inner) {
            tz_roff_begin_inner(page);
            put_entries(page, entries + i + 1, entries[i].inner);
            tz_roff_end_inner(page);
        }
    }
    put_inherited(page, entries, n);
}

void tz_keys_write(tz_roff *page, const tz_reference *all) {
    put_entries(page, all->entries.at, all->entries.n);
}

// ---- sections ----

static void put_section(tz_roff *page, const tz_reference_entry *section) {
    tz_roff_subsection(page, section->key);
    tz_roff_paragraph(page, section->words);
    if (section->same_as)
        tz_roff_paragraph(page, tz_arena_format(page->arena, _("As %s."), section->same_as));
    else if (!section->inner || section->held != TZ_HELD_ALONE)
        tz_roff_paragraph(page, tz_reference_facts(page->arena, section));
    else if (section->required)
        tz_roff_paragraph(page, _("Required."));
    put_entries(page, section + 1, section->inner);
}

void tz_key_sections_write(tz_roff *page, const tz_reference *all) {
    const tz_reference parts = tz_reference_of_parts(page->arena, all);
    bool general = false;
    for (size_t i = 0; i < all->entries.n; i += 1 + all->entries.at[i].inner) {
        const tz_reference_entry *section = &all->entries.at[i];
        if (!general && section->inner && section[1].in_all_parts) {
            tz_roff_subsection(page, _("keys of all parts"));
            tz_keys_write(page, &parts);
            general = true;
        }
        put_section(page, section);
    }
}
