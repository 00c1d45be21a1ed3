#!/usr/bin/python3
"""form: workbooks to be filled in, as openpyxl and LibreOffice read them; and when none is written."""

import collections
import os
import re
import shutil
import subprocess
import tempfile
import unittest

import openpyxl
import yaml
from editions import EDITION, PROGRAM, TOP, read, run

SMALL = os.path.join(TOP, "tests", "cases", "small")
SHEETS = ["調査票", "記入例", "tsuzuri"]
FORM = read(os.path.join(EDITION, "form.yaml"))
FIELDS = [(f"{section['id']}.{field['id']}", field["label"]) for section in FORM["sections"] for field in section["fields"]]


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.out = os.path.join(self.folder, "forms")

    def make(self, *words, edition=EDITION, status=0, **more):
        done = run("form", edition, "-o", self.out, *words, status=status, **more)
        return done.stdout.decode().split("\n")[:-1], done.stderr.decode()

    def head(self, **changes):
        """An edition that nobody has answered yet."""
        folder = os.path.join(self.folder, "next")
        os.mkdir(folder)
        for name in ("form.yaml", "layout.yaml", "municipalities.yaml"):
            shutil.copy(os.path.join(EDITION, name), folder)
        edition = read(os.path.join(EDITION, "edition.yaml")) | {"regions": [], "digest": None, "outline": None, "errata": None} | changes
        with open(os.path.join(folder, "edition.yaml"), "w", encoding="utf-8") as file:
            yaml.safe_dump({key: value for key, value in edition.items() if value is not None}, file, allow_unicode=True)
        return folder

    def contents(self):
        found = {}
        for name in os.listdir(self.out):
            with open(os.path.join(self.out, name), "rb") as file:
                found[name] = file.read()
        return found


class Forms(Case):
    def test_one_for_each_municipality_before_any_card(self):
        made, _ = self.make(edition=self.head())
        municipalities = read(os.path.join(EDITION, "municipalities.yaml"))["municipalities"]
        self.assertEqual([os.path.basename(path) for path in made], [f"{one['code']}-{one['name']}.xlsx" for one in municipalities])

    def test_those_who_answered_together_get_one_together(self):
        made, _ = self.make()
        self.assertEqual(len(made), 26)
        cards = [read(os.path.join(EDITION, "cards", name))["municipalities"] for name in os.listdir(os.path.join(EDITION, "cards"))]
        joint = next(card for card in cards if len(card) > 1)
        book = openpyxl.load_workbook(os.path.join(self.out, f"{joint[0]['code']}-{joint[0]['name']}.xlsx"))
        rows = [[cell for cell in row if cell] for row in book["tsuzuri"].values]
        self.assertEqual([row[1] for row in rows if row[0] == "code"], [one["code"] for one in joint])
        where = next(row for row in rows if row[0] == "joint")
        self.assertEqual(book[where[1]][where[3]].value, "、".join(one["name"] for one in joint[1:]))

    def test_named_ones_alone(self):
        made, _ = self.make("桑名市", "242055", "kuwana", "津市")
        self.assertEqual([os.path.basename(path) for path in made], ["242055-桑名市.xlsx", "242012-津市.xlsx"])
        _, told = self.make("桑名", status=64, env=dict(os.environ, LC_ALL="C.UTF-8"))
        self.assertIn("桑名市", told)

    def test_the_same_bytes_whatever_the_surroundings(self):
        self.make()
        first = self.contents()
        shutil.rmtree(self.out)
        env = {"HOME": "/nowhere", "TZ": "Asia/Tokyo", "LC_ALL": "ja_JP.UTF-8", "LANG": "de_DE.UTF-8", "USER": "other", "PATH": "/usr/bin:/bin"}
        self.make(env=env)
        self.assertEqual(self.contents(), first)


