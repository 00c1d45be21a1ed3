#!/usr/bin/python3
"""make setup on machines of several kinds, played by stand-ins for dpkg-query, apt-get, apt-cache, sudo and id."""

import os
import shutil
import subprocess
import tempfile
import unittest

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PLAIN = ["sh", "make", "cat", "grep", "mkdir", "touch", "sed", "env", "rm", "cmp", "head", "find"]
CACHE = """case $1 in
    depends) test ! -e "$TOP/updated" || echo "  Depends: clang-19" ;;
    show) ! grep -qx "$2" "$TOP/strange" ;;
esac"""


class Setup(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top, self.bin = folder.name, os.path.join(folder.name, "bin")
        os.mkdir(self.bin)
        shutil.copy(os.path.join(TOP, "Makefile"), self.top)
        shutil.copytree(os.path.join(TOP, "src", "packaging"), os.path.join(self.top, "src", "packaging"))
        os.mkdir(os.path.join(self.top, "src", "web"))
        shutil.copy(os.path.join(TOP, "src", "web", "web.mk"), os.path.join(self.top, "src", "web"))
        self.write(".packages", "libone-dev\nlibtwo-dev\nlibthree-dev\n")
        self.write(".packages-test", "tester\nlibrt-*-dev\n")
        for name in PLAIN:
            os.symlink(shutil.which(name), os.path.join(self.bin, name))
        # Known is what the file "installed" lists; apt-get writes down how it was called, and adds to it. apt-cache knows the
        # release's clang once apt-get has updated its lists, and every name that is not in the file "strange".
        self.stand_in("dpkg-query", 'for name; do :; done; grep -qx -e "$name" "$TOP/installed" && printf installed')
        update = 'test "$1" != update || touch "$TOP/updated"'
        self.stand_in("apt-get", 'echo "$DEBIAN_FRONTEND: $*" >>"$TOP/log"; printf "%s\\n" "$@" >>"$TOP/installed"; ' + update)
        self.stand_in("apt-cache", CACHE)
        self.write("installed", "libone-dev\n")
        self.write("log", "")
        self.write("strange", "")
        self.user(0)

    def write(self, name, text):
        with open(os.path.join(self.top, name), "w", encoding="ascii") as file:
            file.write(text)

    def read(self, name):
        with open(os.path.join(self.top, name), encoding="ascii") as file:
            return file.read()

    def stand_in(self, name, script):
        self.write("bin/" + name, "#!/bin/sh\n" + script + "\n")
        os.chmod(os.path.join(self.bin, name), 0o755)

    def user(self, number):
        self.stand_in("id", f"echo {number}")

    def make(self, target="setup"):
        return subprocess.run(
            ["make", target], cwd=self.top, env={"PATH": self.bin, "TOP": self.top},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip

    def test_root_installs_what_is_missing_and_only_that(self):
        self.assertEqual(self.make().returncode, 0)
        log = self.read("log").splitlines()
        self.assertEqual(len(log), 2)
        self.assertIn("update", log[0])
        self.assertTrue(log[1].startswith("noninteractive: install"))
        self.assertTrue(log[1].endswith(" libtwo-dev libthree-dev"))

    def test_the_tests_need_more_and_the_compiler_tells_its_number(self):
        self.assertEqual(self.make("setup-test").returncode, 0)
        self.assertTrue(self.read("log").endswith(" libtwo-dev libthree-dev tester librt-19-dev\n"), self.read("log"))
        self.write("log", "")
        self.assertEqual(self.make().returncode, 0)
        self.assertEqual(self.read("log"), "")

    def test_names_that_apt_does_not_know(self):
        self.write("strange", "libtwo-dev\n")
        done = self.make()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("not known to apt on this system:\n    libtwo-dev \n", done.stdout)
        self.assertIn("add-apt-repository universe", done.stdout)
        self.assertIn("write\nthat name into .packages.", done.stdout)
        self.assertNotIn("install", self.read("log"))
        self.assertFalse(os.path.exists(os.path.join(self.top, "build", "setup")))

    def test_second_run_asks_nobody(self):
        self.make()
        self.write("log", "")
        self.stand_in("dpkg-query", 'echo asked >>"$TOP/log"')
        self.assertEqual(self.make().returncode, 0)
        self.assertEqual(self.read("log"), "")

    def test_a_new_package_in_the_list_is_noticed(self):
        self.make()
        stamp = os.path.join(self.top, "build", "setup")
        os.utime(stamp, (1, 1))
        self.write(".packages", "libone-dev\nlibfour-dev\n")
        self.assertEqual(self.make().returncode, 0)
        self.assertTrue(self.read("log").endswith(" libfour-dev\n"))

    def test_nothing_missing_nothing_updated(self):
        self.write("installed", "libone-dev\nlibtwo-dev\nlibthree-dev\n")
        self.assertEqual(self.make().returncode, 0)
        self.assertEqual(self.read("log"), "")

    def test_others_go_through_sudo(self):
        self.user(1000)
        self.stand_in("sudo", 'echo sudo >>"$TOP/log"; exec "$@"')
        self.assertEqual(self.make().returncode, 0)
        self.assertEqual(self.read("log").count("sudo"), 2)  # update, install
        self.assertIn("noninteractive: install", self.read("log"))

    def check_reported(self):
        done = self.make()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("    apt-get install libtwo-dev libthree-dev \n", done.stdout)
        self.assertFalse(os.path.exists(os.path.join(self.top, "build", "setup")))

    def test_without_rights_it_says_what_to_install(self):
        self.user(1000)
        self.check_reported()

    def test_when_installing_fails_it_says_what_to_install(self):
        self.stand_in("apt-get", "exit 100")
        self.check_reported()

    def test_without_dpkg_it_lists_all(self):
        os.remove(os.path.join(self.bin, "dpkg-query"))
        done = self.make()
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("    libone-dev\n    libtwo-dev\n    libthree-dev\n", done.stdout)

    def test_without_dpkg_the_libraries_are_enough(self):
        os.remove(os.path.join(self.bin, "dpkg-query"))
        self.stand_in("pkg-config", "exit 0")
        self.stand_in("msgfmt", "exit 0")
        self.assertEqual(self.make().returncode, 0)


class Tools(unittest.TestCase):
    """What is missing is told before anything is compiled."""

    def check(self, option, *expected):
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(
                ["make", "-s", "BUILD=" + folder, option], cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                env={name: value for name, value in os.environ.items() if not name.startswith("MAKE")},
            )  # fmt: skip
            self.assertNotEqual(done.returncode, 0)
            for text in expected:
                self.assertIn(text, done.stdout)
            self.assertFalse([name for _, _, names in os.walk(folder) for name in names if name.endswith(".o")])

    def test_each_tool(self):
        for variable in ("CC", "AR", "PKG_CONFIG", "MSGFMT"):
            self.check(variable + "=no-such-tool", "no-such-tool is missing", "make setup")

    def test_a_library(self):
        self.check("MODULES=yaml-0.1 no-such-library", "does not find no-such-library", "make setup")


if __name__ == "__main__":
    unittest.main()
