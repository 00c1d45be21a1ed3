"""PDF/UA-1 (ISO 14289-1) by the failure conditions of the Matterhorn Protocol 1.02; see pdf_rules.py."""

import re

import pikepdf

from pdf_reading import (
    HEADINGS, NS, STANDARD, annotations, each_object, elements, fonts, instructions, marked,
    name, number_of, streams, text_of, xmp, xmp_root,
)  # fmt: skip
from pdf_rules_a import a_6_2_11_3_cidtogidmap, a_6_2_11_5_widths, a_6_2_11_7_unicode, a_6_2_11_8_notdef


def ua_01_003_no_artifact_inside_content(pdf):
    return [
        f"page {index + 1}: an artifact inside tagged content"
        for index, operator, marks in marked(pdf)
        if marks and marks[-1][0] == "Artifact" and any(mcid is not None for _, mcid in marks[:-1])
    ]


def ua_01_004_no_content_inside_artifact(pdf):
    return [
        f"page {index + 1}: tagged content inside an artifact"
        for index, operator, marks in marked(pdf)
        if marks and marks[-1][1] is not None and any(tag == "Artifact" for tag, _ in marks[:-1])
    ]


def ua_01_005_all_content_is_marked(pdf):
    known = {}
    for element in elements(pdf):
        for page, mcid in element.content:
            known.setdefault((page, mcid), element)
    found = set()
    for index, operator, marks in marked(pdf):
        if operator in ("BDC", "BMC"):
            continue
        page = number_of(pdf.pages[index].obj)
        mcids = [mcid for _, mcid in marks if mcid is not None]
        if not mcids and not any(tag == "Artifact" for tag, _ in marks):
            found.add(f"page {index + 1}: {operator} is neither tagged nor an artifact")
        lost = [mcid for mcid in mcids if (page, mcid) not in known]
        found.update(f"page {index + 1}: MCID {mcid} belongs to no element" for mcid in lost)
    return sorted(found)


def ua_01_007_not_suspect(pdf):
    found = []
    marks = pdf.Root.get("/MarkInfo", {})
    if not marks.get("/Marked", False):
        found.append("MarkInfo does not say Marked")
    if marks.get("/Suspects", False):
        found.append("MarkInfo says Suspects")
    if "/StructTreeRoot" not in pdf.Root:
        found.append("no structure tree")
    return found


def ua_02_001_standard_roles(pdf):
    return sorted({f"the role {e.role} is no standard one" for e in elements(pdf) if e.role not in STANDARD})


def ua_06_001_metadata(pdf):
    return [] if isinstance(pdf.Root.get("/Metadata"), pikepdf.Stream) else ["no XMP"]


def ua_06_002_identifier(pdf):
    return [] if xmp(pdf, "pdfuaid:part") == "1" else ["XMP does not say pdfuaid:part 1"]


def ua_06_003_title(pdf):
    return [] if (xmp(pdf, "dc:title") or "").strip() else ["no dc:title"]


def ua_07_001_display_title(pdf):
    shown = pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)
    return [] if shown else ["DisplayDocTitle is not true"]


