"""What only one of two tellings reports; silence contradicts nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from skaz.compare.differ import Differ
from skaz.compare.difference import Category, Difference, Kind
from skaz.compare.said import Said


def alone(said: Iterable[Said], kind: Kind, differ: Differ) -> Iterator[Difference]:
    """One difference for each passage that has something to itself, with all that it has."""
    by_passage: dict[str, list[Said]] = {}
    for each in said:
        by_passage.setdefault(each.passage, []).append(each)
    for passage, own in by_passage.items():
        value = "; ".join(str(each) for each in own)
        side = differ.side(own[0], value)
        message = f"Only {passage} tells: {value}."
        a, b = (side, None) if kind == "only-in-a" else (None, side)
        yield Difference(kind, "low", _category(own[0]), a, b, "", message, said=own[0])


def _category(said: Said) -> Category:
    """What sort of thing is told by one alone: a deed, what somebody learns or says, a state, or how something is."""
    if said.word.kind != "action":
        return "knowledge" if said.word.kind == "attitude" else "state"
    if any(slot.is_content for slot in said.word.slots):
        return "knowledge"
    return "description" if "chance" in said.word.marks else "agency"
