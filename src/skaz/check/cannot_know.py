"""``cannot-know``: somebody acts on, or speaks of, what nobody can have told him."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.making import made, words_of
from skaz.check.wording import Wording
from skaz.engine.run import Failure
from skaz.text.finding import Finding

HELP = "Tell who told them, or what they saw: Y tells X that …, X learns that …; if they only guess: X suspects that …"


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        if failure.kind == "knowing" and failure.role == "cannot-know" and failure.made_by is not None:
            yield failure, _made(failure)


def _made(failure: Failure) -> Finding:
    how = failure.env.get("how")
    return made(
        "cannot-know",
        failure,
        _message(failure),
        label="must know this",
        note="told here not to be known" if how is None else "this came about here",
        against_it="told here not to be known",
        help_=HELP,
        severity="warning" if how == "closed" else "error",
    )


def _message(failure: Failure) -> str:
    """What makes it impossible: it is told that he does not know it, or all who know it keep it from him."""
    assert failure.made_by is not None
    before = words_of(failure.made_by)
    how, knowers = failure.env.get("how"), failure.env.get("knowers")
    if how == "denied":
        denial = words_of(failure.others[0])
        return f"{failure.who} cannot know of {before}: {denial}."
    if how is None:
        return f"{failure.who} cannot know this: {before}."
    keep = "keeps" if " and " not in str(knowers) else "keep"
    if how == "closed":
        return f"{failure.who} cannot know of {before}: nobody knows it but {knowers}, who {keep} it to themselves."
    return f"{failure.who} cannot know of {before}: only {knowers} can tell, who {keep} it from {failure.who}."
