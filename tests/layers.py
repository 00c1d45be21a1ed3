#!/usr/bin/python3
"""Proves the plan of the house: which folder of src/ uses which, and that no files use each other in a circle.

    tests/layers.py          checks; quiet but for what is wrong
    tests/layers.py --show   draws the plan first, as `make layers V=1` does

A folder uses another when one of its files includes a header of it, or calls a function or reads a variable that it
defines (the symbols of the object files, so the program has to be built). ROOMS lists all of that: an edge that is missing
there is an error, and so is one that nothing needs any more. Two more proofs: a foreign library's headers are included only in
the folder that wraps it, and nothing but src/cli and, of src/base, file.c, output.c, output_path.c, temporary.c and folder.c links to a function that
reaches files, the environment, the clock or the terminal.
"""

import functools
import glob
import os
import re
import subprocess
import sys

# folder: (what it is for, the folders it uses). Each stands behind those it uses.
ROOMS = {
    "base": ("memory, lengths, texts that know their place, messages, files, threads", ""),
    "character": ("characters of inputs: encodings, checks, texts composed with their places", "base"),
    "yaml": ("bytes → a tree of values, each with its place", "base character"),
    "workbook": ("workbooks and CSV files → worksheets of cells, each with the text that is shown", "base character"),
    "survey": ("cells of workbooks → answers, found by the labels of the form", "base yaml workbook"),
    "record": ("YAML and workbooks → checked records of one edition", "base yaml workbook survey"),
    "font": ("families, fallback, shaping, outlines and subsets", "base yaml"),
    "layout": ("layout files → styles, tables and parts, bound to the form's fields", "base yaml record font"),
    "text": ("shaped text → lines: classes, breaks, spacing, justification", "base font"),
    "compare": ("two editions' records → what became of each answer", "base record text"),
    "table": ("cells → column widths and a size of type", "base text"),
    "page": ("pages as a display list and a structure tree; their trace", "base font"),
    "draw": ("composed text, flows, links and change marks → display list", "base font text page"),
    "galley": ("blocks and tables composed, fitted, broken over pages and columns", "base layout text table page draw"),
    "card": ("a card's galley, its size of type and what limits it", "base record layout text compare table page galley"),
    "booklet": ("what the parts share: pages, headings, columns, running lines, tabs, ledger", "base record font layout text page draw galley card"),
    "parts": ("cover, contents, front pages, overview, cards, themes, index, colophon", "base record text table page draw galley card booklet"),
    "changes": ("comparison, history, change bars", "base record layout text compare table draw galley card booklet"),
    "book": ("the table of parts; parts → one book of pages", "base yaml record font layout compare draw page card booklet parts changes"),
    "pdf": ("pages → PDF, PDF/A, PDF/X and imposed sheets of paper", "base font layout page"),
    "preview": ("pages → pictures, from the same display list", "base font layout page pdf"),
    "svg": ("pages → SVG for browsers, from the same display list", "base record font layout page"),
    "project": ("everything of one edition read, for a program to start from", "base record font layout"),
    "archive": ("an edition as a bag and as a PDF for archives, and back", "base yaml record font page pdf project"),
    "exchange": ("forms to be filled in, records as tables and cards, for other programs", "base record survey workbook"),
    "reference": ("what may be written in each file: every key → help, pages, schemas", "base yaml survey record font layout"),
    "create": ("the files of a new edition, for a command to write", "base yaml workbook survey record"),
    "library": ("the public functions: sessions, editions, books, messages", "base record layout compare page book pdf project archive"),
    "cli": ("commands, options, exit codes, progress, the language of messages", "base yaml workbook record font layout text compare page card book pdf preview project archive exchange create reference"),
    "web": ("the browser page: commands over files in memory, answers as JSON", "base workbook record page card svg exchange cli"),
    "manual": ("pages of the manual and completion, from the tables of commands and keys", "base cli reference"),
}  # fmt: skip
ALONE = {  # headers of a library: the one folder, or file, that may include them
    r"yaml\.h": "yaml",
    r"expat.*": "workbook",
    r"hb(-\w+)?\.h|ft2build\.h|freetype/.*": "font",
    r"hpdf.*\.h": "pdf/haru.c",
    r"cairo.*": "preview",
    r"qpdf/.*": "archive",
    r"xlsxwriter.*": "exchange/xlsx.c",
}
OUTSIDE = """
    fopen fopen64 freopen fdopen open open64 openat creat stat fstat lstat access opendir fdopendir readdir mkdir mkdirat
    rename renameat remove unlink unlinkat realpath readlink getcwd chdir tmpfile mkstemp mkstemp64 mmap
    stdin stdout stderr puts putchar printf __printf_chk perror vprintf isatty ioctl tcgetattr
    getenv secure_getenv setenv putenv environ setlocale uselocale bindtextdomain textdomain gettext dgettext dcgettext
    time clock clock_gettime gettimeofday localtime localtime_r gmtime strftime times rand random srand getrandom
    exit _exit _Exit system popen fork execve signal sigaction
    hb_blob_create_from_file hb_blob_create_from_file_or_fail FT_New_Face HPDF_SaveToFile yaml_parser_set_input_file
    dlopen cairo_surface_write_to_png cairo_image_surface_create_from_png
""".split()
FILES = {"base/file", "base/folder", "base/output", "base/output_path", "base/temporary"}  # these alone, besides the commands, know the file system
MEMORY = {"stderr", "_Exit"}  # memory.c alone may end the process, when memory runs out unprotected


def folder_of(path):
    """The folder that a file of src/ belongs to; of the public headers, version.h belongs to the ground floor."""
    if path.startswith("src/"):
        return path.split("/")[1]
    return "base" if path.endswith("/version.h") else "library"


