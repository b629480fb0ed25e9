"""Which values each fluent can ever have, by a relaxed look: what once became possible stays possible."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from skaz.compile.clauses import Atom, Clauses
from skaz.compile.ground import fluents_in
from skaz.compile.problem import BELIEVES, Effect, Fluent, GroundEvent, Problem, fluent_of
from skaz.model.logic import NOTHING, Arith, Const, Expr, If, Value
from skaz.model.normal import arithmetic, compare, is_number


@dataclass
class Possible:
    """The values a fluent can have: some values, and all numbers between two bounds."""

    values: set[Value] = field(default_factory=set)
    low: float = math.inf
    high: float = -math.inf

    @property
    def single(self) -> bool:
        return len(self.values) + (0 if self.low > self.high else 1 if self.low == self.high else 2) == 1

    def add(self, value: Value) -> bool:
        """Make a value possible; whether it is new."""
        if isinstance(value, float):
            is_new = not self.low <= value <= self.high
            self.low, self.high = min(self.low, value), max(self.high, value)
            return is_new
        is_new = value not in self.values
        self.values.add(value)
        return is_new

    def widen(self, other: Possible) -> bool:
        """Make what a calculation can give possible; a bound that is passed is passed for good."""
        is_new = sum(self.add(value) for value in other.values) > 0
        if other.low > other.high:
            return is_new
        if self.low > self.high:
            self.low, self.high = other.low, other.high
            return True
        low = -math.inf if other.low < self.low else self.low
        high = math.inf if other.high > self.high else self.high
        is_new = is_new or (low, high) != (self.low, self.high)
        self.low, self.high = low, high
        return is_new


class Reach:
    """The possible values of all fluents of a problem, found by letting every event happen that can."""

    def __init__(self, problem: Problem, starts: Iterable[tuple[Fluent, Value]]) -> None:
        types_of = {each.name: each.type for each in problem.lifted.properties}
        self.clauses = Clauses(problem.types.members, types_of)
        self.possible: dict[Fluent, Possible] = {}
        for fluent, value in starts:
            self._of(fluent).add(value)
        self.asked: dict[Expr, list[tuple[Atom, ...]] | None] = {}
        # by identity, which is quick; each is kept, so that no other takes its place
        self.held: dict[int, Expr] = {}
        self._spread([*problem.actions, *problem.triggers])

    def is_static(self, fluent: Fluent) -> bool:
        """Whether a fluent has one value for ever, in the world and in every belief."""
        return self._of(fluent).single

    def value(self, fluent: Fluent) -> Value:
        """The value of a static fluent."""
        possible = self._of(fluent)
        return next(iter(possible.values), possible.low)

    def can_happen(self, event: GroundEvent) -> bool:
        return event.is_special or self.can_hold(event.precondition)

    def can_hold(self, expr: Expr) -> bool:
        """Whether some clause of a condition has only things that can be; one too large to write out always may.

        What once can be can be for good.
        """
        if id(expr) in self.held:
            return True
        if expr not in self.asked:
            found = self.clauses.of(expr)
            self.asked[expr] = None if found is None else [sum(each.values(), ()) for each in found]
        clauses = self.asked[expr]
        if clauses is not None and not any(all(map(self._can_be, clause)) for clause in clauses):
            return False
        self.held[id(expr)] = expr
        return True

    def _spread(self, events: list[GroundEvent]) -> None:
        """Until nothing new becomes possible. The author's actions count as possible whatever their condition."""
        open_ = True
        while open_:
            open_ = False
            for event in events:
                is_author = not event.is_trigger and not event.consenting
                if is_author or self.can_happen(event):
                    for effect in event.effects:
                        open_ = self._happens(effect) or open_

    def _happens(self, effect: Effect) -> bool:
        if not self.can_hold(effect.when):
            return False
        found = self._calculated(effect.value)
        is_new, fluent = self._learn(effect.fluent, effect.value, found), effect.fluent
        while fluent[0] == BELIEVES:
            fluent = fluent[2]
            is_new = self._learn(fluent, effect.value, found) or is_new
        return is_new

    def _learn(self, fluent: Fluent, value: Expr, found: Possible) -> bool:
        possible = self._of(fluent)
        return possible.add(value.value) if isinstance(value, Const) else possible.widen(found)

    def _of(self, fluent: Fluent) -> Possible:
        return self.possible.setdefault(fluent, Possible())

    def _can_be(self, atom: Atom) -> bool:
        own, other = self._of(atom.fluent), self._calculated(atom.value)
        for left in own.values:
            if any(compare(atom.op, left, right) for right in other.values):
                return True
            if other.low <= other.high and atom.op == "!=":
                return True
        if own.low > own.high:
            return False
        if any(_may_compare(atom.op, own, right) for right in other.values):
            return True
        return other.low <= other.high and _bounds_allow(atom.op, own, other)

    def _calculated(self, expr: Expr) -> Possible:
        """The values that an expression can have."""
        if isinstance(expr, Const):
            found = Possible()
            found.add(expr.value)
            return found
        fluent = fluent_of(expr)
        if fluent is not None:
            return self._of(fluent)
        if isinstance(expr, Arith):
            return _combined(expr.op, self._calculated(expr.left), self._calculated(expr.right))
        found = Possible()
        if isinstance(expr, If):
            for each in (*(result for _, result in expr.branches), *([expr.otherwise] if expr.otherwise else [])):
                found.widen(self._calculated(each))
            return found
        for fluent in fluents_in(expr):
            found.widen(self._of(fluent))
        return found


def _may_compare(op: str, own: Possible, right: Value) -> bool:
    """Whether some number in the bounds stands so to a value that is no number."""
    return op == "!=" and not is_number(right)


def _bounds_allow(op: str, one: Possible, two: Possible) -> bool:
    if op == "==":
        return one.low <= two.high and two.low <= one.high
    if op == "!=":
        return not (one.low == one.high == two.low == two.high)
    if op in ("<", "<="):
        return compare(op, one.low, two.high)
    return compare(op, one.high, two.low)


def _combined(op: str, one: Possible, two: Possible) -> Possible:
    found = Possible()
    if NOTHING in one.values or NOTHING in two.values:
        found.values.add(NOTHING)
    if one.low > one.high or two.low > two.high:
        return found
    if op == "/":
        found.low, found.high = -math.inf, math.inf
        if two.low == two.high and one.low == one.high and two.low != 0:
            found.low = found.high = one.low / two.low
        return found
    ends = [arithmetic(op, left, right) for left in (one.low, one.high) for right in (two.low, two.high)]
    numbers = [end for end in ends if isinstance(end, float)]
    found.low = min(numbers) if len(numbers) == 4 else -math.inf
    found.high = max(numbers) if len(numbers) == 4 else math.inf
    return found
