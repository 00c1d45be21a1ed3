"""What the tests of whole booklets share: running the program, reading records, making editions of one's own."""

import json
import os
import shutil
import subprocess
import tempfile
import unittest

import yaml

TOP = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
PROGRAM = os.environ.get("TSUZURI") or os.path.join(TOP, "build", "tsuzuri")
EDITION = os.path.join(TOP, "data", "r7")
LAYOUTS = sorted(name[:-5] for name in os.listdir(os.path.join(TOP, "layouts")) if name.endswith(".yaml"))


def run(*words, status=0, **more):
    done = subprocess.run([PROGRAM, *words], cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=280, **more)
    if done.returncode != status:
        raise AssertionError(f"{words}: status {done.returncode}\n{done.stderr.decode()}")
    return done


def tool(*words):
    """What another program prints."""
    return subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True).stdout.decode()


def read(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, yaml.BaseLoader)  # every value a string, dates and codes too


def tight(text):
    """Text without white space."""
    return "".join(text.split())


class Records:
    """An edition's records: cards in the booklet's order."""

    def __init__(self, folder=EDITION):
        self.edition = read(os.path.join(folder, "edition.yaml"))
        self.form = read(os.path.join(folder, self.edition["form"]))
        self.regions = [(r["name"], r["cards"]) for r in self.edition["regions"]]
        self.cards = {slug: read(os.path.join(folder, "cards", slug + ".yaml")) for _, n in self.regions for slug in n}

    def fields(self):
        return [(s["id"], f) for s in self.form["sections"] for f in s["fields"]]

    def names(self, slug):
        return [one["name"] for one in self.cards[slug]["municipalities"]]

    def answers(self, slug):
        return [self.answer(slug, section, field["id"]) for section, field in self.fields()]

    def answer(self, slug, section, field):
        return (self.cards[slug].get(section) or {}).get(field) or ""


# ---- editions of one's own ----


def code_of(number):
    """The official code of a municipality that there is not: 第1町, 第2町, …"""
    digits = str(24000 + number)
    return digits + str((11 - sum(int(d) * w for d, w in zip(digits, range(6, 1, -1))) % 11) % 10)


def write(folder, name, value):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        yaml.safe_dump(value, file, allow_unicode=True, sort_keys=False, default_style='"')


def card(municipalities, answers):
    """A card as officials write it: its answers as blocks below |."""
    lines = ["municipalities:"]
    for one in municipalities:
        lines.append("  - " + json.dumps(one, ensure_ascii=False))
    for section, fields in answers.items():
        if isinstance(fields, str):
            lines.append(f"{section}: {fields}")
            continue
        lines.append(f"{section}:")
        for field, text in fields.items():
            text = (text or "").rstrip("\n")
            lines.append(f"  {field}: " + ("|" if text.strip() else '""'))
            lines += ["    " + line if line else "" for line in text.split("\n") if text.strip()]
    return "\n".join(lines) + "\n"


def make_edition(folder, cards, **changes):
    """An edition of cards given by their answers alone ({section: {field: text}}), ten a region, with the real form.
    Keyword arguments change edition.yaml; what is None is left out."""
    os.makedirs(os.path.join(folder, "cards"))
    for name in ("form.yaml", "layout.yaml"):
        shutil.copy(os.path.join(EDITION, name), folder)
    slugs = []
    for number, answers in enumerate(cards, 1):
        slugs.append(code_of(number) + "-town")
        with open(os.path.join(folder, "cards", slugs[-1] + ".yaml"), "w", encoding="utf-8") as file:
            file.write(card([{"code": code_of(number), "name": f"第{number}町"}], answers))
    regions = [{"name": f"地域{i // 10 + 1}", "cards": slugs[i : i + 10]} for i in range(0, len(slugs), 10)]
    edition = {**Records().edition, "regions": regions, "municipalities": None, "errata": None, **changes}
    write(folder, "edition.yaml", {key: value for key, value in edition.items() if value is not None})


class InScratch(unittest.TestCase):
    """A folder of its own for each test."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.scratch = folder.name

    def path(self, *parts):
        return os.path.join(self.scratch, *parts)

    def layout(self, text):
        """A layout of one's own, like one of the project's."""
        with open(self.path("layout.yaml"), "w", encoding="utf-8") as file:
            file.write(text)
        return self.path("layout.yaml")
