#!/usr/bin/python3
"""Texts that are hard to set, wherever a record may have them: each is set whole, or is an error at its place that says
how much would be too much. No text ends with a fault of the program."""

import os
import random
import re
import subprocess
import tempfile
import unittest

from editions import PROGRAM, TOP, run
from traced import Trace

ENV = {**{k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}, "LC_ALL": "C.UTF-8"}
OK, DATA = 0, 65

EDITION = """id: t1
title: %(title)s
fiscal_year: 令和7年度
prefecture: {code: "240001", name: 三重県}
publisher: 三重県
date: 2026-03-31
form: form.yaml
layout: layout.yaml
parts: [contents, digest, overview, cards, themes, index]
themes: [s.f1]
terms:
  - {term: %(term)s, reading: みず}
regions:
  - name: %(region)s
    cards: [242012-tsu]
digest:
  title: あらまし
  groups:
    - heading: 見出し
      text: |
%(front)s
"""
LAYOUT = """like: a4.yaml
styles:
  answer: {like: body, leading: 1.6, ruby: %(ruby)s}
cell: {body: answer}
card:
  - {heading: "{title}({names})", style: title, level: 1}
  - {table: s, heads: top}
overview: {sections: [s]}
body: {max: 10.5pt, min: 8pt, step: 0.05pt, overflow: continue}
"""
DEFAULTS = {"title": "調査", "term": "水", "region": "中部", "label": "①食料", "name": "津市", "front": "・あらまし",
            "answer": "水の備え", "ruby": "false"}  # fmt: skip


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'


def block(text, indent):
    return "\n".join(" " * indent + line for line in text.split("\n"))


