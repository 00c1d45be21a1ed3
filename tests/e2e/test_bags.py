#!/usr/bin/python3
"""Bags that other programs have made, of every version of BagIt: the valid ones are accepted, with a warning where a
program may stumble over them; the others are refused with the reason at its place.

Written from RFC 8493 and its earlier drafts; the kinds of bags are those of the Library of Congress's conformance suite.
"""

import hashlib
import os
import subprocess
import tempfile
import unicodedata
import unittest

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
PROGRAM = os.path.abspath(os.environ.get("TSUZURI") or os.path.join(TOP, "build", "tsuzuri"))
KINDS = ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"]
OK, DATA = 0, 65


def run(*words, language="C.UTF-8"):
    env = {k: v for k, v in os.environ.items() if not k.startswith("LC_") and k not in ("LANG", "LANGUAGE")}
    return subprocess.run([PROGRAM, *words], cwd=TOP, env={**env, "LANG": language}, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, text=True, timeout=280)  # fmt: skip


def digest(kind, data):
    return hashlib.new(kind, data).hexdigest()


class Bag:
    """A bag to be written: texts as the test wants them, lists made of the files unless the test sets them."""

    def __init__(self, folder, version="1.0", kinds=("sha512",), encoding="UTF-8", end="\n"):
        self.folder, self.version, self.kinds, self.encoding, self.end = folder, version, kinds, encoding, end
        self.payload = {"data/回答/桑名市.txt": "回答\n".encode(), "data/note.txt": b"a note\n"}
        self.info = ["Source-Organization: 三重県" if encoding != "ISO-8859-1" else "Source-Organization: Préfecture"]
        self.info_name = "bag-info.txt" if float(version) > 0.95 else "package-info.txt"
        self.tags = {}  # further files
        self.lines = {}  # {list: lines} instead of those made here
        self.listed = {}  # {name: as it stands in the lists}
        self.tagged = True
        self.separator = "  "
        self.oxum = True

    def text(self, lines):
        text = "".join(line + self.end for line in lines)
        return text.encode(self.encoding)

    def line(self, kind, name, data):
        return digest(kind, data) + self.separator + self.listed.get(name, name)

    def write(self):
        os.makedirs(os.path.join(self.folder, "data"))
        declared = ["BagIt-Version: " + self.version, "Tag-File-Character-Encoding: " + self.encoding]
        tags = {"bagit.txt": "".join(line + self.end for line in declared).encode()}
        size = sum(map(len, self.payload.values()))
        oxum = [f"Payload-Oxum: {size}.{len(self.payload)}"] if self.oxum else []
        tags[self.info_name] = self.text(self.info + oxum)
        tags.update(self.tags)
        for kind in self.kinds:
            name = f"manifest-{kind}.txt"
            tags[name] = self.text(self.lines.get(name) or [self.line(kind, n, d) for n, d in self.payload.items()])
        files = {**self.payload, **tags}
        for kind in self.kinds if self.tagged else ():
            name = f"tagmanifest-{kind}.txt"
            files[name] = self.text(self.lines.get(name) or [self.line(kind, n, d) for n, d in tags.items() if d is not None])
        for name, data in files.items():
            path = os.path.join(self.folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            if data is not None:
                with open(path, "wb") as file:
                    file.write(data)
        return self


class Bags(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.scratch = folder.name
        self.made = 0

    def bag(self, *words, **how):
        self.made += 1
        return Bag(os.path.join(self.scratch, f"bag{self.made}"), *words, **how)

    def accept(self, bag, *warnings):
        """Accepted, with these warnings and no others."""
        done = run("verify", bag.write().folder)
        self.assertEqual(done.returncode, OK, done.stderr + done.stdout)
        self.assertIn(f"is complete and unchanged (BagIt {bag.version})", done.stdout)
        found = [line.partition("warning: ")[2] for line in done.stderr.splitlines() if "warning: " in line]
        self.assertEqual(found, list(warnings))
        self.assertNotIn("error: ", done.stderr)
        return done

    def refuse(self, bag, *reasons):
        """Refused, for these reasons and no others; each with its place, if it has one."""
        return self.refuse_again(bag.write(), *reasons)

    def refuse_again(self, bag, *reasons):
        """The same of a bag that is written."""
        done = run("verify", bag.folder)
        self.assertEqual((done.returncode, done.stdout), (DATA, ""), done.stderr)
        found = [line.removeprefix(bag.folder + "/") for line in done.stderr.splitlines() if "error: " in line]
        self.assertEqual(found, list(reasons))
        return done


class Valid(Bags):
    def test_every_version(self):
        for version in ("0.93", "0.94", "0.95", "0.96", "0.97", "1.0"):
            with self.subTest(version):
                self.accept(self.bag(version))

    def test_every_kind_of_sum_and_all_together(self):
        for kinds in [[kind] for kind in KINDS] + [["sha3_256"], ["md5", "sha512"], KINDS]:
            with self.subTest(kinds):
                done = self.accept(self.bag(kinds=kinds))
                self.assertIn(f"SHA-256 of its tagmanifest-{kinds[-1]}.txt: ", done.stdout)

    def test_it_is_told_that_tsuzuri_has_not_made_it(self):
        bag = self.bag()
        self.assertIn("It was not made by tsuzuri", self.accept(bag).stdout)
        done = run("verify", "--rebuild", bag.folder)
        self.assertEqual(done.returncode, DATA)
        self.assertIn("cannot be typeset again: tsuzuri has not made it", done.stderr)
        bag = self.bag()
        bag.payload["data/build.yaml"] = b"steps: [docker]\n"  # another program's
        self.assertIn("It was not made by tsuzuri", self.accept(bag).stdout)

    def test_line_ends_blanks_and_digits(self):
        for end in ("\n", "\r\n", "\r"):
            for separator in (" ", "  ", "\t", " \t "):
                with self.subTest(end=end, separator=separator):
                    bag = self.bag(end=end)
                    bag.separator = separator
                    self.accept(bag)
        bag = self.bag(kinds=["sha256"])
        bag.lines["manifest-sha256.txt"] = [digest("sha256", d).upper() + "  " + n for n, d in bag.payload.items()]
        self.accept(bag)

    def test_any_order_and_any_labels(self):
        bag = self.bag()
        bag.payload = dict(reversed(bag.payload.items()))
        bag.info = ["contact-name: A", "Contact-Name: B", "External-Description: a text of", "   several lines", "\tand a third",
                    "Bag-Count: 1 of 15", "Label   :   value"]  # fmt: skip
        self.accept(bag)
        bag = self.bag()
        bag.oxum = False
        bag.info = []
        self.accept(bag)

    def test_other_encodings(self):
        for encoding in ("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "Shift_JIS", "CP932", "EUC-JP"):
            with self.subTest(encoding):
                bag = self.bag("0.97", encoding=encoding)
                self.accept(bag)
        bag = self.bag("0.97", encoding="ISO-8859-1")
        bag.payload = {"data/préfecture.txt": b"x"}
        self.accept(bag)

    def test_a_byte_order_mark_in_a_list(self):
        bag = self.bag(kinds=["sha256"])
        bag.lines["manifest-sha256.txt"] = ["\ufeff" + bag.line("sha256", *bag.payload.popitem())]
        bag.payload = {"data/note.txt": b"a note\n"}
        path = os.path.join(bag.folder, "manifest-sha256.txt")
        self.accept(bag, f"{path} begins with a byte order mark, which some programs do not expect")

    def test_nothing_in_data(self):
        bag = self.bag()
        bag.payload = {}
        self.accept(bag)

    def test_without_tagmanifest_and_info(self):
        bag = self.bag()
        bag.tagged = False
        done = self.accept(bag)
        self.assertIn("SHA-256 of its manifest-sha512.txt: ", done.stdout)

    def test_names(self):
        bag = self.bag()
        bag.payload = {"data/100%.txt": b"a", "data/line\nfeed.txt": b"b", "data/car\rriage.txt": b"c", "data/ blanks  in .txt": b"d",
                       "data/%0A.txt": b"e", "data/~tilde": b"f", "data/*star": b"g"}  # fmt: skip
        bag.listed = {"data/100%.txt": "data/100%25.txt", "data/line\nfeed.txt": "data/line%0Afeed.txt",
                      "data/car\rriage.txt": "data/car%0driage.txt", "data/%0A.txt": "data/%250A.txt"}  # fmt: skip
        self.accept(bag)
        bag = self.bag("0.97")  # before 1.0 a % was a %
        bag.payload = {"data/100%.txt": b"a", "data/%25.txt": b"b", "data/%7Edir/%test": b"c"}
        self.accept(bag)

    def test_in_a_bag_a_bag(self):
        inner = self.bag("0.96", kinds=["md5"]).write()
        bag = self.bag()
        for at, _, names in os.walk(inner.folder):
            for name in names:
                path = os.path.join(at, name)
                with open(path, "rb") as file:
                    bag.payload["data/bag/" + os.path.relpath(path, inner.folder)] = file.read()
        self.accept(bag)

    def test_all_that_was_to_be_fetched_is_there(self):
        bag = self.bag("0.97")
        bag.tags["fetch.txt"] = "https://example.com/a - data/note.txt\r\nhttps://example.com/b 7 data/回答/桑名市.txt\r\n".encode()
        self.accept(bag)


class Warnings(Bags):
    def test_a_percent_sign_of_1_0(self):
        bag = self.bag()
        bag.payload = {"data/100%25.txt": b"a"}
        self.accept(bag, "names in manifest-sha512.txt, such as data/100%25.txt, have a % that BagIt 1.0 writes as %25")

    def test_stars_and_dots(self):
        bag = self.bag("0.97", kinds=["md5"])
        bag.separator = " *"
        self.accept(bag, *(f"names in {name}-md5.txt begin with *, as md5sum writes them and BagIt does not" for name in ("manifest", "tagmanifest")))
        bag = self.bag("0.96", kinds=["md5"])
        bag.listed = {"data/note.txt": "./data/note.txt"}
        self.accept(bag, "names in manifest-md5.txt begin with ./, which BagIt does not")

    def test_another_unicode_form(self):
        for on_disk, in_list in (("NFC", "NFD"), ("NFD", "NFC")):
            bag = self.bag()
            name, listed = (unicodedata.normalize(form, "data/ガイド.txt") for form in (on_disk, in_list))
            bag.payload = {name: b"x"}
            bag.listed = {name: listed}
            self.accept(bag, f"names in manifest-sha512.txt, such as {listed}, are in another Unicode form (NFC, NFD) than the files' own: they are taken for the same")

    def test_listed_twice_until_1_0(self):
        for other in ("data/note.txt", "data/NOTE.txt", "./data/note.txt"):
            bag = self.bag("0.97")
            bag.lines["manifest-sha512.txt"] = [bag.line("sha512", n, d) for n, d in bag.payload.items()]
            bag.lines["manifest-sha512.txt"].append(digest("sha512", b"a note\n") + "  " + other)
            done = run("verify", bag.write().folder)
            self.assertEqual(done.returncode, OK, done.stderr)
            self.assertIn("manifest-sha512.txt:3:1: warning: data/note.txt is listed twice", done.stderr)
            self.assertIn("manifest-sha512.txt:2:1: note: the first time here", done.stderr)

    def test_files_of_systems(self):
        for there in (True, False):
            bag = self.bag("0.97")
            bag.payload["data/.DS_Store"] = b""
            bag.write()
            if not there:
                os.remove(os.path.join(bag.folder, "data", ".DS_Store"))
            done = run("verify", bag.folder)
            self.assertEqual(done.returncode, OK, done.stderr)
            self.assertIn("warning: manifest-sha512.txt lists files that a system makes by itself, such as data/.DS_Store", done.stderr)
        bag = self.bag("0.97")  # something is lost with this one
        bag.payload["data/.DS_Store"] = b"folders"
        os.remove(os.path.join(bag.write().folder, "data", ".DS_Store"))
        self.assertIn("error: the file data/.DS_Store is missing", run("verify", bag.folder).stderr)

    def test_names_that_are_one_elsewhere(self):
        bag = self.bag()
        bag.payload["data/Note.txt"] = b"another\n"
        self.accept(bag, "data/Note.txt and data/note.txt have the same name on Windows and on a Mac: one would be lost there")

    def test_files_in_no_list(self):
        bag = self.bag()
        bag.write()
        with open(os.path.join(bag.folder, "debug"), "wb"):
            pass
        done = run("verify", bag.folder)
        self.assertEqual((done.returncode, done.stderr), (OK, "warning: debug is not listed in tagmanifest-sha512.txt\n"))

    def test_sums_that_are_not_known(self):
        bag = self.bag(kinds=["sha256"])
        bag.tags["manifest-whirlpool.txt"] = b"0  data/note.txt\n"
        self.accept(bag, "the sums of manifest-whirlpool.txt cannot be checked: tsuzuri does not know their kind")


class Invalid(Bags):
    def test_a_changed_file_is_told_once(self):
        bag = self.bag(kinds=KINDS).write()
        with open(os.path.join(bag.folder, "data", "note.txt"), "wb") as file:
            file.write(b"A note\n")
        done = run("verify", bag.folder)
        self.assertEqual(done.stderr.count("error: "), 1, done.stderr)
        self.assertIn("manifest-sha512.txt:2:1: error: data/note.txt has changed", done.stderr)
        self.assertIn("note: its SHA-512 is now " + digest("sha512", b"A note\n"), done.stderr)

    def test_every_list_counts(self):
        """A wrong sum of any kind, in either list, is an error."""
        for kind in KINDS:
            other = "sha512" if kind != "sha512" else "sha256"
            bag = self.bag(kinds=[kind, other])
            name = f"manifest-{kind}.txt"
            bag.lines[name] = [digest(kind, b"another") + "  " + file for file in bag.payload]
            wrong = "{}:{}:1: error: the sum of {} is wrong in {}, although it is right in manifest-{}.txt"
            self.refuse(bag, *(wrong.format(name, i, file, name, other) for i, file in enumerate(bag.payload, 1)))
            name = f"tagmanifest-{kind}.txt"
            bag = self.bag(kinds=[kind, other]).write()
            with open(os.path.join(bag.folder, name), encoding="utf-8") as file:
                lines = file.read().splitlines()
            lines[0] = digest(kind, b"another") + "  bagit.txt"
            with open(os.path.join(bag.folder, name), "w", encoding="utf-8") as file:
                file.write("\n".join(lines))
            self.refuse_again(bag, wrong.format(name, 1, "bagit.txt", name, other).replace("in manifest", "in tagmanifest"))

    def test_every_file_is_in_every_list(self):
        for version in ("0.97", "1.0"):
            bag = self.bag(version, kinds=["md5", "sha256"])
            bag.lines["manifest-md5.txt"] = [bag.line("md5", "data/note.txt", b"a note\n")]
            if version == "0.97":
                self.accept(bag)
            else:
                self.refuse(bag, "error: data/回答/桑名市.txt is not listed in manifest-md5.txt")
        bag = self.bag("0.97", kinds=["md5", "sha256"])
        for kind in ("md5", "sha256"):
            bag.lines[f"manifest-{kind}.txt"] = [bag.line(kind, "data/note.txt", b"a note\n")]
        self.refuse(bag, "error: data/回答/桑名市.txt is not listed in manifest-sha256.txt")

    def test_a_list_that_no_tagmanifest_has(self):
        bag = self.bag(kinds=["sha256"])
        bag.write()
        with open(os.path.join(bag.folder, "manifest-md5.txt"), "w", encoding="utf-8") as file:
            file.write("".join(digest("md5", d) + "  " + n + "\n" for n, d in bag.payload.items()))
        self.assertIn("error: manifest-md5.txt is not listed in tagmanifest-sha256.txt", run("verify", bag.folder).stderr)

    def test_missing_and_surplus_files(self):
        bag = self.bag().write()
        os.remove(os.path.join(bag.folder, "data", "note.txt"))
        self.assertIn("manifest-sha512.txt:2:1: error: the file data/note.txt is missing", run("verify", bag.folder).stderr)
        bag = self.bag("0.97").write()
        with open(os.path.join(bag.folder, "data", "more"), "wb"):
            pass
        self.assertIn("error: data/more is not listed in manifest-sha512.txt", run("verify", bag.folder).stderr)
        for name in ("bagit.txt", "bag-info.txt", "manifest-sha512.txt"):
            bag = self.bag().write()
            os.remove(os.path.join(bag.folder, name))
            done = run("verify", bag.folder)
            self.assertEqual(done.returncode, DATA)
            self.assertEqual(done.stderr.count(f"error: the file {name} is missing"), 1, done.stderr)

    def test_the_files_to_be_fetched(self):
        bag = self.bag("0.97")
        bag.tags["fetch.txt"] = b"https://example.com/note 7 data/note.txt\n"
        os.remove(os.path.join(bag.write().folder, "data", "note.txt"))
        done = run("verify", bag.folder)
        self.assertIn("fetch.txt:1:1: error: the bag is not complete: data/note.txt is still to be fetched from https://example.com/note", done.stderr)
        self.assertNotIn("is missing", done.stderr)
        for line, reason in (("https://example.com - ../x", "../x leads out of the bag"), ("https://example.com - /tmp/x", "/tmp/x leads out of the bag"),
                             ("https://example.com - ~root/x", "~root/x leads out of the bag"), ("https://example.com - note.txt", "note.txt does not belong into fetch.txt"),
                             ("https://example.com - data/new", "data/new is to be fetched, but is in no list of sums"),
                             ("https://example.com data/note.txt", "an address, a length (or -) and a name are expected here"),
                             ("https://example.com 7kB data/note.txt", "an address, a length (or -) and a name are expected here")):  # fmt: skip
            bag = self.bag("0.97")
            bag.tags["fetch.txt"] = (line + "\n").encode()
            self.refuse(bag, "fetch.txt:1:1: error: " + reason)

    def test_ways_out_of_the_bag(self):
        for name in ("../x", "data/../../x", "/tmp/x", "~/x", "~root/x", "C:\\x.exe", "c:/x", "\\\\server\\x", "data\\..\\..\\x", "data/..\\..\\x"):
            bag = self.bag("0.97")
            bag.lines["manifest-sha512.txt"] = [bag.line("sha512", n, d) for n, d in bag.payload.items()] + ["0" * 128 + "  " + name]
            self.refuse(bag, f"manifest-sha512.txt:3:1: error: {name} leads out of the bag")
        bag = self.bag("0.97")
        bag.lines["manifest-sha512.txt"] = [bag.line("sha512", n, d) for n, d in bag.payload.items()] + ["0" * 128 + "  %HomeDrive%\\x"]
        self.refuse(bag, "manifest-sha512.txt:3:1: error: %HomeDrive%\\x does not belong into manifest-sha512.txt")

    def test_listed_twice(self):
        for version, sums, reason in (("1.0", b"a note\n", "is listed twice"), ("0.97", b"other", "is listed twice, with different sums"),
                                      ("1.0", b"other", "is listed twice, with different sums")):  # fmt: skip
            bag = self.bag(version)
            bag.lines["manifest-sha512.txt"] = [bag.line("sha512", n, d) for n, d in bag.payload.items()]
            bag.lines["manifest-sha512.txt"].append(digest("sha512", sums) + "  data/note.txt")
            self.refuse(bag, f"manifest-sha512.txt:3:1: error: data/note.txt {reason}")

    def test_wrong_declarations(self):
        two = "bagit.txt has two lines, such as “BagIt-Version: 1.0” and “Tag-File-Character-Encoding: UTF-8”, and no others"
        none = "there is no version {} of BagIt that is known here: they are 0.93 to 0.97, and 1.0"
        encoding = "Tag-File-Character-Encoding: UTF-8\n"
        for text, reasons in (
            ("\ufeffBagIt-Version: 0.97\n" + encoding, ["bagit.txt:1:1: error: bagit.txt must not begin with a byte order mark"]),
            ("BagIt-Version: .97\n" + encoding, ["bagit.txt:1:16: error: " + none.format(".97")]),
            ("BagIt-Version: 2.0\n" + encoding, ["bagit.txt:1:16: error: " + none.format("2.0")]),
            ("BagIt-Version : 1.0\n" + encoding, ["bagit.txt:1:1: error: " + two]),
            ("BagIt-Version: 1.0\n" + encoding + "More: x\n", ["bagit.txt:3:1: error: " + two]),
            ("BagIt-Version: 0.97\n", ["bagit.txt:1:1: error: bagit.txt does not say “Tag-File-Character-Encoding: UTF-8”"]),
            ("", ["bagit.txt:1:1: error: bagit.txt does not say “BagIt-Version: 1.0”", "bagit.txt:1:1: error: bagit.txt does not say “Tag-File-Character-Encoding: UTF-8”"]),
            ("BagIt-Version: 1.0\nTag-File-Character-Encoding: KLINGON\n",
             ["bagit.txt:2:30: error: texts in KLINGON cannot be read: the bag must be checked with another program, or its lists be written in UTF-8"]),
        ):  # fmt: skip
            with self.subTest(text):
                bag = self.bag()
                bag.tags["bagit.txt"] = text.encode()
                self.refuse(bag, *reasons)

    def test_a_text_that_is_not_in_its_encoding(self):
        bag = self.bag()
        bag.tags["bag-info.txt"] = "Source-Organization: 三重県\n".encode("cp932")
        self.refuse(bag, "bag-info.txt:1:22: error: from here this is not text in UTF-8, which bagit.txt declares")

    def test_wrong_numbers_and_labels(self):
        for line, reason in (("Payload-Oxum: 14.3", "data/ has 14 bytes in 2 files"), ("Payload-Oxum: 15.2", "data/ has 14 bytes in 2 files"),
                             ("Payload-Oxum: many", "Payload-Oxum is two numbers: BYTES.FILES")):  # fmt: skip
            bag = self.bag()
            bag.oxum, bag.info = False, [line]
            self.refuse(bag, "bag-info.txt:1:15: error: " + reason)
        bag = self.bag()
        bag.info = ["no label"]
        self.refuse(bag, "bag-info.txt:1:1: error: a line “Label: value” is expected here")

    def test_lines_that_are_none(self):
        bag = self.bag(kinds=["md5"])
        bag.lines["manifest-md5.txt"] = [bag.line("md5", n, d) for n, d in bag.payload.items()] + [digest("sha1", b"") + "  data/x"]
        self.refuse(bag, "manifest-md5.txt:3:1: error: a line of a MD5 sum (32 digits), two blanks and a name is expected here")

    def test_neither_data_nor_a_list(self):
        bag = self.bag(kinds=[])
        done = run("verify", bag.write().folder)
        self.assertEqual(done.returncode, DATA)
        self.assertIn("error: there is no list of the files in data/ that can be checked", done.stderr)
        bag = self.bag()
        bag.payload = {}
        os.rmdir(os.path.join(bag.write().folder, "data"))
        self.assertIn("error: the folder data/ is missing", run("verify", bag.folder).stderr)

    def test_words_of_officials(self):
        bag = self.bag("0.97")
        bag.tags["fetch.txt"] = b"https://example.com/note 7 data/note.txt\n"
        os.remove(os.path.join(bag.write().folder, "data", "note.txt"))
        self.assertIn("誤り: このフォルダは揃っていません。data/note.txt をまだ https://example.com/note から取り寄せていません",
                      run("verify", bag.folder, language="ja_JP.UTF-8").stderr)  # fmt: skip


class Many(Bags):
    def memory_of(self, n, data):
        """KiB."""
        bag = self.bag()
        bag.payload = {f"data/{i // 1000}/{i}.txt": data for i in range(n)}
        bag.write()
        with subprocess.Popen([PROGRAM, "verify", bag.folder], stdout=subprocess.DEVNULL) as it:
            _, status, usage = os.wait4(it.pid, 0)
            it.returncode = status
        self.assertEqual(status, 0)
        return usage.ru_maxrss

    def test_memory_is_small_for_each_file(self):
        """Each further file takes less than two kibibytes, empty or not."""
        for data in (b"", b"answer\n"):
            few, many = self.memory_of(2000, data), self.memory_of(8000, data)
            self.assertLess((many - few) / 6000, 2)

    def test_more_than_any_bag_are_refused_by_number(self):
        bag = self.bag().write()
        folder = os.path.join(bag.folder, "data", "many")
        os.mkdir(folder)
        for i in range(100001):
            os.close(os.open(os.path.join(folder, str(i)), os.O_CREAT | os.O_WRONLY))
        done = run("verify", bag.folder)
        self.assertEqual((done.returncode, done.stderr), (66, f"error: the folder {bag.folder} cannot be read: it has more than 100000 files and folders\n"))


if __name__ == "__main__":
    unittest.main()
