"""A certificate that is right is found right, and whatever is broken in one is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from skaz.engine import verify as checking
from skaz.engine.certificate import Limits, Plan, Reason, Spending
from skaz.engine.plan import plan
from skaz.engine.reference import plan as reference
from skaz.engine.reference.ready import Ready, make_ready
from skaz.engine.verify import verify
from skaz.formats.sabre.read import read_problem
from skaz.text.source import Source

#: Ada sends Ion to the well by a lie; Ion, who wants the ring, believes it. Ada needs Ion's help to dance, and gets a
#: rest only from the author. Whoever hums does nothing.
PROBLEM = """
type person : character; type place;
entity Ada : person; entity Ion : person; entity Mill : place; entity Well : place;
property at(p : person) : place; property ring() : place; property holder() : person;
property danced() : boolean; property rested() : boolean; property hums(p : person) : boolean;
at(Ada) = Mill; at(Ion) = Mill; ring() = Mill; believes(Ion, ring() = ?);
action walk(p : person, from : place, to : place) {
    precondition: at(p) == from & from != to; effect: at(p) = to; consenting: p; };
action tell(a : person, b : person, where : place) {
    precondition: a != b & at(a) == at(b); effect: believes(b, ring() = where); consenting: a;
    observing(c : person): c == a | c == b; };
action take(p : person) {
    precondition: at(p) == ring() & holder() == ?; effect: holder() = p; consenting: p; };
action dance(a : person, b : person) {
    precondition: a != b & holder() == b; effect: danced(); consenting: a, b; };
