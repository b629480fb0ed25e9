"""What Sabre problems mean when they run: values, beliefs, surprise, triggers, by the reference engine."""

from __future__ import annotations

import pytest

from skaz.compile.problem import Fluent, reading, show
from skaz.engine.reference.evaluate import value
from skaz.engine.reference.ready import Ready, make_ready
from skaz.engine.reference.state import State
from skaz.engine.reference.utility import believed_utility, utility
from skaz.formats.sabre.read import read_problem
from skaz.text.finding import Finding
from skaz.text.source import Source

WORLD = """
type place; type item;
entity A : character; entity B : character; entity C : character;
entity P : place; entity Q : place; entity I : item;
property at(c : character) : place;
property in(i : item) : place;
property x(c : character) : boolean;
property n() : number; property m() : number;
"""
#: Makes every fluent changeable and visible to nobody, so that nothing is pruned.
FREE = """
; action free(c : character, d : place, i : item) {
    effect: at(c) = d & in(i) = d & x(c) & n() = n() + 1 & m() = m() + 1; observing(o : character): False; }
"""


def made(text: str) -> tuple[Ready | None, tuple[Finding, ...]]:
    problem, findings = read_problem(Source("test.txt", WORLD + text))
    assert problem is not None, findings
    return make_ready(problem)


def ready(text: str) -> Ready:
    found, findings = made(text)
    assert found is not None, findings
    return found


def start(text: str) -> State:
    return ready(text).state()


def after(text: str, *actions: str) -> State:
    found = ready(text)
    state = found.state()
    for name in actions:
        names = [action.name for action in found.problem.actions]
        assert names.index(name) in found.possible(state), f"{name} is not possible"
        assert found.act(state, names.index(name)) is None
    return state


def told(state: State, *fluents: Fluent, mind: str = "") -> list[str]:
    for who in mind:
        state = state.mind(who)
    return [show(state.get(fluent)) for fluent in fluents]


N, M = ("n",), ("m",)


def at(who: str) -> Fluent:
    return ("at", who)


def x(who: str) -> Fluent:
    return ("x", who)


def worth(text: str, told_first: str = "n() = 0") -> str:
    found = ready(f"{told_first}; utility(): {text}")
    return show(utility(found.problem.utilities, None, found.state()))


# --- values and operators ---


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("10 - 3 * 2", "14"),
        ("10 - 3 - 2", "9"),
        ("8 / 4 / 2", "4"),
        ("1 / 4", "0.25"),
        ("0 * n()", "0"),
        ("0 * -1", "0"),
        ("if(n() == 0) 3 else 4", "3"),
        ("sum(c : character) if(x(c)) 1 else 2", "6"),
        ("product(c : character) 2", "8"),
        ("sum(c : nobody) 1", "0"),
        ("product(c : nobody) 5", "1"),
        ("at(A) == ?", "1"),
        ("x(A) == ?", "0"),
        ("at(A) : place", "0"),
        ("at(A) == at(B)", "1"),
        ("exists(c : character) x(c)", "0"),
        ("forall(c : nobody) x(A)", "1"),
    ],
)
def test_operators(text: str, result: str) -> None:
    assert worth(text, "type nobody : character; n() = 0") == result


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("n() > 2", "0"),
        ("!(n() > 2)", "0"),  # turned into n() <= 2, and so as false as n() > 2
        ("n() >= n()", "1"),
        ("n() != 3", "1"),
        ("n() == ?", "1"),
        ("n() + 1", "?"),
        ("0 * n()", "?"),
        ("n() : number", "0"),
        ("if(n() > 2) 1 else 2", "2"),
    ],
)
def test_numbers_that_are_nothing(text: str, result: str) -> None:
    assert worth(text, "n() = ?") == result


def test_a_value_of_a_type_is_one_of_its_entities() -> None:
    assert worth("at(A) : place", "at(A) = P") == "1"
    assert worth("at(A) : item", "at(A) = P") == "0"


def test_division_by_zero_is_a_finding() -> None:
    found, findings = made("n() = 1 / 0")
    assert found is None
    assert "divided by zero" in findings[0].message


# --- the initial state ---


