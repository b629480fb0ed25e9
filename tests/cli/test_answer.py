"""Where answers go, byte for byte."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from skaz.cli.answer import Answer
from skaz.text.excerpt import Run

RUNS: list[Run] = [("story.skaz:1:1: ", "place"), ("dead: ", "error"), ("Ștefan.\n", "message")]


def test_a_pipe_gets_plain_text(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    Answer().painted(RUNS)
    assert capfdbinary.readouterr().out == "story.skaz:1:1: dead: Ștefan.\n".encode()


def test_a_terminal_gets_colours(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    Answer().painted(RUNS)
    assert "\x1b[1;31mdead: \x1b[0m" in capsys.readouterr().out


def test_a_file_gets_plain_text_and_nothing_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = Answer(path=tmp_path / "out.txt")
    answer.painted(RUNS)
    answer.remark("Now: run it")
    assert (tmp_path / "out.txt").read_bytes() == "story.skaz:1:1: dead: Ștefan.\n".encode()
    assert capsys.readouterr().out == ""


def test_json_says_its_schema_and_story_first(capsys: pytest.CaptureFixture[str]) -> None:
    Answer(format="json").json("tale", {"findings": ["half a letter \ud83d, ș"]})
    said = capsys.readouterr().out
    assert json.loads(said) == {"schema": 1, "story": "tale", "findings": ["half a letter \ud83d, ș"]}
    assert said.startswith('{\n  "schema": 1,\n  "story": "tale",')
    assert "ș" in said


@pytest.mark.parametrize("answer", [Answer(is_quiet=True), Answer(format="json")])
def test_remarks_are_for_people(answer: Answer, capsys: pytest.CaptureFixture[str]) -> None:
    answer.remark("Now: run it")
    assert capsys.readouterr().out == ""
