"""Nearest names."""

from __future__ import annotations

from skaz.text.near import nearest

NAMES = ["Vronsky", "Vronskaya", "Anna", "Anya", "Ștefan"]


def test_the_likest_comes_first() -> None:
    assert nearest("Vronskey", NAMES) == ["Vronsky", "Vronskaya"]
    assert nearest("Ana", NAMES) == ["Anna", "Anya"]


def test_marks_and_case_do_not_count() -> None:
    assert nearest("STEFAN", NAMES) == ["Ștefan"]


def test_nothing_is_near() -> None:
    assert nearest("xyzzy", NAMES) == []
    assert nearest("", NAMES) == []


def test_order_does_not_matter() -> None:
    assert nearest("Ana", NAMES[::-1]) == nearest("Ana", NAMES)
