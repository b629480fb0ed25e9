"""Clauses that look back on what is told: ``after they first met``, ``the day before he died``.

Such a clause tells nothing new where its event is told already: it is that event, whose effects come once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skaz.engine.order import Told
from skaz.model.telling import Clause, Ref

#: How a clause before the others of its line is told to stand to them, where it may have been told before.
BACK = ("lead:after", "lead:before", "lead:since", "lead:until")


def recognised(lines: Sequence[Told]) -> list[Told]:
    """The lines, each clause that looks back on an event told above with a reference to it; cost is linear."""
    if all(told.clause is None or told.clause.how.isdisjoint(BACK) for told in lines):
        return list(lines)
    known: dict[tuple[object, ...], Told] = {}
    found: list[Told] = []
    for told in lines:
        clause = told.clause
        if told.mode == "told" and clause is not None and told.event is not None:
            before = known.get(_key(clause))
            is_back = any(mark in clause.how for mark in BACK) and clause.ref is None
            if before is not None and is_back and before.event is not None:
                ref = Ref("same as", before.event, clause.start, clause.start)
                told = replace(told, clause=clause._replace(ref=ref))
            elif not is_back:
                known[_key(clause)] = told
        found.append(told)
    return found


def _key(clause: Clause) -> tuple[object, ...]:
    """What is told: the word and who takes part, whichever way where it goes both ways."""
    args = tuple(map(str, clause.args))
    return clause.word.name, *(sorted(args[:2]) if "symmetric" in clause.word.marks else args[:2]), *args[2:]
