"""One match, several clauses: each member of a list that stands where one is wanted, those who do it to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from skaz.model.lines.meant import EACH_OTHER
from skaz.model.lines.patterns import Terminal
from skaz.model.telling import Arg, is_several

#: What fills each slot of a clause, by name.
Filled = dict[str, Arg]


def distributed(filled: Filled, terminal: Terminal) -> Iterable[Filled]:
    """The slots of each clause that a match makes.

    A list stays one argument in slots that take several; elsewhere each member has a clause of its own. Of a mutual
    phrase (``A and B dance``, ``A and B see each other``) each pair has one, once if the word is symmetric.
    """
    for slot in terminal.lists:
        value = filled[slot]
        if isinstance(value, str):
            filled[slot] = (value,)
    several = {slot: value for slot, value in filled.items() if is_several(value)}
    if not several and not terminal.mutual:
        return (filled,)
    for slot, value in several.items():
        if value == EACH_OTHER:
            return _pairs(filled, terminal, slot)
    if terminal.mutual:
        return _pairs(filled, terminal, terminal.mutual)
    parted = [[(slot, one) for one in value] for slot, value in several.items() if slot not in terminal.lists]
    if not parted:
        return (filled,)
    return [{**filled, **dict(combination)} for combination in product(*parted)]


def _pairs(filled: Filled, terminal: Terminal, other: str) -> Iterator[Filled]:
    subject = terminal.subject
    members = filled[subject]
    names = members if is_several(members) else (members,)
    if len(names) == 1:
        # One group, or people whose number is not told: they do it among themselves.
        yield {**filled, subject: names[0], other: None}
        return
    both = "symmetric" not in terminal.word.marks and not terminal.passive
    for i, a in enumerate(names):
        for j, b in enumerate(names):
            if i < j or (both and i != j):
                yield {**filled, subject: a, other: b}
