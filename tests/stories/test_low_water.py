"""The bundled mystery: both tellings whole and mapped, nothing in them that cannot be, their lies seen as lies."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import NamedTuple

import pytest

from skaz.locate import first_file
from skaz.model.cost import cost_of
from skaz.model.telling import Telling
from skaz.story import Story, load
from skaz.text.finding import Finding
from stories.editing import Edit, harmless, outcome

PASSAGES = {"water": 49, "apa": 47}
SOURCES = {"water": "water-en.txt", "apa": "apa-ro.txt"}
#: Who says what they take to be otherwise, in the order of telling.
LIES = {
    "water": ["Aldric", "Corvin", "Jonas"],
    "apa": ["Aldric", "Corvin", "Jonas"],
}
#: Who says what they wrongly take to be so.
MISTAKES = {"water": ["Marta"], "apa": ["Marta"]}

of_tellings = pytest.mark.parametrize("name", PASSAGES)


@cache
def story() -> Story:
    return load("low-water")


@cache
def findings(name: str) -> list[Finding]:
    return story().check(name)


def telling(name: str) -> Telling:
    return story().telling(name)


@of_tellings
def test_every_sentence_of_the_source_is_quoted_and_mapped(name: str) -> None:
    text = (first_file("low-water").parent / SOURCES[name]).read_text("utf-8")
    assert telling(name).source == SOURCES[name]
    assert [passage.quote for passage in telling(name).passages] == [line for line in text.splitlines() if line]
    assert len(telling(name).passages) == PASSAGES[name]
    assert [passage.id for passage in telling(name).passages if not passage.is_mapped or passage.is_frame] == []


@of_tellings
def test_writing_costs_little(name: str) -> None:
    cost = cost_of(telling(name))
    assert cost.lines_per_passage <= 1.7
    assert cost.formal_share <= 0.02
    assert cost.quoted_share <= 0.05


@of_tellings
def test_nothing_is_wrong_with_it(name: str) -> None:
    assert story().findings == []
    assert [(each.code, each.message) for each in findings(name) if each.severity != "note"] == []


@of_tellings
def test_lies_and_mistakes_are_seen(name: str) -> None:
    notes = Counter((each.code, each.message.partition(" ")[0]) for each in findings(name))
    lies, mistakes = (
        Counter((code, who) for who in people[name]) for code, people in (("lie", LIES), ("false-belief", MISTAKES))
    )
    assert {note: times for note, times in notes.items() if note[0] in ("lie", "false-belief")} == lies + mistakes


# Who believes what, and from whom

BELIEFS = [
    ("water:9", ("Marta",), "parent(Elias)", "not Aldric", "lied to by Aldric"),
    ("water:11", ("Corvin",), "heir(Elias, Aldric)", "yes", "told by Aldric's letter"),
    ("water:16", ("Marta",), "wants(Thea, kill(Thea, Aldric))", "yes", "inferred"),
    ("water:30", ("Doctor Hale",), "wants(Thea, kill(Thea, Aldric))", "yes", "told by Marta"),
    ("water:33", ("Pell",), "bring_person(Jonas, Corvin, the jetty)", "no", "lied to by Jonas"),
    ("water:36", ("Elias",), "poison(Thea, Aldric)", "yes", "told by Pell"),
    ("water:36", ("Thea", "Elias"), "innocent_of(Thea)", "yes", "known"),
    ("water:37", ("the fishermen",), "poison(Thea, Aldric)", "yes", "told by Jonas"),
    ("water:42", ("Pell",), "bring_person(Jonas, Corvin, the jetty)", "yes", "told by Jonna"),
    ("apa:28", ("Doctor Hale",), "wants(Thea, kill(Thea, Aldric))", "yes", "told by Berta"),
    ("apa:36", ("Thea", "Elias"), "innocent_of(Thea)", "yes", "known"),
    ("apa:41", ("Pell",), "bring_person(Jonas, Corvin, the jetty)", "yes", "told by Jonas"),
]


@pytest.mark.parametrize(("after", "who", "fact", "value", "how"), BELIEFS)
def test_a_belief_is_held_and_how_it_was_come_by(
    after: str, who: tuple[str, ...], fact: str, value: str, how: str
) -> None:
    believed = story().replay(after.partition(":")[0]).after(after, depth=len(who)).beliefs
    assert [(each.value, each.how) for each in believed if each.who == who and each.fact == fact] == [(value, how)]


# What is left open


class Opened(NamedTuple):
    """A change that leaves something open: it brings a note, and no error or warning."""

    code: str
    edit: Edit


OPENED = [
    Opened(
        "presupposed",
        harmless(
            "LW-open-again",
            "water:32",
            text=("but Pell locked her", "but Pell searched the kitchen again and locked her"),
            below="Pell searches the kitchen again",
        ),
    ),
    Opened(
        "not-told-how",
        harmless(
            "LW-open-how",
            "apa:33",
            text=("fără să știe că îl îngropau pe tatăl lui", "care aflase că Corvin avea datorii"),
            below="Elias află că Corvin are datorii",
        ),
    ),
]


@pytest.mark.parametrize("opened", OPENED, ids=lambda opened: opened.code)
def test_what_is_left_open_is_a_note(opened: Opened) -> None:
    found = outcome("low-water", opened.edit)
    assert not found.wrong
    notes = [each.finding for each in found.new if each.finding.code == opened.code]
    assert [opened.edit.passage in each.passages and each.severity == "note" for each in notes] == [True]


# Where the two tellings differ


class Difference(NamedTuple):
    """What a comparison must find; ``values`` are words of the sentences, ``root`` the one exchange behind several."""

    kind: str
    category: str
    water: tuple[int, ...]
    apa: tuple[int, ...]
    values: tuple[str, str]
    root: str = ""


DIFFERENCES = [
    Difference("contradiction", "place", (7,), (7,), ("Ostry", "Kerrin"), "R1"),
    Difference("contradiction", "place", (48,), (46,), ("Ostry", ""), "R1"),
    Difference("contradiction", "identity", (16,), (16,), ("Marta", "Berta"), "R2"),
    Difference("contradiction", "identity", (30,), (28,), ("Marta", "Berta"), "R2"),
    Difference("contradiction", "identity", (49,), (47,), ("Marta", "Berta"), "R2"),
    Difference("order", "time", (28,), (33,), ("On 6 Tavar", "Pe 8 Tavar")),
    Difference("contradiction", "role", (46,), (45,), ("Elias begged Thea", "Thea l-a rugat pe Elias")),
    Difference("precision", "time", (48,), (46,), ("On 1 Kest", "În luna Kest")),
    Difference("precision", "time", (8,), (8,), ("9 Sel 191", "Opt luni mai târziu")),
    Difference("contradiction", "object", (20,), (19,), ("wine", "ceaiul")),
    Difference("contradiction", "outcome", (44,), (43,), ("arrested", "s-a înecat")),
    Difference("contradiction", "time", (1,), (1,), ("20 Dunn", "12 Dunn")),
    Difference("contradiction", "cause", (14,), (14,), ("under water", "surugiul era bolnav")),
    Difference("contradiction", "cause", (35,), (35,), ("to save Elias", "fiindcă îl iubea")),
    Difference("contradiction", "identity", (4,), (4,), ("nephew", "vărul")),
    Difference("contradiction", "agency", (42,), (41,), ("Jonna confessed", "Jonas i-a mărturisit")),
    Difference("contradiction", "object", (17,), (17,), ("ten crowns", "treizeci de coroane")),
    Difference("contradiction", "time", (28,), (33,), ("On 6 Tavar", "Pe 8 Tavar")),
    Difference("contradiction", "role", (46,), (45,), ("she forgave him", "el a iertat-o")),
    Difference("only-in-a", "agency", (3,), (), ("locked it every night", "")),
    Difference("only-in-a", "state", (9,), (), ("ashamed of his grief", "")),
    Difference("only-in-a", "knowledge", (17,), (), ("promised to pay him again", "")),
    Difference("only-in-a", "agency", (20,), (), ("gave Thea the wine", "")),
    Difference("only-in-a", "knowledge", (34,), (), ("promised to free her", "")),
    Difference("only-in-a", "knowledge", (37,), (), ("fishermen heard", "")),
    Difference("only-in-a", "state", (40,), (), ("in debt", "")),
    Difference("only-in-a", "agency", (47,), (), ("broke off her engagement", "")),
    Difference("only-in-b", "description", (), (37,), ("", "câinele")),
]

#: What one exchange in the second telling accounts for: there the second stands for the first.
ROOTS = {"R1": ("Ostry", "Kerrin"), "R2": ("Marta", "Berta")}


def test_the_differences_stand_where_they_are_said_to() -> None:
    for each in DIFFERENCES:
        for name, numbers, value in zip(PASSAGES, (each.water, each.apa), each.values):
            quotes = " ".join(telling(name).passages[number - 1].quote for number in numbers)
            assert value in quotes
    assert {each.root for each in DIFFERENCES} - {""} == set(ROOTS)
    assert len({(each.kind, each.category) for each in DIFFERENCES}) >= 10
