"""What is undone, done again or meant as past though it was never done, has been undone, or comes only later."""

from __future__ import annotations

from told import said, small, story

CAST = """
story "A small world"
use everyday

city Rome
house the house; the estate
occasion the ball; the opera
woman Anna; Dolly; Kitty
man Stiva; Levin; Karenin

telling t in {language}
"""


def found(*lines: str, language: str = "en") -> str:
    """The findings of a telling with one passage for each of some lines."""
    body = "".join(f"\n> {n}\n{line}\n" for n, line in enumerate(lines, 1))
    return said(story(CAST.format(language=language) + body).check())


HELD = "Karenin confines Anna to the house"
FREED = "Karenin releases Anna"


def test_what_is_undone_already() -> None:
    assert found(HELD, FREED, FREED) == (
        'never-done (warning) [t:3 t:2] Karenin cannot release Anna: it is over since "Karenin releases Anna" in t:2.'
    )
    wife = "Anna is Karenin's wife"
    divorce = "Karenin divorces Anna"
    assert found(wife, divorce, divorce).startswith("never-done (warning) [t:3 t:2]")
    assert found(wife, "Karenin divorces Dolly").startswith("never-done [t:2 t:1]")
    assert found(HELD, FREED, HELD, FREED) == ""
    assert found(FREED) == ""
    assert found(wife, divorce) == ""
    assert found("Levin unlocks the house") == ""
    assert found("Anna falls asleep", "Anna wakes up", "Anna wakes up") == ""


def test_what_has_begun_already() -> None:
    engaged = "Levin and Kitty become engaged"
    for again in (engaged, "Levin gets engaged to Kitty"):
        assert found(engaged, again).startswith("never-done (warning) [t:2 t:1]")
    assert found(engaged, "Kitty breaks off the engagement with Levin", engaged) == ""
    assert found("Anna is ill", "Anna becomes ill") == ""


def test_again_what_was_never() -> None:
    never = "Anna has never attended the opera"
    assert found(never, "Anna attends the opera again").startswith("never-done (warning) [t:2 t:1]")
    assert found("Anna has never been in Rome", "Anna returns to Rome").startswith("never-done (warning) [t:2 t:1]")
    assert found(never, "Anna attends the opera", "Anna attends the opera again") == ""
    assert found(never, "Anna attends the opera") == ""


def test_never_is_held_against_all_that_was() -> None:
    assert found("Anna is pregnant", "Anna was never pregnant") == (
        'fact-contradicted [t:2 t:1] "Anna was never pregnant" here, and "Anna is pregnant" in t:1.'
    )
    assert found("Anna attends the opera", "Anna has never been at the opera").startswith("fact-contradicted [t:2 t:1]")
    assert found("Anna was never pregnant", "Anna becomes pregnant") == ""


def test_one_is_let_go_for_another() -> None:
    told = small(
        """
        > 1
        at the inn: Levin, Anna, Kitty
        Levin confines Anna to the inn
        > 2
        Levin releases Kitty
        > 3
        Anna goes to Moscow
        """
    )
    rows = said(told.check()).splitlines()
    assert rows[0].startswith("never-done (warning) [t:2 t:1 t:3] Levin cannot release Kitty")
    assert rows[1].startswith("confined echo [t:3 t:1]")


def test_what_is_recalled_has_happened() -> None:
    for line in (
        "Levin remembers that Anna died",
        "Levin sings because Anna has died",
        "Levin sings [recalls t:2]",
    ):
        assert found(line, "Anna dies").startswith("not-happened [t:1 t:2]"), line
    assert found("Levin sings [same as t:2]", "Levin sings").startswith("not-happened [t:1 t:2]")
    assert found("Levin remembers that Anna attended the ball", "Anna attends the ball").startswith("not-happened")
    assert found("Anna remembers that Stiva kissed her", "Anna first meets Stiva").startswith("not-happened [t:1 t:2]")
    assert found("Levin regreta ca s-a casatorit cu Kitty", "Levin se casatoreste cu Kitty", language="ro").startswith(
        "not-happened [t:1 t:2]"
    )


def test_what_was_never_done_is_not_forgiven() -> None:
    never = "Levin never betrayed Kitty"
    assert found(never, "Kitty forgives Levin for betraying her").startswith("not-happened [t:2 t:1]")
    assert found(never, "Levin betrays Kitty", "Kitty forgives Levin for betraying her") == ""
    assert found(never, "Kitty believes that Levin betrayed her") == ""
    assert found("Kitty forgives Levin for betraying her") == ""


def test_what_may_lie_earlier_or_is_only_said() -> None:
    assert found("Levin remembers that Anna danced with Stiva", "Anna dances with Stiva") == ""
    assert found("Levin fears that Anna has died", "Anna dies") == ""
    assert found("Levin tells Kitty that Anna died", "Anna dies") == ""
    assert found("Anna dies", "Levin remembers that Anna died") == ""
    assert found("Levin remembers that Anna died", "before t:1, Anna dies") == ""
    assert found("Kitty remembers to marry Levin", "Kitty marries Levin") == ""
