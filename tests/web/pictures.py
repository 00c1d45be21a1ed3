#!/usr/bin/python3
"""The page's screens as pictures, for the README and to be looked at: pictures.py FOLDER [WIDTH [ZOOM]]"""

import os
import shutil
import sys
import tempfile

from page import Page
from page_engine import TOP


def edition(folder):
    """The sample as it might be on the way: two answers missing, one with a key that nobody knows."""
    path = os.path.join(folder, "r7")
    shutil.copytree(os.path.join(TOP, "data", "r7"), path)
    for name in ("242012-tsu", "242047-matsusaka"):
        os.remove(os.path.join(path, "cards", name + ".yaml"))
    card = os.path.join(path, "cards", "242055-kuwana.yaml")
    with open(card, encoding="utf-8") as file:
        text = file.read()
    with open(card, "w", encoding="utf-8") as file:
        file.write(text.replace("shared:", "shered:", 1))
    return path


def main(folder, width=1280, zoom=1):
    os.makedirs(folder, exist_ok=True)
    page = Page(width=width, height=width * 5 // 8)
    page.resize(width, width * 5 // 8, zoom)
    with tempfile.TemporaryDirectory() as scratch:
        page.screenshot(os.path.join(folder, "page-start.png"))
        page.open_edition(edition(scratch))
        for step in ("answers", "mistakes"):
            page.step(step)
            page.settle()
            page.screenshot(os.path.join(folder, f"page-{step}.png"))
        page.reload()
        page.open_sample()
        page.step("pages")
        page.wait("return document.querySelectorAll('.page-text svg').length === 45")
        page.choose("#page-number", "1")
        page.settle()
        page.screenshot(os.path.join(folder, "page-pages.png"))
        page.save("booklet", "r7-handout.pdf")
        page.settle()
        page.screenshot(os.path.join(folder, "page-save.png"))
    page.close()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
