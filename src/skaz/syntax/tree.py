"""The tree of one ``.skaz`` file: what is written, in order, with where it stands and the comments around it.

A node's ``span`` is its own line (the head line of a block) without comment; names and words in it have spans of their own.
Spans take no part in comparison. ``trivia`` is what only readers need: comments and empty lines. Where a declaration, a
part of one, or a body line is expected, a bare ``Line`` is one that could not be read; a finding says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union

from skaz.syntax.formula import NOWHERE, And, Formula, _span
from skaz.text.source import Span

__all__ = ["NOWHERE"]


@dataclass(frozen=True, slots=True)
class Trivia:
    """What stands before a line (each entry a comment's text, or None for an empty line) and a comment at its end."""

    above: tuple[str | None, ...] = ()
    comment: str | None = None

    @property
    def doc(self) -> str:
        """The comment directly above, its lines joined by spaces; empty if there is none."""
        lines: list[str] = []
        for entry in reversed(self.above):
            if entry is None:
                break
            lines.append(entry)
        return " ".join(reversed(lines))


BARE = Trivia()


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of text that matters by itself: a name, a path, a quoted title (``text`` without the marks)."""

    text: str
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Line:
    """A raw line and the lines indented under it."""

    text: str
    children: tuple[Line, ...] = ()
    trivia: Trivia = BARE
    span: Span = _span()


# --- patterns of phrases ---


@dataclass(frozen=True, slots=True)
class Lit:
    """A word as written: ``closed~``, ``vesel/veselă/veseli/vesele``, ``'s`` (which hangs on the slot before it)."""

    word: str
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class SlotRef:
    name: str
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Choice:
    """``a|b|(c d)``: one of several patterns."""

    alternatives: tuple[Pattern, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Optional:
    """``[with {whom}]``"""

    pattern: Pattern
    span: Span = _span()


Element = Union[Lit, SlotRef, Choice, Optional]
Pattern = tuple[Element, ...]


# --- parts of declarations ---


@dataclass(frozen=True, slots=True)
class Phrase:
    """``[again] en pattern; pattern``"""

    language: Word
    again: bool
    patterns: tuple[Pattern, ...]
    trivia: Trivia = BARE
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Clause:
    """A keyword and its formulas.

    ``keyword``: is, otherwise, lasts, known to, kept from, if, then, by, seen by, takes, when, never. Lists (known to, kept
    from, by, seen by) have one formula or more, all others exactly one.
    """

    keyword: str
    formulas: tuple[Formula, ...]
    trivia: Trivia = BARE
    span: Span = _span()


Part = Union[Phrase, Clause, Line]


@dataclass(frozen=True, slots=True)
class Slot:
    """``what: deed of whom?``"""

    name: Word
    type: Word | None = None
    of: Word | None = None
    optional: bool = False
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class ValueType:
    """``: place``, ``: person?``, ``: number``"""

    type: Word
    optional: bool = False
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class ValueWords:
    """``: well, ill, dying``"""

    words: tuple[Word, ...]
    span: Span = _span()


def _joined(parts: tuple[Part, ...], keyword: str) -> Formula | None:
    """All formulas under a keyword as one."""
    found = formulas_of(parts, keyword)
    return None if not found else found[0] if len(found) == 1 else And(found, found[0].span)


def formulas_of(parts: tuple[Part, ...], keyword: str) -> tuple[Formula, ...]:
    return tuple(f for p in parts if isinstance(p, Clause) and p.keyword == keyword for f in p.formulas)


# --- declarations ---


@dataclass(frozen=True, slots=True)
class Declared:
    """What property, action, attitude, rule and law have in common.

    ``unread`` is the end of a head line from where it could not be read on; what stands before it is in the other fields.
    """

    name: Word
    slots: tuple[Slot, ...] = ()
    marks: tuple[Word, ...] = ()
    parts: tuple[Part, ...] = ()
    unread: Word | None = None
    trivia: Trivia = BARE
    span: Span = _span()

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
        return _joined(self.parts, "is")

    @property
    def otherwise(self) -> Formula | None:
        return _joined(self.parts, "otherwise")

    @property
    def lasts(self) -> Formula | None:
        return _joined(self.parts, "lasts")

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
        return _joined(self.parts, "if")

    @property
    def effects(self) -> Formula | None:
        return _joined(self.parts, "then")

    @property
    def by(self) -> tuple[Formula, ...]:
        return formulas_of(self.parts, "by")

    @property
    def seen_by(self) -> tuple[Formula, ...]:
        """``Name``, ``Call`` or ``Located``; empty: nothing said."""
        return formulas_of(self.parts, "seen by")

    @property
    def takes(self) -> Formula | None:
        return _joined(self.parts, "takes")


@dataclass(frozen=True, slots=True)
class AttitudeDecl(ActionDecl):
    """Slots, marks, phrases; the clauses of an action are read too, and of a property ``known to`` and ``kept from``."""

    @property
    def known_to(self) -> tuple[Formula, ...]:
        return formulas_of(self.parts, "known to")

    @property
    def kept_from(self) -> tuple[Formula, ...]:
        return formulas_of(self.parts, "kept from")


@dataclass(frozen=True, slots=True)
class RuleDecl(Declared):
    """No slots: free names run over everybody who fits."""

    @property
    def when(self) -> Formula | None:
        return _joined(self.parts, "when")

    @property
    def then(self) -> Formula | None:
        return _joined(self.parts, "then")


@dataclass(frozen=True, slots=True)
class LawDecl(Declared):
    @property
    def never(self) -> Formula | None:
        return _joined(self.parts, "never")


@dataclass(frozen=True, slots=True)
class TypeDecl:
    """``type house, occasion: place``; phrases under it name the type in a language."""

    names: tuple[Word, ...]
    parents: tuple[Word, ...] = ()
    parts: tuple[Part, ...] = ()
    trivia: Trivia = BARE
    span: Span = _span()

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
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Use:
    """``use love, speech except meet``"""

    names: tuple[Word, ...]
    but: tuple[Word, ...] = ()
    trivia: Trivia = BARE
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Include:
    path: Word
    trivia: Trivia = BARE
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class SourceDecl:
    """``source "film-en.txt"``: the text that a telling quotes."""

    path: Word
    trivia: Trivia = BARE
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Story:
    title: Word
    trivia: Trivia = BARE
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    name: Word
    trivia: Trivia = BARE
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class CalendarDecl:
    """``calendar shire: 12 months of 30 days, …``; ``text`` None for a calendar known by its name alone."""

    name: Word
    text: Word | None = None
    trivia: Trivia = BARE
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class DesireDecl:
    lines: tuple[Line, ...]
    trivia: Trivia = BARE
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class KeptDecl:
    lines: tuple[Line, ...]
    trivia: Trivia = BARE
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class MapDecl:
    lines: tuple[Line, ...]
    trivia: Trivia = BARE
    span: Span = _span()


# --- the world ---


@dataclass(frozen=True, slots=True)
class NameForm:
    """One way to write a name; ``oblique`` is its genitive and dative, ``language`` None where every language uses it."""

    text: str
    oblique: str | None = None
    language: str | None = None
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class NameGroup:
    """All forms of one entity, the one to print first."""

    forms: tuple[NameForm, ...]
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class EntityDecl:
    """``woman Anna, Anna Karenina; Dolly``: a line of the world that begins with no keyword.

    ``kind`` is its first word, or the first few if ``entity_from_line`` was told so; ``line`` is all of it, raw, with what is
    indented under it: only the model can tell entities from facts there.
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
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """A sentence, scene, time line or formal line, raw; ``children`` are its waivers."""

    text: str
    children: tuple[Labelled | Line, ...] = ()
    trivia: Trivia = BARE
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class NothingNew:
    trivia: Trivia = BARE
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Reading:
    """One of several readings: the lines after ``either`` or ``or``."""

    lines: tuple[BodyLine, ...]
    trivia: Trivia = BARE
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class Readings:
    """``either …`` and each ``or …`` that follows it, the preferred one first."""

    alternatives: tuple[Reading, ...]

    @property
    def span(self) -> Span:
        return self.alternatives[0].span if self.alternatives else NOWHERE


BodyLine = Union[
    ScriptLine, Labelled, Readings, NothingNew, DesireDecl, KeptDecl, MapDecl, SourceDecl, CalendarDecl, Line
]


@dataclass(frozen=True, slots=True)
class Passage:
    """A quoted sentence of the source, verbatim, and what is written under it.

    ``paragraph`` counts from 1 in the telling; an empty line before a ``>`` begins the next. ``span`` is the ``>`` line.
    """

    quote: Word
    body: tuple[BodyLine, ...] = ()
    paragraph: int = 1
    trivia: Trivia = BARE
    span: Span = _span()


@dataclass(frozen=True, slots=True)
class TellingDecl:
    """``telling film in en "title"``; ``opening`` is what stands before the first ``>``."""

    name: Word
    language: Word
    title: Word | None = None
    opening: tuple[BodyLine, ...] = ()
    passages: tuple[Passage, ...] = ()
    trivia: Trivia = BARE
    span: Span = _span()

    @property
    def doc(self) -> str:
        return self.trivia.doc


Item = Union[
    Use, Include, Story, Vocabulary, SourceDecl, CalendarDecl, TypeDecl, PropertyDecl, ActionDecl, AttitudeDecl, RuleDecl,
    LawDecl, DesireDecl, KeptDecl, MapDecl, VerbDecl, EntityDecl, TellingDecl, Line,
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class File:
    """``tail``: comments and empty lines after the last line."""

    items: tuple[Item, ...]
    tail: tuple[str | None, ...] = ()
    span: Span = _span()
