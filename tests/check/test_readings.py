"""A telling with several readings is found the same by one process and by several, and kept as plain data."""

from __future__ import annotations

import json

import pytest

from skaz.check.check import check_telling
from skaz.text import aside
from skaz.text.packed import Elsewhere, Places, packed, unpacked
from told import said, story

WORLD = """
story "Who"
use life, speech, places
woman Anna; Eva
man Petru

telling t in en

> 1
either Petru dies
or Eva dies
or Anna greets Petru
> 2
Petru greets Anna
> 3
Eva greets Anna
"""


def test_what_fails_in_one_reading_alone_is_a_note() -> None:
    assert said(story(WORLD).check()) == "\n".join(
        [
            "dead (note) [t:2 t:1] Petru cannot greet Anna: he is dead. Only in the first reading of t:1.",
            "dead (note) [t:3 t:1] Eva cannot greet Anna: she is dead. Only in the second reading of t:1.",
        ]
    )


def test_two_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "hands", lambda: 2)
    model = story(WORLD).model
    (telling,) = model.tellings
    alone, both = (check_telling(model, telling, workers=workers, strict=True).findings for workers in (1, 2))
    assert both == alone
    places = Places(model.sources)
    assert tuple(unpacked(json.loads(json.dumps(packed(alone, places.place))), places.span)) == alone


def test_a_place_that_is_in_no_file_of_the_story() -> None:
    finding = story(WORLD).check()[0]
    with pytest.raises(Elsewhere):
        packed([finding], Places([]).place)
