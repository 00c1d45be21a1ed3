"""Pages as `tsuzuri trace` writes them: runs with their ink, rectangles, the structure tree, and the cells of tables.

Lengths are points from the page's top left corner, as in the trace.
"""

import re
import unicodedata

THIN = 1.5  # a rectangle thinner than that is a rule
OPENING = set("‘“（〔［｛〈《「『【⦅〘〖«〝([{｢")
CLOSING = set("’”）〕］｝〉》」』】⦆〙〗»〟、。，．｣､｡")
MIDDLE = set("・：；")


class Run:
    """Glyphs of one face and size: [(id, x, y, characters)]; the characters of a cluster stand with its first glyph."""

    def __init__(self, words, glyphs):
        self.size, self.face, self.color = float(words[4]), words[5], words[6:]
        self.glyphs, y = [], float(words[2])
        for token in glyphs.split():
            number, x, new_y, text = re.fullmatch(r"(\d+)@(-?[\d.]+)(?:,(-?[\d.]+))?(?:=(.*))?", token).groups()
            y = float(new_y) if new_y else y
            text = re.sub(r"\\u([0-9A-F]{4})", lambda m: chr(int(m[1], 16)), text or "")
            self.glyphs.append((int(number), float(x), y, text))
        self.text = "".join(glyph[3] for glyph in self.glyphs)
        self.y = self.glyphs[0][2]
        self.rotated = "rotated" in words
        self.vertical = len({glyph[1] for glyph in self.glyphs}) == 1 < len(self.glyphs)

    def ink(self):
        """The box that the run may draw in: half-em bodies of punctuation, em heights around the baseline, no spaces."""
        ends = [glyph[1] for glyph in self.glyphs[1:]] + [None]  # some em dashes are half an em wide: the next one tells
        shown = [(glyph, end) for glyph, end in zip(self.glyphs, ends) if not glyph[3].isspace()]
        boxes = [self.glyph_ink(*glyph[1:], end) for glyph, end in shown or [(self.glyphs[0], None)]]
        return tuple(pick(box[i] for box in boxes) for i, pick in enumerate((min, min, max, max)))

    def glyph_ink(self, x, y, text, next_x):
        first = text[:1] or "　"
        y = self.y if text == "~" else y  # that of a range is lowered, its stroke is in the middle of the line
        wide = unicodedata.east_asian_width(first) in "WFA"
        start, end = (0, 1) if wide else (0, 0.5)
        if self.face.startswith("DejaVu"):  # signs stand in the middle of their bodies
            end = 0.7 if unicodedata.category(first) == "So" else 0.35
        if next_x is not None and next_x > x:
            end = min(end, (next_x - x) / self.size)
        if wide and first in OPENING:
            start = 0.5
        if wide and first in CLOSING:
            end = 0.5
        if wide and first in MIDDLE:
            start, end = 0.25, 0.75
        return x + start * self.size, y - 0.88 * self.size, x + end * self.size, y + 0.12 * self.size


class Span:
    def __init__(self, element, artifact):
        self.element, self.artifact, self.runs = element, artifact, []


class Page:
    def __init__(self, label, width, height):
        self.label, self.width, self.height = label, width, height
        self.spans, self.rects = [], []  # rects: (x0, y0, x1, y1, kind of artifact, colour)

    def runs(self):
        return [(span, run) for span in self.spans for run in span.runs]

    def rules(self):
        return [r[:4] for r in self.rects if min(r[2] - r[0], r[3] - r[1]) < THIN]

    def box_at(self, x, y):
        """The cell around a point: between the nearest rules to its left, right, top and bottom."""
        rules = self.rules()
        upright = [r for r in rules if r[2] - r[0] < THIN and r[1] <= y <= r[3]]
        flat = [r for r in rules if r[3] - r[1] < THIN and r[0] <= x <= r[2]]
        return (max(r[2] for r in upright if r[2] <= x), max(r[3] for r in flat if r[3] <= y),
                min(r[0] for r in upright if r[0] >= x), min(r[1] for r in flat if r[1] >= y))  # fmt: skip


class Element:
    def __init__(self, number, role, spans, rest):
        self.number, self.role, self.spans = number, role, spans
        self.scope = re.search(r" scope (\w+)", rest)
        self.scope = self.scope and self.scope[1]
        headers = re.search(r" headers((?: #\d+)+)", rest)
        self.headers = [int(n) for n in re.findall(r"\d+", headers[1])] if headers else []
        title = re.search(r' title "([^"]*)"', rest)
        self.title = title and title[1]
        self.kids, self.parent = [], None

    def walk(self):
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all_of(self, role):
        return [element for element in self.walk() if element.role == role]

    def above(self, role):
        at = self.parent
        while at and at.role != role:
            at = at.parent
        return at


