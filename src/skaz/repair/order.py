"""Another place in the story for what a line tells: it is said when it was, or stands elsewhere, or is taken out."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.model.times import print_time
from skaz.model.times.ref import Relation, TimeRef
from skaz.repair.candidate import Candidate, Trouble
from skaz.repair.draft import Line
from skaz.text.repair import Edit
from skaz.text.source import Span

#: What it costs to say when it was, to move a line, to take one out; and by how much less where the order is the
#: matter, and where the same is told twice.
WHEN, MOVED, OUT = 1.5, 1.6, 2.6
IN_ORDER, TWICE = 0.6, 1.4
#: Codes of findings that another order would clear.
OF_ORDER = frozenset({"unborn", "not-happened", "out-of-order"})


def elsewhere(trouble: Trouble) -> Iterator[Candidate]:
    """The lines that play a part, put before or after each other, and each taken out."""
    less = IN_ORDER if trouble.finding.code in OF_ORDER else 0.0
    for other in trouble.lines[1:]:
        first = trouble.lines[0]
        yield from _said_when(trouble, first, other, WHEN - less)
        yield from _said_when(trouble, other, first, WHEN - less)
        yield from moved_line(first, other, MOVED - less)
        yield from moved_line(other, first, MOVED - less)
    is_twice = _is_told_twice(trouble)
    for line in trouble.lines:
        if line.is_alone:
            message = f'Take "{line.text}" out of {line.passage.id}.'
            cost = OUT - TWICE * (line in trouble.lines[:2] and is_twice)
            yield Candidate(message, (Edit(_whole(line), ""),), cost, f"out {line.span.start}")


def _is_told_twice(trouble: Trouble) -> bool:
    """Whether what can be but once, a birth say, is told in two of the lines, of the same."""
    once = trouble.finding.code == "unborn"
    told = [
        (each.word.name, slot, arg)
        for line in trouble.lines[:2]
        for each in line.clauses
        for slot, arg in enumerate(each.args)
        if isinstance(arg, str | tuple) and (once or "once" in each.word.marks)
    ]
    return any(each.role == "once" for each in trouble.failures) or len(set(told)) < len(told)


def _said_when(trouble: Trouble, line: Line, other: Line, cost: float) -> Iterator[Candidate]:
    """A line that says itself to be before or after the passage of another; it stays where it stands."""
    if line.passage.id == other.passage.id:
        return
    relation: Relation = "before" if other.passage.number < line.passage.number else "after"
    time = TimeRef(relation, "reference", other.passage.id)
    words = trouble.manner.letters(print_time(time, trouble.draft.telling.language))
    if words:
        text = f"{words}, "
        message = f'Say in {line.passage.id} that it was {relation} {other.passage.id}: "{text}{line.text}".'
        at = Span(line.span.source, line.span.start, line.span.start)
        yield Candidate(message, (Edit(at, text),), cost, f"when {line.span.start}")


def moved_line(line: Line, other: Line, cost: float) -> Iterator[Candidate]:
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
    yield Candidate(message, edits, cost, f"moved {line.span.start}")


def _whole(line: Line) -> Span:
    """A row with its line end."""
    row = line.row
    end = row.end + 1 if row.source.text.startswith("\n", row.end) else row.end
    return Span(row.source, row.start, end)
