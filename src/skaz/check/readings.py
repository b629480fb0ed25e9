"""A telling in all its readings: what fails in each is said as it is, what fails in some only as a note."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from skaz.engine.order import readings_of
from skaz.model.from_syntax import Model
from skaz.model.telling import Passage, Telling
from skaz.text.aside import answers
from skaz.text.finding import Finding
from skaz.text.identity import key_of
from skaz.text.packed import Elsewhere, Places, packed, unpacked

#: Alternatives of readings that are replayed at most.
MOST = 40
ORDINALS = ("first", "second", "third", "fourth", "fifth")

#: What is to be said of the telling if of some blocks another alternative is taken.
Judge = Callable[[dict[int, int]], Sequence[Finding]]


def over_readings(
    first: Sequence[Finding], model: Model, telling: Telling, judge: Judge, workers: int
) -> list[Finding]:
    """What fails in every reading as it is; what fails in some only as a note that says in which.

    Args:
        first: what is said in the preferred readings.
        model: the story.
        telling: one of its tellings.
        judge: says the same of other readings; each alternative is tried by itself.
        workers: how many processes may do so at a time.
    """
    tried = list(islice(_alternatives(telling), MOST))
    others = _judged([partial(judge, {block: which}) for block, _, which in tried], Places(model.sources), workers)
    found = {_same(finding): finding for finding in first}
    order = list(found)
    for (_, passage, which), other in zip(tried, others):
        keys = {_same(finding): finding for finding in other}
        clashes, known = _clashes(other), _clashes(found.values())
        for key in order:
            if key not in keys and found[key].severity != "note" and _clash(found[key]) not in clashes:
                found[key] = _only_in(found[key], passage.id, 0)
        for key, finding in keys.items():
            if key not in found and _clash(finding) not in known:
                found[key] = _only_in(finding, passage.id, which)
                order.append(key)
    return [found[key] for key in order]


def _alternatives(telling: Telling) -> Iterator[tuple[int, Passage, int]]:
    """Each alternative that is not the preferred one: which block it is of, where that stands, and which it is."""
    for block, (passage, count) in enumerate(readings_of(telling)):
        for which in range(1, count):
            yield block, passage, which


def _judged(looks: Sequence[Callable[[], Sequence[Finding]]], places: Places, workers: int) -> list[Sequence[Finding]]:
    """What each look finds; several processes look at a time, if they may."""
    if workers < 2:
        return [look() for look in looks]
    texts = answers([partial(_as_text, look, places) for look in looks], workers)
    return [unpacked(json.loads(text), places.span) if text else look() for text, look in zip(texts, looks)]


def _as_text(look: Callable[[], Sequence[Finding]], places: Places) -> str:
    """What is found, as text; nothing where it stands in a text that is of no file."""
    try:
        return json.dumps(packed(look(), places.place))
    except Elsewhere:
        return ""


def _clash(finding: Finding) -> tuple[str, frozenset[str]]:
    """What is wrong between which passages, however it is worded in one reading or another."""
    return finding.code, frozenset(finding.passages)


def _clashes(findings: Iterable[Finding]) -> set[tuple[str, frozenset[str]]]:
    return {_clash(each) for each in findings if each.severity != "note"}


def _same(finding: Finding) -> tuple[str, str]:
    """By what a finding of one reading is known in another."""
    return key_of(finding), finding.message


def _only_in(finding: Finding, passage: str, which: int) -> Finding:
    ordinal = ORDINALS[which] if which < len(ORDINALS) else f"{which + 1}th"
    message = f"{finding.message} Only in the {ordinal} reading of {passage}."
    return replace(finding, severity="note", message=message)
