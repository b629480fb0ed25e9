"""Rules of a ground problem, in the order of their numbers, tried only where what they speak of has changed."""

from __future__ import annotations

from collections.abc import Sequence

from skaz.compile.ground import fluents_in
from skaz.compile.problem import BELIEVES, GroundEvent
from skaz.engine.reference.evaluate import holds
from skaz.engine.reference.event import Ground
from skaz.engine.reference.state import Fluent, State


class GroundRules:
    """A rule that did not hold cannot hold before a fluent in its condition changes; so only those are tried again."""

    def __init__(self, triggers: Sequence[GroundEvent]) -> None:
        self.events = [Ground(trigger) for trigger in triggers]
        self.watching: dict[Fluent, list[int]] = {}
        for index, trigger in enumerate(triggers):
            for fluent in dict.fromkeys(fluents_in(trigger.precondition)):
                self.watching.setdefault(fluent, []).append(index)

    def next(self, state: State) -> Ground | None:
        agenda = set(range(len(self.events))) if state.agenda is None else state.agenda
        for fluent in state.changed:
            agenda.update(self.watching.get(fluent, ()))
            # what is so in somebody's state is what they believe there
            agenda.update(self.watching.get((BELIEVES, state.owner, fluent), ()))
        state.changed.clear()
        state.agenda = agenda
        for index in sorted(agenda):
            if holds(self.events[index].precondition, state, {}) is True:
                return self.events[index]
            agenda.discard(index)
        return None


class NoRules:
    """A world in which nothing fires by itself."""

    def next(self, state: State) -> None:
        state.changed.clear()
