#!/usr/bin/python3
"""Font files: each is read once, checked, and only then used, whatever happens to it meanwhile. Signs have glyphs."""

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
from editions import PROGRAM, TOP, InScratch, make_edition, read, run, tight, tool  # noqa: E402

SMALL = os.path.join(TOP, "tests", "cases", "small")
BUILDS = 30

# One a line, as officials' files have them.
SIGNS = """☑☐☒✓✔✕✖✗➡⇒➔➢►◀▶▷◉❖✿❀♪♡♥☀☁☂☃✉✆☎☏♨♿⚕⚡⚠ⓘ㎎㎏µμΩ₂₃⁺⁻⁴⅓⅔¼½¾±≒≧≦≠∞∴√∑‰ℓ㏋❶⓿㊙㊗Ⓡ®©™‼⁉🈀㍐⻆⺅々〻ゟヿ〼ᴬ℻☆✩
➀➊ⅫⅬ⑩⑮㉟🄰①➤✚＋⊕◯◦‣⁃∙▪▫■□◆◇▲△▼▽"""
EMOJI = {"⭐": "★", "🏥": "病院", "📞": "☎」か「電話", "☎\ufe0f": "☎", "2\ufe0f\u20e3": "②"}


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
                self.assertIn("is not a version of this font that the list has", messages)
                self.assertFalse(os.path.exists(self.output))
            ended.append(done.returncode)
        self.assertEqual(set(ended), {0, 65})


class Signs(InScratch):
    def edition(self, text):
        form = read(os.path.join(TOP, "data", "r7", "form.yaml"))
        answers = {section["id"]: {field["id"]: "" for field in section["fields"]} for section in form["sections"]}
        answers["status"]["situation"] = text
        make_edition(self.path("edition"), [answers], parts=["cards"])
        return self.path("edition")

    def test_all_are_on_the_page(self):
        lines = "\n".join(SIGNS.replace("\n", ""))
        run("build", self.edition(lines + "\n" + SIGNS), "-q", "-o", self.path("out.pdf"))
        text = tight(tool("pdftotext", "-raw", self.path("out.pdf"), "-"))
        for sign in tight(SIGNS):
            self.assertGreaterEqual(text.count(sign), 2, sign)
        fonts = tool("pdffonts", self.path("out.pdf"))
        self.assertRegex(fonts, r"[A-Z]{6}\+DejaVuSans +CID TrueType +Identity-H +yes yes yes")

    def test_emoji_are_told_with_what_to_write(self):
        edition = self.edition("\n".join(EMOJI))
        language = {**os.environ, "LC_ALL": "ja_JP.UTF-8"}
        done = run("build", edition, "-q", "-o", self.path("out.pdf"), status=65, env=language)
        messages = done.stderr.decode()
        for emoji, instead in EMOJI.items():
            codes = " ".join(f"U+{ord(code):04X}" for code in emoji)
            at = messages.index(f"誤り: 絵文字は組めません: {emoji} ({codes})")
            self.assertIn(f"代わりに「{instead}」と書いてください", messages[at:].split("誤り: ")[1])
        self.assertEqual(messages.count("絵文字は組めません"), len(EMOJI))
        self.assertFalse(os.path.exists(self.path("out.pdf")))


if __name__ == "__main__":
    unittest.main()
