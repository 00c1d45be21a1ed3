// Merged areas of a worksheet: whether they overlap, and which one covers a place, however tall, wide and many they
// are.
//
// A binary tree halves the columns. An area is listed at the few nodes whose columns make up its own (at most two on
// each floor), so all areas over a column are listed at the nodes above that column. Since no two overlap, the areas of
// one node are one below the other, and only the last that begins at or above a row can reach it.
#include "workbook/worksheet.h"

struct tz_areas {
    const tz_worksheet_cell *all; // by row
    size_t leaves;                // as many columns as the tree has; a column's leaf is node leaves + column
    const uint32_t *starts;       // of each node's members: those of node i end where those of node i + 1 begin
    const uint32_t *members;      // which of all
};

// The nodes that make up a range of columns: children of node i are 2i and 2i + 1, the root is 1.
typedef struct walk {
    size_t left, right;
} walk;

static walk nodes_of(size_t leaves, const tz_worksheet_cell *area) {
    return (walk){leaves + area->column, leaves + area->column + area->columns};
}

// 0: there are no more.
static size_t next_node(walk *w) {
    for (; w->left < w->right; w->left /= 2, w->right /= 2) {
        if (w->left & 1)
            return w->left++;
        if (w->right & 1)
            return --w->right;
    }
    return 0;
}

// ---- whether they overlap ----

// For each node the first row that is free of the areas listed at it, and of those listed at it or below it.
typedef struct extents {
    size_t leaves;
    uint32_t *own, *below;
} extents;

static bool is_free_above(const extents *taken, size_t node, uint32_t row) {
    for (; node > 0; node /= 2)
        if (taken->own[node] > row)
            return false;
    return true;
}

static void raise_above(extents *taken, size_t node, uint32_t end) {
    for (; node > 0; node /= 2)
        if (taken->below[node] < end)
            taken->below[node] = end;
}

// False: one that came before, so begins no lower, reaches into it.
static bool take(extents *taken, const tz_worksheet_cell *area) {
    size_t first = taken->leaves + area->column, last = first + area->columns - 1;
    walk checked = nodes_of(taken->leaves, area), marked = checked;
    for (size_t node; (node = next_node(&checked)) > 0;)
        if (taken->below[node] > area->row)
            return false;
    if (!is_free_above(taken, first, area->row) || !is_free_above(taken, last, area->row))
        return false;
    for (size_t node; (node = next_node(&marked)) > 0;)
        taken->own[node] = area->row + area->rows;
    raise_above(taken, first, area->row + area->rows);
    raise_above(taken, last, area->row + area->rows);
    return true;
}

static bool are_apart(tz_arena *arena, size_t leaves, const tz_worksheet_cell *areas, size_t n) {
    tz_arena *scratch = tz_arena_new(arena);
    extents taken = {leaves, TZ_ARRAY(scratch, uint32_t, leaves * 2), TZ_ARRAY(scratch, uint32_t, leaves * 2)};
    bool apart = true;
    for (size_t i = 0; i < n && apart; i++)
        apart = take(&taken, &areas[i]);
    tz_arena_free(scratch);
    return apart;
}

// ---- the index ----

static size_t leaves_for(const tz_worksheet_cell *areas, size_t n) {
    size_t leaves = 1;
    for (size_t i = 0; i < n; i++)
        while (leaves < (size_t)areas[i].column + areas[i].columns)
            leaves *= 2;
    return leaves;
}

// Counts the members of each node, then puts them there from the last one to the first, while starts go down from ends.
static void list_members(tz_arena *arena, tz_areas *areas, size_t n) {
    uint32_t *starts = TZ_ARRAY(arena, uint32_t, areas->leaves * 2 + 1), total = 0;
    for (size_t i = 0; i < n; i++) {
        walk w = nodes_of(areas->leaves, &areas->all[i]);
        for (size_t node; (node = next_node(&w)) > 0;)
            starts[node]++;
    }
    for (size_t node = 0; node <= areas->leaves * 2; node++)
        starts[node] = total += starts[node];
    uint32_t *members = TZ_ARRAY(arena, uint32_t, total);
    for (size_t i = n; i-- > 0;) {
        walk w = nodes_of(areas->leaves, &areas->all[i]);
        for (size_t node; (node = next_node(&w)) > 0;)
            members[--starts[node]] = (uint32_t)i;
    }
    areas->starts = starts;
    areas->members = members;
}

const tz_areas *tz_areas_new(tz_arena *arena, const tz_worksheet_cell *areas, size_t n) {
    size_t leaves = leaves_for(areas, n);
    if (!are_apart(arena, leaves, areas, n))
        return NULL;
    tz_areas *made = TZ_NEW(arena, tz_areas);
    *made = (tz_areas){.all = areas, .leaves = leaves};
    list_members(arena, made, n);
    return made;
}

// The last member of a node that begins at or above a row, if it reaches it.
static const tz_worksheet_cell *find_at_node(const tz_areas *areas, size_t node, uint32_t row) {
    size_t first = areas->starts[node], from = first, to = areas->starts[node + 1];
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (areas->all[areas->members[middle]].row <= row)
            from = middle + 1;
        else
            to = middle;
    }
    const tz_worksheet_cell *last = from > first ? &areas->all[areas->members[from - 1]] : NULL;
    return last && row - last->row < last->rows ? last : NULL;
}

const tz_worksheet_cell *tz_areas_find(const tz_areas *areas, uint32_t row, uint32_t column) {
    for (size_t node = column < areas->leaves ? areas->leaves + column : 0; node > 0; node /= 2) {
        const tz_worksheet_cell *found = find_at_node(areas, node, row);
        if (found)
            return found;
    }
    return NULL;
}
