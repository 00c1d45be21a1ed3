#!/usr/bin/python3
"""Answers that say nothing, as officials write them, count as none in the overview and in the themes, and stand on their cards."""

import os
import re
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from editions import InScratch, Records, make_edition, run, tight, tool  # noqa: E402

NOTHING = """特になし|特になし。|・特になし|・なし|なし。|（特になし）|該当なし。|無|－|ー|―|‐|–|−|N/A|　| |特に なし|とくに無し|特段なし
現時点ではなし|【特になし】|①特になし|● 該当無し．|特にありません。|Ｎ／Ａ|――|・－|ﾅｼ。|無回答|\u200b|・""".replace("\n", "|").split("|")
SOMETHING = ["未実施", "同上", "〃", "○", "×", "特になし。ただし検討中", "・特になし\n・水", "検討中", "一", "無料", "実施なし"]


class BlankAnswers(InScratch):
    def test_overview_and_themes_agree(self):
        cards = []
        for text in NOTHING + SOMETHING:
            card = {}
            for section, field in Records().fields():
                card.setdefault(section, {})[field["id"]] = ""
            card["status"]["situation"] = text
            cards.append(card)
        folder = self.path("edition")
        make_edition(folder, cards, parts=["overview", "cards", "themes"], themes=["status.situation"])
        trace = run("trace", folder).stdout.decode()
        filled = [alt for alt in re.findall(r'Figure [\d.]+ alt "([^"]+)"', trace) if alt.startswith(("短い", "記入あり"))]
        self.assertEqual(filled, ["短い記入(25字未満)"] * len(SOMETHING))
        run("build", folder, "-q", "-o", self.path("book.pdf"))
        text = tight(tool("pdftotext", "-raw", self.path("book.pdf"), "-"))
        none = [f"第{number}町" for number in range(1, len(NOTHING) + 1)]
        self.assertIn("記載なし:" + "、".join(none), text)
        for words in set(NOTHING) - {"・"}:  # on the cards they stand as they are
            self.assertIn(tight(words.strip("\u200b")), text)


if __name__ == "__main__":
    unittest.main()
