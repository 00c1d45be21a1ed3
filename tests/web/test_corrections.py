#!/usr/bin/python3
"""Corrections made in the page: whatever is typed, the engine finds each erratum right, and the source's text is known."""

import json
import os
import subprocess
import unittest

from page_engine import TOP, WASM

COUNT = 60


class Corrections(unittest.TestCase):
    def corrections(self, seed):
        command = ["node", "--no-warnings", os.path.join("tests", "web", "correct.mjs"), WASM, os.path.join("data", "r7"), str(seed), str(COUNT)]
        done = subprocess.run(command, cwd=TOP, stdout=subprocess.PIPE, timeout=280, check=True)
        made = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual(len(made), COUNT)
        return made

    def test_whatever_is_typed(self):
        kinds = set()
        for number, made in enumerate(self.corrections(20)):
            with self.subTest(number, card=made["slug"], field=made["path"]):
                self.assertIsNone(made["refused"])
                self.assertEqual(made["now"], made["text"])
                self.assertEqual(made["errors"], [])
                self.assertEqual(made["complaints"], [])
                if made["text"] and made["original"]:
                    self.assertEqual(made["back"], made["original"])
                    self.assertEqual(bool(made["entries"]), made["text"] != made["original"])
                kinds.add((len(made["entries"]) > 1, made["text"] == made["original"], made["before"] != made["original"], made["text"] == ""))
        self.assertGreaterEqual(len(kinds), 4)  # one and several errata, undone ones, corrected again, emptied


if __name__ == "__main__":
    unittest.main()