class Trace:
    def __init__(self, text):
        self.pages, self.elements, self.root = [], {}, None
        lines = iter(text.split("\n"))
        for line in lines:
            if line == "structure":
                break
            words = line.split()
            if line.startswith("page "):
                width, height = float(words[-3]), float(words[-1])
                self.pages.append(Page(re.search('"(.*)"', line)[1], width, height))
            elif line.startswith("content "):
                self.pages[-1].spans.append(Span(int(re.search(r" #(\d+)", line)[1]), None))
            elif line.startswith("artifact "):
                self.pages[-1].spans.append(Span(None, words[1]))
            elif line.startswith("  run"):
                self.pages[-1].spans[-1].runs.append(Run(words, next(lines)))
            elif line.startswith("  rect"):
                x, y, w, h = (float(n) for n in words[1:5])
                self.pages[-1].rects.append((x, y, x + w, y + h, self.pages[-1].spans[-1].artifact, words[5:]))
        self.read_tree(lines)

    def read_tree(self, lines):
        open_ = []
        for line in lines:
            found = re.match(r"( *)#(\d+) (\w+)((?: (?:link )?\d+\.\d+)*)(.*)", line)
            if not found:
                continue
            spans = re.findall(r" (link )?(\d+)\.(\d+)", found[4])
            places = [(int(page) - 1, int(span) - 1) for link, page, span in spans if not link]
            element = Element(int(found[2]), found[3], places, found[5])
            del open_[len(found[1]) // 2 :]
            if open_:
                element.parent = open_[-1]
                open_[-1].kids.append(element)
            else:
                self.root = element
            open_.append(element)
            self.elements[element.number] = element

    def runs(self, element):
        """(page, run) of all that an element holds, in reading order."""
        places = sorted(place for part in element.walk() for place in part.spans)
        return [(page, run) for page, span in places for run in self.pages[page].spans[span].runs]

    def text(self, element):
        return "".join(run.text for _, run in self.runs(element))

    def lines_of(self, part):
        """The lines of an element's own text, not of what is below it."""
        found, last = [], None
        for page, span in part.spans:
            for run in self.pages[page].spans[span].runs:
                if last == (page, run.y):
                    found[-1] += run.text
                else:
                    found.append(run.text)
                last = page, run.y
        return found

    def cards(self):
        """The section of each card: its heading ends with the names that are its title."""
        found = [part for part in self.root.all_of("Sect") if part.title and part.kids and part.kids[0].role == "H1"]
        return [part for part in found if self.text(part.kids[0]).endswith(f"({part.title})")]

    def cells(self, card):
        """The body cells of a card with the text of their heads: [(heads, cell)]."""
        return [([self.text(self.elements[n]) for n in cell.headers], cell) for cell in card.all_of("TD")]

    def boxes(self, cell):
        """Where a cell stands: {page: box}. That of an empty one is below or beside its head."""
        found = {}
        for page, run in self.runs(cell):
            x0, y0, x1, y1 = run.ink()
            found.setdefault(page, self.pages[page].box_at((x0 + x1) / 2, (y0 + y1) / 2))
        if not found:
            head = self.elements[cell.headers[0]]
            page, run = self.runs(head)[0]
            box = self.pages[page].box_at(run.glyphs[0][1] + run.size / 2, run.y - run.size / 2)
            beside = (box[2] + 2, box[1] + 2) if head.scope == "Row" else (box[0] + 2, box[3] + 2)
            found[page] = self.pages[page].box_at(*beside)
        return found


def inside(inner, outer, slack=0.01):
    return (inner[0] >= outer[0] - slack and inner[1] >= outer[1] - slack
            and inner[2] <= outer[2] + slack and inner[3] <= outer[3] + slack)  # fmt: skip


def overlap(a, b, slack=0.01):
    return a[0] < b[2] - slack and b[0] < a[2] - slack and a[1] < b[3] - slack and b[1] < a[3] - slack


# ---- nothing overflows, overlaps or is cut off ----


def inner_area(page, margins):
    """The area inside the margins of a page, in a layout's words: {"top": "9mm", …}."""
    mm = {side: float(length.removesuffix("mm")) * 72 / 25.4 for side, length in margins.items()}
    return mm["left"], mm["top"], page.width - mm["right"], page.height - mm["bottom"]


def first_overlap(boxes):
    """Two of the (box, owner) that overlap, or None."""
    boxes = sorted(boxes, key=lambda each: each[0][1])
    for i, (a, owner) in enumerate(boxes):
        for b, other in boxes[i + 1 :]:
            if b[1] >= a[3]:
                break
            if overlap(a, b, 0.05):
                return owner, other
    return None


def faults(trace, margins):
    """What is wrong with the pages: text outside the margins or across a rule, text over text, rules outside."""
    for number, page in enumerate(trace.pages, 1):
        area = inner_area(page, margins)
        boxes = [(run.ink(), run.text) for span, run in page.runs()]
        around = ((0, 0, page.width, area[1]), (0, area[3], page.width, page.height),
                  (0, 0, area[0], page.height), (area[2], 0, page.width, page.height))  # fmt: skip
        for span, run in page.runs():
            box = run.ink()
            running = span.artifact in ("pagination", "page") and any(inside(box, margin, 0.5) for margin in around)
            if not inside(box, area, 0.02) and not running:
                yield f"page {number}: {run.text} at {box} is outside the margins"
        for rect in page.rects:
            if rect[4] == "layout" and not inside(rect, area, 0.02):
                yield f"page {number}: a rule or shade at {rect[:4]} is outside the margins"
        flat = [(rule, None) for rule in page.rules()]
        for box, text in boxes:
            crossed = [rule for rule, _ in flat if overlap(box, rule, 0.05)]
            if crossed:
                yield f"page {number}: {text} at {box} crosses {crossed[0]}"
        if found := first_overlap(boxes):
            yield f"page {number}: {found[0]} and {found[1]} overlap"


def strays(trace):
    """Text of cells that is not inside the cell's own rules, on any of its pages."""
    for card in trace.cards():
        for _, cell in trace.cells(card):
            boxes = trace.boxes(cell)
            for page, run in trace.runs(cell):
                if not inside(run.ink(), boxes[page], 0.05):
                    yield f"page {page + 1}: {run.text} is not in its cell {boxes[page]}"
