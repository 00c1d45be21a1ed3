#!/usr/bin/python3
"""Writes Shift_JIS as Windows has it (CP932) as a table for the browser page, from this machine's C library, so that the page
reads CSV files as the program does: of each two bytes the number of their character, or 0. cp932.py > cp932.inc"""

import subprocess

TRAILS = [*range(0x40, 0x7F), *range(0x80, 0xFD)]

for lead in [*range(0x81, 0xA0), *range(0xE0, 0xFD)]:
    codes = b"\n".join(bytes([lead, trail]) for trail in TRAILS)
    done = subprocess.run(["iconv", "-c", "-f", "CP932", "-t", "UTF-8"], input=codes, stdout=subprocess.PIPE)
    texts = done.stdout.decode().split("\n")
    assert len(texts) == len(TRAILS)
    print(",".join(str(ord(text)) if text else "0" for text in texts) + ",")
