"""How words are declared: properties, actions, rules, laws, motives, types, verbs. ``tree`` has them all."""

from __future__ import annotations

from dataclasses import dataclass, field

from skaz.syntax.formula import NOWHERE, Formula
from skaz.syntax.parts import (
    BARE,
    Part,
    Phrase,
    Slot,
    Trivia,
    ValueType,
    ValueWords,
    Word,
    formulas_of,
    joined,
)
from skaz.text.source import Span


@dataclass(frozen=True, slots=True)
class Declared:
    """What property, action, attitude, rule and law have in common.

    ``unread`` is the end of a head line from where it could not be read on; what stands before it is in the other
    fields.
    """

    name: Word
    slots: tuple[Slot, ...] = ()
    marks: tuple[Word, ...] = ()
    parts: tuple[Part, ...] = ()
    unread: Word | None = None
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def doc(self) -> str:
        return self.trivia.doc

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        return tuple(p for p in self.parts if isinstance(p, Phrase))


@dataclass(frozen=True, slots=True)
class PropertyDecl(Declared):
    value: ValueType | ValueWords | None = None

    @property
    def definition(self) -> Formula | None:
        """The formula after ``is``."""
        return joined(self.parts, "is")

    @property
    def otherwise(self) -> Formula | None:
        return joined(self.parts, "otherwise")

    @property
    def lasts(self) -> Formula | None:
        return joined(self.parts, "lasts")

    @property
    def known_to(self) -> tuple[Formula, ...]:
        return formulas_of(self.parts, "known to")

    @property
    def kept_from(self) -> tuple[Formula, ...]:
        return formulas_of(self.parts, "kept from")


@dataclass(frozen=True, slots=True)
class ActionDecl(Declared):
    like: Word | None = None

    @property
    def condition(self) -> Formula | None:
        return joined(self.parts, "if")

    @property
    def effects(self) -> Formula | None:
        return joined(self.parts, "then")

    @property
    def by(self) -> tuple[Formula, ...]:
        return formulas_of(self.parts, "by")

    @property
    def seen_by(self) -> tuple[Formula, ...]:
        """``Name``, ``Call`` or ``Located``; empty: nothing said."""
        return formulas_of(self.parts, "seen by")

    @property
    def takes(self) -> Formula | None:
        return joined(self.parts, "takes")

    @property
    def kept_from(self) -> tuple[Formula, ...]:
        return formulas_of(self.parts, "kept from")


@dataclass(frozen=True, slots=True)
class AttitudeDecl(ActionDecl):
    """Slots, marks, phrases; the clauses of an action are read too, and a property's ``known to``."""

    @property
    def known_to(self) -> tuple[Formula, ...]:
        return formulas_of(self.parts, "known to")


@dataclass(frozen=True, slots=True)
class RuleDecl(Declared):
    """No slots: free names run over everybody who fits."""

    @property
    def when(self) -> Formula | None:
        return joined(self.parts, "when")

    @property
    def then(self) -> Formula | None:
        return joined(self.parts, "then")


@dataclass(frozen=True, slots=True)
class LawDecl(Declared):
    @property
    def never(self) -> Formula | None:
        return joined(self.parts, "never")


@dataclass(frozen=True, slots=True)
class MotiveDecl(Declared):
    """What ``whose`` wants while ``when`` holds: tenors of deeds ``sought`` and ``shunned``, facts ``wanted``."""

    whose: Word | None = None

    @property
    def when(self) -> Formula | None:
        return joined(self.parts, "when")

    @property
    def sought(self) -> tuple[Formula, ...]:
        return formulas_of(self.parts, "seeks")

    @property
    def shunned(self) -> tuple[Formula, ...]:
        return formulas_of(self.parts, "shuns")

    @property
    def wanted(self) -> Formula | None:
        return joined(self.parts, "wants")


@dataclass(frozen=True, slots=True)
class TypeDecl:
    """``type house, occasion: place``; phrases under it name the type in a language."""

    names: tuple[Word, ...]
    parents: tuple[Word, ...] = ()
    parts: tuple[Part, ...] = ()
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def doc(self) -> str:
        return self.trivia.doc

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        return tuple(p for p in self.parts if isinstance(p, Phrase))


@dataclass(frozen=True, slots=True)
class VerbDecl:
    """``verb ro merge/merg, meargă, mers, merge``; slashes stay in the forms."""

    language: Word
    forms: tuple[Word, ...]
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)
