"""The flat arrays of every Sabre problem beside the repository hang together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest

from sabre_vectors import every_problem, ready_problem
from skaz.compile.flat import NEVER, NONE, FlatProblem
from skaz.compile.flat_expressions import ALL, ANY, CASES, CONST, FIRST_ENTITY, NOT, READ
from skaz.engine.core import flatten


@every_problem
@pytest.mark.parametrize("depth", [0, 1, 3])
def test_every_problem_can_be_flattened(path: Path, depth: int) -> None:
    ready = ready_problem(path)
    flat = flatten(ready, depth)
    assert flat.actions == len(ready.problem.actions)
    assert len(flat.event_condition) == len(ready.problem.actions) + len(ready.problem.triggers)
    assert not flat.unclaused
    hangs_together(flat)


def hangs_together(flat: FlatProblem) -> None:
    """Every number points into the table that it is about, and to parts that come before it."""
    fluents, events, exprs = len(flat.fluent_slot), len(flat.event_condition), len(flat.expr_kind)
    values = FIRST_ENTITY + flat.entities + len(flat.numbers)
    assert len(flat.fluents) == fluents
    assert sorted(slot for slot in flat.fluent_slot if slot != NONE) == list(range(flat.slots))
    for fluent in range(fluents):
        assert (flat.fluent_believer[fluent] == NONE) == (flat.fluent_inner[fluent] == NONE)
        assert flat.fluent_believer[fluent] < flat.characters
        assert flat.fluent_believer[fluent] != NONE or flat.fluent_slot[fluent] != NONE
    for expr in range(exprs):
        kind, a, b = flat.expr_kind[expr], flat.expr_a[expr], flat.expr_b[expr]
        if kind == CONST:
            assert 0 <= a < values
        elif kind == READ:
            assert 0 <= a < fluents
        else:
            parts = flat.expr_args[a : a + b] if kind in (ALL, ANY, CASES) else [a] if kind == NOT else [a, b]
            assert all(0 <= part < expr for part in parts)
            assert kind != CASES or b % 2 == 1
    cuts(flat.effect_start, events, len(flat.effect_when))
    cuts(flat.consent_start, flat.actions, len(flat.consent_who))
    cuts(flat.clause_start, events, len(flat.atom_start) - 1)
    cuts(flat.atom_start, flat.clause_start[-1], len(flat.atom_test))
    assert len(flat.effect_fluent) == len(flat.effect_value) == len(flat.effect_when)
    assert len(flat.atom_fluent) == len(flat.atom_value) == len(flat.atom_test)
    points((*flat.effect_fluent, *flat.atom_fluent), 0, fluents)
    points((*flat.event_condition, *flat.effect_when, *flat.effect_value, *flat.atom_test), 0, exprs)
    points((*flat.atom_value, *flat.utility), NONE, exprs)
    points(flat.observing, NEVER, exprs)
    points(flat.consent_who, 0, flat.characters)
    assert len(flat.observing) == flat.actions * flat.characters
    assert len(flat.utility) == flat.characters + 1
    nodes = len(flat.begin_minds) // flat.characters
    assert len(flat.begin_values) == nodes * flat.slots
    points(flat.begin_values, 0, values)
    for index, mind in enumerate(flat.begin_minds):
        assert mind == NONE or index // flat.characters < mind < nodes


def cuts(starts: Sequence[int], parts: int, total: int) -> None:
    assert len(starts) == parts + 1
    assert (starts[0], starts[-1]) == (0, total)
    assert all(one <= two for one, two in pairwise(starts))


def points(numbers: Sequence[int], least: int, below: int) -> None:
    assert all(least <= number < below for number in numbers)
