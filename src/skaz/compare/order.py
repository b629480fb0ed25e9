"""What two tellings have at another place: as few moves as possible bring the one into the order of the other.

What happens earlier in the one and later in the other is in another order; so, of less weight, is what is told
elsewhere but happens where it does in both. No order contradicts: times that do not agree are differences of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from math import inf

from skaz.compare.align import Pair
from skaz.compare.candidates import rising
from skaz.compare.differ import Differ
from skaz.compare.difference import Difference, Side
from skaz.compare.said import Said
from skaz.compare.wording import line_of

#: What a pair brings at least that is heard: where its two stand already speaks against those that are elsewhere.
HEARD = 1.5


def moved(pairs: Sequence[Pair], differ: Differ) -> Iterator[Difference]:
    """Each event that happens elsewhere, then each that is told elsewhere; what is left open is nowhere else."""
    events = placed(pairs)
    happening = displaced(events)
    for pair, (other, is_later, _) in happening.items():
        yield _moved(pair, other, is_later, differ)
    # the two ends of one journey are told at two places by right
    events = [p for p in events if p.a.word == p.b.word or not p.a.word.moves]
    telling = dict(
        _moves(sorted(events, key=lambda p: (p.a.told_at, p.b.told_at)), lambda said: said.told_at, frozenset())
    )
    for pair, (other, is_later, _) in telling.items():
        if pair not in happening:
            yield _told_elsewhere(pair, other, is_later, differ)


def placed(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs whose places in both tellings are known: those that bring enough, and what both tell alike and once."""
    found = [p for p in pairs if not p.is_part and _is_placed(p.a) and _is_placed(p.b)]
    counts = [Counter(_what(said) for said in side) for side in ([p.a for p in found], [p.b for p in found])]
    return [
        p for p in found if p.gain >= HEARD or (_what(p.a) == _what(p.b) and all(n[_what(p.a)] == 1 for n in counts))
    ]


def _what(said: Said) -> tuple[str, str, frozenset[str]]:
    return said.word.vocabulary, said.word.name, said.mentions


def displaced(events: Sequence[Pair]) -> dict[Pair, Displaced]:
    """Of some placed pairs those that happen elsewhere in the one telling than in the other."""
    floating = _floating([p.a for p in events]) | _floating([p.b for p in events])
    return dict(_moves(sorted(events, key=lambda p: (p.a.order, p.b.order)), lambda said: said.order, floating))


def are_at_one_place(a: Said, b: Said, pairs: Iterable[Pair]) -> bool:
    """Whether each stands where the other would: between the same pairs."""
    around = [p for p in pairs if not p.is_part and p.a.has_order and p.b.has_order]
    before = max((p.b.order for p in around if p.a.order < a.order), default=-1)
    after = min((p.b.order for p in around if p.a.order > a.order and p.b.order > before), default=None)
    return before < b.order and (after is None or b.order < after)


def around(said: Said, which: int, pairs: Iterable[Pair]) -> tuple[float, float]:
    """Where in its telling the pairs next to a report stand, the one before and the one after it."""
    places = [(p.b if which else p.a).order for p in pairs if not p.is_part and p.a.has_order and p.b.has_order]
    before = max((place for place in places if place < said.order), default=-inf)
    return before, min((place for place in places if place > said.order), default=inf)


def _is_placed(said: Said) -> bool:
    return said.mode == "event" and said.has_order


#: The last pair that is on the other side of it, whether it is later than that in the first, all passages between.
Displaced = tuple[Pair, bool, frozenset[str]]


def _floating(said: Sequence[Said]) -> frozenset[int]:
    """What its words put before something that was told earlier: how it stands to all else is open."""
    found, latest = set(), -1
    for each in sorted(said, key=lambda one: one.told_at):
        if each.order < latest:
            found.add(id(each))
        latest = max(latest, each.order)
    return frozenset(found)


def _is_sure(one: Said, two: Said, floating: frozenset[int]) -> bool:
    """Whether the words say which of two comes first: told so, or told the other way round and put right."""
    if id(one) not in floating and id(two) not in floating:
        return True
    return (one.order < two.order) != (one.told_at < two.told_at)


def _are_alike(one: Said, two: Said) -> bool:
    """Whether two events of one telling say the same: which of them comes first is no order."""
    return one.word is two.word and one.roles == two.roles


def _moves(
    events: list[Pair], order: Callable[[Said], int], floating: frozenset[int]
) -> Iterator[tuple[Pair, Displaced]]:
    """Each pair that is not in the longest run that both have in one order; against which, and what lies between."""
    kept = {x for x, _ in rising([(k, float(order(pair.b))) for k, pair in enumerate(events)])}
    stays = [pair for k, pair in enumerate(events) if k in kept]
    for k, pair in enumerate(events):
        if k in kept:
            continue
        here = order(pair.a), order(pair.b)
        over = [each for each in stays if (order(each.a) - here[0]) * (order(each.b) - here[1]) < 0]
        over = [each for each in over if each.a.passage != pair.a.passage and each.b.passage != pair.b.passage]
        over = [each for each in over if _is_sure(pair.a, each.a, floating) and _is_sure(pair.b, each.b, floating)]
        over = [each for each in over if not _are_alike(pair.a, each.a)]
        if over:
            is_later = order(over[0].b) < here[1]
            other = over[-1] if is_later else over[0]
            yield pair, (other, is_later, frozenset(each.a.passage for each in over))


def _moved(pair: Pair, other: Pair, is_later: bool, differ: Differ) -> Difference:
    sides, where = _around(pair, other, is_later, differ)
    message = f"{line_of(pair.a)} comes {where}."
    return Difference("order", "medium", "time", *sides, "", message, pair=pair)


def _told_elsewhere(pair: Pair, other: Pair, is_later: bool, differ: Differ) -> Difference:
    sides, where = _around(pair, other, is_later, differ, "told ")
    message = f"{line_of(pair.a)} is told {where}; it happens at the same place."
    return Difference("order", "low", "time", *sides, "", message, pair=pair)


def _around(pair: Pair, other: Pair, is_later: bool, differ: Differ, how: str = "") -> tuple[tuple[Side, Side], str]:
    """How each telling puts a pair to another (``how``: only as it is told), and both in words."""
    first, then = ("before", "after") if is_later else ("after", "before")
    a = differ.side(pair.a, f"{how}{first} {other.a.passage}")
    b = differ.side(pair.b, f"{how}{then} {other.b.passage}")
    return (a, b), f"{first} {line_of(other.a)} in {pair.a.passage}, {then} it in {pair.b.passage}"
