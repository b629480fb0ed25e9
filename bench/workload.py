"""Write the workload by which the speed of a replay is measured: a fair of many people, from a seed, as a story.

    python -m bench.workload --events 1000 --seed 1 > story.skaz

300 characters at 40 places: 30 booths with four people each, a hall with forty, inns for all others. Every event
changes two facts; four see it in 98 %, forty in 1.9 %, all in 0.1 % of the cases (``--public-times 10``: 1 %). One
event in ten tells somebody something, a quarter of these what a third one believes; each event has two conditions, and
one in twenty of them is about a belief. The words are those of `bench/fair.skaz`, which the story carries along.

The writer keeps track of who is where, who holds what and who saw it, so that all it tells can be so.
"""

from __future__ import annotations

import argparse
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from rapidfuzz.distance import Levenshtein

BOOTHS = 30
INNS = 9
BOOTH_SIZE, HALL_SIZE = 4, 40
CHARACTERS = 300
#: Of so many events one is seen by all, unless ``public_times`` makes it more, and of so many nineteen by the hall.
PUBLIC, CROWD = 1 / 1000, 19 / 1000
#: Events of a scene, and of a passage in it.
SCENE, PASSAGE = 12, 4
#: How many things that he saw somebody may yet speak of.
REMEMBERED = 6

_COLOURS = "amber, azure, black, brown, coral, crimson, golden, grey, green, indigo, ivory, jade, lilac, olive, scarlet"
_KINDS = "lamp, mirror, goblet, saddle, carpet, flute, sabre, casket, kettle, lantern"
_BEASTS = "badger, falcon, heron, marten, otter, raven, salmon, stag, weasel"
_BEGINS = "b, br, c, d, f, g, gr, h, j, k, l, m, n, p, qu, r, s, st, t, tr, v, w, y, z"
_ENDS = "bel, cor, dric, fen, gund, hart, kin, lotte, mund, nys, pold, rick, sabel, tess, vane, wyn, zor"
#: Names differ in so many letters, so that none is taken for a slip of another.
APART = 3


def _listed(text: str) -> list[str]:
    return text.split(", ")


def _names(random: Random, count: int) -> list[str]:
    """So many names that read aloud and are not alike."""
    found: list[str] = []
    while len(found) < count:
        middle = random.choice("aeiou") + random.choice("lmnrs") + random.choice("aeiou")
        name = (random.choice(_listed(_BEGINS)) + middle + random.choice(_listed(_ENDS))).capitalize()
        if all(Levenshtein.distance(name, other, score_cutoff=APART) >= APART for other in found):
            found.append(name)
    return found


@dataclass
class Counted:
    """What was counted while the story was written."""

    events: int = 0
    seen_by: dict[int, int] = field(default_factory=dict)
    """How many events so many people saw."""
    told: int = 0
    conditions: int = 0
    about_beliefs: int = 0


@dataclass
class _Fair:
    """What is so at this point of the story. A fact is a property and its bearer."""

    random: Random
    people: list[str]
    at: dict[str, str]
    """Where everybody is."""
    there: dict[str, list[str]]
    facts: dict[tuple[str, str], str]
    wares: dict[str, list[str]]
    """What everybody holds."""
    saw: dict[str, deque[tuple[tuple[str, str], str, tuple[str, ...]]]]
    """What everybody saw last: a fact, its value, and who saw it too."""
    witnesses: dict[str, tuple[str, ...]]
    """Who saw how each ware came to where it is."""
    counted: Counted = field(default_factory=Counted)

    def set(self, fact: tuple[str, str], value: str, watchers: tuple[str, ...]) -> None:
        assert self.facts.get(fact) != value, "every event changes its facts"
        self.facts[fact] = value
        if len(watchers) <= HALL_SIZE:
            for who in watchers:
                self.saw[who].append((fact, value, watchers))

    def happened(self, watchers: int) -> None:
        self.counted.events += 1
        self.counted.conditions += 2
        self.counted.seen_by[watchers] = self.counted.seen_by.get(watchers, 0) + 1

    def move(self, who: str, to: str) -> None:
        self.there[self.at[who]].remove(who)
        self.there[to].append(who)
        self.at[who] = to


#: How a line says a fact.
_SAID = {
    "holder": "is held by",
    "creditor": "is indebted to",
    "employer": "works for",
    "helper": "is helped by",
    "sponsor": "is sponsored by",
}


