"""Another place in the story for what a line tells: it is said when it was, or stands elsewhere, or is taken out."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.model.times import print_time
from skaz.model.times.ref import Relation, TimeRef
from skaz.repair.candidate import Candidate, Trouble
from skaz.repair.draft import Line
from skaz.text.repair import Edit
from skaz.text.source import Span

WHEN, MOVED, OUT = 1.5, 1.7, 2.6


def elsewhere(trouble: Trouble) -> Iterator[Candidate]:
    """The lines that play a part, put before or after each other, and each taken out."""
    for other in trouble.lines[1:]:
        first = trouble.lines[0]
        yield from _said_when(trouble, first, other)
        yield from _said_when(trouble, other, first)
        yield from _moved(first, other)
        yield from _moved(other, first)
    for line in trouble.lines:
        if line.is_alone:
            message = f'Take "{line.text}" out of {line.passage.id}.'
            yield Candidate(message, (Edit(_whole(line), ""),), OUT, f"out {line.span.start}")


def _said_when(trouble: Trouble, line: Line, other: Line) -> Iterator[Candidate]:
    """A line that says itself to be before or after the passage of another; it stays where it stands."""
    if line.passage.id == other.passage.id:
        return
    relation: Relation = "before" if other.passage.number < line.passage.number else "after"
    time = TimeRef(relation, "reference", other.passage.id)
    words = print_time(time, trouble.draft.telling.language)
    if words:
        text = f"{words}, "
        message = f'Say in {line.passage.id} that it was {relation} {other.passage.id}: "{text}{line.text}".'
        at = Span(line.span.source, line.span.start, line.span.start)
        yield Candidate(message, (Edit(at, text),), WHEN, f"when {line.span.start}")


def _moved(line: Line, other: Line) -> Iterator[Candidate]:
    """A line put before another that it follows, or behind one that it precedes."""
    if not line.is_alone or not other.is_alone or line.row == other.row:
        return
    source, taken = line.row.source, _whole(line)
    if line.row.start > other.row.start:
        at, where = other.row.start, "before"
    else:
        at, where = _whole(other).end, "after"
    put = f"{other.indent}{line.row.text.lstrip()}\n"
    message = f'Move "{line.text}" {where} "{other.text}", to {other.passage.id}.'
    edits = Edit(Span(source, at, at), put), Edit(taken, "")
    yield Candidate(message, edits, MOVED, f"moved {line.span.start}")


def _whole(line: Line) -> Span:
    """A row with its line end."""
    row = line.row
    end = row.end + 1 if row.source.text.startswith("\n", row.end) else row.end
    return Span(row.source, row.start, end)
