#!/usr/bin/python3
"""The edition of next year: made from the one before, and what it knows of that by since: in edition.yaml."""

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

    def test_an_edition_that_is_not_before(self):
        self.copy(since="../r8")
        self.assertIn("r8/edition.yaml:11:8: warning: this is an edition of 令和8年度, which is no year before 令和8年度\n",
                      self.run_here("check", "r8").stderr)  # fmt: skip

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


class New(Case):
    """new --from: r8 from r7 in one command."""

    def lines(self, name):
        return self.contents(name).decode().split("\n")

    def check_clean(self, folder, *counts):
        done = self.run_here("check", folder)
        self.assertIn("No errors. Municipalities: %d, cards: %d, " % counts, done.stdout)
        self.assertTrue(done.stdout.endswith("warnings: 0, notes: 2\n"), done.stdout)  # both front pages have no text yet
        self.assertEqual(len(re.findall("this front page has no text yet", done.stderr)), 2)

    def answer(self, folder, slug, **answers):
        """Writes answers below the keys of a card."""
        card = self.contents(f"{folder}/cards/{slug}.yaml").decode()
        for field, text in answers.items():
            card, n = re.subn(rf"(?m)^  {field}: \|\n", f"  {field}: |\n    {text}\n", card, count=1)
            self.assertEqual(n, 1)
        with open(self.path(folder, "cards", f"{slug}.yaml"), "w", encoding="utf-8") as file:
            file.write(card)

    def test_next_year_in_one_command(self):
        told = self.run_here("new", "r8", "--from", "r7")
        self.assertIn("r8 is made (31 files)", told.stdout)
        self.assertEqual(told.stderr, "")
        self.check_clean("r8", 29, 26)
        old, new = self.lines("r7/edition.yaml"), self.lines("r8/edition.yaml")
        self.assertEqual([line for line in new if line not in old],
                         ["# yaml-language-server: $schema=.schema/edition.json",
                          "# 令和8年度版: 表題、年度、発行者、カードの並び順、前付の2ページ(取組状況の要約と調査の概要)です。", "id: r8",
                          "title: 在宅医療・介護連携に関する課題と令和8年度の取組   # カードの表題から(市町名)を除いたもの", "fiscal_year: 令和8年度",
                          "# 前の年度版です。調査票(tsuzuri form)に前の年度の回答が並び、tsuzuri check が写したままの回答を知らせます。",
                          'since: "../r7"'])  # fmt: skip
        gone = [line for line in old if line not in new]
        self.assertEqual([line for line in gone if not line.startswith("        ")][4:], ["errata: errata.yaml"])
        for name in ("form.yaml", "layout.yaml", "municipalities.yaml"):
            copied = re.sub(rb"^# yaml-language-server: .*\n", b"", self.contents(f"r8/{name}"))
            self.assertEqual(copied, self.contents(f"r7/{name}"))
        self.assertEqual(sorted(os.listdir(self.path("r8"))), [".schema", "README.txt", "cards", "edition.yaml", "form.yaml", "layout.yaml", "municipalities.yaml"])
        self.assertEqual(sorted(os.listdir(self.path("r8", "cards"))), sorted(os.listdir(self.path("r7", "cards"))))
        self.assertIn("  - {code: \"245437\", name: 紀北町}\n", self.contents("r8/cards/242098-owase.yaml").decode())

    def test_it_knows_last_year(self):
        self.run_here("new", "r8", "--from", "r7")
        self.answer("r8", "242055-kuwana", situation="・新しい状況を書いた", bcp="・新しい計画を作った")
        self.assertIn("桑名市\n", self.run_here("compare", "r8").stdout)
        self.assertIn("    + ・新しい計画を作った\n", self.run_here("compare", "r8").stdout)
        self.run_here("form", "r8", "-o", "forms", "桑名市")
        texts = self.texts("forms/242055-桑名市.xlsx")
        self.assertIn("令和7年度の回答", texts)
        self.assertTrue([text for text in texts if "・市内図書館での在宅医療や看取り等関連図書の展示" in text])
        self.run_here("build", "r8", "-o", "bars.pdf", "--since", "r7")
        os.mkdir(self.path("all"))
        os.rename(self.path("r7"), self.path("all", "r7"))
        os.rename(self.path("r8"), self.path("all", "r8"))
        self.run_here("history", "all", "桑名市", "-o", "history.pdf")
        text = tight(tool("pdftotext", self.path("history.pdf"), "-"))
        self.assertIn(tight("・市内図書館での在宅医療や看取り等関連図書の展示"), text)
        self.assertIn(tight("・新しい計画を作った"), text)

    def test_copied_answers_are_told(self):
        self.run_here("new", "r8", "--from", "r7")
        shutil.copy(self.path("r7", "cards", "242055-kuwana.yaml"), self.path("r8", "cards"))
        told = self.run_here("check", "r8").stderr
        self.assertIn("桑名市: all answers are those of 令和7年度", told)
        self.assertEqual(len(re.findall("all answers are those of", told)), 1)

    def test_a_merger(self):
        self.run_here("new", "r8", "--from", "r7", "--merge", "桑名市+木曽岬町=桑名市", "--merge", "尾鷲市+多気町=新町:242225")
        self.check_clean("r8", 27, 24)
        self.assertIn('  - {code: "242055", name: 桑名市, roman: kuwana, was: ["243035"]}', self.lines("r8/municipalities.yaml"))
        self.assertIn('  - {code: "242225", name: 新町, was: ["242098", "244414"]}', self.lines("r8/municipalities.yaml"))
        self.assertIn("    cards: [242055-kuwana, 242144-inabe, 243248-toin]", self.lines("r8/edition.yaml"))
        self.assertIn("    cards: [242225-新町, 242128-kumano]", self.lines("r8/edition.yaml"))
        self.run_here("form", "r8", "-o", "forms", "新町")
        texts = self.texts("forms/242225-新町.xlsx")  # 紀北町 shared the card of 尾鷲市
        self.assertTrue([text for text in texts if "［尾鷲市、紀北町］\n" in text and "［多気町］\n" in text])
        told = self.run_here("compare", "r8").stdout
        self.assertIn("桑名市: before: 桑名市 + 木曽岬町\n", told)
        self.assertEqual([line for line in told.split("\n") if ": before: " in line],
                         ["桑名市: before: 桑名市 + 木曽岬町", "新町、紀北町: before: 多気町 + 尾鷲市、紀北町"])  # fmt: skip
        for town in ("桑名市", "木曽岬町", "多気町"):
            self.assertTrue(f" [{town}]\n" in told)
        # Nothing of an old town is lost: each statement of 木曽岬町's is among those that are gone.
        for line in self.contents("r7/cards/243035-kisosaki.yaml").decode().split("\n"):
            if line.startswith("    ") and not line.strip().startswith("- {"):
                self.assertTrue(line.strip() in told, line)
        os.mkdir(self.path("all"))
        os.rename(self.path("r7"), self.path("all", "r7"))
        os.rename(self.path("r8"), self.path("all", "r8"))
        self.run_here("history", "all", "桑名市", "-o", "history.pdf")
        text = tight(tool("pdftotext", self.path("history.pdf"), "-"))
        for part in ("【桑名市】", "【木曽岬町】", "直営(木曽岬町)"):
            self.assertIn(tight(part), text)

    def test_from_a_bag_or_a_pdf(self):
        self.run_here("new", "plain", "--from", "r7")
        self.run_here("archive", "r7", "-o", "bag")
        shutil.copy(self.path("bag", "data", "r7.pdf"), self.path("r7.pdf"))
        for old in ("bag", "r7.pdf"):
            self.run_here("new", f"from-{old}", "--from", old)
            self.check_clean(f"from-{old}", 29, 26)
            self.assertIn(f'since: "../{old}"', self.lines(f"from-{old}/edition.yaml"))
            self.assertEqual(sorted(os.listdir(self.path(f"from-{old}"))), sorted(os.listdir(self.path("plain"))))
            self.run_here("compare", f"from-{old}")

    def test_a_layout_of_its_own_comes_along(self):
        for name, text in (("own.yaml", "like: base\n"), ("base.yaml", "# ours\nlike: layout.yaml\n")):
            with open(self.path("r7", name), "w", encoding="utf-8") as file:
                file.write(text)
        years.Year(self.path("r7")).edit("edition.yaml", ("layout: layout.yaml", "layout: own"))
        self.run_here("archive", "r7", "-o", "bag")
        shutil.copy(self.path("bag", "data", "r7.pdf"), self.path("r7.pdf"))
        for old in ("r7", "bag", "r7.pdf"):
            self.run_here("new", f"from-{old}", "--from", old)
            for name in ("own.yaml", "base.yaml", "layout.yaml"):
                self.assertEqual(self.contents(f"from-{old}/{name}"), self.contents(f"r7/{name}"))
            self.assertFalse(os.path.exists(self.path(f"from-{old}", "a4.yaml")))
            self.check_clean(f"from-{old}", 29, 26)

    def test_workbooks_go_on_as_workbooks(self):
        self.run_here("form", "r7", "-o", "filled")
        shutil.rmtree(self.path("r7", "cards"))
        os.rename(self.path("filled"), self.path("r7", "cards"))
        year = years.Year(self.path("r7"))
        text = re.sub(r"errata: .*\n", "", year.read("edition.yaml"))
        year.write("edition.yaml", re.sub(r"\b(24\d{4})-[a-z]+", r"\1", text))
        book = openpyxl.load_workbook(self.path("r7", "cards", "242012-津市.xlsx"))
        cell = next(cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value == "●連携拠点名称")
        book.worksheets[0].cell(cell.row, cell.column + 1).value = "津市の拠点"
        book.save(self.path("r7", "cards", "242012-津市.xlsx"))
        self.run_here("new", "r8", "--from", "r7")
        self.assertEqual(sorted(os.listdir(self.path("r8"))), [".schema", "README.txt", "cards", "edition.yaml", "form.yaml", "layout.yaml", "municipalities.yaml"])
        done = self.run_here("check", "r8")
        self.assertIn("No errors. Municipalities: 29, none of them has answered yet; warnings: 0, notes: 3\n", done.stdout)
        told = self.run_here("new", "r9", "--from", "r8", status=65).stderr
        self.assertIn("nobody has answered in this edition yet", told)
        self.run_here("form", "r8", "-o", "forms", "津市")
        self.assertIn("津市の拠点", self.texts("forms/242012-津市.xlsx"))

    def test_years_and_places(self):
        os.makedirs(self.path("deep", "er"))
        self.run_here("new", "deep/er/r9/", "--from", "r7/", "--year", "2027年度", "--title", "題名")
        lines = self.lines("deep/er/r9/edition.yaml")
        for line in ("id: r9", "title: 題名   # カードの表題から(市町名)を除いたもの", "fiscal_year: 2027年度", 'since: "../../../r7"'):
            self.assertIn(line, lines)
        self.run_here("compare", "deep/er/r9")
        self.run_here("new", "r7/below", "--from", "r7")
        self.assertIn('since: ".."', self.lines("r7/below/edition.yaml"))
        self.run_here("new", "not/yet/there", "--from", self.path("r7"))
        self.assertIn('since: "../../../r7"', self.lines("not/yet/there/edition.yaml"))
        self.run_here("new", "r10", "--from", "deep/er/r9")
        self.assertIn("fiscal_year: 2028年度", self.lines("r10/edition.yaml"))

    def test_the_same_request_gives_the_same_bytes(self):
        self.run_here("new", "r8", "--from", "r7", "--merge", "桑名市+木曽岬町=桑名市")
        first = {name: self.contents(f"r8/{name}") for name in ("edition.yaml", "municipalities.yaml", "README.txt", "cards/242055-kuwana.yaml")}
        shutil.rmtree(self.path("r8"))
        self.run_here("new", "r8", "--from", "r7", "--merge", "桑名市+木曽岬町=桑名市", language="ja")
        self.assertEqual({name: self.contents(f"r8/{name}") for name in first}, first)


