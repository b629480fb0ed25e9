"""Where people are after a deed: who comes to where somebody is comes to where that one is then; closed groups too."""

from __future__ import annotations

from skaz.engine.conditions import Conditions
from skaz.engine.deeds import Deed, Deeds, Need, at, place_of
from skaz.engine.meaning import AT
from skaz.engine.reference.evaluate import value
from skaz.engine.run import Step
from skaz.engine.stage import Stage
from skaz.model.logic import OPEN, And, Assign, Const, Expr, Read, Special, Value


class Moves:
    """Works out the places in the effects of deeds."""

    def __init__(self, stage: Stage, deeds: Deeds, conditions: Conditions) -> None:
        self.stage = stage
        self.deeds = deeds
        self.conditions = conditions

    def meetings(self, deed: Deed, place: Value) -> list[Need]:
        """That those to whom a deed brings somebody are where its own words, else its line, say that it happens."""
        _, moves = self._split(self.deeds.effect(deed))
        found, following = self._asked(moves)
        needs: dict[Need, None] = {}
        for who, whom in following:
            there = found.get(who, place)
            there = place if isinstance(there, Special) else there
            if there is not None and whom not in found and not isinstance(whom, Special):
                needs[at(whom, there)] = None
        return list(needs)

    def effect(self, deed: Deed, step: Step, place: Value) -> Expr:
        """A deed's effect with every place worked out."""
        effect = self.deeds.effect(deed)
        others, moves = self._split(effect)
        if not moves:
            return effect
        for who, where in self._places(moves, step, place).items():
            others.extend(Assign(place_of(each), Const(where)) for each in self.stage.people.along(who))
        return And(tuple(others))

    def _places(self, moves: list[Assign], step: Step, place: Value) -> dict[Value, Value]:
        """Where each of those who move is then. A place that is named counts before one that follows from another's."""
        root = self.stage.root
        found, following = self._asked(moves)
        for who, whom in following:
            there = found.get(whom, OPEN if isinstance(whom, Special) else root.get((AT, whom)))
            if there is OPEN and not isinstance(whom, Special):
                there = self._met_there(whom, found.get(who, OPEN if place is None else place), step)
            if isinstance(found.get(who, OPEN), Special):
                found[who] = there
        return found

    @staticmethod
    def _split(effect: Expr) -> tuple[list[Expr], list[Assign]]:
        """What an effect does besides moving somebody, and the moves."""
        parts = list(effect.parts) if isinstance(effect, And) else [effect]
        moves = [part for part in parts if isinstance(part, Assign) and _is_move(part)]
        return [part for part in parts if not _is_move(part)], moves

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

    def _met_there(self, whom: Value, where: Value, step: Step) -> Value:
        """Somebody of whose place nothing is told is taken to be where he is met, if that is told."""
        if not isinstance(where, Special):
            self.conditions.meet(at(whom, where), step, [])
        return where


def _is_move(part: Expr) -> bool:
    return isinstance(part, Assign) and isinstance(part.target, Read) and part.target.property == AT