@pytest.mark.parametrize(
    ("text", "fluent", "result"),
    [
        ("", N, "0"),
        ("", at("A"), "?"),
        ("", x("A"), "False"),
        ("n() = 3; n() = n() + 1", N, "4"),
        ("at(A) = P; at(A) = Q", at("A"), "Q"),
        ("x(A) & !x(A)", x("A"), "False"),
        ("n() = 1 & m() = n()", M, "1"),
        ("n() = 5; if(n() == 5) (n() = 6 & m() = n())", M, "5"),  # one statement reads before it writes
        ("forall(c : character) (x(c) & at(c) = P)", at("C"), "P"),
        ("at(A) = P; if(at(A) == Q) n() = 1 elseif(at(A) == P) n() = 2 else n() = 3", N, "2"),
        ("at(B) = P; at(A) = at(B)", at("A"), "P"),
        ("x(A) = (n() == 0 & at(A) == ?)", x("A"), "True"),
    ],
)
def test_statements_are_imposed_in_file_order(text: str, fluent: Fluent, result: str) -> None:
    assert told(start(text), fluent) == [result]


def test_beliefs_are_inherited_by_dropping_the_innermost() -> None:
    state = start("at(A) = P; believes(B, at(A) = Q)")
    assert told(state, at("A")) == ["P"]
    assert told(state, at("A"), mind="B") == ["Q"]
    assert told(state, at("A"), mind="BA") == ["Q"]
    assert told(state, at("A"), mind="A") == ["P"]
    assert told(state, at("A"), mind="AB") == ["P"], "others think B believes what they believe"


def test_characters_know_their_own_beliefs() -> None:
    state = start("at(A) = P; believes(B, at(A) = Q)")
    assert told(state, at("A"), mind="BB") == ["Q"]
    assert state.mind("B").mind("B") is state.mind("B")


def test_a_default_belief_follows_what_is_stated_later() -> None:
    state = start("believes(B, at(A)) = Q; at(A) = Q; at(C) = P; believes(C, believes(B, at(A) = P))")
    assert told(state, at("A"), mind="C") == ["Q"]
    assert told(state, at("A"), mind="CB") == ["P"]
    assert told(state, at("A"), mind="CBC") == ["P"]


def test_deeper_beliefs_than_are_followed_leave_out_the_innermost() -> None:
    state = start("believes(A, believes(B, believes(C, at(A) = Q)))")
    deep = ready("believes(A, believes(B, believes(C, at(A) = Q)))").state(depth=3)
    assert told(state, at("A"), mind="ABC") == ["?"]
    assert told(deep, at("A"), mind="ABC") == ["Q"]


def test_believed_values_are_read_where_they_stand() -> None:
    text = "at(A) = P; at(B) = Q; believes(C, at(B) = P); "
    assert told(start(text + "believes(C, at(A) = at(B))"), at("A"), mind="C") == ["P"]
    assert told(start(text + "believes(C, at(A)) = at(B)"), at("A"), mind="C") == ["Q"]


# --- events ---


def test_effects_read_the_state_before_the_event() -> None:
    text = "n() = 1; m() = 5; action swap() { effect: n() = m() & m() = n(); consenting: A; }"
    assert told(after(text, "swap()"), N, M) == ["5", "1"]


def test_everybody_sees_an_action_that_says_nothing_of_observing() -> None:
    state = after("action go() { effect: at(A) = P; consenting: A; }", "go()")
    assert [told(state, at("A"), mind=mind)[0] for mind in ("", "A", "B", "AB", "BC")] == ["P"] * 5


def test_who_does_not_see_it_keeps_believing() -> None:
    text = "at(A) = P; at(B) = P; at(C) = Q; action go(c : character, to : place) { effect: at(c) = to; consenting: c; "
    state = after(text + "observing(o : character): at(o) == at(c); }", "go(A, Q)")
    assert [told(state, at("A"), mind=mind)[0] for mind in ("", "A", "B", "C", "AB", "BA", "CA", "BC")] == [
        "Q", "Q", "Q", "P", "Q", "Q", "P", "P",
    ]  # fmt: skip


def test_observing_is_judged_before_the_action_and_in_each_mind() -> None:
    text = """at(A) = P; at(B) = P; at(C) = P; believes(B, at(C) = Q);
        action shout(c : character) { effect: x(c); consenting: c; observing(o : character): at(o) == at(c); }"""
    state = after(text, "shout(A)")
    assert told(state, x("A"), mind="C") == ["True"]
    assert told(state, x("A"), mind="BC") == ["False"], "B thinks C is elsewhere"


def test_a_subtype_alone_observes() -> None:
    text = """type spy : character; entity S : spy; action hide() {
        effect: x(A); consenting: A; observing(s : spy): True; }"""
    assert [told(after(text, "hide()"), x("A"), mind=mind) for mind in ("S", "B")] == [["True"], ["False"]]


