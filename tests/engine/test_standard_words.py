"""What words of the standard vocabularies bring about, told in English and in Romanian."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from textwrap import dedent

import pytest

from skaz.story import Story, load
from told import steps, story

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


VISITS = [
    tell(
        "en", "Will is at the mill / Ann is at the station", "at the farm, Ann visits Will", "she brings him the bread"
    ),
    tell("ro", "Savu este la moară / Ana este la gară", "la fermă, Ana îl vizitează pe Savu", "îi aduce pâinea"),
]


@pytest.mark.parametrize("name", VISITS)
def test_a_visit_at_a_place_that_is_told_brings_both_there(name: str) -> None:
    assert findings(name) == []
    assert [value(name, f"at({who})", 2) for who in ("Ann", "Will")] == ["the farm", "the farm"]
    assert [value(name, f"at({who})", 3) for who in ("Ann", "Will", "the bread")] == ["the farm"] * 3
    assert world().replay(name).step(f"{name}:2.1").seen_by[:2] == ("Ann", "Will")


CALLS = [
    tell("en", "Will is at the mill / Ann is at the station", "Ann visits Will"),
    tell("ro", "Savu este la moară / Ana este la gară", "Savu este vizitat de Ana"),
]


@pytest.mark.parametrize("name", CALLS)
def test_a_visit_is_where_the_visited_one_is(name: str) -> None:
    assert [value(name, f"at({who})", 2) for who in ("Ann", "Will")] == ["the mill", "the mill"]


CAPTIVE_VISITED = tell("en", HELD["en"], "at the station, Ann visits Will")


def test_who_is_held_is_not_visited_elsewhere() -> None:
    assert findings(CAPTIVE_VISITED) == [("confined", "error")]


CARRIED = [
    tell(lang, line)
    for lang, line in [
        ("en", "at the mill, Peter carries the sacks to the station"),
        ("en", "at the mill, Peter brings the sacks to the station"),
        ("en", "at the mill, Peter takes the sacks to the station"),
        ("en", "at the mill, Peter delivers the sacks to the station"),
        ("en", "Peter moves the sacks from the mill to the station"),
        ("ro", "la moară, Petru duce sacii la gară"),
        ("ro", "la moară, Petru aduce sacii la gară"),
        ("ro", "la moară, Petru livrează sacii la gară"),
        ("ro", "Petru mută sacii de la moară la gară"),
    ]
]


@pytest.mark.parametrize("name", CARRIED)
def test_what_is_carried_from_a_place_to_another_ends_there_with_who_carries_it(name: str) -> None:
    assert [value(name, f"at({what})", 1) for what in ("the sacks", "Peter")] == ["the station", "the station"]


SENT = [
    tell("en", "at the mill, Peter sends the sacks to the station"),
    tell("ro", "la moară, Petru trimite sacii la gară"),
]


@pytest.mark.parametrize("name", SENT)
def test_what_is_sent_goes_alone(name: str) -> None:
    assert [value(name, f"at({what})", 1) for what in ("the sacks", "Peter")] == ["the station", "the mill"]


SENT_AWAY = [
    tell("en", "at the mill: Peter, Will", "Peter sends Will to the station", GOES["en"]),
    tell("ro", "la moară: Petru, Savu", "Petru îl trimite pe Savu la gară", GOES["ro"]),
]


@pytest.mark.parametrize("name", SENT_AWAY)
def test_who_is_sent_away_is_no_longer_there(name: str) -> None:
    assert value(name, "at(Will)", 2) == "not told"
    assert findings(name) == []


ACCEPTED = [
    tell(lang, line)
    for lang, line in [
        ("en", "Peter proposes to Helen, and she accepts"),
        ("en", "Peter proposes to Helen, and she says yes"),
        ("en", "Peter asks Helen to marry him, and she agrees"),
        ("ro", "Petru o cere în căsătorie pe Elena, și ea acceptă"),
        ("ro", "Petru o cere în căsătorie pe Elena, și ea spune da"),
        ("ro", "Petru îi cere Elenei să se căsătorească cu el, și ea acceptă"),
    ]
]


@pytest.mark.parametrize("name", ACCEPTED)
def test_who_agrees_to_marry_is_engaged_and_both_know_it(name: str) -> None:
    after = world().replay(name).after(f"{name}:1")
    assert after.value("engaged(Helen)") == "Peter"
    known = [after.believes(who, "engaged(Helen)") for who in ("Helen", "Peter")]
    assert [belief.value for belief in known if belief is not None] == ["Peter", "Peter"]


REFUSED = [
    tell(lang, line)
    for lang, line in [
        ("en", "Peter proposes to Helen, and she refuses"),
        ("en", "Peter proposes to Helen, and she says no"),
        ("ro", "Petru o cere în căsătorie pe Elena, dar ea refuză"),
        ("ro", "Petru o cere în căsătorie pe Elena, dar ea spune nu"),
    ]
]


@pytest.mark.parametrize("name", REFUSED)
def test_who_refuses_a_proposal_is_heard_by_the_one_who_made_it(name: str) -> None:
    after = world().replay(name).after(f"{name}:1")
    assert after.value("engaged(Helen)") == "not told"
    assert after.value("suitor(Peter, Helen)") == "no"
    belief = after.believes("Peter", "asked(Peter, Helen, marry(Helen, Peter))")
    assert belief is not None
    assert belief.value == "refused"


ANSWERS = [
    tell("en", "Peter asks Ann to leave", "Ann agrees"),
    tell("en", "Peter asks Ann to leave", "Ann refuses"),
    tell("ro", "Petru îi cere Anei să plece", "Ana acceptă"),
    tell("ro", "Petru îi cere Anei să plece", "Ana refuză"),
]


@pytest.mark.parametrize("name", ANSWERS)
def test_who_asked_hears_the_answer(name: str) -> None:
    assert world().replay(name).step(f"{name}:2.1").seen_by == ("Ann", "Peter")


ELSEWHERE = tell("en", "Peter asks Ann to leave", "Ann goes to the mill / Peter is at the station", "Ann refuses")


def test_who_asked_does_not_hear_an_answer_given_elsewhere() -> None:
    assert world().replay(ELSEWHERE).step(f"{ELSEWHERE}:3.1").seen_by == ("Ann",)


SOUGHT = [
    tell(lang, scene, line)
    for lang, scene, lines in [
        ("en", "at the mill: Ann, Peter", ["Ann looks for Will", "Ann waits for Will", "Ann waits for Will in vain"]),
        (
            "ro",
            "la moară: Ana, Petru",
            ["Ana îl caută pe Savu", "Ana îl așteaptă pe Savu", "Ana îl așteaptă degeaba pe Savu"],
        ),
    ]
    for line in lines
]


@pytest.mark.parametrize("name", SOUGHT)
def test_who_is_sought_or_awaited_does_not_see_it_unless_he_is_there(name: str) -> None:
    assert world().replay(name).step(f"{name}:2.1").seen_by == ("Ann", "Peter")


BEASTS = [
    (tell(lang, line), holder)
    for lang, line, holder in [
        ("en", "Will steals the horse", "Will"),
        ("en", "Will steals the horse from Tom", "Will"),
        ("en", "Will takes the horse from Tom", "Will"),
        ("en", "Tom gives the horse to Will", "Will"),
        ("en", "Will buys the horse from Tom", "Will"),
        ("en", "Will sells the horse to Tom", "Tom"),
        ("en", "Will loses the horse", "nobody"),
        ("en", "Will robs Tom of the horse", "Will"),
        ("en", "Tom returns the horse to Will", "Will"),
        ("en", "Will brings Tom the horse", "Tom"),
        ("ro", "Savu fură calul", "Will"),
        ("ro", "Savu îi fură calul lui Toma", "Will"),
        ("ro", "Savu fură calul de la Toma", "Will"),
        ("ro", "Savu ia calul lui Toma", "Will"),
        ("ro", "Savu ia calul", "Will"),
        ("ro", "Toma îi dă calul lui Savu", "Will"),
        ("ro", "Savu cumpără calul de la Toma", "Will"),
        ("ro", "Savu îi vinde calul lui Toma", "Tom"),
        ("ro", "Savu pierde calul", "nobody"),
    ]
]


@pytest.mark.parametrize(("name", "holder"), BEASTS)
def test_an_animal_is_given_taken_and_stolen_like_a_thing(name: str, holder: str) -> None:
    assert value(name, "holder(the horse)", 1) == holder


def test_a_person_is_not(tmp_path: Path) -> None:
    text = dedent(WORLD) + "\ntelling t in en\n\n> 1\nWill steals Ann\n"
    (tmp_path / "story.skaz").write_text(text, encoding="utf-8")
    assert [f.code for f in load(tmp_path).findings] == ["wrong-slot"]


TOLD_BEFORE = [
    tell("en", "Tom tells Peter that Ann is sick", "Peter does not know that Ann is sick"),
    tell("en", "at the mill: Peter, Ann, Will / Will kills Ann", "Peter does not know that Will killed Ann"),
    tell("en", "at the mill: Peter, Ann, Will / Will kills Ann", "Peter does not know that Ann is dead"),
    tell("ro", "Toma îi spune lui Petru că Ana este bolnavă", "Petru nu știe că Ana este bolnavă"),
    tell("ro", "la moară: Petru, Ana, Savu / Savu o omoară pe Ana", "Petru nu știe că Ana a murit"),
]


@pytest.mark.parametrize("name", TOLD_BEFORE)
def test_who_was_told_or_saw_something_does_know_it(name: str) -> None:
    assert findings(name) == [("fact-contradicted", "warning")]
    assert world().check(name)[0].passages == (f"{name}:2", f"{name}:1")


FIRST = [
    tell("en", "Tom tells Peter that Ann is sick", "Peter learns for the first time that Ann is sick"),
    tell("ro", "Toma îi spune lui Petru că Ana este bolnavă", "Petru află pentru prima dată că Ana este bolnavă"),
]


@pytest.mark.parametrize("name", FIRST)
def test_nobody_learns_for_the_first_time_what_he_was_told(name: str) -> None:
    assert findings(name) == [("known-already", "warning")]


UNKNOWN = [
    (tell(lang, *lines), codes)
    for lang, lines, codes in [
        ("en", ["Ann dies", "Peter does not know that Ann died", "Peter tells Tom that Ann died"], ["cannot-know"]),
        (
            "ro",
            ["Ana moare", "Petru nu știe că Ana a murit", "Petru îi spune lui Toma că Ana a murit"],
            ["cannot-know"],
        ),
        ("en", ["Ann dies", "nobody told Peter that Ann died", "Peter tells Tom that Ann died"], ["cannot-know"]),
        (
            "ro",
            ["nimeni nu i-a spus lui Petru că Ana a murit", "Petru îi spune lui Toma că Ana a murit"],
            ["cannot-know"],
        ),
        (
            "en",
            ["Peter does not know that Ann died / Will tells Peter that Ann died", "Peter tells Tom that Ann died"],
            [],
        ),
        ("en", ["Peter does not know that Ann died / Peter hears of Ann", "Peter tells Tom that Ann died"], []),
        ("en", ["Ann dies", "Peter does not know that Ann died"], []),
    ]
]


@pytest.mark.parametrize(("name", "codes"), UNKNOWN)
def test_nobody_speaks_of_what_he_does_not_know(name: str, codes: list[str]) -> None:
    assert [code for code, severity in findings(name) if severity == "error"] == codes


NOBODY = [
    tell("en", "nobody told Peter that Ann died / nobody knows that Ann died"),
    tell("ro", "nimeni nu i-a spus lui Petru că Ana a murit / nimeni nu știe că Ana a murit"),
]


@pytest.mark.parametrize("name", NOBODY)
def test_nobody_is_no_believer(name: str) -> None:
    after = world().replay(name).after(f"{name}:1")
    assert after.value("tell(whom: Peter, what: die(Ann))") == "no"
    assert {belief.who[0] for belief in after.beliefs} <= {"Ann", "Peter"}
    assert after.believes("Peter", "die(Ann)") is None


WORDS = [
    (tell(lang, line), word)
    for lang, line, word in [
        ("en", "the judge condemns Will to prison", "sentence_to_prison(the judge, Will)"),
        ("en", "the judge condemns Will to death", "sentence(the judge, Will)"),
        ("en", "Will is tried", "try(whom: Will)"),
        ("ro", "judecătorul îl condamnă pe Savu la moarte", "sentence(the judge, Will)"),
        ("ro", "judecătorul îl condamnă la închisoare pe Savu", "sentence_to_prison(the judge, Will, the prison)"),
        ("ro", "Savu este judecat", "try(whom: Will)"),
        ("ro", "Savu este judecat și condamnat", "try(whom: Will)"),
        ("en", "Will is followed by the guards", "follow(the guards, Will)"),
        ("ro", "Savu este urmărit de jandarmi", "follow(the guards, Will)"),
        ("en", "Ann gives money to Helen", "give_money(Ann, Helen)"),
        ("en", "Ann gives Helen some money", "give(Ann, Helen, some money)"),
        ("ro", "Ana îi dă bani Elenei", "give_money(Ann, Helen)"),
    ]
]


@pytest.mark.parametrize(("name", "word"), WORDS)
def test_a_line_is_the_word_that_it_means(name: str, word: str) -> None:
    assert world().replay(name).step(f"{name}:1.1").text == word


SOLD = [
    tell("en", "Tom sells the horse to Will for the money"),
    tell("en", "Will buys the horse from Tom with the money"),
    tell("ro", "Toma îi vinde calul lui Savu pentru banii"),
]


@pytest.mark.parametrize("name", SOLD)
def test_the_price_goes_to_the_seller(name: str) -> None:
    assert [value(name, f"holder({what})", 1) for what in ("the horse", "the money")] == ["Will", "Tom"]


WIDOWED = [
    tell("en", "Ann is Peter's wife", "Ann dies"),
    tell("ro", "Ana este soția lui Petru", "Ana moare"),
]


@pytest.mark.parametrize("name", WIDOWED)
def test_the_dead_conclude_nothing(name: str) -> None:
    after = world().replay(name).after(f"{name}:2")
    assert after.value("widowed(Peter)") == "yes"
    assert not [b for b in after.beliefs if b.who[0] == "Ann" and b.how == "inferred" and b.since == f"{name}:2.1"]
