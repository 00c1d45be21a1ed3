#!/usr/bin/python3
"""Measures how good the tests are: makes one small mistake in a file of src/ and finds out whether a test notices.

    tests/mutate.py --count 60                 so many mistakes over all folders
    tests/mutate.py --count 5 src/card         in these folders or files only
    tests/mutate.py --list src/card/limit.c    numbers every mistake that can be made there
    tests/mutate.py --only 12 src/card/limit.c makes this one

A mistake is an operator exchanged, a number off by one, a condition negated, a call left out, true for false or an
enumerator for its neighbour. Which ones are tried follows from --seed alone. All is done in a copy of the tree below
build/mutate, built plainly by gcc. First the unit tests of the file's folder run, then the end-to-end tests that are quick,
then with --all every other test. What survives needs a test, or changes nothing that can be observed.
"""

import argparse
import filecmp
import glob
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys

import sources

COPY = "build/mutate"
MAKE = ["make", "-s", "-j2", "CC=" + ("ccache gcc" if shutil.which("ccache") else "gcc"), "OPTIMISE=-O1 -g", "LTO=", "WARNINGS=-w"]
QUICK = ["traces", "fit", "lines", "layouts", "booklet", "compare", "pdf_parts", "messages"]
SLOW = {"faults", "standards", "handout", "setup", "watch", "hostile"}
TIMEOUT = 60  # of one unit test; three times as much for an end-to-end test
BUILD_TIMEOUT = 1800
SWAPS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "&&": "||", "||": "&&", "+": "-", "-": "+", "+=": "-=", "-=": "+=",
         "true": "false", "false": "true"}  # fmt: skip
OPERATOR = re.compile(r"(?<= )(<=|>=|==|!=|&&|\|\||\+=|-=|[<>+-])(?= )|\b(true|false)\b")
NUMBER = re.compile(r"(?<![\w.'])(\d+)(?![\w.'])")
CONDITION = re.compile(r"\b(?:if|while) (\()")
CALL = re.compile(r"^ +(\w+\(.*\));$", re.M)
ENUM = re.compile(r"\benum(?: \w+)? \{([^{}]*)\}")
BODY = re.compile(r"^(?![#} \n])[^;=]*?\)\s*\{\n(.*?)^\}", re.M | re.S)


def neighbours():
    """{enumerator: the next one of its enum}; the last has the first."""
    found = {}
    for path in glob.glob("src/*/*.[ch]") + glob.glob("include/tsuzuri/*.h"):
        for match in ENUM.finditer(sources.code_of(path)):
            names = re.findall(r"(\w+)\s*(?:=[^,]*)?(?:,|$)", match[1].strip())
            if len(names) > 1:
                found.update(zip(names, names[1:] + names[:1]))
    return found


def blank(text):
    """The text with its comments and strings blanked out, byte for byte in place."""
    return sources.TOKEN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def closing(code, opening):
    depth = 0
    for place in range(opening, len(code)):
        depth += (code[place] == "(") - (code[place] == ")")
        if depth == 0:
            return place
    return opening


def mistakes(path, enums):
    """Every mistake that can be made in a file: (start, end, what stands there then, line)."""
    text = sources.read(path)
    code, found = blank(text), []
    for body in BODY.finditer(code):
        low, high = body.span(1)
        for match in OPERATOR.finditer(code, low, high):
            found.append((*match.span(), SWAPS[match[0]]))
        for match in NUMBER.finditer(code, low, high):
            found.append((*match.span(), str(int(match[0]) + 1)))
        for match in CONDITION.finditer(code, low, high):
            end = closing(code, match.start(1)) + 1
            found.append((match.start(1), end, "(!" + text[match.start(1) : end] + ")"))
        for match in CALL.finditer(code, low, high):
            if not match[1].startswith(("return(", "sizeof(")):
                found.append((match.start(1), match.end(1), ""))
        for match in re.finditer(r"\b[A-Z]\w+\b", code[low:high]):
            if match[0] in enums:
                found.append((low + match.start(), low + match.end(), enums[match[0]]))
    return [(start, end, new, text.count("\n", 0, start) + 1) for start, end, new in sorted(set(found))]


def choose(paths, count, seed):
    """So many mistakes, as evenly over the folders as there are files: [(path, mistake)]."""
    enums, chance, folders = neighbours(), random.Random(seed), {}
    for path in paths:
        for mistake in mistakes(path, enums):
            folders.setdefault(os.path.dirname(path), {}).setdefault(path, []).append(mistake)
    chosen = []
    while folders and len(chosen) < count:
        for folder in sorted(folders):
            if len(chosen) < count:
                path = chance.choice(sorted(folders[folder]))
                chosen.append((path, folders[folder][path].pop(chance.randrange(len(folders[folder][path])))))
                if not folders[folder][path]:
                    del folders[folder][path]
        folders = {folder: files for folder, files in folders.items() if files}
    return chosen


