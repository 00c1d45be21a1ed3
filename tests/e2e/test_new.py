#!/usr/bin/python3
"""new: an edition of any prefecture, complete or not at all."""

import json
import os
import random
import re
import shutil
import tempfile
import unittest

import jsonschema
import openpyxl
from editions import EDITION, read, run, tool


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.out = os.path.join(self.folder, "new")

    def new(self, *words, status=0):
        done = run("new", self.out, *words, status=status)
        return done.stdout.decode(), done.stderr.decode()

    def files(self):
        all_of_them = (os.path.relpath(os.path.join(at, name), self.out) for at, _, names in os.walk(self.out) for name in names)
        return sorted(name for name in all_of_them if not name.startswith(".schema/"))

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


class Schemas(Case):
    def test_each_file_is_valid_by_the_schema_that_it_names(self):
        self.new("--prefecture", "鳥取県", "--year", "令和8年度")
        for name in self.files():
            if not name.endswith(".yaml"):
                continue
            line = self.text(name).split("\n")[0]
            path = os.path.join(self.out, os.path.dirname(name), line.split("$schema=")[1])
            with open(path, encoding="utf-8") as file:
                schema = json.load(file)
            self.assertEqual(list(jsonschema.Draft202012Validator(schema).iter_errors(read(os.path.join(self.out, name)))), [], name)


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


class Forms(Case):
    def form_of(self, workbook):
        told, notes = self.new("--prefecture", "三重県", "--year", "令和8年度", "--workbooks", "--form", workbook)
        return read(os.path.join(self.out, "form.yaml")), notes

    def test_a_workbook_of_tsuzuri_gives_its_form_back(self):
        forms = os.path.join(self.folder, "forms")
        run("form", EDITION, "-o", forms, "桑名市")
        found, notes = self.form_of(os.path.join(forms, "242055-桑名市.xlsx"))
        self.assertEqual(found, read(os.path.join(EDITION, "form.yaml")))
        self.assertEqual(notes, "")

    def test_the_starter_form_comes_back_whole(self):
        self.new("--prefecture", "三重県", "--year", "令和8年度", "--workbooks")
        forms, starter = os.path.join(self.folder, "forms"), read(os.path.join(self.out, "form.yaml"))
        run("form", self.out, "-o", forms, "津市")
        shutil.rmtree(self.out)
        found, _ = self.form_of(os.path.join(forms, "242012-津市.xlsx"))
        strip = lambda value: {k: strip(v) for k, v in value.items()} if isinstance(value, dict) else [strip(v) for v in value] if isinstance(value, list) else value.strip()
        self.assertEqual(strip(found), strip(starter))

    def test_questions_are_found_in_an_empty_workbook(self):
        path = os.path.join(self.folder, "観光.xlsx")
        workbook = openpyxl.Workbook()
        sheet = workbook.active
        sheet.title = "様式"
        for at, text in {"A1": "令和7年度 観光の調査", "A3": "市町村名", "A4": "担当課", "A6": "資源", "B6": "自然", "B7": "歴史", "A8": "受入れ", "B8": "宿泊"}.items():
            sheet[at] = text
        for area in ("A6:A7", "C6:F6", "C7:F7", "C8:F8"):
            sheet.merge_cells(area)
        workbook.save(path)
        found, notes = self.form_of(path)
        self.assertEqual([(s["label"], [f["label"] for f in s["fields"]]) for s in found["sections"]], [("資源", ["自然", "歴史"]), ("受入れ", ["宿泊"])])
        self.assertIn("sections found: 2, questions: 3", notes)
        self.assertIn("# 様式!B7", self.text("form.yaml"))
        self.assertIn("title: 観光の調査\n", self.text("edition.yaml"))

    def test_comments_of_a_form_stay(self):
        self.new("--prefecture", "三重県", "--year", "令和8年度", "--form", os.path.join(EDITION, "form.yaml"))
        with open(os.path.join(EDITION, "form.yaml"), encoding="utf-8") as file:
            self.assertEqual(self.text("form.yaml").split("\n", 1)[1], file.read())


