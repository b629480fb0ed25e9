"""A ground expression with other expressions for fluents, such as their value where they have but one, simplified."""

from __future__ import annotations

from collections.abc import Callable

from skaz.compile.ground import calculated, chosen, compared, conjunction, disjunction, opposite
from skaz.compile.problem import Fluent, fluent_of
from skaz.model.logic import And, Arith, Believes, Compare, Expr, If, Not, Or, Read


def settled(expr: Expr, instead: Callable[[Fluent], Expr | None]) -> Expr:
    """The expression with what ``instead`` gives for a fluent in place of it; None: the fluent stays."""

    def of(part: Expr) -> Expr:
        return settled(part, instead)

    if isinstance(expr, (Read, Believes)):
        fluent = fluent_of(expr)
        return expr if fluent is None else instead(fluent) or expr
    if isinstance(expr, Compare):
        return compared(expr.op, of(expr.left), of(expr.right))
    if isinstance(expr, Arith):
        return calculated(expr.op, of(expr.left), of(expr.right))
    if isinstance(expr, Not):
        return opposite(of(expr.part))
    if isinstance(expr, And):
        return conjunction([of(part) for part in expr.parts])
    if isinstance(expr, Or):
        return disjunction([of(part) for part in expr.parts])
    if isinstance(expr, If):
        branches = tuple((of(condition), of(result)) for condition, result in expr.branches)
        return chosen(branches, None if expr.otherwise is None else of(expr.otherwise))
    return expr
