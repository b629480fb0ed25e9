"""Makes an expression ground: variables replaced, quantifiers written out, belief distributed, constants worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from skaz.compile.problem import BELIEVES, Fluent, fluent_of
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
    Read,
    Value,
    Var,
)
from skaz.model.normal import CONVERSE, OPPOSITE, arithmetic, compare
from skaz.model.sabre import BOOLEAN, NUMBER, Types


class TooLarge(Exception):
    """The ground problem would be larger than is ever useful; caught where grounding begins."""


class Grounder:
    """Grounds expressions of one problem. ``budget`` bounds the nodes made, so that no problem can hang the reader."""

    def __init__(self, types: Types, budget: int) -> None:
        self.types = types
        self.left = budget

    def expression(self, expr: Expr, env: Mapping[str, Value]) -> Expr:
        """Any expression under values for its variables; conditions come out with negation pushed inward.

        Variables that ``env`` leaves out stay, and quantifiers with them.
        """
        self.left -= 1
        if self.left < 0:
            raise TooLarge
        if isinstance(expr, Const):
            return expr
        if isinstance(expr, Var):
            return Const(env[expr.name]) if expr.name in env else expr
        if isinstance(expr, Read):
            return Read(expr.property, tuple(self.expression(arg, env) for arg in expr.args))  # type: ignore[misc]
        if isinstance(expr, Compare):
            return compared(expr.op, self.expression(expr.left, env), self.expression(expr.right, env))
        if isinstance(expr, Arith):
            return calculated(expr.op, self.expression(expr.left, env), self.expression(expr.right, env))
        if isinstance(expr, Not):
            return opposite(self.expression(expr.part, env))
        if isinstance(expr, And):
            return self._all(expr.parts, env)
        if isinstance(expr, Or):
            return self._any(expr.parts, env)
        if isinstance(expr, If):
            return self._if(expr, env)
        if isinstance(expr, Believes):
            who = self.expression(expr.who, env)
            return distributed(who, self.expression(expr.what, env))
        if isinstance(expr, Quantified):
            return self._quantified(expr, env)
        if isinstance(expr, IsA):
            return self._is_a(self.expression(expr.term, env), expr.type)
        if isinstance(expr, Assign):
            return Assign(self.expression(expr.target, env), self.expression(expr.value, env))
        raise TypeError(f"a Sabre problem has no {type(expr).__name__}")

    def _all(self, parts: tuple[Expr, ...], env: Mapping[str, Value]) -> Expr:
        found = []
        for part in parts:
            ground = self.expression(part, env)
            if ground == FALSE:
                return FALSE
            found.append(ground)
        return conjunction(found)

    def _any(self, parts: tuple[Expr, ...], env: Mapping[str, Value]) -> Expr:
        found = []
        for part in parts:
            ground = self.expression(part, env)
            if ground == TRUE:
                return TRUE
            found.append(ground)
        return disjunction(found)

    def _if(self, expr: If, env: Mapping[str, Value]) -> Expr:
        branches = []
        for condition, result in expr.branches:
            ground = self.expression(condition, env)
            if ground == FALSE:
                continue
            branches.append((ground, self.expression(result, env)))
            if ground == TRUE:
                return chosen(tuple(branches), None)
        otherwise = None if expr.otherwise is None else self.expression(expr.otherwise, env)
        return chosen(tuple(branches), otherwise)

    def _quantified(self, expr: Quantified, env: Mapping[str, Value]) -> Expr:
        free = {key: value for key, value in env.items() if key != expr.var}
        bodies = [self.expression(expr.body, {**free, expr.var: value}) for value in self.types.members[expr.type]]
        if expr.kind == "forall":
            return conjunction(bodies)
        if expr.kind == "exists":
            return disjunction(bodies)
        op, start = ("+", 0.0) if expr.kind == "sum" else ("*", 1.0)
        return _balanced(op, bodies) if bodies else Const(start)

    def _is_a(self, term: Expr, kind: str) -> Expr:
        """An entity is tested at once; a property's value must be one of the type's entities, so ``?`` is none."""
        if isinstance(term, Var):
            return IsA(term, kind)
        if isinstance(term, Const):
            value = term.value
            if isinstance(value, str):
                return Const(kind != NUMBER and kind in self.types.members and value in self.types.members[kind])
            return Const(kind == NUMBER and isinstance(value, float))
        if kind == NUMBER:
            return compared("!=", term, Const(NOTHING))
        return disjunction([compared("==", term, Const(each)) for each in self.types.members[kind]])


def compared(op: str, left: Expr, right: Expr) -> Expr:
    """A comparison, decided where both sides are constants."""
    if isinstance(left, Const) and isinstance(right, Const):
        return Const(compare(op, left.value, right.value))
    if isinstance(left, Const) and not isinstance(right, Const):
        return compared(CONVERSE[op], right, left)
    if isinstance(right, Const) and isinstance(right.value, bool) and op in ("==", "!="):
        wanted = right.value is (op == "==")
        return left if wanted else opposite(left)
    return Compare(op, left, right)


def calculated(op: str, left: Expr, right: Expr) -> Expr:
    if isinstance(left, Const) and isinstance(right, Const):
        result = arithmetic(op, left.value, right.value)
        return Arith(op, left, right) if result is None else Const(result)
    return Arith(op, left, right)


def opposite(expr: Expr) -> Expr:
    """The contrary of a ground condition."""
    if isinstance(expr, Const):
        return FALSE if expr == TRUE else TRUE
    if isinstance(expr, Not):
        return expr.part
    if isinstance(expr, And):
        return disjunction([opposite(part) for part in expr.parts])
    if isinstance(expr, Or):
        return conjunction([opposite(part) for part in expr.parts])
    if isinstance(expr, Compare):
        return Compare(OPPOSITE[expr.op], expr.left, expr.right)
    if isinstance(expr, If):
        branches = tuple((condition, opposite(result)) for condition, result in expr.branches)
        return chosen(branches, opposite(TRUE if expr.otherwise is None else expr.otherwise))
    return Not(expr)


def conjunction(parts: list[Expr]) -> Expr:
    return _joined(And, parts, True)


def disjunction(parts: list[Expr]) -> Expr:
    return _joined(Or, parts, False)


def _joined(kind: type[And] | type[Or], parts: list[Expr], neutral: bool) -> Expr:
    """All the parts; those that are ``neutral`` add nothing, one that is the contrary decides."""
    flat: list[Expr] = []
    for part in parts:
        if isinstance(part, kind):
            flat.extend(part.parts)
        elif not isinstance(part, Const) or not isinstance(part.value, bool):
            flat.append(part)
        elif part.value is not neutral:
            return part
    if len(flat) > 1:
        flat = list(dict.fromkeys(flat))
    return Const(neutral) if not flat else flat[0] if len(flat) == 1 else kind(tuple(flat))


def chosen(branches: tuple[tuple[Expr, Expr], ...], otherwise: Expr | None) -> Expr:
    """An ``if``, without the branches that cannot be reached."""
    kept: list[tuple[Expr, Expr]] = []
    for condition, result in branches:
        if condition == TRUE:
            return result if not kept else If(tuple(kept), result)
        if condition != FALSE:
            kept.append((condition, result))
    if not kept:
        return TRUE if otherwise is None else otherwise
    return If(tuple(kept), otherwise)


def distributed(who: Expr, expr: Expr) -> Expr:
    """What somebody believes, with belief moved inward to the properties; believing that one believes is believing."""
    if isinstance(expr, Const):
        return expr
    if isinstance(expr, Believes):
        return expr if expr.who == who else Believes(who, expr)  # type: ignore[arg-type]
    if isinstance(expr, (Read, Var)):
        return Believes(who, expr)  # type: ignore[arg-type]
    if isinstance(expr, Compare):
        return Compare(expr.op, distributed(who, expr.left), distributed(who, expr.right))
    if isinstance(expr, Arith):
        return Arith(expr.op, distributed(who, expr.left), distributed(who, expr.right))
    if isinstance(expr, Not):
        return Not(distributed(who, expr.part))
    if isinstance(expr, And):
        return And(tuple(distributed(who, part) for part in expr.parts))
    if isinstance(expr, Or):
        return Or(tuple(distributed(who, part) for part in expr.parts))
    if isinstance(expr, If):
        branches = tuple((distributed(who, c), distributed(who, r)) for c, r in expr.branches)
        return If(branches, None if expr.otherwise is None else distributed(who, expr.otherwise))
    if isinstance(expr, Assign):
        return Assign(distributed(who, expr.target), distributed(who, expr.value))
    return Believes(who, expr)  # type: ignore[arg-type]


def cases(
    expr: Expr, members: Mapping[str, tuple[Value, ...]], types_of: Mapping[str, str]
) -> Iterator[tuple[Expr, Expr]]:
    """A ground value as (condition, value) pairs: ifs taken apart, and entity or boolean properties value by value."""
    if isinstance(expr, If):
        before: list[Expr] = []
        for condition, result in [*expr.branches, (TRUE, TRUE if expr.otherwise is None else expr.otherwise)]:
            for when, value in cases(result, members, types_of):
                yield conjunction([*before, condition, when]), value
            before.append(opposite(condition))
    elif isinstance(expr, Arith):
        for when, left in cases(expr.left, members, types_of):
            for also, right in cases(expr.right, members, types_of):
                yield conjunction([when, also]), calculated(expr.op, left, right)
    elif isinstance(expr, (And, Or, Not, Compare)):
        yield expr, TRUE
        yield opposite(expr), FALSE
    else:
        yield from _values(expr, members, types_of)


def _values(
    expr: Expr, members: Mapping[str, tuple[Value, ...]], types_of: Mapping[str, str]
) -> Iterator[tuple[Expr, Expr]]:
    fluent = fluent_of(expr)
    while fluent is not None and fluent[0] == BELIEVES:
        fluent = fluent[2]
    kind = NUMBER if fluent is None else types_of[fluent[0]]
    if kind == NUMBER:
        yield TRUE, expr
        return
    for value in (*members[kind], *(() if kind == BOOLEAN else (NOTHING,))):
        yield compared("==", expr, Const(value)), Const(value)


def fluents_in(expr: Expr) -> list[Fluent]:
    """Every fluent that a ground expression reads, as often as it does."""
    found: list[Fluent] = []
    waiting = [expr]
    while waiting:
        part = waiting.pop()
        kind = type(part)
        if kind is Read or kind is Believes:
            fluent = fluent_of(part)
            if fluent is not None:
                found.append(fluent)
        elif isinstance(part, (And, Or)):
            waiting.extend(part.parts)
        elif isinstance(part, (Compare, Arith)):
            waiting += part.left, part.right
        elif isinstance(part, Not):
            waiting.append(part.part)
        elif isinstance(part, If):
            waiting.extend(each for branch in part.branches for each in branch)
            if part.otherwise is not None:
                waiting.append(part.otherwise)
    return found


def _balanced(op: str, parts: list[Expr]) -> Expr:
    while len(parts) > 1:
        odd = parts[-1:] if len(parts) % 2 else []
        parts = [calculated(op, one, two) for one, two in zip(parts[::2], parts[1::2])] + odd
    return parts[0]
