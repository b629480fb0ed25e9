"""What a state is worth to the author or a character, as it is and as the character believes it to be."""

from __future__ import annotations

from collections.abc import Mapping

from skaz.engine.reference.evaluate import value
from skaz.engine.reference.state import State
from skaz.model.logic import Const, Expr, Value

Utilities = Mapping["str | None", Expr]
NOTHING_WANTED = Const(0.0)


def utility(utilities: Utilities, who: str | None, state: State) -> Value:
    """The worth of a state as it is; ``who`` None is the author. Whoever has no utility finds every state worth 0.

    Raises:
        DividedByZero: the utility divides by zero.
    """
    return value(utilities.get(who, NOTHING_WANTED), state, {})


def believed_utility(utilities: Utilities, who: str, state: State) -> Value:
    """The worth that a character believes a state to have.

    Raises:
        DividedByZero: the utility divides by zero.
    """
    return utility(utilities, who, state.mind(who))
