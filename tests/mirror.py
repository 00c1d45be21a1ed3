#!/usr/bin/python3
"""Proves that tests/unit mirrors src, and that no function takes more than seven parameters.

Each src/FOLDER/FILE.c has its tests/unit/FOLDER/test_FILE.c, or stands in ELSEWHERE with what tests it; each test has its
source file. Whether the tests are worth something is for coverage and mutations to show (tests/mutate.py); this only
proves that they are where one looks for them.
"""

import glob
import os
import re
import sys

import sources

MOST = 7
# Source files without a test of their own: (folder, files, what tests them instead).
ELSEWHERE = [
    ("cli", "main cli about journal locale installed module progress threads", "the program as it is run: tests/e2e/test_cli.py, test_preview.py, test_install.py"),
    ("cli", "build check output output_check purpose inputs book edition", "commands as they are run: tests/e2e/test_options.py, test_cli.py"),
    ("cli", "sheet trace", "commands as they are run: tests/e2e/test_booklet.py, test_traces.py"),
    ("cli", "archive archived verify list", "commands as they are run: tests/e2e/test_archive.py"),
    ("cli", "compare history", "commands as they are run: tests/e2e/test_compare.py"),
    ("cli", "since new_from", "commands as they are run: tests/e2e/test_next_year.py"),
    ("cli", "operand", "operands of all commands: tests/e2e/test_operands.py"),
    ("cli", "import export", "commands as they are run: tests/e2e/test_workbooks.py"),
    ("cli", "run", "unknown commands and helps as they are run: tests/e2e/test_cli.py, test_options.py"),
    ("web", "floor answers", "commands as the page runs them: tests/web/test_same.py, test_answers.py"),
    ("web", "pages", "the pages as they are shown: tests/web/test_page.py"),
    ("cli", "proof", "a command as it is run: tests/e2e/test_proof.py"),
    ("cli", "new new_schemas", "a command as it is run: tests/e2e/test_new.py"),
    ("cli", "form workbook", "a command as it is run: tests/e2e/test_form.py"),
    ("cli", "fit", "a command as it is run: tests/e2e/test_fit.py"),
    ("cli", "lines lines_font", "a command as it is run: tests/e2e/test_lines.py"),
    ("cli", "fonts fonts_add table", "a command as it is run: tests/e2e/test_fonts.py; table also test_archive.py"),
    ("cli", "preview", "a command as it is run: tests/e2e/test_preview.py"),
    ("cli", "layouts", "a command as it is run: tests/e2e/test_cli.py"),
    ("cli", "help_topic schema", "commands as they are run: tests/e2e/test_reference.py"),
    ("reference", "kinds", "a table: tests/unit/reference/test_entries.c, test_terminal.c"),
    ("cli", "watch", "a command as it is run: tests/e2e/test_watch.py"),
    ("manual", "main command_page program_page file_page bash zsh fish", "pages and completions as they are written: tests/e2e/test_manual.py"),
    ("library", "built", "what is known when it is built: tests/e2e/test_embed.py"),
    ("text", "class_table number_suffixes phrase_model", "data without code: tests/unit/text/test_class.c, test_break.c, test_phrase.c"),
    ("font", "version", "versions of libraries, in build.yaml: tests/unit/archive/test_build.c"),
    ("yaml", "version", "versions of libraries, in build.yaml: tests/unit/archive/test_build.c"),
]  # fmt: skip
# Tests of no single source file, and what they test.
TOGETHER = {
    "book/every_key": "every key of every table of rows with values that it cannot have: src/yaml/bind.c and all who bind",
    "book/incomplete_layouts": "each value of the layouts left out in turn: src/layout and all that uses its specs",
    "book/displaced": "every run and rule of every part pushed out of its frame: src/page/places.c and all that open frames",
    "galley/table_spans": "spans, figures, links and further pages of drawn tables: src/galley/table.c",
    "record/bytes": "that every byte of a card is a key, an answer or a comment: src/yaml and src/record",
    "record/errors": "the messages about every folder of tests/cases/errors",
}  # fmt: skip
CALLBACKS = {"cubic_to", "quadratic_to"}  # their parameters are a library's (HarfBuzz)
DEFINITION = re.compile(r"^(?![#/}\s])[^;{}=()]*?\b(\w+)\(([^;{}]*?)\)\s*[{;]", re.M)
POINTER = re.compile(r"\(\*(?:const )?(\w+)\)\(([^;{}]*?)\)\s*[;,)]")


def parameters(text):
    """How many parameters a list has; commas in parentheses separate none."""
    depth, count = 0, 1
    for character in text:
        depth += (character == "(") - (character == ")")
        count += character == "," and depth == 0
    return count


def wrong_parameters():
    for path in sorted(glob.glob("src/*/*.[ch]") + glob.glob("include/tsuzuri/*.h")):
        code = sources.code_of(path)
        for pattern in (DEFINITION, POINTER):
            for match in pattern.finditer(code):
                count = parameters(match[2])
                if count > MOST and match[1] not in CALLBACKS:
                    yield f"{path}:{code.count(chr(10), 0, match.start(1)) + 1}: {match[1]} takes {count} parameters, more than {MOST}"


def wrong_mirror():
    files = {path[len("src/") : -len(".c")] for path in glob.glob("src/*/*.c")}
    tests = {os.path.dirname(path)[len("tests/unit/") :] + "/" + os.path.basename(path)[len("test_") : -len(".c")]
             for path in glob.glob("tests/unit/*/test_*.c")}  # fmt: skip
    elsewhere = {f"{folder}/{name}": reason for folder, names, reason in ELSEWHERE for name in names.split()}
    for name in sorted(files - tests - set(elsewhere)):
        yield f"src/{name}.c has no tests/unit/{os.path.dirname(name)}/test_{os.path.basename(name)}.c"
    for name in sorted(tests - files - set(TOGETHER)):
        yield f"tests/unit/{os.path.dirname(name)}/test_{os.path.basename(name)}.c has no src/{name}.c"
    for reason in sorted(set(elsewhere.values())):
        for path in re.findall(r"tests/[\w/]+\.(?:c|py)", reason):
            if not os.path.exists(path):
                yield f"ELSEWHERE mentions {path}, which does not exist"
    for name in sorted(set(elsewhere) - files):
        yield f"src/{name}.c does not exist; take it from ELSEWHERE"
    for name in sorted(set(elsewhere) & tests):
        yield f"src/{name}.c has its test; take it from ELSEWHERE"


def main():
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    wrong = [*wrong_mirror(), *wrong_parameters()]
    print("\n".join(wrong) or "mirror: tests/unit has a test for each file of src, and no function takes too many parameters")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
