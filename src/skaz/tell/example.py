"""An example sentence for a word of a vocabulary, said of a small cast that every story of this kind could have."""

from __future__ import annotations

from functools import lru_cache
from itertools import cycle
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from skaz.model.lines.formal import content_text
from skaz.model.telling import Arg, Clause, Content, Quoted, Some
from skaz.model.world import Slot, Word
from skaz.tell.say import say

if TYPE_CHECKING:
    from skaz.model.from_syntax import Model

CAST = """
woman Ada; Clara
man Bruno; Daniel
group the neighbours; ro vecinii/vecinilor
city Paris; Rome; ro Roma/Romei
house the inn; ro hanul/hanului
occasion the ball; ro balul/balului
"""
PEOPLE = ("Ada", "Bruno", "Clara", "Daniel")
BY_TYPE = {"city": "Paris", "country": "Paris", "house": "the inn", "building": "the inn", "occasion": "the ball"}
WORDS = {"en": "dear me", "ro": "vai de mine"}
#: What people in examples do and find out: words of the standard vocabularies, the first that is in scope.
DEED = ("leave", "travel")
FACT = ("ill", "alive")


@lru_cache(maxsize=2)
def example_model(vocabularies: tuple[str, ...]) -> Model:
    """A story of the cast with these vocabularies: what may be said, and who examples are about."""
    from pathlib import Path

    from skaz.model.from_syntax import build
    from skaz.syntax.files import read_files

    text = f'story "examples"\nuse {", ".join(vocabularies)}\n{CAST}'
    with TemporaryDirectory() as folder:
        path = Path(folder) / "story.skaz"
        path.write_text(text, encoding="utf-8")
        return build(read_files(path))


def example(word: Word, language: str, model: Model) -> str:
    """A sentence that says a word of somebody, its optional slots left out."""
    return say(example_clause(word, language, model), language, model)


def example_clause(word: Word, language: str, model: Model) -> Clause:
    """The clause behind an example: people in turn, a place, something of each type, a plain content."""
    people = cycle(PEOPLE)
    args: dict[str, Arg] = {}
    for slot in word.slots:
        if not slot.optional and not slot.is_content:
            found = _entity(slot.type, people, model)
            args[slot.name] = (found,) if slot.many and isinstance(found, str) else found
    for slot in word.slots:
        if not slot.optional and slot.is_content:
            doer = args.get(slot.of or "") or args.get(word.slots[0].name)
            args[slot.name] = _content(slot, doer, language, model)
    value: Arg = True
    if word.kind == "property" and not word.is_truth:
        value = word.values[0] if word.values else _value(word.value, people, language, model)
    return Clause(word, tuple(args.get(name) for name in word.slot_names), value)


def _value(kind: str, people: cycle[str], language: str, model: Model) -> Arg:
    if kind == "number":
        return 7.0
    if kind in ("words", "content", "topic", "fact"):
        return Quoted(WORDS[language])
    return _entity(kind, people, model)


def _entity(kind: str, people: cycle[str], model: Model) -> Arg:
    world = model.world
    if kind == "group":
        return "the neighbours"
    for parent in (kind, *BY_TYPE):
        if parent in BY_TYPE and world.is_a(parent, kind) and world.is_a(kind, "place"):
            return BY_TYPE.get(kind, BY_TYPE[parent])
    for _ in PEOPLE:
        name = next(people)
        if world.entity_is_a(name, kind) and (kind in ("entity", "character") or world.is_a(kind, "person")):
            return name
    return Some(kind, kind)


def _content(slot: Slot, doer: Arg, language: str, model: Model) -> Arg:
    if slot.type == "number":
        return 7.0
    if slot.type in ("words", "topic"):
        return Quoted(WORDS[language])
    who = doer[0] if type(doer) is tuple else doer
    if slot.type == "deed" and isinstance(who, str):
        found = _first(DEED, model)
        if found is not None:
            args: tuple[Arg, ...] = tuple((who,) if s.many else who if s.name == "who" else None for s in found.slots[:1])
            return _one(Clause(found, (*args, *(None for _ in found.slots[1:]))), "to")
    found = _first(FACT, model)
    if found is None:
        return Quoted(WORDS[language])
    return _one(Clause(found, ("Clara" if who != "Clara" else "Daniel",)), "whether" if slot.type == "question" else "that")


def _one(clause: Clause, mode: str) -> Content:
    return Content(mode, (clause,), content_text((clause,), mode))


def _first(names: tuple[str, ...], model: Model) -> Word | None:
    return next((model.world.words[name] for name in names if name in model.world.words), None)
