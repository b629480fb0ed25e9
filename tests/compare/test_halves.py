"""A deed of two against the same deed of two others: what a root explains of it, and what is left."""

from __future__ import annotations

from compare.twice import compared

ONE = [
    "Ada loves Petru",
    "Petru plays chess with Ada",
    "Radu kisses Ada",
    "Petru gives the lamp to Ada",
    "Petru dances with Ada",
    "Ada weeps",
    "Ion tells Mara that Ada is ill",
    "Mara visits Ada",
    "Vera sells the ring to Ion",
]


def test_the_half_that_a_root_makes_alike_is_under_it() -> None:
    two = [line.replace("Ada", "Vera") if at < 6 else line for at, line in enumerate(ONE)]
    two[4] = "Radu dances with Vera"
    found = compared(two, ONE)
    (root,) = found.roots
    halves = [(each.names, each.root, each.category) for each in found.contradictions if each.a.passages == ("one:5",)]
    assert halves == [(("Ada", "Vera"), root.id, "identity"), (("Petru", "Radu"), None, "identity")]


def test_two_others_are_people_too() -> None:
    two = [line if at != 4 else "Radu dances with Vera" for at, line in enumerate(ONE)]
    (each,) = compared(two, ONE).contradictions
    assert (each.category, each.weight, each.names) == ("identity", "high", ("Ada and Petru", "Radu and Vera"))
