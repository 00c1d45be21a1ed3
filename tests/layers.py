#!/usr/bin/python3
"""Proves the plan of the house: each folder of src/ uses itself, base, and the folders before it, never one behind it.

Two proofs. The includes: a folder's files and public headers name only headers that the folder may know, and a foreign
library's headers stand only in the folder that alone knows it. The objects: nothing but src/cli and, of src/base, file.c
and folder.c links to a function that reaches files, the environment, the clock or the terminal.
"""

import glob
import os
import re
import subprocess
import sys

ORDER = """
    base yaml record font layout text compare table page draw galley card parts changes booklet pdf preview edition archive cli
""".split()
HEADERS = {  # public header: the folder it belongs to; any other one belongs to the folder of its name
    "arena": "base", "parallel": "base", "progress": "base", "diag": "base", "file": "base", "intl": "base", "length": "base", "source": "base",
    "version": "base", "utf8": "base", "intern": "base", "style": "font", "parts": "layout", "flow": "text", "book": "booklet",
}  # fmt: skip
ALONE = {  # headers of a library: the one folder that may include them
    r"yaml\.h": "yaml",
    r"hb(-\w+)?\.h|ft2build\.h|freetype/.*": "font",
    r"hpdf.*\.h": "pdf",
    r"cairo.*": "preview",
    r"qpdf/.*": "archive",
}
OUTSIDE = """
    fopen fopen64 freopen fdopen open open64 openat creat stat fstat lstat access opendir fdopendir readdir mkdir mkdirat
    rename renameat remove unlink unlinkat realpath readlink getcwd chdir tmpfile mkstemp mkstemp64 mmap
    stdin stdout stderr puts putchar printf __printf_chk perror vprintf isatty ioctl tcgetattr
    getenv secure_getenv setenv putenv environ setlocale uselocale bindtextdomain textdomain
    time clock clock_gettime gettimeofday localtime localtime_r gmtime strftime times rand random srand getrandom
    exit _exit _Exit system popen fork execve signal sigaction
    hb_blob_create_from_file hb_blob_create_from_file_or_fail FT_New_Face HPDF_SaveToFile yaml_parser_set_input_file
    dlopen cairo_surface_write_to_png cairo_image_surface_create_from_png
""".split()
FILES = {"base/file.o", "base/folder.o"}  # these alone, besides the commands, know the file system
ARENA = {"stderr", "_Exit"}  # arena.c alone may end the process, when memory runs out unprotected


def folder_of(header):
    name = os.path.basename(header)[: -len(".h")]
    return HEADERS.get(name, name)


def includes():
    """Every include line as (file, its folder, line number, quoted name)."""
    for path in sorted(glob.glob("src/*/*.[ch]") + glob.glob("include/tsuzuri/*.h")):
        folder = folder_of(path) if path.startswith("include/") else path.split("/")[1]
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                found = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
                if found:
                    yield path, folder, number, found[1]


def wrong_includes():
    for path, folder, number, name in includes():
        where = f"{path}:{number}: src/{folder} may not include {name}"
        if folder not in ORDER:
            yield f"{path}: no folder of the plan: {folder}"
            continue
        if name.startswith("tsuzuri/"):
            other = folder_of(name)
        else:  # private: beside the file, or named with its folder; else a library's
            other = "page" if name in ("booklet/maker.h", "booklet/booklet.h") else name.split("/")[0] if os.path.exists("src/" + name) else folder
        if name == "tsuzuri/book.h" and path == "src/booklet/maker.h":
            continue
        if other not in ORDER or ORDER.index(other) > ORDER.index(folder):
            yield where
        for pattern, owner in ALONE.items():
            if re.fullmatch(pattern, name) and owner != folder:
                yield f"{where}: only src/{owner} does"


def wrong_calls():
    for path in sorted(glob.glob("src/*/*.c")):
        part = path[len("src/") : -len("c")] + "o"
        if part.startswith("cli/") or part in FILES:
            continue
        if not os.path.exists("build/obj/" + part):
            yield f"{path}: not compiled"
            continue
        listing = subprocess.run(["nm", "-u", "build/obj/" + part], capture_output=True, text=True, check=True).stdout
        for name in sorted(set(re.findall(r"\bU (\w+)", listing)) & set(OUTSIDE)):
            if not (part == "base/arena.o" and name in ARENA):
                yield f"{path}: reaches outside through {name}"


def main():
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    wrong = [*wrong_includes(), *wrong_calls()]
    print("\n".join(wrong) or "layers: each folder uses only what stands before it")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
