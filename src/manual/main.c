// tsuzuri-manual FOLDER EDITION: writes all pages, in English below FOLDER/man and in Japanese below FOLDER/man/ja, the
// completions below FOLDER/completions, and the reference of every key into FOLDER/README.keys.md and
// README.keys.ja.md. EDITION is the example of one.
#include "base/file.h"
#include "base/language.h"
#include "manual/manual.h"

#include <stdio.h>

typedef struct writing {
    tz_arena *arena;
    tz_diag *diag;
    const char *folder, *edition;
    const char *man; // the folder of the pages in this language
    bool failed;
} writing;

static void write_file(writing *w, const char *folder, const char *name, const tz_bytes *bytes) {
    const char *path = tz_arena_format(w->arena, "%s/%s", folder, name);
    tz_output *output = tz_folder_make(w->arena, folder, w->diag) ? tz_output_open(w->arena, path, w->diag) : NULL;
    if (!output || !tz_output_write(output, bytes->at, bytes->n) || !tz_output_commit(output))
        w->failed = true;
}

static void write_page(writing *w, int section, const char *name, const tz_roff *page) {
    write_file(w, tz_arena_format(w->arena, "%s/man%d", w->man, section),
               tz_arena_format(w->arena, "%s.%d", name, section), &page->out);
}

static void write_pages(writing *w) {
    for (size_t i = 0; tz_commands[i]; i++) {
        tz_roff page = {.arena = w->arena};
        tz_command_page(&page, tz_commands[i]);
        write_page(w, 1, tz_arena_format(w->arena, "tsuzuri-%s", tz_commands[i]->name), &page);
    }
    tz_roff program = {.arena = w->arena}, layout = {.arena = w->arena}, fonts = {.arena = w->arena},
            edition = {.arena = w->arena};
    tz_program_page(&program);
    write_page(w, 1, "tsuzuri", &program);
    tz_layout_page(&layout);
    write_page(w, 5, "tsuzuri-layout", &layout);
    tz_fonts_page(&fonts);
    write_page(w, 5, "tsuzuri-fonts", &fonts);
    if (tz_edition_page(&edition, w->edition, w->diag))
        write_page(w, 5, "tsuzuri-edition", &edition);
}

static void write_reference(writing *w, const char *name) {
    tz_bytes page = {0};
    tz_reference_put_markdown(w->arena, &page);
    write_file(w, w->folder, name, &page);
}

static void write_completion(writing *w, const char *shell, const char *name,
                             void (*complete)(tz_arena *, tz_bytes *)) {
    tz_bytes out = {0};
    complete(w->arena, &out);
    write_file(w, tz_arena_format(w->arena, "%s/completions/%s", w->folder, shell), name, &out);
}

static bool write_all(void *argument) {
    writing *w = argument;
    const tz_language *japanese;
    w->man = tz_arena_format(w->arena, "%s/man", w->folder);
    write_pages(w);
    write_reference(w, "README.keys.md");
    if (tz_language_find("ja", &japanese)) {
        tz_language_use(japanese);
        w->man = tz_arena_format(w->arena, "%s/man/ja", w->folder);
        write_pages(w);
        write_reference(w, "README.keys.ja.md");
        tz_language_use(NULL);
    }
    write_completion(w, "bash", "tsuzuri", tz_complete_bash);
    write_completion(w, "zsh", "_tsuzuri", tz_complete_zsh);
    write_completion(w, "fish", "tsuzuri.fish", tz_complete_fish);
    return !w->failed;
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fputs("usage: tsuzuri-manual FOLDER EDITION\n", stderr);
        return TZ_EXIT_USAGE;
    }
    tz_arena *arena = tz_arena_new(NULL);
    writing w = {.arena = arena, .diag = tz_diag_new(), .folder = argv[1], .edition = argv[2]};
    bool done = tz_protect(w.diag, write_all, &w) && !tz_diag_count(w.diag, TZ_ERROR);
    tz_bytes messages = {0};
    tz_diag_print(w.diag, arena, &messages);
    if (messages.n)
        fwrite(messages.at, 1, messages.n, stderr);
    tz_diag_free(w.diag);
    tz_arena_free(arena);
    return done ? TZ_EXIT_OK : TZ_EXIT_DATA;
}
