"""Who agrees on what: an agreement that binds two in the one telling, and those two and a third in the other.

That somebody else does something as well is said by one alone, and contradicts nothing; but who is bound by an
agreement is told whole, where it names several.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from skaz.compare.align import Pair
from skaz.compare.differ import Differ
from skaz.compare.difference import Difference
from skaz.compare.said import Said, listed
from skaz.compare.wording import told_apart
from skaz.model.world import Word

#: How many it takes to agree.
SEVERAL = 2


def other_parties(pairs: Iterable[Pair], differ: Differ) -> Iterator[Difference]:
    """Each pair in which several bind each other, and not the same people."""
    for pair in pairs:
        if pair.is_part or pair.a.word.name != pair.b.word.name or not _bound(pair.a.word):
            continue
        one, two = _parties(pair.a), _parties(pair.b)
        if min(len(one), len(two)) < SEVERAL or not (one < two or two < one):
            continue
        values = listed(one), listed(two)
        message = told_apart("They agree on it", pair.a, pair.b, values)
        sides = differ.side(pair.a, values[0]), differ.side(pair.b, values[1])
        rule = "an agreement binds those whom it names"
        yield Difference("contradiction", "medium", "identity", *sides, rule, message, pair=pair)


def _parties(said: Said) -> frozenset[str]:
    """Who is to do what those who agree want done, if that is they themselves, all alike."""
    inner = [each for role in _bound(said.word) for each in said.roles[role].contents]
    doers = [each.roles[each.word.first_slot].names for each in inner if each.word.first_slot in each.roles]
    names = frozenset(name for own in doers for name in own)
    own = said.roles[said.word.first_slot].names
    return names if said.mode == "event" and own <= names and len({each.word for each in inner}) == 1 else frozenset()


@cache
def _bound(word: Word) -> tuple[str, ...]:
    """The slots that hold what its doers are to do."""
    return tuple(slot.name for slot in word.slots if slot.type == "deed" and slot.of == word.first_slot)
