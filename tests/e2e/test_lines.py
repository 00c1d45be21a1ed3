#!/usr/bin/python3
"""`tsuzuri lines`: its form, the tables of tests/data/text through it, and the real answers composed with it."""

import glob
import json
import os
import subprocess
import unittest

import yaml

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROGRAM = os.environ.get("TSUZURI") or os.path.join(TOP, "build", "tsuzuri")
OK, USAGE, DATA, INPUT = 0, 64, 65, 66
FONTS = ["gothic", "mincho", "noto-gothic"]


def run(*words, text=None):
    return subprocess.run(
        [PROGRAM, "lines", *words], cwd=TOP, input=text, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=120
    )


def lines(*words, text=None):
    done = run(*words, text=text)
    assert done.returncode == OK, done.stderr.decode()
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def paragraphs(texts, *words):
    """One call for many texts: the lines of each."""
    found = [[] for _ in texts]
    for line in lines(*words, "-", text="\n".join(texts).encode()):
        found[line.get("paragraph", 0)].append(line)
    return found


def table(name):
    with open(os.path.join(TOP, "tests", "data", "text", name), encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]


class Form(unittest.TestCase):
    def test_one_object_a_line(self):
        self.assertEqual(
            lines("--width", "3.9em", "在宅A医療。"),
            [
                {"start": 0, "end": 3, "text": "在宅A", "width_em": 2.75, "x_em": [0.0, 1.0, 2.25]},
                {"start": 3, "end": 6, "text": "医療。", "width_em": 3.0, "x_em": [0.0, 1.0, 2.0]},
            ],
        )

    def test_lines_of_the_input_are_paragraphs(self):
        found = lines("--width", "2em", "-", text="国国国\n\n国\n".encode())
        self.assertEqual([line["paragraph"] for line in found], [0, 0, 1, 2])
        self.assertEqual([line["text"] for line in found], ["国国", "国", "", "国"])
        self.assertEqual([line["start"] for line in found], [0, 2, 0, 0])
        self.assertNotIn("paragraph", lines("--width", "2em", "-", text="国\n".encode())[0])

    def test_offsets_count_code_points(self):
        found = lines("--width", "1em", "葛\U000e0100𠮷か\u3099")
        self.assertEqual([(line["start"], line["end"]) for line in found], [(0, 2), (2, 3), (3, 5)])

    def test_text_is_escaped(self):
        for text in ('a"b\\c', "国\u2028国", "国\x85国", "国\t国"):
            self.assertEqual(''.join(line['text'] for line in lines('--width', '9em', text)), text)

    def test_mistakes(self):
        for words in (["国"], ["--width", "x", "国"], ["--width", "0", "国"], ["--width", "9em", "--level", "x", "国"]):
            self.assertEqual(run(*words).returncode, USAGE, words)
        self.assertEqual(run("--width", "9em", "--font", "nothing", "国").returncode, USAGE)
        self.assertEqual(run("--width", "9em", "--font", "./nothing.otf", "国").returncode, INPUT)
        self.assertEqual(run("--width", "9em", "-", text=b"\xff").returncode, DATA)

    def test_what_no_font_has_is_sketched(self):
        done = run("--width", "9em", "国\U00010af6国")
        self.assertEqual(done.returncode, OK)
        self.assertIn(b"warning", done.stderr)
        self.assertEqual(json.loads(done.stdout)["x_em"], [0.0, 1.0, 2.0])

    def test_fonts_by_name_and_file(self):
        by_id = lines("--width", "9em", "--font", "noto-gothic", "国A（国")
        file = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
        self.assertEqual(lines("--width", "9em", "--font", "Noto Sans CJK JP", "国A（国"), by_id)
        self.assertEqual(lines("--width", "9em", "--font", file + "#0", "国A（国"), by_id)


