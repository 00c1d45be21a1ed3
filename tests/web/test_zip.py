#!/usr/bin/python3
"""The page's zip files against Python's: names in every encoding, what is broken or hostile, the same bytes every time."""

import base64
import io
import json
import os
import random
import struct
import subprocess
import tempfile
import unittest
import zipfile
import zlib

SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "zip_files.mjs")


def made(*files, method=zipfile.ZIP_DEFLATED, comment=b""):
    """A zip file as Python writes it: pairs of a name and bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.comment = comment
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


def renamed(data, name, raw, flags=0):
    """The one file of a zip file gets a name of the same length in bytes, with other flags."""
    old = name.encode()
    assert len(old) == len(raw)
    data = bytearray(data.replace(old, raw))
    for signature, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = data.index(signature)
        data[place + at : place + at + 2] = struct.pack("<H", flags)
    return bytes(data)


class Zip(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def node(self, *words):
        return subprocess.run(["node", "--no-warnings", SCRIPT, *words], cwd=self.folder.name, check=True, timeout=60, stdout=subprocess.PIPE).stdout

    def read(self, data):
        with open(os.path.join(self.folder.name, "in.zip"), "wb") as file:
            file.write(data)
        found = json.loads(self.node("read", "in.zip"))
        return found if isinstance(found, dict) else {name: base64.b64decode(content) for name, content in found}

    def code(self, data):
        found = self.read(data)
        return found.get("code") if set(found) == {"code", "entry"} else found

    def test_reading(self):
        long = bytes(random.Random(1).randrange(97, 105) for _ in range(300000))
        for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            data = made(("a.yaml", b"a: 1\n"), ("cards/", b""), ("cards/津市.yaml", long), ("empty", b""), method=method, comment=b"PK\5\6 or so")
            self.assertEqual(self.read(data), {"a.yaml": b"a: 1\n", "cards/津市.yaml": long, "empty": b""})
        self.assertEqual(self.read(made()), {})

    def test_names(self):
        cp932 = "桑名市と木曽岬町①.xlsx".encode("cp932")
        data = made(("x" * len(cp932), b"1"))
        self.assertEqual(self.read(renamed(data, "x" * len(cp932), cp932)), {"桑名市と木曽岬町①.xlsx": b"1"})
        utf8 = "ソ表.csv".encode()
        data = made(("y" * len(utf8), b"2"))
        for flags in (0, 1 << 11):  # said, and not said
            self.assertEqual(self.read(renamed(data, "y" * len(utf8), utf8, flags)), {"ソ表.csv": b"2"})
        windows = "回答\\ソ連.csv".encode("cp932")  # ソ has a backslash as its second byte
        data = made(("z" * len(windows), b"3"))
        self.assertEqual(self.read(renamed(data, "z" * len(windows), windows)), {"回答/ソ連.csv": b"3"})
        self.assertEqual(self.code(renamed(made(("ab", b"")), "ab", b"\xfd\xff")), "name")
        self.assertEqual(self.code(renamed(made(("ab", b"")), "ab", b"\xff\xff", 1 << 11)), "name")

    def test_names_that_lead_out(self):
        for name in ("../x", "a/../../x", "/etc/passwd", "C:/x", "C:x", "a//b", "./a", "..\\x"):
            data = renamed(made(("q" * len(name), b"1")), "q" * len(name), name.encode())
            with self.subTest(name):
                self.assertEqual(self.code(data), "name")

    def test_broken(self):
        whole = made(("a.txt", b"hello " * 500), ("b.txt", b"more"))
        self.assertEqual(self.code(b""), "not-zip")
        self.assertEqual(self.code(b"PK\3\4 and no end"), "not-zip")
        for cut in (10, 60, len(whole) - 1):
            self.assertEqual(self.code(whole[:cut]), "not-zip")
        self.assertEqual(self.code(whole[5:]), "damaged")
        for at, value in ((len(whole) - 6, 0xFF), (whole.index(b"PK\1\2") + 46, ord("z")), (45, whole[45] ^ 0x55), (whole.index(b"PK\1\2") + 42, 3)):
            data = bytearray(whole)
            data[at] = value
            found = self.read(bytes(data))
            self.assertTrue(set(found) == {"code", "entry"} or list(found) == ["z.txt", "b.txt"], (at, found))
        encrypted = renamed(made(("a", b"1")), "a", b"a", 1)
        self.assertEqual(self.code(encrypted), "encrypted")
        self.assertEqual(self.code(made(("a", b"1" * 1000), method=zipfile.ZIP_BZIP2)), "method")

    def test_no_damage_hangs_or_crashes(self):
        whole, chance = made(("a.txt", b"hello " * 50), ("津市.txt", b"more")), random.Random(7)
        for _ in range(12):
            data = bytearray(whole)
            for _ in range(chance.randrange(1, 6)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            self.read(bytes(data))

    def test_bombs(self):
        """A promise beyond the limits is refused before anything is unpacked; what unpacks to more than promised is cut off."""
        data = bytearray(made(("a", b"0" * 5000)))
        central = data.index(b"PK\1\2")
        struct.pack_into("<I", data, central + 24, 0xFFFFFFF0)
        self.assertEqual(self.code(bytes(data)), "too-large")
        struct.pack_into("<I", data, central + 24, 100)
        self.assertEqual(self.code(bytes(data)), "damaged")
        many = b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, 60000, 60000, 0, 0, 0)
        self.assertEqual(self.code(many), "too-large")
        # one deflated block that all entries share
        bomb = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = bomb.compress(bytes(200 << 20)) + bomb.flush()
        local = struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 0, 0, len(packed), 200 << 20, 1, 0) + b"a" + packed
        central = b"".join(struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, 0, 8, 0, 0, 0, len(packed), 200 << 20, 1, 0, 0, 0, 0, 0, 0) + b"a" for _ in range(60))
        self.assertEqual(self.code(local + central + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 60, 60, len(central), len(local), 0)), "too-large")

    def test_writing(self):
        content = {"津市.yaml": "医療と介護\n".encode() * 400, "cards/a.bin": random.Random(3).randbytes(3000), "empty": b""}
        os.mkdir(os.path.join(self.folder.name, "cards"))
        for name, data in content.items():
            with open(os.path.join(self.folder.name, name), "wb") as file:
                file.write(data)
        self.node("write", "one.zip", *content)
        self.node("write", "two.zip", *content)
        with open(os.path.join(self.folder.name, "one.zip"), "rb") as one, open(os.path.join(self.folder.name, "two.zip"), "rb") as two:
            data = one.read()
            self.assertEqual(data, two.read())
        self.assertEqual(self.read(data), content)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.assertIsNone(archive.testzip())
            self.assertEqual({name: archive.read(name) for name in archive.namelist()}, content)
            self.assertEqual([entry.compress_type for entry in archive.infolist()], [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_STORED])
            self.assertEqual({entry.date_time for entry in archive.infolist()}, {(1980, 1, 1, 0, 0, 0)})


if __name__ == "__main__":
    unittest.main()
