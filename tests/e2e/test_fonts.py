#!/usr/bin/python3
"""Font files: each is read once, checked, and only then used, whatever happens to it meanwhile."""

import glob
import os
import random
import shutil
import subprocess
import sys
import threading
import time
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from editions import PROGRAM, TOP, InScratch  # noqa: E402

SMALL = os.path.join(TOP, "tests", "cases", "small")
BUILDS = 30


def overwrite(path, how, moment):
    """After a while: another font's bytes into the middle of the file, zeros all over it, or only its beginning kept."""
    time.sleep(moment)
    size = os.path.getsize(path)
    with open(path, "r+b", buffering=0) as file:
        if how == "cut":
            file.truncate(size // 3)
        else:
            file.seek(size // 2 if how == "middle" else 0)
            file.write(bytes(4096 if how == "middle" else size))


class Overwritten(InScratch):
    """The file of a font that is in use changes in place: the same PDF comes out, or an error."""

    def setUp(self):
        super().setUp()
        self.fonts = os.path.join(self.scratch, "fonts")
        os.mkdir(self.fonts)
        self.originals = sorted(glob.glob("/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-*.ttf"))
        self.originals.append("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")  # a fallback that the records need
        self.output = os.path.join(self.scratch, "out.pdf")

    def build(self):
        words = [PROGRAM, "build", SMALL, "-q", "--font-dir", self.fonts, "-o", self.output]
        return subprocess.run(words, cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=100)

    def test_the_same_or_an_error(self):
        for path in self.originals:
            shutil.copy(path, self.fonts)
        since = time.monotonic()
        self.assertEqual(self.build().returncode, 0)
        took = time.monotonic() - since
        with open(self.output, "rb") as file:
            right = file.read()
        moments, ended = random.Random(14), []
        for number in range(BUILDS):
            if os.path.exists(self.output):
                os.remove(self.output)
            original = moments.choice(self.originals)
            path = os.path.join(self.fonts, os.path.basename(original))
            how = ("middle", "zeros", "cut")[number % 3]
            meanwhile = threading.Thread(target=overwrite, args=(path, how, moments.uniform(0, took)))
            meanwhile.start()
            done = self.build()
            meanwhile.join()
            shutil.copy(original, self.fonts)
            messages = done.stderr.decode()
            self.assertIn(done.returncode, (0, 65), messages)
            if done.returncode == 0:
                with open(self.output, "rb") as file:
                    self.assertEqual(file.read(), right, how)
            else:
                self.assertIn("is another file than expected: its SHA-256 is", messages)
                self.assertFalse(os.path.exists(self.output))
            ended.append(done.returncode)
        self.assertEqual(set(ended), {0, 65})


if __name__ == "__main__":
    unittest.main()
