#!/usr/bin/python3
"""Hostile inputs: each ends with a message or with a correct PDF, in reasonable time and memory, and never halfway."""

import io
import os
import re
import resource
import shutil
import struct
import subprocess
import tempfile
import threading
import time
import unittest
import xml.etree.ElementTree as ElementTree
import zlib

import pikepdf

TOP = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
PROGRAM = os.environ.get("TSUZURI") or os.path.join(TOP, "build", "tsuzuri")
SMALL = os.path.join(TOP, "tests", "cases", "small")
ENV = {**{k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}, "LC_ALL": "C.UTF-8"}
MEMORY = 4 << 30
OK, DATA, INPUT = 0, 65, 66

CARD = """municipalities:
  - {code: "242055", name: 桑名市}
office:
  name: 課
stock:
  food: %s
  power: い
shelter:
  food: う
  notes: え
"""


def limited():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


class Hostile(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.edition = os.path.join(folder.name, "edition")
        self.output = os.path.join(folder.name, "out.pdf")
        shutil.copytree(SMALL, self.edition)

    def path(self, *parts):
        return os.path.join(self.edition, *parts)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8", newline="") as file:
            file.write(text)

    def change(self, name, old, new):
        with open(self.path(name), encoding="utf-8") as file:
            text = file.read()
        self.assertIn(old, text)
        self.write(name, text.replace(old, new))

    def build(self, *words, status=None, message=None):
        start = time.monotonic()
        done = subprocess.run(
            [PROGRAM, "build", self.edition, "-o", self.output, *words], env=ENV, cwd=TOP, stdin=subprocess.DEVNULL,
            capture_output=True, timeout=250, preexec_fn=limited,
        )  # fmt: skip
        print(f"{self.id().split('.')[-1]}: {done.returncode} in {time.monotonic() - start:.2f} s", flush=True)
        self.clean(done.stderr)
        if status is not None:
            self.assertEqual(done.returncode, status, done.stderr[:2000])
        if message:
            self.assertIn(message, done.stderr.decode())
        self.assertEqual(os.path.exists(self.output), done.returncode == 0)
        return done

    def clean(self, text):
        self.assertIsNone(re.search(rb"[\0-\x09\x0b-\x1f\x7f]|\xc2[\x80-\x9f]", text), text[:2000])
        text.decode()  # whole characters

    # ---- size ----

    def test_a_gigabyte(self):
        for name in ("cards/242055-kuwana.yaml", "edition.yaml", "form.yaml"):
            with open(self.path(name), "r+b") as file:
                file.truncate(1 << 30)
            self.build(status=INPUT, message="is larger than 64 MiB")
        self.build("--layout", self.path("form.yaml"), message="is larger than 64 MiB")
        self.build("--fonts", self.path("form.yaml"), message="is larger than 64 MiB")

    def test_a_million_characters(self):
        self.write("cards/242055-kuwana.yaml", CARD % ("|\n    " + "在宅医療と介護の、連" * 100000))
        self.build(status=OK, message="does not fit on its page")
        with pikepdf.open(self.output) as pdf:
            self.assertGreater(len(pdf.pages), 100)

    def test_a_hundred_thousand_items(self):
        self.write("cards/242055-kuwana.yaml", CARD % "|" + "")
        self.change("cards/242055-kuwana.yaml", "food: |\n", "food: |\n" + "    ・水\n" * 100000)
        self.build(status=OK)

    def test_lines_without_a_place_to_break(self):
        self.write("cards/242055-kuwana.yaml", CARD % ("|\n    " + "x" * 100000 + "\n    " + "」" * 20000))
        self.build(status=OK)

    def test_many_errors(self):
        self.write("cards/242055-kuwana.yaml", "".join(f"k{i}: [\n" for i in range(100000)))
        self.build(status=DATA)
        self.write("cards/242055-kuwana.yaml", CARD % "あ" + "".join(f"k{i}: x\n" for i in range(50000)))
        self.build(status=DATA)

    def test_many_keys(self):
        self.write("cards/242055-kuwana.yaml", CARD % "あ" + "k: x\n" * 50000)
        self.build(status=DATA, message="k")

    # ---- numbers, depth, bombs ----

    def test_numbers_of_three_hundred_digits(self):
        long = "9" * 300
        for name, old, new in (
            ("layout.yaml", "before: 1mm", f"before: {long}mm"),
            ("layout.yaml", "before: 2mm", f"before: 0.{long}mm"),
            ("layout.yaml", "level: 1", f"level: {long}"),
            ("layout.yaml", "widths: [1, 6]", f"widths: [{long}, 6]"),
            ("edition.yaml", "令和7年度\n", f"令和{long}年度\n"),
            ("edition.yaml", "2026-03-31", f"{long}-03-31"),
            ("cards/242055-kuwana.yaml", "242055", long),
        ):
            with self.subTest(new=new[:30]):
                shutil.rmtree(self.edition)
                shutil.copytree(SMALL, self.edition)
                self.change(name, old, new)
                done = self.build()
                self.assertIn(done.returncode, (OK, DATA))
                self.assertTrue(done.returncode == OK or b"error: " in done.stderr)
                if done.returncode == OK:
                    os.remove(self.output)

    def test_deep_nesting(self):
        for text in ("[" * 100000, "{a: " * 100000, "- " * 100000, "".join(" " * i + "a:\n" for i in range(2000))):
            self.write("cards/242055-kuwana.yaml", text)
            self.build(status=DATA, message="error: ")

    def test_alias_bombs(self):
        bomb = "a: &a [x]\n" + "".join(f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join(['*' + chr(97 + i)] * 9)}]\n" for i in range(9))
        for name in ("cards/242055-kuwana.yaml", "edition.yaml", "layout.yaml"):
            self.write(name, bomb)
            self.build(status=DATA, message="error: ")

    # ---- archived editions ----

    def inflating_pdf(self, in_objects, in_places):
        """A PDF of 1 MB whose object stream, or whose list of places, becomes 700 MB."""

        def deflated(data, wanted):
            deflater = zlib.compressobj(9)
            zeros = (bytes(1 << 20) for _ in range(700 if wanted else 0))
            return b"".join([deflater.compress(data), *map(deflater.compress, zeros), deflater.flush()])

        parts = [b"<</Type/Catalog/Pages 2 0 R>> ", b"<</Type/Pages/Count 0/Kids[]>> "]
        head = b"1 0 2 %d " % len(parts[0])
        stream = deflated(head + b"".join(parts), in_objects)
        pdf = b"%%PDF-1.7\n3 0 obj\n<</Type/ObjStm/N 2/First %d/Filter/FlateDecode/Length %d>>\nstream\n" % (
            len(head), len(stream))  # fmt: skip
        pdf += stream + b"\nendstream\nendobj\n"
        rows = ((0, 0, 65535), (2, 3, 0), (2, 3, 1), (1, len("%PDF-1.7\n"), 0), (1, len(pdf), 0))
        places = deflated(b"".join(struct.pack(">BIH", *row) for row in rows), in_places)
        list_of_places = b"4 0 obj\n<</Type/XRef/W[1 4 2]/Size 5/Root 1 0 R/Filter/FlateDecode/Length %d>>\nstream\n"
        start = len(pdf)
        pdf += list_of_places % len(places) + places + b"\nendstream\nendobj\n"
        return pdf + b"startxref\n%d\n%%%%EOF\n" % start

    def test_pdfs_that_inflate(self):
        def less():
            resource.setrlimit(resource.RLIMIT_DATA, (512 << 20, 512 << 20))

        for in_objects, in_places in ((False, False), (True, False), (False, True)):
            with self.subTest(in_objects=in_objects, in_places=in_places):
                with open(self.output, "wb") as file:
                    file.write(self.inflating_pdf(in_objects, in_places))
                done = subprocess.run([PROGRAM, "verify", self.output], env=ENV, cwd=TOP, capture_output=True, timeout=250,
                                      preexec_fn=less)  # fmt: skip
                self.clean(done.stderr)
                self.assertEqual(done.returncode, DATA)
                # How far libqpdf gets differs from version to version.
                self.assertRegex(done.stderr.decode(), "is no PDF that can be read" + ("" if in_places else "|has no records attached"))

    # ---- fonts ----

    def test_unreadable_fonts(self):
        fonts = self.path("fonts")
        gothic = "BIZUDGothic-Regular.ttf"
        os.mkdir(fonts)
        for make in (
            lambda path: open(path, "wb").close(),
            lambda path: shutil.copyfile("/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Bold.ttf", path),
            os.mkdir,
            os.mkfifo,
            lambda path: os.symlink(gothic, path),
            lambda path: os.symlink("/dev/zero", path),
        ):
            make(os.path.join(fonts, gothic))
            self.build("--font-dir", fonts, status=None, message=gothic)
            shutil.rmtree(fonts)
            os.mkdir(fonts)

    # ---- ways out of the edition ----

    def test_names_that_leave_the_edition(self):
        os.symlink("/etc/passwd", self.path("absolute.yaml"))
        os.symlink("../../../../../../etc/passwd", self.path("up.yaml"))
        os.symlink("loop.yaml", self.path("loop.yaml"))
        os.mkfifo(self.path("pipe.yaml"))
        names = ("../../../../../etc/passwd", "/etc/passwd", "absolute.yaml", "up.yaml", "loop.yaml", "pipe.yaml", "cards",
                 "cards/../../../etc/passwd")  # fmt: skip
        for key in ("form: form.yaml", "layout: layout.yaml", "errata: errata.yaml", "municipalities: municipalities.yaml"):
            for name in names:
                with self.subTest(key=key, name=name):
                    shutil.copyfile(os.path.join(SMALL, "edition.yaml"), self.path("edition.yaml"))
                    self.change("edition.yaml", key, f"{key.split()[0]} {name}")
                    done = self.build()
                    self.assertIn(done.returncode, (DATA, INPUT))
                    self.assertNotIn(b"root:", done.stderr)
        shutil.copyfile(os.path.join(SMALL, "edition.yaml"), self.path("edition.yaml"))
        for name in names:
            self.change("layout.yaml", "like: ", f"like: {name} #")
            done = self.build()
            self.assertIn(done.returncode, (DATA, INPUT))
            self.assertNotIn(b"root:", done.stderr)
            shutil.copyfile(os.path.join(SMALL, "layout.yaml"), self.path("layout.yaml"))

    def test_fonts_that_leave_their_folder(self):
        with open(os.path.join(TOP, "fonts", "fonts.yaml"), encoding="utf-8") as file:
            text = file.read()
        for name in ("../../../etc/passwd", "/etc/passwd"):
            self.write("fonts.yaml", text.replace("truetype/bizud-gothic/BIZUDGothic-Regular.ttf", name))
            done = self.build("--fonts", self.path("fonts.yaml"))
            self.assertIn(done.returncode, (DATA, INPUT))
            self.assertNotIn(b"SHA-256 is", done.stderr)  # it was not even read

    # ---- the output ----

    def test_the_output_is_a_link_that_moves(self):
        folder = os.path.dirname(self.output)
        targets = [os.path.join(folder, name) for name in ("one.pdf", "two.pdf")]
        self.build(status=OK)
        with open(self.output, "rb") as file:
            whole = file.read()
        os.remove(self.output)
        for target in targets:
            with open(target, "wb") as file:
                file.write(b"old")
        over = threading.Event()

        def move():
            n = 0
            while not over.is_set():
                n += 1
                os.symlink(targets[n % 2], os.path.join(folder, "next"))
                os.replace(os.path.join(folder, "next"), self.output)

        mover = threading.Thread(target=move)
        mover.start()
        try:
            for _ in range(25):
                subprocess.run(
                    [PROGRAM, "build", self.edition, "-o", self.output], env=ENV, cwd=TOP, capture_output=True, timeout=60
                )
                for target in targets:
                    with open(target, "rb") as file:
                        self.assertIn(file.read(), (b"old", whole))
        finally:
            over.set()
            mover.join()
        self.assertEqual([name for name in os.listdir(folder) if name.startswith(".")], [])

    # ---- what is not meant for eyes ----

    def test_terminal_escapes(self):
        escape = "\x1b[31m\x1b]0;title\x07\x9b1m"
        for words in ([escape], ["build", "/no" + escape], ["build", "--" + escape], ["sheet", SMALL, escape, "-o", "x"],
                      ["build", SMALL, "--layout", escape], ["build", SMALL, "-o", "/no/" + escape],
                      ["lines", "--width", escape, "x"], ["verify", "/no" + escape]):  # fmt: skip
            done = subprocess.run([PROGRAM, *words], env=ENV, cwd=TOP, capture_output=True, timeout=60)
            self.assertNotEqual(done.returncode, 0)
            self.assertNotEqual(done.stderr, b"")
            self.clean(done.stderr)
        self.write("cards/242055-kuwana.yaml", CARD % f"あ{escape}" + f"{escape}: x\n")
        self.build(status=DATA)
        self.write("cards/242055-kuwana.yaml", CARD % '"\\x1b[31m\\x9b"')
        self.build(status=DATA)
        shutil.copyfile(os.path.join(SMALL, "cards/242055-kuwana.yaml"), self.path("cards/242055-kuwana.yaml"))
        self.change("edition.yaml", "form: form.yaml", 'form: "\\e[31m.yaml"')
        self.build(status=INPUT)

    # ---- what means something to others ----

    SIGNS = "endobj ) >> ( \\ \\) stream << /Type /Catalog [ ] % ' \" & < > ]]> <!-- --> </rdf:li> &amp; &#0; <?xml ?> {title}"

    def test_signs_of_pdf_and_xml_in_every_string(self):
        quoted = "'" + self.SIGNS.replace("'", "''") + "'"
        title = self.SIGNS.replace("{title}", "")
        self.write("cards/242055-kuwana.yaml", CARD % ("|\n    " + self.SIGNS))
        self.change("edition.yaml", "title: 災害時の備えに関する調査\n", "title: '" + title.replace("'", "''") + "'\n")
        self.change("edition.yaml", "publisher: 三重県", f"publisher: {quoted}")
        self.change("edition.yaml", "heading: ○備蓄", f"heading: {quoted}")
        self.change("edition.yaml", "name: 北中部", f"name: {quoted}\n    short: 北中部")
        for label in ("●担当課", "①食料", "(1)備蓄について", "災害時の備えに関する調査票"):
            self.change("form.yaml", f" {label}", " " + quoted)
        self.build(status=OK)
        checked = subprocess.run(["qpdf", "--check", self.output], capture_output=True, timeout=60)
        self.assertEqual(checked.returncode, 0, checked.stdout + checked.stderr)
        with pikepdf.open(self.output) as pdf:
            self.assertEqual(pdf.Root.Type, "/Catalog")
            with io.BytesIO(pdf.Root.Metadata.read_bytes()) as packet:
                tree = ElementTree.parse(packet)
            found = [entry.text for entry in tree.iter("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li")]
            self.assertIn(title.strip(), [(text or "").strip() for text in found])
            outlines = []

            def walk(items):
                for item in items:
                    outlines.append(item.title)
                    walk(item.children)

            with pdf.open_outline() as outline:
                walk(outline.root)
            self.assertTrue(any("endobj ) >> ( \\ \\) stream" in text for text in outlines), outlines)
        text = subprocess.run(["pdftotext", self.output, "-"], capture_output=True, timeout=60).stdout.decode()
        self.assertIn("endobj", text)
        self.assertIn("</rdf:li>", re.sub(r"\s", "", text))


if __name__ == "__main__":
    unittest.main()
