"""The roots of what differs: the smallest exchange of names after which the most contradictions are gone.

Suspects come from the clashes themselves. Each is tried on the reports first, which costs an alignment: what it clears
are the contradictions of the two tellings, paired as they would be then, that are gone then. It is a root if it clears
at least ``CLEARED`` more than it raises. Those that clear most are replayed, and what then cannot be in their telling
is raised too; of equals the one whose telling has to take least for granted is the root, the others its rivals. Then
the search goes on with the exchange made, so that what one root explains speaks for no other.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from skaz.compare.difference import Difference, Repair
from skaz.compare.reports import Reports
from skaz.compare.suspects import suspects
from skaz.engine.run import Run

#: How many contradictions more an exchange has to clear than it raises, and how much more it has to make alike.
CLEARED, WORTH = 2, 2.0
#: Roots that are looked for at most.
MOST_ROOTS = 8

#: How many of those that clear equally much are replayed.
REPLAYED = 3

Differing = Callable[[Reports], list[Difference]]
Clashing = Callable[[Reports], "Keys"]
Keys = frozenset[tuple[Any, ...]]


class Strain(NamedTuple):
    """How many things fail in a replay, and how many it has to take for granted or to put in between."""

    failing: int
    assumed: int

    def __sub__(self, other: Strain) -> Strain:
        return Strain(self.failing - other.failing, self.assumed - other.assumed)


Replaying = Callable[[Reports, Repair], tuple[Strain, Run]]


class Tried(NamedTuple):
    """What an exchange comes to: the contradictions that are gone, those that are new, and how much more is alike."""

    repair: Repair
    reports: Reports
    cleared: Keys
    raised: Keys
    worth: float
    replayed: Strain | None = None
    """What its replay makes of it, less what it makes of the telling as it is."""

    @property
    def net(self) -> int:
        return len(self.cleared) - len(self.raised) - (self.replayed.failing if self.replayed is not None else 0)


class Suspected(NamedTuple):
    """A root as the reports show it, with what would explain some of the same; ``before``: without any of it."""

    tried: Tried
    rivals: tuple[Tried, ...]


class Search(NamedTuple):
    """What was found, and the reports with all exchanges made."""

    found: tuple[Suspected, ...]
    reports: Reports


def search(reports: Reports, differing: Differing, replaying: Replaying) -> Search:
    """The exchanges that together clear most, each with its rivals.

    Args:
        reports: what the two tellings report as they are.
        differing: all differences of some reports.
        replaying: how much more strain a telling is under with an exchange made.
    """
    found: list[Suspected] = []
    now = reports
    clashing = cache(lambda reports: contradictions(differing(reports)))
    while len(found) < MOST_ROOTS:
        offers = suspects(now)
        tried = [_tried(offer.repair, now, clashing) for offer in offers]
        good = sorted((each for each in tried if _is_one(each)), key=_rank)
        if not good:
            break
        good = _replayed(good, now, clashing, replaying)
        best = good[0]
        if best.net < CLEARED:
            break
        rivals = tuple(each for each in good[1:] if each.cleared & best.cleared)
        found.append(Suspected(best, rivals))
        now = best.reports
    return Search(tuple(found), now)


def _is_one(tried: Tried) -> bool:
    """Whether an exchange clears enough, and not only one passage of a telling: that would be one thing told twice."""
    if tried.net < CLEARED or tried.worth < WORTH:
        return False
    if tried.repair.kind == "role":
        return True
    sides = [{each[side] for each in tried.cleared if each[1] != each[side]} for side in (-2, -1)]
    return all(len(passages) > 1 for passages in sides)


def _rank(tried: Tried) -> tuple[object, ...]:
    """What clears most comes first, of equals the smallest change, then what strains its telling least."""
    assumed = tried.replayed.assumed if tried.replayed is not None else 0
    return -tried.net, len(tried.repair.passages), assumed, -round(tried.worth, 6), tried.repair


def _replayed(good: list[Tried], now: Reports, clashing: Clashing, replaying: Replaying) -> list[Tried]:
    """The same in order, the first and those that clear as much replayed."""
    most = [each for each in good if each.net == good[0].net][:REPLAYED]
    tested = []
    for each in most:
        strain, run = replaying(now, each.repair)
        reports = each.reports.replayed(now.names.index(each.repair.telling), run)
        tested.append(_weighed(each.repair, reports, now, clashing)._replace(replayed=strain))
    return sorted([*tested, *(each for each in good if each not in most)], key=_rank)


def _tried(repair: Repair, now: Reports, clashing: Clashing) -> Tried:
    which = now.names.index(repair.telling)
    return _weighed(repair, now.renamed(which, dict(repair.names), repair.passages), now, clashing)


def _weighed(repair: Repair, changed: Reports, now: Reports, clashing: Clashing) -> Tried:
    after = clashing(changed)
    before = clashing(now.paired_as(changed)) | clashing(now)
    worth = changed.alignment.worth - now.alignment.worth
    return Tried(repair, changed, before - after, after - before, worth)


def contradictions(found: list[Difference]) -> Keys:
    """The contradictions that names can be at the root of: when something is has no name."""
    return frozenset(each.place for each in found if each.kind == "contradiction" and each.category != "time")
