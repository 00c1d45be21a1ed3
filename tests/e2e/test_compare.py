#!/usr/bin/python3
"""Years compared: every known edit of a derived year is found, and nothing else; as text, JSON, booklet, bars, history."""

import collections
import json
import os
import re
import shutil
import subprocess
import tempfile
import unittest

import pikepdf

import pdf_rules
import years
from editions import LAYOUTS

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROGRAM = os.environ.get("TSUZURI") or os.path.join(TOP, "build", "tsuzuri")
R7 = os.path.join(TOP, "data", "r7")


def run(*words, status=0):
    done = subprocess.run([PROGRAM, *words], cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=280)
    if done.returncode != status:
        raise AssertionError(f"{words}: status {done.returncode}\n{done.stderr.decode()}")
    return done.stdout.decode()


def compare(old, new):
    return json.loads(run("compare", old, new, "--json"))


def tight(text):
    return "".join(text.split())


def pdf_text(path):
    done = subprocess.run(["pdftotext", "-raw", path, "-"], stdout=subprocess.PIPE, check=True)
    return tight(done.stdout.decode())


def wording(one):
    return one["label"] + one["text"]


def brief(change):
    """A change as a tuple that a test can spell out."""
    kind = change["kind"] + ("+moved" if change.get("moved") and change["kind"] != "moved" else "")
    kind += "".join(f" {way} {change[way]}" for way in ("from", "to") if way in change)
    if change["kind"] == "reworded":
        marks = {"kept": "%s", "deleted": "[-%s-]", "inserted": "{+%s+}"}
        return kind, "".join(marks[k] % v for edit in change["edits"] for k, v in edit.items())
    if change["kind"] == "marked":
        return kind, change["old"]["label"] + "→" + wording(change["new"])
    return kind, wording(change["old" if change["kind"] == "removed" else "new"])


def changes(found):
    """{first municipality now (or before): {field: [changes]}}"""
    out = {}
    for card in found["cards"]:
        name = (card["new"] or card["old"])[0]["name"]
        out[name] = {field["field"]: [brief(c) for c in field["changes"]] for field in card["fields"]}
    return out


