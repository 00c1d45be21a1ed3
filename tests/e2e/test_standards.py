#!/usr/bin/python3
"""The rules of PDF/A, PDF/UA and PDF/X-4 on whole booklets: the real edition, its sheets, A3, and a stress edition.

The stress edition has what the real one lacks: characters of fallback fonts, variation sequences, ruby, nested lists,
cards that go on, coloured inks.
"""

import collections
import os
import re
import sys
import tempfile
import unittest

import PIL.Image
import pikepdf

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import pdf_reading as reading  # noqa: E402
import pdf_rules as rules  # noqa: E402
from editions import EDITION, InScratch, Records, make_edition, run, tight, tool  # noqa: E402
from traced import Trace, faults, strays  # noqa: E402

STRESS_TEXT = """\
【𠮷野・葛󠄀城の辻󠄀】
・𠮷田さんと髙﨑さんが、葛󠄀飾で｜看取《みと》りと｜終活《しゅうかつ》の｜講座《こうざ》を開いた。
  ▷ﾊﾝｶｸ｡ ㌔ ㎡ ① ㇷ゚ が゚ ～ ― — … ⇒
    ※Ａ４・Ｗｏｒｄ、WiFi https://www.pref.example.jp/in/a/very/long/address/that/goes/on/index.html
  ▷第2回 TEL 0594-22-8200（代）、10/11、20㎡、50％
・☑備蓄あり☐なし☒不明✔済✕未、➢次へ►次へ、✉✆♿⚕⚡、CO₂、Na⁺、PM₂.₅、🄰‣Ⅼ
・続き

 字下げの段落です。｜訪問看護《ほうもんかんご》ステーション（「在宅」）、。
"""
STRESS_LAYOUT = """\
like: a4.yaml
styles:
  answer: {like: body, leading: 1.5, ruby: true}
%s
cell: {body: answer}
themes: {body: answer}
ruling: {shade: CMYK 0 6 20 0, color: CMYK 60 40 0 30}
tabs: {color: CMYK 90 60 0 30}
overview: {color: CMYK 80 30 0 20, shade: CMYK 0 6 20 0}
"""
COLOURED_TITLES = """\
  title: {color: CMYK 100 70 0 20}
  subhead: {color: CMYK 0 90 90 40}
"""


def press_profile():
    """An ICC profile that says it is for CMYK presses, and its name: writer and rules look at no more."""
    name = b"Test press\0"
    described = b"desc\0\0\0\0" + len(name).to_bytes(4, "big") + name + bytes(79)
    header = bytearray(128)
    header[0:4] = (144 + len(described)).to_bytes(4, "big")
    header[8:12] = b"\x02\x10\0\0"
    header[12:24] = b"prtrCMYKLab "
    header[36:40] = b"acsp"
    table = (1).to_bytes(4, "big") + b"desc" + (144).to_bytes(4, "big") + len(described).to_bytes(4, "big")
    return bytes(header) + table + described


def without_tags(path, to):
    """The same file without structure: no tree, no marks in the content, no keys that lead there."""
    with pikepdf.open(path) as pdf:
        for key in ("/StructTreeRoot", "/MarkInfo"):
            del pdf.Root[key]
        for page in pdf.pages:
            kept = [(o, op) for o, op in pikepdf.parse_content_stream(page) if str(op) not in ("BDC", "BMC", "EMC")]
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))
            for obj in [page.obj, *page.get("/Annots", [])]:
                for key in ("/StructParents", "/StructParent", "/Tabs"):
                    if key in obj:
                        del obj[key]
        pdf.save(to, object_stream_mode=pikepdf.ObjectStreamMode.preserve, recompress_flate=True)


class Standards(InScratch):
    def check(self, known, *words, folder=EDITION):
        path = self.path("book.pdf")
        run("build", folder, "-o", path, *words)
        self.assertEqual(rules.check(path, known), {})
        return path


