#!/usr/bin/python3
"""Writes tests/cases/*/expected.trace anew from what the program makes now, and shows what that changes.

A change of these files belongs in the commit that causes it, looked at line by line: `git diff tests/cases`.
"""

import glob
import os
import subprocess
import sys


def main():
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    failed = 0
    for path in sorted(glob.glob("tests/cases/*/expected.trace")):
        done = subprocess.run(["build/tsuzuri", "trace", os.path.dirname(path)], stdout=subprocess.PIPE)
        if done.returncode:
            print(f"{path}: exit status {done.returncode}, left as it is", file=sys.stderr)
            failed = 1
            continue
        with open(path, "wb") as file:
            file.write(done.stdout)
    subprocess.run(["git", "--no-pager", "diff", "--", "tests/cases"], check=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
