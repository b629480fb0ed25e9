"""The gap of a long alignment: what the best of all pairs brings lies between the worth and the worth with the gap."""

from __future__ import annotations

import pytest

from bench.worlds.judge_retelling import told_twice
from bench.worlds.retell import Amounts
from skaz.compare import align as aligning
from skaz.compare import candidates
from skaz.compare.gap import gap
from skaz.compare.reports import Reports, reports_of


@pytest.fixture(scope="module")
def whole() -> Reports:
    """Two tellings of which all pairs are weighed."""
    story, _ = told_twice(7, 60, Amounts(moved=6, exchanged=2), small=True)
    found = reports_of(*(story.run(name) for name in story.tellings))
    assert not candidates.is_long(*found.sides)
    return found


def test_all_pairs_leave_no_gap(whole: Reports) -> None:
    assert gap(*whole.sides, whole.weights, whole.alignment.prices) == 0.0


@pytest.mark.parametrize("window", [0, 2, 5, 40])
def test_the_best_lies_within_the_gap(window: int, whole: Reports, monkeypatch: pytest.MonkeyPatch) -> None:
    best = sum(map(sum, whole.alignment.prices))
    monkeypatch.setattr(candidates, "ALL", 0)
    monkeypatch.setattr(candidates, "WINDOW", window)
    near = list(candidates.candidates(*whole.sides))
    _, prices = aligning._matched(*whole.sides, whole.weights, near)
    worth, over = sum(map(sum, prices)), gap(*whole.sides, whole.weights, prices)
    assert worth <= best + 1e-6 <= worth + over + 2e-6
    assert window or over > 0
