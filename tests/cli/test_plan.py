"""``skaz plan PROBLEM``: what it shows, how it ends, and that Ctrl-C and limits end the search alone."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from skaz.cli.app import status_of
from skaz.engine import plan as planning

PROBLEM = """
type place; entity P : place; entity Q : place; entity R : place; entity A : character; entity B : character;
property at(c : character) : place; property n() : number;
at(A) = P; at(B) = Q;
action go(c : character, from : place, to : place) {
    precondition: at(c) == from & from != to & to != R; effect: at(c) = to; consenting: c; };
action count(c : character) { effect: n() = n() + 1; consenting: c; };
action call(a : character, b : character) {
    precondition: a != b & at(a) != at(b); effect: at(b) = at(a); consenting: a, b; };
utility(A): if(at(A) == at(B)) 1 else 0;
utility(B): if(at(A) == at(B)) 1 else 0;
"""


def plan(folder: Path, utility: str, *args: str) -> tuple[int, dict[str, Any]]:
    (folder / "p.txt").write_text(PROBLEM + utility, encoding="utf-8")
    out = folder / "out.json"
    status = status_of(["plan", str(folder / "p.txt"), *args, "--format", "json", "--output", str(out)])
    return status, json.loads(out.read_text("utf-8"))


def test_a_plan_with_its_reasons(tmp_path: Path) -> None:
    limits = ("--author-limit", "3", "--character-limit", "3", "--epistemic-limit", "1")
    status, answer = plan(tmp_path, "utility(): if(at(A) == at(B)) 1 else 0;", *limits)
    assert status == 0
    assert (answer["solved"], answer["length"], answer["utility"], answer["reason"]) == (True, 1, 1.0, None)
    assert (answer["proved_shortest"], answer["verified"], answer["undecided"]) == (True, True, [])
    who = {each["character"] for each in answer["explanations"]}
    assert who == {"A", "B"} or answer["plan"][0].startswith("go(")
    assert all(each["plan"] == answer["plan"] for each in answer["explanations"])


def test_the_goal_is_the_next_whole_number_unless_it_is_given(tmp_path: Path) -> None:
    utility = "utility(): if(at(A) == at(B)) 2.5 else 0.5;"
    assert plan(tmp_path, utility)[1]["goal"] == 1
    status, answer = plan(tmp_path, utility, "--goal", "2.5")
    assert (status, answer["goal"], answer["utility"]) == (0, 2.5, 2.5)
    status, answer = plan(tmp_path, utility, "--goal", "3", "--author-limit", "3", "--epistemic-limit", "1")
    assert (status, answer["solved"], answer["reason"]) == (1, False, "exhausted")


def test_a_goal_that_is_met_at_the_beginning_asks_for_more(tmp_path: Path) -> None:
    status, answer = plan(tmp_path, "utility(): if(at(A) == at(B)) 1 else 0;", "--goal", "0")
    assert (status, answer["utility"], answer["length"]) == (0, 1.0, 1)
    limits = ("--author-limit", "3", "--character-limit", "3", "--epistemic-limit", "1")
    assert plan(tmp_path, "utility(): 5;", "--goal", "5", *limits)[0] == 1


def test_an_author_for_whom_nothing_is_worth_anything_has_no_plan(tmp_path: Path) -> None:
    text = "property m() : number; m() = ?; utility(): m();"
    assert plan(tmp_path, text)[1]["reason"] == "exhausted"


@pytest.mark.parametrize("method", planning.METHODS)
def test_every_method_finds_a_plan_of_that_length(tmp_path: Path, method: str) -> None:
    assert plan(tmp_path, "utility(): if(at(A) == at(B)) 1 else 0;", "--method", method)[1]["length"] == 1


#: The search for 2 never ends: each of the two things that it takes undoes the other.
ENDLESS = """
property x() : boolean; property y() : boolean;
action flip(c : character) { effect: x() & !y() & n() = n() + 1; consenting: c; };
action flop(c : character) { effect: y() & !x() & n() = n() + 1; consenting: c; };
utility(): if(x() & y()) 2 elseif(n() > 1) 1 else 0; utility(A): n(); utility(B): n();
"""
WIDE = ("--goal", "2", "--author-limit", "1000", "--character-limit", "6", "--epistemic-limit", "2")


@pytest.mark.parametrize(
    ("limit", "reason"),
    [("--max-visited=5", "visited"), ("--max-seconds=0.2", "time"), ("--max-memory=0.0001", "memory")],
)
def test_a_limit_ends_the_search_with_the_best_so_far(tmp_path: Path, limit: str, reason: str) -> None:
    status, answer = plan(tmp_path, ENDLESS, limit, *WIDE)
    assert (status, answer["solved"], answer["reason"]) == (1, False, reason)
    assert answer["length"] == len(answer["plan"])
    if answer["plan"]:
        assert answer["utility"] == 1
        assert {each["action"] for each in answer["explanations"]} == set(range(answer["length"]))


@pytest.mark.skipif(os.name == "nt", reason="signals are sent otherwise there")
def test_ctrl_c_ends_the_search_and_gives_the_best_so_far(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = planning.plan_within

    def begin(*args: Any, poll: Any, **named: Any) -> Any:
        def pressed(visited: int, generated: int) -> bool:
            if visited > 100:
                os.kill(os.getpid(), signal.SIGINT)
            return bool(poll(visited, generated))

        return found(*args, poll=pressed, **named)

    monkeypatch.setattr(planning, "plan_within", begin)
    status, answer = plan(tmp_path, ENDLESS, "--max-seconds=60", *WIDE)
    assert (status, answer["solved"], answer["reason"]) == (130, False, "interrupted")
    assert answer["length"] == len(answer["plan"])


def test_a_problem_that_cannot_be_read_is_said_with_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "p.txt").write_text(PROBLEM + "at(C) = P;", encoding="utf-8")
    assert status_of(["plan", str(tmp_path / "p.txt")]) == 2
    assert "p.txt:12:" in capsys.readouterr().err


def test_an_event_that_divides_by_zero_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    trigger = "trigger on() { precondition: n() > 0; effect: n() = n() / 0; }; utility(): n();"
    (tmp_path / "p.txt").write_text(PROBLEM + trigger + "utility(A): n(); utility(B): n();", encoding="utf-8")
    assert status_of(["plan", str(tmp_path / "p.txt"), "--goal", "5", "--max-seconds", "20"]) == 2
    assert "divided by zero" in capsys.readouterr().err


def test_what_rules_follow_without_end_is_in_no_plan(tmp_path: Path) -> None:
    trigger = "trigger on() { precondition: n() > 0; effect: n() = n() + 1; }; utility(): n();"
    status, answer = plan(tmp_path, trigger + "utility(A): n(); utility(B): n();", "--goal", "5", "--author-limit", "3")
    assert (status, answer["solved"], answer["plan"]) == (1, False, [])


def test_a_plan_that_does_not_stand_up_to_its_check_is_a_defect(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from dataclasses import replace

    found = planning.plan_within

    def without_reasons(*args: Any, **named: Any) -> Any:
        right = found(*args, **named)
        return replace(right, plan=replace(right.plan, reasons=()))

    monkeypatch.setattr(planning, "plan_within", without_reasons)
    (tmp_path / "p.txt").write_text(PROBLEM + "utility(): if(at(A) == at(B)) 1 else 0;", encoding="utf-8")
    assert status_of(["plan", str(tmp_path / "p.txt")]) == 70
    shown = capsys.readouterr()
    assert not shown.out
    assert "No reason is given why" in shown.err


def test_without_the_core_the_reference_plans_and_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "ground_world", lambda *_: None)
    with pytest.warns(UserWarning, match="The plan is sought on the slow reference"):
        status, answer = plan(tmp_path, "utility(): if(at(A) == at(B)) 1 else 0;", "--epistemic-limit", "1")
    assert (status, answer["length"], answer["verified"]) == (0, 1, True)
