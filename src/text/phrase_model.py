#!/usr/bin/python3
"""Writes phrase_model.c from BudouX's published Japanese model.

    npm pack budoux@0.9.2 && tar -xf budoux-0.9.2.tgz package/dist/data/models/ja.js
    src/text/phrase_model.py package/dist/data/models/ja.js 0.9.2 > src/text/phrase_model.c

The model is a sum of weights: a phrase ends between two characters when the weights of all n-grams around that place
sum up to more than half of all the model's weights. Only the numbers are taken; phrase.c is our own.
"""
import json
import re
import sys

HEAD = """\
// The phrase model: weights of n-grams around a place between two characters. Written by phrase_model.py.
//
// Source: BudouX {version} (npm package "budoux", dist/data/models/ja.js), its published Japanese model. Copyright 2021
// Google LLC, licensed under the Apache License, Version 2.0: see phrase_model.LICENSE. It is for this table only.
// The numbers are unchanged; their form is ours: sorted by n-gram and text.
#include "phrase.h"

// clang-format off
"""
# By position: where the n-gram starts from the place, and its length.
FEATURES = ["UW1", "UW2", "UW3", "UW4", "UW5", "UW6", "BW1", "BW2", "BW3", "TW1", "TW2", "TW3", "TW4"]


def main():
    path, version = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        model = json.loads(re.search(r"exports\.model = (\{.*\});", file.read(), re.S).group(1))
    assert sorted(model) == sorted(FEATURES)
    out = [HEAD.format(version=version), "const tz_phrase_weight tz_phrase_weights[] = {\n"]
    starts, total, n = [], 0, 0
    for feature in FEATURES:
        starts.append(n)
        out.append(f"    // {feature}\n")
        rows = sorted((text.ljust(3, "\0"), weight) for text, weight in model[feature].items())
        for i in range(0, len(rows), 4):
            out.append("    " + " ".join(row(text, weight) for text, weight in rows[i : i + 4]) + "\n")
        n += len(rows)
        total += sum(weight for _, weight in rows)
    out.append("};\n")
    out.append(f"const uint16_t tz_phrase_starts[] = {{{', '.join(map(str, starts + [n]))}}};\n")
    out.append(f"const int32_t tz_phrase_total = {total};\n")
    sys.stdout.write("".join(out))


def row(text, weight):
    return "{{" + ", ".join(f"0x{ord(c):04X}" if c != "\0" else "0" for c in text) + f"}}, {weight}}},"


main()
