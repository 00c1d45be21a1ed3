#!/usr/bin/python3
"""Nothing overflows, overlaps or is cut off: the pages of the three layouts, and those of cards from empty to endless.

Asserted from the trace: every run is inside its cell's rules and the margins, crosses no rule and no other run.
"""

import collections
import json
import os
import re
import statistics
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from editions import EDITION, LAYOUTS, TOP, InScratch, Records, make_edition, read, run, tight, tool  # noqa: E402
from traced import Trace, faults, inner_area, strays  # noqa: E402

A4 = read(os.path.join(TOP, "layouts", "a4.yaml"))["page"]["margins"]
DENSEST = "242080-nabari"


def layout_file(name):
    return os.path.join(TOP, "layouts", name + ".yaml")


def trace_of(*words):
    return Trace(run("trace", *words).stdout.decode())


def body_sizes(trace, card):
    return {r.size for cell in card.all_of("TD") for _, r in trace.runs(cell)}


class Layouts(unittest.TestCase):
    def check(self, name, pages):
        """Every card on so many pages of the layout; gives the trace."""
        margins = read(layout_file(name)).get("page", {}).get("margins", A4)
        trace, records = trace_of(EDITION, "--layout", layout_file(name)), Records()
        self.assertEqual(list(faults(trace, margins)), [])
        self.assertEqual(list(strays(trace)), [])
        self.assertEqual(len(trace.cards()), 26)
        for slug, card in zip(records.cards, trace.cards()):
            texts = [tight(trace.text(cell)) for _, cell in trace.cells(card)]
            self.assertEqual(texts, [tight(answer) for answer in records.answers(slug)])
            numbers = {page for page, _ in trace.runs(card)}
            self.assertLessEqual(max(numbers) - min(numbers), pages - 1, slug)
            if pages == 1:
                self.check_flush(trace, numbers, margins, slug)
        return trace

    def check_flush(self, trace, numbers, margins, slug):
        """`fill: bottom`: a card's last table ends at the bottom margin, and no rows of r7 have to grow beyond their limit."""
        for number in numbers:
            page = trace.pages[number]
            x0, _, x1, bottom = inner_area(page, margins)
            lowest = max(rule[3] for rule in page.rules() if rule[0] >= x0 - 0.1 and rule[2] <= x1 + 0.1)
            self.assertAlmostEqual(lowest, bottom, delta=0.1, msg=f"{slug}, page {page.label}")

    def test_a4(self):
        trace = self.check("a4", 1)
        self.assertTrue(all(len(set(body_sizes(trace, card))) == 1 for card in trace.cards()))
        self.assertGreater(statistics.median(min(body_sizes(trace, card)) for card in trace.cards()), 9.5)
        self.assertTrue(all(min(body_sizes(trace, card)) >= 8.3 for card in trace.cards()))

    def test_a3_is_set_in_12_points(self):
        trace = self.check("a3", 1)
        self.assertTrue(all(min(body_sizes(trace, card)) >= 12 for card in trace.cards()))
        *_, last = json.loads(run("fit", EDITION, "--layout", layout_file("a3"), "--json").stdout)
        self.assertGreaterEqual(last["uniform_pt"], 12)
        self.assertEqual(last["pages"], 26)
        self.assertGreaterEqual(min(r.size for page in trace.pages for _, r in page.runs()), 12)  # nothing is smaller

    def test_large_print(self):
        """Answers and their heads in 18 points or more and without tables, nothing in less than 14."""
        trace = trace_of(EDITION, "--layout", layout_file("large-print"))
        self.assertEqual(list(strays(trace)), [])
        self.assertGreaterEqual(min(r.size for page in trace.pages for _, r in page.runs()), 14)
        for card in trace.cards():
            self.assertEqual(card.all_of("Table"), [])
            self.assertGreaterEqual(min(r.size for _, r in trace.runs(card)), 18)

    def test_office_printers_reach_all_text(self):
        """Nothing that is read stands within 5 mm of the paper's edge."""
        edge = 5 * 72 / 25.4
        for name in LAYOUTS:
            for number, page in enumerate(trace_of(EDITION, "--layout", layout_file(name)).pages, 1):
                for _, run in page.runs():
                    x0, y0, x1, y1 = run.ink()
                    inside = x0 > edge and y0 > edge and x1 < page.width - edge and y1 < page.height - edge
                    self.assertTrue(inside, f"{name}, page {number}: {run.text}")

    def test_facing_pages(self):
        trace = self.check("a4-spread", 2)
        whole = 0
        for card in trace.cards():
            pages = [page for page, _ in trace.runs(card)]
            self.assertEqual((min(pages) + 1) % 2, 0)  # page 1 lies on the right, so even ones on the left
            self.assertEqual(max(pages), min(pages) + 1)
            tables = [{page for page, _ in trace.runs(table)} for table in card.all_of("Table")]
            whole += tables == [{min(pages)}, {min(pages)}, {min(pages)}, {max(pages)}]
        self.assertGreaterEqual(whole, 17)  # table (1) on the left, (2) on the right: all that can be so at 12 points


