#!/usr/bin/python3
"""Archiving an edition: bags by RFC 8493, complete or not there, checked to the byte, typeset again to the same PDF."""

import hashlib
import itertools
import json
import os
import random
import re
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

import pikepdf

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROGRAM = os.path.abspath(os.environ.get("TSUZURI") or os.path.join(TOP, "build", "tsuzuri"))
R7 = os.path.join(TOP, "data", "r7")
SMALL = os.path.join(TOP, "tests", "cases", "small")
LISTS = ["bag-info.txt", "bagit.txt", "manifest-sha256.txt"]

OK, USAGE, DATA, INPUT, NO_CREATE, IO = 0, 64, 65, 66, 73, 74


def environment(extra=None):
    env = {k: v for k, v in os.environ.items() if not k.startswith("LC_") and k not in ("LANG", "LANGUAGE")}
    env.pop("SOURCE_DATE_EPOCH", None)
    return {**env, "LANG": "C.UTF-8", **(extra or {})}


def run(*words, extra=None, cwd=TOP, **more):
    return subprocess.run([PROGRAM, *words], cwd=cwd, env=environment(extra), stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=280, **more)  # fmt: skip


def content(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def files_below(folder):
    """{name below the folder: bytes}"""
    return {
        os.path.relpath(os.path.join(at, name), folder): content(os.path.join(at, name))
        for at, _, names in os.walk(folder)
        for name in names
    }


def sha256(data):
    return hashlib.sha256(data).hexdigest()


# ---- BagIt 1.0 as RFC 8493 has it, written from its text and from nothing of the program's ----


def read_list(text, problems, what):
    """A manifest (2.1.3): checksum, linear white space, path with %0A, %0D and %25 escaped."""
    found = {}
    for line in text.decode("utf-8").splitlines():
        match = re.fullmatch(r"([0-9a-fA-F]{64})[ \t]+(.+)", line)
        if not match:
            problems.append(f"{what}: no line: {line!r}")
            continue
        name = match[2].replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
        if name.startswith(("/", "~")) or ".." in name.split("/"):
            problems.append(f"{what}: unsafe path: {name}")  # 5.1
        if name in found:
            problems.append(f"{what}: twice: {name}")
        found[name] = match[1].lower()
    return found


def read_info(text, problems):
    """bag-info.txt (2.2.2): "Label: value", folded lines indented."""
    found = {}
    for line in re.sub(r"\n[ \t]+", " ", text.decode("utf-8")).splitlines():
        label, colon, value = line.partition(":")
        if not colon or not label or value[:1] not in (" ", "\t"):
            problems.append(f"bag-info.txt: no element: {line!r}")
        found.setdefault(label, []).append(value.strip())
    return found


def problems_of(folder):
    """Why a folder is no complete and valid bag (RFC 8493, 3)."""
    files, problems = files_below(folder), []
    declaration = files.get("bagit.txt", b"")
    if declaration != b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n":
        problems.append("bagit.txt is not the declaration")
    if not os.path.isdir(os.path.join(folder, "data")):
        problems.append("no payload directory")
    payload = {name for name in files if name.startswith("data/")}
    manifest = read_list(files.get("manifest-sha256.txt", b""), problems, "manifest")
    if set(manifest) != payload:
        problems.append(f"manifest and payload differ: {sorted(set(manifest) ^ payload)}")
    tags = read_list(files.get("tagmanifest-sha256.txt", b""), problems, "tagmanifest")
    if any(name.startswith(("data/", "tagmanifest-")) for name in tags):
        problems.append("tagmanifest lists what it must not")
    for name, checksum in {**manifest, **tags}.items():
        if name in files and sha256(files[name]) != checksum:
            problems.append(f"checksum of {name}")
    problems += [f"missing: {name}" for name in tags if name not in files]
    info = read_info(files.get("bag-info.txt", b""), problems)
    octets = sum(len(files[name]) for name in payload)
    if info.get("Payload-Oxum") != [f"{octets}.{len(payload)}"]:
        problems.append(f"Payload-Oxum is {info.get('Payload-Oxum')}")
    return problems


def put_right(bag):
    """Writes the lists of a bag anew, as somebody would who wants to hide what was changed."""
    files = files_below(bag)
    payload = sorted(name for name in files if name.startswith("data/"))
    octets = sum(len(files[name]) for name in payload)
    info = re.sub(rb"(?m)^Payload-Oxum: .*$", f"Payload-Oxum: {octets}.{len(payload)}".encode(), files["bag-info.txt"])
    write(os.path.join(bag, "bag-info.txt"), info)
    for name, listed in (("manifest-sha256.txt", payload), ("tagmanifest-sha256.txt", LISTS)):
        lines = [f"{sha256(content(os.path.join(bag, one)))}  {one}\n" for one in listed]
        write(os.path.join(bag, name), "".join(lines).encode())


def setUpModule():
    folder = tempfile.TemporaryDirectory()
    unittest.addModuleCleanup(folder.cleanup)
    for edition in (SMALL, R7):
        bag = os.path.join(folder.name, os.path.basename(edition))
        done = run("archive", edition, "-o", bag)
        if done.returncode:
            raise AssertionError(done.stderr)
        InScratch.bags[edition] = bag


class InScratch(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.scratch = folder.name

    def path(self, *parts):
        return os.path.join(self.scratch, *parts)

    def check(self, done, status=OK, message=""):
        self.assertEqual(done.returncode, status, done.stderr + done.stdout)
        self.assertIn(message, done.stderr)
        return done

    bags = {}  # of editions that have been archived before: a bag waits for the disk, a copy of it does not

    def archived(self, edition=SMALL, name="bag", extra=None, options=()):
        if edition in self.bags and not extra and not options:
            shutil.copytree(self.bags[edition], self.path(name))
        else:
            self.check(run("archive", edition, "-o", self.path(name), *options, extra=extra))
        return self.path(name)

    def verify(self, *words, status=OK, message=""):
        return self.check(run("verify", *words), status, message)

    def edit(self, path, old, new):
        data = content(path)
        self.assertIn(old.encode(), data)
        write(path, data.replace(old.encode(), new.encode(), 1))


class Bags(InScratch):
    def test_the_edition_is_a_valid_bag(self):
        bag = self.archived(R7)
        self.assertEqual(problems_of(bag), [])
        archived, folder = files_below(os.path.join(bag, "data")), files_below(R7)
        self.assertEqual({name[8:]: data for name, data in archived.items() if name.startswith("edition/")}, folder)
        self.assertEqual(archived["layouts/a4.yaml"], content(os.path.join(TOP, "layouts", "a4.yaml")))
        self.assertEqual(archived["fonts/fonts.yaml"], content(os.path.join(TOP, "fonts", "fonts.yaml")))
        info = read_info(content(os.path.join(bag, "bag-info.txt")), [])
        self.assertEqual(info["Title"], ["在宅医療・介護連携に関する課題と令和7年度の取組"])
        self.assertEqual((info["Fiscal-Year"], info["Source-Organization"]), (["令和7年度"], ["三重県"]))
        self.assertEqual(info["External-Identifier"], ["240001-r7"])
        self.assertFalse({"Date", "Bagging-Date"} & set(info))  # the edition has none
        info = read_info(content(os.path.join(self.archived(name="small"), "bag-info.txt")), [])
        self.assertEqual((info["Date"], info["Bagging-Date"]), (["2026-03-31"], ["2026-03-31"]))

    def test_the_pdf_carries_what_stands_beside_it(self):
        bag = self.archived()
        archived = files_below(os.path.join(bag, "data"))
        with pikepdf.open(os.path.join(bag, "data", "small.pdf")) as pdf:
            attached = {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments}
            self.assertIn(b"<pdfaid:part>3</pdfaid:part>", pdf.Root.Metadata.read_bytes())
        self.assertEqual({name: archived.get(name) for name in attached}, attached)
        self.assertEqual(set(archived) - set(attached), {"small.pdf", "pages.txt", "edition/expected.trace", "edition/layout.yaml"})

    def test_pages_txt_has_the_words_of_every_page(self):
        for edition, name in ((SMALL, "small"), (R7, "r7")):
            data = os.path.join(self.archived(edition, name), "data")
            text = content(os.path.join(data, "pages.txt")).decode()
            self.assertTrue(text.startswith('tsuzuri pages 1\npage 1 "'))
            pages = re.split(r'(?m)^page \d+ "\w+" [0-9a-f]{64}\n', text)[1:]
            shown = subprocess.run(["pdftotext", "-raw", os.path.join(data, name + ".pdf"), "-"], capture_output=True, check=True)
            for page, seen in itertools.zip_longest(pages, shown.stdout.decode().split("\f")[:-1]):
                self.assertEqual(sorted("".join(page.split())), sorted("".join(seen.split())))

    def test_a_built_archive_pdf_is_the_bags(self):
        self.check(run("build", SMALL, "--for", "archive", "-o", self.path("x.pdf")))
        self.assertEqual(content(self.path("x.pdf")), content(os.path.join(self.archived(), "data", "small.pdf")))

    def test_same_bytes_wherever_and_whenever(self):
        first = files_below(self.archived())
        os.mkdir(self.path("copy"))
        shutil.copytree(SMALL, self.path("copy", "edition"))
        other = {"LANG": "ja_JP.UTF-8", "TZ": "Asia/Tokyo"}
        self.check(run("archive", "edition", "-o", "bag", cwd=self.path("copy"), extra=other))
        self.assertEqual(files_below(self.path("copy", "bag")), first)

    def test_the_day_of_packing_is_source_date_epoch(self):
        usual = files_below(self.archived())
        for seconds, day in (("0", "1970-01-01"), ("951782400", "2000-02-29"), ("4102444799", "2099-12-31")):
            bag = self.archived(name="bag" + seconds, extra={"SOURCE_DATE_EPOCH": seconds})
            info = read_info(content(os.path.join(bag, "bag-info.txt")), [])
            self.assertEqual((info["Bagging-Date"], info["Date"]), ([day], ["2026-03-31"]))
            other = files_below(bag)
            changed = {name for name in other if other[name] != usual[name]}
            self.assertEqual(changed, {"bag-info.txt", "tagmanifest-sha256.txt"})
            self.verify(bag)
        for wrong in ("yesterday", "1.5", "-1"):
            done = run("archive", SMALL, "-o", self.path("no"), extra={"SOURCE_DATE_EPOCH": wrong})
            self.check(done, USAGE, "SOURCE_DATE_EPOCH must be a number of seconds")

    def test_hidden_files_backups_and_pdfs_are_not_kept(self):
        edition = self.path("edition")
        shutil.copytree(SMALL, edition)
        os.makedirs(os.path.join(edition, ".git"))
        for name in (".git/config", "form.yaml~", "old.pdf", "note.txt"):
            write(os.path.join(edition, name), b"x")
        names = {name for name in files_below(self.archived(edition)) if name.startswith("data/edition/")}
        self.assertIn("data/edition/note.txt", names)
        self.assertEqual([name for name in names if "git" in name or name.endswith(("~", ".pdf"))], [])

    def test_default_name_and_missing_folders(self):
        self.assertEqual(run("archive", SMALL, cwd=self.scratch).stdout.split("\n")[0], "small-archive")
        self.verify(self.path("small-archive"))
        self.verify(self.archived(name="a/b/c"))


class Refusals(InScratch):
    def test_nothing_is_overwritten(self):
        bag = self.archived()
        before = files_below(bag)
        done = run("archive", SMALL, "-o", bag)
        self.check(done, NO_CREATE, "is there already: nothing is overwritten")
        write(self.path("file"), b"mine")
        self.check(run("archive", SMALL, "-o", self.path("file")), NO_CREATE, "is there already")
        self.assertEqual((files_below(bag), content(self.path("file"))), (before, b"mine"))
        os.mkdir(self.path("empty"))
        self.check(run("archive", SMALL, "-o", self.path("empty")))
        self.verify(self.path("empty"))

    def test_an_edition_with_errors_is_not_kept(self):
        edition = self.path("edition")
        shutil.copytree(SMALL, edition)
        self.edit(os.path.join(edition, "edition.yaml"), "fiscal_year:", "fiscal_yaer:")
        self.check(run("archive", edition, "-o", self.path("bag")), DATA, "fiscal_yaer")
        self.assertEqual(os.listdir(self.scratch), ["edition"])

    def test_a_bag_inside_the_edition_is_refused(self):
        edition = self.path("edition")
        shutil.copytree(SMALL, edition)
        inner = os.path.join(edition, "kept")
        self.check(run("archive", edition, "-o", inner))
        self.check(run("archive", edition, "-o", self.path("bag")), INPUT, "a bag must not be in the folder")

    def test_a_link_out_of_the_edition_is_refused(self):
        edition = self.path("edition")
        shutil.copytree(SMALL, edition)
        os.symlink("/etc/hostname", os.path.join(edition, "host"))
        self.check(run("archive", edition, "-o", self.path("bag")), INPUT, "leads out of the folder")
        self.assertFalse(os.path.exists(self.path("bag")))


class WholeOrNotThere(InScratch):
    """Whatever interrupts: no bag, or all of it."""

    def setUp(self):
        super().setUp()
        self.complete = files_below(self.archived(name="whole"))
        os.mkdir(self.path("place"))

    def left(self):
        """What is left behind besides a complete bag."""
        names = os.listdir(self.path("place"))
        if "bag" in names:
            self.assertEqual(files_below(self.path("place", "bag")), self.complete)
            names.remove("bag")
        return names

    def interrupt(self, seconds, number):
        start = time.monotonic()
        words = [PROGRAM, "archive", SMALL, "-o", self.path("place", "bag")]
        with subprocess.Popen(words, env=environment(), cwd=TOP, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as it:
            try:
                it.wait(seconds)
            except subprocess.TimeoutExpired:
                it.send_signal(number)
            it.wait()
        return it.returncode, time.monotonic() - start

    def clear(self):
        shutil.rmtree(self.path("place"))
        os.mkdir(self.path("place"))

    def test_killed_at_twenty_random_moments(self):
        takes = max(self.interrupt(60, signal.SIGKILL)[1], 0.05)
        self.assertEqual(self.left(), [])
        moments = random.Random(7)
        ends = []
        for _ in range(20):
            self.clear()
            ends.append(self.interrupt(moments.uniform(0, takes * 1.2), signal.SIGKILL)[0])
            # Nobody cleans up behind a killed process. The hidden folder that is left is no bag until all of it is there.
            for name in self.left():
                self.assertRegex(name, r"^\.tsuzuri-[\w.]+-\d+-\d+\.tmp$")
                files = files_below(self.path("place", name))
                self.assertTrue(not files.get("bagit.txt") or files == self.complete)
        self.assertIn(-signal.SIGKILL, ends)

    def test_ended_at_twenty_random_moments(self):
        takes = max(self.interrupt(60, signal.SIGTERM)[1], 0.05)
        moments = random.Random(8)
        ends = []
        for _ in range(20):
            self.clear()
            ends.append(self.interrupt(moments.uniform(0, takes * 1.2), signal.SIGTERM)[0])
            self.assertEqual(self.left(), [])
        self.assertIn(-signal.SIGTERM, ends)

    def test_full_disk(self):
        """A limit on the size of files stands in for a full disk: writing fails in each of the larger files."""
        for blocks in (0, 1, 2, 4, 8, 40, 100):
            limit = f"ulimit -f {blocks}; exec \"$0\" archive \"$1\" -o \"$2\" 2>&1"
            done = subprocess.run(["/bin/sh", "-c", limit, PROGRAM, SMALL, self.path("place", "bag")], cwd=TOP,
                                  env=environment(), stdout=subprocess.PIPE, text=True)  # fmt: skip
            self.assertEqual(done.returncode, IO, done.stdout)
            self.assertIn("cannot be written: File too large", done.stdout)
            self.assertEqual(os.listdir(self.path("place")), [])


class Damage(InScratch):
    def named(self, bag, name):
        """verify fails and names the file, not only as a part of another name."""
        done = run("verify", bag)
        self.assertEqual(done.returncode, DATA, name)
        self.assertRegex(done.stderr, r"(?m)(^|[ /])" + re.escape(name))

    def test_a_changed_byte_of_every_file_is_found_and_named(self):
        bag = self.archived(R7)
        places = random.Random(1)
        for name, data in sorted(files_below(bag).items()):
            at = places.randrange(len(data))
            path = os.path.join(bag, name)
            with self.subTest(name, at=at):
                write(path, data[:at] + bytes([data[at] ^ (1 << places.randrange(8))]) + data[at + 1 :])
                self.named(bag, name)
            write(path, data)
        self.verify(bag)

    def test_a_missing_file_is_named(self):
        bag = self.archived()
        for name, data in sorted(files_below(bag).items()):
            os.remove(os.path.join(bag, name))
            with self.subTest(name):
                self.named(bag, name)
            write(os.path.join(bag, name), data)

    def test_what_is_too_much_is_named(self):
        bag = self.archived()
        write(os.path.join(bag, "data", "edition", "Thumbs.db"), b"x")
        self.verify(bag, status=DATA, message="data/edition/Thumbs.db is not listed in manifest-sha256.txt")

    def test_lists_of_another_program_are_as_good(self):
        """Another order, other line ends, another kind of sum, another program's name: typeset again all the same."""
        for change in ("order", "line ends", "capitals", "sums", "all"):
            bag = self.archived(name=change)
            self.pack_again(bag, change)
            done = self.verify(bag, "--rebuild")
            self.assertRegex(done.stdout, r"is complete and unchanged \(BagIt 1.0\).*\n(.*\n)?Typeset again: the same \d+ bytes\.")

    def pack_again(self, bag, change):
        path = os.path.join(bag, "bag-info.txt")
        if change == "all":
            self.edit(path, "Bag-Software-Agent: tsuzuri", "Bag-Software-Agent: bagger")
        payload = [name for name in files_below(bag) if name.startswith("data/")]
        kinds = ["md5", "sha512"] if change in ("sums", "all") else ["sha256"]
        for name in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
            os.remove(os.path.join(bag, name))
        for tag in (False, True):
            listed = ["bagit.txt", "bag-info.txt"] + [f"manifest-{kind}.txt" for kind in kinds] if tag else payload
            for kind in kinds:
                lines = [hashlib.new(kind, content(os.path.join(bag, name))).hexdigest() + "  " + name for name in listed]
                lines = [line[:8].upper() + line[8:] if change == "capitals" else line for line in lines]
                lines = sorted(lines, reverse=True) if change == "order" else sorted(lines, key=lambda line: line.split()[1])
                end = "\r\n" if change == "line ends" else "\n"
                write(os.path.join(bag, ("tag" if tag else "") + f"manifest-{kind}.txt"), "".join(line + end for line in lines).encode())

    def test_hidden_changes_are_found_through_the_pdf(self):
        bag = self.archived()
        card = os.path.join(bag, "data", "edition", "cards", "242055-kuwana.yaml")
        self.edit(card, "1,000食", "2,000食")
        put_right(bag)
        self.assertEqual(problems_of(bag), [])
        done = self.verify(bag, "--rebuild", status=DATA, message="cards/242055-kuwana.yaml has changed")
        self.assertIn("cards/242055-kuwana.yaml is not the file that is attached to", done.stderr)
        self.assertRegex(done.stderr, r"small\.pdf differs first on page \d+: archived is “.*1,000食.*”; typeset now is “.*2,000食")
        self.assertIn("tsuzuri, its libraries and its fonts are the same as then", done.stderr)

    def test_the_cause_is_told_when_it_is_known(self):
        bag = self.archived()
        self.edit(os.path.join(bag, "data", "build.yaml"), '"HarfBuzz", version: "', '"HarfBuzz", version: "0')
        put_right(bag)
        done = self.verify(bag, "--rebuild", status=DATA, message="but by its pages.txt all pages are the same")
        self.assertRegex(done.stderr, r"what has changed since then: HarfBuzz: then 0[\d.]+, now [\d.]+\n")

    def test_another_font_file_is_told_by_its_sum(self):
        bag, fonts = self.archived(), self.path("fonts")
        os.mkdir(fonts)
        for name in re.findall(r'file: "(.*)"', content(os.path.join(bag, "data", "build.yaml")).decode()):
            shutil.copy(os.path.join("/usr/share/fonts", name), fonts)
        self.verify(bag, "--rebuild", "--font-dir", fonts)
        path = os.path.join(fonts, "BIZUDGothic-Regular.ttf")
        write(path, content(path) + b"\0")
        done = self.verify(bag, "--rebuild", "--font-dir", fonts, status=DATA, message="is not a version of this font")
        self.assertIn(sha256(content(path)), done.stderr)
        os.remove(path)
        done = self.verify(bag, "--rebuild", "--font-dir", fonts, status=DATA, message="there is no file")
        self.assertIn("apt-get install fonts-morisawa-bizud-gothic", done.stderr)

    def test_messages_in_japanese(self):
        bag = self.archived()
        os.remove(os.path.join(bag, "data", "edition", "form.yaml"))
        done = run("verify", bag, extra={"LANG": "ja_JP.UTF-8"})
        self.check(done, DATA, "ファイル data/edition/form.yaml がありません")


class SetAgain(InScratch):
    def test_from_a_copy_elsewhere_to_the_same_bytes(self):
        bag = self.archived(R7)
        shutil.copytree(bag, self.path("elsewhere", "令和7年度"))
        shutil.rmtree(bag)
        done = run("verify", "令和7年度", "--rebuild", cwd=self.path("elsewhere"), extra={"TZ": "Asia/Tokyo"})
        self.check(done)
        self.assertRegex(done.stdout, r"Typeset again: the same \d+ bytes\.")

    def test_with_the_layout_of_then(self):
        layout = self.path("own.yaml")
        write(layout, b"like: layout.yaml\npage: {margins: {left: 12mm}}\n")
        shutil.copy(os.path.join(SMALL, "layout.yaml"), self.scratch)
        bag = self.archived(options=["--layout", layout])
        os.remove(layout)
        os.remove(self.path("layout.yaml"))
        names = {name for name in files_below(bag) if name.startswith("data/layouts/")}
        self.assertEqual(names, {"data/layouts/" + name for name in ("own.yaml", "layout.yaml", "a4.yaml")})
        self.verify(bag, "--rebuild")

    def test_with_the_fonts_of_then(self):
        bag = self.archived(options=["--with-fonts"])
        names = [name for name in files_below(os.path.join(bag, "data", "fonts")) if name != "fonts.yaml"]
        self.assertIn("truetype/bizud-gothic/BIZUDGothic-Regular.ttf", names)
        self.assertEqual(problems_of(bag), [])
        os.mkdir(self.path("none"))
        self.verify(bag, "--rebuild", "--font-dir", self.path("none"))
        self.verify(self.archived(name="without"), "--rebuild", "--font-dir", self.path("none"), status=DATA)

    def test_from_the_pdf_alone(self):
        bag = self.archived()
        shutil.copy(os.path.join(bag, "data", "small.pdf"), self.path("alone.pdf"))
        shutil.rmtree(bag)
        done = self.verify(self.path("alone.pdf"))
        self.assertRegex(done.stdout, r"alone\.pdf: 12 attached files.*\nTypeset again: the same \d+ bytes\.")

    def test_from_a_pdf_of_some_parts(self):
        self.check(run("build", SMALL, "--for", "archive", "--parts", "cards", "-o", self.path("x.pdf")))
        self.verify(self.path("x.pdf"))

    def test_a_changed_pdf_is_found(self):
        pdf = os.path.join(self.archived(), "data", "small.pdf")
        data, places = content(pdf), random.Random(3)
        for at in [places.randrange(len(data)) for _ in range(20)] + [len(data) - 1 - i for i in range(0, 400, 40)]:
            write(self.path("x.pdf"), data[:at] + bytes([data[at] ^ 0x01]) + data[at + 1 :])
            with self.subTest(at=at):
                self.verify(self.path("x.pdf"), status=DATA, message="x.pdf")

    def change_a_page(self, pdf, changed):
        with pikepdf.open(pdf) as it:
            page = it.pages[4]
            data = page.Contents.read_bytes()
            page.Contents = it.make_stream(data.replace(b" re f\n", b" re f\n1 1 2 2 re f\n", 1))
            it.save(changed)

    def test_a_changed_page_is_reported(self):
        bag = self.archived()
        pdf, changed = os.path.join(bag, "data", "small.pdf"), self.path("x.pdf")
        self.change_a_page(pdf, changed)
        done = self.verify(changed, status=DATA, message="x.pdf has changed since it was written")
        self.assertRegex(done.stderr, r"x\.pdf differs from byte \d+ on \(.+\)\n")
        os.replace(changed, pdf)
        put_right(bag)
        done = self.verify(bag, "--rebuild", status=DATA, message="small.pdf has changed since it was written")
        self.assertRegex(done.stderr, r"small\.pdf differs from byte \d+ on \(.+\), but by its pages\.txt all pages are the same")

    def test_a_bag_without_pages_txt_is_as_good(self):
        """As earlier versions made them."""
        bag = self.archived()
        os.remove(os.path.join(bag, "data", "pages.txt"))
        put_right(bag)
        self.assertEqual(problems_of(bag), [])
        self.assertRegex(self.verify(bag, "--rebuild").stdout, r"Typeset again: the same \d+ bytes\.")
        self.edit(os.path.join(bag, "data", "edition", "cards", "242055-kuwana.yaml"), "1,000食", "2,000食")
        put_right(bag)
        done = self.verify(bag, "--rebuild", status=DATA, message="cards/242055-kuwana.yaml has changed")
        self.assertRegex(done.stderr, r"small\.pdf differs from byte \d+ on \(.+\)\n")

    def test_changed_words_in_pages_txt_are_reported(self):
        bag = self.archived()
        self.edit(os.path.join(bag, "data", "pages.txt"), "1,000食", "2,000食")
        put_right(bag)
        self.verify(bag)  # nothing else proves it but typesetting it again
        self.verify(bag, "--rebuild", status=DATA, message="pages.txt is not the text of the pages of ")

    def test_a_changed_attachment_is_reported(self):
        pdf, changed = os.path.join(self.archived(), "data", "small.pdf"), self.path("x.pdf")
        with pikepdf.open(pdf) as it:
            spec = it.attachments["edition/form.yaml"]
            text = spec.get_file().read_bytes().replace(b"title: ", "title: 新".encode(), 1)
            spec.obj.EF.F.write(text)
            it.save(changed)
        self.verify(changed, status=DATA, message="edition/form.yaml has changed")


class Hostile(InScratch):
    def test_links_leave_no_bag(self):
        bag, secret = self.archived(), self.path("secret")
        write(secret, b"secret words\n")
        for target in (secret, "../../../secret", "/etc"):
            path = os.path.join(bag, "data", "edition", "form.yaml")
            os.remove(path)
            os.symlink(target, path)
            done = self.verify(bag, "--rebuild", status=DATA, message="data/edition/form.yaml is a link or a device")
            self.assertNotIn("secret words", done.stderr + done.stdout)

    def test_lists_lead_nowhere(self):
        bag = self.archived()
        with open(os.path.join(bag, "manifest-sha256.txt"), "a", encoding="utf-8") as file:
            file.write(f"{'0' * 64}  data/../../../../etc/passwd\n{'0' * 64}  /etc/passwd\n")
        done = self.verify(bag, status=DATA, message="data/../../../../etc/passwd leads out of the bag")
        self.assertIn("/etc/passwd leads out of the bag", done.stderr)
        self.assertNotIn("root:", done.stderr)

    def test_huge_files_and_pipes(self):
        bag = self.archived()
        with open(os.path.join(bag, "data", "huge"), "wb") as file:
            file.truncate(1 << 40)
        os.mkfifo(os.path.join(bag, "data", "pipe"))
        done = self.verify(bag, status=DATA, message="data/huge is not listed in manifest-sha256.txt")
        self.assertIn("data/pipe is a link or a device", done.stderr)

    def test_a_layout_named_outside(self):
        bag = self.archived()
        self.edit(os.path.join(bag, "data", "build.yaml"), "layouts/layout.yaml", "layouts/../../../layout.yaml")
        put_right(bag)
        self.verify(bag, "--rebuild", status=DATA, message="there is no file layouts/../../../layout.yaml")

    def test_what_is_nothing_of_ours(self):
        self.verify(self.path("none"), status=INPUT, message="there is no folder")
        self.verify(self.path("none.pdf"), status=INPUT, message="there is no file")
        self.verify(R7, status=INPUT, message="is an edition that has not been archived")
        self.verify(os.path.join(TOP, "data"), status=DATA, message="this is no bag")
        self.verify(os.path.join(R7, "edition.yaml"), status=INPUT, message="is neither a bag")
        shutil.copy(os.path.join(R7, "edition.yaml"), self.path("y.pdf"))
        self.verify(self.path("y.pdf"), status=DATA, message="is no PDF that can be read")
        self.check(run("build", SMALL, "-o", self.path("x.pdf")))
        self.verify(self.path("x.pdf"), status=DATA, message="has no records attached")

    def test_a_bag_of_somebody_else(self):
        bag = self.path("other")
        os.makedirs(os.path.join(bag, "data"))
        write(os.path.join(bag, "data", "a.txt"), b"a")
        write(os.path.join(bag, "bagit.txt"), b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
        write(os.path.join(bag, "bag-info.txt"), b"Payload-Oxum: 1.1\n")
        put_right(bag)
        self.assertEqual(problems_of(bag), [])
        self.assertIn("It was not made by tsuzuri", self.verify(bag).stdout)
        self.verify(bag, "--rebuild", status=DATA, message="cannot be typeset again: tsuzuri has not made it")


class List(InScratch):
    def setUp(self):
        super().setUp()
        for name, year, day in (("new", "令和8年度", "2027-03-31"), ("b-old", "令和6年度", "2025-03-31")):
            edition = self.path("edition")
            shutil.copytree(SMALL, edition)
            self.edit(os.path.join(edition, "edition.yaml"), "令和7年度\nprefecture", year + "\nprefecture")
            self.edit(os.path.join(edition, "edition.yaml"), "date: 2026-03-31", "date: " + day)
            self.archived(edition, "archive/" + name)
            shutil.rmtree(edition)
        os.makedirs(self.path("archive", "notes"))
        os.makedirs(self.path("archive", ".tsuzuri-1-0.tmp", "data"))
        write(self.path("archive", "README"), b"x")

    def rows(self, status=OK):
        return json.loads(self.check(run("list", "--json", self.path("archive")), status).stdout)

    def test_all_editions_by_year(self):
        rows = self.rows()
        self.assertEqual([(row["folder"], row["year"]) for row in rows], [("b-old", 2024), ("new", 2026)])
        for row in rows:
            bag = self.path("archive", row["folder"])
            pdf = os.path.join(bag, "data", "small.pdf")
            with pikepdf.open(pdf) as it:
                self.assertEqual(row["pages"], len(it.pages))
            self.assertEqual((row["title"], row["cards"], row["municipalities"]), ("災害時の備えに関する調査", 3, 4))
            self.assertEqual(row["sha256"], sha256(content(os.path.join(bag, "tagmanifest-sha256.txt"))))
            self.assertEqual(row["pdf_sha256"], sha256(content(pdf)))
            self.assertEqual((row["verified"], row["errors"]), (True, 0))

    def test_the_table_says_the_same(self):
        lines = run("list", self.path("archive")).stdout.splitlines()
        self.assertEqual(len(lines), 3)
        for line, row in zip(lines[1:], self.rows()):
            cells = re.split(r"\s{2,}", line)
            self.assertEqual(cells[0], row["folder"])
            self.assertEqual(cells[2:], [row["title"], str(row["cards"]), str(row["pages"]), row["sha256"][:12], "verified"])

    def test_a_damaged_one_is_reported(self):
        path = self.path("archive", "new", "data", "edition", "form.yaml")
        write(path, content(path) + b"#")
        rows = self.rows(DATA)
        self.assertEqual([(row["folder"], row["verified"]) for row in rows], [("b-old", True), ("new", False)])
        done = self.check(run("list", self.path("archive")), DATA, "new is damaged: tsuzuri verify ")
        self.assertRegex(done.stdout, r"(?m)^new .* damaged \(\d+ errors\)$")

    def test_one_that_cannot_be_read_is_still_there(self):
        os.remove(self.path("archive", "new", "data", "build.yaml"))
        os.remove(self.path("archive", "b-old", "manifest-sha256.txt"))
        rows = {row["folder"]: row for row in self.rows(DATA)}
        self.assertEqual({name: row["verified"] for name, row in rows.items()}, {"new": False, "b-old": False})
        self.assertNotIn("year", rows["new"])
        self.assertEqual(rows["b-old"]["year"], 2024)

    def test_an_empty_archive_and_none(self):
        os.mkdir(self.path("empty"))
        self.assertEqual(json.loads(run("list", "--json", self.path("empty")).stdout), [])
        self.check(run("list", self.path("no")), INPUT, "there is no folder ")


if __name__ == "__main__":
    unittest.main()
