"""References that lead nowhere, and rules of a vocabulary that do not come to rest."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.wording import Wording
from skaz.engine.run import Failure
from skaz.text.finding import Finding
from skaz.text.near import nearest


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        span = failure.span or failure.step.span
        if failure.kind == "reference" and span is not None:
            known = [*words.run.telling.by_id, *words.run.by_id]
            near = ", ".join(nearest(failure.text, known))
            message = f'"{failure.text}" is no passage or event of this telling.'
            help_ = f"Nearest: {near}." if near else "Write a passage, film:12, or an event, film:12.2."
            if failure.text in words.run.telling.by_id:
                message = f'"{failure.text}" reports no event, so nothing is before, after or the same as it.'
                help_ = "Map what that passage reports, or name another one."
            yield failure, Finding("unknown-name", message, span, help=help_, passages=_passages(failure))
        elif failure.kind == "rules":
            rule = next((r for r in words.run.world.meanings.rules if r.name in failure.text.split(", ")), None)
            where = rule.span if rule is not None and rule.span is not None else failure.step.span
            if where is not None:
                message = f"Rules fire without end: {failure.text}."
                help_ = "What a rule brings about must not make it fire again."
                yield failure, Finding("bad-declaration", message, where, help=help_, passages=_passages(failure))


def _passages(failure: Failure) -> tuple[str, ...]:
    return (failure.step.passage,) if failure.step.passage else ()
