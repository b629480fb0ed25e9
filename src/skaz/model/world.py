"""The world of a story: types, entities, the words of its vocabularies, rules, laws and what is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from skaz.model.logic import NOTHING, And, Assign, Const, Expr, If, Read, Value
from skaz.model.times.calendar import Calendar
from skaz.text.source import Span

WordKind = Literal["property", "action", "attitude"]

#: What a slot may hold besides an entity of a type.
CONTENT_KINDS = frozenset({"fact", "deed", "content", "question", "topic", "words", "number"})
#: Under ``known to`` and ``kept from``: everybody there is.
EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class Type:
    """A kind of entity; ``ancestors`` holds itself and all above it."""

    name: str
    parents: tuple[str, ...]
    ancestors: frozenset[str]
    span: Span | None = None


def is_kind_of(types: Mapping[str, Type], kind: str, type_name: str) -> bool:
    """Whether entities of a kind belong to a type; unknown kinds belong to ``entity`` alone."""
    known = types.get(kind)
    return type_name == "entity" or (known is not None and type_name in known.ancestors)


@dataclass(frozen=True, slots=True)
class NameForm:
    """One way to write a name: its words, its language (None: all), and whether it is genitive or dative."""

    text: str
    language: str | None = None
    oblique: bool = False


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing with a name. ``name`` is the first one given, unique in its story; ``inside`` where it stands."""

    name: str
    kind: str
    forms: tuple[NameForm, ...]
    gender: Literal["female", "male"] | None = None
    plural: bool = False
    members: tuple[str, ...] = ()
    inside: str | None = None
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for an argument: an entity of ``type`` or one of ``CONTENT_KINDS``; ``of`` is whose deed it is."""

    name: str
    type: str
    many: bool = False
    optional: bool = False
    of: str | None = None

    @property
    def is_content(self) -> bool:
        return self.type in CONTENT_KINDS


@dataclass(frozen=True, slots=True)
class Literal_:
    """A fixed word of a phrase, folded; ``shown`` is how it is written; ``agrees``: with the subject."""

    shown: str
    folded: str
    agrees: bool = False


@dataclass(frozen=True, slots=True)
class SlotRef:
    name: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """One wording of a word, choices and options written out; its parts begin with the subject's slot."""

    language: str
    parts: tuple[Literal_ | SlotRef, ...]
    again: bool = False
    first: bool = False
    """The first wording of its word in this language: the one it is said with."""


@dataclass(frozen=True, slots=True)
class Watchers:
    """Who sees an event: those at ``places``, ``people``, or everybody; its own people always do."""

    people: tuple[Expr, ...] = ()
    places: tuple[Expr, ...] = ()
    everyone: bool = False


@dataclass(frozen=True)
class Word:
    """A property, action or attitude of a vocabulary: what it takes, what it means, how it is said.

    ``value`` is the type of a property's value (``truth``, ``number``, a type of entity), ``values`` its words.
    ``condition`` and ``effects`` are None where a word has none; ``like`` is the word from which it has them.
    """

    kind: WordKind
    name: str
    vocabulary: str
    slots: tuple[Slot, ...]
    value: str = "truth"
    values: tuple[str, ...] = ()
    many_values: bool = False
    marks: frozenset[str] = frozenset()
    phrases: Sequence[Phrase] = ()
    condition: Expr | None = None
    effects: Expr | None = None
    definition: Expr | None = None
    otherwise: Value | None = None
    consenting: tuple[Expr, ...] | None = None
    watchers: Watchers | None = None
    known_to: tuple[Expr, ...] | Literal["everyone"] | None = None
    kept_from: tuple[Expr, ...] = ()
    takes: Expr | None = None
    lasts: str | None = None
    like: str = ""
    doc: str = ""
    span: Span | None = field(default=None, compare=False)

    __hash__ = object.__hash__

    @cached_property
    def slot_of(self) -> dict[str, Slot]:
        return {slot.name: slot for slot in self.slots}

    @cached_property
    def slot_names(self) -> tuple[str, ...]:
        return tuple(slot.name for slot in self.slots)

    @cached_property
    def first_slot(self) -> str:
        """The name of the slot that its subject fills; empty where it takes nothing."""
        return self.slots[0].name if self.slots else ""

    @cached_property
    def moves(self) -> bool:
        """Whether it brings somebody to another place."""
        return self.effects is not None and _assigns(self.effects, "at")

    @cached_property
    def arrives(self) -> bool:
        """Whether it ends somebody's way to a place."""
        return self.effects is not None and _assigns(self.effects, "on_way", Const(NOTHING))

    @cached_property
    def ends(self) -> bool:
        """Whether it ends somebody's life."""
        return self.effects is not None and _assigns(self.effects, "alive", Const(False))

    @property
    def is_truth(self) -> bool:
        return self.value == "truth"

    @property
    def is_lasting_place(self) -> bool:
        """Whether it says where somebody lives, works or the like."""
        return self.kind == "property" and self.value == "place" and "lasting" in self.marks


