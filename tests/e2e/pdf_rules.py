"""The rules of PDF/A-2u and -3u, PDF/UA-1 and PDF/X-4 that apply to our files: one function each.

Every rule takes an open pikepdf.Pdf (opened from a file) and returns a list of findings, empty when the file obeys.
Names begin with the standard and the clause, or the Matterhorn Protocol's failure condition:

    a_6_2_3_…   ISO 19005-2 and -3        ua_01_003_…   ISO 14289-1, Matterhorn Protocol 1.02        x_…   ISO 15930-7

    HANDOUT, ARCHIVE, PRINT     the rules each kind of file must obey
    check(path, rules)          {name: findings} of those that find something

They are written from the standards, not from our writer; they certify nothing, but each is shown to find its fault.
"""

import functools
import re
import struct
import xml.etree.ElementTree as ElementTree

import pikepdf

HEADINGS = {f"H{level}": level for level in range(1, 7)}
GROUPS = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private"}
STANDARD = GROUPS | set(HEADINGS) | {
    "H", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot", "Span", "Quote", "Note",
    "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Figure",
    "Formula", "Form",
}  # fmt: skip
NS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
PREDEFINED = {"dc", "xmp", "xmpMM", "pdf", "pdfaid"}
REGULAR = {"Type0", "Type1", "MMType1", "Type3", "TrueType"}


# ---- reading ----


def once(read):
    """Reads something of a file only once; files are not changed while they are checked. Knows the latest file only."""
    known = [None, None]

    @functools.wraps(read)
    def remembered(pdf):
        if known[0] is not pdf:
            known[:] = [pdf, read(pdf)]
        return known[1]

    return remembered


@once
def raw(pdf):
    with open(pdf.filename, "rb") as file:
        return file.read()


def name(value):
    return str(value)[1:] if isinstance(value, pikepdf.Name) else None


def is_dict(value):
    return isinstance(value, pikepdf.Dictionary)


def number_of(obj):
    return obj.objgen[0]


def text_of(value):
    """A text string, as PDF writes it."""
    return str(value)


def each_object(pdf):
    for obj in pdf.objects:
        if isinstance(obj, (pikepdf.Dictionary, pikepdf.Stream)):
            yield obj


def streams(pdf):
    return [obj for obj in pdf.objects if isinstance(obj, pikepdf.Stream)]


def kind(obj):
    return name(obj.get("/Type"))


@once
def xmp_root(pdf):
    data = pdf.Root.Metadata.read_bytes()
    body = data[data.index(b"<x:xmpmeta") : data.index(b"</x:xmpmeta>") + len(b"</x:xmpmeta>")]
    return ElementTree.fromstring(body)


def xmp(pdf, tag):
    """The value of an XMP property: its text, or that of the first item of its container; None without."""
    try:
        found = xmp_root(pdf).find(f".//{tag}", NS)
    except (AttributeError, ValueError, ElementTree.ParseError):
        return None
    if found is None:
        return None
    item = found.find(".//rdf:li", NS)
    return (found if item is None else item).text or ""


@once
def contents(pdf):
    """[(page, [(operands, operator)])]"""
    return [(page, [(o, str(op)) for o, op in pikepdf.parse_content_stream(page)]) for page in pdf.pages]


@once
def instructions(pdf):
    """(page index, operands, operator) of all content."""
    return [(i, operands, operator) for i, (_, all_of) in enumerate(contents(pdf)) for operands, operator in all_of]


# ---- fonts ----


class Font:
    def __init__(self, obj):
        self.obj = obj
        self.kind = name(obj.get("/Subtype"))
        self.cid = obj.DescendantFonts[0] if "/DescendantFonts" in obj else None
        self.descriptor = self.cid.get("/FontDescriptor") if self.cid is not None else obj.get("/FontDescriptor")
        self.base = name(obj.get("/BaseFont"))
        self._unicode = self._widths = self._map = None

    @property
    def unicode(self):
        if self._unicode is None:
            self._unicode = read_cmap(self.obj.ToUnicode.read_bytes()) if "/ToUnicode" in self.obj else {}
        return self._unicode

    @property
    def widths(self):
        if self._widths is None:
            self._widths = read_widths(self.cid.get("/W", []))
        return self._widths

    def width(self, code):
        return self.widths.get(code, float(self.cid.get("/DW", 1000)))

    def glyph(self, code):
        """Glyph id of a TrueType code, CID of a CFF one."""
        mapping = self.cid.get("/CIDToGIDMap")
        if not isinstance(mapping, pikepdf.Stream):
            return code
        if self._map is None:
            self._map = mapping.read_bytes()
        return int.from_bytes(self._map[2 * code : 2 * code + 2], "big")

    @property
    def program(self):
        for key in ("/FontFile2", "/FontFile3", "/FontFile"):
            if self.descriptor is not None and key in self.descriptor:
                return self.descriptor[key]
        return None


