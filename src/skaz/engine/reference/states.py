"""The states of a ground problem that were come to, equal ones as one, for whoever searches among them, slowly.

What follows a state and what it is worth is worked out once. A state here is never changed.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from skaz.compile.problem import BELIEVES
from skaz.engine.reference.ready import Ready
from skaz.engine.reference.state import State
from skaz.engine.reference.utility import utility
from skaz.model.logic import Special, Value
from skaz.text.failure import SkazError


class Faulty(SkazError):
    """An action that was tried cannot be gone through with; the message says why."""


class EndlessRules(Faulty):
    """The rules that follow an action do not come to rest: nobody can do it."""


class States:
    """The states of a problem that were come to, equal ones as one, with what follows them and what they are worth.

    ``on_new`` is called before each event that is worked out; it may raise to stop whoever searches.
    """

    def __init__(self, ready: Ready, on_new: Callable[[], None] | None = None) -> None:
        self.ready = ready
        self.on_new = on_new
        self.problem = ready.problem
        self.fluents = (*ready.problem.fluents, *sorted(ready.problem.tracked, key=repr))
        self.known: dict[object, State] = {}
        self.after: dict[tuple[State, int], State] = {}
        self.minds: dict[tuple[State, str], State] = {}
        self.worths: dict[State, float] = {}
        self.choices: dict[State, tuple[int, ...]] = {}

    def one(self, state: State) -> State:
        """The first state that was come to and is the same as this one, down to the last belief."""
        return self.known.setdefault((owner(state), self._content(state)), state)

    def _content(self, state: State) -> object:
        deeper = frozenset((each, state.get(each)) for each in state.told() if each[0] == BELIEVES)
        minds = ((who, state.mind(who)) for who in self.problem.characters)
        inner = tuple(self._content(mind) for who, mind in minds if mind is not state)
        return tuple(state.get(fluent) for fluent in self.fluents), deeper, inner

    def act(self, state: State, action: int) -> State:
        """The state after an action that is possible in it, and the rules that follow.

        Raises:
            Faulty: it cannot be gone through with.
        """
        if (state, action) not in self.after:
            if self.on_new is not None:
                self.on_new()
            next_ = state.branch()
            fault = self.ready.act(next_, action)
            if fault is not None:
                raise (EndlessRules if fault.kind == "endless-rules" else Faulty)(fault.message)
            self.after[state, action] = self.one(next_)
        return self.after[state, action]

    def mind(self, state: State, who: str) -> State:
        if (state, who) not in self.minds:
            mind = state.mind(who)
            self.minds[state, who] = state if mind is state else self.one(mind)
        return self.minds[state, who]

    def possible(self, state: State, action: int) -> bool:
        return action in self.possibles(state)

    def possibles(self, state: State) -> tuple[int, ...]:
        if state not in self.choices:
            self.choices[state] = tuple(each for each in self.ready.possible(state) if self._rests(state, each))
        return self.choices[state]

    def _rests(self, state: State, action: int) -> bool:
        """Whether the rules that follow an action come to rest, so that it can be gone through with."""
        try:
            self.act(state, action)
        except EndlessRules:
            return False
        return True

    def worth(self, state: State) -> float:
        """What a state is worth to whose it is; NaN, which is neither more nor less nor the same, where to nobody."""
        if state not in self.worths:
            self.worths[state] = as_number(utility(self.problem.utilities, owner(state), state))
        return self.worths[state]

    def consenting(self, action: int) -> tuple[str, ...]:
        return self.problem.actions[action].consenting

    def believed_possible(self, state: State, action: int) -> bool:
        """Whether an action is possible, and everybody whose consent it needs believes so."""
        return self.possible(state, action) and all(
            self.possible(self.mind(state, who), action) for who in self.consenting(action)
        )


def owner(state: State) -> str | None:
    """Whose a state is: a character's, or the author's."""
    return str(state.path[-1]) if state.path else None


def as_number(worth: Value) -> float:
    return math.nan if isinstance(worth, Special) else float(worth)  # type: ignore[arg-type]
