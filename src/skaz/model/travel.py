"""The map of a story: which place stands in which, and how long the way between two takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skaz.syntax import tree
from skaz.syntax.files import Files
from skaz.text.finding import Finding
from skaz.text.source import Span

if TYPE_CHECKING:
    from skaz.model.lines.reader import LineReader


@dataclass(frozen=True, slots=True)
class Way:
    """A line of the map, ``Moscow to St. Petersburg: 20 hours by train``: both ends, its time as said, by what."""

    start: str
    end: str
    time: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Map:
    ways: tuple[Way, ...] = field(default=())


def read_map(files: Files, readers: Mapping[str, LineReader], findings: list[Finding]) -> Map:
    """Read the ``map`` blocks of a story."""
    found: list[Way] = []
    for item in files.items():
        if isinstance(item, tree.MapDecl):
            for line in item.lines:
                way = _way(line, readers, findings)
                if way is not None:
                    found.append(way)
    return Map(tuple(found))


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
    length, by, means = time.partition(" by ")
    return Way(places[0], places[1], length.strip(), means.strip() if by else None)
