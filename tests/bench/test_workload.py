"""The workload of the speed of replay is what it claims to be, counted by what skaz makes of it, not by its writer."""

from __future__ import annotations

import pytest

from bench.workload import write
from skaz.check.check import Checked, check_telling
from skaz.engine.run import Step
from skaz.model.from_syntax import Model, build
from skaz.model.logic import And, Believes
from skaz.syntax.files import read_files

EVENTS = 600


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> tuple[Model, Checked]:
    path = tmp_path_factory.mktemp("workload") / "story.skaz"
    path.write_text(write(1, EVENTS)[0], "utf-8")
    model = build(read_files(path))
    return model, check_telling(model, model.tellings[0])


@pytest.fixture(scope="module")
def events(story: tuple[Model, Checked]) -> list[Step]:
    return [step for step in story[1].run.steps if step.kind == "event"]


def test_nothing_is_found_wrong_and_nothing_is_bridged(story: tuple[Model, Checked], events: list[Step]) -> None:
    model, checked = story
    assert [each for each in (*model.findings, *checked.findings) if each.severity != "note"] == []
    assert {step.mode for step in events} == {"told"}


def test_300_people_at_40_places_and_so_many_events(story: tuple[Model, Checked], events: list[Step]) -> None:
    model, _ = story
    assert sum(entity.gender is not None for entity in model.world.entities.values()) == 300
    assert sum(model.world.entity_is_a(name, "place") for name in model.world.entities) == 40
    assert len(events) == EVENTS


def test_an_event_changes_two_facts(events: list[Step]) -> None:
    for step in events:
        word = step.words[0][0].name
        changed = [change for change in step.changes if not change.path and change.fluent[0] != word]
        assert len(changed) == 2, step.text


def test_four_see_it_or_forty_or_all(events: list[Step]) -> None:
    watchers = [len(step.seen_by) for step in events]
    assert set(watchers) == {4, 40, 300}
    assert watchers.count(40) / EVENTS == pytest.approx(0.019, abs=0.008)


def test_a_thousandth_is_public_or_ten_times_as_many() -> None:
    for times in (1, 10):
        _, counted = write(1, 5_000, times)
        assert counted.seen_by[300] / counted.events == pytest.approx(0.001 * times, rel=0.05)
        assert counted.seen_by[40] / counted.events == pytest.approx(0.019, abs=0.001)


def test_one_in_ten_tells_and_one_condition_in_twenty_is_about_a_belief(events: list[Step]) -> None:
    conditions = told = beliefs = 0
    for step in events:
        word = step.words[0][0]
        told += word.name == "tell"
        assert isinstance(word.condition, And)
        conditions += len(word.condition.parts)
        beliefs += sum(isinstance(part, Believes) for part in word.condition.parts)
    assert told / len(events) == pytest.approx(0.1, abs=0.01)
    assert beliefs / conditions == pytest.approx(0.05, abs=0.005)


def test_the_same_seed_writes_the_same_story_and_another_another() -> None:
    assert write(3, 50)[0] == write(3, 50)[0]
    assert write(3, 50)[0] != write(4, 50)[0]
