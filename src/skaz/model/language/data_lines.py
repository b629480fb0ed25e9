"""The lines of a language's data file: a kind, details before the colon, words after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its kind, what stands before the colon, what follows it."""

    kind: str
    details: tuple[str, ...]
    items: tuple[str, ...]


def lines_of(text: str) -> Iterator[Line]:
    """All lines that say something; comments stand on lines of their own."""
    for line in text.split("\n"):
        if line.startswith("#") or not line.strip():
            continue
        kind, _, rest = line.partition(" ")
        if kind == "verb":
            yield Line(kind, (), tuple(rest.split(", ")))
        elif kind.endswith(":"):
            yield Line(kind[:-1], (), tuple(rest.split(", ")))
        else:
            details, _, items = rest.partition(": ")
            yield Line(kind, tuple(details.split(" ")), tuple(items.split(", ")))
