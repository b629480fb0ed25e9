"""Where something happens in two tellings: places that the map joins by a way are two."""

from __future__ import annotations

import pytest

from told import story

TWICE = """
story "S"
use places, life, things
land the forest
  place the oak
station the landing; the halt
woman Ada; Mara
thing the lamp
{map}
telling one in en
> Passage.
at the oak, Ada gives Mara the lamp
telling two in en
> Passage.
at {place}, Ada gives Mara the lamp
"""
WAY = "map\n  the landing to the forest: 2 hours on foot"


@pytest.mark.parametrize(
    ("map_", "place", "expected"), [(WAY, "the landing", ["place"]), ("", "the landing", []), (WAY, "the halt", [])]
)
def test_a_way_keeps_two_places_apart(map_: str, place: str, expected: list[str]) -> None:
    found = story(TWICE.format(map=map_, place=place)).compare().contradictions
    assert [each.category for each in found] == expected
