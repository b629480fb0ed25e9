"""Relative clauses behind a comma: ``, who is ill``, ``, whom Levin loves``, ``, where she meets Will``."""

from __future__ import annotations

from skaz.model.lines.best import best_of
from skaz.model.lines.cut import Part, Trouble
from skaz.model.lines.grammar import Grammar
from skaz.model.lines.match import Matcher
from skaz.model.lines.names import NAME
from skaz.model.lines.shapes import Matched, Name


def read_relative(matcher: Matcher, grammar: Grammar, atoms: tuple[str, ...], bound: tuple[int, int]) -> Part | None:
    """The clause that fills a stretch between commas and tells of the name, or the place, before it.

    Of a ``whom`` part ``end`` stands for that name: it is what the clause lacks.
    """
    start, end = bound
    opening = grammar.language.relatives.longest(atoms, start)
    if opening is None or start < 2 or opening[1] >= end:
        return None
    roles, after = opening
    if "where" in roles:
        clauses = _best([found for stop, found in matcher.sequence(after, end, "finite", None) if stop == end])
        return Part("where", (), clauses, start, end) if clauses else None
    host = start - 2
    if not atoms[host].startswith(NAME):
        return None
    for role in roles:
        if role == "who":
            told = matcher.sequence(after, end, "finite", Name(host))
            clauses = _best([found for stop, found in told if stop == end])
        elif role == "whom":
            clauses = _best(_lacking(matcher, grammar, (*atoms[:end], atoms[host], *atoms[end + 1 :]), after, end))
        else:
            continue
        if clauses:
            return Part("trait", (), clauses, host, end, role)
    return None


def _lacking(
    matcher: Matcher, grammar: Grammar, atoms: tuple[str, ...], start: int, end: int
) -> list[tuple[Matched, ...]]:
    """Readings of a clause whose object is the name that is put behind it."""
    inner = Matcher(grammar, atoms, matcher.nouns.list_commas)
    found = inner.clauses(start, end + 1, "finite")
    return [(m,) for m in found if m.end == end + 1 and Name(end) in m.args]


def _best(readings: list[tuple[Matched, ...]]) -> tuple[Matched, ...]:
    best = best_of(readings) if readings else ()
    return () if isinstance(best, Trouble) else best
