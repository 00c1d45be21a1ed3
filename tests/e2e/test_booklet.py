#!/usr/bin/python3
"""The booklet as people leaf through it: contents, index, themes and links lead where they should; singles.

Pages are read with pdftotext, links and page labels with pikepdf; the records are read as plain YAML.
"""

import collections
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import unittest

import pikepdf

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from editions import EDITION, Records, make_edition, read, run, tight  # noqa: E402

NONE = ["特になし", "特に無し", "とくになし", "なし", "無し", "該当なし", "-", "―", "—", "ー", ""]


def fold(text):
    """As the index compares: without regard to width."""
    return unicodedata.normalize("NFKC", text)


def tight_lines(text):
    """Lines, each without white space: gaps between Japanese and digits look like spaces to pdftotext."""
    return "\n".join(tight(line) for line in text.split("\n"))


def page_texts(path):
    """The text of each page in the order of its content."""
    done = subprocess.run(["pdftotext", "-raw", path, "-"], stdout=subprocess.PIPE, check=True)
    return done.stdout.decode().split("\f")[:-1]


class Pdf:
    def __init__(self, path):
        self.path = path
        self.texts = page_texts(path)
        with pikepdf.open(path) as pdf:
            self.labels = [pikepdf.Page(page).label for page in pdf.pages]
            numbers = {page.objgen: i for i, page in enumerate(pdf.pages)}
            self.links = [[self.link(a, numbers) for a in page.get("/Annots", [])] for page in pdf.pages]
            self.bookmarks = list(self.outline(pdf, numbers))
            self.title = str(pdf.docinfo.get("/Title"))

    @staticmethod
    def link(annotation, numbers):
        return str(annotation.Contents), numbers[annotation.Dest[0].objgen]

    @staticmethod
    def outline(pdf, numbers):
        with pdf.open_outline() as outline:
            stack = [(0, item) for item in reversed(outline.root)]
            while stack:
                level, item = stack.pop()
                destination = item.destination if item.destination is not None else item.action.D
                yield level, item.title, numbers[destination[0].objgen]
                stack += [(level + 1, child) for child in reversed(item.children)]

    def page_of(self, text):
        """The only page that has a text; white space aside."""
        found = [i for i, page in enumerate(self.texts) if tight(text) in tight(page)]
        assert len(found) == 1, (text, found)
        return found[0]

    def pages_with(self, text):
        return [i for i, page in enumerate(self.texts) if tight(text) in tight(page)]


