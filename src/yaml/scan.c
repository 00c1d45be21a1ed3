// What the scan of lines knows where it is: the mappings and lists that are open, and the entry that lines belong to.
#include "base/intl.h"
#include "yaml/slips.h"

#include <string.h>

// A file that is no card at all is wrong everywhere; so many places are enough to see it.
enum { MOST_REPORTS = 50 };

bool tz_slip_starts_with(const tz_slip_scan *s, size_t at, size_t end, const char *sign) {
    size_t n = strlen(sign);
    return end - at >= n && memcmp(s->in->bytes + at, sign, n) == 0;
}

// ---- reporting ----

void tz_slip_report(tz_slip_scan *s, size_t byte, const char *message) {
    if (s->to->slips++ == MOST_REPORTS)
        s->rest = byte;
    if (s->to->slips <= MOST_REPORTS)
        tz_error(s->diag, (tz_place){s->in->source, (uint32_t)byte}, "%s", message);
}

void tz_slip_report_rest(const tz_slip_scan *s) {
    if (s->to->slips > MOST_REPORTS)
        tz_error(s->diag, (tz_place){s->in->source, (uint32_t)s->rest}, _("from here on %zu more lines are wrong"),
                 s->to->slips - MOST_REPORTS);
}

void tz_slip_lose_owner(tz_slip_scan *s, size_t byte, const char *message) {
    tz_slip_report(s, byte, message);
    if (s->owner.kind == TZ_OWNER && s->to->fixes[s->owner.line].what == TZ_LINE_KEPT)
        tz_mending_keep_key(s->to, s->owner.line, TZ_NO_COLUMN);
    if (s->owner.kind != TZ_NO_OWNER)
        tz_mending_drop(s->to, s->owner.line + 1, s->at + 1);
    else
        tz_mending_drop(s->to, s->at, s->at + 1);
    if (s->owner.value == TZ_VALUE_EMPTY)
        s->owner.value = TZ_VALUE_PLAIN;
    s->owner.kind = TZ_LOST_OWNER;
    s->owner.deep = true;
}

void tz_slip_lose_key(tz_slip_scan *s, size_t at, size_t end) {
    static const char *const blocks[] = {"|", ">", "｜", "＞"};
    s->owner.kind = TZ_LOST_OWNER;
    s->owner.value = at < end ? TZ_VALUE_PLAIN : TZ_VALUE_EMPTY;
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++)
        s->owner.deep |= tz_slip_starts_with(s, at, end, blocks[i]);
}

// ---- levels ----

tz_slip_level *tz_slip_top(tz_slip_scan *s) {
    return s->levels.n ? &s->levels.at[s->levels.n - 1] : NULL;
}

void tz_slip_push(tz_slip_scan *s, size_t column, bool is_list) {
    *TZ_ADD(s->to->arena, &s->levels) = (tz_slip_level){column, is_list};
}

bool tz_slip_is_open(const tz_slip_scan *s, size_t column, bool is_list) {
    for (size_t i = 0; i < s->levels.n; i++)
        if (s->levels.at[i].column == column && s->levels.at[i].is_list == is_list)
            return true;
    return false;
}

bool tz_slip_expects_value(const tz_slip_scan *s) {
    return s->owner.kind != TZ_NO_OWNER && s->owner.value == TZ_VALUE_EMPTY;
}
