// A flow on its page: the structure elements of its blocks, and its lines as set.
#include "draw/draw.h"

// ---- structure ----

// The lists that an item may belong to.
typedef struct list_stack {
    tz_element **lists, **bodies; // by nesting depth: the open L, and the LBody of its last item
    size_t depth;
} list_stack;

// A list within an item is read after the item's own text, which is not drawn yet: so it is no kid of the item's body
// until its own first label is drawn.
static tz_element *nested_list(const tz_canvas *c, tz_element *body) {
    tz_element *list = tz_element_new(c->arena, c->book, body, TZ_ROLE_L);
    body->kids.n--;
    return list;
}

// Makes a list within an item a kid of the item's body, once.
static void attach_list(const tz_canvas *c, tz_element *list) {
    tz_element *body = list->parent;
    if (body->role != TZ_ROLE_LBODY)
        return;
    for (size_t i = body->kids.n; i--;)
        if (body->kids.at[i].kind == TZ_KID_ELEMENT && body->kids.at[i].element == list)
            return;
    *TZ_ADD(c->arena, &body->kids) = (tz_kid){.kind = TZ_KID_ELEMENT, .element = list};
}

// Opens lists down to the depth of an item and gives the innermost; closes what is deeper.
static tz_element *list_at(const tz_canvas *c, list_stack *stack, tz_element *parent, size_t nest) {
    if (stack->depth > nest + 1)
        stack->depth = nest + 1;
    while (stack->depth < nest + 1) {
        tz_element *above = stack->depth ? stack->bodies[stack->depth - 1] : NULL;
        stack->lists[stack->depth] =
            above ? nested_list(c, above) : tz_element_new(c->arena, c->book, parent, TZ_ROLE_L);
        stack->bodies[stack->depth] = NULL;
        stack->depth++;
    }
    return stack->lists[nest];
}

static void item_elements(const tz_canvas *c, list_stack *stack, tz_element *parent, const tz_flow_block *block,
                          tz_element **label, tz_element **body) {
    tz_element *list = list_at(c, stack, parent, block->nest);
    tz_element *item = tz_element_new(c->arena, c->book, list, TZ_ROLE_LI);
    *label = tz_element_new(c->arena, c->book, item, TZ_ROLE_LBL);
    if (block->numbered)
        tz_element_attributes(c->arena, list)->is_numbered = true;
    *body = tz_element_new(c->arena, c->book, item, TZ_ROLE_LBODY);
    stack->bodies[block->nest] = *body;
}

tz_flow_tree tz_flow_elements(const tz_canvas *c, tz_element *parent, const tz_flow *flow, tz_role subhead) {
    tz_flow_tree tree = {.label = TZ_ARRAY(c->arena, tz_element *, flow->blocks_n),
                         .body = TZ_ARRAY(c->arena, tz_element *, flow->blocks_n)};
    size_t deepest = 0;
    for (size_t i = 0; i < flow->blocks_n; i++)
        deepest = flow->blocks[i].nest > deepest ? flow->blocks[i].nest : deepest;
    list_stack stack = {TZ_ARRAY(c->arena, tz_element *, deepest + 1), TZ_ARRAY(c->arena, tz_element *, deepest + 1),
                        0};
    for (size_t i = 0; i < flow->blocks_n; i++) {
        const tz_flow_block *block = &flow->blocks[i];
        if (block->kind == TZ_FLOW_BLOCK_ITEM && block->label) {
            item_elements(c, &stack, parent, block, &tree.label[i], &tree.body[i]);
        } else if (block->continued && stack.depth) { // a further line of the item above
            size_t at = block->nest < stack.depth ? block->nest : stack.depth - 1;
            tree.body[i] = stack.bodies[at];
        } else {
            stack.depth = 0;
            tree.body[i] =
                tz_element_new(c->arena, c->book, parent, block->kind == TZ_FLOW_BLOCK_SUBHEAD ? subhead : TZ_ROLE_P);
        }
    }
    return tree;
}

// ---- lines ----

static int64_t grown(int64_t em, int32_t growth) {
    return em * growth / 1000000;
}

static void draw_flow_line(const tz_canvas *c, const tz_flow_slice *slice, const tz_flow_line *line,
                           tz_element *element, tz_point at) {
    tz_len size = tz_em_to_len(line->size, slice->size);
    int64_t lead = (grown(line->pitch, slice->growth) - line->pitch) / 2; // what stretching adds stands half above
    if (element && line->para == line->block->body) // what is repeated on further pages has been looked at
        tz_canvas_prove_line(c, line->para, &line->line, line->measure, line->last, line->draw);
    at.x += tz_em_to_len(line->x, slice->size);
    at.y += tz_em_to_len(lead + line->baseline, slice->size);
    tz_draw_marked_line(c, line, element, size, at);
}

void tz_draw_flow(const tz_canvas *c, const tz_flow_slice *slice, const tz_flow_tree *tree, tz_point at) {
    tz_draw_change_bars(c, slice, tree, at);
    for (size_t i = slice->from; i < slice->to; i++) {
        const tz_flow_line *line = &slice->lines->at[i];
        tz_element *element = NULL;
        if (tree) {
            size_t block = (size_t)(line->block - slice->flow->blocks);
            element = line->para == line->block->label ? tree->label[block] : tree->body[block];
            if (element == tree->label[block])
                attach_list(c, element->parent->parent);
        }
        tz_canvas_text(c, element);
        int64_t offset = grown(line->top - slice->lines->at[slice->from].top, slice->growth);
        draw_flow_line(c, slice, line, element, (tz_point){at.x, at.y + tz_em_to_len(offset, slice->size)});
    }
    tz_draw_deletions_below(c, slice, tree, at);
}
