"""A line cut up before it is read: what stands in brackets, which commas part a list; and the shape it then has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from skaz.model.lines.grammar import Grammar
from skaz.model.lines.names import NAME
from skaz.model.lines.patterns import SlotKey
from skaz.model.lines.shapes import Matched, Tail


class Part(NamedTuple):
    """A stretch between commas, read. ``kind`` is lead (adverbials only), when (a clause with its connective), clauses,
    where (clauses, at the place before), tail (belongs to the clause before), opening (what the subject to come does)
    trait (about the name at ``start``, which with a connective like ``whom`` stands at ``end`` too) or formal (a formal
    spelling at ``start``; the connective holds its particles)."""

    kind: str
    tails: tuple[Tail, ...]
    clauses: tuple[Matched, ...]
    start: int
    end: int
    connective: str = ""
    rivals: tuple[tuple[Matched, ...], ...] = ()
    """What the clauses may mean instead, if their pronouns so decide; best first."""


class Shape(NamedTuple):
    """A line's shape: its parts and the traits lifted out of it, each with the atom that carries it."""

    parts: tuple[Part, ...]
    traits: tuple[tuple[int, tuple[tuple[Matched, int], ...]], ...]
    """Per carrying atom its traits, each with what to add to its positions to count them within its brackets."""


class Trouble(NamedTuple):
    """Why a line has no shape: a code, where (atoms), what was wanted, and how far it was understood."""

    code: str
    start: int
    end: int
    wanted: tuple[SlotKey, ...] = ()
    meanings: tuple[str, ...] = ()
    furthest: int = -1
    read: int = -1
    """Up to where the clause could be read as a whole, if less than it has."""


class Cut(NamedTuple):
    """Main atoms, the original position of each (None: their own), the brackets with the atom that they follow."""

    atoms: tuple[str, ...]
    positions: tuple[int, ...] | None
    traits: tuple[tuple[int, int, int], ...]


def cut_traits(atoms: Sequence[str]) -> Cut | Trouble:
    """Lift ``(…)`` after a name out of the line."""
    main: list[str] = []
    positions: list[int] = []
    traits: list[tuple[int, int, int]] = []
    i, count = 0, len(atoms)
    while i < count:
        if atoms[i] == "(":
            close = next((j for j in range(i + 1, count) if atoms[j] == ")"), None)
            if close is None or not main or (traits and traits[-1][0] == len(main) - 1):
                return Trouble("unknown-phrase", i, count)
            traits.append((len(main) - 1, i + 1, close))
            i = close + 1
            continue
        main.append(atoms[i])
        positions.append(i)
        i += 1
    while main and main[-1] in (".", "!"):
        main.pop()
    return Cut(tuple(main), tuple(positions), tuple(traits))


def list_commas(grammar: Grammar, atoms: Sequence[str]) -> frozenset[int]:
    """Commas that part the names of a list which ends in a bare ``and``: ``Oblonsky, Anna and his family``."""
    found: set[int] = set()
    i, count = 0, len(atoms)
    while i < count:
        if not atoms[i].startswith(NAME):
            i += 1
            continue
        commas: list[int] = []
        j = i + 1
        while j + 1 < count and atoms[j] == "," and atoms[j + 1].startswith(NAME):
            commas.append(j)
            j += 2
        if commas and j + 1 < count and atoms[j] in grammar.bare_and and atoms[j + 1].startswith(NAME):
            found.update(commas)
            j += 2
        elif commas and _closes_list(grammar, atoms, j):
            found.update((*commas, j))
            j += 3
        i = max(j, i + 1)
    return frozenset(found)


def _closes_list(grammar: Grammar, atoms: Sequence[str], at: int) -> bool:
    """Whether ``, and NAME`` stands here."""
    return (
        at + 2 < len(atoms)
        and atoms[at] == ","
        and atoms[at + 1] in grammar.bare_and
        and atoms[at + 2].startswith(NAME)
    )
