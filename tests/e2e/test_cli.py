#!/usr/bin/python3
"""The program as its users meet it: exit codes, help, messages in two languages, outputs that are complete or not there."""

import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import unittest

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROGRAM = os.environ.get("TSUZURI") or os.path.join(TOP, "build", "tsuzuri")
EDITION = os.path.join(TOP, "data", "r7")
COMMANDS = ["build", "check", "trace", "preview", "fit", "watch"]  # those that read one edition

OK, USAGE, DATA, INPUT, NO_CREATE, IO = 0, 64, 65, 66, 73, 74


def run(*words, cwd=TOP, locale="C.UTF-8", extra=None, **more):
    env = {k: v for k, v in os.environ.items() if not k.startswith("LC_") and k not in ("LANG", "LANGUAGE")}
    env.update({"LANG": locale}, **(extra or {}))
    more.setdefault("stdout", subprocess.PIPE)
    return subprocess.run([PROGRAM, *words], cwd=cwd, env=env, stderr=subprocess.PIPE, timeout=280, **more)


class InScratch(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.scratch = folder.name

    def path(self, *parts):
        return os.path.join(self.scratch, *parts)

    def copy(self):
        """A copy of the edition to break."""
        shutil.copytree(EDITION, self.path("edition"))
        return self.path("edition")

    def damage(self, name, old, new):
        path = os.path.join(self.copy(), name)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        self.assertIn(old, text)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace(old, new, 1))
        return self.path("edition")


class Usage(InScratch):
    def check(self, status, words, message):
        done = run(*words)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        self.assertIn(message, done.stderr.decode())
        self.assertEqual(done.stdout, b"")

    def test_no_command(self):
        self.check(USAGE, [], "please name a command")

    def test_unknown_command_names_the_nearest(self):
        self.check(USAGE, ["biuld", EDITION], "did you mean build?")
        self.check(USAGE, ["frobnicate"], "no such command: frobnicate")

    def test_unknown_option_names_the_nearest(self):
        self.check(USAGE, ["build", "--layuot=x", EDITION], "--layuot (did you mean --layout?)")
        self.check(USAGE, ["build", "-x", EDITION], "no such option: -x")

    def test_option_without_its_value(self):
        self.check(USAGE, ["build", EDITION, "--layout"], "option --layout needs a value")
        self.check(USAGE, ["build", EDITION, "-o"], "option -o needs a value")

    def test_help_takes_no_value(self):
        self.check(USAGE, ["build", "--help=yes"], "takes no value: --help=yes")

    def test_operands_are_counted(self):
        for command in COMMANDS:
            with self.subTest(command):
                self.check(USAGE, [command], "EDITION_DIR is missing")
                self.check(USAGE, [command, EDITION, "more"], "one too many: more")

    def test_help_tells_every_command_and_option(self):
        done = run("--help")
        self.assertEqual((done.returncode, done.stderr), (OK, b""))
        listed = re.findall(r"(?m)^  (\w+) +\w", done.stdout.decode())
        self.assertLess(set(COMMANDS), set(listed))
        for command in listed:
            output = run(command, "--help")
            self.assertTrue(output.stdout.decode().startswith(f"Usage: tsuzuri {command} "))
            self.assertIn("-h, --help", output.stdout.decode())
        for command in COMMANDS:
            output = run(command, "--help")
            self.assertEqual((output.returncode, output.stderr), (OK, b""))
            for option in ["--layout FILE", "--fonts FILE", "--font-dir DIR"]:
                self.assertIn(option, output.stdout.decode())

    def test_layouts(self):
        """Those of the folder come before the supplied ones; one that says nothing is listed all the same."""
        os.mkdir(self.path("layouts"))
        for name, text in (("a3.yaml", "about: {en: our own}\n"), ("bare.yaml", "like: a4\n")):
            with open(self.path("layouts", name), "w", encoding="utf-8") as file:
                file.write(text)
        supplied = run("layouts", locale="ja_JP.UTF-8").stdout.decode()
        self.assertRegex(supplied, r"(?m)^a3 +A3横")
        done = run("layouts", cwd=self.scratch)
        self.assertEqual((done.returncode, done.stderr), (OK, b""))
        self.assertRegex(done.stdout.decode(), r"(?m)^layout +what it is for\na3 +our own\na4 +A4 landscape.*\n(.*\n)*bare +-$")
        listed = json.loads(run("layouts", "--json", cwd=self.scratch).stdout)
        self.assertEqual(listed[0], {"name": "a3", "file": os.path.join("layouts", "a3.yaml"), "ja": "", "en": "our own"})

    def test_version(self):
        done = run("--version", locale="ja_JP.UTF-8")
        self.assertEqual(done.returncode, OK)
        lines = done.stdout.decode().splitlines()
        self.assertRegex(lines[0], r"\Atsuzuri \d+\.\d+(\.\d+)?( \([\w./+-]+\))?\Z")
        for library in ["libyaml", "utf8proc", "HarfBuzz", "FreeType", "libharu", "libdeflate", "Little CMS", "nettle"]:
            self.assertRegex(lines[1], rf"\b{library} \d+\.\d+")
        self.assertEqual(lines[2], os.path.join("fonts", "fonts.yaml") + " の書体:")
        self.assertRegex(lines[3], r"\A  gothic: BIZ UDゴシック \(fonts-morisawa-bizud-gothic \S+\)\Z")
        self.assertEqual(len(lines), 3 + 6)

    def test_version_of_a_program_copied_alone(self):
        alone = shutil.copy(PROGRAM, self.scratch)
        done = subprocess.run([alone, "--version"], cwd=self.scratch, env={"LC_ALL": "C.UTF-8"}, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (OK, ""))
        self.assertEqual(done.stdout.splitlines()[2], "There is no list of fonts (fonts/fonts.yaml).")

    def test_control_characters_reach_no_terminal(self):
        done = run("\033[31mbuild")
        self.assertEqual(done.returncode, USAGE)
        self.assertNotIn(b"\033", done.stderr)


