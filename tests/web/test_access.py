#!/usr/bin/python3
"""The page for everybody: axe-core finds nothing on any screen, the keyboard alone is enough, and twice the size fits the width."""

import os
import shutil
import tempfile
import unittest

from page import Page
from page_engine import TOP

AXE = os.path.join(TOP, "build", "web", "npm", "node_modules", "axe-core", "axe.min.js")
R7 = os.path.join(TOP, "data", "r7")
STEPS = ("start", "answers", "mistakes", "pages", "save")


def broken_edition(folder):
    """One with an error, a warning and an answer that is far too long."""
    path = os.path.join(folder, "r7")
    shutil.copytree(R7, path)
    with open(os.path.join(path, "cards", "242055-kuwana.yaml"), "a") as file:
        file.write("nonsense: 1\n")
    os.remove(os.path.join(path, "cards", "242012-tsu.yaml"))
    return path


class Access(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.page = Page()
        cls.addClassCleanup(cls.page.close)
        cls.folder = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.folder)

    def setUp(self):
        self.page.reload()

    # ---- axe-core ----

    def look(self, what):
        """The page as it is now."""
        self.assertNotIn("[object", self.page.run("return document.body.innerText"), what)
        with open(AXE, encoding="utf-8") as file:
            self.page.run(file.read().replace("//# sourceMappingURL", "//") + "; window.axe = window.axe ?? axe")
        found = self.page.run("""
            return axe.run(document, {resultTypes: ['violations']}).then(({violations}) => violations.map(({id, help, nodes}) =>
                `${id}: ${help}: ${nodes.slice(0, 3).map(({html, failureSummary}) => `${html.slice(0, 160)} ${failureSummary}`).join(' | ')}`))""")  # fmt: skip
        with self.subTest(what):
            self.assertEqual(found, [])

    def look_at_all(self, state):
        for step in STEPS:
            self.page.step(step)
            self.page.settle()
            self.look(f"{state}: {step}")

    def test_nothing_open(self):
        self.look_at_all("nothing open")
        self.page.click("#language")
        self.look_at_all("nothing open, in English")

    def test_sample(self):
        page = self.page
        page.open_sample()
        self.look_at_all("sample")
        page.step("answers")
        page.run("[...document.querySelectorAll('#panel-answers tbody button')].find((it) => it.textContent.includes('桑名市')).click()")
        page.settle()
        self.look("answers of one municipality")
        page.run("document.querySelector('#panel-answers .answer button.link').click()")
        page.settle()
        self.look("an answer marked on its page")
        page.step("save")
        page.choose("#save-for", "print")
        page.click("#save-booklet-button")
        page.downloaded("r7-print.pdf")
        self.look("saved for print")
        page.run("document.querySelector('#about').open = true")
        page.settle()
        self.look("licences")

    def test_mistakes(self):
        page = self.page
        page.open_edition(broken_edition(self.folder))
        self.look_at_all("with mistakes")
        page.step("mistakes")
        page.run("document.querySelector('#panel-mistakes .place button')?.click()")
        page.settle()
        self.look("the place of a mistake")

    # ---- keyboard ----

    def tab_to(self, selector, most=80):
        """Presses Tab until the element has the focus, which must be seen."""
        for _ in range(most):
            self.page.press("Tab")
            if self.page.run("return document.activeElement.matches(arguments[0])", selector):
                self.assertTrue(self.page.run("return document.activeElement.matches(':focus-visible')"))
                return
        self.fail(f"Tab does not lead to {selector}")

    def step_by_keys(self, name):
        """From anywhere to the tabs, and along them."""
        page = self.page
        page.run("document.activeElement.blur(); scrollTo(0, 0)")
        page.run("const it = document.querySelector('header'); it.tabIndex = -1; it.focus(); it.removeAttribute('tabindex')")
        self.tab_to("[role=tab]")
        page.press("Home", *["Right"] * STEPS.index(name))
        self.assertFalse(page.run("return document.querySelector(arguments[0]).hidden", "#panel-" + name))

    def test_keyboard_alone(self):
        page = self.page
        self.tab_to("#open-sample")
        page.press("Enter")
        page.settle()
        self.step_by_keys("answers")
        self.tab_to("#panel-answers tbody button")
        page.press("Enter")
        page.settle()
        self.tab_to("#panel-answers textarea")
        page.press(*"abc")
        page.wait_text(".erratum", "abc")
        page.settle()
        self.step_by_keys("pages")
        page.settle()
        self.tab_to("#page-number")
        self.tab_to(".thumbnails button")
        page.press("Down", "Down")
        self.assertEqual(page.value("#page-number"), "iii")
        self.tab_to(".view")
        page.press("End")
        page.wait("return document.querySelector('#page-number').value === '39'")
        page.press("Home", *["Right"] * 6)
        page.wait("return document.querySelector('#page-number').value === '1'")
        page.press("Shift+Tab", "Shift+Tab", "Enter")  # over the thumbnails to the button beside the answers of the page
        page.wait("return !document.querySelector('#panel-answers').hidden")
        page.settle()
        self.assertEqual(page.run("return document.activeElement.tagName"), "TEXTAREA")
        self.step_by_keys("save")
        self.tab_to("#save-booklet-button")
        page.press("Enter")
        self.assertTrue(page.downloaded("r7-handout.pdf").startswith(b"%PDF"))

    # ---- twice the size ----

    def test_twice_the_size(self):
        page = self.page
        page.resize(1280, 1024, zoom=2)
        page.reload()
        page.open_sample()
        for step in STEPS:
            page.step(step)
            page.settle()
            wide = page.run("""return [document.documentElement.scrollWidth - innerWidth, ...[...document.querySelectorAll('body *')].filter((it) =>
                it.checkVisibility() && !it.closest('.view, .table, .excerpt') && it.getBoundingClientRect().right > innerWidth + 1 &&
                !it.closest('.hidden')).map((it) => it.outerHTML.slice(0, 100))]""")  # fmt: skip
            with self.subTest(step):
                self.assertEqual(wide[1:], [])
                self.assertLessEqual(wide[0], 0)


if __name__ == "__main__":
    unittest.main()
