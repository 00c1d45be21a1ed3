// A program in C++ that makes the cards of all municipalities, each as a PDF:
//     singles EDITION_DIR FOLDER
// TSUZURI_DATA names the folder with layouts/ and fonts/ where tsuzuri is not installed.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <tsuzuri/tsuzuri.h>

namespace {

using Session = std::unique_ptr<tsuzuri_session, decltype(&tsuzuri_session_free)>;
using Book = std::unique_ptr<tsuzuri_book, decltype(&tsuzuri_book_free)>;

bool write_to_stream(void *stream, const void *bytes, std::size_t size) {
    auto &to = *static_cast<std::ostream *>(stream);
    to.write(static_cast<const char *>(bytes), static_cast<std::streamsize>(size));
    return to.good();
}

bool make_single(tsuzuri_edition *edition, const char *code, const std::string &folder) {
    Book book(tsuzuri_book_make_single(edition, code), tsuzuri_book_free);
    std::ofstream file(folder + "/" + code + ".pdf", std::ios::binary);
    return book && file && tsuzuri_book_write_pdf(book.get(), write_to_stream, &file);
}

} // namespace

int main(int argc, char **words) {
    if (argc < 3)
        return 64;
    Session session(tsuzuri_session_new(), tsuzuri_session_free);
    if (!session)
        return 71;
    tsuzuri_session_set(session.get(), "data-dir", std::getenv("TSUZURI_DATA"));
    tsuzuri_edition *edition = tsuzuri_edition_open(session.get(), words[1]);
    bool made = edition;
    for (std::size_t i = 0; made && i < tsuzuri_edition_municipality_count(edition); i++)
        made = make_single(edition, tsuzuri_edition_municipality_code(edition, i), words[2]);
    for (std::size_t i = 0; i < tsuzuri_message_count(session.get()); i++)
        std::cerr << tsuzuri_message_text(session.get(), i) << '\n';
    return made ? 0 : 65;
}
