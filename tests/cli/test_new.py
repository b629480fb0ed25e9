"""``skaz new`` makes a folder that holds a whole story and touches nothing that was there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from skaz.cli.app import status_of
from skaz.locate import bundled_stories, files_of, first_file


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_new_story(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["new", str(tmp_path / "mine")]) == 0
    assert list(tree(tmp_path / "mine")) == ["story.skaz"]
    assert "skaz run" in capsys.readouterr().out


@pytest.mark.parametrize("name", bundled_stories())
def test_a_bundled_story_is_copied_whole(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["new", str(tmp_path / "copy"), "--from", name, "--format", "json"]) == 0
    first = first_file(name)
    expected = {path.relative_to(first.parent).as_posix(): path.read_bytes() for path in files_of(first)}
    assert tree(tmp_path / "copy") == expected
    assert set(json.loads(capsys.readouterr().out)["files"]) == set(expected)


def test_a_copy_holds_what_the_story_mentions_and_nothing_else(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    (mine / "parts").mkdir(parents=True)
    (mine / "tale.skaz").write_text(
        'story "T"\ninclude "parts/one.skaz"\ninclude "../secret.skaz"\ninclude "gone.skaz"\n'
    )
    (mine / "parts" / "one.skaz").write_text('telling one in en\nsource "one.txt"\ninclude "tale.skaz"\n')
    (mine / "one.txt").write_text("Text.\n")
    (mine / "diary.txt").write_text("Not of the story.\n")
    (tmp_path / "secret.skaz").write_text("secret\n")
    assert status_of(["new", str(tmp_path / "copy"), "--from", str(mine / "tale.skaz")]) == 0
    assert set(tree(tmp_path / "copy")) == {"story.skaz", "parts/one.skaz", "one.txt"}


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "story.skaz").write_text("mine")
    assert status_of(["new", str(tmp_path)]) == 2
    assert "not empty" in capsys.readouterr().err
    assert (tmp_path / "story.skaz").read_text() == "mine"


def test_a_story_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["new", str(tmp_path / "x"), "--from", "startre"]) == 2
    assert "Nearest: starter." in capsys.readouterr().err
    (tmp_path / "empty").mkdir()
    assert status_of(["new", str(tmp_path / "x"), "--from", str(tmp_path / "empty")]) == 2
    assert not (tmp_path / "x").exists()
