"""What is kept between commands changes nothing but their time: an edited story is checked as if from scratch."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from skaz.syntax.files import STORIES
from stories.editing import apply
from stories.tables import edits


def checked(story: Path, shelf: Path | str) -> str:
    """The findings of a story, by a command of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "skaz", "check", story.name, "--strict", "--format", "json"],
        cwd=story.parent,
        env={**os.environ, "SKAZ_CACHE": str(shelf)},
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode in (0, 1)
    return done.stdout


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the check of a story of the same words has kept."""
    folder: Path = tmp_path_factory.mktemp("kept")
    story = folder / "story.skaz"
    words = "use places, time, life, kinship, love, feelings, speech, things, work, society, daily, conflict"
    story.write_text(f'story "Other"\n{words}\nwoman Anna\n\ntelling t in en\n\n> 1\nAnna sings\n', "utf-8")
    checked(story, folder / "shelf")
    return folder / "shelf"


@pytest.mark.parametrize("id", ["S-10", "S-20"])
def test_a_check_of_an_edited_story_says_what_one_from_scratch_says(id: str, shelf: Path, tmp_path: Path) -> None:
    name, edit = edits()[id]
    apply(edit, name, tmp_path / name)
    assert any(path.name.startswith("grammar-") for path in shelf.iterdir())
    assert checked(tmp_path / name, shelf) == checked(tmp_path / name, "")


def test_who_edits_one_telling_does_not_wait_for_the_others(tmp_path: Path) -> None:
    story, shelf = tmp_path / "low-water", tmp_path / "shelf"
    shutil.copytree(STORIES / "low-water", story)
    first = checked(story, shelf)
    kept = {path for path in shelf.iterdir() if path.name.startswith("checked-")}
    assert len(kept) == 2
    assert checked(story, shelf) == first
    edited = story / "water.skaz"
    edited.write_text(edited.read_text("utf-8").rstrip("\n") + "\n\n> More.\nnothing new\n", "utf-8")
    again = checked(story, shelf)
    assert again == checked(story, "") != first
    assert len({path for path in shelf.iterdir() if path.name.startswith("checked-")} - kept) == 1


def test_what_is_damaged_is_made_anew(shelf: Path, tmp_path: Path) -> None:
    story = tmp_path / "story.skaz"
    story.write_text('story "One"\nuse love\nwoman Anna\n\ntelling t in en\n\n> 1\nAnna sings and yodles\n', "utf-8")
    own = tmp_path / "shelf"
    said = checked(story, own)
    kept = {path.name: path.read_bytes() for path in own.iterdir()}
    assert kept
    for path in own.iterdir():
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert checked(story, own) == said
    assert {path.name: path.read_bytes() for path in own.iterdir()} == kept
