"""A telling as written: its passages, their lines, and the blocks before them. ``tree`` has them all."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Union

from skaz.syntax.formula import NOWHERE
from skaz.syntax.parts import BARE, Line, Trivia, Word
from skaz.text.source import Span

# --- blocks ---


@dataclass(frozen=True, slots=True)
class SourceDecl:
    """``source "film-en.txt"``: the text that a telling quotes."""

    path: Word
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CalendarDecl:
    """``calendar shire: 12 months of 30 days, …``; ``text`` None for a calendar known by its name alone."""

    name: Word
    text: Word | None = None
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DesireDecl:
    lines: tuple[Line, ...]
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class KeptDecl:
    lines: tuple[Line, ...]
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class MapDecl:
    lines: tuple[Line, ...]
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SinceDecl:
    """``since``: goods and words with the year in which each is first known, a line for each."""

    lines: tuple[Line, ...]
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


Block = Union[DesireDecl, KeptDecl, MapDecl, SinceDecl]


# --- lines and passages ---


@dataclass(frozen=True, slots=True)
class Labelled:
    """``frame: … judgement: … note: … meant: …``; ``span`` is the text after the label."""

    label: str
    text: str
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """A sentence, scene, time line or formal line, raw; ``children`` are its waivers."""

    text: str
    children: tuple[Labelled | Line, ...] = ()
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class NothingNew:
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """One of several readings: the lines after ``either`` or ``or``."""

    lines: tuple[BodyLine, ...]
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Readings:
    """``either …`` and each ``or …`` that follows it, the preferred one first."""

    alternatives: tuple[Reading, ...]

    @property
    def span(self) -> Span:
        return self.alternatives[0].span if self.alternatives else NOWHERE


BodyLine = Union[
    ScriptLine, Labelled, Readings, NothingNew, DesireDecl, KeptDecl, MapDecl, SinceDecl, SourceDecl, CalendarDecl, Line
]


@dataclass(frozen=True, slots=True)
class Passage:
    """A quoted sentence of the source, verbatim, and what is written under it.

    ``paragraph`` counts from 1 in the telling; an empty line before a ``>`` begins the next. ``span`` is the ``>``
    line.
    """

    quote: Word
    body: tuple[BodyLine, ...] = ()
    paragraph: int = 1
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TellingDecl:
    """``telling film in en "title"``; ``opening`` is what stands before the first ``>``."""

    name: Word
    language: Word
    title: Word | None = None
    opening: tuple[BodyLine, ...] = ()
    passages: tuple[Passage, ...] = ()
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def doc(self) -> str:
        return self.trivia.doc
