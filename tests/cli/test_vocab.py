"""``skaz vocab`` lists what may be said, and shows one word whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from skaz.cli.app import status_of


def test_a_word_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["vocab", "love.kiss"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("love.kiss(who: person, whom: person)\n")
    assert "  en  Anna kisses Levin\n      Anna does not kiss Levin\n" in shown
    assert "  ro  Anna îl sărută pe Levin\n" in shown


def test_one_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["vocab", "kisses", "--in", "ro"]) == 0
    shown = capsys.readouterr().out
    assert "Anna îl sărută pe Levin" in shown
    assert "Anna kisses" not in shown


def test_an_unknown_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["vocab", "divroce"]) == 2
    assert "Nearest: " in capsys.readouterr().err


@pytest.fixture
def story(tmp_path: Path) -> str:
    (tmp_path / "story.skaz").write_text(
        'story "T"\nuse kinship except marry\nwoman Zita\n# Sings under a window.\naction sing_under(who, where)\n'
        "  en yodels under {where}\n  ro cântă sub {where}\n",
        encoding="utf-8",
    )
    return str(tmp_path)


def test_the_words_in_scope_of_a_story(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["vocab", "--story", story, "--format", "json"]) == 0
    words = json.loads(capsys.readouterr().out)["words"]
    by_name = {word["name"]: word for word in words}
    assert by_name["sing_under"]["doc"] == "Sings under a window."
    assert by_name["sing_under"]["examples"] == {"en": "Anna yodels under Moscow", "ro": "Anna cântă sub Moscova"}
    assert "divorce" in by_name
    assert "marry" not in by_name
    assert "lend" not in by_name


def test_the_card(story: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["vocab", "--card", "--story", story]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("# skaz on one page\n")
    assert "sing_under: A yodels under P\n" in shown
    assert status_of(["vocab", "--card", "--story", story, "--in", "ro", "--format", "json"]) == 0
    assert "sing_under: A cântă sub P\n" in json.loads(capsys.readouterr().out)["card"]
