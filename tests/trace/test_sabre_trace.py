"""A Sabre problem replayed along a file of actions."""

from __future__ import annotations

from typing import Any

from skaz.formats.sabre.read import read_problem
from skaz.text.finding import Finding
from skaz.text.source import Source
from skaz.trace.from_sabre import replay_actions

PROBLEM = """
type place; entity A : character; entity B : character; entity P : place; entity Q : place;
property at(c : character) : place;
at(A) = P; at(B) = Q; believes(B, at(A) = ?);
action go(c : character, to : place) { precondition: at(c) != to; effect: at(c) = to; consenting: c;
    observing(o : character): at(o) == at(c) | at(o) == to; };
utility(): at(A) == Q; utility(B): if(at(A) == at(B)) 2 else 1;
"""


def replayed(actions: str, problem: str = PROBLEM) -> tuple[dict[str, Any] | None, tuple[Finding, ...]]:
    lifted, findings = read_problem(Source("test.txt", problem))
    assert lifted is not None, findings
    return replay_actions(lifted, Source("actions.txt", actions))


def test_the_layout_of_the_vectors() -> None:
    answer, findings = replayed("# to meet\ngo(A,Q)\n\n  go(B, P)  // and part\n")
    assert answer is not None
    assert not findings
    assert answer["fluents"] == ["at(A)", "at(B)"]
    assert answer["actions"] == ["go(A, P)", "go(A, Q)", "go(B, P)", "go(B, Q)"]
    assert answer["consenting"] == [["A"], ["A"], ["B"], ["B"]]
    assert answer["explicit_fluents"] == ["believes(B, at(A))"]
    assert answer["initial"] == {
        "v": ["P", "Q"], "explicit": ["?"], "b1": {"A": {}, "B": {"0": "?"}}, "b2": {},
        "u": "0", "uc": {"A": ["0", "0"], "B": ["1", "1"]},
    }  # fmt: skip
    assert [step["a"] for step in answer["steps"]] == [1, 2]
    assert answer["steps"][0]["possible"] == [1, 2]
    assert answer["steps"][0]["s"]["v"] == ["Q", "Q"]
    assert answer["steps"][0]["s"]["uc"]["B"] == ["2", "2"]


def test_unknown_and_impossible_actions_are_findings_at_their_line() -> None:
    answer, findings = replayed("go(A, Q)\ngo(A, R)\n")
    assert answer is not None
    assert len(answer["steps"]) == 1
    assert findings[0].span.text == "go(A, R)"
    assert "go(A, " in findings[0].help
    _, findings = replayed("go(A, P)")
    assert "not possible" in findings[0].message


def test_a_problem_that_cannot_run_says_so() -> None:
    answer, findings = replayed("", PROBLEM + "trigger t() { effect: at(A) = P & at(B) = Q; }; ")
    assert answer is None
    assert "without end" in findings[0].message
