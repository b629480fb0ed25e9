"""On random small problems core and reference agree: what is explained, in how many steps, how long a plan must be.

Whatever the core finds is checked by replay besides.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from examples import examples
from sabre_vectors import FILES, ready_problem
from skaz.engine.certificate import Limits, Reason, Spending
from skaz.engine.core import IS_THERE
from skaz.engine.explanations import Explanations
from skaz.engine.plan import METHODS, first_worth, plan
from skaz.engine.reference import plan as reference
from skaz.engine.reference.explain import Explainer
from skaz.engine.reference.ready import Ready, make_ready
from skaz.engine.reference.states import States
from skaz.engine.verify import verify, verify_reason
from skaz.formats.sabre.read import read_problem
from skaz.text.failure import SkazError
from skaz.text.source import Source
from small_problems import problems

pytestmark = pytest.mark.skipif(not IS_THERE, reason="skaz is installed without its core")

#: Few, since a large problem takes the reference a second.
EXAMPLES = examples(15)
#: The reference stops after so many states; what it did not come to an end with says nothing.
MOST_VISITED = 60


def made(text: str) -> Ready:
    lifted, _ = read_problem(Source("random.txt", text))
    assume(lifted is not None)  # some make a property two things at once
    assert lifted is not None
    found, _ = make_ready(lifted)
    assume(found is not None)
    assert found is not None
    return found


@settings(max_examples=EXAMPLES)
@given(problems(), st.integers(1, 3), st.integers(0, 2), st.integers(0, 2**20))
def test_what_is_explained(text: str, length: int, depth: int, seed: int) -> None:
    ready, limits = made(text), Limits(3, length, depth)
    try:
        wrong = list(differences(ready, limits, random.Random(seed)))
    except SkazError:  # somewhere a number is divided by zero, or rules fire without end
        assume(False)
    assert not wrong, f"{limits}\n{text}\n" + "\n".join(wrong)


def differences(ready: Ready, limits: Limits, choices: random.Random) -> Iterator[str]:
    """What core and reference say otherwise, after none, one and two actions taken at random."""
    states = States(ready)
    explainer = Explainer(states, limits.epistemic)
    explanations = Explanations(ready, limits)
    state = states.one(ready.state(limits.epistemic + 1))
    taken: list[int] = []
    for _ in range(3):
        for action in choices.sample(range(len(ready.problem.actions)), min(6, len(ready.problem.actions))):
            for who in ready.problem.actions[action].consenting:
                expected = explainer.explained(states.mind(state, who), action, limits.character, 1)
                found = explanations.of(taken, action, who)
                yield from compared(ready, limits, taken, action, found, None if expected is None else len(expected))
        possible = states.possibles(state)
        if not possible:
            return
        taken.append(choices.choice(possible))
        state = states.act(state, taken[-1])


def compared(
    ready: Ready, limits: Limits, taken: list[int], action: int, found: Reason | None, expected: int | None
) -> Iterator[str]:
    name = ready.problem.actions[action].name
    if (None if found is None else len(found.plan)) != expected:
        yield f"{name} after {taken}: {found}, should have {expected} steps"
    elif found is not None:
        state = ready.state(limits.epistemic + 1)
        for each in taken:
            assert ready.act(state, each) is None
        wrong = verify_reason(ready, state, found, name, limits).wrong
        if wrong is not None:
            yield f"{name} after {taken}: {wrong}"


@settings(max_examples=EXAMPLES)
@given(problems(), st.integers(1, 3), st.integers(1, 3), st.integers(0, 1), st.sampled_from(METHODS))
def test_plans(text: str, author: int, character: int, depth: int, method: str) -> None:
    ready, limits = made(text), Limits(author, character, depth)
    try:
        worth = first_worth(ready)
        assume(not math.isnan(worth))
        goal = worth + 0.5
        expected = reference.plan(ready, math.nextafter(goal, math.inf), limits, Spending(MOST_VISITED))
        found = plan(ready, math.nextafter(goal, math.inf), limits, method=method)  # type: ignore[arg-type]
    except SkazError:
        assume(False)
    assume(expected.reason != "visited")
    assert (found.is_solved, found.is_shortest) == (expected.is_solved, expected.is_shortest), text
    if found.is_solved:
        assert len(found.plan.actions) == len(expected.plan.actions), text
    for each in (found, expected):
        assert verify(ready, each.plan, limits, is_whole=each.is_solved).wrong is None, text


#: Problems small enough for the reference to look for a plan of two actions.
SMALL = ("bribery", "macguffin", "secretagent", "space", "treasure")


@pytest.mark.parametrize("path", [path for path in FILES if path.stem in SMALL], ids=lambda path: path.stem)
def test_plans_of_sabre_problems(path: Path) -> None:
    ready, limits = ready_problem(path), Limits(2, 2, 1)
    expected = reference.plan(ready, first_worth(ready) + 0.5, limits, Spending())
    for method in METHODS:
        found = plan(ready, first_worth(ready) + 0.5, limits, method=method)
        assert (found.is_solved, len(found.plan.actions)) == (expected.is_solved, len(expected.plan.actions))
