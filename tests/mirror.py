#!/usr/bin/python3
"""Proves that tests/unit mirrors src, and that no function takes more than seven parameters.

Each src/FOLDER/FILE.c has its tests/unit/FOLDER/test_FILE.c, or stands in ELSEWHERE with the reason; each test has its
source file. Whether the tests are worth something is for coverage and mutations to show (tests/mutate.py); this only
proves that they are where one looks for them.
"""

import glob
import os
import re
import sys

import sources

MOST = 7
# Source files without a test of their own, and what tests them.
ELSEWHERE = {
}  # fmt: skip
# Tests of no single source file, and what they test.
TOGETHER = {
    "base/utf8": "a header's inline function: include/tsuzuri/utf8.h",
    "booklet/booklet": "the parts of a made-up edition together: make.c and all of src/parts",
    "record/errors": "the messages about every folder of tests/cases/errors",
    "archive/pdf": "PDFs read back: attachments.c, check.c, differ.c, drawn.c and qpdf.c",
}  # fmt: skip
MISSING = {  # not written yet; an entry goes when its test comes
    "archive": "attachments check differ drawn files manifest qpdf",
    "base": "future intern",
    "booklet": "assemble column_table heading make names running tabs",
    "card": "compose limit report size",
    "changes": "block_list change_text comparison history since",
    "cli": "archive archived build check cli compare edition fit history inputs lines lines_font list locale main output preview progress purpose sheet trace verify watch",
    "compare": "edit field form json match statement text",
    "draw": "change_mark draw flow link text_line",
    "edition": "whole",
    "font": "itemise measure outline plain version",
    "galley": "table",
    "layout": "card color compare inherit lists running style template",
    "parts": "cards colophon contents cover front index overview symbols theme",
    "pdf": "attachment codes content file fonts icc metadata object object_stream pages sheet structure version",
    "preview": "cairo png",
    "record": "errata front municipality regions term",
    "text": "class_table lenient number_suffixes para phrase_model shape spacing",
    "yaml": "version",
}  # fmt: skip
TOO_MANY = """
    draw_clusters draw_flow_line draw_ruby draw_run set_text tz_draw_change_bars tz_draw_flow tz_draw_linked_line tz_draw_para tz_link_add tz_note_link_slot tz_open_section
""".split()  # to become fewer
CALLBACKS = {"cubic_to"}  # their parameters are a library's (HarfBuzz)
DEFINITION = re.compile(r"^(?![#/}\s])[^;{}=()]*?\b(\w+)\(([^;{}]*?)\)\s*[{;]", re.M)
POINTER = re.compile(r"\(\*(?:const )?(\w+)\)\(([^;{}]*?)\)\s*[;,)]")


def parameters(text):
    """How many parameters a list has; commas in parentheses part none."""
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
                if count > MOST and match[1] not in CALLBACKS and match[1] not in TOO_MANY:
                    yield f"{path}:{code.count(chr(10), 0, match.start(1)) + 1}: {match[1]} takes {count} parameters, more than {MOST}"


def wrong_mirror():
    sources = {path[len("src/") : -len(".c")] for path in glob.glob("src/*/*.c")}
    tests = {os.path.dirname(path)[len("tests/unit/") :] + "/" + os.path.basename(path)[len("test_") : -len(".c")]
             for path in glob.glob("tests/unit/*/test_*.c")}  # fmt: skip
    for name in sorted(sources - tests - set(ELSEWHERE)):
        if os.path.basename(name) in MISSING.get(os.path.dirname(name), "").split():
            continue
        yield f"src/{name}.c has no tests/unit/{os.path.dirname(name)}/test_{os.path.basename(name)}.c"
    for name in sorted(tests - sources - set(TOGETHER)):
        yield f"tests/unit/{os.path.dirname(name)}/test_{os.path.basename(name)}.c has no src/{name}.c"
    for name in sorted(set(ELSEWHERE) - sources):
        yield f"src/{name}.c does not exist; take it from ELSEWHERE"
    for name in sorted(set(ELSEWHERE) & tests):
        yield f"src/{name}.c has its test; take it from ELSEWHERE"


def main():
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    wrong = [*wrong_mirror(), *wrong_parameters()]
    print("\n".join(wrong) or "mirror: tests/unit has a test for each file of src, and no function takes too many parameters")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
