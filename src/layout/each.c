// Blocks of a card that say `each section` or `each field`, made into a block for each section or field of the form
// that no other block names: so a layout needs to know no form.
#include "layout/read.h"

typedef struct making {
    const tz_layout_reader *r;
    bool *named;  // of the form's fields: by a block of its own
    size_t shown; // fields that the blocks so far show
    TZ_LIST(tz_block_spec) blocks;
} making;

// A section's fields that no other block names.
typedef struct group {
    int section;
    uint32_t *fields;
    size_t n;
} group;

// ---- tables ----

static bool widths_agree(const making *m, const tz_block_draft *draft, tz_heads heads, size_t fields) {
    size_t columns = heads == TZ_HEADS_LEFT ? 2 : fields;
    if (!draft->widths_n || draft->widths_n == columns || (draft->each && heads != TZ_HEADS_LEFT))
        return true; // those of each section are for heads at the left
    tz_error(m->r->diag, draft->widths, _("widths must be a list of %zu numbers, one for each column"), columns);
    return false;
}

// Fields that would stand in more columns than there may be are divided evenly among tables below each other.
static bool add_tables(making *m, const tz_block_draft *draft, const group *of) {
    tz_heads heads = draft->spec.heads;
    if (heads == TZ_HEADS_AUTO)
        heads = of->n == 1 ? TZ_HEADS_LEFT : TZ_HEADS_TOP;
    if (!widths_agree(m, draft, heads, of->n))
        return false;
    bool left = heads == TZ_HEADS_LEFT;
    size_t most = draft->columns && !left ? (size_t)draft->columns : of->n, parts = (of->n + most - 1) / most;
    for (size_t i = 0, at = 0; i < parts; i++) {
        size_t n = of->n / parts + (i < of->n % parts);
        tz_block_spec *block = TZ_ADD(m->r->arena, &m->blocks);
        *block = draft->spec;
        block->heads = heads;
        block->section = of->section;
        block->fields = of->fields + at;
        block->fields_n = n;
        if (draft->each && !left)
            block->preferred = NULL;
        else if (block->preferred && !left)
            block->preferred += at;
        at += n;
    }
    m->shown += of->n;
    return true;
}

// An answer as a flow, or each of a section's.
static void add_flows(making *m, const tz_block_draft *draft, const group *of) {
    for (size_t i = 0; i < of->n; i++) {
        tz_block_spec *block = TZ_ADD(m->r->arena, &m->blocks);
        *block = draft->spec;
        block->heads = TZ_HEADS_NONE;
        block->section = -1;
        block->fields = &of->fields[i];
        block->fields_n = 1;
    }
    m->shown += of->n;
}

static bool add_content(making *m, const tz_block_draft *draft, const group *of) {
    if (!draft->spec.flowing)
        return add_tables(m, draft, of);
    add_flows(m, draft, of);
    return true;
}

// ---- sections ----

static void add_heading(making *m, const tz_block_draft *draft, int section, const tz_field *field) {
    tz_block_spec *block = TZ_ADD(m->r->arena, &m->blocks);
    *block = draft->spec;
    block->section = section;
    block->field = field;
}

// Whether every field says in its label what a heading of their section would.
static bool says_itself(const making *m, const group *of) {
    const tz_form *form = m->r->form;
    for (size_t i = 0; i < of->n; i++)
        if (!tz_label_contains(m->r->arena, &form->fields[of->fields[i]].label, &form->sections[of->section].label))
            return false;
    return true;
}

// Whether one of the breaks that divide the form's fields evenly among a card's pages stands before a section: then
// none of the other sections begins nearer to that share of the fields.
static bool is_even_break(const making *m, const group *groups, size_t n, size_t at, size_t shown_before) {
    int64_t pages = m->r->layout->body.pages, all = (int64_t)m->r->form->fields_n;
    for (int64_t page = 1; page < pages; page++) {
        int64_t nearest = INT64_MAX, shown = (int64_t)shown_before;
        size_t found = 0;
        for (size_t i = 0; i < n; shown += (int64_t)groups[i++].n) {
            int64_t off = shown * pages - page * all, distance = off < 0 ? -off : off;
            if (i && distance < nearest) {
                nearest = distance;
                found = i;
            }
        }
        if (found == at)
            return true;
    }
    return false;
}

static void add_break(making *m, const tz_block_draft *draft) {
    *TZ_ADD(m->r->arena, &m->blocks) = draft->spec;
    m->blocks.at[m->blocks.n - 1].always = draft->kind != TZ_BREAK_WHEN_FULL;
}

