"""Invent the people, places and things of a long story from a seed: names that read aloud and collide with no word."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",")]


_FIRST = _names(
    "Bel, Dar, Fen, Gal, Hal, Jor, Kes, Lor, Mir, Nor, Ost, Pel, Quen, Ros, Sel, Tam, Ulf, Vel, Wen, Yor, Zan, Brin"
)
_WOMAN = _names("ina, ara, essa, ola, issa, enna, unda, ia")
_MAN = _names("ik, or, an, eth, ulf, em, ost, ard")
_FAMILY = _names("Ashby, Brandt, Calloway, Dunmore, Ekholm, Farrow, Glover, Hartwig, Ingram, Jessop, Kemble, Merriden")
_PLACE = _names("the market, the inn, the mill, the harbour, the school, the town hall, the theatre, the chapel")
_THING = _names("ring, watch, lamp, umbrella, basket, violin, shawl, kettle, hammer, purse")

#: The most characters that have names of their own.
MOST = 2 * len(_FIRST) * min(len(_WOMAN), len(_MAN))


@dataclass(frozen=True)
class Person:
    """Somebody of the story, with the pronouns that stand for them."""

    name: str
    family: str
    woman: bool

    @property
    def he(self) -> str:
        return "she" if self.woman else "he"

    @property
    def him(self) -> str:
        return "her" if self.woman else "him"


@dataclass(frozen=True)
class Cast:
    """Who and what there is: ``towns`` hold places, ``places`` are where people can be."""

    people: tuple[Person, ...]
    towns: dict[str, tuple[str, ...]]
    things: tuple[str, ...]

    @property
    def places(self) -> list[str]:
        return [place for places in self.towns.values() for place in places]

    def text(self) -> str:
        """The world part of the story's file."""
        lines = []
        for town, places in self.towns.items():
            lines.append(f"city {town}")
            lines.extend(f"  place {place}" for place in places)
        for person in self.people:
            kind = "woman" if person.woman else "man"
            lines.append(f"{kind} {person.name}, {person.name} {person.family}")
        lines.extend(f"thing {thing}" for thing in self.things)
        return "\n".join(lines) + "\n"


def invent(random: Random, characters: int) -> Cast:
    """A cast of so many characters; a place for every five of them, seven places to a town.

    Raises ValueError for more characters than there are names.
    """
    if characters > MOST:
        raise ValueError(f"there are names for {MOST} characters")
    people = [*_people(characters)]
    random.shuffle(people)
    houses = [f"the {family} house" for family in _FAMILY]
    towns: dict[str, tuple[str, ...]] = {}
    wanted = max(4, characters // 5)
    while sum(len(places) for places in towns.values()) < wanted:
        town = f"{_FIRST[len(towns)]}haven"
        missing = wanted - sum(len(places) for places in towns.values())
        kinds = _PLACE if not towns else [f"{place} of {town}" for place in _PLACE]
        own = houses[len(towns) : len(towns) + 1] if len(towns) < len(houses) else []
        towns[town] = tuple([*own, *random.sample(kinds, 6)][:missing])
    things = [f"{person.name}'s {random.choice(_THING)}" for person in people[: characters // 2]]
    return Cast(tuple(people), towns, tuple(things))


def _people(count: int) -> list[Person]:
    found = []
    for i in range(count):
        woman = i % 2 == 0
        endings = _WOMAN if woman else _MAN
        first = _FIRST[(i // 2) % len(_FIRST)]
        ending = endings[(i // 2) // len(_FIRST) % len(endings)]
        found.append(Person(first + ending, _FAMILY[i * 5 % len(_FAMILY)], woman))
    return found
