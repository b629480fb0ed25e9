"""A line with some of its words taken out, so that it tells the same with a name, a time or a place less."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from skaz.model.lines.tokens import Tokens
from skaz.model.telling import Arg, Clause, is_several
from skaz.repair.candidate import Candidate, Trouble
from skaz.repair.draft import Line
from skaz.text.repair import Edit
from skaz.text.source import Span

#: What it costs to take something out, and for each part that is then told no more.
OUT = 0.8
EACH = 0.15
#: Words that are taken out at once at most, and stretches of one line that are tried.
MOST_WORDS = 9
MOST_STRETCHES = 160


def shortened(trouble: Trouble) -> Iterator[Candidate]:
    """Every stretch of a line that plays a part and without which it is read as telling less, and nothing else."""
    for line in trouble.lines:
        whole = trouble.draft.reread(line)
        if not whole:
            continue
        seen: set[str] = set()
        for start, end in _stretches(trouble, line):
            edit = Edit(Span(line.span.source, start, end), "")
            text = line.span.source.text
            left = f"{text[line.span.start : start]}{text[end : line.span.end]}"
            if left in seen or not left.strip():
                continue
            seen.add(left)
            lost = _lost(whole, trouble.draft.reread(line, edit))
            if lost is not None:
                message = f'Take out "{edit.span.text.strip()}" in {line.passage.id}: "{left.strip()}".'
                yield Candidate(message, (edit,), OUT + EACH * lost, f"shorter {line.span.start} {lost}")


def _stretches(trouble: Trouble, line: Line) -> Iterator[tuple[int, int]]:
    """The stretches of some words, shortest first, each with the spaces that would be left over."""
    offsets = Tokens(line.text, trouble.draft.reader.grammar.language).offsets
    base, text = line.span.start, line.span.source.text
    count = 0
    for length in range(1, min(MOST_WORDS, len(offsets) - 1) + 1):
        for at in range(len(offsets) - length + 1):
            start, end = base + offsets[at][0], base + offsets[at + length - 1][1]
            if text[end : end + 1] == " " and (start == base or text[start - 1] in " ("):
                end += 1
            elif text[start - 1 : start] == " ":
                start -= 1
            count += 1
            if count > MOST_STRETCHES:
                return
            yield start, end


def _lost(before: Sequence[Clause], after: Sequence[Clause] | None) -> int | None:
    """How many parts of what a line tells are told no more; None where it tells anything else, or nothing less."""
    if after is None:
        return None
    lost, at = 0, 0
    for clause in after:
        while at < len(before):
            less = _less(before[at], clause)
            at += 1
            if less is not None:
                lost += less
                break
            lost += 3
        else:
            return None
    lost += 3 * (len(before) - at)
    return lost or None


def _less(old: Clause, new: Clause) -> int | None:
    """How many parts a clause has less than another; None where it is no shorter form of it."""
    if old.word is not new.word or not new.how <= old.how or old.value != new.value:
        return None
    lost = len(old.how - new.how)
    for one, two in zip(old.args, new.args):
        less = _less_of(one, two)
        if less is None:
            return None
        lost += less
    if new.place != old.place and new.place is not None and new.place_said:
        return None
    pairs = (old.times, new.times), (old.company, new.company), (old.purposes, new.purposes), (old.reasons, new.reasons)
    for many, few in pairs:
        if len(few) > len(many) or (len(few) == len(many) and repr(few) != repr(many) and many is not old.reasons):
            return None
        lost += len(many) - len(few)
    return lost + (old.place_said and not new.place_said) + (old.ref is not None and new.ref is None)


def _less_of(old: Arg, new: Arg) -> int | None:
    if old == new:
        return 0
    if new is None:
        return 1
    if is_several(old):
        few = set(new) if is_several(new) else {new}
        return len(set(old) - few) if few < set(old) else None
    return None