class Generated(InScratch):
    def cards(self, answer):
        """A card whose answers are given by a function of the densest card's."""
        densest = Records().cards[DENSEST]
        return {s: {f: answer(text) for f, text in densest[s].items()} for s in densest if s != "municipalities"}

    def make(self, *cards, **changes):
        make_edition(self.path("edition"), cards, digest=None, outline=None, terms=None, **changes)
        return self.path("edition")

    def check(self, edition, *words):
        """Nothing is lost, repeated or out of its place; gives the trace and the cards' sections."""
        trace, records = trace_of(edition, *words), Records(edition)
        self.assertEqual(list(faults(trace, A4)), [])
        self.assertEqual(list(strays(trace)), [])
        for slug, card in zip(records.cards, trace.cards()):
            for (heads, cell), answer in zip(trace.cells(card), records.answers(slug)):
                self.assertEqual(tight(trace.text(cell)), tight(answer), (slug, heads))
            self.check_heads(trace, card)
        return trace, trace.cards()

    def check_heads(self, trace, card):
        """On each page that a cell goes on to, its head stands above it; every further page begins with the title."""
        first = min(page for page, _ in trace.runs(card))
        for heads, cell in trace.cells(card):
            if trace.elements[cell.headers[0]].scope != "Column":
                continue
            for page, box in trace.boxes(cell).items():
                above = "".join(run.text for _, run in trace.pages[page].runs() if box[0] < run.glyphs[0][1] < box[2]
                                and run.y < box[1])  # fmt: skip
                self.assertIn(heads[0], above, page + 1)
        for page in {page for page, _ in trace.runs(card)} - {first}:
            span, top = trace.pages[page].runs()[0]
            self.assertEqual(span.artifact, "pagination")
            self.assertIn(tight(trace.text(card.kids[0])), tight("".join(r.text for r in span.runs)))
            self.assertTrue("".join(r.text for r in span.runs if r.size == top.size).endswith("（続き）"))

    def check_pdf(self, edition, trace):
        """The PDF shows the letters of the trace, as often as the trace has them."""
        run("build", edition, "-o", self.path("book.pdf"))
        drawn = collections.Counter(tight("".join(r.text for page in trace.pages for _, r in page.runs())))
        self.assertEqual(collections.Counter(tight(tool("pdftotext", self.path("book.pdf"), "-"))), drawn)


class FromEmptyToEndless(Generated):
    def test_empty_cards_and_cards_of_one_letter(self):
        edition = self.make(self.cards(lambda text: ""), self.cards(lambda text: "無"), parts=["cards", "overview"])
        trace, cards = self.check(edition)
        for card in cards:
            self.assertEqual(len({page for page, _ in trace.runs(card)}), 1)

    def test_three_times_and_ten_times_the_densest(self):
        edition = self.make(self.cards(lambda text: 3 * text), self.cards(lambda text: 10 * text), parts=["cards"])
        trace, cards = self.check(edition)
        pages = [len({page for page, _ in trace.runs(card)}) for card in cards]
        self.assertGreaterEqual(pages[0], 3)
        self.assertGreaterEqual(pages[1], 3 * pages[0] - 3)
        self.assertEqual(sum(pages), len(trace.pages))
        self.check_pdf(edition, trace)

    def test_a_cell_of_20000_characters(self):
        one = self.cards(lambda text: "短い。")
        endless = re.sub(r"\s|^・", "", "".join(self.cards(str)["status"].values()), flags=re.M)
        one["status"]["difficulties"] = (20 * endless)[:20000]
        edition = self.make(one, parts=["cards", "overview"])
        trace, _ = self.check(edition)
        self.check_pdf(edition, trace)


