"""``not-there``: somebody is needed at a place and is told to be elsewhere, and no everyday journey brings him.

``two-places``: the same, and both are told of one time, so that no journey can come between.
"""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.making import made
from skaz.check.needs import check_of
from skaz.check.wording import Wording
from skaz.engine.meaning import AT, INSIDE
from skaz.engine.run import Failure
from skaz.model.logic import OPEN, Const, Not, Read, Special, Value
from skaz.text.finding import Finding

#: What stands against it leaves a way out: an untold return, or a place that the other may have.
MILD = ("return", "two places, it seems")
HELP = "Say how they came there, or what let them go; or write another name, place or time."


def check(failures: list[Failure], words: Wording) -> Iterator[tuple[Failure, Finding]]:
    for failure in failures:
        is_place = failure.kind == "fact" and failure.fluent is not None and failure.fluent[0] == AT
        code = check_of(failure)
        if (code in ("not-there", "two-places") or is_place) and failure.step.span is not None:
            mover = failure.fluent[1] if failure.fluent and len(failure.fluent) > 1 else failure.who
            finding = made(
                "two-places" if code == "two-places" else "not-there",
                failure,
                _message(failure, mover, words),
                span=words.name_in(mover, failure.step.span),
                label=_label(failure, words),
                note=_note(failure, mover, words),
                severity="warning" if failure.role in MILD else "error",
                help_=HELP,
            )
            yield failure, finding


def _message(failure: Failure, mover: Value, words: Wording) -> str:
    found = failure.found
    there = "elsewhere" if found is None or isinstance(found, Special) else words.at(found)
    why = f"{words.pronoun(mover)} went away" if found is OPEN else f"{words.is_(mover)} {there}"
    if failure.kind == "fact" or not failure.step.words:
        place = _place(failure)
        return (
            f"{mover} cannot be {words.at(place)} here: {why}."
            if place is not None
            else f"{mover} cannot be there: {why}."
        )
    doer = words.doer_of(failure)
    where = _place(failure)
    at = f" {words.at(where)}" if where is not None and failure.role in ("place", *MILD, "two places") else ""
    if isinstance(failure.need, Not):
        return f"{doer} cannot {words.deed_of(failure)}: {words.is_(mover)} {there} already."
    reason = why if mover == doer else f"{mover} is {there}"
    return f"{doer} cannot {words.deed_of(failure)}{at}: {reason}."


def _note(failure: Failure, mover: Value, words: Wording) -> str:
    if failure.found is OPEN:
        return f"{words.pronoun(mover)} went away here"
    return f"{words.is_(mover)} {words.at(failure.found)}" if failure.found is not None else ""


def _label(failure: Failure, words: Wording) -> str:
    place = _place(failure)
    if isinstance(failure.need, Not):
        return "must be elsewhere"
    return f"must be {words.at(place)}" if place is not None else "must be there"


def _place(failure: Failure) -> Value:
    """The place that is asked for, where one is named."""
    need = failure.need
    if isinstance(need, Read) and need.property == INSIDE and isinstance(need.args[1], Const):
        return need.args[1].value
    return None