class Inputs(InScratch):
    def check(self, words, status, message):
        done = run("check", *words)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        self.assertIn(message, done.stderr.decode())

    def test_missing_folder(self):
        self.check([self.path("nowhere")], INPUT, "nowhere")

    def test_folder_without_edition(self):
        self.check([self.scratch], INPUT, "edition.yaml")

    def test_missing_layout_and_fonts(self):
        self.check([EDITION, "--layout", self.path("none.yaml")], INPUT, "none.yaml")
        self.check([EDITION, "--fonts", self.path("none.yaml")], INPUT, "none.yaml")
        self.check([EDITION, "--font-dir", self.path("none")], INPUT, "none")

    def test_missing_card(self):
        os.remove(os.path.join(self.copy(), "cards", "242055-kuwana.yaml"))
        self.check([self.path("edition")], INPUT, "cards/242055-kuwana.yaml")

    def test_wrong_record(self):
        edition = self.damage("cards/242055-kuwana.yaml", "\nstatus:", "\nstatos:")
        self.check([edition], DATA, "did you mean status?")

    def test_fonts_that_are_not_there(self):
        os.mkdir(self.path("fonts"))
        self.check([EDITION, "--font-dir", self.path("fonts")], INPUT, "fonts-morisawa-bizud-gothic")
        errors = run("check", EDITION, "--font-dir", self.path("fonts")).stderr.decode()
        for face in ("Regular", "Bold"):  # one run names all that are missing
            self.assertEqual(errors.count(f"BIZUDGothic-{face}.ttf"), errors.count("BIZUDGothic-Regular.ttf"), errors)
            self.assertIn(f"BIZUDGothic-{face}.ttf", errors)

    def test_fonts_side_by_side_in_one_folder(self):
        os.mkdir(self.path("fonts"))
        for folder, _, names in os.walk("/usr/share/fonts/truetype/bizud-gothic"):
            for name in names:
                shutil.copy(os.path.join(folder, name), self.path("fonts"))
        done = run("check", EDITION, "--font-dir", self.path("fonts"))
        self.assertEqual(done.returncode, OK, done.stderr.decode())

    def test_layout_named_by_the_edition_stays_in_its_folder(self):
        edition = self.damage("edition.yaml", "\nlanguage: ja-JP", "\nlanguage: ja-JP\nlayout: ../a4.yaml")
        shutil.copy(os.path.join(TOP, "layouts", "a4.yaml"), self.scratch)
        done = run("check", edition)
        self.assertIn(done.returncode, (DATA, INPUT))
        self.assertIn(b"../a4.yaml", done.stderr)

    def test_layout_named_by_the_edition_is_used(self):
        edition = self.damage("edition.yaml", "\nlanguage: ja-JP", "\nlanguage: ja-JP\nlayout: mine.yaml")
        with open(os.path.join(TOP, "layouts", "a4.yaml"), encoding="utf-8") as file:
            text = file.read()
        with open(os.path.join(edition, "mine.yaml"), "w", encoding="utf-8") as file:
            file.write(text + "\nnonsense: 1\n")
        self.check([edition], DATA, "mine.yaml")

    def test_good_edition_is_told_so(self):
        done = run("check", EDITION)
        self.assertEqual((done.returncode, done.stderr), (OK, b""))
        self.assertRegex(done.stdout.decode(), r"\ANo errors\. Municipalities: 29, cards: 26, pages: \d\d, warnings: 0, notes: 0\n\Z")

    def test_summary_counts_what_is_shown(self):
        edition = self.damage("cards/242055-kuwana.yaml", "  situation: |", "  situatoin: |\n    ｱ\n  situation: |")
        for locale, expected in {
            "C.UTF-8": "Errors: 1, warnings: 0, notes: 0\n",
            "ja_JP.UTF-8": "誤り: 1、注意: 0、補足: 0\n",
        }.items():
            done = run("check", edition, locale=locale)
            self.assertEqual((done.returncode, done.stdout.decode()), (DATA, expected))


