#!/usr/bin/python3
"""Editions with a date and without: no page, no metadata and no bag names a day that the records do not have."""

import os
import re
import shutil
import sys
import unittest

import pikepdf

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import pdf_rules  # noqa: E402
from editions import EDITION, LAYOUTS, InScratch, Records, run, tight, tool  # noqa: E402

PURPOSES = ("handout", "archive", "print")
DATES = ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "dc:date")


class Dates(InScratch):
    def edition(self, date=None):
        folder = self.path("edition")
        shutil.copytree(EDITION, folder)
        if date:
            path = os.path.join(folder, "edition.yaml")
            with open(path, encoding="utf-8") as file:
                text = file.read()
            with open(path, "w", encoding="utf-8") as file:
                file.write(text.replace("\nlanguage:", f"\ndate: {date}\nlanguage:"))
        return folder

    def build(self, folder, purpose="handout", parts="cover,colophon", layout="a4"):
        path = self.path(f"{purpose}-{layout}.pdf")
        run("build", folder, "--for", purpose, "--parts", parts, "--layout", f"layouts/{layout}.yaml", "-q", "-o", path)
        return path

    def metadata(self, path):
        with pikepdf.open(path) as pdf:
            with pdf.open_metadata() as xmp:
                return {**{key: str(pdf.docinfo[key]) for key in ("/CreationDate", "/ModDate") if key in pdf.docinfo},
                        **{key: xmp[key] for key in DATES if key in xmp}}  # fmt: skip

    def test_the_real_edition_has_none(self):
        self.assertNotIn("date", Records().edition)

    def test_pages_without(self):
        folder = self.edition()
        for layout in LAYOUTS:
            with self.subTest(layout):
                text = tight(tool("pdftotext", "-raw", self.build(folder, layout=layout), "-"))
                self.assertNotIn("発行日", text)
                self.assertIsNone(re.search(r"(令和|平成|昭和)[元\d]+年\d+月", text))
                self.assertIn("三重県", text)

    def test_pages_with(self):
        folder = self.edition("2026-03-31")
        for layout in LAYOUTS:
            with self.subTest(layout):
                cover, *_, colophon = tool("pdftotext", "-raw", self.build(folder, layout=layout), "-").split("\f")[:-1]
                self.assertIn("令和8年3月31日", tight(cover))
                self.assertIn("発行日令和8年3月31日", tight(colophon))

    def test_metadata_without(self):
        folder = self.edition()
        for purpose in ("handout", "archive"):
            self.assertEqual(self.metadata(self.build(folder, purpose)), {}, purpose)

    def test_what_a_standard_asks_for_is_told_as_unknown(self):
        folder = self.edition()
        self.assertEqual(self.metadata(self.build(folder, "print")), {
            "/CreationDate": "D:19700101000000+09'00'", "/ModDate": "D:19700101000000+09'00'",
            **{key: "1970-01-01T00:00:00+09:00" for key in DATES[:3]}})  # fmt: skip
        with pikepdf.open(self.build(folder, "archive")) as pdf:
            days = {str(file.get_file().obj.Params.ModDate) for file in pdf.attachments.values()}
        self.assertEqual(days, {"D:19700101000000+09'00'"})

    def test_metadata_with(self):
        folder = self.edition("2024-02-29")
        for purpose in PURPOSES:
            with self.subTest(purpose):
                path = self.build(folder, purpose)
                day, moment = "D:20240229000000+09'00'", "2024-02-29T00:00:00+09:00"
                self.assertEqual(self.metadata(path), {"/CreationDate": day, "/ModDate": day, "dc:date": ["2024-02-29"],
                                                       **{key: moment for key in DATES[:3]}})  # fmt: skip
                if purpose == "archive":
                    with pikepdf.open(path) as pdf:
                        self.assertEqual({str(f.get_file().obj.Params.ModDate) for f in pdf.attachments.values()}, {day})

    def test_rules_hold_without(self):
        folder = self.edition()
        for purpose in PURPOSES:
            with self.subTest(purpose):
                self.assertEqual(pdf_rules.check(self.build(folder, purpose), getattr(pdf_rules, purpose.upper())), {})

    def test_bags(self):
        run("archive", self.edition(), "-o", self.path("bag"))
        with open(self.path("bag", "bag-info.txt"), encoding="utf-8") as file:
            self.assertNotIn("Date", file.read())
        with open(self.path("bag", "data", "build.yaml"), encoding="utf-8") as file:
            self.assertNotIn("date:", file.read())
        run("verify", "--rebuild", self.path("bag"))
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "951782400"}
        run("archive", self.path("edition"), "-o", self.path("packed"), env=environment)
        with open(self.path("packed", "bag-info.txt"), encoding="utf-8") as file:
            self.assertEqual(re.findall(r"(?m)^.*Date: .*", file.read()), ["Bagging-Date: 2000-02-29"])


if __name__ == "__main__":
    unittest.main()
