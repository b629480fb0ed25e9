"""``known-already`` and ``cannot-know``, and ``fact-contradicted`` of beliefs: who knows what was told or seen before.

Somebody is said not to know what he was told, or saw; to learn for the first time what he knows; to speak of what he is
said not to know, with nothing between that could have brought it to him.
"""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.making import made
from skaz.check.wording import Wording
from skaz.engine.run import Failure
from skaz.text.finding import Finding


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        if failure.kind == "knowing" and failure.step.span is not None and failure.made_by is not None:
            yield failure, _MADE[failure.role](failure)


def _known(failure: Failure) -> Finding:
    assert failure.step.span is not None
    return made(
        "fact-contradicted",
        failure,
        f'"{failure.step.span.text}" here, and {failure.who} has known it since {_before(failure)}.',
        label="told otherwise",
        note="learned here",
        help_="One of the two is a slip; or tell how it was forgotten: X forgets that …",
        severity="warning",
    )


def _again(failure: Failure) -> Finding:
    return made(
        "known-already",
        failure,
        f"{failure.who} knows this already: {_before(failure)}.",
        label="known already",
        note="learned here",
        help_="Take away that it is the first time, or write who was meant; or tell how it was forgotten.",
        severity="warning",
    )


def _cannot_know(failure: Failure) -> Finding:
    return made(
        "cannot-know",
        failure,
        f"{failure.who} cannot know this: {_before(failure)}.",
        label="must know what is said",
        note="told here not to be known",
        help_="Tell who told them, or what they saw: Y tells X that …, X learns that …",
    )


def _before(failure: Failure) -> str:
    """The earlier place, in its own words where they are at hand."""
    step = failure.made_by
    assert step is not None
    return f'"{step.span.text}" in {step.passage}' if step.span is not None and step.passage else str(step.id)


_MADE = {"known": _known, "again": _again, "cannot-know": _cannot_know}
