"""How long the way between two places takes at least: as the map of the story says, else by the kind of the places."""

from __future__ import annotations

from heapq import heappop, heappush

from skaz.engine.places import Places
from skaz.model.logic import Special, Value
from skaz.model.travel import Map


class Ways:
    """The ways of a story between the places of one telling. Within a town nothing is said unless the map says it."""

    def __init__(self, places: Places, known: Map) -> None:
        self.places = places
        self.kinds = known.kinds
        self._ways: dict[str, dict[str, int]] = {}
        for way in known.ways:
            for one, two in ((way.start, way.end), (way.end, way.start)):
                near = self._ways.setdefault(one, {})
                near[two] = min(way.minutes[0], near.get(two, way.minutes[0]))
        self._found: dict[tuple[str, str], int] = {}

    def least(self, start: Value, end: Value) -> int:
        """The fewest minutes that the way from one place to another takes; 0 where nothing is said of it."""
        if not (isinstance(start, str) and isinstance(end, str)):
            return 0
        if isinstance(start, Special) or isinstance(end, Special):
            return 0
        key = (start, end)
        if key not in self._found:
            self._found[key] = self._least(start, end)
        return self._found[key]

    def _least(self, start: str, end: str) -> int:
        """A way on the map tells that neither of its places lies in the other, though nobody says where they lie."""
        mapped = self._mapped(start, end)
        if mapped is not None:
            return mapped
        return self._by_kind(start, end) if self.are_apart(start, end) else 0

    def are_apart(self, one: Value, two: Value) -> bool:
        """Whether neither place can lie in the other."""
        inside = self.places.inside
        return inside(one, two) is False and inside(two, one) is False

    def _mapped(self, start: str, end: str) -> int | None:
        """The shortest way on the map from a place, or one that it lies in, to the other; None where there is none."""
        wholes, goals = self.places.chain(start), self.places.chain(end)
        heap = [(0, place) for place in wholes if place in self._ways and place not in goals]
        done: set[str] = set()
        while heap:
            minutes, place = heappop(heap)
            if place in goals and place not in wholes:
                return minutes
            if place not in done:
                done.add(place)
                for other, more in self._ways[place].items():
                    heappush(heap, (minutes + more, other))
        return None

    def _by_kind(self, start: str, end: str) -> int:
        """By the kinds of the widest places around the two that are not around both."""
        one, two = self.places.chain(start), self.places.chain(end)
        common = next((place for place in one if place in two), None)
        if common is None:
            widest = (one[-1], two[-1])
        else:
            widest = (one[one.index(common) - 1], two[two.index(common) - 1])
        return min(self._of_kind(place) for place in widest)

    def _of_kind(self, place: str) -> int:
        world = self.places.world
        entity = world.entities.get(place)
        known = world.types.get(entity.kind) if entity is not None else None
        return max((self.kinds[kind] for kind in known.ancestors if kind in self.kinds), default=0) if known else 0
