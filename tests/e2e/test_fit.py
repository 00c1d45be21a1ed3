#!/usr/bin/python3
"""fit: what it shows of every card, as a table and as JSON, agrees with the records and with the pages."""

import json
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import unittest

import yaml

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROGRAM = os.environ.get("TSUZURI") or os.path.join(TOP, "build", "tsuzuri")
EDITION = os.path.join(TOP, "data", "r7")


def tell(*words):
    env = dict(os.environ, LC_ALL="C.UTF-8")
    done = subprocess.run([PROGRAM, *words], cwd=TOP, env=env, stdout=subprocess.PIPE, check=True, timeout=280)
    return done.stdout.decode()


def read(*parts):
    with open(os.path.join(EDITION, *parts), encoding="utf-8") as file:
        return yaml.safe_load(file)


class Fit(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        *cls.cards, cls.all = json.loads(tell("fit", EDITION, "--json"))
        names = [name for region in read("edition.yaml")["regions"] for name in region["cards"]]
        cls.records = [read("cards", name + ".yaml") for name in names]

    def test_every_card_in_the_order_of_the_booklet(self):
        expected = [[place["name"] for place in record["municipalities"]] for record in self.records]
        self.assertEqual([card["names"] for card in self.cards], expected)
        expected = [record["municipalities"][0]["code"] for record in self.records]
        self.assertEqual([card["code"] for card in self.cards], expected)

    def test_keys_are_those_promised(self):
        keys = {"code", "names", "chars", "equal_pt", "size_pt", "pages", "widths_mm", "fill", "limit"}
        for card in self.cards:
            self.assertEqual(set(card), keys)
        self.assertEqual(set(self.all), {"uniform_pt", "without", "pages"})

    def test_columns_fill_the_measure(self):
        sections = {section["id"]: section["fields"] for section in read("form.yaml")["sections"]}
        for card in self.cards:
            for name, widths in card["widths_mm"].items():
                if name in ("status", "shared", "goals"):
                    self.assertEqual(len(widths), len(sections[name]))
                self.assertAlmostEqual(sum(widths), 276, delta=0.05)

    def test_limit_is_a_field_and_no_empty_one(self):
        for card, record in zip(self.cards, self.records):
            section, field = card["limit"].split(".")
            self.assertTrue(record[section][field].strip(), card["names"])

    def test_sizes_beat_equal_columns(self):
        for card in self.cards:
            self.assertGreater(card["size_pt"], card["equal_pt"], card["names"])
            self.assertLessEqual(card["fill"], 1)
        gains = [card["size_pt"] / card["equal_pt"] for card in self.cards]
        self.assertGreaterEqual(statistics.median(gains), 1.19)

    def test_one_size_for_all_is_the_least_of_their_sizes(self):
        self.assertAlmostEqual(self.all["uniform_pt"], min(card["size_pt"] for card in self.cards), delta=0.001)
        self.assertGreaterEqual(self.all["uniform_pt"], 8.3)
        self.assertEqual(self.all["pages"], len(self.cards))

    def test_what_the_densest_cards_cost(self):
        """Without one, two and three of them all others fit at such a size."""
        left = list(self.cards)
        self.assertEqual(len(self.all["without"]), 3)
        for without in self.all["without"]:
            densest = min(left, key=lambda card: card["size_pt"])
            self.assertEqual(without["code"], densest["code"])
            left.remove(densest)
            self.assertAlmostEqual(without["uniform_pt"], min(card["size_pt"] for card in left), delta=0.001)
        table = tell("fit", EDITION)
        self.assertRegex(table, rf"(?m)^Without 名張市: {self.all['without'][0]['uniform_pt']} pt$")

    def test_outliers_have_a_further_page(self):
        with tempfile.TemporaryDirectory() as folder:
            layout = os.path.join(folder, "own.yaml")
            with open(os.path.join(TOP, "layouts", "a4.yaml"), encoding="utf-8") as file:
                text = file.read().replace("  uniform: card", "  uniform: edition\n  outliers: 2")
            with open(layout, "w", encoding="utf-8") as file:
                file.write(text)
            *cards, whole = json.loads(tell("fit", EDITION, "--layout", layout, "--json"))
            self.assertEqual([card["names"] for card in cards if card["pages"] == 2], [["津市"], ["名張市"]])
            self.assertEqual(whole["pages"], 28)
            sizes = re.findall(
                r"(?m)^  run \S+ \S+ size (\S+) BIZUDGothic-Regular", tell("trace", EDITION, "--layout", layout)
            )
            self.assertIn(self.all["without"][1]["uniform_pt"], {float(size) for size in sizes})
            self.assertNotIn(self.all["uniform_pt"], {float(size) for size in sizes})

    def test_pages_are_set_in_the_size_reported(self):
        sizes = re.findall(r"(?m)^  run \S+ \S+ size (\S+) BIZUDGothic-Regular", tell("trace", EDITION))
        for card in self.cards:
            self.assertIn(min(card["size_pt"], 12), {float(size) for size in sizes})

    def test_table_says_the_same(self):
        rows = [line.split("\t") for line in tell("fit", EDITION).splitlines()]
        told = {row[0][:6]: row for row in rows if re.match(r"\d{6}-", row[0])}
        self.assertEqual(list(told), [card["code"] for card in self.cards])
        for card in self.cards:
            found = [float(value) for value in told[card["code"]][1:4]]
            self.assertEqual(found, [card["chars"], card["equal_pt"], card["size_pt"]])

    def test_a_short_card_may_need_the_smallest_type(self):
        """The sizes of those with most text are tried first: another card's is taken for all as well, whatever was
        drawn by then."""
        with tempfile.TemporaryDirectory() as folder:
            edition = os.path.join(folder, "r7")
            shutil.copytree(EDITION, edition)
            path = os.path.join(edition, "cards", "242161-iga.yaml")
            with open(path, encoding="utf-8") as file:
                card = file.read()
            found = {}
            for items in (12, 33):
                many = "".join(f"    ・項目{i}\n" for i in range(items))
                with open(path, "w", encoding="utf-8") as file:
                    file.write(card.replace("  difficulties: |\n", "  difficulties: |\n" + many))
                *cards, whole = json.loads(tell("fit", edition, "--json"))
                sizes = {card["names"][0]: card["size_pt"] for card in cards}
                longest = max(cards, key=lambda card: card["chars"])
                told = re.findall(r"(?m)^  run \S+ \S+ size (\S+) BIZUDGothic-Regular", tell("trace", edition))
                found[items] = whole["uniform_pt"], sizes["伊賀市"], longest["size_pt"]
                self.assertEqual(whole["uniform_pt"], min(sizes.values()))
                self.assertIn(whole["uniform_pt"], {float(size) for size in told})
                self.assertEqual(whole["pages"], len(cards))
            self.assertLess(found[33][1], found[33][2])  # it does need smaller type than the longest card
            self.assertEqual(found[33][0], found[33][1])
            self.assertGreater(found[12][0], found[33][0])


if __name__ == "__main__":
    unittest.main()
