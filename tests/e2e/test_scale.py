#!/usr/bin/python3
"""More than people write: refused with the number that is allowed, or set; and what was left out of a search is said."""

import json
import os
import shutil
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from editions import TOP, InScratch, run, tight, tool  # noqa: E402

FIELDS, SECTIONS, STYLES, TERMS, ERRATA, FAMILIES = 1000, 1000, 500, 5000, 5000, 200
PAIRS = 1 << 19  # of changed items of a field that are compared
JAPANESE = {**os.environ, "LC_ALL": "ja_JP.UTF-8"}
NARROWED = "変更が多いため、箇条どうしのすべての組み合わせは比べていません。"

EDITION = """id: t
title: 調査
fiscal_year: 令和7年度
prefecture: {code: "240001", name: 三重県}
publisher: 三重県
date: 2026-03-31
form: form.yaml
layout: layout.yaml
parts: [cards]
regions:
  - {name: 中部, cards: [242012-tsu]}
"""


def form_of(sections):
    lines = ["title: 調査票", "sections:"]
    for section, fields in enumerate(sections):
        lines += [f"  - id: s{section}", f"    label: 節{section}", "    fields:"]
        lines += [f"      - {{id: f{field}, label: 項目{field}}}" for field in range(fields)]
    return "\n".join(lines) + "\n"


