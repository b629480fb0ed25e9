"""Where something happens by the place told before it: only if the tellings differ in that place already."""

from __future__ import annotations

import pytest

from compare.twice import LINES, compared

FIRST = ["in the mill, Ada dances with Petru", "Ion leaves, and Vera dies"]
SECOND = ["in the inn, Ada dances with Petru\nVera dies"]


def told(first: list[str], second: list[str]) -> list[tuple[str, str]]:
    found = compared([*LINES[:10], *second], [*LINES[:10], *first]).contradictions
    return [(each.category, each.a.value) for each in found]


def test_what_follows_at_two_places_is_at_two_places() -> None:
    assert told(FIRST, SECOND) == [("place", "the mill, Arden"), ("place", "the mill, Arden")]


@pytest.mark.parametrize(
    "second",
    [
        ["Ada dances with Petru\nVera dies"],
        ["in the mill, Ada dances with Petru\nVera dies"],
        ["Ada dances with Petru", "in the inn, Mara sings", "Vera dies"],
    ],
)
def test_a_place_left_out_is_no_other_place(second: list[str]) -> None:
    assert told(FIRST, second) == []


def test_what_happens_later_may_be_anywhere() -> None:
    assert told(FIRST, ["in the inn, Ada dances with Petru\ntwo days later, Vera dies"]) == [
        ("place", "the mill, Arden")
    ]
