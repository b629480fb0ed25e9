"""Expressions in simpler form: negation pushed inward, variables replaced, constants worked out."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from skaz.model.logic import (
    FALSE,
    NOTHING,
    TRUE,
    And,
    Arith,
    Assign,
    Believes,
    Compare,
    Const,
    Expr,
    If,
    IsA,
    Not,
    Or,
    Quantified,
    Quote,
    Read,
    Special,
    Value,
    Var,
)

#: What a comparison becomes under a negation.
OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
#: What a comparison becomes when its sides change places.
CONVERSE = {"==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<="}
_DUAL = {"forall": "exists", "exists": "forall"}


def map_parts(expr: Expr, change: Callable[[Expr], Expr]) -> Expr:
    """The expression with ``change`` applied to each of its parts."""
    if isinstance(expr, (Const, Var)):
        return expr
    if isinstance(expr, Read):
        return Read(expr.property, tuple(change(arg) for arg in expr.args))  # type: ignore[misc]
    if isinstance(expr, Believes):
        return Believes(change(expr.who), change(expr.what))  # type: ignore[arg-type]
    if isinstance(expr, Compare):
        return Compare(expr.op, change(expr.left), change(expr.right))
    if isinstance(expr, Arith):
        return Arith(expr.op, change(expr.left), change(expr.right))
    if isinstance(expr, Not):
        return Not(change(expr.part))
    if isinstance(expr, And):
        return And(tuple(change(part) for part in expr.parts))
    if isinstance(expr, Or):
        return Or(tuple(change(part) for part in expr.parts))
    if isinstance(expr, If):
        branches = tuple((change(condition), change(result)) for condition, result in expr.branches)
        return If(branches, None if expr.otherwise is None else change(expr.otherwise))
    if isinstance(expr, Quantified):
        return Quantified(expr.kind, expr.var, expr.type, change(expr.body))
    if isinstance(expr, IsA):
        return IsA(change(expr.term), expr.type)  # type: ignore[arg-type]
    if isinstance(expr, Quote):
        return Quote(change(expr.what))
    return Assign(change(expr.target), change(expr.value))


def substitute(expr: Expr, values: Mapping[str, Value]) -> Expr:
    """The expression with constants for variables; a quantifier's own variable hides one of the same name."""
    if isinstance(expr, Var):
        return Const(values[expr.name]) if expr.name in values else expr
    if isinstance(expr, Quantified) and expr.var in values:
        values = {name: value for name, value in values.items() if name != expr.var}
    return map_parts(expr, lambda part: substitute(part, values))


def negate(expr: Expr) -> Expr:
    """The contrary of a condition, its negation pushed inward as far as it goes.

    Comparisons flip, so both ``n > 2`` and its contrary ``n <= 2`` are false where ``n`` is told to be nothing; belief
    is total: not to believe something is to believe its contrary.
    """
    if isinstance(expr, Const):
        return FALSE if expr.value is True else TRUE if expr.value is False else Not(expr)
    if isinstance(expr, Not):
        return push(expr.part)
    if isinstance(expr, And):
        return Or(tuple(negate(part) for part in expr.parts))
    if isinstance(expr, Or):
        return And(tuple(negate(part) for part in expr.parts))
    if isinstance(expr, Compare):
        return Compare(OPPOSITE[expr.op], expr.left, expr.right)
    if isinstance(expr, Believes):
        return Believes(expr.who, negate(expr.what))
    if isinstance(expr, Quantified) and expr.kind in _DUAL:
        return Quantified(_DUAL[expr.kind], expr.var, expr.type, negate(expr.body))
    if isinstance(expr, If):
        return If(
            tuple((push(c), negate(r)) for c, r in expr.branches),
            negate(TRUE if expr.otherwise is None else expr.otherwise),
        )
    return Not(expr)


def push(expr: Expr) -> Expr:
    """A condition with all negations pushed inward; ``Not`` remains around a bare property, variable or type test."""
    if isinstance(expr, Not):
        return negate(expr.part)
    return map_parts(expr, push) if isinstance(expr, (And, Or, If, Believes, Quantified)) else expr


def is_number(value: Value) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def same(one: Value, two: Value) -> bool:
    """Whether two values are one: 1 and 1.0 are, 1 and True are not."""
    return one is two or (one == two and isinstance(one, bool) == isinstance(two, bool))


def compare(op: str, left: Value, right: Value) -> bool:
    """Sabre's comparison of two told values: only numbers are ordered, but equal values of any kind are <= and >=."""
    if op == "==":
        return same(left, right)
    if op == "!=":
        return not same(left, right)
    if op in ("<=", ">=") and same(left, right):
        return True
    if not (is_number(left) and is_number(right)):
        return False
    return bool(left < right if op in ("<", "<=") else left > right)  # type: ignore[operator]


def _double(value: Value) -> float:
    try:
        return float(value)  # type: ignore[arg-type]
    except OverflowError:
        return math.inf if value > 0 else -math.inf  # type: ignore[operator]


def arithmetic(op: str, left: Value, right: Value) -> Value | None:
    """A result, ``NOTHING`` where an operand is no number, None for a division by zero. There is no -0 and no NaN."""
    if isinstance(left, Special) or isinstance(right, Special) or not (is_number(left) and is_number(right)):
        return NOTHING
    one, two = _double(left), _double(right)
    if op == "/" and two == 0:
        return None
    if op == "*" and 0 in (one, two):
        return 0.0
    result = one + two if op == "+" else one - two if op == "-" else one * two if op == "*" else one / two
    return NOTHING if result != result else result + 0.0
