"""``never-done``: something is undone, or done again, that was never done, or is undone already."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.making import made
from skaz.check.needs import check_of, is_settled
from skaz.check.ties import is_tie
from skaz.check.wording import Wording
from skaz.engine.run import Failure
from skaz.model.logic import Special
from skaz.text.finding import Finding

HELP = "Tell what made it so again before this, or take one of the two away; or write who was meant."
AGAIN = 'Take away "again", or tell when it was before.'


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        if failure.step.span is None:
            continue
        if failure.kind == "never":
            yield failure, _never(failure, words)
        elif failure.kind == "undone":
            yield failure, _another(failure, words)
        elif failure.kind == "already" and _is_tie(failure, words):
            yield failure, _already(failure, words)
        elif check_of(failure) == "never-done":
            yield failure, _undone(failure, words)


def _never(failure: Failure, words: Wording) -> Finding:
    assert failure.step.span is not None
    return made(
        "never-done",
        failure,
        f'"{failure.step.span.text}" takes it to have been so before, and {words.told_in(failure.made_by)}.',
        label="not for the first time",
        note="never before this",
        help_=AGAIN,
        severity="warning",
    )


def _is_tie(failure: Failure, words: Wording) -> bool:
    """Whether it is about a tie, which begins once; a feeling may begin again and again."""
    return failure.fluent is not None and is_tie(words.world.words.get(str(failure.fluent[0])), words.world)


def _already(failure: Failure, words: Wording) -> Finding:
    assert failure.step.span is not None
    return made(
        "never-done",
        failure,
        f'"{failure.step.span.text}" cannot begin: it is so since {words.told_in(failure.made_by)}.',
        label="begins what has begun",
        note="so since here",
        help_=HELP,
        severity="warning",
    )


def _another(failure: Failure, words: Wording) -> Finding:
    """A deed that ends for one what was brought about for another."""
    return made(
        "never-done",
        failure,
        f"{words.doer_of(failure)} cannot {words.deed_of(failure)}: no passage tells of it before, "
        f"and {words.told_in(failure.made_by)}.",
        span=words.name_in(failure.who, failure.step.span) if failure.step.span is not None else None,
        label=f"{failure.wanted} may be meant",
        note="told of another",
        help_=HELP,
        severity="warning",
    )


def _undone(failure: Failure, words: Wording) -> Finding:
    """A deed that ends what is ended, or begins what has begun; of somebody else it cannot be so at all."""
    is_other = not isinstance(failure.found, Special | bool) and not is_settled(failure)
    already = "" if is_other else "it is so since " if is_settled(failure) else "it is over since "
    reason = f"{already}{words.told_in(failure.made_by)}"
    return made(
        "never-done",
        failure,
        f"{words.doer_of(failure)} cannot {words.deed_of(failure)}: {reason}.",
        label=f"needs {failure.text}",
        note="so since here",
        help_=HELP,
        severity="error" if is_other else "warning",
    )
