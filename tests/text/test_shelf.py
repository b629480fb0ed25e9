"""Texts are kept for the next command, and nothing depends on it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from skaz.text import shelf


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SKAZ_CACHE", str(tmp_path / "shelf"))
    return tmp_path / "shelf"


def test_what_is_put_is_taken() -> None:
    assert shelf.take("sound", "a") is None
    shelf.put("sound", "a", "öne\ntwo")
    assert shelf.take("sound", "a") == "öne\ntwo"
    assert shelf.take("grammar", "a") is None


@pytest.mark.parametrize("damage", [b"", b"x", b"skaz shelf 1 00\n[]"])
def test_what_is_damaged_is_not_taken_and_put_anew(place: Path, damage: bytes) -> None:
    shelf.put("sound", "a", "one")
    (place / "sound-a").write_bytes(damage)
    assert shelf.take("sound", "a") is None
    shelf.put("sound", "a", "one")
    assert shelf.take("sound", "a") == "one"


def test_what_is_cut_or_changed_is_not_taken(place: Path) -> None:
    shelf.put("sound", "a", "one two three")
    kept = (place / "sound-a").read_bytes()
    for changed in (kept[:-1], kept.replace(b"two", b"TWO")):
        (place / "sound-a").write_bytes(changed)
        assert shelf.take("sound", "a") is None


def test_a_folder_that_cannot_be_written_is_no_matter(place: Path) -> None:
    place.write_text("a file stands where the folder should be")
    shelf.put("sound", "a", "one")
    assert shelf.take("sound", "a") is None


def test_no_shelf_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SKAZ_CACHE", "")
    shelf.put("sound", "a", "one")
    assert shelf.folder() is None
    assert shelf.take("sound", "a") is None


def test_without_a_home_there_is_no_shelf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SKAZ_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "not/absolute")
    monkeypatch.setattr("sys.platform", "linux")
    assert shelf.folder() is None


def test_the_oldest_go(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(shelf.MOST, "sound", 3)
    for number in range(5):
        shelf.put("sound", str(number), "text")
        os.utime(place / f"sound-{number}", (number, number))
    assert sorted(path.name for path in place.iterdir()) == ["sound-2", "sound-3", "sound-4"]


def test_a_key_is_made_of_each_text_by_itself() -> None:
    keys = {shelf.key_of(texts) for texts in (["ab", ""], ["a", "b"], ["ab"], ["b", "a"], [])}
    assert len(keys) == 5
