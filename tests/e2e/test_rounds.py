#!/usr/bin/python3
"""Forms go out and come back: filled in by openpyxl and by LibreOffice, saved in both of its formats, read as they were typed."""

import glob
import json
import os
import shutil
import subprocess
import tempfile
import time
import unittest

import openpyxl
import uno
import yaml
from com.sun.star.beans import PropertyValue

from editions import EDITION, run

NAMES = {"242055": "桑名市", "242080": "名張市", "242098": "尾鷲市"}  # the last one answers with another town
PATIENCE = 100  # seconds


def read(path):
    with open(path, "rb") as file:
        return file.read()


class Rounds(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.forms = os.path.join(cls.folder, "forms")
        run("form", EDITION, "-o", cls.forms)
        cls.records = json.loads(run("export", EDITION, "--as", "json", "-o", "-").stdout)
        cls.cards = {card["municipalities"][0]["code"]: card for card in cls.records["cards"]}
        cls.filled = os.path.join(cls.folder, "filled")
        os.mkdir(cls.filled)
        for path in glob.glob(cls.forms + "/*.xlsx"):
            book = openpyxl.load_workbook(path)
            for section, field, sheet, cell in cls.cells(book):
                book[sheet][cell] = cls.cards[os.path.basename(path)[:6]][section][field] or None
            book.save(os.path.join(cls.filled, os.path.basename(path)))
        cls.pdf = os.path.join(cls.folder, "yaml.pdf")
        run("build", EDITION, "-o", cls.pdf)

    @staticmethod
    def cells(book):
        """Where the answers belong: (section, field, worksheet, cell)."""
        for word, path, sheet, _, cell in book["tsuzuri"].iter_rows(max_col=5, values_only=True):
            if word == "field":
                yield (*path.split("."), sheet, cell)

    def edition(self, name, workbooks):
        """The edition data/r7 with these workbooks in the place of its cards."""
        path = os.path.join(self.folder, name)
        shutil.copytree(EDITION, path, ignore=shutil.ignore_patterns("cards", "source"))
        os.mkdir(os.path.join(path, "cards"))
        for workbook in workbooks:
            shutil.copy(workbook, os.path.join(path, "cards"))
        return path

    def check_booklet(self, name, workbooks):
        self.assertEqual(len(workbooks), 26)
        pdf = os.path.join(self.folder, name + ".pdf")
        done = run("build", self.edition(name, workbooks), "-o", pdf)
        self.assertEqual(read(pdf), read(self.pdf))
        self.assertNotIn("beside the answers", done.stderr.decode())

    def soffice(self, *words):
        home = "-env:UserInstallation=file://" + os.path.join(self.folder, "home")
        return ["soffice", home, "--headless", "--norestore", *words]

    def convert(self, kind, paths):
        to = os.path.join(self.folder, "to-" + kind)
        subprocess.run(self.soffice("--convert-to", kind, "--outdir", to, *paths), check=True, capture_output=True, timeout=PATIENCE)
        return glob.glob(f"{to}/*.{kind}")

    def test_filled_in_by_openpyxl(self):
        self.check_booklet("openpyxl", glob.glob(self.filled + "/*.xlsx"))

    def test_under_other_names(self):
        renamed = os.path.join(self.folder, "renamed")
        os.mkdir(renamed)
        for number, path in enumerate(sorted(glob.glob(self.filled + "/*.xlsx"))):
            shutil.copy(path, os.path.join(renamed, f"調査票_最終版({number}).xlsx"))
        self.check_booklet("other names", glob.glob(renamed + "/*.xlsx"))

    def test_saved_anew_by_libreoffice(self):
        for kind in "ods", "xlsx":
            self.check_booklet("saved " + kind, self.convert(kind, glob.glob(self.filled + "/*.xlsx")))

    def check_cards(self, name, workbooks):
        """Imported, the cards have the very answers."""
        edition = self.edition(name, [])
        run("import", *workbooks, "-o", edition)
        for code in NAMES:
            path = glob.glob(f"{edition}/cards/{code}-*.yaml")[0]
            card, wanted = yaml.load(read(path), yaml.BaseLoader), self.cards[code]
            self.assertEqual(card["municipalities"], wanted["municipalities"])
            for section in self.records["form"]["sections"]:
                for field in section["fields"]:
                    found = card[section["id"]][field["id"]]
                    self.assertEqual(found.removesuffix("\n"), wanted[section["id"]][field["id"]], f"{code} {field}")

    def connect(self):
        pipe = "tsuzuri" + str(os.getpid())
        office = subprocess.Popen(self.soffice(f"--accept=pipe,name={pipe};urp;"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(office.wait)
        self.addCleanup(office.terminate)
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            except Exception:
                if time.monotonic() > end:
                    raise
                time.sleep(0.2)

    def test_typed_into_libreoffice(self):
        context = self.connect()
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        saved = {"xlsx": [], "ods": []}
        for code, name in NAMES.items():
            path = os.path.join(self.forms, f"{code}-{name}.xlsx")
            cells = list(self.cells(openpyxl.load_workbook(path)))
            document = desktop.loadComponentFromURL(uno.systemPathToFileUrl(path), "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))
            for section, field, sheet, cell in cells:
                document.Sheets.getByName(sheet).getCellRangeByName(cell).setString(self.cards[code][section][field])
            for kind, writer in ("xlsx", "Calc MS Excel 2007 XML"), ("ods", "calc8"):
                to = os.path.join(self.folder, f"typed-{code}.{kind}")
                document.storeToURL(uno.systemPathToFileUrl(to), (PropertyValue("FilterName", 0, writer, 0),))
                saved[kind].append(to)
            document.close(True)
        try:
            desktop.terminate()
        except Exception:
            pass  # it is gone before it has answered
        for kind, paths in saved.items():
            self.check_cards("typed " + kind, paths)


if __name__ == "__main__":
    unittest.main()
