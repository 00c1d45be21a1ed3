#!/usr/bin/python3
"""What Excel, Word and PDFs leave in answers, and what a copied edition keeps of the year before, is told to the letter in both
languages; and line ends of theirs end lines."""

import os
import re
import subprocess
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from editions import PROGRAM, InScratch, tight, tool  # noqa: E402

EDITION = """id: t1
title: 災害時の備えに関する調査
fiscal_year: 令和7年度
prefecture: {code: "240001", name: 三重県}
publisher: 三重県
date: 2026-03-31
form: form.yaml
layout: layout.yaml
parts: [cards]
regions:
  - name: 中部
    cards: [242012-tsu]
"""
FORM = """title: 災害時の備えに関する調査票
sections:
  - id: stock
    label: (1)備蓄について
    fields:
      - {id: food, label: ①食料, short: 食料}
      - {id: power, label: ②電源, short: 電源}
"""
LAYOUT = """like: a4.yaml
card:
  - {heading: "{title}({names})", style: title, level: 1}
  - {table: stock, heads: top, before: 0.7mm}
overview: {sections: [stock]}
"""
CARD = 'municipalities:\n  - {code: "242012", name: 津市}\nstock:\n  food: |\n%s  power: |\n    発電機\n'
LOCALES = {"en": "C.UTF-8", "ja": "ja_JP.UTF-8"}


class Edition(InScratch):
    """One card, whose first answer (from line 5 on) is the test's."""

    def edition(self, answer, name="edition"):
        folder = self.path(name)
        os.makedirs(os.path.join(folder, "cards"))
        lines = "".join(f"    {line}\n" for line in answer.split("\n"))
        files = {"edition": EDITION, "form": FORM, "layout": LAYOUT, "cards/242012-tsu": CARD % lines}
        for path, text in files.items():
            with open(os.path.join(folder, path + ".yaml"), "w", encoding="utf-8", newline="") as file:
                file.write(text)
        return folder

    def run_in(self, folder, language, *words):
        env = {key: value for key, value in os.environ.items() if key != "LANGUAGE"} | {"LC_ALL": LOCALES[language]}
        return subprocess.run([PROGRAM, *words], cwd=folder, env=env, capture_output=True, text=True, timeout=60)

    def check(self, answer, english, japanese, summary=(0, 1, 0)):
        """One message at line and column, without the line that is shown below it, and the counts of the summary."""
        folder = self.edition(answer, f"edition{len(os.listdir(self.scratch))}")
        for language, expected in (("en", english), ("ja", japanese)):
            done = self.run_in(folder, language, "check", ".")
            told = [line for line in done.stderr.split("\n") if line.startswith("./cards/")]
            self.assertEqual(told, ["./cards/242012-tsu.yaml:" + expected])
            counts = {"en": "warnings: %d, notes: %d", "ja": "注意: %d、補足: %d"}[language] % summary[1:]
            self.assertEqual((done.returncode, done.stdout.rstrip().endswith(counts)), (0, True), done.stdout)


