"""The reference engine where things are open: lifted events, contents, branches, the record of changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import pytest

from skaz.engine.reference.evaluate import Truth, holds, value
from skaz.engine.reference.event import Event, Happening
from skaz.engine.reference.rules import NoRules
from skaz.engine.reference.state import Fluent, Path, Rules, State
from skaz.engine.reference.surprise import true_clauses
from skaz.engine.reference.update import Fault, come_to_rest, happen
from skaz.model.logic import (
    NOTHING,
    OPEN,
    And,
    Arith,
    Assign,
    Believes,
    Compare,
    Const,
    Expr,
    If,
    Matter,
    Not,
    Or,
    Quantified,
    Quote,
    Read,
    Value,
    Var,
)

PEOPLE = ("Anna", "Betsy", "Dolly")


@dataclass
class OpenWorld:
    """A story's world: whatever nobody gave is open."""

    given: dict[tuple[Path, Fluent], Value] = field(default_factory=dict)
    depth: int = 2
    rules: Rules = field(default_factory=NoRules)
    characters: tuple[str, ...] = PEOPLE
    tracked: frozenset[Fluent] = frozenset()
    keeps_deeper: bool = False

    def entities(self, kind: str) -> Iterable[Value]:
        return self.characters if kind == "person" else ()

    def is_a(self, value: Value, kind: str) -> bool:
        return value in self.entities(kind)

    def start(self, path: Path, fluent: Fluent) -> Value:
        return self.given.get((path, fluent), OPEN)

    def matter(self, what: Expr) -> Value:
        return Matter(repr(what), what)


def at(who: Expr | str) -> Read:
    return Read("at", (Const(who) if isinstance(who, str) else who,))  # type: ignore[arg-type]


AT_HOME = Compare("==", at("Anna"), Const("home"))
IS_TRUE, IS_FALSE, IS_OPEN = Const(True), Compare("==", Const(1), Const(2)), Read("unheard_of")


def travel(to: str, seen_by: Iterable[str] = PEOPLE, who: str = "Anna") -> Happening:
    effect = Assign(at(Var("who")), Var("to"))
    precondition = Compare("!=", at(Var("who")), Var("to"))
    return Happening("travel", effect, precondition, {"who": who, "to": to}, lambda state: seen_by)


@pytest.mark.parametrize(
    ("expr", "expected"),
    [
        (And((IS_TRUE, IS_OPEN)), OPEN),
        (And((IS_OPEN, IS_FALSE)), False),
        (Or((IS_FALSE, IS_OPEN)), OPEN),
        (Or((IS_OPEN, IS_TRUE)), True),
        (Not(IS_OPEN), OPEN),
        (Not(And((IS_OPEN, IS_FALSE))), True),
        (Compare("==", at("Anna"), at("Anna")), OPEN),
        (Quantified("exists", "p", "person", Compare("==", at(Var("p")), Const("home"))), OPEN),
        (Quantified("forall", "p", "nobody", IS_OPEN), True),
        (If(((IS_OPEN, IS_TRUE),), IS_FALSE), OPEN),
        (Believes(Const("Anna"), IS_OPEN), OPEN),
        (Compare("<", Arith("+", IS_OPEN, Const(1.0)), Const(3.0)), OPEN),
        (Read("at", (Read("husband", (Const("Anna"),)),)), OPEN),
    ],
)
def test_what_is_not_told_is_open(expr: Expr, expected: Truth) -> None:
    assert holds(expr, State(OpenWorld()), {}) is expected


def test_nothing_is_told_and_not_open() -> None:
    state = State(OpenWorld({((), ("at", "Anna")): NOTHING}))
    assert holds(AT_HOME, state, {}) is False
    assert holds(Compare("==", at("Anna"), Const(NOTHING)), state, {}) is True


def test_an_event_is_seen_by_its_observers_alone_and_nested_in_them() -> None:
    state = State(OpenWorld())
    assert happen(state, travel("ball", ("Anna", "Betsy"))) is None
    assert value(at("Anna"), state, {}) == "ball"
    assert value(Believes(Const("Betsy"), at("Anna")), state, {}) == "ball"
    assert value(Believes(Const("Betsy"), Believes(Const("Anna"), at("Anna"))), state, {}) == "ball"
    assert value(Believes(Const("Dolly"), at("Anna")), state, {}) is OPEN
    assert "Dolly" not in state.mind("Betsy").minds, "an untouched belief costs nothing"


def test_an_open_condition_does_not_surprise() -> None:
    changes = record_of(State(OpenWorld()), travel("ball"))
    assert {how for _, _, _, _, how in changes} == {"event", "observed"}


def test_every_change_is_recorded_with_whose_and_how() -> None:
    state = State(OpenWorld({(("Betsy",), ("at", "Anna")): "ball"}))
    tell = Believes(Var("whom"), Assign(Read("free"), Const(True)))
    event = Happening(
        "tell",
        And((tell, Assign(Read("told"), Const(True)))),
        Compare("!=", at("Anna"), Const("ball")),
        {"whom": "Betsy"},
        lambda state: ["Betsy"],
    )
    state.put(("at", "Anna"), "home")
    assert record_of(state, event) == [
        ((), ("told",), OPEN, True, "event"),
        (("Betsy",), ("at", "Anna"), "ball", NOTHING, "surprise"),
        (("Betsy",), ("told",), OPEN, True, "observed"),
        (("Betsy",), ("free",), OPEN, True, "told"),
    ]


