"""The dead do nothing, and what they cannot do for another reason besides is no finding of its own."""

from __future__ import annotations

from told import said, story

CAST = """
story "A death"
use everyday

woman Ann
man Tom

telling t in en
"""


def found(*lines: str) -> str:
    """The findings of a telling with one passage for each of some lines."""
    return said(story(CAST + "".join(f"\n> {n}\n{line}\n" for n, line in enumerate(lines, 1))).check())


def test_a_tie_that_ended_with_a_death_is_no_root_beside_it() -> None:
    shown = found("Ann is Tom's fiancée", "Ann dies", "Ann breaks off her engagement to Tom").splitlines()
    assert [each.partition("]")[0] for each in shown] == ["dead [t:3 t:2", "never-done (warning) echo [t:3 t:2"]
