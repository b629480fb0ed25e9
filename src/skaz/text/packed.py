"""Findings as plain data, to be kept or handed to another process, and back; spans as numbers.

The places are told by whoever packs: ``place`` says where a span stands, in numbers, and ``span`` makes one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from typing import Any

from skaz.text.finding import Finding, Note
from skaz.text.repair import Edit, Repair
from skaz.text.source import Source, Span

Place = list[int]
#: What a finding is made of besides plain values. A type's number here stands for it.
_TYPES: tuple[type[Any], ...] = (Finding, Note, Edit, Repair)
_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in _TYPES}
_NUMBERS = {kind: number for number, kind in enumerate(_TYPES)}
_SPAN, _TUPLE = -1, -2


class Elsewhere(Exception):
    """Raised where a span stands in no text that both sides have."""


class Places:
    """Spans in some sources that both sides have, in the same order."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._sources = list(sources)
        self._numbers = {source: number for number, source in enumerate(self._sources)}

    def place(self, span: Span) -> Place:
        if span.source not in self._numbers:
            raise Elsewhere
        return [self._numbers[span.source], span.start, span.end]

    def span(self, place: Place) -> Span:
        number, start, end = place
        return Span(self._sources[number], start, end)


def packed(findings: Iterable[Finding], place: Callable[[Span], Place]) -> list[Any]:
    """Findings as lists, numbers and texts.

    Raises:
        Elsewhere: a span of theirs has no place.
    """
    return [_packed(each, place) for each in findings]


def unpacked(data: Sequence[Any], span: Callable[[Place], Span]) -> list[Finding]:
    """The findings of which ``packed`` made the data."""
    return [_unpacked(each, span) for each in data]


def _packed(value: Any, place: Callable[[Span], Place]) -> Any:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Span):
        return [_SPAN, *place(value)]
    if isinstance(value, tuple):
        return [_TUPLE, *(_packed(each, place) for each in value)]
    kind = type(value)
    return [_NUMBERS[kind], *(_packed(getattr(value, name), place) for name in _FIELDS[kind])]


def _unpacked(data: Any, span: Callable[[Place], Span]) -> Any:
    if not isinstance(data, list):
        return data
    kind, *parts = data
    if kind == _SPAN:
        return span(parts)
    values = tuple(_unpacked(part, span) for part in parts)
    return values if kind == _TUPLE else _TYPES[kind](*values)
