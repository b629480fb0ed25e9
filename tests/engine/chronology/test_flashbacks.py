"""Lines that are told to be before lines above them are replayed before them, and what goes on from them too."""

from __future__ import annotations

from tests.told import story

WORLD = """
story "Back"
use places, time, life, daily

country Russia
  city Moscow
country Italy
woman Anna; Dolly; Kitty
man Ben

telling t in en
"""


def order(text: str) -> str:
    """The events in the order of the story: the passage of each, one after the other."""
    paragraphs = text.strip().split("\n\n")
    number = 0
    lines = []
    for paragraph in paragraphs:
        for line in paragraph.split("\n"):
            number += 1
            lines.append(f"> S{number}.\n{line.strip()}")
        lines.append("")
    trace = story(WORLD + "\n".join(lines)).replay()
    return " ".join(step.passage.removeprefix("t:") for step in trace.steps if step.is_event and step.mode != "bridge")


def test_dates_put_lines_in_order() -> None:
    assert order("in 1875, Anna eats\nin 1873, Dolly eats\nin 1874, Kitty eats") == "2 3 1"


def test_a_paragraph_that_looks_back_does_so_as_a_whole() -> None:
    text = """
    in 1875, Anna eats
    Dolly eats

    in 1850, Anna is born
    two years later, Dolly is born
    Kitty is born

    Ben eats
    """
    assert order(text) == "3 4 5 1 2 6"


def test_in_the_middle_of_a_paragraph_only_what_says_how_much_later_it_is() -> None:
    assert order("Anna eats\nten years earlier, Dolly eats\na year later, Kitty eats\nBen eats") == "2 3 1 4"


def test_a_little_before_is_just_before() -> None:
    assert order("Anna eats\nDolly eats\nan hour earlier, Kitty eats") == "1 3 2"


def test_long_before_is_before_all_that_is_not_told_to_be_so_much_earlier() -> None:
    assert order("Anna eats\nDolly eats\nten years earlier, Kitty eats") == "3 1 2"
    assert order("Anna eats\ntwenty years later, Dolly eats\nten years earlier, Kitty eats") == "1 3 2"


def test_the_day_after_a_paragraph_that_looks_back_goes_on_from_before_it() -> None:
    text = """
    on 3 March 1875, Anna eats

    ten years earlier, Dolly eats

    the next day, Ben eats
    """
    paragraphs = text.strip().split("\n\n")
    lines = [f"> S{number}.\n{line.strip()}\n" for number, line in enumerate(paragraphs, 1)]
    trace = story(WORLD + "\n".join(lines)).replay()
    assert trace.step("t:3.1").dates.latest == "1875-03-04"
