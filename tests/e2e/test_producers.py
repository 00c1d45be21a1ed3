#!/usr/bin/python3
"""Workbooks as different programs write them, with the texts that an official means, and files that no answer can be read from."""

import glob
import os
import shutil
import subprocess
import tempfile
import unittest
import zipfile
from xml.sax.saxutils import escape

import openpyxl
import yaml

from editions import run

FORM = """title: 相談窓口の調査
sections:
  - id: desk
    label: (1)相談窓口
    fields:
      - {id: opened, label: ①開設年月日}
      - {id: cases, label: ②相談件数}
      - {id: rate, label: ③研修の参加率}
      - {id: other, label: ④その他}
  - id: plan
    label: (2)今後の予定
    fields:
      - {id: text, label: ①予定(令和8年度)}
      - {id: other, label: ④その他}
"""
LABELS = ["①開設年月日", "②相談件数", "③研修の参加率", "④その他", "①予定(令和8年度)", "④その他"]
PATHS = ["desk.opened", "desk.cases", "desk.rate", "desk.other", "plan.text", "plan.other"]
ANSWERS = ["平成30年4月2日", "1,234件", "85.3%", "・平日 8:30～17:15\n　(祝日を除く)\n\n・出張相談 月2回", "𠮷野川「髙」①㈱ \"A\" & <B>", ""]
TOWNS = [("012025", "函館市"), ("082082", "龍ケ崎市"), ("242055", "桑名市"), ("243035", "木曽岬町")]
DATE, ERA = 43192, '[$-411]ggge"年"m"月"d"日";@'

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(*listed):
    inside = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{target}"/>' for i, kind, target in listed)
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<Relationships xmlns="{PACKAGE}">{inside}</Relationships>'


def package(path, sheets, strings=None, styles=None):
    """A workbook of these parts: sheets are (name, state, XML)."""
    listed = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n, _ in enumerate(sheets, 1)]
    names = "".join(f'<sheet name="{name}" sheetId="{n}" state="{state}" r:id="rId{n}"/>' for n, (name, state, _) in enumerate(sheets, 1))
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>',
    }
    if strings is not None:
        listed.append(("rIdS", "sharedStrings", "sharedStrings.xml"))
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'
    if styles is not None:
        listed.append(("rIdF", "styles", "/xl/styles.xml"))
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'
    parts["xl/_rels/workbook.xml.rels"] = relations(*listed)
    for n, (_, _, xml) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{n}.xml"] = f'<worksheet xmlns="{MAIN}"><sheetData>{xml}</sheetData></worksheet>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)


FORMATS = f'<numFmts><numFmt numFmtId="176" formatCode="{escape(ERA, {chr(34): "&quot;"})}"/><numFmt numFmtId="177" formatCode="#,##0&quot;件&quot;"/></numFmts>'
STYLES = FORMATS + '<cellXfs><xf numFmtId="0"/><xf numFmtId="176"/><xf numFmtId="177"/><xf numFmtId="178"/></cellXfs>'
STYLES = STYLES.replace("</numFmts>", '<numFmt numFmtId="178" formatCode="0.0%"/></numFmts>')


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.cards = os.path.join(self.folder, "cards")
        os.mkdir(self.cards)
        self.write("form.yaml", FORM)
        self.write("municipalities.yaml", "municipalities:\n" + "".join(f'  - {{code: "{c}", name: {n}}}\n' for c, n in TOWNS))

    def write(self, name, text, encoding="utf-8"):
        with open(os.path.join(self.folder, name), "w", encoding=encoding, newline="") as file:
            file.write(text)

    def path(self, name):
        return os.path.join(self.cards, name)

    def imported(self, *names, ok=True):
        """The cards that the files in cards/ become, by code; else the messages."""
        words = "id: x\ntitle: 調査\nfiscal_year: 令和7年度\nprefecture: {name: 試験県}\npublisher: 試験県\nform: form.yaml\n"
        self.write("edition.yaml", words + "municipalities: municipalities.yaml\nregions: [{name: '', cards: ['x']}]\n")
        environment = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en")
        for path in glob.glob(self.cards + "/*.yaml"):
            os.remove(path)
        files = [self.path(name) for name in names or sorted(os.listdir(self.cards))]
        done = run("import", *files, "-o", self.folder, "--force", status=0 if ok else 65, env=environment)
        if not ok:
            return done.stderr.decode()
        self.assertEqual(done.stderr.decode(), "")
        listed = done.stdout.decode().split("\n")[:-1]
        return {os.path.basename(path)[:6]: path for path in listed}

    def check(self, *names, code="242055", answers=ANSWERS):
        found = self.imported(*names)
        self.assertEqual(list(found), [code] if isinstance(code, str) else code)
        for path in found.values():
            with open(path, encoding="utf-8") as file:
                card = yaml.load(file, yaml.BaseLoader)
            for name, wanted in zip(PATHS, answers, strict=True):
                section, field = name.split(".")
                self.assertEqual(card[section][field].removesuffix("\n"), wanted)

    def check_error(self, *expected, name=None):
        messages = self.imported(*([name] if name else []), ok=False)
        for text in expected:
            self.assertIn(text, messages)