class Outputs(InScratch):
    def build(self, *words, **more):
        return run("build", EDITION, *words, **more)

    def content(self, path):
        with open(path, "rb") as file:
            return file.read()

    def test_default_name(self):
        done = self.build(cwd=self.scratch)
        self.assertEqual((done.returncode, done.stderr, done.stdout), (OK, b"", b"r7-handout.pdf\n"))
        self.assertEqual(os.listdir(self.scratch), ["r7-handout.pdf"])
        self.assertTrue(self.content(self.path("r7-handout.pdf")).startswith(b"%PDF-1.7\n"))

    def test_same_bytes_in_two_folders_and_two_locales(self):
        first, second = self.path("a"), self.path("b")
        os.mkdir(first)
        os.mkdir(second)
        shutil.copytree(EDITION, os.path.join(second, "copy"))
        self.assertEqual(self.build("-o", "x.pdf", cwd=first).returncode, OK)
        done = run("build", "copy", "-o", "y.pdf", cwd=second, locale="ja_JP.UTF-8", extra={"TZ": "Asia/Tokyo"})
        self.assertEqual(done.returncode, OK)
        self.assertEqual(self.content(os.path.join(first, "x.pdf")), self.content(os.path.join(second, "y.pdf")))
        os.mkdir(os.path.join(first, "-"))  # standard output is meant all the same
        done = self.build("-o", "-", cwd=first)
        self.assertEqual(done.stdout, self.content(os.path.join(first, "x.pdf")))

    def test_missing_folder(self):
        done = self.build("-o", self.path("no", "where.pdf"))
        self.assertEqual(done.returncode, NO_CREATE, done.stderr.decode())
        self.assertIn(b"where.pdf", done.stderr)

    def test_full_device(self):
        with open("/dev/full", "wb") as full:
            done = self.build("-o", "-", stdout=full)
        self.assertEqual(done.returncode, IO, done.stderr.decode())
        self.assertIn(b"standard output cannot be written: No space left on device", done.stderr)

    def test_full_disk_leaves_the_old_file(self):
        """A limit on the size of files stands in for a full disk: writing fails in the middle."""
        old = self.path("old.pdf")
        with open(old, "wb") as file:
            file.write(b"old")
        limit = "ulimit -f 20; exec \"$0\" build \"$1\" -o \"$2\""
        done = subprocess.run(
            ["/bin/sh", "-c", limit, PROGRAM, EDITION, old], cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self.assertEqual(done.returncode, IO, done.stderr.decode())
        self.assertEqual(self.content(old), b"old")
        self.assertEqual(os.listdir(self.scratch), ["old.pdf"])

    def test_wrong_record_leaves_the_old_file(self):
        edition = self.damage("cards/242055-kuwana.yaml", "\nstatus:", "\nstatos:")
        old = self.path("old.pdf")
        with open(old, "wb") as file:
            file.write(b"old")
        self.assertEqual(run("build", edition, "-o", old).returncode, DATA)
        self.assertEqual(self.content(old), b"old")
        self.assertEqual(sorted(os.listdir(self.scratch)), ["edition", "old.pdf"])

    def test_closed_and_full_standard_output(self):
        for words in (["--help"], ["trace", EDITION]):
            with self.subTest(words), open("/dev/full", "wb") as full:
                done = run(*words, stdout=full)
                self.assertEqual(done.returncode, IO)
                self.assertIn(b"error", done.stderr)
                done = run(*words, stdout=None, preexec_fn=lambda: os.close(1))
                self.assertEqual(done.returncode, IO)
        self.assertEqual(self.build("-o", self.path("x.pdf"), preexec_fn=lambda: os.close(1)).returncode, OK)

    def test_closed_standard_error_never_gets_into_the_pdf(self):
        done = self.build("-o", self.path("x.pdf"), preexec_fn=lambda: (os.close(0), os.close(2)))
        self.assertEqual(done.returncode, OK)
        self.assertEqual(self.build("-o", self.path("y.pdf")).returncode, OK)
        self.assertEqual(self.content(self.path("x.pdf")), self.content(self.path("y.pdf")))

    def with_closed_pipe(self, *words, ignored=False, stream="stdout"):
        """A command whose reader has gone away; what it says elsewhere."""
        reading, writing = os.pipe()
        os.close(reading)
        action = signal.SIG_IGN if ignored else signal.SIG_DFL
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, stream: writing}
        done = subprocess.run([PROGRAM, *words], cwd=TOP, **streams, preexec_fn=lambda: signal.signal(signal.SIGPIPE, action))
        os.close(writing)
        return done

    def test_reader_that_goes_away(self):
        """It ends silently, as by the signal that other programs get then."""
        for words in (["trace", EDITION], ["--help"], ["build", "--help"], ["--version"], ["fit", EDITION], ["build", EDITION, "-o", "-"]):
            with self.subTest(words):
                done = self.with_closed_pipe(*words)
                self.assertEqual((done.returncode, done.stderr), (-signal.SIGPIPE, b""))
        self.assertEqual(self.with_closed_pipe("biuld", stream="stderr").returncode, -signal.SIGPIPE)
        done = self.with_closed_pipe("build", EDITION, "-o", self.path("x.pdf"))  # says nothing there
        self.assertEqual((done.returncode, os.listdir(self.scratch)), (OK, ["x.pdf"]))

    def test_reader_that_goes_away_where_the_signal_is_ignored(self):
        done = self.with_closed_pipe("trace", EDITION, ignored=True)
        self.assertEqual(done.returncode, IO)
        self.assertIn("cannot be written", done.stderr.decode())

    def test_full_disk_on_standard_output(self):
        with open("/dev/full", "wb") as full:
            done = run("trace", EDITION, stdout=full)
        self.assertEqual(done.returncode, IO)
        self.assertIn("cannot be written", done.stderr.decode())


