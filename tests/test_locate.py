"""Stories are found by folder, file and name."""

from __future__ import annotations

from pathlib import Path

import pytest

from skaz.locate import bundled_stories, files_of, first_file
from skaz.text.failure import NoSuchName, Unreadable


def test_by_name() -> None:
    assert "starter" in bundled_stories()
    assert first_file("starter").name == "story.skaz"


def test_by_folder_and_file(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="has none"):
        first_file(tmp_path)
    (tmp_path / "story.skaz").write_text("")
    (tmp_path / "other.skaz").write_text("")
    assert first_file(tmp_path) == tmp_path / "story.skaz"
    assert first_file(str(tmp_path / "other.skaz")) == tmp_path / "other.skaz"


def test_a_folder_goes_before_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "starter").mkdir()
    (tmp_path / "starter" / "story.skaz").write_text("")
    assert first_file("starter") == Path("starter/story.skaz")


def test_none_of_them() -> None:
    with pytest.raises(NoSuchName, match="There are: "):
        first_file("no such story at all")


def test_a_circle_of_includes_ends(tmp_path: Path) -> None:
    (tmp_path / "story.skaz").write_text('include "b.skaz"\n')
    (tmp_path / "b.skaz").write_text('include "story.skaz"\ninclude "b.skaz"\n')
    assert [path.name for path in files_of(tmp_path / "story.skaz")] == ["story.skaz", "b.skaz"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    story = tmp_path / "story"
    story.mkdir()
    (story / "story.skaz").write_text('source "link.txt"\nsource "/etc/hostname"\n')
    (story / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert [path.name for path in files_of(story / "story.skaz")] == ["story.skaz"]
