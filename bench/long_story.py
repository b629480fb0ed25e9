"""Write a long story from a seed, as somebody would write it down: everyday life of many people in natural lines.

    python -m bench.long_story --characters 30 --events 1000 --seed 1 > story.skaz

The writer keeps track of who is where, who holds what and who is ill, so that what it tells can be so. Scenes are
paragraphs: a place, who is there, a handful of passages. About one event in ten tells somebody something, often what
somebody else thinks; about five people see an event.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from bench.cast import Cast, Person, invent

VOCABULARIES = "places, time, life, kinship, love, feelings, speech, things, work, society, daily, conflict"


@dataclass
class Written:
    """A story's text, and what was counted while it was written."""

    text: str
    passages: int = 0
    lines: int = 0
    events: int = 0
    told: int = 0
    """Events that tell somebody something."""
    seen: int = 0
    """How often somebody saw an event, its people among them."""


@dataclass
class _Life:
    """What is so at this point of the story."""

    random: Random
    cast: Cast
    at: dict[str, str]
    holder: dict[str, Person]
    ill: set[str] = field(default_factory=set)
    loves: dict[str, Person] = field(default_factory=dict)
    events: int = 0
    told: int = 0
    seen: int = 0

    def here(self, place: str) -> list[Person]:
        return [person for person in self.cast.people if self.at[person.name] == place]

    def saw(self, place: str, events: int = 1) -> None:
        self.events += events
        self.seen += events * sum(1 for at in self.at.values() if at == place)

    def saw_alone(self, people: int, events: int = 1) -> None:
        self.events += events
        self.seen += events * people

    def go(self, person: Person, to: str) -> None:
        """Somebody goes; those whom they leave and those whom they come to see it."""
        away = self.at[person.name]
        self.events += 1
        self.seen += sum(1 for at in self.at.values() if at in (away, to))
        self.at[person.name] = to

    def empty_place(self) -> str:
        """Somewhere to go: of a few places the one with the fewest people, so that crowds do not grow."""
        counts = dict.fromkeys(self.random.sample(self.cast.places, 3), 0)
        for at in self.at.values():
            if at in counts:
                counts[at] += 1
        return min(counts, key=lambda place: (counts[place], place))

    def something(self) -> str:
        """A content: what somebody may tell somebody else."""
        who, other = self.random.sample(self.cast.people, 2)
        choice = self.random.random()
        if choice < 0.35:
            return f"{who.name} is at {self.at[who.name]}"
        if choice < 0.5 and self.ill:
            return f"{min(self.ill)} is ill"
        if choice < 0.65:
            return f"{who.name} loves {self.loves.get(who.name, other).name}"
        if choice < 0.85:
            return f"{who.name} believes that {other.name} is at {self.random.choice(self.cast.places)}"
        return f"{who.name} has quarrelled with {other.name}"


Scene = Callable[[_Life, str, list[Person]], str]


def _greet(life: _Life, place: str, who: list[Person]) -> str:
    a, b = who[:2]
    life.saw(place)
    verb = life.random.choice(["greets", "embraces", "thanks", "praises", "comforts", "insults", "flatters"])
    return f"{a.name} {verb} {b.name}"


def _talk(life: _Life, place: str, who: list[Person]) -> str:
    a, b = who[:2]
    life.saw(place)
    verb = life.random.choice(["talks to", "quarrels with", "dances with", "jokes with", "dines with", "sits with"])
    return f"{a.name} {verb} {b.name}"


def _meet_and_quarrel(life: _Life, place: str, who: list[Person]) -> str:
    a, b = who[:2]
    life.saw(place, 2)
    return f"{a.name} meets {b.name}, and they quarrel"


def _meal(life: _Life, place: str, who: list[Person]) -> str:
    life.saw(place)
    meal = life.random.choice(["dines", "has lunch", "has tea", "has breakfast"])
    if len(who) > 2 and life.random.random() < 0.5:
        return f"{who[0].name} and {who[1].name} {life.random.choice(['dine', 'have tea'])} with {who[2].name}"
    return f"{who[0].name} {meal} with {who[1].name}"


def _give(life: _Life, place: str, who: list[Person]) -> str:
    held = [(thing, life.holder[thing]) for thing in life.cast.things if life.holder[thing] in who]
    if not held:
        return _greet(life, place, who)
    thing, giver = life.random.choice(held)
    taker = next(person for person in who if person != giver)
    life.holder[thing] = taker
    life.saw(place)
    if life.random.random() < 0.3:
        life.saw(place)
        return f"{giver.name} gives {taker.name} {thing}, and {taker.name} thanks {giver.him}"
    return f"{giver.name} gives {thing} to {taker.name}"


def _tell(life: _Life, place: str, who: list[Person]) -> str:
    a, b = who[:2]
    life.told += 1
    life.saw_alone(2)
    verb = life.random.choice(["tells", "informs", "assures", "warns"])
    return f"{a.name} {verb} {b.name} that {life.something()}"


def _ask(life: _Life, place: str, who: list[Person]) -> str:
    a, b = who[:2]
    life.saw_alone(2, 2)
    deed = life.random.choice([f"go to {life.empty_place()}", "stay", "dance with " + a.him, "help " + a.him])
    return f"{a.name} asks {b.name} to {deed}, but {b.name} refuses"


def _promise(life: _Life, place: str, who: list[Person]) -> str:
    a, b = who[:2]
    life.saw_alone(2)
    return f"{a.name} promises {b.name} to visit {b.him}"


def _notice(life: _Life, place: str, who: list[Person]) -> str:
    if len(who) < 3:
        return _talk(life, place, who)
    a, b, c = who[:3]
    life.saw(place)
    life.saw_alone(1)
    return f"{a.name} flirts with {b.name}, and {c.name} notices it"


