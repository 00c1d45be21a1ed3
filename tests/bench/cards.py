"""The records of data/r7 as plain data for the peers, and editions of many cards for tsuzuri."""

import pathlib
import re

import yaml

LABELS = "・▷※☆○–①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def turned(text, by):
    """The same characters from another start, so that no copy's text is one that was set before."""
    by %= len(text) or 1
    return (text[by:] + text[:by]).strip()


def blocks(text):
    """(kind, label, text) of each line: an item with its label, a subhead, or a paragraph."""
    found = []
    for line in text.splitlines():
        line = line.strip()
        if line and line[0] in LABELS:
            found.append(("item", line[0], line[1:].strip()))
        elif re.fullmatch("【[^】]*】", line):
            found.append(("head", "", line))
        elif line:
            found.append(("para", "", line))
    return found


class Edition:
    """An edition's form and cards: card = {"names": …, "fields": {(section, field): blocks}}."""

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        about = self.read(folder / "edition.yaml")
        self.form = self.read(folder / "form.yaml")
        self.title = about["title"]
        self.sections = self.form["sections"]
        self.cards = []
        for region in about["regions"]:
            for name in region["cards"]:
                self.cards.append(self.card(self.read(folder / "cards" / f"{name}.yaml")))

    @staticmethod
    def read(path):
        with open(path, encoding="utf-8") as file:
            return yaml.load(file, yaml.CSafeLoader)

    def card(self, record):
        fields = {}
        for section in self.sections:
            for field in section["fields"]:
                text = (record.get(section["id"]) or {}).get(field["id"]) or ""
                fields[section["id"], field["id"]] = blocks(text)
        return {"names": "・".join(one["name"] for one in record["municipalities"]), "fields": fields}

    def copies(self, times):
        """All cards `times` times, each time with texts turned by one character more."""
        for by in range(times):
            for card in self.cards:
                fields = {key: [(kind, label, turned(text, by) if kind != "head" else text) for kind, label, text in all]
                          for key, all in card["fields"].items()}
                yield {"names": card["names"] + (str(by + 1) if by else ""), "fields": fields}


# ---- as an edition of its own ----


def code(number):
    """A municipality's code: five digits and the check digit."""
    digits = f"{number:05}"
    total = sum((6 - i) * int(digit) for i, digit in enumerate(digits))
    return digits + str((11 - total % 11) % 10)


def literal(found):
    lines = [label + text for _, label, text in found]
    return "|\n" + "".join(f"    {line}\n" for line in lines) if lines else '""\n'


def write_edition(edition, times, folder):
    """An edition of `times` as many cards, of municipalities of all prefectures: one has no codes for so many."""
    folder = pathlib.Path(folder)
    (folder / "cards").mkdir(parents=True)
    regions, listed = [], []
    for i, card in enumerate(edition.copies(times)):
        if i % len(edition.cards) == 0:
            regions.append((f"第{len(regions) + 1}地域", []))
        one = f'{{code: "{code(10000 + i)}", name: {card["names"]}}}'
        out = [f"municipalities:\n  - {one}\n"]
        for section in edition.sections:
            out.append(f"{section['id']}:\n")
            for field in section["fields"]:
                out.append(f"  {field['id']}: {literal(card['fields'][section['id'], field['id']])}")
        (folder / "cards" / f"{i:05}.yaml").write_text("".join(out), encoding="utf-8")
        regions[-1][1].append(f'"{i:05}"')
        listed.append(f"  - {one}\n")
    about = [f"id: bench\ntitle: {edition.title}\nfiscal_year: 令和7年度\nprefecture: {{name: 全国}}\n"
             "publisher: 全国\ndate: 2026-03-31\nlanguage: ja\nform: form.yaml\nmunicipalities: municipalities.yaml\n"
             "regions:\n"]
    about += [f"  - name: {name}\n    cards: [{', '.join(cards)}]\n" for name, cards in regions]
    (folder / "edition.yaml").write_text("".join(about), encoding="utf-8")
    (folder / "municipalities.yaml").write_text("municipalities:\n" + "".join(listed), encoding="utf-8")
    (folder / "form.yaml").write_text(yaml.safe_dump(edition.form, allow_unicode=True, sort_keys=False), "utf-8")
