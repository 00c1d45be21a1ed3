#!/usr/bin/python3
"""Values of options that are refused, names that a command chooses itself, and outputs that cannot be made."""

import json
import os
import shutil
import subprocess
import unittest

import pikepdf
from editions import PROGRAM, TOP, InScratch, tight, tool

SMALL = os.path.join(TOP, "tests", "cases", "small")
OK, USAGE, DATA, INPUT, NO_CREATE = 0, 64, 65, 66, 73
ENV = {**{k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}, "LC_ALL": "C.UTF-8"}


class Commands(InScratch):
    def run_it(self, *words, status=OK, message=None):
        """The program in the scratch folder; of what it says on standard error one part."""
        done = subprocess.run([PROGRAM, *words], cwd=self.scratch, env=ENV, capture_output=True, timeout=120)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        if message:
            self.assertIn(message, done.stderr.decode())
        return done

    def small(self, name="small"):
        return shutil.copytree(SMALL, self.path(name))

    def edit(self, name, old, new):
        with open(self.path(name), encoding="utf-8") as file:
            text = file.read()
        self.assertEqual(text.count(old), 1, (name, old))
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text.replace(old, new))

    def occupied(self):
        """A file where a folder is wanted."""
        with open(self.path("file"), "w", encoding="utf-8") as file:
            file.write("kept")
        return "file"

    def content(self, name):
        with open(self.path(name), "rb") as file:
            return file.read()


class Print(Commands):
    def build(self, *words, **more):
        return self.run_it("build", SMALL, "-o", "out.pdf", *words, **more)

    def refused(self, *words, message, status=USAGE):
        done = self.build(*words, status=status, message=message)
        self.assertFalse(os.path.exists(self.path("out.pdf")))
        return done.stderr.decode()

    def test_purposes_and_impositions_are_words(self):
        self.assertIn("did you mean print?", self.refused("--for", "pritn", message="--for cannot be pritn"))
        self.assertNotIn("did you mean", self.refused("--for", "x", message="--for cannot be x"))
        message = self.refused("--for", "print", "--impose", "saddel-left", message="--impose cannot be saddel-left")
        self.assertIn("did you mean saddle-left?", message)

    def test_options_for_print_go_with_print(self):
        for name, value in ("icc", "x.icc"), ("impose", "2up"), ("paper-thickness", "0.1"), ("back-margin", "3"), ("multiple", "4"):
            for purpose in ([], ["--for", "archive"]):
                self.refused(*purpose, f"--{name}", value, message=f"--{name} needs --for print")

    def test_wrong_numbers(self):
        for value in ("", "x", "-0.1", "1.001", "2", "0.1cm", "0.12mmm", "0.1234", "99999999999999999999"):
            self.refused("--for", "print", "--paper-thickness", value, message="from 0 to 1 millimetre")
        for value in ("", "x", "-1", "30.001", "31", "3cm"):
            self.refused("--for", "print", "--back-margin", value, message="from 0 to 30 millimetres")
        for value in ("", "x", "0", "-4", "65", "4x", "99999999999999999999"):
            self.refused("--for", "print", "--multiple", value, message="a whole number from 1 to 64")

    def test_thick_paper_moves_inner_pages(self):
        made = {}
        for value in ("0", "0.1", "0.100", "0.1mm", "1"):
            self.build("--for", "print", "--impose", "saddle-left", "--paper-thickness", value)
            made[value] = self.content("out.pdf")
        self.assertEqual(made["0.1"], made["0.100"])
        self.assertEqual(made["0.1"], made["0.1mm"])
        self.assertEqual(len({made["0"], made["0.1"], made["1"]}), 3)

    def test_pages_are_a_multiple(self):
        for number in (1, 7, 64):
            done = self.build("--for", "print", "--multiple", str(number))
            with pikepdf.open(self.path("out.pdf")) as pdf:
                self.assertEqual(len(pdf.pages) % number, 0)
            self.assertEqual(b"added at the end" in done.stderr, number > 1)

    def test_wrong_profiles(self):
        self.refused("--for", "print", "--icc", "none.icc", message="none.icc", status=INPUT)
        self.refused("--for", "print", "--icc", self.occupied(), message="file", status=DATA)


