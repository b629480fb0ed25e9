"""Ground expressions and values by number: one flat table in which equal expressions are one.

A node is a kind and two numbers: for a constant ``a`` is its value, for a read its fluent; ``all``, ``any`` and
``cases`` have ``b`` arguments from ``a`` on in a table of their own; the others have their parts in ``a`` and ``b``.
A part always has a lower number than what it is a part of. What nodes mean is laid down in
``engine/reference/evaluate.py``: negation is pushed inward when a node is evaluated, never here.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable

from skaz.compile.problem import Fluent, fluent_of
from skaz.model.logic import NOTHING, TRUE, And, Arith, Compare, Const, Expr, If, Not, Or, Value

CONST, READ, ALL, ANY, NOT, EQ, NE, LT, LE, GT, GE, ADD, SUB, MUL, DIV, CASES = range(16)
COMPARISONS = {"==": EQ, "!=": NE, "<": LT, "<=": LE, ">": GT, ">=": GE}
ARITHMETIC = {"+": ADD, "-": SUB, "*": MUL, "/": DIV}
#: Values below the entities: false, true and nothing.
FALSE_ID, TRUE_ID, NOTHING_ID, FIRST_ENTITY = range(4)


class Values:
    """Values by number: false, true, nothing, the entities in their order, then each number once."""

    def __init__(self, entities: tuple[str, ...]) -> None:
        self.entities = {name: FIRST_ENTITY + index for index, name in enumerate(entities)}
        self.first_number = FIRST_ENTITY + len(entities)
        self.numbers: dict[float, int] = {}

    def id(self, value: Value) -> int:
        if isinstance(value, bool):
            return TRUE_ID if value else FALSE_ID
        if value is NOTHING:
            return NOTHING_ID
        if isinstance(value, str):
            return self.entities[value]
        assert isinstance(value, (int, float)), value
        return self.numbers.setdefault(float(value), self.first_number + len(self.numbers))


class Expressions:
    """The table of expressions; ``fluent`` gives the number of a fluent."""

    def __init__(self, values: Values, fluent: Callable[[Fluent], int]) -> None:
        self.values = values
        self.fluent = fluent
        self.kind, self.a, self.b, self.args = array("i"), array("i"), array("i"), array("i")
        self.nodes: dict[tuple[int, ...], int] = {}
        # by identity, for Const(True) equals Const(1.0); each expression is kept, so that no other takes its place
        self.known: dict[int, tuple[Expr, int]] = {}

    def id(self, expr: Expr) -> int:
        """The number of an expression, which is entered with its parts if it is new."""
        found = self.known.get(id(expr))
        if found is None:
            found = self.known[id(expr)] = expr, self._entered(expr)
        return found[1]

    def _entered(self, expr: Expr) -> int:
        if isinstance(expr, Const):
            return self._node(CONST, self.values.id(expr.value))
        if isinstance(expr, (And, Or)):
            return self._wide(ALL if isinstance(expr, And) else ANY, [self.id(part) for part in expr.parts])
        if isinstance(expr, Not):
            return self._node(NOT, self.id(expr.part))
        if isinstance(expr, Compare):
            return self._node(COMPARISONS[expr.op], self.id(expr.left), self.id(expr.right))
        if isinstance(expr, Arith):
            return self._node(ARITHMETIC[expr.op], self.id(expr.left), self.id(expr.right))
        if isinstance(expr, If):
            parts = [self.id(part) for branch in expr.branches for part in branch]
            return self._wide(CASES, [*parts, self.id(TRUE if expr.otherwise is None else expr.otherwise)])
        fluent = fluent_of(expr)
        assert fluent is not None, f"{expr} is not ground"
        return self._node(READ, self.fluent(fluent))

    def _wide(self, kind: int, parts: list[int]) -> int:
        key = (kind, *parts)
        if key not in self.nodes:
            start = len(self.args)
            self.args.extend(parts)
            self.nodes[key] = self._appended(kind, start, len(parts))
        return self.nodes[key]

    def _node(self, kind: int, a: int, b: int = 0) -> int:
        key = (kind, a, b)
        if key not in self.nodes:
            self.nodes[key] = self._appended(kind, a, b)
        return self.nodes[key]

    def _appended(self, kind: int, a: int, b: int) -> int:
        self.kind.append(kind)
        self.a.append(a)
        self.b.append(b)
        return len(self.kind) - 1