def _new_pairs(fair: _Fair, place: str, *facts: str) -> Iterator[tuple[str, str]]:
    """Two people of a place, in a random order of them, for whom these facts of theirs would be new.

    ``rival>``: that of the first is the second; ``rival<``: that of the second is the first.
    """
    there = fair.there[place][:]
    fair.random.shuffle(there)
    for a in there[:BOOTH_SIZE]:
        for b in there[:BOOTH_SIZE]:
            pairs = {">": (a, b), "<": (b, a)}
            if a != b and all(fair.facts.get((each[:-1], pairs[each[-1]][0])) != pairs[each[-1]][1] for each in facts):
                yield a, b


def _between(fair: _Fair, place: str, line: str, *facts: str, public: bool = False) -> str | None:
    """A deed of one person of a place to another that makes facts of theirs new, told by a line."""
    pair = next(_new_pairs(fair, place, *facts), None)
    if pair is None:
        return None
    watchers = tuple(fair.people if public else fair.there[place])
    for each in facts:
        who, value = pair if each[-1] == ">" else pair[::-1]
        fair.set((each[:-1], who), value, watchers)
    fair.happened(len(watchers))
    return line.format(*pair)


def _challenge(fair: _Fair, place: str) -> str | None:
    return _between(fair, place, "{} challenges {}", "rival>", "rival<")


def _hire(fair: _Fair, place: str) -> str | None:
    return _between(fair, place, "{} hires {}", "helper>", "employer<")


def _sponsor(fair: _Fair, place: str) -> str | None:
    return _between(fair, place, "{} speaks for {}", "sponsor<", "creditor<")


def _honour(fair: _Fair, place: str) -> str | None:
    return _between(fair, place, "{} honours {} before the whole fair", "helper>", "sponsor<", public=True)


def _give(fair: _Fair, place: str) -> str | None:
    for a, b in _new_pairs(fair, place, "creditor<"):
        if fair.wares[a]:
            ware = fair.random.choice(fair.wares[a])
            watchers = tuple(fair.there[place])
            fair.wares[a].remove(ware)
            fair.wares[b].append(ware)
            fair.witnesses[ware] = watchers
            fair.set(("holder", ware), b, watchers)
            fair.set(("creditor", b), a, watchers)
            fair.happened(len(watchers))
            return f"{a} hands {ware} to {b}" if fair.random.random() < 0.6 else f"{a} hands {b} {ware}"
    return None


def _accuse(fair: _Fair, place: str) -> str | None:
    for a, b in _new_pairs(fair, place, "accused>", "accuser<"):
        ware = next((ware for ware in fair.wares[b] if a in fair.witnesses[ware]), None)
        if ware is not None:
            watchers = tuple(fair.there[place])
            fair.set(("accused", a), b, watchers)
            fair.set(("accuser", b), a, watchers)
            fair.counted.about_beliefs += 1
            fair.happened(len(watchers))
            return f"{a} accuses {b} of keeping {ware}"
    return None


def _tell(fair: _Fair, place: str) -> str | None:
    for a, b in _new_pairs(fair, place, "confidant>", "informant<"):
        for fact, value, others in fair.saw[a]:
            if fact[0] in _SAID and fair.facts[fact] == value and b not in fact and b != value and b not in others:
                return _told(fair, place, a, b, fact, others)
    return None


def _told(fair: _Fair, place: str, a: str, b: str, fact: tuple[str, str], others: tuple[str, ...]) -> str:
    """One tells another a fact, or that a third one who saw it too believes it."""
    watchers = tuple(fair.there[place])
    what = f"{fact[1]} {_SAID[fact[0]]} {fair.facts[fact]}"
    third = [who for who in others if who not in (a, b, fact[1], fair.facts[fact])]
    if third and fair.random.random() < 0.25:
        what = f"{third[0]} believes that {what}"
    fair.set(("confidant", a), b, watchers)
    fair.set(("informant", b), a, watchers)
    fair.counted.told += 1
    fair.happened(len(watchers))
    return f"{a} tells {b} that {what}"


def _move(fair: _Fair, place: str) -> str | None:
    """One leaves, and somebody else comes from an inn: whoever is there sees it."""
    leaves = [who for who in fair.there[place] if fair.facts.get(("last_guest", place)) != who]
    inns = sorted((where for where in fair.there if where.endswith("inn")), key=lambda inn: len(fair.there[inn]))
    to, other = fair.random.choice(inns[:3]), fair.random.choice(inns[-3:])
    a, b = fair.random.choice(leaves), fair.random.choice(fair.there[other])
    if fair.facts.get(("last_guest", to)) == a or fair.facts.get(("last_guest", place)) == b:
        return None
    seen = tuple(fair.there[place])
    fair.set(("last_guest", to), a, seen)
    fair.happened(len(seen))
    fair.move(a, to)
    fair.move(b, place)
    seen = tuple(fair.there[place])
    fair.set(("last_guest", place), b, seen)
    fair.happened(len(seen))
    return f"{a} slips away to {to}\n{b} joins the company at {place}"


