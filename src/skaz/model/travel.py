"""The map of a story: how long the way between two places takes; and of the vocabularies, between two of a kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skaz.model.language import language
from skaz.model.lines.tokens import Tokens
from skaz.model.times.amounts import amount_minutes
from skaz.model.times.match import match_amount
from skaz.model.times.words import LANGUAGES
from skaz.syntax import tree
from skaz.syntax.files import Files
from skaz.text.finding import Finding
from skaz.text.source import Span

if TYPE_CHECKING:
    from skaz.model.lines.reader import LineReader

#: The words after which a way says by what means it is made.
BY = (" by ", " cu ", " pe ", " on ")


@dataclass(frozen=True, slots=True)
class Way:
    """A line of the map, ``Moscow to St. Petersburg: 20 hours by train``: both ends, its time as said, by what.

    ``minutes`` are the fewest and the most that it takes (None: no end).
    """

    start: str
    end: str
    time: str
    minutes: tuple[int, int | None]
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Map:
    """The ways of a story; ``kinds`` are the fewest minutes between two places of a kind where no way is told."""

    ways: tuple[Way, ...] = field(default=())
    kinds: Mapping[str, int] = field(default_factory=dict)


def read_map(files: Files, readers: Mapping[str, LineReader], findings: list[Finding]) -> Map:
    """Read the ``map`` blocks of a story, and those of its vocabularies, whose ends are types."""
    found: list[Way] = []
    kinds: dict[str, int] = {}
    for vocabulary in files.vocabularies.values():
        for item in vocabulary.items:
            if isinstance(item, tree.MapDecl):
                for line in item.lines:
                    ends, _, time = line.text.partition(":")
                    minutes = _minutes(time)
                    if minutes is not None:
                        kinds[ends.partition(" to ")[0].strip()] = minutes[0]
    for item in files.items():
        if isinstance(item, tree.MapDecl):
            for line in item.lines:
                way = _way(line, readers, findings)
                if way is not None:
                    found.append(way)
    return Map(tuple(found), kinds)


def _way(line: tree.Line, readers: Mapping[str, LineReader], findings: list[Finding]) -> Way | None:
    ends, colon, time = line.text.partition(":")
    start, to, end = ends.partition(" to ")
    help_ = "Write  PLACE to PLACE: 20 hours by train"
    if not (colon and to):
        findings.append(Finding("bad-declaration", f'"{line.text}" is no way of the map.', line.span, help=help_))
        return None
    places: list[str] = []
    for name in (start.strip(), end.strip()):
        found = next((e for r in readers.values() if (e := r.find_name(name)) is not None), None)
        if found is None:
            at = line.span.start + line.text.find(name)
            span = Span(line.span.source, at, at + len(name))
            reader = next(iter(readers.values()))
            findings.append(reader.unknown_name(name, span))
            return None
        places.append(found)
    length = next((mark for mark in BY if mark in time), "")
    said, by, means = time.partition(length) if length else (time, "", "")
    minutes = _minutes(said)
    if minutes is None:
        at = line.span.start + line.text.find(time) + len(time) - len(time.lstrip())
        span = Span(line.span.source, at, at + len(said.strip()))
        message = f'"{said.strip()}" is no length of time.'
        findings.append(Finding("bad-declaration", message, span if said.strip() else line.span, help=help_))
        return None
    return Way(places[0], places[1], said.strip(), minutes, means.strip() if by else None)


def _minutes(text: str) -> tuple[int, int | None] | None:
    """The fewest and the most minutes of a length of time, in whichever language it is said."""
    for code in LANGUAGES:
        words = Tokens(text, language(code)).words
        for end, amount in match_amount(words, 0, code) if words else ():
            if end == len(words):
                return amount_minutes(amount)
    return None
