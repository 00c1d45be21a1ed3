#!/usr/bin/python3
"""Pages as they are expected: every tests/cases/NAME/expected.trace is what `tsuzuri trace` makes of that edition.

When a change of the pages is wanted, `make golden` writes the files anew and shows what changes.
"""

import difflib
import glob
import os
import subprocess
import unittest

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROGRAM = os.environ.get("TSUZURI") or os.path.join(TOP, "build", "tsuzuri")


class Traces(unittest.TestCase):
    def test_pages_are_as_expected(self):
        paths = sorted(glob.glob("tests/cases/*/expected.trace", root_dir=TOP))
        self.assertGreaterEqual(len(paths), 2)
        for path in paths:
            with self.subTest(path), open(os.path.join(TOP, path), encoding="utf-8") as file:
                done = subprocess.run([PROGRAM, "trace", os.path.dirname(path)], cwd=TOP, stdout=subprocess.PIPE)
                self.assertEqual(done.returncode, 0)
                made = done.stdout.decode().splitlines()
                changes = list(difflib.unified_diff(file.read().splitlines(), made, path, "now", lineterm="", n=1))
                self.assertEqual(changes[:40], [], "\n".join(changes[:40]))


if __name__ == "__main__":
    unittest.main()
