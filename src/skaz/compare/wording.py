"""What a pair of reports is about, and why not both can be: in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from skaz.compare.align import Pair
from skaz.compare.from_run import is_once
from skaz.compare.said import VALUE, Said

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


class Parted(Protocol):
    """Two fillers of one role."""

    @property
    def role(self) -> str: ...
    @property
    def a(self) -> str: ...
    @property
    def b(self) -> str: ...


def rule_of(pair: Pair, role: str, *, is_number: bool = False) -> str:
    """Why not both can be, in words."""
    word = pair.a.word
    if word.name == "spouse":
        return "one spouse at a time"
    if word.kind == "property":
        is_value = role == VALUE or is_number
        return f"{word.name.replace('_', ' ')} has one value" if is_value else "one and the same description is of one"
    if word.kind == "attitude":
        return "one and the same thought is one person's, and of one thing"
    if "chance" in word.marks and role == word.first_slot:
        return "what befalls somebody befalls one alone"
    if is_once(word):
        return "what happens once happens in one way"
    return RULES.get(role, "one and the same event has one {role}").format(role=role)


def thing_of(pair: Pair) -> str:
    """What a pair is about, in the words of one of its lines."""
    return next((words for words in map(words_of, (pair.a, pair.b)) if words.startswith('"')), str(pair.a))


def words_of(said: Said) -> str:
    """What is said, in the words of its line, or formally where the line says it of something else."""
    if said.span is not None and said.mode in ("event", "habit", "attempt", "lasting"):
        return f'"{said.span.text.strip(" ,")}"'
    return str(said)


def said_by(said: Said) -> str:
    return f"{said.passage} only has it said or meant: {said}"


def parts_of(found: Iterable[Parted], which: int) -> str:
    """Who has which part in one of the two."""
    return ", ".join(f"{each.role}: {(each.a, each.b)[which]}" for each in found)
