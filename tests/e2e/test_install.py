#!/usr/bin/python3
"""make install, uninstall and dist: what goes where, and that it works there and elsewhere."""

import hashlib
import os
import shutil
import stat
import subprocess
import tarfile
import tempfile
import unittest

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROGRAM = os.environ.get("TSUZURI") or os.path.join(TOP, "build", "tsuzuri")
BUILD = os.path.relpath(os.path.dirname(PROGRAM), TOP)
R7, SMALL = os.path.join(TOP, "data", "r7"), os.path.join(TOP, "tests", "cases", "small")
ENV = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")} | {"LC_ALL": "C.UTF-8"}


def make(*words, umask=0o022):
    done = subprocess.run(
        ["make", "-s", "WERROR=1", "BUILD=" + BUILD, *words], cwd=TOP, env=ENV, umask=umask, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    if done.returncode:
        raise AssertionError(done.stdout)
    return done.stdout


def below(folder):
    """{name: mode} of every file and link."""
    found = {}
    for at, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(at, name)
            found[os.path.relpath(path, folder)] = stat.S_IMODE(os.lstat(path).st_mode)
    return found


def bytes_of(path):
    with open(path, "rb") as file:
        return file.read()


class Stage(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.stage = os.path.join(folder.name, "stage")
        self.prefix = self.stage + "/usr/local"

    def run_there(self, *words, program=None, status=0):
        done = subprocess.run([program or self.prefix + "/bin/tsuzuri", *words], cwd="/", env=ENV, capture_output=True, text=True)
        self.assertEqual(done.returncode, status, done.stderr)
        return done


class Install(Stage):
    def test_what_goes_where_whatever_the_umask(self):
        make("install", "DESTDIR=" + self.stage, umask=0o077)
        names = below(self.prefix)
        for name in [
            "bin/tsuzuri", "lib/libtsuzuri.so.1", "lib/libtsuzuri.so", "lib/libtsuzuri.a", "lib/pkgconfig/tsuzuri.pc",
            "lib/tsuzuri/tsuzuri-preview.so", "lib/tsuzuri/tsuzuri-qpdf.so", "lib/tsuzuri/tsuzuri-xlsx.so", "include/tsuzuri/tsuzuri.h",
            "include/tsuzuri/version.h", "share/tsuzuri/layouts/a4.yaml", "share/tsuzuri/fonts/fonts.yaml",
            "share/tsuzuri/data/japan/municipalities.tsv", "share/tsuzuri/data/japan/starter-form.yaml",
            "share/man/man1/tsuzuri.1", "share/man/ja/man1/tsuzuri-build.1", "share/man/man5/tsuzuri-layout.5",
            "share/bash-completion/completions/tsuzuri", "share/doc/tsuzuri/README.ja.md",
            "share/doc/tsuzuri/examples/r7/edition.yaml", "share/doc/tsuzuri/examples/systemd/tsuzuri@.path",
        ]:  # fmt: skip
            self.assertIn(name, names)
        wrong = {name: mode for name, mode in names.items() if mode not in (0o644, 0o777) and name != "bin/tsuzuri"}
        self.assertEqual((wrong, names["bin/tsuzuri"]), ({}, 0o755))
        for at, folders, _ in os.walk(self.prefix):
            for folder in folders:
                self.assertEqual(stat.S_IMODE(os.stat(os.path.join(at, folder)).st_mode), 0o755, folder)
        headers = [name for name in names if name.endswith(".h")]
        self.assertEqual(len(headers), len(os.listdir(os.path.join(TOP, "include", "tsuzuri"))))

    def test_root_does_not_compile_what_a_user_has_built(self):
        # An owner other than the caller makes git silent; the revision is known all the same.
        strange = ENV | {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
        words = ["make", "-s", "--eval", "tell: ; @echo '$(REVISION)'", "tell"]
        told = [subprocess.run(words, cwd=TOP, env=env, capture_output=True, text=True, check=True).stdout for env in (ENV, strange)]
        self.assertEqual(told[0], told[1])
        self.assertRegex(told[0], r"[0-9a-f]{12}")

    def test_uninstall_leaves_what_is_not_its_own(self):
        others = self.prefix + "/share/man/man1/other.1"
        os.makedirs(os.path.dirname(others))
        open(others, "w", encoding="ascii").close()
        make("install", "DESTDIR=" + self.stage)
        make("uninstall", "DESTDIR=" + self.stage)
        self.assertEqual(list(below(self.stage)), ["usr/local/share/man/man1/other.1"])
        self.assertFalse(os.path.exists(self.prefix + "/share/tsuzuri") or os.path.exists(self.prefix + "/lib/tsuzuri"))

    def test_folders_may_be_chosen(self):
        make("install", "DESTDIR=" + self.stage, "mandir=/opt/pages", "docdir=/opt/papers", "includedir=/opt/headers")
        names = below(self.stage)
        self.assertIn("opt/pages/man1/tsuzuri.1", names)
        self.assertIn("opt/papers/examples/r7/form.yaml", names)
        self.assertIn("opt/headers/tsuzuri/tsuzuri.h", names)


class Use(Stage):
    def check(self, prefix, program=None):
        """It makes the same PDF as the program of the build, far from the sources, and finds its modules."""
        output = os.path.join(os.path.dirname(self.stage), "out")
        program = program or prefix + "/bin/tsuzuri"
        edition = prefix + "/share/doc/tsuzuri/examples/r7"
        self.run_there("build", edition, "-o", output + ".pdf", program=program)
        own = subprocess.run([PROGRAM, "build", R7, "-o", "-"], cwd=TOP, env=ENV, capture_output=True, check=True).stdout
        self.assertEqual(bytes_of(output + ".pdf"), own)
        self.run_there("preview", edition, "--page", "1", "-o", output, program=program)
        self.run_there("build", edition, "--layout", "a3.yaml", "--parts", "cover", "-o", output + ".pdf", program=program)

    def test_far_from_the_sources_moved_and_through_a_link(self):
        make("install", "DESTDIR=" + self.stage)
        self.check(self.prefix)
        link = os.path.dirname(self.stage) + "/link"
        os.symlink(self.prefix + "/bin/tsuzuri", link)
        self.check(self.prefix, link)
        moved = os.path.dirname(self.stage) + "/somewhere/else"
        shutil.move(self.prefix, moved)
        self.check(moved)

    def test_without_its_parts(self):
        make("install", "DESTDIR=" + self.stage)
        os.remove(self.prefix + "/lib/tsuzuri/tsuzuri-preview.so")
        done = self.run_there("preview", SMALL, "-o", self.stage + "/out", status=66)
        self.assertIn("tsuzuri-preview.so of tsuzuri is missing", done.stderr)
        self.assertIn(self.prefix + "/lib/tsuzuri", done.stderr)
        with open(self.prefix + "/lib/tsuzuri/tsuzuri-preview.so", "wb") as file:
            file.write(b"no library")
        done = self.run_there("preview", SMALL, "-o", self.stage + "/out", status=66)
        self.assertIn("pictures cannot be drawn: ", done.stderr)
        self.assertIn("needs the library that is named here", done.stderr)
        shutil.rmtree(self.prefix + "/share/tsuzuri")
        done = self.run_there("build", SMALL, "-o", self.stage + "/out.pdf", status=66)
        self.assertIn("there is no list of fonts", done.stderr)
        self.assertIn(self.prefix + "/share/tsuzuri", done.stderr)


class Portable(Stage):
    def test_with_its_own_libraries_and_their_licences(self):
        archive = os.path.join(TOP, make("portable").split()[-1])
        os.mkdir(self.stage)
        subprocess.run(["tar", "-C", self.stage, "-xzf", archive], check=True)
        (folder,) = (os.path.join(self.stage, name) for name in os.listdir(self.stage))
        own = os.path.realpath(folder) + "/"
        for name in ["tsuzuri", "tsuzuri-preview.so", "tsuzuri-qpdf.so", "tsuzuri-xlsx.so"]:
            env = ENV | {"LD_LIBRARY_PATH": folder + "/lib"} if name.endswith(".so") else ENV
            done = subprocess.run(["ldd", os.path.join(folder, name)], env=env, capture_output=True, text=True, check=True)
            found = [line.split()[2] for line in done.stdout.splitlines() if "=>" in line]
            foreign = [path for path in found if not os.path.realpath(path).startswith(own)]
            for path in foreign:
                self.assertRegex(os.path.basename(path), r"\Alib(c|m|dl|pthread|rt)\.so", name)
            self.assertGreater(len(found), len(foreign))
        self.run_there("build", SMALL, "-o", self.stage + "/out.pdf", program=folder + "/tsuzuri")
        self.run_there("preview", SMALL, "--page", "1", "-o", self.stage + "/out", program=folder + "/tsuzuri")
        self.run_there("new", self.stage + "/r8", "--prefecture", "31", "--year", "令和8年度", program=folder + "/tsuzuri")
        if shutil.which("dpkg-query"):
            self.assertIn("libglib2.0-0", " ".join(os.listdir(folder + "/licences")))


class Dist(unittest.TestCase):
    """The archive of what is committed, which knows its revision without git."""

    def test_twice_the_same_bytes(self):
        if not os.path.exists(os.path.join(TOP, ".git")):
            self.assertTrue(os.path.exists(os.path.join(TOP, ".revision")))  # it is such an archive itself
            return
        paths = [os.path.join(TOP, make("dist").strip()) for _ in range(2)]
        first, second = (hashlib.sha256(bytes_of(path)).hexdigest() for path in paths)
        self.assertEqual(first, second)
        with tarfile.open(paths[0]) as archive:
            names = archive.getnames()
            folder = names[0].split("/")[0]
            self.assertRegex(folder, r"\Atsuzuri-\d+\.\d+\.\d+\Z")
            self.assertIn(folder + "/src/packaging/debian/control", names)
            revision = archive.extractfile(folder + "/.revision").read().decode()
        self.assertRegex(revision, r"[0-9a-f]{12}\n?\Z")


if __name__ == "__main__":
    unittest.main()
