"""Which place lies in which, as far as it is told: inside, outside, or not told.

Who is told to be in Moscow is nowhere in Moscow in particular, and may be at the hotel there; a ball of which nobody
tells the town may be in any town, but it is in no other ball.
"""

from __future__ import annotations

from collections.abc import Iterable

from skaz.model.logic import NOTHING, OPEN, Special, Value
from skaz.model.travel import Way
from skaz.model.world import World

#: Kinds of place from the widest to the narrowest; a narrower one may stand in a wider one.
RANKS = {"country": 7, "region": 6, "city": 5, "village": 5, "land": 4, "street": 4}
RANKS |= {"vehicle": 3, "building": 3, "station": 3, "room": 2, "occasion": 1}
#: At places this wide, two people who are there need not meet or see each other.
WIDE = 4.5


class Places:
    """The places of a story in one telling; ``part_of`` are the wholes that the telling adds to the story's map.

    ``ways`` are those of the map, for whoever asks; they do not say which place lies in which.
    """

    def __init__(self, world: World, part_of: dict[str, str] | None = None, ways: Iterable[Way] = ()) -> None:
        self.world = world
        self.ways = tuple(ways)
        self.wholes: dict[str, str] = {}
        self._chains: dict[str, tuple[str, ...]] = {}
        self._inside: dict[tuple[Value, Value], Value] = {}
        self._ranks: dict[str, int | None] = {}
        self._wide: dict[Value, bool] = {}
        for entity in world.entities.values():
            if entity.inside is not None:
                self.add(entity.name, entity.inside)
        for part, whole in (part_of or {}).items():
            self.add(part, whole)

    def add(self, part: str, whole: str) -> None:
        """Say that a place lies in another; what is known already stays, and no circle arises."""
        at: str | None = whole
        while at is not None and at != part:
            at = self.wholes.get(at)
        if at is None and part not in self.wholes:
            self.wholes[part] = whole
            self._chains, self._inside = {}, {}

    def chain(self, place: str) -> tuple[str, ...]:
        """A place and all that it lies in, from the inside out."""
        found = self._chains.get(place)
        if found is None:
            names = [place]
            while (whole := self.wholes.get(names[-1])) is not None:
                names.append(whole)
            found = self._chains[place] = tuple(names)
        return found

    def inside(self, place: Value, whole: Value) -> Value:
        """Whether being at ``place`` is being at ``whole``: True, False or OPEN."""
        if place is OPEN or whole is OPEN:
            return OPEN
        if isinstance(place, Special) or isinstance(whole, Special):
            return place is whole
        found = self._inside.get((place, whole))
        if found is None:
            found = self._inside[place, whole] = self._is_inside(str(place), str(whole))
        return found

    def _is_inside(self, place: str, whole: str) -> Value:
        one, two = self.chain(place), self.chain(whole)
        if two[0] in one:
            return True
        return OPEN if one[0] in two or self._may_lie_in(one, two) or self._may_lie_in(two, one) else False

    def meets(self, one: Value, two: Value) -> Value:
        """Whether those who are at the two places are together: True, False or OPEN."""
        if one is OPEN or two is OPEN:
            return OPEN
        if one == two:
            return one is not NOTHING
        if isinstance(one, Special) or isinstance(two, Special):
            return False
        return False if self.inside(one, two) is False and self.inside(two, one) is False else OPEN

    def are_apart(self, one: Value, two: Value) -> bool:
        """Whether neither place is told to lie in the other, so that one comes from one to the other by a journey."""
        if isinstance(one, Special) or isinstance(two, Special):
            return False
        return two not in self.chain(str(one)) and one not in self.chain(str(two))

    def narrower(self, one: Value, two: Value) -> Value:
        """Of two places that may be one the one that says more."""
        inner, outer = self.chain(str(one)), self.chain(str(two))
        if outer[0] in inner or (inner[0] not in outer and self._may_lie_in(inner, outer)):
            return one
        return two

    def is_wide(self, place: Value) -> bool:
        """Whether people at a place need not see each other: a town, a region, a country."""
        found = self._wide.get(place)
        if found is None:
            found = self._wide[place] = (self._rank(str(place)) or 0) > WIDE
        return found

    def is_room(self, place: Value) -> bool:
        """Whether a place is a part of a building."""
        return self._rank(str(place)) == RANKS["room"]

    def _may_lie_in(self, inner: tuple[str, ...], outer: tuple[str, ...]) -> bool:
        """Whether the first of some places may lie in the first of others: these stand between two of them, or around.

        Each is a place with all that it is told to lie in; of the last no whole is told.
        """
        return any(
            all(self._fits(part, whole) for whole in outer) and (above is None or self._fits(outer[-1], above))
            for part, above in zip(inner, (*inner[1:], None))
        )

    def _fits(self, part: str, whole: str) -> bool:
        if self._is_vehicle(part):
            return not self._is_vehicle(whole)
        inner, outer = self._rank(part), self._rank(whole)
        if inner is None or outer is None:
            return self._kind(part) != self._kind(whole) and not self._is_vehicle(whole)
        return inner < outer

    def _kind(self, place: str) -> str:
        entity = self.world.entities.get(place)
        return entity.kind if entity is not None else "place"

    def _is_vehicle(self, place: str) -> bool:
        return self.world.is_a(self._kind(place), "vehicle")

    def _rank(self, place: str) -> int | None:
        """How wide a place of its kind is; None where its kind does not say."""
        kind = self._kind(place)
        if kind not in self._ranks:
            known = self.world.types.get(kind)
            ranks = [RANKS[name] for name in known.ancestors if name in RANKS] if known is not None else []
            self._ranks[kind] = min(ranks) if ranks else None
        return self._ranks[kind]
