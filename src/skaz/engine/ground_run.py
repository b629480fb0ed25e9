"""A ground problem on the engine that is asked for: the reference, or the compiled core behind the same face.

``CoreProblem`` is used as ``reference.ready.Ready`` is, ``CoreState`` as its states are. Their meaning is the
reference's; what the core cannot run stays with the reference, and ``runner`` says so.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any, Literal, Protocol

from skaz.compile.problem import BELIEVES, Fluent, Problem
from skaz.engine import core
from skaz.engine.reference.evaluate import DividedByZero
from skaz.engine.reference.ready import DEPTH, Ready
from skaz.engine.reference.update import Fault
from skaz.model.logic import NOTHING, Value
from skaz.text.failure import SkazError
from skaz.text.slow import warn_slow


class GroundState(Protocol):
    """A state of either engine."""

    def get(self, fluent: Fluent) -> Value:
        """The value of a variable here."""
        ...

    def read(self, fluent: Fluent) -> Value:
        """A fluent as events read it."""
        ...

    def believed(self, fluent: Fluent) -> Value:
        """A fluent as the belief states have it."""
        ...

    def mind(self, who: str) -> GroundState: ...


class Runner(Protocol):
    """A problem on either engine."""

    @property
    def problem(self) -> Problem: ...
    def state(self) -> Any: ...
    def possible(self, state: Any) -> list[int]: ...
    def act(self, state: Any, action: int) -> Fault | None: ...
    def utility(self, who: str | None, state: Any) -> Value: ...


#: Which engine runs a problem; None: the core, or the reference where the core cannot.
Engine = Literal["core", "reference"]


class NoCore(SkazError):
    """The core was asked for, and there is none."""

    def __init__(self) -> None:
        super().__init__(
            "skaz's compiled core is not installed. Install a C++20 compiler (gcc 11, clang 14, Visual Studio 2022 or "
            "newer) and then skaz once more, or use the reference engine."
        )


class NotForTheCore(SkazError):
    """A problem that only the reference can run."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The problem {name} is too large for the compiled core, or one of its conditions is, or its numbers are "
            "too many. Use the reference engine."
        )


def runner(ready: Ready, engine: Engine | None = None, depth: int = DEPTH) -> Ready | CoreProblem:
    """The problem on the engine that was asked for; where none was, on the core, or on the reference with a warning.

    Raises:
        NoCore: the core was asked for and is not installed.
        NotForTheCore: the core was asked for and cannot run this problem.
    """
    if engine == "reference":
        return ready
    if engine is None and not core.IS_THERE:
        warn_slow("The problem runs")
        return ready
    try:
        return CoreProblem(ready, depth)
    except NotForTheCore as why:
        if engine is not None:
            raise
        warnings.warn(str(why), stacklevel=2)
        return ready


class CoreProblem:
    """A problem on the core. Beliefs are followed to one depth, given when it is made."""

    def __init__(self, ready: Ready, depth: int = DEPTH) -> None:
        """Make it.

        Raises:
            NoCore: the core is not installed.
            NotForTheCore: the problem is too large for the core, or a condition in it is.
        """
        if not core.IS_THERE:
            raise NoCore
        self.ready = ready
        self.problem = ready.problem
        self.depth = depth
        self.flat = core.flatten(ready, depth)
        world = core.on_core(self.flat)
        if world is None:
            raise NotForTheCore(ready.problem.name)
        self.world = world
        self.slot = {fluent: slot for fluent, slot in zip(self.flat.fluents, self.flat.fluent_slot) if slot >= 0}
        self.index = {who: index for index, who in enumerate(ready.problem.characters)}
        self.named: list[Value] = [False, True, NOTHING, *ready.problem.types.numbered]

    def state(self) -> CoreState:
        """The state after the first triggers."""
        return CoreState(self, self.world.initial)

    def possible(self, state: CoreState) -> list[int]:
        """The numbers of the actions whose condition holds in a state.

        Raises:
            DividedByZero: a condition that had to be looked at divides by zero.
        """
        try:
            return self.world.possible(state.number)
        except core.DIVIDED_BY_ZERO:
            raise DividedByZero from None

    def act(self, state: CoreState, action: int) -> Fault | None:
        """Let an action happen in a state, by its number. What it fails at is told by the reference."""
        try:
            state.number = self.world.act(state.number, action)
        except (*core.DIVIDED_BY_ZERO, *core.ENDLESS):
            return self._fault([*state.path, action])
        except core.TOO_MANY_NUMBERS as many:
            raise NotForTheCore(self.problem.name) from many
        state.path.append(action)
        return None

    def utility(self, who: str | None, state: CoreState) -> Value:
        """The worth of a state as it is to a character; ``who`` None is the author.

        Raises:
            DividedByZero: the utility divides by zero.
        """
        try:
            value = self.world.utility(state.number, len(self.index) if who is None else self.index[who])
        except core.DIVIDED_BY_ZERO:
            raise DividedByZero from None
        return 0.0 if value is None else self.value(value)

    def value(self, number: int) -> Value:
        """A value by its number."""
        return self.named[number] if number < len(self.named) else self.world.number(number)

    def _fault(self, path: Sequence[int]) -> Fault | None:
        state = self.ready.state(self.depth)
        faults = (self.ready.act(state, action) for action in path)
        return next((fault for fault in faults if fault is not None), None)


class CoreState:
    """A state on the core, used as ``reference.state.State`` is. A mind of it stays as it is when it changes."""

    def __init__(self, core: CoreProblem, number: int, owner: str | None = None) -> None:
        self.core = core
        self.number = number
        self.owner = owner
        self.path: list[int] = []
        """The actions that have led here."""

    def branch(self) -> CoreState:
        branch = CoreState(self.core, self.number, self.owner)
        branch.path = list(self.path)
        return branch

    @property
    def values(self) -> list[int]:
        """The values of the variables, by number."""
        return self.core.world.values(self.number)

    def get(self, fluent: Fluent) -> Value:
        """The value of a variable here."""
        return self.core.value(self.values[self.core.slot[fluent]])

    def read(self, fluent: Fluent) -> Value:
        """A fluent as events read it: see ``reference.state.State.read``."""
        slot = self.core.slot
        while fluent[0] == BELIEVES and fluent[1] == self.owner and fluent[2] in slot:
            fluent = fluent[2]
        return self.get(fluent) if fluent in slot else self.believed(fluent)

    def believed(self, fluent: Fluent) -> Value:
        """A fluent as the belief states have it; where belief is cut off, without the innermost believers."""
        state = self
        while fluent[0] == BELIEVES:
            mind = state.mind(fluent[1])
            if mind is state and fluent[1] != state.owner:
                while fluent[0] == BELIEVES:
                    fluent = fluent[2]
            else:
                state, fluent = mind, fluent[2]
        return state.get(fluent)

    def mind(self, who: str) -> CoreState:
        """What ``who`` believes; this state itself where it is already theirs, or as deep as can be."""
        number = self.core.world.mind(self.number, self.core.index[who])
        return self if number == self.number else CoreState(self.core, number, who)
