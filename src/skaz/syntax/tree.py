"""The tree of one ``.skaz`` file: what is written, in order, with where it stands and the comments around it.

A node's ``span`` is its own line (the head line of a block) without comment; names and words in it have spans of their
own. Spans take no part in comparison. ``trivia`` is what only readers need: comments and empty lines. Where a
declaration, a part of one, or a body line is expected, a bare ``Line`` is one that could not be read; a finding says
why.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Union

from skaz.syntax.formula import NOWHERE
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
)
from skaz.syntax.tellings import (
    Block,
    BodyLine,
    CalendarDecl,
    DesireDecl,
    KeptDecl,
    Labelled,
    MapDecl,
    NothingNew,
    Passage,
    Reading,
    Readings,
    ScriptLine,
    SinceDecl,
    SourceDecl,
    TellingDecl,
)
from skaz.syntax.words import (
    ActionDecl,
    AttitudeDecl,
    Declared,
    LawDecl,
    MotiveDecl,
    PropertyDecl,
    RuleDecl,
    TypeDecl,
    VerbDecl,
)
from skaz.text.source import Span

__all__ = [
    "BARE",
    "NOWHERE",
    "ActionDecl",
    "AttitudeDecl",
    "Block",
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
    "SinceDecl",
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


# --- the story ---


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
