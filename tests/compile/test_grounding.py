"""Which fluents, actions and triggers a Sabre problem comes to, and what pruning leaves out."""

from __future__ import annotations

import pytest

from skaz.compile.from_sabre import ground
from skaz.compile.problem import Problem
from skaz.engine.reference.ready import make_ready
from skaz.formats.sabre.read import read_problem
from skaz.model.sabre import SabreProblem
from skaz.text.source import Source

WORLD = """
type place;
entity A : character; entity B : character; entity P : place; entity Q : place;
property at(c : character) : place;
property x(c : character) : boolean;
property path(a : place, b : place) : boolean;
property n() : number;
"""


def lifted(text: str) -> SabreProblem:
    problem, findings = read_problem(Source("test.txt", WORLD + text))
    assert problem is not None, findings
    return problem


def grounded(text: str) -> Problem:
    problem, findings = ground(lifted(text))
    assert problem is not None, findings
    return problem


def pruned(text: str) -> Problem:
    found, findings = make_ready(lifted(text))
    assert found is not None, findings
    return found.problem


def actions(problem: Problem) -> list[str]:
    return [action.name for action in problem.actions]


def test_every_property_over_every_combination() -> None:
    problem = grounded("property own(a : character, a : character) : boolean")
    names = [problem.fluent_name(fluent) for fluent in problem.fluents]
    assert names == [
        "at(A)", "at(B)", "n()", "own(A, A)", "own(B, B)",
        "path(P, P)", "path(P, Q)", "path(Q, P)", "path(Q, Q)", "x(A)", "x(B)",
    ]  # fmt: skip


def test_beliefs_that_anything_speaks_of_are_fluents() -> None:
    problem = grounded(
        "believes(A, believes(B, x(A))); action a() { precondition: believes(B, at(A)) == P; effect: x(A); }"
    )
    assert [problem.fluent_name(fluent) for fluent in problem.explicit] == [
        "believes(A, believes(B, x(A)))",
        "believes(B, at(A))",
    ]


def test_impossible_and_contradictory_events_are_dropped() -> None:
    text = """action go(c : character, a : place, b : place) {
        precondition: a != b & at(c) == a & !(at(c) == b); effect: at(c) = b; consenting: c; };
        action never(c : character, a : place, b : place) {
        precondition: at(c) == a & at(c) == b; effect: x(c); consenting: c; };
        action torn(c : character, d : character) { effect: x(c) & x(d) = (c != d); consenting: c; }"""
    assert actions(grounded(text)) == [
        "go(A, P, Q)", "go(A, Q, P)", "go(B, P, Q)", "go(B, Q, P)",
        "never(A, P, P)", "never(A, Q, Q)", "never(B, P, P)", "never(B, Q, Q)",
        "torn(A, B)", "torn(B, A)",
    ]  # fmt: skip


def test_an_impossible_author_action_is_kept() -> None:
    text = """action fate(c : character) { precondition: False; effect: x(c); };
        action not(c : character) { precondition: False; effect: x(c); consenting: c; }"""
    assert actions(pruned(text)) == ["fate(A)", "fate(B)"]


def test_what_an_author_action_could_do_counts_as_possible() -> None:
    text = """action fate(c : character) { precondition: at(c) == Q; effect: x(c); };
        action act(c : character) { precondition: x(c); effect: at(c) = P; consenting: c; }"""
    assert actions(pruned(text)) == ["act(A)", "act(B)"]


def test_static_fluents_and_what_hangs_on_them_are_left_out() -> None:
    text = """path(P, Q); at(A) = P; at(B) = P;
        action go(c : character, a : place, b : place) {
        precondition: path(a, b) & at(c) == a; effect: at(c) = b & x(c) = x(c); consenting: c; };
        trigger lost(c : character) { precondition: x(c); effect: n() = n() + 1; }"""
    problem = pruned(text)
    assert [problem.fluent_name(fluent) for fluent in problem.fluents] == ["at(A)", "at(B)"]
    assert actions(problem) == ["go(A, P, Q)", "go(B, P, Q)"]
    assert not problem.triggers


def test_a_fluent_about_which_somebody_is_wrong_is_not_static() -> None:
    problem = pruned("x(A); believes(B, !x(A))")
    assert [problem.fluent_name(fluent) for fluent in problem.fluents] == ["x(A)"]


def test_triggers_are_copied_into_minds_that_are_spoken_of() -> None:
    text = """trigger die(c : character) { precondition: at(c) == Q & !x(c); effect: x(c); };
        trigger see() { precondition: believes(B, x(A)) & n() == 0; effect: n() = 1; };
        action go(c : character, a : place) { effect: at(c) = a; consenting: c; }"""
    assert [trigger.name for trigger in pruned(text).triggers] == ["die(A)", "B_die(A)", "die(B)", "see()"]


def test_constants_are_printed_in_ground_names() -> None:
    text = "action take(c : character, P) { effect: x(c); consenting: c; }"
    assert actions(grounded(text)) == ["take(A, P)", "take(B, P)"]


def test_parameters_of_one_name_are_one_variable_of_the_first_type() -> None:
    text = "action meet(c : character, c : place) { effect: x(c); consenting: c; }"
    assert actions(grounded(text)) == ["meet(A, A)", "meet(B, B)"]


def test_boolean_parameters_run_over_both_values() -> None:
    assert actions(grounded("action set(b : boolean) { effect: x(A) = b; }")) == ["set(False)", "set(True)"]


@pytest.mark.parametrize("term", ["x(c)", "x(A)"])
def test_long_sums_of_conditions_are_left_whole(term: str) -> None:
    """Taken apart, a sum of 24 ifs has 16 million cases."""
    people = "".join(f"entity E{number} : character; " for number in range(24))
    total = f"sum(c : character) if({term}) 1 else 0"
    text = f"""{people} action turn(c : character) {{ effect: x(c) = (x(c) == False); consenting: c; }};
        action count() {{ precondition: n() != {total}; effect: n() = {total}; consenting: A; }};
        trigger many() {{ precondition: n() > 3; effect: n() = 0; }}"""
    ready, _ = make_ready(lifted(text))
    assert ready is not None
    state, names = ready.state(), actions(ready.problem)
    for name in ("turn(A)", "turn(B)", "count()"):
        assert names.index(name) in ready.possible(state)
        assert ready.act(state, names.index(name)) is None
    assert state.get(("n",)) == (2 if term == "x(c)" else 0)


def test_a_problem_too_large_to_write_out_is_a_finding() -> None:
    people = "".join(f"entity E{number} : character; " for number in range(60))
    arguments = ", ".join(f"c{number} : character" for number in range(6))
    found, findings = ground(lifted(f"{people} action a({arguments}) {{ effect: x(c0); consenting: c0; }}"))
    assert found is None
    assert "too large" in findings[0].message