class Texts(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.output = os.path.join(folder.name, "out.pdf")
        os.mkdir(os.path.join(folder.name, "cards"))

    def write(self, name, text):
        with open(os.path.join(self.folder, name), "w", encoding="utf-8", newline="") as file:
            file.write(text)

    def edition(self, answers=None, **texts):
        """An edition of one card with those texts in their places."""
        t = {**DEFAULTS, **texts}
        answers = answers or [t["answer"]]
        t["front"] = block(t["front"], 8)
        plain = {name: quoted(t[name]) for name in ("title", "term", "region", "label", "name")}
        self.write("edition.yaml", EDITION % {**t, **plain})
        fields = "".join(
            f"      - {{id: f{i}, label: {plain['label']}, short: 項目}}\n" for i in range(1, len(answers) + 1)
        )
        self.write("form.yaml", "title: 票\nsections:\n  - id: s\n    label: 節\n    fields:\n" + fields)
        self.write("layout.yaml", LAYOUT % t)
        card = f'municipalities:\n  - {{code: "242012", name: {plain["name"]}}}\ns:\n'
        for i, answer in enumerate(answers, 1):
            card += f"  f{i}: |\n" + block(answer, 4) + "\n"
        self.write("cards/242012-tsu.yaml", card)

    def build(self, status, message=None):
        done = subprocess.run([PROGRAM, "build", self.folder, "-o", self.output], env=ENV, cwd=TOP, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=250)  # fmt: skip
        text = done.stderr.decode()
        self.assertNotIn("a fault of tsuzuri", text)
        self.assertEqual(done.returncode, status, text[:3000])
        self.assertEqual(os.path.exists(self.output), status == OK)
        if message:
            self.assertRegex(text, message)
        return text

    def test_letters_that_no_line_has_room_for(self):
        long = "and what follows are one letter of %d characters: at most 32 can be joined"
        large = "is too large for a line with all that is joined to it"
        for text, message in (
            ("a" + "\u0301" * 65, long % 66),
            ("か" + "\u3099" * 70000, long % 70001),
            ("\u1100" * 25000, long % 25000),
            ("葛" + "\ufe0e" * 40, long % 41),
            ("国" + "\u200d" * 30000, long % 30001),
            ("a" + "\u0301" * 4, large),
            ("\u1100" * 5, large),
        ):
            for place in ("answer", "title", "region", "label", "name", "front"):
                with self.subTest(text=text[:8], place=place):
                    self.edition(**{place: f"水{text}水"})
                    self.build(DATA, message=r"\.yaml:\d+:\d+: error: .* " + re.escape(message))

    def test_deep_items(self):
        for text in (
            "\n".join(" " * i + "・項目" for i in range(103)),
            "\n".join(" " * i + "・項目とその説明を長く書いた行が続く" for i in range(1000)),
            "\n".join("　" * i + "①項目" + "\n" + "　" * i + "　続きの行" for i in range(60)),
            "・項目\n" + " " * 5000 + "・項目\n" + " " * 5001 + "続き",
            "・\n ・\n  ・\n   ・項目",
            "・" * 100000,
        ):
            with self.subTest(text=text[:20]):
                self.edition(answers=[text, "短い回答"] + ["水"] * 4)
                self.build(OK)
                os.remove(self.output)

    def test_rows_of_marks(self):
        for text in (
            "（" * 100000,
            "（" * 50000 + "）" * 50000,
            "水" + "、" * 100000,
            "—" * 50000 + "…" * 50000,
            "「水」（火）。" * 10000,
            "水" + "\u00a0" * 30000 + "火",
            "\u2060水" * 20000,
            "https://example.jp/" + "a" * 30000,
            "１２３" * 10000,
        ):
            with self.subTest(text=text[:8]):
                self.edition(answers=[text] + ["短い回答"] * 11)
                self.build(OK)
                os.remove(self.output)

    def test_blank_lines(self):
        for text in ("水\n" + " " * 3000 + "\n\u3000\u3000\n火", "水\n" + "\n" * 50000 + "火", "\u3000" * 500 + "水", "水" + "\u3000" * 5000 + "火"):
            with self.subTest(text=text[:8]):
                self.edition(answer=text)
                self.build(OK)
                os.remove(self.output)

    def test_ruby(self):
        wide = r"242012-tsu\.yaml:5:6: error: a word with a reading may be 20 em wide, as may the reading"
        for text, status, message in (
            ("水｜漢字《かんじ", OK, None),
            ("水｜漢字《か｜漢《か》んじ》", OK, None),
            ("水｜《かんじ》｜漢字《》", OK, None),
            ("水" + "｜" * 3000 + "漢字《かんじ》", OK, None),
            ("水｜漢《" + "かんじ" * 3000 + "》", DATA, wide),
            ("水｜" + "漢" * 30 + "《かんじ》", DATA, wide),
            ("水｜" + "漢" * 20 + "《かんじ》", OK, None),
        ):
            with self.subTest(text=text[:20]):
                self.edition(answer=text, ruby="true")
                self.build(status, message)
                if status == OK:
                    os.remove(self.output)

    def test_labels_of_official_documents(self):
        """Every item's further lines begin where its first does, and the tree knows its label."""
        lines = """(1) 普及啓発のための講演会を、年度内に3回以上、市内の各地区で開催する予定である。
 ア 講演会の周知は広報紙と地区の回覧板を用いて行い、関係団体にも協力を依頼している。
  (ア) 参加者アンケートを実施し、次年度の企画に反映している。関係団体にも協力を依頼している。
 イ 参加者アンケートを実施し、次年度の企画に反映している。関係団体にも協力を依頼している。
（２）普及啓発のための講演会を、年度内に3回以上、市内の各地区で開催する予定である。
1. 多職種の研修会を年に2回開催し、医師、看護師、介護支援専門員が参加し、話し合っている。
２　全角の番号の項目も同じように、折り返したときに頭がそろってほしい。頭がそろってほしい。
⑶ かっこつきの番号。かっこつきの番号。かっこつきの番号。かっこつきの番号。かっこつきの番号。
a. 英字の番号。英字の番号。英字の番号。英字の番号。英字の番号。英字の番号。英字の番号。
i) ローマ数字の番号。ローマ数字の番号。ローマ数字の番号。ローマ数字の番号。ローマ数字の番号。
●黒丸の項目。黒丸の項目。黒丸の項目。黒丸の項目。黒丸の項目。黒丸の項目。黒丸の項目。
• ワードの行頭文字。ワードの行頭文字。ワードの行頭文字。ワードの行頭文字。ワードの行頭文字。
･半角の中点。半角の中点。半角の中点。半角の中点。半角の中点。半角の中点。半角の中点。
◎二重丸。二重丸。二重丸。二重丸。二重丸。二重丸。二重丸。二重丸。二重丸。二重丸。二重丸。
→矢印。矢印。矢印。矢印。矢印。矢印。矢印。矢印。矢印。矢印。矢印。矢印。矢印。矢印。矢印。
-ハイフン。ハイフン。ハイフン。ハイフン。ハイフン。ハイフン。ハイフン。ハイフン。ハイフン。
・　中点と全角空白。中点と全角空白。中点と全角空白。中点と全角空白。中点と全角空白。
・中点。中点。中点。中点。中点。中点。中点。中点。中点。中点。中点。中点。中点。中点。中点。""".split("\n")
        text = """10月から相談の窓口を設け、
1日3回、アルコール類の
3.5%を、気温が
-5℃のときに配る。
1 人あたり
(注) 会議→研修
(1)の取組
○○市の取組
アルコールの相談""".split("\n")
        lines = [line + "関係者が集まって話し合っている。" * 4 for line in lines]
        self.edition(answers=["\n".join(lines), "\n".join(text), "水"])
        trace = Trace(run("trace", self.folder).stdout.decode())
        first, second = [cell for _, cell in trace.cells(trace.cards()[0])][:2]
        items = first.all_of("LI")
        self.assertEqual(len(items), len(lines))
        depths = []
        for item, line in zip(items, lines):
            label, body = item.kids[:2]
            self.assertEqual(re.split(r"[ 　]", line.strip())[0][: len(trace.text(label))], trace.text(label))
            starts, height = [], None
            for page, span in body.spans:
                for one in trace.pages[page].spans[span].runs:
                    if height != (page, one.y):
                        starts.append(one.glyphs[0][1])
                    height = page, one.y
            self.assertGreaterEqual(len(starts), 2, line)
            self.assertEqual(len(set(starts)), 1, line)
            depths.append(sum(part.role == "L" for part in first.all_of("L") if item in part.all_of("LI")))
        self.assertEqual(depths, [1, 2, 3, 2] + [1] * (len(lines) - 4))
        self.assertEqual([trace.text(part) for part in second.all_of("P")], text)
        self.assertEqual(second.all_of("LI"), [])

    def test_lines_before_addresses(self):
        """No letters are torn apart to fill a line, and none inside an address or a number."""
        text = """・詳しくは県のホームページhttps://www.pref.mie.lg.jp/CHOJUS/HP/000123456.htmをご覧ください。
・申込はhttps://logoform.jp/form/abcd/1234567890?utm=koho202511または電話で。
・メールはzaitaku-kaigo@city.tsu.mie.example.jpまで。
・添付はhttps://www.pref.mie.lg.jp/common/content/000987654_R7_houkoku_final.pdfです。
・問合せは（059-224-0000、ファクシミリ059-224-0001、平日午前8時30分から午後5時15分）まで。"""
        self.edition(answers=[text] * 3)
        trace = Trace(run("trace", self.folder).stdout.decode())
        for _, cell in trace.cells(trace.cards()[0]):
            for _, one in trace.runs(cell):
                for (_, x, _, first), (_, next_x, _, second) in zip(one.glyphs, one.glyphs[1:]):
                    if first and second:
                        latin = first.isascii(), second.isascii()
                        most = 0.01 if all(latin) else 0.385 if any(latin) else 0.135
                        gap = (next_x - x) / one.size - (0.5 if latin[0] else 1)
                        self.assertLessEqual(gap, most, f"{first}{second} in {one.text}")

    def test_random_texts(self):
        """Pieces that can be set, in any order, in sixteen columns of a few letters each."""
        pieces = ["水", "火災", "、", "。", "（", "）", "「", "」", "・", "①", "※", "―", "…", " ", "　", "\n", "\n ", "\n　　", "\n・", "\n ・",
                  "\n　①", "\n【水】", "\n\n", "a", "word ", "https://example.jp/a/b?c=d", "a@example.jp", "10", "㎡", "第3回", "ＢＣＰ",
                  "か\u3099", "葛\U000e0100", "a\u0301\u0301", "\u1100\u1161\u11a8", "\u2060", "\u00a0", "ー", "々", "っ", "｜", "《", "》", "￥", "-",
                  "(", ")", "(1) ", "\n(1) ", "\n1. ", "\nア ", "～"]  # fmt: skip
        chance = random.Random(20251127)
        for turn in range(12):
            with self.subTest(turn=turn):
                answers = ["".join(chance.choices(pieces, k=chance.randrange(1, 80))).lstrip() or "水" for _ in range(16)]
                self.edition(answers=answers, ruby=("false", "true")[turn % 2])
                self.build(OK)
                os.remove(self.output)


if __name__ == "__main__":
    unittest.main(verbosity=2)
