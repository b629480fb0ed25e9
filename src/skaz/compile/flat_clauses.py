"""The ways in which a ground condition can be so, each as the single things it asks: what a surprised observer learns.

``engine/reference/surprise.py`` finds the ways in which a condition is so in a given state. Here they are written out
for all states: a clause applies in a state where every one of its tests holds there, and then it is one of those.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from skaz.compile.ground import compared, opposite
from skaz.compile.problem import BELIEVES, Fluent, fluent_of, reading
from skaz.model.logic import NOTHING, TRUE, And, Arith, Compare, Const, Expr, If, Not, Or, Value
from skaz.model.normal import compare
from skaz.model.sabre import BOOLEAN, NUMBER

#: More clauses than this are not written out.
MOST_CLAUSES = 2000


class Atom(NamedTuple):
    """Whoever takes ``test`` to be false gives ``fluent`` the value that ``value`` has in fact; None: nothing."""

    fluent: Fluent
    test: Expr
    value: Expr | None


Clause = tuple[Atom, ...]


class CannotWriteOut(Exception):
    """There are too many clauses, or one that no test of a fluent tells from others."""


class ClausesOf:
    """Writes conditions out; ``members`` gives the values of each type, ``types_of`` the type of each property."""

    def __init__(self, members: Mapping[str, tuple[Value, ...]], types_of: Mapping[str, str]) -> None:
        self.members = members
        self.types_of = types_of

    def of(self, condition: Expr) -> list[Clause] | None:
        """The clauses of a ground condition; None where they cannot be written out."""
        try:
            found = self._clauses(condition)
        except CannotWriteOut:
            return None
        return [_settled(clause) for clause in found]

    def _clauses(self, expr: Expr) -> list[Clause]:
        if isinstance(expr, And):
            return self._product(self._clauses(part) for part in expr.parts)
        if isinstance(expr, Or):
            return _bounded([clause for part in expr.parts for clause in self._clauses(part)])
        if isinstance(expr, If):
            return _bounded([clause for each in _branches(expr) for clause in self._clauses(each)])
        if isinstance(expr, Const):
            return [()] if expr.value is True else []
        if isinstance(expr, Compare):
            return _bounded(list(self._compared(expr)))
        fluent = fluent_of(expr.part if isinstance(expr, Not) else expr)
        if fluent is None:
            raise CannotWriteOut
        return [(Atom(fluent, expr, reading(fluent)),)]

    def _product(self, parts: Iterable[list[Clause]]) -> list[Clause]:
        found: list[Clause] = [()]
        for more in parts:
            joined = ((*one, *two) for one in found for two in more)
            found = _bounded([clause for clause in joined if not _crosses(clause)])
        return found

    def _compared(self, expr: Compare) -> Iterator[Clause]:
        """Ifs taken apart; each way with what leads to it."""
        for led, left in _cases(expr.left):
            for also, right in _cases(expr.right):
                test = compared(expr.op, left, right)
                simple = self._simple(test) if isinstance(test, Compare) else self._clauses(test)
                conditions = (self._clauses(condition) for condition in (*led, *also))
                yield from self._product([*conditions, simple])

    def _simple(self, expr: Compare) -> list[Clause]:
        """Two properties value by value, numbers as they are."""
        left, right = fluent_of(expr.left), fluent_of(expr.right)
        is_told = expr.op == "=="
        if left is not None and isinstance(expr.right, Const):
            is_told = is_told or self._type(left) == BOOLEAN
            return [(Atom(left, expr, expr.left if is_told else None),)]
        by_value = list(self._same(expr.op, left, right)) if left is not None and right is not None else []
        if right is not None and by_value and self._type(right) != NUMBER:
            return by_value
        read = [*_reads(expr.left), *_reads(expr.right)]
        if not read:
            raise CannotWriteOut
        return [*by_value, tuple(Atom(fluent, expr, reading(fluent) if is_told else None) for fluent in read)]

    def _same(self, op: str, left: Fluent, right: Fluent) -> Iterator[Clause]:
        """The right one has some value, of numbers nothing, and so the left one."""
        kind = self._type(right)
        for value in (*self.members.get(kind, ()), *(() if kind == BOOLEAN or op in "<>" else (NOTHING,))):
            seen = Atom(right, Compare("==", reading(right), Const(value)), Const(value))
            is_told = op == "==" or self._type(left) == BOOLEAN
            test = Compare(op, reading(left), Const(value))
            yield seen, Atom(left, test, reading(left) if is_told else None)

    def _type(self, fluent: Fluent) -> str:
        while fluent[0] == BELIEVES:
            fluent = fluent[2]
        return self.types_of[fluent[0]]


def _bounded(clauses: list[Clause]) -> list[Clause]:
    if len(clauses) > MOST_CLAUSES:
        raise CannotWriteOut
    return clauses


def _branches(expr: If) -> Iterator[Expr]:
    """Each branch of a conditional condition with what leads to it."""
    led: list[Expr] = []
    for condition, result in [*expr.branches, (TRUE, TRUE if expr.otherwise is None else expr.otherwise)]:
        yield And((*led, condition, result))
        led.append(opposite(condition))


def _cases(expr: Expr) -> Iterator[tuple[tuple[Expr, ...], Expr]]:
    """What a value with ifs in it can come to, each with the conditions that lead to it."""
    if isinstance(expr, Arith):
        for led, left in _cases(expr.left):
            for also, right in _cases(expr.right):
                yield (*led, *also), Arith(expr.op, left, right)
    elif isinstance(expr, If):
        before: list[Expr] = []
        for condition, result in [*expr.branches, (TRUE, TRUE if expr.otherwise is None else expr.otherwise)]:
            for led, value in _cases(result):
                yield (*before, condition, *led), value
            before.append(opposite(condition))
    else:
        yield (), expr


def _reads(expr: Expr) -> Iterator[Fluent]:
    fluent = fluent_of(expr)
    if fluent is not None:
        yield fluent
    elif isinstance(expr, Arith):
        yield from _reads(expr.left)
        yield from _reads(expr.right)


def _asked(atom: Atom) -> tuple[str, Value] | None:
    """How the test of an atom compares its fluent with a constant, if that is all it does."""
    test = atom.test
    if not isinstance(test, Compare):
        return "==", not isinstance(test, Not)
    if isinstance(test.right, Const) and fluent_of(test.left) == atom.fluent:
        return test.op, test.right.value
    return None


def _told(clause: Clause) -> dict[Fluent, Value]:
    """The values that a clause says fluents have."""
    found: dict[Fluent, Value] = {}
    for atom in clause:
        asked = _asked(atom)
        if asked is not None and asked[0] == "==":
            found.setdefault(atom.fluent, asked[1])
    return found


def _crosses(clause: Clause) -> bool:
    """Whether a clause asks of a fluent another value than it says it has."""
    told = _told(clause)
    for atom in clause:
        asked = _asked(atom)
        if asked is not None and atom.fluent in told and not compare(asked[0], told[atom.fluent], asked[1]):
            return True
    return False


def _settled(clause: Clause) -> Clause:
    """Without repetitions; what a fluent is not goes without saying where the clause says what it is."""
    told = _told(clause)
    kept = [atom for atom in clause if atom.value is not None or atom.fluent not in told or _asked(atom) is None]
    return tuple(dict.fromkeys(kept))
