"""Where people are after a deed: who comes to where somebody is comes to where that one is then; closed groups too.

Who must be where for it before, ``Deeds.meetings`` says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from skaz.engine.conditions import Conditions
from skaz.engine.deed import Deed, at, place_of
from skaz.engine.deeds import Deeds
from skaz.engine.form import Form, NotLifted
from skaz.engine.meaning import AT, Assignment
from skaz.engine.reference.evaluate import value
from skaz.engine.run import Step
from skaz.engine.stage import Stage
from skaz.model.logic import NOTHING, OPEN, And, Assign, Const, Expr, Matter, Read, Special, Value, Var


class Moves:
    """Works out the places in the effects of deeds."""

    def __init__(self, stage: Stage, deeds: Deeds, conditions: Conditions) -> None:
        self.stage = stage
        self.deeds = deeds
        self.conditions = conditions

    def effect(self, deed: Deed, step: Step, place: Value) -> Expr:
        """A deed's effect with every place worked out."""
        effect = self.deeds.effect(deed)
        others, moves = self._split(effect)
        if self._goal(deed) is not None:
            moves.extend(Assign(place_of(who), Const(OPEN)) for who in self._gone_again(deed, step))
        if not moves:
            return effect
        for who, where in self._places(moves, step, place).items():
            others.extend(Assign(place_of(each), Const(where)) for each in self.stage.people.along(who))
        return And(tuple(others))

    def lifted(self, deed: Deed) -> Expr | None:
        """The effect with variables for the deed's arguments; None where its places must be worked out for each deed.

        They need not be where each move is to a place that the deed names, of somebody who goes alone.
        """
        form = self.deeds.forms.of(deed)
        found = None if form is None else form.worked_out("effect", lambda: self._lifted(form))
        if form is None or found is None:
            return None
        effect, movers = found
        if movers:
            along, env = self.stage.people.along, self.deeds.forms.env(deed, form)
            return None if any(len(along(env[name])) > 1 for name in movers) else effect
        return effect  # type: ignore[no-any-return]

    def _lifted(self, form: Form) -> tuple[Expr, tuple[str, ...]]:
        """The lifted effect, and the slots of those whom it moves."""
        form.refuse_contents(form.deed.meaning.effect)
        if _settles_what_is_said(form.deed):
            raise NotLifted
        others, moves = self._split(self.deeds.effect(form.deed))
        if self._goal(form.deed) is not None or not all(_is_plain_move(move) for move in moves):
            raise NotLifted
        goals: dict[Expr, Assign] = {}
        for move in moves:
            goals.setdefault(move.target, move)
        whole = And((*others, *goals.values())) if moves else self.deeds.effect(form.deed)
        movers = (move.target.args[0].value for move in moves)  # type: ignore[union-attr]
        return form.lifted(whole), form.slots(movers)

    # Coming without a word of where

    def coming(self, deed: Deed, place: Value) -> Deed:
        """A coming of which no goal is said, to where its doer is told to be bound for, else to the scene's place."""
        goal = self._goal(deed)
        if goal is None:
            return deed
        bound = next(self._bound_for(deed), place)
        return deed if bound is None else replace(deed, slots={**deed.slots, goal: bound})

    def _goal(self, deed: Deed) -> str | None:
        """The slot of the place to which its doer comes, and where those who are there see it, if it is left out."""
        name = deed.meaning.goal
        return name if name and name in deed.slots and deed.slots[name] is None else None

    def _bound_for(self, deed: Deed) -> Iterator[Value]:
        """The places of which the deed puts an end to their being its doer's goal."""
        for each in deed.meaning.assignments:
            if each.value == Const(NOTHING) and len(each.args) == 1 and _is_of_first(deed, each):
                found = self.stage.root.get((each.property, self.deeds.first(deed)))
                if isinstance(found, str) and self.stage.world.is_a(found, "place"):
                    yield found

    def _gone_again(self, deed: Deed, step: Step) -> Iterator[Value]:
        """Who comes to a place that nobody tells is not where they did something since they came there."""
        for who in deed.doers:
            origin = self.stage.origins.get((AT, who))
            if origin is not None and any(who in each for each in self.stage.acted_since(origin)):
                yield who

    # Working out places

    def _places(self, moves: list[Assign], step: Step, place: Value) -> dict[Value, Value]:
        """Where each of those who move is then. A place that is named counts before one that follows from another's."""
        found, following = self._asked(moves)
        for who, whom in following:
            there = found.get(whom, OPEN if isinstance(whom, Special) else self.stage.where(whom))
            if there is OPEN and not isinstance(whom, Special):
                there = self._met_there(whom, found.get(who, OPEN if place is None else place), step)
            if isinstance(found.get(who, OPEN), Special):
                own = self.stage.where(who)
                found[who] = own if self._stays(own, there, whom, step) else there
        return found

    @staticmethod
    def _split(effect: Expr) -> tuple[list[Expr], list[Assign]]:
        """What an effect does besides moving somebody, and the moves."""
        parts: list[Expr] = list(effect.parts) if isinstance(effect, And) else [effect]
        moves = [part for part in parts if isinstance(part, Assign) and _is_move(part)]
        return [part for part in parts if not _is_move(part)] if moves else parts, moves

    def _asked(self, moves: list[Assign]) -> tuple[dict[Value, Value], list[tuple[Value, Value]]]:
        """The places that moves name, and who comes to whom."""
        root = self.stage.root
        found: dict[Value, Value] = {}
        following: list[tuple[Value, Value]] = []
        for move in moves:
            assert isinstance(move.target, Read)
            who = value(move.target.args[0], root, {})
            if isinstance(who, Special):
                continue
            if isinstance(move.value, Read) and move.value.property == AT:
                following.append((who, value(move.value.args[0], root, {})))
            elif found.get(who, OPEN) is OPEN:
                found[who] = value(move.value, root, {})
        return found, following

    def _stays(self, own: Value, there: Value, whom: Value, step: Step) -> bool:
        """Whether somebody is at a finer place within the wider one that is told of another, and so is there already.

        The other is then taken to be there too. A room of which no house is told may be in any.
        """
        places = self.stage.world.places
        is_inside = places.inside(own, there)
        if own == there or isinstance(own, Special) or isinstance(there, Special) or is_inside is False:
            return False
        if is_inside is True:
            self.conditions.meet(at(whom, own), step, [])
            return True
        return places.is_room(own) and not places.is_room(there) and not places.is_wide(there)

    def _met_there(self, whom: Value, where: Value, step: Step) -> Value:
        """Somebody of whose place nothing is told is taken to be where he is met, if that is told."""
        if not isinstance(where, Special):
            self.conditions.meet(at(whom, where), step, [])
        return where


def _is_of_first(deed: Deed, each: Assignment) -> bool:
    """Whether an assignment is about a deed's doer."""
    return each.args == (Var(deed.word.first_slot),)


def _settles_what_is_said(deed: Deed) -> bool:
    """Whether a deed settles something by what it says: whoever agrees to marry has accepted a proposal."""
    terms = (term for each in deed.meaning.settles for term in each.args if isinstance(term, Var))
    return any(isinstance(deed.slots.get(term.name), Matter) for term in terms)


def _is_plain_move(move: Assign) -> bool:
    """Whether a move names who goes, and to where."""
    who = move.target.args[0] if isinstance(move.target, Read) else None
    named = isinstance(who, Const) and isinstance(move.value, Const)
    return named and isinstance(move.value.value, str)  # type: ignore[union-attr]


def _is_move(part: Expr) -> bool:
    return isinstance(part, Assign) and isinstance(part.target, Read) and part.target.property == AT
