"""Cut a line into folded words, numbers, references, quotes and marks; offsets are made only when somebody asks."""

from __future__ import annotations

import re
from functools import cached_property

from skaz.model.language import Language

QUOTE = "\1"
REF = "\2"
FORMAL = "\3"

WORD = re.compile(
    r"""["“„][^"”“]*["”“]?                          # quoted words
    | [^\W\d]\w*:\d+(?:\.\d+)?(?:-b\d+)?            # film:12.2
    | \d+(?:[.:]\d+)*(?:st|nd|rd|th)?\b             # numbers, clock times, ordinals
    | \[\s*[A-Za-z][A-Za-z ]*\s[^\]\s]+\s*\]        # [same as film:29.2]
    | [^\W\d_][^\W_]*(?:['’-][^\W_]+)*['’]?         # words, with what hangs on them
    | \d+ | _+
    | [^\s\w]                                       # a mark
    """,
    re.VERBOSE,
)


class Tokens:
    """The words of a line: ``words`` folded, quotes and references replaced by a mark each, hyphens parting words."""

    __slots__ = ("__dict__", "_raw", "language", "text", "words")

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.language = language
        self._raw: list[str] = WORD.findall(text)
        words: list[str] = []
        wholes = language.splitter.wholes
        if text.isascii():
            for raw in self._raw:
                if raw.isalnum():
                    word = raw.lower()
                    if word in wholes:
                        words.extend(wholes[word])
                    else:
                        words.append(word)
                else:
                    words.extend(word for word, _, _ in _cut(raw, language))
        else:
            for raw in self._raw:
                words.extend(word for word, _, _ in _cut(raw, language))
        self.words = words

    @cached_property
    def offsets(self) -> list[tuple[int, int]]:
        """Start and end of each word in the line's text."""
        found: list[tuple[int, int]] = []
        find, wholes = self.text.find, self.language.splitter.wholes
        at = 0
        for raw in self._raw:
            start = find(raw, at)
            at = start + len(raw)
            if raw.isalnum() and raw.isascii() and raw.lower() not in wholes:
                found.append((start, at))
            else:
                found.extend((start + a, start + b) for _, a, b in _cut(raw, self.language))
        return found

    def is_capital(self, at: int) -> bool:
        """Whether the word at a position is written with a capital letter."""
        return self.text[self.offsets[at][0]].isupper()


def _cut(raw: str, language: Language) -> list[tuple[str, int, int]]:
    first = raw[0]
    if first.isalpha():
        if ":" in raw:
            return [(raw, 0, len(raw))]
        pieces = language.split(raw)
        if "-" in raw:
            return [inner for piece in pieces for inner in _at_hyphens(piece)]
        return pieces
    if first in '"“„':
        return [(QUOTE, 0, len(raw))]
    if first == "[" and len(raw) > 1:
        return [(REF, 0, len(raw))]
    return [(raw.lower(), 0, len(raw))]


def _at_hyphens(piece: tuple[str, int, int]) -> list[tuple[str, int, int]]:
    word, start, end = piece
    if "-" not in word:
        return [piece]
    found: list[tuple[str, int, int]] = []
    at = start
    for part in word.split("-"):
        if part:
            found.append((part, at, min(at + len(part), end)))
        at += len(part) + 1
    return found


def words_of(text: str, language: Language) -> list[str]:
    """The folded words of a name or of a phrase's literal text."""
    return Tokens(text, language).words
