"""Expressions as written: what the brackets and operators make of the tokens, names not yet resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union


@dataclass(frozen=True, slots=True)
class RawTerm:
    """A name, a number, ``?``, ``True`` or ``False``."""

    text: str
    kind: str  # name, number, unknown
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RawCall:
    """``p(a, b)``: a property at arguments."""

    name: str
    args: tuple[RawTerm, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RawBelieves:
    who: RawTerm
    what: Raw
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RawMany:
    """``op`` is ``&`` or ``|``."""

    op: str
    parts: tuple[Raw, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RawNot:
    part: Raw
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RawIf:
    branches: tuple[tuple[Raw, Raw], ...]
    otherwise: Raw | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RawQuantified:
    kind: str  # forall, exists, sum, product
    var: RawTerm
    type: RawTerm
    body: Raw
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RawBinary:
    """``op`` is ``=``, a comparison, or one of ``+ - * /``."""

    op: str
    left: Raw
    right: Raw
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RawIsA:
    part: Raw
    type: RawTerm
    start: int
    end: int


Raw = Union[RawTerm, RawCall, RawBelieves, RawMany, RawNot, RawIf, RawQuantified, RawBinary, RawIsA]
