"""Tell a random telling a second time, otherwise in known ways.

The second telling uses other wordings. Passages are left out and moved; in others a person, a place or a thing is
another one, or two people have each other's part; in a run of passages one name stands for another.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from random import Random
from typing import NamedTuple

from bench.worlds.cast import Cast
from bench.worlds.event import Event, Passage, Told
from skaz.model.world import Word

#: In how many passages a name is exchanged at least, and over how many one is moved at most.
RUN, FAR = 3, 15
Pair = tuple[int, int]


class Amounts(NamedTuple):
    """How many passages of a second telling are left out, changed, moved, and told with two people's parts crossed."""

    omitted: int = 3
    changed: int = 3
    moved: int = 2
    crossed: int = 1
    exchanged: int = 1
    """How many runs of passages have a name for another."""

    def times(self, factor: int) -> Amounts:
        return Amounts(*(factor * each for each in self))


@dataclass
class Retold:
    """A second telling with what was done: numbers of passages, in the first and in the second telling."""

    told: Told
    omitted: set[int] = field(default_factory=set)
    changed: dict[Pair, tuple[str, str]] = field(default_factory=dict)
    crossed: set[Pair] = field(default_factory=set)
    moved: set[int] = field(default_factory=set)
    twins: dict[int, frozenset[int]] = field(default_factory=dict)
    """Of each passage of the first, those of its scene that tell the same: which of them is meant makes no story."""
    exchanged: dict[frozenset[str], set[int]] = field(default_factory=dict)
    numbers: dict[int, int] = field(default_factory=dict)
    """Of each passage of the second telling, its number in the first."""

    @property
    def touched(self) -> set[int]:
        """The passages of the first telling that the second tells otherwise, or elsewhere."""
        found = {at for at, _ in (*self.changed, *self.crossed)} | self.moved
        return found.union(*self.exchanged.values(), *(self.twins[at] for at in self.moved | self.omitted))


class _Retelling:
    """A second telling in the making: what stands at each place of the first, and in which order."""

    def __init__(self, told: Told, cast: Cast, words: dict[str, Word], random: Random) -> None:
        self.told, self.cast, self.words, self.random = told.copy(), cast, words, random
        self.passages = self.told.passages
        self.order = list(range(len(self.passages)))
        self.found = Retold(self.told, twins=_twins(self.passages))
        self.free = [at for at in range(1, len(self.passages) - 1) if _is_free(self.passages, at)]
        random.shuffle(self.free)

    def exchange(self) -> None:
        """One name for another, in a run of passages that nothing else was done to."""
        run, names = self._run()
        for at in run:
            self.passages[at] = _renamed(self.passages[at], names)
        if names:
            self.found.exchanged[frozenset((*names, *names.values()))] = {at + 1 for at in run}
            self.free = [at for at in self.free if at not in run]

    def change(self) -> tuple[int, tuple[str, str]] | None:
        """Another person, place or thing in one passage."""
        for at in self.free:
            other = _changed(self.passages[at], self.cast, self.random)
            if other is not None:
                self.passages[at] = other[0]
                self.free.remove(at)
                return at, other[1]
        return None

    def cross(self) -> int | None:
        """Two people with each other's part in one event."""
        for at in self.free:
            event = self.passages[at].events[0]
            word = self.words[event.word]
            people = [k for k, arg in enumerate(event.args) if isinstance(arg, str) and arg in self.cast.people]
            sorts = {word.slots[k].type for k in people}
            if len(people) == 2 and len(sorts) == 1 and not _is_mutual(word) and not event.value:
                args = list(event.args)
                args[people[0]], args[people[1]] = args[people[1]], args[people[0]]
                self.passages[at] = replace(self.passages[at], events=[replace(event, args=tuple(args))])
                self.free.remove(at)
                return at
        return None

    def move(self) -> int | None:
        """One event elsewhere: over at least one other that happens, and never into what is so at the beginning."""
        first = next(at for at, each in enumerate(self.passages) if each.events and each.opens)
        for at in self.free:
            here, far = self.order.index(at), self.random.choice((-1, 1)) * self.random.randint(2, FAR)
            there = here + far
            over = self.order[min(here, there) : max(here, there) + 1] if there >= 0 else []
            crossed = any(each != at and self._happens(each) for each in over)
            if not self._happens(at) or not first < there < len(self.order) or not crossed:
                continue
            self.order.remove(at)
            self.order.insert(there, at)
            self.free.remove(at)
            self.found.moved.add(at + 1)
            return at
        return None

    def _happens(self, at: int) -> bool:
        return any(self.words[event.word].kind == "action" for event in self.passages[at].events)

    def _run(self) -> tuple[list[int], dict[str, str]]:
        """A run of passages in which somebody is named often, and whose name stands for his there."""
        people = [name for name, person in self.cast.people.items() if person.age > 18 and not person.unborn]
        taken: set[int] = set().union(*self.found.exchanged.values())
        for old in self.random.sample(people, len(people)):
            at = [k for k, passage in enumerate(self.passages) if old in _names(passage)]
            women = self.cast.people[old].woman
            alike = [name for name in people if name != old and self.cast.people[name].woman == women]
            starts = range(max(len(at) - RUN, 0))
            for start in starts if not taken else self.random.sample(starts, len(starts)):
                run = at[start : start + self.random.randint(RUN, RUN + 3)]
                between = self.passages[run[0] : run[-1] + 1]
                others = [name for name in alike if all(name not in _names(each) for each in between)]
                if len(run) >= RUN and others and not taken & {each + 1 for each in run}:
                    return run, {old: self.random.choice(others)}
        return [], {}

    def finish(self, changed: dict[int, tuple[str, str]], crossed: Collection[int], omitted: int) -> Retold:
        """The second telling, without so many passages more."""
        gone = set(self.free[:omitted])
        kept = [at for at in self.order if at not in gone]
        found = self.found
        found.numbers = {number: at + 1 for number, at in enumerate(kept, 1)}
        second = {at: number for number, at in enumerate(kept, 1)}
        found.told.passages = [self.passages[at] for at in kept]
        found.omitted = {at + 1 for at in gone}
        found.changed = {(at + 1, second[at]): names for at, names in changed.items()}
        found.crossed = {(at + 1, second[at]) for at in crossed}
        return found


