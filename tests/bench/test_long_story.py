"""The long stories that are measured are what they claim to be: everything in them is understood and counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.cast import MOST
from bench.long_story import Written, write
from skaz.model.from_syntax import Model, build
from skaz.model.telling import Clause, Sentence
from skaz.syntax.files import read_files


def model_of(written: Written, folder: Path) -> Model:
    path = folder / "story.skaz"
    path.write_text(written.text, "utf-8")
    return build(read_files(path))


def events_of(model: Model) -> list[Clause]:
    items = [item for passage in model.tellings[0].passages for item in passage.items]
    clauses = [clause for item in items if isinstance(item, Sentence) for clause in item.clauses]
    return [clause for clause in clauses if clause.word.kind == "action"]


@pytest.mark.parametrize("characters", [30, 300])
def test_every_line_is_understood_and_every_event_counted(characters: int, tmp_path: Path) -> None:
    written = write(1, 1_000, characters)
    model = model_of(written, tmp_path)
    assert not model.findings
    assert sum(entity.gender is not None for entity in model.world.entities.values()) == characters
    assert len(model.tellings[0].passages) == written.passages
    assert sum(passage.line_count for passage in model.tellings[0].passages) == written.lines
    assert len(events_of(model)) == written.events


@pytest.mark.parametrize("characters", [30, 300])
def test_five_see_an_event_and_one_in_ten_tells(characters: int) -> None:
    written = write(2, 5_000, characters)
    assert written.events == pytest.approx(5_000, abs=2)
    assert written.seen / written.events == pytest.approx(5, abs=0.5)
    assert written.told / written.events == pytest.approx(0.1, abs=0.02)


def test_the_same_seed_writes_the_same_story_and_another_another() -> None:
    assert write(3, 200).text == write(3, 200).text
    assert write(3, 200).text != write(4, 200).text


def test_there_are_names_for_so_many_and_no_more() -> None:
    people = [line for line in write(1, 1, MOST).text.splitlines() if line.startswith(("woman ", "man "))]
    assert len(set(people)) == MOST
    with pytest.raises(ValueError, match="names for"):
        write(1, 1, MOST + 1)
