"""A network of points in time: some are so many minutes after others, at least or at most, each for a reason.

A simple temporal network (Dechter, Meiri and Pearl 1991), built one constraint at a time. For every point a minute is
kept that meets all constraints so far, so that a new one that is met already costs nothing, and any other moves only
the points that have to move (Cotton and Maler 2006). Where most points only follow the one before, that is a few, and
the whole cost is linear. Worst case: one constraint of m between n points costs O(m log n), all of them O(m² log n).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from heapq import heappop, heappush
from typing import Generic, NamedTuple, TypeVar

Reason = TypeVar("Reason", bound=Hashable)


class Link(NamedTuple, Generic[Reason]):
    """That ``later`` is at least ``minutes`` after ``earlier``; below 0: that ``earlier`` is at most so long after."""

    earlier: int
    later: int
    minutes: int
    reason: Reason


class Network(Generic[Reason]):
    """Points, numbered from 0, and what is known of the minutes between them; never contradictory."""

    def __init__(self) -> None:
        self._at: list[int] = []
        self._out: list[list[Link[Reason]]] = []
        self._in: list[list[Link[Reason]]] = []

    def __len__(self) -> int:
        return len(self._at)

    def point(self, near: int | None = None) -> int:
        """A new point; ``near`` is one that it will probably be at or after."""
        self._at.append(self._at[near] if near is not None else 0)
        self._out.append([])
        self._in.append([])
        return len(self._at) - 1

    def add(self, earlier: int, later: int, minutes: int, reason: Reason) -> tuple[Link[Reason], ...]:
        """Say that one point is at least so many minutes after another.

        Args:
            earlier: a point.
            later: another.
            minutes: below 0, ``earlier`` is at most so long after ``later``.
            reason: what this rests on, given back with a contradiction.

        Returns:
            Nothing, or the shortest circle of constraints that cannot all be so, this one last; it is then not added.
        """
        link = Link(earlier, later, minutes, reason)
        circle = self._moved(link)
        if not circle:
            self._out[earlier].append(link)
            self._in[later].append(link)
        return circle

    def clash(self, earlier: int, later: int, minutes: int, reason: Reason) -> tuple[Link[Reason], ...]:
        """What ``add`` would give; nothing is added."""
        return self._moved(Link(earlier, later, minutes, reason), keep=False)

    def _moved(self, link: Link[Reason], *, keep: bool = True) -> tuple[Link[Reason], ...]:
        """Move points until a link holds; the circle if it comes back to where it began."""
        at, out = self._at, self._out
        first = at[link.earlier] + link.minutes - at[link.later]
        if first <= 0:
            return ()
        if link.earlier == link.later:
            return (link,)
        by = {link.later: first}
        moved: dict[int, int] = {}
        heap = [(-first, link.later)]
        while heap:
            most, point = heappop(heap)
            if point in moved or -most < by[point]:
                continue
            if point == link.earlier:
                return self._shortest(link, set(by))
            moved[point] = at[point] + by[point]
            for each in out[point]:
                needed = moved[point] + each.minutes - at[each.later]
                if needed > 0 and each.later not in moved and needed > by.get(each.later, 0):
                    by[each.later] = needed
                    heappush(heap, (-needed, each.later))
        if keep:
            for point, minute in moved.items():
                at[point] = minute
        return ()

    def _shortest(self, link: Link[Reason], among: set[int]) -> tuple[Link[Reason], ...]:
        """Of all ways back from the end of a link to its beginning that contradict it, one of the fewest steps.

        Every point of such a circle had to move, so only these are looked at.
        """
        best: dict[int, tuple[int, tuple[Link[Reason], ...]]] = {link.later: (0, ())}
        front = best
        while front:
            following: dict[int, tuple[int, tuple[Link[Reason], ...]]] = {}
            for point, (length, way) in front.items():
                for each in self._out[point]:
                    reached = length + each.minutes
                    known = following.get(each.later, best.get(each.later))
                    if each.later in among and (known is None or reached > known[0]):
                        following[each.later] = (reached, (*way, each))
            if link.earlier in following and following[link.earlier][0] + link.minutes > 0:
                return (*following[link.earlier][1], link)
            best = {**best, **following}
            front = following
        raise AssertionError("skaz: a contradiction in time without a circle; please report this")

    # Asking

    def has_links(self, point: int) -> bool:
        """Whether anything is known of a point."""
        return bool(self._out[point] or self._in[point])

    def most(self, earlier: int, later: int) -> int | None:
        """The most minutes from one point to another; None where nothing says."""
        length = self._lengths(later, stop=earlier).get(earlier)
        return None if length is None else -length

    def least(self, earlier: int, later: int) -> int | None:
        """The fewest minutes from one point to another, below 0 if it may be the earlier; None where nothing says."""
        return self._lengths(earlier, stop=later).get(later)

    def latest(self, origin: int) -> dict[int, int]:
        """Of each point that has one, the most minutes after a point."""
        return {point: -length for point, length in self._lengths(origin, backward=True).items()}

    def earliest(self, origin: int) -> dict[int, int]:
        """Of each point that has one, the fewest minutes after a point."""
        return self._lengths(origin)

    def _lengths(self, start: int, *, stop: int | None = None, backward: bool = False) -> dict[int, int]:
        """The greatest lengths of ways from a point (``backward``: to it): O(m log n), less where they end early."""
        at = self._at
        done: dict[int, int] = {}
        heap = [(0, start)]
        cost = {start: 0}
        while heap:
            slack, point = heappop(heap)
            if point in done:
                continue
            done[point] = (at[start] - at[point] if backward else at[point] - at[start]) - slack
            if point == stop:
                break
            for other, free in self._slacks(point, backward):
                if other not in done and slack + free < cost.get(other, slack + free + 1):
                    cost[other] = slack + free
                    heappush(heap, (slack + free, other))
        return done

    def _slacks(self, point: int, backward: bool) -> Iterator[tuple[int, int]]:
        """The points that a point's links lead to, and how much room each link has."""
        at = self._at
        for each in self._in[point] if backward else self._out[point]:
            yield (each.earlier if backward else each.later), at[each.later] - at[each.earlier] - each.minutes
