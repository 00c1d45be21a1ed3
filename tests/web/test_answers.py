#!/usr/bin/python3
"""The table of who has answered: of a right edition, of one with errors and without some answers, of one without any."""

import json
import os
import shutil
import tempfile
import unittest

from page_engine import TOP, Engine, native


class Answers(unittest.TestCase):
    def edition(self):
        folder = tempfile.TemporaryDirectory(dir=os.path.join(TOP, "build"))
        self.addCleanup(folder.cleanup)
        path = os.path.join(os.path.relpath(folder.name, TOP), "r7")
        shutil.copytree(os.path.join(TOP, "data/r7"), os.path.join(TOP, path))
        return path

    def answers(self, edition):
        engine = Engine(edition)
        self.addCleanup(engine.close)
        made = engine.run("answers", edition)
        self.assertEqual(made["printed"], native("check", edition)[2])
        return made, json.loads(made["text"])

    def test_all_have_answered(self):
        made, table = self.answers("data/r7")
        self.assertEqual(made["status"], 0)
        self.assertEqual(len(table["municipalities"]), 29)
        self.assertEqual(len(table["cards"]), 26)
        self.assertGreater(table["pages"], 26)
        kuwana = next(one for one in table["municipalities"] if one["code"] == "242055")
        card = table["cards"][kuwana["card"]]
        self.assertEqual((kuwana["name"], card["file"]), ("桑名市", "data/r7/cards/242055-kuwana.yaml"))
        self.assertEqual(len(card["answers"]), len(table["fields"]))
        self.assertEqual([card["over"], card["pages"]], [0, 1])
        for answer in card["answers"]:
            self.assertEqual(answer["chars"], len("".join(answer["text"].split())))
        fit = json.loads(native("fit", "data/r7", "--json")[1])
        self.assertEqual([one.get("limit") for one in table["cards"]], [one["limit"] for one in fit[: len(table["cards"])]])

    def test_errors_and_missing_ones(self):
        edition = self.edition()
        cards = os.path.join(TOP, edition, "cards")
        os.remove(os.path.join(cards, "242012-tsu.yaml"))
        with open(os.path.join(cards, "242055-kuwana.yaml"), "a", encoding="utf-8") as file:
            file.write("unknown: x\n")
        made, table = self.answers(edition)
        self.assertEqual(made["status"], 66)
        card = {one["name"]: one["card"] for one in table["municipalities"]}
        self.assertIsNone(card["津市"])
        self.assertIsNotNone(card["桑名市"])
        self.assertEqual([table["pages"], [one for one in table["cards"] if "over" in one]], [0, []])
        self.assertIn(f"{edition}/cards/242055-kuwana.yaml", [one.get("file") for one in made["messages"]])

    def test_nobody_has_answered(self):
        edition = self.edition()
        for name in os.listdir(os.path.join(TOP, edition, "cards")):
            os.remove(os.path.join(TOP, edition, "cards", name))
        made, table = self.answers(edition)
        self.assertEqual({one["card"] for one in table["municipalities"]}, {None})
        self.assertEqual(table["cards"], [])


if __name__ == "__main__":
    unittest.main()
