#!/usr/bin/python3
"""Pages as SVG look like the pictures of `preview`, and have all text of the pages.

MuPDF draws the SVG; src/preview draws the same display list with cairo. They are compared as what ink covers of tiles that
are smaller than a character. The text is compared with the trace.
"""

import glob
import os
import re
import subprocess
import sys
import unittest
import xml.etree.ElementTree as ElementTree

from PIL import Image, ImageChops

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import test_standards as standards  # noqa: E402
from editions import EDITION, LAYOUTS, PROGRAM, TOP, InScratch, Records, make_edition, run  # noqa: E402
from traced import Trace  # noqa: E402

WRITER = os.path.join(os.path.dirname(PROGRAM), "unit", "svg", "test_page")
SVG = "{http://www.w3.org/2000/svg}"
TILE, SHARE, SPARE = 8, 0.25, 6  # as in test_preview.py


def tiles(picture):
    across, down = picture.width // TILE, picture.height // TILE
    return list(picture.crop((0, 0, across * TILE, down * TILE)).reduce(TILE).getdata())


class Pages(InScratch):
    def write(self, edition, layout, kind):
        folder = self.path("svg")
        os.makedirs(folder, exist_ok=True)
        subprocess.run([WRITER, edition, layout, folder, kind], cwd=TOP, check=True, timeout=280, stderr=subprocess.DEVNULL)
        return sorted(glob.glob(os.path.join(folder, "*.svg")))

    def compare(self, edition, layout):
        """How many pages have ink, after comparing all."""
        run("preview", edition, "--layout", layout, "-o", self.path("png"))
        inked = 0
        for path in self.write(edition, layout, "picture"):
            name = os.path.basename(path)[:-4]
            subprocess.run(["mutool", "draw", "-q", "-r", "96", "-c", "rgb", "-o", self.path("drawn.png"), path],
                           check=True, timeout=120, stderr=subprocess.DEVNULL)  # fmt: skip
            with Image.open(self.path("drawn.png")) as drawn, Image.open(self.path("png", name + ".png")) as expected:
                drawn, expected = drawn.convert("RGB"), expected.convert("RGB")
                self.assertEqual(drawn.size, expected.size)
                inks = [tiles(band) for band in ImageChops.invert(expected).split()]
                changes = [tiles(band) for band in ImageChops.difference(drawn, expected).split()]
                for ink, change in zip(inks, changes):
                    self.assertEqual([i for i, (a, b) in enumerate(zip(change, ink)) if a > SHARE * b + SPARE], [], name)
                inked += any(map(any, inks))
        return inked

    def test_they_look_like_the_preview(self):
        self.assertGreater(self.compare(EDITION, "layouts/a4.yaml"), 40)

    def test_colours_ruby_and_fallbacks(self):
        edition = self.path("edition")
        densest = Records().cards["242080-nabari"]
        sections = [section for section in densest if section != "municipalities"]
        make_edition(edition, [{s: {f: standards.STRESS_TEXT for f in densest[s]} for s in sections}])
        layout = self.layout(standards.STRESS_LAYOUT % standards.COLOURED_TITLES)
        self.assertGreater(self.compare(edition, layout), 6)

    def test_text_is_that_of_the_pages(self):
        """Every run of every page, in every layout."""
        for name in LAYOUTS:
            layout = f"layouts/{name}.yaml"
            trace = Trace(run("trace", EDITION, "--layout", layout).stdout.decode())
            pages = self.write(EDITION, layout, "page")[: len(trace.pages)]
            self.assertEqual(len(pages), len(trace.pages))
            for path, page in zip(pages, trace.pages):
                root = ElementTree.parse(path).getroot()
                text = sorted("".join(span.text for span in root.iter(SVG + "tspan")))
                self.assertEqual(text, sorted("".join(run.text for _, run in page.runs())), path)

    def test_links_lead_to_pages(self):
        for name in ("a4", "b5-booklet"):
            pages = [ElementTree.parse(path).getroot() for path in self.write(EDITION, f"layouts/{name}.yaml", "page")]
            ids = {"#" + page.get("id") for page in pages}
            for page in pages:
                boxes = [link.get("href") for link in page.findall(SVG + "a")]
                called = [link for link in page.iter(SVG + "a") if link.get("aria-label")]
                self.assertTrue({link.get("href") for link in called} == set(boxes) <= ids)
                self.assertTrue(all(link.get("aria-label") and re.search(r"\S", "".join(link.itertext())) for link in called))


if __name__ == "__main__":
    unittest.main()
