"""The roots of what differs: the smallest change after which the most contradictions are gone.

Suspects come from the clashes themselves. Each is tried on the reports first, which costs an alignment: what it clears
are the contradictions of the two tellings, paired as they would be then, that are gone then. It is a root if it clears
at least ``CLEARED`` more than it raises. Those that clear most are replayed, and what then cannot be in their telling
is raised too; of equals the one whose telling has to take least for granted is the root, the others its rivals. Then
the search goes on with the exchange made, so that what one root explains speaks for no other.

The change is an exchange of names, or passages put elsewhere (``moves.py``). A move also clears what happens in another
order; for that it has to be replayed, and to make something possible, or more than one passage stand right.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from skaz.compare.candidates import is_long
from skaz.compare.difference import Difference, Place, Repair
from skaz.compare.moves import moves
from skaz.compare.reports import Reports
from skaz.compare.suspects import suspects
from skaz.engine.run import Failure, Run

#: How many contradictions more an exchange has to clear than it raises, and how much more it has to make alike.
CLEARED, WORTH = 2, 2.0
#: How many two parts exchanged in one passage have to clear before what comes of them is replayed.
MAYBE = 1
#: Roots that are looked for at most.
MOST_ROOTS = 8

#: How many are replayed in one round at most, those first that clear most.
REPLAYED = 3

Differing = Callable[[Reports], list[Difference]]
Clashing = Callable[[Reports], "Keys"]
Keys = frozenset[Place]


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
    known = cache(differing)
    clashing = cache(lambda reports: contradictions(known(reports)))
    displacing = cache(lambda reports: displacements(known(reports)))
    vain: set[Repair] = set()  # moves that mended nothing: one replay each is enough
    while len(found) < MOST_ROOTS:
        offers = suspects(now)
        tried = [_tried(offer.repair, now, clashing) for offer in offers]
        named = sorted((each for each in tried if _is_one(each)), key=_rank)
        waits = bool(named) and is_long(*now.sides)  # a replay of a long telling costs too much to be made each time
        offered = [] if waits else [each for each in moves(now) if each not in vain]
        moved = [_moved(repair, now, displacing, replaying) for repair in offered]
        vain.update(each.repair for each in moved if not _is_move(each))
        good = [*_replayed(named, now, clashing, replaying), *filter(_is_move, moved)]
        if not good:
            break
        good.sort(key=_rank)
        best = good[0]
        if best.net < CLEARED:
            break
        rivals = tuple(each for each in good[1:] if each.cleared & best.cleared and not _is_same(each, best))
        found.append(Suspected(best, rivals))
        now = best.reports
    return Search(tuple(found), now)


def _is_one(tried: Tried) -> bool:
    """Whether an exchange clears enough, and not only one passage of a telling: that would be one thing told twice."""
    if tried.repair.kind == "role":
        return tried.net >= MAYBE and tried.worth >= WORTH
    if tried.net < CLEARED or tried.worth < WORTH:
        return False
    sides = {each.a for each in tried.cleared} - {""}, {each.b for each in tried.cleared} - {""}
    return all(len(passages) > 1 for passages in sides)


def _is_move(tried: Tried) -> bool:
    """Whether a move clears enough, and something that cannot be, or of more than one passage."""
    failing = tried.replayed.failing if tried.replayed is not None else 0
    places = {(each.a, each.b) if each.is_told else each.what for each in tried.cleared}
    return tried.net >= CLEARED and (failing < 0 or len(places) > 1)


def _is_same(one: Tried, two: Tried) -> bool:
    """Whether they are one exchange in more or fewer passages, which does not make it less sure."""
    return one.repair._replace(passages=()) == two.repair._replace(passages=()) and one.repair.kind != "move"


def _rank(tried: Tried) -> tuple[object, ...]:
    """What clears most comes first, of equals the smallest change, then what strains its telling least."""
    assumed = tried.replayed.assumed if tried.replayed is not None else 0
    return -tried.net, len(tried.repair.passages), assumed, -round(tried.worth, 6), tried.repair


def _replayed(good: list[Tried], now: Reports, clashing: Clashing, replaying: Replaying) -> list[Tried]:
    """The same in order, replayed as far as it takes: all that clear most, then each that would come first."""
    left = [each for each in good if _may_be_one(each, now, clashing)]
    tested: list[Tried] = []
    while left and len(tested) < REPLAYED and left[0].net >= max((each.net for each in tested), default=MAYBE):
        each = left.pop(0)
        strain, run = replaying(now, each.repair)
        reports = each.reports.replayed(now.names.index(each.repair.telling), run)
        tested.append(_weighed(each.repair, reports, now, clashing)._replace(replayed=strain))
    known = {each.repair for each in tested}
    return sorted([*tested, *(each for each in good if each.repair not in known)], key=_rank)


def _may_be_one(tried: Tried, now: Reports, clashing: Clashing) -> bool:
    """Whether it clears enough, or its replay may: what cannot be, of these names, and what the ends say.

    Nothing else changes in a replay with the pairs as they are.
    """
    if tried.net >= CLEARED:
        return True
    failures = now.runs[now.names.index(tried.repair.telling)].failures
    failing = sum(_is_about(each, tried.repair) for each in failures)
    ends = sum(not place.is_told for place in clashing(now) - tried.cleared)
    return tried.net + failing + ends >= CLEARED


def _is_about(failure: Failure, repair: Repair) -> bool:
    """Whether the passages of a change, or the names in it, have a part in something that cannot be."""
    steps = (each for each in (failure.step, failure.made_by, *failure.others) if each is not None)
    if any(step.passage in repair.passages for step in steps):
        return True
    named = {failure.who, failure.wanted, failure.found, *(failure.fluent or ())}
    return not named.isdisjoint((repair.old, repair.new))


def _tried(repair: Repair, now: Reports, clashing: Clashing) -> Tried:
    which = now.names.index(repair.telling)
    return _weighed(repair, now.renamed(which, dict(repair.names), repair.passages), now, clashing)


def _weighed(repair: Repair, changed: Reports, now: Reports, clashing: Clashing) -> Tried:
    after = clashing(changed)
    before = clashing(now.paired_as(changed)) | clashing(now)
    worth = changed.alignment.worth - now.alignment.worth
    return Tried(repair, changed, before - after, after - before, worth)


def _moved(repair: Repair, now: Reports, displacing: Clashing, replaying: Replaying) -> Tried:
    strain, run = replaying(now, repair)
    changed = now.told_anew(now.names.index(repair.telling), run)
    before, after = displacing(now), displacing(changed)
    return Tried(repair, changed, before - after, after - before, 0.0, strain)


def displacements(found: list[Difference]) -> Keys:
    """What a move can be at the root of: all contradictions, and what happens in another order."""
    return frozenset(each.place for each in found if each.kind == "contradiction" or each.is_of_order)


def contradictions(found: list[Difference]) -> Keys:
    """The contradictions that names can be at the root of: when something is has no name."""
    return frozenset(each.place for each in found if each.kind == "contradiction" and each.category != "time")
