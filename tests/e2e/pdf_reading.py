"""What the rules need to know of a PDF: its objects, content, fonts, structure and metadata."""

import functools
import re
import xml.etree.ElementTree as ElementTree

import pikepdf


HEADINGS = {f"H{level}": level for level in range(1, 7)}
STANDARD = set(HEADINGS) | {
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private",
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
    found = [obj for obj in pdf.objects if is_dict(obj) and kind(obj) == "Font"]
    return [Font(obj) for obj in found if name(obj.get("/Subtype")) in REGULAR]


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


# ---- intents, annotations, attachments ----


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


@once
def annotations(pdf):
    return [(index, each) for index, page in enumerate(pdf.pages) for each in page.get("/Annots", [])]


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
