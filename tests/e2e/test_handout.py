#!/usr/bin/python3
"""The handout of the real edition as independent readers see it: every answer in its own cell, complete and in order.

Cells are found on the pages by their rules, as the trace has them; poppler, MuPDF and pdf.js then give the text in each.
"""

import collections
import concurrent.futures
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import unittest

import pikepdf

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import pdf_reading as reading  # noqa: E402
from editions import EDITION, Records, run, tight, tool  # noqa: E402
from traced import Trace  # noqa: E402

# JLREQ, strict: 々, ー and small kana may begin a line.
NO_START = set("、。，．・：；！？‼⁇⁈⁉」』）】〕〉》〗〙］｝»’”〟‐–〜～゠ヽヾゝゞ〻､｡｣､･,.)]}:;!?")
NO_END = set("「『（【〔〈《〖〘［｛«‘“〝([{｢￥＄￡＃№")
PDFJS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pdfjs_structure.js")


def role_tree(listing):
    """`pdfinfo -struct-text` as (depth, role, id, attributes, text) of every element, in order."""
    found = []
    for line in listing.split("\n"):
        depth = len(line) - len(line.lstrip(" "))
        if match := re.fullmatch(r' *"(.*)"', line):
            found[-1][4] += match[1]
        elif match := re.fullmatch(r" */(\w+) (.*)", line):
            found[-1][3][match[1]] = match[2]
        elif match := re.fullmatch(r" *(\w+)(?: <(\w+)>)?(?: \".*\")?(?: \(\w+\))?:?", line):
            found.append([depth, match[1], match[2], {}, ""])
    return found


def folded(text):
    return tight(unicodedata.normalize("NFKC", text))


def cells_of(tree):
    """(texts of its heads, own text) of every TD; text of what is below an element belongs to it."""
    heads, cells = {}, []
    for at, (depth, role, name, attributes, text) in enumerate(tree):
        if role not in ("TH", "TD"):
            continue
        for below in tree[at + 1 :]:
            if below[0] <= depth:
                break
            text += below[4]
        if role == "TH":
            heads[name] = text
        else:
            cells.append((re.findall(r"\((\w+)\)", attributes.get("Headers", "")), text))
    return [([heads[name] for name in names], text) for names, text in cells]