@functools.cache
def includes():
    """Every include line as (file, line number, name as written, the project's file that it names or None)."""
    found = []
    for path in sorted(glob.glob("src/*/*.[ch]") + glob.glob("include/tsuzuri/*.h")):
        with open(path, encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                match = re.match(r'\s*#\s*include\s*[<"]([^>"]+)[>"]', line)
                if match:
                    places = ("include/" + match[1], "src/" + match[1], os.path.dirname(path) + "/" + match[1])
                    found.append((path, number, match[1], next(filter(os.path.exists, places), None)))
    return found


@functools.cache
def symbols():
    """{source file: (names it defines for others, names it needs from others)}, from the objects of the build."""
    found = {}
    for path in sorted(glob.glob("src/*/*.c")):
        object_file = "build/obj/" + path[len("src/") : -len("c")] + "o"
        if not os.path.exists(object_file):
            sys.exit(f"{path}: not compiled; run make first")
        listing = subprocess.run(["nm", object_file], capture_output=True, text=True, check=True).stdout
        found[path] = set(re.findall(r"\b[BCDRTVW] (\w+)", listing)), set(re.findall(r"\bU (\w+)", listing))
    return found


@functools.cache
def calls():
    """{source file: {another source file whose functions or variables it uses: their names}}."""
    # src/web stands in the place of files of other folders, by the same names (src/web/files.h).
    owner = {name: path for of_web in (True, False) for path, (defined, _) in symbols().items() for name in defined
             if path.startswith("src/web/") == of_web}  # fmt: skip
    found = {}
    for path, (_, needed) in symbols().items():
        found[path] = {}
        for name in sorted(needed):
            if owner.get(name, path) != path:
                found[path].setdefault(owner[name], []).append(name)
    return found


def edges():
    """{folder: {another folder that it uses: one reason}}."""
    found = {}
    for path, number, name, target in includes():
        mine = found.setdefault(folder_of(path), {})
        if target and folder_of(target) != folder_of(path):
            mine.setdefault(folder_of(target), f"{path}:{number} includes {name}")
    for path, targets in calls().items():
        mine = found.setdefault(folder_of(path), {})
        for target, names in targets.items():
            if folder_of(target) != folder_of(path):
                mine.setdefault(folder_of(target), f"{path} uses {names[0]} of {target}")
    return found


def wrong_edges():
    found = edges()
    yield from (f"src/{folder}: no room of the plan" for folder in found if folder not in ROOMS)
    before = set()
    for folder, (_, uses) in ROOMS.items():
        before.add(folder)
        allowed, used = uses.split(), found.get(folder, {})
        yield from (f"src/{folder} may not use src/{other}: {reason}" for other, reason in used.items() if other not in allowed)
        yield from (f"src/{folder} does not use src/{other}; take that from ROOMS" for other in allowed if other not in used)
        yield from (f"src/{folder} stands before src/{other} in ROOMS" for other in allowed if other not in before)


def circles(graph):
    """Tarjan: the sets of nodes that reach each other, of more than one node each."""
    index, low, stack, found = {}, {}, [], []

    def visit(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        for other in graph.get(node, ()):
            if other not in index:
                visit(other)
            if other in stack:
                low[node] = min(low[node], low[other])
        if low[node] == index[node]:
            place = stack.index(node)
            found.append(sorted(stack[place:]))
            del stack[place:]

    for node in graph:
        if node not in index:
            visit(node)
    return [group for group in found if len(group) > 1]


def wrong_circles():
    headers = {}
    for path, _, _, target in includes():
        if path.endswith(".h") and target:
            headers.setdefault(path, []).append(target)
    for group in circles(headers):
        yield "headers include each other: " + " ".join(group)
    for group in circles(calls()):
        yield "files use each other in a circle:"
        for path in group:
            for other, names in calls()[path].items():
                if other in group:
                    yield f"    {path} uses {' '.join(names)} of {other}"


def wrong_libraries():
    for path, number, name, target in includes():
        for pattern, owner in ALONE.items():
            if not target and re.fullmatch(pattern, name) and f"src/{owner}" not in (path, os.path.dirname(path)):
                yield f"{path}:{number}: only src/{owner} may include {name}"


def wrong_reaches():
    for path, (_, needed) in symbols().items():
        part = path[len("src/") : -len(".c")]
        if part.startswith("cli/") or part == "manual/main" or part in FILES:
            continue
        for name in sorted(needed & set(OUTSIDE)):
            if not (part == "base/memory" and name in MEMORY):
                yield f"{path}: reaches outside through {name}"


def drawing():
    """The rooms from the top of the house down; those on one floor do not use each other."""
    floor = {}
    for folder, (_, uses) in ROOMS.items():
        floor[folder] = max((floor.get(other, 0) + 1 for other in uses.split()), default=0)
    width = max(len(purpose) for purpose, _ in ROOMS.values())
    yield f"floor  {'folder':10}{'what it is for':{width}}  what it uses, besides base"
    for folder in sorted(ROOMS, key=lambda name: (-floor[name], list(ROOMS).index(name))):
        purpose, uses = ROOMS[folder]
        others = " ".join(other for other in uses.split() if other != "base")
        yield f"{floor[folder]:5}  {folder:10}{purpose:{width}}  {others}".rstrip()


def main():
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    if "--show" in sys.argv[1:]:
        print("\n".join(drawing()))
    wrong = [*wrong_edges(), *wrong_circles(), *wrong_libraries(), *wrong_reaches()]
    print("\n".join(wrong) or "layers: each folder uses what the plan says, and no files use each other in a circle")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
