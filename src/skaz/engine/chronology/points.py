"""The points in time of a telling: where each of its lines begins and ends, and the days on which they lie."""

from __future__ import annotations

from collections.abc import Container, Sequence

from skaz.engine.chronology.because import ORIGIN, Because, Clash
from skaz.engine.order import Told
from skaz.model.times.network import Link, Network
from skaz.model.times.ref import TimeRef

#: Words after which a clause speaks of what was before, wherever it stands.
LOOKING_BACK = "perfect"


class Points:
    """The network of one telling. ``origin`` is minute 0 of its calendar.

    ``earlier`` are the lines that are told to be before one above them.
    """

    def __init__(self, lines: Sequence[Told], earlier: Container[int] = frozenset()) -> None:
        self.network: Network[Because] = Network()
        self.origin = self.network.point()
        assert self.origin == ORIGIN
        self.lines = {told.at: told for told in lines}
        self.clashes: list[Clash] = []
        self._starts: dict[int, int] = {}
        self._ends: dict[int, int] = {}
        self._same: dict[int, int] = {}
        self.above: dict[int, int] = {}
        """Of each line the line above that tells something of its time; of a clause that of its whole line."""
        self.clause_above: dict[int, int] = {}
        """The same for each clause: the one before it in its line counts too."""
        self.heads: dict[int, Told] = {}
        """Of each line its first clause."""
        self._find_those_above(lines, earlier)

    def _find_those_above(self, lines: Sequence[Told], earlier: Container[int]) -> None:
        """Of lines that look back (``earlier``) the next one that does not goes on from the one before them."""
        last, last_of_all, last_of_others, line = 0, 0, 0, 0
        for told in lines:
            self.heads.setdefault(told.line, told)
            above = last_of_all if told.at in earlier else last
            if told.line != line:
                line, last_of_others = told.line, above
            self.above[told.at], self.clause_above[told.at] = last_of_others, above
            if is_in_time(told):
                last_of_all = told.at
                last = last if told.at in earlier else told.at

    def base(self, told: Told, time: TimeRef) -> int:
        """The line that ``later`` counts from: that above its line or, in mid-line, the clause before; 0: none.

        A time line holds for several lines: all of them count from the one before the first.
        """
        is_of_line = time in self.heads[told.line].times
        at = self.above[told.at] if is_of_line else self.clause_above[told.at]
        while at and any(each is time for each in self.lines[at].times):
            at = self.above[at]
        return at

    # Points

    def is_placed(self, at: int) -> bool:
        """Whether a line has a point."""
        return self._same.get(at, at) in self._starts

    def start(self, at: int) -> int:
        """When a line begins."""
        at = self._same.get(at, at)
        if at not in self._starts:
            above = self.clause_above.get(at, 0)
            self._starts[at] = self.network.point(self._starts.get(above))
        return self._starts[at]

    def end(self, at: int) -> int:
        """When it ends."""
        at = self._same.get(at, at)
        if at not in self._ends:
            start = self.start(at)
            self._ends[at] = self.network.point(start)
            self.network.add(start, self._ends[at], 0, Because("order", at))
        return self._ends[at]

    def has_end(self, at: int) -> bool:
        """Whether anything is told of a line's end apart from its beginning."""
        return self._same.get(at, at) in self._ends

    def identify(self, at: int, other: int) -> None:
        """Take two lines to tell of one event."""
        if at not in self._starts:
            self._same[at] = self._same.get(other, other)

    # What is known of them

    def after(self, earlier: int, later: int, minutes: int, why: Because) -> bool:
        """Say that a point is at least so many minutes after another. Whether it can be; a contradiction is kept.

        That a line follows the one above is only taken for granted, so that it gives way to what is said.
        """
        circle = self.network.add(earlier, later, minutes, why)
        if circle and why.kind != "order":
            self.clashes.append(Clash(circle))
        return not circle

    def within(self, earlier: int, later: int, least: int, most: int | None, why: Because) -> None:
        """Say that a point is between so many minutes after another."""
        if self.after(earlier, later, least, why) and most is not None:
            self.after(later, earlier, -most, why)

    def would_clash(self, earlier: int, later: int, minutes: int, why: Because) -> tuple[Link[Because], ...]:
        """What stands against it that a point is at least so long after another."""
        return self.network.clash(earlier, later, minutes, why)


def is_in_time(told: Told) -> bool:
    """Whether a line tells what happens or is so at its place in the story: no trait, no content, nothing denied."""
    if told.mode in ("content", "denied", "ability") or (told.clause is None and told.scene is None):
        return False
    if told.clause is None:
        return True
    if told.mode in ("fact", "attitude") and "lasting" in told.clause.word.marks:
        return False
    return told.event is None or LOOKING_BACK not in told.clause.how
