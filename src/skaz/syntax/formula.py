"""Formulas as written: what conditions ask, effects do, and formal lines tell, before any name is resolved.

Spans take no part in comparison, so that two formulas that read the same are equal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Union

from skaz.text.source import Source, Span

#: The words that may stand before a formula and say how it is meant.
MODALS = ("must", "can", "may", "will", "would", "should", "might", "could")
PARTICLES = ("seems", "tries", "fails", "starts", "continues", "stops", "again", "still", "already", "often")
MARKS = frozenset({*MODALS, *PARTICLES, "whether"})

NOWHERE = Span(Source("", ""), 0, 0)


@dataclass(frozen=True, slots=True)
class Name:
    """A bare word, or several: a slot, a value word, an entity (``Levin's estate``), ``nothing nobody open what _``."""

    text: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in figures; ``text`` as written."""

    text: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def value(self) -> int | float:
        return float(self.text) if "." in self.text else int(self.text)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks; ``text`` without them."""

    text: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Named:
    """An argument given by its slot's name: ``with: Kitty``."""

    name: Name
    value: Formula
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Call:
    """``at(who)``, ``love.meet(Anna, Vronsky)``; the name may carry its vocabulary before a dot."""

    name: Name
    args: tuple[Formula, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Binary:
    """``op`` is one of ``= != < <= > >= + - * /``; in an effect ``=`` assigns."""

    op: str
    left: Formula
    right: Formula
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Not:
    part: Formula
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Marked:
    """``must travel(Anna, Moscow)``, ``whether ill(Kitty)``: a formula with how it is meant, a word, before it."""

    mark: Name
    part: Formula
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class And:
    """Two parts or more; brackets make an ``And`` inside an ``And``."""

    parts: tuple[Formula, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Formula, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class If:
    """``if c then a [else b]``, mostly an effect that depends."""

    condition: Formula
    then: Formula
    otherwise: Formula | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Quantified:
    """``some x: person (…)`` or ``every x: person (…)``; ``kind`` is the first word."""

    kind: str
    name: Name
    type: Name
    body: Formula
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Located:
    """Watchers told by their place: ``anyone at at(who) or to``."""

    who: Name
    places: tuple[Formula, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Duration:
    """``22 to 43 weeks``, ``2 hours``; only after ``takes`` and ``lasts``."""

    low: Number
    high: Number | None
    unit: Name
    span: Span = field(default=NOWHERE, compare=False, repr=False)


Formula = Union[Name, Number, Quote, Named, Call, Binary, Not, Marked, And, Or, If, Quantified, Located, Duration]
