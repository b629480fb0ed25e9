"""The nursery tale is what it says: every sentence quoted and mapped, cheap to write, and nothing in it is wrong.

``DIFFERENCES`` holds where its two tellings differ, and ``EXCHANGES`` the names and places behind some of that: what a
comparison of the two must find.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pytest

from skaz.draw.report import report_html
from skaz.locate import first_file
from skaz.model.cost import cost_of
from skaz.story import Story, load
from skaz.text.identity import number
from stories.editing import Edit, harmless, outcome

NAME = "the-long-spoon"
PASSAGES = {"spoon": 43, "lingura": 42}
SOURCES = {"spoon": "spoon-en.txt", "lingura": "lingura-ro.txt"}
#: The notes that a careful reader grants; there are no errors and no warnings.
GRANTED: dict[str, list[tuple[str, str]]] = {"spoon": [], "lingura": []}


class Difference(NamedTuple):
    """``kind`` and ``category`` as in the commands' contract; the passages of each telling, by number."""

    kind: str
    category: str
    spoon: tuple[int, ...]
    lingura: tuple[int, ...]
    what: str


DIFFERENCES = [
    Difference("contradiction", "state", (2,), (2,), "Tilly is eight; nine"),
    Difference("only-in-b", "knowledge", (6,), (6,), "Marta tells Jory; Jory and Granny"),
    Difference("contradiction", "identity", (7,), (7,), "two keep the secret; three"),
    Difference("contradiction", "identity", (10, 11, 13, 35, 36), (10, 12, 14, 34, 35), "the pedlar is Quince; Odo"),
    Difference("order", "time", (14,), (11,), "the theft is told afterwards; where it happens"),
    Difference("contradiction", "place", (14, 33, 34), (11, 32), "the spoon lies in the old boat; in the hayloft"),
    Difference("contradiction", "cause", (15,), (15,), "Granny falls ill of grief; of getting wet"),
    Difference("only-in-b", "agency", (), (15,), "Granny looks for the spoon all afternoon"),
    Difference("contradiction", "object", (16, 17, 28, 30, 31), (16, 17, 27, 30, 31), "honey; linden tea"),
    Difference("contradiction", "identity", (19, 20, 29, 41), (19, 20, 29, 40), "the ferryman is Odo; Quince"),
    Difference("contradiction", "role", (20,), (20,), "Pip falls in, the ferryman pulls him out; the other way round"),
    Difference("only-in-b", "agency", (), (21,), "Tilly gives an old wolf her bread"),
    Difference("order", "time", (22,), (28,), "Burdock tells the secret on the way there; on the way back"),
    Difference("precision", "time", (23,), (22,), "they arrive after three days; and at noon"),
    Difference("contradiction", "time", (31,), (31,), "Granny is well after two days; the day after"),
    Difference("only-in-a", "knowledge", (32,), (), "Granny dreams where the spoon is"),
    Difference("only-in-a", "agency", (33,), (), "the goose takes her goslings to the river"),
    Difference("contradiction", "agency", (34,), (32, 33), "Tilly finds the spoon and brings it; Pip"),
    Difference("contradiction", "outcome", (36,), (35,), "the pedlar forgives; does not, and leaves"),
    Difference("only-in-a", "object", (36,), (), "the pedlar sells Granny needles"),
    Difference("only-in-b", "agency", (), (35,), "the pedlar leaves again"),
    Difference("only-in-a", "knowledge", (32,), (), "she laughs at her dream"),
    Difference("precision", "description", (22,), (28,), "Burdock tells it; on the ferry"),
    Difference("contradiction", "agency", (39,), (38,), "Jory names the child; Granny"),
    Difference("contradiction", "identity", (41,), (40,), "Quince dances with Madam Sage; Jory"),
    Difference("contradiction", "time", (42,), (41,), "Dot gets the spoon at seven; at ten"),
]
#: What the second telling has in the place of what the first has, through all its passages: one root for each.
EXCHANGES = [
    ("Quince", "Odo", (10, 12, 14, 34, 35)),
    ("Odo", "Quince", (19, 20, 25, 27, 29, 40)),
    ("the old boat", "the hayloft", (11, 32)),
    ("the honey", "the linden tea", (16, 17, 27, 30, 31)),
]

#: What brings a note and no more, with the code of the note.
NOTES = [
    (
        "not-told-how",
        harmless(
            "n-know",
            "spoon:28",
            text=(
                "In the morning she let",
                "At home Marta told Granny that Pip had found a whistle. In the morning she let",
            ),
            above="in Granny's room, Marta tells Granny that Pip has found the whistle",
        ),
    ),
    (
        "presupposed",
        harmless(
            "n-again",
            "spoon:20",
            text=("In the middle", "Quince the pedlar went back to Kettlebridge. In the middle"),
            above="Quince returns to Kettlebridge",
        ),
    ),
]

of_tellings = pytest.mark.parametrize("name", PASSAGES)


@cache
def story() -> Story:
    return load(NAME)


@of_tellings
def test_every_sentence_of_the_source_is_quoted_and_says_something(name: str) -> None:
    telling = story().telling(name)
    assert telling.source == SOURCES[name]
    source = (first_file(NAME).parent / SOURCES[name]).read_text("utf-8")
    assert [passage.quote for passage in telling.passages] == [line for line in source.splitlines() if line]
    assert len(telling.passages) == PASSAGES[name]
    assert [passage.id for passage in telling.passages if not passage.is_mapped] == []
    assert [passage.id for passage in telling.passages if passage.is_frame] == []


@of_tellings
def test_writing_costs_little(name: str) -> None:
    cost = cost_of(story().telling(name))
    assert cost.lines_per_passage < 1.6
    assert cost.formal_share == 0
    assert cost.quoted_share <= 0.10


def test_nothing_is_wrong_with_it() -> None:
    assert story().findings == []
    assert [f.message for f in story().check() if f.severity in ("error", "warning")] == []


@of_tellings
def test_what_is_noted_is_granted(name: str) -> None:
    assert [(f.code, f.passages[0]) for f in story().check(name)] == GRANTED[name]


@pytest.mark.parametrize(("code", "edit"), NOTES)
def test_what_is_left_open_is_noted(code: str, edit: Edit) -> None:
    found = outcome(NAME, edit)
    assert (found.wrong, [each.finding.code for each in found.new]) == ("", [code])


def test_it_runs_with_its_report() -> None:
    findings = number(story().check())
    told = [(story().telling(name), story().replay(name)) for name in story().tellings]
    page = report_html(story().title, told, findings)
    assert "The Long Spoon" in page
    assert all(each in page for each in ("Mrs. Gabble", "Granny Bess", "the hayloft"))


def test_the_tellings_differ_in_passages_that_there_are() -> None:
    assert len(DIFFERENCES) >= 10
    for difference in DIFFERENCES:
        for name, passages in (("spoon", difference.spoon), ("lingura", difference.lingura)):
            assert all(0 < number <= PASSAGES[name] for number in passages), difference
        assert difference.spoon or difference.kind == "only-in-b"
        assert difference.lingura or difference.kind == "only-in-a"


@pytest.mark.parametrize(("one", "other", "passages"), EXCHANGES)
def test_what_is_exchanged_is_named_where_it_is_exchanged(one: str, other: str, passages: tuple[int, ...]) -> None:
    entities = story().model.world.entities
    assert one in entities
    forms = [form.text for form in entities[other].forms]
    telling = story().telling("lingura")
    for at in passages:
        passage = telling.passages[at - 1]
        lines = passage.span.source.text[passage.span.start :].partition("\n>")[0]
        assert any(form in lines for form in forms), passage.id
