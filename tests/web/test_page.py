#!/usr/bin/python3
"""The page in Chromium: the program's bytes, fonts beside it, zips of Windows, work that is kept, an engine that ends."""

import base64
import gzip
import json
import os
import re
import shutil
import struct
import subprocess
import tempfile
import unittest
import zipfile

from page import PAGE, Page
from page_engine import PROGRAM, TOP, native

R7 = os.path.join(TOP, "data", "r7")


def read(path):
    with open(path, "rb") as file:
        return file.read()


def made(*words):
    """What the program writes for these words, and OUT."""
    with tempfile.TemporaryDirectory() as scratch:
        path = os.path.join(scratch, "out")
        status, _, err = native(*words, "-o", path)
        assert status == 0, err
        return read(path) if os.path.isfile(path) else {
            os.path.relpath(os.path.join(at, name), path): read(os.path.join(at, name)) for at, _, names in os.walk(path) for name in names}  # fmt: skip


class Sound(unittest.TestCase):
    """One browser for all: nothing here breaks it."""

    @classmethod
    def setUpClass(cls):
        cls.page = Page()
        cls.addClassCleanup(cls.page.close)
        cls.folder = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.folder)

    def setUp(self):
        self.page.reload()

    def tearDown(self):
        self.assertEqual([line for line in self.page.log() if line["level"] == "SEVERE"], [])

    def test_saved_files_are_those_of_the_program(self):
        page = self.page
        page.open_sample()
        self.assertEqual(page.save("booklet", "r7-handout.pdf", **{"for": "handout"}), made("build", R7))
        self.assertEqual(page.save("booklet", "r7-print.pdf", impose="saddle-left", thickness="0.1", **{"for": "print"}),
                         made("build", R7, "--for", "print", "--impose", "saddle-left", "--paper-thickness", "0.1"))  # fmt: skip
        self.assertEqual(page.save_zip("sheets", "r7-sheets.zip"), {f"r7-sheets/{name}": data for name, data in made("sheet", R7, "--all").items()})
        self.assertEqual(page.save("sheets", "242055-kuwana-r7.pdf", sheet="242055"), made("sheet", R7, "桑名市")["242055-kuwana-r7.pdf"])
        self.assertEqual(page.save_zip("bag", "r7-archive.zip"), {f"r7-archive/{name}": data for name, data in made("archive", R7).items()})
        for kind in ("csv", "xlsx", "json"):
            self.assertEqual(page.save("answers", f"r7.{kind}", kind=kind), made("export", R7, "--as", kind))
        forms = page.save_zip("forms", "r7-forms.zip")
        self.assertEqual(forms, {f"r7-forms/{name}": data for name, data in made("form", R7).items()})
        edition = page.save_zip("edition", "r7.zip")
        self.assertEqual(edition, {os.path.relpath(os.path.join(at, name), os.path.dirname(R7)): read(os.path.join(at, name))
                                   for at, _, names in os.walk(R7) for name in names})  # fmt: skip

    def test_comparison(self):
        page = self.page
        page.open_sample()
        older = os.path.join(self.folder, "r6")
        shutil.copytree(R7, older)
        path = os.path.join(older, "edition.yaml")
        text = read(path).decode().replace("id: r7", "id: r6").replace("令和7年度", "令和6年度")
        text = re.sub(r"^date:.*\n", "", text, flags=re.M)
        with open(path, "w") as file:
            file.write(text)
        page.step("save")
        page.drop("#save-older .drop", older)
        page.settle()
        self.assertEqual(page.save("compare", "r6-r7.pdf", style="table"), made("compare", older, R7, "--style", "table"))

    def test_refused_files_are_not_offered(self):
        """An edition with errors: what is wrong is shown where the file would be, and nothing is saved."""
        page = self.page
        bad = os.path.join(self.folder, "bad")
        shutil.copytree(R7, bad)
        with open(os.path.join(bad, "cards", "242055-kuwana.yaml"), "a") as file:
            file.write("nonsense: 1\n")
        page.open_edition(bad)
        page.step("save")
        page.click("#save-booklet-button")
        page.wait_text("#save-booklet-result", "nonsense")
        page.settle()
        self.assertEqual(os.listdir(page.downloads), [])
        self.assertFalse(page.exists("#save-booklet-result .saved"))
        page.step("pages")
        page.wait_text(".pages-note", "誤り")

    def test_zip_with_names_of_windows(self):
        """Names in CP932, as Explorer writes them: of an edition, and of answers."""
        page = self.page
        edition = os.path.join(self.folder, "令和7年度.zip")
        with zipfile.ZipFile(edition, "w") as archive:
            for at, _, names in os.walk(R7):
                for name in names:
                    inside = os.path.relpath(os.path.join(at, name), R7)
                    archive.writestr(Cp932("冊子/" + inside.replace("242055-kuwana", "桑名市")), read(os.path.join(at, name)))
        page.open_edition(edition)
        self.assertEqual(page.text("#alert"), "")
        self.assertIn("29/29", page.text("#badge-answers"))
        names = page.save_zip("edition", "冊子.zip")
        self.assertEqual(names["冊子/cards/桑名市.yaml"], read(os.path.join(R7, "cards", "242055-kuwana.yaml")))

    def test_fonts_beside_the_page(self):
        """A character that only a font beside the page has: the PDF is the program's all the same."""
        page = self.page
        edition = os.path.join(self.folder, "rare")
        shutil.copytree(R7, edition)
        path = os.path.join(edition, "cards", "242055-kuwana.yaml")
        text = read(path).decode()
        word = re.search(r"医療介護連携|在宅医療", text).group()
        with open(path, "w") as file:
            file.write(text.replace(word, word + "鿐", 1))
        page.open_edition(edition)
        self.assertEqual(page.save("booklet", "rare-handout.pdf", **{"for": "handout"}), made("build", edition))

    def test_page_alone(self):
        """Copied without the folder beside it, it has all that the sample needs, under every supplied layout's fonts."""
        alone = os.path.join(self.folder, "only.html")
        shutil.copy(PAGE, alone)
        self.page.open(alone)
        self.page.wait("return document.documentElement.dataset.ready")
        self.page.open_sample()
        self.assertEqual(self.page.save("booklet", "r7-handout.pdf", **{"for": "handout"}), made("build", R7))
        self.assertLess(os.path.getsize(alone), 11e6)

    def test_page_without_its_fonts(self):
        """Copied without the folder beside it, it says which file is missing."""
        alone = os.path.join(self.folder, "alone.html")
        shutil.copy(PAGE, alone)
        edition = os.path.join(self.folder, "rare-alone")
        shutil.copytree(R7, edition)
        path = os.path.join(edition, "cards", "242055-kuwana.yaml")
        text = read(path).decode()
        with open(path, "w") as file:
            file.write(text.replace("在宅医療", "在宅医療鿐", 1))
        self.page.open(alone)
        self.page.wait("return document.documentElement.dataset.ready")
        self.page.open_edition(edition)
        self.page.step("save")
        self.page.click("#save-booklet-button")
        self.page.wait_text("#save-booklet-result", "tsuzuri-files/")
        self.page.log()

    def test_no_storage_unless_asked(self):
        page = self.page
        stored = "return indexedDB.databases().then((all) => all.map(({name}) => name).concat(Object.keys(localStorage), Object.keys(sessionStorage), document.cookie || []))"
        page.open_sample()
        page.step("pages")
        page.settle()
        self.assertEqual(page.run(stored), [])
        page.step("start")
        page.click("#keep")
        page.wait_text("#tell", "残します")
        self.assertEqual(page.run(stored), ["tsuzuri"])
        self.change_answer("変えた回答です。")
        page.settle()
        page.reload()
        page.settle()
        self.assertIn("29/29", page.text("#badge-answers"))
        self.assertIn("変えた回答です。", page.save("answers", "r7.csv", kind="csv").decode())
        page.step("start")
        page.click("#keep")
        page.wait_text("#tell", "消しました")
        self.assertEqual(page.run(stored), [])
        page.reload()
        self.assertEqual(page.text("#badge-answers"), "")

    def change_answer(self, text):
        """Types into the first text box of 桑名市."""
        page = self.page
        page.step("answers")
        page.run("[...document.querySelectorAll('#panel-answers tbody button')].find((it) => it.textContent.includes('桑名市')).click()")
        page.run("""const area = document.querySelector('#panel-answers textarea'); area.focus(); area.value = arguments[0];
                    area.dispatchEvent(new Event('input', {bubbles: true}))""", text)
        page.settle()

    # ---- pages ----

    def open_pages(self):
        self.page.open_sample()
        self.page.step("pages")
        self.page.wait("return document.querySelectorAll('.page-text svg').length === 45")

    def shown(self):
        """Number of the open page, as its box has it."""
        return self.page.value("#page-number")

    def test_pages(self):
        page = self.page
        self.open_pages()
        self.assertEqual(self.shown(), "i")
        page.run("document.querySelector('.view').focus()")
        for keys, label in ((["Right"], "ii"), (["End"], "39"), (["Left"], "38"), (["Home"], "i")):
            page.press(*keys)
            page.wait("return document.querySelector('#page-number').value === arguments[0]", label)
        page.choose("#page-number", "12")
        page.wait("return document.querySelector('.thumbnails [aria-current]').innerText.startsWith('12')")
        page.click(".page-tools [aria-label='拡大']:not(.group)")
        near = page.run("return [...document.querySelectorAll('.page')].filter((it) => it.querySelector('img[src]')).map((it) => it.getAttribute('aria-label').split('ページ')[0])")
        self.assertEqual(near, ["10", "11", "12", "13", "14"])
        names = page.run("return [...document.querySelectorAll('.page')].map((it) => it.getAttribute('aria-label'))")
        self.assertEqual(len(set(names)), 45)

    def test_words_are_found_selected_and_copied(self):
        page = self.page
        self.open_pages()
        self.assertTrue(page.run("return find('文字の読み取りの誤り')"))  # on the last page, far from the open one
        self.assertEqual(page.run("return getSelection().anchorNode.parentElement.closest('.page').getAttribute('aria-label')"), "39ページ 奥付")
        copied = page.run("""
            const text = [...document.querySelectorAll('.page text')].find((it) => it.querySelectorAll('[data-answer]').length > 3);
            getSelection().selectAllChildren(text);
            return [getSelection().toString(), text.querySelector('[data-answer]').dataset.answer]""")  # fmt: skip
        records = json.loads(made("export", R7, "--as", "json"))
        fields = [(section["id"], field["id"]) for section in records["form"]["sections"] for field in section["fields"]]
        card, field = divmod(int(copied[1]), len(fields))
        section, name = fields[field]
        self.assertIn(copied[0], records["cards"][card][section][name])

    def test_from_a_word_to_its_answer_and_back(self):
        page = self.page
        self.open_pages()
        page.choose("#page-number", "7")
        page.settle()
        word = page.run("""const it = [...document.querySelectorAll('.page')].find((it) => it.getAttribute('aria-label').startsWith('7')).querySelectorAll('[data-answer]')[5];
                           it.scrollIntoView({block: 'center'}); const box = it.getBoundingClientRect(); return [box.x + 8, box.y + box.height / 2, it.textContent]""")  # fmt: skip
        for what in ("mousePressed", "mouseReleased"):
            page.cdp("Input.dispatchMouseEvent", type=what, x=word[0], y=word[1], button="left", clickCount=1)
        page.wait("return !document.querySelector('#panel-answers').hidden")
        page.settle()
        self.assertIn(word[2], page.run("return document.activeElement.value"))
        page.run("document.activeElement.closest('.answer').querySelector('button.link').click()")
        page.wait("return !document.querySelector('#panel-pages').hidden && document.querySelector('.mark')")
        self.assertEqual(self.shown(), "7")
        inside = page.run("""const mark = document.querySelector('.mark').getBoundingClientRect(), view = document.querySelector('.view').getBoundingClientRect();
                             return mark.bottom > view.top && mark.top < view.bottom && mark.width > 20""")  # fmt: skip
        self.assertTrue(inside)

    def test_pages_follow_an_edit(self):
        """Page and zoom stay, and what is typed shows within a second: a pause of 200 ms, the correction, the page. (Alone it takes half of
        that; others may work at the same time.)"""
        page = self.page
        self.open_pages()
        page.click(".page-tools [aria-label='縮小']")
        zoom = page.text(".page-tools output")
        page.step("answers")
        page.run("[...document.querySelectorAll('#panel-answers tbody button')].find((it) => it.textContent.includes('桑名市')).click()")
        page.settle()
        times = []
        for turn in range(3):
            page.step("answers")
            milliseconds = page.run("""
                const word = `新しい言葉${arguments[0]}`, area = document.querySelector('#panel-answers textarea');
                area.focus();
                area.value = area.value.replace(/^(新しい言葉\\d)?/, word);
                area.dispatchEvent(new Event('input', {bubbles: true}));
                area.closest('.answer').querySelector('button.link').click();
                const begun = performance.now();
                return new Promise((resolve) => {
                    const look = () => [...document.querySelectorAll('.page-text [data-answer]')].some((it) => it.textContent.includes(word)) ? resolve(performance.now() - begun) : requestAnimationFrame(look);
                    look();
                });""", turn)
            times.append(milliseconds)
            page.settle()
        self.assertEqual(page.text(".page-tools output"), zoom)
        self.assertEqual(self.shown(), "1")
        print("what is typed shows on its page after " + ", ".join(f"{it:.0f}" for it in times) + " ms")
        self.assertLess(min(times), 1000)


