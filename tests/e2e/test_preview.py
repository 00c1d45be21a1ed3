#!/usr/bin/python3
"""preview: its pictures show the pages as a PDF reader shows the PDF, and a picture is there complete or not at all.

Both are compared as what ink covers of each pixel. Poppler puts glyphs and rules on whole and quarter pixels, so it draws
the PDF at a multiple of the picture's resolution: the mean over the pixels that make one of ours is what ours should be.
"""

import os
import re
import shutil
import subprocess
import tempfile
import unittest

from PIL import Image, ImageChops

Image.MAX_IMAGE_PIXELS = None  # fine pictures of A3 pages are no attack
TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROGRAM = os.environ.get("TSUZURI") or os.path.join(TOP, "build", "tsuzuri")
EDITION = os.path.join(TOP, "data", "r7")
DPI, FINER = 96, 8
TILE = 8  # pixels: less than a character
# How much of a tile's ink, and of 255 beyond it, may be elsewhere: poppler's placing on 1/8 pixel stays below, a run that
# is moved by one pixel does not.
SHARE, SPARE = 0.25, 6


def run(*words, **more):
    env = {k: v for k, v in os.environ.items() if not k.startswith("LC_") and k not in ("LANG", "LANGUAGE")}
    return subprocess.run(
        [PROGRAM, *words], cwd=TOP, env=dict(env, LANG="C.UTF-8"), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        timeout=280, **more,
    )  # fmt: skip


def tiles(picture):
    """The mean of each tile, row by row."""
    across, down = picture.width // TILE, picture.height // TILE
    whole = picture.crop((0, 0, across * TILE, down * TILE))
    return list(whole.reduce(TILE).getdata())


