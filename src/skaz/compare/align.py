"""Which report of one telling is about the same as which of the other: the alignment that brings most."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from skaz.compare.candidates import candidates, rising
from skaz.compare.from_run import voiced
from skaz.compare.kin import Nearness, kinship
from skaz.compare.match import Prices, best_matching
from skaz.compare.said import Said
from skaz.compare.weigh import Weights

#: Pairs that bring so much are sure, and say where the others stand.
SURE = 3.0


class Pair(NamedTuple):
    """Two reports of one thing, and what speaks for that; a part stands beside the pair of one of the two."""

    a: Said
    b: Said
    gain: float
    is_part: bool = False


class Alignment(NamedTuple):
    """``pairs`` in the order of the first telling; ``only_a``, ``only_b``: what stands alone. ``worth``: the sum."""

    pairs: tuple[Pair, ...]
    only_a: tuple[Said, ...]
    only_b: tuple[Said, ...]
    worth: float
    prices: Prices = ((), ())
    """Those of what both tell; they prove that of the pairs that were weighed no choice brings more."""
    necessary: tuple[Pair, ...] = ()
    """What one tells beside what the other takes for granted."""

    def with_necessary(self, pairs: tuple[Pair, ...]) -> Alignment:
        """The same with what one tells, and the other takes for granted, no longer alone."""
        told = {id(said) for pair in pairs for said in (pair.a, pair.b)}
        only = [tuple(said for said in side if id(said) not in told) for side in (self.only_a, self.only_b)]
        return self._replace(only_a=only[0], only_b=only[1], necessary=pairs)


def align(one: Sequence[Said], two: Sequence[Said], weights: Weights) -> Alignment:
    """Align two tellings: first by what they say alone; then, where the sure pairs show the way, by position too.

    What stands where is worked out once for the same weights: a name that stands for another moves nothing. Then what
    is left alone is compared with what the other telling has somebody say, learn or mean to do.
    """
    near = list(candidates(one, two))
    if not weights.is_placed:
        weights.where = _positions(one, two, _matched(one, two, weights, near)[0])
    found, prices = _matched(one, two, weights, near)
    more = _beside(one, two, found, weights)
    pairs = sorted([*found, *more], key=lambda pair: (pair.a.order, pair.b.order, pair.a.id, pair.b.id))
    paired = {pair.a.key for pair in pairs}, {pair.b.key for pair in pairs}
    left = tuple(said for said in one if said.key not in paired[0])
    right = tuple(said for said in two if said.key not in paired[1])
    return Alignment(tuple(pairs), left, right, sum(pair.gain for pair in pairs), prices)


def _matched(
    one: Sequence[Said],
    two: Sequence[Said],
    weights: Weights,
    near: Iterable[tuple[int, list[int]]],
    *,
    with_parts: bool = True,
) -> tuple[list[Pair], Prices]:
    gains: list[dict[int, float]] = [{} for _ in one]
    for i, others in near:
        a = one[i]
        gains[i] = {j: gain for j in others if (gain := weights.gain(a, two[j])) > 0}

    def may_add(i: int, j: int) -> bool:
        return with_parts and weights.are_near(one[i], two[j]) and _agree(one[i], two[j], weights)

    found = best_matching(gains, len(two), may_add)
    pairs = [Pair(one[i], two[j], gains[i][j]) for i, j in found.pairs]
    return [*pairs, *(Pair(one[i], two[j], gains[i][j], True) for i, j in found.parts)], found.prices


def _agree(a: Said, b: Said, weights: Weights) -> bool:
    """Whether nothing differs, so that the one may be a part of the other's matter; a like event is another."""
    kin = kinship(a.word, b.word)
    if a.mode == b.mode == "event" and kin.nearness is Nearness.SAME:
        return False
    likes = weights.likenesses.of(a, b, kin)
    return a.holds == b.holds and not any(like.agreement == "apart" for like in likes)


def _positions(
    one: Sequence[Said], two: Sequence[Said], pairs: Iterable[Pair]
) -> tuple[dict[str, float], dict[str, float]]:
    """Where each stands between 0 and 1; of the second telling, between where its sure neighbours are in the first."""
    share = {said.key: k / max(len(one), 1) for k, said in enumerate(one)}
    rank = {said.key: k for k, said in enumerate(two)}
    sure = sorted(
        (rank[p.b.key], share[p.a.key])
        for p in pairs
        if p.gain > SURE and not p.is_part and p.a.has_order and p.b.has_order
    )
    anchors = [(-1, 0.0), *rising(sure), (len(two), 1.0)]
    ranks = [at for at, _ in anchors]
    where = {}
    for said in two:
        at = rank[said.key]
        right = min(bisect_right(ranks, at), len(anchors) - 1)
        (x0, y0), (x1, y1) = anchors[right - 1], anchors[right]
        where[said.key] = y0 + (y1 - y0) * (at - x0) / max(x1 - x0, 1)
    return share, where


def _said_in_both(found: Iterable[Pair]) -> tuple[set[str], set[str]]:
    """What two paired sayings both say: it has its counterpart there, and is nothing that the other telling tells."""
    settled: tuple[set[str], set[str]] = set(), set()
    for pair in found:
        inner = {str(each): each.key for each in voiced(pair.a)}, {str(each): each.key for each in voiced(pair.b)}
        for text in inner[0].keys() & inner[1].keys():
            settled[0].add(inner[0][text])
            settled[1].add(inner[1][text])
    return settled


def _beside(one: Sequence[Said], two: Sequence[Said], found: Sequence[Pair], weights: Weights) -> list[Pair]:
    """What one telling tells, and the other has somebody say, learn or mean to do."""
    paired = {pair.a.key for pair in found}, {pair.b.key for pair in found}
    left = [said for said in one if said.key not in paired[0] and said.mode != "lasting"]
    right = [said for said in two if said.key not in paired[1] and said.mode != "lasting"]
    settled = _said_in_both(found)
    inner_a = [inner for said in one for inner in voiced(said) if inner.key not in settled[0]]
    inner_b = [inner for said in two for inner in voiced(said) if inner.key not in settled[1]]
    return [
        *_matched(left, inner_b, weights, candidates(left, inner_b), with_parts=False)[0],
        *_matched(inner_a, right, weights, candidates(inner_a, right), with_parts=False)[0],
    ]
