"""What is promised, asked or decided and left open to the end: noted once, and only where it binds."""

from __future__ import annotations

from told import said, story

HEAD = """
story "A small world"
use everyday

woman Anna; Kitty
man Levin; Stiva
thing the ring

telling t in en
"""


def found(*lines: str) -> str:
    return said(story(HEAD + "".join(f"\n> {n}\n{line}\n" for n, line in enumerate(lines, 1))).check())


def test_what_is_left_open() -> None:
    assert found("Levin promises Anna to marry her") == (
        'promise-open (note) [t:1] "Levin promises Anna to marry her": no passage tells that it is kept or broken.'
    )
    assert found("Levin and Kitty decide to marry").startswith("promise-open (note) [t:1]")
    assert found("Anna asks Levin to sing").startswith("promise-open (note) [t:1]")


def test_what_is_not() -> None:
    assert found("Levin promises Anna to marry her", "Levin marries Anna") == ""
    assert found("Levin promises Anna to marry her", "Levin breaks his promise to Anna") == ""
    assert found("Anna asks Levin to sing", "Levin sings") == ""
    assert found("Anna begs Levin to forgive her, but he does not forgive her") == ""
    assert found("Anna asks Levin to sing, but he refuses") == ""
    assert found("Levin promises Anna to bring Kitty the ring", "Levin gives Kitty the ring") == ""
    assert found("Anna advises Levin to sing") == ""
    assert found("Levin decides to sing") == ""
