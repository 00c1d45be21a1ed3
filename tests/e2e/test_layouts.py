#!/usr/bin/python3
"""What a layout asks for beyond what a page can hold is reported and nothing is written; what it may ask for is done."""

import os
import re
import shutil
import subprocess
import unittest

import pikepdf
from editions import EDITION, LAYOUTS, PROGRAM, TOP, InScratch, Records, tight, tool
from years import next_year

SMALL = os.path.join(TOP, "tests", "cases", "small")
OK, DATA = 0, 65
ENV = {**{k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}, "LC_ALL": "C.UTF-8"}


class Layouts(InScratch):
    def setUp(self):
        super().setUp()
        shutil.copytree(SMALL, self.path("small"))

    def edit(self, name, old, new):
        with open(self.path("small", name), encoding="utf-8") as file:
            text = file.read()
        self.assertEqual(text.count(old), 1, (name, old))
        with open(self.path("small", name), "w", encoding="utf-8") as file:
            file.write(text.replace(old, new))

    def write_layout(self, text):
        """More lines at the end of the layout."""
        with open(self.path("small", "layout.yaml"), "a", encoding="utf-8") as file:
            file.write(text)

    def build(self, *words, status=OK, message=""):
        done = subprocess.run([PROGRAM, "build", "small", "-o", "out.pdf", *words], cwd=self.scratch, env=ENV,
                              capture_output=True, timeout=120)  # fmt: skip
        self.assertEqual(done.returncode, status, done.stderr.decode())
        self.assertIn(message, done.stderr.decode())
        self.assertEqual(os.path.exists(self.path("out.pdf")), status == OK)
        return done

    def pages(self):
        """The text of each page, without white space."""
        return [tight(page) for page in tool("pdftotext", "-raw", self.path("out.pdf"), "-").split("\f")[:-1]]

    def without(self, first, last):
        """a4.yaml without the sections from one to before another, in the edition's folder."""
        with open(os.path.join(TOP, "layouts", "a4.yaml"), encoding="utf-8") as file:
            text = file.read()
        start, end = text.index(f"\n{first}:\n"), text.index(f"\n{last}:\n")
        with open(self.path("small", "a4.yaml"), "w", encoding="utf-8") as file:
            file.write(text[:start] + text[end:])


class Supplied(InScratch):
    """Every supplied layout sets the real edition for every purpose, and nothing is told but what is meant."""

    MEANT = r"warning: (blank pages added at the end|[^:]*: all answers are those of)"

    def quiet(self, command, *words, layout):
        words = [PROGRAM, command, *words, "--layout", layout]
        done = subprocess.run(words, cwd=self.scratch, env=ENV, capture_output=True, timeout=280)
        said = re.sub(self.MEANT, "", done.stderr.decode())
        self.assertEqual(done.returncode, OK, (words, said))
        self.assertNotRegex(said, "warning: |note: ", words)

    def test_purposes(self):
        for layout in LAYOUTS:
            for words in ([], ["--for", "archive"], ["--for", "print"], ["--for", "print", "--impose", "saddle-left"]):
                self.quiet("build", EDITION, "-o", "out.pdf", "--quiet", *words, layout=layout)
                tool("qpdf", "--check", self.path("out.pdf"))

    def test_singles(self):
        for layout in LAYOUTS:
            self.quiet("sheet", EDITION, "--all", "-o", layout, layout=layout)
            self.assertEqual(len(os.listdir(self.path(layout))), sum(len(Records().names(slug)) for slug in Records().cards))

    def test_years(self):
        os.mkdir(self.path("years"))
        shutil.copytree(EDITION, self.path("years", "r7"))
        new = next_year(EDITION, self.path("years", "r8"), 8)
        new.card("242071-suzuka", ("を年4回開催。", "を年6回、オンラインも併用して開催。"))
        for layout in LAYOUTS:
            self.quiet("build", "years/r8", "--since", "years/r7", "-o", "since.pdf", layout=layout)
            self.quiet("compare", "years/r7", "years/r8", "-o", "compare.pdf", layout=layout)
            self.quiet("history", "years", "鈴鹿市", "-o", "history.pdf", layout=layout)
            for name in ("since.pdf", "compare.pdf", "history.pdf"):
                tool("qpdf", "--check", self.path(name))
            self.assertIn("オンラインも併用", tight(tool("pdftotext", "-raw", self.path("compare.pdf"), "-")))


