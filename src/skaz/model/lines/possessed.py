"""What ``their child`` says besides naming ``the child``: whose it is, as ``the child (their child)`` would."""

from __future__ import annotations

import re

from skaz.model.lines.names import Names
from skaz.model.lines.tokens import Tokens
from skaz.model.telling import Clause


def with_owners(text: str, names: Names, owners: frozenset[str]) -> tuple[str, int, int] | None:
    """A line in which the first person named by whose it is has that for a trait, where that stands, and its length.

    Only what belongs to several is taken so: ``his`` and ``her`` often stand for no tie at all.
    """
    folded = text.lower()
    for word in owners:
        if word not in folded:
            continue
        for match in re.finditer(rf"\b{re.escape(word)}\s+\w+\b(?!\s*\()", text, re.IGNORECASE):
            _, named, _ = names.find(Tokens(match.group(), names.language))
            if len(named) == 1 and named[0] is not None and len(named[0].entities) == 1:
                trait = f" ({match.group()})"
                return text[: match.end()] + trait + text[match.end() :], match.end(), len(trait)
    return None


def moved_back(clause: Clause, at: int, by: int) -> Clause:
    """A clause of a line into which something was put, as it stands in the line without it."""
    return clause._replace(start=_back(clause.start, at, by), end=_back(clause.end, at, by))


def _back(place: int, at: int, by: int) -> int:
    return place if place <= at else max(at, place - by)
