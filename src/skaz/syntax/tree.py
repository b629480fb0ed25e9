"""The tree of one ``.skaz`` file: what is written, in order, with where it stands and the comments around it.

A node's ``span`` is its own line (the head line of a block) without comment; names and words in it have spans of their
own. Spans take no part in comparison. ``trivia`` is what only readers need: comments and empty lines. Where a
declaration, a part of one, or a body line is expected, a bare ``Line`` is one that could not be read; a finding says
why.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Union

from skaz.syntax.formula import NOWHERE, Formula
from skaz.syntax.parts import (
    BARE,
    Choice,
    Clause,
    Element,
    Line,
    Lit,
    Optional,
    Part,
    Pattern,
    Phrase,
    Slot,
    SlotRef,
    Trivia,
    ValueType,
    ValueWords,
    Word,
    formulas_of,
    joined,
)
from skaz.text.source import Span

__all__ = [
    "BARE",
    "NOWHERE",
    "ActionDecl",
    "AttitudeDecl",
    "BodyLine",
    "CalendarDecl",
    "Choice",
    "Clause",
    "Declared",
    "DesireDecl",
    "Element",
    "EntityDecl",
    "File",
    "Include",
    "Item",
    "KeptDecl",
    "Labelled",
    "LanguageDecl",
    "LawDecl",
    "Line",
    "Lit",
    "MapDecl",
    "MotiveDecl",
    "NameForm",
    "NameGroup",
    "NothingNew",
    "Optional",
    "Part",
    "Passage",
    "Pattern",
    "Phrase",
    "PropertyDecl",
    "Reading",
    "Readings",
    "RuleDecl",
    "ScriptLine",
    "Slot",
    "SlotRef",
    "SourceDecl",
    "Story",
    "TellingDecl",
    "Trivia",
    "TypeDecl",
    "Use",
    "ValueType",
    "ValueWords",
    "VerbDecl",
    "Vocabulary",
    "Word",
]


# --- declarations ---


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


@dataclass(frozen=True, slots=True)
class Use:
    """``use love, speech except meet``"""

    names: tuple[Word, ...]
    but: tuple[Word, ...] = ()
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Include:
    path: Word
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SourceDecl:
    """``source "film-en.txt"``: the text that a telling quotes."""

    path: Word
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Story:
    title: Word
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    name: Word
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class LanguageDecl:
    """``language ro română``: the file is the data of a language; every line after it is kept raw."""

    text: Word
    lines: tuple[Line, ...] = ()
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CalendarDecl:
    """``calendar shire: 12 months of 30 days, …``; ``text`` None for a calendar known by its name alone."""

    name: Word
    text: Word | None = None
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DesireDecl:
    lines: tuple[Line, ...]
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class KeptDecl:
    lines: tuple[Line, ...]
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class MapDecl:
    lines: tuple[Line, ...]
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SinceDecl:
    """``since``: goods and words with the year in which each is first known, a line for each."""

    lines: tuple[Line, ...]
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


Block = Union[DesireDecl, KeptDecl, MapDecl, SinceDecl]


# --- the world ---


@dataclass(frozen=True, slots=True)
class NameForm:
    """One way to write a name; ``oblique`` is its genitive and dative; ``language`` None: every language uses it."""

    text: str
    oblique: str | None = None
    language: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class NameGroup:
    """All forms of one entity, the one to print first."""

    forms: tuple[NameForm, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class EntityDecl:
    """``woman Anna, Anna Karenina; Dolly``: a line of the world that begins with no keyword.

    ``kind`` is its first word, or the first few if ``entity_from_line`` was told so; ``line`` is all of it, raw, with
    what is indented under it: only the model can tell entities from facts there.
    """

    line: Line
    kind: Word
    names: tuple[NameGroup, ...]

    @property
    def children(self) -> tuple[Line, ...]:
        return self.line.children

    @property
    def trivia(self) -> Trivia:
        return self.line.trivia

    @property
    def span(self) -> Span:
        return self.line.span

    @property
    def doc(self) -> str:
        return self.line.trivia.doc


# --- tellings ---


@dataclass(frozen=True, slots=True)
class Labelled:
    """``frame: … judgement: … note: … meant: …``; ``span`` is the text after the label."""

    label: str
    text: str
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """A sentence, scene, time line or formal line, raw; ``children`` are its waivers."""

    text: str
    children: tuple[Labelled | Line, ...] = ()
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class NothingNew:
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Reading:
    """One of several readings: the lines after ``either`` or ``or``."""

    lines: tuple[BodyLine, ...]
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Readings:
    """``either …`` and each ``or …`` that follows it, the preferred one first."""

    alternatives: tuple[Reading, ...]

    @property
    def span(self) -> Span:
        return self.alternatives[0].span if self.alternatives else NOWHERE


BodyLine = Union[
    ScriptLine, Labelled, Readings, NothingNew, DesireDecl, KeptDecl, MapDecl, SinceDecl, SourceDecl, CalendarDecl, Line
]


@dataclass(frozen=True, slots=True)
class Passage:
    """A quoted sentence of the source, verbatim, and what is written under it.

    ``paragraph`` counts from 1 in the telling; an empty line before a ``>`` begins the next. ``span`` is the ``>``
    line.
    """

    quote: Word
    body: tuple[BodyLine, ...] = ()
    paragraph: int = 1
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TellingDecl:
    """``telling film in en "title"``; ``opening`` is what stands before the first ``>``."""

    name: Word
    language: Word
    title: Word | None = None
    opening: tuple[BodyLine, ...] = ()
    passages: tuple[Passage, ...] = ()
    trivia: Trivia = BARE
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def doc(self) -> str:
        return self.trivia.doc


Item = Union[
    Use,
    Include,
    Story,
    Vocabulary,
    LanguageDecl,
    SourceDecl,
    CalendarDecl,
    TypeDecl,
    PropertyDecl,
    ActionDecl,
    AttitudeDecl,
    RuleDecl,
    LawDecl,
    MotiveDecl,
    DesireDecl,
    KeptDecl,
    MapDecl,
    SinceDecl,
    VerbDecl,
    EntityDecl,
    TellingDecl,
    Line,
]


@dataclass(frozen=True, slots=True)
class File:
    """``tail``: comments and empty lines after the last line."""

    items: tuple[Item, ...]
    tail: tuple[str | None, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)
