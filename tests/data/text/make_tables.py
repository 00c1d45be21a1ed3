#!/usr/bin/python3
"""Writes the tables that src/text is tested against, from the rules in words.

Nothing here is taken from the program: the rules are stated once more, as JLREQ (2020-08-11) and CSS state them, so
that a slip in the program's tables and a slip here would have to agree to go unseen.

    cd tests/data/text && ./make_tables.py

pairs.tsv        every pair of classes: gap, break, shrink, stretch (JLREQ Tables 1, 2, 3, 6)
levels.tsv       which characters may start a line, at each level (JLREQ C.3; CSS Text 3, 5.2)
punctuation.tsv  which of two punctuation marks is set half-em (CSS Text 4, text-spacing-trim; JLREQ Table 1)
"""

CLASSES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 19, 24, 26, 27]
# Two sample characters of each class: as the one before, and as the one after.
SAMPLES = {
    1: "「『", 2: "」』", 3: "〜‐", 4: "！？", 5: "・：", 6: "。．", 7: "、，", 8: "…—", 9: "々ゝ", 10: "ーー",
    11: "ゃッ", 12: "￥＄", 13: "％℃", 14: "\u3000\u3000", 15: "かの", 16: "サロ", 19: "宅護", 24: "47", 26: "  ",
    27: "MS",
}
HALF, QUARTER = 500, 250
JAPANESE = {9, 10, 11, 15, 16, 19}  # take the quarter em beside Latin
LATIN = {24, 27}


def quarter(a, b):
    return (a in JAPANESE | {4} and b in LATIN) or (a in LATIN and b in JAPANESE)


def gap(a, b):
    """Between half-em bodies: what the first leaves behind it and the second before it."""
    if quarter(a, b):
        return QUARTER
    dots = QUARTER * (a == 5) + QUARTER * (b == 5)
    if a in (6, 7) and b == 5:  # B.2, note 5: both keep their own
        return HALF + QUARTER
    if dots:
        return dots
    if a in (2, 6, 7):
        if b in (2, 6, 7) or (a == 2 and b == 14):
            return 0
        return HALF
    return HALF if b == 1 and a not in (1, 14) else 0


def breaks(a, b):
    if a in (1, 12) or b in (2, 3, 4, 5, 6, 7, 9, 10, 11):
        return False
    return (a, b) not in ((8, 8), (24, 13), (24, 24), (27, 24), (27, 27))


def shrink(a, b):
    """(amount, stage)."""
    amount = gap(a, b)
    if amount == 0:
        return 0, 0
    if quarter(a, b):
        return QUARTER // 2, 6
    if a == 7 and b == 5:
        return amount, 5
    if a == 6:  # the half em after a full stop stays
        return (QUARTER, 4) if b == 5 else (0, 0)
    return (amount, 4) if 5 in (a, b) else (amount, 5)


def stretch(a, b):
    """Stage: 2 to ½ em, 3 to ¼ em, 4 evenly with all others, 0 never."""
    letters = JAPANESE | {12, 13}
    if quarter(a, b):
        return 2
    if a == 26:
        return 0 if b == 2 else 4
    if a == 1 or b in (2, 3, 4, 5, 6, 7):
        return 0
    if (a, b) in ((24, 13), (24, 24), (24, 27), (27, 24), (27, 27)):
        return 0
    if a == 12:  # what it stands before does not part from it
        if b in (1, 14, 24):
            return 0
        return 4 if b == 26 else 3
    if a in (2, 3, 4, 5, 6, 7, 14):
        return 0 if b in (9, 10, 11) else 4
    if b in (1, 14, 26):
        return 4
    if a in letters | {8} | LATIN and b in letters | {8}:
        return 4 if a in (9, 10, 11) and b == 8 else 3
    if a == 8:
        return 4 if b == 24 else 3
    return 3  # a postfixed abbreviation and Latin


