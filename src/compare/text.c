// A comparison as lines for a terminal.
#include "compare/report.h"
#include "tsuzuri/intl.h"

static void put_text(const telling *t, const tz_text *text) {
    tz_bytes_add(t->arena, t->out, text->bytes, text->size);
}

// ---- lines ----

// Text on one line: further lines of a statement stand behind a sign for the line end.
static void put_line(const telling *t, const tz_text *text) {
    for (size_t i = 0; i < text->size; i++) {
        if (text->bytes[i] != '\n') {
            tz_bytes_add(t->arena, t->out, text->bytes + i, 1);
            continue;
        }
        put(t, "⏎");
        while (i + 1 < text->size && (text->bytes[i + 1] == ' ' || text->bytes[i + 1] == '\n'))
            i++;
    }
}

static void put_edits(const telling *t, const tz_change *change) {
    for (size_t i = 0; i < change->edits_n; i++) {
        const tz_edit *edit = &change->edits[i];
        put(t, edit->kind == TZ_EDIT_DELETED ? "[-" : edit->kind == TZ_EDIT_INSERTED ? "{+" : "");
        put_line(t, edit->kind == TZ_EDIT_DELETED ? &edit->old : &edit->current);
        put(t, edit->kind == TZ_EDIT_DELETED ? "-]" : edit->kind == TZ_EDIT_INSERTED ? "+}" : "");
    }
}

// Where it came from or went, in brackets.
static void put_way(const telling *t, const tz_change *change, bool crossed) {
    if (!crossed && change->kind != TZ_CHANGE_MOVED && change->moved)
        put(t, _(" (also moved)"));
    if (!crossed)
        return;
    const tz_text *label =
        change->away ? &new_field(t, (int)change->new_field)->label : &old_field(t, (int)change->old_field)->label;
    tz_bytes_format(t->arena, t->out, change->away ? _(" (moved to %.*s)") : _(" (moved from %.*s)"), (int)label->size,
                    label->bytes);
}

static void put_change(const telling *t, const tz_form_change *field, const tz_change *change) {
    static const char *const signs[TZ_CHANGE_KINDS] = {"  ", "+ ", "- ", "~ ", "= ", "> "};
    const tz_statement *says = change->current ? change->current : change->old;
    tz_bytes_format(t->arena, t->out, "    %s", signs[change->kind]);
    if (change->kind == TZ_CHANGE_RELABELLED) {
        put_text(t, &change->old->label);
        put(t, " → ");
    }
    put_text(t, &says->label);
    if (change->kind == TZ_CHANGE_REWORDED)
        put_edits(t, change);
    else
        put_line(t, &says->body);
    put_way(t, change, is_crossed(field, change));
    put(t, "\n");
}

static void put_field(const telling *t, const tz_card_change *card, size_t index) {
    const tz_field_change *field = &card->fields[index];
    const tz_field *named = field_of(t, &t->of->fields[index]);
    if (!field->changed)
        return;
    tz_bytes_format(t->arena, t->out, "  %s ", named->path);
    put_text(t, &named->label);
    put(t, "\n");
    for (size_t i = 0; i < field->n; i++)
        if (field->changes[i].kind != TZ_CHANGE_NONE)
            put_change(t, &t->of->fields[index], &field->changes[i]);
}

static const char *names_of_old(const telling *t, const tz_card_change *card) {
    tz_bytes out = {0};
    for (size_t i = 0; i < card->old_n; i++)
        tz_bytes_format(t->arena, &out, "%s%s", i ? " + " : "", tz_compare_card_names(t->arena, card->old[i]));
    return tz_arena_copy(t->arena, out.at ? out.at : "", out.n);
}

static void put_card_head(const telling *t, const tz_card_change *card) {
    const char *old = names_of_old(t, card), *new = card->current ? tz_compare_card_names(t->arena, card->current) : "";
    if (!card->current)
        tz_bytes_format(t->arena, t->out, _("%s: this card is gone\n"), old);
    else if (!card->old_n)
        tz_bytes_format(t->arena, t->out, _("%s: a new card\n"), new);
    else if (card->renamed || card->parted)
        tz_bytes_format(t->arena, t->out, _("%s: before: %s\n"), new, old);
    else
        tz_bytes_format(t->arena, t->out, "%s\n", new);
}

static void put_form(const telling *t) {
    if (!t->of->form_changed)
        return;
    put(t, _("Form\n"));
    for (size_t i = 0; i < t->of->fields_n; i++) {
        const tz_form_change *it = &t->of->fields[i];
        const tz_field *named = field_of(t, it);
        const char *sign = it->old < 0                     ? "+"
                           : it->current < 0               ? "-"
                           : it->renamed || it->relabelled ? "~"
                           : it->moved                     ? ">"
                                                           : NULL;
        if (!sign)
            continue;
        tz_bytes_format(t->arena, t->out, "  %s %s %.*s", sign, named->path, (int)named->label.size,
                        named->label.bytes);
        if (*sign == '~')
            tz_bytes_format(t->arena, t->out, _(" (before: %s %.*s)"), old_field(t, it->old)->path,
                            (int)old_field(t, it->old)->label.size, old_field(t, it->old)->label.bytes);
        put(t, "\n");
    }
}

static void put_unchanged(const telling *t) {
    size_t n = 0;
    for (size_t i = 0; i < t->of->cards_n; i++)
        if (!t->of->cards[i].changed) {
            put(t, n++ ? "、" : _("Unchanged: "));
            put(t, tz_compare_card_names(t->arena, t->of->cards[i].current));
        }
    put(t, n ? "\n" : "");
}

void tz_compare_text(tz_arena *arena, const tz_comparison *comparison, tz_bytes *out) {
    telling t = {arena, comparison, out};
    const size_t *n = comparison->counts;
    put_text(&t, &comparison->old->fiscal_year);
    put(&t, " → ");
    put_text(&t, &comparison->current->fiscal_year);
    put(&t, "\n");
    put_form(&t);
    for (size_t i = 0; i < comparison->cards_n; i++) {
        const tz_card_change *card = &comparison->cards[i];
        if (!card->changed)
            continue;
        put_card_head(&t, card);
        for (size_t k = 0; k < comparison->fields_n; k++)
            put_field(&t, card, k);
    }
    put_unchanged(&t);
    tz_bytes_format(arena, out,
                    _("Cards changed: %zu of %zu; added %zu, removed %zu, reworded %zu, moved %zu, label or "
                      "depth %zu\n"),
                    comparison->changed_n, comparison->cards_n, n[TZ_CHANGE_ADDED], n[TZ_CHANGE_REMOVED],
                    n[TZ_CHANGE_REWORDED], n[TZ_CHANGE_MOVED], n[TZ_CHANGE_RELABELLED]);
}
