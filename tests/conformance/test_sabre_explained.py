"""What the vectors say is explained and what not: questions along the walks, each with the strict verdict."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sabre_vectors import every_problem, ready_problem, vectors_of
from skaz.engine.reference.explain import Explainer
from skaz.engine.reference.states import States

#: The reference is slow, and slower with many actions: it goes through so many states times actions of a problem.
MOST_TRIED = 40_000


def strictly(verdict: dict[str, Any]) -> bool:
    """An action that its doer takes to be impossible has no strict verdict of its own: it is not explained."""
    return False if verdict.get("impossible_in_beliefs") else bool(verdict["strict"])


def walked(vectors: dict[str, Any], kind: str) -> Iterator[tuple[list[int], list[tuple[int, str, dict[str, Any]]]]]:
    """The actions before each step that is asked about, and its questions: action, character, verdict."""
    for walk in vectors["walks"]:
        taken: list[int] = []
        for step in walk["steps"]:
            asked = [(each["a"], who, verdict) for each in step.get(kind, ()) for who, verdict in each["by"].items()]
            if asked:
                yield list(taken), asked
            taken += [step["a"]] if "a" in step else []


@every_problem
def test_the_reference_explains_what_is_strictly_explained(path: Path) -> None:
    ready, vectors = ready_problem(path), vectors_of(path)
    limits = vectors["small_limits"]
    states = States(ready)
    explainer = Explainer(states, limits["el"])
    start = states.one(ready.state(limits["el"] + 1))
    asked = 0
    for taken, questions in walked(vectors, "explain_small"):
        state = explainer.run(start, tuple(taken))[-1]
        for action, who, verdict in questions:
            plan = explainer.explained(states.mind(state, who), action, limits["ctl"], 1)
            assert (plan is not None) == strictly(verdict), (ready.problem.actions[action].name, who, taken)
            asked += 1
        if len(states.known) * len(ready.problem.actions) > MOST_TRIED:
            break
    assert asked
