"""Two replays are compared by all that comes out of them: what one engine forgets is found, however deep it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any

import pytest

from engine_agreement import Note, but_on_the_way, first_difference, notes_of
from skaz.engine.joins import Joins
from skaz.engine.reference import update
from skaz.engine.reference.state import State
from skaz.engine.replay import replay
from skaz.model.from_syntax import Model
from skaz.story import load

STORIES = ("anna-karenina", "low-water", "the-long-spoon")

Patch = Callable[[pytest.MonkeyPatch], None]


@cache
def model_of(story: str) -> Model:
    return load(story).model


def notes(story: str, telling: int = 0, *, depth: int = 2, ask_on_the_way: bool = True) -> list[Note]:
    model = model_of(story)
    return notes_of(
        model, model.tellings[telling], partial(replay, depth=depth, engine="reference"), ask_on_the_way=ask_on_the_way
    )


@pytest.mark.parametrize("story", STORIES)
def test_asking_leaves_no_trace(story: str) -> None:
    assert first_difference(but_on_the_way(notes(story)), notes(story, ask_on_the_way=False)) == ""


def without_surprise(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody corrects what he took to be otherwise."""
    monkeypatch.setattr(update, "_correct", lambda *_: None)


def without_rules_in_minds(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Joins.next
    monkeypatch.setattr(Joins, "next", lambda self, state: None if state.path else found(self, state))


def without_events_in_deep_minds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody takes those who saw an event with him to have seen it."""
    apply: Any = update._apply

    def shallow(state: State, *args: Any) -> None:
        if len(state.path) < 2:
            apply(state, *args)

    monkeypatch.setattr(update, "_apply", shallow)


FORGETFUL = [without_surprise, without_rules_in_minds, without_events_in_deep_minds]


@pytest.mark.parametrize("forget", FORGETFUL)
def test_what_an_engine_forgets_is_found(forget: Patch, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = notes("the-long-spoon")
    forget(monkeypatch)
    assert first_difference(expected, notes("the-long-spoon")) != ""


def test_an_answer_from_deeper_than_was_asked_is_found() -> None:
    two, three = ([note for note in notes("the-long-spoon", depth=depth) if _is_answer(note)] for depth in (2, 3))
    assert " = " in first_difference(two, three)


def _is_answer(note: Note) -> bool:
    return note.where == "at the end"
