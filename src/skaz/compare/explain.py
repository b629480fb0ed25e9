"""Which difference follows from which root, and how a root is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from skaz.compare.difference import Difference, Repair, Root
from skaz.compare.roots import Search, Suspected, Tried
from skaz.text.runs import where


def explained(found: Iterable[Difference], search: Search) -> list[Difference]:
    """The differences, each contradiction that a root clears with that root's id, and each order that a move does."""
    roots = [
        (f"r{number}", each.tried, search.reports.names.index(each.tried.repair.telling))
        for number, each in enumerate(search.found, 1)
    ]
    return [_under(each, roots) if each.kind == "contradiction" or each.is_of_order else each for each in found]


def _under(difference: Difference, roots: Sequence[tuple[str, Tried, int]]) -> Difference:
    found = next(((name, tried) for name, tried, which in roots if _clears(tried, which, difference)), None)
    if found is None:
        return _by_itself(difference)
    root, tried = found
    is_part = tried.repair.kind == "role" and difference.category in ("identity", "agency")
    return replace(difference, root=root, category="role" if is_part else difference.category)


def _clears(tried: Tried, which: int, difference: Difference) -> bool:
    """Whether it was gone with the exchange made, or is of the very names in the very passages, whatever its pair."""
    if difference.place in tried.cleared:
        return True
    if difference.names is None or {*difference.names} != {tried.repair.old, tried.repair.new}:
        return False
    side = (difference.a, difference.b)[which]
    return side is not None and any(passage in tried.repair.passages for passage in side.passages)


def _by_itself(difference: Difference) -> Difference:
    """Where nobody's name stands for another's, who does a deed is what the tellings differ in, not who somebody is."""
    pair = difference.pair
    if difference.category == "identity" and pair is not None and difference.is_of_doer and pair.a.is_deed:
        return replace(difference, category="agency")
    return difference


def rooted(search: Search, differences: Sequence[Difference]) -> tuple[Root, ...]:
    """The roots with what they explain."""
    found = []
    for number, each in enumerate(search.found, 1):
        name = f"r{number}"
        own = tuple(difference.id for difference in differences if difference.root == name)
        found.append(_root(name, each, own))
    return tuple(found)


def _root(name: str, suspected: Suspected, explains: tuple[str, ...]) -> Root:
    tried = suspected.tried
    repair = tried.repair
    failing = tried.replayed.failing if tried.replayed is not None else 0
    rivals = [each for each in suspected.rivals if each.net >= tried.net - 1]
    margin = tried.net - max((each.net for each in suspected.rivals), default=0)
    raised = len(tried.raised) + max(failing, 0)
    what = "contradiction" if repair.kind != "move" else "difference"
    cleared = max(len(tried.cleared), len(explains))  # with what would be the same told again
    many = "s are" if cleared != 1 else " is"
    message = f"{said(repair)}: {cleared} {what}{many} gone then"
    message += f", {-failing} of what cannot be in {repair.telling} too" if failing < 0 else ""
    message += f", {raised} would be new." if raised else "."
    assumes = (f"{repair.telling} is the one that is changed; it was compared with the other telling",)
    others = tuple(each.repair for each in rivals)
    return Root(name, repair, explains, cleared, raised, margin, others, message, assumes)


def rivals_of(root: Root) -> str:
    """What explains as much, or nearly as much; nothing if nothing does."""
    if not root.rivals:
        return ""
    return f"{'As well' if root.is_tie else 'Nearly as well'}: {'; '.join(map(said, root.rivals))}."


def said(repair: Repair) -> str:
    """A change in words: ``In novel:4 to novel:6 St. Petersburg stands for Moscow``."""
    here = where(repair.passages)
    if repair.kind == "move":
        return f"{here} {'stands' if len(repair.passages) == 1 else 'stand'} {repair.old}, and may belong {repair.new}"
    if repair.both_ways:
        return f"In {here} {repair.old} and {repair.new} stand for each other"
    return f"In {here} {repair.old} stands for {repair.new}"
