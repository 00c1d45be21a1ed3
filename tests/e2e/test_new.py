#!/usr/bin/python3
"""new: an edition of any prefecture, complete or not at all."""

import os
import shutil
import tempfile
import unittest

from editions import run


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.out = os.path.join(self.folder, "new")

    def new(self, *words, status=0):
        done = run("new", self.out, *words, status=status)
        return done.stdout.decode(), done.stderr.decode()

    def files(self):
        return sorted(os.path.relpath(os.path.join(at, name), self.out) for at, _, names in os.walk(self.out) for name in names)

    def text(self, name):
        with open(os.path.join(self.out, name), encoding="utf-8", newline="") as file:
            return file.read()


class Files(Case):
    def test_an_edition_has_a_card_for_each_municipality(self):
        told, _ = self.new("--prefecture", "鳥取県", "--year", "令和8年度")
        names = self.files()
        self.assertEqual([name for name in names if "/" not in name], ["README.txt", "edition.yaml", "form.yaml", "municipalities.yaml"])
        cards = [name for name in names if name.startswith("cards/")]
        self.assertEqual(len(cards), 19)
        self.assertIn("cards/313025-iwami.yaml", cards)
        self.assertIn(f"tsuzuri check {self.out}\n", told)
        self.assertIn(f"tsuzuri check {self.out}\r\n", self.text("README.txt"))

    def test_workbooks_need_no_cards(self):
        self.new("--prefecture", "13", "--year", "2026年度", "--workbooks")
        self.assertEqual(self.files(), ["README.txt", "edition.yaml", "form.yaml", "municipalities.yaml"])

    def test_the_same_request_gives_the_same_bytes(self):
        self.new("--prefecture", "北海道", "--year", "令和8年度", "--names", "japanese")
        first = {name: self.text(name) for name in self.files()}
        self.assertEqual(len(first), 4 + 179)
        shutil.rmtree(self.out)
        self.new("--prefecture", "hokkaido", "--year", "令和8年度", "--names", "japanese")
        self.assertEqual({name: self.text(name) for name in self.files()}, first)


class Refusals(Case):
    def refused(self, *words, status=64):
        _, messages = self.new(*words, status=status)
        self.assertFalse(os.path.exists(self.out))
        return messages

    def test_what_is_missing_is_told_with_an_example(self):
        self.assertIn("--prefecture 鳥取県", self.refused("--year", "令和8年度"))
        self.assertIn("--year 令和8年度", self.refused("--prefecture", "鳥取県"))
        self.assertIn("令和8 is no fiscal year", self.refused("--prefecture", "鳥取県", "--year", "令和8"))
        self.assertIn("did you mean 鳥取県?", self.refused("--prefecture", "totori", "--year", "令和8年度"))

    def test_a_folder_that_is_not_empty_stays(self):
        os.mkdir(self.out)
        with open(os.path.join(self.out, "mine"), "w"):
            pass
        self.new("--prefecture", "鳥取県", "--year", "令和8年度", status=73)
        self.assertEqual(self.files(), ["mine"])

    def test_an_empty_folder_is_filled(self):
        os.mkdir(self.out)
        self.new("--prefecture", "鳥取県", "--year", "令和8年度")
        self.assertEqual(len(self.files()), 4 + 19)

    def test_a_form_with_errors_makes_nothing(self):
        form = os.path.join(self.folder, "mine.yaml")
        with open(form, "w", encoding="utf-8") as file:
            file.write("title: 調査\nsections:\n  - id: A\n    label: 節\n    fields:\n      - {id: a, label: 一}\n")
        messages = self.refused("--prefecture", "鳥取県", "--year", "令和8年度", "--form", form, status=65)
        self.assertIn(f"{form}:3:9: error: A is no id", messages)


if __name__ == "__main__":
    unittest.main()
