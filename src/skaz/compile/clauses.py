"""A ground condition as a disjunction of clauses, to see whether it can hold at all.

A clause maps each fluent to what it asks of it. Clauses that ask two things of one fluent that cannot both be are left
out. Writing a condition out so can grow beyond bounds; then None stands for "not worked out".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from skaz.compile.ground import cases, conjunction
from skaz.compile.problem import Fluent, fluent_of
from skaz.model.logic import FALSE, NOTHING, TRUE, And, Compare, Const, Expr, If, Not, Or, Value
from skaz.model.normal import CONVERSE, compare, same

#: More clauses than this are not written out.
MOST_CLAUSES = 2000
#: More cases of a comparison than this are not looked through, though they may come to few clauses.
MOST_CASES = 20_000


class Atom(NamedTuple):
    """``fluent op value``; the value is a constant, or for numbers an expression."""

    fluent: Fluent
    op: str
    value: Expr


Clause = Mapping[Fluent, tuple[Atom, ...]]


class Clauses:
    """Writes conditions out; ``members`` gives the values of each type, ``types`` the type of each property."""

    def __init__(self, members: Mapping[str, tuple[Value, ...]], types: Mapping[str, str]) -> None:
        self.members = members
        self.types = types

    def of(self, expr: Expr) -> list[Clause] | None:
        """The clauses of a ground condition, none of them contradictory; empty: it can never hold."""
        if isinstance(expr, And):
            found: list[Clause] = [{}]
            for part in expr.parts:
                more = self.of(part)
                if more is None or len(found) * len(more) > MOST_CLAUSES:
                    return None
                found = [joined for one in found for two in more if (joined := _join(one, two)) is not None]
            return found
        if isinstance(expr, Or):
            return self._either(expr)
        if expr == TRUE:
            return [{}]
        if expr == FALSE:
            return []
        if isinstance(expr, Compare):
            return self._compared(expr)
        if isinstance(expr, If):
            return self._either(Or(tuple(when for when, value in self._cases(expr) if value == TRUE)))
        return [_atom(expr.part, "==", FALSE) if isinstance(expr, Not) else _atom(expr, "==", TRUE)]

    def _either(self, expr: Or) -> list[Clause] | None:
        found: list[Clause] = []
        for part in expr.parts:
            more = self.of(part)
            if more is None or len(found) + len(more) > MOST_CLAUSES:
                return None
            found.extend(clause for clause in more if clause not in found)
        return found

    def _compared(self, expr: Compare) -> list[Clause] | None:
        """Ifs taken apart, the right side value by value; numbers that are worked out are left as they are."""
        found: list[Clause] = []
        is_plain = isinstance(expr.right, Const) and fluent_of(expr.left) is not None
        seen = 0
        for when, right in self._cases(expr.right):
            for also, left in [(TRUE, expr.left)] if is_plain else self._cases(expr.left):
                seen += 1
                if seen > MOST_CASES:
                    return None
                conditions = self.of(conjunction([when, also]))
                if conditions is None or len(found) + len(conditions) > MOST_CLAUSES:
                    return None
                clause = _simple(expr.op, left, right)
                joined = [] if clause is None else [_join(condition, clause) for condition in conditions]
                found.extend(each for each in joined if each is not None)
        return found

    def _cases(self, expr: Expr) -> Iterator[tuple[Expr, Expr]]:
        return cases(expr, self.members, self.types)


def _atom(expr: Expr, op: str, value: Expr) -> Clause:
    fluent = fluent_of(expr)
    assert fluent is not None, expr
    return {fluent: (Atom(fluent, op, value),)}


def _simple(op: str, left: Expr, right: Expr) -> Clause | None:
    """What a comparison of simple sides asks; where both are worked out nothing is known, so nothing is asked."""
    if isinstance(left, Const) and isinstance(right, Const):
        return {} if compare(op, left.value, right.value) else None
    if fluent_of(left) is not None:
        if isinstance(right, Const) and isinstance(right.value, bool):
            return _atom(left, "==", TRUE if right.value is (op == "==") else FALSE)
        return _atom(left, op, right)
    return _atom(right, CONVERSE[op], left) if fluent_of(right) is not None else {}


def _join(one: Clause, two: Clause) -> Clause | None:
    """Both clauses together; None if they ask of one fluent what cannot be."""
    joined = dict(one)
    for fluent, atoms in two.items():
        merged = _merge(joined.get(fluent, ()), atoms)
        if merged is None:
            return None
        joined[fluent] = merged
    return joined


def _merge(one: tuple[Atom, ...], two: tuple[Atom, ...]) -> tuple[Atom, ...] | None:
    atoms = tuple(dict.fromkeys((*one, *two)))
    told = [atom for atom in atoms if atom.op == "==" and isinstance(atom.value, Const)]
    if not told:
        return None if _crosses(atoms) else tuple(sorted(atoms, key=repr))
    value = told[0].value.value  # type: ignore[union-attr]
    for atom in atoms:
        if isinstance(atom.value, Const) and not compare(atom.op, value, atom.value.value):
            return None
    return (told[0], *(atom for atom in atoms if not isinstance(atom.value, Const)))


def _crosses(atoms: tuple[Atom, ...]) -> bool:
    """Whether numbers are asked to be above one bound and below a lower one."""
    low = [atom for atom in atoms if atom.op in (">", ">=") and isinstance(atom.value, Const)]
    high = [atom for atom in atoms if atom.op in ("<", "<=") and isinstance(atom.value, Const)]
    for one in low:
        for two in high:
            left, right = one.value.value, two.value.value  # type: ignore[union-attr]
            if NOTHING in (left, right):
                continue
            strict = one.op == ">" or two.op == "<"
            if compare(">", left, right) or (strict and same(left, right)):
                return True
    return False
