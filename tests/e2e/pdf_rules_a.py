"""The rules of ISO 19005-2 and -3 (PDF/A-2u, -3u) that apply to our files; see pdf_rules.py."""

import re
import xml.etree.ElementTree as ElementTree

import pikepdf

from pdf_reading import (
    DATES, INFO, NS, PREDEFINED, annotations, as_list, check_profile, contents, date_of_info, each_object,
    embedded, fonts, instructions, intents, kind, name, number_of, profile_of, raw, shown, streams, text_of,
    xmp, xmp_root,
)  # fmt: skip
from pdf_programs import cff_widths, truetype_widths


# ---- ISO 19005: files, metadata, colour ----


def a_6_1_2_header(pdf):
    data = raw(pdf)
    found = []
    if not re.match(rb"%PDF-1\.[0-7]\n", data):
        found.append("no header %PDF-1.n at the file's first byte")
    second = data.split(b"\n", 2)[1]
    if not (second[:1] == b"%" and len(second) >= 5 and all(byte > 127 for byte in second[1:5])):
        found.append("no comment of four bytes above 127 in the second line")
    return found


def a_6_1_3_trailer(pdf):
    found = []
    ids = pdf.trailer.get("/ID", [])
    if len(ids) != 2 or not all(len(bytes(each)) >= 16 for each in ids):
        found.append("no ID of two strings in the trailer")
    if pdf.is_encrypted or "/Encrypt" in pdf.trailer:
        found.append("encrypted")
    if not re.search(rb"%%EOF[\r\n]*$", raw(pdf)):
        found.append("data after the last %%EOF")
    return found


def a_6_1_7_streams(pdf):
    found = []
    data = raw(pdf)
    for match in re.finditer(rb"(\d+) 0 obj\n<<(?:(?!endobj).)*?>>\s?stream(\r\n|\n|)", data, re.S):
        if not match.group(2):
            found.append(f"stream {int(match.group(1))}: keyword without line end")
    for obj in streams(pdf):
        if any(key in obj for key in ("/F", "/FFilter", "/FDecodeParms")):
            found.append(f"stream {number_of(obj)}: data outside the file")
        filters = [name(each) for each in as_list(obj.get("/Filter"))]
        if set(filters) & {"LZWDecode", "Crypt"}:
            found.append(f"stream {number_of(obj)}: {filters}")
    if data.count(b"\nendstream") != len(re.findall(rb"endstream\r?\n", data)):
        found.append("an endstream without line end before it")
    return found


def a_6_1_13_limits(pdf):
    found = []
    if len(pdf.objects) > 8388607:
        found.append("too many objects")
    for index, operands, operator in instructions(pdf):
        for operand in operands:
            if isinstance(operand, pikepdf.String) and len(bytes(operand)) > 32767:
                found.append(f"page {index + 1}: a string of more than 32767 bytes")
    return found


def a_6_2_3_output_intent(pdf):
    found = intents(pdf, "GTS_PDFA1")
    return check_profile(found[0], {b"prtr", b"mntr"}) if len(found) == 1 else [f"{len(found)} output intents GTS_PDFA1"]


def a_6_2_4_colour(pdf):
    space = b"".join(profile_of(each)[16:20] for each in intents(pdf, "GTS_PDFA1"))
    found = set()
    for index, _, operator in instructions(pdf):
        if operator in ("rg", "RG") and space != b"RGB ":
            found.add(f"page {index + 1}: DeviceRGB under an output intent of {space}")
        if operator in ("k", "K") and space != b"CMYK":
            found.add(f"page {index + 1}: DeviceCMYK under an output intent of {space}")
        if operator in ("cs", "CS", "sc", "scn", "sh", "gs"):
            found.add(f"page {index + 1}: operator {operator}, which the writer never needs")
    return sorted(found)


def a_6_2_8_no_images(pdf):
    return [
        f"object {number_of(obj)}: an image or form"
        for obj in streams(pdf)
        if name(obj.get("/Subtype")) in ("Image", "Form", "PS")
    ]


def a_6_2_2_resources(pdf):
    found = []
    for index, (page, all_of) in enumerate(contents(pdf)):
        used = {str(operands[0]) for operands, operator in all_of if operator == "Tf"}
        missing = used - set(page.get("/Resources", {}).get("/Font", {}).keys())
        if missing:
            found.append(f"page {index + 1}: no resource {sorted(missing)}")
    return found


def a_6_2_10_no_transparency(pdf):
    return [f"page {index + 1}: a transparency group" for index, page in enumerate(pdf.pages) if "/Group" in page]


# ---- ISO 19005: fonts ----


