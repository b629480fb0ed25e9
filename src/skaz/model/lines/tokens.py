"""Cut a line into folded words, numbers, references, quotes and marks; offsets are made only when somebody asks."""

from __future__ import annotations

import re
from functools import cached_property

from skaz.text.fold import fold

WORD = re.compile(
    r"""["“„][^"”“]*["”“]?                    # quoted words
    | [^\W\d]\w*:\d+(?:\.\d+)?(?:-b\d+)?      # film:12.2
    | \d+(?:[.:]\d+)*(?:st|nd|rd|th)?\b       # numbers, clock times, ordinals
    | o['’]clock\b
    | [^\W\d_]+?(?=n['’]t\b) | n['’]t\b | ['’]s\b
    | \[\s*[a-z ]+\s+[^\]\s]+\s*\]            # [same as film:29.2]
    | [^\W\d_]+ | \d+
    | [^\s\w-]                                # a mark; hyphens part words
    """,
    re.VERBOSE,
)

QUOTE = "\1"
REF = "\2"
FORMAL = "\3"

_SHORT = {"ca": "can", "wo": "will", "sha": "shall"}


class Tokens:
    """The words of a line: ``words`` folded, with quotes and references replaced by a mark each."""

    __slots__ = ("__dict__", "raw", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        plain = text if text.isascii() else text.replace("’", "'")
        self.raw: list[str] = WORD.findall(plain)
        self.words: list[str] = [_folded(word) for word in self.raw]
        if "n't" in self.words:
            self._mend_short_forms()

    def _mend_short_forms(self) -> None:
        for i, word in enumerate(self.words):
            if word == "n't":
                self.words[i] = "not"
                if i:
                    self.words[i - 1] = _SHORT.get(self.words[i - 1], self.words[i - 1])

    @cached_property
    def offsets(self) -> list[tuple[int, int]]:
        """Start and end of each word in the line's text."""
        return [match.span() for match in WORD.finditer(self.text)]


def _folded(word: str) -> str:
    first = word[0]
    if first.isalpha():
        return fold(word)
    if first in '"“„':
        return QUOTE
    if first == "[" and len(word) > 1:
        return REF
    return word.lower()


def words_of(text: str) -> list[str]:
    """The folded words of a name or of a phrase's literal text."""
    return Tokens(text).words
