"""Which findings are wanted: by codes and classes."""

from __future__ import annotations

from skaz.text.choice import chosen, codes_of
from skaz.text.finding import Finding
from skaz.text.identity import Numbered
from skaz.text.source import Source, Span

SPAN = Span(Source("story.skaz", "Ada"), 0, 3)
ROOT = Numbered("f1", "a", None, Finding("dead", "She is dead.", SPAN))
ECHO = Numbered("f2", "b", "f1", Finding("not-there", "She is not there.", SPAN))


def test_a_class_stands_for_its_codes() -> None:
    assert codes_of("ties, dead") == {"dead", "already-married", "tie-contradicted"}
    assert codes_of("") == set()


def test_ids_stay_and_what_follows_from_a_finding_left_out_stands_by_itself() -> None:
    assert chosen([ROOT, ECHO], (), ()) == [ROOT, ECHO]
    kept = chosen([ROOT, ECHO], (), ["dead"])
    assert [(each.id, each.root) for each in kept] == [("f2", None)]
