#!/usr/bin/python3
"""Proves for the first edition that source + errata = records.

data/r7/source/handout.txt is the printed handout as character recognition left it; data/r7/errata.yaml corrects the
certain slips in it; data/r7/cards/*.yaml, form.yaml and edition.yaml are what the program typesets.  After the errata,
every cell of the source must be in its field of its record with the same characters in the same order, and nothing
else may be in the records.

Only two things may differ, and no others:

* White space: it parts characters, it is never compared (ASCII and ideographic spaces, line ends).
* The mark of a bare list item.  Where the source has a bare item of a <ul> (in the front pages: of a "- " list), the
  record may open a line with ・ that the source does not have.  All other marks of items (▷ ① … ⑳ ※ ☆ ○ –, and
  every ・ the source has) must be in both, in place.  So a record may add ・, at the start of a line, inside a list of
  the source, where the source has white space (or the list's start), and nothing else.

Run from anywhere: /usr/bin/python3 tests/e2e/test_records.py
"""

import os
import re
import unittest

import yaml

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
EDITION = os.path.join(ROOT, "data", "r7")

TITLE = "在宅医療・介護連携に関する課題と"
HUB = "●連携拠点名称"
GOAL = "●目指すべき姿"
ITEM = "・"

SPACE = re.compile(r"\s")


def load(*path):
    """A YAML file; a key given twice is an error (PyYAML alone would keep the last one)."""

    class Loader(yaml.SafeLoader):
        pass

    def mapping(loader, node):
        result = {}
        for key, value in node.value:
            name = loader.construct_object(key, deep=True)
            if name in result:
                raise AssertionError("%s: key %r given twice" % (key.start_mark, name))
            result[name] = loader.construct_object(value, deep=True)
        return result

    Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping)
    with open(os.path.join(EDITION, *path), encoding="utf-8", newline="") as stream:
        return yaml.load(stream.read(), Loader)


def cells(line, count):
    """The cells of a row of the source; some cards have further, empty columns as recognition noise."""
    row = line.split("\t")
    if len(row) == count:
        return row
    full = [cell for cell in row if cell.strip()]
    if len(full) != count:
        raise AssertionError("%d cells instead of %d: %s" % (len(full), count, line[:60]))
    return full


def read_source(text, form):
    """(front, cards): the lines before the first card; for every card its texts by path, as they are in the source."""
    sections = {section["id"]: [field["id"] for field in section["fields"]] for section in form["sections"]}
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith(TITLE)]
    result = []
    for start, end in zip(starts, starts[1:] + [len(lines)]):
        rows = [line for line in lines[start:end] if line.strip()]
        card = {"title": rows.pop(0)}

        goals = next(i for i, row in enumerate(rows) if row.startswith(GOAL))
        # One card has the hub's name in the row above its head, two have both in one cell.
        hub = " ".join(rows[:goals])
        if hub.count(HUB) != 1:
            raise AssertionError("no hub: " + card["title"])
        card["head.hub.name"] = HUB
        card["hub.name"] = hub.replace(HUB, "")

        count = len(sections["goals"])
        for name, head, value in zip(sections["goals"], cells(rows[goals], count), cells(rows[goals + 1], count)):
            card["head.goals." + name] = head
            card["goals." + name] = value

        row = goals + 2
        for section in ("status", "shared"):
            fields = sections[section]
            card["head." + section] = rows[row]
            for name, head, value in zip(fields, cells(rows[row + 1], len(fields)),
                                         strict_cells(rows[row + 2], len(fields))):
                card["head.%s.%s" % (section, name)] = head
                card["%s.%s" % (section, name)] = value
            row += 3
        if row != len(rows):
            raise AssertionError("rows left over: %s: %r" % (card["title"], rows[row:]))
        result.append(card)
    return lines[:starts[0]], result


def strict_cells(line, count):
    """The cells of a row in which a cell may be empty: the columns must be exactly as many as there are."""
    row = line.split("\t")
    if len(row) != count:
        raise AssertionError("%d columns instead of %d: %s" % (len(row), count, line[:60]))
    return row


