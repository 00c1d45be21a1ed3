#!/usr/bin/python3
"""The whole round in the page: a new edition, its forms filled in by LibreOffice, dropped back, a mistake found and corrected, the PDF."""

import io
import os
import re
import shutil
import subprocess
import tempfile
import time
import unittest

import openpyxl
import uno
from com.sun.star.beans import PropertyValue

from page import Page

PATIENCE = 100  # seconds


class Office:
    """LibreOffice, listening on a pipe, as a person with the keyboard would use it."""

    def __init__(self, folder):
        pipe = "tsuzuri-page" + str(os.getpid())
        self.process = subprocess.Popen(
            ["soffice", f"-env:UserInstallation=file://{folder}/home", "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        end = time.monotonic() + PATIENCE
        while True:
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except Exception:
                if time.monotonic() > end:
                    raise
                time.sleep(0.2)
        self.desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)

    def fill(self, path, texts, to):
        """Types texts into cells, {(worksheet, cell): text}, and saves it all as another workbook."""
        document = self.desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))
        for (sheet, cell), text in texts.items():
            to_fill = document.Sheets.getByName(sheet).getCellRangeByName(cell)
            (to_fill.setFormula if text.startswith("=") else to_fill.setString)(text)
        document.storeToURL(uno.systemPathToFileUrl(to), (PropertyValue("FilterName", 0, "Calc MS Excel 2007 XML", 0),))
        document.close(True)

    def close(self):
        try:
            self.desktop.terminate()
        except Exception:
            pass  # it is gone before it has answered
        self.process.terminate()
        self.process.wait()


def cells(data):
    """Where the answers belong: [(field, worksheet, cell)], as the form's own worksheet says."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [(path, sheet, cell) for word, path, sheet, _, cell in book["tsuzuri"].iter_rows(max_col=5, values_only=True) if word == "field"]


def bare(text):
    return re.sub(r"\s", "", text)


class Round(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def path(self, *names):
        path = os.path.join(self.folder, *names)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        return path

    def test_round(self):
        office = Office(self.folder)
        self.addCleanup(office.close)
        page = Page()
        self.addCleanup(page.close)

        page.choose("#new-prefecture", "鳥取県")
        page.choose("#new-year", "令和8年度")
        page.click("#panel-start .tile button.main[type=submit]")
        page.wait_text("#tell", "作りました")
        page.settle()
        self.assertIn("0/19", page.text("#badge-answers"))
        self.assertEqual([text.split()[0] for text in page.mistakes()], ["補足"])  # that nobody has answered

        forms = {name.split("/")[-1]: data for name, data in page.save_zip("forms", "tottori-r8-forms.zip").items() if name.endswith(".xlsx")}
        self.assertEqual(len(forms), 19)
        wanted, filled = {}, []
        for number, (name, data) in enumerate(forms.items()):
            town = re.sub(r"^[\d-]*|\.xlsx$", "", name)
            with open(self.path("sent", name), "wb") as file:
                file.write(data)
            texts = {(sheet, cell): f"{town}の「{field}」の回答\n・取組その{i}({number})" for i, (field, sheet, cell) in enumerate(cells(data), 1)}
            wanted[name] = texts
            filled.append(self.path("returned", name))
            typed = dict(texts)
            if number == 4:
                wrong = name, *list(texts)[2]
                typed[wrong[1:]] = "=1/0"
            office.fill(self.path("sent", name), typed, filled[-1])

        page.add_answers(*filled)
        self.assertIn("19/19", page.text("#badge-answers"))
        mistakes = [text for text in page.mistakes() if text.startswith("誤り")]
        self.assertEqual(len(mistakes), 1, page.mistakes())
        for part in wrong:
            self.assertIn(part, mistakes[0])
        self.assertIn("#DIV/0!", mistakes[0])
        page.step("save")
        page.click("#save-booklet-button")
        page.wait_text("#save-booklet-result", "#DIV/0!")
        self.assertEqual(os.listdir(page.downloads), [])

        corrected = self.path("corrected", wrong[0])
        office.fill(self.path("returned", wrong[0]), {wrong[1:]: wanted[wrong[0]][wrong[1:]]}, corrected)
        page.add_answers(corrected)
        self.assertEqual([text for text in page.mistakes() if not text.startswith("補足")], [])
        with open(self.path("booklet.pdf"), "wb") as file:
            file.write(page.save("booklet", "tottori-r8-handout.pdf"))
        text = bare(subprocess.run(["pdftotext", "-raw", self.path("booklet.pdf"), "-"], check=True, stdout=subprocess.PIPE).stdout.decode())
        for texts in wanted.values():
            for answer in texts.values():
                self.assertIn(bare(answer), text)
        self.assertEqual([line for line in page.log() if line["level"] == "SEVERE"], [])


if __name__ == "__main__":
    unittest.main()
