#!/usr/bin/python3
"""Our files obey the rules of pdf_rules.py, and each of these rules finds its fault in a file that has it."""

import os
import re
import subprocess
import sys
import tempfile
import unittest

import pikepdf

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import pdf_reading as reading  # noqa: E402
import pdf_rules as rules  # noqa: E402

TSUZURI = os.environ.get("TSUZURI", "build/tsuzuri")
SAMPLES = os.path.join(os.path.dirname(TSUZURI), "unit", "pdf", "test_write")
Name, Array, Dictionary = pikepdf.Name, pikepdf.Array, pikepdf.Dictionary


# ---- what spoils a file ----


def content(old, new, page=0):
    def spoil(pdf):
        stream = pdf.pages[page].Contents
        data = stream.read_bytes()
        assert old in data, old
        stream.write(data.replace(old, new, 1))

    return spoil


def added(new):
    def spoil(pdf):
        stream = pdf.pages[0].Contents
        stream.write(stream.read_bytes() + new)

    return spoil


def metadata(old, new):
    def spoil(pdf):
        data = pdf.Root.Metadata.read_bytes()
        assert old in data, old
        pdf.Root.Metadata.write(data.replace(old, new))

    return spoil


def font(pdf, cff=False):
    return next(f for f in reading.fonts(pdf) if f.kind == "Type0" and ("/FontFile3" in f.descriptor) == cff)


def with_font(change, cff=False):
    return lambda pdf: change(font(pdf, cff))


def unicode_table(old, new):
    def spoil(pdf):
        stream = font(pdf).obj.ToUnicode
        data = stream.read_bytes()
        assert re.search(old, data)
        stream.write(re.sub(old, new, data, count=1))

    return spoil


def element(pdf, role):
    return next(e.obj for e in reading.elements(pdf) if e.role == role)


def role(old, new):
    def spoil(pdf):
        element(pdf, old).S = Name("/" + new)

    return spoil


def remove(holder, key):
    def spoil(pdf):
        found = holder(pdf)
        assert key in found, key
        del found[key]

    return spoil


def put(holder, key, value):
    def spoil(pdf):
        holder(pdf)[key] = value(pdf) if callable(value) else value

    return spoil


def root(pdf):
    return pdf.Root


def page(pdf):
    return pdf.pages[0].obj


def link(pdf):
    return pdf.pages[0].Annots[0]


def info(pdf):
    return pdf.trailer.Info


def attachment(pdf):
    return reading.embedded(pdf)[0][1]


def intent(pdf):
    return pdf.Root.OutputIntents[0]


def indirect(kind, **entries):
    def make(pdf):
        stream = pdf.make_stream(b"")
        stream[kind] = entries.get("value", Name("/Image"))
        return stream

    return make


def profile(change):
    def spoil(pdf):
        stream = intent(pdf).DestOutputProfile
        data = bytearray(stream.read_bytes())
        change(data)
        stream.write(bytes(data))

    return spoil


def screen_class(data):
    data[12:16] = b"mntr"


def scanner_class(data):
    data[12:16] = b"scnr"


def same_id(pdf):
    element(pdf, "Note").ID = element(pdf, "TH").ID


def untied_cell(pdf):
    del element(pdf, "TD").A
    for each in reading.elements(pdf):
        if each.role == "TH":
            del each.obj["/A"]["/Scope"]


