#!/usr/bin/python3
"""Builds every kind of build, runs all tests and ends with one line: N passed, N failed.

    tests/run.py            everything, as `make test` does
    tests/run.py record     only the jobs whose name contains one of the words, such as "(asan)"

A case is one test of cmocka or unittest, or one check of its own (layers, headers, valgrind, coverage …). A test program that
crashes, hangs, ends early, skips or runs nothing counts as failed. Two jobs run side by side; none may share files with
another. The program built by clang also counts which lines of src/ are reached.
"""

import concurrent.futures
import glob
import os
import re
import subprocess
import sys
import tempfile
import time

import coverage

TIMEOUT = 600  # only a program that hangs takes so long, even where many others run
PYTHON = "/usr/bin/python3"
BUILDS = {  # name: its folder, and options of make
    "gcc": ("build", ["all", "unit-programs", "libraries", "CC=gcc"]),
    "clang": (coverage.FOLDER, ["all", "unit-programs", "CC=clang", "COVER=1"]),
    "asan": ("build/asan", ["all", "unit-programs", "CC=gcc", "SAN=1"]),
    "web": ("build", ["page", "build/web/npm/installed"]),
    "fuzz": ("build/fuzz", ["fuzzers", "CC=clang", "FUZZ=1"]),
}
ENV = dict(
    {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS", "LC_", "LANG"))},
    LC_ALL="C.UTF-8",
    CMOCKA_MESSAGE_OUTPUT="TAP",
    ASAN_OPTIONS="detect_leaks=1",
    UBSAN_OPTIONS="print_stacktrace=1",
)


def count_tap(status, output):
    """cmocka: "1..4" announces, "ok 1 - name" and "not ok 2 - name" follow; a skipped test is "not ok"."""
    planned = sum(int(n) for n in re.findall(r"^1\.\.(\d+)$", output, re.M))
    passed = len(re.findall(r"^ok \d+ - ", output, re.M))
    return passed, planned - passed


def count_unittest(status, output):
    ran = sum(int(n) for n in re.findall(r"^Ran (\d+) tests? in ", output, re.M))
    lost = sum(int(n) for n in re.findall(r"\b(?:failures|errors|skipped|unexpected successes)=(\d+)", output))
    return max(ran - lost, 0), lost


def count_check(status, output):
    return (1, 0) if status == 0 else (0, 1)


CHECKS = ["layers", "headers", "mirror", "mentions"]  # what can be proved about the code without running it


def unit_jobs(build):
    folder = BUILDS[build][0]
    return [(f"{p[6:-2]} ({build})", [f"{folder}/{p[6:-2]}"], count_tap) for p in sorted(glob.glob("tests/unit/*/test_*.c"))]


# Long, or not about the program: with the build of gcc alone.
ONCE = ["tests/e2e/test_" + name + ".py" for name in ("faults", "standards", "handout", "setup", "embed", "install", "rounds", "producers", "svg")]


def e2e_jobs(build, paths):
    program = os.path.abspath(BUILDS[build][0] + "/tsuzuri")
    command = ["env", "TSUZURI=" + program, PYTHON, "-W", "error::ResourceWarning"]
    return [(f"{p[6:-3]} ({build})", [*command, p], count_unittest) for p in paths]


def page_jobs():
    """The browser page: its engine under node, compared with the program of gcc's build, and all of it in Chromium."""
    command = ["env", "TSUZURI=" + os.path.abspath("build/tsuzuri"), PYTHON, "-W", "error::ResourceWarning"]
    return [(f"{p[6:-3]} (web)", [*command, p], count_unittest) for p in sorted(glob.glob("tests/web/test_*.py"))]


FUZZ_RUNS = {"text": 12000, "records": 2500, "layout": 3000, "font": 1500, "archive": 6000}  # others: 2000


def fuzz_jobs(scratch):
    """Each fuzzer over its corpus and all that ever broke it, then the same few thousand tries every time."""
    found = []
    for path in sorted(glob.glob("tests/fuzz/fuzz_*.c")):
        name = path[len("tests/fuzz/fuzz_") : -len(".c")]
        corpus = [f"tests/fuzz/corpus/{name}", f"tests/cases/crash/{name}"]
        corpus = [folder for folder in corpus if os.path.isdir(folder)]
        corpus += ["build/fuzz/seeds/font"] if name == "font" else []
        words = f"tests/fuzz/{name}.dict"
        new, longest = f"{scratch}/fuzz-{name}", 8192 if name == "font" else 4096
        os.mkdir(new)
        found.append((f"fuzz/{name} (fuzz)", [
            f"build/fuzz/fuzz/{name}", f"-runs={FUZZ_RUNS.get(name, 2000)}", "-seed=1", f"-max_len={longest}", "-timeout=60",
            "-rss_limit_mb=4096", "-verbosity=0", f"-artifact_prefix={scratch}/broken-{name}-",
            "-dict=" + (words if os.path.exists(words) else "tests/fuzz/yaml.dict"), new, *corpus,
        ], count_check))  # fmt: skip
    return found


# Of each folder something that is quick enough; the others run with the address sanitizer only.
VALGRIND = """
    base/test_folder base/test_parallel character/test_compose yaml/test_scalar record/test_edition record/test_errors
    workbook/test_xlsx survey/test_survey
    layout/test_layout font/test_subset text/test_optimal text/test_ruby table/test_solver booklet/test_columns
    booklet/test_ledger pdf/test_impose compare/test_diff preview/test_preview cli/test_folder_watch
""".split()


def valgrind_jobs(scratch):
    """The real booklet; a small one archived, verified by typesetting it again, and drawn; unit tests. What is still
    reachable in the end belongs to glib, which has tables from before main() on."""
    memcheck = ["valgrind", "-q", "--error-exitcode=99", "--leak-check=full"]
    program = " ".join([*memcheck, "build/tsuzuri"])
    small = f"set -e; {program} archive tests/cases/small -o {scratch}/bag; {program} verify --rebuild {scratch}/bag; "
    small += f"{program} preview tests/cases/small -o {scratch}/pictures"
    booklet = ["build/tsuzuri", "build", "data/r7", "-o", scratch + "/valgrind.pdf"]
    found = [("valgrind/booklet (gcc)", [*memcheck, *booklet], count_check)]
    found += [("valgrind/small (gcc)", ["sh", "-c", small], count_check)]
    return found + [(f"valgrind/{name} (gcc)", [*memcheck, "build/unit/" + name], count_tap) for name in VALGRIND]


def jobs(scratch):
    """Every job as (name with its build, command, how its cases are counted), long ones first."""
    paths = sorted(glob.glob("tests/e2e/test_*.py"))
    both = [path for path in paths if path not in ONCE]
    found = page_jobs() + e2e_jobs("gcc", ONCE) + e2e_jobs("clang", both) + e2e_jobs("gcc", both) + fuzz_jobs(scratch)
    found += [("build (asan)", ["build/asan/tsuzuri", "build", "data/r7", "-o", scratch + "/asan.pdf"], count_check)]
    found += [("random editions (asan)", ["build/asan/random_editions", "--count", "300"], count_check)]
    found += valgrind_jobs(scratch) + unit_jobs("gcc") + unit_jobs("clang") + unit_jobs("asan")
    return found + [(f"{name} (gcc)", [PYTHON, f"tests/{name}.py"], count_check) for name in CHECKS]


def run(job):
    name, command, count = job
    start = time.monotonic()
    try:
        done = subprocess.run(
            command, env=ENV, timeout=TIMEOUT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, errors="replace",
        )  # fmt: skip
        status, output = done.returncode, done.stdout
    except subprocess.TimeoutExpired as late:
        status, output = "too long", (late.stdout or b"").decode(errors="replace")
    except OSError as error:
        status, output = "not started", str(error)
    passed, failed = count(status, output)
    if failed == 0 and (status != 0 or passed == 0):
        failed = 1
    return name, status, output, passed, failed, time.monotonic() - start


def report(name, status, output, passed, failed, seconds):
    print(f"{'FAIL' if failed else 'ok':4} {name:44} {passed:5} passed  {seconds:6.1f} s", flush=True)
    if failed:
        print(f"---- {name}: {failed} failed, status {status}\n{output}----", flush=True)


def build(names):
    """Makes these builds; those that fail."""
    failed = []
    for name in names:
        start = time.monotonic()
        folder, options = BUILDS[name]
        done = subprocess.run(
            ["make", "-s", "-k", "-j2", "WERROR=1", "BUILD=" + folder, *options], env=ENV, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, errors="replace",
        )  # fmt: skip
        report("compile (" + name + ")", done.returncode, done.stdout, *count_check(done.returncode, ""),
             time.monotonic() - start)  # fmt: skip
        failed += [name] if done.returncode else []
    return failed


def check_coverage():
    """Whether enough lines were reached; prints how many."""
    start = time.monotonic()
    table, percent = coverage.folders(coverage.lines())
    print(table)
    enough = percent >= coverage.LEAST
    shortage = "" if enough else f"less than {coverage.LEAST} % of the lines; tests/coverage.py shows them\n"
    report("coverage", 0 if enough else 1, shortage, *count_check(not enough, ""), time.monotonic() - start)
    return enough


def main():
    words = sys.argv[1:]
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    with tempfile.TemporaryDirectory() as scratch, concurrent.futures.ThreadPoolExecutor(2) as pool:
        wanted = [job for job in jobs(scratch) if not words or any(word in job[0] for word in words)]
        builds = [name for name in BUILDS if any(f"({name})" in job[0] for job in wanted)]
        broken = build(builds)
        coverage.forget()
        passed, failed = len(builds) - len(broken), len(broken)
        for result in pool.map(run, wanted):
            report(*result)
            passed, failed = passed + result[3], failed + result[4]
    if not words:
        enough = check_coverage()
        passed, failed = passed + enough, failed + (not enough)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
