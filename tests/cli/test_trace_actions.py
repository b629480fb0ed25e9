"""``skaz trace PROBLEM --actions FILE`` replays a Sabre problem, and says what cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from skaz.cli.app import status_of

PROBLEM = """
type place; entity A : character; entity P : place; entity Q : place; property at(c : character) : place; at(A) = P;
action go(c : character, to : place) { precondition: at(c) != to; effect: at(c) = to; consenting: c; };
"""


def trace(folder: Path, actions: str, problem: str = PROBLEM) -> int:
    (folder / "walk.txt").write_text(problem, encoding="utf-8")
    (folder / "actions.txt").write_text(actions, encoding="utf-8")
    return status_of(["trace", str(folder / "walk.txt"), "--actions", str(folder / "actions.txt"), "--format", "json"])


def test_a_replay_in_the_layout_of_the_vectors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert trace(tmp_path, "go(A, Q)\ngo(A, P)\n") == 0
    answer = json.loads(capsys.readouterr().out)
    assert [step["a"] for step in answer["steps"]] == [1, 0]
    assert answer["steps"][0]["s"]["v"] == ["Q"]


@pytest.mark.parametrize(("last", "about"), [("go(A, Q)", "is not possible here"), ("go(A, R)", "There is no action")])
def test_an_action_that_cannot_be_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], last: str, about: str
) -> None:
    assert trace(tmp_path, f"go(A, Q)\n{last}\n") == 2
    shown = capsys.readouterr()
    assert len(json.loads(shown.out)["steps"]) == 1
    assert about in shown.err
    assert "actions.txt:2:1" in shown.err


def test_a_problem_that_cannot_be_read_is_said_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert trace(tmp_path, "", PROBLEM + "at(B) = P;\n") == 2
    shown = capsys.readouterr()
    assert not shown.out
    assert "walk.txt:4:4" in shown.err
