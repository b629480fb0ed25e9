"""Cut a stretch of text into the words of a formula.

Hyphens, dots and apostrophes inside a word belong to it, so a minus needs a space.
"""

from __future__ import annotations

import re
from typing import NoReturn

from skaz.syntax.unreadable import Unreadable, shown

KEYWORDS = frozenset({"and", "or", "not", "if", "then", "else"})
END = "end"

#: Kind, text, start, end. The kind is "word", "number", "quote" or "end", else the operator or keyword itself.
Token = tuple[str, str, int, int]

# Whatever is no mark of a formula becomes a word of its own; names resolve it or not.
_TOKEN = re.compile(
    r"""\s*(?:
        ([^\W\d](?:\w|[-.'’&](?=\w)|:(?=\d)|[.'’](?!\w))*)   # 1: word
      | (\d+(?:\.\d+)?)(?![\w'’.:-])                          # 2: number
      | "([^"]*)"                                             # 3: quotation
      | ([<>!]=|[=<>+*/(),:]|-(?=[\s\d(]|$))                  # 4: operator
      | ([^\s()"=,:;<>\[\]{}|#]+)                             # 5: another word
      | (\S)                                                  # 6: no part of a formula
    )""",
    re.VERBOSE,
)


def cut_formula(text: str, begin: int, end: int) -> list[Token]:
    """All tokens of ``text[begin:end]`` and one that marks the end. Raises ``Unreadable``."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, begin, end):
        group = match.lastindex
        if group == 1 or group == 5:
            word = match[group]
            start, stop = match.span(group)
            tokens.append((word if word in KEYWORDS else "word", word, start, stop))
        elif group == 4:
            start, stop = match.span(4)
            tokens.append((match[4], match[4], start, stop))
        elif group == 2:
            start, stop = match.span(2)
            tokens.append(("number", match[2], start, stop))
        elif group == 3:
            start, stop = match.span(3)
            tokens.append(("quote", match[3], start - 1, stop + 1))
        else:
            _no_token(match[6], match.start(6), end)
    tokens.append((END, "", end, end))
    return tokens


def _no_token(char: str, start: int, end: int) -> NoReturn:
    if char == '"':
        message, help = "The quotation marks are not closed.", 'Close them with ".'
        raise Unreadable("bad-formula", message, start, end, help)
    message, help = f"{shown(char)} has no meaning in a formula.", "Write and, or, not, = and brackets ( )."
    raise Unreadable("bad-formula", message, start, start + 1, help)
