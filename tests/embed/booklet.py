"""Typesets an edition from Python: a folder in, the bytes of a PDF and a list of messages out."""

import ctypes
import os
import sys

library = ctypes.CDLL("libtsuzuri.so.1")
WRITER = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
HANDLE, TEXT, SIZE = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t
for name, result, *arguments in [
    ("session_new", HANDLE), ("session_free", None, HANDLE), ("session_set", ctypes.c_bool, HANDLE, TEXT, TEXT),
    ("edition_open", HANDLE, HANDLE, TEXT), ("book_make", HANDLE, HANDLE, HANDLE),
    ("book_write_pdf", ctypes.c_bool, HANDLE, WRITER, HANDLE), ("message_count", SIZE, HANDLE),
    ("message_text", TEXT, HANDLE, SIZE), ("message_file", TEXT, HANDLE, SIZE), ("message_line", SIZE, HANDLE, SIZE),
]:  # fmt: skip
    function = getattr(library, "tsuzuri_" + name)
    function.restype, function.argtypes = result, arguments


def typeset(folder, **options):
    """The PDF, or None where something is wrong; and messages as (file or None, line, text)."""
    session, pdf = library.tsuzuri_session_new(), bytearray()
    try:
        for option, value in options.items():
            library.tsuzuri_session_set(session, option.replace("_", "-").encode(), value and value.encode())
        edition = library.tsuzuri_edition_open(session, folder.encode())
        book = library.tsuzuri_book_make(edition, None) if edition else None
        writer = WRITER(lambda context, at, size: pdf.extend(ctypes.string_at(at, size)) is None)
        written = book and library.tsuzuri_book_write_pdf(book, writer, None)
        text = lambda value: value.decode() if value is not None else None
        messages = [
            (text(library.tsuzuri_message_file(session, i)), library.tsuzuri_message_line(session, i),
             text(library.tsuzuri_message_text(session, i))) for i in range(library.tsuzuri_message_count(session))
        ]  # fmt: skip
        return bytes(pdf) if written else None, messages
    finally:
        library.tsuzuri_session_free(session)


if __name__ == "__main__":
    made, reported = typeset(sys.argv[1], language="ja", data_dir=os.environ.get("TSUZURI_DATA"))
    print(*reported, sep="\n", file=sys.stderr)
    sys.stdout.buffer.write(made or b"")
