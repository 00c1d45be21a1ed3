#!/usr/bin/python3
"""The page's engine gives the bytes of the program: outputs, texts, messages and exit codes of every edition."""

import glob
import os
import tempfile
import unittest

from page_engine import TOP, Engine, native

EDITIONS = sorted(os.path.dirname(path) for path in glob.glob("**/edition.yaml", root_dir=TOP, recursive=True) if not path.startswith("build"))
SOUND = ["data/r7", *sorted(path for path in EDITIONS if path.startswith("tests/cases/") and "/errors/" not in path)]


def files(folder):
    return sorted(os.path.relpath(os.path.join(at, name), folder) for at, _, names in os.walk(folder) for name in names)


def read(path):
    with open(path, "rb") as file:
        return file.read()


class Same(unittest.TestCase):
    maxDiff = 4000

    @classmethod
    def setUpClass(cls):
        cls.engine = Engine("tests/cases", "tests/data", "tests/fuzz/corpus")

    @classmethod
    def tearDownClass(cls):
        cls.engine.close()

    def check(self, *words, language="en"):
        """Without outputs."""
        with self.subTest(" ".join(words), language=language):
            made = self.engine.run(*words, language=language)
            self.assertNotIn("ended", made)
            status, out, err = native(*words, language=language)
            self.assertEqual(made["printed"], err)
            self.assertEqual(made["text"], out)
            self.assertEqual(made["status"], status)
            self.assertEqual([made[kind + "s"] for kind in ("error", "warning", "note")],
                             [sum(f": {kind}: " in line or line.strip().startswith(f"{kind}: ") for line in err.splitlines())
                              for kind in ("error", "warning", "note")] if language == "en" else
                             [made[kind + "s"] for kind in ("error", "warning", "note")])  # fmt: skip
            return made

    def check_outputs(self, *words):
        """The last word is where they go: a file, or a folder."""
        *options, name = words
        with self.subTest(" ".join(words)), tempfile.TemporaryDirectory() as scratch:
            made = self.engine.run(*words)
            self.assertNotIn("ended", made)
            path = os.path.join(scratch, name)
            status, _, err = native(*options, path)
            self.assertEqual(made["printed"], err.replace(scratch + "/", ""))
            self.assertEqual(made["status"], status)
            there = [name] if os.path.isfile(path) else [os.path.join(name, file) for file in files(path)]
            self.assertEqual(sorted(name for name in made["outputs"] if not name.endswith("/")), there)
            for file in there:
                self.assertEqual(read(made["outputs"][file]), read(os.path.join(scratch, file)), file)
            return made

    def test_messages_and_traces_of_every_edition(self):
        for edition in EDITIONS:
            for language in ("en", "ja"):
                self.check("check", edition, language=language)
            self.check("trace", edition)

    def test_booklets(self):
        for edition in SOUND:
            self.check_outputs("build", edition, "-o", "handout.pdf")
            self.check_outputs("build", edition, "--for", "print", "-o", "print.pdf")
            self.check_outputs("build", edition, "--for", "archive", "-o", "archive.pdf")
        for imposition in ("single", "saddle-left", "saddle-top", "2up", "a3-fold"):
            self.check_outputs("build", "data/r7", "--for", "print", "--impose", imposition, "--paper-thickness", "0.12",
                               "--back-margin", "3", "--marks", "--multiple", "8", "-o", "print.pdf")  # fmt: skip
        self.check_outputs("build", "data/r7", "--parts", "cover,cards", "--since", "tests/cases/small", "-o", "parts.pdf")

    def test_layouts(self):
        self.check("layouts", "--json")
        for path in sorted(glob.glob("layouts/*.yaml", root_dir=TOP)):
            self.check_outputs("build", "data/r7", "--layout", os.path.basename(path)[:-5], "-o", "handout.pdf")

    def test_sheets(self):
        for edition in SOUND:
            self.check_outputs("sheet", edition, "--all", "-o", "sheets")

    def test_archives(self):
        for edition in SOUND:
            self.check_outputs("archive", edition, "-o", "bag")

    def test_forms_and_tables(self):
        for edition in SOUND:
            self.check_outputs("form", edition, "-o", "forms")
            for kind in ("csv", "xlsx", "json", "yaml"):
                self.check_outputs("export", edition, "--as", kind, "-o", f"answers.{kind}")
        self.check_outputs("form", "data/r7", "桑名市", "--since", "data/r7", "-o", "forms")

    def test_comparisons(self):
        self.check("compare", "tests/cases/small", "data/r7")
        self.check("compare", "tests/cases/small", "data/r7", "--json")
        self.check_outputs("compare", "tests/cases/small", "data/r7", "--style", "table", "-o", "changes.pdf")

    def test_new_editions(self):
        for words in (("--prefecture", "鳥取県", "--year", "令和8年度"), ("--prefecture", "北海道", "--year", "2027年度", "--workbooks"),
                      ("--prefecture", "東京都", "--year", "令和8年度", "--names", "japanese")):  # fmt: skip
            with self.subTest(words), tempfile.TemporaryDirectory(dir=os.path.join(TOP, "build")) as scratch:
                name = os.path.relpath(os.path.join(scratch, "new"), TOP)
                made = self.engine.run("new", name, *words)
                status, out, err = native("new", name, *words)
                self.assertEqual((made["status"], made["text"], made["printed"]), (status, out, err))
                there = files(os.path.join(TOP, name))
                self.assertEqual(sorted(path for path in made["outputs"] if not path.endswith("/")), [f"{name}/{file}" for file in there])
                for file in there:
                    self.assertEqual(read(made["outputs"][f"{name}/{file}"]), read(os.path.join(TOP, name, file)), file)

    def test_next_year(self):
        with tempfile.TemporaryDirectory(dir=os.path.join(TOP, "build")) as scratch:
            name = os.path.relpath(os.path.join(scratch, "r8"), TOP)
            words = ("new", name, "--from", "data/r7", "--merge", "桑名市+木曽岬町=桑名市")
            made = self.engine.run(*words)
            self.assertEqual((made["status"], made["text"], made["printed"]), native(*words))
            for file in files(os.path.join(TOP, name)):
                self.assertEqual(read(made["outputs"][f"{name}/{file}"]), read(os.path.join(TOP, name, file)), file)

    def test_time_and_memory(self):
        """Printed, for people: an engine that has nothing yet, and the same again."""
        engine = Engine()
        times = [engine.run("build", "data/r7", "-o", "handout.pdf") for _ in range(3)]
        engine.close()
        print("r7: " + ", ".join(f"{made['milliseconds']:.0f} ms" for made in times) + f", {times[-1]['memory'] >> 20} MiB")


if __name__ == "__main__":
    unittest.main()
