"""``wrong-arrival``: somebody who set out for one place next arrives in another, and nothing told explains it.

Who arrives where he changes trains, at home or where he set out from has not gone wrong: he may have been there and
back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from skaz.check.change_of_mind import TURNING
from skaz.check.wording import Wording
from skaz.engine.meaning import AT
from skaz.engine.run import Run, Step
from skaz.model.logic import NOTHING, OPEN, Special, Value
from skaz.text.finding import Finding, Note

HELP = "Write the same place in both; or tell what brought them elsewhere: another journey, a stop, a change of mind."
HOME = "home"
#: Places at which one stops on a journey, whatever town they are in.
STOPS = ("vehicle", "station")
TOWNS = ("city", "village")
#: The property that says to where somebody is on the way.
GOAL = "on_way"


class Bound(NamedTuple):
    """That somebody is bound for a place: the step that tells it, and where he was then."""

    to: Value
    step: Step
    start: Value


def check_run(words: Wording, strict: bool) -> Iterator[Finding]:
    journeys = Journeys(words.run)
    told: set[tuple[Step | str | None, ...]] = set()
    for step in words.run.steps:
        for who, where, bound in journeys.ended_by(step):
            key = (bound.step.passage, step.passage, str(where))
            if key not in told:
                told.add(key)
                yield _finding(who, where, bound, step, words)


class Journeys:
    """Who is bound for where, followed from step to step."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.bound: dict[Value, Bound] = {}
        self.at: dict[Value, Value] = {}

    def ended_by(self, step: Step) -> Iterator[tuple[Value, Value, Bound]]:
        """Who arrives in this step in a place other than the one he is bound for, and where."""
        moves: dict[Value, Value] = {}
        goals: dict[Value, Value] = {}
        for change in step.facts:
            if change.fluent[0] == AT:
                moves[change.fluent[1]] = change.new
            elif change.fluent[0] == GOAL:
                goals[change.fluent[1]] = change.new
        goals |= {args[0]: NOTHING for word, args in step.words if args and word.arrives}
        for who in [who for word, args in step.words if TURNING in word.marks for who in args]:
            self.bound.pop(who, None)
        for who, goal in goals.items():
            bound, where = self.bound.pop(who, None), moves.get(who, NOTHING)
            if goal is NOTHING and bound is not None and self._is_wrong(who, where, bound, step):
                yield who, where, bound
        for who in [args[0] for word, args in step.words if word.moves and args]:
            moves.setdefault(who, OPEN)
        for who, where in moves.items():
            if who in self.bound and not self._is_stop(where):
                del self.bound[who]
            goal = self._goal_of(where)
            if goal is not None and step.kind == "event":
                goals[who] = goal
        for who, goal in goals.items():
            if not isinstance(goal, Special) and step.span is not None and not step.is_unordered:
                self.bound[who] = Bound(goal, step, self.at.get(who, NOTHING))
        self.at.update((who, where) for who, where in moves.items() if not isinstance(where, Special))

    def _goal_of(self, vehicle: Value) -> Value:
        """To where a vehicle goes that is called by it: the train to Moscow."""
        if isinstance(vehicle, Special) or not self._is_of_kind(vehicle, ("vehicle",)):
            return None
        towns = (each.name for each in self.run.world.world.entities.values() if self._is_wide(each.name))
        return next((town for town in towns if str(vehicle).endswith(f" {town}")), None)

    def _is_wide(self, place: Value) -> bool:
        return self.run.world.is_a(str(place), "place") and self.run.world.places.is_wide(place)

    def _is_of_kind(self, place: Value, kinds: tuple[str, ...]) -> bool:
        return any(self.run.world.is_a(str(place), kind) for kind in kinds)

    def _is_stop(self, place: Value) -> bool:
        """Whether one may be at a place on the way to another: it is a station or a vehicle, or lies in no town."""
        if isinstance(place, Special):
            return False  # he went off, nobody tells where to
        places = self.run.world.places
        return self._is_of_kind(place, STOPS) or not any(places.is_wide(each) for each in places.chain(str(place)))

    def _is_wrong(self, who: Value, where: Value, bound: Bound, step: Step) -> bool:
        if isinstance(where, Special) or step.span is None or step.is_unordered or self._is_of_kind(where, STOPS):
            return False
        home = self.run.state.get((HOME, who))
        if any(self._may_be(where, other) for other in (bound.to, bound.start, home) if not isinstance(other, Special)):
            return False
        return not self._is_explained(step) and not self._goes_on(who, bound.to, step)

    def _may_be(self, one: Value, other: Value) -> bool:
        """Whether two places may be one, or one in the other or in one town."""
        places = self.run.world.places
        towns = [{each for each in places.chain(str(at)) if self._is_of_kind(each, TOWNS)} for at in (one, other)]
        return places.meets(one, other) is not False or bool(towns[0] & towns[1])

    @staticmethod
    def _is_explained(step: Step) -> bool:
        clause = step.clause
        return clause is not None and bool(clause.reasons or clause.conditions)

    def _goes_on(self, who: Value, to: Value, step: Step) -> bool:
        """Whether he is told to arrive at his goal after that."""
        places = self.run.world.places
        later = (each for each in self.run.steps[step.number + 1 :] if each.mode == "told")
        return any(
            args[:1] == (who,) and word.arrives and any(places.inside(arg, to) is True for arg in args[1:])
            for each in later
            for word, args in each.words
        )


def _finding(who: Value, where: Value, bound: Bound, step: Step, words: Wording) -> Finding:
    assert step.span is not None
    assert bound.step.span is not None
    return Finding(
        "wrong-arrival",
        f"{who} arrives {words.at(where)} here, but was bound for {bound.to}; nothing told changed that.",
        words.name_in(where, step.span),
        "warning",
        "elsewhere than bound",
        (Note(bound.step.span, f"bound for {bound.to}", bound.step.passage or ""),),
        HELP,
        tuple(dict.fromkeys(each.passage for each in (step, bound.step) if each.passage)),
        (step.id,) if step.kind == "event" else (),
        (step.text,),
        f"{GOAL}({who})",
    )
