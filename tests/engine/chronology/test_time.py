"""What cannot be in time, and what can: each a story of a few lines, with what is found in it."""

from __future__ import annotations

import pytest

from tests.told import said, story

WORLD = """
story "Time"
use places, time, life, kinship, love, speech, society, daily

country Russia
  city Moscow
    house the Moscow house
  city St. Petersburg
    house the hotel
country Italy
occasion the ball
vehicle the train
woman Anna; Dolly; Kitty
man Ben; Carl

map
  Moscow to St. Petersburg: 20 to 24 hours by train
  Moscow to Italy: 4 days by train

telling t in en
"""


def found(lines: str, opening: str = "") -> str:
    """The errors and warnings of a story, and its notes about time: code, severity and passages, one a line."""
    passages = "".join(f"> S{n}.\n{line}\n" for n, line in enumerate(lines.strip().split("\n"), 1))
    world, telling = WORLD.rstrip().rsplit("\n", 1)
    findings = story(f"{world}\n{telling}\n{opening}\n{passages}").check()
    times = {"too-fast", "duration", "out-of-order", "unborn", "two-places"}
    kept = [f for f in findings if f.severity != "note" or f.code in times]
    return "; ".join(
        f"{f.code}{' ' + f.severity if f.severity != 'error' else ''}{' echo' if f.root else ''} {' '.join(f.passages)}"
        for f in kept
    )


CANNOT_BE = {
    "a way longer than the hours of a night": (
        "in Moscow, Anna first meets Ben\nAnna persuades Dolly to eat\nthat night, in St. Petersburg, Anna dances",
        "too-fast t:3 t:2",
    ),
    "an hour later, a day away": (
        "in Moscow, Anna eats\nan hour later, Anna arrives in St. Petersburg",
        "too-fast t:2 t:1",
    ),
    "two dates and a way": (
        "on 3 March 1874, in Moscow, Anna eats\nthe next day, in Italy, Anna eats",
        "too-fast t:2 t:1",
    ),
    "two hours of a day": (
        "at nine o'clock, in Moscow, Anna eats\nat ten, at the hotel, Anna sings",
        "too-fast t:2 t:1",
    ),
    "back before the time": (
        "Anna goes to Italy for three months\ntwo weeks later, Anna comes back",
        "duration t:2 t:1",
    ),
    "elsewhere before the time": (
        "Anna stays in Italy for three months\na week later, in Moscow, Anna dances",
        "duration t:2 t:1",
    ),
    "a pregnancy of two months": ("Anna becomes pregnant\ntwo months later, Anna gives birth", "duration t:2 t:1"),
    "a pregnancy of fifteen": ("Anna becomes pregnant\nfifteen months later, Anna gives birth", "duration t:2 t:1"),
    "two months so far and one more": (
        "Anna has been pregnant for two months\na month later, Anna gives birth",
        "duration t:2 t:1",
    ),
    "an age and a birth": ("in 1874, Anna is 20 years old\nAnna is born in 1860", "duration t:2 t:1"),
    "before the birth": ("Anna is born in 1874\nin 1860, Anna dances", "unborn t:2 t:1"),
    "in years after the death": ("in 1880, Anna dances\nin 1875, Anna dies", "dead t:1 t:2"),
    "later and before": ("in 1875, Anna eats\nlater, in 1874, Dolly eats", "out-of-order t:2 t:1"),
    "before and after": ("before t:2, Anna dances\nbefore t:1, Dolly eats", "out-of-order t:2 t:1"),
    "a place that a line further up says": (
        "at the hotel: Anna\nAnna sleeps\nan hour later, Anna and Dolly arrive in Moscow",
        "too-fast t:3 t:2",
    ),
    "gone before the stay is over": (
        "Anna heads for the Moscow house for a month\n2 days later, Anna journeys to the hotel",
        "duration t:2 t:1",
    ),
    "a stay where somebody is": (
        "Anna is in Moscow\nAnna stays in Moscow for five days\n"
        "the next morning, Anna comes from Moscow to St. Petersburg",
        "duration t:3 t:2",
    ),
    "dates around": (
        "on 12 March 1190, Anna marries Ben\nsoon, Anna becomes pregnant\non 9 April 1190, Anna gives birth",
        "duration t:3 t:1 t:2",
    ),
    "dates without a year": ("on 1 March, Anna becomes pregnant\non 24 June, Anna gives birth", "duration t:2 t:1"),
    "lines between": (
        "on 1 April 1874, Anna eats\nDolly eats\nlater, on 15 March 1874, Ben eats",
        "duration t:3 t:1 t:2",
    ),
    "each after the other": ("a month after t:2, Anna eats\nthe next day, Dolly eats", "duration t:2 t:1"),
    "the day before the first meeting": (
        "Anna first meets Ben\nthe day before they first met, Anna and Ben dance",
        "out-of-order t:2 t:1",
    ),
    "after the death": ("Anna dies\nafter Anna died, Anna eats", "dead t:2 t:1"),
    "a date of the same year": (
        "on 3 March 1874, Anna eats\ntwo days later, on 9 April, Dolly eats",
        "duration t:2 t:1",
    ),
}

