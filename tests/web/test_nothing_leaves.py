#!/usr/bin/python3
"""Nothing leaves the page: each way out that a script could try, against a server that listens; without the policy all arrive."""

import http.server
import os
import re
import tempfile
import threading
import unittest

from page import PAGE, Page

# Each way is a function body with `url` at hand; what arrives is told by the last part of the address.
WAYS = {
    "fetch": "await fetch(url, {mode: 'no-cors'})",
    "request": "const it = new XMLHttpRequest(); it.open('GET', url); it.send()",
    "image": "new Image().src = url",
    "picture": "document.body.insertAdjacentHTML('beforeend', `<svg><image href='${url}'/></svg>`)",
    "style": "document.body.insertAdjacentHTML('beforeend', `<link rel=stylesheet href='${url}'>`)",
    "font": "const face = new FontFace('far', `url(${url})`); await face.load()",
    "socket": "new WebSocket(url.replace('http', 'ws'))",
    "events": "new EventSource(url)",
    "beacon": "navigator.sendBeacon(url, 'secret')",
    "script": "const it = document.createElement('script'); it.src = url; document.head.append(it)",
    "worker": "new Worker(URL.createObjectURL(new Blob([`fetch('${url}', {mode: 'no-cors'})`])))",
    "frame": "const it = document.createElement('iframe'); it.src = url; document.body.append(it)",
    "object": "const it = document.createElement('object'); it.data = url; document.body.append(it)",
    "media": "new Audio(url).play()",
    "form": """const frame = document.createElement('iframe'); frame.name = 'there'; document.body.append(frame);
               const it = document.createElement('form'); it.action = url; it.method = 'post'; it.target = 'there'; document.body.append(it); it.submit()""",
    "prefetch": "document.head.insertAdjacentHTML('beforeend', `<link rel=prefetch href='${url}'>`)",
}


class Listener(http.server.ThreadingHTTPServer):
    def __init__(self):
        self.heard = set()
        super().__init__(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.heard.add(self.path.strip("/"))
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_POST = do_OPTIONS = do_HEAD = do_GET

    def log_message(self, *words):
        pass


class NothingLeaves(unittest.TestCase):
    def setUp(self):
        self.server = Listener()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)

    def heard(self, path):
        """Which ways arrive from the page at that path, with its work open, tried from its own world."""
        self.server.heard.clear()
        page = Page(path=path)
        self.addCleanup(page.close)
        page.open_sample()
        self.assertEqual(self.server.heard, set())
        page.run("window.refused = []; addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective))")
        for name, body in WAYS.items():
            url = f"http://127.0.0.1:{self.server.server_port}/{name}"
            page.run(f"const url = arguments[0]; (async () => {{ {body} }})().catch(() => {{}})", url)
        page.run("return new Promise((resolve) => setTimeout(resolve, 1500))")
        self.refused = page.run("return refused")
        return set(self.server.heard)

    def test_with_the_policy(self):
        self.assertEqual(self.heard(PAGE), set())
        self.assertGreaterEqual(len(self.refused), len(WAYS) - 2, self.refused)  # a prefetch is not made from file: pages; a worker refuses inside

    def test_without_the_policy(self):
        """The control: the same page, but for its policy. (A prefetch is never made from file: pages.)"""
        with tempfile.TemporaryDirectory() as scratch, open(PAGE, encoding="utf-8") as file:
            path = os.path.join(scratch, "open.html")
            without, n = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", file.read())
            self.assertEqual(n, 1)
            with open(path, "w", encoding="utf-8") as file:
                file.write(without)
            os.symlink(os.path.join(os.path.dirname(PAGE), "tsuzuri-files"), os.path.join(scratch, "tsuzuri-files"))
            self.assertEqual(self.heard(path) | {"prefetch"}, set(WAYS))
            self.assertEqual(self.refused, [])


if __name__ == "__main__":
    unittest.main()
