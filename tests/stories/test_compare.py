"""What the two tellings of each bundled story differ in is found, with its kind and its root, and little else is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pytest

from skaz.compare.compare import Comparison
from skaz.compare.difference import Difference, Repair
from skaz.story import load
from stories import test_low_water, test_the_long_spoon

TABLES = {"the-long-spoon": ("spoon", "lingura"), "low-water": ("water", "apa")}
Row = tuple[str, str, tuple[int, ...], tuple[int, ...]]


def rows(story: str) -> list[Row]:
    if story == "the-long-spoon":
        return [(each.kind, each.category, each.spoon, each.lingura) for each in test_the_long_spoon.DIFFERENCES]
    return [(each.kind, each.category, each.water, each.apa) for each in test_low_water.DIFFERENCES]


@cache
def compared(story: str) -> Comparison:
    return load(story).compare()


def numbers(passages: Iterable[str]) -> set[int]:
    return {int(passage.partition(":")[2]) for passage in passages}


def stands(difference: Difference, a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    sides = [
        (side, own) for side, own in ((difference.a, a), (difference.b, b)) if side or "only" not in difference.kind
    ]
    return all(not own or (side is not None and bool(numbers(side.passages) & set(own))) for side, own in sides)


def answers(difference: Difference, row: Row) -> bool:
    """Whether a difference is what a row asks for; who does a deed differently is so by name or by deed."""
    kind, category, a, b = row
    alike = {"agency": {"agency", "identity"}, "identity": {"agency", "identity"}}.get(category, {category})
    return (
        difference.kind == kind
        and (kind != "contradiction" or difference.category in alike)
        and stands(difference, a, b)
    )


@pytest.mark.parametrize(("story", "row"), [(story, row) for story in TABLES for row in rows(story)])
def test_what_they_differ_in_is_found(story: str, row: Row) -> None:
    found = [each for each in compared(story).differences if answers(each, row)]
    assert found


@pytest.mark.parametrize("story", TABLES)
def test_no_contradiction_of_no_root_is_found_elsewhere(story: str) -> None:
    known = rows(story)
    for each in compared(story).under(None):
        assert any(stands(each, a, b) for _, _, a, b in known if a and b), each.message


def first_passages(difference: Difference) -> tuple[str, ...]:
    return tuple(side.passages[0] if side is not None else "" for side in (difference.a, difference.b))


def changes(repairs: Iterable[Repair]) -> set[frozenset[str]]:
    return {frozenset((each.old, each.new)) for each in repairs}


def test_the_roots_of_the_tale_are_the_names_that_were_exchanged() -> None:
    found = changes(root.repair for root in compared("the-long-spoon").roots)
    assert found >= {frozenset((one, other)) for one, other, _ in test_the_long_spoon.EXCHANGES}


def test_the_roots_of_the_mystery_are_the_names_that_were_exchanged() -> None:
    roots = compared("low-water").roots
    exchanges = [root.repair for root in roots if root.repair.kind == "exchange"]
    assert changes(exchanges) == {frozenset(names) for names in test_low_water.ROOTS.values()}
    assert [root.repair.passages for root in roots if root.repair.kind == "role"] == [("apa:45",)]  # who begs whom
    explained = {frozenset((root.repair.old, root.repair.new)): set(root.explains) for root in roots}
    for row in (each for each in test_low_water.DIFFERENCES if each.root):
        own = explained[frozenset(test_low_water.ROOTS[row.root])]
        found = [each for each in compared("low-water").contradictions if stands(each, row.water, row.apa)]
        assert own & {each.id for each in found}, row


def test_two_names_are_at_the_root_of_what_the_accounts_of_anna_contradict() -> None:
    found = compared("anna-karenina")
    repairs = [(root.repair.telling, root.repair.old, root.repair.new, root.repair.passages) for root in found.roots]
    assert repairs == [
        ("novel", "Dolly", "Kitty", ("novel:17", "novel:18", "novel:19")),
        ("novel", "St. Petersburg", "Moscow", ("novel:4", "novel:5", "novel:6")),
    ]
    sides = {(each.a.passages[0], each.b.passages[0], each.root) for each in found.contradictions if each.a and each.b}
    assert sides >= {
        ("film:7", "novel:17", "r1"),
        ("film:7", "novel:19", "r1"),
        ("film:43", "novel:19", "r1"),
        ("film:10", "novel:4", "r2"),
        ("film:11", "novel:6", "r2"),
        ("film:3", "novel:5", "r2"),
    }


@pytest.mark.parametrize(("story", "telling"), [("anna-karenina", "novel"), ("the-long-spoon", "spoon")])
def test_a_telling_does_not_differ_from_itself(story: str, telling: str) -> None:
    found = load(story).compare(telling, telling)
    assert [each.message for each in found.differences] == []
    assert found.roots == ()


def test_what_a_bilingual_reader_names_of_anna_is_found_with_its_weight() -> None:
    found = compared("anna-karenina").contradictions
    rows = {(each.category, each.weight, *first_passages(each), each.root) for each in found}
    assert rows >= {
        ("identity", "critical", "film:63", "novel:19", "r1"),  # who has Levin's child
        ("identity", "critical", "film:43", "novel:19", "r1"),  # whom he marries, and who comes to love him
        ("agency", "medium", "film:2", "novel:2", None),  # who goes
        ("object", "medium", "film:66", "novel:15", None),  # which drug
        ("role", "low", "film:12", "novel:5", None),  # the railroad worker, the guard
        ("place", "low", "film:12", "novel:5", "r2"),  # where he dies, by the place told just before
        ("agency", "medium", "film:47", "novel:12", None),  # who forgives whom
    }
    told = {each.pair.a.word.name for each in found if each.pair and first_passages(each)[0] == "film:43"}
    assert told == {"marry", "loves"}


def test_what_weighs_more_in_one_is_said_by_how_it_stands() -> None:
    found = compared("anna-karenina").of_kind("emphasis")
    assert ("film:43", "novel:1") in {first_passages(each) for each in found}
    assert {each.weight for each in found} == {"low"}
