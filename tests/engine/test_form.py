"""What is worked out once for all deeds of a form is what would be worked out for each: steps, beliefs and findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.workload import write as fair
from engine_agreement import Note, first_difference, notes_of
from random_tellings import Teller
from skaz.engine.deed import Deed
from skaz.engine.form import Form, Forms
from skaz.engine.meaning import Meaning
from skaz.engine.replay import replay
from skaz.model.from_syntax import Model, build
from skaz.model.telling import Telling
from skaz.story import load
from skaz.syntax.files import read_files


def without_forms(model: Model, telling: Telling, monkeypatch: pytest.MonkeyPatch) -> list[Note]:
    def none(self: Forms, meaning: Meaning, deed: Deed) -> Form | None:
        return None

    with monkeypatch.context() as patched:
        patched.setattr(Forms, "_of", none)
        return notes_of(model, telling, replay)


def assert_same(model: Model, telling: Telling, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = without_forms(model, telling, monkeypatch)
    assert first_difference(notes_of(model, telling, replay), expected) == ""


@pytest.mark.parametrize("story", ["anna-karenina", "low-water", "the-long-spoon"])
def test_along_bundled_stories(story: str, monkeypatch: pytest.MonkeyPatch) -> None:
    model = load(story).model
    for telling in model.tellings:
        assert_same(model, telling, monkeypatch)


def test_along_a_fair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "story.skaz"
    path.write_text(fair(3, 60)[0], "utf-8")
    model = build(read_files(path))
    assert_same(model, model.tellings[0], monkeypatch)


@pytest.mark.parametrize("seed", range(3))
def test_along_anything_told(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    teller = Teller(seed)
    assert_same(teller.model, teller.telling(), monkeypatch)
