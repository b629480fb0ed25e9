"""Which findings speak of ties between people: of kin, marriage, friendship, and the like."""

from __future__ import annotations

from skaz.engine.expressions import reads_of
from skaz.engine.meaning import ALIVE
from skaz.engine.run import Failure
from skaz.model.world import Word, World

#: What a law about ties may read besides: who is left of two.
BETWEEN = frozenset({ALIVE, "widowed"})


def is_tie(word: Word | None, world: World) -> bool:
    """Whether a property ties people to each other, lastingly or before everybody's eyes."""
    if word is None or word.kind != "property":
        return False
    people = [*(slot.type for slot in word.slots), *([] if word.is_truth else [word.value])]
    is_known = "lasting" in word.marks or word.known_to == "everyone"
    return is_known and sum(_is_person(kind, world) for kind in people) > 1


def _is_person(kind: str, world: World) -> bool:
    known = world.types.get(kind)
    return known is not None and "character" in known.ancestors


def is_of_ties(failure: Failure, world: World) -> bool:
    """Whether a tie is told otherwise, or a law about nothing but ties is broken."""
    if failure.kind == "law" and failure.law is not None:
        read = {each.property for each in reads_of(failure.law.never)}
        ties = {name for name in read if is_tie(world.words.get(name), world)}
        return bool(ties) and read - ties <= BETWEEN
    name = str(failure.fluent[0]) if failure.fluent is not None else ""
    return failure.kind in ("fact", "was") and is_tie(world.words.get(name), world)
