"""Who believed what after which step, looked up afterwards, is what the state of the replay said then."""

from __future__ import annotations

from functools import cache
from random import Random

import pytest

from bench.workload import write as fair
from engine_agreement import added_steps_seen_by
from skaz.engine.reference.state import Fluent, Path
from skaz.engine.replay import replay
from skaz.engine.run import Run, Step
from skaz.model.from_syntax import Model
from skaz.model.logic import OPEN, Value
from skaz.model.telling import Telling
from skaz.story import load
from skaz.trace.believed import beliefs_of
from told import small
from told import story as told_story

QUESTIONS = 40
DEPTHS = (2, 3)


def as_it_was(
    model: Model, telling: Telling, depth: int, fluents: list[Fluent]
) -> tuple[Run, list[tuple[int, Path, Fluent, Value]]]:
    """A replay, and beliefs drawn by chance as its state had them after each step."""
    found: list[tuple[int, Path, Fluent, Value]] = []

    def ask(run: Run, step: Step) -> None:
        if step.mode == "bridge":
            return  # in the middle of the step that it is for
        chance = Random(step.number)
        for _ in range(QUESTIONS):
            path = tuple(chance.choices(run.world.characters, k=chance.randint(0, 3)))
            fluent = chance.choice(fluents)
            mind = run.state
            for who in path:
                mind = mind.mind(who)
            found.append((step.number, path, fluent, mind.get(fluent)))

    with added_steps_seen_by(ask):
        run = replay(model, telling, depth=depth)
    return run, found


def differences(model: Model, telling: Telling, depth: int = 2) -> list[str]:
    run = replay(model, telling, depth=depth)
    steps = [*run.given, *run.steps]
    learned = {change.fluent for step in steps for change in step.every_change()}
    given = {each.fluent for step in steps for each in step.published}
    run, asked = as_it_was(model, telling, depth, sorted(learned | given, key=repr))
    beliefs = beliefs_of(run)
    answers = ((each, beliefs.value(each[1], each[2], each[0])) for each in asked)
    return [f"{each!r}: {answer!r}" for each, answer in answers if answer != each[3]]


@cache
def bundled(story: str) -> Model:
    return load(story).model


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("story", ["anna-karenina", "low-water", "the-long-spoon"])
def test_along_a_bundled_story(story: str, depth: int) -> None:
    model = bundled(story)
    for telling in model.tellings:
        assert differences(model, telling, depth) == []


def test_along_the_fair() -> None:
    model = told_story(fair(1, 40)[0]).model
    assert differences(model, model.tellings[0]) == []


def test_a_trace_is_asked_by_the_place_of_a_step() -> None:
    trace = small(
        """
        > 1
        at the inn: Dolly, Stiva, Levin
        > 2
        Levin flirts with Dolly
        > 3
        Dolly tells Stiva that she is sick
        """
    ).replay()
    flirts, sick = ("flirt", "Levin", "Dolly"), ("sick", "Dolly")
    second, third = trace.last_step_of("t:2"), trace.last_step_of("t:3")
    assert trace.believed(("Dolly", "Stiva"), flirts, second - 1) is OPEN
    assert trace.believed(("Dolly", "Stiva"), flirts, second) is True
    assert trace.believed(("Dolly", "Stiva"), sick, second) is OPEN
    assert trace.believed(("Dolly", "Stiva"), sick, third) is True
    # nobody's belief about his own is another; the innermost are left out
    assert trace.believed(("Dolly", "Dolly", "Stiva", "Levin"), sick, third) is True
