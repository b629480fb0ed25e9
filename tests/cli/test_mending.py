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


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        (["--fix", "f9"], 'There is no finding "f9". There is f1'),
        (["--fix", ""], 'There is no finding ""'),
        (["--fix", "f1/9"], "f1 (story.skaz:13:14, dead) has 3 repairs, to f1/3."),
        (["--fix", "f1", "--fix", "f1"], "one finding at a time"),
        (["--fix", "f1", "--diff", "f1"], "one finding at a time"),
        (["--fix", "f1", "--repairs"], "without --repairs"),
        (["--fix", "f1", "--watch"], "without --fix"),
        (["--fix", "f1", "--strict"], "numbered by a check without --telling and --strict"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_written(
    file: Path, asked: list[str], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status_of(["check", str(file)])
    capsys.readouterr()
    assert status_of(["check", str(file), *asked]) == 2
    assert why in capsys.readouterr().err
    assert [each.name for each in file.parent.iterdir()] == ["story.skaz"]


def test_what_is_waived_needs_no_repair(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = STORY.replace("Ada, Eva and Petru eat", "Ada, Eva and Petru eat\n  meant: dead, he is a ghost")
    file.write_text(text, encoding="utf-8")
    assert status_of(["check", str(file)]) == 0
    assert status_of(["check", str(file), "--diff", "f1"]) == 2
    assert "is waived: nothing has to be mended" in capsys.readouterr().err


def test_programs_get_what_was_written(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = []
    for asked in ("--diff", "--fix"):
        assert status_of(["check", str(file), asked, "story.skaz:13", "--format", "json"]) == 0
        shown.append(json.loads(capsys.readouterr().out))
    assert [each.pop("written") for each in shown] == [[], [{"file": "story.skaz", "kept": "story.skaz.bak"}]]
    assert shown[0] == shown[1]
    assert shown[0]["finding"] == "f1"
    assert shown[0]["repair"]["clears"] == ["f1"]
    assert "+Ada and Eva eat\n" in shown[0]["diff"]


def test_each_kind_of_bytes_stays_what_it_is(file: Path) -> None:
    raw = "\ufeff" + STORY.replace("\n", "\r\n").replace("Ada, Eva and Petru eat\r\n", "Ada, Eva and Petru eat  # ş")
    file.write_bytes(raw.encode())
    for number in ("", "2"):
        assert status_of(["check", str(file), "--fix", "story.skaz:13"]) == 0
        assert file.read_bytes().decode() == raw.replace("Ada, Eva and Petru", "Ada and Eva")
        assert file.with_name(f"story.skaz.bak{number}").read_bytes() == raw.encode()
        file.write_bytes(raw.encode())


def test_nothing_is_written_into_a_story_that_comes_with_skaz(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["check", "anna-karenina", "--telling", "novel", "--fix", "f99"]) == 2
    assert "make a copy of your own" in capsys.readouterr().err
