"""Contents of one shape: the same formula, about other people and things, with the same of them alike."""

from __future__ import annotations

import pytest

from skaz.engine.shape import MOST_PARTS, Names, renamed
from skaz.model.logic import TRUE, Believes, Compare, Const, Expr, Or, Quantified, Read, Var

KINDS = {"Anna": "woman", "Kitty": "woman", "Levin": "man", "the mill": "thing", "the ring": "thing"}


def owner(thing: str, who: object) -> Expr:
    return Compare("==", Read("owner", (Const(thing),)), Const(who))


def shape(*args: str, says: Expr) -> list[object] | None:
    names, found = Names(lambda name: KINDS.get(name, "")), list[object]()
    found.extend(names.key(name) for name in args)
    return found if names.add_content(says, found) else None


def test_other_names_give_the_same_shape() -> None:
    assert shape("Anna", says=owner("the mill", "Levin")) == shape("Kitty", says=owner("the ring", "Anna"))


@pytest.mark.parametrize(
    "other",
    [
        owner("the mill", "Anna"),
        owner("the mill", "nobody in particular"),
        owner("the mill", 1),
        owner("the mill", True),
        Compare("!=", Read("owner", (Const("the mill"),)), Const("Levin")),
        Believes(Const("Levin"), owner("the mill", "Kitty")),
    ],
)
def test_what_says_something_else_has_another_shape(other: Expr) -> None:
    assert shape("Anna", says=other) != shape("Anna", says=owner("the mill", "Levin"))


def test_numbers_and_truths_are_not_mixed_up() -> None:
    assert shape(says=owner("the mill", 1)) != shape(says=owner("the mill", True))


def test_some_contents_share_no_shape_and_leave_no_names() -> None:
    names = Names(lambda name: KINDS.get(name, ""))
    several = Or(tuple(owner("the mill", who) for who in ("Anna", "Kitty", "Levin") * MOST_PARTS))
    for says in (several, Quantified("exists", "x", "person", Compare("==", Var("x"), TRUE))):
        found: list[object] = []
        assert not names.add_content(says, found)
        assert found == [None]
        assert not names.numbers


def test_names_are_replaced_everywhere() -> None:
    found = renamed(Believes(Const("Levin"), owner("the mill", "Anna")), {"Levin": "A", "Anna": "B"})
    assert found == Believes(Const("A"), owner("the mill", "B"))