def _assigns(effect: Expr, name: str, value: Expr | None = None) -> bool:
    """Whether an effect sets a property, to a value if one is given; beliefs aside."""
    if isinstance(effect, And):
        return any(_assigns(part, name, value) for part in effect.parts)
    if isinstance(effect, If):
        return any(_assigns(then, name, value) for _, then in effect.branches)
    if not isinstance(effect, Assign) or (value is not None and effect.value != value):
        return False
    return isinstance(effect.target, Read) and effect.target.property == name


@dataclass(frozen=True)
class Rule:
    """Fires by itself whenever ``when`` holds; free names in it are variables, ``variables`` gives their types."""

    name: str
    vocabulary: str
    when: Expr
    then: Expr
    variables: dict[str, str]
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Law:
    """What must never hold; the slots of its ``phrases`` are its variables."""

    name: str
    vocabulary: str
    never: Expr
    phrases: Sequence[Phrase]
    variables: dict[str, str]
    span: Span | None = field(default=None, compare=False)

    @cached_property
    def saying(self) -> dict[str, tuple[Literal_ | SlotRef, ...]]:
        """Per language, the sentence that says it does hold."""
        return {phrase.language: phrase.parts for phrase in reversed(self.phrases)}


@dataclass(frozen=True)
class Motive:
    """What ``bearer``, a variable, wants while one of ``when`` holds; always, if there is none.

    ``sought`` and ``shunned`` are deeds by their tenor, ``helpful(a, b)``; ``wanted`` is what should be so.
    """

    name: str
    vocabulary: str
    bearer: str
    when: tuple[Expr, ...]
    sought: tuple[Read, ...]
    shunned: tuple[Read, ...]
    wanted: Expr | None = None
    urges: bool = False
    """What is wanted is another's wish: it gives a reason to do it, and none against anything."""
    doc: str = ""
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, eq=False)
class World:
    """Everything a story is made of before any telling. Names are keys; words also ``vocabulary.name``.

    Compared by identity, so that what is worked out of it can be kept for it.
    """

    types: dict[str, Type]
    entities: dict[str, Entity]
    words: dict[str, Word]
    rules: tuple[Rule, ...]
    laws: tuple[Law, ...]
    vocabularies: tuple[str, ...]
    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    motives: tuple[Motive, ...] = ()

    def is_a(self, kind: str, type_name: str) -> bool:
        """Whether entities of a kind belong to a type; unknown kinds belong to ``entity`` alone."""
        return is_kind_of(self.types, kind, type_name)

    def entity_is_a(self, name: str, type_name: str) -> bool:
        entity = self.entities.get(name)
        return entity is not None and self.is_a(entity.kind, type_name)

    @cached_property
    def by_kind(self) -> dict[str, tuple[str, ...]]:
        """Entity names of each type, in order of declaration."""
        found: dict[str, list[str]] = {name: [] for name in self.types}
        for entity in self.entities.values():
            for ancestor in self.types[entity.kind].ancestors:
                found[ancestor].append(entity.name)
        return {name: tuple(names) for name, names in found.items()}