class RealEdition(Standards):
    def test_handout(self):
        """And what makes it accessible costs at most half as much again as the rest."""
        path = self.check(rules.HANDOUT)
        without_tags(path, self.path("untagged.pdf"))
        with pikepdf.open(self.path("untagged.pdf")) as pdf:
            self.assertNotIn("/StructTreeRoot", pdf.Root)
        self.assertLessEqual(os.path.getsize(path), 1.5 * os.path.getsize(self.path("untagged.pdf")))

    def test_archive(self):
        """Every file that the edition was made from is inside, byte for byte."""
        path = self.check(rules.ARCHIVE, "--for", "archive")
        with pikepdf.open(path) as pdf:
            inside = {key.decode(): spec.EF.F.read_bytes() for key, spec in reading.embedded(pdf)}
        records = [f"cards/{slug}.yaml" for slug in Records().cards]
        for name in ["edition.yaml", "form.yaml", "errata.yaml", "municipalities.yaml", *records]:
            with open(os.path.join(EDITION, name), "rb") as file:
                found = [data for key, data in inside.items() if key.endswith(name)]
                self.assertEqual(found, [file.read()], name)
        self.assertTrue({"a4.yaml", "fonts.yaml"} <= {os.path.basename(key) for key in inside})

    def test_a3(self):
        self.check(rules.HANDOUT, "--layout", "layouts/a3.yaml")

    def test_facing_pages(self):
        self.check(rules.HANDOUT, "--layout", "layouts/a4-spread.yaml")

    def test_portrait_pages_and_large_print(self):
        for name in ("a4-portrait", "b5-booklet", "large-print"):
            self.check(rules.HANDOUT, "--layout", name)

    def test_sheets(self):
        run("sheet", EDITION, "--all", "-o", self.path("sheets"))
        names = os.listdir(self.path("sheets"))
        self.assertEqual(len(names), 29)
        for name in names:
            self.assertEqual(rules.check(self.path("sheets", name), rules.HANDOUT), {}, name)


class Print(Standards):
    def test_single_pages_with_marks(self):
        path = self.check(rules.PRINT, "--for", "print")
        with pikepdf.open(path) as pdf:
            self.black_only(pdf)
            self.assertEqual([float(each) for each in pdf.pages[0].TrimBox], [float(each) for each in pdf.pages[-1].TrimBox])

    def test_separations(self):
        """Ghostscript's plates: all that is printed is on the black one."""
        run("build", EDITION, "--for", "print", "-o", self.path("book.pdf"))
        tool("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r24",
             "-sOutputFile=" + self.path("%03d.tif"), self.path("book.pdf"))  # fmt: skip
        darkest = {}
        for name in os.listdir(self.scratch):
            if plate := re.fullmatch(r"\d+\((\w+)\)\.tif", name):
                with PIL.Image.open(self.path(name)) as image:
                    darkest.setdefault(plate[1], []).append(image.convert("L").getextrema()[0])
        self.assertEqual({plate: min(values) for plate, values in darkest.items()},
                         {"Cyan": 255, "Magenta": 255, "Yellow": 255, "Black": 0})  # fmt: skip
        self.assertGreater(len(darkest["Cyan"]), 40)

    def black_only(self, pdf):
        """Nothing on the cyan, magenta and yellow plates: all colour is gray, text in black."""
        operators = collections.Counter(operator for _, _, operator in reading.instructions(pdf))
        self.assertFalse(set(operators) & {"k", "K", "rg", "RG", "cs", "CS", "sc", "SC", "scn", "SCN", "sh", "Do", "BI"})
        self.assertGreater(operators["g"], 100)
        texts, colour = set(), 0.0
        for _, operands, operator in reading.instructions(pdf):
            if operator == "g":
                colour = float(operands[0])
            elif operator in ("Tj", "TJ"):
                texts.add(colour)
        self.assertEqual(texts, {0.0, 1.0})  # black, and white on the tabs

    def test_imposed(self):
        path = self.check(rules.PRINT, "--for", "print", "--impose", "saddle-left", "--paper-thickness", "0.1")
        with pikepdf.open(path) as pdf:
            self.black_only(pdf)

    def test_imposed_with_marks(self):
        for how in ("saddle-top", "2up"):
            path = self.check(rules.PRINT, "--for", "print", "--impose", how, "--marks", "--back-margin", "4")
            with pikepdf.open(path) as pdf:
                self.black_only(pdf)

    def test_a3(self):
        self.check(rules.PRINT, "--for", "print", "--layout", "layouts/a3.yaml")

    def test_facing_pages(self):
        self.check(rules.PRINT, "--for", "print", "--layout", "layouts/a4-spread.yaml")

    def test_portrait_pages_and_large_print(self):
        for name in ("a4-portrait", "b5-booklet", "large-print"):
            self.check(rules.PRINT, "--for", "print", "--layout", name)


