"""What the vectors say is explained and what not: questions along the walks, by the reference and by the core.

Of ``explain_small`` the strict verdicts are held. ``explain`` has Sabre's own, under the limits of its benchmark; some
of its yeses leak past these limits (which the strict ones do not), so a few may be denied.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sabre_vectors import FILES, every_problem, ready_problem, vectors_of
from skaz.engine.certificate import Limits
from skaz.engine.core import IS_THERE
from skaz.engine.explanations import Explanations
from skaz.engine.reference.explain import Explainer
from skaz.engine.reference.ready import Ready
from skaz.engine.reference.state import State
from skaz.engine.reference.states import States
from skaz.engine.verify import verify_reason

#: The reference is slow, and slower with many actions: it goes through so many states times actions of a problem.
MOST_TRIED = 40_000
#: So many certificates of each problem are checked.
CHECKED = 25
#: The largest share of Sabre's yeses that may be denied.
DENIED = 0.01

on_the_core = pytest.mark.skipif(not IS_THERE, reason="skaz is installed without its core")


@dataclass(frozen=True)
class Question:
    """Whether an action is explained for a character after some others; ``verdict`` None: Sabre did not come to one."""

    taken: tuple[int, ...]
    action: int
    who: str
    verdict: bool | None


def questions(vectors: dict[str, Any], kind: str) -> Iterator[Question]:
    for walk in vectors["walks"]:
        taken: list[int] = []
        for step in walk["steps"]:
            for each in step.get(kind, ()):
                for who, verdict in each["by"].items():
                    yield Question(tuple(taken), each["a"], who, verdict_of(verdict))
            taken += [step["a"]] if "a" in step else []


def verdict_of(entry: dict[str, Any]) -> bool | None:
    """An action that its doer takes to be impossible has no strict verdict of its own: it is not explained."""
    if entry.get("impossible_in_beliefs"):
        return False
    found: bool | None = entry["strict"] if "strict" in entry else entry["r"]
    return found


def small_limits(vectors: dict[str, Any]) -> Limits:
    return Limits(vectors["limits"]["atl"], vectors["small_limits"]["ctl"], vectors["small_limits"]["el"])


def full_limits(vectors: dict[str, Any]) -> Limits:
    return Limits(vectors["limits"]["atl"], vectors["limits"]["ctl"], vectors["limits"]["el"])


@every_problem
def test_the_reference_explains_what_is_strictly_explained(path: Path) -> None:
    ready, limits = ready_problem(path), small_limits(vectors_of(path))
    states = States(ready)
    explainer = Explainer(states, limits.epistemic)
    start = states.one(ready.state(limits.epistemic + 1))
    asked = 0
    for each in questions(vectors_of(path), "explain_small"):
        if len(states.known) * len(ready.problem.actions) > MOST_TRIED:
            break
        mind = states.mind(explainer.run(start, each.taken)[-1], each.who)
        found = explainer.explained(mind, each.action, limits.character, 1)
        assert (found is not None) == each.verdict, said(ready, each)
        asked += 1
    assert asked


@on_the_core
@every_problem
def test_the_core_explains_what_is_strictly_explained_and_certifies_it(path: Path) -> None:
    ready, limits = ready_problem(path), small_limits(vectors_of(path))
    explanations = Explanations(ready, limits)
    seen, checked = set(), 0
    for each in questions(vectors_of(path), "explain_small"):
        found = explanations.of(each.taken, each.action, each.who)
        assert (found is not None) == each.verdict, said(ready, each)
        if found is None or found in seen or checked >= CHECKED:
            continue
        seen.add(found)
        checked += 1
        name = ready.problem.actions[each.action].name
        verdict = verify_reason(ready, replayed(ready, limits, each.taken), found, name, limits)
        assert verdict.wrong is None, said(ready, each)
    assert checked


@on_the_core
@every_problem
def test_the_core_says_no_where_sabre_does(path: Path) -> None:
    wrong = [said(ready_problem(path), each) for each, found in full_answers(path) if each.verdict is False and found]
    assert not wrong


@on_the_core
@pytest.mark.skipif(not FILES, reason="no vectors")
def test_the_core_denies_hardly_a_yes_of_sabre() -> None:
    yeses = [(path, each, found) for path in FILES for each, found in full_answers(path) if each.verdict is True]
    denied = [said(ready_problem(path), each) for path, each, found in yeses if not found]
    assert len(denied) <= DENIED * len(yeses), "\n".join(denied)


@cache
def full_answers(path: Path) -> list[tuple[Question, bool]]:
    """The questions under the limits of the benchmark, and whether the core finds a reason."""
    vectors = vectors_of(path)
    explanations = Explanations(ready_problem(path), full_limits(vectors))
    return [
        (each, explanations.of(each.taken, each.action, each.who) is not None)
        for each in questions(vectors, "explain")
        if each.verdict is not None
    ]


def replayed(ready: Ready, limits: Limits, taken: tuple[int, ...]) -> State:
    state = ready.state(limits.epistemic + 1)
    for action in taken:
        assert ready.act(state, action) is None
    return state


def said(ready: Ready, question: Question) -> str:
    names = [ready.problem.actions[action].name for action in (*question.taken, question.action)]
    return f"{ready.problem.name}: {question.who}, {names.pop()} after {', '.join(names) or 'nothing'}"
