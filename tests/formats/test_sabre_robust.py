"""No text makes the reader of Sabre problems fail, and what it reads can be run or says why not."""

from __future__ import annotations

import random
import shlex

from hypothesis import example, given, settings
from hypothesis import strategies as st

from examples import examples
from skaz.engine.reference.evaluate import DividedByZero
from skaz.engine.reference.ready import make_ready
from skaz.formats.sabre.read import read_problem
from skaz.text.source import Source
from skaz.trace.from_sabre import snapshot

PIECES = shlex.split(
    """type entity property action trigger utility precondition effect consenting observing believes if elseif else
    forall exists sum product True False ? boolean number character place A B P Q x at n c d 0 1 2 -1 3.5 ( ) { } ,
    ';' : * / + - '&' '|' ! == != '>=' '<=' '>' '<' = () ';' ';' : '&' = == ( ) ( )"""
)

WHOLE = """
type place; entity A : character; entity B : character; entity P : place; entity Q : place;
property at(c : character) : place; property x(c : character) : boolean; property n() : number;
at(A) = P; x(A); believes(B, at(A) = Q); believes(A, believes(B, x(A))) = False; n() = 2;
action go(c : character, d : place) { precondition: at(c) != d & (x(c) | n() > 1); effect: at(c) = d & n() = n() - 1;
  consenting: c; observing(o : character): at(o) == d | o == c; };
action fate(c : character) { precondition: exists(d : place) at(c) == d; effect: if(x(c)) !x(c) else x(c); };
trigger see(a : character, b : character, p : place) {
  precondition: at(a) == p & at(b) == p & believes(a, at(b)) != p; effect: believes(a, at(b)) = p; };
trigger low() { precondition: n() < 0; effect: n() = sum(c : character) if(x(c)) 1 else 0; };
utility(): if(x(A)) 1 else 0 + if(x(B)) 1 else 0; utility(A): believes(B, at(A)) == Q; utility(B): 4 / 2 - n() * 1;
"""

soups = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)


@st.composite
def changed_problems(draw: st.DrawFn) -> str:
    """A sound problem with some of its pieces exchanged, doubled or left out."""
    pieces = WHOLE.split(" ")
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(pieces) - 1))
        pieces[place : place + draw(st.integers(0, 2))] = draw(st.lists(st.sampled_from(PIECES + pieces), max_size=2))
    return " ".join(pieces)


ALIKE = ["(c)", "(a)", "(b)", " p ", " d ", "A", "B", "P", "Q", "==", "!=", ">", "&", "|", "n()", "0", "1", "-1", "?"]


@st.composite
def renamed_problems(draw: st.DrawFn) -> str:
    """A sound problem with some names and signs exchanged for others: what most often still reads."""
    text = WHOLE
    for _ in range(draw(st.integers(1, 3))):
        one, two = draw(st.tuples(st.sampled_from(ALIKE), st.sampled_from(ALIKE)))
        places = [at for at in range(len(text)) if text.startswith(one, at)]
        if places:
            at = draw(st.sampled_from(places))
            text = text[:at] + two + text[at + len(one) :]
    return text


def check_reading(text: str) -> None:
    problem, findings = read_problem(Source("test.txt", text))
    assert (problem is None) == bool(findings)
    for finding in findings:
        assert finding.message
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
    if problem is not None:
        ready, faults = make_ready(problem)
        assert (ready is None) == bool(faults)
        if ready is not None:
            walk(ready)


def walk(ready) -> None:  # type: ignore[no-untyped-def]
    chance, state = random.Random(0), ready.state()
    try:
        for _ in range(4):
            snapshot(ready, state)
            possible = ready.possible(state)
            if not possible or ready.act(state, chance.choice(possible)) is not None:
                return
    except DividedByZero:
        return


@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    check_reading(text)


@given(soups)
@settings(max_examples=examples(300))
def test_any_pieces(text: str) -> None:
    check_reading(text)


@given(changed_problems())
@settings(max_examples=examples(150))
@example(WHOLE)
def test_changed_problems(text: str) -> None:
    check_reading(text)


@given(renamed_problems())
@settings(max_examples=examples(150))
def test_renamed_problems(text: str) -> None:
    check_reading(text)