class Regions(Case):
    TABLE = [("東部", ["鳥取市", "岩美町", "若桜町", "智頭町", "八頭町"]), ("中部", ["倉吉市", "三朝町", "湯梨浜町", "琴浦町", "北栄町"]),
             ("西部", ["米子市", "境港市", "日吉津村", "大山町", "南部町", "伯耆町", "日南町", "日野町", "江府町"])]  # fmt: skip

    def regions(self, path, *words, status=0):
        _, messages = self.new("--prefecture", "鳥取県", "--year", "令和8年度", "--regions", path, *words, status=status)
        return messages

    def written(self):
        return [(region["name"], region["cards"]) for region in read(os.path.join(self.out, "edition.yaml"))["regions"]]

    def test_of_a_worksheet(self):
        path = os.path.join(self.folder, "圏域.xlsx")
        workbook = openpyxl.Workbook()
        sheet = workbook.active
        sheet.append(["コード", "圏域", "市町村", "人口"])
        for name, all_of_it in self.TABLE:
            first = sheet.max_row + 1
            for i, one in enumerate(all_of_it):
                sheet.append([first + i, None if i else name, one, 1000])
            if name == "中部":
                sheet.merge_cells(start_row=first, end_row=sheet.max_row, start_column=2, end_column=2)
        sheet.append([None, "合計", None, 19000])
        workbook.save(path)
        self.regions(path)
        self.assertEqual(self.written(), self.TABLE)
        self.assertIn("cards: 19, ", run("check", self.out).stdout.decode())
        shutil.rmtree(self.out)
        sheet["C3"] = "岩見町"
        workbook.save(path)
        self.assertIn("Sheet!C3:1:1: error: 岩見町 is no municipality of 鳥取県", self.regions(path, status=65))
        self.assertFalse(os.path.exists(self.out))

    def test_of_csv_and_yaml(self):
        path = os.path.join(self.folder, "圏域.csv")
        with open(path, "w", encoding="cp932") as file:
            file.writelines(f"{name},鳥取県{one}\r\n" for name, all_of_it in self.TABLE for one in all_of_it)
        self.regions(path, "--names", "japanese")
        self.assertEqual(self.written(), self.TABLE)
        self.assertIn("cards: 19, ", run("check", self.out).stdout.decode())
        path = os.path.join(self.out, "edition.yaml")
        shutil.copy(path, os.path.join(self.folder, "r.yaml"))
        shutil.rmtree(self.out)
        with open(os.path.join(self.folder, "r.yaml"), "w", encoding="utf-8") as file:
            file.write("- {name: 東部, cards: [tottori, 313025, 岩美町]}\n")
        messages = self.regions(os.path.join(self.folder, "r.yaml"), status=65)
        self.assertIn("r.yaml:1:39: error: 岩美町 is in a region already", messages)

    def test_a_missing_municipality_is_told(self):
        path = os.path.join(self.folder, "r.yaml")
        with open(path, "w", encoding="utf-8") as file:
            file.write("regions:\n- {name: 県, cards: [鳥取市]}\n")
        self.assertIn("米子市 is in no region", self.regions(path, status=65))


SENTENCE = "医療と介護の関係者が集まる会議を開き、退院する人の情報を早く伝える仕組みを話し合っている。"
ITEM = "・多職種による事例検討会を開催した(年3回、延べ120人が参加)。"


def answer(dice):
    kind = dice.random()
    if kind < 0.1:
        return None
    if kind < 0.2:
        return "特になし"
    return "\n".join([ITEM] * dice.randint(1, 6)) if kind < 0.6 else SENTENCE * dice.randint(1, 5)


def fill(path, dice):
    workbook = openpyxl.load_workbook(path)
    for row in workbook["tsuzuri"].iter_rows(values_only=True):
        if row[0] == "field":
            workbook[row[2]][row[4]] = answer(dice)
    workbook.save(path)


class Round(Case):
    """From nothing to a PDF, as a new user goes: new, form, the filled workbooks into cards/, check, build."""

    def go(self, prefecture, n, layout):
        self.new("--prefecture", prefecture, "--year", "令和8年度", "--workbooks")
        self.assertIn("none of them has answered yet; warnings: 0", run("check", self.out).stdout.decode())
        cards = os.path.join(self.folder, "forms")
        forms = run("form", self.out, "-o", cards).stdout.decode().split()
        self.assertEqual(len(forms), n)
        dice = random.Random(n)
        for path in forms:
            fill(path, dice)
        os.rename(cards, os.path.join(self.out, "cards"))
        told = run("check", self.out, "--layout", layout).stdout.decode()
        self.assertRegex(told, rf"^No errors. Municipalities: {n}, cards: {n}, pages: \d+, warnings: 0,")
        pdf = os.path.join(self.folder, "new.pdf")
        run("build", self.out, "--layout", layout, "-o", pdf)
        pages = int(re.search(r"Pages: +(\d+)", tool("pdfinfo", pdf))[1])
        self.assertIn(f"pages: {pages},", told)
        self.assertGreater(pages, n)
        words = tool("pdftotext", pdf, "-")
        for name in (forms[0], forms[-1]):
            self.assertIn(os.path.basename(name)[7:-5], words.replace("\n", ""))

    def test_tottori(self):
        self.go("鳥取県", 19, "a4")

    def test_tokyo(self):
        self.go("東京都", 62, "a4")

    def test_hokkaido(self):
        self.go("北海道", 179, "a4")

    def test_cards_are_filled_by_import_too(self):
        self.new("--prefecture", "鳥取県", "--year", "令和8年度")
        self.assertRegex(run("check", self.out).stdout.decode(), "^No errors. Municipalities: 19, cards: 19, pages: \\d+, warnings: 0,")
        forms = os.path.join(self.folder, "forms")
        path = run("form", self.out, "-o", forms, "岩美町").stdout.decode().strip()
        fill(path, random.Random(1))
        done = run("import", path, "-o", self.out).stdout.decode()
        self.assertEqual(done, f"{self.out}/cards/313025-iwami.yaml\n")
        run("check", self.out)


if __name__ == "__main__":
    unittest.main()
