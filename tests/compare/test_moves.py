"""A passage, or several, that stand elsewhere than in the other telling are the root of all that comes of it."""

from __future__ import annotations

import pytest

from compare.twice import LINES, compared
from skaz.compare import candidates
from skaz.compare.difference import Repair
from skaz.compare.to_json import to_json


def moved(first: int, last: int, to: int) -> list[str]:
    """The lines, those from ``first`` to before ``last`` put before what is then at ``to``."""
    rest = [*LINES[:first], *LINES[last:]]
    return [*rest[:to], *LINES[first:last], *rest[to:]]


def test_a_death_told_too_early_is_the_root_of_what_the_dead_do() -> None:
    found = compared(moved(10, 11, 2))
    (root,) = found.roots
    assert root.repair == Repair("move", "two", "after two:2", "after two:11", ("two:3",))
    assert (root.cleared, root.raised, root.rivals, root.is_tie) == (1, 0, (), False)
    assert "2 of what cannot be in two too" in root.message
    assert [each.root for each in found.of_kind("contradiction", "order")] == ["r1"]


def test_passages_that_are_possible_at_both_places_are_a_tie() -> None:
    found = compared(moved(4, 6, 8))
    (root,) = found.roots
    assert root.is_tie
    assert {root.repair.passages, *(each.passages for each in root.rivals)} == {("one:5", "one:6"), ("two:9", "two:10")}
    assert len(root.explains) == 2


def test_one_thing_in_another_order_has_no_root() -> None:
    found = compared(moved(5, 6, 3))
    assert [each.kind for each in found.differences] == ["order"]
    assert found.roots == ()


def test_the_beginning_is_a_place_too() -> None:
    repair = to_json(compared(moved(10, 11, 0)))["roots"][0]["repair"]
    assert (repair["kind"], repair["from"], repair["to"]) == ("move", "before two:2", "after two:11")


def test_a_move_in_long_tellings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "ALL", 1)
    found = compared(moved(10, 11, 2))
    assert [root.repair.kind for root in found.roots] == ["move"]
    assert found.gap >= 0


def test_what_is_moved_before_that_with_which_it_is_one() -> None:
    rest = [*LINES[:4], *LINES[6:]]
    second = f"{LINES[4]}\nMara hits Ada [same as one:6.1]"
    found = compared(LINES, [*rest[:8], second, LINES[5], *rest[8:]])
    assert [root.repair.kind for root in found.roots] == ["move"]
