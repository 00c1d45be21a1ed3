// A comparison as lines for a terminal.
#include "base/intl.h"
#include "compare/report.h"
#include "text/item_label.h"

static void put_text(const report *r, const tz_text *text) {
    tz_bytes_add(r->arena, r->out, text->bytes, text->size);
}

// ---- lines ----

// A statement on one line, with a sign in place of each line end.
static void put_line(const report *r, const tz_text *text) {
    for (size_t i = 0; i < text->size; i++) {
        if (text->bytes[i] != '\n') {
            tz_bytes_add(r->arena, r->out, text->bytes + i, 1);
            continue;
        }
        put(r, "⏎");
        while (i + 1 < text->size && (text->bytes[i + 1] == ' ' || text->bytes[i + 1] == '\n'))
            i++;
    }
}

static void put_edits(const report *r, const tz_change *change) {
    for (size_t i = 0; i < change->edits_n; i++) {
        const tz_edit *edit = &change->edits[i];
        put(r, edit->kind == TZ_EDIT_DELETED ? "[-" : edit->kind == TZ_EDIT_INSERTED ? "{+" : "");
        put_line(r, edit->kind == TZ_EDIT_DELETED ? &edit->old : &edit->current);
        put(r, edit->kind == TZ_EDIT_DELETED ? "-]" : edit->kind == TZ_EDIT_INSERTED ? "+}" : "");
    }
}

// In brackets: from or to which other field it moved.
static void put_origin(const report *r, const tz_change *change, bool between_fields) {
    if (!between_fields && change->kind != TZ_CHANGE_MOVED && change->moved)
        put(r, _(" (also moved)"));
    if (!between_fields)
        return;
    const tz_text *label = change->moved_out ? &current_field(r, (int)change->current_field)->label
                                             : &old_field(r, (int)change->old_field)->label;
    tz_bytes_format(r->arena, r->out, change->moved_out ? _(" (moved to %.*s)") : _(" (moved from %.*s)"),
                    (int)label->size, label->bytes);
}

// Whose statement it was, where several cards have become one.
static void put_owner(const report *r, const tz_card_change *card, const tz_change *change) {
    if (card->old_n > 1 && change->from)
        tz_bytes_format(r->arena, r->out, " [%s]", tz_card_names(r->arena, change->from));
}

static void put_change(const report *r, const tz_card_change *card, const tz_form_change *field,
                       const tz_change *change) {
    static const char *const signs[TZ_CHANGE_KINDS] = {"  ", "+ ", "- ", "~ ", "= ", "> "};
    const tz_statement *statement = change->current ? change->current : change->old;
    tz_bytes_format(r->arena, r->out, "    %s", signs[change->kind]);
    if (change->kind == TZ_CHANGE_RELABELLED) {
        put_text(r, &change->old->label);
        put(r, " → ");
    }
    put_text(r, &statement->label);
    if (tz_label_needs_space(&statement->label))
        put(r, " ");
    if (change->kind == TZ_CHANGE_REWORDED)
        put_edits(r, change);
    else
        put_line(r, &statement->body);
    put_origin(r, change, is_between_fields(field, change));
    put_owner(r, card, change);
    put(r, "\n");
}

static void put_field(const report *r, const tz_card_change *card, size_t index) {
    const tz_field_change *field = &card->fields[index];
    const tz_field *shown = tz_comparison_field(r->comparison, &r->comparison->fields[index]);
    if (!field->changed)
        return;
    tz_bytes_format(r->arena, r->out, "  %s ", shown->path);
    put_text(r, &shown->label);
    put(r, "\n");
    for (size_t i = 0; i < field->n; i++)
        if (field->changes[i].kind != TZ_CHANGE_NONE)
            put_change(r, card, &r->comparison->fields[index], &field->changes[i]);
}

static const char *names_of_old(const report *r, const tz_card_change *card) {
    tz_bytes out = {0};
    for (size_t i = 0; i < card->old_n; i++)
        tz_bytes_format(r->arena, &out, "%s%s", i ? " + " : "", tz_card_names(r->arena, card->old[i]));
    return tz_arena_copy(r->arena, out.at ? out.at : "", out.n);
}

static void put_card_head(const report *r, const tz_card_change *card) {
    const char *old = names_of_old(r, card), *current = card->current ? tz_card_names(r->arena, card->current) : "";
    if (!card->current)
        tz_bytes_format(r->arena, r->out, _("%s: this card is gone\n"), old);
    else if (!card->old_n)
        tz_bytes_format(r->arena, r->out, _("%s: a new card\n"), current);
    else if (card->renamed || card->split)
        tz_bytes_format(r->arena, r->out, _("%s: before: %s\n"), current, old);
    else
        tz_bytes_format(r->arena, r->out, "%s\n", current);
    if (card->narrowed)
        put(r, _("  (so much has changed here that not all items were compared with each other: some listed as removed "
                 "and added may be reworded or moved)\n"));
}

static void put_form(const report *r) {
    if (!r->comparison->form_changed)
        return;
    put(r, _("Form\n"));
    for (size_t i = 0; i < r->comparison->fields_n; i++) {
        const tz_form_change *it = &r->comparison->fields[i];
        const tz_field *shown = tz_comparison_field(r->comparison, it);
        const char *sign = it->old < 0                     ? "+"
                           : it->current < 0               ? "-"
                           : it->renamed || it->relabelled ? "~"
                           : it->moved                     ? ">"
                                                           : NULL;
        if (!sign)
            continue;
        tz_bytes_format(r->arena, r->out, "  %s %s %.*s", sign, shown->path, (int)shown->label.size,
                        shown->label.bytes);
        if (*sign == '~')
            tz_bytes_format(r->arena, r->out, _(" (before: %s %.*s)"), old_field(r, it->old)->path,
                            (int)old_field(r, it->old)->label.size, old_field(r, it->old)->label.bytes);
        put(r, "\n");
    }
}

static void put_unchanged(const report *r) {
    size_t n = 0;
    for (size_t i = 0; i < r->comparison->cards_n; i++)
        if (!r->comparison->cards[i].changed) {
            put(r, n++ ? "、" : _("Unchanged: "));
            put(r, tz_card_names(r->arena, r->comparison->cards[i].current));
        }
    put(r, n ? "\n" : "");
}

void tz_compare_text(tz_arena *arena, const tz_comparison *comparison, tz_bytes *out) {
    report r = {arena, comparison, out};
    const size_t *n = comparison->counts;
    put_text(&r, &comparison->old->fiscal_year);
    put(&r, " → ");
    put_text(&r, &comparison->current->fiscal_year);
    put(&r, "\n");
    put_form(&r);
    for (size_t i = 0; i < comparison->cards_n; i++) {
        const tz_card_change *card = &comparison->cards[i];
        if (!card->changed)
            continue;
        put_card_head(&r, card);
        for (size_t k = 0; k < comparison->fields_n; k++)
            put_field(&r, card, k);
    }
    put_unchanged(&r);
    tz_bytes_format(arena, out,
                    _("Cards changed: %zu of %zu; added %zu, removed %zu, reworded %zu, moved %zu, label or "
                      "depth %zu\n"),
                    comparison->changed_n, comparison->cards_n, n[TZ_CHANGE_ADDED], n[TZ_CHANGE_REMOVED],
                    n[TZ_CHANGE_REWORDED], n[TZ_CHANGE_MOVED], n[TZ_CHANGE_RELABELLED]);
}