class Leftovers(Edition):
    def test_codes_of_excel(self):
        self.check(
            "備蓄の一覧_x000D_\n・水_x000D_\n・米",
            "5:10: warning: a code of Excel: _x000D_ → a line end; please write what it means instead (2 places, on the lines 5, 6)",
            "5:10: 注意: Excelの符号が文字のまま残っています: _x000D_ → 改行。符号を消して、その意味のとおりに書いてください(2か所: 5、6行目)",
        )
        self.check(
            "1行目_x000a_2行目 _x0009_ タブ",
            "5:8: warning: a code of Excel: _x000a_ → a line end, _x0009_ → a tab; please write what it means instead "
            "(2 places on line 5)",
            "5:8: 注意: Excelの符号が文字のまま残っています: _x000a_ → 改行、_x0009_ → タブ。符号を消して、その意味のとおりに書いて"
            "ください(2か所、どれも5行目)",
        )

    def test_errors_of_excel(self):
        self.check(
            "#REF!\n#N/A と #REF!",
            "5:5: warning: #REF!, #N/A: a formula of Excel had no result; please write the answer itself "
            "(3 places, on the lines 5, 6)",
            "5:5: 注意: #REF!、#N/A: Excelの数式の結果が出ていません。回答そのものを書いてください(3か所: 5、6行目)",
        )
        self.check(
            "配備は####台",
            "5:8: warning: ####: Excel shows this where a column is too narrow; please copy the cell's value",
            "5:8: 注意: ####: Excelの列の幅が足りないときの表示です。列を広げて、セルの値を写してください",
        )

    def test_quoted_cells_and_dates(self):
        self.check(
            '"「""防災""」の日"',
            "5:5: warning: all of the answer is in quotation marks, as Excel copies a cell: please delete the first and the "
            'last one, and write " for each "" inside',
            '5:5: 注意: 回答全体が " で囲まれています(Excelのセルを写すと付きます)。最初と最後の " を消し、中の "" は " 1つにしてください',
        )
        self.check(
            "45231",
            "5:5: warning: 45231 alone is how Excel keeps the date 2023-11-01 (令和5年11月1日): please write the date, or what "
            "is counted if it is a number",
            "5:5: 注意: 45231 という数だけの回答です。Excelの日付 2023-11-01(令和5年11月1日)ではありませんか。日付なら日付を、数なら"
            "「人」「件」など何の数かを書いてください",
        )

    def test_lookalikes_of_pdfs(self):
        self.check(
            "⾼齢者の⽣活⽀援は⽇常的に⾏う。⻑期⼊院、⻄部地区。",
            "5:5: warning: only looks like it, as if copied from a PDF: ⾼ → 高, ⽣ → 生, ⽀ → 支, ⽇ → 日, ⾏ → 行, ⻑ → 長, ⼊ → 入, "
            "⻄ → 西; please write the ordinary character, or searching and comparing will miss it (8 places on line 5)",
            "5:5: 注意: 見た目だけ同じ別の文字があります(PDFから写すと入ります): ⾼ → 高、⽣ → 生、⽀ → 支、⽇ → 日、⾏ → 行、⻑ → 長、"
            "⼊ → 入、⻄ → 西。ふつうの文字に直してください。このままでは検索や比較で見つかりません(8か所、どれも5行目)",
        )

    def test_invisible_characters(self):
        self.check(
            "水\u200b米\n\u00ad水\u2060\ufeff",
            "5:6: warning: invisible: U+200B (zero width space), U+00AD (soft hyphen), U+2060 (word joiner), U+FEFF (byte "
            "order mark); please delete it, unless it is meant so (4 places, on the lines 5, 6)",
            "5:6: 注意: 目に見えない文字があります: U+200B (ゼロ幅スペース)、U+00AD (ソフトハイフン)、U+2060 (単語結合子)、"
            "U+FEFF (バイト順マーク)。わざと入れたものでなければ、消してください(4か所: 5、6行目)",
        )

    def test_half_width_katakana(self):
        self.check(
            "ﾎｿﾞﾝｽｲ",
            "5:5: warning: half-width katakana: ﾎｿﾞﾝｽｲ → ホゾンスイ; please write it full-width, unless it is meant so",
            "5:5: 注意: 半角カタカナがあります: ﾎｿﾞﾝｽｲ → ホゾンスイ。全角に直すか、このままでよいか確かめてください",
        )

    def test_bullets_of_word(self):
        self.check(
            "\uf0b7水\n\uf0b7米\n\uf0d8次へ",
            "5:5: warning: signs that only Word's symbol fonts have are read as ・ (U+F0B7), → (U+F0D8): please write these "
            "(3 places, on the lines 5, 6, 7)",
            "5:5: 注意: Wordの記号フォント(Wingdings、Symbolなど)だけの文字を、・ (U+F0B7)、→ (U+F0D8) と読みました。この記号に書き直し"
            "てください(3か所: 5、6、7行目)",
        )


    def test_bullets_of_word_have_glyphs(self):
        folder = self.edition("\n".join(chr(code) + "項目" for code in range(0xF06C, 0xF078)) + "\n\uf0fc\uf0fd\uf0fe\uf0a8\uf0fb")
        done = self.run_in(folder, "en", "build", ".", "-q", "-o", self.path("book.pdf"))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("✓☒☑□×", tight(tool("pdftotext", "-raw", self.path("book.pdf"), "-")))

    def test_other_texts_are_looked_at_too(self):
        folder = self.edition("・水")
        for name, old, new in (
            ("edition.yaml", "title: 災害", "title: ⼤災害"),
            ("edition.yaml", "publisher: 三重県", "publisher: 三重県_x000D_"),
            ("edition.yaml", "name: 中部", "name: ﾁｭｳﾌﾞ"),
            ("form.yaml", "label: (1)", "label: \u200b(1)"),
            ("form.yaml", "label: ①食料", "label: ①⾷料"),
            ("form.yaml", "short: 電源", "short: \u00ad電源"),
        ):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                text = file.read()
            self.assertEqual(text.count(old), 1)
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(text.replace(old, new))
        done = self.run_in(folder, "en", "check", ".")
        places = re.findall(r"(?m)^\./(\w+\.yaml:\d+:\d+): warning", done.stderr)
        expected = ["edition.yaml:2:8", "edition.yaml:5:15", "edition.yaml:11:11"]
        self.assertEqual(places, expected + ["form.yaml:4:12", "form.yaml:6:28", "form.yaml:7:40"])
        self.assertIn("warnings: 6, notes: 0", done.stdout)


