"""What is done in one telling and refused in the other, who dies and who gets well; and what is no contradiction."""

from __future__ import annotations

import pytest

from compare.twice import LINES, compared
from skaz.compare.difference import Difference


def told(first: str, second: str) -> list[Difference]:
    """What two tellings differ in of which each tells one more line at one place."""
    one, two = [*LINES], [*LINES]
    one.insert(8, first)
    two.insert(8, second)
    return list(compared(two, one).differences)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Vera marries Radu", "Vera refuses to marry Radu"),
        ("Radu asks Vera to marry him, and Vera marries Radu", "Radu asks Vera to marry him, but Vera refuses"),
        ("Vera is ill, and Vera dies", "Vera is ill, and Vera recovers"),
        ("Vera dies", "Vera survives"),
        ("Vera falls ill", "Vera recovers"),
        ("Vera falls asleep", "Vera wakes"),
        ("Vera releases Radu", "Vera confines Radu to the mill"),
        ("Vera turns Radu away", "Vera lets Radu in"),
        ("Radu passes the exam", "Radu fails the exam"),
        ("Radu begs Vera to forgive him, and Vera forgives him", "Radu begs Vera to forgive him, but Vera refuses"),
    ],
)
def test_only_one_can_come_of_it(first: str, second: str) -> None:
    for found in (told(first, second), told(second, first)):
        (each,) = found
        assert (each.kind, each.category) == ("contradiction", "outcome")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Vera marries Radu", "Vera refuses to marry Ion"),
        ("Vera marries Radu", "Radu asks Vera to marry him"),
        ("Vera sells the lamp", "Radu buys the lamp"),
        ("Vera plays cards with Radu", "Radu plays cards with Vera"),
        ("Vera kisses Radu twice", "Vera kisses Radu"),
        ("before midnight, Vera kisses Radu", "after noon, Vera kisses Radu"),
        ("on Monday, Vera kisses Radu", "on 3 March, Vera kisses Radu"),
    ],
)
def test_both_can_be(first: str, second: str) -> None:
    assert "contradiction" not in {each.kind for each in told(first, second)}


@pytest.mark.parametrize(
    ("first", "second", "doers"),
    [
        ("Vera shoots herself", "Radu shoots Vera", ("Vera", "Radu")),
        ("Vera gives Radu the lamp", "Radu steals the lamp from Vera", ("Vera", "Radu")),
    ],
)
def test_one_does_it_or_another(first: str, second: str, doers: tuple[str, str]) -> None:
    (each,) = told(first, second)
    assert (each.category, each.names) == ("agency", doers)


def test_a_reason_is_shown_once() -> None:
    (each,) = told("Vera sings, because Ada is ill", "Vera sings, because Petru is rich")
    assert (each.kind, each.category) == ("contradiction", "cause")


@pytest.mark.parametrize("second", ["Vera tells Radu that Ada hates him", "Vera tells Radu that Ion is ill"])
def test_what_is_said_is_another_thing(second: str) -> None:
    (each,) = told("Vera tells Radu that Ada loves him", second)
    assert (each.kind, each.category) == ("contradiction", "knowledge")
    assert each.assumes == ("it is so as said or meant in one:9 and two:9",)


def test_to_tell_none_of_two_is_one_thing() -> None:
    found = told(
        "Radu and Vera agree not to tell Ada and Mara that Radu is ill",
        "Radu and Vera agree to tell Ada and Mara that Radu is ill",
    )
    (each,) = (each for each in found if each.kind == "contradiction")
    assert (each.category, each.rule) == ("knowledge", "it was so, or it was not")


@pytest.mark.parametrize(
    ("first", "second", "category"),
    [
        ("Vera kisses Radu twice", "Vera kisses Radu three times", "description"),
        ("before midnight, Vera kisses Radu", "after midnight, Vera kisses Radu", "time"),
        ("on Monday, Vera kisses Radu", "on Thursday, Vera kisses Radu", "time"),
        ("Vera is tall", "Vera is short", "state"),
    ],
)
def test_counts_sides_of_midnight_and_laws(first: str, second: str, category: str) -> None:
    (each,) = told(first, second)
    assert (each.kind, each.category) == ("contradiction", category)


def test_what_changes_there_in_one_telling_is_no_contradiction() -> None:
    assert "contradiction" not in {each.kind for each in told("Vera is ill, and Vera recovers", "Vera is healthy")}
