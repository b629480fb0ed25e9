"""What words of the standard vocabularies bring about, told in English and in Romanian."""

from __future__ import annotations

from functools import cache
from textwrap import dedent

import pytest
from told import steps, story

from skaz.story import Story

WORLD = """
story "Small"
use everyday

building the prison; ro închisoarea/închisorii
building the school; ro școala/școlii
building the mill; ro moara/morii
house the house; ro casa/casei
land the farm; ro ferma/fermei
station the station; ro gara/gării
woman Ann; ro Ana/Anei
woman Helen; ro Elena/Elenei
man Peter; ro Petru
man Will; ro Savu
man Tom; ro Toma
man the judge; ro judecătorul/judecătorului
group the guards; ro jandarmii/jandarmilor, jandarmi
thing the sacks; ro sacii/sacilor
food the bread; ro pâinea/pâinii
horse the horse; ro calul/calului
money the money; ro banii/banilor
"""


TELLINGS: list[str] = []


def tell(lang: str, *lines: str) -> str:
    """Add a telling, one passage for each of its lines; ``/`` parts lines of one passage. Returns its name."""
    passages = [f"> {number}\n" + "\n".join(line.split(" / ")) for number, line in enumerate(lines, 1)]
    name = f"t{len(TELLINGS)}"
    TELLINGS.append(f"telling {name} in {lang}\n\n" + "\n\n".join(passages) + "\n")
    return name


@cache
def world() -> Story:
    """One story with all the tellings of this module: it is read once."""
    return story(dedent(WORLD) + "\n" + "\n".join(TELLINGS))


def findings(name: str) -> list[tuple[str, str]]:
    return [(f.code, f.severity) for f in world().check(name)]


def value(name: str, fact: str, after: int) -> str:
    return world().replay(name).after(f"{name}:{after}").value(fact)


HELD = {"en": "the guards imprison Will in the prison", "ro": "jandarmii îl întemnițează pe Savu la închisoare"}
GOES = {"en": "Will goes to the school", "ro": "Savu merge la școală"}


LET_OUT = [
    tell(lang, HELD[lang], line, GOES[lang])
    for lang, lines in {
        "en": [
            "Will is released from the prison",
            "Peter frees Will from the prison",
            "Will is freed from the prison by Peter",
            "Will is released from prison",
            "Peter rescues Will from the prison",
            "Peter rescues Will from the guards",
            "Will escapes from the prison",
            "Will escapes from prison",
            "Will flees from the prison",
            "the judge acquits Will",
            "the judge pardons Will",
            "Will serves out his sentence",
        ],
        "ro": [
            "Savu este eliberat din închisoare",
            "Petru îl eliberează pe Savu din închisoare",
            "Petru îl salvează pe Savu de jandarmi",
            "Savu evadează din închisoare",
            "Savu fuge din închisoare",
            "judecătorul îl achită pe Savu",
            "judecătorul îl grațiază pe Savu",
            "Savu își termină pedeapsa",
        ],
    }.items()
    for line in lines
]


@pytest.mark.parametrize("name", LET_OUT)
def test_who_is_let_out_of_prison_or_gets_out_is_held_no_longer(name: str) -> None:
    assert findings(name) == []
    assert value(name, "confined(Will)", 2) == "nothing"
    assert value(name, "captive(Will)", 2) == "no"


SCENE = {
    "en": "at the mill: Will, Ann / at the station: the guards",
    "ro": "la moară: Savu, Ana / la gară: jandarmii",
}
SINGS = {"en": "Ann sings", "ro": "Ana cântă"}
TAKEN = [
    tell(lang, SCENE[lang], line, SINGS[lang], GOES[lang])
    for lang, lines in {
        "en": ["the guards arrest Will", "the guards capture Will", "the guards kidnap Will"],
        "ro": ["jandarmii îl arestează pe Savu", "jandarmii îl capturează pe Savu", "jandarmii îl răpesc pe Savu"],
    }.items()
    for line in lines
]


@pytest.mark.parametrize("name", TAKEN)
def test_who_is_arrested_is_held_and_stands_no_longer_where_he_was(name: str) -> None:
    trace = world().replay(name)
    assert f"{name}:2.1-b1 (bridge) travel(the guards, the mill)" in steps(trace)
    assert trace.step(f"{name}:2.1").seen_by[:3] == ("the guards", "Will", "Ann")
    assert "Will" not in trace.step(f"{name}:3.1").seen_by
    assert value(name, "captive(Will)", 2) == "yes"
    assert findings(name) == [("confined", "error")]


DEAD = [
    tell(lang, *lines)
    for lang, *lines in [
        ("en", "Will dies", "the guards arrest Will"),
        ("en", "Will dies", "Peter catches Will"),
        ("en", "Will dies", "the guards jail Will"),
        ("en", "Will dies", "the guards hang Will"),
        ("ro", "Savu moare", "jandarmii îl arestează pe Savu"),
        ("ro", "Savu moare", "Petru îl prinde pe Savu"),
        ("ro", "Savu moare", "jandarmii îl spânzură pe Savu"),
    ]
]


@pytest.mark.parametrize("name", DEAD)
def test_the_dead_are_not_arrested_caught_or_hanged(name: str) -> None:
    assert findings(name) == [("dead", "error")]
    assert value(name, "alive(Will)", 2) == "no"
