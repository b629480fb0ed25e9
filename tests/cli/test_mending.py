"""``skaz check --repairs``, ``--diff`` and ``--fix``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from skaz.cli.app import status_of

STORY = """story "The lock"
use life, daily

woman Ada; Eva
man Petru

telling draft in en

> In spring Petru drowned.
in spring, Petru drowns

> Ada and Eva ate with him.
Ada, Eva and Petru eat
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "story.skaz").write_text(STORY, encoding="utf-8")
    return tmp_path / "story.skaz"


def test_a_repair_is_shown_and_written_and_the_file_kept(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = str(file.parent)
    assert status_of(["check", name, "--repairs", "--format", "json"]) == 1
    (finding,) = [each for each in json.loads(capsys.readouterr().out)["findings"] if each["severity"] == "error"]
    first = finding["repairs"][0]
    assert first["clears"] == [finding["id"]]
    assert first["raises"] == []
    assert [edit["text"] for edit in first["edits"]] == [" and ", ""]

    assert status_of(["check", name, "--diff", finding["key"]]) == 0
    assert "-Ada, Eva and Petru eat\n+Ada and Eva eat\n" in capsys.readouterr().out
    assert file.read_text("utf-8") == STORY

    assert status_of(["check", name, "--fix", finding["id"]]) == 0
    assert file.with_name("story.skaz.bak").read_text("utf-8") == STORY
    assert status_of(["check", name]) == 0


def test_a_number_is_refused_where_the_story_has_changed_since(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status_of(["check", str(file)])
    file.write_text(STORY + "# and so on\n", encoding="utf-8")
    assert status_of(["check", str(file), "--fix", "f1"]) == 2
    assert "story.skaz has changed since it was checked" in capsys.readouterr().err
    assert [each.name for each in file.parent.iterdir()] == ["story.skaz"]


def test_nothing_is_written_into_a_story_that_comes_with_skaz(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["check", "anna-karenina", "--telling", "novel", "--fix", "f99"]) == 2
    assert "make a copy of your own" in capsys.readouterr().err
