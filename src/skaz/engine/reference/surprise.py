"""What an observer of an event sees to be otherwise than it believed: the corrections before the event is believed.

Somebody sees an event that it takes to be impossible. For every way in which the event's condition really is so (a
clause of it, true in the state), each thing in it that the observer takes to be otherwise is put right: to its real
value if the clause says what it is, to ``NOTHING`` if it only says what it is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from skaz.engine.reference.evaluate import Env, fluent_at, holds, value
from skaz.engine.reference.state import Fluent, State
from skaz.model.logic import (
    NOTHING,
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
    Read,
    Value,
    Var,
)
from skaz.model.normal import CONVERSE, is_number, push

#: More ways than this in which a condition is so are not told apart.
MOST_CLAUSES = 256


class Seen(NamedTuple):
    """One thing that a clause asks: a fluent, the condition on it, and its value where that is believed false."""

    fluent: Fluent
    test: Expr
    env: Env
    value: Value
    says_what: bool


Clause = tuple[Seen, ...]


def true_clauses(condition: Expr, state: State, env: Env) -> list[Clause]:
    """The ways in which a condition is so in a state, each as the single things that make it so."""
    return [_settled(clause) for clause in _clauses(push(condition), state, env, ())]


def _settled(clause: Clause) -> Clause:
    """Without repetitions; what a fluent is not goes without saying where the clause says what it is."""
    told = {seen.fluent for seen in clause if seen.says_what and _is_plain(seen.test)}
    kept = {
        repr((seen.fluent, seen.test, seen.value)): seen
        for seen in clause
        if seen.says_what or seen.fluent not in told or not _is_plain(seen.test)
    }
    return tuple(kept.values())


def _is_plain(test: Expr) -> bool:
    """Whether a test looks at one property alone."""
    while isinstance(test, (Believes, Not)):
        test = test.what if isinstance(test, Believes) else test.part
    if isinstance(test, Compare):
        return isinstance(test.left, (Read, Believes)) and isinstance(test.right, (Const, Var))
    return isinstance(test, (Read, IsA))


def _clauses(expr: Expr, state: State, env: Env, who: tuple[Expr, ...]) -> list[Clause]:
    """Clauses of what the believers ``who`` take to be so, in their nested order."""
    if isinstance(expr, And):
        return _product(_clauses(part, state, env, who) for part in expr.parts)
    if isinstance(expr, Or):
        return [clause for part in expr.parts for clause in _clauses(part, state, env, who)][:MOST_CLAUSES]
    if isinstance(expr, Quantified):
        parts = ({**env, expr.var: entity} for entity in state.world.entities(expr.type))
        found = (_clauses(expr.body, state, inner, who) for inner in parts)
        return _product(found) if expr.kind == "forall" else [clause for each in found for clause in each]
    if isinstance(expr, Believes) and not isinstance(expr.what, Read):
        return _clauses(expr.what, state, env, (*who, expr.who))
    if holds(_held(expr, who), state, env) is not True:
        return []
    if isinstance(expr, If):
        return _taken(expr, state, env, who)
    if isinstance(expr, (Var, Const)):
        matter = value(expr, state, env)
        if isinstance(matter, Matter) and matter.expr is not None:
            return _clauses(push(matter.expr), state, {}, who)
        return [()]
    if isinstance(expr, Compare):
        return _compared(expr, state, env, who)
    return [tuple(_seen(expr, state, env, who))]


def _product(parts: Iterable[list[Clause]]) -> list[Clause]:
    found: list[Clause] = [()]
    for more in parts:
        found = [(*one, *two) for one in found for two in more][:MOST_CLAUSES]
        if not found:
            break
    return found


def _held(expr: Expr, who: tuple[Expr, ...]) -> Expr:
    """An expression as what the believers take it to be; belief is total, so a contrary is the contrary of a belief."""
    if isinstance(expr, Not):
        return Not(_held(expr.part, who))
    for each in reversed(who):
        expr = Believes(each, expr)  # type: ignore[arg-type]
    return expr


def _taken(expr: If, state: State, env: Env, who: tuple[Expr, ...]) -> list[Clause]:
    """The branch of a conditional condition that is taken, with the conditions that led to it."""
    led: list[Expr] = []
    for condition, result in [*expr.branches, (Const(True), expr.otherwise or Const(True))]:
        if holds(_held(condition, who), state, env) is True:
            return _clauses(And((*led, condition, result)), state, env, who)
        led.append(push(Not(condition)))
    return []


def _seen(expr: Expr, state: State, env: Env, who: tuple[Expr, ...]) -> Iterator[Seen]:
    """The things that a simple condition which holds asks."""
    if isinstance(expr, (Read, Believes)) or (isinstance(expr, Not) and isinstance(expr.part, (Read, Believes))):
        read = expr.part if isinstance(expr, Not) else expr
        yield from _one(read, expr, state, env, who, True)
    elif isinstance(expr, IsA):
        op = "=="
        yield from _one(
            expr.term, Compare(op, expr.term, Const(value(_held(expr.term, who), state, env))), state, env, who, True
        )
    elif isinstance(expr, Not) and isinstance(expr.part, IsA):
        yield from _one(expr.part.term, expr, state, env, who, False)


def _one(fluent: Expr, test: Expr, state: State, env: Env, who: tuple[Expr, ...], says_what: bool) -> Iterator[Seen]:
    found = fluent_at(_held(fluent, who), state, env)
    if found is not None:
        real = value(_held(fluent, who), state, env)
        says = says_what or isinstance(real, bool)
        yield Seen(found, _held(test, who), env, real if says else NOTHING, says)


def _compared(expr: Compare, state: State, env: Env, who: tuple[Expr, ...]) -> list[Clause]:
    """The ways in which a comparison is so: of ifs in it the branch that is taken, with what led to it."""
    conditions: list[Expr] = []
    left = _reduced(expr.left, state, env, who, conditions)
    right = _reduced(expr.right, state, env, who, conditions)
    led = (_clauses(push(condition), state, env, who) for condition in conditions)
    return _product([*led, [tuple(_sides(Compare(expr.op, left, right), state, env, who))]])


def _sides(expr: Compare, state: State, env: Env, who: tuple[Expr, ...]) -> Iterator[Seen]:
    """Of two properties the right one is seen to be what it is; of numbers each is seen to stand in the comparison."""
    left, right, is_told = expr.left, expr.right, expr.op == "=="
    if isinstance(right, (Const, Var)) or isinstance(left, (Const, Var)):
        read, other = (left, right) if isinstance(right, (Const, Var)) else (right, left)
        if isinstance(read, (Read, Believes)):
            op = expr.op if read is left else CONVERSE[expr.op]
            yield from _one(read, Compare(op, read, other), state, env, who, is_told)
            return
    real = value(_held(right, who), state, env)
    if isinstance(left, (Read, Believes)) and isinstance(right, (Read, Believes)) and not is_number(real):
        yield from _one(right, Compare("==", right, Const(real)), state, env, who, True)
        yield from _one(left, Compare(expr.op, left, Const(real)), state, env, who, is_told)
        return
    for read in (*_reads(left), *_reads(right)):
        yield from _one(read, expr, state, env, who, is_told)


def _reduced(expr: Expr, state: State, env: Env, who: tuple[Expr, ...], conditions: list[Expr]) -> Expr:
    """A value with the branch taken in place of each ``if``; what led to the branch is added to ``conditions``."""
    if isinstance(expr, Arith):
        left = _reduced(expr.left, state, env, who, conditions)
        return Arith(expr.op, left, _reduced(expr.right, state, env, who, conditions))
    if not isinstance(expr, If):
        return expr
    for condition, result in expr.branches:
        if holds(_held(condition, who), state, env) is True:
            conditions.append(condition)
            return _reduced(result, state, env, who, conditions)
        conditions.append(Not(condition))
    return Const(True) if expr.otherwise is None else _reduced(expr.otherwise, state, env, who, conditions)


def _reads(expr: Expr) -> Iterator[Expr]:
    if isinstance(expr, (Read, Believes)):
        yield expr
    elif isinstance(expr, Arith):
        yield from _reads(expr.left)
        yield from _reads(expr.right)
