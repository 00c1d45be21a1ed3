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
// The numbers are unchanged; their form is ours: by n-gram, and found by a hash of its characters.
#include "phrase.h"

// clang-format off
"""
# Of n-grams of one, two and three characters: by the place that their weights are for, the one farthest behind them first.
FEATURES = [
    ["UW1", "UW2", "UW3", "UW4", "UW5", "UW6"],
    ["BW1", "BW2", "BW3"],
    ["TW1", "TW2", "TW3", "TW4"],
]
SLOTS = 4096


def main():
    path, version = sys.argv[1:]
    with open(path, encoding="utf-8") as file:
        model = json.loads(re.search(r"exports\.model = (\{.*\});", file.read(), re.S).group(1))
    assert sorted(model) == sorted(sum(FEATURES, []))
    grams = sorted(known(model), key=lambda text: (len(text), text))
    out = [HEAD.format(version=version), "const tz_phrase_gram tz_phrase_grams[] = {\n    {{0, 0, 0}, {0}},\n"]
    for text in grams:
        weights = [model[feature].get(text, 0) for feature in FEATURES[len(text) - 1]]
        out.append(f"    {{{{{letters(text)}}}, {{{', '.join(map(str, weights))}}}}},\n")
    out.append("};\n\nconst uint16_t tz_phrase_slots[TZ_PHRASE_SLOTS] = {\n")
    slots = hashed(grams)
    for i in range(0, SLOTS, 24):
        out.append("    " + " ".join(f"{slot}," for slot in slots[i : i + 24]) + "\n")
    total = sum(sum(weights.values()) for weights in model.values())
    out.append(f"}};\n\nconst int32_t tz_phrase_total = {total};\n")
    sys.stdout.write("".join(out))


def known(model):
    """All n-grams, and what they begin and consist of: then nothing has to be looked up that has no part in any."""
    grams = set()
    for weights in model.values():
        for text in weights:
            grams |= {text[:size] for size in range(1, len(text) + 1)} | set(text)
    return grams


def hashed(grams):
    """Numbers of n-grams, from 1; each at its hash, or in the next place that is free."""
    slots = [0] * SLOTS
    for number, text in enumerate(grams, 1):
        codes = [ord(c) for c in text.ljust(3, "\0")]
        at = tz_phrase_hash(codes)
        while slots[at]:
            at = (at + 1) % SLOTS
        slots[at] = number
    return slots


def tz_phrase_hash(codes):
    """As in phrase.h."""
    mixed = 0
    for code in codes:
        mixed = (mixed + code) * 0x9E3779B1 & 0xFFFFFFFF
    return mixed >> 20


def letters(text):
    return ", ".join(f"0x{ord(c):04X}" if c != "\0" else "0" for c in text.ljust(3, "\0"))


main()
