"""Two tellings side by side: which of their passages stand in one row, so that both columns keep their own order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from skaz.compare.align import Pair
from skaz.compare.candidates import rising
from skaz.compare.compare import Comparison

Gains = Mapping[tuple[int, int], float]


class Row(NamedTuple):
    """Passages of both tellings, by their places in them; ``is_paired`` if they tell of the same."""

    a: range
    b: range
    is_paired: bool


def columns(comparison: Comparison) -> list[Row]:
    """The rows, in which each passage of both tellings stands once and in its order.

    Two passages are a row where each is the one that the other has most in common with, as far as such pairs keep the
    order of both tellings; neighbours that tell of the same join them. What is between two such rows is one row that is
    not paired. Linear in the pairs, but for sorting them.
    """
    places = [
        {passage.id: at for at, passage in enumerate(telling.passages)} for telling in comparison.tellings
    ]  # fmt: skip
    gains = _gains(comparison.alignment.pairs, places[0], places[1])
    ends = len(places[0]), len(places[1])
    rows: list[Row] = []
    after = 0, 0
    for a, b in _joined(rising(_mutual(gains)), gains, ends):
        rows.extend(_between(after, (a.start, b.start)))
        rows.append(Row(a, b, True))
        after = a.stop, b.stop
    return [*rows, *_between(after, ends)]


def _gains(pairs: Iterable[Pair], one: Mapping[str, int], two: Mapping[str, int]) -> dict[tuple[int, int], float]:
    """How much two passages have in common: what their pairs of reports bring together."""
    found: dict[tuple[int, int], float] = defaultdict(float)
    for pair in pairs:
        if pair.a.passage in one and pair.b.passage in two:
            found[one[pair.a.passage], two[pair.b.passage]] += pair.gain
    return found


def _mutual(gains: Gains) -> list[tuple[int, int]]:
    """The pairs of passages of which each is the other's best; of equals the earlier."""
    best: tuple[dict[int, tuple[float, int]], dict[int, tuple[float, int]]] = ({}, {})
    for (a, b), gain in gains.items():
        best[0][a] = max(best[0].get(a, (0.0, -b)), (gain, -b))
        best[1][b] = max(best[1].get(b, (0.0, -a)), (gain, -a))
    return sorted((a, -b) for a, (_, b) in best[0].items() if -best[1][-b][1] == a)


def _joined(anchors: list[tuple[int, int]], gains: Gains, ends: tuple[int, int]) -> Iterator[tuple[range, range]]:
    """Each pair with the neighbours of one of its sides that have something in common with the other side."""
    after = 0, 0
    for (a, b), (next_a, next_b) in zip(anchors, [*anchors[1:], ends]):
        first_a, first_b, end_a, end_b = a, b, a + 1, b + 1
        while first_a > after[0] and (first_a - 1, b) in gains:
            first_a -= 1
        while first_b > after[1] and (a, first_b - 1) in gains:
            first_b -= 1
        while end_a < next_a and (end_a, b) in gains:
            end_a += 1
        while end_b < next_b and (a, end_b) in gains:
            end_b += 1
        yield range(first_a, end_a), range(first_b, end_b)
        after = end_a, end_b


def _between(after: tuple[int, int], before: tuple[int, int]) -> Iterator[Row]:
    row = Row(range(after[0], before[0]), range(after[1], before[1]), False)
    if row.a or row.b:
        yield row
