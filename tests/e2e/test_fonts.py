#!/usr/bin/python3
"""Font files: each is read once, checked, and only then used, whatever happens to it meanwhile. Signs have glyphs."""

import glob
import hashlib
import json
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
        self.originals = sorted(glob.glob("/usr/share/fonts/truetype/bizud-gothic/BIZUD*Gothic-*.ttf"))
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


JAPANESE = {**os.environ, "LC_ALL": "ja_JP.UTF-8"}
LIST = os.path.join(TOP, "fonts", "fonts.yaml")
URW = "/usr/share/fonts/opentype/urw-base35/"
NOTO = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"


class Listed(InScratch):
    """tsuzuri fonts"""

    def test_figures(self):
        faces = {(face["id"], face["weight"]): face for face in json.loads(run("fonts", "--json").stdout)}
        families = read(LIST)["families"]
        self.assertEqual([key[0] for key in faces if key[1] == "regular"], [family["id"] for family in families])
        gothic, noto, signs = (faces[(name, "regular")] for name in ("gothic", "noto-gothic", "signs"))
        self.assertEqual((gothic["kana"], gothic["jis_levels"]), (169, [2965, 3390, 1259, 2436]))
        self.assertEqual((signs["kana"], signs["jis_levels"]), (0, [0, 0, 0, 0]))
        self.assertGreater(noto["supplementary"], gothic["supplementary"])
        self.assertTrue(all(face["usable"] and face["fs_type"] == 0 for face in faces.values()))
        with open(gothic["file"], "rb") as file:
            self.assertEqual(hashlib.sha256(file.read()).hexdigest(), gothic["sha256"])
        names = [version["version"] for version in families[0]["regular"]["versions"]]
        self.assertIn(gothic["package_version"], names)
        self.assertEqual(gothic["reference_version"], names[0])

    def test_table_in_both_languages(self):
        self.assertRegex(run("fonts", env={**os.environ, "LC_ALL": "C"}).stdout.decode(), r"gothic +BIZ UDゴシック +bold ")
        table = run("fonts", env=JAPANESE).stdout.decode()
        self.assertRegex(table, r"mincho +BIZ UD明朝 +標準 +\S+ +可 +OFL-1.1 +/usr/share")
        self.assertRegex(table, r"gothic +太字 +11741 +100 +100 +100 +100 +100 ")

    def test_missing_files_are_told_with_their_package(self):
        shutil.copytree("/usr/share/fonts/truetype", self.path("truetype"))
        done = run("fonts", "--font-dir", self.scratch, status=66, env=JAPANESE)
        self.assertIn("apt-get install fonts-noto-cjk", done.stderr.decode())
        self.assertRegex(done.stdout.decode(), r"noto-gothic +Noto Sans CJK JP +標準 +使えません ")
        self.assertRegex(done.stdout.decode(), r"gothic +BIZ UDゴシック +標準 +\S+ +可 ")


