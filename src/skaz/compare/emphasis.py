"""What weighs more in one of two tellings, though both tell it alike: by where and how it stands, never by words.

Three things are sure: that the one has it happen and the other only has somebody say, mean or try it; that the one
tells it where it comes and the other outside the order of its story (``once``, at the head); and that the one gives it
several passages, the other one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from skaz.compare.align import Pair
from skaz.compare.differ import Differ
from skaz.compare.difference import Difference
from skaz.compare.said import Said
from skaz.compare.wording import thing_of, told_apart

#: In how many passages more than in one something is told at length.
AT_LENGTH = 2


def weighed(pairs: Iterable[Pair], differ: Differ) -> Iterator[Difference]:
    """Each pair that contradicts itself in nothing and weighs more in the one telling."""
    pairs = list(pairs)
    passages = _passages(pairs)
    for pair in pairs:
        if pair.is_part or any(each.kind == "contradiction" for each in differ.of(pair)):
            continue
        values = _manner(pair.a), _manner(pair.b)
        if values[0] == values[1] or {pair.a.mode, pair.b.mode} == {"voiced", "attempt"}:
            counts = len(passages[0][pair.a.key]), len(passages[1][pair.b.key])
            if min(counts) > 1 or max(counts) - min(counts) < AT_LENGTH:
                continue
            values = _length(counts[0]), _length(counts[1])
        message = told_apart(thing_of(pair), pair.a, pair.b, values)
        sides = differ.side(pair.a, values[0]), differ.side(pair.b, values[1])
        yield Difference("emphasis", "low", "description", *sides, "", message, pair=pair)


def _manner(said: Said) -> str:
    """How it is told; what lasts stands nowhere in the order of a story, and an event only at an open place in it."""
    if said.mode == "voiced":
        return "only said or meant"
    if said.mode == "attempt":
        return "only tried or thought of"
    return "told outside the order" if said.is_unordered and said.mode in ("state", "mind") else "told"


def _length(passages: int) -> str:
    return f"told in {passages} passage{'' if passages == 1 else 's'}"


def _passages(pairs: Iterable[Pair]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """For each report the passages that its telling gives to the same: its own, and those of what is a part of it."""
    found: tuple[dict[str, set[str]], dict[str, set[str]]] = defaultdict(set), defaultdict(set)
    for pair in pairs:
        found[0][pair.a.key].add(pair.a.passage)
        found[1][pair.b.key].add(pair.b.passage)
    whole = (
        {pair.a.key: pair for pair in pairs if not pair.is_part},
        {pair.b.key: pair for pair in pairs if not pair.is_part},
    )
    for pair in pairs:
        if pair.is_part and pair.b.key in whole[1]:
            found[0][whole[1][pair.b.key].a.key].add(pair.a.passage)
        if pair.is_part and pair.a.key in whole[0]:
            found[1][whole[0][pair.a.key].b.key].add(pair.b.passage)
    return found