action rest() { precondition: !rested(); effect: rested(); };
action hum(p : person) { effect: hums(p) = if(hums(p)) False else True; consenting: p; };
utility(): if(at(Ion) == Well & holder() == Ion) 2 elseif(at(Ion) == Well) 1 else 0;
utility(Ada): if(rested()) 3 elseif(danced()) 2 elseif(at(Ion) != Mill) 1 else 0;
utility(Ion): if(holder() == Ion) 1 else 0;
"""
LIMITS = Limits(author=4, character=4, epistemic=2)

WALK, TAKE = "walk(Ion, Mill, Well)", "take(Ion)"
LIE = "tell(Ada, Ion, Well)"
ION = Reason(1, "Ion", (WALK, TAKE))
ADA = Reason(0, "Ada", (LIE, WALK), (ION,))
RIGHT = Plan((LIE, WALK), (ADA, ION))


def made(text: str) -> Ready:
    problem, findings = read_problem(Source("p.txt", text))
    assert problem is not None, findings
    found, findings = make_ready(problem)
    assert found is not None, findings
    return found


@pytest.fixture(scope="module")
def ready() -> Ready:
    return made(PROBLEM)


def test_a_right_certificate_is_right(ready: Ready) -> None:
    assert verify(ready, RIGHT, LIMITS, goal=1).wrong is None
    assert verify(ready, RIGHT, LIMITS).open == ()


@pytest.mark.parametrize("find", [plan, lambda *args: reference.plan(*args, Spending())])
def test_what_the_planners_find_is_right(ready: Ready, find: Callable[..., object]) -> None:
    found = find(ready, 1.0, LIMITS)
    assert found.is_solved  # type: ignore[attr-defined]
    assert verify(ready, found.plan, LIMITS, goal=1).is_right  # type: ignore[attr-defined]


def with_ada(**changed: object) -> Plan:
    return replace(RIGHT, reasons=(replace(ADA, **changed), ION))  # type: ignore[arg-type]


BROKEN: dict[str, tuple[Plan, str]] = {
    "an action that there is not": (Plan(("fly(Ion)",)), "There is no action fly(Ion)."),
    "an action that is not possible": (
        replace(RIGHT, actions=(LIE, "walk(Ion, Well, Mill)")),
        "walk(Ion, Well, Mill) is not possible after tell(Ada, Ion, Well).",
    ),
    "the first action is not possible": (
        Plan(("dance(Ada, Ion)",)),
        "dance(Ada, Ion) is not possible at the beginning.",
    ),
    "one who must consent does not believe it to be possible": (
        Plan(("take(Ion)",), (Reason(0, "Ion", ("take(Ion)",)),)),
        "Ion does not believe that take(Ion) is possible.",
    ),
    "a plan that is too long": (
        replace(RIGHT, actions=("hum(Ada)", "hum(Ada)", "hum(Ada)", LIE, WALK)),
        "The plan has 5 actions; 4 are allowed.",
    ),
    "a plan without actions": (Plan(), "It does not help the author: 0 before it, 0 after it."),
    "a plan that leads nowhere": (Plan((LIE,), (ADA,)), "It does not help the author: 0 before it, 0 after it."),
    "no reason at all": (replace(RIGHT, reasons=()), f"No reason is given why Ada wants {LIE}."),
    "no reason for one action": (replace(RIGHT, reasons=(ADA,)), f"No reason is given why Ion wants {WALK}."),
    "the same reason twice": (replace(RIGHT, reasons=(ADA, ION, ION)), "Two reasons are given for the same."),
    "a reason of somebody who is not asked": (
        replace(RIGHT, reasons=(ADA, ION, replace(ION, action=0))),
        f"A reason is given why Ion wants {LIE}, which needs none.",
    ),
    "a reason for an action that there is not": (
        replace(RIGHT, reasons=(ADA, ION, replace(ION, action=7))),
        "A reason is given why Ion wants action 7, which needs none.",
    ),
    "a reason that begins otherwise": (
        with_ada(plan=(WALK,)),
        f"In Ada's plan for {LIE}: It does not begin with that action.",
    ),
    "an empty reason": (with_ada(plan=()), f"In Ada's plan for {LIE}: It does not begin with that action."),
    "a reason that is too long": (
        with_ada(plan=(LIE, "hum(Ada)", "hum(Ada)", "hum(Ada)", WALK)),
        f"In Ada's plan for {LIE}: It has 5 actions; 4 are allowed there.",
    ),
    "a reason with an action that is not possible there": (
        with_ada(plan=(LIE, "walk(Ion, Well, Mill)")),
        f"In Ada's plan for {LIE}: walk(Ion, Well, Mill) is not possible after {LIE}.",
    ),
    "a reason that counts on the author": (
        with_ada(plan=(LIE, "rest()"), because=()),
        f"In Ada's plan for {LIE}: rest() is the author's doing: nobody can count on it.",
    ),
    "a reason that does not help": (
        with_ada(plan=(LIE, "hum(Ada)"), because=()),
        f"In Ada's plan for {LIE}: It does not help Ada: 0 before it, 0 after it.",
    ),
    "a reason that lacks a reason within": (
        with_ada(because=()),
        f"In Ada's plan for {LIE}: No reason is given why Ion wants {WALK}.",
    ),
    "a wrong reason within a reason": (
        with_ada(because=(replace(ION, plan=(WALK,)),)),
        f"In Ada's plan for {LIE}: In Ion's plan for {WALK}: It does not help Ion: 0 before it, 0 after it.",
    ),
    "a reason within a reason that is too long": (
        with_ada(because=(replace(ION, plan=(WALK, "hum(Ion)", "hum(Ion)", TAKE)),)),
        f"In Ada's plan for {LIE}: In Ion's plan for {WALK}: It has 4 actions; 3 are allowed there.",
    ),
    "a needless action in a reason": (
        replace(RIGHT, reasons=(ADA, replace(ION, plan=(WALK, "hum(Ion)", TAKE)))),
        f"In Ion's plan for {WALK}: {WALK}, {TAKE} would do: the rest is needless.",
    ),
    "a reason that goes on after its end": (
        replace(RIGHT, reasons=(ADA, replace(ION, plan=(WALK, TAKE, "hum(Ion)")))),
        f"In Ion's plan for {WALK}: It is as good after {TAKE} as at its end: hum(Ion) is needless.",
    ),
    "an action of the author that is needless": (
        Plan(("rest()", LIE, WALK), ()),
        f"No reason is given why Ada wants {LIE}.",
    ),
}


@pytest.mark.parametrize(("broken", "said"), BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_named(ready: Ready, broken: Plan, said: str) -> None:
    assert verify(ready, broken, LIMITS, goal=1).wrong == said


def test_a_goal_that_is_not_reached_is_named(ready: Ready) -> None:
    assert verify(ready, RIGHT, LIMITS, goal=2).wrong == "The plan ends with 1 for the author, who wants 2."


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(1, 4, 2), "The plan has 2 actions; 1 is allowed."),
        (Limits(4, 1, 2), f"In Ada's plan for {LIE}: It has 2 actions; 1 is allowed there."),
        (Limits(4, 2, 2), f"In Ada's plan for {LIE}: In Ion's plan for {WALK}: It has 2 actions; 1 is allowed there."),
        (Limits(4, 4, 1), f"In Ada's plan for {LIE}: In Ion's plan for {WALK}: It has 2 actions; 1 is allowed there."),
        (Limits(4, 4, 0), f"In Ada's plan for {LIE}: It has 2 actions; 1 is allowed there."),
    ],
)
def test_every_limit_counts(ready: Ready, limits: Limits, said: str) -> None:
    assert verify(ready, RIGHT, limits).wrong == said


@pytest.mark.parametrize(("place", "shorter"), [(0, f"{LIE}, {WALK}"), (1, f"{LIE}, {WALK}")])
def test_a_needless_action_in_the_plan_is_named(place: int, shorter: str) -> None:
    other = made(PROBLEM.replace("if(rested()) 3 elseif", "if"))
    actions = [LIE, WALK]
    actions.insert(place, "rest()")
    reasons = (replace(ADA, action=actions.index(LIE)), replace(ION, action=actions.index(WALK)))
    assert verify(other, Plan(tuple(actions), reasons), LIMITS).wrong == f"{shorter} would do: the rest is needless."


#: Without the quarrel Ada can leave as well, but has no reason to.
QUARREL = """
entity Ada : character; property there() : boolean; property cross() : boolean;
action quarrel() { precondition: !cross(); effect: cross(); };
action leave() { precondition: !there(); effect: there(); consenting: Ada; };
utility(): if(there()) 1 else 0; utility(Ada): if(there() & cross()) 1 else 0;
"""
QUARRELLED = Plan(("quarrel()", "leave()"), (Reason(1, "Ada", ("leave()",)),))


def test_what_motivates_is_not_needless() -> None:
    assert verify(made(QUARREL), QUARRELLED, LIMITS) == checking.Verdict()


def test_what_would_take_too_long_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "MOST_VALUES", 0)
    verdict = verify(made(QUARREL), QUARRELLED, LIMITS)
    assert verdict.is_right
    assert verdict.open == ("It was not decided whether leave() is explained, and would do.",)


def test_minds_deeper_than_the_certificate_are_not_looked_into_and_that_is_said() -> None:
    verdict = verify(made(QUARREL), QUARRELLED, Limits(4, 4, 14))
    assert verdict.is_right
    assert verdict.open == ("It was not decided whether leave() is explained, and would do.",)
