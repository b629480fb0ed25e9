"""What planting a defect needs: where a line can go in, the copy of a telling with it, what it clashes with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from bench.worlds.cast import Cast
from bench.worlds.event import Event, Passage, Told
from bench.worlds.state import State


@dataclass(frozen=True)
class Planted:
    """A telling with one defect: the passage that has it, those it clashes with, the families a finding may be of."""

    told: Told
    passage: Passage
    clashes: tuple[Passage, ...]
    families: frozenset[str]


@dataclass(frozen=True)
class Spot:
    """Where a line can go in, inside a scene: before ``index``, at ``place``, what is so there."""

    index: int
    place: str
    state: State
    is_last: bool
    """Whether the scene ends here."""

    @property
    def here(self) -> list[str]:
        return [name for name in self.state.here(self.place) if self.state.is_awake(name)]


class Ground:
    """A telling and the chance with which something is planted in it."""

    def __init__(self, told: Told, cast: Cast, random: Random) -> None:
        self.told = told
        self.cast = cast
        self.random = random

    def shuffled(self, items: list[Passage]) -> list[Passage]:
        return self.random.sample(items, len(items))

    def spots(self) -> Iterator[Spot]:
        """The places inside scenes, in random order."""
        passages = self.told.passages
        found = []
        for index in range(2, len(passages) + 1):
            before = passages[index - 1]
            is_last = index == len(passages) or passages[index].opens
            if before.place and not before.where:
                state = passages[index].before if index < len(passages) else self.told.final
                assert state is not None
                if is_last:
                    state = state.copy()
                    state.minute = before.minute + 2
                found.append(Spot(index, before.place, state, is_last))
        yield from self.random.sample(found, len(found))

    def telling_of(self, word: str) -> list[Passage]:
        """The passages that tell an event of a word, in random order."""
        return self.shuffled([p for p in self.told.passages if any(e.word == word and not e.how for e in p.events)])

    def insert(
        self,
        spot: Spot,
        event: Event,
        clashes: list[Passage | None],
        *families: str,
        lead: str = "",
        where: str = "",
        ref: str = "",
        about: Passage | None = None,
    ) -> Planted:
        """The telling with an event told in a passage of its own."""
        passage = Passage(
            [event], spot.place, spot.state.minute, spot.state, lead=lead, where=where, ref=ref, passage=about
        )
        told = self.told.copy()
        told.passages.insert(spot.index, passage)
        return Planted(told, passage, tuple(p for p in clashes if p is not None), frozenset(families))

    def replace(self, old: Passage, new: Passage, clashes: list[Passage | None], *families: str) -> Planted:
        """The telling with one passage told otherwise."""
        told = self.told.copy()
        told.passages[told.passages.index(old)] = new
        for number, each in enumerate(told.passages):
            if each.passage is old:
                told.passages[number] = changed(each, passage=new)
        return Planted(told, new, tuple(p for p in clashes if p is not None), frozenset(families))


def changed(old: Passage, **parts: Any) -> Passage:
    """A passage with some of its parts told otherwise."""
    return Passage(**{**vars(old), **parts})


Planter = Callable[[Ground], Planted | None]
PLANTERS: dict[str, Planter] = {}


def plants(name: str) -> Callable[[Planter], Planter]:
    """Register a way to plant a defect under the name that the table shows."""

    def register(planter: Planter) -> Planter:
        PLANTERS[name] = planter
        return planter

    return register
