#!/usr/bin/python3
"""Every message that the code can say is in the Japanese catalogue, translated, with the same places for values."""

import glob
import os
import re
import subprocess
import tempfile
import unittest

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
CATALOGUE = os.path.join(TOP, "src", "po", "ja.po")
ASKED = ["--keyword=_", "--keyword=N_", "--from-code=UTF-8", "--add-location=file"]


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


class Catalogue(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        sources = sorted(glob.glob("src/*/*.[ch]", root_dir=TOP))
        cls.template = tool("xgettext", "--language=C", *ASKED, "-o", "-", *sources)
        cls.used = entries(cls.template)
        del cls.used[""]
        cls.known = entries(tool("msgcat", "--no-wrap", CATALOGUE))

    def test_the_code_has_messages(self):
        self.assertGreater(len(self.used), 30)

    def test_every_message_is_translated(self):
        missing = [text for text in self.used if not self.known.get(text, ("", ""))[1]]
        self.assertEqual(missing, [])

    def test_none_is_fuzzy_or_obsolete(self):
        with open(CATALOGUE, encoding="utf-8") as file:
            self.assertEqual(re.findall(r"(?m)^#(?:,.*fuzzy.*|~.*)$", file.read()), [])
        self.assertEqual([known for known in self.known if known and known not in self.used], [])

    def test_formats_agree(self):
        """Formats are what xgettext calls so in the code, whatever flags the catalogue has."""
        with tempfile.TemporaryDirectory() as scratch:
            with open(os.path.join(scratch, "all.pot"), "w", encoding="utf-8") as file:
                file.write(self.template.replace("charset=CHARSET", "charset=UTF-8"))
            merged = os.path.join(scratch, "ja.po")
            tool("msgmerge", "--no-fuzzy-matching", "-q", "-o", merged, CATALOGUE, file.name)
            tool("msgfmt", "--check-format", "--check-header", "-o", "/dev/null", merged)

    def test_no_translation_is_english(self):
        plain = [known for known, (_, translated) in self.known.items() if known == translated and re.search("[a-z]{4}", known)]
        self.assertEqual(plain, [])


if __name__ == "__main__":
    unittest.main()
