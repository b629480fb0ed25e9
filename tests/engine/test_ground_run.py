"""The compiled core and the reference agree on ground problems, step by step."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from examples import examples
from sabre_vectors import every_problem, ready_problem
from skaz.engine import core
from skaz.engine.ground_run import CoreProblem, CoreState, NoCore, NotForTheCore, runner
from skaz.engine.reference.evaluate import DividedByZero
from skaz.engine.reference.ready import Ready
from skaz.engine.reference.state import State
from skaz.text.slow import SlowReference
from small_problems import problems, ready_text

needs_core = pytest.mark.skipif(not core.IS_THERE, reason="did not run: the compiled core is not installed")
STEPS = 6
FAULT = "fault"


@needs_core
@every_problem
@pytest.mark.parametrize("depth", [0, 1, 3])
def test_random_walks(path: Path, depth: int) -> None:
    wrong = list(differences_along(ready_problem(path), depth, random.Random(path.stem), STEPS))
    assert not wrong, "\n".join(wrong[:20])


@needs_core
@settings(max_examples=examples(40))
@given(problems(), st.integers(0, 3), st.randoms(use_true_random=False))
def test_random_problems(text: str, depth: int, choices: random.Random) -> None:
    ready = ready_text(text)
    assume(ready is not None)
    assert ready is not None
    assume(not core.flatten(ready, depth).unclaused)
    wrong = list(differences_along(ready, depth, choices, STEPS))
    assert not wrong, "\n".join(wrong[:20])


def differences_along(ready: Ready, depth: int, choices: random.Random, steps: int) -> Iterator[str]:
    """What a random walk comes to otherwise on the core: actions, values, beliefs to any depth, utilities, faults."""
    problem, on_core = ready.problem, CoreProblem(ready, depth)
    state, ours = ready.state(depth), on_core.state()
    yield from differences(ready, on_core, state, ours, "at first")
    for step in range(steps):
        possible = result(ready.possible, state)
        found = result(on_core.possible, ours)
        if possible not in (found, FAULT):  # the core does not look at every action, and so not at every fault
            yield f"step {step}: possible {found}, not {possible}"
        if not isinstance(possible, list) or not possible:
            return
        action = choices.choice(possible if choices.random() < 0.9 else range(len(problem.actions)))
        where = f"step {step}, {problem.actions[action].name}"
        fault, our_fault = ready.act(state, action), on_core.act(ours, action)
        if fault != our_fault:
            yield f"{where}: {our_fault}, not {fault}"
        if fault is not None or our_fault is not None:
            return
        yield from differences(ready, on_core, state, ours, where)


def differences(ready: Ready, on_core: CoreProblem, state: State, ours: CoreState, where: str) -> Iterator[str]:
    problem = ready.problem
    where = f"{where} {state.path}"
    for fluent in problem.fluents:
        if state.get(fluent) != ours.get(fluent):
            yield f"{where}: {fluent} is {ours.get(fluent)}, not {state.get(fluent)}"
    for fluent in problem.explicit:
        if state.read(fluent) != ours.read(fluent):
            yield f"{where}: {fluent} is read as {ours.read(fluent)}, not {state.read(fluent)}"
        if state.believed(fluent) != ours.believed(fluent):
            yield f"{where}: {fluent} is {ours.believed(fluent)} in the mind, not {state.believed(fluent)}"
    for owner in (*problem.characters, None):
        worth, our_worth = result(ready.utility, owner, state), result(on_core.utility, owner, ours)
        if worth != our_worth:
            yield f"{where}: the utility of {owner} is {our_worth}, not {worth}"
    for who in problem.characters:
        mind, our_mind = state.mind(who), ours.mind(who)
        if mind is not state:
            yield from differences(ready, on_core, mind, our_mind, where)
        elif our_mind is not ours:
            yield f"{where}: {who} has a mind of its own"


def result(work: Callable[..., object], *about: Any) -> object:
    try:
        return work(*about)
    except DividedByZero:
        return FAULT


SURPRISING = """
entity A : character; entity B : character; property x() : boolean; property n() : number;
action go() { precondition: x() | (1 / n()) > 5; effect: !x(); consenting: A; observing(o : character): o == B; };
x(); believes(B, !x()); believes(B, n() = 1);
"""


@needs_core
def test_what_divides_by_zero_where_a_surprise_is_explained_does_so_each_time() -> None:
    ready = ready_text(SURPRISING)
    assert ready is not None
    on_core = CoreProblem(ready, 1)
    for _ in range(2):
        fault = on_core.act(on_core.state(), 0)
        assert fault is not None
        assert fault == ready.act(ready.state(1), 0)


LAMPS = range(11)
MANY = "".join(
    f"property lit{n}() : boolean; action light{n}() {{ precondition: !lit{n}(); effect: lit{n}(); }};" for n in LAMPS
)
ALL = f"utility(): if({' & '.join(f'lit{n}()' for n in LAMPS)}) 1 else 0;"


@needs_core
def test_one_thread_plans_while_others_read_and_each_finds_what_it_finds_alone() -> None:
    ready = ready_text(MANY + ALL)
    assert ready is not None

    def planned(on_core: CoreProblem) -> list[int]:
        found: list[int] = on_core.world.plan(1.0, len(LAMPS), 1, 1)["plan"]
        return found

    def read(on_core: CoreProblem) -> list[list[int]]:
        return [on_core.possible(on_core.state()) for _ in range(200)]

    shared, alone = CoreProblem(ready, 1), CoreProblem(ready, 1)
    with ThreadPoolExecutor(3) as threads:
        plan = threads.submit(planned, shared)
        reading = [threads.submit(read, each) for each in (shared, alone)]
        assert sorted(plan.result()) == list(LAMPS)
        assert all(each.result() == [list(LAMPS)] * 200 for each in reading)


SMALL = "entity A : character; property x() : boolean; action go() { effect: !x(); consenting: A; }; x();"


def small() -> Ready:
    ready = ready_text(SMALL)
    assert ready is not None
    return ready


def test_without_the_core_the_reference_runs_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core, "IS_THERE", False)
    ready = small()
    with pytest.warns(SlowReference, match="The problem runs on the slow reference"):
        assert runner(ready) is ready
    with pytest.raises(NoCore, match="not installed"):
        runner(ready, "core")
    assert runner(ready, "reference") is ready


@needs_core
def test_what_the_core_cannot_take_stays_with_the_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(core, "on_core", lambda arrays: None)
    ready = small()
    with pytest.warns(UserWarning, match="too large for the compiled core"):
        assert runner(ready) is ready
    with pytest.raises(NotForTheCore, match="Use the reference engine"):
        runner(ready, "core")
