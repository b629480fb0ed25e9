"""The best pairs between two sides: every one alone, in a pair, or added to a pair as a part of it; exact.

``gains[i][j]`` is what it brings to pair left ``i`` with right ``j``; alone brings nothing. One that is in no pair may
be added to one of the other side that is, where ``may_add`` allows it. It brings what the pair would, less half of the
most that the other could bring: a part has to be as much like the whole as that. The whole is to bring most.

That is a cheapest edge cover in disguise, and so a matching. Let ``alone(v)`` be the best that ``v`` brings without a
pair of its own: nothing, or to be added to its best counterpart. A pair then brings ``gain - alone(i) - alone(j)`` over
what both bring anyway, and the pairs that together bring most are found by shortest augmenting paths (Hungarian method
on a sparse graph). Nobody is added to one who has no pair: for no two does adding bring more than pairing them.

Cost: for each left one a search among its near ones; in the worst case left times the number of gains.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

Gains = Sequence[Mapping[int, float]]

#: What it costs to be a part of a pair, and the most that it brings: what is a part must not decide what is a pair.
PART, MOST = 0.5, 1.0


Prices = tuple[tuple[float, ...], tuple[float, ...]]


class Matching(NamedTuple):
    """``pairs``, and ``parts`` that are added to one of a pair; ``worth`` is what the whole brings.

    ``prices`` prove that nothing brings more: one for each of both sides, in all just the worth, and for no two less
    than the two would bring together (the dual of the matching).
    """

    pairs: tuple[tuple[int, int], ...]
    parts: tuple[tuple[int, int], ...]
    worth: float
    prices: Prices = ((), ())


def best_matching(gains: Gains, right: int, may_add: Callable[[int, int], bool]) -> Matching:
    """The pairs and parts that bring most; of equals those with the smaller numbers.

    Args:
        gains: per left one what a pair with a right one brings, positive ones only.
        right: how many there are on the right.
        may_add: whether left ``i`` and right ``j`` may stand together where either has another pair.
    """
    half = _halves(gains, right)
    left_best, right_best = _added(gains, right, half, may_add)
    over = [{j: gain - left_best[i][0] - right_best[j][0] for j, gain in row.items()} for i, row in enumerate(gains)]
    over = [{j: gain for j, gain in row.items() if gain > 0} for row in over]
    partner, *prices = _assigned(over, right)
    pairs = tuple((i, j) for i, j in enumerate(partner) if j is not None)
    taken = {j for _, j in pairs}
    parts = [(i, left_best[i][1]) for i, j in enumerate(partner) if j is None and left_best[i][0] > 0]
    parts += [(right_best[j][1], j) for j in range(right) if j not in taken and right_best[j][0] > 0]
    worth = sum(gains[i][j] for i, j in pairs)
    worth += sum(left_best[i][0] for i, j in enumerate(partner) if j is None)
    worth += sum(right_best[j][0] for j in range(right) if j not in taken)
    proof = (
        tuple(best + price for (best, _), price in zip(left_best, prices[0])),
        tuple(best + price for (best, _), price in zip(right_best, prices[1])),
    )
    return Matching(pairs, tuple(sorted(parts)), worth, proof)


Halves = tuple[list[float], list[float]]
Added = tuple[list[tuple[float, int]], list[tuple[float, int]]]


def _halves(gains: Gains, right: int) -> Halves:
    """For each of both sides, half of the most that it could bring."""
    left_half, right_half = [0.0] * len(gains), [0.0] * right
    for i, row in enumerate(gains):
        for j, gain in row.items():
            left_half[i] = max(left_half[i], gain / 2)
            right_half[j] = max(right_half[j], gain / 2)
    return left_half, right_half


def _added(gains: Gains, right: int, half: Halves, may_add: Callable[[int, int], bool]) -> Added:
    """For each of both sides, the best that being added brings, and to whom."""
    left_best = [(0.0, -1)] * len(gains)
    right_best = [(0.0, -1)] * right
    for i, row in enumerate(gains):
        for j, gain in sorted(row.items()):
            as_left, as_right = min(gain - half[1][j] - PART, MOST), min(gain - half[0][i] - PART, MOST)
            is_better = as_left > left_best[i][0], as_right > right_best[j][0]
            if any(is_better) and may_add(i, j):
                left_best[i] = (as_left, j) if is_better[0] else left_best[i]
                right_best[j] = (as_right, i) if is_better[1] else right_best[j]
    return left_best, right_best


def _assigned(gains: Gains, right: int) -> tuple[list[int | None], list[float], list[float]]:
    """The pairs with the greatest sum of gains: for each left one its right one, or nobody; and the prices of both.

    Every left one has a place of its own beside the right ones, numbered ``right + i``, that brings nothing; so all
    are assigned, and costs can be counted from the greatest gain down.
    """
    most = max((gain for row in gains for gain in row.values()), default=0.0)
    left_price = [0.0] * len(gains)
    right_price: dict[int, float] = {}
    of_left: list[int] = [-1] * len(gains)
    of_right: dict[int, int] = {}
    for start in range(len(gains)):
        distance: dict[int, float] = {}
        before: dict[int, int] = {}
        done: dict[int, float] = {}
        heap: list[tuple[float, int]] = []
        i, so_far = start, 0.0
        rows: list[int] = []
        while True:
            rows.append(i)
            for j, gain in (*gains[i].items(), (right + i, 0.0)):
                if j in done:
                    continue
                reach = so_far + (most - gain) - left_price[i] - right_price.get(j, 0.0)
                if reach < distance.get(j, float("inf")) - 1e-12:
                    distance[j], before[j] = reach, i
                    heappush(heap, (reach, j))
            while heap[0][1] in done:
                heappop(heap)
            so_far, j = heappop(heap)
            done[j] = so_far
            if j not in of_right:
                break
            i = of_right[j]
        left_price[start] += so_far
        for i in rows[1:]:
            left_price[i] += so_far - done[of_left[i]]
        for k, reach in done.items():
            right_price[k] = right_price.get(k, 0.0) - (so_far - reach)
        while True:
            i = before[j]
            of_right[j], of_left[i], j = i, j, of_left[i]
            if i == start:
                break
    partners = [j if j < right else None for j in of_left]
    # Costs are counted from the greatest gain down, so prices are too; nobody has less than nothing.
    return partners, [max(most - p, 0.0) for p in left_price], [-right_price.get(j, 0.0) for j in range(right)]
