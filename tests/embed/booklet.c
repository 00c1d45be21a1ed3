// A program in C that makes a booklet and, if a municipality is named, its card alone:
//     booklet EDITION_DIR FILE.pdf [MUNICIPALITY]
// TSUZURI_DATA names the folder with layouts/ and fonts/ where tsuzuri is not installed.
#include <stdio.h>
#include <stdlib.h>
#include <tsuzuri/tsuzuri.h>

static bool write_to_file(void *file, const void *bytes, size_t size) {
    return fwrite(bytes, 1, size, file) == size;
}

static bool make_pdf(tsuzuri_session *session, char **words) {
    tsuzuri_edition *edition = tsuzuri_edition_open(session, words[1]);
    if (!edition)
        return false;
    tsuzuri_book *book = words[3] ? tsuzuri_book_make_single(edition, words[3]) : tsuzuri_book_make(edition, NULL);
    FILE *file = book ? fopen(words[2], "wb") : NULL;
    if (!file)
        return false;
    bool written = tsuzuri_book_write_pdf(book, write_to_file, file);
    return fclose(file) == 0 && written;
}

int main(int argc, char **words) {
    if (argc < 3)
        return 64;
    tsuzuri_session *session = tsuzuri_session_new();
    if (!session)
        return 71;
    tsuzuri_session_set(session, "language", "ja");
    tsuzuri_session_set(session, "data-dir", getenv("TSUZURI_DATA"));
    bool made = make_pdf(session, words);
    fputs(tsuzuri_messages(session), stderr); // warnings as well as errors
    tsuzuri_session_free(session);
    return made ? 0 : 65;
}