def a_6_2_11_2_types(pdf):
    found = []
    for font in fonts(pdf):
        if font.kind == "Type0" and name(font.obj.get("/Encoding")) != "Identity-H":
            found.append(f"{font.base}: encoding {font.obj.get('/Encoding')}")
        if font.base is None or kind(font.obj) != "Font":
            found.append(f"object {number_of(font.obj)}: no BaseFont")
    return found


def a_6_2_11_3_cidtogidmap(pdf):
    return [
        f"{font.base}: TrueType without a CIDToGIDMap"
        for font in fonts(pdf)
        if font.cid is not None
        and name(font.cid.get("/Subtype")) == "CIDFontType2"
        and not isinstance(font.cid.get("/CIDToGIDMap"), pikepdf.Stream)
        and name(font.cid.get("/CIDToGIDMap")) != "Identity"
    ]


def a_6_2_11_4_embedded(pdf):
    found = []
    for font in fonts(pdf):
        program = font.program
        if program is None:
            found.append(f"{font.base}: not embedded")
        elif font.cid is not None:
            kind_of = name(font.cid.get("/Subtype"))
            cff = "/FontFile3" in font.descriptor
            if (kind_of == "CIDFontType0") != cff or (cff and name(program.get("/Subtype")) != "CIDFontType0C"):
                found.append(f"{font.base}: {kind_of} with the wrong kind of program")
        if not re.match(r"[A-Z]{6}\+", font.base or ""):
            found.append(f"{font.base}: a subset without its tag")
        if font.descriptor is not None and ("/CIDSet" in font.descriptor or "/CharSet" in font.descriptor):
            found.append(f"{font.base}: CIDSet, which must be complete if it is there")
    return found


def a_6_2_11_5_widths(pdf):
    found = []
    for font, codes in shown(pdf).values():
        if font.program is None:
            continue
        data = font.program.read_bytes()
        truetype = "/FontFile2" in font.descriptor
        widths = truetype_widths(data) if truetype else cff_widths(data)
        for code in sorted(codes):
            glyph = font.glyph(code)
            real = widths[min(glyph, len(widths) - 1)] if truetype else widths.get(glyph)
            if real is None or abs(real - font.width(code)) > 1:
                found.append(f"{font.base}: code {code} is {font.width(code)} wide, in the program {real}")
    return found


def a_6_2_11_7_unicode(pdf):
    found = []
    for font, codes in shown(pdf).values():
        for code in sorted(codes):
            value = font.unicode.get(code, b"")
            units = {value[i : i + 2] for i in range(0, len(value), 2)}
            if not value or units & {b"\0\0", b"\xfe\xff", b"\xff\xfe"}:
                found.append(f"{font.base}: code {code} means {value!r}")
    return found


def a_6_2_11_8_notdef(pdf):
    return [
        f"{font.base}: code {code} shows .notdef"
        for font, codes in shown(pdf).values()
        for code in sorted(codes)
        if not font.glyph(code)
    ]


# ---- ISO 19005: annotations, actions, metadata, embedded files ----


def a_6_3_annotations(pdf):
    found = []
    for index, each in annotations(pdf):
        flags = int(each.get("/F", 0))
        if name(each.get("/Subtype")) != "Link" and "/AP" not in each:
            found.append(f"page {index + 1}: annotation without appearance")
        if not flags & 4 or flags & (1 | 2 | 32 | 256):
            found.append(f"page {index + 1}: annotation with flags {flags}")
        if "/C" in each or "/IC" in each:
            found.append(f"page {index + 1}: annotation with a colour of its own")
    return found


def a_6_5_actions(pdf):
    found = []
    if "/OpenAction" in pdf.Root or "/AA" in pdf.Root:
        found.append("the catalog has an action")
    for obj in each_object(pdf):
        if "/AA" in obj or (kind(obj) == "Annot" and "/A" in obj) or name(obj.get("/S")) in ("JavaScript", "Launch"):
            found.append(f"object {number_of(obj)}: an action")
    if "/JavaScript" in pdf.Root.get("/Names", {}):
        found.append("JavaScript")
    return found


def a_6_6_2_metadata(pdf):
    stream = pdf.Root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        return ["no XMP"]
    found = []
    if "/Filter" in stream or name(stream.get("/Subtype")) != "XML" or kind(stream) != "Metadata":
        found.append("XMP is filtered or has the wrong type")
    if b"bytes=" in stream.read_bytes()[:200] or b"encoding=" in stream.read_bytes()[:200]:
        found.append("XMP's packet header has bytes or encoding")
    try:
        xmp_root(pdf)
    except (ValueError, ElementTree.ParseError) as error:
        found.append(f"XMP cannot be read: {error}")
    return found


