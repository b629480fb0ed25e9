"""Expressions taken apart and put together again: their parts, their variables, what they read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from skaz.engine.reference.evaluate import Env, fluent_at
from skaz.engine.reference.state import Fluent, State
from skaz.model.logic import (
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
    Value,
    Var,
)


def parts_of(expr: Expr) -> tuple[Expr, ...]:
    """The expressions directly under one."""
    if isinstance(expr, Const | Var):
        return ()
    if isinstance(expr, Read):
        return expr.args
    if isinstance(expr, Believes):
        return expr.who, expr.what
    if isinstance(expr, Compare):
        return expr.left, expr.right
    if isinstance(expr, And | Or):
        return expr.parts
    if isinstance(expr, Not):
        return (expr.part,)
    if isinstance(expr, If):
        otherwise = () if expr.otherwise is None else (expr.otherwise,)
        return (*(part for branch in expr.branches for part in branch), *otherwise)
    if isinstance(expr, Quantified):
        return (expr.body,)
    if isinstance(expr, IsA):
        return (expr.term,)
    if isinstance(expr, Assign):
        return expr.target, expr.value
    if isinstance(expr, Quote):
        return (expr.what,)
    return (expr.left, expr.right) if isinstance(expr, Arith) else ()


def outcomes(effect: Expr) -> Iterator[Expr]:
    """What an effect may bring about, part by part, whatever conditions stand before it."""
    if isinstance(effect, And):
        for part in effect.parts:
            yield from outcomes(part)
    elif isinstance(effect, If):
        for _, then in effect.branches:
            yield from outcomes(then)
    else:
        yield effect


def walk(expr: Expr) -> Iterator[Expr]:
    """An expression and everything in it."""
    yield expr
    for part in parts_of(expr):
        yield from walk(part)


def read_by(expr: Expr, state: State, env: Env) -> list[Fluent]:
    """The facts that a condition reads in a state, each once; relations between places are left out."""
    found: dict[Fluent, None] = {}
    for read in reads_of(expr):
        fluent = fluent_at(read, state, env)
        if fluent is not None:
            found[fluent] = None
    return list(found)


def variables_of(expr: Expr) -> list[str]:
    """The variables in an expression, each once, in order; those of its quantifiers are not."""
    bound = {each.var for each in walk(expr) if isinstance(each, Quantified)}
    return list(dict.fromkeys(each.name for each in walk(expr) if isinstance(each, Var) and each.name not in bound))


def replaced(expr: Expr, values: Mapping[str, Expr]) -> Expr:
    """The expression with other expressions for its variables."""
    if isinstance(expr, Var):
        return values.get(expr.name, expr)
    if isinstance(expr, Quantified):
        inner = {name: value for name, value in values.items() if name != expr.var}
        return Quantified(expr.kind, expr.var, expr.type, replaced(expr.body, inner))
    return rebuilt(expr, tuple(replaced(part, values) for part in parts_of(expr)))


def rebuilt(expr: Expr, parts: tuple[Expr, ...]) -> Expr:
    """The expression with these parts in place of its own."""
    if isinstance(expr, Read):
        return Read(expr.property, parts)  # type: ignore[arg-type]
    if isinstance(expr, Believes):
        return Believes(parts[0], parts[1])  # type: ignore[arg-type]
    if isinstance(expr, Compare):
        return Compare(expr.op, parts[0], parts[1])
    if isinstance(expr, And):
        return And(parts)
    if isinstance(expr, Or):
        return Or(parts)
    if isinstance(expr, Not):
        return Not(parts[0])
    if isinstance(expr, If):
        count = len(expr.branches)
        branches = tuple((parts[2 * i], parts[2 * i + 1]) for i in range(count))
        return If(branches, parts[2 * count] if len(parts) > 2 * count else None)
    if isinstance(expr, Quantified):
        return Quantified(expr.kind, expr.var, expr.type, parts[0])
    if isinstance(expr, IsA):
        return IsA(parts[0], expr.type)  # type: ignore[arg-type]
    if isinstance(expr, Assign):
        return Assign(parts[0], parts[1])
    if isinstance(expr, Quote):
        return Quote(parts[0])
    return Arith(expr.op, parts[0], parts[1]) if isinstance(expr, Arith) else expr


def conjuncts(expr: Expr) -> list[Expr]:
    """The parts of a condition that must all hold."""
    if isinstance(expr, And):
        return [each for part in expr.parts for each in conjuncts(part)]
    return [] if expr == TRUE else [expr]


def is_variable_free(expr: Expr) -> bool:
    """Whether no variable is left in an expression."""
    return not any(isinstance(each, Var) for each in walk(expr))


def reading(fluent: Fluent) -> Read:
    """The expression that reads a plain fact."""
    return Read(str(fluent[0]), tuple([Const(arg) for arg in fluent[1:]]))


def assigning(fluent: Fluent, new: Value) -> Assign:
    """The effect that gives a plain fact a value."""
    return Assign(reading(fluent), Const(new))


def together(effects: Iterable[Expr]) -> Expr:
    """Several effects as one."""
    parts = tuple([part for part in effects if part != TRUE])
    return parts[0] if len(parts) == 1 else And(parts) if parts else TRUE


def reads_of(expr: Expr) -> Iterator[Read]:
    """The properties that a condition reads, those of relations between places left out."""
    found: list[Read] = []
    _add_reads(expr, found)
    return iter(found)


def _add_reads(expr: Expr, found: list[Read]) -> None:
    kind = type(expr)
    if kind is Const or kind is Var:
        return
    if isinstance(expr, Read):
        if not expr.property.startswith("@"):
            found.append(expr)
        for arg in expr.args:
            if type(arg) is not Const:
                _add_reads(arg, found)
    else:
        for part in parts_of(expr):
            _add_reads(part, found)
