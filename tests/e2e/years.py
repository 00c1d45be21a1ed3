"""Further years derived from 令和7年度 with known edits, so that it is known what a comparison must find.

`next_year` copies an edition into a folder and makes it the year after; `Year` edits it: every edit names text that must
stand there exactly once.
"""

import os
import re
import shutil


class Year:
    def __init__(self, folder):
        self.folder = folder

    def path(self, name):
        return os.path.join(self.folder, name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def edit(self, name, *edits):
        """Replaces texts of a file; each stands there exactly once."""
        text = self.read(name)
        for old, new in edits:
            assert text.count(old) == 1, (name, old, text.count(old))
            text = text.replace(old, new)
        self.write(name, text)

    def card(self, slug, *edits):
        self.edit(f"cards/{slug}.yaml", *edits)

    def cards(self):
        return sorted(name[: -len(".yaml")] for name in os.listdir(self.path("cards")))

    def remove_card(self, slug):
        os.remove(self.path(f"cards/{slug}.yaml"))

    # ---- the form ----

    def rename_field(self, section, old, new, label, short):
        """A column under another id and label, announced by `was:`."""
        form = self.read("form.yaml")
        start = form.index(f"  - id: {section}\n")
        line = re.compile(rf"      - {{id: {old}, .*}}\n")
        found = line.search(form, start)
        self.write("form.yaml", form[: found.start()] + f"      - {{id: {new}, label: {label}, short: {short}, "
                   f"was: {section}.{old}}}\n" + form[found.end() :])  # fmt: skip
        for slug in self.cards():
            self.in_section(slug, section, rf"^  {old}:", f"  {new}:")

    def add_field(self, section, after, new, label):
        """A column behind another, empty on all cards."""
        form = self.read("form.yaml")
        start = form.index(f"  - id: {section}\n")
        found = re.compile(rf"      - {{id: {after}, .*}}\n").search(form, start)
        self.write("form.yaml", form[: found.end()] + f"      - {{id: {new}, label: {label}}}\n" + form[found.end() :])
        for slug in self.cards():
            self.in_section(slug, section, r"\Z", f'  {new}: ""\n')

    def drop_field(self, section, old):
        form = self.read("form.yaml")
        start = form.index(f"  - id: {section}\n")
        found = re.compile(rf"      - {{id: {old}, .*}}\n").search(form, start)
        self.write("form.yaml", form[: found.start()] + form[found.end() :])
        for slug in self.cards():
            self.in_section(slug, section, rf"(?ms)^  {old}:.*?(?=^  \w|\Z)", "")

    def in_section(self, slug, section, pattern, new):
        text = self.read(f"cards/{slug}.yaml")
        start = re.search(rf"(?m)^{section}:\n", text).end()
        end = re.search(r"(?m)^\w|\Z", text[start:]).start() + start
        made, n = re.subn(pattern, new, text[start:end], count=1, flags=re.M if r"\Z" not in pattern else 0)
        assert n == 1, (slug, section, pattern)
        self.write(f"cards/{slug}.yaml", text[:start] + made + text[end:])


def next_year(old, new, number):
    """A copy of the edition in folder `old`, as 令和`number`年度."""
    os.makedirs(new)
    shutil.copytree(os.path.join(old, "cards"), os.path.join(new, "cards"))
    for name in ("form.yaml", "municipalities.yaml", "edition.yaml", "layout.yaml"):
        if os.path.exists(os.path.join(old, name)):
            shutil.copy(os.path.join(old, name), new)
    year = Year(new)
    text = year.read("edition.yaml")
    for pattern, value in ((r"(?m)^id: r\d+", f"id: r{number}"), (r"令和\d+年度の取組", f"令和{number}年度の取組"),
                           (r"(?m)^fiscal_year: .*", f"fiscal_year: 令和{number}年度"),
                           (r"(?m)^errata: .*\n", "")):  # fmt: skip
        text, n = re.subn(pattern, value, text, count=1)
        assert n or "errata" in pattern, pattern
    year.write("edition.yaml", text)
    return year


# ---- a year with some of everything ----


def merge_kisosaki(year):
    """木曽岬町 becomes part of 桑名市; two of its items live on there."""
    year.edit("edition.yaml", ("243035-kisosaki, ", ""))
    year.edit("municipalities.yaml", ('  - {code: "243035", name: 木曽岬町, roman: kisosaki}\n', ""),
              ('code: "242055", name: 桑名市,', 'code: "242055", name: 桑名市, was: ["243035"],'))  # fmt: skip
    year.remove_card("243035-kisosaki")
    year.card("242055-kuwana",
              ("    ・市内図書館での在宅医療や看取り等関連図書の展示\n",
               "    ・市内図書館での在宅医療や看取り等関連図書の展示\n"
               "    ・広報・健康カレンダー・包括だよりなどにて啓発\n"),
              ("支援等取り組んでいる。\n", "支援等取り組んでいる。\n    ・個別対応\n"))  # fmt: skip


def split_owase(year):
    """尾鷲市 and 紀北町 answer each for itself, in the same words."""
    both = '  - {code: "242098", name: 尾鷲市}\n  - {code: "245437", name: 紀北町}\n'
    text = year.read("cards/242098-owase.yaml")
    year.write("cards/245437-kihoku.yaml", text.replace(both, '  - {code: "245437", name: 紀北町}\n'))
    year.card("242098-owase", (both, '  - {code: "242098", name: 尾鷲市}\n'))
    year.edit("edition.yaml", ("[242098-owase, ", "[242098-owase, 245437-kihoku, "))


def reiwa8(old, folder):
    year = next_year(old, folder, 8)
    merge_kisosaki(year)
    split_owase(year)
    year.rename_field("shared", "ict", "digital", "④ICT・DX関係", "ICT・DX")
    year.add_field("status", "no_relatives", "disaster", "⑦災害時の在宅医療について")
    year.drop_field("shared", "bcp")
    year.edit("edition.yaml", ("  - shared.ict\n", "  - shared.digital\n"), ("  - shared.bcp\n", ""))
    suzuka_items(year)
    year.card("242071-suzuka", ('  disaster: ""\n', "  disaster: |\n    ・人工呼吸器を使う方の名簿を消防本部と共有\n"))
    yokkaichi(year)
    return year


def suzuka_items(year):
    moved = "    ・専門職の部会の研修開催を支援。(随時)\n"
    first = "    ・在宅医療・介護の連携に係る相談支援\n"
    crossed = "    ・多職種の交流となる意見交換会の場を設けている。\n"
    last = "解決に向けて検討する。\n"
    year.card("242071-suzuka",
              (moved, ""), (first, moved + first),
              ("(多職種連携会議)を年4回開催。", "(多職種連携会議)を年6回開催。"),
              ("    ・訪問介護や訪問看護、病院等の専門部会の運営支援\n", ""),
              ("市民啓発の実施。\n", "市民啓発の実施。\n    ・訪問歯科の相談窓口を開設。\n"),
              (crossed, ""), (last, last + crossed),
              ("在宅医療や介護について住民の理解を深め、本人や家族が必要とする医療や介護サービスを活用できる。",
               "在宅医療や介護について住民と事業者の理解を深め、本人や家族が必要な医療と介護のサービスを選んで活用できる。"))  # fmt: skip


def yokkaichi(year):
    year.card("242021-yokkaichi", ("    ※全て対面\n", "    ・全て対面\n"), ("46箇所ある(R6.11月時点)", "48箇所ある(R7.11月時点)"),
              ("    【ACP普及啓発】\n", "    【ACPの普及啓発】\n"))  # fmt: skip
