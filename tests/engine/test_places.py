"""Which place lies in which: two between which the map has a way are two places."""

from __future__ import annotations

import pytest

from skaz.model.logic import OPEN
from told import story

PLACES = """
story "S"
use places
land the forest
  place the oak
station the landing; the halt
city Arden
  house the mill
map
  the landing to the forest: 2 hours on foot
telling one in en
> Passage.
nothing new
"""


@pytest.mark.parametrize(
    ("place", "whole", "is_inside"),
    [
        ("the halt", "the forest", OPEN),
        ("the landing", "the forest", False),
        ("the landing", "the oak", False),
        ("the oak", "the landing", False),
        ("the oak", "the forest", True),
        ("the forest", "the oak", OPEN),
        ("the landing", "Arden", OPEN),
    ],
)
def test_a_way_keeps_two_places_apart(place: str, whole: str, is_inside: object) -> None:
    assert story(PLACES).run("one").world.places.inside(place, whole) is is_inside
