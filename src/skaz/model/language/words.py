"""The small words of a language as data: what each kind of entry holds, and a table of them keyed by their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Particle:
    """What may be added to every phrase: ``not``, ``must``, ``starts to``, ``often``.

    ``kind`` is one of not, modal, tense, voice, aspect, seems, tries, fails, manages, habit, presupposition, focus,
    degree, manner. ``wants`` is the form demanded of the next verb ("" for an adverb): base, ing, participle,
    subjunctive, third, or ``predicate`` for what may follow "is" (``seems ill``). ``own`` are the forms that this
    particle itself may be in, empty for adverbs: ``starts to`` is third, ``start to`` plural or base. ``clitic`` is one
    that its verb must have before it and takes away (``se oprește din`` is keyed ``opreste din`` with the clitic
    ``se``).
    """

    kind: str
    value: str
    wants: str = ""
    own: tuple[str, ...] = ()
    clitic: str = ""


@dataclass(frozen=True, slots=True)
class Spoken:
    """How a particle is said: ``before``, then a verb (``head``) or the persons of a word that is none, then ``after``.

    ``place`` is where an adverb stands: inner, end or front; "" for what wants a verb.
    """

    kind: str
    value: str
    before: tuple[str, ...]
    head: str
    persons: tuple[str, ...]
    after: tuple[str, ...]
    wants: str
    place: str


@dataclass(frozen=True, slots=True)
class Pronoun:
    """One reading of a pronoun's form; ``None`` is any number or gender.

    ``case`` is nominative, accusative, dative, possessive, reflexive, reflexive-dative or reciprocal (also
    reciprocal-dative, -possessive, -with, -of). ``clitic`` ones lean on the verb (``îl``, ``o``, ``își``).
    """

    text: str
    person: int
    number: str | None
    gender: str | None
    case: str
    clitic: bool = False


@dataclass(frozen=True, slots=True)
class Quantifier:
    """``value`` is all, others, each, none, some, one_of, any or both.

    ``alone`` needs no noun after it; ``of`` says of what: person, thing, place or any.
    """

    value: str
    alone: bool
    of: str


@dataclass(frozen=True, slots=True)
class Preposition:
    """``role``: place, direction, origin, company, agent, topic, time, beneficiary, object; ``value`` the relation."""

    role: str
    value: str


@dataclass(frozen=True, slots=True)
class Connective:
    """What opens a content, a tail or a lead; ``wants`` is the form of its verb ("" for a whole clause)."""

    value: str
    wants: str = ""


class WordTable(dict[tuple[str, ...], V]):
    """Entries keyed by their folded words, with leftmost-longest look-up."""

    def __init__(self) -> None:
        super().__init__()
        self.longest_by_first: dict[str, int] = {}

    def put(self, words: tuple[str, ...], value: V) -> None:
        self[words] = value
        self.longest_by_first[words[0]] = max(len(words), self.longest_by_first.get(words[0], 0))

    def longest(self, words: Sequence[str], at: int = 0) -> tuple[V, int] | None:
        """The entry with most words that stands at a position, and the position after it."""
        if at >= len(words):
            return None
        for length in range(min(self.longest_by_first.get(words[at], 0), len(words) - at), 0, -1):
            found = self.get(tuple(words[at : at + length]))
            if found is not None:
                return found, at + length
        return None
