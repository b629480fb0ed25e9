"""Who goes where two part: she leaves him, or she puts him out of the house.

Both come to the same between them (``estranged``), so the two are paired; who has to go is another matter, and no slot
of both words says it.
"""

from __future__ import annotations

from functools import cache

from skaz.compare.kin import Nearness, kinship, results
from skaz.compare.said import Said, others
from skaz.model.world import Word


def others_go(a: Said, b: Said) -> tuple[str, str] | None:
    """Who goes in the one and in the other, if not the same."""
    if kinship(a.word, b.word).nearness is not Nearness.RESULT:
        return None
    slots = _goer(a.word), _goer(b.word)
    if slots[0] is None or slots[1] is None:
        return None
    one, two = a.roles[slots[0]].names, b.roles[slots[1]].names
    people = a.mentions & b.mentions
    return others(one, two) if one | two <= people else None


@cache
def _goer(word: Word) -> str | None:
    """The slot of whom a parting sends away: whoever may not be there any longer, else who does it to live apart."""
    found = results(word)
    if "symmetric" in word.marks or not any(each.property == "estranged" for each in found):
        return None
    barred = next((each.args[0] for each in found if each.property == "barred" and each.value is True), None)
    return barred if barred is not None else word.first_slot