class Contents(Case):
    def book(self, *words, edition=EDITION, name="桑名市"):
        (path,), _ = self.make(name, *words, edition=edition)
        return openpyxl.load_workbook(path)

    def fields(self, book):
        return [row[1:5] for row in book["tsuzuri"].values if row[0] == "field"]

    def test_the_hidden_worksheet_leads_to_labels_and_answers(self):
        book = self.book()
        self.assertEqual([(sheet.title, sheet.sheet_state) for sheet in book], list(zip(SHEETS, ["visible", "visible", "veryHidden"])))
        found = self.fields(book)
        self.assertEqual([(path, book[sheet][label].value) for path, sheet, label, _ in found], FIELDS)
        hidden = book["tsuzuri"]
        self.assertEqual([hidden["A1"].value, hidden["B1"].value, hidden["B2"].value, hidden["B4"].value], ["tsuzuri-form", "1", "r7", "242055"])
        self.assertRegex(hidden["B3"].value, r"\A[0-9a-f]{16}\Z")
        self.assertTrue(all(isinstance(cell.value, (str, type(None))) for row in hidden for cell in row))

    def test_answers_alone_can_be_written(self):
        book = self.book()
        sheet = book["調査票"]
        answers = {place for _, _, _, place in self.fields(book)} | {"B4"}
        self.assertEqual({cell.coordinate for row in sheet for cell in row if not cell.protection.locked}, answers)
        self.assertTrue(all(sheet[place].number_format == "@" and sheet[place].alignment.wrap_text for place in answers))
        for sheet in (book["調査票"], book["記入例"]):
            self.assertTrue(sheet.protection.sheet)
            self.assertIsNone(sheet.protection.password)
            self.assertFalse(sheet.protection.formatRows or sheet.protection.formatColumns or sheet.protection.formatCells)
            self.assertFalse(sheet.merged_cells.ranges)
        self.assertTrue(all(cell.protection.locked for row in book["記入例"] for cell in row))

    def test_pages_and_view(self):
        sheet = self.book()["調査票"]
        self.assertEqual(sheet.freeze_panes, "B6")
        self.assertEqual((sheet.page_setup.orientation, sheet.page_setup.paperSize), ("landscape", 9))
        self.assertEqual((sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage), (0, True))
        self.assertEqual(sheet.print_title_rows, "$5:$5")
        self.assertIn("桑名市", sheet.oddHeader.right.text)
        self.assertIn("&P / &N", sheet.oddFooter.center.text.replace("&[Page]", "&P").replace("&[Pages]", "&N"))
        heights = [sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)]
        self.assertLess(max(heights), 410)
        heads = [row for row in range(6, sheet.max_row) if sheet.cell(row, 1).fill.fgColor.rgb == "FFEBEFF4"]
        for at in sheet.row_breaks.brk:  # row `id` is the last of its page
            self.assertNotIn(at.id, heads)

    def test_counters(self):
        book = self.book()
        sheet = book["調査票"]
        for _, _, _, place in self.fields(book):
            row = sheet[place].row
            self.assertRegex(sheet[f"C{row}"].value, rf"\A=LEN\(SUBSTITUTE\(.*{place}")
            self.assertGreater(sheet[f"D{row}"].value, 0)
            self.assertEqual(sheet[f"D{row}"].value % 5, 0)
        marked = {str(area.sqref) for area in sheet.conditional_formatting}
        self.assertEqual(marked, {f"C{sheet[place].row}" for _, _, _, place in self.fields(book)})

    def test_answers_of_the_year_before(self):
        sheet = self.book("--since", EDITION)["調査票"]
        self.assertEqual(sheet["E5"].value, "令和7年度の回答")
        card = read(os.path.join(EDITION, "cards", "242055-kuwana.yaml"))
        found = {sheet.cell(row, 1).value: sheet.cell(row, 5).value for row in range(6, sheet.max_row + 1)}
        for path, label in FIELDS:
            section, field = path.split(".")
            if [one for _, one in FIELDS].count(label) == 1:
                self.assertEqual((found[label] or "").strip(), card[section].get(field, "").strip())

    def test_help_examples_and_choices(self):
        book = self.book(edition=SMALL)
        sheet, rows = book["調査票"], {row[0]: row for row in book["記入例"].values}
        self.assertEqual(sheet["E5"].value, "説明")
        self.assertIn("10月1日", sheet["B6"].value)
        self.assertIn("【食料】\n・アルファ化米", rows["①食料"][1])
        places = {path: place for path, _, _, place in self.fields(book)}
        aids = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
        self.assertEqual(aids[places["office.name"]].prompt, "課と係の名前")
        choices = aids[places["stock.power"]]
        self.assertEqual((choices.type, choices.errorStyle), ("list", "information"))
        area = choices.formula1.replace("$", "").split("!")[1]
        self.assertEqual([cell.value for row in book["tsuzuri"][area] for cell in row], ["発電機がある", "蓄電池がある", "どちらもない"])

    def test_libreoffice_counts_and_prints(self):
        book = self.book(name="桑名市")
        path = os.path.join(self.out, "242055-桑名市.xlsx")
        (_, sheet, _, place), *_ = self.fields(book)
        book[sheet][place].value = "防災 課\n　二行目"
        book.save(path)
        # openpyxl leaves no values of formulas: LibreOffice computes them anew.
        home = f"-env:UserInstallation=file://{self.folder}/home"
        for kind in ("csv:Text - txt - csv (StarCalc):44,34,76", "pdf"):
            subprocess.run(["soffice", home, "--headless", "--convert-to", kind, "--outdir", self.folder, path], check=True, capture_output=True, timeout=200)
        with open(os.path.join(self.folder, "242055-桑名市.csv"), encoding="utf-8") as file:
            self.assertRegex(file.read(), r"二行目\",6,\d+")
        words = subprocess.run(["pdftotext", "-layout", os.path.join(self.folder, "242055-桑名市.pdf"), "-"], capture_output=True, text=True, check=True).stdout
        pages = words.split("\f")[:-1]
        self.assertTrue(all(re.search(r"字\s*数\s+目\s*安", page) for page in pages), words)


