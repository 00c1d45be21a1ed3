// Front pages as records: a title, and groups of heading and text.
#include "base/intl.h"
#include "record/read.h"

typedef struct front_node {
    tz_text title;
    const tz_yaml *groups;
} front_node;
static const tz_bind group_rows[] = {
    {.key = "heading",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(tz_front_group, heading),
     .help = N_("heading of the group; otherwise none"),
     .example = "○備蓄"},
    {.key = "text",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(tz_front_group, text),
     .required = true,
     .help = N_("its text, written as answers are"),
     .example = "食料と水を備えている。"},
};
static const tz_bind_table groups_table = {group_rows, 2, TZ_HELD_IN_LIST, NULL};
static const tz_bind front_rows[] = {
    {.key = "title",
     .type = TZ_BIND_TEXT,
     .offset = offsetof(front_node, title),
     .required = true,
     .filled = true,
     .help = N_("of the page"),
     .example = "備えのあらまし"},
    {.key = "groups",
     .type = TZ_BIND_NODE,
     .offset = offsetof(front_node, groups),
     .required = true,
     .below = &groups_table,
     .help = N_("headings with their texts, in order")},
};
const tz_bind_table tz_front_table = {.rows = front_rows, .n = 2};

// As next year's edition begins: with the headings of last year's and no text. `front` is read.
static bool is_unwritten(const tz_front *front) {
    for (size_t i = 0; i < front->groups_n; i++)
        if (front->groups[i].text.size)
            return false;
    return front->groups_n > 0;
}

const tz_front *tz_front_read(tz_record_reader *r, const tz_yaml *node) {
    front_node from = {.groups = NULL};
    if (!TZ_BIND(r->arena, node, front_rows, &from, r->diag) || !tz_record_check_kind(r, from.groups, TZ_SEQUENCE))
        return NULL;
    tz_front *front = TZ_NEW(r->arena, tz_front);
    tz_front_group *groups = TZ_ARRAY(r->arena, tz_front_group, from.groups->n);
    *front = (tz_front){.title = tz_text_trimmed(&from.title), .groups = groups, .groups_n = from.groups->n};
    tz_record_warn_suspicious(r, &front->title);
    bool bound = true;
    for (size_t i = 0; i < from.groups->n; i++) {
        bound = TZ_BIND(r->arena, from.groups->items[i], group_rows, &groups[i], r->diag) && bound;
        groups[i].heading = tz_text_trimmed(&groups[i].heading);
        groups[i].text = tz_text_trimmed(&groups[i].text);
        tz_record_warn_suspicious(r, &groups[i].heading);
        tz_record_warn_suspicious(r, &groups[i].text);
    }
    if (!bound || !is_unwritten(front))
        return front;
    tz_notice(r->diag, tz_text_place(&from.title, 0), "%s",
              _("this front page has no text yet, and is left out of the booklet"));
    return NULL;
}
