"""A late sequence is a tuple that is made when it is needed."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.text.late import Late


def test_it_is_made_once_and_not_before_it_is_looked_at() -> None:
    made: list[int] = []

    def make() -> Iterator[int]:
        made.append(1)
        yield from (1, 2, 3)

    late = Late(make)
    assert made == []
    assert list(late) == [1, 2, 3]
    assert (len(late), late[0], late[1:], 2 in late) == (3, 1, (2, 3), True)
    assert made == [1]


def test_it_is_equal_to_its_tuple() -> None:
    assert Late(lambda: [1, 2]) == (1, 2)
    assert [(1, 2)].index(Late(lambda: [1, 2])) == 0
    assert Late(lambda: [1, 2]) == Late(lambda: (1, 2))
    assert Late(lambda: [1]) != (1, 2)
    assert hash(Late(lambda: [1, 2])) == hash((1, 2))
    assert not Late(list)
    assert repr(Late(lambda: [1])) == "(1,)"