def _kiss(life: _Life, place: str, who: list[Person]) -> str:
    a, b = who[:2]
    life.loves[a.name] = b
    life.saw(place)
    return f"{a.name} kisses {b.name}, because {a.he} loves {b.name}"


def _illness(life: _Life, place: str, who: list[Person]) -> str:
    a, b = who[:2]
    life.saw(place, 2)
    if a.name in life.ill:
        life.ill.discard(a.name)
        return f"{a.name} recovers, and thanks {b.name}"
    life.ill.add(a.name)
    return f"{a.name} falls ill, and {b.name} nurses {a.name}"


def _introduce(life: _Life, place: str, who: list[Person]) -> str:
    if len(who) < 3:
        return _talk(life, place, who)
    a, b, c = who[:3]
    life.saw(place)
    return f"{a.name} introduces {b.name} to {c.name}"


def _persuade(life: _Life, place: str, who: list[Person]) -> str:
    a, b = who[:2]
    other = life.random.choice([person for person in life.cast.people if person not in (a, b)])
    life.saw_alone(2)
    verb = life.random.choice(["persuades", "begs", "advises"])
    return f"{a.name} {verb} {b.name} to {life.random.choice(['forgive', 'visit', 'write to', 'trust'])} {other.name}"


def _lend(life: _Life, place: str, who: list[Person]) -> str:
    held = [thing for thing in life.cast.things if life.holder[thing] == who[0]]
    if not held:
        return _talk(life, place, who)
    life.holder[held[0]] = who[1]
    life.saw(place)
    return f"{who[0].name} lends {who[1].name} {held[0]} for three days"


def _arrive(life: _Life, place: str, who: list[Person]) -> str:
    away = [person for person in life.cast.people if life.at[person.name] != place]
    if not away:
        return _meal(life, place, who)
    comer = life.random.choice(away)
    life.go(comer, place)
    life.saw(place)
    return f"when {comer.name} arrives at {place}, {who[0].name} greets {comer.him}"


def _leave(life: _Life, place: str, who: list[Person]) -> str:
    a = who[0]
    to = life.empty_place()
    if to == place:
        return _greet(life, place, who)
    life.go(a, to)
    if len(who) > 2 and life.random.random() < 0.2:
        life.go(who[1], to)
        life.events -= 1
        return f"{a.name} and {who[1].name} go to {to}"
    if life.random.random() < 0.2:
        return f"{a.name} goes to {to} to look for {life.random.choice(life.cast.people).name}"
    return f"{a.name} {life.random.choice(['goes', 'hurries', 'goes', 'travels'])} to {to}"


def _leave_to(life: _Life, place: str, who: list[Person]) -> str:
    a = who[0]
    to = life.empty_place()
    there = [person for person in life.here(to) if person != a]
    if to == place or not there:
        return _leave(life, place, who)
    life.go(a, to)
    life.saw(to)
    return f"{a.name} goes to {to}, and greets {life.random.choice(there).name}"


#: What happens in scenes, and how often.
SCENES: tuple[tuple[Scene, int], ...] = (
    (_greet, 9),
    (_talk, 9),
    (_meal, 8),
    (_give, 9),
    (_tell, 12),
    (_ask, 3),
    (_promise, 3),
    (_notice, 4),
    (_meet_and_quarrel, 4),
    (_kiss, 3),
    (_illness, 3),
    (_introduce, 3),
    (_persuade, 4),
    (_lend, 3),
    (_arrive, 4),
    (_leave, 14),
    (_leave_to, 8),
)

LEADS = ("the next day, at {}", "at {}", "at {}", "later, at {}", "that night, at {}", "meanwhile, at {}")


def write(seed: int, events: int, characters: int = 30) -> Written:
    """A story of at least so many events: the text of one file, the same for the same arguments."""
    random = Random(seed)
    cast = invent(random, characters)
    places = cast.places
    life = _Life(
        random,
        cast,
        {person.name: places[i % len(places)] for i, person in enumerate(cast.people)},
        {thing: next(p for p in cast.people if thing.startswith(p.name + "'")) for thing in cast.things},
    )
    parts = [f'story "A long one"\nuse {VOCABULARIES}\n', cast.text(), 'telling main in en "A long one"\n']
    parts.append("\n".join(_opening(life)))
    passages = lines = 0
    while life.events < events:
        scene = list(_scene(life, events))
        passages += len(scene)
        lines += len(scene)
        parts.append("\n".join(f"> {line[0].upper()}{line[1:]}.\n{line}" for line in scene) + "\n")
    return Written("\n".join(parts), passages + 1, lines + len(places), life.events, life.told, life.seen)


def _opening(life: _Life) -> Iterator[str]:
    """The first passage: who is where."""
    yield "> This is how it began."
    for place in life.cast.places:
        names = ", ".join(person.name for person in life.here(place))
        yield f"at {place}: {names}"
    yield ""


def _scene(life: _Life, events: int) -> Iterator[str]:
    """One paragraph, at one place, which says who is there; as long as there are people in it."""
    random = life.random
    place = life.at[random.choice(life.cast.people).name]
    kinds, weights = zip(*SCENES)
    for number in range(random.randint(3, 7)):
        who = life.here(place)
        if len(who) < 2 or life.events >= events:
            return
        random.shuffle(who)
        if not number:
            yield f"{random.choice(LEADS).format(place)}: {', '.join(person.name for person in who)}"
        yield random.choices(kinds, weights)[0](life, place, who)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--characters", type=int, default=30)
    options.add_argument("--events", type=int, default=1_000)
    print(write(**vars(options.parse_args())).text, end="")


if __name__ == "__main__":
    main()
