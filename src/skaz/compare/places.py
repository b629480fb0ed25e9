"""Whether two places of two tellings are one, one in the other, or apart; each lies where its own telling says.

Two places that the map joins by a way are apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from skaz.compare.said import VALUE, Said
from skaz.engine.places import Places

Relation = Literal["same", "first inside", "second inside", "apart", "open"]


class TwoMaps:
    """The places of two tellings of one story."""

    def __init__(self, one: Places, two: Places, said: tuple[Iterable[Said], Iterable[Said]]) -> None:
        """The places of the worlds of two tellings, and where what the tellings say has them."""
        self.one, self.two = (
            Places(places.world, _part_of(side), places.ways) for places, side in zip((one, two), said)
        )
        self._joined = {frozenset((way.start, way.end)) for way in (*one.ways, *two.ways)}
        self._relations: dict[tuple[str, str], Relation] = {}

    def relation(self, a: str, b: str) -> Relation:
        """How a place of the first telling lies to one of the second."""
        found = self._relations.get((a, b))
        if found is None:
            found = self._relations[a, b] = self._relation(a, b)
        return found

    def _relation(self, a: str, b: str) -> Relation:
        if a == b:
            wholes = [(p, q) for p in self.one.chain(a)[1:] for q in self.two.chain(b)[1:]]
            return "apart" if any(self._are_apart(p, q) for p, q in wholes) else "same"
        kinds = [self._kind(place) for place in (a, b)]
        if kinds[0] and kinds[0] == kinds[1] and kinds[0] in ("vehicle", "occasion"):
            return "apart"
        inner, outer = self.one.chain(a), self.two.chain(b)
        if b in inner:
            return "first inside"
        if a in outer:
            return "second inside"
        return "apart" if any(self._are_apart(p, q) for p in inner for q in outer) else "open"

    def apart(self, a: str, b: str) -> tuple[str, str]:
        """Of two places that lie apart and what they lie in, the widest two that do."""
        pairs = [(p, q) for p in self.one.chain(a) for q in self.two.chain(b) if self._are_apart(p, q)]
        return pairs[-1] if pairs else (a, b)

    def _are_apart(self, p: str, q: str) -> bool:
        """Whether two places of the story lie apart; a vehicle or an occasion may be anywhere."""
        if p == q or not (self._stands(p) and self._stands(q)):
            return False
        if frozenset((p, q)) in self._joined:
            return True
        return self.one.inside(p, q) is False and self.one.inside(q, p) is False and self.two.inside(p, q) is False

    def _stands(self, place: str) -> bool:
        return self._kind(place) == "place"

    def _kind(self, place: str) -> str:
        """``vehicle`` or ``occasion``, else ``place``; empty for what is no place of the story (``Anna's home``)."""
        world = self.one.world if place in self.one.world.entities else self.two.world
        found = [kind for kind in ("vehicle", "occasion", "place") if world.entity_is_a(place, kind)]
        return found[0] if found else ""


def tells_of_places(said: Said) -> bool:
    """Whether it says where a place lies."""
    return said.word.name == "part_of"


def _part_of(said: Iterable[Said]) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in said:
        if tells_of_places(each) and each.holds:
            parts, wholes = each.roles[each.word.first_slot].names, each.roles[VALUE].names
            found.update((part, whole) for part in parts for whole in wholes)
    return found