class Good(Case):
    def rows(self):
        """Labels in one column and answers in another one, section heads in between."""
        yield "市町村名", "桑名市"
        yield "(1)相談窓口", None
        yield from zip(LABELS[:4], ANSWERS[:4])
        yield "(2)今後の予定", None
        yield from zip(LABELS[4:], ANSWERS[4:])

    def test_openpyxl(self):
        book = openpyxl.Workbook()
        example, sheet, lists = book.active, book.create_sheet("様式"), book.create_sheet("リスト")
        example.title, lists.sheet_state = "記入例", "veryHidden"
        for row in self.rows():
            example.append([row[0], "（例）" if row[1] else None])
            lists.append([row[0], "選択肢"])
            sheet.append([None, *row])
        for number, (value, shown) in enumerate([(DATE, ERA), (1234, '#,##0"件"'), (0.853, "0.0%")], 3):
            cell = sheet.cell(number, 3, value)
            cell.number_format = shown
        sheet.merge_cells("C6:F6")
        sheet.protection.sheet = True
        sheet["C4"].comment = openpyxl.comments.Comment("確認中", "係")
        book.save(self.path("回答.xlsx"))
        self.check()

    def test_shared_strings_as_excel_writes_them(self):
        """Runs, phonetic guides, _x000D_, escaped underscores, and worksheets in another order than their files."""
        texts, cells = [], []
        rich = {"桑名市": "<r><t>桑名</t></r><r><rPr><b/></rPr><t>市</t></r><rPh sb='0' eb='2'><t>クワナ</t></rPh><phoneticPr fontId='1'/>"}
        for number, row in enumerate(self.rows(), 1):
            for letter, value in zip("BD", row):
                if value is None or value in ANSWERS[:3]:
                    continue
                text = value.replace("\n", "_x000D_\n") + ("_x000D_\n　" if letter == "D" and "\n" in value else "")
                texts.append(f"<si>{rich.get(value) or '<t xml:space=' + chr(34) + 'preserve' + chr(34) + '>' + escape(text) + '</t>'}</si>")
                cells.append((number, letter, f'<c r="{letter}{number}" t="s"><v>{len(texts) - 1}</v></c>'))
        cells += [(3, "D", f'<c r="D3" s="1"><v>{DATE}</v></c>'), (4, "D", '<c r="D4" s="2"><v>1234</v></c>'), (5, "D", '<c r="D5" s="3"><f>C5/2</f><v>0.853</v></c>')]
        xml = "".join(f'<row r="{n}">' + "".join(c for _, _, c in sorted(x for x in cells if x[0] == n)) + "</row>" for n in sorted({c[0] for c in cells}))
        package(self.path("回答.xlsx"), [("記入例", "visible", ""), ("様式１", "visible", xml), ("選択肢", "hidden", "")], "".join(texts), STYLES)
        self.check()

    def test_texts_without_formulas_as_sheetjs_writes_them(self):
        xml = ""
        for row in self.rows():
            xml += "<row>" + "".join('<c t="str"><v>' + escape(value or "") + "</v></c>" for value in row) + "</row>"
        package(self.path("調査票_最終版(2).xlsx"), [("Sheet1", "visible", xml)])
        self.check()

    def flat(self):
        """The same as a flat OpenDocument spreadsheet, from which LibreOffice makes other files."""
        rows = ""
        for label, answer in self.rows():
            text = "".join(f"<text:p>{escape(line)}</text:p>" for line in (answer or "").split("\n")) if answer else ""
            rows += f'<table:table-row><table:table-cell office:value-type="string"><text:p>{escape(label)}</text:p></table:table-cell>'
            rows += f'<table:table-cell office:value-type="string">{text}</table:table-cell></table:table-row>' if answer else "</table:table-row>"
        spaces = "".join(f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
        head = f'<?xml version="1.0" encoding="UTF-8"?><office:document{spaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        path = os.path.join(self.folder, "回答.fods")
        with open(path, "w", encoding="utf-8") as file:
            file.write(head + f'<office:body><office:spreadsheet><table:table table:name="回答">{rows}</table:table></office:spreadsheet></office:body></office:document>')
        return path

    def convert(self, kind):
        home = "-env:UserInstallation=file://" + os.path.join(self.folder, "home")
        subprocess.run(["soffice", home, "--headless", "--convert-to", kind, "--outdir", self.cards, self.flat()], check=True, capture_output=True, timeout=100)

    def test_libreoffice(self):
        for kind in "ods", "xlsx", "csv:Text - txt - csv (StarCalc):44,34,76,1":
            self.convert(kind)
        for ending in "ods", "xlsx", "csv":
            self.check("回答." + ending)

    def test_old_excel_is_refused(self):
        self.convert("xls")
        self.check_error("回答.xls: error: this is a file of an old Excel", name="回答.xls")

    def table(self, separator=",", quote=True):
        rows = [["市町村コード", "市町村名", *LABELS], ["242055", "桑名市", *ANSWERS], ["12025", "北海道 函館市", *ANSWERS]]
        quoted = lambda value: '"' + value.replace('"', '""') + '"'
        return "\r\n".join(separator.join(map(quoted, row)) for row in rows) + "\r\n"

    def test_tables_in_every_encoding(self):
        both = ["242055", "012025"]
        for encoding in "utf-8", "utf-8-sig", "utf-16":
            self.write("cards/回答.csv", self.table(), encoding)
            self.check("回答.csv", code=both)
        self.write("cards/回答.csv", self.table("\t"), "utf-16")
        self.check("回答.csv", code=both)
        plain = [answer.replace("𠮷", "吉") for answer in ANSWERS]
        self.write("cards/回答.csv", self.table().replace("𠮷", "吉"), "cp932")
        self.check("回答.csv", code=both, answers=plain)

    def test_a_joint_answer(self):
        book = openpyxl.Workbook()
        for row in self.rows():
            book.active.append(row)
        book.active["B1"] = "桑名市、木曾岬町\n（共同回答）"
        book.save(self.path("回答.xlsx"))
        with open(self.imported()["242055"], encoding="utf-8") as file:
            self.assertIn('  - {code: "242055", name: 桑名市}\n  - {code: "243035", name: 木曽岬町}\n', file.read())

    def test_the_files_name_says_whose_it_is(self):
        book = openpyxl.Workbook()
        for row in list(self.rows())[1:]:
            book.active.append(row)
        book.save(self.path("調査票（龍ヶ崎市）.xlsx"))
        self.check(code="082082")


class Bad(Case):
    def book(self):
        book = openpyxl.Workbook()
        book.active.title = "様式"
        for row in Good.rows(self):
            book.active.append(row)
        return book

    def test_cut_off_on_its_way(self):
        self.book().save(self.path("回答.xlsx"))
        with open(self.path("回答.xlsx"), "r+b") as file:
            file.truncate(os.path.getsize(file.name) * 7 // 10)
        self.check_error("回答.xlsx: error: this workbook is damaged or incomplete")

    def test_two_answers(self):
        book = self.book()
        book.active.append(["(1)相談窓口"])
        book.active.append(["②相談件数", "9件"])
        book.save(self.path("回答.xlsx"))
        self.check_error("回答.xlsx 様式!B11:1:1: error: a second answer to ②相談件数", "回答.xlsx 様式!B4:1:1: note: the first one is here")

    def test_all_that_is_wrong_in_one_run(self):
        book = self.book()
        book.active["A1"], book.active["B1"] = "市町村コード", "172049"
        book.active.insert_rows(2)
        book.active["A2"], book.active["B2"] = "市町村名", "桑名市"
        book.active["A6"] = "⑦災害時の備え"
        book.active["B7"] = "=1/0"
        book.save(self.path("回答.xlsx"))
        with open(self.path("議事録.xlsx"), "wb") as file:
            file.write(b"<html><body>")
        self.check_error(
            "回答.xlsx 様式!B1:1:1: error: the code 172049 is not that of 桑名市: 242055",
            "回答.xlsx 様式!A6:1:1: error: ⑦災害時の備え is no question of the form",
            "回答.xlsx: error: no label is found for these questions of the form: ③研修の参加率 (desk.rate)",
            "回答.xlsx 様式!B7:1:1: error: the file does not have this formula's result",
            "議事録.xlsx: error: ",
        )
        self.assertEqual(sorted(os.listdir(self.cards)), ["回答.xlsx", "議事録.xlsx"])


if __name__ == "__main__":
    unittest.main()