def test_a_surprised_observer_puts_right_what_the_condition_says() -> None:
    text = """at(A) = P; at(B) = P; believes(B, at(A) = Q); x(C); believes(B, !x(C)); n() = 3; believes(B, n() = 1);
        action act(c : character) { precondition: at(c) == P & x(C) & n() > 2; effect: m() = n(); consenting: c; }"""
    state = after(text + FREE, "act(A)")
    assert told(state, at("A"), x("C"), N, M, mind="B") == ["P", "True", "?", "?"]
    assert told(state, at("A"), N, M, mind="A") == ["P", "3", "3"]


def test_what_is_only_seen_not_to_be_becomes_nothing() -> None:
    text = """at(A) = P; believes(B, at(A) = Q);
        action act() { precondition: at(A) != Q; effect: x(A); consenting: A; }"""
    assert told(after(text + FREE, "act()"), at("A"), mind="B") == ["?"]


def test_of_two_properties_the_right_one_is_seen_to_be_what_it_is() -> None:
    text = """at(A) = P; at(B) = P; believes(C, at(A) = Q); believes(C, at(B) = ?);
        action act() { precondition: at(A) == at(B); effect: x(A); consenting: A; }"""
    assert told(after(text + FREE, "act()"), at("A"), at("B"), mind="C") == ["P", "P"]
    unlike = """at(A) = P; at(B) = Q; believes(C, at(A) = Q);
        action act() { precondition: at(A) != at(B); effect: x(A); consenting: A; }"""
    assert told(after(unlike + FREE, "act()"), at("A"), at("B"), mind="C") == ["?", "Q"]


def test_only_clauses_that_are_so_are_seen() -> None:
    text = """x(A); believes(B, !x(A)); at(C) = P; believes(B, at(C) = ?);
        action act() { precondition: (x(A) & n() == 0) | (at(C) == Q & n() == 0); effect: x(B); consenting: A; }"""
    state = after(text + FREE, "act()")
    assert told(state, x("A"), at("C"), x("B"), mind="B") == ["True", "?", "True"]


def test_surprise_about_a_belief_reaches_the_mind_within() -> None:
    text = """at(A) = P; believes(A, in(I) = Q);
        action act() { precondition: believes(A, in(I)) == Q; effect: x(A); consenting: A; }"""
    state = after(text + FREE, "act()")
    assert told(state, ("in", "I"), mind="BA") == ["Q"]
    assert told(state, ("in", "I"), mind="B") == ["?"]


def test_told_beliefs_reach_the_mind_whatever_it_sees() -> None:
    text = """at(A) = P; action tell() { effect: believes(B, at(A) = Q) & x(A); consenting: C;
        observing(o : character): o == C; }"""
    state = after(text + FREE, "tell()")
    assert told(state, at("A"), mind="B") == ["Q"]
    assert told(state, at("A")) == ["P"]
    assert told(state, x("A"), mind="B") == ["False"]
    assert told(state, at("A"), mind="CB") == ["Q"], "C saw it, so C knows what B believes"
    assert told(state, at("A"), mind="AB") == ["P"]


def test_a_told_belief_overrides_what_is_seen() -> None:
    text = """action lie() { effect: at(A) = P & believes(B, at(A) = Q); consenting: A; }"""
    state = after(text + FREE, "lie()")
    assert told(state, at("A"), mind="B") == ["Q"]
    assert told(state, at("A"), mind="C") == ["P"]


def test_conditional_effects_hang_on_the_state_in_which_they_are_believed() -> None:
    text = """n() = 1; believes(B, n() = 0);
        action act() { effect: if(n() == 1) at(A) = P else at(A) = Q; consenting: A; }"""
    state = after(text + FREE, "act()")
    assert told(state, at("A")) == ["P"]
    assert told(state, at("A"), mind="B") == ["Q"]


def test_of_two_effects_on_one_fluent_the_first_in_order_counts() -> None:
    text = "x(A); x(B); action act() { effect: (if(x(A)) n() = 7) & (if(x(B)) n() = 5); consenting: A; }"
    assert told(after(text + FREE, "act()"), N) == ["5"]


def test_an_effect_with_a_condition_on_nothing_takes_no_branch() -> None:
    text = """n() = ?; at(A) = P;
        action act() { effect: x(C) & if(n() > 2) (x(A)) else x(B); consenting: A; }"""
    assert told(after(text + FREE, "act()"), x("A"), x("B"), x("C")) == ["False", "False", "True"]


# --- triggers ---

SEE = """; trigger see(a : character, b : character, p : place) {
    precondition: at(a) == p & at(b) == p & believes(a, at(b) != p); effect: believes(a, at(b) = p); }"""


def test_triggers_run_before_anything_happens_in_every_belief() -> None:
    state = start("at(A) = P; at(B) = P; believes(A, at(B) = Q)" + SEE + FREE)
    assert told(state, at("B"), mind="A") == ["P"]


