// The scan of a file's lines for slips: what its files share.
#ifndef YAML_SLIPS_H
#define YAML_SLIPS_H

#include "yaml/read.h"

// A mapping, or a list, that is open: the column of its keys, or of its dashes.
typedef struct tz_slip_level {
    size_t column;
    bool is_list;
} tz_slip_level;

// The entry whose value may go on in the next lines.
typedef enum tz_slip_owner_kind { TZ_NO_OWNER, TZ_OWNER, TZ_LOST_OWNER } tz_slip_owner_kind;
typedef struct tz_slip_owner {
    tz_slip_owner_kind kind; // TZ_LOST_OWNER: a slip in it is reported, and what belongs to it is dropped
    tz_value_kind value;
    size_t line, column, value_at;
    size_t last_line;     // of the value, as far as it is known
    size_t text, comment; // of a block: its first line of text, and a comment line that may cut it; 0: none yet
    size_t block_indent;  // of a block, once it has text; the least one of a lost text
    bool cut;             // the comment line has ended the block
    bool deep;            // of a lost one: all deeper lines are its text
} tz_slip_owner;

typedef struct tz_slip_scan {
    tz_mending *to;
    const tz_file_lines *in;
    tz_diag *diag;
    size_t at, n; // lines
    size_t rest;  // the first byte of a slip that is not reported, since there are so many
    tz_slip_owner owner;
    TZ_LIST(tz_slip_level) levels;
} tz_slip_scan;

// ---- scan.c ----

bool tz_slip_starts_with(const tz_slip_scan *s, size_t at, size_t end, const char *sign);
// Reports a slip at a byte.
void tz_slip_report(tz_slip_scan *s, size_t byte, const char *message);
// Says how many there were beyond those that were reported.
void tz_slip_report_rest(const tz_slip_scan *s);
// The same for one in the entry that the lines at hand belong to: it keeps its key and loses the rest.
void tz_slip_lose_owner(tz_slip_scan *s, size_t byte, const char *message);
// The key of the entry just opened has a slip, which is reported; its value begins at `at`.
void tz_slip_lose_key(tz_slip_scan *s, size_t at, size_t end);

tz_slip_level *tz_slip_top(tz_slip_scan *s); // the innermost one; NULL: none is open
void tz_slip_push(tz_slip_scan *s, size_t column, bool is_list);
bool tz_slip_is_open(const tz_slip_scan *s, size_t column, bool is_list);
// Whether the last entry has nothing behind its colon or dash, so that deeper lines are its value.
bool tz_slip_expects_value(const tz_slip_scan *s);

// ---- entry.c ----

// Whether a key or an item of a list begins on the line, be it with a slip.
bool tz_slip_begins_entry(const tz_slip_scan *s, const tz_line_of_file *line);
void tz_slip_read_entry(tz_slip_scan *s, const tz_line_of_file *line);
// Reads the value of the entry just opened, or of one whose value begins on a line below.
void tz_slip_read_value(tz_slip_scan *s, size_t at);

#endif
