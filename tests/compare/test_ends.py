"""What two tellings come to stays what it is when a name is exchanged elsewhere."""

from __future__ import annotations

from compare.twice import LINES, compared


def test_a_death_that_has_nothing_to_do_with_a_root_is_not_explained_by_it() -> None:
    at_mill = ["in the mill, Ada kisses Petru", "in the mill, Vera hits Radu"]
    at_inn = [line.replace("the mill", "the inn") for line in at_mill]
    first = [*LINES[:3], *at_mill, *LINES[3:], "Radu dines"]
    second = [*LINES[:3], *at_inn, *LINES[3:-2], "Radu dies", *LINES[-2:]]
    found = compared(second, first)
    (root,) = found.roots
    assert {root.repair.old, root.repair.new} == {"the inn", "the mill"}
    (death,) = [each for each in found.contradictions if each.category == "outcome"]
    assert death.root is None
