"""Expressions of the engine: what conditions ask and what effects do, over properties, beliefs and arithmetic.

One small tree serves vocabularies, stories and Sabre problems. It is lifted: variables stand in it, and the reference
engine evaluates it under an environment that gives each variable its value.

Values are ``True``/``False``, numbers, names of entities and symbols (``str``), ``NOTHING`` (told to be nobody or
nothing; Sabre's ``?``), frozen contents (what is said, wished, seen in a vision), and ``OPEN``: nobody told.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from enum import Enum
from typing import Union


class Special(Enum):
    NOTHING = "nothing"
    OPEN = "not told"

    def __repr__(self) -> str:
        return self.name

    def __str__(self) -> str:
        return self.value


NOTHING = Special.NOTHING
OPEN = Special.OPEN

Value = Hashable


@dataclass(frozen=True, slots=True)
class Const:
    value: Value


@dataclass(frozen=True, slots=True)
class Var:
    name: str


@dataclass(frozen=True, slots=True)
class Read:
    """The value of a property at arguments; of an action's name: whether such an event has happened."""

    property: str
    args: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Believes:
    """``what`` in the belief state of ``who``; as an expression, or (over a ``Read``) as a fluent of its own."""

    who: Term
    what: Expr


@dataclass(frozen=True, slots=True)
class Compare:
    op: str  # == != < <= > >=
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Arith:
    op: str  # + - * /
    left: Expr
    right: Expr


@dataclass(frozen=True, slots=True)
class Not:
    part: Expr


@dataclass(frozen=True, slots=True)
class And:
    """All of them; as an effect, all together. Empty: true, no effect."""

    parts: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class If:
    """``branches`` are (condition, result) in order; ``otherwise`` None means true, or no effect."""

    branches: tuple[tuple[Expr, Expr], ...]
    otherwise: Expr | None = None


@dataclass(frozen=True, slots=True)
class Quantified:
    """``kind`` is forall, exists, sum or product; ``var`` runs over the entities of ``type``."""

    kind: str
    var: str
    type: str
    body: Expr


@dataclass(frozen=True, slots=True)
class IsA:
    term: Term
    type: str


@dataclass(frozen=True, slots=True)
class Assign:
    """An effect: ``target`` (a ``Read``, perhaps inside ``Believes``) gets the value that ``value`` has before it."""

    target: Expr
    value: Expr


@dataclass(frozen=True, slots=True)
class Quote:
    """A content named in a formula, ``suspects(c, lovers(a, b))``: its value is the ``Matter`` of what stands in it."""

    what: Expr


@dataclass(frozen=True, slots=True)
class Matter:
    """A content as a value: what is said, wished or suspected. Compared by its formal ``text``.

    ``expr`` is what would be so if it held: ground, to be asked as a condition or imposed as an effect; None where the
    content was kept in words only.
    """

    text: str
    expr: Expr | None = field(default=None, compare=False, repr=False)

    def __str__(self) -> str:
        return self.text


Term = Union[Const, Var, "Read", "Quote"]
Expr = Union[Const, Var, Read, Believes, Compare, Arith, Not, And, Or, If, Quantified, IsA, Assign, Quote]

TRUE = Const(True)
FALSE = Const(False)
