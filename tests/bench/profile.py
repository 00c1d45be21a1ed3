#!/usr/bin/python3
"""Instructions of each stage of a build, counted by valgrind's callgrind: a figure that does not depend on how busy the
machine is.

    tests/bench/profile.py             compares them with the recorded ones
    tests/bench/profile.py --check     fails when a stage has grown by more than a tenth
    tests/bench/profile.py --record    records them

The 26 cards are counted, fitted and tagged, in one thread at a time as valgrind runs them. A stage is a function with all
that it calls. The recorded figures hold for one kind of processor and version of the libraries: they are for comparing
stages with each other and with the past.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
RECORDED = HERE / "profile.json"
ALLOWED = 1.1
RUNS = 3  # threads share work differently each time: the highest figure is recorded, the lowest compared
STAGES = {  # function: what it is
    "tz_project_read": "reading the records",
    "open_now": "opening and checking the fonts",
    "tz_para_new": "shaping and spacing text",
    "tz_card_largest_size": "the largest size",
    "tz_galley_place": "placing the cards",
    "tz_ledger_check": "the ledger",
    "tz_pdf_collect_codes": "collecting characters",
    "tz_pdf_make_font_program": "subsetting and deflating fonts",
    "make_contents": "drawing and deflating pages",
    "tz_pdf_write_object_streams": "structure and other objects",
}


def count():
    """Instructions by function, with all that it calls; "all" is the program's run."""
    with tempfile.TemporaryDirectory() as scratch:
        out = pathlib.Path(scratch) / "callgrind.out"
        book = pathlib.Path(scratch) / "book.pdf"
        command = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}", str(ROOT / "build/profile/tsuzuri"),
                   "build", str(ROOT / "data/r7"), "--quiet", "--parts", "cards", "-o", str(book)]
        subprocess.run(command, check=True, capture_output=True)
        report = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", str(out)], check=True,
                              capture_output=True, text=True).stdout
    found = {"all": int(re.search(r"^ *([\d,]+).*PROGRAM TOTALS", report, re.M).group(1).replace(",", ""))}
    for number, name in re.findall(r"^ *([\d,]+) \([^)]*\)  \S*:(\w+)(?:\.[\w.]+)?(?: \[.*)?$", report, re.M):
        if name in STAGES:
            found[name] = max(found.get(name, 0), int(number.replace(",", "")))
    gone = sorted(set(STAGES) - set(found))
    if gone:
        sys.exit("no such function any more: " + ", ".join(gone))
    return found


def main():
    runs = [count() for _ in range(RUNS)]
    most = {name: max(run[name] for run in runs) for name in runs[0]}
    counts = {name: min(run[name] for run in runs) for name in runs[0]}
    if "--record" in sys.argv:
        RECORDED.write_text(json.dumps(most, indent=1) + "\n")
    recorded = json.loads(RECORDED.read_text())
    grown = []
    for name, what in {**STAGES, "all": "all"}.items():
        ratio = counts.get(name, 0) / recorded[name]
        grown += [what] if ratio > ALLOWED else []
        print(f"{counts.get(name, 0) / 1e6:9.1f} million  {ratio:5.2f} of what was recorded  {what}")
    if "--check" in sys.argv and grown:
        sys.exit("more than a tenth above what was recorded: " + ", ".join(grown))


if __name__ == "__main__":
    main()
