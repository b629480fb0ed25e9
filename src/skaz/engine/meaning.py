"""What one word comes to for the engine: a formula for what it needs, one for what it does; what these say of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from skaz.engine.expressions import outcomes, walk
from skaz.model.logic import (
    NOTHING,
    OPEN,
    And,
    Assign,
    Believes,
    Const,
    Expr,
    Quote,
    Read,
    Value,
    Var,
)
from skaz.model.world import Word

#: The properties that the engine itself knows: where somebody or something is, and whether somebody lives.
AT = "at"
ALIVE = "alive"
#: The property of somebody's years.
AGE = "age"
#: The property whose value is a place where somebody has been.
HOME = "home"
#: Relations between places, worked out from the map: the first lies in the second; those who are there are together.
INSIDE = "@inside"
MEETS = "@meets"

#: The first value of what stands open between people until it is settled.
PENDING = "pending"

#: The slot of the one from whom something is heard, and the type of what is read.
SOURCE, WRITING = "source", "writing"


class Assignment(NamedTuple):
    """A way in which an action may change a property, lifted: for looking back from what is wanted."""

    property: str
    args: tuple[Expr, ...]
    value: Expr


@dataclass(frozen=True)
class Meaning:
    """One word, for the engine. ``condition`` holds the parts that must all be so; variables are the word's slots."""

    word: Word
    condition: tuple[Expr, ...]
    effect: Expr
    doers: tuple[str, ...]
    """The slots of those who do it and consent to it; none where it happens by chance."""
    with_slots: tuple[str, ...]
    """The slots of those who must be there too."""
    comes_to: str = ""
    """The slot of the one with whom the doer must be before it, by its condition: he it is who comes, if need be.

    Not to be mixed up with ``comings``, by which somebody is where somebody else is through the action itself.
    """
    settles: tuple[Assignment, ...] = ()
    """What it settles that stands open between people: a request granted, a promise kept."""
    living: tuple[str, ...] = ()
    """The slots of those who must be alive, wherever they are."""

    @cached_property
    def assignments(self) -> tuple[Assignment, ...]:
        return tuple(assignments_of(self.effect))

    @cached_property
    def _doing(self) -> tuple[int, ...]:
        return tuple(self.word.slot_names.index(name) for name in self.doers)

    def doers_among(self, args: tuple[Value, ...]) -> list[Value]:
        """Those of its arguments who do it."""
        return [args[i] for i in self._doing]

    @cached_property
    def is_plain(self) -> bool:
        """Whether what it makes so in the world is spelt out: nothing that is said in it becomes so."""
        parts = self.effect.parts if isinstance(self.effect, And) else (self.effect,)
        plain = (part for part in parts if not isinstance(part, Believes))
        return all(isinstance(part, Assign) and isinstance(part.target, Read) for part in plain)

    @cached_property
    def is_of_life(self) -> bool:
        """Whether it says that somebody lives, or how old he is."""
        return any(each.property in (ALIVE, AGE) for each in self.assignments)

    @cached_property
    def ending(self) -> tuple[bool, tuple[str, ...]]:
        """Whether it may put an end to a fact whoever does it, and the slots whose values a fact takes by it."""
        always, slots = False, []
        for part in self.effect.parts if isinstance(self.effect, And) else (self.effect,):
            if isinstance(part, Believes):
                continue
            new = part.value if isinstance(part, Assign) and isinstance(part.target, Read) else None
            if isinstance(new, Var):
                slots.append(new.name)
            else:
                always = always or not isinstance(new, Const) or is_end(new.value)
        return always, tuple(slots)

    @cached_property
    def passes_on(self) -> bool:
        """Whether something may be said, heard, read or found out by it, for all that its slots and effect show."""
        slots, effects = self.word.slots, self.word.effects
        parts = effects.parts if isinstance(effects, And) else (effects,)
        is_said = any(slot.is_content or slot.name == SOURCE or slot.type == WRITING for slot in slots)
        return is_said or "voice" in self.word.marks or any(isinstance(part, Believes) for part in parts)

    @cached_property
    def is_silent(self) -> bool:
        """Whether nobody comes to believe anything by it but what he sees."""
        return not self.passes_on and not any(isinstance(part, (Believes, Quote)) for part in walk(self.effect))

    @cached_property
    def tells(self) -> frozenset[str]:
        """The slots of contents that others come to believe by it."""
        effects, first = self.word.effects, Var(self.word.first_slot) if self.word.slots else None
        parts = effects.parts if isinstance(effects, And) else (effects,)
        told = (part for part in parts if isinstance(part, Believes) and part.who != first)
        return frozenset(each.what.name for each in told if isinstance(each.what, Var))

    @cached_property
    def sees_what_is_said(self) -> bool:
        """Whether a content must be so for it: whoever does it sees that it is."""
        return any(isinstance(part, Var) for part in self.condition)

    @cached_property
    def writing(self) -> str | None:
        """The slot of what is read."""
        return next((slot.name for slot in self.word.slots if slot.type == WRITING), None)

    @cached_property
    def goal(self) -> str:
        """The slot of the place to which its doer comes, and where those who are there see it."""
        watchers = self.word.watchers
        seen = [term.name for term in watchers.places if isinstance(term, Var)] if watchers is not None else []
        doer = (Var(self.word.first_slot),) if self.word.slots else ()
        moves = [each.value for each in self.assignments if each.property == AT and each.args == doer]
        place = moves[0] if len(moves) == 1 else None
        return place.name if isinstance(place, Var) and place.name in seen else ""

    @cached_property
    def leaves(self) -> bool:
        """Whether somebody is then nobody tells where."""
        return any(each.property == AT and each.value == Const(OPEN) for each in self.assignments)

    @cached_property
    def comings(self) -> tuple[Assignment, ...]:
        """The ways in which somebody comes to where somebody is, by the action's effect: a visit, a meeting."""
        moves = (each for each in self.assignments if each.property == AT)
        return tuple(each for each in moves if isinstance(each.value, Read) and each.value.property == AT)

    @cached_property
    def awaited(self) -> tuple[tuple[str, str], ...]:
        """The slots of those who stay where somebody comes to them, each with the slot of that place."""
        moves = [each for each in self.assignments if each.property == AT and isinstance(each.value, Var)]
        moved = {each.args for each in moves}
        return tuple(
            (coming.value.args[0].name, move.value.name)
            for coming in self.comings
            for move in moves
            if isinstance(coming.value, Read) and isinstance(move.value, Var)
            if move.args == coming.args and coming.value.args not in moved
            if isinstance(coming.value.args[0], Var)
        )

    @cached_property
    def companions(self) -> tuple[tuple[str, str], ...]:
        """The slots of those who go with the doer, so that he must be with them before, each with that of where to."""
        moves = [each for each in self.assignments if each.property == AT and isinstance(each.value, Var)]
        first = Var(self.word.first_slot) if self.word.slots else None
        goals = [each.value.name for each in moves if each.args == (first,) and isinstance(each.value, Var)]
        return tuple(
            (each.args[0].name, each.value.name)
            for each in moves
            if isinstance(each.args[0], Var) and isinstance(each.value, Var)
            if each.args[0] != first and each.value.name in goals and each.value.name != "where"
        )


def is_end(value: Value) -> bool:
    """Whether a fact with this value is over."""
    return value is False or value is NOTHING


def assignments_of(effect: Expr) -> Iterator[Assignment]:
    """The ways in which an effect may change properties."""
    for part in outcomes(effect):
        if isinstance(part, Assign) and isinstance(part.target, Read):
            yield Assignment(part.target.property, part.target.args, part.value)
