#!/usr/bin/python3
"""The README's pictures of workbooks: a form as it is sent out, and one that has come back, both as LibreOffice prints them.

    tests/pictures.py PROGRAM FOLDER        writes FOLDER/form.png and FOLDER/filled.png

The answers of the second are those of data/r7.
"""

import json
import os
import subprocess
import sys
import tempfile

import openpyxl

NAME, CODE = "桑名市", "242055"
DOTS = 80  # an inch


def fill(form, records):
    """The form with the answers of its municipality, typed into the cells that its hidden worksheet names."""
    book = openpyxl.load_workbook(form)
    card = next(card for card in records["cards"] if card["municipalities"][0]["code"] == CODE)
    for word, path, sheet, _, cell in book["tsuzuri"].iter_rows(max_col=5, values_only=True):
        if word == "field":
            section, field = path.split(".")
            book[sheet][cell] = card[section][field] or None
    return book


def picture(book, page, path, folder):
    """A page of the workbook, as it is printed."""
    home = "-env:UserInstallation=file://" + os.path.join(folder, "home")
    subprocess.run(["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder, book], check=True, stdout=subprocess.DEVNULL)
    pdf = os.path.splitext(book)[0] + ".pdf"
    words = ["pdftoppm", "-png", "-r", str(DOTS), "-f", str(page), "-l", str(page), "-singlefile", pdf, os.path.splitext(path)[0]]
    subprocess.run(words, check=True)


def main(program, to):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([program, "form", "data/r7", NAME, "-o", folder], check=True, stdout=subprocess.DEVNULL)
        form = os.path.join(folder, f"{CODE}-{NAME}.xlsx")
        exported = subprocess.run([program, "export", "data/r7", "--as", "json", "-o", "-"], check=True, stdout=subprocess.PIPE)
        filled = os.path.join(folder, "filled.xlsx")
        fill(form, json.loads(exported.stdout)).save(filled)
        picture(form, 1, os.path.join(to, "form.png"), folder)
        picture(filled, 2, os.path.join(to, "filled.png"), folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
