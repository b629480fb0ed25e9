"""A deed: an action with its arguments, what it needs in a state, and who takes part in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import NamedTuple

from skaz.engine.expressions import reads_of, variables_of
from skaz.engine.joins import Joins
from skaz.engine.meaning import ALIVE, AT, INSIDE, MEETS, PENDING, Assignment, Meaning
from skaz.engine.reference.state import Fluent, State
from skaz.engine.world import StoryWorld
from skaz.model.logic import TRUE, And, Assign, Believes, Compare, Const, Expr, Not, Quote, Read, Value, Var
from skaz.model.normal import same
from skaz.model.world import Word

#: Slots left out are tried both ways in the fact that a deed happened, for at most this many of them.
MOST_LEFT_OUT = 3
#: The slot of the place at which a deed happens.
WHERE = "where"
#: Slots of what a deed is done or happens for, and of what it is about.
CAUSES = frozenset({"because", "about", "over"})
#: What a deed may take of its doer, and what every deed takes that does not happen by chance.
POWERS = ("senses", "sight", "voice")
SENSES = "senses"
#: The kind of those who are wherever they are spoken to.
EVERYWHERE = "god"


class Need(NamedTuple):
    """Something that must be so for a deed. ``role``: alive, place, together, comes, once, condition or content."""

    expr: Expr
    role: str
    who: Value = None


@dataclass(frozen=True)
class Deed:
    """An action of somebody. ``slots`` has every slot of its word, None where it was left out."""

    meaning: Meaning
    slots: Mapping[str, Value]
    company: tuple[Value, ...] = ()
    is_secret: bool = False
    """Told to be done in secret: whatever its word says, nobody sees it but those who do it or are done it with."""

    @property
    def word(self) -> Word:
        return self.meaning.word

    @property
    def args(self) -> tuple[Value, ...]:
        return tuple(self.slots.values())

    @property
    def doers(self) -> tuple[Value, ...]:
        """Those who do it and consent to it."""
        return tuple(self.slots[name] for name in self.meaning.doers if self.slots.get(name) is not None)

    @property
    def others(self) -> tuple[Value, ...]:
        """Those who must be there too."""
        slots = (self.slots.get(name) for name in self.meaning.with_slots)
        return tuple(who for who in slots if who is not None)

    @property
    def turned(self) -> Deed | None:
        """The same deed seen from the other side, where it is symmetric."""
        names = [slot.name for slot in self.word.slots[:2]]
        if "symmetric" not in self.word.marks or len(names) < 2 or self.slots[names[1]] is None:
            return None
        one, two = names
        return Deed(
            self.meaning, {**self.slots, one: self.slots[two], two: self.slots[one]}, self.company, self.is_secret
        )


def deed_of(meaning: Meaning, args: tuple[Value, ...], company: tuple[Value, ...] = ()) -> Deed:
    return Deed(meaning, {slot.name: value for slot, value in zip(meaning.word.slots, args)}, company)


def place_of(who: Value) -> Read:
    """Where somebody is."""
    return Read(AT, (Const(who),))


def alive(who: Value) -> Need:
    """That somebody lives."""
    return Need(Read(ALIVE, (Const(who),)), "alive", who)


def at(who: Value, place: Value) -> Need:
    """That somebody is at a place."""
    return Need(Read(INSIDE, (place_of(who), Const(place))), "place", who)


class Deeds:
    """What deeds of one telling need and do."""

    def __init__(self, world: StoryWorld, joins: Joins) -> None:
        self.world = world
        self.joins = joins
        words = world.world.words
        self.has_alive = ALIVE in words
        properties = [word for name, word in words.items() if name == word.name and word.kind == "property"]
        self.taking = {power: [w.name for w in properties if power in w.marks] for power in POWERS}
        """The properties that take a power from whoever is so."""

    # Who

    def first(self, deed: Deed) -> Value:
        """The first person in a deed."""
        return next((value for value in deed.slots.values() if self.world.is_person(value)), None)

    def persons(self, deed: Deed) -> list[Value]:
        """The people in a deed, in the order of its slots."""
        found = [value for value in deed.slots.values() if value is not None and self.world.is_person(value)]
        return list(dict.fromkeys([*found, *deed.company]))

    def noticing(self, deed: Deed) -> list[Value]:
        """The people in a deed to whom something happens: not those who are only its cause or what it is about."""
        kinds = {slot.name: slot.type for slot in deed.word.slots}
        named = {who for name, who in deed.slots.items() if name not in CAUSES and kinds[name] != "topic"}
        return [who for who in self.persons(deed) if who in named or who in deed.company]

    def participants(self, deed: Deed) -> list[Value]:
        """Those who are there when it happens: its doers, those who must be there too, their company."""
        first = self.first(deed)
        doers = deed.doers or (() if first is None else (first,))
        found = dict.fromkeys([*doers, *deed.others, *deed.company])
        return [who for who in found if self.world.is_person(who) and not self.world.is_a(who, EVERYWHERE)]

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
        first = self.first(deed)
        wanted = [power for power in POWERS if power in deed.word.marks or (power == SENSES and deed.doers)]
        for who in deed.doers or (() if first is None else (first,)):
            for power in wanted:
                for name in self.taking.get(power, ()):
                    yield Need(Not(Read(name, (Const(who),))), "health", who)

    def conditions(self, deed: Deed) -> Iterator[Need]:
        """What the action's own condition asks."""
        for part in deed.meaning.condition:
            bound = self.world.binder.condition(part, deed.slots)
            if bound is not None and bound != TRUE:
                for each in bound.parts if isinstance(bound, And) else (bound,):
                    yield Need(each, _role(part, deed.meaning.comes_to), _subject(each))

    # What it does

    def effect(self, deed: Deed) -> Expr:
        """That it happened, and what it brings about; of a symmetric deed from both sides."""
        parts: list[Expr] = []
        for each in (deed, deed.turned):
            if each is not None:
                parts.extend(Assign(read, TRUE) for read in happened(each))
                bound = [self.world.binder.effect(m.effect, slots) for m, slots in self._meanings_of(each)]
                parts.extend(part for one in bound for part in (one.parts if isinstance(one, And) else [one]))
        return And(tuple(dict.fromkeys(part for part in parts if part != TRUE)))

    def _meanings_of(self, deed: Deed) -> Iterator[tuple[Meaning, Mapping[str, Value]]]:
        """A deed's own meaning, and that of the words for the very answer that it gives.

        Whoever agrees to marry has accepted a proposal.
        """
        yield deed.meaning, deed.slots
        for given in deed.meaning.settles:
            what = [self.world.binder.term(arg, deed.slots) for arg in given.args]
            if all(isinstance(term, Const) for term in what):
                for meaning, answer in self._answers.get((given.property, given.value), ()):
                    slots = self._answered(answer.args, what) if meaning is not deed.meaning else None
                    if slots is not None:
                        yield meaning, {slot.name: slots.get(slot.name) for slot in meaning.word.slots}

    @cached_property
    def _answers(self) -> dict[tuple[str, Expr], list[tuple[Meaning, Assignment]]]:
        """The words that settle one deed of their own, by what they make of it."""
        found: dict[tuple[str, Expr], list[tuple[Meaning, Assignment]]] = {}
        words = self.world.world.words
        for word in (word for name, word in words.items() if name == word.name and word.kind == "action"):
            meaning = self.world.meanings.of(word)
            for each in meaning.settles:
                if any(isinstance(arg, Quote) for arg in each.args) and not _is_conditional(each, meaning.effect):
                    found.setdefault((each.property, each.value), []).append((meaning, each))
        return found

    def _answered(self, args: Sequence[Expr], what: Sequence[Expr | None]) -> dict[str, Value] | None:
        """The slots with which a word settles just this; None where it settles something else."""
        pairs = list(zip(args, what))
        slots = {one.name: two.value for one, two in pairs if isinstance(one, Var) and isinstance(two, Const)}
        return slots if all(self.world.binder.term(one, slots) == two for one, two in pairs) else None

    def told_to(self, deed: Deed, hearers: list[Value]) -> list[Expr]:
        """What a deed that names nobody as its addressee lets each of those believe who hear it."""
        whole = deed.meaning.effect
        slot = deed.meaning.with_slots[0] if deed.meaning.with_slots else None
        parts = [part for part in (whole.parts if isinstance(whole, And) else (whole,)) if _is_belief_of(part, slot)]
        found = [self.world.binder.effect(part, {**deed.slots, str(slot): who}) for who in hearers for part in parts]
        return [part for part in found if part != TRUE]

    def matter_text(self, deed: Deed) -> str:
        """A deed as a content would be written."""
        return self.world.binder.text(Read(deed.word.name, tuple(Const(value) for value in deed.args)))

    # Slots left out

    def completed(self, deed: Deed, state: State, recent: set[Fluent] | None = None) -> Deed:
        """The deed with what was left out filled, where its condition leaves one value only.

        Where it leaves several, those of ``recent`` facts are preferred.
        """
        open_ = {slot.name for slot in deed.word.slots if slot.optional and deed.slots[slot.name] is None}
        if not open_:
            return deed
        slots = dict(deed.slots)
        # what an action settles it settles of what is open: whoever agrees does so to the one who asked
        settled = (Compare("==", Read(a.property, a.args), Const(PENDING)) for a in deed.meaning.settles)  # type: ignore[arg-type]
        for part in (*deed.meaning.condition, *settled):
            wanted = [name for name in variables_of(part) if name in open_ and slots[name] is None]
            found = self._fillings(part, wanted, slots, state) if wanted else []
            if len({tuple(each.values()) for _, each in found}) > 1 and recent:
                found = [each for each in found if each[0] in recent]
            if found and len({tuple(each.values()) for _, each in found}) == 1:
                slots.update(found[0][1])
        return deed if slots == deed.slots else replace(deed, slots=slots)

    def _fillings(
        self, part: Expr, wanted: list[str], slots: Mapping[str, Value], state: State
    ) -> list[tuple[Fluent, dict[str, Value]]]:
        """What told facts would give the slots that were left out, so that this part of the condition holds."""
        if (
            isinstance(part, Compare)
            and part.op == "=="
            and isinstance(part.left, Read)
            and isinstance(part.right, Const)
        ):
            read, value = part.left, part.right.value
        elif isinstance(part, Read):
            read, value = part, True
        else:
            return []
        terms = [slots.get(arg.name) if isinstance(arg, Var) else getattr(arg, "value", None) for arg in read.args]
        known = {position: term for position, term in enumerate(terms) if term is not None}
        found = []
        for fluent in self.joins.facts(read.property, known, state):
            if len(fluent) == len(read.args) + 1 and same(state.get(fluent), value):
                filled = {arg.name: fluent[i + 1] for i, arg in enumerate(read.args) if isinstance(arg, Var)}
                if all(filled.get(name) is not None for name in wanted):
                    found.append((fluent, {name: filled[name] for name in wanted}))
        return found


