"""A story as the world of its states: what is given, to whom it is known, and what a fact is when nobody tells it.

What everybody knows stands here once, not in everybody's mind; a mind holds only what it learned otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from skaz.engine.bind import Binder
from skaz.engine.contents import Contents
from skaz.engine.meaning import ALIVE, INSIDE, MEETS
from skaz.engine.meanings import meanings_of
from skaz.engine.places import Places
from skaz.engine.reference.rules import NoRules
from skaz.engine.reference.state import Fluent, Path, Rules
from skaz.model.logic import OPEN, Expr, Value
from skaz.model.world import World

#: How deep beliefs about beliefs are followed.
DEPTH = 2


@dataclass(frozen=True)
class Audience:
    """Who knows a fact: everybody (``people`` None) or some, but none from whom it is kept."""

    people: frozenset[Value] | None = None
    hidden: frozenset[Value] = frozenset()

    def knows(self, path: Path) -> bool:
        """Whether the first of the path knows that the next knows, and so on."""
        if self.people is not None and not self.people.issuperset(path):
            return False
        return self.hidden.isdisjoint(path)


EVERYBODY = Audience()


class StoryWorld:
    """The world of one telling. ``given`` grows with what is told without an event behind it."""

    tracked: Container[Fluent] = frozenset()
    keeps_deeper = False

    def __init__(self, world: World, places: Places, depth: int = DEPTH) -> None:
        self.world = world
        self.places = places
        self.depth = depth
        self.meanings = meanings_of(world)
        self.binder = Binder(world, self.meanings)
        self.contents = Contents(world, self.meanings)
        self.rules: Rules = NoRules()
        self.characters: Sequence[Value] = world.by_kind.get("character", ())
        self.given: dict[Fluent, tuple[Value, Audience]] = {}
        self.unnamed: dict[str, str] = {}
        """The kinds of people and things without a name of their own."""
        self._named: dict[Value, tuple[Value, ...]] = {}
        self._defaults: dict[str, Value] = {}
        self._persons: dict[Value, bool] = {name: world.entity_is_a(name, "character") for name in world.entities}
        self._members: dict[str, frozenset[str]] = {}
        """The entities of each kind that was asked for."""

    def entities(self, kind: str) -> Iterable[Value]:
        return self.world.by_kind.get(kind, ())

    def is_a(self, value: Value, kind: str) -> bool:
        if not isinstance(value, str):
            return False
        if value in self.world.entities:
            members = self._members.get(kind)
            if members is None:
                names = (name for name in self.world.entities if self.world.entity_is_a(name, kind))
                members = self._members[kind] = frozenset(names)
            return value in members
        return kind == "entity" or self.world.is_a(self.unnamed.get(value, ""), kind)

    def kind_of(self, name: str) -> str:
        """The kind of an entity, or of somebody without a name of his own; of any other word none."""
        entity = self.world.entities.get(name)
        return self.unnamed.get(name, "") if entity is None else entity.kind

    def is_person(self, value: Value) -> bool:
        found = self._persons.get(value)
        return self.is_a(value, "character") if found is None else found

    def named_in(self, thing: Value) -> tuple[Value, ...]:
        """The people whose names stand in that of a thing, as in ``Levin's estate``."""
        found = self._named.get(thing)
        if found is None:
            words = frozenset(re.split(r"[\W_]+", str(thing)))
            parts = ((who, re.split(r"[\W_]+", str(who))) for who in self.characters)
            found = self._named[thing] = tuple(who for who, part in parts if words.issuperset(part))
        return found

    def matter(self, what: Expr) -> Value:
        return self.binder.matter(what)

    def start(self, path: Path, fluent: Fluent) -> Value:
        """What is given of a fluent, for those who know it; else what it is when nobody tells it."""
        entry = self.given.get(fluent)
        if entry is not None and (not path or entry[1].knows(path)) and fluent[0] not in (INSIDE, MEETS):
            return entry[0]
        return self.untold(fluent)

    def untold(self, fluent: Fluent) -> Value:
        """What a fluent is when nobody tells it: as the places lie, else its property's default."""
        name = fluent[0]
        if name == INSIDE:
            return self.places.inside(fluent[1], fluent[2])
        if name == MEETS:
            return self.places.meets(fluent[1], fluent[2])
        return self.default(str(name))

    def default(self, name: str) -> Value:
        """What a property is where nobody tells it: what its vocabulary says, else open."""
        found = self._defaults.get(name)
        if found is None:
            word = self.world.words.get(name)
            otherwise = word.otherwise if word is not None else None
            found = OPEN if otherwise is None else otherwise
            if word is None and name == ALIVE:
                found = True
            self._defaults[name] = found
        return found