def differing(ours, theirs):
    """Where they differ by more than a reader's way of placing on pixels: (column, row) of tiles."""
    across = ours.width // TILE
    found = set()
    for one, other in zip(ours.split(), theirs.split()):
        changes, inks = tiles(ImageChops.difference(one, other)), tiles(ImageChops.invert(other))
        found |= {i for i, (change, ink) in enumerate(zip(changes, inks)) if change > SHARE * ink + SPARE}
    return sorted((i % across, i // across) for i in found)


class InScratch(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.scratch = folder.name

    def path(self, *parts):
        return os.path.join(self.scratch, *parts)

    def good(self, *words):
        done = run(*words)
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        return done.stdout.decode()


class AsThePdf(InScratch):
    def make(self, edition, *words):
        self.good("build", edition, *words, "-o", self.path("book.pdf"))

    def draw(self, edition, page, *words):
        """A page as we draw it, and as poppler draws it in the PDF."""
        self.good("preview", edition, *words, "--page", str(page), "-o", self.path("pages"))
        with Image.open(self.path("pages", f"{page:03}.png")) as picture:
            picture.load()
        gray = ["-gray"] if picture.mode == "L" else []
        subprocess.run(
            ["pdftoppm", *gray, "-r", str(DPI * FINER), "-f", str(page), "-l", str(page), "-singlefile",
             self.path("book.pdf"), self.path("fine")], check=True, timeout=280,
        )  # fmt: skip
        with Image.open(self.path("fine.pgm" if gray else "fine.ppm")) as fine:
            self.assertEqual(picture.size, tuple(-(-side // FINER) for side in fine.size))
            theirs = Image.new(picture.mode, (picture.width * FINER, picture.height * FINER), "white")
            theirs.paste(fine)
        return picture, theirs.reduce(FINER)

    def count(self):
        info = subprocess.run(["pdfinfo", self.path("book.pdf")], stdout=subprocess.PIPE, check=True, timeout=60)
        return int(re.search(rb"Pages: +(\d+)", info.stdout)[1])

    def find(self, words):
        """The first page that has them."""
        done = subprocess.run(["pdftotext", "-raw", self.path("book.pdf"), "-"], stdout=subprocess.PIPE, check=True)
        pages = done.stdout.decode().split("\f")
        return 1 + next(i for i, page in enumerate(pages) if words in page)

    def check(self, edition, pages, *words):
        for page in pages:
            with self.subTest(page=page):
                ours, theirs = self.draw(edition, page, *words)
                self.assertGreater(sum(value < 255 for value in tiles(theirs.convert("L"))), 50)
                self.assertEqual(differing(ours, theirs), [])

    def test_pages_of_the_booklet(self):
        self.make(EDITION)
        self.check(EDITION, range(1, self.count() + 1, 4))

    def test_large_paper(self):
        layout = ["--layout", "layouts/a3.yaml"]
        self.make(EDITION, *layout)
        self.check(EDITION, [self.count() // 2], *layout)

    def test_fallback_fonts_and_colours(self):
        shutil.copytree(EDITION, self.path("edition"))
        card = self.path("edition", "cards", "242055-kuwana.yaml")
        with open(card, encoding="utf-8") as file:
            text = file.read()
        with open(card, "w", encoding="utf-8") as file:
            file.write(text.replace("・", "・𠮷田、葛\U000e0100城と髙﨑、", 5))
        with open(self.path("colours.yaml"), "w", encoding="utf-8") as file:
            file.write("like: a4.yaml\nruling: {shade: CMYK 20 40 0 0, color: CMYK 0 80 60 10}\n")
        layout = ["--layout", self.path("colours.yaml")]
        self.make(self.path("edition"), *layout)
        self.check(self.path("edition"), [self.find("𠮷田")], *layout)
        with Image.open(self.path("pages", os.listdir(self.path("pages"))[0])) as picture:
            self.assertEqual(picture.mode, "RGB")
        fonts = subprocess.run(["pdffonts", self.path("book.pdf")], stdout=subprocess.PIPE, check=True, timeout=60)
        self.assertIn(b"NotoSansCJKjp", fonts.stdout)

    def test_a_pixel_would_be_seen(self):
        self.make(EDITION)
        page = self.count() // 2  # a card
        ours, theirs = self.draw(EDITION, page)
        listing = subprocess.run(
            ["pdftotext", "-bbox-layout", "-f", str(page), "-l", str(page), self.path("book.pdf"), "-"],
            stdout=subprocess.PIPE, check=True, timeout=60,
        ).stdout.decode()  # fmt: skip
        moved = 0
        for edges, words in re.findall(r"<line ([^>]*)>(.*?)</line>", listing, re.DOTALL):
            if not re.search("[一-龠].*[一-龠]", words):
                continue
            box = tuple(round(float(edge) * DPI / 72) for edge in re.findall(r'"(.+?)"', edges))
            for across, down in ((1, 0), (0, 1), (-1, 0), (0, -1)):
                wrong = ours.copy()
                wrong.paste("white", box)
                wrong.paste(ours.crop(box), (box[0] + across, box[1] + down))
                with self.subTest(words=words, across=across, down=down):
                    self.assertNotEqual(differing(wrong, theirs), [])
            moved += 1
        self.assertGreater(moved, 20)


class Asking(InScratch):
    def pages(self):
        return sorted(os.listdir(self.path("pages")))

    def test_which_pages(self):
        self.good("preview", EDITION, "--page", "3", "-p", "1-2,5", "--dpi", "20", "-o", self.path("pages"))
        self.assertEqual(self.pages(), ["001.png", "002.png", "003.png", "005.png"])

    def test_all_pages_by_default(self):
        self.good("build", EDITION, "-o", self.path("book.pdf"))
        self.assertEqual(self.good("preview", EDITION, "--dpi", "10", "-o", self.path("pages")), "")
        info = subprocess.run(["pdfinfo", self.path("book.pdf")], stdout=subprocess.PIPE, check=True, timeout=60)
        count = int(re.search(rb"Pages: +(\d+)", info.stdout)[1])
        self.assertEqual(self.pages(), [f"{page:03}.png" for page in range(1, count + 1)])

    def test_density(self):
        self.good("preview", EDITION, "--page", "1", "--dpi", "144", "-o", self.path("pages"))
        with Image.open(self.path("pages", "001.png")) as picture:
            self.assertEqual(picture.size, (1684, 1191))
            self.assertEqual([round(value) for value in picture.info["dpi"]], [144, 144])
            self.assertEqual(picture.mode, "L")

    def test_same_bytes_again(self):
        for name in ("one", "two"):
            self.good("preview", EDITION, "--page", "4", "-o", self.path(name))
        with open(self.path("one", "004.png"), "rb") as one, open(self.path("two", "004.png"), "rb") as two:
            self.assertEqual(one.read(), two.read())

    def test_what_cannot_be_asked(self):
        for words, message in (
            (["--page", "0"], "--page 0: please give a page as 3, or pages as 5-8"),
            (["--page", "5-3"], "--page 5-3: please give"),
            (["--page", "1,"], "--page 1,: please give"),
            (["--page", ""], "--page : please give"),
            (["--page", "3000000000"], "--page 3000000000: please give"),
            (["--page", "2-900"], "there is no page 900: the booklet has"),
            (["--dpi", "5"], "--dpi 5: please give a whole number from 10 to 600"),
            (["--dpi", "96dpi"], "--dpi 96dpi: please give"),
        ):
            with self.subTest(words=words):
                done = run("preview", EDITION, *words, "-o", self.path("pages"))
                self.assertEqual(done.returncode, 64)
                self.assertIn(message, done.stderr.decode())
                self.assertFalse(os.path.exists(self.path("pages")))

    def test_an_edition_with_errors_draws_nothing(self):
        shutil.copytree(EDITION, self.path("edition"))
        with open(self.path("edition", "edition.yaml"), "a", encoding="utf-8") as file:
            file.write("nonsense: 1\n")
        done = run("preview", self.path("edition"), "-o", self.path("pages"))
        self.assertEqual(done.returncode, 65)
        self.assertFalse(os.path.exists(self.path("pages")))

    def test_where_nothing_can_be_written(self):
        with open(self.path("pages"), "wb"):
            pass
        self.assertEqual(run("preview", EDITION, "--page", "1", "-o", self.path("pages")).returncode, 73)
        os.mkdir(self.path("full"))
        os.symlink("/dev/full", self.path("full", "001.png"))
        self.assertEqual(run("preview", EDITION, "--page", "1", "-o", self.path("full")).returncode, 73)

    def test_without_its_module(self):
        alone = shutil.copy(PROGRAM, self.path("tsuzuri"))
        done = subprocess.run(
            [alone, "preview", EDITION, "-o", self.path("pages")], cwd=TOP, env=dict(os.environ, LC_ALL="C.UTF-8"),
            stderr=subprocess.PIPE, timeout=60,
        )  # fmt: skip
        self.assertEqual(done.returncode, 66)
        self.assertIn("the file tsuzuri-preview.so of tsuzuri is missing", done.stderr.decode())


if __name__ == "__main__":
    unittest.main()
