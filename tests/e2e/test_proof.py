#!/usr/bin/python3
"""proof: the lines that an editor would look at; and that the edition of the repository has as few of them as it may."""

import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROGRAM = os.environ.get("TSUZURI") or os.path.join(TOP, "build", "tsuzuri")
EDITION = os.path.join(TOP, "data", "r7")
FINDINGS = ["short", "loose", "tight", "widow", "word", "unit", "phrase", "kana-mark"]


def tell(*words, language="C.UTF-8"):
    env = dict(os.environ, LC_ALL=language)
    done = subprocess.run([PROGRAM, "proof", *words], cwd=TOP, env=env, stdout=subprocess.PIPE, check=True, timeout=280)
    return done.stdout.decode()


class Proof(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        *cls.lines, cls.summary = json.loads(tell(EDITION, "--parts", "cards", "--json"))

    def test_the_summary_counts_the_lines(self):
        for finding in FINDINGS:
            self.assertEqual(self.summary[finding], sum(finding in line["findings"] for line in self.lines), finding)
        self.assertGreater(self.summary["lines"], self.summary["justified"])

    def test_lines_are_the_records_own(self):
        with_fields = [line for line in self.lines if line["field"]]
        self.assertTrue(with_fields)
        for line in with_fields:
            self.assertRegex(line["card"], r"^24\d{4}$")
            self.assertRegex(line["field"], r"^(goals|status|shared|hub)\.\w+$")
            self.assertIn(line["page"], [str(page) for page in range(1, 27)])
        names = {name[:6] for name in os.listdir(os.path.join(EDITION, "cards"))}
        self.assertLessEqual({line["card"] for line in with_fields}, names)

    def test_figures_agree_with_findings(self):
        for line in self.lines:
            self.assertTrue(line["findings"])
            self.assertEqual("kana-mark" in line["findings"], bool(re.match("[ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ]", line["text"])))
            if "short" in line["findings"]:
                self.assertGreater(line["spare_em"], 0)
                self.assertEqual(line["growth_em"], 0)
            self.assertEqual("loose" in line["findings"], line["growth_em"] > 0.0625)

    def test_how_evenly_the_cards_are_set(self):
        """The limits that an editor would sign, of the type size that the edition has."""
        self.assertEqual(self.summary["kana-mark"], 0)
        self.assertLessEqual(self.summary["growth_em"]["max"], 0.125)
        self.assertLessEqual(self.summary["growth_em"]["p95"], 0.03)
        self.assertLessEqual(self.summary["latin_em"], 0.375)
        self.assertLessEqual(self.summary["word"], 65)  # sparse cards have large type, and so short lines
        self.assertLessEqual(self.summary["widow"], 33)
        self.assertEqual(self.summary["phrase"], 0)

    def test_stretching_is_limited_by_the_layout(self):
        with tempfile.TemporaryDirectory() as folder:
            layout = os.path.join(folder, "wide.yaml")
            for limit in (0.0, 0.125, 0.3):
                with open(layout, "w", encoding="utf-8") as file:
                    with open(os.path.join(TOP, "layouts", "a4.yaml"), encoding="utf-8") as own:
                        file.write(re.sub(r"stretch: {all: [\d.]+em}", f"stretch: {{all: {limit}em}}", own.read()))
                summary = json.loads(tell(EDITION, "--parts", "cards", "--json", "--layout", layout))[-1]
                self.assertLessEqual(summary["growth_em"]["max"], limit)

    def test_text_for_readers(self):
        text = tell(EDITION)
        head, *lines = text.splitlines()
        self.assertEqual(head, "page\tmunicipality\tfield\tfinding\tfigures\tline")
        pages = [line.split("\t") for line in lines if line.count("\t") == 5]
        self.assertTrue(pages)
        self.assertIn("津市", [page[1] for page in pages])
        self.assertRegex(text, r"\d+ lines, \d+ of them justified")
        japanese = tell(EDITION, language="ja_JP.UTF-8")
        self.assertIn("市町", japanese.splitlines()[0])

    def test_words_that_are_not_parted(self):
        with tempfile.TemporaryDirectory() as folder:
            edition = shutil.copytree(EDITION, os.path.join(folder, "r7"))
            parted = [line["text"] for line in self.lines if "word" in line["findings"]]
            self.assertTrue(parted)
            with open(os.path.join(edition, "edition.yaml"), "a", encoding="utf-8") as file:
                file.write("nobreak: [ダウンロード, メディカルケアステーション]\n")
            after = json.loads(tell(edition, "--parts", "cards", "--json"))
            texts = [line["text"] for line in after[:-1]]
            for text in texts:
                self.assertFalse(re.search("ダウン(ロー)?$|メディカルケアス$", text), text)


if __name__ == "__main__":
    unittest.main()
