"""The motive of each deed, and the plan that it is part of, in what the doer believes."""

from __future__ import annotations

from told import story

HEAD = """
story "A small world"
use everyday

building the mill; the inn
woman Ada; Eva
man Petru
food the honey

telling t in en
"""


def explained(*lines: str) -> list[str]:
    trace = story(HEAD + "".join(f"\n> {n}\n{line}\n" for n, line in enumerate(lines, 1))).replay("t")
    return [
        f"{who}: {each.motive or 'not told'} {list(each.plan or ())[1:]}"
        for step in trace.steps
        for who, each in step.explained.items()
    ]


def test_a_feeling_that_is_served() -> None:
    assert explained("Petru loves Ada", "Petru kisses Ada") == ["Petru: love: loves(Petru, Ada) []"]


def test_nothing_told_bears_on_it() -> None:
    assert explained("Petru sings") == ["Petru: not told []"]


def test_both_who_marry_have_their_reasons() -> None:
    assert explained("Petru loves Ada", "Petru marries Ada") == [
        "Petru: love: loves(Petru, Ada) []",
        "Ada: not told []",
    ]


def test_the_text_gives_the_aim() -> None:
    assert explained("Petru goes to the mill to see Ada")[0].startswith("Petru: so that ")


def test_a_deed_that_makes_a_wish_possible() -> None:
    found = explained(
        "at the inn: Petru\nat the mill: Ada",
        "Petru wants to give Ada the honey\nEva has the honey",
        "Petru takes the honey from Eva",
    )
    assert found == ["Petru: wish: wants(Petru, give(Petru, Ada, the honey)) ['give(Petru, Ada, the honey)']"]


def test_what_befalls_one_needs_no_motive() -> None:
    assert explained("Petru falls ill, and weeps") == []
