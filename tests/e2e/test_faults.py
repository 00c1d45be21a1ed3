#!/usr/bin/python3
"""Every piece of memory, every call on files, and signals at any moment: no crash, no leak, a message, the old file intact.

The faults are made by tests/faults/faults.c. A run of all points takes many minutes, so that only a sample of them, evenly
spread, is tried unless the environment has FAULTS=all.
"""

import errno
import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
import unittest

TOP = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
PROGRAM = os.environ.get("TSUZURI", os.path.join(TOP, "build", "tsuzuri"))
SHIM = os.path.join(os.path.dirname(PROGRAM), "faults.so")
EDITION = os.path.join(TOP, "tests", "cases", "small")
CACHES = 12  # pieces that the C library keeps for good when it first words an error
OLD = b"the year before\n"
ENV = {**{k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG"))}, "LC_ALL": "C.UTF-8"}


def sample(n, wanted):
    """`wanted` of n points, or all."""
    if os.environ.get("FAULTS") == "all" or n <= wanted:
        return range(n)
    return sorted({i * n // wanted for i in range(wanted)} | set(range(20)))


def one_core():
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # so that calls come in the same order every time


class Faults(unittest.TestCase):
    most_held = 0

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.output = os.path.join(cls.folder, "out.pdf")
        done = cls.build()
        assert done.returncode == 0, done.stderr
        with open(cls.output, "rb") as file:
            cls.whole = file.read()
        cls.pieces, cls.calls, cls.held, _ = cls.report()

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)
        print(f"pieces of memory held in the end: {cls.held} of a whole build, at most {cls.most_held} after a fault")

    @classmethod
    def build(cls, **faults):
        """A build over an old file."""
        with open(cls.output, "wb") as file:
            file.write(OLD)
        return cls.run_with(faults, "build", EDITION, "-o", cls.output)

    @classmethod
    def run_with(cls, faults, *words):
        report = os.path.join(cls.folder, "report")
        if os.path.exists(report):
            os.remove(report)
        env = {**ENV, "LD_PRELOAD": SHIM, "FAULT_REPORT": report}
        env.update({"FAULT_" + name.upper(): str(value) for name, value in faults.items()})
        return subprocess.run(
            [PROGRAM, *words], env=env, cwd=TOP, stdin=subprocess.DEVNULL, capture_output=True, timeout=60,
            preexec_fn=one_core,
        )  # fmt: skip

    @classmethod
    def report(cls):
        """Pieces of memory, calls on files, pieces still held, waits for the disk; None: it did not come back from main()."""
        path = os.path.join(cls.folder, "report")
        if not os.path.exists(path):
            return None
        with open(path) as file:
            return [int(number) for number in file.read().split()]

    def intact(self, done, place):
        """Either the complete book is there, or the old file, with a message and nothing else."""
        with open(self.output, "rb") as file:
            found = file.read()
        self.assertTrue(found in (self.whole, OLD), f"{place}: {len(found)} other bytes than those of the book")
        left = [name for name in os.listdir(self.folder) if name.startswith(".tsuzuri")]
        self.assertEqual(left, [], place)
        if done.returncode == 0:
            self.assertEqual(found, self.whole, place)
        report = self.report()
        if report:
            type(self).most_held = max(self.most_held, report[2])
            self.assertLessEqual(report[2], self.held + CACHES, f"{place}: not all memory was given back")
        return found

    def failed_well(self, done, place, codes):
        """An exit code of those (0: it did without), and a message with it."""
        self.assertIn(done.returncode, codes, f"{place}: {done.stderr.decode()}")
        if done.returncode == 71:
            self.assertIn(b"out of memory", done.stderr, place)
        elif done.returncode:
            self.assertIn(b"error: ", done.stderr, place)
        self.intact(done, place)

    def try_memory(self, wanted, **how):
        points = sample(self.pieces, wanted)
        survived = 0
        for n in points:
            done = self.build(memory=n, **how)
            self.failed_well(done, f"memory {n} {how}", (0, 65, 66, 71, 73, 74))
            survived += done.returncode == 0
        print(f"memory {how}: {len(points)} of {self.pieces} points, {survived} did without", flush=True)

    def test_each_piece_of_memory(self):
        self.try_memory(400)

    def test_no_memory_from_there_on(self):
        self.try_memory(150, lasting=1)

    def test_each_call_on_files(self):
        tried = 0
        for code in (errno.ENOSPC, errno.EIO, errno.EDQUOT, 0):
            for lasting in (0, 1):
                for n in sample(self.calls, 1000):
                    done = self.build(file=n, error=code, lasting=lasting)
                    self.failed_well(done, f"file {n} {code} {lasting}", (0, 73, 74) if code else (0,))
                    tried += 1
        print(f"calls on files: {tried} points, all of {self.calls} calls", flush=True)

    def test_only_what_is_kept_waits_for_the_disk(self):
        """A file and then its folder, which knows its name."""
        for purpose, waits in (("handout", 0), ("print", 0), ("archive", 2)):
            done = self.run_with({}, "build", EDITION, "--for", purpose, "-o", self.output)
            self.assertEqual((done.returncode, self.report()[3]), (0, waits), done.stderr)
        done, whole, _ = self.bag()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertGreater(self.report()[3], len(whole))

    def bag(self, **faults):
        """The result of keeping the edition, and what then stands in the folder: {name: bytes}."""
        folder = os.path.join(self.folder, "archive")
        os.mkdir(folder)
        done = self.run_with(faults, "archive", EDITION, "-o", os.path.join(folder, "bag"))
        found = {}
        for path, _, names in os.walk(folder):
            for name in names:
                with open(os.path.join(path, name), "rb") as file:
                    found[os.path.relpath(os.path.join(path, name), folder)] = file.read()
        left = os.listdir(folder)
        shutil.rmtree(folder)
        return done, found, left

    def test_each_call_on_files_of_a_bag(self):
        """A bag is complete or not there, whatever fails; no half of one is left under another name."""
        done, whole, _ = self.bag()
        self.assertEqual(done.returncode, 0, done.stderr)
        calls, tried, survived = self.report()[1], 0, 0
        self.assertGreater(calls, 2 * len(whole))
        for code, points in ((errno.ENOSPC, range(calls)), (errno.EIO, sample(calls, 20)), (0, sample(calls, 20))):
            for n in points:
                done, found, left = self.bag(file=n, error=code)
                place = f"bag {n} {code}: {done.stderr.decode()}"
                if done.returncode == 0:
                    self.assertEqual(found, whole, place)
                    survived += 1
                else:
                    self.assertIn(done.returncode, (73, 74), place)
                    self.assertIn(b"error: ", done.stderr, place)
                    self.assertIn((found, left), (({}, []), (whole, ["bag"])), place)
                tried += 1
        print(f"calls on files of a bag: {tried} points, all of {calls} calls, {survived} did without", flush=True)

    def test_interrupted_calls_are_made_again(self):
        for n in range(self.calls):
            done = self.build(file=n, error=errno.EINTR)
            self.assertIn(done.returncode, (0, 73, 74), done.stderr)
            self.intact(done, f"interrupted {n}")

    def test_a_signal_at_each_call(self):
        points = sample(self.pieces + self.calls, 200)
        for n in points:
            done = self.build(signal=n)
            self.assertIn(done.returncode, (0, -signal.SIGTERM), f"signal {n}: {done.stderr.decode()}")
            self.intact(done, f"signal {n}")
        # Where files are written a signal does most harm: every point of the last ones.
        last = range(max(0, self.pieces + self.calls - 60), self.pieces + self.calls)
        for n in last:
            done = self.build(signal=n)
            self.assertIn(done.returncode, (0, -signal.SIGTERM), f"signal {n}: {done.stderr.decode()}")
            self.intact(done, f"signal {n}")
        print(f"signals: {len(points) + len(last)} of {self.pieces + self.calls} points", flush=True)

    def test_signals_at_random_moments(self):
        chance = random.Random(1)
        for _ in range(60):
            with open(self.output, "wb") as file:
                file.write(OLD)
            with subprocess.Popen(
                [PROGRAM, "build", EDITION, "-o", self.output], env=ENV, cwd=TOP, stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            ) as process:  # fmt: skip
                time.sleep(chance.random() * 0.08)
                number = chance.choice((signal.SIGINT, signal.SIGTERM, signal.SIGHUP))
                process.send_signal(number)
                process.stderr.read()
            self.assertIn(process.returncode, (0, -number))
            self.intact(process, f"signal {number}")


if __name__ == "__main__":
    unittest.main()