def test_triggers_fire_in_the_believers_minds() -> None:
    text = """trigger sum() { precondition: m() != n(); effect: m() = n(); };
        action more() { effect: n() = n() + 1; consenting: A; observing(o : character): o == A; }"""
    state = after(text, "more()", "more()")
    assert told(state, N, M) == ["2", "2"]
    assert told(state, N, M, mind="A") == ["2", "2"]
    assert told(state, N, M, mind="B") == ["0", "0"]
    assert told(state, N, M, mind="AB") == ["0", "0"]


def test_nobody_observes_a_trigger() -> None:
    text = """believes(B, n() = 5); trigger on() { precondition: n() == 1 & !x(A); effect: x(A); };
        action one() { effect: n() = 1; consenting: A; observing(o : character): o == A; }"""
    state = after(text, "one()")
    assert told(state, x("A")) == ["True"]
    assert told(state, x("A"), mind="A") == ["True"], "A's own mind has the trigger too"
    assert told(state, x("A"), mind="B") == ["False"]


def test_triggers_without_end_are_a_finding_at_the_trigger() -> None:
    found, findings = made("trigger more() { effect: n() = n() + 1; }")
    assert found is None
    assert "without end" in findings[0].message
    assert findings[0].span.text.startswith("trigger more")


def test_triggers_that_start_to_run_without_end_are_a_fault() -> None:
    found = ready("trigger more() { precondition: n() > 0; effect: n() = n() + 1; }; action go() { effect: n() = 1; }")
    fault = found.act(found.state(), 0)
    assert fault is not None
    assert fault.rules == ("more()",)


# --- utilities ---


def test_utilities_in_fact_and_in_belief() -> None:
    found = ready("x(A); believes(B, !x(A)); utility(B): if(x(A)) 2 else 1; utility(): x(A)" + FREE)
    state, wanted = found.state(), found.problem.utilities
    assert show(utility(wanted, None, state)) == "1"
    assert show(utility(wanted, "B", state)) == "2"
    assert show(believed_utility(wanted, "B", state)) == "1"
    assert show(utility(wanted, "C", state)) == "0"


def test_utilities_may_speak_of_beliefs() -> None:
    found = ready("at(A) = P; believes(B, at(A) = Q); utility(): believes(B, at(A)) == Q" + FREE)
    assert show(utility(found.problem.utilities, None, found.state())) == "1"


# --- what is kept as a variable of its own ---


def test_an_explicit_belief_may_lag_behind_the_mind() -> None:
    """After a surprise the mind is put right, the variable beside it is not: conditions go on reading the variable."""
    text = """at(A) = P; believes(B, at(A) = Q);
        trigger t() { precondition: believes(B, at(A)) == P & n() == 0; effect: n() = 1; };
        action act() { precondition: at(A) == P; effect: x(A); consenting: A; }"""
    state = after(text + FREE, "act()")
    assert told(state, at("A"), mind="B") == ["P"]
    assert told(state, N) == ["0"]
    belief = ready(text + FREE).problem.explicit[0]
    assert show(state.get(belief)) == "Q"
    assert show(value(reading(belief), state, {})) == "Q"


# --- beliefs that hang on nothing but themselves ---


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_a_rule_that_tells_somebody_something_comes_to_rest_in_that_mind_too(depth: int) -> None:
    text = "x(A); trigger t() { precondition: x(A) & believes(C, !x(B)); effect: believes(C, x(B)); }"
    state = ready(text + FREE).state(depth)
    assert told(state, x("B"), mind="C") == ["True"]
    assert told(state, x("B")) == told(state, x("B"), mind="A") == ["False"]


def test_a_rule_about_nested_beliefs_comes_to_rest_where_belief_is_cut_off() -> None:
    text = """trigger t() {
            precondition: x(A) & believes(C, believes(B, !x(B))); effect: believes(C, believes(B, x(B))); };
        action go() { effect: x(A); consenting: A; }"""
    for state in (after(text + FREE, "go()"), start("x(A); " + text + FREE)):
        assert told(state, x("B"), mind="CB") == ["True"]
        assert told(state, x("B"), mind="C") == told(state, x("B"), mind="B") == ["False"]


def test_a_belief_that_never_changes_is_read_as_it_is_at_any_depth() -> None:
    text = """action flip() { effect: x(A); consenting: A; observing(o : character): o != C; };
        trigger warn() { precondition: x(A) & believes(C, !x(A)) & !x(B); effect: x(B); }"""
    state = after(text, "flip()")
    minds = ("", "A", "AB", "AC", "C")
    assert [told(state, x("B"), mind=mind) for mind in minds] == [["True"], ["True"], ["True"], ["False"], ["False"]]
