#!/usr/bin/python3
"""Proves that headers compile alone, and that programs in C and in C++ can use the public ones, include/tsuzuri/*.h.

Each public header compiles without a warning as C17 (gcc and clang) and as C++17 (g++ and clang++), and its functions are
C functions for C++ too. Headers in src/ compile as the code does.
"""

import concurrent.futures
import glob
import os
import re
import subprocess
import sys

import sources

WARNINGS = "-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror".split()
COMPILERS = [
    ["gcc", "-xc", "-std=c17"],
    ["clang", "-xc", "-std=c17"],
    ["g++", "-xc++", "-std=c++17"],
    ["clang++", "-xc++", "-std=c++17"],
]
PRIVATE = [["gcc", "-xc", "-std=gnu17", "-D_GNU_SOURCE"]]
FUNCTION = re.compile(r"^(?!static|#|typedef)[^\n(]*?\b(tsuzuri_\w+)\((?!\*)", re.M)


def compile_text(compiler, text, *options):
    """The compiler's messages about a text; empty when there are none."""
    done = subprocess.run(
        [*compiler, *WARNINGS, "-Iinclude", *options, "-"], input=text, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True,
    )  # fmt: skip
    return done.stdout if done.returncode else ""


def include(header):
    return f'#include "{header.partition("/")[2]}"\n'


def wrong_alone(headers, compilers, *options):
    def one(job):
        header, compiler = job
        errors = compile_text(compiler, include(header) + "extern int one;\n", "-fsyntax-only", *options)
        return f"{header} does not compile alone with {' '.join(compiler)}:\n{errors}" if errors else None

    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        yield from filter(None, pool.map(one, [(header, compiler) for header in headers for compiler in compilers]))


def library_options():
    """What the headers of the libraries need; their own warnings are none of ours."""
    names = re.search(r"^MODULES := (.*)$", sources.read("Makefile"), re.M)[1].split()
    options = subprocess.run(["pkg-config", "--cflags", *names], capture_output=True, text=True, check=True).stdout.split()
    return [re.sub("^-I", "-isystem", option) for option in options if not option.startswith("-std=")]


def wrong_linkage(headers):
    """A C++ program that uses every function: none of their names may be mangled."""
    names = sorted({name for header in headers for name in FUNCTION.findall(sources.code_of(header))})
    if not names:
        return
    text = "".join(map(include, headers)) + "extern void *const all[];\nvoid *const all[] = {\n"
    text += "".join(f"    reinterpret_cast<void *>(&{name}),\n" for name in names) + "};\n"
    os.makedirs("build/headers", exist_ok=True)
    errors = compile_text(COMPILERS[2], text, "-c", "-o", "build/headers/all.o")
    if errors:
        yield "a C++ program that uses every function does not compile:\n" + errors
        return
    listing = subprocess.run(["nm", "-u", "build/headers/all.o"], capture_output=True, text=True, check=True).stdout
    needed = set(re.findall(r"\bU (\w+)", listing))
    yield from (f"{name} is no C function for C++: its header lacks extern C" for name in names if name not in needed)


def main():
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    public, private = sorted(glob.glob("include/tsuzuri/*.h")), sorted(glob.glob("src/*/*.h"))
    wrong = [*wrong_alone(public, COMPILERS), *wrong_linkage(public)]
    wrong += wrong_alone(private, PRIVATE, "-Isrc", *library_options())
    print("\n".join(wrong) or "headers: each compiles alone, the public ones in C and in C++")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
