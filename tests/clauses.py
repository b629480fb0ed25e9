"""Clauses of all standard vocabularies: a small world in which every slot can be filled, and random clauses over it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from skaz.model.from_syntax import Model, build
from skaz.model.lines.formal import content_text
from skaz.model.lines.pronouns import Mentions
from skaz.model.lines.setting import Setting
from skaz.model.telling import All, Arg, Clause, Content, Quoted, Sentence, Some
from skaz.model.world import Phrase, SlotRef, Word
from skaz.syntax.files import VOCABULARIES, known_vocabularies, read_files
from skaz.text.source import Source, Span

T = TypeVar("T")

VALUE = "value"
PEOPLE = """
woman Anna; Maria; Ioana
man Ivan; Boris; Oleg
group the Tarasovs; ro Tarasovii/Tarasovilor
city Paris; Moscow; ro Moscova/Moscovei
house Versailles; Winterhold
occasion the carnival; ro carnavalul/carnavalului
vehicle the Titanic; ro Titanicul/Titanicului
"""
SYLLABLES = ["bo", "ka", "lu", "mi", "ne", "ro", "ta", "vo", "zi", "du", "fe", "go", "hu", "ja", "pe", "su", "xa", "wi"]


@cache
def standard_model() -> Model:
    """All standard vocabularies, a few people and places, and somebody or something of every type."""
    text = f'story "W"\nuse {", ".join(known_vocabularies())}\n{PEOPLE}'
    taken = set(re.findall(r"^(\w+) ", PEOPLE, re.MULTILINE))
    for number, name in enumerate(types_of_files()):
        if name not in taken:
            text += f"{name} {invented(number)}\n"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "story.skaz"
        path.write_text(text, encoding="utf-8")
        return build(read_files(path))


def types_of_files() -> list[str]:
    texts = [(VOCABULARIES / f"{name}.skaz").read_text("utf-8") for name in known_vocabularies()]
    return [n for t in texts for g in re.findall(r"^type (\w+(?:, \w+)*)", t, re.MULTILINE) for n in g.split(", ")]


def invented(number: int) -> str:
    """A name that no language has for anything."""
    first, second = divmod(number, len(SYLLABLES))
    return f"{SYLLABLES[second].capitalize()}{SYLLABLES[first]}{SYLLABLES[(7 * number) % len(SYLLABLES)]}x"


def standard_words(model: Model) -> list[Word]:
    return [word for name, word in model.world.words.items() if "." in name]


@dataclass
class Filler:
    """Makes clauses; ``pick`` chooses one of several, at random or not."""

    model: Model
    pick: Callable[[Sequence[Any]], Any]
    unnamed: bool = False
    inside: int = 0
    """In how many contents what is made now stands."""
    plain: frozenset[str] = frozenset()
    """Content slots that only words in quotes fill: others follow them in the phrase at hand."""
    several: bool = True
    """Whether groups and lists may stand where persons are wanted."""

    def clause(self, word: Word, slots: frozenset[str] | None = None, depth: int = 1, **given: Arg) -> Clause:
        """A clause whose ``slots`` are filled (None: all that must be, and some that may)."""
        used = {name for arg in given.values() for name in (arg if type(arg) is tuple else (arg,))}
        args: dict[str, Arg] = dict(given)
        later = []
        doers = {slot.of for slot in word.slots if slot.type == "deed"}
        for slot in word.slots:
            wanted = slot.name in slots if slots is not None else not slot.optional or self.pick([True, False])
            if slot.name in args or not wanted:
                continue
            if slot.is_content:
                later.append(slot)
            else:
                kind = "person" if slot.name in doers else slot.type
                args[slot.name] = self.entity(kind, used, many=slot.many)
        for slot in later:
            doer = args.get(slot.of or "") or args.get(word.slots[0].name)
            quoted = slot.name in self.plain and slot.type != "number"
            args[slot.name] = Quoted("old words") if quoted else self.content(slot.type, doer, used, depth)
        value: Arg = True
        if word.kind == "property" and not word.is_truth:
            value = self.value(word, used)
        return Clause(word, tuple(args.get(name) for name in word.slot_names), value)

    def value(self, word: Word, used: set[Any]) -> Arg:
        if word.values:
            return self.pick(word.values)
        if word.value in ("number", "words"):
            return self.content(word.value, None, used, 0)
        return self.entity(word.value, used, many=word.many_values)

    def entity(self, kind: str, used: set[Any], *, many: bool = False) -> Arg:
        world = self.model.world
        # Somebody is a person: an animal is not spoken of so.
        is_somebody = world.is_a(kind, "person") and not world.is_a(kind, "animal")
        if self.unnamed and is_somebody and self.pick([True, False, False, False]):
            return self.pick([Some("person", "somebody"), All("person", "everyone")])
        known = world.by_kind.get(
            "person" if kind in ("entity", "character") and self.pick([True, False]) else kind, ()
        )
        # A thing of a narrower type may be another word's: who takes a drug takes it in.
        exact = [name for name in known if world.entities[name].kind == kind and not world.is_a(kind, "place")]
        known = exact if exact and not world.is_a(kind, "person") else known
        if not self.several:
            known = [name for name in known if not world.entities[name].plural] or known
        free = [name for name in known if name not in used] or list(known)
        name = self.pick(free[:12])
        used.add(name)
        if not many:
            return name
        more = [other for other in free[:8] if other != name]
        if self.several and more and self.pick([False, True]):
            other = self.pick(more)
            used.add(other)
            return (name, other)
        return (name,)

    def content(self, kind: str, doer: Arg, used: set[Any], depth: int) -> Arg:
        if kind == "number":
            return float(self.pick([2, 7, 40]))
        if kind == "topic" and (not self.several or self.pick([True, False])):
            # A person may be another word's there: who leaves somebody alone does not keep out of him.
            return self.entity("entity" if self.several else "thing", used)
        if kind == "words" or (depth <= 0 and kind in ("content", "topic")):
            return Quoted("old words")
        world = self.model.world
        if kind == "deed":
            word = world.words[self.pick(["feelings.weep", "places.leave", "love.kiss", "life.fall_ill"])]
            who = doer if self._is_person(doer) else self.entity("person", used)
            doers = who if type(who) is tuple and not word.slots[0].many else (who,)
            first = self.clause(word, None, depth - 1, **self.subject(word, doers[0] if len(doers) == 1 else who))
            one = word.slots[0].name
            return self._content([first, *(_with(first, one, other) for other in doers[1:])], "to")
        names = ["life.ill", "love.loves", "places.at", "feelings.weep", "kinship.spouse", "feelings.happy"]
        names = [name for name in names if name in world.words]
        mode = "whether" if kind == "question" else "that"
        self.inside += 1
        clauses = [self.clause(world.words[self.pick(names)], None, depth - 1)]
        # What follows a content inside a content may belong to either.
        is_open = self.inside > 1 or any(isinstance(arg, Content) for arg in clauses[0].args)
        if not is_open and self.pick([False, False, True]):
            clauses.append(self.clause(world.words[self.pick(names)], None, depth - 1))
        self.inside -= 1
        return self._content(clauses, mode)

    def _is_person(self, arg: Arg) -> bool:
        if isinstance(arg, Some | All):
            return True
        names = arg if type(arg) is tuple else (arg,)
        return all(isinstance(name, str) and self.model.world.entity_is_a(name, "person") for name in names)

    def subject(self, word: Word, who: Arg) -> dict[str, Arg]:
        slot = word.slots[0]
        if slot.many and isinstance(who, str):
            who = (who,)
        if not slot.many and type(who) is tuple:
            who = who[0]
        return {slot.name: who}

    @staticmethod
    def _content(clauses: list[Clause], mode: str) -> Content:
        return Content(mode, tuple(clauses), content_text(tuple(clauses), mode))


def _with(clause: Clause, slot: str, arg: Arg) -> Clause:
    args = tuple(arg if name == slot else old for name, old in zip(clause.word.slot_names, clause.args))
    return clause._replace(args=args)


def slots_of(phrase: Phrase) -> frozenset[str]:
    return frozenset(part.name for part in phrase.parts if isinstance(part, SlotRef))


def quoted_slots(phrase: Phrase) -> frozenset[str]:
    """The slots of a phrase that another follows."""
    return frozenset([part.name for part in phrase.parts if isinstance(part, SlotRef)][:-1])


def read_back(model: Model, language: str, text: str) -> tuple[Clause, ...] | str:
    """The clauses of a line read by itself, or the findings as text."""
    reader = model.readers[language]
    mentions = Mentions(reader.grammar, model.world.entities, model.world.entity_is_a)
    item, findings = reader.item(text, Span(Source("line", text), 0, len(text)), Setting(mentions), ())
    if isinstance(item, Sentence) and not findings:
        return item.clauses
    return "; ".join(f"{finding.code}: {finding.message} {finding.help}" for finding in findings) or repr(item)


#: Marks that say how a thing was put, and not what was so.
MANNER = frozenset({"perfect", "passive"})


def differences(said: Clause, read: Clause) -> Iterator[str]:
    """In what two clauses differ; nothing where they report the same."""
    if said.word is not read.word:
        yield f"{said.word.vocabulary}.{said.word.name} is read as {read.word.vocabulary}.{read.word.name}"
        return
    if said.how - MANNER != read.how - MANNER:
        yield f"particles {sorted(said.how - MANNER)} are read as {sorted(read.how - MANNER)}"
    names = (*said.word.slot_names, VALUE)
    for name, one, other in zip(names, (*said.args, said.value), (*read.args, read.value)):
        yield from (f"{name}: {text}" for text in _arg_differences(one, other))
    if said.place_said and said.place != read.place:
        yield f"place {said.place} is read as {read.place}"
    if said.company != read.company:
        yield f"company {said.company} is read as {read.company}"
    for label in ("purposes", "reasons"):
        before, after = getattr(said, label), getattr(read, label)
        if len(before) != len(after):
            yield f"{len(before)} {label} are read as {len(after)}"
        for one, other in zip(before, after):
            yield from (_arg_differences if label == "purposes" else differences)(one, other)


def _arg_differences(one: Arg, other: Arg) -> Iterator[str]:
    one, other = (a[0] if type(a) is tuple and len(a) == 1 else a for a in (one, other))
    if isinstance(one, Content) and isinstance(other, Content):
        if (one.mode == "whether") != (other.mode == "whether"):
            yield f"{one.mode} is read as {other.mode}"
        if len(one.clauses) != len(other.clauses):
            yield f"{one} is read as {other}"
            return
        for a, b in zip(one.clauses, other.clauses):
            yield from differences(a, b)
    elif isinstance(one, Some | All) and type(one) is type(other):
        assert isinstance(other, Some | All)
        if (one.kind, one.group) != (other.kind, other.group):
            yield f"{one!r} is read as {other!r}"
    elif one != other:
        yield f"{one} is read as {other}"
