"""The bundled mystery: both tellings whole and mapped, nothing in them that cannot be, their lies seen as lies."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from skaz.locate import first_file
from skaz.model.cost import cost_of
from skaz.model.telling import Telling
from skaz.story import Story, load
from skaz.text.finding import Finding

PASSAGES = {"water": 49, "apa": 47}
SOURCES = {"water": "water-en.txt", "apa": "apa-ro.txt"}
#: Who says what they take to be otherwise, in the order of telling.
LIES = {
    "water": ["Aldric", "Corvin", "Jonas"],
    "apa": ["Aldric", "Corvin", "Jonas"],
}
#: Who says what they wrongly take to be so.
MISTAKES = {"water": ["Marta"], "apa": ["Marta"]}

of_tellings = pytest.mark.parametrize("name", PASSAGES)


@cache
def story() -> Story:
    return load("low-water")


@cache
def findings(name: str) -> list[Finding]:
    return story().check(name)


def telling(name: str) -> Telling:
    return story().telling(name)


@of_tellings
def test_every_sentence_of_the_source_is_quoted_and_mapped(name: str) -> None:
    text = (first_file("low-water").parent / SOURCES[name]).read_text("utf-8")
    assert telling(name).source == SOURCES[name]
    assert [passage.quote for passage in telling(name).passages] == [line for line in text.splitlines() if line]
    assert len(telling(name).passages) == PASSAGES[name]
    assert [passage.id for passage in telling(name).passages if not passage.is_mapped or passage.is_frame] == []


@of_tellings
def test_writing_costs_little(name: str) -> None:
    cost = cost_of(telling(name))
    assert cost.lines_per_passage <= 1.7
    assert cost.formal_share <= 0.02
    assert cost.quoted_share <= 0.05


@of_tellings
def test_nothing_is_wrong_with_it(name: str) -> None:
    assert story().findings == []
    assert [(each.code, each.message) for each in findings(name) if each.severity != "note"] == []


@of_tellings
def test_lies_and_mistakes_are_seen(name: str) -> None:
    notes = Counter((each.code, each.message.partition(" ")[0]) for each in findings(name))
    lies, mistakes = (
        Counter((code, who) for who in people[name]) for code, people in (("lie", LIES), ("false-belief", MISTAKES))
    )
    assert {note: times for note, times in notes.items() if note[0] in ("lie", "false-belief")} == lies + mistakes
