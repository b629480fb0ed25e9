"""A repair of a text: what it changes, in words and in edits, what it clears and what it would newly raise."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from skaz.text.source import Source, Span


@dataclass(frozen=True)
class Edit:
    """``text`` for what stands in ``span``; an empty span puts it in."""

    span: Span
    text: str


@dataclass(frozen=True)
class Repair:
    """A change that was tried. ``clears`` are keys of findings; ``raises`` are new findings, each as a sentence."""

    message: str
    edits: tuple[Edit, ...]
    clears: tuple[str, ...] = ()
    raises: tuple[str, ...] = ()


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text after some edits, which do not overlap; of two at one place the one given first comes first."""
    ordered = sorted(enumerate(edits), key=lambda each: (each[1].span.start, each[1].span.end, each[0]))
    for _, edit in reversed(ordered):
        text = f"{text[: edit.span.start]}{edit.text}{text[edit.span.end :]}"
    return text


def difference(edits: Iterable[Edit]) -> str:
    """Edits as a unified diff of the files that they change, which ``patch`` and ``git apply`` take."""
    by_source: dict[Source, list[Edit]] = {}
    for edit in edits:
        by_source.setdefault(edit.span.source, []).append(edit)
    rows: list[str] = []
    for source, own in by_source.items():
        before, after = source.text.splitlines(keepends=True), edited(source.text, own).splitlines(keepends=True)
        for row in difflib.unified_diff(before, after, f"a/{source.name}", f"b/{source.name}"):
            rows.append(row if row.endswith("\n") else f"{row}\n\\ No newline at end of file\n")
    return "".join(rows)
