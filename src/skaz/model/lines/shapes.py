"""What matching yields: trees over positions in a line, free of actual names: a shape is matched only once."""

from __future__ import annotations

from typing import Any, NamedTuple, Union

from skaz.model.lines.patterns import Terminal

#: Pronouns that rather mean an event than somebody.
IMPERSONAL = frozenset({"it", "this", "asta"})
#: The doer again: a phrase that has the word itself (``kills himself``) is meant before one whose slot it fills.
REFLEXIVE = frozenset({"himself", "herself", "themselves", "itself", "sine"})


#: Types so wide that ``it`` would rather be an event there.
WIDE = frozenset({"entity", "object", "topic"})


class Name(NamedTuple):
    """The name at a position."""

    at: int


class Listed(NamedTuple):
    """Several, joined by and."""

    parts: tuple[Noun, ...]


class Pro(NamedTuple):
    """A pronoun (or clitic) at a position; ``word`` is its folded form."""

    at: int
    word: str
    odd: bool = False
    """Whether it would rather mean an event: ``it`` where no thing was named before."""


class Implied(NamedTuple):
    """The subject that a content, a tail or a further verb leaves out; ``who`` if it is somebody's doing."""

    at: int
    who: bool = False


class Indefinite(NamedTuple):
    """``a guard``, ``somebody``, ``one of the workers' daughters``: of a type, or of the group at ``group``."""

    at: int
    end: int
    type: str
    group: Noun | None = None
    is_new: bool = False
    """Whether no noun of the story names it, ``a violin``: only what makes a thing takes it."""


class Universal(NamedTuple):
    """``everyone``, ``all the guests``; with ``none``, ``nobody``."""

    at: int
    end: int
    type: str
    group: Noun | None = None
    none: bool = False


class Home(NamedTuple):
    """``home``, ``their home``, ``Levin's house``: the home of ``whose`` (None: the subject's)."""

    at: int
    whose: Noun | None = None


class There(NamedTuple):
    at: int


class Wordy(NamedTuple):
    """Quoted words, a number, or a word out of a property's values."""

    at: int
    kind: str
    end: int = 0
    """Where a number of several words ends."""


class Said(NamedTuple):
    """A content: ``mode`` is that, whether, to, doing, words, it, formal; ``at`` and ``end`` bound it."""

    mode: str
    clauses: tuple[Matched, ...]
    at: int
    end: int
    odd: bool = False


Noun = Union[Name, Listed, Pro, Implied, Indefinite, Universal, Home, There, Wordy]
Argument = Union[Noun, Said]


class Tail(NamedTuple):
    """What a clause may end in: ``kind`` is place, time, company, purpose, because, so-that, when, if, without, along,
    ref.

    ``along`` is what its subject does besides: ``reading a letter``.
    """

    kind: str
    value: Any
    at: int
    connective: str = ""


class Matched(NamedTuple):
    """A phrase matched: whose, by whom, with what, how, and its tails; from ``start`` up to ``end``."""

    terminal: Terminal
    subject: Noun
    args: tuple[Argument, ...]
    how: tuple[str, ...]
    tails: tuple[Tail, ...]
    start: int
    end: int
    subject_said: bool = True
    loose: bool = False
    """Whether it fits by a rule alone: they do it to each other, an ``își`` that its phrase does not ask for."""
