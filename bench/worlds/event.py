"""An event or fact of a random telling, in the formal spelling; and a passage that tells some."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bench.worlds.state import State


@dataclass(frozen=True)
class Event:
    """A word of the vocabularies with its arguments; ``value`` where it is a property that has one.

    ``how`` stands before it: ``not``, ``often``. ``tail`` is said behind it in English words; ``wording`` names a
    sentence that the printer has for it.
    """

    word: str
    args: tuple[str | Event, ...]
    value: str = ""
    how: str = ""
    tail: str = ""
    wording: str = ""

    def __str__(self) -> str:
        value = f" = {self.value}" if self.value else ""
        return f"{self.how} {self.word}({', '.join(map(str, self.args))}){value}".strip()

    @property
    def names(self) -> tuple[str, ...]:
        """Who and what it names itself, without its contents."""
        return tuple(arg for arg in self.args if isinstance(arg, str))


@dataclass(eq=False)
class Passage:
    """What one sentence tells. ``present`` are those whom a scene's head says to be there, with ``place``.

    ``lead`` are words of time before its first line; ``before`` is what was so before it, ``minute`` when it happens.
    """

    events: list[Event]
    place: str
    minute: int
    before: State
    lead: str = ""
    present: tuple[str, ...] = ()
    opens: bool = False
    """Whether a paragraph begins with it."""
    resumes: bool = False
    """Whether it says its place again, after somebody went away from it."""
    where: str = ""
    """A place that its line names, for what happens elsewhere."""
    ref: str = ""
    passage: Passage | None = None
    """What ``lead`` or ``ref`` speak of: ``{}`` in them stands for its id."""


@dataclass(frozen=True)
class Kept:
    """What somebody keeps from others, for the whole telling."""

    who: str
    others: tuple[str, ...]
    what: Event


@dataclass(eq=False)
class Told:
    """A whole telling: its passages, and what is kept from whom."""

    passages: list[Passage] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)
    final: State | None = None

    def number(self, passage: Passage) -> int:
        return self.passages.index(passage) + 1

    def copy(self) -> Told:
        return Told(list(self.passages), list(self.kept), self.final)