class Added(InScratch):
    """tsuzuri fonts add"""

    def add(self, *files, status=0, where=None):
        done = subprocess.run([PROGRAM, "fonts", "add", *files], cwd=where or self.scratch, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=100, env={**os.environ, "LC_ALL": "C"})  # fmt: skip
        self.assertEqual(done.returncode, status, done.stderr.decode())
        return done.stdout.decode() + done.stderr.decode()

    def bytes_of(self, name="fonts/fonts.yaml"):
        with open(self.path(name), "rb") as file:
            return file.read()

    def test_the_list_begins_as_a_copy_and_keeps_its_bytes(self):
        said = self.add(URW + "NimbusSans-Bold.otf", URW + "NimbusSans-Regular.otf")
        self.assertIn("family: nimbus-sans", said)
        self.assertIn("Japanese text of the family nimbus-sans is set in BIZ UDゴシック", said)
        with open(LIST, "rb") as file:
            self.assertTrue(self.bytes_of().startswith(file.read()))
        first = self.bytes_of()
        added = read(self.path("fonts/fonts.yaml"))["families"][-1]
        self.assertEqual(added["regular"]["file"], "opentype/urw-base35/NimbusSans-Regular.otf")
        self.assertEqual(added["bold"]["file"], "opentype/urw-base35/NimbusSans-Bold.otf")
        self.assertNotIn("directory", added)
        self.add(NOTO + "#1")
        self.assertTrue(self.bytes_of().startswith(first))
        self.assertEqual(read(self.path("fonts/fonts.yaml"))["families"][-1]["regular"]["index"], "1")
        before = self.bytes_of()
        self.assertIn("in the list already", self.add(NOTO, URW + "NimbusSans-Regular.otf"))
        self.assertEqual(self.bytes_of(), before)

    def test_what_cannot_be_used_changes_nothing(self):
        with open(self.path("no.ttf"), "w", encoding="utf-8") as file:
            file.write("words")
        self.assertIn("not a font that can be used", self.add("no.ttf", URW + "NimbusSans-Regular.otf", status=65))
        self.assertIn("italic", self.add(URW + "NimbusSans-Italic.otf", status=65))
        self.assertIn("there is no file", self.add("none.ttf", status=66))
        self.add("none.ttf", status=66)
        with open(URW + "NimbusSans-Regular.otf", "rb") as file:
            restricted = bytearray(file.read())
        for at in range(12, 12 + 16 * restricted[5], 16):
            if restricted[at : at + 4] == b"OS/2":
                offset = int.from_bytes(restricted[at + 8 : at + 12], "big")
        for rights, said in {2: "forbid embedding", 0x104: "embedding a part", 0x204: "embedding outlines"}.items():
            restricted[offset + 8 : offset + 10] = rights.to_bytes(2, "big")
            with open(self.path("restricted.otf"), "wb") as file:
                file.write(restricted)
            self.assertIn(said, self.add("restricted.otf", status=65))
        self.assertFalse(os.path.exists(self.path("fonts")))

    def test_another_version_is_entered_behind_the_reference(self):
        path = shutil.copy("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", self.scratch)
        with open(path, "ab") as file:
            file.write(b"\0\0\0\0")
        said = run("fonts", "--font-dir", self.scratch, status=66).stderr.decode()
        self.assertIn("tsuzuri fonts add " + path, said)
        self.add(path)
        versions = read(self.path("fonts/fonts.yaml"))["families"][-1]["regular"]["versions"]
        self.assertEqual([len(versions), versions[1]["version"][:6]], [4, "2.37 ("])
        self.assertEqual(versions[0], read(LIST)["families"][-1]["regular"]["versions"][0])
        done = run("fonts", "--fonts", self.path("fonts/fonts.yaml"), "--font-dir", self.scratch, status=66)
        self.assertIn("not of the reference, " + versions[0]["version"], done.stderr.decode())
        self.assertRegex(done.stdout.decode(), r"signs +DejaVu Sans +regular +2\.37 \(")

    def test_an_edition_is_set_in_it_and_archived(self):
        own = self.path("own")
        os.mkdir(own)
        shutil.copy(NOTO, os.path.join(own, "mine.ttc"))
        self.add("own/mine.ttc#1")
        edition = self.path("edition")
        shutil.copytree(SMALL, edition)
        with open(os.path.join(edition, "layout.yaml"), "a", encoding="utf-8") as file:
            file.write("\nstyles:\n  body: {family: noto-sans-cjk-kr, size: 1em, leading: 1.3}\n")
        lists = ["--fonts", self.path("fonts/fonts.yaml")]
        run("build", edition, "-q", "-o", self.path("out.pdf"), *lists)
        self.assertIn("NotoSansCJKkr-Regular", tool("pdffonts", self.path("out.pdf")))
        run("archive", edition, "-o", self.path("bag"), "--with-fonts", *lists)
        shutil.rmtree(own)
        self.assertIn("same", run("verify", self.path("bag"), "--rebuild").stdout.decode())
        done = run("build", edition, "-q", "-o", self.path("out.pdf"), *lists, status=66)
        self.assertIn(own, done.stderr.decode())
        flat = self.path("flat")  # all files side by side
        shutil.copytree("/usr/share/fonts", flat, copy_function=lambda path, _: shutil.copy(path, flat))
        shutil.copy(self.path("bag/data/fonts/noto-sans-cjk-kr/mine.ttc"), flat)
        run("build", edition, "-q", "-o", self.path("out.pdf"), "--font-dir", flat, *lists)


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