def ua_09_004_tables(pdf):
    allowed = {
        "Table": {"Caption", "THead", "TBody", "TFoot", "TR"},
        "THead": {"TR"},
        "TBody": {"TR"},
        "TFoot": {"TR"},
        "TR": {"TH", "TD"},
    }
    parents = {"TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}}
    parents.update({role: {"Table"} for role in ("THead", "TBody", "TFoot")})
    found = []
    for element in elements(pdf):
        for kid in element.kids:
            if element.role in allowed and kid.role not in allowed[element.role]:
                found.append(f"{kid.role} in {element.role}")
        if element.role in parents and (element.parent is None or element.parent.role not in parents[element.role]):
            found.append(f"{element.role} outside its table")
        if element.role in allowed and element.content:
            found.append(f"content directly in {element.role}")
        if element.role == "Table":
            captions = [i for i, kid in enumerate(element.kids) if kid.role == "Caption"]
            if len(captions) > 1 or any(i not in (0, len(element.kids) - 1) for i in captions):
                found.append("Caption neither first nor last")
            found += grid_faults(element)
    return found


def span_of(cell, key):
    value = cell.attribute(key)
    return int(value) if value is not None else 1


def rows_of(table):
    """Rows by their part of the table: spans do not cross from one into the next."""
    parts = [[kid for kid in table.kids if kid.role == "TR"]]
    for kid in table.kids:
        if kid.role in ("THead", "TBody", "TFoot"):
            parts.append([row for row in kid.kids if row.role == "TR"])
    return [part for part in parts if part]


def grid_of(table):
    """{(part, row, column): cell} and the widths of the rows."""
    grid, widths = {}, []
    for p, rows in enumerate(rows_of(table)):
        for r, row in enumerate(rows):
            c = 0
            for cell in row.kids:
                while (p, r, c) in grid:
                    c += 1
                for dr in range(span_of(cell, "/RowSpan")):
                    for dc in range(span_of(cell, "/ColSpan")):
                        grid[p, r + dr, c + dc] = cell
            widths.append(len({col for part, at, col in grid if (part, at) == (p, r)}))
        if any(part == p and at >= len(rows) for part, at, _ in grid):
            widths.append(-1)
    return grid, widths


def grid_faults(table):
    _, widths = grid_of(table)
    return [f"a table whose rows have {sorted(set(widths))} columns"] if len(set(widths)) > 1 else []


def ua_09_005_lists(pdf):
    found = []
    for element in elements(pdf):
        roles = [kid.role for kid in element.kids]
        if element.role == "L" and (set(roles) - {"LI", "L", "Caption"} or "Caption" in roles[1:] or element.content):
            found.append(f"L holds {roles}")
        if element.role == "LI" and (set(roles) - {"Lbl", "LBody"} or element.parent.role != "L" or element.content):
            found.append(f"LI holds {roles}")
        if element.role in ("Lbl", "LBody") and element.parent.role not in ("LI", "TOCI", "Note", "BibEntry"):
            found.append(f"{element.role} in {element.parent.role}")
        if element.role == "L" and element.attribute("/ListNumbering") is None and any(
            kid.role == "Lbl" for item in element.kids for kid in item.kids
        ):
            found.append("a list with labels does not say its ListNumbering")
    return found


def ua_09_006_contents(pdf):
    found = []
    for element in elements(pdf):
        if element.role == "TOC" and {kid.role for kid in element.kids} - {"TOC", "TOCI", "Caption"}:
            found.append(f"TOC holds {[kid.role for kid in element.kids]}")
        if element.role == "TOCI" and (element.parent is None or element.parent.role != "TOC"):
            found.append("TOCI outside a TOC")
    return found


def ua_09_007_ruby(pdf):
    found = []
    for element in elements(pdf):
        roles = [kid.role for kid in element.kids]
        if element.role == "Ruby" and roles not in (["RB", "RT"], ["RB", "RP", "RT", "RP"]):
            found.append(f"Ruby holds {roles}")
        if element.role in ("RB", "RT", "RP") and element.parent.role != "Ruby":
            found.append(f"{element.role} outside Ruby")
    return found


def ua_10_001_unicode(pdf):
    return a_6_2_11_7_unicode(pdf)


def ua_11_001_language(pdf):
    """Of text, alternatives, bookmarks and contents: all take it from the catalog."""
    language = text_of(pdf.Root.get("/Lang", ""))
    return [] if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*", language) else [f"the catalog's Lang is {language!r}"]


def ua_11_006_language_of_metadata(pdf):
    title = xmp_root(pdf).find(".//dc:title//rdf:li", NS)
    key = "{http://www.w3.org/XML/1998/namespace}lang"
    return [] if title is not None and title.get(key) else ["dc:title says no language"]


def headings(pdf):
    return [HEADINGS[element.role] for element in elements(pdf) if element.role in HEADINGS]


def ua_14_002_starts_with_h1(pdf):
    levels = headings(pdf)
    return [f"the first heading is H{levels[0]}"] if levels and levels[0] != 1 else []


def ua_14_003_no_level_skipped(pdf):
    levels = headings(pdf)
    return [f"H{b} after H{a}" for a, b in zip(levels, levels[1:]) if b > a + 1]


def ua_14_007_one_way_of_heading(pdf):
    roles = {element.role for element in elements(pdf)}
    return ["H and Hn in one file"] if "H" in roles and roles & set(HEADINGS) else []


def ua_13_004_figures_have_alternatives(pdf):
    return [
        "a Figure without Alt or ActualText"
        for element in elements(pdf)
        if element.role == "Figure" and not text_of(element.obj.get("/Alt", element.obj.get("/ActualText", ""))).strip()
    ]


def ua_15_003_headers(pdf):
    """Every TH has a Scope or is named, and every TD is tied to a header, by its Headers or by Scope."""
    found = []
    for table in (element for element in elements(pdf) if element.role == "Table"):
        grid, _ = grid_of(table)
        names = {bytes(e.obj.ID) for e in elements_below(table) if e.role == "TH" and "/ID" in e.obj}
        scopes = {"Row": set(), "Column": set()}
        for (part, row, column), cell in grid.items():
            scope = name(cell.attribute("/Scope"))
            if cell.role == "TH" and scope in ("Row", "Both"):
                scopes["Row"].add((part, row))
            if cell.role == "TH" and scope in ("Column", "Both"):
                scopes["Column"].add(column)
        for (part, row, column), cell in grid.items():
            given = [bytes(each) for each in cell.attribute("/Headers") or []]
            if set(given) - names:
                found.append("Headers names no TH of the table")
            tied = given or column in scopes["Column"] or (part, row) in scopes["Row"]
            if cell.role == "TD" and not tied:
                found.append("a TD without header")
            if cell.role == "TH" and cell.attribute("/Scope") is None and "/ID" not in cell.obj:
                found.append("a TH without Scope and ID")
    return sorted(set(found))


def elements_below(element):
    return [each for each in element.walk()]


def ua_17_002_id_tree(pdf):
    """Every ID can be looked up, and leads to its element."""
    listed, faults = {}, []

    def walk(node):
        items = list(node.get("/Names", []))
        keys = [bytes(key) for key in items[::2]]
        limits = [bytes(each) for each in node.get("/Limits", [])]
        if keys != sorted(keys) or (limits and keys and limits != [keys[0], keys[-1]]):
            faults.append("the IDTree is not sorted, or its limits are wrong")
        listed.update(zip(keys, (number_of(each) for each in items[1::2])))
        for kid in node.get("/Kids", []):
            walk(kid)

    root = pdf.Root.get("/StructTreeRoot", {})
    if "/IDTree" in root:
        walk(root.IDTree)
    for element in elements(pdf):
        if "/ID" in element.obj and listed.get(bytes(element.obj.ID)) != number_of(element.obj):
            faults.append(f"the ID {bytes(element.obj.ID)} is not in the IDTree")
    return faults


def ua_19_003_notes_have_ids(pdf):
    return ["a Note without ID" for element in elements(pdf) if element.role == "Note" and "/ID" not in element.obj]


def ua_19_004_ids_are_unique(pdf):
    ids = [bytes(element.obj.ID) for element in elements(pdf) if "/ID" in element.obj]
    return [f"the ID {each} is used twice" for each in sorted({each for each in ids if ids.count(each) > 1})]


def ua_21_001_embedded_file_names(pdf):
    return [
        f"object {number_of(obj)}: a file specification without F or UF"
        for obj in each_object(pdf)
        if "/EF" in obj and not ("/F" in obj and "/UF" in obj)
    ]


def parent_tree(pdf):
    """{key: value} of the parent tree."""
    listed = {}

    def walk(node):
        items = list(node.get("/Nums", []))
        listed.update({int(items[i]): items[i + 1] for i in range(0, len(items), 2)})
        for kid in node.get("/Kids", []):
            walk(kid)

    walk(pdf.Root.StructTreeRoot.ParentTree)
    return listed


def ua_01_006_parent_tree(pdf):
    """Content and annotations lead back to the elements that hold them."""
    found = []
    listed = parent_tree(pdf)
    pages = {number_of(page.obj): page for page in pdf.pages}
    for element in elements(pdf):
        for page, mcid in element.content:
            above = listed.get(int(pages[page].get("/StructParents", -1)), [])
            if mcid >= len(above) or number_of(above[mcid]) != number_of(element.obj):
                found.append(f"MCID {mcid} does not lead back to its {element.role}")
        for each in element.annotations:
            above = listed.get(int(each.get("/StructParent", -1)))
            if above is None or number_of(above) != number_of(element.obj):
                found.append(f"an annotation does not lead back to its {element.role}")
    return found


def ua_28_004_annotations_speak(pdf):
    return [
        f"page {index + 1}: an annotation says nothing"
        for index, each in annotations(pdf)
        if not text_of(each.get("/Contents", "")).strip()
    ]


def ua_28_008_tabs(pdf):
    return [
        f"page {index + 1}: annotations, but the tab order is not that of the structure"
        for index, page in enumerate(pdf.pages)
        if "/Annots" in page and name(page.get("/Tabs")) != "S"
    ]


def ua_28_011_links_are_tagged(pdf):
    held = {number_of(each): element for element in elements(pdf) for each in element.annotations}
    found = []
    for index, each in annotations(pdf):
        holder = held.get(number_of(each))
        if name(each.get("/Subtype")) == "Link" and (holder is None or holder.role != "Link"):
            found.append(f"page {index + 1}: a link annotation outside a Link")
    return found


def ua_28_012_links_speak(pdf):
    return [fault for fault in ua_28_004_annotations_speak(pdf)]


def ua_30_001_no_foreign_pages(pdf):
    return [f"object {number_of(obj)}: a reference XObject" for obj in streams(pdf) if "/Ref" in obj]


def ua_30_002_forms_used_once(pdf):
    found = []
    for index, _, operator in instructions(pdf):
        if operator == "Do":
            found.append(f"page {index + 1}: an XObject, which the writer never needs")
    return found


def ua_31_001_cid_systems(pdf):
    found = []
    for font in fonts(pdf):
        system = font.cid.get("/CIDSystemInfo", {}) if font.cid is not None else {}
        if any(key not in system for key in ("/Registry", "/Ordering", "/Supplement")):
            found.append(f"{font.base}: no CIDSystemInfo")
    return found


def ua_31_004_glyph_maps(pdf):
    return a_6_2_11_3_cidtogidmap(pdf)


def ua_31_009_embedded(pdf):
    return [f"{font.base}: not embedded" for font in fonts(pdf) if font.program is None]


def ua_31_016_widths(pdf):
    return a_6_2_11_5_widths(pdf)


def ua_31_027_to_unicode(pdf):
    return [f"{font.base}: no ToUnicode" for font in fonts(pdf) if font.kind == "Type0" and "/ToUnicode" not in font.obj]


def to_unicode_units(pdf, unit):
    return [
        f"{font.base}: code {code} means U+{unit.hex().upper()}"
        for font in fonts(pdf)
        for code, value in font.unicode.items()
        if any(value[i : i + 2] == unit for i in range(0, len(value), 2))
    ]


def ua_31_028_no_null(pdf):
    return to_unicode_units(pdf, b"\0\0")


def ua_31_029_no_byte_order_marks(pdf):
    return to_unicode_units(pdf, b"\xfe\xff") + to_unicode_units(pdf, b"\xff\xfe")


def ua_31_030_notdef(pdf):
    return a_6_2_11_8_notdef(pdf)
