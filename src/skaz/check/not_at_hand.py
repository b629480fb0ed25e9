"""``not-at-hand``: a thing is given, used or lost by somebody who is told not to have it."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.making import made
from skaz.check.needs import check_of
from skaz.check.wording import Wording
from skaz.engine.run import Failure
from skaz.model.logic import NOTHING
from skaz.text.finding import Finding

#: What an untold find would mend.
FINDABLE = {"mislaid": "lost", "concealed": "hidden"}

HELP = "Say how the thing came back, or give another thing a name of its own."


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        if check_of(failure) == "not-at-hand" and failure.step.span is not None and failure.fluent is not None:
            thing = failure.fluent[1]
            doer = words.doer_of(failure)
            finding = made(
                "not-at-hand",
                failure,
                f"{doer} cannot {words.deed_of(failure)}: {_where(failure, words)}.",
                span=words.name_in(doer, failure.step.span),
                label=f"must have {thing}",
                note="it went here",
                help_=HELP,
                severity="warning" if failure.fluent[0] in FINDABLE else "error",
            )
            yield failure, finding


def _where(failure: Failure, words: Wording) -> str:
    assert failure.fluent is not None
    if failure.fluent[0] == "destroyed":
        return "it is destroyed"
    if failure.fluent[0] in FINDABLE:
        return f"it is {FINDABLE[str(failure.fluent[0])]}"
    if failure.found is NOTHING:
        return f"nobody has {failure.fluent[1]}"
    if failure.fluent[0] == "inside":
        return f"it is in {failure.found}"
    return f"{failure.found} has it" if not isinstance(failure.found, bool) else f"{failure.text} is told otherwise"
