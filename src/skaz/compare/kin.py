"""How words are akin: the same, one bringing about what another is or brings about, or of one family.

Worked out of what words mean: ``die`` and ``kill`` both end a life, and whom the one befalls is whom the other is done
to; to ``dine`` is declared like to ``eat``. So a comparison needs no list of synonyms, and a story's own words are
compared as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from typing import NamedTuple

from skaz.compare.own_content import ASKED, own_deeds
from skaz.compare.said import VALUE
from skaz.engine.expressions import outcomes
from skaz.engine.meaning import SOURCE
from skaz.model.logic import And, Assign, Believes, Const, Expr, Not, Read, Special, Var
from skaz.model.motives import TENORS
from skaz.model.world import Word


class Nearness(IntEnum):
    """How near two words are."""

    NONE = 0
    FAMILY = 1
    """Both said to somebody, both seen, both of one tenor."""
    RESULT = 2
    """Both bring about the same, or the one is a way of doing the other."""
    SAME = 3


class Kinship(NamedTuple):
    """How near two words are, and which role of the first is which of the second."""

    nearness: Nearness
    roles: tuple[tuple[str, str], ...] = ()


UNRELATED = Kinship(Nearness.NONE)
#: What comes of almost everything, and makes nothing akin.
COMMON = frozenset({ASKED, "near", "wants", "missing", "at"})
#: Who is on the way to a place is there in the end.
HEADING = {"on_way": "at"}


@cache
def kinship(one: Word, two: Word) -> Kinship:
    """How two words are akin; the roles go from the first to the second."""
    if one.name == two.name and one.vocabulary == two.vocabulary:
        names = [*one.slot_names, VALUE]
        return Kinship(Nearness.SAME, tuple((name, name) for name in names))
    shared = _shared_result(one, two) or _one_request(one, two)
    if shared is not None:
        return Kinship(Nearness.RESULT, _filled_up(shared, one, two))
    if one.name == two.like or two.name == one.like or _learn_alike(one, two):
        return Kinship(Nearness.RESULT, _filled_up((), one, two))
    if _family(one) & _family(two):
        return Kinship(Nearness.FAMILY, _filled_up(_told_and_heard(one, two), one, two))
    return UNRELATED


class Result(NamedTuple):
    """What a word brings about or is: a property at roles, and its value, a role or a constant."""

    property: str
    args: tuple[str, ...]
    value: str | bool | None

    def is_constant(self, word: Word) -> bool:
        """Whether its value is known, whoever takes part."""
        return self.value is not None and not _is_role(self.value, word)


@cache
def brought_about(word: Word) -> tuple[Result, ...]:
    """All that a deed brings about, what comes of almost everything too."""
    return tuple(_results(word.effects)) if word.kind == "action" and word.effects is not None else ()


@cache
def results(word: Word) -> tuple[Result, ...]:
    """What a word brings about; a property is what it says. Consequences beside the main one are left out."""
    if word.kind != "action":
        value: str | bool = True if word.is_truth else VALUE
        own = Result(HEADING.get(word.name, word.name), word.slot_names, value)
        return (own, *_meant(word))
    found = brought_about(word)
    main = [each for each in found if each.value is not False and each.property not in COMMON]
    first = [each for each in found[:1] if each.property not in COMMON]
    moved = [each for each in found if each.property == "at" and isinstance(each.value, str)][:1]
    return tuple(dict.fromkeys([*first, *main, *moved]))


def _meant(word: Word) -> Iterator[Result]:
    """What a property is by another name (who is dead is not alive), what an attitude comes to."""
    if isinstance(word.definition, Read | Not):
        yield from _results(word.definition)
    if word.effects is not None:
        yield from _results(word.effects)


def _results(effect: Expr) -> Iterator[Result]:
    for part in outcomes(effect):
        if isinstance(part, Assign) and isinstance(part.target, Read):
            args = tuple(arg.name if isinstance(arg, Var) else str(arg) for arg in part.target.args)
            name = part.target.property
            yield Result(HEADING.get(name, name), args, _value(part.value))
        elif isinstance(part, Read):
            yield Result(part.property, tuple(a.name if isinstance(a, Var) else str(a) for a in part.args), True)
        elif isinstance(part, Not) and isinstance(part.part, Read):
            yield Result(part.part.property, tuple(a.name for a in part.part.args if isinstance(a, Var)), False)


def _value(value: Expr) -> str | bool | None:
    if isinstance(value, Var):
        return value.name
    if isinstance(value, Const):
        return (
            None
            if isinstance(value.value, Special)
            else value.value
            if isinstance(value.value, bool)
            else str(value.value)
        )
    return None


def _shared_result(one: Word, two: Word) -> tuple[tuple[str, str], ...] | None:
    for a in results(one):
        for b in results(two):
            if a.property == b.property and _agree(a, b, one, two) and len(a.args) == len(b.args):
                pairs = list(zip(a.args, b.args))
                if _is_role(a.value, one) and _is_role(b.value, two):
                    pairs.append((str(a.value), str(b.value)))
                return tuple(pairs)
    return None


def _learn_alike(one: Word, two: Word) -> bool:
    """Whether by both their doer comes to know what is so: sees somebody do it, sees that it is done."""
    return all(word.condition is not None and _learner(word) == word.first_slot != "" for word in (one, two))


def _one_request(one: Word, two: Word) -> tuple[tuple[str, str], ...] | None:
    """The roles of two words about a request, of which one has its own: a proposal asks somebody to marry."""
    if bool(own_deeds(one)) == bool(own_deeds(two)):
        return None
    for a in brought_about(one):
        for b in brought_about(two):
            if a.property == b.property == ASKED and a.value == b.value:
                return tuple(zip(a.args, b.args))
    return None


def _agree(a: Result, b: Result, one: Word, two: Word) -> bool:
    if _is_role(a.value, one) or _is_role(b.value, two):
        return _is_role(a.value, one) and _is_role(b.value, two)
    return a.value is not None and a.value == b.value


def _is_role(value: str | bool | None, word: Word) -> bool:
    return isinstance(value, str) and (value == VALUE or value in word.slot_of)


def _told_and_heard(one: Word, two: Word) -> tuple[tuple[str, str], ...]:
    """Of two words by which somebody learns something, who does and from whom: to hear from X is to be told by X."""
    learners = _learner(one), _learner(two)
    if not (learners[0] and learners[1]) or learners[0] == learners[1]:
        return ()
    pairs = [(learners[0], learners[1])]
    if SOURCE in one.slot_of and learners[1] != two.first_slot:
        pairs.append((SOURCE, two.first_slot))
    if SOURCE in two.slot_of and learners[0] != one.first_slot:
        pairs.append((one.first_slot, SOURCE))
    return tuple(pairs)


def _learner(word: Word) -> str:
    """The slot of whom a word makes believe what it says."""
    return next((who for who in _believers(word.effects) if who in word.slot_of), "") if word.effects else ""


def _believers(effect: Expr) -> Iterator[str]:
    if isinstance(effect, And):
        for part in effect.parts:
            yield from _believers(part)
    elif isinstance(effect, Believes) and isinstance(effect.who, Var) and isinstance(effect.what, Var):
        yield effect.who.name


def _filled_up(pairs: tuple[tuple[str, str], ...], one: Word, two: Word) -> tuple[tuple[str, str], ...]:
    """The roles that are known to be one, then those that are called the same and are of one sort."""
    left, right = {a for a, _ in pairs}, {b for _, b in pairs}
    more = [
        (name, name)
        for name, slot in one.slot_of.items()
        if name in two.slot_of
        and name not in left
        and name not in right
        and _sort(slot.type) == _sort(two.slot_of[name].type)
    ]
    return (*pairs, *more)


def _sort(kind: str) -> str:
    return "content" if kind in ("fact", "deed", "content", "question", "topic", "words") else "entity"


@cache
def _family(word: Word) -> frozenset[str]:
    """The families of a word: said to somebody; learned; of a tenor; of somebody's mind."""
    found = {name for name in TENORS if name in word.marks}
    has_content = any(slot.is_content for slot in word.slots)
    if any(slot.type == "topic" for slot in word.slots) and "together" in word.marks:
        found.add("saying")
    if has_content and ("voice" in word.marks or (word.effects is not None and _tells(word.effects))):
        kinds = {slot.type for slot in word.slots if slot.is_content}
        found.add("asking" if kinds <= {"deed"} and not _learner(word) else "saying")
    elif has_content and word.kind == "action":
        found.add("learning")
    elif has_content:
        found.add("meaning" if any(slot.type == "deed" for slot in word.slots) else "thinking")
    return frozenset(found)


def _tells(effect: Expr) -> bool:
    if isinstance(effect, And):
        return any(_tells(part) for part in effect.parts)
    return isinstance(effect, Believes)
