"""Values, facts and expressions of a story as the numbers that the core knows them by."""

from __future__ import annotations

from collections.abc import Iterable
from struct import iter_unpack
from typing import TYPE_CHECKING, Any

from skaz.compile.problem import BELIEVES
from skaz.engine.meaning import INSIDE, MEETS
from skaz.engine.reference.state import Fluent
from skaz.model.logic import (
    NOTHING,
    OPEN,
    And,
    Arith,
    Assign,
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
    Quote,
    Read,
    Value,
    Var,
)
from skaz.model.normal import push

if TYPE_CHECKING:
    from skaz.engine.world import Audience

#: Kinds of value, as the core numbers them.
NUMBER, NAME, CONTENT = 2, 3, 4
#: Operations, as the core numbers them.
CONSTANT, VARIABLE, READ, BELIEF, COMPARE, ARITH, NEGATED, ALL, ANY, CASES, QUANTIFIED, IS_A, ASSIGN, QUOTE = range(14)
COMPARISONS = {"==": 0, "!=": 1, "<": 2, "<=": 3, ">": 4, ">=": 5}
SIGNS = {"+": 0, "-": 1, "*": 2, "/": 3}
QUANTIFIERS = {"forall": 0, "exists": 1, "sum": 2, "product": 3}
#: No node, no state.
NONE = 0xFFFFFFFF