def write_pairs():
    with open("pairs.tsv", "w", encoding="utf-8") as out:
        out.write("# before\tafter\tsample\tgap\tbreak\tshrink\tshrink stage\tstretch stage (lengths in 1/1000 em)\n")
        for a in CLASSES:
            for b in CLASSES:
                first, second = SAMPLES[a][0], SAMPLES[b][a == b]
                amount, stage = shrink(a, b)
                row = [a, b, first + second, gap(a, b), "yes" if breaks(a, b) else "no", amount, stage, stretch(a, b)]
                out.write("\t".join(map(str, row)) + "\n")


LEVELS = ["very-strict", "strict", "loose", "very-loose", "css-strict", "css-normal", "css-loose"]
# Characters, and the levels at which one of them may start a line after a kanji.
JLREQ_FROM = {
    "very-strict": LEVELS[0:4], "strict": LEVELS[1:4], "loose": LEVELS[2:4], "very-loose": LEVELS[3:4], "never": [],
}
STARTS = [
    # characters, first JLREQ level, CSS levels
    ("ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ", "strict", ["css-normal", "css-loose"]),
    ("ーｰ", "strict", ["css-normal", "css-loose"]),
    ("々", "strict", ["css-loose"]),
    ("ヽヾゝゞ〻", "very-loose", ["css-loose"]),
    ("‐–〜゠", "loose", ["css-normal", "css-loose"]),
    ("～", "loose", ["css-normal", "css-loose"]),
    ("・･", "loose", ["css-loose"]),
    ("：；", "very-loose", ["css-loose"]),
    ("！？‼⁇⁈⁉", "very-loose", ["css-loose"]),
    ("‥…⋯", "very-strict", ["css-loose"]),
    ("—", "very-strict", LEVELS[4:]),
    ("％﹪", "very-strict", ["css-loose"]),
    ("°′″‰℃℉￠", "very-strict", ["css-loose"]),
    ("㎡㎏", "very-strict", LEVELS[4:]),
    ("￥＄", "very-strict", LEVELS[4:]),
    ("、。，．）」』】〕〉》｝］〗〙", "never", []),
    ("（「『【〔〈《｛［", "very-strict", LEVELS[4:]),
    ("漢あアＡ１①※○→A1", "very-strict", LEVELS[4:]),
]
# Characters after which a line may not end, and the levels that let it.
ENDS = [("（「『【〔〈《｛［〘〖", "never", []), ("￥＄", "very-loose", ["css-loose"])]


def write_levels():
    with open("levels.tsv", "w", encoding="utf-8") as out:
        out.write("# where\tcharacter\tlevels that allow it\n")
        for where, groups in (("start", STARTS), ("end", ENDS)):
            for characters, jlreq, css in groups:
                for character in characters:
                    out.write(f"{where}\t{character}\t{' '.join(JLREQ_FROM[jlreq] + css)}\n")


OPENING, CLOSING, STOPS, COMMAS, DOTS = "（「『【〔〈《｛［〘〖", "）」』】〕〉》｝］〙〗", "。．", "、，", "・：；"


def write_punctuation():
    """Widths of the two in 1/1000 em, between two kanji: F full, H half."""
    with open("punctuation.tsv", "w", encoding="utf-8") as out:
        out.write("# pair\tcss\tjlreq\n")
        closers = CLOSING + STOPS + COMMAS
        for a in closers:
            rows = [(b, "HF", "HF") for b in closers] + [(b, "FH", "FH") for b in OPENING]
            rows += [(b, "HF", "FF" if a in STOPS + COMMAS else "HF") for b in DOTS + "\u3000"]
            for b, css, jlreq in rows:
                out.write(f"{a}{b}\t{css}\t{jlreq}\n")
        for a in OPENING:
            for b in OPENING:
                out.write(f"{a}{b}\tFH\tFH\n")
            for b in closers + DOTS:
                out.write(f"{a}{b}\tFF\tFF\n")
        for a in DOTS + "\u3000":
            for b in OPENING:
                out.write(f"{a}{b}\tFH\tFH\n")
            for b in CLOSING + DOTS:
                out.write(f"{a}{b}\tFF\tFF\n")


write_pairs()
write_levels()
write_punctuation()
