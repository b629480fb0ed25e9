"""A thing is used by whoever may have it: not while somebody elsewhere has it, not while it is lost or hidden."""

from __future__ import annotations

import pytest

from told import said, story

CAST = """
story "Things"
use everyday

house the mill; the inn
man Tom; Pip; the miller
thing the cup
letter the letter
food the pie

telling t in en
"""


def found(*lines: str) -> str:
    """The findings of a telling with one passage for each of some lines; ``/`` parts the lines of a passage."""
    body = "".join(f"\n> {n}\n" + line.replace(" / ", "\n") + "\n" for n, line in enumerate(lines, 1))
    return said(story(CAST + body).check())


@pytest.mark.parametrize(
    ("line", "deed"),
    [
        ("Pip breaks the cup", "break the cup"),
        ("Pip reads the letter", "read the letter"),
        ("Pip eats the pie", "eat the pie"),
    ],
)
def test_what_somebody_elsewhere_has_is_not_at_hand(line: str, deed: str) -> None:
    thing = deed.partition(" ")[2]
    has = f"at the inn, Tom has {thing}"
    assert found("at the inn: Tom", has, f"at the mill, {line}") == (
        f"not-at-hand [t:3 t:2] Pip cannot {deed}: Tom has it."
    )
    assert found("at the inn: Tom, Pip", has, line) == "", "Tom may have given it to him"


def test_what_was_given_back_or_never_had_an_owner_is_at_hand() -> None:
    assert found("at the inn, Pip gives Tom the cup", "at the mill, Pip uses the cup") == (
        "not-at-hand [t:2 t:1] Pip cannot use the cup: Tom has it."
    )
    back = "at the inn, Tom gives the cup back to Pip"
    assert found("at the inn, Pip gives Tom the cup", back, "at the mill, Pip uses the cup") == ""
    assert found("the cup is at the inn", "at the mill, Pip uses the cup") == "", "things are taken along"


def test_what_is_lost_or_hidden_must_be_found() -> None:
    lost = "at the inn, Tom loses the cup"
    warning = "not-at-hand (warning) [t:2 t:1] Pip cannot use the cup: it is {}."
    assert found(lost, "at the mill, Pip uses the cup") == warning.format("lost")
    assert found("at the inn, Tom hides the cup", "at the mill, Pip uses the cup") == warning.format("hidden")
    assert found("at the inn, Tom hides the cup", "Tom uses the cup") == "", "he knows where it is"
    assert found(lost, "Pip finds the cup", "Pip uses the cup") == ""


def test_what_is_destroyed_is_not_found() -> None:
    assert found("Tom burns the letter", "Pip finds the letter") == (
        "not-at-hand [t:2 t:1] Pip cannot find the letter: it is destroyed."
    )


def test_what_follows_from_a_thing_not_at_hand_is_no_finding_of_its_own() -> None:
    lost = "at the inn, Tom loses the cup"
    assert found(lost, "at the mill, Pip uses the cup", "Pip breaks the cup").count("not-at-hand") == 1


def test_who_has_a_thing_but_for_a_deed_that_could_not_be_is_no_finding_of_his_own() -> None:
    has = "at the inn, Tom has the cup"
    gives = "at the mill, Pip gives the miller the cup"
    assert found(has, gives, "at the inn, Tom uses the cup") == (
        "not-at-hand [t:2 t:1 t:3] Pip cannot give the miller the cup: Tom has it.\n"
        "not-at-hand echo [t:3 t:2] Tom cannot use the cup: the miller has it."
    )


@pytest.mark.parametrize("use", ["Pip reads the letter", "Pip gives Tom the letter", "Pip tears up the letter"])
def test_what_is_made_only_later_is_not_there_yet(use: str) -> None:
    assert found(f"at the inn: Pip, Tom / {use}", "the next day, at the mill, the miller writes the letter") == (
        'not-at-hand [t:1 t:2] the letter is not there yet: "the miller writes the letter" comes only in t:2.'
    )


@pytest.mark.parametrize(
    "making",
    [
        "the miller has written the letter",
        "the miller wants to write the letter",
        "the miller finishes the letter",
        "once, the miller wrote the letter",
    ],
)
def test_what_may_have_been_made_before_is_at_hand(making: str) -> None:
    assert "not there yet" not in found("at the inn: Pip, Tom / Pip reads the letter", making)


def test_what_is_made_and_used_in_one_breath_is_at_hand() -> None:
    assert found("at the inn: Tom, Pip / Pip wants to read the letter", "Tom writes the letter, and reads it") == ""
