"""What a word says by itself of a deed: who proposes asks somebody to marry, and asks it in no slot."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from skaz.compare.from_run import mentioned
from skaz.compare.said import EMPTY, Filler, Said
from skaz.engine.meaning import assignments_of
from skaz.model.logic import Quote, Read, Var
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
    asked = (
        (each for each in assignments_of(word.effects) if each.property == ASKED) if word.effects is not None else ()
    )
    quotes = (arg for each in asked for arg in each.args if isinstance(arg, Quote))
    return {str(quote): quote.what for quote in quotes if isinstance(quote.what, Read)}
