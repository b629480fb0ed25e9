"""Two words for one thing that do not go together: he agrees, and he refuses; he is killed, and he kills himself."""

from __future__ import annotations

from functools import cache

from skaz.compare.kin import Nearness, brought_about, kinship
from skaz.compare.said import EMPTY, Said, others
from skaz.engine.meaning import ALIVE
from skaz.model.world import Word

#: Slots that may hold people, and marks of what is done for and against somebody.
_PEOPLE = frozenset({"entity", "character", "person"})
_GOOD, _ILL = frozenset({"warm", "helpful"}), frozenset({"harsh", "cruel"})


def are_opposed(a: Said, b: Said) -> bool:
    """Whether what the one brings about is the contrary of what the other does."""
    return a.mode == b.mode == "event" and _contrary(a.word, b.word)


def deny_alike(a: Said, b: Said) -> bool:
    """Whether the one denies what the other says the contrary of: he does not agree, and he refuses."""
    return a.holds != b.holds and _contrary(a.word, b.word)


def done_by_another(a: Said, b: Said) -> tuple[str, str] | None:
    """Who does it in the one and in the other: he shoots himself, or is shot; gives it, or is robbed. None else."""
    kin = kinship(a.word, b.word)
    first, then = a.word.first_slot, b.word.first_slot
    roles = dict(kin.roles)
    if not (a.is_deed and b.is_deed and kin.nearness is Nearness.RESULT) or roles.get(first) == then:
        return None
    one, two = a.roles.get(first, EMPTY).names, b.roles.get(then, EMPTY).names
    turned = {other: own for own, other in kin.roles}
    is_own = (_is_to_oneself(a.word) and one == b.roles.get(roles.get(first, ""), EMPTY).names) or (
        _is_to_oneself(b.word) and two == a.roles.get(turned.get(then, ""), EMPTY).names
    )
    return others(one, two) if is_own or _are_contrary(a.word, b.word) else None


def _is_to_oneself(word: Word) -> bool:
    """Whether a deed has nobody in it but its doer, and he stays where he is."""
    return not word.moves and not any(slot.type in _PEOPLE for slot in word.slots[1:])


def _are_contrary(one: Word, two: Word) -> bool:
    """Whether the one is done for somebody, and the other against him."""
    return bool((one.marks & _GOOD and two.marks & _ILL) or (one.marks & _ILL and two.marks & _GOOD))


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
