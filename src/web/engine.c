// One call of the page: a command's words go in, an answer comes out.
#include "base/language.h"
#include "web/files.h"
#include "web/web.h"

#include <stdlib.h>
#include <string.h>

#ifndef TZ_REVISION
#define TZ_REVISION ""
#endif

// Those that make sense without a disk, a terminal and other programs.
static const tz_command *const commands[] = {
    &tz_command_build,   &tz_command_check,  &tz_command_trace,
    &tz_command_fit,     &tz_command_sheet,  &tz_command_archive,
    &tz_command_verify,  &tz_command_list,   &tz_command_compare,
    &tz_command_history, &tz_command_new,    &tz_command_form,
    &tz_command_import,  &tz_command_export, &tz_command_layouts,
    &tz_command_answers, &tz_command_pages,  NULL,
};

typedef struct run {
    tz_call call;
    int words_n;
    char **words;
    tz_exit status;
    const char *language;
} run;

static tz_arena *answered; // with all of the last answer

void *tz_engine_alloc(size_t size) {
    return malloc(size ? size : 1);
}

void tz_engine_free(void *memory) {
    free(memory);
}

void tz_engine_put(const char *name, char *bytes, size_t size) {
    tz_web_pages_forget();
    tz_web_put(name, bytes, size);
}

void tz_engine_remove(const char *name) {
    tz_web_pages_forget();
    tz_web_remove(name);
}

void tz_engine_done(void) {
    tz_arena_free(answered);
    answered = NULL;
}

// As main() has them: the program's name first, NULL at the end.
static void read_words(run *it, char *words, size_t size) {
    struct {
        TZ_LIST(char *) all;
    } list = {0};
    *TZ_ADD(it->call.arena, &list.all) = tz_arena_copy(it->call.arena, "tsuzuri", strlen("tsuzuri"));
    for (size_t at = 0; at < size; at += strlen(words + at) + 1)
        *TZ_ADD(it->call.arena, &list.all) = tz_arena_copy(it->call.arena, words + at, strlen(words + at));
    it->words_n = (int)list.all.n;
    *TZ_ADD(it->call.arena, &list.all) = NULL;
    it->words = list.all.at;
}

static bool work(void *argument) {
    run *it = argument;
    const tz_language *language;
    tz_language_find(it->language, &language);
    tz_language_use(language);
    it->status = tz_cli_run(&it->call, it->words_n, it->words);
    return true;
}

// ---- the answer ----

static void put_span(tz_arena *arena, tz_bytes *out, const tz_bytes *bytes) {
    tz_bytes_format(arena, out, "\"at\":%zu,\"size\":%zu}", (size_t)(uintptr_t)bytes->at, bytes->n);
}

static void put_string(tz_arena *arena, tz_bytes *out, const char *text) {
    tz_bytes_add_json_string(arena, out, text, strlen(text));
}

static void put_outputs(tz_arena *arena, tz_bytes *out) {
    const tz_web_outputs *written = tz_web_written();
    for (size_t i = 0; i < written->all.n; i++) {
        tz_bytes_format(arena, out, i ? ",{\"name\":" : "{\"name\":");
        put_string(arena, out, written->all.at[i].name);
        tz_bytes_format(arena, out, ",");
        put_span(arena, out, &written->all.at[i].bytes);
    }
}

static void put_needed(tz_arena *arena, tz_bytes *out) {
    const tz_names *needed = tz_web_needed();
    for (size_t i = 0; i < needed->all.n; i++) {
        tz_bytes_format(arena, out, i ? "," : "");
        put_string(arena, out, needed->all.at[i]);
    }
}

static const char *put_answer(const run *it) {
    tz_arena *arena = it->call.arena;
    const tz_diag *diag = it->call.diag;
    tz_bytes out = {0}, *printed = TZ_NEW(arena, tz_bytes);
    tz_diag_print(diag, arena, printed);
    tz_bytes_format(arena, &out,
                    "{\"status\":%d,\"errors\":%zu,\"warnings\":%zu,\"notes\":%zu,\"messages\":", (int)it->status,
                    tz_diag_count(diag, TZ_ERROR), tz_diag_count(diag, TZ_WARNING), tz_diag_count(diag, TZ_NOTE));
    tz_web_put_messages(arena, diag, &out);
    tz_bytes_format(arena, &out, ",\"printed\":{");
    put_span(arena, &out, printed);
    tz_bytes_format(arena, &out, ",\"text\":{");
    put_span(arena, &out, it->call.output);
    tz_bytes_format(arena, &out, ",\"outputs\":[");
    put_outputs(arena, &out);
    tz_bytes_format(arena, &out, "],\"needed\":[");
    put_needed(arena, &out);
    tz_bytes_format(arena, &out, "]}");
    return tz_arena_copy(arena, out.at, out.n);
}

const char *tz_engine_run(char *words, size_t size, const char *language) {
    tz_engine_done();
    answered = tz_arena_new(NULL);
    run it = {.language = language,
              .call = {.arena = answered,
                       .commands = commands,
                       .revision = TZ_REVISION,
                       .diag = tz_diag_in_arena(answered),
                       .output = TZ_NEW(answered, tz_bytes)}};
    tz_web_begin(answered);
    tz_units_use("");
    read_words(&it, words, size);
    if (!tz_protect(it.call.diag, work, &it))
        it.status = TZ_EXIT_MEMORY;
    return put_answer(&it);
}
