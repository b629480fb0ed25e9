"""``law-broken``: what is told makes something hold that a law of the world says must never hold."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.making import made
from skaz.check.ties import is_of_ties
from skaz.check.wording import FINDINGS_IN, Wording, joined
from skaz.engine.run import Failure
from skaz.model.world import Literal_
from skaz.text.finding import Finding

HELP = "Mend the passage that says it, or tell what ended the one before the other began."


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        if failure.kind == "law" and is_placed(failure) and not is_of_ties(failure, words.world):
            yield failure, broken("law-broken", failure, words)


def is_placed(failure: Failure) -> bool:
    """Whether it stands anywhere in the telling."""
    return failure.step.span is not None or any(origin.span is not None for origin in failure.others)


def broken(code: str, failure: Failure, words: Wording) -> Finding:
    """The finding of a law that is broken."""
    return made(
        code,
        failure,
        f"{_sentence(failure, words)}.",
        label="now it holds",
        against_it="because of this",
        help_=HELP,
    )


def _sentence(failure: Failure, words: Wording) -> str:
    """The law's own sentence; in the language of findings where it has one, else in the telling's."""
    law = failure.law
    assert law is not None
    saying = law.saying.get(FINDINGS_IN) or law.saying.get(words.run.telling.language) or ()
    if not saying:
        return f"{failure.text} must never hold"
    shown = [p.shown if isinstance(p, Literal_) else str(failure.env.get(p.name, p.name)) for p in saying]
    parts = [part for part in shown if part]
    return joined(parts)
