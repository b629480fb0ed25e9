"""What a word says by itself of a deed: who proposes asks somebody to marry, and asks it in no slot."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from skaz.compare.from_run import mentioned
from skaz.compare.said import EMPTY, Filler, Said
from skaz.model.logic import And, Assign, Expr, If, Quote, Read, Var
from skaz.model.world import Word

#: The property of what somebody is asked to do.
ASKED = "asked"


def own_content(said: Said, role: str, named: Callable[[str], Word | None]) -> Filler | None:
    """What fills a role that is the word's own deed, ``marry(whom, who)``; None for any other.

    Args:
        said: a report.
        role: one of those by which its word is akin to another.
        named: gives the word of a name.
    """
    deed = own_deeds(said.word).get(role)
    word = named(deed.property) if deed is not None else None
    if deed is None or word is None:
        return None
    names = (arg.name if isinstance(arg, Var) else "" for arg in deed.args)
    roles = {slot: said.roles.get(name, EMPTY) for slot, name in zip(word.slot_names, names)}
    return Filler(contents=(Said("", "", word, roles, "voiced", mentions=mentioned(roles.values())),))


@cache
def own_deeds(word: Word) -> dict[str, Read]:
    """The deeds that a word has somebody asked for, or that it grants or refuses, by how they are written."""
    found = {}
    for target in _asked(word.effects) if word.effects is not None else ():
        found.update({str(a): a.what for a in target.args if isinstance(a, Quote) and isinstance(a.what, Read)})
    return found


def _asked(effect: Expr) -> list[Read]:
    if isinstance(effect, And):
        return [each for part in effect.parts for each in _asked(part)]
    if isinstance(effect, If):
        return [each for _, then in effect.branches for each in _asked(then)]
    if isinstance(effect, Assign) and isinstance(effect.target, Read) and effect.target.property == ASKED:
        return [effect.target]
    return []