class StressEdition(Standards):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.edition = os.path.join(folder.name, "edition")
        densest = Records().cards["242080-nabari"]
        sections = [section for section in densest if section != "municipalities"]
        once = {s: {f: STRESS_TEXT for f in densest[s]} for s in sections}
        once["hub"] = {"name": "𠮷野地域葛󠄀城センター（髙﨑）"}
        endless = {s: {f: 4 * (text + "\n" + STRESS_TEXT) for f, text in densest[s].items()} for s in sections}
        empty = {s: {f: "" for f in densest[s]} for s in sections}
        make_edition(cls.edition, [once, endless, empty], terms=[{"term": "葛󠄀城", "reading": "かつらぎ"}])

    def test_handout(self):
        path = self.check(rules.HANDOUT, "--layout", self.layout(STRESS_LAYOUT % COLOURED_TITLES), folder=self.edition)
        with pikepdf.open(path) as pdf:
            self.assertGreater(len(pdf.pages), 12)
            roles = collections.Counter(element.role for element in reading.elements(pdf))
            kinds = {("/FontFile2" in font.descriptor) for font in reading.fonts(pdf)}
        self.assertGreater(min(roles[role] for role in ("Ruby", "RB", "RT", "L", "Lbl", "LBody", "H3")), 20)
        self.assertEqual(kinds, {True, False})  # TrueType, and the CFF of fallback

    def test_archive(self):
        layout = self.layout(STRESS_LAYOUT % COLOURED_TITLES)
        self.check(rules.ARCHIVE, "--for", "archive", "--layout", layout, folder=self.edition)

    def test_print(self):
        """Coloured inks ask for a press's profile; text stays black."""
        with open(self.path("press.icc"), "wb") as file:
            file.write(press_profile())
        layout = self.layout(STRESS_LAYOUT % "")
        words = ["--for", "print", "--layout", layout]
        done = run("build", self.edition, "-o", self.path("no.pdf"), *words, status=65)
        self.assertIn("--icc", done.stderr.decode())
        path = self.check(rules.PRINT, *words, "--icc", self.path("press.icc"), folder=self.edition)
        with pikepdf.open(path) as pdf:
            inks = {tuple(float(o) for o in operands) for _, operands, op in reading.instructions(pdf) if op == "k"}
        self.assertIn((0.0, 0.06, 0.2, 0.0), inks)

    def test_text_of_each_cell(self):
        trace = Trace(run("trace", self.edition, "--layout", self.layout(STRESS_LAYOUT % "")).stdout.decode())
        records = Records(self.edition)
        margins = {"top": "9mm", "bottom": "10mm", "left": "10mm", "right": "10mm"}
        self.assertEqual(list(strays(trace)), [])
        self.assertEqual(list(faults(trace, margins)), [])
        self.assertEqual(len(trace.cards()), 3)
        for slug, card in zip(records.cards, trace.cards()):
            texts = [tight(trace.text(cell)) for _, cell in trace.cells(card)]
            shown = [re.sub("[｜《》]", "", tight(answer)) for answer in records.answers(slug)]  # base, then reading
            self.assertEqual(texts, shown)

    def test_copied_text_has_every_character(self):
        """𠮷 and the variation selector of 葛󠄀 come back from the PDF."""
        path = self.path("book.pdf")
        run("build", self.edition, "-o", path, "--layout", self.layout(STRESS_LAYOUT % ""))
        text = tight(tool("pdftotext", "-raw", path, "-"))
        for word in ["𠮷野地域葛󠄀城センター", "髙﨑", "辻󠄀", "ﾊﾝｶｸ｡", "ㇷ゚", "㌔", "㎡"]:
            self.assertIn(word, text)


if __name__ == "__main__":
    unittest.main()
