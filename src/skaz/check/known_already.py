"""``known-already``: somebody learns for the first time, or as news, what he was told or saw before."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.making import made, words_of
from skaz.check.wording import Wording
from skaz.engine.run import Failure
from skaz.text.finding import Finding


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        if failure.kind == "knowing" and failure.role == "again" and failure.made_by is not None:
            yield (
                failure,
                made(
                    "known-already",
                    failure,
                    f"{failure.who} knows this already: {words_of(failure.made_by)}.",
                    label="known already",
                    note="learned here",
                    help_="Take away that it is new, or write who was meant; or tell how it was forgotten.",
                    severity="warning",
                ),
            )
