"""What the tests of the browser page share: commands run in its engine under node."""

import json
import os
import subprocess
import tempfile

TOP = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
WASM = os.path.join(TOP, "build", "web", "tsuzuri.wasm")
PROGRAM = os.environ.get("TSUZURI") or os.path.join(TOP, "build", "tsuzuri")


class Engine:
    """The engine with the files of some folders of the repository, under their names there."""

    def __init__(self, *trees):
        self.folder = tempfile.TemporaryDirectory()
        script = os.path.join(TOP, "tests", "web", "run.mjs")
        self.process = subprocess.Popen(
            ["node", "--no-warnings", script, WASM, self.folder.name, "layouts", "fonts", "data", *trees], cwd=TOP,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip

    def run(self, *words, language="en"):
        """The answer as engine.js gives it; its outputs are {name: path of a file with the bytes}."""
        self.process.stdin.write(json.dumps({"words": words, "language": language}).encode() + b"\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()
        self.folder.cleanup()


def native(*words, language="en"):
    """The same by the program: (status, standard output, standard error). Outputs go to where the words say."""
    env = dict(os.environ, LC_ALL={"en": "C.UTF-8", "ja": "ja_JP.UTF-8"}[language])
    done = subprocess.run([PROGRAM, *words], cwd=TOP, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=280)
    return done.returncode, done.stdout.decode(), done.stderr.decode()
