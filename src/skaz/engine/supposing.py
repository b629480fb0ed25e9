"""What would have to be so for a condition to hold that is open, or that fails: the facts to be taken for granted."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.engine.meaning import INSIDE, MEETS
from skaz.engine.reference.evaluate import holds, value
from skaz.engine.reference.state import Fluent
from skaz.engine.stage import Stage
from skaz.model.logic import (
    OPEN,
    And,
    Assign,
    Believes,
    Compare,
    Const,
    Expr,
    Not,
    Or,
    Read,
    Special,
    Value,
)
from skaz.model.normal import push


class Supposing:
    """Finds the facts that would make conditions hold on a stage."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def for_open(self, expr: Expr) -> Iterator[tuple[Fluent, Value]]:
        """The facts that would make an open condition hold, where it says which."""
        expr = push(expr)
        root = self.stage.root
        if isinstance(expr, And):
            for part in expr.parts:
                if holds(part, root, {}) is OPEN:
                    yield from self.for_open(part)
        elif isinstance(expr, Or):
            open_ = [part for part in expr.parts if holds(part, root, {}) is OPEN]
            if len(open_) == 1:
                yield from self.for_open(open_[0])
        elif isinstance(expr, Believes) and isinstance(expr.who, Const):
            return
        elif isinstance(expr, Read) and expr.property in (INSIDE, MEETS):
            yield from self._placing(expr)
        elif isinstance(expr, Read):
            yield from self._valued(expr, True)
        elif isinstance(expr, Not) and isinstance(expr.part, Read) and not expr.part.property.startswith("@"):
            yield from self._valued(expr.part, False)
        elif isinstance(expr, Compare) and expr.op == "==":
            left, right = value(expr.left, root, {}), value(expr.right, root, {})
            if left is OPEN and right is not OPEN:
                yield from self._valued(expr.left, right)
            elif right is OPEN and left is not OPEN:
                yield from self._valued(expr.right, left)

    def _valued(self, read: Expr, new: Value) -> Iterator[tuple[Fluent, Value]]:
        if isinstance(read, Read):
            closed = self.stage.world.meanings.effect(Assign(read, Const(new)))
            yield from self.stage.changes(closed)

    def _placing(self, relation: Read) -> Iterator[tuple[Fluent, Value]]:
        one, two = relation.args
        root = self.stage.root
        first, second = value(one, root, {}), value(two, root, {})
        if relation.property == INSIDE and not isinstance(second, Special):
            yield from self._valued(one, second)
        elif isinstance(two, Read) and second is OPEN and not isinstance(first, Special):
            yield from self._valued(two, first)
        elif isinstance(one, Read) and first is OPEN and not isinstance(second, Special):
            yield from self._valued(one, second)
        elif isinstance(two, Read) and not isinstance(first, Special) and not isinstance(second, Special):
            # both are told: the wider place is narrowed down to the other
            if self.stage.world.places.narrower(first, second) == first:
                yield from self._valued(two, first)
            else:
                yield from self._valued(one, second)

    def for_failing(self, expr: Expr) -> Iterator[tuple[Fluent, Value]]:
        """The facts that would make a condition hold that fails."""
        expr = push(expr)
        root = self.stage.root
        if isinstance(expr, And):
            for part in expr.parts:
                if holds(part, root, {}) is not True:
                    yield from self.for_failing(part)
        elif isinstance(expr, Or) and expr.parts:
            yield from self.for_failing(expr.parts[0])
        elif isinstance(expr, Not) and isinstance(expr.part, Read) and expr.part.property == INSIDE:
            yield from self._valued(expr.part.args[0], OPEN)
        elif isinstance(expr, Read) and expr.property == MEETS:
            one, two = expr.args
            yield from self._valued(two, value(one, root, {}))
        elif isinstance(expr, Compare) and expr.op == "==" and isinstance(expr.left, Read):
            yield from self._valued(expr.left, value(expr.right, root, {}))
        elif isinstance(expr, Compare) and expr.op == "!=" and isinstance(expr.left, Read):
            yield from self._valued(expr.left, OPEN)
        elif not isinstance(expr, Believes):
            yield from self.for_open(expr)


def is_plain(expr: Expr) -> bool:
    """Whether a condition is as a vocabulary writes it: ``plain`` leaves it as it is."""
    if isinstance(expr, Read):
        return expr.property not in (INSIDE, MEETS)
    if isinstance(expr, And | Or):
        return all(is_plain(part) for part in expr.parts)
    if isinstance(expr, Believes):
        return is_plain(expr.what)
    return is_plain(expr.part) if isinstance(expr, Not) else True


def plain(expr: Expr) -> Expr:
    """A condition as a vocabulary writes it: relations between places as comparisons."""
    if isinstance(expr, Read) and expr.property in (INSIDE, MEETS):
        return Compare("==", expr.args[0], expr.args[1])
    if isinstance(expr, Not) and isinstance(expr.part, Read) and expr.part.property in (INSIDE, MEETS):
        return Compare("!=", expr.part.args[0], expr.part.args[1])
    if isinstance(expr, And):
        return And(tuple(plain(part) for part in expr.parts))
    if isinstance(expr, Or):
        return Or(tuple(plain(part) for part in expr.parts))
    if isinstance(expr, Believes):
        return Believes(expr.who, plain(expr.what))
    return Not(plain(expr.part)) if isinstance(expr, Not) else expr
