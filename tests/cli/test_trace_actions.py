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


def trace(folder: Path, actions: str, problem: str = PROBLEM, *options: str) -> int:
    (folder / "walk.txt").write_text(problem, encoding="utf-8")
    (folder / "actions.txt").write_text(actions, encoding="utf-8")
    files = [str(folder / "walk.txt"), "--actions", str(folder / "actions.txt")]
    return status_of(["trace", *files, *options, "--format", "json"])


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


SMITHY = """
type thing; entity A : character; entity B : character; entity I : thing;
property holder(i : thing) : character; property coins(c : character) : number; property sad(c : character) : boolean;
holder(I) = A; coins(A) = 1; coins(B) = 2; believes(B, holder(I)) = B;
action give(a : character, b : character, i : thing) {
    precondition: a != b & holder(i) == a; effect: holder(i) = b & coins(a) = coins(a) + 0.5 & coins(b) = coins(b) / 2;
    consenting: a, b; observing(c : character): c == b; };
action spend(c : character) { precondition: coins(c) > 0; effect: coins(c) = 6 / (coins(c) - 2); consenting: c; };
trigger grieve(c : character, i : thing) {
    precondition: believes(c, holder(i)) != c & !sad(c); effect: sad(c) & believes(c, sad(c)); };
utility(): coins(A); utility(B): if(believes(A, sad(B))) 1 else 0;
"""


@pytest.mark.parametrize(
    "actions",
    [
        "give(A, B, I)\ngive(B, A, I)\nspend(A)\n",
        "give(A, B, I)\ngive(A, B, I)\n",
        "spend(B)\n",  # divides by zero
        "give(A, B)\n",
    ],
)
def test_both_engines_answer_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str], actions: str) -> None:
    statuses = [trace(tmp_path, actions, SMITHY, *engine) for engine in ((), ("--engine", "reference"))]
    both = capsys.readouterr()
    assert statuses[0] == statuses[1]
    one, two = both.out[: len(both.out) // 2], both.out[len(both.out) // 2 :]
    assert one == two
    assert json.loads(one)["initial"]
    assert both.err[: len(both.err) // 2] == both.err[len(both.err) // 2 :]


def test_the_engine_is_chosen_for_stories_too(capsys: pytest.CaptureFixture[str]) -> None:
    shown = []
    for engine in ("core", "reference"):
        assert status_of(["trace", "starter", "--telling", "isle", "--engine", engine]) == 0
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1]
    assert shown[0]
