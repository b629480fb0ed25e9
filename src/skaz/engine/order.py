"""What a telling reports, line by line, with the events numbered, and put into the order in which it is replayed.

That is the order of the telling, moved only where a line says before, after or during which passage or event it was,
or where its own words do (``before she leaves, …``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal
from weakref import finalize

from skaz.model.telling import (
    Clause,
    Item,
    Passage,
    Readings,
    Ref,
    Scene,
    Sentence,
    Telling,
    TimeLine,
    Waiver,
)
from skaz.model.times.ref import TimeRef
from skaz.text.source import Span

#: How a clause counts: an event that happened, by habit, an attempt, told not to have happened, a fact, an attitude,
#: what somebody is or is not able to do (``engine/abilities.py``), content of nobody, a scene line.
Mode = Literal["told", "habit", "attempt", "denied", "fact", "attitude", "ability", "content", "scene"]
NUMBERED = frozenset({"told", "habit", "attempt"})

#: The property of who can never again do something (``engine/words.py``).
FOR_GOOD = "unable_for_good"
#: Relations that move a line into or before what it refers to, and behind it.
INTO = frozenset({"during", "overlaps", "same", "at"})
#: Those of them by which neither is in the other: what is told later comes later, but on a journey.
BESIDE = frozenset({"overlaps", "same"})
FIRST = frozenset({"lead:after", "lead:since"})
LAST = frozenset({"lead:before", "lead:until"})


@dataclass(slots=True, eq=False)
class Told:
    """One clause or scene line. ``event`` is its id if it counts as an event; ``at`` its place in the telling."""

    passage: Passage
    mode: Mode
    span: Span
    clause: Clause | None = None
    scene: Scene | None = None
    event: str | None = None
    times: tuple[TimeRef, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    at: int = 0
    line: int = 0


#: How clauses count by the kinds of their words, with nothing more said.
_PLAIN: dict[str, Mode] = {"property": "fact", "attitude": "attitude"}


def mode_of(clause: Clause) -> Mode:
    """How a clause counts."""
    how = clause.how
    if not how and not clause.times:
        return _PLAIN.get(clause.word.kind, "told")
    heads = {mark.partition(":")[0] for mark in how}
    if clause.word.kind == "property":
        return "content" if heads & {"modal", "seems", "tries", "fails"} else "fact"
    if clause.word.kind == "attitude":
        return "content" if heads & {"modal", "seems", "tries", "fails"} else "attitude"
    if heads & {"modal", "seems"}:
        return "content"
    if how & {"not", "never"}:
        return "denied"
    if heads & {"tries", "fails"}:
        return "attempt"
    is_repeated = any(isinstance(time, TimeRef) and time.repeats is not None for time in clause.times)
    return "habit" if is_repeated or heads & {"habit", "often"} else "told"


def leaves_order_open(time: TimeRef) -> bool:
    """Whether words like ``once`` put something at no particular point of the story."""
    says_nothing = time.lasts is None and time.repeats is None and time.by is None
    return time.relation == "none" and time.anchor == "none" and says_nothing


def lasts_for_ever(told: Told) -> bool:
    """Whether a line says that a state never ends: for ever, for good, or that somebody never again ends it."""
    for time in told.times:
        if time.lasts is not None and time.lasts.vague == "ever":
            return True
    clause = told.clause
    return clause is not None and (
        clause.word.name == FOR_GOOD or ("never" in clause.how and told.mode in ("denied", "ability"))
    )


#: What tellings report, by the identity of each that is in use.
_told: dict[int, list[Told]] = {}


def told_by(telling: Telling, readings: dict[int, int] | None = None) -> list[Told]:
    """All that a telling reports, in its own order.

    Args:
        telling: a telling as read.
        readings: which alternative to take where a passage has several readings, by the count of that block from 0;
            the first where nothing is said.
    """
    if readings:
        return list(_Numbering(telling, readings).lines())
    known = _told.get(id(telling))
    if known is None:
        own = id(telling)
        known = _told[own] = list(_Numbering(telling, {}).lines())
        finalize(telling, _told.pop, own)
    return known.copy()


def readings_of(telling: Telling) -> list[tuple[Passage, int]]:
    """The passages that have several readings, each with how many; in the order in which ``told_by`` counts them."""
    return [(passage, len(block.alternatives)) for passage in telling.passages for block in _blocks(passage.items)]


def _blocks(items: Sequence[Item]) -> Iterator[Readings]:
    for item in items:
        if isinstance(item, Readings):
            yield item
            for alternative in item.alternatives:
                yield from _blocks(alternative)


class _Numbering:
    def __init__(self, telling: Telling, readings: dict[int, int]) -> None:
        self.telling = telling
        self.readings = readings
        self.block = 0
        self.count = 0
        self.number = 0
        self.line = 0

    def lines(self) -> Iterator[Told]:
        for passage in self.telling.passages:
            self.number = 0
            times: list[TimeRef] = []
            yield from self._items(passage, passage.items, times)

    def _items(self, passage: Passage, items: Sequence[Item], times: list[TimeRef]) -> Iterator[Told]:
        for item in items:
            if isinstance(item, TimeLine):
                times[:] = [each for each in item.times if isinstance(each, TimeRef)]
            elif isinstance(item, Readings):
                yield from self._alternative(passage, item, times)
            elif isinstance(item, Scene):
                self.line += 1
                found = (*times, *(each for each in item.times if isinstance(each, TimeRef)))
                self.count += 1
                yield Told(passage, "scene", item.span, None, item, None, found, item.waivers, self.count, self.line)
            elif isinstance(item, Sentence):
                self.line += 1
                yield from self._sentence(passage, item, times)

    def _alternative(self, passage: Passage, item: Readings, times: list[TimeRef]) -> Iterator[Told]:
        chosen = self.readings.get(self.block, 0)
        self.block += 1
        for number, alternative in enumerate(item.alternatives):
            inner = len(list(_blocks(alternative)))
            if number == chosen:
                yield from self._items(passage, alternative, times)
            else:
                self.block += inner

    def _sentence(self, passage: Passage, item: Sentence, times: list[TimeRef]) -> Iterator[Told]:
        for clause in item.clauses:
            mode = mode_of(clause)
            event = None
            if mode in NUMBERED:
                self.number += 1
                event = f"{passage.id}.{self.number}"
            start, end = clause.start, max(clause.end, clause.start)
            span = Span(item.span.source, start, end) if end > start else item.span
            said = (*times, *(each for each in clause.times if isinstance(each, TimeRef)))
            waivers = (*item.waivers, *passage.waivers)
            self.count += 1
            yield Told(passage, mode, span, clause, None, event, said, waivers, self.count, self.line)


@dataclass(frozen=True)
class Ordered:
    """Lines in the order of replay; ``unknown`` are the references that lead nowhere."""

    lines: tuple[Told, ...]
    unknown: tuple[tuple[Told, str, Span], ...] = ()


def in_story_order(lines: Sequence[Told], earlier: Mapping[int, Told] | None = None) -> Ordered:
    """Put the lines of a telling into the order of replay; cost is linear.

    Args:
        lines: as they are told.
        earlier: lines that their time puts before another, by their place in the telling.
    """
    by_target = targets_of(lines)
    around: dict[str, dict[int, list[Told]]] = {"before": {}, "within": {}, "after": {}}
    unknown: list[tuple[Told, str, Span]] = []
    for told in lines:
        may_move = told.times or (told.clause is not None and told.clause.ref is not None)
        place = _moved(told, by_target, unknown) if may_move else None
        if place is None and earlier is not None and told.at in earlier:
            place = "before", earlier[told.at]
        if place is not None:
            where, anchor = place
            around[where].setdefault(anchor.at, []).append(told)
    ahead = dict.fromkeys([*around["before"], *around["within"]])
    before = {at: around["before"].get(at, []) + around["within"].get(at, []) for at in ahead}
    after = around["after"]
    moved = {told.at for group in (*before.values(), *after.values()) for told in group}
    stay = _within_sentences([told for told in lines if told.at not in moved])
    if not moved:
        return Ordered(tuple(stay), tuple(unknown))
    return Ordered(tuple(_emitted(stay, lines, before, after)), tuple(unknown))


def targets_of(lines: Sequence[Told]) -> dict[str, list[Told]]:
    """The lines that a reference to a passage or an event means."""
    found: dict[str, list[Told]] = {}
    for told in lines:
        found.setdefault(told.passage.id, []).append(told)
        if told.event is not None:
            found[told.event] = [told]
    return found


def _moved(
    told: Told, targets: dict[str, list[Told]], unknown: list[tuple[Told, str, Span]]
) -> tuple[str, Told] | None:
    """Where a line moves to: before, into or after which other line."""
    for relation, target, span in _references(told):
        anchors = [each for each in targets.get(target, ()) if each.at != told.at]
        if target not in targets:
            unknown.append((told, target, span))
        elif anchors:
            events = [each for each in anchors if each.event is not None] or anchors
            if relation in BESIDE and not _is_journey(events[-1]):
                return "after", events[-1]
            if relation in INTO:
                return "within", events[-1]
            if relation == "before" and events[0].at < told.at:
                return "before", events[0]
            if relation == "after" and events[-1].at > told.at:
                return "after", events[-1]
    return None


def _is_journey(told: Told) -> bool:
    return told.clause is not None and told.clause.word.takes is not None


def _references(told: Told) -> Iterator[tuple[str, str, Span]]:
    for time in told.times:
        if time.anchor == "reference" and time.target:
            target = time.target.strip()
            yield str(time.relation), target, _written(target, told.span)
    ref = told.clause.ref if told.clause is not None else None
    if ref is not None and ref.kind == "part of":
        yield "during", ref.target, span_of(ref, told)
    elif ref is not None:
        yield ref.kind, ref.target, span_of(ref, told)


def _written(text: str, span: Span) -> Span:
    """Where some words stand in the line of a clause; the clause itself where they do not."""
    whole = span.source.text
    start = whole.rfind("\n", 0, span.start) + 1
    at = whole.find(text, start)
    end = whole.find("\n", span.start)
    return Span(span.source, at, at + len(text)) if at >= 0 and (end < 0 or at < end) else span


def span_of(ref: Ref, told: Told) -> Span:
    """Where a reference is written."""
    return Span(told.span.source, ref.start, ref.end) if ref.end > ref.start else told.span


def _within_sentences(lines: list[Told]) -> list[Told]:
    """Of one line, what it says to be after comes first, then traits of its people, last what it is to be before."""
    found: list[Told] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].line == lines[at].line:
            end += 1
        found.extend(lines[at:end] if end == at + 1 else sorted(lines[at:end], key=_rank))
        at = end
    return found


def _rank(told: Told) -> int:
    if told.clause is None:
        return 2
    how = told.clause.how
    return 0 if how & FIRST else 3 if how & LAST else 1 if told.clause.is_trait else 2


def _emitted(
    stay: list[Told], lines: Sequence[Told], before: dict[int, list[Told]], after: dict[int, list[Told]]
) -> Iterator[Told]:
    """All lines, each with those moved to it around it; what moves in a circle comes where it is told."""
    done: set[int] = set()
    for told in [*stay, *lines]:
        stack: list[tuple[Told, bool]] = [(told, False)]
        while stack:
            current, is_open = stack.pop()
            if is_open:
                yield current
                continue
            if current.at in done:
                continue
            done.add(current.at)
            stack.extend((each, False) for each in reversed(after.get(current.at, ())))
            stack.append((current, True))
            stack.extend((each, False) for each in reversed(before.get(current.at, ())))
