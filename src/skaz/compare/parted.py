"""What several do together in one telling and each by himself in the other: a report for each, so that they pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from skaz.compare.said import Filler, Said
from skaz.model.world import Word

#: A word, who or what fills its other roles, and whether it is so.
_Alike = tuple[str, tuple[tuple[str, str], ...], bool]


def parted(one: Sequence[Said], two: Sequence[Said]) -> tuple[Sequence[Said], Sequence[Said]]:
    """Both sides; what several do in one report, and the same each by himself in the other, is a report for each."""
    return _parted(one, _by_oneself(two)), _parted(two, _by_oneself(one))


def _parted(side: Sequence[Said], alone: dict[_Alike, set[str]]) -> list[Said]:
    return [each for said in side for each in _of(said, alone)]


def _of(said: Said, alone: dict[_Alike, set[str]]) -> Iterator[Said]:
    role = _shared_role(said.word)
    names = said.roles[role].names if role in said.roles else frozenset()
    if len(names) < 2 or said.roles[role].unnamed or not names <= alone.get(_alike(said, role), set()):
        yield said
        return
    others = frozenset(name for name in said.mentions if name not in names)
    for name in sorted(names):
        roles = {**said.roles, role: Filler(frozenset({name}))}
        yield replace(said, roles=roles, mentions=others | {name}, key=f"{said.key}/{name}")


def _by_oneself(side: Sequence[Said]) -> dict[_Alike, set[str]]:
    """Who does what by himself."""
    found: dict[_Alike, set[str]] = {}
    for said in side:
        role = _shared_role(said.word)
        if role in said.roles and len(said.roles[role].names) == 1:
            found.setdefault(_alike(said, role), set()).update(said.roles[role].names)
    return found


def _alike(said: Said, role: str) -> _Alike:
    filled = ((name, str(filler)) for name, filler in said.roles.items() if name != role and not filler.is_empty)
    return f"{said.word.vocabulary}.{said.word.name}", tuple(sorted(filled)), said.holds


def _shared_role(word: Word) -> str:
    """The role of those who do something together; empty where a word takes one at a time."""
    return word.first_slot if word.slots and word.slots[0].many and "symmetric" not in word.marks else ""
