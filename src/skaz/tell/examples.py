"""An example of each word: a clause about people whom everybody can picture, to be said in any language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from skaz.model.from_syntax import Model, build
from skaz.model.lines.formal import content_text
from skaz.model.telling import Arg, Clause, Content, Quoted, Some
from skaz.model.world import Entity, Slot, Word, World
from skaz.syntax.files import files_of_text
from skaz.tell.say import Speaker

CAST = Path(__file__).with_name("cast.skaz")

#: Deeds and facts that stand inside examples, the first that a story has; else words in quotes.
DEEDS = ("leave", "stay", "work")
FACTS = ("ill", "happy", "married")
WORDS = {"fact": "what happened", "question": "what happened", "deed": "what must be done"}


@cache
def cast() -> dict[str, Entity]:
    """The people, places and things of the examples, by name."""
    return build(files_of_text(CAST.read_text(encoding="utf-8"))).world.entities


class Examples:
    """Examples for the words of a world, said in its languages."""

    def __init__(self, model: Model) -> None:
        self.world: World = replace(model.world, entities={**cast(), **model.world.entities})
        self.people = self._of_kinds(cast().values())
        self.speakers = {code: Speaker(self.world, reader) for code, reader in model.readers.items()}

    def _of_kinds(self, entities: Iterable[Entity]) -> dict[str, list[str]]:
        """Names by type, those of that very type first."""
        found: dict[str, list[str]] = {}
        for entity in entities:
            for kind in self.world.types[entity.kind].ancestors if entity.kind in self.world.types else ():
                found.setdefault(kind, []).append(entity.name)
        for kind, names in found.items():
            names.sort(key=lambda name: self.world.entities[name].kind != kind)
        women, men = found.get("woman", []), found.get("man", [])
        return {**found, "person": [*women[:1], *men, *women[1:]], "object": found.get("container", [])}

    def say(self, clause: Clause, language: str) -> str:
        return self.speakers[language].say(clause)

    def clause(self, word: Word) -> Clause:
        """A word with all that it must have, and the contents that it may have."""
        used: set[str] = set()
        args: dict[str, Arg] = {}
        for slot in word.slots:
            if not slot.is_content and not slot.optional:
                args[slot.name] = self._entity(slot.type, used, many=slot.many)
        for slot in word.slots:
            if slot.is_content and (not slot.optional or slot.type in ("fact", "deed", "question")):
                args[slot.name] = self._content(slot, self._doer(slot, word, args), used)
        value = self._value(word, used)
        return Clause(word, tuple(args.get(name) for name in word.slot_names), value)

    def _doer(self, slot: Slot, word: Word, args: dict[str, Arg]) -> Arg:
        return args.get(slot.of or "") or args.get(word.slots[0].name)

    def _value(self, word: Word, used: set[str]) -> Arg:
        if word.kind != "property" or word.is_truth:
            return True
        if word.values:
            return word.values[0]
        if word.value == "number":
            return 7.0
        if word.value == "words":
            return Quoted("my dear")
        return self._entity(word.value, used, many=word.many_values)

    def _entity(self, kind: str, used: set[str], *, many: bool = False) -> Arg:
        names = self.people.get("person" if kind in ("entity", "character") else kind, [])
        name: Arg = next((name for name in names if name not in used), None)
        if name is None:
            return Some(kind, kind)
        used.add(str(name))
        return (str(name),) if many else name

    def _content(self, slot: Slot, doer: Arg, used: set[str]) -> Arg:
        if slot.type == "number":
            return 7.0
        if slot.type in ("words", "content"):
            return Quoted("my dear") if slot.type == "words" else self._inner("to", DEEDS, doer, "deed")
        if slot.type == "topic":
            return self._entity("letter", used)
        if slot.type == "deed":
            return self._inner("to", DEEDS, doer, "deed")
        mode = "whether" if slot.type == "question" else "that"
        return self._inner(mode, FACTS, self._entity("person", used), slot.type)

    def _inner(self, mode: str, names: tuple[str, ...], who: Arg, kind: str) -> Arg:
        for name in names:
            word = self.world.words.get(name)
            if word is not None and word.slots and all(slot.optional for slot in word.slots[1:]) and word.is_truth:
                first: Arg = (who,) if word.slots[0].many and isinstance(who, str) else who
                clause = Clause(word, (first, *(None for _ in word.slots[1:])))
                return Content(mode, (clause,), content_text((clause,), mode))
        return Quoted(WORDS[kind])
