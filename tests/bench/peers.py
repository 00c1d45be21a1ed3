"""The peers: for each, how to see whether it is here, what it is given, and the command that is timed.

All set the same page: A4 landscape, margins of 10 mm, BIZ UDGothic at 8 pt on 10.4 pt, equal columns, rules, shaded
heads, items hanging after their labels, each card from a new page.
"""

import html
import json
import os
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
FONTS = "/usr/share/fonts/truetype/bizud-gothic"


class Tsuzuri:
    name = "tsuzuri"

    def __init__(self, program):
        self.program = program

    def here(self):
        return True

    def write(self, edition, times, folder):
        from cards import write_edition

        write_edition(edition, times, folder / "edition")

    def command(self, folder):
        return [self.program, "build", str(folder / "edition"), "--parts", "cards", "-o", str(folder / "book.pdf")]


class ReportLab:
    name = "ReportLab"

    def here(self):
        probe = [sys.executable, "-c", "import reportlab.rl_config"]
        return subprocess.run(probe, capture_output=True).returncode == 0

    def write(self, edition, times, folder):
        (folder / "book.json").write_text(as_json(edition, times), "utf-8")

    def command(self, folder):
        return [sys.executable, str(HERE / "reportlab_book.py"), str(folder / "book.json"), str(folder / "book.pdf"), FONTS]


class Typst:
    name = "Typst"

    def here(self):
        if shutil.which("typst"):
            return True
        probe = ["node", "-e", "require('@myriaddreamin/typst-ts-node-compiler')"]
        return bool(shutil.which("node")) and subprocess.run(probe, capture_output=True).returncode == 0

    def write(self, edition, times, folder):
        (folder / "book.json").write_text(as_json(edition, times), "utf-8")
        shutil.copy(HERE / "book.typ", folder)

    def command(self, folder):
        if shutil.which("typst"):
            return ["typst", "compile", "--font-path", FONTS, str(folder / "book.typ"), str(folder / "book.pdf")]
        return ["node", str(HERE / "typst_book.cjs"), str(folder), FONTS]


class Tex:
    def write(self, edition, times, folder):
        (folder / "book.tex").write_text(tex_book(edition, times, self.head), "utf-8")


class UpLatex(Tex):
    name = "upLaTeX + dvipdfmx"
    head = "uplatex.tex"

    def here(self):
        return bool(shutil.which("uplatex") and shutil.which("dvipdfmx"))

    def command(self, folder):
        return ["sh", "-c", f"cd '{folder}' && uplatex -interaction=batchmode -halt-on-error book.tex && dvipdfmx -q book.dvi"]


class LuaLatex(Tex):
    name = "LuaLaTeX"
    head = "lualatex.tex"

    def here(self):
        if not shutil.which("lualatex"):
            return False
        return subprocess.run(["kpsewhich", "luatexja.sty"], capture_output=True).returncode == 0

    def command(self, folder):
        return ["sh", "-c", f"cd '{folder}' && lualatex -interaction=batchmode -halt-on-error book.tex"]


class Chromium:
    name = "Chromium"

    def here(self):
        return bool(shutil.which("chromium"))

    def write(self, edition, times, folder):
        (folder / "book.html").write_text(html_book(edition, times), "utf-8")

    def command(self, folder):
        return ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync",
                "--disable-background-networking", f"--user-data-dir={folder / 'profile'}", "--no-pdf-header-footer",
                f"--print-to-pdf={folder / 'book.pdf'}", (folder / "book.html").as_uri()]


def found(program):
    return [peer for peer in (Tsuzuri(program), ReportLab(), UpLatex(), Typst(), Chromium(), LuaLatex()) if peer.here()]


# ---- the same cards for all: a title, then tables ----


def tables(edition, card):
    """(heading or None, heads, cells, heads at the left?) of each table of a card."""
    for section in edition.sections:
        heads = [field["label"] for field in section["fields"]]
        cells = [card["fields"][section["id"], field["id"]] for field in section["fields"]]
        heading = section["label"] if section["id"] in ("status", "shared") else None
        yield heading, heads, cells, section["id"] == "hub"


def as_json(edition, times):
    cards = [{"title": f"{edition.title}({card['names']})",
              "tables": [{"heading": heading, "heads": heads, "cells": cells, "left": left}
                         for heading, heads, cells, left in tables(edition, card)]}
             for card in edition.copies(times)]
    return json.dumps({"title": edition.title, "cards": cards}, ensure_ascii=False)


# ---- TeX ----

TEX = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
       **{c: "\\" + c for c in "#$%&_{}"}}


def tex(text):
    return "".join(TEX.get(c, c) for c in text)


def tex_cell(found):
    forms = {"item": r"\Item{%s}{%s}", "head": r"%s\Subhead{%s}", "para": r"%s\Para{%s}"}
    return "".join(forms[kind] % (tex(label), tex(text)) for kind, label, text in found)


def tex_book(edition, times, head):
    out = [(HERE / head).read_text("utf-8"), (HERE / "tables.tex").read_text("utf-8"), "\\begin{document}\n"]
    for card in edition.copies(times):
        out.append("\\Title{%s}\n" % tex(f"{edition.title}({card['names']})"))
        for heading, heads, cells, left in tables(edition, card):
            if heading:
                out.append("\\Heading{%s}\n" % tex(heading))
            if left:
                out.append("\\begin{LeftTable}\\Head{%s} & \\Cell{%s}\\Row\\end{LeftTable}\n\n"
                           % (tex(heads[0]), tex_cell(cells[0])))
                continue
            out.append("\\begin{TopTable}{%d}\n" % len(heads) + "\n& ".join("\\Head{%s}" % tex(text) for text in heads))
            out.append("\\Row\n" + "\n& ".join("\\Cell{%s}" % tex_cell(cell) for cell in cells))
            out.append("\\Row\n\\end{TopTable}\n\n")
    return "".join(out + ["\\end{document}\n"])


# ---- HTML ----


def html_cell(found):
    forms = {"item": '<p class="item"><span>%s</span>%s</p>', "head": "<p>%s<b>%s</b></p>", "para": "<p>%s%s</p>"}
    return "<td>" + "".join(forms[kind] % (label, html.escape(text)) for kind, label, text in found) + "</td>"


def html_row(cells):
    return "<tr>" + "".join(cells) + "</tr>"


def html_book(edition, times):
    out = ['<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><title>', html.escape(edition.title), "</title><style>",
           (HERE / "book.css").read_text("utf-8"), "</style>"]
    for card in edition.copies(times):
        out.append(f"<section><h1>{html.escape(edition.title)}({html.escape(card['names'])})</h1>")
        for heading, heads, cells, left in tables(edition, card):
            if heading:
                out.append(f"<h2>{html.escape(heading)}</h2>")
            named = [f'<th scope="{"row" if left else "col"}">{html.escape(text)}</th>' for text in heads]
            body = list(map(html_cell, cells))
            out.append(f'<table class="{"left" if left else "top"}">')
            out.append(html_row(named + body) if left else html_row(named) + html_row(body))
            out.append("</table>")
        out.append("</section>")
    return "".join(out)
