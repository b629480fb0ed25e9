"""Turns what stands after ``effect:``, or as an initial statement, into assignments.

A conjunction, ``forall``, ``if``, ``believes`` and ``=`` are taken as they are; ``fluent == value``, a bare boolean
fluent, its negation and a boolean ``fluent != value`` are shorthands for an assignment; nothing else is an effect.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from skaz.formats.sabre.check import EFFECT, Checker, Typed, is_fluent
from skaz.formats.sabre.raw import Raw
from skaz.formats.sabre.unreadable import Unreadable
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
    Not,
    Or,
    Quantified,
    Read,
    Var,
)
from skaz.model.normal import negate, push
from skaz.model.sabre import BOOLEAN, ENTITY, NUMBER


def assignments(checker: Checker, raw: Raw, scope: Mapping[str, str]) -> Expr:
    """The assignments that an expression stands for.

    Raises:
        Unreadable: it does not say what is so afterwards.
    """
    typed = checker.typed(raw, scope)
    if typed.type not in (BOOLEAN, EFFECT):
        raise Unreadable("An effect must say what is so afterwards; this is a value.", raw.start, raw.end)
    return _Effects(checker, raw, dict(scope)).of(push(typed.expr))


class _Effects:
    def __init__(self, checker: Checker, raw: Raw, scope: dict[str, str]) -> None:
        self.checker = checker
        self.raw = raw
        self.scope = scope

    def of(self, expr: Expr) -> Expr:
        if isinstance(expr, And):
            return And(tuple(self.of(part) for part in expr.parts))
        if isinstance(expr, Or):
            return self._either(expr)
        if isinstance(expr, If):
            branches = tuple((condition, self.of(result)) for condition, result in expr.branches)
            return If(branches, None if expr.otherwise is None else self.of(expr.otherwise))
        if isinstance(expr, Quantified) and expr.kind == "forall":
            self.scope[expr.var] = expr.type
            return Quantified("forall", expr.var, expr.type, self.of(expr.body))
        if isinstance(expr, Assign) or expr == TRUE:
            return expr
        if is_fluent(expr):
            return Assign(expr, TRUE)
        if isinstance(expr, Believes):
            return Believes(expr.who, self.of(expr.what))
        if isinstance(expr, Not) and is_fluent(expr.part):
            return Assign(expr.part, FALSE)
        if isinstance(expr, Compare):
            return self._comparison(expr)
        raise self._no_effect()

    def _either(self, expr: Or) -> Expr:
        """Alternatives are no effect, unless all but one contradict themselves anyway."""
        possible = [part for part in expr.parts if not self._is_impossible(part)]
        if len(possible) != 1:
            raise self._no_effect()
        return self.of(possible[0])

    def _is_impossible(self, expr: Expr) -> bool:
        try:
            return expr == FALSE or contradiction(self.of(expr)) is not None
        except Unreadable:
            return False

    def _comparison(self, expr: Compare) -> Expr:
        target, value = (expr.left, expr.right) if is_fluent(expr.left) else (expr.right, expr.left)
        if not is_fluent(target):
            raise self._no_effect()
        kind = self._type(target)
        if expr.op == "==":
            self.checker.may_hold(self.raw, kind, self._typed(value))
            return Assign(target, value)
        if expr.op == "!=" and kind == BOOLEAN and value != Const(NOTHING):
            return Assign(target, negate(value))
        raise self._no_effect()

    def _type(self, expr: Expr) -> str:
        while isinstance(expr, Believes):
            expr = expr.what
        if isinstance(expr, Read):
            return next(each.type for each in self.checker.properties if each.name == expr.property)
        return BOOLEAN

    def _typed(self, expr: Expr) -> Typed:
        """A value that has been checked already, with its sort of type."""
        if isinstance(expr, Const):
            value = expr.value
            kind = BOOLEAN if isinstance(value, bool) else NUMBER if isinstance(value, float) else None
            return Typed(expr, kind or ("?" if not isinstance(value, str) else ENTITY))
        if is_fluent(expr):
            return Typed(expr, self._type(expr))
        return Typed(expr, _sort_of(expr))

    def _no_effect(self) -> Unreadable:
        message = "An effect must say of each property what it is afterwards; this leaves a choice or only compares."
        help_ = "Write  property = value, joined by &, in  forall  or  if ... else."
        return Unreadable(message, self.raw.start, self.raw.end, help_)


def _sort_of(expr: Expr) -> str:
    if isinstance(expr, Arith) or (isinstance(expr, Quantified) and expr.kind in ("sum", "product")):
        return NUMBER
    if isinstance(expr, If):
        return _sort_of(expr.branches[0][1])
    if isinstance(expr, Believes):
        return _sort_of(expr.what)
    if isinstance(expr, Const):
        return NUMBER if isinstance(expr.value, float) else BOOLEAN if isinstance(expr.value, bool) else ENTITY
    return ENTITY if isinstance(expr, Var) else BOOLEAN


def contradiction(expr: Expr) -> Expr | None:
    """A property that an effect gives two different constants whatever holds; None if there is none."""
    told: dict[Expr, Expr] = {}
    for part in _unconditional(expr):
        if isinstance(part.value, Const) and told.setdefault(part.target, part.value) != part.value:
            return part.target
    return None


def _unconditional(expr: Expr) -> Iterator[Assign]:
    if isinstance(expr, And):
        for part in expr.parts:
            yield from _unconditional(part)
    elif isinstance(expr, Believes):
        yield from (Assign(Believes(expr.who, part.target), part.value) for part in _unconditional(expr.what))
    elif isinstance(expr, Assign):
        yield expr
