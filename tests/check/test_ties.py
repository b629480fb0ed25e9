"""What cannot be said of one person or place: in everyday words, with the finding that each story has."""

from __future__ import annotations

from told import said, story

CAST = """
story "A small world"
use everyday

city Rome
house the house; the estate
building the inn
occasion the ball
woman Anna; Dolly; Kitty
man Stiva; Levin; Karenin
boy Seryozha
girl Anya

telling t in {language}
"""


def found(*lines: str, language: str = "en") -> str:
    """The findings of a telling with one passage for each of some lines; ``/`` parts the lines of a passage."""
    body = "".join(f"\n> {n}\n" + line.replace(" / ", "\n") + "\n" for n, line in enumerate(lines, 1))
    return said(story(CAST.format(language=language) + body).check())


def test_a_building_is_in_no_other_building() -> None:
    held = "Karenin confines Anna to the house"
    assert found(held, "the house stands in Rome", "at the inn: Anna, Levin") == (
        "not-there [t:3 t:1] Anna cannot be at the inn here: she is at the house."
    )
    assert found("at the house: Anna", "the house stands in Rome", "at the ball: Anna") == ""


def test_being_where_one_may_not_be_is_the_clash() -> None:
    ban = "Dolly banishes Stiva from the house"
    assert found(ban, "at the house: Stiva, Levin") == (
        "confined [t:2 t:1] Stiva cannot be at the house: he is barred from the house."
    )
    assert found(ban, "at the house, Stiva meets Levin") == (
        "confined [t:2 t:1] Stiva cannot meet Levin: he is barred from the house."
    )
    assert found(ban, "Dolly takes Stiva back", "at the inn: Stiva, Levin") == ""