class Refused(Case):
    def test_what_was_filled_in_is_kept(self):
        made, _ = self.make("桑名市", "津市")
        for path in made:
            with open(path, "ab") as file:
                file.write(b"filled in")
        before = self.contents()
        env = dict(os.environ, LC_ALL="C.UTF-8")
        _, told = self.make("桑名市", "四日市市", "津市", status=73, env=env)
        self.assertEqual(self.contents(), before)
        self.assertEqual(told.count("may have been filled in"), 2)
        self.make("桑名市", "四日市市", "津市", "--force")
        self.assertEqual(len(self.contents()), 3)
        self.assertNotIn(b"filled in", b"".join(self.contents().values()))

    def test_what_is_the_same_is_no_matter(self):
        first, _ = self.make("桑名市")
        again, _ = self.make("桑名市")
        self.assertEqual(again, first)

    def test_not_among_those_that_came_back(self):
        folder = os.path.join(self.folder, "edition")
        shutil.copytree(SMALL, folder)
        env = dict(os.environ, LC_ALL="C.UTF-8")
        done = run("form", folder, "-o", folder + "/cards/", "--force", status=64, env=env)
        self.assertIn("filled in", done.stderr.decode())
        self.assertFalse([name for name in os.listdir(folder + "/cards") if name.endswith(".xlsx")])

    def test_without_municipalities_or_a_folder(self):
        env = dict(os.environ, LC_ALL="C.UTF-8")
        edition = self.head(municipalities=None)
        os.remove(os.path.join(edition, "municipalities.yaml"))
        _, told = self.make(edition=edition, status=65, env=env)
        self.assertIn("municipalities: municipalities.yaml", told)
        self.assertIn("-o DIR", run("form", EDITION, status=64, env=env).stderr.decode())
        self.assertFalse(os.path.exists(self.out))


class Room(Case):
    def test_answers_as_long_as_they_may_be_fit(self):
        """Cards of just as many characters as each workbook allows stand on their page."""
        made, _ = self.make("桑名市")
        book = openpyxl.load_workbook(made[0])
        sheet = book["調査票"]
        most = {row[1]: sheet[f"D{sheet[row[4]].row}"].value for row in book["tsuzuri"].values if row[0] == "field"}
        self.assertGreater(sum(most.values()), 1300)
        prose = "関係する部署と月に一度の会議を開き、現状と課題を共有したうえで、次の取組を決めています。"
        folder = os.path.join(self.folder, "full")
        shutil.copytree(EDITION, folder)
        path = os.path.join(folder, "cards", "242055-kuwana.yaml")
        card = read(path)
        answers = collections.defaultdict(dict)
        for field, n in most.items():
            section, name = field.split(".")
            answers[section][name] = (prose * (n // len(prose) + 1))[:n]
        with open(path, "w", encoding="utf-8") as file:
            file.write("municipalities: [{code: \"242055\", name: 桑名市}]\n")
            for section, fields in answers.items():
                file.write(f"{section}:\n" + "".join(f"  {name}: |\n    {text}\n" for name, text in fields.items()))
        self.assertTrue(card)
        shown = run("fit", folder, "--json", env=dict(os.environ, LC_ALL="C.UTF-8")).stdout.decode()
        row = next(line for line in shown.split("\n") if '"242055"' in line)
        self.assertGreaterEqual(float(re.search(r'"size_pt":([\d.]+)', row)[1]), 10.5)
        self.assertEqual(re.search(r'"pages":(\d+)', row)[1], "1")


if __name__ == "__main__":
    assert PROGRAM
    unittest.main()
