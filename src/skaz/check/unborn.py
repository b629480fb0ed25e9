"""``unborn``: somebody acts, or is somewhere, before being born."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.making import made
from skaz.check.wording import Wording
from skaz.engine.run import Failure
from skaz.text.finding import Finding

HELP = "Tell the birth before that, or say when each was; or write which child was meant."


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        is_by_date = failure.clash is not None and failure.clash.code == "unborn" and failure.clash.who is not None
        if not (failure.kind == "birth" or is_by_date) or failure.step.span is None or failure.made_by is None:
            continue
        finding = made(
            "unborn",
            failure,
            f"{failure.who} is born only in {failure.made_by.passage}.",
            span=words.name_in(failure.who, failure.step.span),
            label="not born yet",
            note="born here",
            help_=HELP,
        )
        yield failure, finding
