"""Rules and laws made ready for joining: alternatives, and in each the properties that it reads, as patterns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from skaz.engine.expressions import parts_of, variables_of
from skaz.engine.meaning import INSIDE, MEETS
from skaz.model.logic import And, Believes, Compare, Const, Expr, If, Not, Or, Quantified, Read, Value, Var
from skaz.model.normal import push

#: The values of variables, by name.
Env = Mapping[str, Value]
#: A condition is written out into at most this many alternatives.
MOST_ALTERNATIVES = 64


class Pattern(NamedTuple):
    """A property that a condition reads: who believes it, its arguments, and the term its value is held against."""

    believers: tuple[Expr, ...]
    property: str
    args: tuple[Expr, ...]
    value: Expr | None = None


@dataclass(frozen=True)
class Alternative:
    """One way in which a rule or law may hold: the parts that must all be so, and what they read."""

    number: int
    parts: tuple[Expr, ...]
    patterns: tuple[tuple[Pattern, ...], ...]
    variables: tuple[frozenset[str], ...]


@dataclass
class Compiled:
    """Alternatives by the properties whose change may make them hold."""

    alternatives: list[Alternative] = field(default_factory=list)
    triggers: dict[str, list[tuple[int, Pattern]]] = field(default_factory=dict)
    _of: dict[int, list[Alternative]] = field(default_factory=dict)

    def of(self, number: int) -> list[Alternative]:
        return self._of.get(number, [])

    def add(self, number: int, condition: Expr) -> None:
        for parts in _alternatives(push(condition)):
            patterns = tuple(tuple(_patterns(part, ())) for part in parts)
            variables = tuple(frozenset(variables_of(part)) for part in parts)
            self.alternatives.append(Alternative(number, parts, patterns, variables))
            self._of.setdefault(number, []).append(self.alternatives[-1])
            for pattern in dict.fromkeys(p for each in patterns for p in each):
                self.triggers.setdefault(pattern.property, []).append((len(self.alternatives) - 1, pattern))


def _alternatives(condition: Expr) -> list[tuple[Expr, ...]]:
    """A condition as alternatives, each the parts that must all hold."""
    if isinstance(condition, Or):
        return [each for part in condition.parts for each in _alternatives(part)][:MOST_ALTERNATIVES]
    if not isinstance(condition, And):
        return [(condition,)]
    found: list[tuple[Expr, ...]] = [()]
    for part in condition.parts:
        found = [(*one, *two) for one in found for two in _alternatives(part)][:MOST_ALTERNATIVES]
    return found


def _patterns(part: Expr, believers: tuple[Expr, ...]) -> Iterator[Pattern]:
    if isinstance(part, Believes):
        yield from _patterns(part.what, (*believers, part.who))
    elif isinstance(part, Read):
        yield from _read_patterns(part, believers)
    elif isinstance(part, Compare):
        for side, other in ((part.left, part.right), (part.right, part.left)):
            if isinstance(side, Read):
                value = other if part.op == "==" and isinstance(other, Const | Var) else None
                yield Pattern(believers, side.property, side.args, value)
    elif isinstance(part, Not | And | Or | If | Quantified):
        for inner in parts_of(part):
            yield from _patterns(inner, believers)


def _read_patterns(read: Read, believers: tuple[Expr, ...]) -> Iterator[Pattern]:
    if read.property not in (INSIDE, MEETS):
        yield Pattern(believers, read.property, read.args)
        return
    one, two = read.args
    if isinstance(one, Read):
        yield Pattern(believers, one.property, one.args, two if isinstance(two, Var) else None)
    if isinstance(two, Read):
        yield Pattern(believers, two.property, two.args)


def known(term: Expr | None, env: Env) -> Value:
    if isinstance(term, Const):
        return term.value
    return env.get(term.name) if isinstance(term, Var) else None


def bound(pattern: Pattern, env: Env) -> tuple[int, int]:
    """How much of a pattern is known: the more, the fewer facts fit it; those of the state itself come first."""
    count = sum(known(term, env) is not None for term in (*pattern.args, pattern.value))
    return count - 2 * len(pattern.believers), count


def is_open(pattern: Pattern, env: Env) -> bool:
    """Whether reading a pattern would give a variable its value."""
    terms = (*pattern.believers, *pattern.args, *(() if pattern.value is None else (pattern.value,)))
    return any(isinstance(term, Var) and term.name not in env for term in terms)
