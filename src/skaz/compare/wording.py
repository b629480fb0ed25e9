"""What a pair of reports is about, and why not both can be: in words."""

from __future__ import annotations

from collections.abc import Iterable

from skaz.compare.align import Pair
from skaz.compare.conflicts import Conflict
from skaz.compare.from_run import PART_OF, is_once
from skaz.compare.said import AND, VALUE, Said
from skaz.engine.meaning import AGE, AT

#: Why one role of an event is not filled twice.
RULES = {
    "who": "one and the same deed has one doer",
    "whom": "one and the same deed is done to one person",
    "years": "nobody has two ages at one time",
    "thing": "one and the same deed is of one thing",
    "to": "one and the same way leads to one place",
    "from": "one and the same way begins at one place",
    "where": "one and the same event is at one place",
}


def rule_of(pair: Pair, conflict: Conflict) -> str:
    """Why not both can be, in words."""
    word = pair.a.word
    if word.kind == "attitude":
        return "one and the same thought is one person's, and of one thing"
    if conflict.is_contrary:
        return "it was so, or it was not"
    if conflict.is_within:
        return "what is said, meant or found out there is one and the same"
    if word.kind == "property":
        return _rule_of_fact(pair, conflict)
    if "chance" in word.marks and conflict.role == word.first_slot:
        is_learnt = any(slot.is_content for slot in word.slots)
        return "one finds it out" if is_learnt else "what befalls somebody befalls one alone"
    if is_once(word):
        return "what happens once happens in one way"
    if "symmetric" in word.marks and conflict.role in word.slot_names[:2]:
        return "one and the same deed is done by the same two"
    if conflict.role == word.first_slot and any(AND in name for name in (conflict.a, conflict.b)):
        return "one and the same deed has the same doers"
    return RULES.get(conflict.role, "one and the same event happens in one way")


def _rule_of_fact(pair: Pair, conflict: Conflict) -> str:
    word = pair.a.word
    if word.name == AGE:
        return RULES["years"]
    if conflict.role != VALUE and not conflict.is_number:
        return "the same is said of one, and not of two"
    if word.many_values:
        return "one and the same tie is to one person"
    if word.name in (AT, PART_OF):
        return "everybody and everything is at one place at a time"
    return f"one {word.name.replace('_', ' ')} at a time"


def thing_of(pair: Pair) -> str:
    """What a pair is about, in the words of one of its lines."""
    return words_of(next(filter(_is_of_its_line, pair[:2]), pair.a))


def words_of(said: Said) -> str:
    """What is said, in the words of its line, or formally where the line says it of something else."""
    return line_of(said) if _is_of_its_line(said) else str(said)


def line_of(said: Said) -> str:
    """The words of the line in which something is said, formally where it stands in none."""
    return f'"{said.span.text.strip(" ,")}"' if said.span is not None else str(said)


def told_apart(about: str, a: Said, b: Said, values: tuple[str, str]) -> str:
    """The sentence of a difference: what each telling says of something, and where."""
    return f"{about}: {values[0]} in {a.passage}, {values[1]} in {b.passage}."


def rests_on(pair: Pair, *, is_within: bool = False) -> tuple[str, ...]:
    """What a difference takes for true: what one telling, or each, only has somebody say, learn or mean to do."""
    voiced = [said.passage for said in (pair.a, pair.b) if is_within or said.mode == "voiced"]
    return (f"it is so as said or meant in {AND.join(dict.fromkeys(voiced))}",) if voiced else ()


def _is_of_its_line(said: Said) -> bool:
    """Whether its line says just this, and not something else with it."""
    return said.span is not None and said.mode in ("event", "habit", "attempt", "lasting")


def parts_of(found: Iterable[Conflict], which: int) -> str:
    """Who has which part in one of the two."""
    return ", ".join(f"{each.role}: {(each.a, each.b)[which]}" for each in found)
