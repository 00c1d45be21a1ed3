// Answers as statements, and statements as the tokens that differences are made of.
#include "compare/statement.h"
#include "base/utf8.h"
#include "text/flow_block.h"

#include <string.h>
#include <utf8proc.h>

// ---- tokens ----

static int32_t code_at(const tz_text *text, size_t at, size_t *size) {
    int32_t code;
    *size = tz_utf8_decode(text->bytes + at, text->size - at, &code);
    return code >= 0 ? code : 0xFFFD;
}

static bool is_line_end(int32_t code) {
    return code == '\n' || code == '\r' || code == 0x2028;
}

static bool is_space(int32_t code) {
    return code == ' ' || code == '\t' || code == 0x3000 || is_line_end(code);
}

// Words that are one token each: 7, 2025, ACP, ｉＣＴ, オンライン.
typedef enum word { NO_WORD, NUMBER, LATIN, KATAKANA } word;
static word word_of(int32_t code) {
    if ((code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19))
        return NUMBER;
    if ((code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') || (code >= 0xFF21 && code <= 0xFF3A) ||
        (code >= 0xFF41 && code <= 0xFF5A) || (code >= 0xC0 && code <= 0x24F))
        return LATIN;
    if ((code >= 0x30A1 && code <= 0x30FA) || code == 0x30FC || (code >= 0xFF66 && code <= 0xFF9F))
        return KATAKANA;
    return NO_WORD;
}

// White space with a line end in it; its end, or `at`.
static size_t line_end_at(const tz_text *text, size_t at) {
    size_t end = at, size;
    bool found = false;
    for (; end < text->size; end += size) {
        int32_t code = code_at(text, end, &size);
        if (!is_space(code))
            break;
        found = found || is_line_end(code);
    }
    return found ? end : at;
}

static size_t token_end(const tz_text *text, size_t at, uint32_t *weight) {
    size_t size, end = line_end_at(text, at);
    *weight = 1;
    if (end > at)
        return end;
    word of = word_of(code_at(text, at, &size));
    end = tz_utf8_cluster_end(text->bytes, text->size, at);
    while (of && end < text->size && word_of(code_at(text, end, &size)) == of) {
        end = tz_utf8_cluster_end(text->bytes, text->size, end);
        ++*weight;
    }
    return end;
}

// ---- phrases, and what is read as a whole ----

// What is true of bytes of the body, for the tokens that begin there; what ends the body is true of its end.
static const bool *at_tokens(tz_arena *arena, const tz_statement_tokens *of, const bool *bytes) {
    bool *out = TZ_ARRAY(arena, bool, of->n + 1);
    for (size_t i = 0; i < of->n; i++)
        out[i] = bytes[of->tokens[i].from];
    out[of->n] = bytes[of->statement.body.size];
    return out;
}

static void find_boundaries(tz_arena *arena, tz_statement_tokens *of) {
    const tz_text *body = &of->statement.body;
    bool *ends = TZ_ARRAY(arena, bool, body->size + 1), *inside = TZ_ARRAY(arena, bool, body->size + 1);
    tz_phrase_ends(arena, body, ends);
    tz_token_insides(arena, body, inside);
    of->phrases = at_tokens(arena, of, ends);
    of->inside = at_tokens(arena, of, inside);
}

// ---- statements ----

static void make_tokens(tz_arena *arena, tz_statement_tokens *of, tz_intern *intern) {
    const tz_text *body = &of->statement.body;
    struct {
        TZ_LIST(tz_diff_token) tokens;
        TZ_LIST(uint32_t) ids;
    } made = {0};
    for (size_t at = 0, end; at < body->size; at = end) {
        uint32_t weight;
        end = token_end(body, at, &weight);
        bool line = line_end_at(body, at) > at;
        *TZ_ADD(arena, &made.tokens) = (tz_diff_token){(uint32_t)at, (uint32_t)end, weight};
        *TZ_ADD(arena, &made.ids) =
            line ? tz_intern_number(intern, "\n", 1) : tz_intern_number(intern, body->bytes + at, end - at);
        of->weight += weight;
    }
    of->tokens = made.tokens.at;
    of->ids = made.ids.at;
    of->n = made.tokens.n;
    find_boundaries(arena, of);
    // A subhead is not the paragraph of the same words; and a list of numbers is not a text of the same bytes.
    tz_bytes body_key = {0};
    tz_bytes_add(arena, &body_key, of->statement.kind == TZ_FLOW_BLOCK_SUBHEAD ? "\0S" : "\0P", 2);
    tz_bytes_add(arena, &body_key, of->ids, of->n * sizeof *of->ids);
    of->id = tz_intern_number(intern, body_key.at, body_key.n);
}

// A further line belongs to the statement above when that is an item of the same depth.
static bool continues_item(const tz_statement_list *list, size_t first, const tz_flow_block_text *block) {
    if (!block->continued || list->all.n == first)
        return false;
    const tz_statement *above = &list->all.at[list->all.n - 1].statement;
    return above->kind == TZ_FLOW_BLOCK_ITEM && above->nest == block->nest;
}

void tz_statements_read(tz_arena *arena, const tz_text *answer, const char *const *labels, tz_intern *intern,
                        tz_statement_list *out) {
    tz_flow_block_texts read = tz_flow_blocks_read(arena, answer, labels);
    size_t first = out->all.n;
    for (size_t i = 0; i < read.blocks.n; i++) {
        const tz_flow_block_text *block = &read.blocks.at[i];
        size_t from = (size_t)(block->body.bytes - answer->bytes), to = from + block->body.size;
        if (continues_item(out, first, block)) {
            tz_text *body = &out->all.at[out->all.n - 1].statement.body;
            *body = tz_text_slice(answer, (size_t)(body->bytes - answer->bytes), to);
            continue;
        }
        TZ_ADD(arena, &out->all)->statement =
            (tz_statement){block->kind, block->nest, block->label, tz_text_slice(answer, from, to)};
    }
    for (size_t i = first; i < out->all.n; i++)
        make_tokens(arena, &out->all.at[i], intern);
}

// The kind of a letter or digit that counts, by its Unicode category; 0: a sign.
static int32_t counting_kind(int32_t code) {
    utf8proc_category_t category = utf8proc_category(code);
    bool digit = category == UTF8PROC_CATEGORY_ND || category == UTF8PROC_CATEGORY_NO;
    bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
    return digit || letter ? (int32_t)category : 0;
}

// The next part of a label: a sign, or letters or digits of one kind, whichever they are, as a negative number; 0 at
// the label's end.
static int32_t next_part(const tz_text *label, size_t *at) {
    size_t size;
    if (*at >= label->size)
        return 0;
    int32_t code = code_at(label, *at, &size), kind = counting_kind(code);
    *at += size;
    while (kind && *at < label->size && counting_kind(code_at(label, *at, &size)) == kind)
        *at += size;
    return kind ? -kind : code;
}

bool tz_labels_agree(const tz_text *a, const tz_text *b) {
    size_t i = 0, k = 0;
    int32_t one, other;
    do {
        one = next_part(a, &i);
        other = next_part(b, &k);
    } while (one == other && one);
    return one == other;
}
