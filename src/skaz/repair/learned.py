"""Somebody comes to know what could not be known: another tells it, or it is seen."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.engine.run import Failure
from skaz.model.lines.formal import Misread
from skaz.model.telling import Clause, Content
from skaz.repair.candidate import Candidate, Trouble
from skaz.repair.inserted import people_of, put_in
from skaz.syntax.read_formula import parse_formula
from skaz.text.source import Source

#: The words by which somebody comes to know something: from another, or with their own eyes.
TELLS = ("tell", "confess")
SEES = ("see", "discover")


def learned(trouble: Trouble) -> Iterator[Candidate]:
    """Who knows it tells it, or it is seen: before the line that fails, or behind that in which it came about."""
    for failure in trouble.failures:
        if failure.role == "cannot-know" and trouble.line is not None:
            yield from _learning(trouble, failure)


def _learning(trouble: Trouble, failure: Failure) -> Iterator[Candidate]:
    what = _content(trouble, failure.text)
    line, who = trouble.line, failure.who
    if what is None or line is None or not isinstance(who, str):
        return
    origin = failure.made_by
    source = trouble.draft.line_at(origin.span) if origin is not None and origin.span is not None else None
    knowers = [each for each in _knowers(failure) if each != who and trouble.run.world.is_person(each)]
    words = trouble.draft.model.world.words
    for number, knower in enumerate(knowers):
        for name in TELLS:
            if name in words:
                clause = Clause(words[name], (knower, who, what))
                yield put_in(trouble, line, clause, 1.0 + number * 0.1, f"told {knower}")
                if source is not None:
                    yield put_in(trouble, source, clause, 1.05 + number * 0.1, f"told {knower}", after=True)
    for name in SEES:
        if name in words:
            clause = Clause(words[name], (who, what, *[None] * (len(words[name].slots) - 2)))
            yield put_in(trouble, line, clause, 1.35, "seen")
            if source is not None:
                yield put_in(trouble, source, clause, 1.3, "seen", after=True)


def _knowers(failure: Failure) -> list[str]:
    """Those who may tell it: who know it by the finding, else who took part in it or saw it."""
    step = failure.made_by
    found = [] if step is None else [*map(str, people_of(step)), *step.seen_by]
    return list(dict.fromkeys(found))


def _content(trouble: Trouble, text: str) -> Content | None:
    """What is to be known, from its formal text."""
    source = Source("", text)
    formula, findings = parse_formula(source, 0, len(text))
    if formula is None or findings:
        return None
    try:
        clauses = trouble.draft.reader.formal.clauses(formula)
    except Misread:
        return None
    return Content("that", clauses, text)
