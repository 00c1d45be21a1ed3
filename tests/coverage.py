#!/usr/bin/python3
"""Runs the tests with a build that counts, and prints how many lines of src/ they reach, by folder and file."""

import concurrent.futures
import glob
import os
import re
import subprocess
import sys

import run

FOLDER = "build/coverage"


def lines_of(source):
    """(lines reached, lines) of one source file."""
    done = subprocess.run(
        ["gcov", "-n", "-o", FOLDER + "/obj/" + source[len("src/") : -len(".c")] + ".o", source],
        stdout=subprocess.PIPE, text=True, check=True,
    )  # fmt: skip
    for path, percent, lines in re.findall(r"File '([^']+)'\nLines executed:([\d.]+)% of (\d+)", done.stdout):
        if path == source:
            return round(float(percent) * int(lines) / 100), int(lines)
    return 0, 0


def main():
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    for old in glob.glob(FOLDER + "/**/*.gcda", recursive=True):
        os.remove(old)
    subprocess.run(["make", "-s", "-j2", "all", "units", "COVER=1", "BUILD=" + FOLDER], check=True)
    run.ENV["TSUZURI"] = os.path.abspath(FOLDER + "/tsuzuri")
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for result in pool.map(run.run, run.e2e_jobs() + run.unit_jobs("coverage", FOLDER)):
            run.tell(*result)
    reached = lines = 0
    for source in sorted(glob.glob("src/*/*.c")):
        here = lines_of(source)
        reached, lines = reached + here[0], lines + here[1]
        print(f"{source:36} {here[0]:6} of {here[1]:6} lines {100 * here[0] / max(here[1], 1):6.1f} %")
    print(f"{'src':36} {reached:6} of {lines:6} lines {100 * reached / max(lines, 1):6.1f} %")
    return 0


if __name__ == "__main__":
    sys.exit(main())
