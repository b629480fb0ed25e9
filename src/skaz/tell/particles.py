"""From what a clause's particles say (``Clause.how``) to the particles that a verb is said with."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from skaz.model.language.style import Style

#: Marks and the particles they are said with, outermost first.
VERBAL = (("seems", "seems"), ("tries", "tries"), ("manages", "manages"))
ASPECTS = (("starts", "start"), ("continues", "continue"), ("stops", "stop"))
ADVERBS = (
    ("still", "still"),
    ("already", "already"),
    ("again", "again"),
    ("first-time", "first"),
    ("last-time", "last"),
)


class Particles(NamedTuple):
    """For ``verb_group``: whether "not" stands, and the particles, outermost first; ``where``: words after all else."""

    negated: bool
    chosen: tuple[tuple[str, str], ...]
    where: tuple[str, ...]

    @property
    def has_modal(self) -> bool:
        return any(kind == "modal" for kind, _ in self.chosen)


def particles(how: Set[str], style: Style, *, passive: bool = False) -> Particles:
    """The particles of a clause, in the order in which they are said whatever the order they were read in."""
    negated = "not" in how
    chosen = [("modal", value) for value in _values(how, "modal:")]
    if "perfect" in how:
        chosen.append(("tense", "perfect"))
    chosen += [(mark, value) for mark, value in VERBAL if mark in how]
    if "fails" in how:
        chosen.append(("fails", "fails"))
        negated = False
    chosen += [("aspect", value) for mark, value in ASPECTS if mark in how]
    chosen += [("habit", value) for value in _values(how, "habit:")]
    for joined, value in (("no-longer", "no_longer"), ("not-yet", "not_yet")):
        if joined in how:
            chosen.append(("presupposition", value))
            negated = False
    if "never" in how:
        chosen.append(("not", "never"))
        negated = False
    chosen += [("presupposition", value) for mark, value in ADVERBS if mark in how]
    if passive:
        chosen.append(("voice", "passive"))
    known = tuple(pair for pair in chosen if all(v in style.spoken for v in style.said.get(pair[1], (pair[1],))))
    where = tuple(style.words[key] for value in _values(how, "where:") if (key := ("where", value)) in style.words)
    return Particles(negated, known, where)


def _values(how: Set[str], prefix: str) -> list[str]:
    return sorted(mark.removeprefix(prefix) for mark in how if mark.startswith(prefix))
