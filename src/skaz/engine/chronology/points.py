"""The points in time of a telling: where each of its lines begins and ends, and the days on which they lie."""

from __future__ import annotations

from collections.abc import Sequence

from skaz.engine.chronology.because import Because, Clash
from skaz.engine.order import Told
from skaz.model.times.network import Link, Network

#: Words after which a clause speaks of what was before, wherever it stands.
LOOKING_BACK = frozenset({"perfect", "past-perfect"})


class Points:
    """The network of one telling. ``origin`` is minute 0 of its calendar."""

    def __init__(self, lines: Sequence[Told]) -> None:
        self.network: Network[Because] = Network()
        self.origin = self.network.point()
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
        self._find_those_above(lines)

    def _find_those_above(self, lines: Sequence[Told]) -> None:
        last, last_of_others, line = 0, 0, 0
        for told in lines:
            self.heads.setdefault(told.line, told)
            if told.line != line:
                line, last_of_others = told.line, last
            self.above[told.at], self.clause_above[told.at] = last_of_others, last
            if is_in_time(told):
                last = told.at

    # Points

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
    return not told.clause.how & LOOKING_BACK
