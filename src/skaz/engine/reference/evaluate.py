"""What an expression is worth in a state, under values for its variables.

A condition is True, False or OPEN: not told. A value is any value, NOTHING (told to be none; Sabre's ``?``) or OPEN.
Negation is pushed inward on the way: comparisons flip, belief is total. In a Sabre problem nothing is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from skaz.compile.problem import BELIEVES
from skaz.engine.reference.state import Fluent, State
from skaz.model.logic import (
    OPEN,
    And,
    Arith,
    Believes,
    Compare,
    Const,
    Expr,
    If,
    IsA,
    Matter,
    Not,
    Or,
    Quantified,
    Quote,
    Read,
    Special,
    Value,
    Var,
)
from skaz.model.normal import OPPOSITE, arithmetic, compare, substitute
from skaz.text.failure import SkazError

Env = Mapping[str, Value]
#: True, False or OPEN.
Truth = bool | Special


class DividedByZero(SkazError):
    """A number was divided by zero; there is no such value to go on with."""

    def __init__(self) -> None:
        super().__init__("A number is divided by zero.")


def holds(expr: Expr, state: State, env: Env, positive: bool = True) -> Truth:
    """Whether a condition, or with ``positive`` False its contrary, holds in a state.

    Raises:
        DividedByZero: something in it divides by zero.
    """
    return _HOLDS.get(type(expr), _holds_value)(expr, state, env, positive)


def value(expr: Expr, state: State, env: Env) -> Value:
    """The value of an expression in a state.

    Raises:
        DividedByZero: something in it divides by zero.
    """
    found = _VALUE.get(type(expr))
    return holds(expr, state, env) if found is None else found(expr, state, env)


def fluent_at(expr: Expr, state: State, env: Env) -> Fluent | None:
    """The fluent that an expression reads; None if it reads none, or an argument is open or nothing."""
    if isinstance(expr, Believes):
        who = value(expr.who, state, env)
        inner = None if isinstance(who, Special) else fluent_at(expr.what, state.mind(who), env)
        return None if inner is None else (BELIEVES, who, inner)
    if not isinstance(expr, Read):
        return None
    args = [arg.value if type(arg) is Const else value(arg, state, env) for arg in expr.args]
    return None if any(isinstance(arg, Special) for arg in args) else (expr.property, *args)


def _holds_value(expr: Expr, state: State, env: Env, positive: bool) -> Truth:
    """A value as a condition; a content is asked itself, and what was kept in words only is open."""
    found = value(expr, state, env)
    if isinstance(found, Matter):
        return OPEN if found.expr is None else holds(found.expr, state, {}, positive)
    return OPEN if found is OPEN else (found is True) == positive


def _holds_believes(expr: Believes, state: State, env: Env, positive: bool) -> Truth:
    if _is_fluent(expr, state):
        return _holds_value(expr, state, env, positive)
    who = value(expr.who, state, env)
    if isinstance(who, Special):
        return OPEN if who is OPEN else False
    return holds(expr.what, state.mind(who), env, positive)


def _holds_compare(expr: Compare, state: State, env: Env, positive: bool) -> Truth:
    left, right = value(expr.left, state, env), value(expr.right, state, env)
    if isinstance(expr.right, Const) and right is OPEN and expr.op in ("==", "!="):
        # written so: whether anything is told
        return (left is OPEN) == ((expr.op == "==") == positive)
    if left is OPEN or right is OPEN:
        return OPEN
    return compare(expr.op if positive else OPPOSITE[expr.op], left, right)


def _holds_not(expr: Not, state: State, env: Env, positive: bool) -> Truth:
    return holds(expr.part, state, env, not positive)


def _holds_and(expr: And, state: State, env: Env, positive: bool) -> Truth:
    truths = (holds(part, state, env, positive) for part in expr.parts)
    return _every(truths) if positive else _some(truths)


def _holds_or(expr: Or, state: State, env: Env, positive: bool) -> Truth:
    truths = (holds(part, state, env, positive) for part in expr.parts)
    return _some(truths) if positive else _every(truths)


def _every(truths: Iterable[Truth]) -> Truth:
    found: Truth = True
    for truth in truths:
        if truth is False:
            return False
        if truth is OPEN:
            found = OPEN
    return found


def _some(truths: Iterable[Truth]) -> Truth:
    found: Truth = False
    for truth in truths:
        if truth is True:
            return True
        if truth is OPEN:
            found = OPEN
    return found


def _holds_if(expr: If, state: State, env: Env, positive: bool) -> Truth:
    result = chosen(expr, state, env)
    if isinstance(result, Special) or result is None:
        return False if result is None else OPEN
    return holds(result, state, env, positive)


def chosen(expr: If, state: State, env: Env) -> Expr | Special | None:
    """What an ``if`` comes to as a condition or effect: an expression, OPEN, or None where no branch applies.

    A branch applies when its condition holds and the contrary of each one before it does.
    """
    for condition, result in expr.branches:
        truth = holds(condition, state, env)
        if truth is True:
            return result
        if truth is OPEN:
            return OPEN
        if holds(condition, state, env, False) is not True:
            return None
    return Const(True) if expr.otherwise is None else expr.otherwise


def _holds_quantified(expr: Quantified, state: State, env: Env, positive: bool) -> Truth:
    truths = (
        holds(expr.body, state, {**env, expr.var: entity}, positive) for entity in state.world.entities(expr.type)
    )
    return _every(truths) if (expr.kind == "forall") == positive else _some(truths)


def _holds_is_a(expr: IsA, state: State, env: Env, positive: bool) -> Truth:
    found = value(expr.term, state, env)
    if isinstance(found, Special):
        return OPEN if found is OPEN else not positive
    return state.world.is_a(found, expr.type) == positive


def _value_const(expr: Const, state: State, env: Env) -> Value:
    return expr.value


def _value_var(expr: Var, state: State, env: Env) -> Value:
    return env[expr.name]


def _value_quote(expr: Quote, state: State, env: Env) -> Value:
    return state.world.matter(substitute(expr.what, env))


def _value_read(expr: Read, state: State, env: Env) -> Value:
    fluent: list[Value] = [expr.property]
    for arg in expr.args:
        found = arg.value if type(arg) is Const else value(arg, state, env)
        if isinstance(found, Special):
            return found
        fluent.append(found)
    return state.get(tuple(fluent))


def _value_believes(expr: Believes, state: State, env: Env) -> Value:
    who = value(expr.who, state, env)
    if isinstance(who, Special):
        return who
    if _is_fluent(expr, state):
        fluent = fluent_at(expr, state, env)
        if fluent is not None:
            return state.read(fluent)
    return value(expr.what, state.mind(who), env)


def _is_fluent(expr: Believes, state: State) -> bool:
    """Whether a belief is, or may be, a variable beside the belief states."""
    return bool(state.world.tracked or state.world.keeps_deeper) and isinstance(expr.what, (Read, Believes))


def _value_arith(expr: Arith, state: State, env: Env) -> Value:
    return _calculated(expr.op, value(expr.left, state, env), value(expr.right, state, env))


def _calculated(op: str, left: Value, right: Value) -> Value:
    if left is OPEN or right is OPEN:
        return OPEN
    result = arithmetic(op, left, right)
    if result is None:
        raise DividedByZero
    return result


def _value_if(expr: If, state: State, env: Env) -> Value:
    """The first result whose condition holds, else the last."""
    for condition, result in expr.branches:
        truth = holds(condition, state, env)
        if truth is not False:
            return OPEN if truth is OPEN else value(result, state, env)
    return True if expr.otherwise is None else value(expr.otherwise, state, env)


def _value_quantified(expr: Quantified, state: State, env: Env) -> Value:
    if expr.kind in ("forall", "exists"):
        return holds(expr, state, env)
    op, total = ("+", 0.0) if expr.kind == "sum" else ("*", 1.0)
    for entity in state.world.entities(expr.type):
        found = _calculated(op, total, value(expr.body, state, {**env, expr.var: entity}))
        if isinstance(found, Special):
            return found
        total = found  # type: ignore[assignment]
    return total


_HOLDS: dict[type, Callable[..., Truth]] = {
    Believes: _holds_believes,
    Compare: _holds_compare,
    Not: _holds_not,
    And: _holds_and,
    Or: _holds_or,
    If: _holds_if,
    Quantified: _holds_quantified,
    IsA: _holds_is_a,
}
_VALUE: dict[type, Callable[..., Value]] = {
    Const: _value_const,
    Var: _value_var,
    Read: _value_read,
    Believes: _value_believes,
    Arith: _value_arith,
    If: _value_if,
    Quantified: _value_quantified,
    Quote: _value_quote,
}
