"""Rules and laws made ready for joining: alternatives, and in each the properties that it reads, as patterns."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
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


#: How a join goes on: parts that must hold, and between them patterns that give variables their values.
Steps = tuple[Expr | Pattern, ...]


@dataclass(frozen=True)
class Alternative:
    """One way in which a rule or law may hold: the parts that must all be so, and what they read."""

    number: int
    parts: tuple[Expr, ...]
    patterns: tuple[tuple[Pattern, ...], ...]
    variables: tuple[frozenset[str], ...]
    types: Mapping[str, str]
    """Those of the variables of the rule."""


class Trigger:
    """A pattern of an alternative; a fact that it reads may make that hold."""

    def __init__(self, alternative: Alternative, pattern: Pattern) -> None:
        self.alternative, self.pattern = alternative, pattern

    @cached_property
    def steps(self) -> Steps | None:
        """How the other parts are looked up: first what tells most. None: some variable would get no value."""
        return _steps(self.alternative, self.pattern)


@dataclass
class Compiled:
    """Alternatives by the properties whose change may make them hold."""

    alternatives: list[Alternative] = field(default_factory=list)
    triggers: dict[str, list[Trigger]] = field(default_factory=dict)
    _of: dict[int, list[Alternative]] = field(default_factory=dict)

    def of(self, number: int) -> list[Alternative]:
        return self._of.get(number, [])

    def add(self, number: int, condition: Expr, types: Mapping[str, str]) -> None:
        for parts in _alternatives(push(condition)):
            patterns = tuple(tuple(_patterns(part, ())) for part in parts)
            variables = tuple(frozenset(variables_of(part)) for part in parts)
            alternative = Alternative(number, parts, patterns, variables, types)
            self.alternatives.append(alternative)
            self._of.setdefault(number, []).append(alternative)
            for pattern in dict.fromkeys(p for each in patterns for p in each):
                self.triggers.setdefault(pattern.property, []).append(Trigger(alternative, pattern))


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


def _steps(alternative: Alternative, trigger: Pattern) -> Steps | None:
    names = _names(trigger, alternative.types)
    left = list(range(len(alternative.parts)))
    found: list[Expr | Pattern] = []
    while left:
        ready = next((part for part in left if alternative.variables[part] <= names), None)
        if ready is not None:
            found.append(alternative.parts[ready])
            left.remove(ready)
            continue
        options = [pattern for part in left for pattern in alternative.patterns[part] if not _names(pattern) <= names]
        pattern = max(options, key=lambda each: _bound(each, names), default=trigger)
        more = _names(pattern, alternative.types) - names
        if not more:
            return None
        found.append(pattern)
        names |= more
    return tuple(found)


def _bound(pattern: Pattern, names: Container[str]) -> tuple[int, int]:
    """How much of a pattern is known: the more, the fewer facts fit it; those of the state itself come first."""
    terms = (*pattern.args, pattern.value)
    count = sum(each.value is not None if isinstance(each, Const) else _is_of(each, names) for each in terms)
    return count - 2 * len(pattern.believers), count


def _names(pattern: Pattern, variables: Container[str] | None = None) -> set[str]:
    """The variables that a pattern gives their values, those of a rule if they are given."""
    terms = (term for term in (*pattern.believers, *pattern.args, pattern.value) if isinstance(term, Var))
    return {term.name for term in terms if variables is None or term.name in variables}


def _is_of(term: Expr | None, names: Container[str]) -> bool:
    return isinstance(term, Var) and term.name in names
