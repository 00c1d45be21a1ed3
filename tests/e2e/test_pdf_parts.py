#!/usr/bin/python3
"""What readers navigate by, what an archive carries, and what a print shop measures, as the files have it."""

import os
import subprocess
import sys
import tempfile
import unittest

import pikepdf

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import pdf_reading as reading  # noqa: E402

TSUZURI = os.environ.get("TSUZURI", "build/tsuzuri")
SAMPLES = os.path.join(os.path.dirname(TSUZURI), "unit", "pdf", "test_write")
MM = 72 / 25.4


class Parts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        subprocess.run([SAMPLES, cls.folder.name], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def open(self, sample):
        pdf = pikepdf.open(os.path.join(self.folder.name, f"{sample}.pdf"))
        self.addCleanup(pdf.close)
        return pdf

    # ---- for readers ----

    def test_bookmarks(self):
        pdf = self.open("handout")
        pages = [reading.number_of(page.obj) for page in pdf.pages]

        def entries(items):
            return [(i.title, pages.index(reading.number_of(i.destination[0])), entries(i.children)) for i in items]

        with pdf.open_outline() as outline:
            self.assertEqual(
                entries(outline.root),
                [("見本", 0, [("取組 & 課題", 0, []), ("明朝", 1, [])]), ("奥付", 1, [])],
            )
            self.assertAlmostEqual(float(outline.root[0].children[0].destination[3]), 210 * MM - 60, 2)
        self.assertEqual(int(pdf.Root.Outlines.Count), 4)
        self.assertNotIn("/Type", pdf.Root.Outlines.First)
        self.assertEqual(pdf.Root.PageMode, "/UseOutlines")

    def test_bookmarks_count_what_is_open(self):
        first = self.open("handout").Root.Outlines.First
        self.assertEqual(int(first.Count), 2)
        self.assertNotIn("/Count", first.First)

    def test_page_labels(self):
        numbers = list(self.open("handout").Root.PageLabels.Nums)
        self.assertEqual([int(numbers[0]), int(numbers[2])], [0, 1])
        self.assertEqual(str(numbers[1].P), "i")
        self.assertEqual((numbers[3].S, int(numbers[3].St)), ("/D", 2))

    def test_link(self):
        pdf = self.open("handout")
        (link,) = pdf.pages[0].Annots
        self.assertEqual(reading.number_of(link.Dest[0]), reading.number_of(pdf.pages[1].obj))
        box = [round(float(each), 2) for each in link.Rect]
        self.assertEqual(box, [60, round(210 * MM - 302, 2), 120, round(210 * MM - 290, 2)])
        self.assertEqual(str(link.Contents), "2ページへ")

    def test_titles_and_alternatives(self):
        elements = reading.elements(self.open("handout"))
        self.assertEqual([str(e.obj.T) for e in elements if e.role == "Sect"], ["見本の節"])
        self.assertEqual([str(e.obj.Alt) for e in elements if e.role == "Figure"], ["実施中"])
        figure = next(e for e in elements if e.role == "Figure")
        box = [round(float(each), 1) for each in figure.attribute("/BBox")]
        self.assertEqual(box, [60, round(210 * MM - 330, 1), 70, round(210 * MM - 320, 1)])

    def test_a_cell_leads_to_its_head(self):
        elements = reading.elements(self.open("handout"))
        heads = {bytes(e.obj.ID): e for e in elements if e.role == "TH"}
        cells = [e for e in elements if e.role == "TD"]
        self.assertEqual(len(cells), 2)
        for cell, head in zip(cells, heads.values()):
            self.assertEqual([bytes(each) for each in cell.attribute("/Headers")], [bytes(head.obj.ID)])
            self.assertEqual(str(head.attribute("/Scope")), "/Column")

    # ---- for archives ----

    def test_attachments(self):
        pdf = self.open("archive")
        found = {str(spec.UF): spec for _, spec in reading.embedded(pdf)}
        self.assertEqual(set(found), {"form.yaml", "cards/見本.yaml"})
        self.assertEqual(found["form.yaml"].EF.F.read_bytes(), b"id: r7\n")
        self.assertEqual(found["form.yaml"].AFRelationship, "/Data")
        self.assertEqual(found["cards/見本.yaml"].AFRelationship, "/Source")
        self.assertEqual(found["form.yaml"].EF.F.Subtype, "/text/yaml")
        self.assertEqual(str(found["form.yaml"].Desc), "様式")

    # ---- for print shops ----

    def test_paper(self):
        for page in self.open("print").pages:
            sizes = {key: [float(each) / MM for each in page[f"/{key}Box"]] for key in ("Media", "Bleed", "Trim")}
            for key, expected in {
                "Media": [0, 0, 329, 242],
                "Bleed": [13, 13, 316, 229],
                "Trim": [16, 16, 313, 226],
            }.items():
                for found, wanted in zip(sizes[key], expected):
                    self.assertAlmostEqual(found, wanted, 3)

    def marks(self, pdf):
        """Rectangles after the page itself, in millimetres: x, y, width, height."""
        rects, depth = [], 0
        for operands, operator in reading.contents(pdf)[0][1]:
            depth += {"q": 1, "Q": -1}.get(operator, 0)
            if operator == "re" and not depth:
                rects.append([float(each) / MM for each in operands])
        return rects

    def test_marks(self):
        marks = self.marks(self.open("print"))
        upright = {(round(x + w / 2, 1), round(y, 1), round(y + h, 1)) for x, y, w, h in marks if h > w}
        for trim, bleed in ((16, 13), (313, 316)):  # two angles a corner
            self.assertIn((trim, 3, 13), upright)
            self.assertIn((bleed, 3, 16), upright)
            self.assertIn((trim, 229, 239), upright)
            self.assertIn((bleed, 226, 239), upright)
        flat = {(round(y + h / 2, 1), round(x, 1), round(x + w, 1)) for x, y, w, h in marks if w > h}
        for trim, bleed in ((16, 13), (226, 229)):
            self.assertIn((trim, 3, 13), flat)
            self.assertIn((bleed, 3, 16), flat)
            self.assertIn((trim, 316, 326), flat)
            self.assertIn((bleed, 313, 326), flat)
        self.assertIn((164.5, 3, 13), upright)  # centres
        self.assertIn((121, 316, 326), flat)
        for x, y, w, h in marks:
            self.assertAlmostEqual(min(w, h), 0.25 / MM, 3)
            inside = x + w > 13.1 and x < 315.9 and y + h > 13.1 and y < 228.9
            self.assertFalse(inside, "a mark reaches into the bleed")

    def test_sheet(self):
        pdf = self.open("saddle")
        self.assertEqual(len(pdf.pages), 2)
        trim = [float(each) / MM for each in pdf.pages[0].TrimBox]
        self.assertAlmostEqual(trim[2] - trim[0], 594, 3)
        self.assertAlmostEqual(trim[3] - trim[1], 210, 3)


if __name__ == "__main__":
    unittest.main()