class Handout(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        path = os.path.join(folder.name, "handout.pdf")
        run("build", EDITION, "-o", path)
        cls.records = Records()
        cls.pdf = Pdf(path)
        title = cls.records.edition["title"]
        cls.card_pages = {s: cls.pdf.page_of(f"{title}({'、'.join(cls.records.names(s))})") for s in cls.records.cards}

    def heading(self, text):
        """The page that begins with a heading; running lines are drawn last."""
        found = [i for i, page in enumerate(self.pdf.texts) if tight(page).startswith(tight(text))
                 and "（続き）" not in page.split("\n")[0]]  # fmt: skip
        self.assertEqual(len(found), 1, text)
        return found[0]

    def theme(self, short):
        """The page on which a theme begins: its heading stands above a table's heads."""
        found = [i for i, page in enumerate(self.pdf.texts) if re.search(rf"(?m)^{re.escape(tight(short))}\n市町", tight_lines(page))]
        self.assertEqual(len(found), 1, short)
        return found[0]

    def theme_text(self, short):
        """All of a theme: from its heading to the next one's, which stands above a table, too, and does not go on."""
        text = tight_lines("".join(self.pdf.texts[self.theme(short) : self.heading("索引")]))
        text = re.split(rf"(?m)^{re.escape(tight(short))}\n(?=市町)", text, maxsplit=1)[1]
        return re.split(r"(?m)^(?!.*（続き）)(.+)\n(?=市町.*ページ$)", text, maxsplit=1)[0]

    def test_every_part_is_there_in_order(self):
        edition = self.records.edition
        heads = ["目次", edition["digest"]["title"], edition["outline"]["title"], "記入状況の一覧", "テーマ別一覧入退院支援市町",
                 "索引"]  # fmt: skip
        pages = [self.heading(head) for head in heads]
        self.assertEqual(pages, sorted(pages))
        self.assertEqual(pages[0], 1)
        cards = [self.card_pages[slug] for slug in self.records.cards]
        self.assertEqual(cards, list(range(cards[0], cards[0] + len(cards))))
        self.assertTrue(pages[3] < cards[0] and cards[-1] < pages[4])
        self.assertIn("BIZUDゴシック", tight(self.pdf.texts[-1]))

    def test_front_matter_is_roman_and_cards_begin_with_1_on_the_right(self):
        first = min(self.card_pages.values())
        self.assertEqual(first % 2, 0)
        self.assertEqual(self.pdf.labels[:5], ["i", "ii", "iii", "iv", "v"])
        self.assertEqual(self.pdf.labels[first:], [str(i + 1) for i in range(len(self.pdf.labels) - first)])
        for i, text in enumerate(self.pdf.texts[1:-1], 1):  # as printed at the foot, the last of a page
            if tight(text):
                self.assertIn(self.pdf.labels[i], text.split("\n")[-12:], i)

    def test_contents_give_the_pages_of_municipalities(self):
        text = tight_lines(self.pdf.texts[1])
        for region, slugs in self.records.regions:
            number = self.pdf.labels[self.card_pages[slugs[0]]]
            self.assertRegex(text, rf"(?m)^{region}·+{number}$")
            for slug in slugs:
                for name in self.records.names(slug):
                    number = self.pdf.labels[self.card_pages[slug]]
                    self.assertEqual(re.findall(rf"(?m)^{name}·+(\S+)$", text), [number])

    def test_contents_give_the_pages_of_parts(self):
        text = tight_lines(self.pdf.texts[1])
        shorts = {f"{section}.{field['id']}": field["short"] for section, field in self.records.fields()}
        for path in self.records.edition["themes"]:
            page = self.theme(shorts[path])
            self.assertRegex(text, rf"(?m)^{shorts[path]}·+{self.pdf.labels[page]}$")
        for head in ["記入状況の一覧", "索引"]:
            self.assertRegex(text, rf"(?m)^{head}·+{self.pdf.labels[self.heading(head)]}$")
        self.assertRegex(text, rf"(?m)^奥付·+{self.pdf.labels[-1]}$")

    def test_links_land_where_they_say(self):
        """A name leads to its card, a number to the page of that number, a part to the page that begins with it."""
        owners = {name: self.card_pages[slug] for slug in self.records.cards for name in self.records.names(slug)}
        owners |= {"、".join(self.records.names(slug)): page for slug, page in self.card_pages.items()}
        owners |= {region: self.card_pages[slugs[0]] for region, slugs in self.records.regions}
        kinds = collections.Counter()
        for page, links in enumerate(self.pdf.links):
            for contents, target in links:
                name, number = re.fullmatch(r"(.+)、([ivx\d]+)ページ", contents).groups()
                self.assertEqual(number, self.pdf.labels[target])
                if name in owners:
                    self.assertEqual(target, owners[name])
                    kinds["name"] += 1
                elif page in self.card_pages.values():
                    kinds["theme"] += 1
                elif name == "奥付":
                    self.assertEqual(target, len(self.pdf.labels) - 1)
                elif tight(self.pdf.texts[target]).startswith(tight(name)):
                    kinds["part"] += 1
                else:
                    self.assertEqual(target, self.theme(name), contents)
                    kinds["part"] += 1
        names = sum(len(self.records.names(slug)) for slug in self.records.cards)
        rows = sum(self.answered(slug, *path.split(".")) for path in self.records.edition["themes"] for slug in self.card_pages)
        # contents; name and number in the overview; regions; name and number of each row of the themes; the index
        others = names + 2 * names + len(self.records.regions) + 2 * rows
        self.assertGreater(kinds["name"], others + len(self.records.edition["terms"]))
        self.assertGreater(kinds["theme"], 26)

    def answered(self, slug, section, field):
        return self.records.answer(slug, section, field).strip() not in NONE

    def test_cards_lead_to_every_theme(self):
        targets = {self.theme(field["short"]) for section, field in self.records.fields()
                   if f"{section}.{field['id']}" in self.records.edition["themes"]}  # fmt: skip
        for page in self.card_pages.values():
            self.assertEqual({target for _, target in self.pdf.links[page]}, targets)

    def test_themes_run_on(self):
        """A theme begins on the page where the one before ends; none is left below its heading alone; heads name both."""
        shorts = {f"{section}.{field['id']}": field["short"] for section, field in self.records.fields()}
        themes = [shorts[path] for path in self.records.edition["themes"]]
        pages = [self.theme(short) for short in themes]
        self.assertEqual(pages, sorted(pages))
        self.assertLess(self.heading("索引") - pages[0], 2 * len(themes) - 2)
        shared = 0
        for before, short, page in zip(themes, themes[1:], pages[1:]):
            text = tight_lines(self.pdf.texts[page])
            above, below = re.split(rf"(?m)^{re.escape(tight(short))}$", text, maxsplit=1)
            if above:  # what ends here is in the page's head, and the theme has rows below its heading
                self.assertRegex(text, rf"テーマ別一覧\S*～{re.escape(tight(short))}")
                self.assertGreater(len(re.findall(r"(?m)^.*\d$", below.split("（続き）")[0])), 0, short)
                shared += 1
        self.assertGreater(shared, len(themes) // 2)

    def test_themes_show_all_answers_and_name_those_without(self):
        for path in self.records.edition["themes"]:
            section, name = path.split(".")
            field = next(f for s, f in self.records.fields() if (s, f["id"]) == (section, name))
            whole = tight(self.theme_text(field["short"]))
            without = ["、".join(self.records.names(s)) for s in self.records.cards if not self.answered(s, section, name)]
            for slug in self.records.cards:
                if self.answered(slug, section, name):
                    for line in self.records.answer(slug, section, name).splitlines():
                        self.assertIn(tight(line)[:12], whole, (path, slug))
            self.assertEqual("記載なし:" + "、".join(without) in whole, bool(without), path)

    def test_the_index_is_complete(self):
        """Each term with the cards whose answers have it, searched for here in a way of its own."""
        printed = {}
        term = None
        terms = {tight(t["term"]): t for t in self.records.edition["terms"]}
        for line in self.pdf.texts[self.heading("索引")].split("\n")[1:]:
            if tight(line) in terms:
                term = tight(line)
                printed[term] = []
            elif term and re.search(r"[市町] \d+$", line):
                printed[term] += re.findall(r"(\S+) (\d+)", line)
        self.assertEqual(len(printed), len(terms))
        for term, entry in terms.items():
            words = [fold(word) for word in [entry["term"], *entry.get("also", [])]]
            patterns = [("(?<![A-Za-z])" if w[0].isascii() else "") + re.escape(w) +
                        ("(?![A-Za-z])" if w[-1].isascii() else "") for w in words]  # fmt: skip
            found = [slug for slug in self.records.cards
                     if any(re.search(p, fold(a)) for p in patterns for a in self.records.answers(slug))]  # fmt: skip
            expected = [("、".join(self.records.names(s)), self.pdf.labels[self.card_pages[s]]) for s in found]
            self.assertEqual(printed[term], expected, term)

    def test_the_index_is_in_the_order_of_readings(self):
        lines = self.pdf.texts[self.heading("索引")].split("\n")
        readings = {tight(t["term"]): t["reading"] for t in self.records.edition["terms"]}
        heads = [line for line in lines if len(line) == 1 and line in "あかさたなはまやらわ"]
        self.assertEqual(heads, sorted(heads))
        clear = {c: unicodedata.normalize("NFD", c)[0] for r in readings.values() for c in r}
        first = [clear[readings[tight(line)][0]] for line in lines if tight(line) in readings]
        self.assertEqual(first, sorted(first))

    def test_overview_counts(self):
        text = self.pdf.texts[self.heading("記入状況の一覧")]
        fields = [(s, f["id"]) for s, f in self.records.fields() if s != "hub"]
        none, few = [], []
        for section, name in fields:
            all_of = [self.records.answer(s, section, name) for s in self.records.cards for _ in self.records.names(s)]
            none.append(sum(a.strip() in NONE for a in all_of))
            few.append(sum(a.strip() not in NONE and len(tight(a)) < 25 for a in all_of))
        for label, counts in [("記入なし", none), ("短い記入(25字未満)", few)]:
            row = label + "".join(map(str, counts)) + str(sum(counts))
            self.assertIn(row, tight(text))

    def test_bookmarks_lead_to_every_part_and_card(self):
        titles = [title for level, title, _ in self.pdf.bookmarks if level == 0]
        edition = self.records.edition
        self.assertEqual(titles, ["表紙", "目次", edition["digest"]["title"], edition["outline"]["title"],
                                  "記入状況の一覧", *[name for name, _ in self.records.regions], "テーマ別一覧", "索引",
                                  "奥付"])  # fmt: skip
        pages = {title: page for level, title, page in self.pdf.bookmarks if level == 1}
        for slug, page in self.card_pages.items():
            self.assertEqual(pages["、".join(self.records.names(slug))], page)

    def test_running_heads_name_region_and_municipality(self):
        for region, slugs in self.records.regions:
            for slug in slugs:
                text = tight(self.pdf.texts[self.card_pages[slug]])
                self.assertIn(tight(region + "、".join(self.records.names(slug))), text)


class FacingPages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        path = os.path.join(folder.name, "spread.pdf")
        run("build", EDITION, "--layout", "layouts/a4-spread.yaml", "-o", path)
        cls.made = Pdf(path)

    def test_odd_numbers_are_on_the_right(self):
        """The first page lies on the right; a card begins on the left with an even number, and is found by it."""
        labels = self.made.labels
        arabic = [i for i, label in enumerate(labels) if label.isdigit()]
        self.assertEqual([labels[i] for i in arabic], [str(n + 1) for n in range(len(arabic))])
        self.assertEqual(arabic[0] % 2, 0)
        records = Records()
        for number, slug in enumerate(records.cards):
            page = min(self.made.pages_with(f"{records.edition['title']}({'、'.join(records.names(slug))})"))
            self.assertEqual(page % 2, 1, slug)
            self.assertEqual(labels[page], str(2 * number + 2))
            for name in records.names(slug):
                self.assertRegex(tight_lines(self.made.texts[1]), rf"(?m)^{name}·+{labels[page]}$")

    def test_places_of_the_index_are_on_the_page_that_has_the_term(self):
        """A card on two pages has its answers on both; each place leads to the page where the term stands."""
        made, records = self.made, Records()
        terms = {tight(t["term"]): [fold(w) for w in [t["term"], *t.get("also", [])]] for t in records.edition["terms"]}
        term, second, checked = None, 0, 0
        first = made.texts.index(next(t for t in made.texts if t.startswith("索引\n")))
        for text in made.texts[first:-1]:
            for line in text.split("\n"):
                term = tight(line) if tight(line) in terms else term
                places = re.findall(r"(\S+[市町]) ([\d、]+)", line)
                self.assertEqual(len(places), len(set(name for name, _ in places)), line)  # each card once
                for name, number in [(name, number) for name, numbers in places for number in numbers.split("、")]:
                    page = fold(tight(made.texts[made.labels.index(number)]))
                    self.assertTrue(any(tight(w) in page for w in terms[term]), (term, name, number))
                    second += "（続き）" in made.texts[made.labels.index(number)].split("\n")[0]
                    checked += 1
        self.assertGreater(checked, 150)
        self.assertGreater(second, 50)


class Sheets(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = folder.name
        cls.records = Records()
        cls.written = run("sheet", EDITION, "--all", "-o", cls.path("all")).stdout.decode().split()
        listed = read(os.path.join(EDITION, "municipalities.yaml"))["municipalities"]
        cls.roman = {one["code"]: one["roman"] for one in listed}

    @classmethod
    def path(cls, *parts):
        return os.path.join(cls.folder, *parts)

    def test_a_file_for_each_municipality(self):
        names = {f"{one['code']}-{self.roman[one['code']]}-r7.pdf" for card in self.records.cards.values()
                 for one in card["municipalities"]}  # fmt: skip
        self.assertEqual(len(names), 29)
        self.assertEqual(set(os.listdir(self.path("all"))), names)
        self.assertEqual({os.path.basename(path) for path in self.written}, names)

    def test_each_sheets_text_is_its_record(self):
        """Character by character: title, heads and answers, running lines, and nothing else."""
        edition, labels = self.records.edition, [s["label"] for s in self.records.form["sections"][2:]]
        labels += [field["label"] for _, field in self.records.fields()]
        for slug, card in self.records.cards.items():
            region = next(name for name, slugs in self.records.regions if slug in slugs)
            for one in card["municipalities"]:
                path = self.path("all", f"{one['code']}-{self.roman[one['code']]}-r7.pdf")
                title = f"{edition['title']}({one['name']})"
                shared = "、".join(self.records.names(slug)) + "の共同の回答です。" if len(card["municipalities"]) > 1 else ""
                running = ["三重県 令和7年度", shared, "三重県", "1/1", region, one["name"]]
                expected = "".join([title, *labels, *self.records.answers(slug), *running])
                made = Pdf(path)
                self.assertEqual(len(made.texts), 1)
                self.assertEqual(made.title, title)
                self.assertEqual(collections.Counter(tight(made.texts[0])), collections.Counter(tight(expected)), one)
                for answer in self.records.answers(slug):
                    self.assertIn(tight(answer), tight(made.texts[0]))

    def test_names_codes_and_romanised_names(self):
        out = self.path("three")
        run("sheet", EDITION, "桑名市", "245437", "tsu", "-o", out)
        self.assertEqual(sorted(os.listdir(out)), ["242012-tsu-r7.pdf", "242055-kuwana-r7.pdf", "245437-kihoku-r7.pdf"])
        for name in os.listdir(out):  # one made alone is the one made with all
            with open(os.path.join(out, name), "rb") as one, open(self.path("all", name), "rb") as other:
                self.assertEqual(one.read(), other.read(), name)

    def test_unknown_names_get_the_nearest(self):
        out = self.path("none")
        done = run("sheet", EDITION, "桑名", "松坂市", "津市", "-o", out, status=64)
        self.assertIn("桑名市", done.stderr.decode())
        self.assertIn("松阪市", done.stderr.decode())
        self.assertFalse(os.path.exists(out))

    def test_shards_together_are_the_whole(self):
        names = []
        for k in range(1, 5):
            run("sheet", EDITION, "--all", "--shard", f"{k}/4", "-o", self.path(f"shard{k}"))
            names += os.listdir(self.path(f"shard{k}"))
            for name in os.listdir(self.path(f"shard{k}")):
                with open(self.path(f"shard{k}", name), "rb") as one, open(self.path("all", name), "rb") as other:
                    self.assertEqual(one.read(), other.read(), name)
        self.assertEqual(sorted(names), sorted(os.listdir(self.path("all"))))

    def test_wrong_shards_and_no_names_are_refused(self):
        for shard in ["0/4", "5/4", "1", "a/b", "1/4x", "-1/4", "1/-4", "/", "1/"]:
            run("sheet", EDITION, "--all", "--shard", shard, status=64)
        run("sheet", EDITION, status=64)
        run("sheet", EDITION, "--all", "津市", status=64)

    def test_another_layout(self):
        run("sheet", EDITION, "津市", "--layout", "layouts/a3.yaml", "-o", self.path("a3"))
        with pikepdf.open(self.path("a3", "242012-tsu-r7.pdf")) as pdf:
            self.assertAlmostEqual(float(pdf.pages[0].MediaBox[2]), 420 / 25.4 * 72, delta=0.1)


class OtherEditions(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.edition = os.path.join(folder.name, "edition")
        self.pdf = os.path.join(folder.name, "book.pdf")

    def make(self, n, **changes):
        """An edition of n cards with the answers of the real ones in turn, ten a region."""
        sources = [{k: v for k, v in card.items() if k != "municipalities"} for card in Records().cards.values()]
        make_edition(self.edition, [sources[i % len(sources)] for i in range(n)], **changes)

    def build(self, *words):
        run("build", self.edition, "-o", self.pdf, *words)
        return Pdf(self.pdf)

    def check_contents(self, made, n):
        contents = "".join(tight_lines(t) for t in made.texts[:made.labels.index("1")])
        for i in range(n):
            page = made.page_of(f"の取組(第{i + 1}町)")
            self.assertEqual(re.findall(rf"(?m)^第{i + 1}町·+(\S+)$", contents), [made.labels[page]])

    def test_without_parts_themes_and_terms(self):
        self.make(2, parts=None, themes=None, terms=None, digest=None, outline=None)
        made = self.build()
        self.assertEqual([title for level, title, _ in made.bookmarks if level == 0],
                         ["表紙", "目次", "記入状況の一覧", "地域1", "奥付"])  # fmt: skip
        self.check_contents(made, 2)

    def test_one_card(self):
        self.make(1)
        self.check_contents(self.build(), 1)

    def test_parts_of_one_run(self):
        made_of = lambda made: [title for level, title, _ in made.bookmarks if level == 0]  # noqa: E731
        self.make(3)
        self.assertEqual(made_of(self.build("--parts", "cards,themes")), ["地域1", "テーマ別一覧"])
        self.assertEqual(made_of(self.build("--parts", "index,cards")), ["索引", "地域1"])
        run("build", self.edition, "-o", self.pdf, "--parts", "cards,theme", status=65)

    def test_parts_of_ones_own(self):
        self.make(3, parts=["themes", "cards"])
        made = self.build()
        self.assertEqual(made.labels[:2], ["i", "ii"])
        self.assertEqual([title for level, title, _ in made.bookmarks if level == 0], ["テーマ別一覧", "地域1"])
        self.assertTrue(tight(made.texts[0]).startswith("テーマ別一覧入退院支援"))

    def test_300_cards(self):
        self.make(300)
        made = self.build()
        self.check_contents(made, 300)
        for links in made.links:
            for contents, target in links:
                name, _, number = contents.rpartition(" ")
                if re.fullmatch(r"第\d+町", name):
                    self.assertEqual(number, made.labels[target])
                if re.fullmatch(r"第\d+町", contents):
                    self.assertIn(f"の取組({contents})", tight(made.texts[target]))


if __name__ == "__main__":
    unittest.main()
