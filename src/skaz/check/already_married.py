"""``already-married``: somebody marries, or promises marriage, who has a husband or wife or is promised to another."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.making import made
from skaz.check.needs import check_of
from skaz.check.wording import Wording
from skaz.engine.run import Failure
from skaz.text.finding import Finding

HELP = "Tell what ended the earlier tie (a divorce, a death), or write who was meant."
TIES = {"spouse": "married to", "engaged": "engaged to"}


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        if check_of(failure) == "already-married" and failure.step.span is not None and failure.fluent is not None:
            who = failure.fluent[1]
            doer = words.doer_of(failure)
            tie = f"{TIES[str(failure.fluent[0])]} {failure.found}"
            reason = f"{words.is_(who)} {tie}" if str(who) == doer else f"{who} is {tie}"
            finding = made(
                "already-married",
                failure,
                f"{doer} cannot {words.deed_of(failure)}: {reason}.",
                span=words.name_in(who, failure.step.span),
                label="must be free to marry",
                note=f"{TIES[str(failure.fluent[0])]} {failure.found}",
                help_=HELP,
            )
            yield failure, finding