def read_cmap(data):
    mapping = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.S):
        for code, value in re.findall(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            mapping[int(code, 16)] = bytes.fromhex(value.decode())
    return mapping


def read_widths(array):
    widths, items, at = {}, list(array), 0
    while at < len(items):
        if isinstance(items[at + 1], pikepdf.Array):
            for step, width in enumerate(items[at + 1]):
                widths[int(items[at]) + step] = float(width)
            at += 2
        else:
            for code in range(int(items[at]), int(items[at + 1]) + 1):
                widths[code] = float(items[at + 2])
            at += 3
    return widths


@once
def fonts(pdf):
    return [Font(obj) for obj in pdf.objects if is_dict(obj) and kind(obj) == "Font" and name(obj.get("/Subtype")) in REGULAR]


@once
def shown(pdf):
    """{font object number: (Font, codes shown)}, two-byte codes."""
    found = {}
    for page, all_of in contents(pdf):
        current = None
        resources = page.get("/Resources", {}).get("/Font", {})
        for operands, operator in all_of:
            if operator == "Tf":
                obj = resources[str(operands[0])]
                current = found.setdefault(number_of(obj), (Font(obj), set()))[1]
            elif operator in ("Tj", "TJ", "'", '"') and current is not None:
                parts = operands[-1] if operator == "TJ" else [operands[-1]]
                for part in parts:
                    if isinstance(part, pikepdf.String):
                        codes = bytes(part)
                        current.update(int.from_bytes(codes[i : i + 2], "big") for i in range(0, len(codes), 2))
    return found


def truetype_widths(data):
    """Advances in 1/1000 em of a TrueType program."""
    tables = {}
    for i in range(struct.unpack(">H", data[4:6])[0]):
        tag, _, offset, size = struct.unpack(">4sIII", data[12 + 16 * i : 28 + 16 * i])
        tables[tag] = data[offset : offset + size]
    upem = struct.unpack(">H", tables[b"head"][18:20])[0]
    n = struct.unpack(">H", tables[b"hhea"][34:36])[0]
    return [struct.unpack(">H", tables[b"hmtx"][4 * i : 4 * i + 2])[0] * 1000 / upem for i in range(n)]


def cff_index(data, at):
    count = int.from_bytes(data[at : at + 2], "big")
    if not count:
        return [], at + 2
    size = data[at + 2]
    base = at + 3 + (count + 1) * size - 1
    offsets = [int.from_bytes(data[at + 3 + i * size : at + 3 + (i + 1) * size], "big") for i in range(count + 1)]
    return [data[base + a : base + b] for a, b in zip(offsets, offsets[1:])], base + offsets[-1]


def cff_number(data, at):
    """A number of a DICT or a charstring at `at`: (value, next) or (None, next) for an operator."""
    first = data[at]
    if 32 <= first <= 246:
        return first - 139, at + 1
    if 247 <= first <= 250:
        return (first - 247) * 256 + data[at + 1] + 108, at + 2
    if 251 <= first <= 254:
        return -(first - 251) * 256 - data[at + 1] - 108, at + 2
    return None, at


def cff_dict(data):
    found, stack, at = {}, [], 0
    while at < len(data):
        value, after = cff_number(data, at)
        if value is not None:
            stack.append(value)
            at = after
        elif data[at] == 28:
            stack.append(struct.unpack(">h", data[at + 1 : at + 3])[0])
            at += 3
        elif data[at] == 29:
            stack.append(struct.unpack(">i", data[at + 1 : at + 5])[0])
            at += 5
        elif data[at] == 30:  # a real: only skipped
            while data[at + 1] & 15 != 15 and data[at + 1] >> 4 != 15:
                at += 1
            stack.append(0)
            at += 2
        else:
            key = (12, data[at + 1]) if data[at] == 12 else data[at]
            at += 2 if data[at] == 12 else 1
            found[key], stack = stack, []
    return found


def charstring_width(data, subrs, gsubrs, default, nominal):
    """The advance a Type 2 charstring states, or the default: the odd argument before its first stack-clearing operator."""
    stack = []

    def run(code):
        at = 0
        while at < len(code):
            value, after = cff_number(code, at)
            if value is not None:
                stack.append(value)
                at = after
                continue
            op = code[at]
            at += 1
            if op == 28:
                stack.append(struct.unpack(">h", code[at : at + 2])[0])
                at += 2
            elif op == 255:
                stack.append(struct.unpack(">i", code[at : at + 4])[0] / 65536)
                at += 4
            elif op in (10, 29):
                routines = subrs if op == 10 else gsubrs
                bias = 107 if len(routines) < 1240 else 1131 if len(routines) < 33900 else 32768
                done = run(routines[int(stack.pop()) + bias])
                if done is not None:
                    return done
            elif op == 11:
                return None
            elif op in (1, 3, 18, 23, 19, 20):  # stems and masks take pairs
                return len(stack) % 2 == 1
            elif op in (21, 14):  # rmoveto; endchar
                return len(stack) > (2 if op == 21 else 0)
            else:  # hmoveto, vmoveto
                return len(stack) > 1
        return None

    return nominal + stack[0] if run(data) else default


def cff_widths(data):
    """{CID: advance in 1/1000 em} of a CID-keyed bare CFF program with a matrix of 1/1000."""
    _, at = cff_index(data, data[2])
    tops, at = cff_index(data, at)
    _, at = cff_index(data, at)
    gsubrs, _ = cff_index(data, at)
    top = cff_dict(tops[0])
    glyphs, _ = cff_index(data, top[17][0])
    privates = []
    dicts = cff_index(data, top[(12, 36)][0])[0] if (12, 36) in top else [tops[0]]
    for each in dicts:
        size, offset = cff_dict(each)[18]
        private = cff_dict(data[offset : offset + size])
        subrs = cff_index(data, offset + private[19][0])[0] if 19 in private else []
        privates.append((subrs, private.get(20, [0])[0], private.get(21, [0])[0]))
    cids, select = cff_charset(data, top, len(glyphs)), cff_select(data, top, len(glyphs))
    return {
        cids[i]: charstring_width(code, privates[select[i]][0], gsubrs, *privates[select[i]][1:])
        for i, code in enumerate(glyphs)
    }


def cff_charset(data, top, n):
    at, cids = top[15][0], [0]
    form = data[at]
    at += 1
    while len(cids) < n:
        first = int.from_bytes(data[at : at + 2], "big")
        left = 0 if form == 0 else data[at + 2] if form == 1 else int.from_bytes(data[at + 2 : at + 4], "big")
        cids.extend(range(first, first + left + 1))
        at += (2, 3, 4)[form]
    return cids


def cff_select(data, top, n):
    if (12, 37) not in top:
        return [0] * n
    at = top[(12, 37)][0]
    if data[at] == 0:
        return list(data[at + 1 : at + 1 + n])
    ranges = int.from_bytes(data[at + 1 : at + 3], "big")
    starts = [int.from_bytes(data[at + 3 + 3 * i : at + 5 + 3 * i], "big") for i in range(ranges + 1)]
    select = []
    for i in range(ranges):
        select += [data[at + 5 + 3 * i]] * (starts[i + 1] - starts[i])
    return select


# ---- structure ----


class Element:
    def __init__(self, obj, parent, role):
        self.obj, self.parent, self.role = obj, parent, role
        self.kids, self.content = [], []  # content: (page number, MCID)
        self.annotations = []

    def ancestors(self):
        at = self.parent
        while at is not None:
            yield at
            at = at.parent

    def attribute(self, key):
        attributes = self.obj.get("/A", [])
        for each in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
            if is_dict(each) and key in each:
                return each[key]
        return None

    def walk(self):
        yield self
        for kid in self.kids:
            yield from kid.walk()


def as_list(value):
    return [] if value is None else list(value) if isinstance(value, pikepdf.Array) else [value]


def build_element(pdf, obj, parent):
    roles = pdf.Root.StructTreeRoot.get("/RoleMap", {})
    role = name(obj.get("/S"))
    if role not in STANDARD and f"/{role}" in roles:
        role = name(roles[f"/{role}"])
    element = Element(obj, parent, role)
    own = obj.get("/Pg")
    for kid in as_list(obj.get("/K")):
        if isinstance(kid, int) or not is_dict(kid):
            element.content.append((number_of(own) if own is not None else None, int(kid)))
        elif kind(kid) == "MCR":
            element.content.append((number_of(kid.get("/Pg", own)), int(kid.MCID)))
        elif kind(kid) == "OBJR":
            element.annotations.append(kid.Obj)
        else:
            element.kids.append(build_element(pdf, kid, element))
    return element


@once
def tree(pdf):
    """The root elements; none when the file has no structure."""
    root = pdf.Root.get("/StructTreeRoot")
    return [build_element(pdf, kid, None) for kid in as_list(root.get("/K"))] if root is not None else []


@once
def elements(pdf):
    return [element for top in tree(pdf) for element in top.walk()]


@once
def marked(pdf):
    """(page index, operator, marks around it) of every operator that draws; a mark is (tag, MCID or None)."""
    draws = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "EI"}
    found = []
    for index, (_, all_of) in enumerate(contents(pdf)):
        marks = []
        for operands, operator in all_of:
            if operator in ("BDC", "BMC"):
                properties = operands[1] if operator == "BDC" else {}
                mcid = int(properties["/MCID"]) if is_dict(properties) and "/MCID" in properties else None
                marks.append((name(operands[0]), mcid))
                found.append((index, operator, list(marks)))
            elif operator == "EMC":
                marks.pop()
            elif operator in draws:
                found.append((index, operator, list(marks)))
    return found


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