class Tables:
    """Numbers for one replay; ``core`` is its ``_core.Story``."""

    def __init__(self, core: Any) -> None:
        self.core = core
        self.values: list[Value] = [OPEN, NOTHING, False, True]
        self._values: dict[Value, int] = {OPEN: 0, NOTHING: 1}
        self.properties: list[str] = [BELIEVES, INSIDE, MEETS]
        self._properties: dict[str, int] = {name: number for number, name in enumerate(self.properties)}
        self._fluents: dict[Fluent, int] = {}
        self._of_fluent: dict[int, Fluent] = {}
        self._types: dict[str, int] = {}
        self.types: list[str] = []
        self.quotes: list[tuple[Expr, dict[str, int]]] = []
        self._audiences: dict[Audience, int] = {}
        self._programs: dict[Expr, list[int]] = {}

    # Values

    def value(self, value: Value) -> int:
        """The number of a value."""
        if value is True:
            return 3
        if value is False:
            return 2
        found = self._values.get(value)
        if found is None:
            found = self._new_value(value)
        return found

    def entities(self, values: Iterable[Value]) -> list[int]:
        """The numbers of people, things and contents, or of what stands for an unknown one."""
        try:
            return [self._values[each] for each in values]
        except KeyError:
            return [self.value(each) for each in values]

    def _new_value(self, value: Value) -> int:
        if isinstance(value, (int, float)):
            found = self.core.add_value(NUMBER, float(value))
        else:
            found = self.core.add_value(CONTENT if isinstance(value, Matter) else NAME)
        self._took(found, value)
        if isinstance(value, Matter) and value.expr is not None:
            self.core.set_content(found, self.node(value.expr), self.node(push(value.expr)))
        return int(found)

    def _took(self, number: int, value: Value) -> None:
        # the core has given numbers to what it has calculated
        for calculated in range(len(self.values), number):
            self.values.append(self.core.number(calculated))
            self._values[self.values[calculated]] = calculated
        self.values.append(value)
        self._values[value] = number

    def of(self, number: int) -> Value:
        """The value of a number; one that the core has calculated is met here first."""
        if number >= len(self.values):
            self._took(number, self.core.number(number))
        return self.values[number]

    # Facts

    def changed(self, packed: bytes) -> list[tuple[int, Fluent, Value, Value, int, int]]:
        """Changes as the core packs them, with facts and values for their numbers: whose state, what, how, by which."""
        known, values, count = self._of_fluent, self.values, len(self.values)
        return [
            (
                mind,
                known.get(fluent) or self.of_fluent(fluent),
                values[old] if old < count else self.of(old),
                values[new] if new < count else self.of(new),
                how,
                event,
            )
            for mind, fluent, old, new, how, event in iter_unpack("6I", packed)
        ]

    def property(self, name: str) -> int:
        found = self._properties.get(name)
        if found is None:
            found = self._properties[name] = len(self.properties)
            self.properties.append(name)
        return found

    def fluent(self, fluent: Fluent) -> int:
        found = self._fluents.get(fluent)
        if found is None:
            if fluent[0] == BELIEVES:
                args = [self.value(fluent[1]), self.fluent(fluent[2])]
            else:
                args = [self.value(arg) for arg in fluent[1:]]
            found = self.core.fluent(self.property(fluent[0]), args)
            self._fluents[fluent] = found
            self._of_fluent[found] = fluent
        return found

    def of_fluent(self, number: int) -> Fluent:
        found = self._of_fluent.get(number)
        if found is None:
            name, *args = self.core.parts(number)
            if name == 0:
                found = (BELIEVES, self.of(args[0]), self.of_fluent(args[1]))
            else:
                found = (self.properties[name], *map(self.of, args))
            self._of_fluent[number] = found
            self._fluents[found] = number
        return found

    def type(self, name: str) -> int:
        found = self._types.get(name)
        if found is None:
            found = self._types[name] = len(self.types)
            self.types.append(name)
        return found

    def audience(self, audience: Audience) -> int:
        found = self._audiences.get(audience)
        if found is None:
            people = [self.value(who) for who in audience.people or ()]
            hidden = [self.value(who) for who in audience.hidden]
            found = self._audiences[audience] = self.core.add_audience(audience.people is None, people, hidden)
        return found

    # Expressions

    def node(self, expr: Expr, names: Iterable[str] = ()) -> int:
        """An expression as a node of the core; ``names`` are its variables, in the order of their values."""
        program: list[int] = []
        self._emit(expr, program, {name: number for number, name in enumerate(names)})
        return int(self.core.compile(program))

    def _emit(self, expr: Expr, out: list[int], variables: dict[str, int]) -> None:
        kind = type(expr)
        if kind is Const:
            out += (CONSTANT, self.value(expr.value))  # type: ignore[union-attr]
        elif kind is Read:
            out += (READ, self.property(expr.property), len(expr.args))  # type: ignore[union-attr]
            self._emit_all(expr.args, out, variables)  # type: ignore[union-attr]
        elif kind is Compare:
            out += (COMPARE, COMPARISONS[expr.op])  # type: ignore[union-attr]
            self._emit(expr.left, out, variables)  # type: ignore[union-attr]
            self._emit(expr.right, out, variables)  # type: ignore[union-attr]
        elif isinstance(expr, And | Or):
            out += (ALL if isinstance(expr, And) else ANY, len(expr.parts))
            self._emit_all(expr.parts, out, variables)
        elif isinstance(expr, Assign):
            out.append(ASSIGN)
            self._emit_all((expr.target, expr.value), out, variables)
        elif isinstance(expr, Believes):
            out.append(BELIEF)
            self._emit_all((expr.who, expr.what), out, variables)
        elif isinstance(expr, Not):
            out.append(NEGATED)
            self._emit(expr.part, out, variables)
        elif isinstance(expr, Var):
            out += (VARIABLE, variables[expr.name])
        elif isinstance(expr, If):
            out += (CASES, len(expr.branches), int(expr.otherwise is not None))
            self._emit_all((part for branch in expr.branches for part in branch), out, variables)
            if expr.otherwise is not None:
                self._emit(expr.otherwise, out, variables)
        elif isinstance(expr, Quantified):
            number = len(variables)
            out += (QUANTIFIED, QUANTIFIERS[expr.kind], number, self.type(expr.type))
            self._emit(expr.body, out, {**variables, expr.var: number})
        elif isinstance(expr, Arith):
            out += (ARITH, SIGNS[expr.op])
            self._emit_all((expr.left, expr.right), out, variables)
        elif isinstance(expr, IsA):
            out.append(IS_A)
            self._emit(expr.term, out, variables)
            out.append(self.type(expr.type))
        else:
            assert isinstance(expr, Quote), expr
            out += (QUOTE, len(self.quotes))
            self.quotes.append((expr.what, variables))

    def _emit_all(self, parts: Iterable[Expr], out: list[int], variables: dict[str, int]) -> None:
        for part in parts:
            self._emit(part, out, variables)
