"""Reads the project's C files: their code without comments, and their comments."""

import functools
import re

# What is no comment is skipped: a // in a string begins none.
TOKEN = re.compile(r'(//[^\n]*|/\*.*?\*/)|"(?:\\.|[^"\\\n])*"|' + r"'(?:\\.|[^'\\\n])*'", re.S)


@functools.cache
def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


@functools.cache
def code_of(path):
    """The file without its comments, line by line as it was."""
    return TOKEN.sub(lambda match: "\n" * match[0].count("\n") + " " if match[1] else match[0], read(path))


def comments_of(path):
    """Each comment of a file as (line number, text)."""
    text = read(path)
    return [(text.count("\n", 0, match.start()) + 1, match[1]) for match in TOKEN.finditer(text) if match[1]]
