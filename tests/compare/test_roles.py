"""Two people, places or things with each other's part in one event are one difference, and may be a root."""

from __future__ import annotations

import pytest

from compare.twice import LINES, compared


def crossed(at: int, one: str, two: str) -> list[str]:
    line = LINES[at].replace(one, "@").replace(two, one).replace("@", two)
    assert line != LINES[at]
    return [*LINES[:at], line, *LINES[at + 1 :]]


@pytest.mark.parametrize(
    ("at", "one", "two"),
    [
        (0, "Ada", "Petru"),
        (2, "Petru", "Mara"),
        (2, "Ada", "Ion"),
        (2, "Petru", "Ada"),
        (5, "Radu", "Ion"),
        (5, "Ion", "Vera"),
        (6, "Petru", "Radu"),
        (7, "Mara", "Ada"),
    ],
)
def test_any_two_parts_of_an_event(at: int, one: str, two: str) -> None:
    (each,) = compared(crossed(at, one, two)).differences
    assert (each.kind, each.category) == ("contradiction", "role")
    assert each.a is not None
    assert each.b is not None
    assert {part.rpartition(": ")[2] for part in each.a.value.split(", ")} == {one, two}
    assert each.a.value != each.b.value


@pytest.mark.parametrize("telling", ["one", "two"])
def test_who_is_killed_by_whom_is_the_root_of_who_lives_on(telling: str) -> None:
    true = [*LINES[:7], "Vera kills Radu", *LINES[8:]]
    false = [*LINES[:7], "Radu kills Vera", *LINES[8:]]
    found = compared(false, true) if telling == "two" else compared(true, false)
    (root,) = found.roots
    assert (root.repair.kind, root.repair.telling, root.repair.passages) == ("role", telling, (f"{telling}:8",))
    assert [each.category for each in found.under("r1")] == ["outcome", "role"]
    assert not root.is_tie


def test_two_names_that_are_exchanged_together_are_two_roots() -> None:
    own = [
        "Petru kisses Ada",
        "Petru gives Ada the coat",
        "Petru hits Ada",
        "Ada confesses to Vera that she loves Petru",
    ]
    exchanged = [line.replace("Petru", "Ion").replace("Ada", "Mara") for line in own]
    found = compared([*LINES[:4], *exchanged, *LINES[4:]], [*LINES[:4], *own, *LINES[4:]])
    assert {frozenset((root.repair.old, root.repair.new)) for root in found.roots} == {
        frozenset(("Petru", "Ion")),
        frozenset(("Ada", "Mara")),
    }
    assert found.under(None) == ()
