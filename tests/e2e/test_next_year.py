#!/usr/bin/python3
"""The edition of next year: what it knows of the one before, by since: in edition.yaml."""

import os
import re
import shutil
import subprocess
import sys
import unittest

import openpyxl

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import years  # noqa: E402
from editions import EDITION, PROGRAM, InScratch, tight, tool  # noqa: E402

LOCALES = {"en": "C.UTF-8", "ja": "ja_JP.UTF-8"}


class Case(InScratch):
    """A folder that the program runs in, with r7, and r8 made from it."""

    def setUp(self):
        super().setUp()
        shutil.copytree(EDITION, self.path("r7"))

    def run_here(self, *words, status=0, language="en"):
        env = {key: value for key, value in os.environ.items() if key != "LANGUAGE"} | {"LC_ALL": LOCALES[language]}
        done = subprocess.run([PROGRAM, *words], cwd=self.scratch, env=env, capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done

    def copy(self, since="../r7"):
        """All of r7 as r8."""
        year = years.next_year(self.path("r7"), self.path("r8"), 8)
        year.edit("edition.yaml", ("publisher: 三重県\n", f"publisher: 三重県\nsince: {since}\n"))
        return year

    def contents(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()

    def texts(self, workbook):
        """All texts of a workbook's first worksheet."""
        sheet = openpyxl.load_workbook(self.path(workbook)).worksheets[0]
        return [cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


class Since(Case):
    def test_a_copy_is_told(self):
        year = self.copy()
        for command in (["check", "r8"], ["build", "r8", "-o", "r8.pdf"]):
            told = self.run_here(*command).stderr
            self.assertEqual(re.findall(r"(?m)^r8/.* (?:warning|note): .*", told),
                             ["r8/edition.yaml:8:14: warning: all answers of all 26 cards are those of 令和7年度: are they copied and still "
                              "to be written anew?"])  # fmt: skip
        year.card("242055-kuwana", ("・市内図書館での在宅医療や看取り等関連図書の展示", "・図書館での展示"))
        told = self.run_here("check", "r8").stderr
        self.assertEqual(len(re.findall(r"(?m)^r8/cards/.* warning: .*: all answers are those of 令和7年度", told)), 25)
        self.assertRegex(told, r"(?m)^r8/cards/242055-kuwana.yaml:3:13: note: 桑名市: answers that are word for word those of 令和7年度: \d+ \(.*、.*、.*、.*…\)$")
        told = self.run_here("check", "r8", language="ja").stderr
        self.assertRegex(told, r"(?m)^r8/cards/242055-kuwana.yaml:3:13: 補足: 桑名市: 令和7年度と一字一句同じ回答が\d+あります\(.*…\)$")
        self.assertNotIn("word for word", self.run_here("build", "r8", "-o", "r8.pdf").stderr)

    def test_change_bars_are_drawn_on_demand(self):
        year = self.copy()
        year.card("242055-kuwana", ("・市内図書館での在宅医療や看取り等関連図書の展示", "・図書館での展示"))
        self.run_here("build", "r8", "-o", "plain.pdf", "--parts", "cards")
        self.run_here("build", "r8", "-o", "bars.pdf", "--parts", "cards", "--since", "r7")
        year.edit("edition.yaml", ("since: ../r7\n", ""))
        self.run_here("build", "r8", "-o", "without.pdf", "--parts", "cards")
        plain, bars, without = (self.contents(name) for name in ("plain.pdf", "bars.pdf", "without.pdf"))
        self.assertEqual(plain, without)
        self.assertNotEqual(plain, bars)

    def test_compare_needs_one_word(self):
        years.reiwa8(self.path("r7"), self.path("r8")).edit("edition.yaml", ("publisher: 三重県\n", "publisher: 三重県\nsince: ../r7\n"))
        both = self.run_here("compare", "r7", "r8")
        one = self.run_here("compare", "r8")
        self.assertEqual((one.stdout, one.stderr), (both.stdout, both.stderr))
        self.assertIn("    - 直営(木曽岬町) [木曽岬町]\n", one.stdout)
        self.run_here("compare", "r8", "-o", "r7/form.yaml", status=73)
        self.assertIn("names no edition before it", self.run_here("compare", "r7", status=64).stderr)

    def test_forms_show_its_answers(self):
        self.copy()
        self.run_here("form", "r8", "-o", "forms", "桑名市")
        self.assertIn("令和7年度の回答", self.texts("forms/242055-桑名市.xlsx"))
        self.run_here("form", "r8", "-o", "plain", "--no-since", "桑名市")
        self.assertNotIn("令和7年度の回答", self.texts("plain/242055-桑名市.xlsx"))
        self.run_here("form", "r8", "-o", "both", "--no-since", "--since", "r7", status=64)

    def test_forms_of_merged_and_split_towns_show_all_their_answers(self):
        year = self.copy()
        years.merge_kisosaki(year)
        year.edit("municipalities.yaml", ('name: 紀宝町, roman: kiho}\n', 'name: 紀宝町, roman: kiho}\n'
                  '  - {code: "245640", name: 新御浜町, roman: shinmihama, was: ["245615"]}\n'))  # fmt: skip
        self.run_here("form", "r8", "-o", "forms", "--since", "r7", "桑名市", "新御浜町", "木曽岬町", status=64)
        self.run_here("form", "r8", "-o", "forms", "桑名市", "新御浜町")
        texts = self.texts("forms/242055-桑名市.xlsx")
        self.assertTrue([text for text in texts if "［桑名市］\n" in text and "［木曽岬町］\n直営(木曽岬町)" in text], texts)
        texts = self.texts("forms/245640-新御浜町.xlsx")
        self.assertTrue([text for text in texts if text.startswith("［熊野市、御浜町、紀宝町］\n")], texts)

    def test_an_edition_that_is_not_there(self):
        self.copy(since="../r6")
        told = self.run_here("check", "r8").stderr
        self.assertIn("r8/edition.yaml:11:8: note: the edition before is not there: r8/../r6; copied answers are not told\n"
                      "    since: ../r6\n           ^\n", told)  # fmt: skip
        for words in (["compare", "r8"], ["form", "r8", "-o", "forms"]):
            told = self.run_here(*words, status=66).stderr
            self.assertIn("r8/edition.yaml:11:8: error: the edition before is not there: r8/../r6\n    since: ../r6\n           ^\n", told)
        self.run_here("form", "r8", "-o", "forms", "--no-since", "津市")
        self.run_here("form", "r8", "-o", "again", "--since", "r7", "津市")

    def test_one_that_cannot_be_read_is_its_own_matter(self):
        self.copy()
        with open(self.path("r7", "form.yaml"), "a", encoding="utf-8") as file:
            file.write("nonsense: 1\n")
        self.assertNotIn("nonsense", self.run_here("check", "r8").stderr)
        self.assertIn("r7/form.yaml", self.run_here("compare", "r8", status=65).stderr)

    def test_it_may_be_archived(self):
        self.run_here("archive", "r7", "-o", "bag")
        shutil.copy(self.path("bag", "data", "r7.pdf"), self.path("r7.pdf"))
        year = self.copy()
        expected = self.run_here("check", "r8").stderr
        for since in ("../bag", "../r7.pdf", self.path("r7.pdf")):
            year.write("edition.yaml", re.sub(r"(?m)^since: .*", f"since: {since}", year.read("edition.yaml")))
            self.assertEqual(self.run_here("check", "r8").stderr, expected)

    def test_archives_do_not_depend_on_it(self):
        self.copy()
        os.mkdir(self.path("archive"))
        self.run_here("archive", "r7", "-o", "archive/r7")
        self.run_here("archive", "r8", "-o", "archive/r8")
        self.assertIn("Unchanged: ", self.run_here("compare", "archive/r8").stdout)  # its neighbour, as it was in the folders
        shutil.rmtree(self.path("r7"))
        shutil.rmtree(self.path("archive", "r7"))
        self.assertIn("the same", self.run_here("verify", "--rebuild", "archive/r8").stdout)
        self.run_here("archive", "r8", "-o", "archive/again")
        listed = [tool("sha256sum", self.path("archive", name, "data", "r8.pdf")).split()[0] for name in ("r8", "again")]
        self.assertEqual(listed[0], listed[1])
        self.assertIn("is not there: archive/r8/../r7", self.run_here("compare", "archive/r8", status=66).stderr)


class History(Case):
    """A merged and a split town through three years."""

    def test_all_it_was(self):
        year = self.copy()
        years.merge_kisosaki(year)
        shutil.copytree(self.path("r7"), self.path("all", "r7"))
        shutil.copytree(self.path("r8"), self.path("all", "r8"))
        self.run_here("history", "all", "桑名市", "-o", "kuwana.pdf")
        text = tight(tool("pdftotext", self.path("kuwana.pdf"), "-"))
        for part in ("【桑名市】", "【木曽岬町】", "直営(木曽岬町)", "［木曽岬町］"):
            self.assertIn(tight(part), text)

    def test_cards_shared_before_are_shown_once(self):
        year = self.copy()
        years.split_owase(year)
        third = years.next_year(self.path("r8"), self.path("r9"), 9)
        third.edit("municipalities.yaml", ('code: "242098", name: 尾鷲市,', 'code: "242098", name: 尾鷲市, was: ["245437"],'),
                   ('  - {code: "245437", name: 紀北町, roman: kihoku}\n', ""))  # fmt: skip
        third.edit("edition.yaml", (", 245437-kihoku", ""))
        third.remove_card("245437-kihoku")
        for name in ("r7", "r8", "r9"):
            shutil.copytree(self.path(name), self.path("all", name))
        self.run_here("history", "all", "尾鷲市", "-o", "owase.pdf")
        text = tight(tool("pdftotext", self.path("owase.pdf"), "-"))
        fields = len(re.findall(r"(?m)^      - \{id: ", third.read("form.yaml")))
        self.assertEqual(text.count(tight("【尾鷲市、紀北町】")), fields)
        self.assertEqual(text.count(tight("【紀北町】")), fields)


if __name__ == "__main__":
    unittest.main()
