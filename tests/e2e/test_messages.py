#!/usr/bin/python3
"""Every message of the code is in every catalogue of src/po, translated, with the same places for values."""

import glob
import os
import re
import subprocess
import tempfile
import unittest

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
CATALOGUES = sorted(glob.glob(os.path.join(TOP, "src", "po", "*.po")))
XGETTEXT = ["--keyword=_", "--keyword=N_", "--from-code=UTF-8", "--add-location=file"]


def tool(*words):
    done = subprocess.run(words, cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        raise AssertionError(f"{words[0]}: {done.stderr}")
    return done.stdout


def entries(text):
    """{msgid: (flags, msgstr)} of a catalogue; strings stay as they are quoted, joined over their lines."""
    found = {}
    for block in re.split(r"\n\s*\n", text):
        flags = " ".join(re.findall(r"(?m)^#,(.*)$", block))
        parts = re.findall(r'(?m)^(msgid|msgstr) ((?:"(?:[^"\\]|\\.)*"\s*)+)', block)
        if len(parts) == 2:
            joined = ["".join(re.findall(r'"((?:[^"\\]|\\.)*)"', part)) for _, part in parts]
            found[joined[0]] = (flags, joined[1])
    return found


class Catalogues(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        sources = sorted(glob.glob("src/*/*.[ch]", root_dir=TOP))
        cls.template = tool("xgettext", "--language=C", *XGETTEXT, "-o", "-", *sources)
        cls.used = entries(cls.template)
        del cls.used[""]
        cls.known = {path: entries(tool("msgcat", "--no-wrap", path)) for path in CATALOGUES}

    def test_the_code_has_messages(self):
        self.assertGreater(len(self.used), 30)
        self.assertIn(os.path.join(TOP, "src", "po", "ja.po"), self.known)

    def test_every_message_is_translated(self):
        for path, known in self.known.items():
            missing = [text for text in self.used if not known.get(text, ("", ""))[1]]
            self.assertEqual(missing, [], path)

    def test_none_is_fuzzy_or_obsolete(self):
        for path, known in self.known.items():
            with open(path, encoding="utf-8") as file:
                self.assertEqual(re.findall(r"(?m)^#(?:,.*fuzzy.*|~.*)$", file.read()), [], path)
            self.assertEqual([text for text in known if text and text not in self.used], [], path)

    def test_formats_agree(self):
        """Formats are what xgettext calls so in the code, whatever flags the catalogue has."""
        with tempfile.TemporaryDirectory() as scratch:
            with open(os.path.join(scratch, "all.pot"), "w", encoding="utf-8") as file:
                file.write(self.template.replace("charset=CHARSET", "charset=UTF-8"))
            for path in CATALOGUES:
                merged = os.path.join(scratch, os.path.basename(path))
                tool("msgmerge", "--no-fuzzy-matching", "-q", "-o", merged, path, file.name)
                tool("msgfmt", "--check-format", "--check-header", "-o", "/dev/null", merged)

    def test_no_translation_is_english(self):
        for path, known in self.known.items():
            plain = [text for text, (_, translated) in known.items() if text == translated and re.search("[a-z]{4}", text)]
            self.assertEqual(plain, [], path)


if __name__ == "__main__":
    unittest.main()