def limits():
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def passes(command, seconds):
    env = dict(os.environ, TSUZURI=os.path.abspath(COPY + "/build/tsuzuri"), LC_ALL="C.UTF-8")
    run = subprocess.Popen(command, cwd=COPY, env=env, preexec_fn=limits, start_new_session=True, stdin=subprocess.DEVNULL,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        return run.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
            run.wait()


def unit_tests(folder):
    return [path[len("tests/unit/") : -len(".c")] for path in sorted(glob.glob(f"tests/unit/{folder}/test_*.c", root_dir=COPY))]


def caught_by(path, everything):
    """The first test that fails, None when all pass, or "" when the program cannot be built any more."""
    folder = path.split("/")[1]
    own = unit_tests(folder)
    # test_pdf_parts.py runs pdf/test_write, which must not be that of a mistake before.
    wanted = {"pdf/test_write", *own}
    if not passes([*MAKE, "all", "build/faults.so", *(f"build/unit/{name}" for name in sorted(wanted))], BUILD_TIMEOUT):
        return ""
    stem = "test_" + os.path.basename(path)[: -len(".c")]
    for name in sorted(own, key=lambda name: not name.endswith(stem)):
        if not passes([f"build/unit/{name}"], TIMEOUT):
            return "unit/" + name
    ends = [f"tests/e2e/test_{name}.py" for name in QUICK]
    if everything:
        others = [name for name in unit_tests("*") if name not in own]
        if not passes([*MAKE, *(f"build/unit/{name}" for name in others)], BUILD_TIMEOUT):
            return ""
        for name in others:
            if not passes([f"build/unit/{name}"], TIMEOUT):
                return "unit/" + name
        ends += [end for end in sorted(glob.glob("tests/e2e/test_*.py", root_dir=COPY)) if end not in ends
                 and os.path.basename(end)[len("test_") : -len(".py")] not in SLOW]  # fmt: skip
    for end in ends:
        if not passes(["/usr/bin/python3", end], 3 * TIMEOUT):
            return end[len("tests/") :]
    return None


def copy_tree():
    """The tree as git knows it, with what is changed; files that are the same stay as they are."""
    listed = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True, check=True).stdout
    wanted = [path for path in listed.splitlines() if os.path.exists(path)]
    for path in wanted:
        target = os.path.join(COPY, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        if not os.path.exists(target) or not filecmp.cmp(path, target, shallow=False):
            shutil.copy(path, target)
    for folder in ("src", "include", "tests"):
        for path in glob.glob(f"{COPY}/{folder}/**/*.[ch]", recursive=True):
            if path[len(COPY) + 1 :] not in wanted:
                os.remove(path)
    os.makedirs(COPY + "/build", exist_ok=True)
    open(COPY + "/build/setup", "w").close()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--count", type=int, default=20)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--all", action="store_true", help="run every test before a mistake counts as survived")
    options.add_argument("--list", action="store_true")
    options.add_argument("--only", type=int, metavar="N", help="the mistake of this number in the one file given")
    options.add_argument("paths", nargs="*", default=["src"])
    arguments = options.parse_args()
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    paths = [path for path in sorted(glob.glob("src/*/*.c")) if any((path + "/").startswith(p.rstrip("/") + "/") for p in arguments.paths)]
    if arguments.list or arguments.only is not None:
        chosen = [(path, mistake) for path in paths for mistake in mistakes(path, neighbours())]
        chosen = chosen if arguments.only is None else [chosen[arguments.only]]
    else:
        chosen = choose(paths, arguments.count, arguments.seed)
    if not arguments.list:
        copy_tree()
        if not passes([*MAKE, "all", "unit-programs"], BUILD_TIMEOUT):
            sys.exit("the tree does not build as it is")
        for end in (f"tests/e2e/test_{name}.py" for name in QUICK):
            if not passes(["/usr/bin/python3", end], 3 * TIMEOUT):
                sys.exit(f"{end} fails without any mistake")
    caught = survived = 0
    for number, (path, (start, end, new, line)) in enumerate(chosen):
        text = sources.read(path)
        what = f"{path}:{line}: {' '.join(text[start:end].split())[:60]} → {' '.join(new.split())[:60] or 'nothing'}"
        if arguments.list:
            print(f"{number:5} {what}")
            continue
        with open(f"{COPY}/{path}", "w", encoding="utf-8") as file:
            file.write(text[:start] + new + text[end:])
        by = caught_by(path, arguments.all)
        with open(f"{COPY}/{path}", "w", encoding="utf-8") as file:
            file.write(text)
        if by == "":
            print(f"no build  {what}", flush=True)
            continue
        caught, survived = caught + (by is not None), survived + (by is None)
        print(f"{'SURVIVED' if by is None else 'caught  '}  {what}" + (f"   by {by}" if by else ""), flush=True)
    if not arguments.list:
        print(f"{caught} caught, {survived} survived")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main())
