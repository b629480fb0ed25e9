"""A Sabre planning problem as read: names resolved, types checked, nothing grounded yet.

The expressions are those of ``logic``. Entities stand in them as their names (``str``), numbers as ``float``, ``?`` as
``NOTHING``. A property of an overloaded name is told apart by ``Property.name`` (``at``, ``at 2``); ``shown`` is what
the file calls it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Union

from skaz.model.logic import TRUE, Const, Expr, Value, Var
from skaz.text.source import Span

BOOLEAN, NUMBER, ENTITY, CHARACTER = "boolean", "number", "entity", "character"


@dataclass(frozen=True)
class Types:
    """Which type is below which, and which entities belong to each, in the order that grounding follows.

    ``parents`` has every type but ``boolean`` and ``number``; ``entities`` the types each entity was declared with.
    """

    parents: dict[str, tuple[str, ...]]
    entities: dict[str, tuple[str, ...]]

    @cached_property
    def above(self) -> dict[str, frozenset[str]]:
        """A type and all that is above it."""
        found: dict[str, frozenset[str]] = {BOOLEAN: frozenset({BOOLEAN}), NUMBER: frozenset({NUMBER})}
        for name in self.parents:
            seen, open_ = {name}, [name]
            while open_:
                for parent in self.parents.get(open_.pop(), ()):
                    if parent not in seen:
                        seen.add(parent)
                        open_.append(parent)
            found[name] = frozenset(seen)
        return found

    @cached_property
    def characters(self) -> tuple[str, ...]:
        return tuple(name for name in self.entities if self.is_a(name, CHARACTER))

    @cached_property
    def numbered(self) -> tuple[str, ...]:
        """All entities: characters first, then the others, each in order of declaration."""
        first = set(self.characters)
        return (*self.characters, *(name for name in self.entities if name not in first))

    @cached_property
    def members(self) -> dict[str, tuple[Value, ...]]:
        """The values of each type; ``number`` has no enumeration and is left out."""
        found: dict[str, list[Value]] = {BOOLEAN: [False, True]}
        found.update({name: [] for name in self.parents})
        for entity in self.numbered:
            for name in sorted({above for kind in self.entities[entity] for above in self.above[kind]}):
                found[name].append(entity)
        return {name: tuple(values) for name, values in found.items()}

    def is_known(self, name: str) -> bool:
        return name in self.parents or name in (BOOLEAN, NUMBER)

    def is_a(self, entity: str, kind: str) -> bool:
        return any(kind in self.above[own] for own in self.entities[entity])

    def is_below(self, kind: str, other: str) -> bool:
        """Whether every value of ``kind`` is one of ``other``, by declaration."""
        return other in self.above[kind]


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable in a signature, with its type."""

    name: str
    type: str

    @property
    def term(self) -> Var:
        return Var(self.name)


@dataclass(frozen=True, slots=True)
class Fixed:
    """A constant in a signature: matched literally, printed in ground names."""

    value: Value

    @property
    def term(self) -> Const:
        return Const(self.value)


Argument = Union[Parameter, Fixed]


@dataclass(frozen=True, slots=True)
class Property:
    name: str
    shown: str
    signature: tuple[Argument, ...]
    type: str


@dataclass(frozen=True, slots=True)
class Template:
    """An action or a trigger before grounding. ``observing`` None: everybody sees it; of a trigger nobody is asked."""

    name: str
    signature: tuple[Argument, ...]
    precondition: Expr = TRUE
    effect: Expr = TRUE
    consenting: tuple[Var | Const, ...] = ()
    observing: tuple[Parameter, Expr] | None = None
    span: Span | None = field(default=None, compare=False)

    def variables(self) -> tuple[Parameter, ...]:
        """The parameters that grounding gives a value, in order."""
        return variables_of(self.signature)


def variables_of(signature: tuple[Argument, ...]) -> tuple[Parameter, ...]:
    """The variables of a signature in order; those of one name are one variable, of the type of the first."""
    found: dict[str, Parameter] = {}
    for argument in signature:
        if isinstance(argument, Parameter):
            found.setdefault(argument.name, argument)
    return tuple(found.values())


@dataclass(frozen=True)
class SabreProblem:
    """``initial`` stands in file order, to be imposed one after another; ``utilities`` has the author's under None."""

    name: str
    types: Types
    properties: tuple[Property, ...]
    actions: tuple[Template, ...]
    triggers: tuple[Template, ...]
    initial: tuple[Expr, ...]
    utilities: dict[str | None, Expr]
    span: Span | None = field(default=None, compare=False)

    @cached_property
    def property(self) -> dict[str, Property]:
        return {each.name: each for each in self.properties}