def record_of(state: State, event: Event) -> list[tuple[Any, ...]]:
    changes: list[tuple[Any, ...]] = []
    assert happen(state, event, lambda *change: changes.append(change[:5])) is None
    return changes


def test_a_content_may_be_believed_asked_and_made_so() -> None:
    state = State(OpenWorld())
    content = Matter("Anna is at home", AT_HOME)
    tell = Happening("tell", Believes(Const("Dolly"), Var("what")), env={"what": content}, seen_by=lambda state: ())
    assert holds(Var("what"), state, {"what": content}) is OPEN
    assert happen(state, tell) is None
    assert holds(Believes(Const("Dolly"), Var("what")), state, {"what": content}) is True
    assert holds(Var("what"), state, {"what": content}) is OPEN
    assert happen(state, Happening("become", Var("what"), env={"what": content})) is None
    assert holds(Var("what"), state, {"what": content}) is True
    assert holds(Var("what"), state, {"what": Matter("her sins")}) is OPEN


def test_a_quoted_content_is_a_value() -> None:
    state = State(OpenWorld())
    suspects = Read("suspects", (Const("Dolly"), Quote(Compare("==", at(Var("who")), Const("home")))))
    effect = Happening("suspect", Assign(suspects, Const(True)), env={"who": "Anna"}, seen_by=lambda state: ())
    assert happen(state, effect) is None
    assert holds(suspects, state, {"who": "Anna"}) is True
    assert holds(suspects, state, {"who": "Dolly"}) is OPEN


def test_a_branch_leaves_its_origin_alone_and_a_copy_shares_nothing() -> None:
    state = State(OpenWorld())
    happen(state, travel("ball"))
    branch = state.branch()
    happen(branch, travel("station"))
    deeper = branch.branch()
    happen(deeper, travel("home", ("Betsy",)))
    whole = deeper.copy()
    happen(deeper, travel("opera"))
    places = [
        [value(expr, each, {}) for each in (state, branch, whole, deeper)]
        for expr in (at("Anna"), in_betsy(), in_dolly())
    ]
    assert places == [
        ["ball", "station", "home", "opera"],
        ["ball", "station", "home", "opera"],
        ["ball", "station", "station", "opera"],
    ]
    assert set(whole.told()) == {("at", "Anna")}


def in_betsy() -> Expr:
    return Believes(Const("Betsy"), at("Anna"))


def in_dolly() -> Expr:
    return Believes(Const("Dolly"), at("Anna"))


class Chain:
    """Rules n(1) → n(2) → ... up to a last one, or without end."""

    def __init__(self, last: int) -> None:
        self.last = last

    def next(self, state: State) -> Happening | None:
        now = state.get(("n",))
        if now is OPEN or now == self.last:
            return None
        assert isinstance(now, int)
        return Happening(f"rule {now}", Assign(Read("n"), Const(now + 1)), is_rule=True)


def test_rules_fire_one_after_another_until_none_holds() -> None:
    state = State(OpenWorld(rules=Chain(5)))
    state.put(("n",), 1)
    assert come_to_rest(state) is None
    assert state.get(("n",)) == 5


def test_rules_without_end_are_a_fault_that_names_them() -> None:
    state = State(OpenWorld(rules=Chain(-1)))
    fault = happen(state, Happening("start", Assign(Read("n"), Const(1)), seen_by=lambda state: ()))
    assert isinstance(fault, Fault)
    assert fault.kind == "endless-rules"
    assert "rule" in fault.message


def test_the_cost_of_an_event_does_not_depend_on_how_many_people_there_are() -> None:
    def minds(people: int) -> int:
        state = State(OpenWorld(characters=tuple(f"c{number}" for number in range(people))))
        for number in range(20):
            happen(state, travel(f"p{number}", ("c1", "c2"), "c0"))
        return len(state.minds) + sum(len(mind.minds) for mind in state.minds.values())

    assert minds(10) == minds(1000) == 4


def test_the_clauses_of_a_condition_are_the_ways_in_which_it_is_so() -> None:
    state = State(OpenWorld())
    for fluent, new in {("at", "Anna"): "home", ("at", "Betsy"): "home", ("rich", "Anna"): True}.items():
        state.put(fluent, new)
    rich = Read("rich", (Const("Anna"),))
    condition = Or(
        (And((rich, Compare("==", at("Anna"), at("Betsy")))), Not(rich), Compare("!=", at("Anna"), Const("ball")))
    )
    clauses = [[(seen.fluent, seen.value) for seen in clause] for clause in true_clauses(condition, state, {})]
    assert clauses == [
        [(("rich", "Anna"), True), (("at", "Betsy"), "home"), (("at", "Anna"), "home")],
        [(("at", "Anna"), NOTHING)],
    ]
