#!/usr/bin/python3
"""watch: what is saved is built, what is broken is reported, the last good PDF stays, and a signal ends it cleanly."""

import os
import pty
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROGRAM = os.environ.get("TSUZURI") or os.path.join(TOP, "build", "tsuzuri")
EDITION = os.path.join(TOP, "data", "r7")
CARD = "cards/242055-kuwana.yaml"
PATIENCE = 60  # seconds: far more than any of it takes


def text_of(pdf):
    done = subprocess.run(["pdftotext", "-raw", pdf, "-"], stdout=subprocess.PIPE, check=True, timeout=PATIENCE)
    return "".join(done.stdout.decode().split())


class Watch(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.scratch = folder.name
        self.edition = self.path("edition")
        self.pdf = self.path("handout.pdf")
        shutil.copytree(EDITION, self.edition)

    def path(self, *parts):
        return os.path.join(self.scratch, *parts)

    def start(self, *words, terminal=None, journal=False, environment=None):
        """The running program; its output goes to a file, or to a terminal, or it takes the file for systemd's journal."""
        env = {k: v for k, v in os.environ.items() if not k.startswith("LC_") and k not in ("LANG", "LANGUAGE")}
        command = [PROGRAM, "watch", self.edition, "-o", self.pdf, *words]
        with open(self.path("said"), "wb") as output:
            about = os.fstat(output.fileno())
            env |= {"JOURNAL_STREAM": f"{about.st_dev}:{about.st_ino}" if journal else f"{about.st_dev}:0"}
            env |= environment or {}
            self.run = subprocess.Popen(
                command, cwd=TOP, env=dict(env, LANG="C.UTF-8"), stdin=subprocess.DEVNULL, stdout=output,
                stderr=output if terminal is None else terminal,
            )  # fmt: skip
        self.addCleanup(self.run.wait)
        self.addCleanup(self.run.kill)

    def output(self):
        with open(self.path("said"), encoding="utf-8") as file:
            return file.read()

    def wait(self, true):
        """Until it is true; what it gave."""
        end = time.monotonic() + PATIENCE
        while not (found := true()):
            self.assertIsNone(self.run.poll(), "watch has ended: " + self.output())
            self.assertLess(time.monotonic(), end, "waited in vain; it said: " + self.output())
            time.sleep(0.01)
        return found

    def wait_for(self, line, times):
        self.wait(lambda: len(re.findall(line, self.output())) >= times)

    def wait_for_build(self, times):
        self.wait_for(r"The PDF is up to date", times)

    def wait_for_error(self, times):
        self.wait_for(r"The PDF stays as it was", times)

    def read(self, name=CARD):
        with open(os.path.join(self.edition, name), encoding="utf-8") as file:
            return file.read()

    def save(self, text, name=CARD):
        with open(os.path.join(self.edition, name), "w", encoding="utf-8") as file:
            file.write(text)

    def edited(self):
        """The card with a word in it that stands nowhere else."""
        card = self.read()
        found = re.search(r"\n( +)(・[^\n]+)\n", card)
        return card[: found.end()] + found[1] + "・目印になる新しい項目です。\n" + card[found.end() :]

    def end(self, number=signal.SIGTERM):
        self.run.send_signal(number)
        self.assertEqual(self.run.wait(PATIENCE), 0)
        left = [name for name in os.listdir(self.scratch) if name not in ("edition", "said", "handout.pdf")]
        self.assertEqual(left, [])


class Saving(Watch):
    def test_edit_break_and_repair(self):
        card, edited = self.read(), self.edited()
        self.start()
        self.wait_for_build(1)
        self.assertNotIn("目印になる新しい項目です。", text_of(self.pdf))
        self.save(edited)
        self.wait_for_build(2)
        self.assertIn("目印になる新しい項目です。", text_of(self.pdf))
        with open(self.pdf, "rb") as file:
            good = file.read()

        self.save(edited.replace("municipalities:", "municipalitees:", 1))
        self.wait_for_error(1)
        self.assertRegex(self.output(), r"242055-kuwana\.yaml:\d+:\d+: error: .*municipalitees")
        with open(self.pdf, "rb") as file:
            self.assertEqual(file.read(), good)

        self.save(card)
        self.wait_for_build(3)
        self.assertNotIn("目印になる新しい項目です。", text_of(self.pdf))
        self.end()

    def test_lines_for_the_journal(self):
        """Each line has its priority, and nothing is drawn over."""
        self.start(journal=True)
        self.wait_for_build(1)
        self.save(self.read().replace("municipalities:", "municipalitees:", 1))
        self.wait_for_error(1)
        self.end()
        lines = self.output().splitlines()
        self.assertRegex(lines[0], r"\A<6>The PDF is up to date \(\d+\.\d\d s\)\.\Z")
        self.assertRegex("\n".join(lines), r"\n<3>/.*242055-kuwana\.yaml:\d+:\d+: error: .*municipalitees")
        self.assertTrue(all(line.startswith("<3>") for line in lines[1:-1]), lines)
        self.assertEqual(lines[-1], "<5>The PDF stays as it was until this is corrected.")

    def test_what_other_computers_write(self):
        """On a network share the system tells nothing of it."""
        shim = os.path.join(os.path.dirname(PROGRAM), "faults.so")
        self.start(environment={"LD_PRELOAD": shim, "FAULT_SHARED": "1"})
        self.wait_for_build(1)
        self.save(self.edited())
        self.wait_for_build(2)
        self.assertIn("目印になる新しい項目です。", text_of(self.pdf))
        time.sleep(5)  # two looks, at what has not changed
        self.assertEqual(len(re.findall("The PDF is up to date", self.output())), 2)
        self.end()

    def test_editors_that_rename(self):
        self.start()
        self.wait_for_build(1)
        os.rename(os.path.join(self.edition, CARD), os.path.join(self.edition, CARD + "~"))
        with open(os.path.join(self.edition, CARD + "~"), encoding="utf-8") as file:
            old = file.read()
        self.save(old, "cards/.new")
        os.rename(os.path.join(self.edition, "cards/.new"), os.path.join(self.edition, CARD))
        self.wait_for_build(2)
        self.end()

    def table(self, title):
        """All answers as CSV, with 桑名市's first one replaced."""
        text = subprocess.run([PROGRAM, "export", EDITION, "--as", "csv", "-o", "-"], stdout=subprocess.PIPE, check=True).stdout
        return re.sub("委託先:桑名市在宅医療・介護連携支援センター", title, text.decode()).encode()

    def write(self, name, content):
        with open(os.path.join(self.edition, "cards", name), "wb") as file:
            file.write(content)

    def test_workbooks_as_excel_and_libreoffice_save_them(self):
        cards = os.path.join(self.edition, "cards")
        shutil.rmtree(cards)
        os.mkdir(cards)
        self.write("回答.csv", self.table("はじめの委託先"))
        self.start()
        self.wait(lambda: "up to date" in self.output())
        self.wait(lambda: "はじめの委託先" in text_of(self.pdf))
        # Excel: a lock file while it is open; what is saved is written beside it, and both are renamed.
        builds = self.output().count("up to date")
        self.write("~$回答.csv", b"\x05owner")
        self.write("5C1D2E00", self.table("二番目の委託先"))
        os.rename(os.path.join(cards, "回答.csv"), os.path.join(cards, "1A2B3C4D.tmp"))
        os.rename(os.path.join(cards, "5C1D2E00"), os.path.join(cards, "回答.csv"))
        os.remove(os.path.join(cards, "1A2B3C4D.tmp"))
        self.wait(lambda: "二番目の委託先" in text_of(self.pdf))
        os.remove(os.path.join(cards, "~$回答.csv"))
        # LibreOffice: its lock file is hidden, and the new file takes the old one's place.
        self.write(".~lock.回答.csv#", b",user,computer,")
        self.write("lu1234abc.tmp", self.table("三番目の委託先"))
        os.replace(os.path.join(cards, "lu1234abc.tmp"), os.path.join(cards, "回答.csv"))
        self.wait(lambda: "三番目の委託先" in text_of(self.pdf))
        os.remove(os.path.join(cards, ".~lock.回答.csv#"))
        self.wait(lambda: self.output().count("up to date") >= builds + 2)
        self.assertNotIn("error", self.output().rsplit("up to date", 1)[0].rsplit("up to date", 1)[-1])

    def test_new_files_and_folders(self):
        self.start()
        self.wait_for_build(1)
        os.rename(os.path.join(self.edition, "cards"), os.path.join(self.edition, "away"))
        self.wait_for_error(1)
        os.rename(os.path.join(self.edition, "away"), os.path.join(self.edition, "cards"))
        self.wait_for_build(2)
        self.save(self.edited())  # the folder is watched under its old name again
        self.wait_for_build(3)
        self.end()

    def test_layout_and_fonts(self):
        for folder in ("layouts", "fonts"):
            shutil.copytree(os.path.join(TOP, folder), self.path("edition", folder))
        layout, fonts = self.path("edition", "layouts", "a4.yaml"), self.path("edition", "fonts", "fonts.yaml")
        self.start("--layout", layout, "--fonts", fonts)
        self.wait_for_build(1)
        with open(layout, "a", encoding="utf-8") as file:
            file.write("no such key: 1\n")
        self.wait_for(r"a4\.yaml:\d+:1: error: ", 1)
        shutil.copyfile(os.path.join(TOP, "layouts", "a4.yaml"), layout)
        self.wait_for_build(2)
        with open(fonts, "a", encoding="utf-8") as file:
            file.write("no such key: 1\n")
        self.wait_for(r"fonts\.yaml:\d+:1: error: ", 1)
        self.end()

    def test_many_changes_are_few_builds(self):
        self.start()
        self.wait_for_build(1)
        card, edited = self.read(), self.edited()
        for _ in range(100):
            self.save(card)
        self.save(edited)
        self.wait(lambda: "目印になる新しい項目です。" in text_of(self.pdf))
        self.assertLess(len(re.findall("The PDF is up to date", self.output())), 20)
        self.end()

    def test_the_output_may_stand_in_the_edition(self):
        self.pdf = self.path("edition", "booklet")
        self.start()
        self.wait_for_build(1)
        self.save(self.edited())
        self.wait_for_build(2)
        time.sleep(1)  # would the new PDF count as a change, it went on and on
        self.assertEqual(len(re.findall("The PDF is up to date", self.output())), 2)
        self.end()


class Ending(Watch):
    def test_signals_end_it_cleanly(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            with self.subTest(number):
                self.start()
                self.wait_for_build(1)
                self.end(number)

    def test_in_the_middle_of_a_build(self):
        for delay in range(0, 200, 10):
            self.start()
            self.wait_for_build(1)
            self.save(self.edited())
            time.sleep(delay / 1000)
            self.end(signal.SIGINT)

    def test_the_edition_goes_away(self):
        self.start()
        self.wait_for_build(1)
        os.rename(self.edition, self.path("elsewhere"))
        self.assertEqual(self.run.wait(PATIENCE), 66)
        self.assertIn("edition cannot be watched: No such file or directory", self.output())

    def test_what_it_cannot_watch_or_write(self):
        for words, status, output in (
            (["watch", self.path("nowhere")], 66, "there is no folder "),
            (["watch", self.edition, "-o", "-"], 64, "watch needs a file to write"),
        ):
            done = subprocess.run(
                [PROGRAM, *words], cwd=TOP, env=dict(os.environ, LC_ALL="C.UTF-8"), stderr=subprocess.PIPE,
                timeout=PATIENCE,
            )  # fmt: skip
            self.assertEqual(done.returncode, status)
            self.assertIn(output, done.stderr.decode())


class Terminal(Watch):
    def test_messages_in_place(self):
        ours, theirs = pty.openpty()
        self.addCleanup(os.close, ours)
        subprocess.run(["stty", "rows", "24", "cols", "40"], stdin=theirs, check=True)
        self.start(terminal=theirs)
        os.close(theirs)
        shown = self.until(ours, "Ctrl+C ends.\r\n")
        self.assertNotIn("\033", shown)
        self.assertEqual(shown.count("\n"), 2, shown)
        self.save(self.read().replace("municipalities:", "municipalitees:", 1))
        shown = self.until(ours, "Ctrl+C ends.\r\n")
        self.assertTrue(shown.startswith("\033[2A\r\033[J"), shown)
        rows = sum(1 + (self.columns(line) - 1) // 40 if line else 1 for line in shown[8:].split("\r\n")[:-1])
        self.save(self.read().replace("municipalitees:", "municipalities:", 1))
        self.assertTrue(self.until(ours, "Ctrl+C ends.\r\n").startswith(f"\033[{rows}A\r\033[J"))
        self.end()

    def until(self, terminal, end):
        shown = b""
        while not shown.decode(errors="replace").endswith(end):
            shown += os.read(terminal, 4096)
        return shown.decode()

    def columns(self, line):
        return sum(2 if ord(character) >= 0x1100 else 1 for character in line)


if __name__ == "__main__":
    unittest.main()
