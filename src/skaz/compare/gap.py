"""How much more the best alignment of all pairs could bring at most, where only near pairs were weighed.

The matching of the pairs that were weighed has prices, and no two of them bring more than they cost. Were that so of
all others too, the matching would be the best there is; what some of them bring over their prices is what is missing
at most (weak duality). So each that was left out is held against its prices: first by the most that its words and names
could bring, and weighed where that is more.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from math import inf, log
from typing import NamedTuple

from skaz.compare.candidates import candidates, is_long
from skaz.compare.from_run import is_once
from skaz.compare.kin import Nearness, kinship
from skaz.compare.match import MOST, PART, Prices
from skaz.compare.said import EMPTY, Said
from skaz.compare.weigh import ALIKE, BESIDE, FAR, INNER, NUMBER, ONCE, RAREST, ROLE, SAME_DATE, WORDS, Weights

#: What place and date bring at most.
AROUND = SAME_DATE + BESIDE * log(ALIKE / RAREST)
Frame = tuple[object, ...]


def gap(one: Sequence[Said], two: Sequence[Said], weights: Weights, prices: Prices) -> float:
    """What the alignment is short of the best of all pairs at most; 0 where all were weighed.

    Args:
        one, two: the reports of the two tellings, in order.
        weights: as they were aligned.
        prices: those of their matching.
    """
    if not is_long(one, two):
        return 0.0
    found = _Gap(one, two, weights, prices)
    return found.pairs() + found.parts()


class _Gap:
    def __init__(self, one: Sequence[Said], two: Sequence[Said], weights: Weights, prices: Prices) -> None:
        self.one, self.two, self.weights, self.prices = one, two, weights, prices
        self.nearest = -log(2 * weights.spread)
        self.weighed = {i: set(others) for i, others in candidates(one, two)}

    def pairs(self) -> float:
        """What pairs that were not weighed bring over their prices."""
        left, right = _by_frame(self.one), _by_frame(self.two)
        groups = {frame: {names: self._group(own) for names, own in named.items()} for frame, named in right.items()}
        found = [0.0] * len(self.one)
        for mine in left.values():
            for others in groups.values():
                a, b = next(iter(mine.values()))[0], next(iter(others.values())).all[0]
                base = _most(self.one[a], self.two[b], self.weights)
                for names, places in mine.items() if base > -inf else ():
                    places.sort(key=self.prices[0].__getitem__)
                    for known, group in others.items():
                        bring = base + sum(log(ALIKE / self.weights.share(name)) for name in names & known)
                        for i in places:
                            if self.prices[0][i] + group.cheapest - bring >= self.nearest:
                                break  # nor for any that costs more
                            found[i] = max(found[i], self._over(i, group, bring, found[i]))
        return sum(found)

    def parts(self) -> float:
        """What those would bring over their prices that are parts of what they were not weighed with."""
        near = sorted((self.weights.where[1][said.key], j) for j, said in enumerate(self.two))
        found: tuple[dict[int, float], dict[int, float]] = ({}, {})
        for i, a in enumerate(self.one):
            x, far = self.weights.where[0][a.key], self.weights.spread / 2
            for _, j in near[bisect_left(near, (x - far, -1)) : bisect_right(near, (x + far, len(self.two)))]:
                b = self.two[j]
                if j not in self.weighed[i] and kinship(a.word, b.word).nearness > Nearness.NONE:
                    bring = min(self.weights.gain(a, b) / 2 - PART, MOST)
                    found[0][i] = max(found[0].get(i, 0.0), bring - self.prices[0][i])
                    found[1][j] = max(found[1].get(j, 0.0), bring - self.prices[1][j])
        return sum(found[0].values()) + sum(found[1].values())

    def _group(self, places: list[int]) -> _Group:
        where = self.weights.where[1]
        ordered = sorted((where[self.two[j].key], j) for j in places if self.two[j].has_order)
        unordered = [j for j in places if not self.two[j].has_order]
        cheapest = min(self.prices[1][j] for j in places)
        return _Group(places, [share for share, _ in ordered], [j for _, j in ordered], unordered, cheapest)

    def _over(self, i: int, group: _Group, most: float, least: float) -> float:
        """What one brings with some over their prices, if more than the least."""
        room = self.prices[0][i] + least + group.cheapest - most
        for j in self._near_enough(i, group, room) if room < self.nearest else ():
            if j not in self.weighed[i]:
                least = max(least, self.weights.gain(self.one[i], self.two[j]) - self.prices[0][i] - self.prices[1][j])
        return least

    def _near_enough(self, i: int, group: _Group, room: float) -> Sequence[int]:
        """Those whose place brings more than what is wanting."""
        said = self.one[i]
        if not said.has_order:
            return group.all if room < 0 else ()
        if room < FAR:
            return group.all
        x, far = self.weights.where[0][said.key], (self.nearest - room) * self.weights.spread
        first, last = bisect_left(group.shares, x - far), bisect_right(group.shares, x + far)
        return group.ordered[first:last] + group.unordered if room < 0 else group.ordered[first:last]


class _Group(NamedTuple):
    """Those of the second telling that have the same words and names, by their places."""

    all: list[int]
    shares: list[float]
    ordered: list[int]
    """Those with a place in the story, by their ``shares``."""
    unordered: list[int]
    cheapest: float


def _by_frame(said: Sequence[Said]) -> dict[Frame, dict[frozenset[str], list[int]]]:
    """Where those stand that have the same words, by the names in them."""
    found: dict[Frame, dict[frozenset[str], list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, each in enumerate(said):
        found[_frame(each)][each.mentions].append(place)
    return found


def _frame(said: Said) -> Frame:
    numbers = tuple(role for role, filler in said.roles.items() if filler.number is not None)
    inner = tuple((role, *map(_frame, filler.contents)) for role, filler in said.roles.items() if filler.contents)
    return said.word.vocabulary, said.word.name, numbers, inner


def _most(a: Said, b: Said, weights: Weights) -> float:
    """What two could bring at most by their words, with no name in both, wherever they stand."""
    if kinship(a.word, b.word).nearness is Nearness.NONE:
        return -inf
    return weights.prior + AROUND + _words(a, b, weights)


def _words(a: Said, b: Said, weights: Weights) -> float:
    kin = kinship(a.word, b.word)
    found = log(WORDS[kin.nearness] / weights.commonness(a.word, b.word, kin))
    found += ONCE if is_once(a.word) and is_once(b.word) else 0.0
    for role, other in kin.roles:
        x, y = a.roles.get(role, EMPTY), b.roles.get(other, EMPTY)
        akin = [(p, q) for p in x.contents for q in y.contents if kinship(p.word, q.word).nearness >= Nearness.RESULT]
        found += max((INNER * _words(p, q, weights) for p, q in akin), default=0.0)
        found += ROLE + (NUMBER if x.number is not None and y.number is not None else 0.0)
    return found
