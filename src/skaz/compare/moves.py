"""Which passages may stand at the wrong place of a telling: those that happen elsewhere in the other.

A move is offered for a run of passages that follow each other in both tellings and stand between other things there,
and for what lies between the two places where that is as short: then it may be what stands wrong. What a move promises
is counted without a replay: what would be in one order then, and what cannot be in its telling and has to do with these
passages.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from skaz.compare.align import Pair
from skaz.compare.candidates import is_long
from skaz.compare.difference import Repair
from skaz.compare.order import displaced, placed
from skaz.compare.reports import Reports
from skaz.compare.said import Said
from skaz.engine.run import Run

#: What a move has to promise; how many are looked at, and replayed at most, of long tellings; how long a run may be.
PROMISED = 2
LOOKED_AT, MOST, MOST_OF_LONG = 12, 4, 1
LONGEST = 6


class Offer(NamedTuple):
    """``hopes`` is how much the move may mend at most, ``promise`` how much it does as far as reports show it."""

    repair: Repair
    which: int
    hopes: int
    failing: int
    promise: int = 0


def moves(reports: Reports) -> list[Repair]:
    """The moves worth replaying, in either telling, those first that promise most."""
    events = placed(reports.alignment.pairs)
    out = frozenset(displaced(events))
    offers: dict[Repair, Offer] = {}
    tellings = [[each.id for each in run.telling.passages] for run in reports.runs]
    for which in (0, 1) if out else ():
        troubled = _troubled(reports.runs[which])
        for run, after, hopes in _offered(events, out, which, tellings[which]):
            repair = _repair(reports.names[which], tellings[which], run, after)
            if repair is not None and repair not in offers:
                failing = sum(bool(each & set(run)) for each in troubled)
                offers[repair] = Offer(repair, which, hopes, failing)
    first = sorted(offers.values(), key=lambda each: (-each.hopes - each.failing, each.repair))[:LOOKED_AT]
    weighed = [
        each._replace(promise=each.failing + _mended(events, each.which, tellings[each.which], each.repair))
        for each in first
        if each.hopes + each.failing >= PROMISED
    ]
    good = sorted((each for each in weighed if each.promise >= PROMISED), key=_rank)
    return [each.repair for each in good[: MOST_OF_LONG if is_long(*reports.sides) else MOST]]


def _rank(offer: Offer) -> tuple[object, ...]:
    return -offer.promise, len(offer.repair.passages), offer.repair


Place = tuple[tuple[str, ...], str | None, int]


def _offered(events: Sequence[Pair], out: frozenset[Pair], which: int, telling: Sequence[str]) -> Iterator[Place]:
    """Runs of passages, each with the passage behind which it would stand (None: before all), and what it may mend."""
    stays = sorted((pair for pair in events if pair not in out), key=lambda pair: _own(pair, 1 - which).order)
    fixed = {_own(pair, which).passage for pair in stays}
    orders = [_own(pair, 1 - which).order for pair in stays]
    gaps: dict[str, str | None] = {}
    for pair in sorted(out, key=lambda pair: _own(pair, which).told_at):
        before = bisect_left(orders, _own(pair, 1 - which).order)
        gap = _own(stays[before - 1], which).passage if before else None
        passage = _own(pair, which).passage
        if passage not in fixed and gap != passage:
            gaps.setdefault(passage, gap)
    at = {name: number for number, name in enumerate(telling)}
    for run in _runs(gaps, fixed, telling):
        gap = gaps[run[0]]
        hopes = sum(_own(pair, which).passage in run for pair in out)
        yield run, gap, hopes
        first, last = at[run[0]], at[run[-1]]
        goal = at[gap] if gap is not None else -1
        start, end = (goal + 1, first) if goal < first else (last + 1, goal + 1)
        between = tuple(name for name in telling[start:end] if name in fixed)
        if len(between) <= len(run):
            yield between, (run[-1] if end == first else telling[first - 1] if first else None), hopes


def _runs(gaps: Mapping[str, str | None], fixed: set[str], telling: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The passages of one gap that nothing parts which stays."""
    run: list[str] = []
    for name in telling:
        if name in gaps and (not run or gaps[name] == gaps[run[0]]) and len(run) < LONGEST:
            run.append(name)
        elif name in gaps or name in fixed:
            if run:
                yield tuple(run)
            run = [name] if name in gaps else []
    if run:
        yield tuple(run)


def _repair(name: str, telling: Sequence[str], run: Sequence[str], after: str | None) -> Repair | None:
    """The move in words; None where it moves nothing."""
    rest = [each for each in telling if each not in run]
    if not run or not rest:
        return None
    first = telling.index(run[0])
    stood = f"after {telling[first - 1]}" if first else f"before {rest[0]}"
    moved = f"after {after}" if after is not None else f"before {rest[0]}"
    return Repair("move", name, stood, moved, tuple(run)) if stood != moved and after not in run else None


def _mended(events: Sequence[Pair], which: int, telling: Sequence[str], repair: Repair) -> int:
    """How many fewer things would happen elsewhere."""
    run, after = repair.passages, repair.after
    at = {name: number for number, name in enumerate(telling)}
    until = at[after] if after is not None else -1
    own = {_own(pair, which).order: _own(pair, which).passage for pair in events}
    orders = sorted(own)
    rest = [order for order in orders if own[order] not in run]
    start = max((k + 1 for k, order in enumerate(rest) if at[own[order]] <= until), default=0)
    there = [*rest[:start], *(order for order in orders if own[order] in run), *rest[start:]]
    new = dict(zip(there, orders))
    changed = [_with_order(pair, which, new[_own(pair, which).order]) for pair in events]
    return len(displaced(events)) - len(displaced(changed))


def _with_order(pair: Pair, which: int, order: int) -> Pair:
    said = replace(_own(pair, which), order=order, told_at=order)
    return pair._replace(a=said) if which == 0 else pair._replace(b=said)


def _own(pair: Pair, which: int) -> Said:
    return pair.a if which == 0 else pair.b


def _troubled(run: Run) -> list[set[str | None]]:
    """The passages that play a part in each thing that cannot be in a telling."""
    found = []
    for each in run.failures:
        steps = (each.step, each.made_by, *each.others)
        found.append({step.passage for step in steps if step is not None} - {None})
    return found