def retell(told: Told, cast: Cast, words: dict[str, Word], random: Random, amounts: Amounts | None = None) -> Retold:
    """The same telling with some of it left out, changed, moved, crossed, and names exchanged in runs of passages."""
    amounts = amounts or Amounts()
    making = _Retelling(told, cast, words, random)
    for _ in range(amounts.exchanged):
        making.exchange()
    changed = dict(filter(None, (making.change() for _ in range(amounts.changed))))
    crossed = [at for at in (making.cross() for _ in range(amounts.crossed)) if at is not None]
    for _ in range(amounts.moved):
        making.move()
    return making.finish(changed, crossed, amounts.omitted)


def _is_mutual(word: Word) -> bool:
    """Whether it is the same who of two does it, and who with him."""
    return "symmetric" in word.marks or "with" in word.slot_names


def _twins(passages: list[Passage]) -> dict[int, frozenset[int]]:
    found: dict[int, frozenset[int]] = {}
    scene: list[int] = []
    for at, here in enumerate(passages):
        scene = [] if here.opens else scene
        twins = {each for each in scene if passages[each - 1].events == here.events}
        scene.append(at + 1)
        for each in (*twins, at + 1):
            found[each] = found.get(each, frozenset()) | {*twins, at + 1}
    return found


def _is_free(passages: list[Passage], at: int) -> bool:
    """Whether nothing around hangs on a passage: no scene or paragraph begins with it, nothing refers to it."""
    here = passages[at]
    if here.opens or here.present or here.lead or here.ref or any(each.passage is here for each in passages):
        return False
    return len(here.events) == 1 and not here.events[0].how and not here.events[0].wording


def _changed(passage: Passage, cast: Cast, random: Random) -> tuple[Passage, tuple[str, str]] | None:
    """The passage with another person, place or thing in the place of one."""
    event = passage.events[0]
    for at in random.sample(range(len(event.args)), len(event.args)):
        old = event.args[at]
        if not isinstance(old, str):
            continue
        others = [name for name in _group(old, cast) if name not in event.names]
        if others:
            new = random.choice(others)
            args = tuple(new if k == at else arg for k, arg in enumerate(event.args))
            return replace(passage, events=[replace(event, args=args)]), (old, new)
    return None


def _group(name: str, cast: Cast) -> list[str]:
    """The names that may stand where one stands; a place may not, for all that follows is there."""
    if name in cast.people:
        return [other for other in cast.people if cast.people[other].woman == cast.people[name].woman]
    return list(cast.things) if name in cast.things else []


def _names(passage: Passage) -> set[str]:
    found = set(passage.present)
    for event in passage.events:
        found |= _of(event)
    return found


def _of(event: Event) -> set[str]:
    names = {event.value} if event.value else set()
    for arg in event.args:
        names |= {arg} if isinstance(arg, str) else _of(arg)
    return names


def _renamed(passage: Passage, names: dict[str, str]) -> Passage:
    events = [_event(event, names) for event in passage.events]
    return replace(passage, events=events, present=tuple(names.get(name, name) for name in passage.present))


def _event(event: Event, names: dict[str, str]) -> Event:
    args = tuple(names.get(arg, arg) if isinstance(arg, str) else _event(arg, names) for arg in event.args)
    return replace(event, args=args, value=names.get(event.value, event.value))
