"""The page in Chromium, opened from file:, with what the tests do in it again and again."""

import io
import os
import zipfile

from browser import Browser
from page_engine import TOP

PAGE = os.path.join(TOP, "build", "web", "tsuzuri.html")


class Page(Browser):
    def __init__(self, *options, path=PAGE, **words):
        super().__init__(*options, **words)
        self.path = path
        self.reload()

    def reload(self):
        self.open(self.path)
        self.wait("return document.documentElement.dataset.ready")

    def step(self, name):
        self.click("#step-" + name)

    def open_sample(self):
        self.step("start")
        self.click("#open-sample")
        self.settle()

    def open_edition(self, path):
        """A folder or a zip, dropped."""
        self.step("start")
        told = "return document.documentElement.dataset.told ?? '0'"
        before = self.run(told)
        self.drop("#panel-start .drop", path)
        self.wait("return (document.documentElement.dataset.told ?? '0') !== arguments[0] || document.querySelector('#alert').innerText !== ''", before)
        self.settle()

    def add_answers(self, *paths):
        self.step("answers")
        self.drop("#panel-answers .drop", *paths)
        self.settle()

    def settle(self, seconds=30):
        """Until the engine has had nothing to do for a while."""
        script = """
            return new Promise((resolve) => {
                let quiet = 0;
                const look = setInterval(() => {
                    quiet = document.getElementById("busy").hidden && !document.documentElement.dataset.busy ? quiet + 1 : 0;
                    if (quiet >= 12) {
                        clearInterval(look);
                        resolve(true);
                    }
                }, 50);
            });"""
        self.run(script)

    def save(self, tile, name, **choices):
        """Chooses in the tile #save-TILE, presses its button, and gives the bytes that are saved under that name."""
        self.step("save")
        for control, value in choices.items():
            self.choose("#save-" + control.replace("_", "-"), value)
        self.click(f"#save-{tile}-button")
        return self.downloaded(name)

    def save_zip(self, tile, name, **choices):
        """{name: bytes}"""
        with zipfile.ZipFile(io.BytesIO(self.save(tile, name, **choices))) as archive:
            return {file: archive.read(file) for file in archive.namelist()}

    def mistakes(self):
        """Texts of the messages."""
        self.step("mistakes")
        self.settle()
        return self.run("return [...document.querySelectorAll('#panel-mistakes .messages > li')].map((it) => it.innerText)")

    def alarm(self):
        return self.text("#alert")
