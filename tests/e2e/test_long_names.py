"""Names that are longer than their places: in the index, the overview, tabs and running lines, on pages of all sizes; and
what a screen reader hears of places, heads and changes."""

import os
import subprocess
import unittest

import pikepdf
from editions import InScratch, card, code_of, run, tight, tool, write
from traced import Trace

FORM = {
    "title": "災害時の備えに関する調査票",
    "sections": [
        {"id": "stock", "label": "(1)備蓄", "fields": [{"id": "food", "label": "①食料", "short": "食料"},
                                                      {"id": "hospital", "label": "②入退院支援", "short": "入退院支援"}]},
        {"id": "wish", "label": "(2)要望", "fields": [{"id": "hospital", "label": "①入退院支援", "short": "入退院支援"}]},
    ],
}  # fmt: skip
LAYOUT = """like: a4.yaml
card:
  - {heading: "{title}({names})", style: title, level: 1}
  - {table: stock, heads: top, before: 0.7mm}
  - {table: wish, heads: left, before: 0.7mm}
overview: {sections: [stock, wish]}
"""
TERMS = ["発電機", "備蓄米", "飲料水", "毛布"]
SEVEN = ["津市", "四日市市", "伊勢市", "松阪市", "桑名市", "鈴鹿市", "名張市"]
LONG = "あいうえおかきくけこさしすせそたちつてとなにぬねの町"
REGION = "名古屋・尾張中部構想区域東三河南部西三河北部海部津島医療圏広域連合準備区"
SIZES = {"A5": (148, 210), "A5 landscape": (210, 148), "B5": (182, 257), "A4": (210, 297), "A4 landscape": (297, 210),
         "A3 landscape": (420, 297)}  # fmt: skip


def elements(element, role):
    """Elements of a role below an element of a PDF's structure tree, in order."""
    found = []
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            found += [kid] if kid.S == role else []
            found += elements(kid, role)
    return found


