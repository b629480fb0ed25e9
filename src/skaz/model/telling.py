"""A telling, understood: passages, and under each what it reports, with its words, people and places.

What stands here is what was said and how (denied, wished, begun, by habit), not what it does: that is for replay.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeGuard, Union

from skaz.model.world import Word
from skaz.text.source import Span


class Some(NamedTuple):
    """Somebody or something without a name: of a type, or one of a group; ``label`` is how it is written."""

    kind: str
    label: str
    group: str | None = None

    def __str__(self) -> str:
        return self.label


class All(NamedTuple):
    """Everybody there (``group`` None), or everybody of a group or type; ``none``: nobody of them."""

    kind: str
    label: str
    group: str | None = None
    none: bool = False

    def __str__(self) -> str:
        return self.label


class Quoted(NamedTuple):
    """Words kept as words."""

    text: str

    def __str__(self) -> str:
        return f'"{self.text}"'


class Content(NamedTuple):
    """What is said, believed, wished or seen in a vision: clauses that are no facts by that alone.

    ``mode`` is ``that``, ``whether``, ``to``, ``doing`` or ``words``.
    """

    mode: str
    clauses: tuple[Clause, ...]
    text: str

    def __str__(self) -> str:
        return self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Content) and self.text == other.text

    def __ne__(self, other: object) -> bool:
        return not self == other


Arg = Union[str, tuple[str, ...], Some, All, Quoted, Content, float, None]


def is_several(arg: Arg) -> TypeGuard[tuple[str, ...]]:
    """Whether an argument is a list of several (``Some``, ``Content`` and their like are tuples too, and none)."""
    return type(arg) is tuple


class Clause(NamedTuple):
    """One event, fact or attitude, as said.

    ``args`` has one entry per slot of ``word`` in its order (None: left out); ``value`` is what a property has there.
    ``how`` holds what the particles said: ``not never modal:must starts stops continues seems tries fails often again
    still already no-longer passive perfect first-time last-time`` and the like. ``start`` and ``end`` are offsets in
    the source of the line.
    """

    word: Word
    args: tuple[Arg, ...]
    value: Arg = True
    how: frozenset[str] = frozenset()
    place: Arg = None
    """Where it happens, said with it or carried on to it."""
    place_said: bool = False
    company: tuple[str, ...] = ()
    times: tuple[Any, ...] = ()
    lasting_for: Any = None
    purposes: tuple[Content, ...] = ()
    reasons: tuple[Clause, ...] = ()
    conditions: tuple[Clause, ...] = ()
    """What it hangs on: ``if Anna stays``; then it is said of nobody that it happens."""
    ref: Ref | None = None
    start: int = 0
    end: int = 0
    is_trait: bool = False
    """Told on the way of somebody in the line: ``Anna (ill) travels``; so before the line's own events."""

    @property
    def negated(self) -> bool:
        return "not" in self.how

    @property
    def is_real(self) -> bool:
        """Whether it is said to be so, or not to be so: no mere attempt, seeming, possibility or habit."""
        return not self.how & UNREAL

    def arg(self, slot: str) -> Arg:
        for known, value in zip(self.word.slots, self.args):
            if known.name == slot:
                return value
        return None


#: Particles after which a clause is content of nobody: nothing happens by it.
UNREAL = frozenset({"modal", "seems", "tries"})


RefKind = Literal["same as", "part of", "recalls"]


class Ref(NamedTuple):
    """``[same as film:29.2]``, ``[part of …]``, ``[recalls …]``."""

    kind: RefKind
    target: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Waiver:
    """``meant: code, reason``: holds for the text it was given for."""

    code: str
    reason: str
    span: Span


@dataclass(frozen=True, slots=True)
class Scene:
    """A line that says who is where."""

    place: str
    who: tuple[str, ...]
    span: Span
    times: tuple[Any, ...] = ()
    waivers: tuple[Waiver, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A line of events and facts. ``lead`` counts how many of its clauses come from as- and when-leads."""

    clauses: tuple[Clause, ...]
    span: Span
    waivers: tuple[Waiver, ...] = ()
    formal: bool = False


@dataclass(frozen=True, slots=True)
class TimeLine:
    """A line that only says when: holds for what follows in its passage."""

    times: tuple[Any, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Kept:
    """``frame:``, ``judgement:``, ``note:`` or ``nothing new``: kept as text, mapped to no event."""

    label: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Readings:
    """Alternatives of which the first is preferred."""

    alternatives: tuple[tuple[Item, ...], ...]
    span: Span


Item = Union[Scene, Sentence, TimeLine, Kept, Readings]


@dataclass(frozen=True, slots=True)
class Passage:
    """One quoted sentence of the source and what it reports. ``number`` counts from 1 in the order of the telling."""

    id: str
    number: int
    paragraph: int
    quote: str
    items: tuple[Item, ...]
    span: Span
    line_count: int = 0
    waivers: tuple[Waiver, ...] = ()

    @property
    def is_mapped(self) -> bool:
        return bool(self.items)

    @property
    def has_frame(self) -> bool:
        """Whether it carries a line of the telling's frame."""
        return any(isinstance(item, Kept) and item.label == "frame" for item in self.items)

    @property
    def is_frame(self) -> bool:
        return bool(self.items) and all(isinstance(item, Kept) for item in self.items)


@dataclass(frozen=True)
class Telling:
    """One account, in one language."""

    name: str
    language: str
    title: str
    source: str | None
    passages: tuple[Passage, ...]
    span: Span
    kept: tuple[Clause, ...] = ()
    desires: tuple[Clause, ...] = ()
    calendar: str | None = None
    by_id: dict[str, Passage] = field(default_factory=dict, compare=False, repr=False)


Clause.__doc__ = (Clause.__doc__ or "").strip()
