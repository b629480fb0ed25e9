"""Two words for one thing that do not go together: he agrees, and he refuses; he is killed, and he kills himself."""

from __future__ import annotations

from functools import cache

from skaz.compare.kin import brought_about, kinship
from skaz.compare.said import EMPTY, Said, others
from skaz.engine.meaning import ALIVE
from skaz.model.world import Word


def are_opposed(a: Said, b: Said) -> bool:
    """Whether what the one brings about is the contrary of what the other does."""
    return a.mode == b.mode == "event" and _contrary(a.word, b.word)


def deny_alike(a: Said, b: Said) -> bool:
    """Whether the one denies what the other says the contrary of: he does not agree, and he refuses."""
    return a.holds != b.holds and _contrary(a.word, b.word)


def other_killers(a: Said, b: Said) -> tuple[str, str] | None:
    """Who takes a life in the one and in the other, where that is not one person; None else."""
    if not (a.is_deed and b.is_deed and _ends_life(a.word) and _ends_life(b.word)):
        return None
    one, two = (each.roles.get(each.word.first_slot, EMPTY).names for each in (a, b))
    return others(one, two)


@cache
def _contrary(one: Word, two: Word) -> bool:
    roles = dict(kinship(one, two).roles)
    return any(
        a.property == b.property and tuple(map(roles.get, a.args)) == b.args and a.value != b.value
        for a in brought_about(one)
        for b in brought_about(two)
        if a.is_constant(one) and b.is_constant(two)
    )


@cache
def _ends_life(word: Word) -> bool:
    return any(each.property == ALIVE and each.value is False for each in brought_about(word))