class Outputs(Commands):
    def test_names_that_nobody_has_said_are_reported(self):
        done = self.run_it("preview", SMALL, "--page", "1")
        self.assertEqual(done.stdout, b"small-preview\n")
        self.assertEqual(os.listdir(self.path("small-preview")), ["001.png"])
        os.mkdir(self.path("years"))
        self.small("years/one")
        done = self.run_it("history", "years", "桑名市")
        self.assertEqual(done.stdout, b"history-242055.pdf\n")
        self.assertTrue(self.content("history-242055.pdf").startswith(b"%PDF"))

    def test_outputs_below_a_file(self):
        file = self.occupied()
        for words in (
            ["build", SMALL, "-o", "file/out.pdf"],
            ["preview", SMALL, "-o", file],
            ["sheet", SMALL, "--all", "-o", file],
            ["archive", SMALL, "-o", "file/bag"],
            ["archive", SMALL, "-o", "file/in/bag"],
            ["compare", SMALL, SMALL, "-o", "file/out.pdf"],
            ["history", TOP + "/tests/cases", "桑名市", "-o", "file/out.pdf"],
        ):
            with self.subTest(words[0]):
                self.run_it(*words, status=NO_CREATE, message="file")
                self.assertEqual(self.content("file"), b"kept")
                self.assertEqual(os.listdir(self.scratch), ["file"])

    def test_a_slash_behind_the_folder_of_a_bag(self):
        self.run_it("archive", SMALL, "-o", "one///")
        self.assertIn("bagit.txt", os.listdir(self.path("one")))
        self.assertEqual(os.listdir(self.scratch), ["one"])


class Sheets(Commands):
    def without_sheets(self):
        """The layout of the small edition, but none for sheets."""
        with open(os.path.join(TOP, "layouts", "a4.yaml"), encoding="utf-8") as file:
            text = file.read()
        start, end = text.index("\nsheet:\n"), text.index("\n# 新旧対照")
        with open(self.path("small", "a4.yaml"), "w", encoding="utf-8") as file:
            file.write(text[:start] + text[end:])

    def test_what_is_wrong_for_all_is_told_once(self):
        self.small()
        self.without_sheets()
        done = self.run_it("sheet", "small", "--all", "-o", "out", status=DATA)
        self.assertEqual(done.stderr.decode().count("the layout does not say how single sheets look"), 1)
        self.assertEqual((done.stdout, os.listdir(self.path("out"))), (b"", []))

    def test_one_that_fails_does_not_stop_the_others(self):
        self.small()
        self.edit("small/layout.yaml", "like: a4.yaml\n", "like: a4.yaml\nbody: {overflow: fail}\n")
        text = "".join(f"    ・防災倉庫{i}に保存水と発電機を置く。\n" for i in range(400))
        self.edit("small/cards/242055-kuwana.yaml", "  power: |\n", "  power: |\n" + text)
        done = self.run_it("sheet", "small", "--all", "-o", "out", status=DATA, message="242055-kuwana.yaml")
        made = os.listdir(self.path("out"))
        self.assertEqual(sorted(done.stdout.decode().split()), sorted("out/" + name for name in made))
        self.assertEqual(len(made), 3)
        self.assertFalse([name for name in made if "242055" in name])

    def test_how_much_does_not_fit(self):
        self.small()
        self.edit("small/layout.yaml", "like: a4.yaml\n", "like: a4.yaml\nbody: {overflow: continue}\n")
        text = "".join(f"    ・防災倉庫{i}に保存水と発電機を置く。\n" for i in range(400))
        before = self.run_it("fit", "small").stdout.decode()
        self.assertNotIn("characters too many", before)
        self.edit("small/cards/242055-kuwana.yaml", "  power: |\n", "  power: |\n" + text)
        rows = self.run_it("fit", "small").stdout.decode().splitlines()
        self.assertEqual([row.split("\t")[0] for row in rows if "characters too many" in row], ["242055-kuwana"])


