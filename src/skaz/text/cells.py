"""Text as a terminal shows it: how many cells it takes, and without anything that would move the cursor."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

#: What stands for a character that must not reach a terminal.
STAND_IN = "\N{REPLACEMENT CHARACTER}"


def shown(text: str) -> str:
    """The text with tabs as spaces and controls, half characters and invisible marks replaced, one for one."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


@lru_cache(maxsize=4096)
def _shown(character: str) -> str:
    if character == "\t":
        return " "
    return STAND_IN if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") else character


def cells(text: str) -> int:
    """How many cells of a terminal a shown text takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


@lru_cache(maxsize=4096)
def _cells(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
