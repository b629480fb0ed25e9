"""Lifted formulas made ready: what binding one at given arguments comes to is worked out once, not for every deed.

Only plain ones are: properties, comparisons, beliefs about these, assignments. What is said in a deed, and formulas
with variables of their own, stay with the binder, whose meaning this is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from skaz.model.logic import Assign, Believes, Compare, Const, Expr, Not, Read, Value, Var

#: A formula at given arguments; None if it mentions what was left out.
Bound = Callable[[Mapping[str, Value]], Expr | None]

#: Entities stand in so many formulas that each has one constant; other values must not be mixed up (1, True).
_constants: dict[str, Const] = {}
MOST_CONSTANTS = 100_000


def constant(value: Value) -> Const:
    """The constant of a value."""
    if type(value) is not str:
        return Const(value)
    found = _constants.get(value)
    if found is None:
        if len(_constants) >= MOST_CONSTANTS:
            _constants.clear()
        found = _constants[value] = Const(value)
    return found


def ready_condition(expr: Expr) -> Bound | None:
    """A part of a condition, ready; None where it is not plain."""
    if isinstance(expr, Believes):
        who, what = ready_term(expr.who), ready_condition(expr.what)
        return None if who is None or what is None else _pair(Believes, who, what)
    if isinstance(expr, Not):
        part = ready_condition(expr.part)
        return None if part is None else _negated(part)
    return ready_term(expr) if isinstance(expr, Read | Compare) else None


def ready_effect(expr: Expr) -> Bound | None:
    """A part of an effect, ready; None where it is not plain."""
    return ready_term(expr) if isinstance(expr, Assign) and isinstance(expr.target, Read) else None


def ready_term(expr: Expr) -> Bound | None:
    """A term, ready; None where it is not plain."""
    if isinstance(expr, Const):
        return lambda slots: expr
    if isinstance(expr, Var):
        return _variable(expr)
    if isinstance(expr, Read):
        args = [ready_term(arg) for arg in expr.args]
        return None if None in args else _read(expr.property, args)  # type: ignore[arg-type]
    if isinstance(expr, Assign):
        target, value = ready_term(expr.target), ready_term(expr.value)
        return None if target is None or value is None else _pair(Assign, target, value)
    if isinstance(expr, Compare):
        left, right = ready_term(expr.left), ready_term(expr.right)
        return None if left is None or right is None else _compared(expr.op, left, right)
    return None


def _variable(var: Var) -> Bound:
    name = var.name

    def bound(slots: Mapping[str, Value]) -> Expr | None:
        if name not in slots:
            return var
        value = slots[name]
        return None if value is None else constant(value)

    return bound


def _read(name: str, args: list[Bound]) -> Bound:
    def bound(slots: Mapping[str, Value]) -> Expr | None:
        found = []
        for arg in args:
            value = arg(slots)
            if value is None:
                return None
            found.append(value)
        return Read(name, tuple(found))  # type: ignore[arg-type]

    return bound


def _pair(kind: Callable[..., Expr], one: Bound, other: Bound) -> Bound:
    def bound(slots: Mapping[str, Value]) -> Expr | None:
        first = one(slots)
        second = None if first is None else other(slots)
        return None if first is None or second is None else kind(first, second)

    return bound


def _compared(op: str, left: Bound, right: Bound) -> Bound:
    return _pair(lambda one, other: Compare(op, one, other), left, right)


def _negated(part: Bound) -> Bound:
    def bound(slots: Mapping[str, Value]) -> Expr | None:
        found = part(slots)
        return None if found is None else Not(found)

    return bound