class TooMuch(Layouts):
    def test_cover(self):
        self.write_layout("styles: {cover_title: {like: body, size: 150pt}}\n")
        self.build(status=DATA, message="the cover has more text than its page holds")

    def test_colophon(self):
        self.write_layout("colophon: {size: 60pt}\n")
        self.build(status=DATA, message="the colophon has more text than its page holds")

    def test_columns_of_the_overview(self):
        self.edit("layout.yaml", "sections: [stock, shelter]",
                  "sections: [stock, shelter], widths: {region: 150mm, names: 120mm, page: 10mm, total: 12mm}")  # fmt: skip
        self.build(status=DATA, message="the overview's columns do not fit the page")

    def test_readings_of_no_row_of_the_index(self):
        self.write_layout("index: {rows: [あいうえお, かきくけこ]}\n")
        self.build(status=DATA, message="the reading びーしーぴー begins with no kana of the index's rows")

    def test_links_beside_headings(self):
        done = self.build("--parts", "cards,themes")
        self.assertNotIn(b"no room for the links", done.stderr)
        self.assertIn("テーマ別一覧食料", self.pages()[0])
        self.write_layout("styles: {title: {like: body, weight: bold, size: 13pt}, back: {like: body, size: 300pt}}\n")
        self.build("--parts", "cards,themes", message="no room for the links to the themes beside a heading")


class Refused(Layouts):
    """Values that cannot be, each told once, in the layout that is like a4.yaml, at its line."""

    def refuse(self, text, line, *words):
        shutil.copy(os.path.join(SMALL, "layout.yaml"), self.path("small"))
        self.write_layout(text)
        for language, severity, message in zip(("C.UTF-8", "ja_JP.UTF-8"), ("error", "誤り"), words):
            done = subprocess.run([PROGRAM, "check", "small"], cwd=self.scratch, env={**ENV, "LC_ALL": language},
                                  capture_output=True, timeout=20)  # fmt: skip
            self.assertEqual(done.returncode, DATA)
            found = [l for l in done.stderr.decode().split("\n") if f": {severity}: " in l]
            self.assertEqual(len(found), 1, done.stderr.decode())
            self.assertRegex(found[0], f"^small/layout.yaml:{line}:[0-9]+: {severity}: ")
            self.assertIn(message, found[0])

    def test_values_that_ended_the_program(self):
        self.refuse("contents: {columns: 3, gap: 150mm}\n", 12, "the columns of the section contents are too narrow",
                    "contents の段が狭すぎます。")  # fmt: skip
        self.refuse("colophon:\n  size: 0mm\n", 13, "a length from 1pt to 200pt is expected here",
                    "ここには 1pt から 200pt までの長さを書いてください")  # fmt: skip
        self.refuse("cell: {label_width: 500em}\n", 12, "a length from 0em to 20em is expected here",
                    "ここには 0em から 20em までの長さを書いてください")  # fmt: skip
        for section, key in ("cell", "body"), ("themes", "subhead"), ("contents", "entry"), ("history", "year"):
            for blank in "", '""':
                self.refuse(f"{section}:\n  {key}: {blank}\n", 13, "the name of a style is expected here",
                            "ここには体裁の名前を書いてください")  # fmt: skip

    def test_vertical_text(self):
        self.refuse("styles: {body: {direction: vertical}}\n", 12, "vertical text (direction: vertical) can stand in tabs "
                    "only, but the style body", "縦書き(direction: vertical)にできるのは、つめ(tabs)の文字だけです。")  # fmt: skip
        self.refuse("styles:\n  own: {like: body, direction: vertical}\ncell: {head: own}\n", 13, "but the style own",
                    "体裁 own は")  # fmt: skip
        self.refuse("header: {style: tab}\n", 12, "but the style tab", "体裁 tab は")

    def test_sizes_of_paper_by_name(self):
        self.refuse("page: {size: A4}\n", 12, "for A4 write width: 297mm and height: 210mm (lying)",
                    "A4 なら、横長は width: 297mm と height: 210mm、縦長はその逆を書いてください")  # fmt: skip
        self.refuse("page: {size: B4}\n", 12, "for B4 write width: 364mm and height: 257mm (lying)",
                    "B4 なら、横長は width: 364mm と height: 257mm")  # fmt: skip


class Printed(Layouts):
    """What a press may not print is told when a PDF is made for one, in the layout; the PDF is made all the same."""

    def test_thin_rules_and_much_ink(self):
        self.write_layout("ruling: {inner: 0.2pt}\ntabs: {color: K100}\ncompare: {color: CMYK 80 80 80 80}\n")
        self.assertNotIn(b"in print", self.build().stderr)
        found = self.build("--for", "print").stderr.decode()
        self.assertIn("small/layout.yaml:12:17: warning: a rule thinner than 0.25pt may come out broken in print", found)
        self.assertIn("small/layout.yaml:14:18: warning: the inks of this colour are 320% together", found)
        self.assertEqual(found.count("in print"), 2)