class LongNames(InScratch):
    def edition(self, regions, name="edition", **changes):
        """Regions as (name, [names of a card's municipalities, …]) or with a short name between."""
        folder = self.path(name)
        os.makedirs(os.path.join(folder, "cards"))
        listed, number = [], 0
        for title, *short, cards in regions:
            slugs = []
            for names in cards:
                own = [{"code": code_of(number + i + 1), "name": one} for i, one in enumerate(names)]
                slugs.append(own[0]["code"] + "-card")
                number += len(names)
                answers = {"stock": {"food": "・" + "、".join(TERMS), "hospital": "・手引きを作成している"},
                           "wish": {"hospital": "・研修会を開いてほしい"}}  # fmt: skip
                with open(os.path.join(folder, "cards", slugs[-1] + ".yaml"), "w", encoding="utf-8") as file:
                    file.write(card(own, answers))
            listed.append({"name": title, **({"short": short[0]} if short else {}), "cards": slugs})
        write(folder, "form.yaml", FORM)
        edition = {"id": "t1", "title": "災害時の備えに関する調査", "fiscal_year": "令和7年度",
                   "prefecture": {"code": "240001", "name": "三重県"}, "publisher": "三重県", "date": "2026-03-31",
                   "form": "form.yaml", "regions": listed, "themes": ["stock.food"],
                   "terms": [{"term": term, "reading": "はつでんき"} for term in TERMS], **changes}  # fmt: skip
        write(folder, "edition.yaml", edition)
        return folder

    def build(self, folder, *words, more="", status=0):
        layout = self.layout(LAYOUT + more)
        return run("build", folder, "--layout", layout, "-o", self.path("out.pdf"), *words, status=status,
                   env={**os.environ, "LC_ALL": "C"}).stderr.decode()  # fmt: skip

    def trace(self, folder, *words, more=""):
        return Trace(run("trace", folder, "--layout", self.layout(LAYOUT + more), *words).stdout.decode())

    # ---- places ----

    def test_index(self):
        """A card of seven, one of thirty, and names of 26 letters: nothing leaves its column, pages stay with names."""
        thirty = [f"第{i}町" for i in range(1, 31)]
        folder = self.edition([("広域連合", [SEVEN, ["南伊勢町"], thirty, [LONG]])], parts=["cards", "index"])
        trace = self.trace(folder)
        width = (297 - 21 - 3 * 8) / 4 * 72 / 25.4
        columns = [(10.5 + i * (8 + (297 - 21 - 3 * 8) / 4)) * 72 / 25.4 for i in range(4)]
        runs = [r for page in trace.pages[4:] for _, r in page.runs() if r.y > 60 and r.y < 560]
        for one in runs:
            x0, _, x1, _ = one.ink()
            self.assertTrue(any(c - 0.1 <= x0 and x1 <= c + width + 0.1 for c in columns), (one.text, x0, x1))
        text = tool("pdftotext", "-f", "5", "-raw", self.built(folder), "-")
        self.assertIn("津市、四日市市、伊勢市、松阪市、\n桑名市、鈴鹿市、名張市 1\n南伊勢町 2\n", text)
        self.assertNotRegex(text, r"[町市、]\n\d+\n")

    def built(self, folder):
        self.build(folder)
        return self.path("out.pdf")

    def test_tabs(self):
        long = [("尾張中部保健医療圏", [["津市"]]), ("名古屋・尾張中部", [["四日市市"]]), (REGION, "海部津島", [["伊勢市"]])]
        trace = self.trace(self.edition(long, parts=["cards"]))
        for page, name in zip(trace.pages, ["尾張中部保健医療圏", "名古屋・尾張中部", "海部津島"]):
            tab = next(r for r in page.rects if r[4] == "pagination" and r[2] - r[0] > 20)
            inside = [r for _, r in page.runs() if tab[0] - 0.01 <= r.ink()[0] and r.ink()[2] <= tab[2] + 0.01]
            self.assertEqual("".join(r.text for r in inside), name)
            for one in inside:
                self.assertGreaterEqual(one.size, 5)
                self.assertTrue(tab[1] <= one.ink()[1] and one.ink()[3] <= tab[3], (one.text, one.ink(), tab))

    def test_tabs_without_room(self):
        said = self.build(self.edition([(REGION, [["津市"]]), ("海部", [["四日市市"]])], parts=["cards"]), status=65)
        self.assertRegex(said, r"edition.yaml:\d+:\d+: error: the name .* does not fit its tab, even at 5 pt: below the "
                               r"region's name write short: and a name of at most 26 characters")  # fmt: skip
        self.assertEqual(said.count("error:"), 1)
        many = [(f"地域{i}", [[f"第{i}町"]]) for i in range(1, 22)]
        self.assertEqual(self.build(self.edition(many, "many", parts=["cards"])), "")

    def test_tabs_of_many_regions(self):
        """21 tabs are too low for names of eight letters: after the eleventh they begin again at the top."""
        eight = [(f"第{i}保健医療圏域", [[f"第{i}町"]]) for i in range(1, 22)]
        trace = self.trace(self.edition(eight, "eight", parts=["cards"]))
        tops = [next(r for r in page.rects if r[4] == "pagination" and r[2] - r[0] > 20)[1] for page in trace.pages]
        self.assertEqual(len(tops), 21)
        self.assertEqual(tops[:11], sorted(set(tops)))
        self.assertEqual(tops[11:], tops[:10])

    def test_running_lines(self):
        names = [["津市", *(f"第{i}町" for i in range(2, 31))]]
        folder = self.edition([("広域", names)], parts=["cards"])
        text = tool("pdftotext", "-raw", self.built(folder), "-")
        self.assertIn("広域津市他29町", tight(text))
        more = "page: {width: 148mm, height: 210mm}\n"
        self.assertNotIn("ends in dots", self.build(folder, more=more))
        run("sheet", folder, "津市", "--layout", self.layout(LAYOUT + more), "-o", self.path("sheets"))
        sheet = os.path.join(self.path("sheets"), os.listdir(self.path("sheets"))[0])
        self.assertIn("津市他29町の共同の回答です。", tight(tool("pdftotext", "-raw", sheet, "-")))

    def test_pages_of_all_sizes(self):
        """Every part, with long names: what stands in no place of its own would be an error."""
        regions = [("名古屋・尾張中部構想区域", [SEVEN, [LONG]]), ("海部", [["南伊勢町"], ["いちき串木野市"]])]
        digest = {"title": "取組状況の要約と災害時の備えのあらまし", "groups": [{"heading": "備蓄", "text": "・米"}]}
        for number, (name, (width, height)) in enumerate(SIZES.items()):
            with self.subTest(size=name):
                folder = self.edition(regions, f"e{number}", digest=digest)
                page = f"page: {{width: {width}mm, height: {height}mm}}\n"
                self.assertNotIn("error", self.build(folder, more=page))

    # ---- what a screen reader hears ----

    def tree(self, title):
        self.pdf = pikepdf.open(self.path("out.pdf"))
        self.addCleanup(self.pdf.close)
        parts = elements(self.pdf.Root.StructTreeRoot, "/Part")
        return next(part for part in parts if str(part.get("/T", "")) == title)

    def test_heads_of_the_overview(self):
        self.build(self.edition([("北", [["津市"]]), ("南", [["伊勢市"]])], parts=["overview", "cards"]))
        table = elements(self.tree("記入状況の一覧"), "/Table")[0]
        heads = {bytes(th.ID): th for th in elements(table, "/TH")}

        def headers(cell):
            return [heads[bytes(one)] for a in [cell.get("/A")] if a is not None for one in a.get("/Headers", [])]

        rows = elements(elements(table, "/TBody")[0], "/TR")
        for row in rows[:2]:
            cells = elements(row, "/TD")
            counts = [len(headers(cell)) for cell in cells]
            self.assertEqual(counts, [3, 4, 4, 4, 3])  # page; group, column, region, municipality; total
            groups = [bytes(headers(cell)[0].ID) for cell in cells[2:4]]
            self.assertNotEqual(*groups)  # both columns are called 入退院支援
        self.assertEqual(len(elements(self.tree("記入状況の一覧"), "/Lbl")), 3)

    def test_words_of_links_and_of_the_colophon(self):
        self.build(self.edition([("北", [["津市"]]), ("南", [["伊勢市"]])], parts=["contents", "cards", "colophon"]))
        contents = self.tree("目次")
        words = [str(a.Contents) for a in self.pdf.pages[0].Annots]
        self.assertEqual(words, ["北、1ページ", "津市、1ページ", "南、2ページ", "伊勢市、2ページ", "奥付、3ページ"])
        self.assertEqual([str(s.ActualText) for s in elements(contents, "/Span")], [w[-5:] for w in words])
        colophon = self.tree("奥付")
        self.assertEqual(len(elements(colophon, "/TH")), len(elements(colophon, "/TD")))
        done = subprocess.run(["pdfinfo", "-struct-text", self.path("out.pdf")], stdout=subprocess.PIPE, check=True)
        read = done.stdout.decode(errors="replace")  # titles are printed as they stand in the file
        self.assertRegex(read, r'"津市"\s+Span \(inline\)\s+"1"\s+Object')

    def test_changes_are_heard(self):
        old = self.edition([("北", [["津市"]])], "old", parts=["cards"])
        new = self.edition([("北", [["津市"]])], "new", parts=["cards"], id="t2", fiscal_year="令和8年度", date="2027-03-31")
        path = os.path.join(new, "cards", code_of(1) + "-card.yaml")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace("毛布", "毛布と電池").replace("・研修会を開いてほしい", "・会議を開く"))
        self.build(new, "--since", old)
        pdf = pikepdf.open(self.path("out.pdf"))
        self.addCleanup(pdf.close)
        spans = elements(pdf.Root.StructTreeRoot, "/Span")
        heard = [str(span.ActualText) for span in spans]
        self.assertIn("修正", heard)
        self.assertEqual(set(heard) - {"修正", "追加", "削除", "移動"}, set())
        self.assertTrue(all("/K" in span for span in spans))  # each has its bar or wedge
        self.assertNotIn("修正", tool("pdftotext", self.path("out.pdf"), "-"))


if __name__ == "__main__":
    unittest.main()
