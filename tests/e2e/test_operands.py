#!/usr/bin/python3
"""Operands that are not what a command reads: what each is, and what to name instead."""

import os
import shutil
import subprocess
import tempfile
import unittest

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROGRAM = os.environ.get("TSUZURI") or os.path.join(TOP, "build", "tsuzuri")
SMALL = os.path.join(TOP, "tests", "cases", "small")
INPUT = 66
EDITION = "an edition is a folder with edition.yaml"
# Commands that read one edition, with what else they need.
ONE = [["build"], ["check"], ["fit"], ["trace"], ["watch"], ["preview", "-o", "out"], ["archive", "-o", "out"], ["sheet", "--all"]]


class Operands(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.top = folder.name
        shutil.copytree(SMALL, cls.top + "/editions/r7")
        os.mkdir(cls.top + "/empty")
        os.mkdir(cls.top + "/photos")
        for name in ("調査票.xlsx", "answers.CSV", "手引き.docx", "booklet.pdf", "photos/a.jpg", "mine.yaml"):
            with open(os.path.join(cls.top, name), "w", encoding="ascii"):
                pass
        done = subprocess.run(
            [PROGRAM, "archive", "editions/r7", "-o", "bags/r7"], cwd=cls.top, env=dict(os.environ, LC_ALL="C"), capture_output=True
        )
        assert done.returncode == 0, done.stderr

    def run_there(self, *words, locale="C"):
        return subprocess.run([PROGRAM, *words], cwd=self.top, env=dict(os.environ, LC_ALL=locale), capture_output=True, text=True)

    def check(self, words, *expected, cwd=None):
        done = self.run_there(*words)
        self.assertEqual((done.returncode, done.stdout), (INPUT, ""), done.stderr)
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        for line, text in zip(lines, expected, strict=True):
            self.assertIn(text, line)

    def test_what_is_no_edition(self):
        for path, *expected in [
            ("調査票.xlsx", "error: 調査票.xlsx is a workbook, and workbooks cannot be read", EDITION),
            ("answers.CSV", "error: answers.CSV is a workbook", EDITION),
            ("手引き.docx", "error: 手引き.docx is a document", EDITION),
            ("booklet.pdf", "error: booklet.pdf is a PDF, not the records", "tsuzuri verify booklet.pdf checks it"),
            ("mine.yaml", "error: mine.yaml is a file, and an edition is a folder", "write --layout mine.yaml after"),
            ("editions/r7/edition.yaml", "is a file", "part of the edition in the folder editions/r7: please name that"),
            ("editions/r7/cards", "no edition.yaml", "part of the edition in the folder editions/r7: please name that"),
            ("editions/r7/cards/", "no edition.yaml", "part of the edition in the folder editions/r7: please name that"),
            ("editions", "error: there is no edition.yaml in the folder editions", "editions are in: editions/r7"),
            ("editions/", "error: there is no edition.yaml in the folder editions/", "editions are in: editions/r7"),
            ("bags/r7", "error: bags/r7 is an archived edition (a bag)", "its records are in bags/r7/data/edition; tsuzuri verify"),
            ("empty", "error: the folder empty is empty", EDITION),
            ("photos", "error: there is no edition.yaml in the folder photos", EDITION),
            ("nothing.xlsx", "error: there is no file nothing.xlsx"),
            ("editoins/r7", "error: there is no folder editoins/r7"),
            ("editoins", "error: there is no folder editoins", "did you mean editions?"),
            ("editions/r-7", "error: there is no folder editions/r-7", "editions/r7"),
            ("editions/2026", "error: there is no folder editions/2026", "editions are in: editions/r7"),
        ]:
            with self.subTest(path):
                self.check(["check", path], *expected)

    def test_a_card(self):
        card = "editions/r7/cards/" + sorted(os.listdir(self.top + "/editions/r7/cards"))[0]
        self.check(["build", card], f"{card} is a file", "part of the edition in the folder editions/r7")

    def test_every_command_that_reads_an_edition(self):
        for command, *more in ONE:
            with self.subTest(command):
                self.check([command, "調査票.xlsx", *more], "is a workbook", EDITION)

    def test_editions_that_are_compared(self):
        self.check(["compare", "empty", "調査票.xlsx"], "the folder empty is empty", EDITION, "is a workbook", EDITION)
        self.check(["build", "editions/r7", "--since", "photos"], "no edition.yaml in the folder photos", EDITION)
        for old in ("editions/r7", "bags/r7", "bags/r7/data/r7.pdf"):
            path = old if old != "bags/r7/data/r7.pdf" else self.pdf_of_the_bag()
            self.assertEqual(self.run_there("compare", path, "editions/r7").returncode, 0, path)

    def pdf_of_the_bag(self):
        data = os.path.join("bags", "r7", "data")
        return os.path.join(data, next(name for name in os.listdir(os.path.join(self.top, data)) if name.endswith(".pdf")))

    def test_what_is_not_archived(self):
        self.check(["verify", "editions/r7"], "has not been archived", "tsuzuri check editions/r7")
        self.check(["verify", "調査票.xlsx"], "neither a bag, which is a folder, nor a PDF")
        self.check(["verify", "nothing.pdf"], "there is no file nothing.pdf")
        self.check(["verify", "bags"], "bags is a folder of archived editions, which are verified one by one", "are in: bags/r7")
        self.check(["verify", "bag"], "there is no folder bag", "did you mean bags?")

    def test_what_is_no_archive(self):
        for command in (["list"], ["history"]):
            name = [] if command == ["list"] else ["津市"]
            self.check([*command, "bags/r7", *name], "not a folder of archived editions", "please name the folder that it is in: bags")
            self.check([*command, "mine.yaml", *name], "mine.yaml is not a folder of archived editions")
        self.assertEqual(self.run_there("list", "bags").returncode, 0)

    def test_in_japanese(self):
        done = self.run_there("check", "調査票.xlsx", locale="ja_JP.UTF-8")
        self.assertIn("誤り: 調査票.xlsx は表計算のファイルです。表計算のファイルは読み取れません", done.stderr)
        self.assertIn("補足: 年度版とは、edition.yaml と form.yaml があり", done.stderr)


if __name__ == "__main__":
    unittest.main()
