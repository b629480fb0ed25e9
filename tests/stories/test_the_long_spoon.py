"""The nursery tale is what it says: every sentence quoted and mapped, cheap to write, and nothing in it is wrong."""

from __future__ import annotations

from functools import cache

import pytest

from skaz.locate import first_file
from skaz.model.cost import cost_of
from skaz.story import Story, load

NAME = "the-long-spoon"
PASSAGES = {"spoon": 43}
SOURCES = {"spoon": "spoon-en.txt"}
#: The notes that a careful reader grants; there are no errors and no warnings.
GRANTED: dict[str, list[tuple[str, str]]] = {"spoon": []}

of_tellings = pytest.mark.parametrize("name", PASSAGES)


@cache
def story() -> Story:
    return load(NAME)


@of_tellings
def test_every_sentence_of_the_source_is_quoted_and_says_something(name: str) -> None:
    telling = story().telling(name)
    assert telling.source == SOURCES[name]
    source = (first_file(NAME).parent / SOURCES[name]).read_text("utf-8")
    assert [passage.quote for passage in telling.passages] == [line for line in source.splitlines() if line]
    assert len(telling.passages) == PASSAGES[name]
    assert [passage.id for passage in telling.passages if not passage.is_mapped] == []


@of_tellings
def test_writing_costs_little(name: str) -> None:
    cost = cost_of(story().telling(name))
    assert cost.lines_per_passage < 1.6
    assert cost.formal_share == 0
    assert cost.quoted_share <= 0.10


def test_nothing_is_wrong_with_it() -> None:
    assert story().findings == []
    assert [f.message for f in story().check() if f.severity in ("error", "warning")] == []


@of_tellings
def test_what_is_noted_is_granted(name: str) -> None:
    assert [(f.code, f.passages[0]) for f in story().check(name)] == GRANTED[name]
