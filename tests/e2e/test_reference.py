#!/usr/bin/python3
"""Every key of every file: help on a terminal, the pages README.keys.md, and schemas, which take what is right and refuse what is wrong."""

import copy
import glob
import json
import os
import re
import subprocess
import tempfile
import unicodedata
import unittest

import jsonschema
import yaml

TOP = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
PROGRAM = os.path.abspath(os.environ.get("TSUZURI") or os.path.join(TOP, "build", "tsuzuri"))
BUILD = os.path.dirname(PROGRAM)
KINDS = ["edition", "form", "card", "municipalities", "errata", "survey", "layout", "fonts"]
SMALL = os.path.join(TOP, "tests", "cases", "small")


def run(*words, locale="C.UTF-8"):
    return subprocess.run([PROGRAM, *words], cwd=TOP, env=dict(os.environ, LC_ALL=locale), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


class Core(yaml.SafeLoader):
    """Plain scalars as YAML 1.2's core schema resolves them, which editors follow."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), first)
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def read(path):
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Core)


def schema(*words, locale="C.UTF-8"):
    done = run("schema", *words, locale=locale)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def validator(*words):
    return jsonschema.Draft202012Validator(schema(*words))


def editions():
    return [os.path.join(TOP, "data", "r7"), SMALL] + sorted(os.path.dirname(path) for path in glob.glob(os.path.join(TOP, "tests", "cases", "right", "*", "edition.yaml")))


class Schemas(unittest.TestCase):
    def test_each_is_a_schema_in_both_languages(self):
        for kind in KINDS:
            for locale in ("C.UTF-8", "ja_JP.UTF-8"):
                jsonschema.Draft202012Validator.check_schema(schema(kind, locale=locale))
        self.assertIn("largest size", schema("layout")["properties"]["body"]["properties"]["max"]["description"])
        self.assertIn("文字の大きさ", schema("layout", locale="ja_JP.UTF-8")["properties"]["body"]["properties"]["max"]["description"])

    def assert_valid(self, check, path):
        wrong = [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in check.iter_errors(read(path))]
        self.assertEqual(wrong, [], path)

    def test_every_file_of_the_editions_is_valid(self):
        own = {kind: validator(kind) for kind in KINDS}
        for folder in editions():
            cards = validator("card", folder)
            for path in sorted(glob.glob(os.path.join(folder, "**", "*.yaml"), recursive=True)):
                kind = os.path.splitext(os.path.basename(path))[0]
                if os.path.basename(os.path.dirname(path)) == "cards":
                    self.assert_valid(cards, path)
                    self.assert_valid(own["card"], path)
                elif os.path.dirname(path) == folder:
                    self.assert_valid(own[kind if kind in own else "layout"], path)

    def test_supplied_layouts_and_the_list_of_fonts_are_valid(self):
        layout, fonts = validator("layout"), validator("fonts")
        for path in glob.glob(os.path.join(TOP, "layouts", "*.yaml")):
            self.assert_valid(layout, path)
        self.assert_valid(fonts, os.path.join(TOP, "fonts", "fonts.yaml"))

    def test_new_editions_are_valid(self):
        with tempfile.TemporaryDirectory() as above:
            folder = os.path.join(above, "new")
            done = run("new", folder, "--prefecture", "鳥取県", "--year", "令和8年度")
            self.assertEqual(done.returncode, 0, done.stderr)
            for kind in ("edition", "form", "municipalities"):
                self.assert_valid(validator(kind), os.path.join(folder, f"{kind}.yaml"))
            cards, check = glob.glob(os.path.join(folder, "cards", "*.yaml")), validator("card", folder)
            self.assertEqual(len(cards), 19)
            for path in cards:
                self.assert_valid(check, path)

    def test_patterns_are_those_of_ecmascript(self):
        """Editors compile them so: with the flag u."""
        script = """
            let n = 0;
            function walk(of) {
                for (const [key, value] of Object.entries(of)) {
                    if (key === "pattern" && typeof value === "string") { new RegExp(value, "u"); n++; }
                    if (key === "patternProperties") Object.keys(value).forEach(pattern => { new RegExp(pattern, "u"); n++; });
                    if (value && typeof value === "object") walk(value);
                }
            }
            walk(JSON.parse(require("fs").readFileSync(0)));
            console.log(n);"""
        for kind in KINDS:
            done = subprocess.run(["node", "-e", script], input=run("schema", kind).stdout, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            self.assertEqual(done.stderr, "", kind)
            self.assertGreater(int(done.stdout), 2, kind)

    def test_what_is_wrong_is_not(self):
        """Each file is right but for one place: an unknown key, a wrong word, a value of another type or form, a key that lacks."""
        paths = {
            "edition": os.path.join(SMALL, "edition.yaml"), "form": os.path.join(SMALL, "form.yaml"), "errata": os.path.join(SMALL, "errata.yaml"),
            "municipalities": os.path.join(SMALL, "municipalities.yaml"), "survey": os.path.join(SMALL, "survey.yaml"),
            "card": os.path.join(SMALL, "cards", "242012-tsu.yaml"), "layout": os.path.join(TOP, "layouts", "a4.yaml"),
            "fonts": os.path.join(TOP, "fonts", "fonts.yaml"),
        }  # fmt: skip
        missing = object()
        wrong = {
            "edition": [("titel", "x"), ("title", []), ("title", missing), ("date", "31 March"), ("parts", "cover"), ("prefecture/code", 240001), ("terms/0/reading", missing), ("regions/0/name", {"a": "b"})],
            "form": [("sections", "a"), ("sections/0/id", "A b"), ("sections/0/fields/0/lable", "x"), ("sections/0/fields", missing)],
            "errata": [("0/count", 0), ("0/count", "many"), ("0/found", None), ("0/reason", missing), ("0/page", 3)],
            "municipalities": [("municipalities/0/code", "24201"), ("municipalities/0/code", 242012), ("municipalities/0/roman", "Tsu"), ("municipality", [])],
            "survey": [("municipality", "B3"), ("stock.power", ["a"]), ("other", "調査票!B3")],
            "card": [("municipalities", missing), ("stock/food", ["a"]), ("stock/food", missing), ("stock/foods", "x"), ("stocks", {}), ("shelter", missing), ("language", [])],
            "layout": [
                ("page/width", "297"), ("page/width", "297cm"), ("page/size", "A4"), ("page", missing), ("page/margins/top", missing), ("body/uniform", "book"), ("body/max", 10), ("body/max", "1em"),
                ("body/pages", 9), ("body/leading_growth", 0.5), ("body/leading_growth", "big"), ("binding/mirrored", "yes"), ("styles/body/leading", 5), ("styles/body/colour", "K100"),
                ("ruling/color", "red"), ("ruling/color", "K101"), ("cover/lines/0/text", "{nobody}"), ("cover/lines/0/at", missing), ("header/except", "cover"), ("card", {}), ("tab", {}),
                ("footer/left", ["a"]), ("index/columns", 0),
            ],
            "fonts": [("families/0/regular/versions/0/sha256", "abc"), ("families/0/bold", "light"), ("families/0/fallback", "x"), ("families/0/only", "letters"), ("families/0/regular/index", -1), ("families/0/id", missing)],
        }  # fmt: skip
        for kind, cases in wrong.items():
            check = validator(kind, *([SMALL] if kind in ("card", "survey") else []))
            right = read(paths[kind])
            self.assertTrue(check.is_valid(right), kind)
            for path, value in cases:
                broken = copy.deepcopy(right)
                *above, last = [int(key) if key.isdigit() else key for key in path.split("/")]
                at = broken
                for key in above:
                    at = at[key]
                if value is missing:
                    del at[last]
                else:
                    at[last] = value
                self.assertFalse(check.is_valid(broken), f"{kind}: {path}: {value}")

    def test_examples_and_defaults_are_valid_themselves(self):
        def walk(of, at, path):
            if isinstance(of, dict):
                for value in [*of.get("examples", []), *([of["default"]] if "default" in of else [])]:
                    found.append((path, value, jsonschema.Draft202012Validator(of).is_valid(value)))
                for key, value in of.items():
                    if key not in ("examples", "default", "enum", "required"):
                        walk(value, at, f"{path}/{key}")

        for kind in KINDS:
            found = []
            walk(schema(kind), None, kind)
            self.assertEqual([(path, value) for path, value, ok in found if not ok], [])
            self.assertGreater(len(found), 2, kind)

    def test_a_layout_that_is_like_another_may_leave_out_what_it_likes(self):
        check = validator("layout")
        self.assertTrue(check.is_valid({"like": "a4.yaml", "body": {"max": "12pt"}}))
        self.assertFalse(check.is_valid({"body": {"max": "12pt"}}))
        self.assertFalse(check.is_valid({"like": "a4.yaml", "cover": {"lines": [{"text": "x"}]}}))

    def test_what_cannot_be_asked(self):
        self.assertEqual(run("schema").returncode, 64)
        done = run("schema", "layouts")
        self.assertEqual(done.returncode, 64)
        self.assertIn("did you mean layout?", done.stderr)
        self.assertEqual(run("schema", "card", "nowhere").returncode, 66)


class Defaults(unittest.TestCase):
    """What holds without a key is what is said of it: written down, it changes nothing."""

    def trace(self, layout):
        with tempfile.NamedTemporaryFile("w", suffix=".yaml", dir=os.path.join(TOP, "build"), encoding="utf-8") as file:
            json.dump(layout, file, ensure_ascii=False)
            file.flush()
            done = run("trace", SMALL, "--layout", file.name)
            self.assertEqual(done.returncode, 0, done.stderr)
            return done.stdout

    def split(self, of, value, path, found):
        """Every place of the layout where a key with a default may stand: the mapping, the key, the default."""
        if not isinstance(value, (dict, list)):
            return
        if isinstance(value, list):
            for i, item in enumerate(value):
                self.split(of.get("items", {}), item, f"{path}/{i}", found)
            return
        named = of.get("additionalProperties")
        for key, below in of.get("properties", {}).items():
            if "default" in below:
                found.append((value, key, below["default"], f"{path}/{key}"))
            elif key in value:
                self.split(below, value[key], f"{path}/{key}", found)
        if isinstance(named, dict):
            for key in value:
                self.split(named, value[key], f"{path}/{key}", found)

    def test_they_hold(self):
        layout = read(os.path.join(TOP, "layouts", "a4.yaml"))
        for key, value in read(os.path.join(SMALL, "layout.yaml")).items():
            if isinstance(value, dict):
                layout[key].update(value)
            elif key != "like":
                layout[key] = value
        found = []
        self.split(schema("layout"), layout, "", found)
        self.assertGreater(len(found), 80)
        # Styles are told by what they are like; what these have is no default's to say.
        found = [place for place in found if not ("/styles/" in place[3] and "like" in layout["styles"][place[3].split("/")[2]])]
        # Nor can as many widths stand under other heads.
        found = [place for place in found if not (place[1] == "heads" and "widths" in place[0])]
        for mapping, key, _, _ in found:
            mapping.pop(key, None)
        without = self.trace(layout)
        for mapping, key, default, _ in found:
            mapping[key] = default
        self.assertEqual(self.trace(layout), without)


def columns(line):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


class Help(unittest.TestCase):
    def test_each_kind_in_both_languages(self):
        words = {"C.UTF-8": "required", "ja_JP.UTF-8": "必須"}
        for kind in KINDS:
            for locale, word in words.items():
                done = run("help", kind, locale=locale)
                self.assertEqual((done.returncode, done.stderr), (0, ""))
                self.assertRegex(done.stdout, rf"^{kind}: ")
                if kind != "survey":
                    self.assertIn(word, done.stdout)
                for line in done.stdout.split("\n"):
                    self.assertTrue(columns(line) <= 80 or " " not in line.strip(), line)

    def test_every_key_of_the_schema_is_told(self):
        for kind in KINDS:
            text = run("help", kind).stdout
            for key in re.findall(r'"(\w+)": \{\n\s+"description"', run("schema", kind).stdout):
                self.assertRegex(text, rf"(?m)^ *{key}$|As in all parts:[^.]*\b{key}\b", f"{kind}: {key}")

    def test_one_section(self):
        text = run("help", "layout", "body").stdout
        self.assertIn("\nbody\n", text)
        self.assertIn("\n    max\n        largest size\n", text)
        self.assertNotIn("\npage\n", text)
        done = run("help", "layout", "bodi")
        self.assertEqual((done.returncode, done.stdout), (64, ""))
        self.assertIn("did you mean body?", done.stderr)

    def test_commands_and_kinds_are_told_apart(self):
        self.assertEqual(run("help", "build").stdout, run("build", "--help").stdout)
        self.assertEqual(run("help").stdout, run("--help").stdout)
        form = run("help", "form").stdout
        self.assertRegex(form, r"^form: form\.yaml")
        self.assertTrue(form.endswith("There is also a command of that name: tsuzuri form --help\n"))
        self.assertNotIn("There is also a command", run("help", "layout").stdout)
        done = run("help", "layuot")
        self.assertEqual(done.returncode, 64)
        self.assertIn("neither a command nor a kind of file", done.stderr)
        self.assertIn("did you mean layout?", done.stderr)
        self.assertEqual(run("help", "build", "body").returncode, 64)


class Pages(unittest.TestCase):
    def test_they_are_what_the_tables_give(self):
        for name in ("README.keys.md", "README.keys.ja.md"):
            with open(os.path.join(TOP, name), encoding="utf-8") as kept, open(os.path.join(BUILD, name), encoding="utf-8") as made:
                self.assertTrue(kept.read() == made.read(), f"{name} is not what the tables give: make reference")

    def test_the_readmes_lead_to_them(self):
        for readme, name in (("README.md", "README.keys.md"), ("README.ja.md", "README.keys.ja.md")):
            with open(os.path.join(TOP, readme), encoding="utf-8") as file:
                self.assertTrue(f"({name})" in file.read(), readme)


if __name__ == "__main__":
    unittest.main()
