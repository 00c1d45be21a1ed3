// Sessions in many threads at once, each with an edition, a language and a number of threads of its own:
//     threads FOLDER... makes each edition of the command line several times and compares the bytes.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tsuzuri/tsuzuri.h>

enum { THREADS = 8, ROUNDS = 2 };

typedef struct bytes {
    char *at;
    size_t n;
} bytes;

typedef struct work {
    const char *folder, *language, *error;
    bytes pdf;
    bool ok;
} work;

static bool collect(void *context, const void *from, size_t size) {
    bytes *to = context;
    to->at = realloc(to->at, to->n + size);
    memcpy(to->at + to->n, from, size);
    to->n += size;
    return true;
}

static bool make_once(work *of, bytes *pdf) {
    tsuzuri_session *session = tsuzuri_session_new();
    tsuzuri_session_set(session, "language", of->language);
    tsuzuri_session_set(session, "threads", "3");
    tsuzuri_session_set(session, "data-dir", getenv("TSUZURI_DATA"));
    tsuzuri_edition *edition = tsuzuri_edition_open(session, of->folder);
    tsuzuri_book *book = edition ? tsuzuri_book_make(edition, NULL) : NULL;
    bool ok = book && tsuzuri_book_write_pdf(book, collect, pdf);
    ok = !tsuzuri_book_make_single(edition, "nobody") && strstr(tsuzuri_messages(session), of->error) && ok;
    if (!ok)
        fputs(tsuzuri_messages(session), stderr);
    tsuzuri_session_free(session);
    return ok;
}

static void *run(void *argument) {
    work *of = argument;
    of->ok = make_once(of, &of->pdf);
    for (int i = 1; i < ROUNDS && of->ok; i++) {
        bytes again = {0};
        of->ok = make_once(of, &again) && again.n == of->pdf.n && !memcmp(again.at, of->pdf.at, again.n);
        free(again.at);
    }
    return NULL;
}

int main(int argc, char **words) {
    pthread_t threads[THREADS];
    work works[THREADS] = {0};
    bool ok = argc > 1;
    for (int i = 0; ok && i < THREADS; i++) {
        works[i].folder = words[1 + i / 2 % (argc - 1)];
        works[i].language = i % 2 ? "ja" : "en";
        works[i].error = i % 2 ? "誤り: " : "error: ";
        ok = pthread_create(&threads[i], NULL, run, &works[i]) == 0;
    }
    for (int i = 0; ok && i < THREADS; i++)
        pthread_join(threads[i], NULL);
    for (int i = 0; i < THREADS; i++) {
        ok = ok && works[i].ok;
        for (int k = 0; k < i; k++) // the language changes messages alone
            if (ok && !strcmp(works[k].folder, works[i].folder))
                ok = works[k].pdf.n == works[i].pdf.n && !memcmp(works[k].pdf.at, works[i].pdf.at, works[i].pdf.n);
    }
    for (int i = 0; i < THREADS; i++)
        free(works[i].pdf.at);
    return ok ? 0 : 1;
}
