"""A story in which nothing is open replays as Sabre would: the same events leave the same facts and beliefs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from examples import examples
from skaz.compile.from_sabre import ground
from skaz.engine.reference.begin import Beginning, ProblemWorld
from skaz.engine.reference.evaluate import holds
from skaz.engine.reference.event import Ground
from skaz.engine.reference.rules import GroundRules
from skaz.engine.reference.state import Fluent, State
from skaz.engine.reference.update import happen
from skaz.engine.replay import replay
from skaz.formats.sabre.read import read_problem
from skaz.model.from_syntax import build
from skaz.syntax.files import read_files
from skaz.text.source import Source
from small_worlds import PEOPLE, TIES, TRUTHS, SmallWorld, small_worlds

PATHS = [(), *[(a,) for a in PEOPLE], *[(a, b) for a, b in product(PEOPLE, PEOPLE) if a != b]]
FLUENTS: list[Fluent] = [(name, who) for name in (*TRUTHS, *TIES) for who in PEOPLE]


def in_sabre(world: SmallWorld, choices: list[int]) -> tuple[dict[str, str], list[tuple[int, str, str]]]:
    """Values and beliefs after some possible actions, and which they were."""
    lifted, findings = read_problem(Source("p.txt", world.sabre()))
    assert lifted is not None, findings
    problem, _ = ground(lifted)
    assert problem is not None
    beginning = Beginning(problem)
    state = State(ProblemWorld(problem, beginning, 2, GroundRules(problem.triggers), problem.tracked))
    done: list[tuple[int, str, str]] = []
    for choice in choices:
        possible = [each for each in problem.actions if holds(each.precondition, state, {}) is True]
        if not possible:
            break
        action = possible[choice % len(possible)]
        happen(state, Ground(action))
        name, _, args = action.name.rstrip(")").partition("(")
        who, whom = args.split(", ")
        done.append((int(name.removeprefix("deed")), who, whom))
    return dict(values(state)), done


def in_a_story(world: SmallWorld, done: list[tuple[int, str, str]]) -> dict[str, str]:
    """Values and beliefs after the same events, told as a story."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "story.skaz").write_text(world.skaz(done), encoding="utf-8")
        model = build(read_files(Path(folder) / "story.skaz"))
    assert [finding.message for finding in model.findings] == []
    run = replay(model, model.tellings[0])
    assert [failure.text for failure in run.failures] == []
    assert [step.text for step in run.steps if step.mode == "bridge"] == []
    return dict(values(run.state))


def values(state: State) -> Iterator[tuple[str, str]]:
    for path in PATHS:
        mind = state
        for who in path:
            mind = mind.mind(who)
        for fluent in FLUENTS:
            yield f"{' > '.join(path)}: {fluent[0]}({fluent[1]})", str(mind.get(fluent))


@settings(max_examples=examples(100))
@given(small_worlds, st.lists(st.integers(0, 1000), max_size=4))
def test_a_story_without_open_facts_replays_as_sabre_would(world: SmallWorld, choices: list[int]) -> None:
    expected, done = in_sabre(world, choices)
    assert in_a_story(world, done) == expected
