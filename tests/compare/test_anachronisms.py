"""What a dated telling cannot hold yet is found in the telling itself, and in another that has no date."""

from __future__ import annotations

from pathlib import Path

import pytest

from skaz.story import Story, load
from told import story

HEAD = """
story "The call"
use speech, things, places
{world}
type gadget: thing
woman Ann; Telephone
man Ion
thing the parcel, the bicycle; ro coletul
{kind} the box
"""
UNDATED = """
telling cauza in ro
> Unu.
{line}
"""


def told(*lines: str, world: str = "", kind: str = "thing") -> Story:
    text = "\n".join(f"> Passage.\n{line}" for line in lines)
    return story(f"{HEAD.format(world=world, kind=kind)}\ntelling tale in en\n{text}\n")


def found(one: Story) -> list[str]:
    return [each.rule or "" for each in one.check("tale") if each.code == "anachronism"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("in 1810, Ann telephones Ion", ["telephone is first known in 1876"]),
        ("in 1810, Ann gives Ion the parcel", ["bicycle is first known in 1817"]),
        ("in 1900, Ann telephones Ion", []),
        ("Ann telephones Ion", []),
        ("in 1810, Ann gives Telephone the box", []),
    ],
)
def test_a_dated_line_holds_nothing_younger(line: str, expected: list[str]) -> None:
    assert found(told(line)) == expected


def test_what_comes_later_without_a_date_may_be_much_later() -> None:
    assert found(told("in 1810, Ann goes home", "later, Ann telephones Ion")) == []


def test_a_story_says_since_when_its_own_goods_are_known_and_otherwise() -> None:
    line = "in 1810, Ann gives Ion the box, and Ann telephones Ion"
    world = "since\n  gadget: 1850\n  telephone/telephones: 1800\n"
    assert found(told(line, world=world, kind="gadget")) == ["gadget is first known in 1850"]


def test_another_year_holds_for_all_by_which_a_thing_is_called() -> None:
    line = "in 1810, Ann goes to Ion by train"
    assert found(told(line)) == ["railway is first known in 1825"]
    assert found(told(line, world="since\n  railway: 1800\n")) == []


def test_the_last_year_of_a_telling_is_told_where_it_is() -> None:
    first, second = "in 1815, Ann goes to Ion", "earlier, in 1790, Ann weeps"
    both = story(
        HEAD.format(world="", kind="thing").replace("places", "places, feelings")
        + f"\ntelling tale in en\n> One.\n{first}\n> Two.\n{second}\n"
        + UNDATED.format(line="Ann îi telefonează lui Ion")
    )
    (each,) = [each for each in both.compare().differences if each.category == "anachronism"]
    assert each.a is not None
    assert (each.a.passages, each.a.value, each.a.quote) == (("tale:1",), "1815", "One.")


def test_a_line_of_the_table_that_says_nothing_is_found(tmp_path: Path) -> None:
    (tmp_path / "story.skaz").write_text('story "S"\nsince\n  radio\n  fan; xx y: 1900\n  lamp: 1700\n', "utf-8")
    loaded = load(tmp_path)
    assert [each.span.text for each in loaded.findings] == ["radio", "fan; xx y: 1900"]


def between(line: str, other: str = "in 1810, Ann goes to Ion") -> list[tuple[str, str, str]]:
    both = story(
        HEAD.format(world="", kind="thing") + f"\ntelling tale in en\n> One.\n{other}\n" + UNDATED.format(line=line)
    )
    return [
        (each.weight, each.a.value, each.b.value)
        for each in both.compare().differences
        if each.category == "anachronism" and each.a and each.b
    ]


def test_an_undated_telling_is_held_against_the_years_of_the_other() -> None:
    assert between("Ann îi dă lui Ion coletul") == [("low", "1810", "bicycle, first known in 1817")]
    assert between("Ann îi telefonează lui Ion") == [("low", "1810", "telephone, first known in 1876")]


def test_what_has_its_own_date_or_stands_in_both_is_not() -> None:
    assert between("în 1850, Ann îi dă lui Ion coletul") == []
    assert between("Ann îi dă lui Ion coletul", "in 1810, Ann gives Ion the parcel") == []
    assert between("Ann îi dă lui Ion coletul", "Ann gives Ion the box") == []


def test_heroin_is_too_late_for_the_year_of_the_film() -> None:
    (each,) = [each for each in load("anna-karenina").compare().differences if each.category == "anachronism"]
    assert (each.kind, each.weight, each.rule) == ("contradiction", "low", "heroin is first known in 1898")
    assert each.a is not None
    assert each.b is not None
    assert (each.a.passages, each.b.passages) == (("film:1",), ("novel:15",))


def test_a_telling_that_is_set_in_the_same_years_is_held_against_them_too() -> None:
    assert between("în 1810, Ann îi telefonează lui Ion") == [("low", "1810", "telephone, first known in 1876")]
