"""Who sets out for one place and is next told to arrive in another."""

from __future__ import annotations

import pytest

from told import said, story

CAST = """
story "A small world"
use everyday

city Rome
  house the villa
  station Rome station
city Paris
  occasion the opera
city Kiev
land the forest
house the inn
vehicle the train; the train to Rome
woman Anna; Dolly

telling t in {language}
"""


def found(*lines: str, language: str = "en") -> str:
    """The findings of a telling with one passage for each of some lines."""
    body = "".join(f"\n> {n}\n{line}\n" for n, line in enumerate(lines, 1))
    return said(story(CAST.format(language=language) + body).check())


OUT = "Anna sets out on a journey to Rome"


def test_elsewhere_than_bound() -> None:
    assert found(OUT, "Anna arrives in Paris") == (
        "wrong-arrival (warning) [t:2 t:1] Anna arrives in Paris here, but was bound for Rome; "
        "nothing told changed that."
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("Anna sets out for Rome", "three days later, Anna reaches Kiev"),
        ("Anna is on her way to Rome", "Anna arrives in Paris"),
        ("Anna boards the train to Rome", "Anna comes to Kiev"),
        (OUT, "Anna boards the train", "in the forest, Anna sleeps", "Anna arrives in Paris"),
        ("Anna and Dolly set out for Rome", "Anna and Dolly arrive in Paris"),
    ],
)
def test_ways_to_say_it(lines: tuple[str, ...]) -> None:
    assert found(*lines).startswith(f"wrong-arrival (warning) [t:{len(lines)} t:1]")
    assert found(*lines).count("wrong-arrival") == 1


def test_in_romanian() -> None:
    assert found("Anna pornește la drum spre Rome", "Anna ajunge la Paris", language="ro").startswith("wrong-arrival")


@pytest.mark.parametrize(
    "lines",
    [
        ("Anna arrives in Rome",),
        ("Anna arrives at the villa",),
        ("Anna arrives at Rome station",),
        ("Anna arrives at the inn",),
        ("Anna arrives in Paris", "Anna arrives in Rome"),
        ("Anna is in Rome", "Anna arrives in Paris"),
        ("Anna comes back", "Anna arrives in Paris"),
        ("Anna changes her mind", "Anna arrives in Paris"),
        ("Anna sets out for Paris", "Anna arrives in Paris"),
        ("Anna arrives in Paris because Dolly is ill",),
        ("Dolly arrives in Paris",),
        ("Dolly dreams that Anna arrives in Paris",),
    ],
)
def test_what_is_no_wrong_arrival(lines: tuple[str, ...]) -> None:
    assert "wrong-arrival" not in found(OUT, *lines)


def test_home_or_back_again() -> None:
    assert found("Anna lives in Paris", OUT, "Anna arrives in Paris") == ""
    assert found("in Paris, Anna sings", OUT, "Anna arrives at the opera") == ""