SPOILED = {  # rule: (sample, what spoils it); bytes are spoiled by a pair of bytes
    "a_6_1_2_header": ("handout", (b"\n%\xe7\xb6\xb4\xe3\x82\x8a\n", b"\n%abcdef\n")),
    "a_6_1_3_trailer": ("handout", (b"\n%%EOF\n", b"\n%%EOF\nmore\n")),
    "a_6_1_7_streams": ("handout", put(lambda pdf: pdf.Root.Metadata, "/FFilter", Name("/FlateDecode"))),
    "a_6_1_13_limits": ("handout", added(b"/Artifact BMC BT (" + 33000 * b"a" + b") Tj ET EMC")),
    "a_6_2_2_resources": ("handout", content(b"/F0.0 10 Tf", b"/F9.0 10 Tf")),
    "a_6_2_3_output_intent": ("handout", profile(scanner_class)),
    "a_6_2_4_colour": ("handout", added(b"1 0 0 rg\n")),
    "a_6_2_8_no_images": ("handout", put(root, "/Unused", indirect("/Subtype"))),
    "a_6_2_10_no_transparency": ("handout", put(page, "/Group", Dictionary(S=Name.Transparency))),
    "a_6_2_11_2_types": ("handout", with_font(lambda f: f.obj.__setitem__("/Encoding", Name("/Identity-V")))),
    "a_6_2_11_3_cidtogidmap": ("handout", with_font(lambda f: f.cid.__delitem__("/CIDToGIDMap"))),
    "a_6_2_11_4_embedded": ("handout", with_font(lambda f: f.descriptor.__delitem__("/FontFile2"))),
    "a_6_2_11_5_widths": ("handout", with_font(lambda f: f.cid.__setitem__("/DW", 990))),
    "a_6_2_11_7_unicode": ("handout", unicode_table(rb"(<0001>)<\w+>", rb"\1<>")),
    "a_6_2_11_8_notdef": ("handout", with_font(lambda f: f.cid.CIDToGIDMap.write(bytes(400)))),
    "a_6_3_annotations": ("handout", put(link, "/F", 6)),
    "a_6_5_actions": ("handout", put(root, "/OpenAction", Dictionary(S=Name.GoTo))),
    "a_6_6_2_metadata": ("handout", put(lambda pdf: pdf.Root.Metadata, "/Subtype", Name.Text)),
    "a_6_6_2_3_extension_schemas": ("handout", metadata(b"<pdfaProperty:name>part<", b"<pdfaProperty:name>parts<")),
    "a_6_6_3_info_agrees": ("handout", put(info, "/CreationDate", "D:20260401000000+09'00'")),
    "a_6_6_4_version_2u": ("handout", metadata(b"<pdfaid:part>2", b"<pdfaid:part>3")),
    "a_6_8_no_attachments": ("handout", put(root, "/AF", Array())),
    "a_6_9_no_layers": ("handout", put(root, "/OCProperties", Dictionary())),
    "a_to_unicode_blocks": ("handout", unicode_table(rb"\d+ beginbfchar", b"101 beginbfchar")),
    "ua_01_003_no_artifact_inside_content": ("handout", content(b"BDC\n", b"BDC\n/Artifact BMC EMC\n")),
    "ua_01_004_no_content_inside_artifact": (
        "handout",
        content(b"/Artifact<</Type/Layout>>BDC\n", b"/Artifact<</Type/Layout>>BDC\n/P<</MCID 0>>BDC EMC\n"),
    ),
    "ua_01_005_all_content_is_marked": ("handout", added(b"0 0 1 1 re f\n")),
    "ua_01_006_parent_tree": ("handout", put(page, "/StructParents", 1)),
    "ua_01_007_not_suspect": ("handout", put(lambda pdf: pdf.Root.MarkInfo, "/Suspects", True)),
    "ua_02_001_standard_roles": ("handout", role("H2", "Heading")),
    "ua_06_001_metadata": ("handout", remove(root, "/Metadata")),
    "ua_06_002_identifier": ("handout", metadata(b"<pdfuaid:part>1", b"<pdfuaid:part>2")),
    "ua_06_003_title": ("handout", metadata("見本 &amp; &lt;試験&gt;".encode(), b" ")),
    "ua_07_001_display_title": ("handout", put(lambda pdf: pdf.Root.ViewerPreferences, "/DisplayDocTitle", False)),
    "ua_09_004_tables": ("handout", role("TR", "Div")),
    "ua_09_005_lists": ("handout", role("LI", "Div")),
    "ua_09_006_contents": ("handout", role("TOCI", "P")),
    "ua_09_007_ruby": ("handout", role("Note", "Ruby")),
    "ua_10_001_unicode": ("handout", unicode_table(rb"(<0002>)<\w+>", rb"\1<>")),
    "ua_11_001_language": ("handout", put(root, "/Lang", "日本語")),
    "ua_11_006_language_of_metadata": ("handout", metadata(b' xml:lang="x-default"', b"")),
    "ua_13_004_figures_have_alternatives": ("handout", remove(lambda pdf: element(pdf, "Figure"), "/Alt")),
    "ua_14_002_starts_with_h1": ("handout", role("H1", "H2")),
    "ua_14_003_no_level_skipped": ("handout", role("H2", "H3")),
    "ua_14_007_one_way_of_heading": ("handout", role("H2", "H")),
    "ua_15_003_headers": ("handout", untied_cell),
    "ua_17_002_id_tree": ("handout", remove(lambda pdf: pdf.Root.StructTreeRoot, "/IDTree")),
    "ua_19_003_notes_have_ids": ("handout", remove(lambda pdf: element(pdf, "Note"), "/ID")),
    "ua_19_004_ids_are_unique": ("handout", same_id),
    "ua_21_001_embedded_file_names": ("archive", remove(attachment, "/UF")),
    "ua_28_004_annotations_speak": ("handout", put(link, "/Contents", " ")),
    "ua_28_008_tabs": ("handout", put(page, "/Tabs", Name.R)),
    "ua_28_011_links_are_tagged": ("handout", role("Link", "Span")),
    "ua_28_012_links_speak": ("handout", remove(link, "/Contents")),
    "ua_30_001_no_foreign_pages": ("handout", put(root, "/Unused", indirect("/Ref", value=Dictionary()))),
    "ua_30_002_forms_used_once": ("handout", added(b"/Artifact BMC /X Do EMC\n")),
    "ua_31_001_cid_systems": ("handout", with_font(lambda f: f.cid.CIDSystemInfo.__delitem__("/Ordering"))),
    "ua_31_004_glyph_maps": ("handout", with_font(lambda f: f.cid.__setitem__("/CIDToGIDMap", Name("/None")))),
    "ua_31_009_embedded": ("handout", with_font(lambda f: f.descriptor.__delitem__("/FontFile3"), cff=True)),
    "ua_31_016_widths": ("handout", with_font(lambda f: f.cid.__setitem__("/DW", 1002), cff=True)),
    "ua_31_027_to_unicode": ("handout", with_font(lambda f: f.obj.__delitem__("/ToUnicode"))),
    "ua_31_028_no_null": ("handout", unicode_table(rb"(<0001>)<\w+>", rb"\1<0000>")),
    "ua_31_029_no_byte_order_marks": ("handout", unicode_table(rb"(<0001>)<\w+>", rb"\1<FEFF>")),
    "ua_31_030_notdef": ("handout", content(b"[(\0\1", b"[(\0\0")),
    "a_6_6_4_version_3u": ("archive", metadata(b"<pdfaid:conformance>U", b"<pdfaid:conformance>B")),
    "a3_6_8_attachments": ("archive", remove(attachment, "/AFRelationship")),
    "x_version": ("print", metadata(b"PDF/X-4", b"PDF/X-3")),
    "x_output_intent": ("print", profile(screen_class)),
    "x_identifiers": ("print", metadata(b"xmpMM:RenditionClass", b"xmpMM:Rendition")),
    "x_trapped": ("print", remove(info, "/Trapped")),
    "x_dates": ("print", remove(info, "/ModDate")),
    "x_boxes": ("print", put(page, "/TrimBox", Array([0, 0, 900, 600]))),
    "x_no_interaction": ("print", put(root, "/Outlines", Dictionary())),
    "x_no_encryption": ("print", None),
    "x_no_rgb": ("print", added(b"1 0 0 rg\n")),
    "x_black_text": ("print", content(b"BT\n0 g\n", b"BT\n.9 .9 .9 0 k\n")),
    "x_safe_area": ("print", content(b"BT\n", b"BT\n1 0 0 1 -58 0 Tm\n")),
    "x_embedded": ("print", with_font(lambda f: f.descriptor.__delitem__("/FontFile2"))),
}


