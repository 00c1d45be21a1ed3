#!/usr/bin/python3
"""The manual: pages in two languages and completion, as the build has made them beside the program; every example in them is run."""

import filecmp
import glob
import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROGRAM = os.path.abspath(os.environ.get("TSUZURI") or os.path.join(TOP, "build", "tsuzuri"))
BUILD = os.path.dirname(PROGRAM)
SECTIONS = {
    "": ["NAME", "SYNOPSIS", "OPERANDS", "OPTIONS", "EXIT STATUS", "EXAMPLES", "SEE ALSO"],
    "ja": ["名前", "書式", "引数", "オプション", "終了コード", "例", "関連項目"],
}
MACROS = {".TH", ".SH", ".SS", ".PP", ".TP", ".RS", ".RE", ".EX", ".EE", ".br", ".nh", ".ad", ".BR"}
ESCAPES = {"\\-", "\\e", "\\&", "\\:", "\\fB", "\\fI", "\\fR", "\\(aq", "\\(ga", "\\(ha", "\\(ti", "\\(dq"}


def helped(*words, locale="C"):
    return subprocess.run([PROGRAM, *words, "--help"], env=dict(os.environ, LC_ALL=locale), stdout=subprocess.PIPE, check=True).stdout.decode()


def commands():
    listed = helped().split("Commands:\n")[1].split("\n\n")[0]
    return re.findall(r"(?m)^  (\w+) ", listed)


def page_of(language, name):
    with open(os.path.join(BUILD, "man", language, f"man{name[-1]}", name), encoding="utf-8") as file:
        return file.read()


def plain(roff):
    """The words of a page, without what parts and fonts them."""
    for escape, sign in (("\\:", ""), ("\\-", "-"), ("\\&", ""), ("\\(aq", "'"), ("\\(dq", '"'), ("\\(ga", "`"), ("\\(ti", "~"), ("\\(ha", "^"), ("\\e", "\\")):
        roff = roff.replace(escape, sign)
    return re.sub(r"\\f[BIR]", "", roff)


def section_of(page, title):
    return page.split(f".SH {title}\n")[1].split("\n.SH ")[0]


