#!/usr/bin/python3
"""Hostile workbooks among the cards: each is read in bounded memory or refused with a message that names it."""

import os
import resource
import shutil
import subprocess
import tempfile
import unittest
import zipfile

TOP = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
PROGRAM = os.environ.get("TSUZURI") or os.path.join(TOP, "build", "tsuzuri")
SMALL = os.path.join(TOP, "tests", "cases", "small")
ENV = {**{k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}, "LC_ALL": "C.UTF-8"}
MEMORY = 1 << 30
OK, DATA = 0, 65

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ANSWERS = (
    ("市町名", "桑名市"), ("●担当課", "防災課"), ("(1)備蓄について", ""), ("①食料", "・水"), ("②電源", "発電機がある"),
    ("(2)避難所について", ""), ("①炊き出し", "自治会"), ("②その他", ""),
)  # fmt: skip


def row(*cells):
    return "<row>" + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells) + "</row>"


def sheet(rows, tail="", head=""):
    return f"{head}<worksheet {MAIN}><sheetData>{rows}</sheetData>{tail}</worksheet>"


def parts_of(*sheets):
    """Of a workbook whose first worksheet alone is visible."""
    listed = "".join(
        f'<sheet name="シート{i}" sheetId="{i}" r:id="r{i}"{" state=" + chr(34) + "hidden" + chr(34) if i > 1 else ""}/>'
        for i in range(1, len(sheets) + 1)
    )
    related = "".join(
        f'<Relationship Id="r{i}" Type="{RELATIONS}/worksheet" Target="s{i}.xml"/>' for i in range(1, len(sheets) + 1)
    )
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{RELATIONS}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships>{related}</Relationships>",
        **{f"xl/s{i}.xml": text for i, text in enumerate(sheets, 1)},
    }


FORM = sheet("".join(row(*cells) for cells in ANSWERS))


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


class HostileWorkbooks(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.edition = os.path.join(folder.name, "edition")
        shutil.copytree(SMALL, self.edition)
        for name in ("survey.yaml", "cards/242055-kuwana.yaml"):
            os.remove(os.path.join(self.edition, name))
        self.workbook = os.path.join(self.edition, "cards", "242055-kuwana.xlsx")

    def write(self, parts):
        with zipfile.ZipFile(self.workbook, "w", zipfile.ZIP_DEFLATED) as file:
            for name, text in parts.items():
                file.writestr(name, text)

    def check(self, status, message=""):
        done = subprocess.run(
            [PROGRAM, "check", self.edition], env=ENV, cwd=TOP, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=100, preexec_fn=limited,
        )  # fmt: skip
        self.assertEqual(done.returncode, status, done.stderr[:2000])
        self.assertIn(message, done.stderr)
        if status:
            self.assertRegex(done.stderr, r"cards/242055-kuwana\.xlsx[: ]")

    def test_the_workbook_itself_is_right(self):
        self.write(parts_of(FORM))
        self.check(OK)

    def test_a_million_cells(self):
        rows = ("<row>" + "<c><v>1.25</v></c>" * 20 + "</row>") * 49999
        self.write(parts_of(FORM, sheet(rows)))
        self.check(OK)
        self.write(parts_of(FORM, sheet(rows + rows)))
        self.check(DATA, "more than a million cells with text")

    def test_a_million_empty_cells_with_a_style(self):
        self.write(parts_of(FORM, sheet(("<row>" + '<c s="1"/>' * 20 + "</row>") * 50000)))
        self.check(OK)

    def test_a_cell_of_forty_thousand_characters(self):
        self.write(parts_of(FORM.replace("自治会", "あ" * 40000)))
        self.check(OK)
        self.write(parts_of(FORM.replace("自治会", "あ" * 50000)))
        self.check(DATA, "シート1!B7:1:1: error: the text of this cell is longer than Excel's own limit")

    def test_entities(self):
        bomb = "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
            f"<!ENTITY {chr(98 + i)} '{('&' + chr(97 + i) + ';') * 10}'>" for i in range(9)
        )
        self.write(parts_of(FORM.replace("自治会", "&j;").replace("<worksheet", bomb + "]><worksheet", 1)))
        self.check(DATA, "xl/s1.xml: it has a document type")

    def test_parts_that_inflate(self):
        self.write(parts_of(FORM, " " * (65 << 20)))
        self.check(DATA, "larger than any workbook with answers: xl/s2.xml")
        self.write(parts_of(FORM, *[sheet("", " " * (60 << 20))] * 3))
        self.check(DATA, "larger than any workbook with answers: xl/s4.xml")

    def test_members_that_share_their_data(self):
        self.write(parts_of(FORM, sheet("")))
        with open(self.workbook, "r+b") as file:
            whole = file.read()
            entry = whole.rindex(b"PK\1\2")  # of the last member, which begins where the first one does
            file.seek(entry + 42)
            file.write(bytes(4))
        self.check(DATA, "its parts overlap")

    def test_a_text_in_every_cell(self):
        shared = "あ" * 30000
        parts = parts_of(FORM, sheet(("<row>" + '<c t="s"><v>0</v></c>' * 20 + "</row>") * 1000))
        related = f'<Relationship Id="t" Type="{RELATIONS}/sharedStrings" Target="t.xml"/></Relationships>'
        parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"].replace("</Relationships>", related)
        parts["xl/t.xml"] = f"<sst {MAIN}><si><t>{shared}</t></si></sst>"
        self.write(parts)
        self.check(DATA, "more than 128 MB of text")

    def test_depth(self):
        self.write(parts_of(FORM, "<a>" * 100000))
        self.check(DATA, "xl/s2.xml: ")

    def test_files_that_are_cut_off(self):
        self.write(parts_of(FORM))
        whole = os.path.getsize(self.workbook)
        for size in (0, 1, 3, 4, whole // 2, whole - 1):
            with open(self.workbook, "r+b") as file:
                file.truncate(size)
            self.check(DATA)
            self.write(parts_of(FORM))


if __name__ == "__main__":
    unittest.main()