def _is_conditional(assignment: Assignment, effect: Expr) -> bool:
    """Whether an effect makes an assignment only under a condition."""
    parts = effect.parts if isinstance(effect, And) else (effect,)
    plain = (part for part in parts if isinstance(part, Assign) and isinstance(part.target, Read))
    return all((p.target.property, p.target.args) != assignment[:2] for p in plain)  # type: ignore[union-attr]


def happened(deed: Deed) -> list[Read]:
    """The facts that a deed happened: with all that was said, and with what may be left out left out."""
    args = list(deed.args)
    given = [i for i, slot in enumerate(deed.word.slots) if slot.optional and args[i] is not None][:MOST_LEFT_OUT]
    found: list[Read] = []
    for mask in range(1 << len(given)):
        kept = [
            None if any(mask >> bit & 1 and i == at for bit, at in enumerate(given)) else a for i, a in enumerate(args)
        ]
        found.append(Read(deed.word.name, tuple(Const(value) for value in kept)))
    return found


def _role(part: Expr, comes_to: str) -> str:
    """The role of a part of an action's own condition."""
    if isinstance(part, Read) and part.property == MEETS and comes_to:
        return "comes"
    if isinstance(part, Read) and part.property == ALIVE:
        return "alive"
    return "content" if isinstance(part, Var) else "condition"


def _is_belief_of(part: Expr, slot: str | None) -> bool:
    return slot is not None and isinstance(part, Believes) and part.who == Var(slot)


def _subject(expr: Expr) -> Value:
    """Whom a condition is about: the first argument of what it reads."""
    return next((read.args[0].value for read in reads_of(expr) if read.args and isinstance(read.args[0], Const)), None)