class Cp932(zipfile.ZipInfo):
    """A name in CP932, without the flag of UTF-8."""

    def _encodeFilenameFlags(self):
        return self.filename.encode("cp932"), 0


class Ending(unittest.TestCase):
    def test_engine_that_ends(self):
        """With little memory a large file ends the engine: the page says so, keeps the work, and goes on with a new one."""
        with tempfile.TemporaryDirectory() as scratch:
            path = os.path.join(scratch, "little.html")
            with open(PAGE, encoding="utf-8") as file:
                html = file.read()
            with open(path, "w", encoding="utf-8") as file:
                file.write(with_memory(html, 1100))
            os.symlink(os.path.join(os.path.dirname(PAGE), "tsuzuri-files"), os.path.join(scratch, "tsuzuri-files"))
            page = Page(path=path)
            self.addCleanup(page.close)
            page.open_sample()
            self.assertEqual(page.alarm(), "")
            large = os.path.join(scratch, "large.csv")
            with open(large, "w") as file:
                file.write("市町村," + "あ" * (12 << 20))
            page.add_answers(large)
            page.wait_text("#alert", "作業はそのまま", seconds=60)
            self.assertEqual(page.save("answers", "r7.csv", kind="csv"), made("export", R7, "--as", "csv"))

    def test_without_webassembly(self):
        page = Page.__new__(Page)
        super(Page, page).__init__("--js-flags=--jitless")
        self.addCleanup(page.close)
        page.open(PAGE)
        page.wait_text("#alert", "WebAssembly")
        self.assertFalse(page.exists("#open-sample"))


def with_memory(html, pages):
    """The page with an engine that may have so many pages of 64 KiB."""
    found = re.search(r'<script type="text/plain" id="part:tsuzuri\.wasm">([^<]*)', html)
    wasm = bytearray(gzip.decompress(base64.b64decode(found.group(1))))
    at, end = 8, len(wasm)
    while at < end:
        kind, (size, body) = wasm[at], leb(wasm, at + 1)
        if kind == 5:  # memories: count, flags, least, most
            least, after = leb(wasm, body + 2)
            made = bytes([1, 1]) + bytes(to_leb(least)) + bytes(to_leb(pages))
            wasm[at:body + size] = bytes([5]) + bytes(to_leb(len(made))) + made
            break
        at = body + size
    return html[:found.start(1)] + base64.b64encode(gzip.compress(bytes(wasm))).decode() + html[found.end(1):]


def leb(data, at):
    value = shift = 0
    while True:
        value |= (data[at] & 127) << shift
        shift += 7
        at += 1
        if not data[at - 1] & 128:
            return value, at


def to_leb(value):
    while value > 127:
        yield value & 127 | 128
        value >>= 7
    yield value


if __name__ == "__main__":
    unittest.main()
