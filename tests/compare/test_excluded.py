"""Facts of different words that exclude each other between two tellings, and facts that do not."""

from __future__ import annotations

import pytest

from compare.twice import HEAD, LINES, compared, twice_told
from skaz.compare.difference import Difference


def told(first: str, second: str, at: int = 0) -> list[Difference]:
    """What two tellings differ in of which the first tells one more line, and the second another one there."""
    found = compared([*LINES[:at], second, *LINES[at:]], [*LINES[:at], first, *LINES[at:]]).differences
    return [each for each in found if not each.kind.startswith("only")]


@pytest.mark.parametrize(
    ("first", "second", "weight", "rule"),
    [
        ("Petru is rich", "Petru is poor", "high", "Petru cannot be rich and poor at once"),
        ("Ada is Mara's friend", "Mara is Ada's enemy", "high", "Ada cannot be Mara's friend and enemy at once"),
        ("Ada hates Petru", "Ada loves Petru", "critical", "what the one feeling seeks, the other shuns"),
        ("Vera is married", "Vera is single", "medium", "nobody and nothing is both married and single"),
        ("Vera is ill", "Vera is healthy", "medium", "nobody and nothing is both ill and healthy"),
    ],
)
def test_facts_that_exclude_each_other(first: str, second: str, weight: str, rule: str) -> None:
    (each,) = told(first, second)
    assert (each.kind, each.category, each.weight, each.rule) == ("contradiction", "state", weight, rule)


def test_in_two_languages() -> None:
    (each,) = twice_told(HEAD, ["Petru is rich"], ["Petru este sărac"], "ro").differences
    assert each.rule == "Petru cannot be rich and poor at once"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Petru is rich", "Ion is poor"),
        ("Ada hates Petru", "Petru loves Ada"),
        ("Ada loves Petru", "Ada is angry with Petru"),
        ("Ada fears Petru", "Ada loves Petru"),
    ],
)
def test_facts_that_go_together(first: str, second: str) -> None:
    assert told(first, second) == []


def test_who_changes_in_one_telling_is_no_contradiction() -> None:
    assert told("Vera is healthy", "Vera is healthy, and Vera falls ill") == []
    assert compared(["Vera is healthy", *LINES], [*LINES, "Vera is ill"]).contradictions == ()


@pytest.mark.parametrize(("first", "second"), [("Radu dies", "Radu is alive"), ("Radu is dead", "Radu is alive")])
def test_death_and_life(first: str, second: str) -> None:
    (each,) = told(first, second, at=8)
    assert (each.kind, each.weight) == ("contradiction", "critical")
