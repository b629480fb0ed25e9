"""Stories replayed on the compiled core and on the reference: the same, step by step, nested beliefs and all."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.long_story import write as write_long
from bench.workload import write as write_fair
from skaz.engine.acting import ENGINE, store_of
from skaz.engine.replay import replay
from skaz.engine.run import Run
from skaz.locate import bundled_stories, first_file
from skaz.model.from_syntax import Model, build
from skaz.syntax.files import read_files


def both(model: Model, number: int, depth: int, monkeypatch: pytest.MonkeyPatch) -> tuple[Run, Run]:
    """A telling replayed on the reference and on the core."""
    found = []
    for engine in ("reference", "core"):
        monkeypatch.setenv(ENGINE, engine)
        found.append(replay(model, model.tellings[number], depth=depth))
        assert (store_of(found[-1].state) is not None) == (engine == "core")
    return found[0], found[1]


def assert_same(reference: Run, core: Run) -> None:
    assert [step.id for step in reference.steps] == [step.id for step in core.steps]
    for one, two in zip((*reference.given, *reference.steps), (*core.given, *core.steps)):
        assert [change[:5] for change in one.every_change()] == [change[:5] for change in two.every_change()], one.id
        assert one.presupposed == two.presupposed
        assert one.seen_by == two.seen_by
    shown = [[(each.kind, each.step.id, each.text, each.found) for each in run.failures] for run in (reference, core)]
    assert shown[0] == shown[1]


@pytest.mark.parametrize("depth", [1, 2, 3])
@pytest.mark.parametrize("name", bundled_stories())
def test_bundled_stories_are_the_same_on_the_core(name: str, depth: int, monkeypatch: pytest.MonkeyPatch) -> None:
    model = build(read_files(first_file(name)))
    for number in range(len(model.tellings)):
        assert_same(*both(model, number, depth, monkeypatch))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("depth", [2, 3])
def test_random_stories_are_the_same_on_the_core(
    seed: int, depth: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in (("long", write_long(seed, 60, 12).text), ("fair", write_fair(seed, 60)[0])):
        path = tmp_path / f"{name}.skaz"
        path.write_text(text, "utf-8")
        assert_same(*both(build(read_files(path)), 0, depth if name == "long" else 2, monkeypatch))