class Progress(InScratch):
    def test_silent_where_no_terminal_is(self):
        done = run("build", EDITION, "-o", self.path("a.pdf"))
        self.assertEqual((done.returncode, done.stdout, done.stderr), (OK, b"", b""))

    def test_verbose_tells_every_stage_and_their_sum(self):
        done = run("build", EDITION, "--verbose", "-o", self.path("a.pdf"))
        lines = done.stderr.decode().splitlines()
        self.assertIn("composing the cards (26)", done.stderr.decode())
        self.assertRegex(lines[-1], r"^ *\d+\.\d ms  in all$")
        parts = sum(float(line.split()[0]) for line in lines[1:-1])
        whole = float(lines[-1].split()[0])
        self.assertLessEqual(parts, whole + 0.1 * len(lines))  # what no stage counts is not counted twice
        floors = {line.split("ms", 2)[2].split("(")[0].strip(): float(line.split()[4]) for line in lines[1:-1]}
        stages = ("composing the cards", "fonts", "writing pages", "finishing the file")
        self.assertGreater(sum(floors[stage] for stage in stages), 0)  # HarfBuzz, its subsets, and compression
        self.assertEqual(floors["writing structure"], 0)  # no library works there

    def test_verbose_tells_what_follows_where_all_cards_share_a_size(self):
        with open(os.path.join(TOP, "layouts", "a4.yaml"), encoding="utf-8") as file:
            layout = file.read().replace("uniform: card", "uniform: edition")
        with open(self.path("one-size.yaml"), "w", encoding="utf-8") as file:
            file.write(layout)
        words = ["--layout", self.path("one-size.yaml"), "--verbose", "-o", self.path("a.pdf")]
        told = run("build", EDITION, *words).stderr.decode()
        self.assertIn("composing the cards (26)", told)
        self.assertIn("placing the cards on pages (26)", told)

    def test_quiet_names_no_file(self):
        done = run("build", EDITION, "--quiet", cwd=self.scratch)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (OK, b"", b""))
        self.assertTrue(os.path.exists(self.path("r7-handout.pdf")))

    def test_line_on_a_terminal_is_taken_away(self):
        """Work that is over before half a second shows nothing; what is shown is gone in the end."""
        master, slave = os.openpty()
        process = subprocess.Popen([PROGRAM, "build", EDITION, "-o", self.path("a.pdf")], cwd=TOP, stderr=slave)
        os.close(slave)
        message = b""
        while True:
            try:
                piece = os.read(master, 4096)
            except OSError:  # the other side is closed
                break
            if not piece:
                break
            message += piece
        os.close(master)
        self.assertEqual(process.wait(), OK)
        self.assertTrue(message == b"" or message.endswith(b"\r\x1b[K"), message)


