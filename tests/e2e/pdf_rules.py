"""The rules of PDF/A-2u and -3u, PDF/UA-1 and PDF/X-4 that apply to our files: one function each.

Every rule takes an open pikepdf.Pdf (opened from a file) and returns a list of findings, empty when the file obeys.
Names begin with the standard and the clause, or the Matterhorn Protocol's failure condition:

    a_6_2_3_…, a3_…   ISO 19005-2 and -3; ISO 19005-3 only
    ua_01_003_…       ISO 14289-1, Matterhorn Protocol 1.02
    x_…               ISO 15930-7, and what print shops ask for

    HANDOUT, ARCHIVE, PRINT     the rules each kind of file must obey
    check(path, rules)          {name: findings} of those that find something

They are written from the standards, not from our writer; they certify nothing, but each is shown to find its fault.
"""

import pikepdf

import pdf_rules_a
import pdf_rules_ua
import pdf_rules_x


def rules_of(module, prefix):
    return [rule for name, rule in vars(module).items() if name.startswith(prefix)]


COMMON = [  # what PDF/X asks for as PDF/A does
    pdf_rules_a.a_6_1_2_header,
    pdf_rules_a.a_6_1_3_trailer,
    pdf_rules_a.a_6_2_2_resources,
    pdf_rules_a.a_6_2_8_no_images,
    *rules_of(pdf_rules_a, "a_6_2_11_"),
    pdf_rules_a.a_6_6_2_metadata,
]
TWO = [pdf_rules_a.a_6_6_4_version_2u, pdf_rules_a.a_6_8_no_attachments]
THREE = [pdf_rules_a.a_6_6_4_version_3u, *rules_of(pdf_rules_a, "a3_")]
BOTH = [rule for rule in rules_of(pdf_rules_a, "a_") if rule not in TWO + THREE] + rules_of(pdf_rules_ua, "ua_")
HANDOUT = BOTH + TWO
ARCHIVE = BOTH + THREE
PRINT = COMMON + rules_of(pdf_rules_x, "x_")


def check(path, rules):
    with pikepdf.open(path) as pdf:
        findings = {rule.__name__: rule(pdf) for rule in rules}
    return {rule: found for rule, found in findings.items() if found}
