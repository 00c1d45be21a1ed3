#!/usr/bin/python3
"""Workbooks in the place of cards: the same booklet, messages at their cells, and the way to YAML and back."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile

import jsonschema
import pikepdf
import yaml

PROGRAM = os.environ.get("TSUZURI", "build/tsuzuri")
R7 = "data/r7"


def run(*words, ok=True):
    """Runs the program in English; returns its standard output and error as text."""
    done = subprocess.run([PROGRAM, *words], capture_output=True, env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "en"})
    text = done.stderr.decode()
    if ok and done.returncode:
        raise AssertionError(f"{words}: exit {done.returncode}\n{text}")
    if not ok and not done.returncode:
        raise AssertionError(f"{words}: it was to fail")
    return done.stdout.decode(errors="replace"), text


def read(path):
    with open(path, "rb") as file:
        return file.read()


def export(edition, kind, path):
    run("export", edition, "--as", kind, "-o", path)
    return read(path)


class WithFolder(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def edition(self, name="edition"):
        """The edition data/r7 without its cards."""
        path = self.path(name)
        shutil.copytree(R7, path, ignore=shutil.ignore_patterns("cards", "source"))
        os.mkdir(os.path.join(path, "cards"))
        return path

    def records(self):
        return json.loads(export(R7, "json", self.path("r7.json")))


class Exporting(WithFolder):
    def test_exported_again_after_importing_the_bytes_are_the_same(self):
        for kind in "csv", "xlsx", "json", "yaml":
            edition = self.edition(kind)
            first = export(R7, kind, self.path("first." + kind))
            listed, errors = run("import", self.path("first." + kind), "-o", edition)
            self.assertEqual(errors, "")
            self.assertEqual(len(listed.split()), 26)
            self.assertEqual(export(edition, kind, self.path("second." + kind)), first)

    def test_csv_is_what_programs_and_excel_expect(self):
        text = export(R7, "csv", self.path("r7.csv"))
        self.assertTrue(text.startswith(b"\xef\xbb\xbf"))
        rows = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline="")))
        self.assertEqual(rows[0][:3], ["code", "name", "hub.name"])
        self.assertEqual(rows[1][2], "●連携拠点名称")
        self.assertEqual(len(rows), 2 + 26)
        self.assertEqual({len(row) for row in rows}, {19})

    def test_json_has_the_labels_and_every_answer(self):
        records = self.records()
        fields = [f"{s['id']}.{f['id']}" for s in records["form"]["sections"] for f in s["fields"]]
        self.assertEqual(len(fields), 17)
        for card in records["cards"]:
            for section in records["form"]["sections"]:
                self.assertEqual(list(card[section["id"]]), [field["id"] for field in section["fields"]])

    def test_json_and_yaml_are_as_the_schema_says(self):
        with open("data/schema/records.schema.json", encoding="utf-8") as file:
            schema = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        for edition in R7, "tests/cases/small", "tests/cases/other-form":
            as_json = json.loads(export(edition, "json", self.path("a.json")))
            as_yaml = yaml.load(export(edition, "yaml", self.path("a.yaml")), yaml.BaseLoader)
            validator.validate(as_json)
            validator.validate(as_yaml)
            for one, other in zip(as_json["cards"], as_yaml["cards"], strict=True):
                self.assertEqual([m["code"] for m in one["municipalities"]], [m["code"] for m in other["municipalities"]])
                for section in as_json["form"]["sections"]:
                    self.assertEqual(one[section["id"]], {k: v.removesuffix("\n") for k, v in other[section["id"]].items()})
        as_json["cards"][0]["municipalities"][0]["code"] = "24205"
        self.assertRaises(jsonschema.ValidationError, validator.validate, as_json)

    def test_a_kind_has_to_be_chosen(self):
        self.assertIn("please say what to write", run("export", R7, ok=False)[1])


class Importing(WithFolder):
    def setUp(self):
        super().setUp()
        self.table = self.path("answers.csv")
        export(R7, "csv", self.table)

    def test_cards_tell_where_their_answers_are_from(self):
        edition = self.edition()
        run("import", self.table, "-o", edition)
        card = read(os.path.join(edition, "cards/242055-kuwana.yaml")).decode()
        self.assertTrue(card.startswith("# 桑名市: answers.csv\n"))
        self.assertIn("  # C3\n  name: |\n", card)

    def test_what_is_the_same_stays_as_it_is(self):
        edition = self.path("same")
        shutil.copytree(R7, edition)
        before = {name: read(os.path.join(edition, "cards", name)) for name in os.listdir(os.path.join(edition, "cards"))}
        listed, errors = run("import", self.table, "-o", edition)
        self.assertEqual((listed, errors), ("", ""))
        for name, text in before.items():
            self.assertEqual(read(os.path.join(edition, "cards", name)), text)

    def test_other_answers_are_replaced_by_force_alone(self):
        edition = self.path("other")
        shutil.copytree(R7, edition)
        card = os.path.join(edition, "cards/242055-kuwana.yaml")
        old = read(card)
        with open(card, "wb") as file:
            file.write(old.replace("市民講演会".encode(), "市民の講演会".encode()))
        changed = read(card)
        errors = run("import", self.table, "-o", edition, ok=False)[1]
        self.assertIn("242055-kuwana.yaml has other answers already, which are not replaced", errors)
        self.assertIn("answers.csv B3:1:1", errors)
        self.assertEqual(read(card), changed)
        listed = run("import", self.table, "-o", edition, "--force")[0]
        self.assertEqual(listed.split(), [card])
        self.assertEqual(export(edition, "csv", self.path("again.csv")), read(self.table))

    def test_an_empty_card_is_filled(self):
        edition = self.edition()
        form = ["hub", ["name"]], ["goals", ["daily_care", "discharge", "emergency", "end_of_life"]]
        form += ["status", ["situation", "initiatives", "ingenuity", "difficulties", "coordination", "no_relatives"]],
        form += ["shared", ["discharge", "acp", "emergency", "ict", "outreach", "bcp"]],
        with open(os.path.join(edition, "cards/242055-kuwana.yaml"), "w", encoding="utf-8") as file:
            file.write('municipalities:\n  - {code: "242055", name: 桑名市}\n')
            for section, fields in form:
                file.write(f"{section}:\n" + "".join(f'  {field}: ""\n' for field in fields))
        run("import", self.table, "-o", edition)
        self.assertEqual(export(edition, "csv", self.path("again.csv")), read(self.table))

    def test_nothing_is_written_when_something_is_wrong(self):
        edition = self.edition()
        text = read(self.table).decode().replace("242012,津市", "242012,桑名市", 1)
        with open(self.table, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        self.assertIn("the code 242012 is that of 津市, but the name is 桑名市", run("import", self.table, "-o", edition, ok=False)[1])
        self.assertEqual(os.listdir(os.path.join(edition, "cards")), [])

    def test_lines_are_joined_when_asked_and_told(self):
        edition = self.edition()
        table = self.path("broken.csv")
        rows = list(csv.reader(io.StringIO(read(self.table).decode("utf-8-sig"), newline="")))[:3]
        rows[2][2] = "市内には訪問診療を行う診療所が五か所あり、\nうち二か所が在宅療養支援診療所である。"
        with open(table, "w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(rows)
        errors = run("import", table, "-o", edition, "--join-lines")[1]
        self.assertIn("broken.csv C3:2:1: note: this line is joined with the one before it", errors)
        card = read(os.path.join(edition, "cards/242055-kuwana.yaml")).decode()
        self.assertIn("    市内には訪問診療を行う診療所が五か所あり、うち二か所が在宅療養支援診療所である。\n", card)


class Archiving(WithFolder):
    def setUp(self):
        super().setUp()
        self.source = self.edition()
        export(R7, "csv", os.path.join(self.source, "cards", "回答.csv"))

    def test_bags_keep_the_files_as_they_are_and_are_built_again(self):
        bag = self.path("bag")
        run("archive", self.source, "-o", bag)
        kept = read(os.path.join(bag, "data/edition/cards/回答.csv"))
        self.assertEqual(kept, read(os.path.join(self.source, "cards/回答.csv")))
        self.assertIn("Typeset again: the same", run("verify", bag, "--rebuild")[0])
        self.assertIn("Cards changed: 0 of 26", run("compare", bag, R7)[0])
        os.rename(os.path.join(bag, "data/edition/cards/回答.csv"), self.path("moved.csv"))
        run("verify", bag, ok=False)

    def test_pdfs_carry_them_with_their_kind(self):
        pdf = self.path("archive.pdf")
        run("build", self.source, "--for", "archive", "-o", pdf)
        self.assertIn("Typeset again: the same", run("verify", pdf, "--rebuild")[0])
        with pikepdf.open(pdf) as opened:
            files = {one.filename: one for one in opened.attachments.values()}
            self.assertEqual(files["edition/cards/回答.csv"].get_file().mime_type, "text/csv")
            self.assertEqual(files["edition/cards/回答.csv"].obj.AFRelationship, "/Source")
            self.assertEqual(files["edition/form.yaml"].get_file().mime_type, "application/yaml")


class Building(WithFolder):
    def test_a_table_in_cards_builds_the_same_booklet(self):
        edition = self.edition()
        export(R7, "csv", os.path.join(edition, "cards", "回答.csv"))
        for name, folder in ("yaml", R7), ("csv", edition):
            run("build", folder, "-o", self.path(name + ".pdf"))
        self.assertEqual(read(self.path("yaml.pdf")), read(self.path("csv.pdf")))


DRAWING = """<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor><xdr:sp><xdr:txBody>
    <a:p><a:r><a:t>%s</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>"""
RELATIONS = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9"
    Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing"
    Target="../drawings/drawing1.xml"/></Relationships>"""


