"""reportlab_book.py BOOK.json BOOK.pdf FONTS: the cards by ReportLab's platypus."""

import json
import sys
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color, black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

source, target, fonts = sys.argv[1:]
for weight in ("Regular", "Bold"):
    pdfmetrics.registerFont(TTFont(weight, f"{fonts}/BIZUDGothic-{weight}.ttf"))


def style(name, font, size, leading, **more):
    return ParagraphStyle(name, fontName=font, fontSize=size, leading=leading, wordWrap="CJK", **more)


PARA = style("para", "Regular", 8, 10.4, alignment=TA_JUSTIFY)
ITEM = style("item", "Regular", 8, 10.4, alignment=TA_JUSTIFY, leftIndent=8, firstLineIndent=-8)
SUBHEAD = style("subhead", "Bold", 8, 10.4)
HEAD = style("head", "Bold", 8, 9.2, alignment=TA_CENTER)
TITLE = style("title", "Bold", 13, 15.6)
HEADING = style("heading", "Bold", 10, 11.5, spaceBefore=1.6 * mm, spaceAfter=0.7 * mm)
STYLES = {"item": ITEM, "head": SUBHEAD, "para": PARA}
LOOK = [
    ("GRID", (0, 0), (-1, -1), 0.12 * mm, black),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 3.2),
    ("RIGHTPADDING", (0, 0), (-1, -1), 3.2),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
]
SHADE = Color(0.88, 0.88, 0.88)
WIDTH = landscape(A4)[0] - 20 * mm


def cell(found):
    return [Paragraph(label + escape(text), STYLES[kind]) for kind, label, text in found]


def table(one):
    heads, cells = [Paragraph(escape(text), HEAD) for text in one["heads"]], [cell(found) for found in one["cells"]]
    if one["left"]:
        rows, widths, shaded = [[heads[0], cells[0]]], [WIDTH / 7, WIDTH * 6 / 7], ((0, 0), (0, 0))
    else:
        rows, widths, shaded = [heads, cells], [WIDTH / len(heads)] * len(heads), ((0, 0), (-1, 0))
    return Table(rows, colWidths=widths, repeatRows=not one["left"], style=LOOK + [("BACKGROUND", *shaded, SHADE)])


with open(source, encoding="utf-8") as file:
    book = json.load(file)
story = []
for card in book["cards"]:
    story += [PageBreak()] if story else []
    story.append(Paragraph(escape(card["title"]), TITLE))
    for one in card["tables"]:
        story += [Paragraph(escape(one["heading"]), HEADING)] if one["heading"] else [Spacer(0, 0.8 * mm)]
        story.append(table(one))
margins = {side + "Margin": 10 * mm for side in ("left", "right", "top", "bottom")}
SimpleDocTemplate(target, pagesize=landscape(A4), title=book["title"], **margins).build(story)
