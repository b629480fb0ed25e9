"""Relative clauses behind a comma: ``, who is ill``, ``, whom Levin loves``, ``, where she meets Will``."""

from __future__ import annotations

from skaz.model.lines.best import best_of
from skaz.model.lines.cut import Part, Trouble
from skaz.model.lines.grammar import Grammar
from skaz.model.lines.match import Matcher
from skaz.model.lines.names import NAME
from skaz.model.lines.shapes import Matched, Name

#: What relative words put somebody's name behind their clause: ``whom``, ``to whom``, ``with whom``.
LACKING = frozenset({"whom", "to", "with"})


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
            gap = end
        elif role in LACKING:
            lacking = _lacking_words(grammar, role, atoms[host])
            gap = end + len(lacking) - 1
            clauses = _best(_lacking(matcher, grammar, (*atoms[:end], *lacking, *atoms[gap + 1 :]), after, gap))
        else:
            continue
        if clauses:
            return Part("trait", (), clauses, host, gap, role)
    return None


def _lacking_words(grammar: Grammar, role: str, name: str) -> tuple[str, ...]:
    """What a clause lacks of a name, as it would stand behind it: ``the name``, ``to the name``, ``with the name``."""
    if role == "with":
        return (grammar.with_word, name)
    if role == "to":
        shape, flags = name.rsplit(":", 1)
        return (f"{shape}:11{flags[2:]}",) if grammar.drops_subject else ("to", name)
    return (name,)


def _lacking(
    matcher: Matcher, grammar: Grammar, atoms: tuple[str, ...], start: int, gap: int
) -> list[tuple[Matched, ...]]:
    """Readings of a clause of which a part is the name that is put behind it."""
    inner = Matcher(grammar, atoms, matcher.nouns.list_commas)
    found = inner.clauses(start, gap + 1, "finite")
    return [
        (m,)
        for m in found
        if m.end == gap + 1 and (Name(gap) in m.args or any(tail.value == Name(gap) for tail in m.tails))
    ]


def _best(readings: list[tuple[Matched, ...]]) -> tuple[Matched, ...]:
    best = best_of(readings) if readings else ()
    return () if isinstance(best, Trouble) else best