class Overflow(Generated):
    """What does not fit at the least size: the message names the answer, and how much of it is too much."""

    def overflow(self, how, least="8.5pt"):
        return self.layout(f"like: a4.yaml\nbody: {{min: {least}, overflow: {how}}}\n")

    def reported(self, message):
        """The number of characters, and the field by its path and label."""
        found = re.findall(r"about (\d+) characters too many in (the whole table; )?(\S+)", message)
        self.assertEqual(len(found), 1, message)
        section, field = next((s, f["id"]) for s, f in Records().fields() if f["label"] == found[0][2])
        return int(found[0][0]), bool(found[0][1]), section, field

    def refused(self, cut=0):
        """What is said of the densest card less so many characters of ④."""
        card = self.cards(str)
        card["status"]["difficulties"] = card["status"]["difficulties"][: -cut or None]
        edition = self.path(f"less{cut}")
        make_edition(edition, [card], digest=None, outline=None, terms=None, parts=["cards"])
        return run("check", edition, "--layout", self.overflow("fail"), status=65).stderr.decode()

    def test_fail_names_the_answer_and_its_place(self):
        edition = self.make(self.cards(str), parts=["cards"])
        done = run("build", edition, "-o", self.path("x.pdf"), "--layout", self.overflow("fail"), status=65)
        message = done.stderr.decode()
        self.assertIn("error: 第1町 does not fit on its page at the least type size", message)
        _, whole, section, field = self.reported(message)
        self.assertFalse(whole)
        *cards, _ = json.loads(run("fit", edition, "--json", "--layout", self.overflow("continue")).stdout)
        self.assertEqual(cards[0]["limit"], f"{section}.{field}")
        line = int(re.search(r"cards/240010-town\.yaml:(\d+):\d+: error", message)[1])
        with open(os.path.join(edition, "cards", "240010-town.yaml"), encoding="utf-8") as file:
            lines = file.read().split("\n")
        self.assertEqual(lines[line - 2].strip(), f"{field}: |")  # the answer begins in the line below its key
        self.assertFalse(os.path.exists(self.path("x.pdf")))

    def test_shortened_by_what_is_told_it_fits_but_not_by_half(self):
        n, _, section, field = self.reported(self.refused())
        self.assertEqual((section, field), ("status", "difficulties"))
        self.assertGreater(n, 50)
        left, *_ = self.reported(self.refused(n // 2))
        self.assertLess(left, n)
        with self.assertRaisesRegex(AssertionError, "status 0"):
            self.refused(n)

    def test_more_than_an_answer_holds_is_told_of_the_whole_table(self):
        edition = self.make(self.cards(str), parts=["cards"])
        done = run("check", edition, "--layout", self.overflow("fail", "10pt"), status=65)
        n, whole, section, field = self.reported(done.stderr.decode())
        self.assertTrue(whole)
        self.assertGreater(n, len(Records().cards[DENSEST][section][field]))

    def test_spread(self):
        edition = self.make(self.cards(str), self.cards(lambda text: "短い。"), parts=["cards"])
        layout = self.overflow("spread")
        done = run("trace", edition, "--layout", layout)
        self.assertIn("warning: 第1町 does not fit", done.stderr.decode())
        self.reported(done.stderr.decode())
        trace, cards = self.check(edition, "--layout", layout)
        tables = [{page for page, _ in trace.runs(table)} for table in cards[0].all_of("Table")]
        self.assertEqual(tables, [{0}, {0}, {0}, {1}])
        self.assertEqual({page for page, _ in trace.runs(cards[1])}, {2})

    def test_continue_goes_on_evenly(self):
        edition = self.make(self.cards(str), parts=["cards"])
        trace, (card,) = self.check(edition, "--layout", self.overflow("continue"))
        ends = collections.Counter()
        for page, run_ in trace.runs(card):
            ends[page] = max(ends[page], run_.y)
        self.assertEqual(sorted(ends), [0, 1])
        self.assertLess(abs(ends[0] - ends[1]), 60)

    def test_told_in_japanese(self):
        edition = self.make(self.cards(str), parts=["cards"])
        env = {**os.environ, "LC_ALL": "ja_JP.UTF-8"}
        for least, message in [("8.5pt", r"約\d+字多すぎます（④困難に感じていること）"), ("10pt", r"表全体で約\d+字多すぎます（.*④困難に")]:
            done = run("check", edition, "--layout", self.overflow("fail", least), status=65, env=env)
            self.assertIn("第1町", done.stderr.decode())
            self.assertRegex(done.stderr.decode(), message)


if __name__ == "__main__":
    unittest.main()