def version_faults(pdf, part):
    found = []
    if xmp(pdf, "pdfaid:part") != part or xmp(pdf, "pdfaid:conformance") != "U":
        found.append(f"pdfaid says {xmp(pdf, 'pdfaid:part')}{xmp(pdf, 'pdfaid:conformance')}")
    return found


def a_6_6_4_version_2u(pdf):
    return version_faults(pdf, "2")


def a_6_6_4_version_3u(pdf):
    return version_faults(pdf, "3")


def a_6_6_2_3_extension_schemas(pdf):
    """Every property outside the predefined schemas is described."""
    root = xmp_root(pdf)
    uris = {NS[prefix] for prefix in PREDEFINED} | {NS["pdfaExtension"], NS["rdf"]}
    described = {
        (schema.findtext("pdfaSchema:namespaceURI", None, NS), each.text)
        for schema in root.findall(".//pdfaExtension:schemas/rdf:Bag/rdf:li", NS)
        for each in schema.findall(".//pdfaProperty:name", NS)
        if schema.findtext("pdfaSchema:schema", None, NS)
        and schema.findtext("pdfaSchema:prefix", None, NS)
        and all(schema.findtext(f".//pdfaProperty:{key}", None, NS) for key in ("valueType", "category", "description"))
    }
    found = []
    for block in root.findall(".//rdf:Description", NS):
        for each in block:
            uri, local = each.tag[1:].split("}")
            if uri not in uris and (uri, local) not in described:
                found.append(f"{uri}{local} is not described")
    return found


def a_6_6_3_info_agrees(pdf):
    info = pdf.trailer.get("/Info", {})
    found = [
        f"{key} says {text_of(info[key])!r}, {tag} {xmp(pdf, tag)!r}"
        for key, tag in INFO.items()
        if key in info and text_of(info[key]) != xmp(pdf, tag)
    ]
    for key, tag in DATES.items():
        if key in info and (date_of_info(text_of(info[key])) or "no date") != xmp(pdf, tag):
            found.append(f"{key} says {text_of(info[key])!r}, {tag} {xmp(pdf, tag)!r}")
    return found


def a_6_9_no_layers(pdf):
    return ["optional content"] if "/OCProperties" in pdf.Root else []


def a_6_8_no_attachments(pdf):
    """PDF/A-2 lets in PDF/A files only; the handout has none at all."""
    return ["embedded files"] if embedded(pdf) or "/AF" in pdf.Root else []


def a3_6_8_attachments(pdf):
    found = []
    associated = {number_of(each) for each in pdf.Root.get("/AF", [])}
    files = embedded(pdf)
    if not files:
        found.append("no embedded files")
    if [key for key, _ in files] != sorted(key for key, _ in files):
        found.append("the name tree is not sorted")
    for key, spec in files:
        what = key.decode("utf-8", "replace")
        if "/F" not in spec or "/UF" not in spec:
            found.append(f"{what}: F or UF is missing")
        if name(spec.get("/AFRelationship")) not in {"Source", "Data", "Alternative", "Supplement", "Unspecified"}:
            found.append(f"{what}: no AFRelationship")
        if "/Desc" not in spec:
            found.append(f"{what}: no description")
        if number_of(spec) not in associated:
            found.append(f"{what}: not associated with the document")
        stream = spec.get("/EF", {}).get("/F")
        if not isinstance(stream, pikepdf.Stream):
            found.append(f"{what}: no file")
            continue
        if not re.fullmatch(r"[a-z]+/[-+.a-z0-9]+", name(stream.get("/Subtype")) or ""):
            found.append(f"{what}: MIME type {stream.get('/Subtype')}")
        about = stream.get("/Params", {})
        if "/ModDate" not in about or date_of_info(text_of(about.ModDate)) is None:
            found.append(f"{what}: no ModDate")
        if int(about.get("/Size", -1)) != len(stream.read_bytes()):
            found.append(f"{what}: wrong Size")
    return found


def a_to_unicode_blocks(pdf):
    """PDF 1.7, 9.10.3 and Adobe's notes: at most 100 entries a block."""
    found = []
    for font in fonts(pdf):
        if "/ToUnicode" in font.obj:
            for stated, block in re.findall(rb"(\d+) beginbfchar(.*?)endbfchar", font.obj.ToUnicode.read_bytes(), re.S):
                lines = len(block.strip().split(b"\n"))
                if int(stated) > 100 or lines != int(stated):
                    found.append(f"{font.base}: a block of {lines} says {int(stated)}")
    return found
