#!/usr/bin/python3
"""Programs of others that use the installed library: they give the bytes of the command, and README shows them."""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import unittest

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROGRAM = os.environ.get("TSUZURI") or os.path.join(TOP, "build", "tsuzuri")
BUILD = os.path.relpath(os.path.dirname(PROGRAM), TOP)
EMBED = os.path.join(TOP, "tests", "embed")
WARNINGS = "-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror".split()
R7, SMALL = os.path.join(TOP, "data", "r7"), os.path.join(TOP, "tests", "cases", "small")


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


class Installed(unittest.TestCase):
    """The library as `make install` leaves it, in a folder of the test's own."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.scratch, cls.prefix = folder.name, os.path.join(folder.name, "usr/local")
        done = subprocess.run(
            ["make", "-s", "install", "WERROR=1", "BUILD=" + BUILD, "DESTDIR=" + folder.name], cwd=TOP,
            env={name: value for name, value in os.environ.items() if not name.startswith("MAKE")},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip
        if done.returncode:
            raise AssertionError(done.stdout)
        cls.env = dict(
            os.environ, LD_LIBRARY_PATH=cls.prefix + "/lib", PKG_CONFIG_PATH=cls.prefix + "/lib/pkgconfig",
            TSUZURI_DATA=cls.prefix + "/share/tsuzuri", LC_ALL="C.UTF-8",
        )  # fmt: skip

    def options(self, *words):
        command = ["pkg-config", "--define-variable=prefix=" + self.prefix, "--cflags", "--libs", *words, "tsuzuri"]
        return subprocess.run(command, env=self.env, capture_output=True, text=True, check=True).stdout.split()

    def compile(self, compiler, name, *words, static=False):
        made = os.path.join(self.scratch, name + (".static" if static else ""))
        libraries = self.options("--static") if static else self.options()
        if static:  # of the library alone: the archives of those below it are the system's business
            libraries = [word.replace("-ltsuzuri", "-l:libtsuzuri.a") for word in libraries]
        command = [*compiler, *WARNINGS, *words, os.path.join(EMBED, name), "-o", made, *libraries]
        done = subprocess.run(command, env=self.env, capture_output=True, text=True)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return made

    def run_there(self, *command, status=0, **more):
        done = subprocess.run(command, env=dict(self.env, **more), cwd=self.scratch, capture_output=True)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        return done

    def by_command(self, *words):
        """What the installed program writes, which programs that use the library have to give as well."""
        folder = tempfile.mkdtemp(dir=self.scratch)
        path = os.path.join(folder, "out.pdf")
        words = [path if word == "OUT" else word for word in words]
        self.run_there(self.prefix + "/bin/tsuzuri", *words)
        return path


class Programs(Installed):
    def check_in_c(self, program):
        path = os.path.join(self.scratch, "c.pdf")
        done = self.run_there(program, R7, path)
        self.assertEqual(done.stderr, b"")
        self.assertEqual(digest(path), digest(self.by_command("build", R7, "-o", "OUT")))
        self.run_there(program, R7, path, "桑名市")
        folder = os.path.dirname(self.by_command("sheet", R7, "桑名市", "-o", self.scratch + "/one"))
        self.assertEqual(digest(path), digest(self.scratch + "/one/242055-kuwana-r7.pdf"), folder)
        done = self.run_there(program, R7, path, "桑名", status=65)
        self.assertEqual(done.stderr.decode(), "誤り: 「桑名」という市町はこの年度版にありません\n    補足: 「桑名市」ではありませんか\n")

    def test_in_c(self):
        self.check_in_c(self.compile(["gcc", "-std=c17"], "booklet.c"))

    def test_in_c_with_the_static_library(self):
        program = self.compile(["gcc", "-std=c17"], "booklet.c", static=True)
        listing = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
        self.assertNotIn("libtsuzuri", listing)
        self.check_in_c(program)

    def test_in_cpp(self):
        program = self.compile(["g++", "-std=c++17"], "singles.cpp")
        folders = [os.path.join(self.scratch, name) for name in ("library", "command")]
        os.mkdir(folders[0])
        self.assertEqual(self.run_there(program, R7, folders[0]).stderr, b"")
        self.run_there(self.prefix + "/bin/tsuzuri", "sheet", R7, "--all", "-o", folders[1])
        library, command = (sorted(name[:6] for name in os.listdir(folder)) for folder in folders)
        self.assertEqual(len(library), 29)
        self.assertEqual(library, command)
        for name in os.listdir(folders[1]):
            self.assertEqual(digest(f"{folders[1]}/{name}"), digest(f"{folders[0]}/{name[:6]}.pdf"), name)

    def test_in_python(self):
        script = os.path.join(EMBED, "booklet.py")
        self.assertLessEqual(len(open_text(script).splitlines()), 45)
        done = self.run_there(sys.executable, script, R7)
        self.assertEqual(done.stderr, b"\n")
        with open(self.by_command("build", R7, "-o", "OUT"), "rb") as file:
            self.assertEqual(done.stdout, file.read())

    def test_messages_in_python(self):
        done = self.run_there(sys.executable, os.path.join(EMBED, "booklet.py"), SMALL)
        self.assertEqual(done.stdout[:5], b"%PDF-")
        self.assertRegex(done.stderr.decode(), r"\A\('.*/small/edition.yaml', 17, '.*避難所.*'\)\n\Z")
        done = self.run_there(sys.executable, os.path.join(EMBED, "booklet.py"), "nowhere")
        self.assertEqual((done.stdout, done.stderr.decode()), (b"", "(None, 0, 'フォルダ nowhere がありません')\n"))

    def test_many_threads_with_languages_of_their_own(self):
        program = self.compile(["gcc", "-std=c17", "-pthread"], "threads.c")
        self.assertEqual(self.run_there(program, SMALL, R7).stderr, b"")


class Library(Installed):
    def test_it_shows_its_public_functions_alone(self):
        header = open_text(os.path.join(TOP, "include", "tsuzuri", "tsuzuri.h"))
        declared = set(re.findall(r"^\w[^(/\n]*\b(tsuzuri_\w+)\(", re.sub(r"typedef[^;]*;", "", header), re.M))
        shared = symbols("nm", "-D", "--defined-only", self.prefix + "/lib/libtsuzuri.so.1")
        static = symbols("nm", "-g", "--defined-only", self.prefix + "/lib/libtsuzuri.a")
        self.assertGreater(len(declared), 20)
        self.assertEqual(shared - {"TSUZURI_1"}, declared)
        self.assertEqual(static, declared)

    def test_it_has_no_state_of_the_process(self):
        """No variable that can be written, but for those of each thread."""
        listing = subprocess.run(
            ["objdump", "-t", self.prefix + "/lib/libtsuzuri.a"], capture_output=True, text=True, check=True
        ).stdout
        variables = re.findall(r" O (\.\S+)\s+\w+\s+(?:\.hidden )?(\S+)$", listing, re.M)
        self.assertGreater(len(variables), 100)
        written = [name for section, name in variables if re.match(r"\.(data|bss)\b(?!\.rel)", section)]
        self.assertEqual(written, [])

    def test_it_can_be_linked_with_all_that_it_needs(self):
        self.assertIn("-lhpdf", self.options("--static"))
        self.assertEqual(sorted(self.options()), sorted([f"-I{self.prefix}/include", f"-L{self.prefix}/lib", "-ltsuzuri"]))


class Readme(unittest.TestCase):
    def test_it_shows_the_programs(self):
        readme = open_text(os.path.join(TOP, "src", "README.md"))
        for name, language in [("booklet.c", "c"), ("singles.cpp", "cpp"), ("booklet.py", "python")]:
            self.assertIn(f"```{language}\n{open_text(os.path.join(EMBED, name))}```\n", readme, name)



def open_text(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def symbols(*command):
    listing = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return {name.partition("@")[0] for name in re.findall(r"^\w* +[A-Z] (\S+)$", listing, re.M)}


if __name__ == "__main__":
    unittest.main()
