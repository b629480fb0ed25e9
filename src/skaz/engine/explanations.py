"""Why a character wants an action of a ground problem: asked of the compiled core, or slowly of the reference."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from skaz.engine.certificate import Limits, Reason
from skaz.engine.core import FAULTS, ground_world, why_slow
from skaz.engine.reference.explain import Explainer
from skaz.engine.reference.ready import Ready
from skaz.engine.reference.states import Faulty, States
from skaz.text.slow import warn_slow

if TYPE_CHECKING:
    from skaz.engine.compiled import GroundWorld


class Explanations:
    """Answers under one set of limits; whatever was worked out for one serves the others."""

    def __init__(self, ready: Ready, limits: Limits) -> None:
        self.ready = ready
        self.limits = limits
        self.who = {name: index for index, name in enumerate(ready.problem.characters)}
        self.world = ground_world(ready, limits.epistemic + 1)
        if self.world is None:
            warn_slow("Reasons are sought", why_slow())
            self.states = States(ready)
            self.explainer = Explainer(self.states, limits.epistemic)

    def of(self, taken: Sequence[int], action: int, who: str) -> Reason | None:
        """The reason of a character for an action after some others have been taken; None if it has none.

        Args:
            taken: actions by number, each possible where it stands.
            action: its number; that of the reason is 0.
            who: a character whose consent it needs.

        Raises:
            SkazError: an action that was tried cannot be gone through with.
        """
        if self.world is None:
            return self._by_reference(taken, action, who)
        try:
            state = self.world.initial
            for each in taken:
                state = self.world.act(state, each)
            found = asked(self.world, state, action, self.who[who], self.limits)
        except FAULTS as fault:
            raise Faulty(str(fault)) from fault
        if not found["explained"]:
            return None
        return reasons_of(self.ready, [(0, self.who[who], found["plan"], found["because"])])[0]

    def _by_reference(self, taken: Sequence[int], action: int, who: str) -> Reason | None:
        start = self.states.one(self.ready.state(self.limits.epistemic + 1))
        mind = self.states.mind(self.explainer.run(start, tuple(taken))[-1], who)
        plan = self.explainer.explained(mind, action, self.limits.character, 1)
        if plan is None:
            return None
        because = self.explainer.reasons(plan, self.explainer.run(mind, plan), 1, self.limits.character, 1)
        return Reason(0, who, self.explainer.names(plan), because)


def asked(world: GroundWorld, state: int, action: int, who: int, limits: Limits) -> dict[str, Any]:
    """What the core says; where no mind is looked into, only an action that helps at once has a reason."""
    return world.explain(state, action, who, limits.character if limits.epistemic else 1, max(limits.epistemic, 1))


def reasons_of(ready: Ready, shown: Iterable[Any]) -> tuple[Reason, ...]:
    """The reasons that the core gives as tuples of numbers."""
    characters = ready.problem.characters
    return tuple(
        Reason(place, characters[who], names_of(ready, plan), reasons_of(ready, because))
        for place, who, plan, because in shown
    )


def names_of(ready: Ready, actions: Iterable[int]) -> tuple[str, ...]:
    return tuple(ready.problem.actions[action].name for action in actions)
