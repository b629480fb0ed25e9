"""Facts and values in the language: ``at(Anna)``, ``Moscow``, ``not told``."""

from __future__ import annotations

from collections.abc import Iterable

from skaz.engine.reference.state import Fluent
from skaz.model.logic import NOTHING, OPEN, Value
from skaz.model.world import Word, World

NOT_TOLD = "not told"


class Namer:
    """Names the facts of one world."""

    def __init__(self, world: World) -> None:
        self.world = world

    def word(self, fluent: Fluent) -> Word | None:
        return self.world.words.get(str(fluent[0]))

    def is_event(self, fluent: Fluent) -> bool:
        """Whether a fact says that something happened."""
        word = self.word(fluent)
        return word is not None and word.kind == "action"

    def name(self, fluent: Fluent) -> str:
        """A fact without its value; one of several values is part of the value."""
        word = self.word(fluent)
        args = fluent[1:-1] if self.has_value_inside(fluent) else fluent[1:]
        shown: list[str] = []
        gap = False
        for index, arg in enumerate(args):
            if arg is None:
                gap = True
            elif gap and word is not None and index < len(word.slots):
                shown.append(f"{word.slots[index].name}: {plain(arg)}")
            else:
                shown.append(plain(arg))
        return f"{fluent[0]}({', '.join(shown)})"

    def has_value_inside(self, fluent: Fluent) -> bool:
        """Whether a fact is one of several values of a property, its last argument."""
        word = self.word(fluent)
        return word is not None and word.many_values and len(fluent) == len(word.slots) + 2

    def value(self, fluent: Fluent, value: Value) -> str:
        """A value of a fact, in words."""
        if self.has_value_inside(fluent) and isinstance(value, bool):
            return plain(fluent[-1]) if value else f"not {plain(fluent[-1])}"
        if value is NOTHING:
            word = self.word(fluent)
            is_person = word is not None and self.world.is_a(word.value, "character")
            return "nobody" if is_person else "nothing"
        return plain(value)


def plain(value: Value) -> str:
    """A value as it is written."""
    if value is OPEN:
        return NOT_TOLD
    if value is True or value is False:
        return "yes" if value else "no"
    return f"{value:g}" if isinstance(value, float | int) else str(value)


def one_way(world: World, fluents: Iterable[Fluent]) -> list[Fluent]:
    """Of symmetric facts, which hold both ways, the way that came first."""
    kept: dict[Fluent, None] = {}
    for fluent in fluents:
        word = world.words.get(str(fluent[0]))
        is_both = word is not None and "symmetric" in word.marks and len(fluent) > 2
        if not is_both or (fluent[0], fluent[2], fluent[1], *fluent[3:]) not in kept:
            kept[fluent] = None
    return list(kept)


def fullest(world: World, fluents: Iterable[Fluent]) -> set[Fluent]:
    """Of facts that differ only in what was left out those that say most; of symmetric ones the way that came first."""
    fluents = one_way(world, fluents)
    groups: dict[object, list[Fluent]] = {}
    for fluent in fluents:
        groups.setdefault((fluent[0], len(fluent)), []).append(fluent)
    kept: set[Fluent] = set()
    for group in groups.values():
        partial = [fluent for fluent in group if None in fluent]
        whole: set[object] = set()
        for fluent in group if partial else ():
            for left_out in _left_out(fluent, {i for p in partial for i, arg in enumerate(p) if arg is None}):
                whole.add(left_out)
        kept.update(fluent for fluent in group if fluent not in whole)
    return kept


def _left_out(fluent: Fluent, positions: set[int]) -> Iterable[Fluent]:
    """A fact with some of what it says left out."""
    given = [i for i in sorted(positions) if fluent[i] is not None][:4]
    for mask in range(1, 1 << len(given)):
        gone = {at for bit, at in enumerate(given) if mask >> bit & 1}
        yield tuple(None if i in gone else arg for i, arg in enumerate(fluent))