class Folders(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.new = os.path.join(self.folder, "r8")

    def year(self):
        return years.next_year(R7, self.new, 8)

    def expect(self, wanted, form=()):
        found = compare(R7, self.new)
        self.assertEqual(changes(found), wanted)
        self.assertEqual([(f["change"], f.get("old"), f.get("new")) for f in found["form"]], list(form))
        return found


class Edits(Folders):
    """One edit at a time."""

    def test_the_same_again(self):
        self.year()
        found = self.expect({})
        self.assertEqual(found["counts"]["unchanged"] > 500, True)
        self.assertEqual(sum(n for kind, n in found["counts"].items() if kind != "unchanged"), 0)

    def test_items_added_removed_reworded_and_moved(self):
        year = self.year()
        years.suzuka_items(year)
        self.expect({"鈴鹿市": {
            "goals.daily_care": [("reworded", "在宅医療や介護について住民{+と事業者+}の理解を深め、本人や家族が必要[-とする医療や介護-]"
                                  "{+な医療と介護の+}サービスを{+選んで+}活用できる。在宅医療・介護を提供する多職種間が協働する"
                                  "ことにより、安心して在宅で暮らすことができる。")],
            "status.initiatives": [
                ("moved", "・専門職の部会の研修開催を支援。(随時)"),
                ("reworded", "在宅医療ケアシステム運営委員会(多職種連携会議)を年[-4回-]{+6回+}開催。"),
                ("removed", "・訪問介護や訪問看護、病院等の専門部会の運営支援"),
                ("added", "・訪問歯科の相談窓口を開設。")],
            "status.ingenuity": [("moved to status.coordination", "・多職種の交流となる意見交換会の場を設けている。")],
            "status.coordination": [("moved from status.ingenuity", "・多職種の交流となる意見交換会の場を設けている。")],
        }})  # fmt: skip

    def test_labels_and_subheads(self):
        year = self.year()
        years.yokkaichi(year)
        self.expect({"四日市市": {
            "status.situation": [("reworded", "市内に在宅医療機関が[-46箇所-]{+48箇所+}ある([-R6.11月-]{+R7.11月+}時点)")],
            "status.initiatives": [("marked", "※→・全て対面"), ("reworded", "【ACP{+の+}普及啓発】")],
        }})  # fmt: skip

    def test_a_renamed_column_is_the_same_column(self):
        year = self.year()
        year.rename_field("shared", "ict", "digital", "④ICT・DX関係", "ICT・DX")
        year.edit("edition.yaml", ("  - shared.ict\n", "  - shared.digital\n"))
        self.expect({}, [("renamed", "shared.ict", "shared.digital")])

    def test_without_was_it_is_dropped_and_added(self):
        year = self.year()
        year.rename_field("shared", "ict", "digital", "④ICT・DX関係", "ICT・DX")
        year.edit("form.yaml", (", was: shared.ict}", "}"))
        year.edit("edition.yaml", ("  - shared.ict\n", "  - shared.digital\n"))
        found = compare(R7, self.new)
        self.assertEqual({f["change"] for f in found["form"]}, {"added", "dropped"})
        # What is long enough to be known again has moved from the one to the other.
        ways = [c["kind"] for card in found["cards"] for field in card["fields"] for c in field["changes"]]
        self.assertEqual(set(ways), {"moved", "added", "removed"})
        self.assertGreater(ways.count("moved"), 10 * ways.count("added"))

    def test_columns_added_dropped_and_moved(self):
        year = self.year()
        year.add_field("status", "no_relatives", "disaster", "⑦災害時の在宅医療について")
        year.drop_field("shared", "bcp")
        year.edit("edition.yaml", ("  - shared.bcp\n", ""))
        lines = re.findall(r"      - \{id: acp, .*\n|      - \{id: emergency, label: ③.*\n", year.read("form.yaml"))
        year.edit("form.yaml", ("".join(lines), "".join(reversed(lines))))
        found = compare(R7, self.new)
        kinds = collections.Counter(f["change"] for f in found["form"])
        self.assertEqual(kinds, {"added": 1, "dropped": 1, "moved": 1})
        dropped = [change["kind"] for card in found["cards"] for field in card["fields"] for change in field["changes"]
                   if field["field"] == "shared.bcp"]  # fmt: skip
        self.assertEqual({field["field"] for card in found["cards"] for field in card["fields"]}, {"shared.bcp"})
        self.assertEqual(set(dropped), {"removed"})

    def test_a_merger(self):
        years.merge_kisosaki(self.year())
        found = compare(R7, self.new)
        self.assertEqual([card["new"][0]["name"] for card in found["cards"]], ["桑名市"])
        card = found["cards"][0]
        self.assertEqual(([old["name"] for old in card["old"]], card["old_cards"]), (["桑名市", "木曽岬町"], 2))
        kinds = {change["kind"] for field in card["fields"] for change in field["changes"]}
        self.assertEqual(kinds, {"removed"})  # the two items that live on have not changed
        gone = [wording(change["old"]) for field in card["fields"] for change in field["changes"]]
        self.assertNotIn("・広報・健康カレンダー・包括だよりなどにて啓発", gone)
        self.assertNotIn("・個別対応", gone)
        self.assertIn("直営(木曽岬町)", gone)

    def test_a_split(self):
        years.split_owase(self.year())
        found = compare(R7, self.new)
        self.assertEqual([(c["new"][0]["name"], c["parted"], c["fields"]) for c in found["cards"]],
                         [("尾鷲市", True, []), ("紀北町", True, [])])  # fmt: skip


class Outputs(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = folder.name
        cls.new = os.path.join(cls.folder, "r8")
        years.reiwa8(R7, cls.new)
        cls.pdf = os.path.join(cls.folder, "compare.pdf")
        run("compare", R7, cls.new, "-o", cls.pdf)
        cls.found = compare(R7, cls.new)

    def test_all_edits_at_once(self):
        found = changes(self.found)
        same = [name for name, fields in found.items() if set(fields) - {"shared.bcp"}]
        self.assertEqual(same, ["桑名市", "四日市市", "鈴鹿市"])
        self.assertEqual(found["鈴鹿市"]["status.disaster"], [("added", "・人工呼吸器を使う方の名簿を消防本部と共有")])
        self.assertEqual({k: n for k, n in self.found["counts"].items() if k not in ("unchanged", "removed")},
                         {"added": 2, "reworded": 4, "marked": 1, "moved": 2})  # fmt: skip

    def test_text_says_the_same(self):
        text = run("compare", R7, self.new)
        self.assertIn("    ~ 【ACP{+の+}普及啓発】\n", text)
        self.assertIn("    > ・専門職の部会の研修開催を支援。(随時)\n", text)
        signs = collections.Counter(re.findall(r"(?m)^    ([-+~=>]) ", text))
        counts = self.found["counts"]
        self.assertEqual((signs["+"], signs["-"], signs["~"], signs["="]),
                         (counts["added"], counts["removed"], counts["reworded"], counts["marked"]))  # fmt: skip
        self.assertEqual(signs[">"], counts["moved"] + 1)  # told where it came from and where it went

    def test_the_booklet_has_every_change(self):
        text = pdf_text(self.pdf)
        for card in self.found["cards"]:
            for field in card["fields"]:
                for change in field["changes"]:
                    for one in (change.get("old"), change.get("new")):
                        if one and change["kind"] != "reworded":
                            self.assertIn(tight(one["text"]), text)
        self.assertIn(tight("変更のない市町: 松阪市"), text)
        self.assertIn(tight("桑名市(令和7年度は桑名市、木曽岬町)"), text)
        crossed = "多職種の交流となる意見交換会の場を設けている。"
        self.assertIn(tight(crossed + "（「⑤部局間連携の取組、事業間連携の取組」へ）"), text)
        self.assertIn(tight(crossed + "（「③取組について工夫していること」から）"), text)

    def test_the_booklet_obeys_the_standards(self):
        self.assertEqual(pdf_rules.check(self.pdf, pdf_rules.HANDOUT), {})

    def table(self):
        path = os.path.join(self.folder, "table.pdf")
        if not os.path.exists(path):
            run("compare", R7, self.new, "-o", path, "--style", "table")
        return path

    def test_both_years_side_by_side(self):
        self.assertEqual(pdf_rules.check(self.table(), pdf_rules.HANDOUT), {})
        text = pdf_text(self.table())
        for card in self.found["cards"]:
            for field in card["fields"]:
                for change in field["changes"]:
                    for one in (change.get("old"), change.get("new")):  # the whole of both wordings
                        self.assertTrue(one is None or tight(one["text"]) in text, one)
        for wanted in ("（新設）", "（削る）", "（略）", "・専門職の部会の研修開催を支援。(随時)（移動）", "※全て対面（書式）",
                       "【木曽岬町】直営(木曽岬町)", "（「⑤部局間連携の取組、事業間連携の取組」へ）", "変更:④ICT関係→④ICT・DX関係"):  # fmt: skip
            self.assertIn(wanted, text)

    def rows(self, pdf):
        """The cells of each row of a table's body, as kinds of cells and marks in them."""
        for row in self.elements(pdf):
            if str(row.S) == "/TR" and str(row.P.S) == "/TBody":
                yield [cell for cell in row.K if isinstance(cell, pikepdf.Dictionary) and str(cell.S) in ("/TH", "/TD")]

    def marks_in(self, cell):
        stack, found = [cell], []
        while stack:
            node = stack.pop()
            if isinstance(node, pikepdf.Array):
                stack.extend(node)
            elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
                if str(node.S) in ("/Del", "/Ins"):
                    found.append((str(node.S), str(node.Alt)))
                if "/K" in node:
                    stack.append(node.K)
        return found

    def test_new_words_stand_at_the_left_and_old_ones_at_the_right(self):
        pairs = []
        with pikepdf.open(self.table()) as pdf:
            for cells in self.rows(pdf):
                if len(cells) in (2, 3):
                    new, old = (self.marks_in(cell) for cell in cells[-2:])
                    self.assertEqual({kind for kind, _ in new} - {"/Ins"}, set())
                    self.assertEqual({kind for kind, _ in old} - {"/Del"}, set())
                    pairs.append((sorted(words for _, words in new), sorted(words for _, words in old)))
        for wanted in ((["追加「48箇所」", "追加「R7.11月」"], ["削除「46箇所」", "削除「R6.11月」"]), (["追加「6回」"], ["削除「4回」"]),
                       (["追加「・訪問歯科の相談窓口を開設。」"], []), ([], ["削除「・訪問介護や訪問看護、病院等の専門部会の運営支援」"])):  # fmt: skip
            self.assertIn(wanted, pairs)

    def test_every_page_of_a_table_has_its_heads(self):
        done = subprocess.run(["pdftotext", "-layout", self.table(), "-"], stdout=subprocess.PIPE, check=True)
        for page in done.stdout.decode().split("\f")[1:-1]:
            self.assertRegex(page, r"項目 +令和 ?8 ?年度 +令和 ?7 ?年度")

    def test_side_by_side_in_all_layouts(self):
        for layout in LAYOUTS:
            path = os.path.join(self.folder, layout + ".pdf")
            run("compare", R7, self.new, "--layout", f"layouts/{layout}.yaml", "-o", path, "--style", "table")
            self.assertIn("（新設）", pdf_text(path))
        other = os.path.join(TOP, "tests", "cases", "other-form")
        run("compare", other, R7, "-o", os.path.join(self.folder, "other.pdf"), "--style", "table")

    def elements(self, pdf):
        stack = [pdf.Root.StructTreeRoot.K]
        while stack:
            node = stack.pop()
            if isinstance(node, pikepdf.Array):
                stack.extend(node)
            elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
                yield node
                if "/K" in node:
                    stack.append(node.K)

    def test_the_structure_says_what_is_gone_and_new(self):
        with pikepdf.open(self.pdf) as pdf:
            roles = pdf.Root.StructTreeRoot.RoleMap
            self.assertEqual((str(roles["/Del"]), str(roles["/Ins"])), ("/Span", "/Span"))
            alts = {(str(e.S), str(e.Alt)) for e in self.elements(pdf) if str(e.S) in ("/Del", "/Ins")}
        for wanted in (("/Del", "削除「46箇所」"), ("/Ins", "追加「48箇所」"), ("/Ins", "追加「・訪問歯科の相談窓口を開設。」")):
            self.assertIn(wanted, alts)

    def test_an_ordinary_booklet_has_no_such_roles(self):
        path = os.path.join(self.folder, "plain.pdf")
        run("build", R7, "-o", path)
        with pikepdf.open(path) as pdf:
            self.assertNotIn("/RoleMap", pdf.Root.StructTreeRoot)

    def test_change_bars(self):
        path, plain = os.path.join(self.folder, "since.pdf"), os.path.join(self.folder, "new.pdf")
        run("build", self.new, "--since", R7, "-o", path)
        run("build", self.new, "-o", plain)
        self.assertEqual(pdf_rules.check(path, pdf_rules.HANDOUT), {})
        note = tight("左の線は令和7年度から変わった箇条")
        self.assertIn(note, pdf_text(path))
        self.assertNotIn(note, pdf_text(plain))
        with pikepdf.open(path) as marked, pikepdf.open(plain) as unmarked:
            more = [self.rects(a) - self.rects(b) for a, b in zip(marked.pages, unmarked.pages)]
            labels = [pikepdf.Page(page).label for page in marked.pages]
        # 鈴鹿市: six changed items on its page; 桑名市's two that came from 木曽岬町 have not changed.
        suzuka = self.page_with(path, "在宅医療・介護連携に関する課題と令和8年度の取組(鈴鹿市)")
        kuwana = self.page_with(path, "在宅医療・介護連携に関する課題と令和8年度の取組(桑名市)")
        self.assertEqual((more[suzuka], more[kuwana]), (6, 0), labels)

    @staticmethod
    def rects(page):
        return sum(1 for _, operator in pikepdf.parse_content_stream(page) if str(operator) == "re")

    @staticmethod
    def page_with(path, text):
        done = subprocess.run(["pdftotext", "-raw", path, "-"], stdout=subprocess.PIPE, check=True)
        pages = [tight(page) for page in done.stdout.decode().split("\f")]
        return [tight(text) in page for page in pages].index(True)

    def test_bags_and_pdfs_are_editions_too(self):
        bags = [os.path.join(self.folder, name) for name in ("bag7", "bag8")]
        for edition, bag in zip((R7, self.new), bags):
            run("archive", edition, "-o", bag)
        wanted = run("compare", R7, self.new, "--json")
        self.assertEqual(run("compare", bags[0], bags[1], "--json"), wanted)
        pdfs = [os.path.join(bags[0], "data", "r7.pdf"), os.path.join(bags[1], "data", "r8.pdf")]
        self.assertEqual(run("compare", *pdfs, "--json"), wanted)
        booklet = os.path.join(self.folder, "kept.pdf")
        run("compare", *pdfs, "-o", booklet)
        with open(booklet, "rb") as one, open(self.pdf, "rb") as other:
            self.assertEqual(one.read(), other.read())

    def test_history(self):
        archive, path = os.path.join(self.folder, "archive"), os.path.join(self.folder, "history.pdf")
        os.mkdir(archive)
        shutil.copytree(R7, os.path.join(archive, "first"))
        run("archive", self.new, "-o", os.path.join(archive, "a-bag"))
        third = years.next_year(self.new, os.path.join(archive, "third"), 9)
        third.card("242071-suzuka", ("を年6回開催。", "を年6回、オンラインも併用して開催。"))
        run("history", archive, "鈴鹿市", "-o", path)
        self.assertEqual(pdf_rules.check(path, pdf_rules.HANDOUT), {})
        text = pdf_text(path)
        for wanted in ("を年4回開催。", "を年4回6回開催。", "を年6回、オンラインも併用して開催。", "④ICT・DX関係", "⑥地域BCPの取り組み",
                       "（この項目はありません）", "（前の年度と同じ）"):  # fmt: skip
            self.assertIn(wanted, text)
        order = [text.index(f"令和{n}年度鈴鹿市在宅医療") if n == 7 else text.index(f"令和{n}年度（前の") for n in (7, 8, 9)]
        self.assertEqual(order, sorted(order))
        run("history", archive, "242055", "-o", path)  # before the merger: both cards
        self.assertIn("【桑名市】委託先", pdf_text(path))
        self.assertIn("【木曽岬町】直営", pdf_text(path))
        run("history", archive, "木曽岬町", "-o", path)  # gone, and still found in its last year
        self.assertNotIn("令和8年度", pdf_text(path).replace("令和8年度の取組", ""))

    def test_mistakes(self):
        run("compare", R7, os.path.join(self.folder, "nowhere"), status=66)
        run("compare", R7, os.path.join(TOP, "README.md"), status=66)
        run("compare", R7, self.new, "--json", "--text", status=64)
        run("compare", R7, self.new, "--style", "table", status=64)  # of what PDF?
        run("compare", R7, self.new, "-o", os.path.join(self.folder, "no.pdf"), "--style", "both", status=64)
        run("history", self.folder + "/nowhere", "鈴鹿市", status=66)
        empty = os.path.join(self.folder, "empty")
        os.makedirs(empty, exist_ok=True)
        run("history", empty, "鈴鹿市", status=66)


if __name__ == "__main__":
    unittest.main()