class Rules(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        subprocess.run([SAMPLES, cls.folder.name], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def path(self, sample):
        return os.path.join(self.folder.name, f"{sample}.pdf")

    def spoiled(self, sample, spoil):
        """The path of a spoiled copy."""
        path = self.path("spoiled")
        if isinstance(spoil, tuple):
            with open(self.path(sample), "rb") as file:
                data = file.read()
            self.assertIn(spoil[0], data)
            with open(path, "wb") as file:
                file.write(data.replace(*spoil))
            return path
        with pikepdf.open(self.path(sample)) as pdf:
            if spoil:
                spoil(pdf)
                pdf.save(path, fix_metadata_version=False)
            else:
                pdf.save(path, encryption=pikepdf.Encryption(owner="o", user=""))
        return path

    def test_handout(self):
        self.assertEqual(rules.check(self.path("handout"), rules.HANDOUT), {})

    def test_archive(self):
        self.assertEqual(rules.check(self.path("archive"), rules.ARCHIVE), {})

    def test_print(self):
        self.assertEqual(rules.check(self.path("print"), rules.PRINT), {})

    def test_imposed(self):
        self.assertEqual(rules.check(self.path("saddle"), rules.PRINT), {})

    def test_every_rule_finds_its_fault(self):
        by_name = {rule.__name__: rule for rule in rules.HANDOUT + rules.ARCHIVE + rules.PRINT}
        self.assertEqual(set(by_name), set(SPOILED))
        for name, (sample, spoil) in SPOILED.items():
            with self.subTest(rule=name):
                path = self.spoiled(sample, spoil)
                self.assertNotEqual(rules.check(path, [by_name[name]]), {})

    def test_saving_alone_is_no_fault(self):
        """What a rule finds in a spoiled file is the spoiling, not what pikepdf's saving changes."""
        for sample, known in (("handout", rules.HANDOUT), ("archive", rules.ARCHIVE), ("print", rules.PRINT)):
            self.assertEqual(rules.check(self.spoiled(sample, lambda pdf: None), known), {})


if __name__ == "__main__":
    unittest.main()
