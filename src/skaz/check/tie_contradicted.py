"""``tie-contradicted``: two passages give one tie differently, or ties that cannot stand together."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.fact_contradicted import told_otherwise
from skaz.check.law_broken import broken, is_placed
from skaz.check.ties import is_of_ties
from skaz.check.wording import Wording
from skaz.engine.run import Failure
from skaz.text.finding import Finding


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        if not is_of_ties(failure, words.world):
            continue
        if failure.kind == "law" and is_placed(failure):
            yield failure, broken("tie-contradicted", failure, words)
        elif failure.kind != "law" and failure.step.span is not None:
            yield failure, told_otherwise("tie-contradicted", failure, words)