class Language(InScratch):
    def message(self, locale, **extra):
        return run("biuld", locale=locale, extra=extra).stderr.decode()

    def test_japanese_where_the_locale_asks_for_it(self):
        """Also where ja_JP.UTF-8 was never generated, as in most containers."""
        asking = [
            ("ja_JP.UTF-8", {}),
            ("ja_JP.eucJP", {}),
            ("ja", {}),
            ("C", {"LC_ALL": "ja_JP.UTF-8"}),
            ("C.UTF-8", {"LANGUAGE": "ja"}),
            ("en_US.UTF-8", {"LANGUAGE": "de:ja_JP:en"}),
            ("C", {"LC_ALL": "C.UTF-8", "LANGUAGE": "ja"}),
        ]
        for locale, extra in asking:
            with self.subTest(locale=locale, extra=extra):
                self.assertIn("「biuld」というコマンドはありません", self.message(locale, **extra))

    def test_english_elsewhere(self):
        for locale in ["C", "C.UTF-8", "en_US.UTF-8", "de_DE.UTF-8", "nonsense"]:
            with self.subTest(locale):
                self.assertIn("no such command: biuld", self.message(locale))

    def test_the_first_language_of_the_list_that_there_is(self):
        self.assertIn("no such command", self.message("ja_JP.UTF-8", LANGUAGE="en:ja"))
        self.assertIn("no such command", self.message("C", LANGUAGE="ja"))
        self.assertIn("no such command", self.message("ja_JP.UTF-8", LC_ALL="POSIX", LANGUAGE="ja"))
        self.assertIn("コマンドはありません", self.message("ja_JP.UTF-8", LANGUAGE="de::fr"))

    def test_stronger_variable_wins(self):
        self.assertIn("no such command", self.message("ja_JP.UTF-8", LC_ALL="C"))
        self.assertIn("no such command", self.message("ja_JP.UTF-8", LC_MESSAGES="en_US.UTF-8"))

    def test_help_in_japanese(self):
        done = run("build", "--help", locale="ja_JP.UTF-8")
        self.assertIn("使い方: tsuzuri build 年度版フォルダ", done.stdout.decode())

    def test_a_copied_program_has_its_catalogue(self):
        alone = shutil.copy(PROGRAM, self.scratch)
        done = subprocess.run([alone, "biuld"], env=dict(os.environ, LC_ALL="ja_JP.UTF-8"), capture_output=True)
        self.assertIn("コマンドはありません", done.stderr.decode())

    def test_wrong_record_in_japanese(self):
        edition = self.damage("cards/242055-kuwana.yaml", "\nstatus:", "\nstatos:")
        done = run("check", edition, locale="ja_JP.UTF-8")
        self.assertEqual(done.returncode, DATA)
        self.assertIn("誤り", done.stderr.decode())
        self.assertRegex(done.stdout.decode(), r"\A誤り: [1-9]")


if __name__ == "__main__":
    unittest.main()
