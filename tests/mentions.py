#!/usr/bin/python3
"""Proves that what is mentioned exists: in comments of the code and in the README files.

Comments: identifiers tz_…, TZ_… and tsuzuri_… (in public headers those of public headers), files *.c, *.h and *.py, and
"tz_name (file.h)" means that a file of that name has it. README files: files and folders of the project, targets of make, pictures and links.
src/README.md: identifiers as well, and the rooms as tests/layers.py draws them.
"""

import glob
import os
import re
import sys

import layers
import sources

NAME = re.compile(r"\b(?:tz|TZ|tsuzuri|TSUZURI)_\w+")
FILE = re.compile(r"[\w./-]*\w\.(?:c|h|py)\b")
IN_FILE = re.compile(r"\b(tz_\w+|TZ_\w+) \((\w+\.h)\)")
FOLDERS = ["src", "include", "tests"]
FOREIGN = {"sysexits.h"}  # of the system
PATH = re.compile(r"(?<![\w/.-])(?:src|tests|include|layouts|fonts|data/r7|\.ci)/[\w./-]*\w")
TARGET = re.compile(r"\bmake ([a-z][a-z-]*)\b")
LINK = re.compile(r"\]\((?!https?://)([^)]+)\)")


def wrong_comments():
    public = sorted(glob.glob("include/tsuzuri/*.h"))
    others = sorted(glob.glob("src/*/*.[ch]") + glob.glob("tests/**/*.[ch]", recursive=True))
    files = {os.path.basename(path) for folder in FOLDERS for path in glob.glob(folder + "/**", recursive=True)} | FOREIGN
    known = {name for path in public for name in NAME.findall(sources.code_of(path))}
    for path in public + others:
        if path == others[0]:
            known |= {name for other in others for name in NAME.findall(sources.code_of(other))}
        for line, text in sources.comments_of(path):
            for name in NAME.findall(text):
                if name not in known and not (name.endswith("_") and any(other.startswith(name) for other in known)):
                    yield f"{path}:{line}: a comment mentions {name}, which does not exist" + (" in public" if path in public else "")
            for name in FILE.findall(text):
                if os.path.basename(name) not in files:
                    yield f"{path}:{line}: a comment mentions {name}, which does not exist"
            for name, header in IN_FILE.findall(text):
                places = glob.glob("src/*/" + header) + glob.glob("include/tsuzuri/" + header)
                if not any(name in sources.code_of(place) for place in places):
                    yield f"{path}:{line}: {name} does not stand in {header}"


def identifiers():
    """All names of the code, and of the programs that use the library, whose variables of the environment are strings."""
    shown = {name for path in glob.glob("tests/embed/*") for name in NAME.findall(sources.read(path))}
    return shown | {name for path in glob.glob("include/tsuzuri/*.h") + glob.glob("src/*/*.[ch]") for name in NAME.findall(sources.code_of(path))}


def wrong_readmes():
    makefile = "".join(map(sources.read, ["Makefile", *sorted(glob.glob("src/*/*.mk"))]))
    for path in sorted(glob.glob("README*.md") + glob.glob("src/README*.md") + glob.glob("data/*/README*.md")):
        text = sources.read(path)
        for name in sorted(set(PATH.findall(text))):
            if not os.path.exists(name) and not os.path.exists(os.path.join(os.path.dirname(path), name)):
                yield f"{path} mentions {name}, which does not exist"
        for name in sorted(set(NAME.findall(text)) - identifiers() if path == "src/README.md" else ()):
            yield f"{path} mentions {name}, which does not exist"
        for name in sorted(set(TARGET.findall(text))):
            if not re.search(rf"^(?:[\w-]+ )*{name}(?: [\w-]+)*:", makefile, re.M):
                yield f"{path} mentions make {name}, which the Makefile does not know"
        for name in sorted(set(LINK.findall(text))):
            target, _, anchor = name.partition("#")
            place = os.path.join(os.path.dirname(path), target) if target else path
            if not os.path.exists(place):
                yield f"{path} links to {name}, which does not exist"
            elif anchor and anchor not in anchors(place):
                yield f"{path} links to {name}, a heading that does not exist"


def wrong_rooms():
    drawn = "\n".join("    " + line for line in layers.drawing())
    if drawn not in sources.read("src/README.md"):
        yield "src/README.md: its picture of the rooms is not what make layers V=1 draws"


def anchors(path):
    """How headings of a README can be linked to."""
    headings = re.findall(r"^#+ (.*)$", sources.read(path), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def main():
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    wrong = [*wrong_comments(), *wrong_readmes(), *wrong_rooms()]
    print("\n".join(wrong) or "mentions: what comments and README files mention exists")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
