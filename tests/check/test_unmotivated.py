"""What goes against told wishes is found; what a told reason, wrong, threat, order or mood explains is not."""

from __future__ import annotations

import pytest

from told import said, story

HEAD = """
story "A small world"
use everyday

building the mill; ro moara
woman Ada; Eva
man Petru; Tomas
thing the ring
food the honey

telling t in en
"""


def found(*lines: str, head: str = HEAD) -> str:
    text = head + "".join(f"\n> {n}\n{line}\n" for n, line in enumerate(lines, 1))
    return said(each for each in story(text).check() if each.code == "unmotivated")


@pytest.mark.parametrize(
    ("told", "deed"),
    [
        ("Petru loves Ada", "Petru poisons Ada"),
        ("Petru loves Ada", "Petru leaves Ada"),
        ("Petru loves Ada", "Petru marries Eva"),
        ("Petru tells Eva that he loves Ada", "Petru slanders Ada"),
        ("Petru hates Tomas", "Petru helps Tomas"),
        ("Petru is Tomas's friend", "Petru betrays Tomas"),
        ("Ada wants to marry Tomas", "Ada avoids Tomas"),
        ("Petru promises Ada to bring her the honey", "Petru throws away the honey"),
        ("Petru keeps secret that Ada is pregnant", "Petru tells Tomas that Ada is pregnant"),
        ("Tomas is Petru's son", "Petru beats Tomas"),
        ("Tomas is Petru's son", "Petru abandons Tomas"),
        ("Ada owns the ring", "Ada destroys the ring"),
        ("Petru goes to the mill so that he can help Eva", "Petru insults Eva"),
        ("Ada goes to the mill to persuade Eva to forgive Tomas", "Ada advises Eva to divorce Tomas"),
    ],
)
def test_what_goes_against_a_told_wish(told: str, deed: str) -> None:
    assert found(told, deed).startswith(f'unmotivated (warning) [t:2 t:1] "{deed}" goes against')


@pytest.mark.parametrize(
    "lines",
    [
        ("Petru loves Ada", "Petru leaves Ada, because Tomas is ill"),
        ("Petru loves Ada", "Petru leaves Ada to save Eva"),
        ("Petru loves Ada", "Ada insults Petru", "Petru insults Ada"),
        ("Petru loves Ada", "Tomas threatens Petru", "Petru leaves Ada"),
        ("Petru loves Ada", "Tomas orders Petru to avoid Ada", "Petru avoids Ada"),
        ("Petru loves Ada", "Petru is drunk", "Petru beats Ada"),
        ("Petru loves Ada", "Petru beats Ada\nPetru is mad"),
        ("Petru loves Ada", "Petru starts to believe that Ada cheats on him", "Petru slaps Ada"),
        ("Petru loves Ada", "Petru is jealous of Tomas", "Petru insults Tomas"),
        ("Petru loves Ada", "Petru kisses Ada"),
        ("Eva is Ada's daughter", "Ada leaves Eva with Petru"),
        ("Petru loves Ada", "Petru leaves Ada at the mill"),
        ("Petru loves Ada and hates Ada", "Petru poisons Ada"),
        ("Petru loves Ada", "Petru promises Eva to leave Ada"),
        ("Petru keeps secret that Ada is pregnant", "Petru confesses to Tomas that Ada is pregnant"),
        ("Petru poisons Ada",),
        ("Petru loves Ada", "Ada poisons Petru"),
    ],
)
def test_what_is_explained_or_open(lines: tuple[str, ...]) -> None:
    assert found(*lines) == ""


@pytest.mark.parametrize(
    "lines",
    [
        ("Petru loves Ada", "Ada tells Petru that she is not ill", "Petru leaves Ada, because she is ill"),
        (
            "Petru loves Ada",
            "Ada tells Petru that she does not love Tomas",
            "Petru insults Ada because she loves Tomas",
        ),
        ("at the mill: Petru, Ada, Tomas\nPetru loves Ada", "Tomas dies", "Petru insults Ada to save Tomas"),
        ("Petru loves Ada", "Petru destroys the ring", "Petru slaps Ada so that Eva gives him the ring"),
    ],
)
def test_a_reason_or_aim_that_the_doer_knows_to_be_none_explains_nothing(lines: tuple[str, ...]) -> None:
    assert '"Petru ' in found(*lines)


@pytest.mark.parametrize(
    ("lines", "is_found"),
    [
        (("Petru o iubește pe Ada", "Petru o jignește pe Ada fiindcă ea îl iubește pe Tomas"), False),
        (
            (
                "Petru o iubește pe Ada",
                "Ada îi spune lui Petru că nu îl iubește pe Tomas",
                "Petru o jignește pe Ada fiindcă ea îl iubește pe Tomas",
            ),
            True,
        ),
        (("Petru o iubește pe Ada", "Petru o jignește pe Ada ca să îl salveze pe Tomas"), False),
        (
            (
                "la moară: Petru, Ada, Tomas\nPetru o iubește pe Ada",
                "Tomas moare",
                "Petru o jignește pe Ada ca să îl salveze pe Tomas",
            ),
            True,
        ),
    ],
)
def test_reasons_and_aims_in_romanian(lines: tuple[str, ...], is_found: bool) -> None:
    assert (found(*lines, head=HEAD.replace(" t in en", " t in ro")) != "") is is_found


def test_a_waiver_may_say_beforehand_that_no_reason_is_given() -> None:
    text = HEAD + "\n> One.\nAda sings\n  meant: unmotivated, nobody knows why\n"
    assert said(story(text).check()) == ""