def intents(pdf, subtype):
    return [each for each in pdf.Root.get("/OutputIntents", []) if name(each.get("/S")) == subtype]


def profile_of(intent):
    profile = intent.get("/DestOutputProfile")
    return profile.read_bytes() if isinstance(profile, pikepdf.Stream) else b""


SPACES = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}


def check_profile(intent, classes):
    data = profile_of(intent)
    if len(data) < 128 or data[36:40] != b"acsp":
        return ["the output profile is no ICC profile"]
    found = []
    if data[12:16] not in classes:
        found.append(f"output profile of class {data[12:16]}")
    if data[8] > 4:
        found.append("output profile of a version after 4")
    if SPACES.get(data[16:20]) != int(intent.DestOutputProfile.get("/N", 0)):
        found.append("the output profile's N is not that of its colour space")
    if int.from_bytes(data[:4], "big") != len(data):
        found.append("the output profile has not the size it says")
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
    return [f"object {number_of(obj)}: an image or form" for obj in streams(pdf) if name(obj.get("/Subtype")) in ("Image", "Form", "PS")]


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


@once
def annotations(pdf):
    return [(index, each) for index, page in enumerate(pdf.pages) for each in page.get("/Annots", [])]


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


def a_6_6_4_version(pdf, part):
    found = []
    if xmp(pdf, "pdfaid:part") != part or xmp(pdf, "pdfaid:conformance") != "U":
        found.append(f"pdfaid says {xmp(pdf, 'pdfaid:part')}{xmp(pdf, 'pdfaid:conformance')}")
    return found