def write_manual(folder, **environment):
    return subprocess.run(
        [os.path.join(BUILD, "tsuzuri-manual"), folder, "tests/cases/small"],
        cwd=TOP, env=dict(os.environ, **environment), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


class Pages(unittest.TestCase):
    def test_each_command_has_one_in_each_language(self):
        for language in SECTIONS:
            found = [os.path.basename(path)[len("tsuzuri-") : -2] for path in glob.glob(f"{BUILD}/man/{language}/man1/tsuzuri-*.1")]
            self.assertEqual(sorted(found), sorted(commands()))

    def test_they_tell_what_help_tells(self):
        for language, locale in (("", "C"), ("ja", "ja_JP.UTF-8")):
            for command in commands():
                page = page_of(language, f"tsuzuri-{command}.1")
                titles = [plain(title) for title in re.findall(r"(?m)^\.SH (.*)$", page)]
                self.assertEqual([title for title in titles if title not in ("DESCRIPTION", "説明")], SECTIONS[language])
                words = re.sub(r"\s", "", plain(page))
                text = helped(command, locale=locale)
                for option in re.findall(r"(?m)^ +(?:-\w, )?(--[\w-]+)", text):
                    self.assertIn(option, words)
                told = [line for line in text.split("\n")[2:] if line and not re.match(r" +-|.*:$", line)]
                for line in told:  # summary, operands, details, examples
                    for piece in re.split(r"  +", line.strip()):
                        self.assertIn(re.sub(r"\s", "", piece), words, f"{language} {command}")

    def test_whatis_finds_a_line(self):
        for language, title in (("", "NAME"), ("ja", "名前")):
            for path in glob.glob(f"{BUILD}/man/{language}/man?/*"):
                name = os.path.basename(path)
                line = section_of(page_of(language, name), title)
                self.assertRegex(line, r"^" + re.escape(name[:-2]).replace("\\-", r"\\-") + r" \\- [^\n\\]+(\\[^\n]+)?$")

    def test_roff_is_well_formed(self):
        for path in glob.glob(f"{BUILD}/man/man?/*") + glob.glob(f"{BUILD}/man/ja/man?/*"):
            with open(path, encoding="utf-8") as file:
                text = file.read()
            for line in text.split("\n"):
                if line.startswith("."):
                    self.assertIn(line.split(" ")[0], MACROS, path)
                self.assertFalse(line.startswith("'"), path)
            self.assertEqual(set(re.findall(r"\\(?:f.|\(..|.)", text)) - ESCAPES, set(), path)
            self.assertEqual(text.count("\n.RS"), text.count("\n.RE"), path)
            self.assertEqual(text.count("\n.EX"), text.count("\n.EE"), path)

    def test_the_program_page_names_all(self):
        for language in SECTIONS:
            page = plain(page_of(language, "tsuzuri.1"))
            for command in commands():
                self.assertIn(f"\n{command}\n", page)
                self.assertIn(f".BR tsuzuri-{command} (1)", page)

    def test_exit_codes_are_those_of_the_readmes(self):
        for language, readme, title in (("", "README.md", "EXIT STATUS"), ("ja", "README.ja.md", "終了コード")):
            with open(os.path.join(TOP, readme), encoding="utf-8") as file:
                rows = re.findall(r"(?m)^\| (0|[67]\d|128[^|]*) \| ([^|]*?) \|", file.read())
            items = section_of(page_of(language, "tsuzuri.1"), title).split(".TP\n")[1:]
            told = [(plain(item).split("\n", 1)[0], " ".join(plain(item).split("\n", 1)[1].split())) for item in items]
            self.assertEqual([(code[:3].strip(), means) for code, means in told], [(code[:3].strip(), means) for code, means in rows])


class Keys(unittest.TestCase):
    def test_every_key_is_explained_and_nothing_depends_on_where_it_is_made(self):
        with tempfile.TemporaryDirectory() as folder:
            done = write_manual(folder, LC_ALL="ja_JP.UTF-8", LANGUAGE="ja", TZ="Asia/Tokyo")
            self.assertEqual((done.returncode, done.stdout), (0, ""))
            for path in glob.glob(f"{folder}/**/*.*", recursive=True) + glob.glob(f"{folder}/completions/*/*"):
                self.assertTrue(filecmp.cmp(path, os.path.join(BUILD, os.path.relpath(path, folder)), shallow=False), path)

    def test_ranges_and_defaults_are_the_programs(self):
        page = plain(page_of("", "tsuzuri-layout.5"))
        self.assertIn("\nmax\nlargest size\n.br\nlength from 1pt to 200pt; required; example: 10.5pt\n", page)
        self.assertIn("\nlongest\ngreatest length\n.br\nlength from 5mm to 1500mm; otherwise 100mm; example: 8mm\n", page)
        self.assertEqual(page.count("\nnumber of columns\n"), 1)  # said once, of all parts
        self.assertIn("As in all parts: title, head, start, title_style, size, columns, least_column, gap, after.", page.replace("\n", " "))


class Examples(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def run_lines(self, name, lines):
        folder = os.path.join(self.folder.name, name)
        os.mkdir(folder)
        for part in ("data", "tests", "layouts", "fonts"):
            os.symlink(os.path.join(os.path.abspath(TOP), part), os.path.join(folder, part))
        env = dict(os.environ, LC_ALL="C.UTF-8", PATH=BUILD + os.pathsep + os.environ["PATH"])
        for line in lines:
            done = subprocess.run(["sh", "-c", line], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            self.assertEqual((done.returncode, done.stderr if "error" in done.stderr else ""), (0, ""), line)
        return folder

    def lines_of(self, command):
        lines = re.findall(r"(?m)^  (\S.*)$", helped(command).split("\nExamples:\n")[1])
        self.assertTrue(lines)
        return lines

    def test_those_of_the_commands_do_what_they_say(self):
        for command in commands():
            if command != "watch":
                folder = self.run_lines(command, self.lines_of(command))
                told = re.findall(r"-o (\S+)", " ".join(self.lines_of(command)))
                self.assertEqual([path for path in told if not os.path.exists(os.path.join(folder, path))], [])

    def test_watch_builds_until_it_is_ended(self):
        folder = self.run_lines("watch", [])
        words = self.lines_of("watch")[0].split()
        child = subprocess.Popen([PROGRAM, *words[1:]], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 60
        while not os.path.exists(os.path.join(folder, "handout.pdf")) and time.monotonic() < until:
            time.sleep(0.02)
        child.send_signal(signal.SIGINT)
        self.assertEqual(child.wait(60), 0)
        self.assertTrue(os.path.exists(os.path.join(folder, "handout.pdf")))

    def test_those_of_the_pages(self):
        session = plain(page_of("", "tsuzuri.1")).split(".EX\n")[1].split(".EE")[0]
        folder = self.run_lines("session", session.strip().split("\n"))
        own = plain(page_of("", "tsuzuri-layout.5")).split(".EX\n")[-1].split(".EE")[0]
        with open(os.path.join(folder, "my.yaml"), "w", encoding="utf-8") as file:
            file.write(own)
        done = subprocess.run([PROGRAM, "check", "data/r7", "--layout", "my.yaml"], cwd=folder, stdout=subprocess.PIPE)
        self.assertEqual(done.returncode, 0)

    def test_the_edition_of_the_page_is_one(self):
        """Its files, taken out of the page again, are those of the small edition but for comments."""
        blocks = [plain(block.split(".EE")[0]) for block in page_of("", "tsuzuri-edition.5").split(".EX\n")[1:]]
        names = ["edition.yaml", "form.yaml", "cards/242012-tsu.yaml", "municipalities.yaml", "errata.yaml", "survey.yaml"]
        self.assertEqual(len(blocks), len(names))
        folder = os.path.join(self.folder.name, "small")
        shutil.copytree(os.path.join(TOP, "tests", "cases", "small"), folder)
        for name, block in zip(names, blocks):
            with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                file.write(block)
        done = subprocess.run([PROGRAM, "check", folder], cwd=TOP, env=dict(os.environ, LC_ALL="C.UTF-8"), stdout=subprocess.PIPE)
        self.assertIn(b"No errors.", done.stdout)


class Bash(unittest.TestCase):
    def complete(self, *words):
        script = (
            f"set -u; source {BUILD}/completions/bash/tsuzuri; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _tsuzuri; "
            "printf '%s\\n' \"${COMPREPLY[@]:-}\""
        )  # fmt: skip
        done = subprocess.run(["bash", "-c", script, "-", "tsuzuri", *words], cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.stderr, "")
        return sorted(line for line in done.stdout.split("\n") if line)

    def test_commands(self):
        self.assertEqual(self.complete(""), sorted([*commands(), "--help", "--version"]))
        self.assertEqual(self.complete("ve"), ["verify"])

    def test_options_are_those_of_the_command(self):
        for command in commands():
            known = set(re.findall(r"(?m)^ +(?:-\w, )?(--[\w-]+)", helped(command)))
            self.assertEqual(set(self.complete(command, "--")), known)

    def test_words_of_options(self):
        self.assertEqual(self.complete("build", "data/r7", "--for", ""), ["archive", "handout", "print"])
        self.assertEqual(self.complete("build", "data/r7", "--for", "=", "p"), ["print"])
        self.assertEqual(self.complete("build", "data/r7", "--impose", "="), ["2up", "a3-fold", "saddle-left", "saddle-top", "single"])
        self.assertEqual(self.complete("lines", "--break", "o"), ["optimal"])
        self.assertEqual(self.complete("build", "data/r7", "--multiple", ""), [])

    def test_files_by_their_kind(self):
        self.assertEqual(self.complete("check", "data/r7", "--layout", "layouts/a4"), ["layouts/a4-portrait.yaml", "layouts/a4-spread.yaml", "layouts/a4.yaml"])
        self.assertIn("layouts", self.complete("check", "data/r7", "--layout", "la"))
        self.assertNotIn("README.md", self.complete("check", "data/r7", "--layout", ""))
        self.assertEqual(self.complete("check", "data/r"), ["data/r7"])
        self.assertEqual(self.complete("check", "READ"), [])
        self.assertEqual(self.complete("build", "data/r7", "-o", "README.m"), ["README.md"])

    def test_files_with_blanks_in_their_names(self):
        with tempfile.TemporaryDirectory() as folder:
            os.mkdir(os.path.join(folder, "令和 7"))
            self.assertEqual(self.complete("check", os.path.join(folder, "令")), [os.path.join(folder, "令和 7")])

    def test_municipalities_of_the_edition(self):
        self.assertEqual(self.complete("sheet", "data/r7", "桑"), ["桑名市"])
        self.assertEqual(self.complete("sheet", "data/r7", "桑名市", "tsu"), ["tsu"])
        self.assertEqual(self.complete("sheet", "-o", "singles", "data/r7", "kuw"), ["kuwana"])
        self.assertEqual(self.complete("sheet", "--layout", "=", "a4.yaml", "data/r7", "kuw"), ["kuwana"])
        self.assertEqual(self.complete("sheet", "nowhere", ""), [])


if __name__ == "__main__":
    unittest.main()
