"""Which check a failed need belongs to, by the property that stands against it."""

from __future__ import annotations

from dataclasses import replace

from skaz.engine.expressions import walk
from skaz.engine.meaning import ALIVE, AT
from skaz.engine.run import Failure
from skaz.model.logic import NOTHING, Assign, Compare, Const, Expr, Not, Read

#: Properties that keep somebody where he is, or out of a place.
HELD = frozenset({"confined", "barred", "captive", "exiled", "locked", "jailed", "imprisoned", "forbidden"})
#: Those of them that keep somebody from any journey: where he is matters less than that he may not leave.
KEPT = HELD - {"barred", "exiled", "locked", "forbidden"}
#: States of health that conditions ask after.
ILL = frozenset({"bedridden"})
#: Properties that say where a thing is and who has it.
AT_HAND = frozenset({"holder", "has", "owner", "inside", "destroyed", "lent", "mislaid", "worn"})
#: Ties that stand in the way of a marriage or an engagement.
MARRIED = frozenset({"spouse", "engaged"})


def check_of(failure: Failure) -> str:
    """The name of the check that speaks of a failure."""
    if failure.kind != "need":
        return failure.kind
    name = failure.fluent[0] if failure.fluent else ""
    if name == ALIVE:
        return "dead"
    if failure.role == "at hand":
        return "not-at-hand"
    if failure.role == "condition" and (undoes(failure) or is_settled(failure)):
        return "never-done"
    if failure.role.startswith("two places"):
        return "two-places"
    if failure.role in ("place", "together", "comes", "return") or name == AT:
        if not is_held(failure):
            return "not-there"
        return "health" if failure.held is not None and failure.held.fluent[0] in ILL else "confined"
    if name in ILL or failure.role == "health":
        return "health"
    if name in HELD or failure.role == "ban":
        return "confined"
    if name in AT_HAND:
        return "not-at-hand"
    if name in MARRIED and failure.role == "condition":
        return "already-married"
    return "condition"


def undoes(failure: Failure) -> bool:
    """Whether a deed would put an end to the very thing that it needs and that is not so."""
    name = failure.fluent[0] if failure.fluent else ""
    return any(
        isinstance(part, Assign)
        and isinstance(part.target, Read)
        and part.target.property == name
        and _ends(part.value)
        for word, _ in failure.step.words
        if "chance" not in word.marks and word.effects is not None
        for part in walk(word.effects)
    )


def _ends(value: Expr) -> bool:
    return isinstance(value, Const) and value.value in (False, NOTHING)


def is_settled(failure: Failure) -> bool:
    """Whether a deed would bring about what is so already, and needs that it is not."""
    need = failure.need
    is_not = isinstance(need, Not) or (isinstance(need, Compare) and need.op == "!=")
    return is_not and any(failure.found in args for _, args in failure.step.words)


def is_held(failure: Failure) -> bool:
    """Whether somebody would have to make a journey that something told keeps him from.

    Whoever comes to be with one who is held need not be held himself: what keeps him away is what is wrong then.
    """
    if failure.role == "return" or failure.held is None or failure.held.fluent[0] not in (*KEPT, *ILL, "barred"):
        return False
    comes = failure.role == "together" and failure.step.words
    return not comes or failure.held.fluent[1] in failure.step.words[0][1][:1]


def by_what(failure: Failure) -> Failure:
    """The failure with what holds somebody for what stands against it: it says more than where he is."""
    held = failure.held
    if held is None or not is_held(failure):
        return failure
    return replace(failure, fluent=held.fluent, found=held.value, made_by=held.made_by, others=())
