"""The best matching is the best there is: against every choice of pairs and parts on small random cases."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from skaz.compare.match import MOST, PART, Gains, best_matching


def worth_of(edges: tuple[tuple[int, int], ...], gains: Gains, half: tuple[list[float], list[float]]) -> float | None:
    """What a choice of edges brings: each group a pair and parts of one of its two; None where it is none."""
    lefts, rights = [i for i, _ in edges], [j for _, j in edges]
    total = 0.0
    seen: set[tuple[int, int]] = set()
    for i, j in edges:
        if lefts.count(i) > 1 and rights.count(j) > 1:
            return None
    for i, j in edges:
        if (i, j) in seen:
            continue
        group = [edge for edge in edges if edge[0] == i or edge[1] == j]
        seen.update(group)
        is_hub_left = len(group) > 1 and group[0][0] == group[1][0]
        bring = []
        for pair in group:
            parts = [edge for edge in group if edge != pair]
            hub = half[0][pair[0]] if is_hub_left else half[1][pair[1]]
            bring.append(gains[pair[0]][pair[1]] + sum(min(gains[a][b] - hub - PART, MOST) for a, b in parts))
        total += max(bring)
    return total


def best_by_trying(gains: Gains, right: int) -> float:
    edges = [(i, j) for i, row in enumerate(gains) for j in row]
    half = (
        [max(row.values(), default=0.0) / 2 for row in gains],
        [max((row[j] for row in gains if j in row), default=0.0) / 2 for j in range(right)],
    )
    choices = (choice for size in range(len(edges) + 1) for choice in combinations(edges, size))
    return max(worth for choice in choices if (worth := worth_of(choice, gains, half)) is not None)


@pytest.mark.parametrize("seed", range(60))
def test_nothing_brings_more(seed: int) -> None:
    random = Random(seed)
    left, right = random.randint(1, 4), random.randint(1, 4)
    gains = [{j: round(random.uniform(0.1, 8), 2) for j in range(right) if random.random() < 0.7} for _ in range(left)]
    found = best_matching(gains, right, lambda i, j: True)
    assert found.worth == pytest.approx(best_by_trying(gains, right))
    assert len({i for i, _ in found.pairs}) == len(found.pairs) == len({j for _, j in found.pairs})


def test_what_may_not_stand_together_is_no_part() -> None:
    gains = [{0: 6.0}, {0: 5.0}]
    assert best_matching(gains, 1, lambda i, j: True).parts == ((1, 0),)
    assert best_matching(gains, 1, lambda i, j: False).parts == ()


@pytest.mark.parametrize("seed", range(60))
def test_prices_prove_that_nothing_brings_more(seed: int) -> None:
    random = Random(seed)
    left, right = random.randint(1, 30), random.randint(1, 30)
    gains = [{j: round(random.uniform(0.1, 8), 2) for j in range(right) if random.random() < 0.3} for _ in range(left)]
    found = best_matching(gains, right, lambda i, j: (i + j) % 3 > 0)
    one, two = found.prices
    assert sum(one) + sum(two) == pytest.approx(found.worth)
    assert min((*one, *two)) >= -1e-9
    assert all(one[i] + two[j] >= gain - 1e-9 for i, row in enumerate(gains) for j, gain in row.items())
