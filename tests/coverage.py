#!/usr/bin/python3
"""Which lines of src/ the tests reach, as the counting build (build/clang) has written down while they ran.

    tests/coverage.py       every file with the numbers of its unreached lines, then the folders and the sum

tests/run.py prints the folders alone, and fails below LEAST per cent.
"""

import concurrent.futures
import glob
import os
import re
import subprocess
import sys

FOLDER = "build/clang"
LEAST = 90


def forget():
    """What former runs have counted."""
    for old in glob.glob(FOLDER + "/**/*.gcda", recursive=True):
        os.remove(old)


def read(notes):
    """{file: {line: whether it was reached}} of one object: its source, and what that includes."""
    done = subprocess.run(
        ["llvm-cov", "gcov", "-t", notes], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=True
    )
    found, here = {}, {}
    for count, line, rest in re.findall(r"^ *([^:\n]+): *(\d+):(.*)$", done.stdout, re.M):
        if line == "0" and rest.startswith("Source:"):
            here = found.setdefault(os.path.normpath(rest[len("Source:") :]), {})
        elif line != "0" and count != "-":
            here[int(line)] = count != "#####"
    return found


def lines():
    """{file of src: {line: whether it was reached}}. A file may be in two objects: in the library and in a module."""
    files = {path: {} for path in glob.glob("src/*/*.[ch]")}
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for found in pool.map(read, sorted(glob.glob(FOLDER + "/obj/**/*.gcno", recursive=True))):
            for path, here in found.items():
                for line, reached in here.items() if path in files else ():
                    files[path][line] = files[path].get(line, False) or reached
    return files


def share(name, found):
    """One line of a table, and its per cent."""
    reached = sum(sum(here.values()) for here in found)
    of = sum(len(here) for here in found)
    percent = 100 * reached / max(of, 1)
    return f"{name:32} {reached:6} of {of:6} lines {percent:6.1f} %", percent


def folders(found):
    """The table of folders, and the per cent of all lines."""
    names = sorted({os.path.dirname(path) for path in found})
    table = [share(name, [here for path, here in found.items() if os.path.dirname(path) == name])[0] for name in names]
    total, percent = share("src", found.values())
    return "\n".join([*table, total]), percent


def spans(numbers):
    """4, 5, 6, 9 as 4-6 9."""
    found = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1][1] = number
        else:
            found.append([number, number])
    return " ".join(str(a) if a == b else f"{a}-{b}" for a, b in found)


def main():
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    found = lines()
    for path, here in sorted(found.items()):
        print(f"{share(path, [here])[0]}   {spans(sorted(line for line in here if not here[line]))}".rstrip())
    table, percent = folders(found)
    print(table)
    return 0 if percent >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