class Years(Commands):
    def setUp(self):
        super().setUp()
        os.mkdir(self.path("years"))
        self.small("years/one")

    def test_two_of_the_same_year(self):
        self.small("years/other")
        self.run_it("history", "years", "桑名市", status=DATA, message="years/one and years/other are of the same year")

    def test_a_municipality_of_no_year(self):
        self.run_it("history", "years", "名古屋市", status=USAGE, message="no municipality of any year is called 名古屋市")

    def test_a_damaged_year(self):
        self.edit("years/one/edition.yaml", "publisher:", "publishers:")
        self.run_it("history", "years", "桑名市", status=DATA, message="did you mean publisher?")
        self.run_it("compare", SMALL, "years/one", status=DATA, message="did you mean publisher?")
        self.run_it("build", SMALL, "--since", "years/one", "-o", "out.pdf", status=DATA, message="did you mean publisher?")
        self.assertFalse(os.path.exists(self.path("out.pdf")))

    def test_a_layout_without_comparisons(self):
        with open(os.path.join(TOP, "layouts", "a4.yaml"), encoding="utf-8") as file:
            text = file.read()
        with open(self.path("years/one/a4.yaml"), "w", encoding="utf-8") as file:
            file.write(text[: text.index("\n# 新旧対照")])
        for words in ["compare", SMALL, "years/one"], ["history", "years", "桑名市"], ["build", "years/one", "--since", SMALL]:
            self.run_it(*words, "-o", "out.pdf", status=DATA, message="the layout does not say how comparisons look")
            self.assertFalse(os.path.exists(self.path("out.pdf")))

    def test_cards_that_are_gone_and_new(self):
        self.small("new")
        for name in "municipalities.yaml", "errata.yaml":
            os.remove(self.path("new", name))
            self.edit("new/edition.yaml", f"{name[:-5]}: {name}\n", "")
        self.edit("new/edition.yaml", "令和7年度\n", "令和8年度\n")
        self.edit("new/edition.yaml", "  - name: 南部\n    cards: [242098-owase]\n", "")
        os.remove(self.path("new/cards/242098-owase.yaml"))
        for old, new, kind, message, title in (
            ("years/one", "new", "removed", "this card is gone", "回答がなくなりました"),
            ("new", "years/one", "added", "a new card", "新しい回答"),
        ):
            output = self.run_it("compare", old, new).stdout.decode()
            self.assertIn(f"尾鷲市、紀北町: {message}\n", output)
            self.assertIn("Cards changed: 1 of 3", output)
            self.run_it("compare", old, new, "-o", "out.pdf")
            self.assertIn(f"尾鷲市、紀北町({title}", tight(tool("pdftotext", "-raw", self.path("out.pdf"), "-")))
            (card,) = json.loads(self.run_it("compare", old, new, "--json").stdout)["cards"]
            names = {side: [one["name"] for one in card[side]] for side in ("old", "new")}
            there, missing = ("old", "new") if kind == "removed" else ("new", "old")
            self.assertEqual((names[there], names[missing]), (["尾鷲市", "紀北町"], []))
            kinds = [change["kind"] for field in card["fields"] for change in field["changes"]]
            self.assertEqual(kinds, [kind] * 5)

    def test_what_is_reworded_and_moved(self):
        """One statement, told once, where it stands now."""
        self.small("new")
        first, second = "    ・発電機を5台、市役所に置く。\n", "    ・燃料を3日分、消防署に置く。\n"
        third, fourth = "    ・蓄電池を2台、公民館に置く。\n", "    ・延長コードを20本、各支所に置く。\n"
        old = "  power: |\n    ・可搬型の発電機\n"
        self.edit("years/one/cards/242055-kuwana.yaml", old, "  power: |\n" + first + second + third + fourth)
        more = first.replace("5台", "8台")
        self.edit("new/cards/242055-kuwana.yaml", old, "  power: |\n" + second + third + fourth + more)
        self.edit("new/edition.yaml", "令和7年度\n", "令和8年度\n")
        output = self.run_it("compare", "years/one", "new").stdout.decode()
        self.assertIn("    ~ ・発電機を[-5台-]{+8台+}、市役所に置く。 (also moved)\n", output)
        self.assertEqual(output.count("置く。"), 1)

    def test_what_a_field_was_in_an_earlier_year(self):
        """`was: stock.generator` has stayed in the form, and the year before says stock.power already."""
        message = self.run_it("compare", SMALL, "years/one").stdout.decode()
        self.assertNotIn("stock.power", message)
        self.assertIn("Cards changed: 0 of 3", message)

    def test_an_answer_that_is_gone_leaves_a_mark(self):
        """In its cell, empty now, a wedge and no bar; on no other page anything."""
        self.small("new")
        self.edit("new/edition.yaml", "令和7年度\n", "令和8年度\n")
        self.assertEqual(self.added("new"), [(0, 0)] * 3)
        with open(self.path("new/cards/242055-kuwana.yaml"), encoding="utf-8") as file:
            text = file.read()
        gone = text[text.index("  power: |\n") : text.index("shelter:")]
        self.edit("new/cards/242055-kuwana.yaml", gone, '  power: ""\n')
        self.assertEqual(self.added("new"), [(1, 0), (0, 0), (0, 0)])

    def added(self, edition):
        """Wedges and rectangles that each card has more for the comparison with the year before."""
        self.run_it("build", edition, "--parts", "cards", "-o", "plain.pdf")
        self.run_it("build", edition, "--parts", "cards", "--since", "years/one", "-o", "marked.pdf")
        with pikepdf.open(self.path("plain.pdf")) as plain, pikepdf.open(self.path("marked.pdf")) as marked:
            return [tuple(self.count(b, kind) - self.count(a, kind) for kind in ("m", "re"))
                    for a, b in zip(plain.pages, marked.pages)]  # fmt: skip

    @staticmethod
    def count(page, kind):
        return sum(1 for _, operator in pikepdf.parse_content_stream(page) if str(operator) == kind)


if __name__ == "__main__":
    unittest.main()