CAN_BE = {
    "the same length in other words": "Anna goes to Italy for about twelve weeks\nafter three months, Anna comes back",
    "three months of ninety days": "Anna goes to Italy for ninety days\nthree months later, Anna comes back",
    "no words of time": "in Moscow, Anna eats\nin Italy, Anna eats\nin Moscow, Anna eats",
    "vague words": "in Moscow, Anna eats\nlater, in Italy, Anna eats\nsoon, in Moscow, Anna eats",
    "a night on the way": "in Moscow, Anna eats\nthe next day, in St. Petersburg, Anna eats",
    "two groups at one time": (
        "in Moscow, Anna eats\nmeanwhile, in Italy, Ben eats\nmeanwhile, in Moscow, Anna sings\nthat night, Ben sings"
    ),
    "dates that say more and less": (
        "in 1874, in Moscow, Anna eats\nin the spring of 1874, Anna sings\non 3 March 1874, Anna dances\n"
        "in March 1874, Dolly dances"
    ),
    "a date that looks back": "in 1875, Anna eats\nin 1874, Dolly eats\nin 1875, Dolly sings",
    "ten years earlier": "in Moscow, Anna eats\nten years earlier, in Italy, Anna dances\nin Moscow, Anna sings",
    "born long before, told later": "in 1874, Anna dances\nAnna was born in 1850",
    "a birth after what is told of it late": "Anna is pregnant\ntwo months later, Anna gives birth",
    "a child in its time": "Anna becomes pregnant\nnine months later, Anna gives birth",
    "an event that is put before another": "Anna dances\nbefore t:1, Dolly eats\nafter t:1, Kitty eats",
    "told ahead": "Anna dances\nafter t:4, Dolly eats\nKitty eats\nBen eats",
    "a child in its time by dates": "on 1 October, Anna becomes pregnant\non 24 June, Anna gives birth",
    "brought from where one came in the same line": "at the hotel: Anna\nin Moscow: Ben\nBen takes Anna to Italy",
    "after what is told already": "in Moscow, Anna first meets Ben\nafter Anna first met Ben, Anna eats",
    "before what is told already": "Anna dies\nbefore Anna died, Anna eats\nthe day after Anna died, Dolly eats",
    "long before": "on 3 March 1874, Anna marries Ben\ntwo years before Anna married Ben, Dolly eats",
    "once": "in Moscow, Anna eats\nthat night, Anna sleeps\nonce, in Italy, Anna dances",
}


@pytest.mark.parametrize("name", CANNOT_BE)
def test_what_cannot_be_is_found_with_its_passages(name: str) -> None:
    lines, expected = CANNOT_BE[name]
    assert found(lines) == expected


@pytest.mark.parametrize("name", CAN_BE)
def test_what_can_be_is_silent(name: str) -> None:
    assert found(CAN_BE[name]) == ""


def test_without_a_map_a_way_takes_what_a_way_of_its_kind_takes_at_least() -> None:
    lines = "> A.\nat the inn, Ann eats\n> B.\nten minutes later, at the mill, Ann eats\n"
    world = """
        story "Way"
        use places, daily

        city Ambra
          house the inn
        city Bell
          house the mill
        woman Ann

        telling t in en
    """
    findings = story(world.replace("        ", "") + lines).check()
    message = "Ann cannot be at the mill yet: the way takes at least 2 hours, and at most 10 minutes go by."
    assert said(findings) == f"too-fast [t:2 t:1] {message}"


def test_of_several_who_come_too_soon_together_one_is_named() -> None:
    lines = "in Moscow, Anna meets Ben\nan hour later, in St. Petersburg, Anna dances with Ben"
    assert found(lines) == "too-fast t:2 t:1"


LANDING = """
story "Way"
use places, daily

village Mill End
village Far Town
  house the inn
place the landing
woman Ann

map
  the landing to Far Town: 2 days on foot

telling t in en
"""


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("two days later, Ann reaches Far Town, and she eats at the inn", ""),
        ("an hour later, Ann reaches Far Town", "too-fast"),
    ],
)
def test_who_has_come_to_a_town_is_no_longer_at_a_place_that_the_map_puts_elsewhere(last: str, expected: str) -> None:
    findings = story(f"{LANDING}> A.\nat the landing, Ann sleeps\n> B.\n{last}\n").check()
    assert " ".join(each.code for each in findings) == expected


def test_who_has_come_to_a_town_may_have_left_a_place_of_no_known_town() -> None:
    days = "at the landing, Ann sleeps", "an hour later, Ann reaches Mill End", "2 days after t:1, Ann eats at the inn"
    lines = "".join(f"> {number}.\n{line}\n" for number, line in enumerate(days, 1))
    assert not story(LANDING + lines).check()
