"""Cuts a Sabre problem into tokens and pairs its brackets; comments are dropped.

The odd rules are the format's own: a minus sign glued to digits belongs to the number wherever it stands (``n-1`` is
``n`` and ``-1``), and a name runs to the next white space or symbol, so ``Bob's`` is one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from skaz.formats.sabre.unreadable import Unreadable

_TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*.*?\*/)
      | (?P<unclosed>/\*)
      | (?P<number>-?\d+(?:\.\d*)?)
      | (?P<symbol>==|!=|>=|<=|[(){}\[\],;:*/+\-&|!=<>])
      | (?P<name>[^\W\d_][^\s(){}\[\],;:*/+\-&|!=<>"]*)
      | (?P<unknown>\?(?=[\s(){}\[\],;:*/+\-&|!=<>"]|\Z))
      | (?P<string>"[^"\n]*")
      | (?P<wrong>"|[^\s(){}\[\],;:*/+\-&|!=<>"]+)
    """,
    re.VERBOSE | re.DOTALL,
)
#: Longer texts than this many tokens are not read to their end.
MOST_TOKENS = 500_000
#: More than this many mistakes are not collected.
MOST_WRONG = 100
_PAIRS = {"(": ")", "{": "}", "[": "]"}
_NEEDS_ASCII_DIGITS = re.compile(r"-?[0-9]+(?:\.[0-9]*)?\Z")


@dataclass(frozen=True, slots=True)
class Token:
    kind: str  # number, symbol, name, unknown, string
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Tokens:
    """The tokens of a file, with the partner of each bracket and the bracket each token stands in (-1: none)."""

    items: tuple[Token, ...]
    partner: dict[int, int]
    inside: tuple[int, ...]

    @cached_property
    def _places(self) -> dict[tuple[int, str], list[int]]:
        places: dict[tuple[int, str], list[int]] = {}
        for index, token in enumerate(self.items):
            if token.kind in ("symbol", "name"):
                places.setdefault((self.inside[index], token.text), []).append(index)
        return places

    def first(self, text: str, start: int, end: int) -> int | None:
        """The first place of a token in ``[start, end)`` that stands in no bracket opened there; logarithmic."""
        places = self._places.get((self.inside[start], text)) if start < end else None
        if not places:
            return None
        at = bisect_left(places, start)
        return places[at] if at < len(places) and places[at] < end else None

    def every(self, text: str, start: int, end: int) -> list[int]:
        """All places of a token in ``[start, end)`` that stand in no bracket opened there."""
        places = self._places.get((self.inside[start], text)) if start < end else None
        return places[bisect_left(places, start) : bisect_left(places, end)] if places else []

    def text(self, index: int) -> str:
        """The text of a token; empty beyond the end and for a quoted string."""
        if index >= len(self.items) or self.items[index].kind == "string":
            return ""
        return self.items[index].text


def tokenize(text: str) -> tuple[Tokens, list[Unreadable]]:
    """All tokens, and what could not be read: characters and brackets without a partner are left out of the tokens."""
    wrong: list[Unreadable] = []
    found = _scan(text, wrong)
    partner, unpaired = _pair(found, wrong)
    if unpaired:
        found = [token for index, token in enumerate(found) if index not in unpaired]
        partner, _ = _pair(found, [])
    return Tokens(tuple(found), partner, _inside(found, partner)), wrong


def _scan(text: str, wrong: list[Unreadable]) -> list[Token]:
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind, piece = match.lastgroup or "wrong", match.group()
        if kind == "space":
            continue
        if kind in ("wrong", "unclosed") or (kind == "number" and not _NEEDS_ASCII_DIGITS.match(piece)):
            wrong.append(_no_token(piece, match.start(), match.end()))
            if piece == "/*" or len(wrong) >= MOST_WRONG:
                break
            continue
        if len(found) >= MOST_TOKENS:
            message = f"This is longer than {MOST_TOKENS} words and signs: the rest is not read."
            wrong.append(Unreadable(message, match.start(), match.end(), code="too-deep"))
            break
        found.append(Token(kind, piece, match.start(), match.end()))
    return found


def _no_token(piece: str, start: int, end: int) -> Unreadable:
    if piece == "/*":
        return Unreadable("This comment is never closed.", start, end, "Close it with  */.")
    if piece == '"':
        return Unreadable(
            "This quotation mark is never closed.", start, end, "Problems need no quoted text: leave it out."
        )
    return Unreadable(
        f"{_shown(piece)} is neither a name nor a number.",
        start,
        end,
        "A name begins with a letter; a number has digits and at most one point.",
    )


def _pair(found: list[Token], wrong: list[Unreadable]) -> tuple[dict[int, int], set[int]]:
    """Partners of brackets, both ways, and the brackets that have none."""
    partner: dict[int, int] = {}
    unpaired: set[int] = set()
    open_: list[int] = []
    for index, token in enumerate(found):
        if token.kind != "symbol":
            continue
        if token.text in _PAIRS:
            open_.append(index)
        elif token.text in _PAIRS.values():
            _close(index, found, open_, partner, unpaired, wrong)
    for index in open_:
        _never_closed(found[index], wrong)
        unpaired.add(index)
    return partner, unpaired


def _close(
    index: int,
    found: list[Token],
    open_: list[int],
    partner: dict[int, int],
    unpaired: set[int],
    wrong: list[Unreadable],
) -> None:
    token = found[index]
    opens = [at for at in open_[-3:] if _PAIRS[found[at].text] == token.text]
    if not opens:
        if len(wrong) < MOST_WRONG:
            wrong.append(Unreadable(f'This "{token.text}" closes nothing.', token.start, token.end, "Leave it out."))
        unpaired.add(index)
        return
    while open_[-1] != opens[-1]:
        _never_closed(found[open_[-1]], wrong)
        unpaired.add(open_.pop())
    other = open_.pop()
    partner[other], partner[index] = index, other


def _never_closed(token: Token, wrong: list[Unreadable]) -> None:
    if len(wrong) >= MOST_WRONG:
        return
    closing = _PAIRS[token.text]
    wrong.append(
        Unreadable(f'This "{token.text}" is never closed.', token.start, token.end, f'Add the missing "{closing}".')
    )


def _inside(found: list[Token], partner: dict[int, int]) -> tuple[int, ...]:
    inside, open_ = [], [-1]
    for index in range(len(found)):
        other = partner.get(index)
        if other is not None and other < index:
            open_.pop()
        inside.append(open_[-1])
        if other is not None and other > index:
            open_.append(index)
    return tuple(inside)


def _shown(piece: str) -> str:
    return f'"{piece if len(piece) <= 40 else piece[:37] + "..."}"'
