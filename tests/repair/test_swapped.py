"""An exchanged name is found where the rest of the telling says whose it is, and nowhere else."""

from __future__ import annotations

import pytest

from skaz.story import load
from told import said, story

HEAD = """
story "Two sisters"
use kinship, love, feelings, life, daily, places

woman Kitty; Dolly; Vera
man Levin; Stiva
city Riga; Tartu

telling draft in en

> One.
Dolly is Stiva's wife
"""


def notes(lines: str) -> list[str]:
    """What is said of exchanged names."""
    return [row for row in said(story(HEAD + lines).check()).splitlines() if row.startswith("name-swapped")]


def test_a_name_that_elsewhere_has_the_same_ties_is_found() -> None:
    lines = "Kitty loves Levin\n> Two.\nDolly marries Levin\n> Three.\nDolly loves Levin\n> Four.\nDolly dines\n"
    (row,) = notes(lines)
    assert "Dolly in draft:2 and draft:3 may stand for Kitty" in row


def test_what_as_much_speaks_for_is_a_tie() -> None:
    lines = "Kitty and Vera love Levin\n> Two.\nDolly marries Levin\n> Three.\nDolly loves Levin\n"
    (row,) = notes(lines)
    assert "Dolly in draft:2 and draft:3 may stand for Kitty" in row
    assert "About as much speaks for Vera." in row


def test_all_that_follows_has_to_go_too_and_one_passage_says_little() -> None:
    dead = "Kitty loves Levin, and Dolly dies\n> Two.\nDolly loves Levin, and Dolly dines\n> Three.\nDolly dines\n"
    (both,) = notes(dead)
    once = notes(dead.replace("> Three.\nDolly", "> Three.\nVera"))
    assert "Dolly in draft:2 and draft:3 may stand for Kitty: with Kitty there, 3 findings go away" in both
    assert once == []


@pytest.mark.parametrize(
    "lines",
    [
        # nothing is told of Kitty that would speak for her
        "Kitty is Dolly's sister\n> Two.\nDolly marries Levin\n",
        # she would be wrong there, too
        "Kitty loves Levin, and she dies\n> Two.\nDolly marries Levin\n> Three.\nDolly loves Levin\n",
        # nothing is wrong
        "Kitty loves Levin\n> Two.\nDolly loves Levin\n",
    ],
)
def test_no_name_is_said_to_be_exchanged_without_need_or_ground(lines: str) -> None:
    assert notes(lines) == []


def test_the_bundled_account_has_the_exchange_that_a_reader_finds() -> None:
    story = load("anna-karenina")
    found = story.check("novel")
    (note,) = [each for each in found if each.code == "name-swapped"]
    assert note.passages == ("novel:17", "novel:18", "novel:19", "novel:2", "novel:1")
    assert note.message.startswith("Dolly in novel:17 to novel:19 may stand for Kitty")
    assert note.severity == "note"
    assert note.assumes
    (error,) = [each for each in found if each.severity == "error"]
    first = story.repairs(error)[0]
    assert first.message == "Write Kitty for Dolly in novel:17 to novel:19."
    assert {edit.span.text for edit in first.edits} == {"Dolly"}
