#!/usr/bin/python3
"""Where outputs may go: never onto what they are made from, nowhere where something else stands in the way, each told
before the work; and what signals and killed processes leave behind: nothing."""

import hashlib
import os
import random
import resource
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest

TOP = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
PROGRAM = os.path.abspath(os.environ.get("TSUZURI") or os.path.join(TOP, "build", "tsuzuri"))
SMALL = os.path.join(TOP, "tests", "cases", "small")
R7 = os.path.join(TOP, "data", "r7")
OK, USAGE, DATA, INPUT, NO_CREATE, IO = 0, 64, 65, 66, 73, 74
OLD = b"%PDF-1.7 of the year before\n"


def environment(language="C.UTF-8"):
    env = {k: v for k, v in os.environ.items() if not k.startswith("LC_") and k not in ("LANG", "LANGUAGE")}
    return {**env, "LANG": language}


def run(*words, language="C.UTF-8", cwd=TOP, more_environment=None, **more):
    return subprocess.run([PROGRAM, *words], cwd=cwd, env=environment(language) | (more_environment or {}), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=280, **more)  # fmt: skip


def content(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


class InScratch(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.scratch = folder.name
        self.edition = self.path("edition")
        shutil.copytree(SMALL, self.edition)
        os.mkdir(self.path("out"))

    def path(self, *parts):
        return os.path.join(self.scratch, *parts)

    def state(self):
        """Every file below the scratch folder."""
        found = {}
        for at, folders, names in os.walk(self.scratch):
            for name in names + folders:
                path = os.path.join(at, name)
                found[path] = os.readlink(path) if os.path.islink(path) else content(path) if os.path.isfile(path) else None
        return found

    def refuse(self, words, reason, status=NO_CREATE):
        """Refused with that reason alone, and nothing is touched."""
        before = self.state()
        done = run(*words)
        errors = [line for line in done.stderr.splitlines() if "error: " in line]  # there may be warnings of the records
        self.assertEqual((done.returncode, errors, done.stdout), (status, [f"error: {reason}"], ""))
        self.assertEqual(self.state(), before)


class OwnFiles(InScratch):
    """Nothing is written over what it is made from."""

    def replaces(self, output, source):
        return f"the output {output} would replace {source}, which it is made from: please choose another name"

    def test_every_file_of_the_edition(self):
        write(os.path.join(self.edition, "回答.xlsx"), b"PK")
        write(os.path.join(self.edition, "cards", "backup.yaml~"), b"x: y")
        names = [os.path.relpath(os.path.join(at, name), self.edition) for at, _, names in os.walk(self.edition) for name in names]
        self.assertGreater(len(names), 8)
        for name in names:
            path = os.path.join(self.edition, name)
            self.refuse(["build", self.edition, "-o", path], self.replaces(path, path))

    def test_by_any_name(self):
        card = os.path.join(self.edition, "cards", "242055-kuwana.yaml")
        os.link(card, self.path("out", "hard.pdf"))
        os.symlink(card, self.path("out", "link.pdf"))
        os.symlink("link.pdf", self.path("out", "link of a link.pdf"))
        os.symlink(os.path.join(self.edition, "cards"), self.path("cards"))
        for name in ("out/hard.pdf", "out/link.pdf", "out/link of a link.pdf", "cards/242055-kuwana.yaml",
                     "edition/../edition/./cards//242055-kuwana.yaml"):  # fmt: skip
            self.refuse(["build", self.edition, "-o", self.path(name)], self.replaces(self.path(name), card))
        before = content(card)
        done = run("build", ".", "-o", "cards/242055-kuwana.yaml", cwd=self.edition)
        self.assertEqual((done.returncode, content(card)), (NO_CREATE, before))

    def test_an_earlier_pdf_may_stand_there(self):
        for name in ("handout.pdf", "handout"):
            path = os.path.join(self.edition, name)
            for _ in range(2):
                done = run("build", self.edition, "-o", path)
                self.assertEqual(done.returncode, OK, done.stderr)

    def test_layouts_and_what_they_are_like(self):
        shutil.copytree(os.path.join(TOP, "layouts"), self.path("layouts"), ignore=shutil.ignore_patterns("pictures"))
        write(self.path("layouts", "own.yaml"), b"like: other.yaml\n")
        write(self.path("layouts", "other.yaml"), b"like: a4.yaml\n")
        for name in ("own", "other", "a4"):
            path = self.path("layouts", name + ".yaml")
            self.refuse(["build", R7, "--layout", self.path("layouts", "own.yaml"), "-o", path], self.replaces(path, path))
        shutil.copytree(os.path.join(TOP, "fonts"), self.path("fonts"))
        before = self.state()
        for name in ("layouts/a4.yaml", "fonts/fonts.yaml"):  # those of the current folder, without an option
            done = run("build", R7, "-o", name, cwd=self.scratch)
            self.assertEqual((done.returncode, done.stderr), (NO_CREATE, f"error: {self.replaces(name, name)}\n"))
        self.assertEqual(self.state(), before)

    def test_lists_of_fonts_and_font_files(self):
        shutil.copy(os.path.join(TOP, "fonts", "fonts.yaml"), self.path("own.yaml"))
        self.refuse(["build", self.edition, "--fonts", self.path("own.yaml"), "-o", self.path("own.yaml")], self.replaces(self.path("own.yaml"), self.path("own.yaml")))
        os.mkdir(self.path("ttf"))
        for at, _, names in os.walk("/usr/share/fonts/truetype"):
            for name in names:
                if os.path.splitext(name)[1] in (".ttf", ".otf"):
                    shutil.copy(os.path.join(at, name), self.path("ttf"))
        for name in ("BIZUDGothic-Regular.ttf", "BIZUDGothic-Bold.ttf"):
            path = self.path("ttf", name)
            before = hashlib.sha256(content(path)).digest()
            done = run("build", self.edition, "--font-dir", self.path("ttf"), "-o", path)
            self.assertEqual((done.returncode, done.stderr), (NO_CREATE, f"error: {self.replaces(path, path)}\n"))
            self.assertEqual(hashlib.sha256(content(path)).digest(), before)

    def test_a_profile(self):
        write(self.path("icc"), b"no profile")
        self.refuse(["build", self.edition, "--for", "print", "--icc", self.path("icc"), "-o", self.path("icc")], self.replaces(self.path("icc"), self.path("icc")))

    def test_archives(self):
        bag, pdf = self.path("bag"), self.path("kept.pdf")
        self.assertEqual(run("archive", self.edition, "-o", bag).returncode, OK)
        self.assertEqual(run("build", self.edition, "--for", "archive", "-o", pdf).returncode, OK)
        for words in (["build", self.edition, "--since", pdf], ["compare", pdf, self.edition], ["compare", self.edition, pdf]):
            self.refuse([*words, "-o", pdf], self.replaces(pdf, pdf))
        for name in ("data/small.pdf", "data/new.pdf", "new.pdf", "data/edition/edition.yaml"):
            path = os.path.join(bag, name)
            for words in (["build", self.edition, "--since", bag], ["compare", bag, self.edition], ["history", self.scratch, "桑名市"]):
                self.refuse([*words, "-o", path], f"the output {path} would change the archive {os.path.realpath(bag)}: please put it elsewhere")
        old = os.path.join(self.edition, "edition.yaml")
        for words in (["compare", self.edition, bag], ["compare", bag, self.edition], ["build", R7, "--since", self.edition]):
            self.refuse([*words, "-o", old], self.replaces(old, old))

    def test_other_commands(self):
        card = os.path.join(self.edition, "cards", "242055-kuwana.yaml")
        self.refuse(["watch", self.edition, "-o", card], self.replaces(card, card))
        name = "242055-kuwana-small.pdf"
        os.link(card, self.path("out", name))
        self.refuse(["sheet", self.edition, "--all", "-o", self.path("out")], self.replaces(self.path("out", name), card))
        os.symlink(card, self.path("out", "002.png"))
        self.refuse(["preview", self.edition, "-o", self.path("out")], self.replaces(self.path("out", "002.png"), card))

    def test_names_that_nobody_has_given(self):
        """Neither are those that the program chooses."""
        card = os.path.join(self.edition, "form.yaml")
        for name, words in (("small-handout.pdf", ["build"]), ("history-242055.pdf", ["history"])):
            os.symlink(card, self.path("out", name))
            words = [*words, self.scratch, "桑名市"] if words == ["history"] else [*words, self.edition]
            before = self.state()
            done = run(*words, cwd=self.path("out"))
            self.assertEqual((done.returncode, done.stderr), (NO_CREATE, f"error: {self.replaces(name, card)}\n"))
            self.assertEqual(self.state(), before)


class InTheWay(InScratch):
    """Refused before the work, in words that say what to do; nothing is touched."""

    FILES = (["build"], ["build", "--for", "print"], ["watch"])

    def test_files(self):
        write(self.path("file.pdf"), OLD)
        os.symlink("nowhere.pdf", self.path("dangling.pdf"))
        os.symlink("loop.pdf", self.path("loop.pdf"))
        name, long = "あ" * 86, "a" * 256
        p = self.path
        for path, reason in (
            ("", "the name of the output is empty: please write one behind -o, such as handout.pdf"),
            (p("file.pdf", "x"), f"{p('file.pdf', 'x')} cannot be put into {p('file.pdf')}: that is a file, no folder"),
            (p("file.pdf", "x", "y.pdf"), f"{p('file.pdf', 'x', 'y.pdf')} cannot be put into {p('file.pdf')}: that is a file, no folder"),
            (p("file.pdf", ""), f"{p('file.pdf', '')} cannot be put into {p('file.pdf')}: that is a file, no folder"),
            (p("none", "x.pdf"), f"there is no folder {p('none')} for {p('none', 'x.pdf')}: please make it first, or choose another one"),
            (p("none", ""), f"there is no folder {p('none', '')}: please make it first, and write the name of a file behind it"),
            (p("out"), f"{p('out')} is a folder: please write the name of a file behind it, such as {p('out')}/handout.pdf"),
            (p("out", ""), f"{p('out', '')} is a folder: please write the name of a file behind it, such as {p('out', '')}handout.pdf"),
            (p("dangling.pdf"), f"{p('dangling.pdf')} is a link to nowhere.pdf, which is not there: please choose another name, or remove the link"),
            (p("loop.pdf"), f"{p('loop.pdf')} is a link to loop.pdf, which is not there: please choose another name, or remove the link"),
            (name, f"the name {name[:40]}... is too long: please choose one of at most 255 letters, or 85 kanji"),
            (long + "/x.pdf", f"the name {long[:40]}... is too long: please choose one of at most 255 letters, or 85 kanji"),
        ):  # fmt: skip
            for words in self.FILES:
                with self.subTest(path, words=words):
                    self.refuse([*words, self.edition, "-o", path], reason)
            self.refuse(["compare", self.edition, self.edition, "-o", path], reason)
            self.refuse(["history", self.scratch, "桑名市", "-o", path], reason)

    def test_devices_and_pipes(self):
        """Nobody waits for a reader, or writes into a device."""
        os.mkfifo(self.path("pipe"))
        with socket.socket(socket.AF_UNIX) as it:
            it.bind(self.path("socket"))
        os.symlink("/dev/full", self.path("link"))
        for path in (self.path("pipe"), self.path("socket"), self.path("link"), "/dev/full", "/dev/null", "/dev/tty0"):
            if os.path.exists(path):
                done = run("build", self.edition, "-o", path)
                self.assertEqual((done.returncode, done.stderr), (NO_CREATE, f"error: {path} is a device or a pipe: please name a file, or write -o - for the standard output\n"))

    def test_standard_output_has_two_names(self):
        pdfs = [run_bytes("build", self.edition, "-o", name) for name in ("-", "/dev/stdout")]
        self.assertTrue(pdfs[0].startswith(b"%PDF-"))
        self.assertEqual(pdfs[0], pdfs[1])
        self.assertEqual(run("watch", self.edition, "-o", "/dev/stdout").returncode, USAGE)

    def test_folders(self):
        write(self.path("file"), OLD)
        os.symlink("nowhere", self.path("dangling"))
        os.mkfifo(self.path("pipe"))
        long, p = "a" * 256, self.path
        for path, reason in (
            ("", "the name of the output is empty: please write one behind -o, such as handout.pdf"),
            (p("file"), f"{p('file')} is a file: please choose the name of a folder, there already or not"),
            (p("file", "x", "y"), f"{p('file', 'x', 'y')} cannot be put into {p('file')}: that is a file, no folder"),
            (p("pipe"), f"{p('pipe')} is a file: please choose the name of a folder, there already or not"),
            (p("dangling"), f"{p('dangling')} is a link to nowhere, which is not there: please choose another name, or remove the link"),
            (p(long), f"the name {p(long)[:40]}... is too long: please choose one of at most 255 letters, or 85 kanji"),
        ):  # fmt: skip
            for words in (["sheet", self.edition, "--all"], ["preview", self.edition]):
                with self.subTest(path, words=words):
                    self.refuse([*words, "-o", path], reason)
            if path not in (p("file"), p("pipe")):
                self.refuse(["archive", self.edition, "-o", path], reason)
        for name in ("file", "pipe", "out"):
            write(self.path("out", "x"), b"")
            self.refuse(["archive", self.edition, "-o", self.path(name)], f"{self.path(name)} is there already: nothing is overwritten")

    def test_a_folder_in_the_place_of_one_file_of_many(self):
        for name, words in (("242055-kuwana-small.pdf", ["sheet", self.edition, "--all"]), ("003.png", ["preview", self.edition])):
            path = self.path("out", name)
            os.mkdir(path)
            self.refuse([*words, "-o", self.path("out")], f"{path} is a folder: please write the name of a file behind it, such as {path}/handout.pdf")

    def test_what_may_not_be_written(self):
        """As an ordinary user: the administrator may everything."""
        folder, file = self.path("locked"), self.path("file.pdf")
        os.mkdir(folder)
        write(file, OLD)
        os.chmod(folder, 0o555)
        os.chmod(file, 0o444)
        os.chmod(self.scratch, 0o777)
        os.chmod(self.path("out"), 0o777)
        become = None if os.geteuid() else lambda: os.setuid(65534)
        counters = {"GCOV_PREFIX": self.path("out")}  # of the coverage: that user may not write them elsewhere
        for words, reason in (
            (["build", "-o", folder + "/x.pdf"], f"nothing may be put into the folder {folder}: please choose another one for {folder}/x.pdf"),
            (["build", "-o", file], f"{file} is protected against changes: please choose another name, or allow them"),
            (["sheet", "--all", "-o", folder + "/a/b"], f"nothing may be put into the folder {folder}: please choose another one for {folder}/a/b"),
            (["preview", "-o", folder], f"nothing may be put into the folder {folder}: please choose another one for {folder}"),
            (["archive", "-o", folder + "/bag"], f"nothing may be put into the folder {folder}: please choose another one for {folder}/bag"),
        ):  # fmt: skip
            done = run(words[0], self.edition, *words[1:], preexec_fn=become, more_environment=counters)
            self.assertEqual((done.returncode, done.stderr), (NO_CREATE, f"error: {reason}\n"))
        done = run("build", self.edition, cwd=folder, preexec_fn=become, more_environment=counters)
        self.assertEqual(done.returncode, NO_CREATE, done.stderr)
        self.assertEqual((content(file), os.listdir(folder)), (OLD, []))

    def test_before_the_work(self):
        """An edition that cannot even be read: the output is told first, or as soon as its name is known."""
        os.remove(os.path.join(self.edition, "form.yaml"))
        self.refuse(["build", self.edition, "-o", self.path("none", "x.pdf")],
                    f"there is no folder {self.path('none')} for {self.path('none', 'x.pdf')}: please make it first, or choose another one")  # fmt: skip
        os.mkdir(self.path("out", "small-archive"))
        write(self.path("out", "small-archive", "x"), b"")
        begun = time.monotonic()
        done = run("archive", SMALL, cwd=self.path("out"))
        self.assertEqual((done.returncode, done.stderr), (NO_CREATE, "error: small-archive is there already: nothing is overwritten\n"))
        self.assertLess(time.monotonic() - begun, 5)

    def test_words_of_officials(self):
        for path, words in ((self.path("out"), f"{self.path('out')} はフォルダです。{self.path('out')}/handout.pdf のように、ファイルの名前まで書いてください"),
                            ("", "書き出し先の名前が空です。-o のあとに handout.pdf のような名前を書いてください"),
                            (os.path.join(self.edition, "form.yaml"), f"書き出し先 {self.edition}/form.yaml は、もとになるファイル {self.edition}/form.yaml と同じものです。別の名前にしてください")):  # fmt: skip
            self.assertEqual(run("build", self.edition, "-o", path, language="ja_JP.UTF-8").stderr, f"誤り: {words}\n")

    def test_watch_ends_when_nothing_can_ever_be_written(self):
        """Also where only the build knows it: the layout's own chain of files."""
        write(self.path("own.yaml"), b"like: layout.yaml\n")
        shutil.copy(os.path.join(SMALL, "layout.yaml"), self.scratch)
        before = content(self.path("layout.yaml"))
        done = run("watch", self.edition, "--layout", self.path("own.yaml"), "-o", self.path("layout.yaml"))
        self.assertEqual(done.returncode, NO_CREATE, done.stderr)
        self.assertIn("would replace", done.stderr)
        self.assertEqual(content(self.path("layout.yaml")), before)


def run_bytes(*words):
    return subprocess.run([PROGRAM, *words], cwd=TOP, env=environment(), stdout=subprocess.PIPE, check=True, timeout=280).stdout


def catchable():
    """Signals that end a program unless it catches them."""
    harmless = {"SIGCHLD", "SIGCLD", "SIGCONT", "SIGURG", "SIGWINCH", "SIGSTOP", "SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGKILL", "SIGPIPE", "SIGXFSZ"}
    named = [number for number in signal.valid_signals() if getattr(number, "name", "SIGRT") not in harmless]
    return [number for number in named if number < signal.SIGRTMIN or number in (signal.SIGRTMIN, signal.SIGRTMIN + 5, signal.SIGRTMAX)]


def no_core():
    """And no signal ignored, as it is for what runs in the background."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for number in catchable():
        signal.signal(number, signal.SIG_DFL)


class Signals(InScratch):
    def start(self, *words):
        return subprocess.Popen([PROGRAM, *words], cwd=TOP, env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, preexec_fn=no_core)  # fmt: skip

    def wait_for_temporary(self, process, folder):
        """Until the output is begun; False: it was over before."""
        while process.poll() is None:
            if any(name.startswith(".tsuzuri-") for name in os.listdir(folder)):
                return True
        return False

    def test_every_signal_while_it_writes(self):
        """Nothing is left behind, the older file stays or the whole new one is there, and the status tells the signal."""
        whole = run_bytes("build", R7, "-o", "-")
        output = self.path("out", "handout.pdf")
        struck = {}
        for number in catchable():
            for _ in range(40):
                write(output, OLD)
                with self.start("build", R7, "-o", output) as process:
                    if self.wait_for_temporary(process, self.path("out")):
                        process.send_signal(number)
                    process.wait()
                self.assertIn(process.returncode, (0, -number))
                self.assertEqual(os.listdir(self.path("out")), ["handout.pdf"], number)
                self.assertEqual(content(output), whole if process.returncode == 0 else OLD)
                struck[number] = struck.get(number, 0) + (process.returncode != 0)
                if struck[number]:
                    break
        self.assertEqual([number for number, n in struck.items() if not n], [])

    def test_a_signal_that_comes_again_and_again(self):
        output = self.path("out", "handout.pdf")
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGXCPU):
            for words in (["build", R7, "-o", output], ["archive", R7, "-o", self.path("out", "bag")]):
                with self.start(*words) as process:
                    if self.wait_for_temporary(process, self.path("out")):
                        for _ in range(20):
                            process.send_signal(number)
                    process.wait()
                left = [name for name in os.listdir(self.path("out")) if name.startswith(".")]
                self.assertEqual(left, [])
                shutil.rmtree(self.path("out"))
                os.mkdir(self.path("out"))

    def test_a_limit_on_the_size_of_files(self):
        """SIGXFSZ is no end but an error of writing."""
        output = self.path("out", "handout.pdf")
        write(output, OLD)
        limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
        done = run("build", R7, "-o", output, preexec_fn=limit)
        self.assertEqual((done.returncode, done.stderr), (IO, f"error: {output} cannot be written: File too large\n"))
        self.assertEqual((content(output), os.listdir(self.path("out"))), (OLD, ["handout.pdf"]))

    def test_a_limit_on_time(self):
        """SIGXCPU, as the system sends it."""
        output = self.path("out", "handout.pdf")
        write(output, OLD)
        cards = self.path("many")
        shutil.copytree(R7, cards)
        limit = lambda: (no_core(), resource.setrlimit(resource.RLIMIT_CPU, (1, 3)))
        parts = ",".join(["cards"] * 400)
        done = run("build", cards, "--parts", parts, "-o", output, preexec_fn=limit)
        self.assertIn(done.returncode, (-signal.SIGXCPU, OK, DATA), done.stderr)
        self.assertEqual(os.listdir(self.path("out")), ["handout.pdf"])

    def test_watch_takes_its_build_with_it(self):
        output = self.path("out", "handout.pdf")
        for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            with self.start("watch", R7, "-o", output) as process:
                self.wait_for_temporary(process, self.path("out"))
                process.send_signal(number)
            for _ in range(200):
                left = [name for name in os.listdir(self.path("out")) if name.startswith(".")]
                if not left:
                    break
                time.sleep(0.05)
            self.assertEqual(left, [])


class LeftBehind(InScratch):
    def kill(self, *words):
        """Runs until something temporary is there, and kills it; its name."""
        for _ in range(60):
            with subprocess.Popen([PROGRAM, *words], cwd=TOP, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as it:
                while it.poll() is None:
                    if any(name.startswith(".tsuzuri-") for name in os.listdir(self.path("out"))):
                        it.kill()
                        break
                it.wait()
            left = [name for name in os.listdir(self.path("out")) if name.startswith(".tsuzuri-")]
            if left:
                return left[0]
        self.fail("never killed in time")

    def test_what_killed_processes_left_goes_at_the_next_run(self):
        for killed, words in ((["build", R7, "-o", self.path("out", "a.pdf")], ["build", self.edition, "-o", self.path("out", "b.pdf")]),
                              (["archive", R7, "-o", self.path("out", "bag")], ["archive", self.edition, "-o", self.path("out", "bag2")]),
                              (["build", R7, "-o", self.path("out", "a.pdf")], ["sheet", self.edition, "桑名市", "-o", self.path("out")]),
                              (["archive", R7, "-o", self.path("out", "bag")], ["preview", self.edition, "-p", "1", "-o", self.path("out")]),
                              (["build", R7, "-o", self.path("out", "a.pdf")], ["compare", self.edition, self.edition, "-o", self.path("out", "c.pdf")])):  # fmt: skip
            name = self.kill(*killed)
            self.assertRegex(name, r"^\.tsuzuri-[\w.]+-\d+-\d+\.tmp$")
            done = run(*words)
            self.assertEqual(done.returncode, OK, done.stderr)
            self.assertEqual([one for one in os.listdir(self.path("out")) if one.startswith(".")], [], words)

    def test_only_what_is_surely_ours(self):
        dead = subprocess.Popen(["true"])
        dead.wait()
        stays = [f".tsuzuri-{os.getpid()}-0.tmp", f".tsuzuri-another.host-{dead.pid}-0.tmp", ".tsuzuri-notes.tmp", ".tsuzuri.yaml", f"tsuzuri-{dead.pid}-0.tmp"]
        goes = [f".tsuzuri-{dead.pid}-{i}.tmp" for i in range(3)]
        for name in stays + goes:
            write(self.path("out", name), b"x")
        os.mkdir(self.path("out", f".tsuzuri-{dead.pid}-9.tmp"))
        os.symlink(self.edition, self.path("out", f".tsuzuri-{dead.pid}-8.tmp"))
        stays.append(f".tsuzuri-{dead.pid}-8.tmp")
        self.assertEqual(run("build", self.edition, "-o", self.path("out", "x.pdf")).returncode, OK)
        self.assertEqual(sorted(os.listdir(self.path("out"))), sorted([*stays, "x.pdf"]))
        self.assertTrue(os.path.exists(os.path.join(self.edition, "edition.yaml")))

    def test_builds_into_one_folder_leave_each_other_alone(self):
        chance = random.Random(5)
        outputs = [self.path("out", f"{i}.pdf") for i in range(12)]
        running = []
        for output in outputs:
            running.append(subprocess.Popen([PROGRAM, "build", self.edition, "-o", output], cwd=TOP, env=environment(), stderr=subprocess.DEVNULL))
            time.sleep(chance.random() * 0.01)
        self.assertEqual({process.wait() for process in running}, {OK})
        self.assertEqual(len({content(output) for output in outputs}), 1)
        self.assertEqual(len(os.listdir(self.path("out"))), 12)


if __name__ == "__main__":
    unittest.main()
