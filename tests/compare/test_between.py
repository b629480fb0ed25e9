"""A name that is exchanged in some passages, and right in passages between those."""

from __future__ import annotations

import pytest

from compare.twice import LINES, compared

OWN = [
    "Petru kisses Ada",
    "Petru gives Vera the coat",
    "Petru hits Mara",
    "Petru confesses to Vera that he steals the ring",
    "Petru dances with Ada",
    "Petru sells the lamp to Radu",
]


@pytest.mark.parametrize("wrong", [(0, 2, 4), (1, 3), (0, 1, 4, 5), (1, 2, 5)])
def test_the_root_is_the_exchange_in_exactly_those_passages(wrong: tuple[int, ...]) -> None:
    exchanged = [line.replace("Petru", "Ion") if at in wrong else line for at, line in enumerate(OWN)]
    found = compared([*LINES[:4], *exchanged, *LINES[4:]], [*LINES[:4], *OWN, *LINES[4:]])
    (root,) = found.roots
    both = (root.repair, *root.rivals)
    assert {(each.telling, each.old, each.new) for each in both} == {("one", "Petru", "Ion"), ("two", "Ion", "Petru")}
    for each in both:
        assert each.passages == tuple(f"{each.telling}:{5 + at}" for at in wrong)
    assert root.is_tie
    assert found.under(None) == ()
