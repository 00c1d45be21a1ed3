#!/usr/bin/python3
"""More than anybody sends, and what is broken: the page answers in time, goes on, and keeps the work."""

import io
import os
import random
import shutil
import sys
import tempfile
import time
import unittest
import zipfile

import openpyxl

from page import Page
from page_engine import TOP

sys.path.insert(0, os.path.join(TOP, "tests", "e2e"))
from editions import Records, make_edition  # noqa: E402

R7 = os.path.join(TOP, "data", "r7")
WORKBOOKS, CARDS, VALID = 29, 2000, 300  # a prefecture has codes for 999 cards
CHARACTERS = int(os.environ.get("CHARACTERS", "15000"))  # a workbook; a million take minutes
SECONDS = 60  # for whatever it is: far more than it takes alone


class Robust(unittest.TestCase):
    def setUp(self):
        self.page = Page()
        self.addCleanup(self.page.close)
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, name, data=None):
        path = os.path.join(self.folder, name)
        if data is not None:
            with open(path, "wb") as file:
                file.write(data)
        return path

    def timed(self, what, work):
        """The page stays alive meanwhile: its own timers are not held up for long."""
        page = self.page
        page.run("""
            window.longest = 0;
            let last = performance.now();
            setInterval(() => { const now = performance.now(); longest = Math.max(longest, now - last); last = now; }, 20);""")  # fmt: skip
        begun = time.monotonic()
        work()
        page.settle(SECONDS)
        seconds = time.monotonic() - begun
        held = page.run("return longest")
        print(f"{what}: {seconds:.1f} s, the page held up for at most {held:.0f} ms")
        self.assertLess(seconds, SECONDS)
        self.assertLess(held, 5000)

    def sound(self):
        """Its work is there, and makes a PDF."""
        self.assertTrue(self.page.save("booklet", "r7-handout.pdf", **{"for": "handout"}).startswith(b"%PDF"))

    def test_workbooks_of_a_million_characters(self):
        page = self.page
        page.choose("#new-prefecture", "三重県")
        page.click("#panel-start .tile button.main[type=submit]")
        page.settle()
        folder = page.text("#edition-name").split()[0]
        forms = page.save_zip("forms", f"{folder}-forms.zip")
        chance, paths = random.Random(1), []
        letters = "在宅医療と介護の連携を進める取組について、市町の回答。"
        text = "".join(chance.choice(letters) for _ in range(CHARACTERS // 15))
        for name in [name for name in forms if name.endswith(".xlsx")]:
            book = openpyxl.load_workbook(io.BytesIO(forms[name]))
            for word, _, sheet, _, cell in book["tsuzuri"].iter_rows(max_col=5, values_only=True):
                if word == "field":
                    book[sheet][cell] = text[: 32767] if len(paths) % 2 else text
            paths.append(self.path(os.path.basename(name)))
            book.save(paths[-1])
        self.assertEqual(len(paths), WORKBOOKS)
        self.timed(f"{WORKBOOKS} workbooks of {CHARACTERS} characters", lambda: page.add_answers(*paths))
        self.timed("their mistakes", page.mistakes)
        self.assertTrue(page.mistakes() or page.alarm())
        page.open_sample()
        self.sound()

    def edition(self, cards):
        answers = {}
        for section, field in Records().fields():
            answers.setdefault(section, {})[field["id"]] = "在宅医療と介護の連携について、市町の回答です。\n・取組その1\n・取組その2"
        make_edition(self.path(f"cards{cards}"), [answers] * cards)
        return self.path(f"cards{cards}")

    def test_two_thousand_cards(self):
        """More than a prefecture has codes for: those beyond are told, each."""
        page = self.page
        edition = self.edition(CARDS)
        self.timed(f"a folder of {CARDS} cards", lambda: (page.open_edition(edition), page.wait_text("#badge-mistakes", "1001", seconds=SECONDS)))
        self.timed("its mistakes", lambda: self.assertEqual(len(page.mistakes()), CARDS - 999))
        self.assertEqual(page.alarm(), "")

    def test_all_cards_of_a_prefecture(self):
        page = self.page
        edition = self.edition(VALID)
        self.timed(f"a folder of {VALID} cards", lambda: (page.open_edition(edition), page.wait_text("#badge-answers", f"{VALID}/{VALID}", seconds=SECONDS)))
        self.timed("its pages", lambda: (page.step("pages"), page.wait("return document.querySelector('.page-text svg')", seconds=SECONDS)))
        self.timed("its PDF", lambda: page.save("booklet", f"cards{VALID}-handout.pdf"))
        self.assertEqual(page.alarm(), "")

    def test_broken_files(self):
        page, chance = self.page, random.Random(2)
        page.open_sample()
        good = io.BytesIO()
        with zipfile.ZipFile(good, "w") as archive:
            archive.writestr("xl/workbook.xml", "<workbook/>")
            archive.writestr("[Content_Types].xml", "<Types/>" + "<" * 1000)
        bomb = io.BytesIO()
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/sharedStrings.xml", bytes(200 << 20))
        files = {
            "桑名市.xlsx": chance.randbytes(50000), "津市.xlsx": good.getvalue(), "四日市市.xlsx": bomb.getvalue(), "鈴鹿市.xlsx": b"",
            "亀山市.xlsx": good.getvalue()[:100], "伊賀市.yaml": chance.randbytes(3000), "名張市.yaml": b"a: " + b"[" * 100000,
            "松阪市.yaml": b"- " * 50000, "伊勢市.csv": chance.randbytes(5000), "鳥羽市.csv": b'"' * 100000, "志摩市.ods": b"PK\3\4" + bytes(1000),
            "尾鷲市.yaml": b"&a [*a, *a]", "熊野市.csv": "市町村,回答\n".encode() + b"\x00" * 1000, "写真.jpg": b"\xff\xd8\xff",
        }  # fmt: skip
        self.timed("broken files", lambda: page.add_answers(*[self.path(name, data) for name, data in files.items()]))
        self.assertIn("写真.jpg", page.alarm())
        files.pop("写真.jpg")
        mistakes = "\n".join(page.mistakes())
        for name in files:
            with self.subTest(name):
                self.assertTrue(name in mistakes or name in page.text("main"), name)
        for name in ("broken.zip", "cut.zip", "bomb.zip"):
            page.step("start")
            page.drop("#panel-start .drop", self.path(name, {"broken.zip": chance.randbytes(1000), "cut.zip": good.getvalue()[:-5], "bomb.zip": bomb.getvalue()}[name]))
            page.wait("return document.querySelector('#alert').innerText !== ''")
        page.reload()
        page.open_sample()
        self.sound()


if __name__ == "__main__":
    unittest.main()
