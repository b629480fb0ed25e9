"""Who takes part in a deed, and what it needs: the living, at one place, in possession of what it takes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from skaz.engine.deed import Deed, Need, alive, at, place_of, remembered
from skaz.engine.expressions import reads_of
from skaz.engine.form import Forms, of_form
from skaz.engine.joins import Joins
from skaz.engine.meaning import ALIVE, MEETS
from skaz.engine.world import StoryWorld
from skaz.model.logic import TRUE, And, Const, Expr, Not, Read, Value, Var

#: The slot of the place at which a deed happens.
WHERE = "where"
#: Slots of what a deed is done or happens for, and of what it is about.
CAUSES = frozenset({"because", "about", "over"})
#: What a deed may take of its doer, and what every deed takes that does not happen by chance.
POWERS = ("senses", "sight", "voice", "legs")
SENSES = "senses"
#: The kind of those who are wherever they are spoken to.
EVERYWHERE = "god"


class Needs:
    """Who takes part in the deeds of one telling, and what these need."""

    def __init__(self, world: StoryWorld, joins: Joins) -> None:
        self.world = world
        self.joins = joins
        self.forms = Forms(world)
        words = world.world.words
        self.has_alive = ALIVE in words
        properties = [word for name, word in words.items() if name == word.name and word.kind == "property"]
        self.taking = {power: [w.name for w in properties if power in w.marks] for power in POWERS}
        """The properties that take a power from whoever is so."""
        self.has_powers = any(self.taking.values())

    # Who

    @remembered
    def first(self, deed: Deed) -> Value:
        """The first person in a deed."""
        for value in deed.slots.values():
            if self.world.is_person(value):
                return value
        return None

    @of_form
    def persons(self, deed: Deed) -> list[Value]:
        """The people in a deed, in the order of its slots."""
        found = [value for value in deed.slots.values() if value is not None and self.world.is_person(value)]
        return list(dict.fromkeys([*found, *deed.company]))

    @of_form
    def noticing(self, deed: Deed) -> list[Value]:
        """The people in a deed to whom something happens: not those who are only its cause or what it is about."""
        kinds = {slot.name: slot.type for slot in deed.word.slots}
        named = {who for name, who in deed.slots.items() if name not in CAUSES and kinds[name] != "topic"}
        return [who for who in self.persons(deed) if who in named or who in deed.company]

    @of_form
    def participants(self, deed: Deed) -> list[Value]:
        """Those who are there when it happens: its doers, those who must be there too, their company."""
        first = self.first(deed)
        doers = deed.doers or (() if first is None else (first,))
        found = dict.fromkeys([*doers, *deed.others, *deed.company])
        return [who for who in found if self.world.is_person(who) and not self.world.is_a(who, EVERYWHERE)]

    @of_form
    def living(self, deed: Deed) -> list[Value]:
        """Those who must be alive for it: who are there, and all others whom only the living can be."""
        # of whom it is only said that it was done to him he may be dead
        unsaid = None if deed.doers or not deed.meaning.doers else self.first(deed)
        there = [who for who in self.participants(deed) if who != unsaid or who in deed.others]
        found = dict.fromkeys([*there, *(deed.slots[name] for name in deed.meaning.living)])
        return [who for who in found if self.world.is_person(who) and not self.world.is_a(who, EVERYWHERE)]

    def born(self, deed: Deed) -> list[Value]:
        """Those whom it brings to life who have not been dead."""
        condition, found = deed.meaning.condition, []
        for each in deed.meaning.assignments:
            slot = each.args[0] if each.property == ALIVE and each.value == TRUE and each.args else None
            is_back = Not(Read(ALIVE, each.args)) in condition  # type: ignore[arg-type]
            if isinstance(slot, Var) and not is_back and deed.slots.get(slot.name) is not None:
                found.append(deed.slots[slot.name])
        return found

    # What it needs

    def needs(self, deed: Deed, place: Value = None) -> Iterator[Need]:
        """All that must be so for a deed at a place that is told (None: not told), in a fixed order."""
        there = self.participants(deed)
        if self.has_alive:
            for who in self.living(deed):
                yield alive(who)
        if place is not None:
            for who in there:
                yield at(who, place)
            for who in self.met(deed):
                if who not in there:
                    yield at(who, place)
        yield from self.meetings(deed)
        yield from self._powers(deed)
        doer = there[0] if there else None
        for who in there[1:]:
            if who == deed.slots.get(deed.meaning.comes_to):
                continue  # his own condition says so
            if who in deed.others or who in deed.company:
                yield Need(Read(MEETS, (place_of(doer), place_of(who))), "together", who)
        if "once" in deed.word.marks:
            yield Need(Not(Read(deed.word.name, tuple(Const(value) for value in deed.args))), "once", self.first(deed))
        yield from self.conditions(deed)

    @of_form
    def met(self, deed: Deed) -> list[Value]:
        """Those to whom somebody comes by a deed: where its line says that it happens they are."""
        slots = (each.value.args[0] for each in deed.meaning.comings if isinstance(each.value, Read))
        found = (deed.slots.get(slot.name) for slot in slots if isinstance(slot, Var))
        return [who for who in dict.fromkeys(found) if self.world.is_person(who)]

    def meetings(self, deed: Deed) -> Iterator[Need]:
        """Who must be where before they meet there, and with whom before they go on together.

        Where they are afterwards ``engine/moves.py`` works out.
        """
        meaning = deed.meaning
        if not (meaning.comings or meaning.awaited or meaning.companions):
            return
        where = deed.slots.get(WHERE)
        if meaning.comings and where is not None:
            for who in [*self.met(deed), *self._comers(deed)]:
                yield at(who, where)
        elif meaning.comings and WHERE in deed.slots and "routine" not in deed.word.marks:
            for whom, who in product(self.met(deed), self._comers(deed)):
                yield Need(Read(MEETS, (place_of(whom), place_of(who))), "together", who)
        for slot, goal in meaning.awaited:
            whom, there = deed.slots.get(slot), deed.slots.get(goal)
            if goal != WHERE and there is not None and self.world.is_person(whom):
                yield at(whom, there)
        first = self.first(deed)
        for slot, goal in meaning.companions:
            who = deed.slots.get(slot)
            if who is not None and who != first and self.world.is_person(who) and deed.slots.get(goal) is not None:
                yield Need(Read(MEETS, (place_of(first), place_of(who))), "together", who)

    def _comers(self, deed: Deed) -> list[Value]:
        """Those who come to somebody by a deed."""
        slots = (each.args[0] for each in deed.meaning.comings)
        found = (deed.slots.get(slot.name) for slot in slots if isinstance(slot, Var))
        return [who for who in dict.fromkeys(found) if self.world.is_person(who)]

    def _powers(self, deed: Deed) -> Iterator[Need]:
        """That its doers have the voice, sight and senses that it takes."""
        if not self.has_powers:
            return
        first = self.first(deed)
        wanted = [power for power in POWERS if power in deed.word.marks or (power == SENSES and deed.doers)]
        for who in deed.doers or (() if first is None else (first,)):
            for power in wanted:
                for name in self.taking.get(power, ()):
                    yield Need(Not(Read(name, (Const(who),))), "health", who)

    @remembered
    def conditions(self, deed: Deed) -> list[Need]:
        """What the action's own condition asks."""
        found: list[Need] = []
        for part in deed.meaning.condition:
            bound = self.world.binder.part_of_condition(part, deed.slots)
            if bound is not None and bound != TRUE:
                for each in bound.parts if isinstance(bound, And) else (bound,):
                    found.append(Need(each, _role(part, deed.meaning.comes_to), _subject(each)))
        return found


def _role(part: Expr, comes_to: str) -> str:
    """The role of a part of an action's own condition."""
    if isinstance(part, Read) and part.property == MEETS and comes_to:
        return "comes"
    if isinstance(part, Read) and part.property == ALIVE:
        return "alive"
    return "content" if isinstance(part, Var) else "condition"


def _subject(expr: Expr) -> Value:
    """Whom a condition is about: the first argument of what it reads."""
    return next((read.args[0].value for read in reads_of(expr) if read.args and isinstance(read.args[0], Const)), None)
