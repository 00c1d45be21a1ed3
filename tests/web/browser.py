"""Chromium for the tests of the page, driven by chromedriver over WebDriver (W3C), with nothing but Python's library."""

import base64
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # how WebDriver marks elements in JSON
OPTIONS = """
    --headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking
    --disable-component-update --disable-sync --disable-dev-shm-usage --hide-scrollbars
""".split()
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Space": " ", "End": "\ue010", "Home": "\ue011", "Left": "\ue012", "Up": "\ue013", "Right": "\ue014",
        "Down": "\ue015", "PageUp": "\ue00e", "PageDown": "\ue00f", "Shift": "\ue008", "Escape": "\ue00c", "Control": "\ue009"}  # fmt: skip


class Failed(Exception):
    """What WebDriver answered instead of a value."""


class Browser:
    """A browser with a profile and a folder of downloads of its own; to be closed."""

    def __init__(self, *options, width=1280, height=800, language="ja", profile=None):
        self.scratch = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.downloads = os.path.join(self.scratch.name, "downloads")
        os.mkdir(self.downloads)
        port = free_port()
        env = dict(os.environ, LANGUAGE=language, HOME=self.scratch.name)
        self.driver = subprocess.Popen(
            [shutil.which("chromedriver") or "/usr/bin/chromedriver", f"--port={port}"], env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.url = f"http://127.0.0.1:{port}"
        wait_for(lambda: self._call("GET", "/status")["ready"], "chromedriver")
        chrome = {
            "args": [*OPTIONS, *options, f"--window-size={width},{height}", f"--lang={language}", f"--user-data-dir={profile or self.scratch.name + '/profile'}"],
            "prefs": {"download.default_directory": self.downloads, "download.prompt_for_download": False, "safebrowsing.enabled": False,
                      "profile.default_content_setting_values.automatic_downloads": 1},
        }  # fmt: skip
        always = {"browserName": "chrome", "goog:chromeOptions": chrome, "goog:loggingPrefs": {"browser": "ALL"}, "timeouts": {"script": 120000},
                  "unhandledPromptBehavior": "accept"}  # a question is answered with yes
        self.session = "/session/" + self._call("POST", "/session", {"capabilities": {"alwaysMatch": always}})["sessionId"]
        self.cdp("Browser.setDownloadBehavior", behavior="allow", downloadPath=self.downloads)

    def _call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=180) as reply:
                return json.load(reply)["value"]
        except urllib.error.HTTPError as error:
            value = json.load(error)["value"]
            raise Failed(f"{value['error']}: {value['message'].splitlines()[0]}") from None

    def call(self, method, path, body=None):
        return self._call(method, self.session + path, body)

    def again(self, work):
        """Once more where the page has just drawn the element anew, or a question has just been answered."""
        for tries in range(5):
            try:
                return work()
            except Failed as error:
                if tries == 4 or not str(error).startswith(("stale element", "unexpected alert")):
                    raise
                time.sleep(0.2)

    def close(self):
        try:
            self.call("DELETE", "")
        finally:
            self.driver.terminate()
            self.driver.wait()
            self.scratch.cleanup()

    # ---- pages ----

    def open(self, path):
        """A file, or an address."""
        self.call("POST", "/url", {"url": path if "://" in path else "file://" + os.path.abspath(path)})

    def run(self, script, *words):
        """Runs a function's body with `arguments`; promises are waited for."""
        return self.again(lambda: self.call("POST", "/execute/sync", {"script": script, "args": list(words)}))

    def cdp(self, command, **words):
        return self.call("POST", "/goog/cdp/execute", {"cmd": command, "params": words})

    def log(self):
        """What the console has got since the last time."""
        return self.call("POST", "/se/log", {"type": "browser"})

    def screenshot(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("GET", "/screenshot")))

    def resize(self, width, height, zoom=1):
        """The window in pixels of the screen; a zoom of 2 leaves half as many for the page, as Ctrl + does."""
        self.cdp("Emulation.setDeviceMetricsOverride", width=width // zoom, height=height // zoom, deviceScaleFactor=zoom, mobile=False)

    # ---- elements, by CSS selectors ----

    def find(self, selector):
        return self.call("POST", "/element", {"using": "css selector", "value": selector})

    def exists(self, selector):
        return self.run("return document.querySelector(arguments[0]) !== null", selector)

    def click(self, selector):
        self.again(lambda: self.call("POST", f"/element/{self.find(selector)[ELEMENT]}/click", {}))

    def text(self, selector):
        return self.run("return document.querySelector(arguments[0])?.innerText ?? null", selector)

    def value(self, selector):
        return self.run("return document.querySelector(arguments[0])?.value ?? null", selector)

    def type(self, selector, text):
        """Into an element: text, or the path of a file for a file input."""
        self.call("POST", f"/element/{self.find(selector)[ELEMENT]}/value", {"text": text})

    def choose(self, selector, value):
        """An option of a select, or a text of an input, as if it had been typed."""
        self.run("const it = document.querySelector(arguments[0]); it.value = arguments[1];"
                 "it.dispatchEvent(new Event('input', {bubbles: true})); it.dispatchEvent(new Event('change', {bubbles: true}))", selector, value)  # fmt: skip

    def press(self, *keys):
        """Keys of the keyboard, one after the other; "Shift+Tab" holds one down."""
        actions = []
        for key in keys:
            held = [KEYS.get(name, name) for name in key.split("+")] if len(key) > 1 else [key]
            actions += [{"type": "keyDown", "value": name} for name in held] + [{"type": "keyUp", "value": name} for name in reversed(held)]
        self.call("POST", "/actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def drop(self, selector, *paths):
        """Drops files or folders of the disk on an element."""
        self.run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", selector)
        box = self.run("const b = document.querySelector(arguments[0]).getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]", selector)
        data = {"items": [], "files": [os.path.abspath(path) for path in paths], "dragOperationsMask": 1}
        for what in ("dragEnter", "dragOver", "drop"):
            self.cdp("Input.dispatchDragEvent", type=what, x=box[0], y=box[1], data=data)

    # ---- waiting ----

    def wait(self, script, *words, seconds=20):
        """Until a function's body returns something true; that."""
        return wait_for(lambda: self.run(script, *words), script, seconds)

    def wait_text(self, selector, part, seconds=20):
        try:
            self.wait("return document.querySelector(arguments[0])?.innerText.includes(arguments[1])", selector, part, seconds=seconds)
        except TimeoutError:
            raise AssertionError(f"{selector} has no {part!r}: {self.text(selector)!r}") from None

    def downloaded(self, name, seconds=30):
        """The bytes of a file that was downloaded, which is then removed."""
        path = os.path.join(self.downloads, name)
        try:
            wait_for(lambda: os.path.exists(path) and not any(file.endswith(".crdownload") for file in os.listdir(self.downloads)), name, seconds)
        except TimeoutError:
            raise AssertionError(f"{name} was not saved; there are {os.listdir(self.downloads)}") from None
        with open(path, "rb") as file:
            data = file.read()
        os.remove(path)
        return data


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(ready, what, seconds=20):
    end = time.monotonic() + seconds
    while True:
        try:
            found = ready()
        except (Failed, OSError) as error:
            found, what = None, f"{what}: {error}"
        if found:
            return found
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.05)
