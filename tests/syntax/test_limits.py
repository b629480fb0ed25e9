"""No text, however large or broken, takes long or raises."""

from __future__ import annotations

import time

import pytest

from skaz.syntax.from_text import parse
from skaz.syntax.print import to_text
from skaz.text.source import Source

FIVE_MB = 5_000_000
TEXTS = {
    "one word": "a" * FIVE_MB,
    "one line": "ab " * (FIVE_MB // 3),
    "many names": "woman " + "a;" * (FIVE_MB // 2),
    "quotation marks": '"#' * (FIVE_MB // 2),
    "a long line of a telling": "telling f in en\n> a\n" + "x" * FIVE_MB,
    "spaces": " " * FIVE_MB + "x",
    "empty lines": "\n" * FIVE_MB,
    "NUL": "\0" * FIVE_MB,
    "lone surrogates": "\ud800 x\n" * 1000,
    "brackets": "action a(b)\n  if " + "(" * FIVE_MB,
    "nested calls": "action a(b)\n  if " + "a(" * 400 + "x" + ")" * 400,
    "nested options": "action a(b)\n  en " + "[" * 400 + "x" + "]" * 400,
    "a staircase": "\n".join(" " * i + "x y" for i in range(400)),
    "a staircase of readings": "telling f in en\n> a\n" + "\n".join(" " * i + "either" for i in range(400)),
    "steps down": "\n".join(" " * i + "x y" for i in range(400, 0, -1)),
    "spaces in a head": "property a(b" + " " * 19_000 + "x",
    "commas in a head": "property a: " + " ,:" * 6000,
    "a chain of not": "action a(b)\n  if " + "not " * 4900 + "x",
    "a chain of minus": "action a(b)\n  if " + "a - " * 4900 + "x",
    "digits": "action a(b)\n  takes " + "1" * 19_000,
    "bad heads": "action a(b!\n" * 5000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_reading_is_quick_and_says_what_is_wrong(name: str) -> None:
    start = time.process_time()
    file, _ = parse(Source("big.skaz", TEXTS[name]))
    assert time.process_time() - start < 3
    again, _ = parse(Source("again.skaz", to_text(file)))
    assert again == file


def test_the_price_grows_with_the_length() -> None:
    def seconds(lines: int) -> float:
        text = "telling f in en\n" + "> a\nAnna leaves  # why\n  meant: dead, x\n" * (lines // 3)
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            parse(Source("a", text))
            best = min(best, time.process_time() - start)
        return best

    assert seconds(60_000) < 4 * 10 * seconds(6_000)