def a_6_6_4_version_2u(pdf):
    return a_6_6_4_version(pdf, "2")


def a_6_6_4_version_3u(pdf):
    return a_6_6_4_version(pdf, "3")


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


INFO = {
    "/Title": "dc:title",
    "/Author": "dc:creator",
    "/Subject": "dc:description",
    "/Creator": "xmp:CreatorTool",
    "/Producer": "pdf:Producer",
}
DATES = {"/CreationDate": "xmp:CreateDate", "/ModDate": "xmp:ModifyDate"}


def date_of_info(value):
    match = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([+-]\d\d)'(\d\d)'?", value)
    return "{}-{}-{}T{}:{}:{}{}:{}".format(*match.groups()) if match else None


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


def embedded(pdf):
    names = pdf.Root.get("/Names", {}).get("/EmbeddedFiles")
    found = []

    def walk(node):
        items = list(node.get("/Names", []))
        found.extend((bytes(items[i]), items[i + 1]) for i in range(0, len(items), 2))
        for kid in node.get("/Kids", []):
            walk(kid)

    if names is not None:
        walk(names)
    return found


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


# ---- PDF/UA-1 by the Matterhorn Protocol ----


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
        found.update(f"page {index + 1}: MCID {mcid} belongs to no element" for mcid in mcids if (page, mcid) not in known)
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
    return [] if pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False) else ["DisplayDocTitle is not true"]


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
    parts += [[row for row in kid.kids if row.role == "TR"] for kid in table.kids if kid.role in ("THead", "TBody", "TFoot")]
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