class Scale(InScratch):
    def edition(self, sections=(1,), answer="回答", name="edition", more="", layout=""):
        folder = self.path(name)
        os.makedirs(os.path.join(folder, "cards"))
        shutil.copy(os.path.join(TOP, "layouts", "a4.yaml"), folder)
        text = "    " + answer.replace("\n", "\n    ") + "\n"
        answers = "".join(
            f"s{section}:\n" + "".join(f"  f{field}: |\n{text}" for field in range(fields))
            for section, fields in enumerate(sections)
        )
        tables = "".join(f"  - {{table: s{section}, heads: left, widths: [1, 6]}}\n" for section in range(len(sections)))
        files = {
            "edition.yaml": EDITION + more,
            "form.yaml": form_of(sections),
            "layout.yaml": f"like: a4.yaml\ncard:\n{tables}overview: {{sections: [s0]}}\n{layout}",
            "cards/242012-tsu.yaml": 'municipalities:\n  - {code: "242012", name: 津市}\n' + answers,
        }
        for file, content in files.items():
            with open(os.path.join(folder, file), "w", encoding="utf-8") as to:
                to.write(content)
        return folder

    def check(self, folder, *expected):
        """The errors in Japanese are these, and no others."""
        done = run("check", folder, status=65 if expected else 0, env=JAPANESE)
        lines = done.stderr.decode().splitlines()
        told = [line.removeprefix(folder + "/") for line in lines if ": 誤り: " in line]
        self.assertEqual(told, list(expected))

    def test_fields(self):
        self.check(self.edition([1, FIELDS - 1], name="most"))
        line = 2 + 4 + 3 + FIELDS
        message = f"form.yaml:{line}:9: 誤り: 調査票の項目は{FIELDS}個までです。減らすか、調査票を分けてください"
        self.check(self.edition([1, FIELDS], name="more"), message)
        self.check(self.edition([1, 8 * FIELDS, 5], name="many"), message)

    def test_sections(self):
        self.check(self.edition([1] * SECTIONS, name="most"))
        line = 2 + 4 * SECTIONS + 1
        message = f"form.yaml:{line}:5: 誤り: 調査票の節は{SECTIONS}個までです。減らすか、調査票を分けてください"
        self.check(self.edition([1] * (SECTIONS + 1), name="more"), message)
        self.check(self.edition([1] * 8 * SECTIONS, name="many"), message)

    def test_styles(self):
        """Those of a4.yaml count too; names that are not there are told one by one, or not at all when all are refused."""
        own = "".join(f"  s{number}: {{like: body}}\n" for number in range(STYLES))
        folder = self.edition(layout="styles:\n" + own, name="more")
        done = run("check", folder, status=65, env=JAPANESE)
        self.assertRegex(done.stderr.decode(), rf": 誤り: 文字の体裁\(styles\)は{STYLES}個までです")
        self.assertEqual(done.stderr.decode().count(": 誤り: "), 1)
        unknown = "".join(f"  - {{heading: x, of: s0, style: x{number}, level: 2}}\n" for number in range(2000))
        folder = self.edition(name="unknown")
        with open(os.path.join(folder, "layout.yaml"), "w", encoding="utf-8") as layout:
            layout.write("like: a4.yaml\ncard:\n" + unknown + "overview: {sections: [s0]}\n")
        done = run("check", folder, status=65, env=JAPANESE)
        self.assertEqual(done.stderr.decode().count("その名前の体裁はありません: x"), 2000)

    def test_terms(self):
        terms = "".join(f"  - {{term: 語{number}, reading: ご, also: [言{number}]}}\n" for number in range(TERMS))
        lines = terms.splitlines(keepends=True)
        self.check(self.edition(more="terms:\n" + "".join(lines[: TERMS // 2]), name="most"))
        line = len(EDITION.splitlines()) + 1 + TERMS // 2 + 1
        message = f"edition.yaml:{line}:5: 誤り: 索引語は、ほかの言い方(also)も合わせて{TERMS}語までです"
        self.check(self.edition(more="terms:\n" + "".join(lines[: TERMS // 2 + 1]), name="more"), message)
        self.check(self.edition(more="terms:\n" + terms, name="many"), message)

    def test_errata(self):
        row = '- {municipality: "242012", field: s0.f0, found: 解答, corrected: 回答, reason: 誤記}\n'
        for number in (ERRATA, ERRATA + 1, 4 * ERRATA):
            folder = self.edition(more="errata: errata.yaml\n", name=f"errata{number}")
            with open(os.path.join(folder, "errata.yaml"), "w", encoding="utf-8") as file:
                file.write(row * number)
            message = f"errata.yaml:{ERRATA + 1}:3: 誤り: 正誤は{ERRATA}件までです"
            self.check(folder, *[message] * (number > ERRATA))

    def test_families(self):
        with open(os.path.join(TOP, "fonts", "fonts.yaml"), encoding="utf-8") as file:
            fonts = file.read()
        here = fonts.count("\n") + 1
        face = '{package: p, file: f, sha256: "' + "0" * 64 + '", licence: MIT}'
        rows = [f"  - {{id: x{n}, name: N, regular: {face}, bold: regular, fallback: []}}\n" for n in range(1000)]
        for more, refused in ((FAMILIES - 6, False), (FAMILIES - 5, True), (1000, True)):
            with open(self.path("fonts.yaml"), "w", encoding="utf-8") as file:
                file.write(fonts + "".join(rows[:more]))
            folder = self.edition(name=f"families{more}")
            done = run("check", folder, "--fonts", self.path("fonts.yaml"), status=65 if refused else 0)
            told = f"fonts.yaml:{here + FAMILIES - 6}:5: error: fonts.yaml has at most {FAMILIES} families"
            self.assertEqual(told in done.stderr.decode(), refused)

    # ---- comparisons ----

    def two_years(self, items):
        old = "\n".join(f"・もとの箇条の{number}番の文" for number in range(items))
        new = "\n".join(f"・この秋に{number}から始まった話" for number in range(items))
        years = self.edition(answer=old, name=f"old{items}"), self.edition(answer=new, name=f"new{items}")
        with open(os.path.join(years[0], "edition.yaml"), "w", encoding="utf-8") as file:
            file.write(EDITION.replace("令和7", "令和6").replace("2026-", "2025-").replace("id: t", "id: s"))
        return years

    def test_comparisons_say_when_they_do_not_compare_all(self):
        most = int(PAIRS**0.5)
        for items, said in ((most, False), (most + 1, True), (2 * most, True), (4 * most, True)):
            with self.subTest(items=items):
                years = self.two_years(items)
                text = run("compare", *years, env=JAPANESE).stdout.decode()
                self.assertEqual(text.count(NARROWED), int(said))
                found = json.loads(run("compare", *years, "--json").stdout)
                self.assertEqual([card.get("narrowed", False) for card in found["cards"]], [said])
                self.assertEqual((found["counts"]["added"], found["counts"]["removed"]), (items, items))

    def test_the_booklet_says_so_too(self):
        years = self.two_years(1500)
        words = ("compare", *years, "-o", self.path("changes.pdf"), "--layout")
        run(*words, os.path.join(years[1], "layout.yaml"))
        self.assertIn(NARROWED, tight(tool("pdftotext", "-raw", self.path("changes.pdf"), "-")))
        with open(os.path.join(years[1], "a4.yaml"), encoding="utf-8") as file:
            layout = file.read()
        with open(os.path.join(years[1], "a4.yaml"), "w", encoding="utf-8") as file:
            file.write("".join(line for line in layout.splitlines(keepends=True) if "card_narrowed" not in line))
        run(*words, os.path.join(years[1], "layout.yaml"))  # older layouts have no words for it
        self.assertIn(NARROWED, tight(tool("pdftotext", "-raw", self.path("changes.pdf"), "-")))

    def test_the_history_says_so_too(self):
        for items, times in ((700, 0), (1500, 1)):
            with self.subTest(items=items):
                for number, folder in enumerate(self.two_years(items)):
                    os.renames(folder, self.path(f"archive{items}", str(number)))
                path = self.path("history.pdf")
                layout = self.path(f"archive{items}", "1", "layout.yaml")
                run("history", self.path(f"archive{items}"), "津市", "-o", path, "--layout", layout)
                self.assertEqual(tight(tool("pdftotext", "-raw", path, "-")).count(NARROWED), times)


if __name__ == "__main__":
    unittest.main()
