"""The flat arrays mean what the problem means: both run side by side along random walks."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from examples import examples
from flat_meaning import Failed, FlatMeaning, FlatState
from sabre_vectors import every_problem, ready_problem
from skaz.compile.flat import NONE, FlatProblem
from skaz.compile.problem import reading
from skaz.engine.core import flatten
from skaz.engine.reference.evaluate import DividedByZero, value
from skaz.engine.reference.ready import Ready
from skaz.engine.reference.state import State
from skaz.engine.reference.utility import utility
from small_problems import HEAD, problems, ready_text

STEPS = 5


@every_problem
@pytest.mark.parametrize("depth", [1, 2])
def test_random_walks(path: Path, depth: int) -> None:
    wrong = list(differences_along(ready_problem(path), depth, random.Random(path.stem), STEPS))
    assert not wrong, "\n".join(wrong[:20])


@settings(max_examples=examples(40))
@given(problems(), st.integers(0, 3), st.randoms(use_true_random=False))
def test_random_problems(text: str, depth: int, choices: random.Random) -> None:
    ready = ready_text(text)
    assume(ready is not None)
    assert ready is not None
    assume(not flatten(ready, depth).unclaused)
    wrong = list(differences_along(ready, depth, choices, STEPS))
    assert not wrong, "\n".join(wrong[:20])


RULES = """
action wave(a : first) {{
    precondition: !glad(a);
    effect: glad(a) & believes(Cid, glad(a)) & believes(a, friend(a)) = a;
    observing(o : character): o == a;
}};
trigger rule(a : first, b : second) {{ precondition: {}; effect: {} & friend(a) = a; }};
trigger also(a : first) {{ precondition: !sad(a); effect: sad(a); }};
utility(): day();
"""


@pytest.mark.parametrize(
    ("condition", "effect"),
    [
        ("!believes(b, glad(a))", "believes(b, glad(a))"),
        ("!glad(a) & believes(a, believes(b, sad(a)))", "glad(a)"),
        ("!glad(a) & (if(glad(a)) believes(b, glad(a)) else !believes(a, glad(a)))", "glad(a)"),
    ],
)
def test_rules_have_come_to_rest_however_deep(condition: str, effect: str) -> None:
    ready = ready_text(HEAD + RULES.format(condition, effect))
    assert ready is not None
    for depth in range(4):
        meaning = FlatMeaning(flatten(ready, depth), ready.problem.types.numbered)
        assert not list(holding(meaning, meaning.begin()))
        assert not list(differences_along(ready, depth, random.Random(0), STEPS))


def holding(meaning: FlatMeaning, state: FlatState) -> Iterator[int]:
    """The triggers that hold in a state or in a mind in it."""
    yield from (each for each, rule in enumerate(meaning.rules) if meaning.holds(rule, state))
    for mind in filter(None, state.minds):
        yield from holding(meaning, mind)


def differences_along(ready: Ready, depth: int, choices: random.Random, steps: int) -> Iterator[str]:
    """What a random walk comes to otherwise in the arrays than in the reference."""
    problem = ready.problem
    flat = flatten(ready, depth)
    meaning = FlatMeaning(flat, problem.types.numbered)
    state, ours = ready.state(depth), meaning.begin()
    yield from differences(flat, meaning, ours, state, "at first")
    for step in range(steps):
        possible = result(ready.possible, state)
        if result(meaning.possible, ours) != possible:
            yield f"step {step}: not possible {possible}"
        if not isinstance(possible, list) or not possible:
            return
        action = choices.choice(possible if choices.random() < 0.9 else range(flat.actions))
        where = f"step {step}, {problem.actions[action].name}"
        fault = ready.act(state, action)
        if (result(meaning.act, ours, action) == FAULT) != (fault is not None):
            yield f"{where}: {fault}"
        if fault is not None:
            return
        yield from differences(flat, meaning, ours, state, where)
        for index, who in enumerate((*problem.characters, None)):
            worth = result(utility, problem.utilities, who, state)
            if result(meaning.utility, ours, index) != worth:
                yield f"{where}: utility of {who} is not {worth}"


FAULT = "fault"


def result(work: Callable[..., object], *about: object) -> object:
    try:
        return work(*about)
    except (DividedByZero, Failed):
        return FAULT


def differences(flat: FlatProblem, meaning: FlatMeaning, ours: FlatState, state: State, where: str) -> Iterator[str]:
    for number, fluent in enumerate(flat.fluents):
        if flat.fluent_slot[number] == NONE:
            continue
        told, expected = meaning.read(number, ours), value(reading(fluent), state, {})
        if told != expected:
            yield f"{where} {state.path}: {fluent} is {told}, not {expected}"
    for index, who in enumerate(state.world.characters):
        mind = state.mind(who)
        assert (mind is state) == (ours.mind(index) is ours)
        if mind is not state:
            yield from differences(flat, meaning, ours.mind(index), mind, where)