class TextBoxes(WithFolder):
    def warnings_for(self, texts):
        """Of an edition whose workbooks are as they were sent out, some of them with a text box."""
        edition = self.edition()
        cards = os.path.join(edition, "cards")
        run("form", edition, "-o", self.path("forms"))
        os.rmdir(cards)
        shutil.copytree(self.path("forms"), cards)
        for name, text in texts.items():
            found = next(file for file in os.listdir(cards) if name in file)
            with zipfile.ZipFile(os.path.join(cards, found), "a") as package:
                self.assertNotIn("xl/worksheets/_rels/sheet1.xml.rels", package.namelist())
                package.writestr("xl/worksheets/_rels/sheet1.xml.rels", RELATIONS)
                package.writestr("xl/drawings/drawing1.xml", DRAWING % text)
        _, messages = run("export", edition, "--as", "csv", "-o", self.path("a.csv"), ok=False)  # joint answers are missing
        return [line for line in messages.splitlines() if "text box" in line]

    def test_what_one_workbook_has_in_a_text_box_is_told(self):
        (line,) = self.warnings_for({"桑名市": "ここに回答の続きを書きました。"})
        self.assertRegex(line, "桑名市.xlsx: warning: the text box on worksheet 調査票 .*ここに回答の続きを書きました。")

    def test_what_several_have_is_the_forms(self):
        text = "記入の前にお読みください。"
        self.assertEqual(self.warnings_for({"桑名市": text, "いなべ市": text}), [])


if __name__ == "__main__":
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(sys.argv[0])), "..", ".."))
    unittest.main()
