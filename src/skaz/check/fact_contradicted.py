"""``fact-contradicted``: what is told, or what an event needs, is not what was told, and nothing told changed it.

Graver or milder by what could have come between: of ties and traits nothing (error), of what only an untold deed out of
the ordinary changes that deed (warning), of feelings and the like time alone (note).
"""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.making import made
from skaz.check.needs import check_of
from skaz.check.ties import is_of_ties
from skaz.check.wording import Wording
from skaz.engine.meaning import AT
from skaz.engine.run import Failure
from skaz.text.finding import Finding, Severity

HELP = "One of the two is a slip; or tell what changed it; or write whose opinion it is: X believes that …"
SEVERITIES: dict[str, Severity] = {
    "lasting": "error",
    "same passage": "error",
    "changeable": "warning",
    "fleeting": "note",
}


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        if failure.step.span is None or failure.fluent is None:
            continue
        is_told = failure.kind == "was" or (failure.kind == "fact" and failure.fluent[0] != AT)
        if is_told and not is_of_ties(failure, words.world):
            yield failure, told_otherwise("fact-contradicted", failure, words)
        elif check_of(failure) == "condition":
            yield failure, _needed(failure, words)


def told_otherwise(code: str, failure: Failure, words: Wording) -> Finding:
    """The finding of what is told here and was told otherwise."""
    assert failure.step.span is not None
    return made(
        code,
        failure,
        f'"{failure.step.span.text}" here, and {_otherwise(failure, words)}.',
        label="told otherwise",
        note="told here",
        help_=HELP,
        severity=SEVERITIES.get(failure.role, "error"),
    )


def _needed(failure: Failure, words: Wording) -> Finding:
    return made(
        "fact-contradicted",
        failure,
        f"{words.doer_of(failure)} cannot {words.deed_of(failure)}: {_otherwise(failure, words)}.",
        label=f"needs {failure.text}",
        note="told here",
        help_=HELP,
    )


def _otherwise(failure: Failure, words: Wording) -> str:
    """What was told otherwise, in the words that told it where they are at hand."""
    origin = failure.made_by
    if origin is not None and origin.span is not None and origin.passage is not None:
        return f'"{origin.span.text}" in {origin.passage}'
    assert failure.fluent is not None
    return f"{words.namer.name(failure.fluent)} was told to be {words.namer.value(failure.fluent, failure.found)}"
