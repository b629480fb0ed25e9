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
    r"""\s*+(?:
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
        assert group is not None
        found, stop = match[group], match.end()
        if group == 1 or group == 5:
            tokens.append((found if found in KEYWORDS else "word", found, stop - len(found), stop))
        elif group == 4:
            tokens.append((found, found, stop - len(found), stop))
        elif group == 2:
            tokens.append(("number", found, stop - len(found), stop))
        elif group == 3:
            tokens.append(("quote", found, stop - len(found) - 2, stop))
        else:
            _no_token(found, stop - 1, end)
    tokens.append((END, "", end, end))
    return tokens


def _no_token(char: str, start: int, end: int) -> NoReturn:
    if char == '"':
        message, help = "The quotation marks are not closed.", 'Close them with ".'
        raise Unreadable("bad-formula", message, start, end, help)
    message, help = f"{shown(char)} has no meaning in a formula.", "Write and, or, not, = and brackets ( )."
    raise Unreadable("bad-formula", message, start, start + 1, help)
