"""Another length or date for what does not fit in time: just enough, or that of the other line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from skaz.engine.chronology.because import Clash
from skaz.engine.chronology.lengths import said_minutes, unit_minutes
from skaz.model.lines.tokens import Tokens
from skaz.model.times import match_amount, match_time, print_amount
from skaz.model.times.calendar import GREGORIAN, Calendar
from skaz.model.times.ref import UNITS, Amount, Date
from skaz.repair.candidate import Candidate, Trouble
from skaz.repair.draft import Draft, Line
from skaz.text.repair import Edit
from skaz.text.source import Span

#: What another length costs, a date, two dates that change places; and for each line further from the finding.
LENGTH, DATE, TURNED, FURTHER = 0.95, 1.0, 1.1, 0.02
#: The most of a unit that is said: 36 hours, then days. Of a longer length a unit is chosen that is not too fine.
MOST_OF_UNIT = {"minute": 90, "hour": 36, "day": 20, "week": 10, "month": 24, "year": 1000}


class Said(NamedTuple):
    """A length or a date in a line, and where its words stand."""

    what: Amount | Date
    span: Span
    line: Line


def other_times(trouble: Trouble) -> Iterator[Candidate]:
    """Every length of the lines that play a part, longer or shorter by what is missing; their dates exchanged."""
    clashes = [each.clash for each in trouble.failures if each.clash is not None]
    if not clashes:
        return
    lengths = [each for line in trouble.lines for each in said_in(line, trouble.draft, _lengths)]
    dates = [each for line in trouble.lines for each in said_in(line, trouble.draft, _dates)]
    yield from _other_lengths(trouble, lengths, clashes[0])
    for number, one in enumerate(dates):
        for two in dates[number + 1 :]:
            if one.line is not two.line and isinstance(one.what, Date) and isinstance(two.what, Date):
                yield from _other_dates(trouble, one, two)


def said_in(
    line: Line, draft: Draft, read: Callable[[Tokens, int, Draft], tuple[int, Amount | Date] | None]
) -> list[Said]:
    """What a line says of some kind, from left to right."""
    tokens = Tokens(line.text, draft.reader.grammar.language)
    found, at = [], 0
    while at < len(tokens.words):
        hit = read(tokens, at, draft)
        if hit is None:
            at += 1
            continue
        end, what = hit
        start, stop = tokens.offsets[at][0], tokens.offsets[end - 1][1]
        found.append(Said(what, Span(line.span.source, line.span.start + start, line.span.start + stop), line))
        at = end
    return found


def _lengths(tokens: Tokens, at: int, draft: Draft) -> tuple[int, Amount] | None:
    hits = match_amount(tokens.words, at, draft.telling.language)
    return next(((end, amount) for end, amount in hits if amount.is_exact), None)


def _dates(tokens: Tokens, at: int, draft: Draft) -> tuple[int, Date] | None:
    """A date, with the word before it: ``on 3 May 1870``."""
    hits = match_time(tokens.words, at, draft.telling.language, calendar=_calendar(draft))
    dates = ((end, ref) for end, ref in hits if ref.relation == "at" and ref.anchor == "none")
    return next(((end, ref.date) for end, ref in dates if ref.date is not None), None)


def _calendar(draft: Draft) -> Calendar:
    return draft.model.world.calendars.get(draft.telling.calendar or "", GREGORIAN)


def _other_lengths(trouble: Trouble, lengths: list[Said], clash: Clash) -> Iterator[Candidate]:
    calendar, language = _calendar(trouble.draft), trouble.draft.telling.language
    for number, said in enumerate(lengths):
        assert isinstance(said.what, Amount)
        cost = LENGTH + FURTHER * trouble.lines.index(said.line) + FURTHER / 10 * number
        for other in lengths:
            if other.line is not said.line and other.what != said.what:
                yield _written(said, other.span.text, cost)
        amount = enough(said.what, clash, calendar)
        if amount is not None:
            yield _written(said, trouble.manner.letters(print_amount(amount, language)), cost + FURTHER / 2)


def enough(amount: Amount, clash: Clash, calendar: Calendar) -> Amount | None:
    """A length that leaves what is needed, where it leaves too little; or that needs no more than is left."""
    least, _ = said_minutes(amount, calendar)
    grows = least < clash.least
    for unit in UNITS[UNITS.index(amount.unit) :] if grows else UNITS[UNITS.index(amount.unit) :: -1]:
        short, long = unit_minutes(unit, calendar)
        if unit not in MOST_OF_UNIT:
            continue
        number = -(-clash.least // short) if grows else clash.most // long
        if 0 < number <= MOST_OF_UNIT[unit]:
            return amount._replace(least=number, most=number, unit=unit)
    return None


def _other_dates(trouble: Trouble, one: Said, two: Said) -> Iterator[Candidate]:
    yield _written(one, two.span.text, DATE)
    yield _written(two, one.span.text, DATE + FURTHER)
    edits = Edit(one.span, two.span.text), Edit(two.span, one.span.text)
    message = (
        f'Let "{one.span.text}" in {one.line.passage.id} and "{two.span.text}" in {two.line.passage.id} change places.'
    )
    yield Candidate(message, edits, TURNED, "dates")


def _written(said: Said, text: str, cost: float) -> Candidate:
    message = f'Write "{text}" for "{said.span.text}" in {said.line.passage.id}.'
    return Candidate(message, (Edit(said.span, text),), cost, f"time {said.line.span.start}")
