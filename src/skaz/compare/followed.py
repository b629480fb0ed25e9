"""Where something happens by the place that is told just before it, when the tellings already differ in that place.

The man dies where they have just met, and the meeting is in Moscow in the one, in Saint Petersburg in the other. A line
that leaves its place out says nothing against another place; so that counts only if that very place is told otherwise,
in the passage itself by one telling, there or in the passage before by the other, and no time goes by in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from skaz.compare.align import Pair
from skaz.compare.differ import Differ
from skaz.compare.difference import Difference
from skaz.compare.from_run import TO
from skaz.compare.said import EMPTY, Said


class Pin(NamedTuple):
    """A place, and the report that tells it."""

    place: str
    source: Said


def followed(
    found: Iterable[Difference], sides: tuple[Sequence[Said], Sequence[Said]], pairs: Sequence[Pair], differ: Differ
) -> Iterator[Difference]:
    """Each pair of events that follow what is told at two places, and of which one at least leaves its place out.

    Args:
        found: what the pairs differ in.
        sides: all reports.
        pairs: those of one thing.
        differ: says how two places lie.
    """
    known = [(each.pair, each.names) for each in found if each.category == "place" and each.pair is not None]
    if not known:
        return
    told = {(0, pair.a.key): names for pair, names in known} | {(1, pair.b.key): names for pair, names in known}
    frames = _Frames(sides[0]), _Frames(sides[1])
    for pair in pairs:
        if pair.is_part or not (_happens(pair.a) and _happens(pair.b)) or (pair.a.stage and pair.b.stage):
            continue
        one, two = frames[0].pin(pair.a), frames[1].pin(pair.b)
        if one is None or two is None:
            continue
        if pair.a.passage != one.source.passage and pair.b.passage != two.source.passage:
            continue
        otherwise = {told.get((0, one.source.key)), told.get((1, two.source.key))}
        is_apart = differ.likenesses.maps.relation(one.place, two.place) == "apart"
        if is_apart and differ.likenesses.maps.apart(one.place, two.place) in otherwise:
            yield differ.followed(pair, (one.place, two.place), (one.source.passage, two.source.passage))


def _happens(said: Said) -> bool:
    """Whether it happens at some place, and at once."""
    return said.mode == "event" and said.has_order and not (said.heading or said.is_journey or _is_later(said))


def _is_later(said: Said) -> bool:
    return any(time.relation == "after" for time in said.times)


class _Frames:
    """The reports of a telling by their passages."""

    def __init__(self, side: Iterable[Said]) -> None:
        self.passages: dict[str, list[Said]] = {}
        for each in sorted(side, key=lambda said: said.told_at):
            self.passages.setdefault(each.passage, []).append(each)
        names = list(self.passages)
        self.before = dict(zip(names[1:], names))

    def pin(self, said: Said) -> Pin | None:
        """The place of something, else the one told last before it, in its passage or in the one before."""
        own = [each for each in self.passages[said.passage] if each.told_at < said.told_at]
        before = self.passages.get(self.before.get(said.passage, ""), [])
        for each in (said, *reversed([*before, *own])):
            pin = _place_of(each)
            if pin is not None:
                return pin
            if _is_later(each):
                return None
        return None


def _place_of(said: Said) -> Pin | None:
    """Where it is told to be, or to lead."""
    ends = said.roles.get(TO, EMPTY).names if said.word.moves and said.mode == "event" else frozenset()
    place = said.stage or (min(ends) if len(ends) == 1 else None)
    return Pin(place, said) if place is not None else None