class Stale(Edition):
    """What was copied from another year's edition and not written anew."""

    DROP_EN = 'if it is left from another year, delete its entry in errata.yaml: from its "- " to the next one'
    DROP_JA = "前の年度の正誤が残っているのなら、errata.yaml からこの項目(「- 」の行から次の「- 」の前まで)を消してください"

    def edited(self, *edits):
        folder = self.edition("・水\n・米", f"edition{len(os.listdir(self.scratch))}")
        with open(os.path.join(folder, "edition.yaml"), encoding="utf-8") as file:
            text = file.read()
        for old, new in edits:
            self.assertEqual(text.count(old), 1)
            text = text.replace(old, new)
        with open(os.path.join(folder, "edition.yaml"), "w", encoding="utf-8") as file:
            file.write(text)
        return folder

    def told(self, folder, language):
        done = self.run_in(folder, language, "check", ".")
        self.assertEqual(done.returncode, 0)
        return [line for line in done.stderr.split("\n") if re.match(r"\./|    (note|補足): ", line)]

    def test_dates_outside_of_the_fiscal_year(self):
        for year, date, first, last in (
            ("令和元年度", "2027-03-31", "2019-04-01", "2020-05-31"),
            ("令和6年度", "2026-03-31", "2024-04-01", "2025-05-31"),
            ("令和8年度", "2026-03-31", "2026-04-01", "2027-05-31"),
            ("2025年度", "2026-06-01", "2025-04-01", "2026-05-31"),
        ):
            folder = self.edited(("令和7年度", year), ("2026-03-31", date))
            self.assertEqual(
                self.told(folder, "en"),
                [f"./edition.yaml:6:7: warning: {date} is no date of {year} ({first} to {last}): please correct date: or fiscal_year:"],
            )
            self.assertEqual(
                self.told(folder, "ja"),
                [
                    f"./edition.yaml:6:7: 注意: 発行日 {date} が{year}の日付({first} から {last} まで)ではありません。前の年度の写しの"
                    "ままなら、date か fiscal_year を直してください"
                ],
            )

    def test_dates_of_the_fiscal_year(self):
        for date in "2025-04-01", "2026-03-31", "2026-05-31":
            self.assertEqual(self.told(self.edited(("2026-03-31", date)), "en"), [])

    def errata(self, *errata):
        folder = self.edited(("form: form.yaml", "form: form.yaml\nerrata: errata.yaml"), ("[cards]", "[cards, colophon]"))
        with open(os.path.join(folder, "errata.yaml"), "w", encoding="utf-8") as file:
            for found, corrected in errata:
                file.write('- {municipality: "242012", field: stock.food, ')
                file.write(f"found: {found}, corrected: {corrected}, reason: 誤認識}}\n")
        return folder

    def test_errata_that_do_not_match(self):
        folder = self.errata(("未", "米"), ("電地", "電池"), ("水", "飲料水"))
        self.assertEqual(
            self.told(folder, "en"),
            [
                "./errata.yaml:2:69: warning: this erratum does not match any more: stock.food (津市) has no 電池",
                f"    note: {self.DROP_EN}",
                "./errata.yaml:3:68: warning: this erratum does not match any more: stock.food (津市) has no 飲料水",
                f"    note: {self.DROP_EN}",
            ],
        )
        self.assertEqual(
            self.told(folder, "ja"),
            [
                "./errata.yaml:2:69: 注意: この正誤は今の回答に合いません。stock.food (津市) に「電池」がありません",
                f"    補足: {self.DROP_JA}",
                "./errata.yaml:3:68: 注意: この正誤は今の回答に合いません。stock.food (津市) に「飲料水」がありません",
                f"    補足: {self.DROP_JA}",
            ],
        )

    def test_the_colophon_counts_what_matches(self):
        for errata, expected in (
            ([], ""),
            ([("電地", "電池")], ""),
            ([("電地", "電池"), ("未", "米")], "訂正文字の読み取りの誤りを1か所直しました。"),
        ):
            folder = self.errata(*errata) if errata else self.edited(("[cards]", "[cards, colophon]"))
            done = self.run_in(folder, "en", "build", ".", "-q", "-o", self.path("book.pdf"))
            self.assertEqual(done.returncode, 0, done.stderr)
            text = tight(tool("pdftotext", "-raw", self.path("book.pdf"), "-"))
            self.assertIn("書名", text)
            self.assertIn(expected, text)
            self.assertEqual("か所" in text, bool(expected))


    def test_answers_of_the_year_before(self):
        old = self.edition("・水\n・米", "old")
        new = self.edited(("令和7年度", "令和8年度"), ("2026-03-31", "2027-03-31"))
        place = "./cards/242012-tsu.yaml:2:13: "
        for words in ["compare", old, "."], ["build", ".", "--since", old, "-q", "-o", self.path("book.pdf")]:
            done = self.run_in(new, "en", *words)
            self.assertEqual(done.returncode, 0)
            self.assertIn(
                place + "warning: 津市: all answers are those of 令和7年度: are they copied and still to be written anew?\n",
                done.stderr,
            )
            self.assertIn(
                place + "注意: 津市の回答がすべて、令和7年度と同じです。写したまま、まだ書き換えていないのではありませんか\n",
                self.run_in(new, "ja", *words).stderr,
            )
        again = self.run_in(self.edited(), "en", "compare", old, ".")  # another printing of the same year
        self.assertEqual((again.returncode, again.stderr), (0, ""))


