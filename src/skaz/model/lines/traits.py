"""What a line tells of somebody beside its clauses: in brackets, between commas."""

from __future__ import annotations

from skaz.model.lines.best import best_of
from skaz.model.lines.cut import Trouble
from skaz.model.lines.grammar import Grammar
from skaz.model.lines.match import Matcher
from skaz.model.lines.shapes import Implied, Matched


def read_traits(
    grammar: Grammar, traits: tuple[tuple[int, tuple[str, ...]], ...]
) -> tuple[tuple[int, tuple[tuple[Matched, int], ...]], ...] | Trouble:
    found: list[tuple[int, tuple[tuple[Matched, int], ...]]] = []
    for host, atoms in traits:
        matched: list[tuple[Matched, int]] = []
        start = 0
        for end in [i for i, a in enumerate(atoms) if a == ","] + [len(atoms)]:
            reading = _read_trait(grammar, atoms, start, end)
            if isinstance(reading, Trouble):
                return reading._replace(
                    start=reading.start + 10_000 * (host + 1), end=reading.end + 10_000 * (host + 1)
                )
            matched.append(reading)
            start = end + 1
        found.append((host, tuple(matched)))
    return tuple(found)


def _read_trait(grammar: Grammar, atoms: tuple[str, ...], start: int, end: int) -> tuple[Matched, int] | Trouble:
    """A property without its subject and ``is``: ``(Stiva's sister)``; or a whole verb phrase: ``(has two sons)``."""
    matcher = Matcher(grammar, (*grammar.is_atoms, *atoms[start:end]))
    offset = len(grammar.is_atoms)
    readings = [
        m for m in matcher.clauses(0, end - start + offset, "finite", Implied(0)) if m.end == end - start + offset
    ]
    if not readings:
        matcher = Matcher(grammar, atoms[start:end])
        offset = 0
        readings = [m for m in matcher.clauses(0, end - start, "finite", Implied(0)) if m.end == end - start]
    if not readings:
        return Trouble("unknown-phrase", start, end)
    best = best_of([(m,) for m in readings])
    if isinstance(best, Trouble):
        return best._replace(start=start, end=end)
    return best[0], start - offset


def read_apposed(grammar: Grammar, atoms: tuple[str, ...], start: int, end: int) -> tuple[Matched, ...] | Trouble:
    """A trait between commas, read where it stands, with ``is`` in the place of the comma before it."""
    changed = (*atoms[: start - 1], *grammar.is_atoms, *atoms[start:])
    matcher = Matcher(grammar, changed)
    readings = [m for m in matcher.clauses(start - 1, end, "finite", Implied(start)) if m.end == end]
    return best_of([(m,) for m in readings]) if readings else Trouble("unknown-phrase", start, end)