def to_unicode_blocks(pdf):
    """PDF 1.7, 9.10.3 and Adobe's notes: at most 100 entries a block."""
    found = []
    for font in fonts(pdf):
        if "/ToUnicode" in font.obj:
            for stated, block in re.findall(rb"(\d+) beginbfchar(.*?)endbfchar", font.obj.ToUnicode.read_bytes(), re.S):
                lines = len(block.strip().split(b"\n"))
                if int(stated) > 100 or lines != int(stated):
                    found.append(f"{font.base}: a block of {lines} says {int(stated)}")
    return found


# ---- PDF/X-4 ----


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


HANDOUT = [
    a_6_1_2_header, a_6_1_3_trailer, a_6_1_7_streams, a_6_1_13_limits, a_6_2_2_resources, a_6_2_3_output_intent,
    a_6_2_4_colour, a_6_2_8_no_images, a_6_2_10_no_transparency, a_6_2_11_2_types, a_6_2_11_3_cidtogidmap,
    a_6_2_11_4_embedded, a_6_2_11_5_widths, a_6_2_11_7_unicode, a_6_2_11_8_notdef, a_6_3_annotations, a_6_5_actions,
    a_6_6_2_metadata, a_6_6_2_3_extension_schemas, a_6_6_3_info_agrees, a_6_6_4_version_2u, a_6_8_no_attachments,
    a_6_9_no_layers, to_unicode_blocks,
    ua_01_003_no_artifact_inside_content, ua_01_004_no_content_inside_artifact, ua_01_005_all_content_is_marked,
    ua_01_006_parent_tree, ua_01_007_not_suspect, ua_02_001_standard_roles, ua_06_001_metadata, ua_06_002_identifier,
    ua_06_003_title, ua_07_001_display_title, ua_09_004_tables, ua_09_005_lists, ua_09_006_contents, ua_09_007_ruby,
    ua_10_001_unicode, ua_11_001_language, ua_11_006_language_of_metadata, ua_13_004_figures_have_alternatives,
    ua_14_002_starts_with_h1, ua_14_003_no_level_skipped, ua_14_007_one_way_of_heading, ua_15_003_headers,
    ua_17_002_id_tree, ua_19_003_notes_have_ids, ua_19_004_ids_are_unique, ua_21_001_embedded_file_names,
    ua_28_004_annotations_speak, ua_28_008_tabs, ua_28_011_links_are_tagged, ua_28_012_links_speak,
    ua_30_001_no_foreign_pages, ua_30_002_forms_used_once, ua_31_001_cid_systems, ua_31_004_glyph_maps,
    ua_31_009_embedded, ua_31_016_widths, ua_31_027_to_unicode, ua_31_028_no_null, ua_31_029_no_byte_order_marks,
    ua_31_030_notdef,
]  # fmt: skip
ARCHIVE = [rule for rule in HANDOUT if rule not in (a_6_6_4_version_2u, a_6_8_no_attachments)]
ARCHIVE += [a_6_6_4_version_3u, a3_6_8_attachments]
PRINT = [
    x_version, x_output_intent, x_identifiers, x_trapped, x_dates, x_boxes, x_no_interaction, x_no_encryption, x_no_rgb,
    x_black_text, x_embedded, a_6_1_2_header, a_6_1_3_trailer, a_6_2_2_resources, a_6_2_8_no_images, a_6_2_11_2_types,
    a_6_2_11_4_embedded, a_6_2_11_5_widths, a_6_2_11_7_unicode, a_6_2_11_8_notdef, a_6_6_2_metadata,
]  # fmt: skip


def check(path, rules):
    with pikepdf.open(path) as pdf:
        findings = {rule.__name__: rule(pdf) for rule in rules}
    return {rule: found for rule, found in findings.items() if found}