class Handout(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.pdf, cls.cards_pdf = (os.path.join(folder.name, name) for name in ("handout.pdf", "cards.pdf"))
        run("build", EDITION, "-o", cls.pdf)
        run("build", EDITION, "--parts", "cards", "-o", cls.cards_pdf)
        # poppler walks a page anew for each element: it takes a while, so it starts now.
        cls.listing = subprocess.Popen(
            ["pdfinfo", "-enc", "UTF-8", "-struct-text", cls.cards_pdf], stdout=subprocess.PIPE
        )
        cls.addClassCleanup(cls.listing.stdout.close)
        cls.addClassCleanup(cls.listing.wait)
        cls.trace = Trace(run("trace", EDITION).stdout.decode())
        cls.records = Records()
        cls.expected = [([field["label"]], cls.records.answer(slug, section, field["id"]))
                        for slug in cls.records.cards for section, field in cls.records.fields()]  # fmt: skip
        cls.cells = [cell for card in cls.trace.cards() for _, cell in cls.trace.cells(card)]

    def check_cells(self, found):
        """Texts, each with the heads of its cell, against all answers with the labels of their fields."""
        self.assertEqual(len(found), 26 * 17)
        for (heads, text), (labels, answer) in zip(found, self.expected):
            self.assertEqual(([tight(head) for head in heads], tight(text)), ([tight(l) for l in labels], tight(answer)))

    # ---- the file ----

    def test_pages(self):
        with pikepdf.open(self.pdf) as pdf:
            self.assertGreaterEqual(len(pdf.pages), 28)
            for page in pdf.pages:
                box = [float(each) * 25.4 / 72 for each in page.MediaBox]
                self.assertEqual(box[:2], [0, 0])
                self.assertAlmostEqual(box[2], 297, 2)
                self.assertAlmostEqual(box[3], 210, 2)

    def test_qpdf_finds_nothing(self):
        done = subprocess.run(["qpdf", "--check", self.pdf], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertIn(b"No syntax or stream encoding errors", done.stdout)

    def test_fonts_are_embedded_as_subsets_with_unicode(self):
        lines = tool("pdffonts", self.pdf).split("\n")[2:-1]
        self.assertGreaterEqual(len(lines), 2)
        for line in lines:
            self.assertRegex(line, r"^[A-Z]{6}\+\S+ +CID .* Identity-H +yes yes yes +\d+ +0$")

    def test_no_glyph_is_missing(self):
        shown = collections.Counter(glyph[0] for page in self.trace.pages for _, r in page.runs() for glyph in r.glyphs)
        self.assertGreater(sum(shown.values()), 50000)
        self.assertEqual(shown[0], 0)
        with pikepdf.open(self.pdf) as pdf:
            for font, codes in reading.shown(pdf).values():
                self.assertGreater(len(codes), 0)
                self.assertTrue(all(font.glyph(code) for code in codes), font.base)

    # ---- the text of each cell ----

    def test_structure_of_the_pages(self):
        self.check_cells([(heads, self.trace.text(cell)) for card in self.trace.cards()
                          for heads, cell in self.trace.cells(card)])  # fmt: skip

    def test_poppler_finds_each_answer_in_its_cell(self):
        scale = 10  # pdftotext cuts by whole pixels
        margin = 2  # and takes all it touches; a 。 at a line's end has an empty half that may reach over the rule

        def text_in(place):
            page, (x0, y0, x1, y1) = place
            box = {"-x": x0 + margin, "-y": y0, "-W": x1 - x0 - 2 * margin, "-H": y1 - y0}
            words = [str(word) for key, value in box.items() for word in (key, round(value * scale))]
            return tool("pdftotext", "-r", str(72 * scale), "-f", str(page + 1), "-l", str(page + 1), *words, self.pdf, "-")

        places = [self.trace.boxes(cell) for cell in self.cells]
        self.assertEqual({len(boxes) for boxes in places}, {1})  # no card goes on
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            texts = list(pool.map(text_in, [next(iter(boxes.items())) for boxes in places]))
        self.check_cells([(labels, text) for (labels, _), text in zip(self.expected, texts)])

    def test_mupdf_finds_each_answer_in_its_cell(self):
        pages = tool("mutool", "draw", "-q", "-F", "stext", "-o", "-", self.pdf).split("<page ")[1:]
        letters = {}
        for number in {page for cell in self.cells for page in self.trace.boxes(cell)}:
            found = re.findall(r'<char quad="([-.\d ]+)"[^>]* c="([^"]*)"', pages[number])
            quads = [([float(n) for n in quad.split()], html.unescape(text)) for quad, text in found]
            letters[number] = [((q[0] + q[6]) / 2, (q[1] + q[7]) / 2, text) for q, text in quads]
        texts = []
        for cell in self.cells:
            ((page, (x0, y0, x1, y1)),) = self.trace.boxes(cell).items()
            texts.append("".join(text for x, y, text in letters[page] if x0 < x < x1 and y0 < y < y1))
        self.check_cells([(labels, text) for (labels, _), text in zip(self.expected, texts)])

    def test_poppler_reads_the_structure_cell_by_cell(self):
        listing = self.listing.stdout.read().decode(errors="replace")  # titles come out as UTF-16
        self.assertEqual(self.listing.wait(), 0)
        tree = role_tree(listing)
        self.check_cells(cells_of(tree))
        titles = [entry[4] for entry in tree if entry[1] == "H1"]
        title = self.records.edition["title"]
        self.assertEqual(titles, [f"{title}({'、'.join(self.records.names(slug))})" for slug in self.records.cards])

    def test_pdfjs_reads_the_structure_cell_by_cell(self):
        """Its tree leaves out empty cells and does not tell of Headers: a head is the one above, or before in the row.
        It takes compatibility characters apart: "…" comes out as three full stops."""
        found, rest = [], [cell for cell in self.expected if tight(cell[1])]
        for table in json.loads(tool("node", PDFJS, self.cards_pdf)):
            heads = [text for role, text in table[0] if role == "TH"]
            for row in table if table[0][-1][0] == "TD" else table[1:]:
                beside = [text for role, text in row if role == "TH"]
                texts = [text for role, text in row if role == "TD"]
                if len(texts) == len(heads):
                    found += zip([beside or [head] for head in heads], texts)
                else:
                    found += [(None, text) for text in texts]
        self.assertEqual(len(found), len(rest))
        self.assertGreater(sum(heads is not None for heads, _ in found), 350)
        for (heads, text), (labels, answer) in zip(found, rest):
            self.assertEqual(folded(text), folded(answer))
            self.assertIn(heads and [folded(head) for head in heads], (None, [folded(label) for label in labels]))

    # ---- lines ----

    def test_no_line_starts_or_ends_with_what_may_not(self):
        n = 0
        for cell in self.cells + [self.trace.elements[number] for cell in self.cells for number in cell.headers]:
            for part in cell.walk():
                if part.role == "Lbl":
                    continue  # a mark in its own box
                for i, line in enumerate(self.trace.lines_of(part)):
                    n += 1
                    if i:
                        self.assertNotIn(line[0], NO_START, line)
                    self.assertNotIn(line[-1], NO_END, line)
        self.assertGreater(n, 3000)


if __name__ == "__main__":
    unittest.main()
