"""The ground problem: every fluent, action and trigger by number, without variables, with tables of their names.

A fluent is a tuple: a property's name and its arguments, or ``("believes", who, fluent)`` for what somebody believes of
one. Expressions are those of ``skaz.model.logic`` with constants for variables, quantifiers written out, negation
pushed inward and belief standing directly around the property that it is about.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from skaz.model.logic import NOTHING, TRUE, Believes, Const, Expr, Read, Value
from skaz.model.sabre import BOOLEAN, NUMBER, SabreProblem, Types
from skaz.text.source import Span

Fluent = tuple[Any, ...]

BELIEVES = "believes"


@dataclass(frozen=True, slots=True)
class Effect:
    """``fluent`` gets the value that ``value`` has before the event, if ``when`` holds before it."""

    when: Expr
    fluent: Fluent
    value: Expr


@dataclass(frozen=True)
class GroundEvent:
    """An action or a trigger with all its arguments.

    ``observing`` gives for each character the condition under which it sees the event; a character that is missing sees
    it always, and None means that everybody does. ``believers`` is not empty for a trigger that was copied into what
    they believe.
    """

    name: str
    precondition: Expr = TRUE
    effects: tuple[Effect, ...] = ()
    consenting: tuple[str, ...] = ()
    observing: Mapping[str, Expr] | None = None
    believers: tuple[str, ...] = ()
    is_trigger: bool = False
    is_special: bool = False
    """An author action that was declared impossible: kept all the same."""
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Problem:
    """A ground problem. The order of each table gives its numbers.

    ``fluents`` are the base ones, ``explicit`` the beliefs that anything speaks of. Those of them that
    an event or a utility speaks of are ``tracked``: variables of their own, kept up by effects of their own; the others
    are only given in the beginning. ``utilities`` has the
    author's under None; whoever is missing has the utility 0. The steps of ``initial`` are imposed one after another.
    """

    name: str
    types: Types
    fluents: tuple[Fluent, ...]
    explicit: tuple[Fluent, ...]
    tracked: frozenset[Fluent]
    actions: tuple[GroundEvent, ...]
    triggers: tuple[GroundEvent, ...]
    utilities: Mapping[str | None, Expr]
    initial: tuple[tuple[Effect, ...], ...]
    lifted: SabreProblem = field(repr=False)

    @property
    def characters(self) -> tuple[str, ...]:
        return self.types.characters

    @cached_property
    def action(self) -> dict[str, GroundEvent]:
        """Actions by ground name."""
        return {each.name: each for each in self.actions}

    @cached_property
    def shown(self) -> dict[str, str]:
        """What the file calls each property."""
        return {each.name: each.shown for each in self.lifted.properties}

    def fluent_name(self, fluent: Fluent) -> str:
        """``at(Tom)``, ``believes(Tom, at(Tom))``."""
        if fluent[0] == BELIEVES:
            return f"{BELIEVES}({fluent[1]}, {self.fluent_name(fluent[2])})"
        return ground_name(self.shown[fluent[0]], fluent[1:])

    def default(self, fluent: Fluent) -> Value:
        """What a fluent is before anything is said of it."""
        while fluent[0] == BELIEVES:
            fluent = fluent[2]
        kind = self.lifted.property[fluent[0]].type
        return False if kind == BOOLEAN else 0.0 if kind == NUMBER else NOTHING


def ground_name(name: str, args: Iterable[Value]) -> str:
    return f"{name}({', '.join(map(show, args))})"


def show(value: Value) -> str:
    """A value as Sabre prints it: a whole number without its point."""
    if value is NOTHING:
        return "?"
    if isinstance(value, float):
        if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)


def fluent_of(expr: Expr) -> Fluent | None:
    """The fluent that a ground expression reads as it is; None if it is no mere fluent."""
    if type(expr) is Read:
        return (expr.property, *[arg.value for arg in expr.args if type(arg) is Const])
    if type(expr) is not Believes:
        return None
    inner = fluent_of(expr.what)
    assert isinstance(expr.who, Const)
    return None if inner is None else (BELIEVES, expr.who.value, inner)


def believed(believers: Iterable[Value], fluent: Fluent) -> Fluent:
    """The fluent of what the first of them believes that the second believes ... of a fluent."""
    for who in reversed(tuple(believers)):
        fluent = (BELIEVES, who, fluent)
    return fluent


def reading(fluent: Fluent) -> Expr:
    """The expression that reads a fluent."""
    if fluent[0] == BELIEVES:
        return Believes(Const(fluent[1]), reading(fluent[2]))
    return Read(fluent[0], tuple(Const(arg) for arg in fluent[1:]))
