#!/usr/bin/python3
"""The languages that records name, as the PDFs and the trace have them: of the edition, of a card, of a field."""

import os
import re
import shutil
import sys
import unittest

import pikepdf

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import pdf_reading as reading  # noqa: E402
from editions import TOP, InScratch, Records, make_edition, run  # noqa: E402

SMALL = os.path.join(TOP, "tests", "cases", "small")


def languages(pdf):
    """Role, text language as the structure tree gives it down to each element, of those that hold content."""
    found = []

    def walk(obj, language):
        language = str(obj.get("/Lang", language))
        kids = obj.get("/K", [])
        kids = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        if any(not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid for kid in kids):
            found.append((str(obj.S)[1:], language))
        for kid in kids:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                walk(kid, language)

    root = pdf.Root.StructTreeRoot.K
    walk(root[0] if isinstance(root, pikepdf.Array) else root, str(pdf.Root.Lang))
    return found


class Languages(InScratch):
    def edition(self, *edits):
        """A copy of the small edition; each edit names a file, a text that stands there once, and another."""
        folder = self.path("edition")
        shutil.copytree(SMALL, folder)
        for name, old, new in edits:
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                text = file.read()
            self.assertEqual(text.count(old), 1, (name, old))
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text.replace(old, new))
        return folder

    def build(self, folder, purpose="handout", *words):
        path = self.path(purpose + ".pdf")
        run("build", folder, "--for", purpose, "-q", "-o", path, *words)
        pdf = pikepdf.open(path)
        self.addCleanup(pdf.close)
        return pdf

    def test_nothing_said_is_japanese_of_japan(self):
        pdf = self.build(self.edition())
        self.assertEqual(str(pdf.Root.Lang), "ja-JP")
        self.assertEqual({language for _, language in languages(pdf)}, {"ja-JP"})
        self.assertNotIn("language", run("trace", self.path("edition")).stdout.decode())

    def test_japanese_alone(self):
        folder = self.edition(("edition.yaml", "form: form.yaml", "language: ja\nform: form.yaml"))
        self.assertEqual(str(self.build(folder, "handout", "--parts", "cover").Root.Lang), "ja")

    def test_edition(self):
        folder = self.edition(("edition.yaml", "form: form.yaml", "language: sr-Latn-RS\nform: form.yaml"))
        for purpose in ("handout", "archive", "print"):
            with self.subTest(purpose):
                pdf = self.build(folder, purpose)
                self.assertEqual(str(pdf.Root.Lang), "sr-Latn-RS")
                with pdf.open_metadata() as metadata:
                    self.assertEqual(list(metadata["dc:language"]), ["sr-Latn-RS"])

    def test_card(self):
        folder = self.edition(("cards/242012-tsu.yaml", "office:", "language: pt-BR\noffice:"))
        pdf = self.build(folder)
        self.assertEqual(str(pdf.Root.Lang), "ja-JP")
        with pdf.open_metadata() as metadata:
            self.assertEqual(set(metadata["dc:language"]), {"ja-JP", "pt-BR"})
        sections = [e.obj for e in reading.elements(pdf) if e.role == "Sect" and "/Lang" in e.obj]
        self.assertEqual([(str(s.T), str(s.Lang)) for s in sections], [("津市", "pt-BR")])
        within = {}
        for element in reading.elements(pdf):
            above, chain = element.obj, []
            while "/S" in above and above != sections[0]:
                chain.append(above)
                above = above.P
            if above == sections[0]:
                language = next((str(each.Lang) for each in chain if "/Lang" in each), "pt-BR")
                within.setdefault(element.role, set()).add(language)
        # The card's own words, and the form's around them.
        self.assertEqual(within["TD"], {"pt-BR"})
        self.assertEqual(within["TH"], {"ja-JP"})
        self.assertEqual(within["H1"], {"ja-JP"})
        self.assertEqual(within["H2"], {"ja-JP"})

    def test_card_in_other_parts(self):
        folder = self.edition(("cards/242012-tsu.yaml", "office:", "language: pt-BR\noffice:"))
        pdf = self.build(folder, "handout", "--parts", "cards,themes")
        themes = [e.obj for e in reading.elements(pdf) if e.role == "TD" and str(e.obj.get("/Lang", "")) == "pt-BR"]
        cards = self.build(folder, "archive", "--parts", "cards")
        alone = [e for e in reading.elements(cards) if e.role == "TD" and str(e.obj.get("/Lang", "")) == "pt-BR"]
        self.assertEqual(len(themes), len(alone) + 1)  # 津市 in the table of stock.food

    def test_field(self):
        folder = self.edition(
            ("form.yaml", "label: ②電源", "label: ②電源, language: en-GB"),
            ("cards/242012-tsu.yaml", "office:", "language: pt-BR\noffice:"),
        )
        pdf = self.build(folder, "handout", "--parts", "cards")
        told = [str(e.obj.Lang) for e in reading.elements(pdf) if e.role == "TD" and "/Lang" in e.obj]
        self.assertEqual(told.count("en-GB"), 3)  # one on each card, 津市's too
        self.assertEqual(told.count("pt-BR"), 4)
        heads = [str(e.obj.Lang) for e in reading.elements(pdf) if e.role == "TH" and "/Lang" in e.obj]
        self.assertEqual(heads.count("en-GB"), 3)
        with pdf.open_metadata() as metadata:
            self.assertEqual(set(metadata["dc:language"]), {"en-GB", "ja-JP", "pt-BR"})
        overview = self.build(folder, "archive", "--parts", "overview")
        heads = [str(e.obj.Lang) for e in reading.elements(overview) if e.role == "TH" and "/Lang" in e.obj]
        self.assertEqual(heads, ["en-GB"])  # the field's column

    def test_trace(self):
        folder = self.edition(
            ("form.yaml", "label: ②電源", "label: ②電源, language: en-GB"),
            ("cards/242012-tsu.yaml", "office:", "language: pt-BR\noffice:"),
        )
        trace = run("trace", folder).stdout.decode()
        structure = trace[trace.index("\nstructure\n") :]
        self.assertRegex(structure, r'Sect title "津市" language "pt-BR"\n')
        self.assertEqual(len(re.findall(r'TD .*language "en-GB"', structure)), 3)
        self.assertEqual(len(re.findall(r'TH .*language "en-GB"', structure)), 4)  # on each card, in the overview

    def test_comparison(self):
        form = {section["id"]: {f["id"]: "" for f in section["fields"]} for section in Records().form["sections"]}
        answers = [{**form, "status": {**form["status"], "initiatives": f"出前講座を年{times}回"},
                    "shared": {**form["shared"], "ict": program}} for times, program in ((2, "Zoom"), (4, "MCS"))]  # fmt: skip
        make_edition(self.path("old"), [answers[0]])
        make_edition(self.path("new"), [{**answers[1], "language": "pt-BR"}], fiscal_year="令和8年度")
        with open(self.path("new", "form.yaml"), encoding="utf-8") as file:
            text = file.read()
        with open(self.path("new", "form.yaml"), "w", encoding="utf-8") as file:
            file.write(re.sub(r"(\{id: ict, )", r"\1language: en, ", text))
        run("compare", self.path("old"), self.path("new"), "-o", self.path("compare.pdf"))
        with pikepdf.open(self.path("compare.pdf")) as pdf:
            told = [(e.role, str(e.obj.Lang)) for e in reading.elements(pdf) if "/Lang" in e.obj]
        self.assertEqual(sorted(told), [("TD", "en"), ("TD", "pt-BR"), ("TH", "en")])

    def test_wrong(self):
        folder = self.edition(("edition.yaml", "form: form.yaml", "language: 日本語\nform: form.yaml"))
        told = run("check", folder, status=65).stderr.decode()
        self.assertIn('edition.yaml:10:11: error: "日本語" is no language tag', told)


if __name__ == "__main__":
    unittest.main()
