"""What a telling reports, as it is compared: a word, who and what fills its roles, where, when, and how it is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from skaz.engine.chronology.dates import NO_DATES, Dates
from skaz.model.telling import Clause
from skaz.model.times.ref import TimeRef
from skaz.model.world import Word
from skaz.text.source import Span

#: How it is said: once, as a habit, as an attempt; as so from the beginning (``lasting``) or at its place (``state``);
#: in somebody's mind; ``voiced``, as what somebody says, learns or means to do; or not said, but ``necessary``.
Mode = Literal["event", "habit", "attempt", "lasting", "state", "mind", "voiced", "necessary"]
#: The role of a property's value, and that of the place of an event beside those of its slots.
VALUE, PLACE = "value", "place"
#: What parts the names in a list.
AND = " and "


class Unnamed(NamedTuple):
    """Somebody or something without a name: of a kind, perhaps one of a group."""

    kind: str
    label: str
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Filler:
    """What fills one role: names, people and things without a name, contents, words, or a number."""

    names: frozenset[str] = frozenset()
    unnamed: tuple[Unnamed, ...] = ()
    contents: tuple[Said, ...] = ()
    words: str = ""
    number: float | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.names or self.unnamed or self.contents or self.words or self.number is not None)

    @property
    def matter(self) -> tuple[object, ...]:
        return self.names, self.unnamed, tuple(each.matter for each in self.contents), self.words, self.number

    def __str__(self) -> str:
        parts = [*sorted(self.names), *(each.label for each in self.unnamed), *map(str, self.contents)]
        parts += [self.words] if self.words else []
        parts += [f"{self.number:g}"] if self.number is not None else []
        return AND.join(parts)


EMPTY = Filler()


def listed(names: Iterable[str]) -> str:
    return AND.join(sorted(names))


def others(one: frozenset[str], two: frozenset[str]) -> tuple[str, str] | None:
    """Those of both sides, listed, where both name somebody and nobody is the same."""
    return (listed(one), listed(two)) if one and two and not one & two else None


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """One thing that a telling reports. ``order`` is its place in the story, ``told_at`` the one in the telling."""

    id: str
    passage: str
    word: Word
    roles: dict[str, Filler]
    mode: Mode
    holds: bool = True
    order: int = 0
    told_at: int = 0
    place: str | None = None
    """Where it is said to be, by its own line or carried on to it."""
    found_at: str | None = None
    """Where its replay has it."""
    heading: str | None = None
    """Where those in it are on the way to."""
    is_unordered: bool = False
    dates: Dates = NO_DATES
    times: tuple[TimeRef, ...] = ()
    part: str = ""
    """The part of the day that was named last, by itself or before."""
    by: str = ""
    """The id of what voices it."""
    span: Span | None = None
    mentions: frozenset[str] = field(default=frozenset())
    reasons: tuple[Clause, ...] = ()
    how: frozenset[str] = frozenset()
    """What the particles of its line say (``Clause.how``)."""
    key: str = ""
    """Its name among all reports of its telling."""

    def __str__(self) -> str:
        filled = (str(filler) for filler in self.roles.values() if not filler.is_empty)
        return f"{'' if self.holds else 'not '}{self.word.name}({', '.join(filled)})"

    @property
    def matter(self) -> tuple[object, ...]:
        """All that it says, how, where and when, whatever passage it stands in."""
        roles = tuple((role, filler.matter) for role, filler in self.roles.items())
        return id(self.word), roles, self.mode, self.holds, self.stage, self.heading, self.date

    @property
    def date(self) -> str | None:
        """When it is, where that is known to a day or a month."""
        return self.dates.earliest if self.dates.earliest == self.dates.latest else None

    @property
    def stage(self) -> str | None:
        """The place at which it happens; of what goes from one place to another its roles say where."""
        return self.place if self.mode != "lasting" and not self.is_journey else None

    @property
    def is_deed(self) -> bool:
        """Whether somebody does it by choice, and does not share in it."""
        return self.word.kind == "action" and not self.word.marks & {"chance", "symmetric", "unwilled"}

    @property
    def is_journey(self) -> bool:
        return self.word.moves or self.word.kind != "action"

    @property
    def has_order(self) -> bool:
        """Whether it stands at a place in the story: not what lasts, nor what its words leave open."""
        return self.mode in ("event", "habit", "attempt", "state", "mind") and not self.is_unordered
