"""
The compiled core of skaz. Each room that needs it has one module that imports it; nothing else does.
"""

from collections.abc import Sequence
from typing import Annotated, Any

from typing_extensions import Buffer


def version() -> str:
    """The version of skaz that the core was built for."""

def sanitizers() -> str:
    """The sanitizers it was built with, as in 'address,undefined'; else ''."""

class BadProblem(ValueError):
    pass

class DividedByZero(ArithmeticError):
    pass

class TooManyNumbers(OverflowError):
    pass

class EndlessTriggers(RuntimeError):
    pass

class GroundWorld:
    """A ground problem with all its states; made of `compile.flat` arrays."""

    def __init__(self, *, characters: int, entities: int, slots: int, actions: int, numbers: Annotated[Buffer, "float64"], fluent_slot: Annotated[Buffer, "int32"], fluent_believer: Annotated[Buffer, "int32"], fluent_inner: Annotated[Buffer, "int32"], expr_kind: Annotated[Buffer, "int32"], expr_a: Annotated[Buffer, "int32"], expr_b: Annotated[Buffer, "int32"], expr_args: Annotated[Buffer, "int32"], event_condition: Annotated[Buffer, "int32"], effect_start: Annotated[Buffer, "int32"], effect_when: Annotated[Buffer, "int32"], effect_fluent: Annotated[Buffer, "int32"], effect_value: Annotated[Buffer, "int32"], consent_start: Annotated[Buffer, "int32"], consent_who: Annotated[Buffer, "int32"], observing: Annotated[Buffer, "int32"], clause_start: Annotated[Buffer, "int32"], atom_start: Annotated[Buffer, "int32"], atom_fluent: Annotated[Buffer, "int32"], atom_test: Annotated[Buffer, "int32"], atom_value: Annotated[Buffer, "int32"], utility: Annotated[Buffer, "int32"], begin_values: Annotated[Buffer, "int32"], begin_minds: Annotated[Buffer, "int32"]) -> None: ...

    @property
    def initial(self) -> int: ...

    def possible(self, state: int) -> list[int]:
        """The numbers of the actions whose condition holds in a state."""

    def act(self, state: int, action: int) -> int:
        """The state after an action and the triggers that follow it."""

    def values(self, state: int) -> list[int]:
        """The values of a state's variables, by number."""

    def number(self, value: int) -> float:
        """The number that a value stands for."""

    def mind(self, state: int, who: int) -> int:
        """
        The state that a character takes to be so; the same where it is its own.
        """

    def utility(self, state: int, owner: int) -> int | None:
        """The value of an owner's utility in a state; None: always worth 0."""

    @property
    def states(self) -> int: ...

    @property
    def bytes(self) -> int: ...

    def explain(self, state: int, action: int, who: int, length: int, depth: int, max_visited: int | None = None, max_seconds: float | None = None, max_bytes: int | None = None, poll: object | None = None) -> dict[str, Any]: ...

    def plan(self, goal: float, author_limit: int, character_limit: int, epistemic_limit: int, explanation_first: bool = False, max_visited: int | None = None, max_seconds: float | None = None, max_bytes: int | None = None, poll: object | None = None) -> dict[str, Any]: ...

class BadProgram(ValueError):
    pass

class StoryDividedByZero(ArithmeticError):
    pass

class EndlessRules(RuntimeError):
    pass

class Story:
    """The states of one telling while it is replayed."""

    def __init__(self, depth: int, oracle: object) -> None: ...

    def add_value(self, kind: int, number: float = 0) -> int: ...

    def number(self, arg: int, /) -> float: ...

    def set_content(self, arg0: int, arg1: int, arg2: int, /) -> None: ...

    def fluent(self, arg0: int, arg1: Sequence[int], /) -> int: ...

    def parts(self, arg: int, /) -> list[int]: ...

    def compile(self, arg: Sequence[int], /) -> int: ...

    def add_question(self, arg0: Sequence[int], arg1: Sequence[int], arg2: Sequence[int], /) -> int: ...

    def ask(self, arg0: int, arg1: Sequence[int], arg2: int, /) -> object: ...

    def forget_places(self) -> None: ...

    def set_watched(self, arg0: int, arg1: int, /) -> None: ...

    def add_audience(self, arg0: bool, arg1: Sequence[int], arg2: Sequence[int], /) -> int: ...

    def give(self, arg0: int, arg1: int, arg2: int, /) -> None: ...

    def publish(self, arg0: int, arg1: int, arg2: int, /) -> bool: ...

    def get(self, arg0: int, arg1: int, /) -> int: ...

    def put(self, arg0: int, arg1: int, arg2: int, /) -> None: ...

    def mind(self, arg0: int, arg1: int, /) -> int: ...

    def branch(self, arg: int, /) -> int: ...

    def path(self, arg: int, /) -> list[int]: ...

    def above(self, arg: int, /) -> int: ...

    def under(self, arg: int, /) -> int: ...

    def minds(self, arg: int, /) -> list[int]: ...

    def own(self, arg: int, /) -> list[int]: ...

    def has_own(self, arg0: int, arg1: int, /) -> bool: ...

    def impose(self, arg0: int, arg1: int, arg2: int, /) -> None: ...

    def forget(self, arg0: int, arg1: int, /) -> None: ...

    def changed(self, arg: int, /) -> list[int]: ...

    def has_changed(self, arg: int, /) -> bool: ...

    def note(self, arg0: int, arg1: int, /) -> None: ...

    def take_quiet(self) -> list[list[tuple[int, int]]]: ...

    def clear_changed(self, arg: int, /) -> None: ...

    @property
    def size(self) -> int: ...

    def happen(self, arg0: int, arg1: int, arg2: int, arg3: Sequence[int], arg4: Sequence[int], arg5: Sequence[int], arg6: Sequence[int], arg7: int, /) -> None: ...

    def put_right(self, arg0: int, arg1: int, arg2: int, arg3: int, /) -> None: ...

    def settle(self, arg: int, /) -> None: ...

    def changes(self, arg0: int, arg1: int, /) -> bytes: ...

    def believed(self, arg0: Sequence[int], arg1: int, arg2: int, /) -> int: ...

    def holders(self, arg: int, /) -> list[int]: ...

    def last_change(self, arg0: int, arg1: int, /) -> tuple[int, int]: ...

    def knowers(self, arg: int, /) -> list[tuple[int, int]]: ...

    def was_told(self, arg0: int, arg1: int, /) -> bool: ...
