"""``skaz check``: which findings are shown, in which format, and again when a file changes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from skaz.cli.app import status_of
from skaz.cli.watching import changes

STORY = """story "S"
use life, speech, places
city Town; Village
man Petru
woman Ada
telling t in en
> 1
Petru dies
> 2
Petru greets Ada
> 3
Ada returns to Town
"""


@pytest.fixture
def first(tmp_path: Path) -> Path:
    (tmp_path / "story.skaz").write_text(STORY, encoding="utf-8")
    return tmp_path / "story.skaz"


def shown(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, list[str]]:
    status = status_of(["check", *args, "--format", "json"])
    return status, [finding["code"] for finding in json.loads(capsys.readouterr().out)["findings"]]


def test_codes_and_classes_choose(first: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = str(first)
    assert shown(capsys, name) == (1, ["dead", "presupposed"])
    assert shown(capsys, name, "--only", "open") == (0, ["presupposed"])
    assert shown(capsys, name, "--only", "dead, presupposed") == (1, ["dead", "presupposed"])
    assert shown(capsys, name, "--ignore", "existence") == (0, ["presupposed"])
    assert shown(capsys, name, "--only", "existence", "--ignore", "dead") == (0, [])


def test_an_unknown_code_is_said(first: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["check", str(first), "--ignore", "daed"]) == 2
    assert 'There is no finding code or class "daed". Nearest: dead.' in capsys.readouterr().err


def test_sarif_ends_as_the_contract_says(first: Path, tmp_path: Path) -> None:
    target = tmp_path / "log.sarif"
    assert status_of(["check", str(first), "--format", "sarif", "--output", str(target)]) == 1
    assert json.loads(target.read_text(encoding="utf-8"))["version"] == "2.1.0"


def test_other_commands_know_no_sarif(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["trace", "anna-karenina", "--format", "sarif"]) == 2


def test_a_change_is_seen(first: Path) -> None:
    (first.parent / "source.txt").write_text("One.", encoding="utf-8")
    first.write_text(STORY.replace("telling t in en", 'telling t in en\nsource "source.txt"'), encoding="utf-8")
    edits = iter(
        [
            lambda: None,
            lambda: first.write_text(first.read_text("utf-8") + "> 4\n", encoding="utf-8"),
            lambda: (first.parent / "source.txt").write_text("One. Two.", encoding="utf-8"),
            lambda: (first.parent / "more.skaz").write_text("", encoding="utf-8"),
            lambda: (first.parent / "more.skaz").unlink(),
        ]
    )
    pauses = []

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        next(edits)()

    seen = changes(first, pause)
    counts = [(next(seen), len(pauses))[1] for _ in range(5)]
    assert counts == [0, 2, 3, 4, 5]


def test_watching_checks_again_until_it_is_stopped(
    first: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    edits = iter([STORY.replace("Petru dies", "Petru sings"), "", None])

    def pause(seconds: float) -> None:
        text = next(edits)
        if text is None:
            raise KeyboardInterrupt
        first.write_text(text, encoding="utf-8")

    monkeypatch.setattr("skaz.cli.watching.changes.__defaults__", (pause,))
    assert status_of(["check", str(first), "--watch"]) == 0
    out = capsys.readouterr().out
    assert out.count("Watching; Ctrl-C ends it.") == 3
    assert "1 error and 1 note." in out


def test_watching_is_for_people(first: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["check", str(first), "--watch", "--format", "json"]) == 2
    assert "leave out --format" in capsys.readouterr().err
