"""What two tellings do not say alike, and what is at the root of it: data alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from skaz.compare.align import Pair
from skaz.compare.said import Said

Kind = Literal["contradiction", "order", "precision", "emphasis", "only-in-a", "only-in-b"]
Weight = Literal["critical", "high", "medium", "low"]
Category = Literal[
    "place",
    "identity",
    "role",
    "object",
    "agency",
    "state",
    "outcome",
    "knowledge",
    "time",
    "cause",
    "name",
    "anachronism",
    "description",
]
WEIGHTS: tuple[Weight, ...] = ("critical", "high", "medium", "low")


class Side(NamedTuple):
    """What one telling says: where, which value, and the sentence of its source, once it is known which telling."""

    passages: tuple[str, ...]
    value: str
    quote: str = ""


class Place(NamedTuple):
    """By what a difference is known again; ``a`` and ``b`` are its passages, empty where no pair of reports has it."""

    part: str
    category: Category
    what: str
    a: str = ""
    b: str = ""

    @property
    def is_told(self) -> bool:
        """Whether passages tell it, and it is not what all of them come to."""
        return bool(self.a or self.b)


@dataclass(frozen=True)
class Difference:
    """One thing that is not said alike. ``rule`` says why not both can be; ``names`` are what stands for what."""

    kind: Kind
    weight: Weight
    category: Category
    a: Side | None
    b: Side | None
    rule: str
    message: str
    assumes: tuple[str, ...] = ()
    root: str | None = None
    id: str = ""
    is_of_doer: bool = False
    part: str = ""
    """The part in it that the two give to different ones, where that is what differs."""
    what: str = ""
    """What it is about, where no pair of reports says it."""
    names: tuple[str, str] | None = None
    pair: Pair | None = None
    said: Said | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two differences one: the same passages tell the same two values of one category."""
        sides = [(side.passages, side.value) if side is not None else None for side in (self.a, self.b)]
        return self.kind, self.category, *sides

    @property
    def is_of_order(self) -> bool:
        """Whether it happens in another order, and is not only told so."""
        return self.kind == "order" and self.weight != "low"

    @property
    def place(self) -> Place:
        """By what it is known again when names are exchanged: which part in what differs, and in which passages."""
        passages = [side.passages[0] if side is not None else "" for side in (self.a, self.b)]
        if self.what:
            return Place(self.part, self.category, self.what)
        return Place(self.part, self.category, self.pair.a.word.name if self.pair is not None else "", *passages)


RepairKind = Literal["exchange", "role", "move"]


class Repair(NamedTuple):
    """A change of one telling: a name for a name in some passages, ``both_ways`` if each stands for the other.

    A ``role`` is such a change in one passage: what one does there the other does. In a ``move`` ``old`` says where the
    passages stand and ``new`` where they would stand: ``after novel:3``, ``before novel:1``.
    """

    kind: RepairKind
    telling: str
    old: str
    new: str
    passages: tuple[str, ...]
    both_ways: bool = False

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        one_way = ((self.old, self.new),)
        return (*one_way, (self.new, self.old)) if self.both_ways else one_way

    @property
    def after(self) -> str | None:
        """The passage behind which those of a move would stand; None for the beginning."""
        where, _, passage = self.new.partition(" ")
        return passage if where == "after" else None


class Root(NamedTuple):
    """One change after which differences are gone; ``margin`` is by how many more than after the best rival."""

    id: str
    repair: Repair
    explains: tuple[str, ...]
    cleared: int
    raised: int
    margin: int
    rivals: tuple[Repair, ...]
    message: str
    assumes: tuple[str, ...] = ()

    @property
    def is_tie(self) -> bool:
        return self.margin <= 0