#: How often somebody comes anew where something is to be told and everybody knows everything.
NEWS = 0.1
#: What happens, and how often; one in ten tells something, one in ten asks a belief.
DEEDS = ((_give, 26), (_challenge, 12), (_hire, 14), (_sponsor, 14), (_move, 6))


class Workload:
    """Writes the story; ``counted`` is what it has written."""

    def __init__(self, seed: int, events: int, public_times: float = 1) -> None:
        self.events = events
        self.public = PUBLIC * public_times
        random = Random(seed)
        people = _names(random, CHARACTERS)
        self.world = people[:]
        booths = [f"the {colour} {kind}" for kind in ("booth", "tent") for colour in _listed(_COLOURS)]
        inns = [f"the {beast} inn" for beast in _listed(_BEASTS)]
        self.places = [*booths, "the guildhall", *inns]
        there: dict[str, list[str]] = {}
        for place in self.places:
            size = HALL_SIZE if place == "the guildhall" else BOOTH_SIZE if place in booths else 0
            there[place], people = people[:size], people[size:]
        for i, who in enumerate(people):
            there[inns[i % INNS]].append(who)
        at = {who: place for place, group in there.items() for who in group}
        self.wares = [f"the {colour} {kind}" for colour in _listed(_COLOURS) for kind in _listed(_KINDS)]
        holders = {ware: self.world[2 * i] for i, ware in enumerate(self.wares)}
        self.fair = _Fair(
            random,
            self.world,
            at,
            there,
            {("holder", ware): who for ware, who in holders.items()},
            {who: [ware for ware, holder in holders.items() if holder == who] for who in self.world},
            {who: deque(maxlen=REMEMBERED) for who in self.world},
            dict.fromkeys(self.wares, ()),
        )
        self.counted = self.fair.counted

    def lines(self) -> Iterator[str]:
        """The story, line by line."""
        yield 'story "The fair"'
        yield ""
        yield from (f"place {place}" for place in self.places)
        yield from (f"{'man' if i % 2 else 'woman'} {who}" for i, who in enumerate(self.world))
        yield from (f"ware {ware}" for ware in self.wares)
        yield ""
        yield 'telling main in en "The fair"'
        yield "> This is how it began."
        yield from (self._scene_line(place) for place in self.places)
        yield from (f"{ware} is held by {self.fair.facts['holder', ware]}" for ware in self.wares)
        while self.counted.events < self.events:
            yield from self._scene()

    def _scene_line(self, place: str) -> str:
        return f"at {place}: {', '.join(self.fair.there[place])}"

    def _scene(self) -> Iterator[str]:
        """One paragraph at one place, in passages of a few events each."""
        fair, counted = self.fair, self.counted
        is_crowded = counted.seen_by.get(HALL_SIZE, 0) < CROWD * counted.events
        place = "the guildhall" if is_crowded else fair.random.choice(self.places[:BOOTHS])
        yield ""
        yield f"> What was seen at {place}."
        yield ("the next day, " if fair.random.random() < 0.1 else "") + self._scene_line(place)
        for number in range(PASSAGE if is_crowded else SCENE):
            if counted.events >= self.events:
                return
            if number and number % PASSAGE == 0:
                yield f"> More was seen at {place}."
            yield self._event(place)

    def _event(self, place: str) -> str:
        fair, counted = self.fair, self.counted
        wanted = []
        if counted.seen_by.get(CHARACTERS, 0) < self.public * counted.events:
            wanted.append(_honour)
        if counted.told < 0.1 * counted.events:
            wanted.append(_tell)
            if fair.random.random() < NEWS:
                wanted.append(_move)
        if counted.about_beliefs < 0.1 * counted.events:
            wanted.append(_accuse)
        deeds, weights = zip(*DEEDS)
        for deed in (*wanted, *fair.random.choices(deeds, weights, k=4), *deeds):
            line = deed(fair, place)
            if line is not None:
                return line
        raise AssertionError("something can always happen")

    def text(self) -> str:
        """The whole file: the vocabulary, the world, the telling."""
        vocabulary = Path(__file__).with_name("fair.skaz").read_text("utf-8")
        return vocabulary + "\n" + "\n".join(self.lines()) + "\n"


def write(seed: int, events: int, public_times: float = 1) -> tuple[str, Counted]:
    """A story of so many events (one more at most) as the text of one file, and what was counted."""
    workload = Workload(seed, events, public_times)
    return workload.text(), workload.counted


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--events", type=int, default=1_000)
    options.add_argument("--public-times", type=float, default=1)
    print(write(**vars(options.parse_args()))[0], end="")


if __name__ == "__main__":
    main()
