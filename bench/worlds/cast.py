"""Who and what there is in a random world: towns with houses and public places, families, things, letters."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",")]


WOMEN = _names("Marta, Ines, Judith, Helga, Odile, Tamara, Beatrix, Yvonne, Corina, Priscilla, Ulrike, Delphine")
MEN = _names("Victor, Oskar, Henrik, Lucian, Bruno, Gregor, Stefan, Jerome, Adrian, Theodor, Quentin, Felix")
GIRLS = _names("Lily, Nadia, Rosalind")
BOYS = _names("Ivo, Casimir, Pascal")
#: Two names that differ by a letter: whoever writes one for the other tells of somebody else.
ALIKE = (("Marina", "Marika"), ("Bertram", "Bertran"), ("Silvia", "Silvie"))
FAMILIES = _names("Ashby, Calloway, Dunmore, Farrow, Hartwig, Jessop, Kemble")
TOWNS = _names("Arden, Westmere, Calder, Lindau, Torvik")
PLACES = _names("the inn, the park, the market, the theatre, the chapel, the harbour, the library")
THINGS = _names("ring, watch, lamp, umbrella, violin, shawl, kettle, necklace, portrait, knife")
LETTERS = _names("the grey letter, the sealed letter, the blue letter, the unsigned letter")
OCCASIONS = _names("the masked ball, the harvest dinner, the concert")


@dataclass(frozen=True)
class Person:
    """Somebody of the story. ``parents`` are named where the story has them; ``age`` is in years at its beginning."""

    name: str
    woman: bool
    family: str
    age: int
    home: str
    parents: tuple[str, ...] = ()
    unborn: bool = False


@dataclass
class Cast:
    """``town`` says where a place lies; ``hours`` how long the way between two towns is."""

    people: dict[str, Person] = field(default_factory=dict)
    town: dict[str, str] = field(default_factory=dict)
    houses: list[str] = field(default_factory=list)
    public: list[str] = field(default_factory=list)
    occasions: list[str] = field(default_factory=list)
    hours: dict[frozenset[str], int] = field(default_factory=dict)
    things: dict[str, str] = field(default_factory=dict)
    letters: list[str] = field(default_factory=list)
    couples: list[tuple[str, str]] = field(default_factory=list)
    alike: tuple[str, str] = ("", "")

    def journey(self, start: str, end: str) -> int:
        """Hours from one place to another; none inside a town."""
        return self.hours.get(frozenset([self.town[start], self.town[end]]), 0)

    def text(self) -> str:
        """The world part of the story's file."""
        rows = []
        for town in dict.fromkeys(self.town.values()):
            rows.append(f"city {town}")
            for place in (*self.houses, *self.public, *self.occasions):
                kind = "house" if place in self.houses else "occasion" if place in self.occasions else "place"
                rows.extend([f"  {kind} {place}"] if self.town[place] == town else [])
        for person in self.people.values():
            kinds = ("girl", "boy") if person.age < 12 else ("woman", "man")
            rows.append(f"{kinds[not person.woman]} {person.name}, {person.name} {person.family}")
        rows += [f"thing {thing}" for thing in self.things]
        rows += [f"letter {letter}" for letter in self.letters]
        rows.append("map")
        for towns, hours in sorted((sorted(pair), hours) for pair, hours in self.hours.items()):
            rows.append(f"  {towns[0]} to {towns[1]}: {hours} hours by train")
        return "\n".join(rows) + "\n"


#: How many a cast has who are of no family, and who are still to be born; of a small one, which is ten people.
SINGLE, UNBORN = (14, 3), (2, 1)


def invent(random: Random, *, small: bool = False) -> Cast:
    """A cast of three families in two or three towns, a few who live alone, and children who are still to be born.

    A small one has two families, and is ten people.
    """
    cast = Cast()
    towns = random.sample(TOWNS, random.choice([2, 2, 3]))
    families = random.sample(FAMILIES, 4)
    for number, family in enumerate(families):
        house = f"the {family} house"
        cast.houses.append(house)
        cast.town[house] = towns[number % len(towns)]
    for number, place in enumerate(random.sample(PLACES, 5)):
        cast.public.append(place)
        cast.town[place] = towns[number % len(towns)]
    for occasion in random.sample(OCCASIONS, 2):
        cast.occasions.append(occasion)
        cast.town[occasion] = random.choice(towns)
    for number, one in enumerate(towns):
        for other in towns[:number]:
            cast.hours[frozenset([one, other])] = random.randint(6, 30)
    _people(cast, random, families, small)
    owners = [name for name, person in cast.people.items() if not person.unborn and person.age > 11]
    cast.things = {f"the {thing}": random.choice(owners) for thing in random.sample(THINGS, 5)}
    cast.letters = random.sample(LETTERS, 3)
    return cast


def _people(cast: Cast, random: Random, families: list[str], small: bool) -> None:
    women, men = random.sample(WOMEN, 6), random.sample(MEN, 6)
    cast.alike = random.choice(ALIKE)
    (women if cast.alike[0] != "Bertram" else men).extend(cast.alike)

    female = {*women, *GIRLS}

    def add(name: str, age: int, family: str, parents: tuple[str, ...] = (), *, unborn: bool = False) -> str:
        cast.people[name] = Person(name, name in female, family, age, f"the {family} house", parents, unborn)
        return name

    for family in families[: 2 - small]:
        age = random.randint(40, 50)
        couple = (add(men.pop(0), age, family), add(women.pop(0), age - random.randint(0, 6), family))
        cast.couples.append(couple)
        add(random.choice([men, women]).pop(0), random.randint(18, age - 22), family, couple)
    young = add(men.pop(0), 28, families[2]), add(women.pop(0), 25, families[2])
    cast.couples.append(young)
    add(random.choice(BOYS), 6, families[2], young)
    alone = SINGLE[small]
    while (women or men) and alone:
        alone -= 1
        pool = random.choice([pool for pool in (women, men) if pool])
        add(pool.pop(0), random.randint(20, 36), families[random.choice([2, 3])])
    for name in random.sample(GIRLS, UNBORN[small]):
        add(name, 0, families[3], unborn=True)