// Blocks of each field of a section, in turn.
static bool add_fields(making *m, const tz_block_draft *drafts, size_t n, const group *of) {
    bool ok = true;
    for (size_t i = 0; i < of->n; i++) {
        const group one = {of->section, &of->fields[i], 1};
        for (size_t k = 0; k < n; k++)
            if (drafts[k].spec.kind == TZ_BLOCK_HEADING)
                add_heading(m, &drafts[k], of->section, &m->r->form->fields[of->fields[i]]);
            else
                ok = add_content(m, &drafts[k], &one) && ok;
    }
    return ok;
}

// Breaks stand before a section that is not the first, wherever the group has them; `even`: also one that divides
// evenly.
static void add_breaks(making *m, const tz_block_draft *drafts, size_t n, bool even) {
    for (size_t i = 0; i < n; i++)
        if (drafts[i].spec.kind == TZ_BLOCK_BREAK && (drafts[i].kind != TZ_BREAK_EVEN || even))
            add_break(m, &drafts[i]);
}

// A section with all other blocks of the group.
static bool add_section(making *m, const tz_block_draft *drafts, size_t n, const group *of) {
    bool ok = true;
    for (size_t i = 0, end; i < n; i = end) {
        end = i + 1;
        while (drafts[i].each == TZ_EACH_FIELD && end < n && drafts[end].each == TZ_EACH_FIELD)
            end++;
        if (drafts[i].each == TZ_EACH_FIELD)
            ok = add_fields(m, &drafts[i], end - i, of) && ok;
        else if (drafts[i].spec.kind == TZ_BLOCK_TABLE)
            ok = add_content(m, &drafts[i], of) && ok;
        else if (drafts[i].spec.kind == TZ_BLOCK_HEADING && !says_itself(m, of))
            add_heading(m, &drafts[i], of->section, NULL);
    }
    return ok;
}

static size_t find_groups(const making *m, group *groups) {
    const tz_form *form = m->r->form;
    size_t n = 0;
    for (size_t i = 0; i < form->sections_n; i++) {
        group *of = &groups[n];
        *of = (group){.section = (int)i, .fields = TZ_ARRAY(m->r->arena, uint32_t, form->sections[i].n)};
        for (size_t k = 0; k < form->sections[i].n; k++)
            if (!m->named[form->sections[i].first + k])
                of->fields[of->n++] = (uint32_t)(form->sections[i].first + k);
        n += of->n > 0;
    }
    return n;
}

static bool add_sections(making *m, const tz_block_draft *drafts, size_t n) {
    group *groups = TZ_ARRAY(m->r->arena, group, m->r->form->sections_n);
    size_t sections = find_groups(m, groups), before = m->shown;
    bool ok = true;
    for (size_t i = 0; i < sections; i++) {
        if (i)
            add_breaks(m, drafts, n, is_even_break(m, groups, sections, i, before));
        ok = add_section(m, drafts, n, &groups[i]) && ok;
    }
    return ok;
}

// ---- blocks ----

static void note_named(making *m, const tz_block_draft *drafts, size_t n) {
    m->named = TZ_ARRAY(m->r->arena, bool, m->r->form->fields_n);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < drafts[i].spec.fields_n; k++)
            m->named[drafts[i].spec.fields[k]] = true;
}

static bool add_plain(making *m, const tz_block_draft *draft) {
    const tz_block_spec *spec = &draft->spec;
    group of = {spec->section, TZ_ARRAY(m->r->arena, uint32_t, spec->fields_n), spec->fields_n};
    for (size_t i = 0; i < of.n; i++)
        of.fields[i] = spec->fields[i];
    if (spec->kind == TZ_BLOCK_TABLE)
        return add_content(m, draft, &of);
    if (spec->kind == TZ_BLOCK_BREAK)
        add_break(m, draft);
    else
        *TZ_ADD(m->r->arena, &m->blocks) = *spec;
    return true;
}

bool tz_layout_make_blocks(const tz_layout_reader *r, const tz_block_draft *drafts, size_t n, tz_layout *layout) {
    making m = {.r = r};
    bool ok = true, grouped = false;
    note_named(&m, drafts, n);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i; end < n && drafts[end].each;)
            end++;
        if (end == i) {
            ok = add_plain(&m, &drafts[end++]) && ok;
            continue;
        }
        if (grouped)
            return tz_layout_refuse(
                r, drafts[i].spec.place,
                _("blocks of each section or field must follow each other, without others between"));
        ok = add_sections(&m, &drafts[i], end - i) && ok;
        grouped = true;
    }
    layout->card = m.blocks.at;
    layout->card_n = m.blocks.n;
    return ok;
}
