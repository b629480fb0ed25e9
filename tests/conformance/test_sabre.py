"""Every Sabre problem and vector beside the repository: counts, names, and all walks, state by state.

A level from ``order_sensitive`` on (0 values, 1 beliefs, 2 beliefs about beliefs), and states with ``stale`` or
``graph_diff``, are optional by the vectors' own account: they depend on inner workings, not on what Sabre means.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sabre_vectors import FILES, every_problem, ready_problem, vectors_of
from skaz.engine import core
from skaz.engine.ground_run import Engine, GroundState, Runner, runner
from skaz.trace.from_sabre import snapshot, tables

#: The nesting at which each part of a state stands.
LEVEL = {"v": 0, "u": 0, "uc": 1, "explicit": 1, "b1": 1, "b2": 2}
NEVER = 99
needs_core = pytest.mark.skipif(not core.IS_THERE, reason="did not run: the compiled core is not installed")
on_both_engines = pytest.mark.parametrize("engine", ["reference", pytest.param("core", marks=needs_core)])


def test_there_is_something_to_conform_to() -> None:
    if FILES:
        return
    message = "did not run: no Sabre problems under $SKAZ_SHARED/peers/sabre, nor under ../shared beside the repository"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def test_every_vector_has_its_problem() -> None:
    stems = {path.stem for path in FILES}
    vectors = FILES[0].parent.parent.glob("vectors/*.json*") if FILES else []
    assert {path.name.split(".")[0] for path in vectors} <= stems


@every_problem
def test_fluents_actions_and_who_consents(path: Path) -> None:
    ours, vectors = tables(ready_problem(path)), vectors_of(path)
    assert len(ours["fluents"]) == vectors["counts"]["fluents_base"]
    assert len(ours["actions"]) == vectors["counts"]["actions"]
    assert ours["characters"] == vectors["characters"]
    assert ours["fluents"] == vectors["fluents"]
    assert ours["actions"] == vectors["actions"]
    assert ours["consenting"] == vectors["consenting"]


@every_problem
def test_explicit_beliefs_and_triggers(path: Path) -> None:
    """More than is asked for: the beliefs kept as variables, and the triggers in Sabre's own order."""
    ready, vectors = ready_problem(path), vectors_of(path)
    assert tables(ready)["explicit_fluents"] == vectors["explicit_fluents"]
    assert tables(ready)["triggers"] == vectors["triggers"]
    in_order = [vectors["triggers"][index] for index in vectors["trigger_order"]]
    assert [trigger.name for trigger in ready.problem.triggers] == in_order


@every_problem
@on_both_engines
def test_the_initial_state(path: Path, engine: Engine) -> None:
    runs = runner(ready_problem(path), engine)
    assert not list(differences(snapshot(runs, runs.state()), vectors_of(path)["initial"], NEVER))


@every_problem
@on_both_engines
def test_all_walks(path: Path, engine: Engine) -> None:
    runs = runner(ready_problem(path), engine)
    wrong = [line for walk in vectors_of(path)["walks"] for line in walk_differences(runs, walk)]
    assert not wrong, "\n".join(wrong[:20])


def walk_differences(runs: Runner, walk: dict[str, Any]) -> Iterator[str]:
    """What a walk comes to otherwise than the vectors say, as lines."""
    state, level = runs.state(), NEVER
    for number, step in enumerate(walk["steps"]):
        where = f"{runs.problem.name} walk {walk['seed']} step {number}"
        possible = runs.possible(state)
        if possible != step["possible"] and level > 1:
            yield f"{where}: possible {name_all(runs, set(possible) ^ set(step['possible']))}"
        if "a" not in step:
            return
        fault = runs.act(state, step["a"])
        assert fault is None, fault
        level = min(level, step.get("order_sensitive", NEVER))
        for line in differences(snapshot(runs, state), step["s"], level):
            yield f"{where} after {runs.problem.actions[step['a']].name}: {line}"


def differences(ours: dict[str, Any], theirs: dict[str, Any], level: int) -> Iterator[str]:
    if "stale" in theirs or "graph_diff" in theirs:
        return
    for part, depth in LEVEL.items():
        if depth < level and ours.get(part) != theirs.get(part):
            yield f"{part} is {ours.get(part)}, not {theirs.get(part)}"


def name_all(runs: Runner, numbers: set[int]) -> list[str]:
    return [runs.problem.actions[number].name for number in sorted(numbers)]


def states_between(runs: Runner, path: list[int]) -> Iterator[GroundState]:
    """The states along a path of actions, each a state of its own."""
    state = runs.state()
    for action in path:
        state = state.branch()
        assert runs.act(state, action) is None
        yield state


@every_problem
@on_both_engines
def test_a_branch_is_what_a_copy_is(path: Path, engine: Engine) -> None:
    """Branching along a walk leaves every earlier state as it was, and comes to the same as changing one state."""
    runs = runner(ready_problem(path), engine)
    for walk in vectors_of(path)["walks"][:3]:
        taken = [step["a"] for step in walk["steps"] if "a" in step]
        branched = list(states_between(runs, taken))
        state = runs.state()
        for action, branch in zip(taken, branched):
            assert runs.act(state, action) is None
            assert snapshot(runs, branch) == snapshot(runs, state) == snapshot(runs, branch.branch())
