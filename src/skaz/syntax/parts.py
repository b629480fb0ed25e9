"""The smaller parts of a tree: words, raw lines, comments, phrases, clauses, slots. ``tree`` has them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Union

from skaz.syntax.formula import NOWHERE, And, Formula
from skaz.text.source import Span


@dataclass(frozen=True, slots=True)
class Trivia:
    """What stands before a line (each entry a comment's text, or None for an empty line) and a comment at its end."""

    above: tuple[str | None, ...] = ()
    comment: str | None = None

    @property
    def doc(self) -> str:
        """The comment directly above, its lines joined by spaces; empty if there is none."""
        lines: list[str] = []
        for entry in reversed(self.above):
            if entry is None:
                break
            lines.append(entry)
        return " ".join(reversed(lines))


BARE = Trivia()


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of text that matters by itself: a name, a path, a quoted title (``text`` without the marks)."""

    text: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Line:
    """A raw line and the lines indented under it."""

    text: str
    children: tuple[Line, ...] = ()
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


# --- patterns of phrases ---


@dataclass(frozen=True, slots=True)
class Lit:
    """A word as written: ``closed~``, ``vesel/veselă/veseli/vesele``, ``'s`` (which hangs on the slot before it)."""

    word: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SlotRef:
    name: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """``a|b|(c d)``: one of several patterns; of one only for a group by itself: ``(first meets) {whom}``."""

    alternatives: tuple[Pattern, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Optional:
    """``[with {whom}]``"""

    pattern: Pattern
    span: Span = field(default=NOWHERE, compare=False, repr=False)


Element = Union[Lit, SlotRef, Choice, Optional]
Pattern = tuple[Element, ...]


# --- parts of declarations ---


@dataclass(frozen=True, slots=True)
class Phrase:
    """``[again] en pattern; pattern``"""

    language: Word
    again: bool
    patterns: Sequence[Pattern]
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Clause:
    """A keyword and its formulas.

    ``keyword``: is, otherwise, lasts, known to, kept from, if, then, by, seen by, takes, when, never. Lists (known to,
    kept from, by, seen by) have one formula or more, all others exactly one.
    """

    keyword: str
    formulas: tuple[Formula, ...]
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


Part = Union[Phrase, Clause, Line]


@dataclass(frozen=True, slots=True)
class Slot:
    """``what: deed of whom?``"""

    name: Word
    type: Word | None = None
    of: Word | None = None
    optional: bool = False
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ValueType:
    """``: place``, ``: person?``, ``: number``"""

    type: Word
    optional: bool = False
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ValueWords:
    """``: well, ill, dying``"""

    words: tuple[Word, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


def joined(parts: tuple[Part, ...], keyword: str) -> Formula | None:
    """All formulas under a keyword as one."""
    found = formulas_of(parts, keyword)
    return None if not found else found[0] if len(found) == 1 else And(found, found[0].span)


def formulas_of(parts: tuple[Part, ...], keyword: str) -> tuple[Formula, ...]:
    return tuple(f for p in parts if isinstance(p, Clause) and p.keyword == keyword for f in p.formulas)
