"""``confined``: somebody leaves a place he is held in, or comes to one he may not come to."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.making import made
from skaz.check.needs import by_what, check_of
from skaz.check.wording import Wording
from skaz.engine.run import Failure
from skaz.model.logic import Const, Read
from skaz.text.finding import Finding
from skaz.text.source import Span

HELP = "Say who let them go or come: X releases Y, or that they broke out: Y escapes."
#: How each property that holds somebody is said, with its value or last argument.
SAID = {
    "confined": "confined to {}",
    "barred": "barred from {}",
    "captive": "a captive",
    "exiled": "exiled from {}",
    "forbidden": "forbidden to",
}


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        if check_of(failure) == "confined" and failure.step.span is not None and failure.fluent is not None:
            yield failure, _finding(by_what(failure), failure, failure.step.span, words)


def _finding(failure: Failure, asked: Failure, span: Span, words: Wording) -> Finding:
    assert failure.fluent is not None
    held, name = failure.fluent[1], failure.fluent[0]
    if failure.step.words:
        doer, deed = words.doer_of(failure), words.deed_of(failure)
        label = f"must be free to {deed.split()[0]}"
        deed += _where(asked, words)
    else:
        doer, deed, label = str(held), _presence(asked, words), "must be free to come"
    reason = f"{words.is_(held) if str(held) == doer else f'{held} is'} {_held(failure)}"
    return made(
        "confined",
        failure,
        f"{doer} cannot {deed}: {reason}.",
        span=words.name_in(held, span),
        label=label,
        note="held here" if name not in ("confined", "barred") else f"{name} here",
        help_=HELP,
    )


def _where(failure: Failure, words: Wording) -> str:
    """The place that a line names, where that is what somebody cannot come to."""
    need = failure.need
    place = need.args[1] if failure.role == "place" and isinstance(need, Read) else None
    return f" {words.at(place.value)}" if isinstance(place, Const) else ""


def _presence(failure: Failure, words: Wording) -> str:
    """Where somebody would have to be, of a line that only says where people are."""
    need = failure.need
    place = need.args[1] if isinstance(need, Read) and len(need.args) > 1 else None
    return f"be {words.at(place.value)}" if isinstance(place, Const) else "be there"


def _held(failure: Failure) -> str:
    assert failure.fluent is not None
    said = SAID.get(str(failure.fluent[0]), f"held ({failure.fluent[0]})")
    value = failure.fluent[-1] if isinstance(failure.found, bool) else failure.found
    return said.format(value)