class Refusals(Case):
    def refused(self, *words, status=64, old="r7"):
        done = self.run_here("new", "r8", "--from", old, *words, status=status)
        self.assertFalse(os.path.exists(self.path("r8")))
        self.assertEqual(done.stdout, "")
        return done.stderr

    def test_what_is_wrong_in_the_request(self):
        self.assertIn("no municipality of this edition is called 木曽崎町", self.refused("--merge", "桑名市+木曽崎町=桑名市"))
        self.assertIn("津市 merges a second time", self.refused("--merge", "津市+桑名市=津市", "--merge", "津市+尾鷲市=津市"))
        self.assertIn("the code of 新町 is not known", self.refused("--merge", "津市+桑名市=新町"))
        self.assertIn("need the check digit 5", self.refused("--merge", "津市+桑名市=新町:242226"))
        self.assertIn("令和7年度 is no year after 令和7年度", self.refused("--year", "令和7年度", status=65))
        self.assertIn("either --from or --prefecture", self.refused("--prefecture", "鳥取県"))
        self.assertIn("please give --from OLD, too",
                      self.run_here("new", "r8", "--prefecture", "三重県", "--merge", "津市+桑名市=津市", status=64).stderr)

    def test_a_folder_that_is_there(self):
        os.mkdir(self.path("r8"))
        open(self.path("r8", "mine"), "w", encoding="utf-8").close()
        self.run_here("new", "r8", "--from", "r7", status=73)
        self.assertEqual(os.listdir(self.path("r8")), ["mine"])

    def test_an_old_edition_with_errors(self):
        with open(self.path("r7", "form.yaml"), "a", encoding="utf-8") as file:
            file.write("nonsense: 1\n")
        told = self.refused(status=65)
        self.assertIn("r7/form.yaml", told)
        self.assertIn("nothing was written: please correct r7 first", told)
        self.assertIn("there is no", self.refused(old="r6", status=66))

    def test_bags_are_left_alone(self):
        self.run_here("archive", "r7", "-o", "bag")
        self.run_here("new", "bag/r8", "--from", "bag", status=73)
        self.run_here("verify", "bag")


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
        self.assertEqual(self.run_here("history", "all", "木曽岬町", "-o", "gone.pdf").stderr,
                         "note: 木曽岬町 is part of 桑名市 since 令和8年度: that name shows all years\n")  # fmt: skip

    def test_one_year_later(self):
        """A merger of the second year, and a third one in which the edition goes on."""
        self.run_here("new", "r8", "--from", "r7", "--merge", "桑名市+木曽岬町=桑名市")
        self.run_here("new", "r9", "--from", "r8")
        self.assertIn('was: ["243035"]', self.contents("r9/municipalities.yaml").decode())
        for name in ("r7", "r8", "r9"):
            shutil.copytree(self.path(name), self.path("all", name))
        self.run_here("history", "all", "桑名市", "-o", "kuwana.pdf")
        text = tight(tool("pdftotext", self.path("kuwana.pdf"), "-"))
        for part in ("令和9年度", "令和8年度", "【木曽岬町】", "直営(木曽岬町)"):
            self.assertIn(tight(part), text)
        self.assertIn("桑名市: before: 桑名市 + 木曽岬町\n", self.run_here("compare", "r7", "r9").stdout)

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
