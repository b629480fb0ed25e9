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
        ("Vera falls ill", "Vera recovers"),
    ],
)
def test_both_can_be(first: str, second: str) -> None:
    assert "contradiction" not in {each.kind for each in told(first, second)}


def test_a_reason_is_shown_once() -> None:
    (each,) = told("Vera sings, because Ada is ill", "Vera sings, because Petru is rich")
    assert (each.kind, each.category) == ("contradiction", "cause")


def test_what_is_said_is_the_contrary() -> None:
    (each,) = told("Vera tells Radu that Ada loves him", "Vera tells Radu that Ada hates him")
    assert (each.kind, each.category) == ("contradiction", "knowledge")
    assert [text.partition(" only has it")[0] for text in each.assumes] == ["one:9", "two:9"]