class LineEnds(Edition):
    ALL = {"000B": "\v", "000C": "\f", "0085": "\x85", "2028": "\u2028", "2029": "\u2029"}

    def text_of(self, folder, name):
        done = self.run_in(folder, "en", "build", ".", "-q", "-o", self.path(name))
        self.assertEqual(done.returncode, 0, done.stderr)
        return tool("pdftotext", "-layout", self.path(name), "-"), done.stderr

    def test_are_told_and_end_lines(self):
        for code, character in self.ALL.items():
            with self.subTest(code):
                self.check(
                    f"備蓄{character}電源{character}飲料水",
                    f"5:7: note: U+{code}: read as a line end (2 places on line 5)",
                    f"5:7: 補足: 改行の代わりの文字(U+{code})があります。改行として読みました(2か所、どれも5行目)",
                    (0, 0, 1),
                )

    def test_pages_are_those_of_ordinary_line_ends(self):
        expected, told = self.text_of(self.edition("・備蓄\n・電源\n飲料水", "ordinary"), "ordinary.pdf")
        self.assertEqual(told, "")
        self.assertRegex(expected, r"・ ?備蓄[^\n]*\n+ *・ ?電源[^\n]*\n+ *飲料水")
        for code, character in self.ALL.items():
            folder = self.edition(f"・備蓄{character}・電源{character}飲料水", code)
            self.assertEqual(self.text_of(folder, code + ".pdf")[0], expected)
            with open(self.path("ordinary.pdf"), "rb") as one, open(self.path(code + ".pdf"), "rb") as other:
                self.assertEqual(one.read(), other.read())

    def test_are_no_change_to_compare(self):
        old = self.edition("・備蓄\n・電源", "old")
        for code, character in self.ALL.items():
            done = self.run_in(self.edition(f"・備蓄{character}・電源", code), "en", "compare", old, ".")
            self.assertEqual(done.returncode, 0)
            self.assertIn("Cards changed: 0 of 1;", done.stdout)

    def test_are_kept_in_archives(self):
        folder = self.edition("備蓄\v電源\u2028飲料水")
        done = self.run_in(folder, "en", "archive", ".", "-o", self.path("bag"))
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(self.path("bag", "data", "edition", "cards", "242012-tsu.yaml"), encoding="utf-8", newline="") as file:
            self.assertIn("    備蓄\v電源\u2028飲料水\n", file.read())
        done = self.run_in(folder, "en", "verify", "--rebuild", self.path("bag"))
        self.assertEqual(done.returncode, 0, done.stderr)


if __name__ == "__main__":
    unittest.main()
