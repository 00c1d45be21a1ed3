"""The rules of ISO 15930-7 (PDF/X-4) and of print practice that apply to our files; see pdf_rules.py."""

import pikepdf

from pdf_reading import (
    Font, annotations, check_profile, contents, instructions, intents, name, profile_of, text_of, xmp,
)  # fmt: skip
from pdf_rules_a import a_6_6_3_info_agrees
from pdf_rules_ua import ua_31_009_embedded


def x_version(pdf):
    found = []
    if pdf.pdf_version != "1.6":
        found.append(f"PDF {pdf.pdf_version}")
    if xmp(pdf, "pdfxid:GTS_PDFXVersion") != "PDF/X-4":
        found.append("XMP does not say PDF/X-4")
    return found


def x_output_intent(pdf):
    found = intents(pdf, "GTS_PDFX")
    if len(found) != 1:
        return [f"{len(found)} output intents GTS_PDFX"]
    faults = check_profile(found[0], {b"prtr"})
    for key in ("/OutputConditionIdentifier", "/Info"):
        if not text_of(found[0].get(key, "")):
            faults.append(f"the output intent has no {key[1:]}")
    return faults


def x_identifiers(pdf):
    tags = ("xmpMM:DocumentID", "xmpMM:InstanceID", "xmpMM:VersionID", "xmpMM:RenditionClass")
    return [f"no {tag}" for tag in tags if not xmp(pdf, tag)]


def x_trapped(pdf):
    trapped = name(pdf.trailer.get("/Info", {}).get("/Trapped"))
    return [] if trapped in ("True", "False") and xmp(pdf, "pdf:Trapped") == trapped else [f"Trapped is {trapped}"]


def x_dates(pdf):
    info = pdf.trailer.get("/Info", {})
    found = [f"no {key[1:]}" for key in ("/Title", "/CreationDate", "/ModDate", "/Producer") if key not in info]
    if not xmp(pdf, "xmp:MetadataDate"):
        found.append("no xmp:MetadataDate")
    return found + a_6_6_3_info_agrees(pdf)


def box(page, key):
    return [float(each) for each in page[key]] if key in page else None


def inside(inner, outer):
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def x_boxes(pdf):
    found = []
    for index, page in enumerate(pdf.pages):
        media, bleed, trim = box(page, "/MediaBox"), box(page, "/BleedBox"), box(page, "/TrimBox")
        if trim is None or "/ArtBox" in page:
            found.append(f"page {index + 1}: no TrimBox, or an ArtBox")
        elif bleed is None or not inside(trim, bleed) or not inside(bleed, media):
            found.append(f"page {index + 1}: the boxes do not lie in each other")
    return found


def x_no_interaction(pdf):
    found = []
    for key in ("/OpenAction", "/AA", "/Outlines", "/AcroForm", "/AF", "/Names", "/StructTreeRoot"):
        if key in pdf.Root:
            found.append(f"the catalog has {key[1:]}")
    found += [f"page {index + 1}: an annotation" for index, _ in annotations(pdf)]
    return found


def x_no_encryption(pdf):
    return ["encrypted"] if pdf.is_encrypted or "/Encrypt" in pdf.trailer else []


def x_no_rgb(pdf):
    space = b"".join(profile_of(each)[16:20] for each in intents(pdf, "GTS_PDFX"))
    found = set()
    for index, _, operator in instructions(pdf):
        if operator in ("rg", "RG", "cs", "CS", "sc", "scn", "SC", "SCN", "sh"):
            found.add(f"page {index + 1}: {operator}")
        if operator in ("k", "K") and space != b"CMYK":
            found.add(f"page {index + 1}: DeviceCMYK under a profile of {space}")
    return sorted(found)


def x_black_text(pdf):
    """Text is black ink alone: gray, or CMYK with nothing on the first three plates; full black prints over."""
    found, color, over = set(), None, False
    for page, all_of in contents(pdf):
        states = page.get("/Resources", {}).get("/ExtGState", {})
        for operands, operator in all_of:
            if operator in ("g", "k", "rg"):
                color = [float(each) for each in operands]
            elif operator == "gs":
                state = states[str(operands[0])]
                over = bool(state.get("/op", False)) and int(state.get("/OPM", 0)) == 1
            elif operator in ("Tj", "TJ"):
                if color is None or len(color) == 3 or any(color[:-1]):
                    found.add(f"text in {color}")
                if color is not None and len(color) == 4 and color[3] == 1 and not over:
                    found.add("black text without overprint")
    return sorted(found)


def x_embedded(pdf):
    return ua_31_009_embedded(pdf)


# ---- print practice ----

SAFE = 3 * 72 / 25.4  # what is nearer to the cut may fall to it


def times(a, b):
    """The matrix that does a, then b."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def text_boxes(page, all_of):
    """Boxes of the strings of a page: their advances, and an em's height around the baseline."""
    resources = page.get("/Resources", {}).get("/Font", {})
    font, size, ctm, line, at, saved = None, 0.0, (1, 0, 0, 1, 0, 0), None, 0.0, []
    for operands, operator in all_of:
        if operator == "q":
            saved.append(ctm)
        elif operator == "Q":
            ctm = saved.pop()
        elif operator == "cm":
            ctm = times([float(each) for each in operands], ctm)
        elif operator == "Tf":
            font, size = Font(resources[str(operands[0])]), float(operands[1])
        elif operator == "BT":
            line, at = (1, 0, 0, 1, 0, 0), 0.0
        elif operator == "Tm":
            line, at = tuple(float(each) for each in operands), 0.0
        elif operator == "Td":
            line, at = times((1, 0, 0, 1, float(operands[0]), float(operands[1])), line), 0.0
        elif operator == "TJ":
            start = at
            for part in operands[0]:
                if isinstance(part, pikepdf.String):
                    codes = bytes(part)
                    for i in range(0, len(codes), 2):
                        at += font.width(int.from_bytes(codes[i : i + 2], "big")) * size / 1000
                else:
                    at -= float(part) * size / 1000
            corners = [(start, -0.12 * size), (at, 0.88 * size)]
            matrix = times(line, ctm)
            xs = sorted(x * matrix[0] + y * matrix[2] + matrix[4] for x, y in corners)
            ys = sorted(x * matrix[1] + y * matrix[3] + matrix[5] for x, y in corners)
            yield xs[0], ys[0], xs[1], ys[1]


def x_safe_area(pdf):
    """Text keeps 3 mm from the cut; marks outside the bleed are no matter."""
    found = set()
    for index, (page, all_of) in enumerate(contents(pdf)):
        trim, bleed = box(page, "/TrimBox"), box(page, "/BleedBox")
        if trim is None or bleed is None:
            continue
        safe = (trim[0] + SAFE, trim[1] + SAFE, trim[2] - SAFE, trim[3] - SAFE)
        for each in text_boxes(page, all_of):
            outside = each[2] <= bleed[0] or each[0] >= bleed[2] or each[3] <= bleed[1] or each[1] >= bleed[3]
            if not outside and not inside(each, safe):
                found.add(f"page {index + 1}: text at {[round(value) for value in each]} is too near to the cut")
    return sorted(found)
