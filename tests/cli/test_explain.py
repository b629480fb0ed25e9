"""``skaz explain`` shows the page of every documented code, to people and to programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from skaz.cli.app import status_of
from skaz.text.codes import page_of


def test_the_page_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["explain", "not-there"]) == 0
    assert capsys.readouterr().out == page_of("not-there").rstrip("\n") + "\n"


def test_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["explain", "Dead", "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == ["schema", "story", "code", "class", "severity", "title", "page"]
    assert (answer["schema"], answer["story"], answer["code"], answer["class"]) == (1, None, "dead", "existence")


def test_into_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "page.md"
    assert status_of(["explain", "dead", "--output", str(target)]) == 0
    assert capsys.readouterr().out == ""
    assert target.read_text(encoding="utf-8") == page_of("dead").rstrip("\n") + "\n"


def test_a_file_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["explain", "dead", "--output", str(tmp_path / "none" / "page.md")]) == 2
    assert "cannot be written: no such file or directory." in capsys.readouterr().err


def test_an_unknown_code_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["explain", "not-thre"]) == 2
    assert "Nearest: not-there" in capsys.readouterr().err
