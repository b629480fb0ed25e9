"""``fact-contradicted`` of what somebody knows: he is said not to know what he was told or saw before."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.making import made, words_of
from skaz.check.wording import Wording
from skaz.engine.run import Failure
from skaz.text.finding import Finding


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        step = failure.step
        if failure.kind == "knowing" and failure.role == "known" and failure.made_by is not None and step.span:
            yield (
                failure,
                made(
                    "fact-contradicted",
                    failure,
                    f'"{step.span.text}" here, and {failure.who} has known it since {words_of(failure.made_by)}.',
                    label="told otherwise",
                    note="learned here",
                    help_="One of the two is a slip; or tell how it was forgotten: X forgets that …",
                    severity="warning",
                ),
            )
