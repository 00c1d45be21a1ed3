#!/usr/bin/python3
"""The page's engine gives the bytes of the program: outputs, texts, messages and exit codes of every edition."""

import csv
import glob
import io
import os
import shutil
import tempfile
import unittest

import openpyxl

from page_engine import TOP, Engine, native

EDITIONS = sorted(os.path.dirname(path) for path in glob.glob("**/edition.yaml", root_dir=TOP, recursive=True) if not path.startswith("build"))
SOUND = ["data/r7", *sorted(path for path in EDITIONS if path.startswith("tests/cases/") and "/errors/" not in path)]


def files(folder):
    return sorted(os.path.relpath(os.path.join(at, name), folder) for at, _, names in os.walk(folder) for name in names)


def read(path):
    with open(path, "rb") as file:
        return file.read()


class Same(unittest.TestCase):
    maxDiff = 4000

    @classmethod
    def setUpClass(cls):
        cls.engine = Engine("tests/cases", "tests/data", "tests/fuzz/corpus")

    @classmethod
    def tearDownClass(cls):
        cls.engine.close()

    def check(self, *words, language="en"):
        """Without outputs."""
        with self.subTest(" ".join(words), language=language):
            made = self.engine.run(*words, language=language)
            self.assertNotIn("ended", made)
            status, out, err = native(*words, language=language)
            self.assertEqual(made["printed"], err)
            self.assertEqual(made["text"], out)
            self.assertEqual(made["status"], status)
            self.assertEqual([made[kind + "s"] for kind in ("error", "warning", "note")],
                             [sum(f": {kind}: " in line or line.strip().startswith(f"{kind}: ") for line in err.splitlines())
                              for kind in ("error", "warning", "note")] if language == "en" else
                             [made[kind + "s"] for kind in ("error", "warning", "note")])  # fmt: skip
            return made

    def check_outputs(self, *words):
        """The last word is where they go: a file, or a folder."""
        *options, name = words
        with self.subTest(" ".join(words)), tempfile.TemporaryDirectory() as scratch:
            made = self.engine.run(*words)
            self.assertNotIn("ended", made)
            path = os.path.join(scratch, name)
            status, _, err = native(*options, path)
            self.assertEqual(made["printed"], err.replace(scratch + "/", ""))
            self.assertEqual(made["status"], status)
            there = [name] if os.path.isfile(path) else [os.path.join(name, file) for file in files(path)]
            self.assertEqual(sorted(name for name in made["outputs"] if not name.endswith("/")), there)
            for file in there:
                self.assertEqual(read(made["outputs"][file]), read(os.path.join(scratch, file)), file)
            return made

    def test_messages_and_traces_of_every_edition(self):
        for edition in EDITIONS:
            for language in ("en", "ja"):
                self.check("check", edition, language=language)
            self.check("trace", edition)

    def test_booklets(self):
        for edition in SOUND:
            self.check_outputs("build", edition, "-o", "handout.pdf")
            self.check_outputs("build", edition, "--for", "print", "-o", "print.pdf")
            self.check_outputs("build", edition, "--for", "archive", "-o", "archive.pdf")
        for imposition in ("single", "saddle-left", "saddle-top", "2up", "a3-fold"):
            self.check_outputs("build", "data/r7", "--for", "print", "--impose", imposition, "--paper-thickness", "0.12",
                               "--back-margin", "3", "--marks", "--multiple", "8", "-o", "print.pdf")  # fmt: skip
        self.check_outputs("build", "data/r7", "--parts", "cover,cards", "--since", "tests/cases/small", "-o", "parts.pdf")

    def test_layouts(self):
        self.check("layouts", "--json")
        for path in sorted(glob.glob("layouts/*.yaml", root_dir=TOP)):
            self.check_outputs("build", "data/r7", "--layout", os.path.basename(path)[:-5], "-o", "handout.pdf")

    def test_sheets(self):
        for edition in SOUND:
            self.check_outputs("sheet", edition, "--all", "-o", "sheets")

    def test_archives(self):
        for edition in SOUND:
            self.check_outputs("archive", edition, "-o", "bag")

    def test_forms_and_tables(self):
        for edition in SOUND:
            self.check_outputs("form", edition, "-o", "forms")
            for kind in ("csv", "xlsx", "json", "yaml"):
                self.check_outputs("export", edition, "--as", kind, "-o", f"answers.{kind}")
        self.check_outputs("form", "data/r7", "桑名市", "--since", "data/r7", "-o", "forms")

    def test_csv_files_of_windows(self):
        """Every character of Windows' Shift_JIS, in an answer of a CSV file."""
        with tempfile.TemporaryDirectory(dir=os.path.join(TOP, "build")) as scratch:
            edition = os.path.join(os.path.relpath(scratch, TOP), "edition")
            shutil.copytree(os.path.join(TOP, "tests/cases/small"), os.path.join(TOP, edition))
            table = os.path.join(scratch, "answers.csv")
            native("export", edition, "--as", "csv", "-o", table)
            for card in glob.glob(os.path.join(TOP, edition, "cards", "*")):
                os.remove(card)
            with open(table, encoding="utf-8-sig", newline="") as file:
                rows = list(csv.reader(file))
            rows[2][2] = "@@@"
            text = io.StringIO()
            csv.writer(text).writerows(rows)
            leads, trails = [*range(0x81, 0xA0), *range(0xE0, 0xF0)], [*range(0x40, 0x7F), *range(0x80, 0xFD)]
            pairs = [bytes([lead, trail]) for lead in leads for trail in trails]
            known = b"".join(pair for pair in pairs if pair.decode("cp932", "backslashreplace")[0] != "\\")
            with open(os.path.join(TOP, edition, "cards", "answers.csv"), "wb") as file:
                file.write(text.getvalue().encode("cp932", "replace").replace(b"@@@", known))
            engine = Engine(edition)
            self.addCleanup(engine.close)
            made = engine.run("export", edition, "--as", "json", "-o", "answers.json")
            status, _, err = native("export", edition, "--as", "json", "-o", os.path.join(scratch, "answers.json"))
            self.assertEqual(status, 0, err)
            self.assertEqual(read(made["outputs"]["answers.json"]), read(os.path.join(scratch, "answers.json")))

    def test_workbooks(self):
        """Answers in workbooks, one of them with a mistake: messages at cells, and the table of answers."""
        with tempfile.TemporaryDirectory(dir=os.path.join(TOP, "build")) as scratch:
            edition = os.path.join(os.path.relpath(scratch, TOP), "edition")
            shutil.copytree(os.path.join(TOP, "data/r7"), os.path.join(TOP, edition))
            for card in glob.glob(os.path.join(TOP, edition, "cards", "*")):
                os.remove(card)
            native("export", "data/r7", "--as", "xlsx", "-o", os.path.join(TOP, edition, "cards", "answers.xlsx"))
            engine, self.engine, before = Engine(edition), None, self.engine
            self.engine = engine
            try:
                self.check_outputs("build", edition, "-o", "handout.pdf")
                self.check("check", edition, language="ja")
                workbook = openpyxl.load_workbook(os.path.join(TOP, edition, "cards", "answers.xlsx"))
                sheet = workbook.active
                sheet.cell(4, 6).value = "=1/0"
                sheet.cell(5, 1).value = "242055x"
                workbook.save(os.path.join(TOP, edition, "cards", "answers.xlsx"))
                engine.close()
                self.engine = Engine(edition)
                made = self.check("check", edition, language="ja")
                cells = [(one["sheet"], one["cell"]) for one in made["messages"] if one.get("cell")]
                self.assertTrue(cells, made["messages"])
                self.assertEqual({one["file"] for one in made["messages"] if one.get("cell")}, {f"{edition}/cards/answers.xlsx"})
            finally:
                self.engine.close()
                self.engine = before

    def test_comparisons(self):
        self.check("compare", "tests/cases/small", "data/r7")
        self.check("compare", "tests/cases/small", "data/r7", "--json")
        self.check_outputs("compare", "tests/cases/small", "data/r7", "--style", "table", "-o", "changes.pdf")

    def test_new_editions(self):
        for words in (("--prefecture", "鳥取県", "--year", "令和8年度"), ("--prefecture", "北海道", "--year", "2027年度", "--workbooks"),
                      ("--prefecture", "東京都", "--year", "令和8年度", "--names", "japanese")):  # fmt: skip
            with self.subTest(words), tempfile.TemporaryDirectory(dir=os.path.join(TOP, "build")) as scratch:
                name = os.path.relpath(os.path.join(scratch, "new"), TOP)
                made = self.engine.run("new", name, *words)
                status, out, err = native("new", name, *words)
                self.assertEqual((made["status"], made["text"], made["printed"]), (status, out, err))
                there = files(os.path.join(TOP, name))
                self.assertEqual(sorted(path for path in made["outputs"] if not path.endswith("/")), [f"{name}/{file}" for file in there])
                for file in there:
                    self.assertEqual(read(made["outputs"][f"{name}/{file}"]), read(os.path.join(TOP, name, file)), file)

    def test_next_year(self):
        with tempfile.TemporaryDirectory(dir=os.path.join(TOP, "build")) as scratch:
            name = os.path.relpath(os.path.join(scratch, "r8"), TOP)
            words = ("new", name, "--from", "data/r7", "--merge", "桑名市+木曽岬町=桑名市")
            made = self.engine.run(*words)
            self.assertEqual((made["status"], made["text"], made["printed"]), native(*words))
            for file in files(os.path.join(TOP, name)):
                self.assertEqual(read(made["outputs"][f"{name}/{file}"]), read(os.path.join(TOP, name, file)), file)

    def test_time_and_memory(self):
        """Printed, for people: an engine that has nothing yet, and the same again."""
        engine = Engine()
        times = [engine.run("build", "data/r7", "-o", "handout.pdf") for _ in range(3)]
        engine.close()
        print("r7: " + ", ".join(f"{made['milliseconds']:.0f} ms" for made in times) + f", {times[-1]['memory'] >> 20} MiB")


if __name__ == "__main__":
    unittest.main()
