"""``out-of-order``: two people meet for the first time who were in one event before, or were fond of each other."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.making import made
from skaz.check.wording import Wording
from skaz.engine.run import Failure
from skaz.text.finding import Finding

HELP = 'Write that they meet again, or without "first"; or tell the earlier passage of another time or of others.'


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        origin = failure.made_by
        if failure.kind != "first" or failure.step.span is None or origin is None:
            continue
        told = f'"{origin.span.text}" in {origin.passage}' if origin.span is not None else origin.text
        finding = made(
            "out-of-order",
            failure,
            f'"{failure.step.span.text}" is no first time: {told} comes before.',
            label="cannot be the first time",
            note="before that",
            help_=HELP,
        )
        yield failure, finding