def characters(text, front=False):
    """The characters of a source text in order, as (character, in_list, after_space).

    `in_list` says that it is inside a list, `after_space` that white space or a tag is in front of it.  A <ul> has no
    end in the source: it goes on to the next paragraph, or to the end of the cell.
    """
    result = []
    in_list = False
    gap = True
    for part in re.split(r"(<[^<>]*>|^- )" if front else r"(<[^<>]*>)", text, flags=re.M):
        if part.startswith("<ul ") or part == "<ul>" or (front and part == "- "):
            in_list = gap = True
        elif part in ("<p>", "</p>"):
            in_list = False
            gap = True
        elif part.startswith("<") and part.endswith(">"):
            raise AssertionError("unknown tag %s" % part)
        else:
            for character in part:
                if SPACE.match(character):
                    gap = True
                else:
                    result.append((character, in_list, gap))
                    gap = False
    return result


def difference(source, record):
    """What is wrong between the characters of a source text and a record's text; None when they are the same."""
    position = 0
    for number, line in enumerate(record.split("\n"), 1):
        text = [character for character in line if not SPACE.match(character)]
        for column, character in enumerate(text):
            if position < len(source) and source[position][0] == character:
                position += 1
                continue
            if column == 0 and character == ITEM and position < len(source):
                _, in_list, gap = source[position]
                if in_list and gap and len(text) > 1:
                    continue
            found = "".join(c for c, _, _ in source[position:position + 12]) or "(end)"
            return "line %d: the record has %r, the source has %r" % (number, "".join(text[column:column + 12]), found)
    if position != len(source):
        return "the record ends, the source has %r" % "".join(c for c, _, _ in source[position:position + 12])
    return None


def bare(text):
    return "".join(character for character in text if not SPACE.match(character))


def correct(card, errata):
    """Applies the errata of one card in order.  Every one must occur in its field exactly as often as it says."""
    for erratum in errata:
        field, found = erratum["field"], erratum["found"]
        if field not in card:
            raise AssertionError("no such field: %r" % erratum)
        if card[field].count(found) != erratum.get("count", 1):
            raise AssertionError("found %d times: %r" % (card[field].count(found), erratum))
        card[field] = card[field].replace(found, erratum["corrected"])


def read_front(lines):
    """The two front pages: [(title, [(heading, text), …]), …].  A heading opens with ○ or a circled figure."""
    pages = []
    for line in lines:
        if not line.strip():
            continue
        if line.startswith("在宅医療・介護連携"):
            pages.append((line, []))
        elif re.match("[○①-⑳]", line):
            pages[-1][1].append([line, ""])
        else:
            pages[-1][1][-1][1] += line + "\n"
    return pages