class Missing(Layouts):
    def test_parts_that_have_no_look(self):
        self.without("overview", "cards")
        self.edit("layout.yaml", "overview: {sections: [stock, shelter]}\n", "")
        self.build(status=DATA, message="the layout does not say how the part overview looks")

    def test_a_booklet_of_nothing(self):
        self.build("--parts", "outline", status=DATA, message="the booklet has no pages")

    def test_fields_that_the_form_has_not(self):
        self.edit("layout.yaml", "{table: office, heads: left, widths: [1, 6], before: 1mm}",
                  "{table: office, fields: [office.name, office.phone], heads: left, before: 1mm}")  # fmt: skip
        self.build(status=DATA, message="the form has no such field: office.phone")

    def test_sections_of_another_kind(self):
        for text in ("styles: bold\n", "page: A4\n", "ruling: [0.25mm]\n", "cell: 0.4em\n", "cover: {lines: 表紙}\n"):
            with self.subTest(text):
                shutil.copy(os.path.join(SMALL, "layout.yaml"), self.path("small"))
                self.write_layout(text)
                self.build(status=DATA, message="small/layout.yaml:12:")


class Done(Layouts):
    def test_front_pages_go_on(self):
        text = "".join(f"        ・第{i}の備えとして、保存水と発電機を各地区の防災倉庫に置いている。\n" for i in range(300))
        self.edit("edition.yaml", "        ・保存水\n", text)
        self.build("--parts", "digest")
        pages = self.pages()
        self.assertGreater(len(pages), 1)
        self.assertIn("備えのあらまし", pages[0])
        self.assertNotIn("（続き）", pages[0])
        for page in pages[1:]:
            self.assertIn("備えのあらまし（続き）", page)
        whole = "".join(pages)
        self.assertEqual([i for i in range(300) if f"第{i}の備えとして" not in whole], [])

    def test_terms_of_the_same_reading_are_in_the_order_of_their_characters(self):
        self.edit("edition.yaml", "  - {term: 避難所, reading: ひなんじょ}\n", "".join(
            f"  - {{term: {term}, reading: ちくでんち}}\n" for term in ("蓄電池", "太陽光", "蓄電")))  # fmt: skip
        done = self.build("--parts", "cards,index")
        self.assertEqual(done.stderr, b"")
        index = self.pages()[-1]
        found = re.findall("太陽光|蓄電池|蓄電", index[index.index("た") :])
        self.assertEqual(found, ["太陽光", "蓄電", "蓄電池"])

    def test_a_prefecture_without_regions(self):
        """One region without a name: no tab, no line of the contents, no bookmark of its own."""
        self.edit("edition.yaml", "  - name: 北中部\n    cards: [242055-kuwana, 242012-tsu]\n  - name: 南部\n"
                  "    cards: [242098-owase]\n",
                  '  - name: ""\n    cards: [242055-kuwana, 242012-tsu, 242098-owase]\n')  # fmt: skip
        self.build("--parts", "contents,overview,cards")
        contents = self.pages()[0]
        self.assertRegex(contents, "記入状況の一覧·*i+市町別の取組·*1桑名市·*1津市·*2尾鷲市·*3紀北町·*3")
        with pikepdf.open(self.path("out.pdf")) as pdf, pdf.open_outline() as outline:
            self.assertEqual([item.title for item in outline.root],
                             ["目次", "記入状況の一覧", "桑名市", "津市", "尾鷲市、紀北町"])  # fmt: skip

    def test_rules_of_running_lines(self):
        self.build("--parts", "cards")
        before = self.rects()
        self.edit("layout.yaml", "like: a4.yaml\n", "like: a4.yaml\nheader: {style: running, offset: 6.6mm, rule: 0.2mm, "
                  'left: "{prefecture}", except: []}\n')  # fmt: skip
        self.build("--parts", "cards")
        self.assertEqual(self.rects(), [n + 1 for n in before])

    def rects(self):
        with pikepdf.open(self.path("out.pdf")) as pdf:
            return [sum(str(operator) == "re" for _, operator in pikepdf.parse_content_stream(page)) for page in pdf.pages]

    def test_cards_of_one_page_begin_where_facing_pages_do(self):
        self.write_layout("body: {pages: 2}\ncards: {start: left}\n")
        self.build("--parts", "cover,cards")
        title = tight("災害時の備えに関する調査(")
        self.assertEqual([title in page for page in self.pages()], [False, True] * 3 + [False])


if __name__ == "__main__":
    unittest.main()