class Tables(unittest.TestCase):
    def test_levels(self):
        rows = [row for row in table("levels.tsv") if row[0] == "start"]
        for level in ["very-strict", "strict", "loose", "very-loose", "css-strict", "css-normal", "css-loose"]:
            words = ["--width", "5.2em", "--level", level, "--trim", "css"]
            found = paragraphs(["国国国国国" + row[1] + "国国" for row in rows], *words)
            for row, of in zip(rows, found):
                self.assertEqual(of[0]["end"], 5 if level in row[2].split() else 4, (level, row[1]))

    def test_punctuation(self):
        rows = table("punctuation.tsv")
        for font in FONTS:
            for column, trim in ((1, "css"), (2, "jlreq")):
                found = paragraphs(["国" + row[0] + "国" for row in rows], "--width", "9em", "--trim", trim, "--font", font)
                for row, (of,) in zip(rows, found):
                    x = of["x_em"]
                    widths = "".join("F" if b - a > 0.8 else "H" for a, b in zip(x[1:3], x[2:4]))
                    self.assertEqual(widths, row[column], (font, trim, row[0]))


class Answers(unittest.TestCase):
    """The cards' text at the measures of their cells."""

    @classmethod
    def setUpClass(cls):
        cls.texts = []
        for path in sorted(glob.glob(os.path.join(TOP, "data/r7/cards/*.yaml"))):
            with open(path, encoding="utf-8") as file:
                card = yaml.safe_load(file)
            for section in ("hub", "goals", "status", "shared"):
                for text in card[section].values():
                    cls.texts += [line.strip() for line in (text or "").splitlines() if line.strip()]
        # Labels stand in boxes of their own.
        cls.texts = [text[1:].strip() if text[0] in "・※☆▷○●" and len(text) > 1 else text for text in cls.texts]

    def composed(self, *words):
        return list(zip(self.texts, paragraphs(self.texts, *words)))

    def test_prohibitions_and_flush_edges(self):
        """A line that is not flush is as it would be set ragged: its gaps would have had to grow by more than they may."""
        flush = torn = 0
        for width in (10.0, 13.5, 16.0):
            for breaking in ("first-fit", "optimal"):
                words = ["--width", f"{width}em", "--break", breaking]
                ragged = [ends for _, ends in self.composed(*words)]
                for (text, found), natural in zip(self.composed(*words, "--align", "justify"), ragged):
                    self.assertEqual("".join(line["text"] for line in found), text)
                    for line in found[1:]:
                        self.assertNotIn(line["text"][0], "、。，．）」』】〕〉》｝)]}・：；！？,:;!?％%")
                    for line in found[:-1]:
                        self.assertNotIn(line["text"].rstrip()[-1], "（「『【〔〈《｛([{￥")
                        if abs(line["width_em"] - width) <= 0.01:
                            flush += 1
                            continue
                        torn += 1
                        own = [it for it in natural if it["start"] == line["start"] and it["end"] == line["end"]]
                        for it in own:
                            self.assertEqual(it["x_em"], line["x_em"], line["text"])
                    self.assertLessEqual(found[-1]["width_em"], width + 0.00001)
        self.assertGreater(flush, 8 * torn)

    def test_no_letter_stands_alone(self):
        for width in (10, 13.5, 16):
            for align in ("start", "justify"):
                for _, found in self.composed("--width", f"{width}em", "--align", align, "--break", "optimal"):
                    if len(found) > 1:
                        self.assertGreater(len(found[-1]["text"].strip("、。）」』)・ ")), 1, found)

    def test_optimal_needs_no_more_lines(self):
        for width in ("7em", "12em"):
            first = [len(found) for _, found in self.composed("--width", width)]
            best = [len(found) for _, found in self.composed("--width", width, "--break", "optimal")]
            self.assertTrue(all(few <= many for few, many in zip(best, first, strict=True)))
            self.assertLess(sum(first) - sum(best), 10)  # where numbers that belong together are parted


if __name__ == "__main__":
    unittest.main()
