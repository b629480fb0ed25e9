"""Who is told that something is not so comes to believe that it is not."""

from __future__ import annotations

from told import beliefs, story

HEAD = """
story "Not so"
use places, speech, kinship
city Moscow; Paris
woman Kitty
man Boris; Carl; Stiva
telling t in en
"""


def believed(lines: str, after: str, fact: str) -> str:
    found = beliefs(story(HEAD + lines).replay(), "Boris", after)
    return "\n".join(row for row in found.splitlines() if fact in row.partition(" = ")[0] and "tell(" not in row)


def test_a_tie_that_is_denied_is_none() -> None:
    line = "> 1\nStiva tells Boris that Kitty is not engaged to Carl\n"
    assert believed(line, "t:1", "engaged") == "Boris: engaged(Kitty) = nobody (believes, told by Stiva, t:1.1)"


def test_a_tie_to_somebody_else_stays() -> None:
    lines = (
        "> 1\nStiva tells Boris that Kitty is engaged to Stiva\n"
        "> 2\nStiva tells Boris that Kitty is not engaged to Carl\n"
    )
    assert "engaged(Kitty) = Stiva" in believed(lines, "t:2", "engaged(Kitty)")


def test_a_place_that_is_denied_is_open() -> None:
    lines = "> 1\nStiva tells Boris that Kitty is in Paris\n> 2\nStiva tells Boris that Kitty is not in Paris\n"
    assert "at(Kitty) = Paris" in believed(lines, "t:1", "at(Kitty)")
    assert believed(lines, "t:2", "at(Kitty)") == ""


def test_what_is_done_to_nobody_makes_nobody_of_that_name() -> None:
    told = story(HEAD.replace("speech", "speech, daily") + "> 1\nKitty greets nobody\n")
    found = told.replay().after("t:1")
    assert {belief.who for belief in found.beliefs if "greet" in belief.fact} == {("Kitty",)}
    assert "nobody" not in " ".join(found.facts)


def test_whoever_is_married_has_somebody() -> None:
    told = story(HEAD + "> 1\nKitty is married\n> 2\nKitty is not married\n").replay()
    assert told.after("t:1").value("spouse(Kitty)") == "not told"
    assert told.after("t:2").value("spouse(Kitty)") == "nobody"


def test_somebody_whom_another_believes_to_be_married_is_thought_to_have_nobody_no_longer() -> None:
    lines = "> 1\nStiva tells Boris that Kitty is not married\n> 2\nStiva tells Boris that Kitty is married\n"
    assert "= nobody" in believed(lines, "t:1", "spouse(Kitty)")
    assert believed(lines, "t:2", "spouse(Kitty)") == ""
