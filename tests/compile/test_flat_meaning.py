"""The flat arrays mean what the problem means: both run side by side along random walks."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from flat_meaning import FlatMeaning, FlatState
from sabre_vectors import every_problem, ready_problem
from skaz.compile.flat import FlatProblem
from skaz.compile.problem import reading
from skaz.engine.core import flatten
from skaz.engine.reference.evaluate import value
from skaz.engine.reference.ready import Ready
from skaz.engine.reference.state import State
from skaz.engine.reference.utility import utility

STEPS = 6


@every_problem
@pytest.mark.parametrize("depth", [1, 2])
def test_random_walks(path: Path, depth: int) -> None:
    ready = ready_problem(path)
    wrong = list(differences_along(ready, depth, random.Random(path.stem), STEPS))
    assert not wrong, "\n".join(wrong[:20])


def differences_along(ready: Ready, depth: int, choices: random.Random, steps: int) -> Iterator[str]:
    """What a random walk comes to otherwise in the arrays than in the reference."""
    problem = ready.problem
    flat = flatten(ready, depth)
    meaning = FlatMeaning(flat, problem.types.numbered)
    state, ours = ready.state(depth), meaning.begin()
    yield from differences(flat, meaning, ours, state, "at first")
    for step in range(steps):
        possible = ready.possible(state)
        if meaning.possible(ours) != possible:
            yield f"step {step}: possible {meaning.possible(ours)} not {possible}"
        if not possible:
            return
        action = choices.choice(possible)
        assert ready.act(state, action) is None
        meaning.act(ours, action)
        yield from differences(flat, meaning, ours, state, f"step {step}, {problem.actions[action].name}")
        for index, who in enumerate((*problem.characters, None)):
            if meaning.utility(ours, index) != utility(problem.utilities, who, state):
                yield f"step {step}: utility of {who}"


def differences(flat: FlatProblem, meaning: FlatMeaning, ours: FlatState, state: State, where: str) -> Iterator[str]:
    for number, fluent in enumerate(flat.fluents):
        told, expected = meaning.read(number, ours), value(reading(fluent), state, {})
        if told != expected:
            yield f"{where} {state.path}: {fluent} is {told}, not {expected}"
    for index, who in enumerate(state.world.characters):
        mind = state.mind(who)
        assert (mind is state) == (ours.mind(index) is ours)
        if mind is not state:
            yield from differences(flat, meaning, ours.mind(index), mind, where)