class Records(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        with open(os.path.join(EDITION, "source", "handout.txt"), encoding="utf-8", newline="") as stream:
            text = stream.read()
        cls.form = load("form.yaml")
        cls.edition = load("edition.yaml")
        cls.errata = load("errata.yaml")
        cls.front, cls.source = read_source(text, cls.form)
        cls.names = [name for region in cls.edition["regions"] for name in region["cards"]]
        cls.cards = {name: load("cards", name + ".yaml") for name in cls.names}
        by_code = {}
        for erratum in cls.errata:
            by_code.setdefault(erratum["municipality"], []).append(erratum)
        cls.stray = dict(by_code)
        # The source's cards in its own order are the edition's cards in the edition's order.
        for name, card in zip(cls.names, cls.source):
            correct(card, cls.stray.pop(name.split("-")[0], []))

    def test_every_erratum_belongs_to_a_card(self):
        self.assertEqual(self.stray, {}, "errata of no card of the edition")

    def test_errata_are_complete_and_change_something(self):
        for erratum in self.errata:
            with self.subTest(erratum=erratum):
                self.assertLessEqual({"municipality", "field", "found", "corrected", "reason"}, set(erratum))
                self.assertLessEqual(set(erratum), {"municipality", "field", "found", "corrected", "reason", "count"})
                for key in ("municipality", "field", "found", "corrected", "reason"):
                    self.assertIsInstance(erratum[key], str)
                    self.assertTrue(erratum[key].strip())
                self.assertNotEqual(bare(erratum["found"]), bare(erratum["corrected"]))

    def test_slips_that_are_certain_are_gone(self):
        slips = ("ACPI", "BCPI", "HPI", "菟野", "木曾岬", "名質", "阿波総合", "ハスムーズ", "件足", "かかりの稼働",
                 "取り組み機運", "食ること", "令和7度", "ハラメント", "Maas", "事業書", "姿(入院支援", "①入院支援",
                 "・入院支援会議", "⑤局間")
        for name, card in zip(self.names, self.source):
            for field, text in card.items():
                with self.subTest(card=name, field=field):
                    self.assertEqual([slip for slip in slips if slip in text], [])
                    self.assertIsNone(re.search("[\uac00-\ud7a3]", text))

    def test_card_files_are_the_cards_of_the_edition(self):
        files = sorted(os.listdir(os.path.join(EDITION, "cards")))
        self.assertEqual(files, sorted(name + ".yaml" for name in self.names))
        self.assertEqual(len(set(self.names)), len(self.names))
        self.assertEqual(len(self.names), 26)
        self.assertEqual(len(self.source), 26)
        self.assertEqual(sum(len(card["municipalities"]) for card in self.cards.values()), 29)

    def test_titles_name_the_municipalities_in_order(self):
        for name, source in zip(self.names, self.source):
            with self.subTest(card=name):
                municipalities = self.cards[name]["municipalities"]
                names = "、".join(municipality["name"] for municipality in municipalities)
                self.assertEqual(source["title"].strip(), "%s(%s)" % (self.edition["title"], names))
                self.assertEqual(name.split("-")[0], municipalities[0]["code"])

    def test_codes_are_valid_and_used_once(self):
        codes = [m["code"] for card in self.cards.values() for m in card["municipalities"]]
        self.assertEqual(len(codes), len(set(codes)))
        for code in codes + [self.edition["prefecture"]["code"]]:
            with self.subTest(code=code):
                self.assertRegex(code, r"\A24[0-9]{4}\Z")
                total = sum(int(digit) * weight for digit, weight in zip(code, (6, 5, 4, 3, 2)))
                self.assertEqual(int(code[5]), (11 - total % 11) % 10)

    def test_heads_are_those_of_the_form(self):
        for name, source in zip(self.names, self.source):
            for section in self.form["sections"]:
                if "head." + section["id"] in source:
                    with self.subTest(card=name, section=section["id"]):
                        self.assertEqual(bare(source["head." + section["id"]]), bare(section["label"]))
                for field in section["fields"]:
                    path = "head.%s.%s" % (section["id"], field["id"])
                    with self.subTest(card=name, field=path):
                        self.assertEqual(bare(source[path]), bare(field["label"]))

    def test_every_cell_of_the_source_is_in_its_record(self):
        for name, source in zip(self.names, self.source):
            for section in self.form["sections"]:
                for field in section["fields"]:
                    path = "%s.%s" % (section["id"], field["id"])
                    with self.subTest(card=name, field=path):
                        record = self.cards[name][section["id"]][field["id"]]
                        self.assertIsInstance(record, str)
                        self.assertIsNone(difference(characters(source[path]), record))
                        # An empty answer is empty, and is not 特になし, なし or —.
                        self.assertEqual(record == "", not source[path].strip())

    def test_nothing_else_is_in_a_record(self):
        for name, card in self.cards.items():
            with self.subTest(card=name):
                self.assertEqual(list(card), ["municipalities"] + [s["id"] for s in self.form["sections"]])
                for section in self.form["sections"]:
                    self.assertEqual(list(card[section["id"]]), [field["id"] for field in section["fields"]])
                for municipality in card["municipalities"]:
                    self.assertEqual(list(municipality), ["code", "name"])

    def test_every_text_of_the_source_is_used(self):
        paths = {"title"}
        for section in self.form["sections"]:
            paths.add("head." + section["id"])
            for field in section["fields"]:
                paths.add("%s.%s" % (section["id"], field["id"]))
                paths.add("head.%s.%s" % (section["id"], field["id"]))
        for name, source in zip(self.names, self.source):
            with self.subTest(card=name):
                self.assertEqual(set(source) - paths, set())

    def test_lines_of_a_record_are_as_they_should_be(self):
        for name, card in self.cards.items():
            for section in self.form["sections"]:
                for field in section["fields"]:
                    record = card[section["id"]][field["id"]]
                    if record == "":
                        continue
                    with self.subTest(card=name, field="%s.%s" % (section["id"], field["id"])):
                        self.assertTrue(record.endswith("\n") and not record.endswith("\n\n"))
                        self.assertFalse(record[0].isspace())
                        self.assertNotIn("\n\n\n", record)
                        self.assertNotRegex(record, r"[^\S\n]\n", "white space at the end of a line")
                        self.assertNotRegex(record, "[\t\r\u3000<>]")
                        depth = 0
                        for line in record[:-1].split("\n"):
                            spaces = len(line) - len(line.lstrip(" "))
                            self.assertEqual(spaces % 2, 0, line)
                            self.assertLessEqual(spaces, depth + 2, line)
                            self.assertFalse(spaces and re.fullmatch("【[^】]*】", line.strip()), line)
                            self.assertNotEqual(line.strip(), ITEM)
                            depth = spaces

    def test_front_pages(self):
        pages = read_front(self.front)
        self.assertEqual(len(pages), 2)
        for (title, groups), key in zip(pages, ("digest", "outline")):
            record = self.edition[key]
            with self.subTest(page=key):
                self.assertEqual(list(record), ["title", "groups"])
                self.assertEqual(record["title"], title.strip())
                self.assertEqual(len(record["groups"]), len(groups))
                for entry, (heading, text) in zip(record["groups"], groups):
                    self.assertEqual(list(entry), ["heading", "text"])
                    self.assertEqual(entry["heading"], heading.strip())
                    self.assertIsNone(difference(characters(text, front=True), entry["text"]))
        self.assertEqual([len(re.findall("^・", g["text"], re.M)) for g in self.edition["digest"]["groups"]], [11, 3])


class Comparison(unittest.TestCase):
    """The comparison itself must see what it is there to see."""

    LIST = '<ul style="list-style-type: none"> 研修会の開催 講師:孫 ※年1回 '

    def same(self, source, record):
        self.assertIsNone(difference(characters(source), record))

    def differs(self, source, record):
        self.assertIsNotNone(difference(characters(source), record))

    def test_bare_items_may_get_their_mark(self):
        self.same(self.LIST, "・研修会の開催\n・講師:孫\n※年1回\n")
        self.same(self.LIST, "・研修会の開催\n  講師:孫\n  ※年1回\n")

    def test_marks_are_not_invented(self):
        self.differs(self.LIST, "・研修会の開催\n※講師:孫\n※年1回\n")
        self.differs(self.LIST, "・研修会の開催\n・講師:孫\n・年1回\n")
        self.differs(self.LIST, "・研修会の開催\n・講師:孫\n・\n※年1回\n")
        self.differs(self.LIST, "・研修会・の開催\n講師:孫\n※年1回\n")
        self.differs(self.LIST, "・研修会\n・の開催\n・講師:孫\n※年1回\n")
        self.differs("<p>研修会</p>", "・研修会\n")
        self.differs("研修会 講師", "研修会\n・講師\n")

    def test_marks_are_not_lost(self):
        self.differs("<p>・研修会</p>", "研修会\n")
        self.differs("▷研修会", "研修会\n")

    def test_characters_are_compared_exactly(self):
        self.same("<p>あ い</p>", "あい\n")
        self.differs("(あ)", "（あ）\n")
        self.differs("あい", "いあ\n")
        self.differs("あい", "あ\n")
        self.differs("あ", "あい\n")
        self.differs("", "特になし\n")
        self.differs("特になし", "")
        self.differs("特になし", "なし\n")


if __name__ == "__main__":
    unittest.main()
