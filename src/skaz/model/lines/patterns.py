"""Phrases made ready for matching: for each verb a trie of fixed words and slots.

A phrase is said of one man in the present, verb first after its subject. From each wording further ones follow by rule:
the passive (``is banished from {from} by {who}``), the mutual form of a symmetric word (``A and B dance``), and in
Romanian the clitics that may stand for an object.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from skaz.model.language import Language
from skaz.model.world import CONTENT_KINDS, Literal_, Phrase, Slot, SlotRef, Word

if TYPE_CHECKING:
    from skaz.model.lines.grammar import Grammar

VALUE = "value"
_WIDEST = ("entity", "character", "person", "object", "place", "thing")
_NARROW_CONTENTS = {"topic": 0, "content": 1}


class SlotKey(NamedTuple):
    """What fits at a slot: its type, whether a list is one argument, and the case (``acc dat gen`` in Romanian)."""

    type: str
    many: bool
    case: str
    doer: str
    values: tuple[str, ...] = ()
    personal: bool = False
    narrow: int = 0
    """How little fits: of two words that fit a line alike the narrower is meant (``takes {drug}``, not ``{thing}``)."""
    bare: bool = False
    """Whether the phrase itself opens the content: ``unless {unless}``, ``looks on as {what}``."""

    @property
    def is_content(self) -> bool:
        return self.type in CONTENT_KINDS


class Terminal(NamedTuple):
    """A phrase matched to its end: whose it is and which slots its path filled, in order."""

    word: Word
    slots: tuple[str, ...]
    keys: tuple[SlotKey, ...]
    subject: str
    subject_key: SlotKey
    again: bool
    before: frozenset[str]
    reflexive: str
    passive: bool
    mutual: bool
    literals: int
    cases: frozenset[str]
    is_own: bool = False
    """Whether this is how the word is first of all said; those who do it to each other then fill each other's slot."""
    lists: tuple[str, ...] = ()
    """The slots, the subject's among them, that take several people as one argument."""


@dataclass(slots=True, eq=False)
class Node:
    words: dict[str, Node] = field(default_factory=dict)
    slots: list[tuple[SlotKey, Node]] = field(default_factory=list)
    ends: list[Terminal] = field(default_factory=list)

    def word(self, text: str) -> Node:
        node = self.words.get(text)
        if node is None:
            node = self.words[text] = Node()
        return node

    def slot(self, key: SlotKey) -> Node:
        for known, node in self.slots:
            if known == key:
                return node
        node = Node()
        self.slots.append((key, node))
        return node


class Wording(NamedTuple):
    """A phrase taken apart: the words before its verb, the verb, and what follows."""

    subject: str
    before: tuple[str, ...]
    head: str
    head_written: str
    rest: tuple[Literal_ | SlotRef, ...]
    reflexive: str
    cases: dict[str, str]


class Patterns:
    """All phrases of one language, by the headword of their verb: ``active[head]``, ``passive[head]``."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.active: dict[str, Node] = {}
        self.passive: dict[str, Node] = {}
        self._keys: dict[tuple[str, str, str, str], SlotKey] = {}
        self.literals: set[str] = set()
        self.written: dict[str, str] = {}
        """Each head as it is written, by its folded form."""
        self._own_head = ""

    def add(self, word: Word) -> None:
        self._own_head = ""
        for phrase in word.phrases:
            if phrase.language == self.grammar.code:
                self._add_phrase(word, phrase)

    def _add_phrase(self, word: Word, phrase: Phrase) -> None:
        wording = take_apart(phrase, self.grammar)
        if wording is None:
            return
        self._own_head = self._own_head or wording.head
        self._add_wording(word, phrase, wording, wording.rest, mutual=False)
        for rest in _without_optional(word, wording):
            self._add_wording(word, phrase, wording, rest, mutual=False)
        if "symmetric" in word.marks or "acc" in wording.cases.values():
            for rest in self._mutual(word, wording):
                self._add_wording(word, phrase, wording, rest, mutual=True)
        for passive, rest in _passives(word, wording, self.grammar):
            self._add_wording(word, phrase, passive, rest, mutual=False, is_passive=True)

    def _add_wording(
        self,
        word: Word,
        phrase: Phrase,
        wording: Wording,
        rest: tuple[Literal_ | SlotRef, ...],
        *,
        mutual: bool,
        is_passive: bool = False,
    ) -> None:
        table = self.passive if is_passive else self.active
        node = table.setdefault(wording.head, Node())
        self.written.setdefault(wording.head, wording.head_written)
        slots: list[str] = []
        keys: list[SlotKey] = []
        literals = len(wording.before)
        nodes = [node]
        before: tuple[str, ...] = ()
        for part in rest:
            if isinstance(part, SlotRef):
                key = self._key(word, part.name, wording.cases.get(part.name) or self._object(wording, part, rest))
                if key.is_content and is_connective(self.grammar.language, before):
                    key = key._replace(bare=True)
                before = ()
                nodes = [n.slot(key) for n in nodes]
                slots.append(part.name)
                keys.append(key)
            elif part.folded in self.grammar.articles:
                continue
            else:
                before = (*before, part.folded)
                literals += 1
                spellings = self._spellings(part, mutual)
                self.literals.update(spellings)
                nodes = _shared_word(nodes, spellings)
        subject_key = self._key(word, wording.subject, "")
        terminal = Terminal(
            word,
            tuple(slots),
            tuple(keys),
            wording.subject,
            subject_key,
            phrase.again,
            frozenset(wording.before),
            wording.reflexive or ("se" if mutual and "acc" in wording.cases.values() else ""),
            is_passive,
            mutual,
            literals,
            frozenset((*wording.cases.values(), *(key.case for key in keys))),
            wording.head == self._own_head and "symmetric" in word.marks,
            tuple(name for name, key in zip((wording.subject, *slots), (subject_key, *keys)) if key.many),
        )
        for node in nodes:
            if not any(e.word is word and _same_path(e, terminal) for e in node.ends):
                node.ends.append(terminal)

    def _object(self, wording: Wording, part: SlotRef, rest: tuple[Literal_ | SlotRef, ...]) -> str:
        """The case of what something is done to, which a clitic may stand for: ``citește {thing}``, ``o citește``."""
        is_direct = rest[0] is part and self.grammar.drops_subject and "acc" not in wording.cases.values()
        return "obj" if is_direct and wording.head != self.grammar.be else ""

    def _spellings(self, part: Literal_, mutual: bool) -> tuple[str, ...]:
        if part.agrees:
            forms = self.grammar.phrases.agree(part.folded)
            return tuple(dict.fromkeys((*forms, *self.grammar.phrases.indefinite(forms)) if mutual else forms))
        return (part.folded,)

    def _key(self, word: Word, name: str, case: str) -> SlotKey:
        known = self._keys.get((word.vocabulary, word.name, name, case))
        if known is None:
            known = self._keys[word.vocabulary, word.name, name, case] = self._make_key(word, name, case)
        return known

    def _make_key(self, word: Word, name: str, case: str) -> SlotKey:
        if name == VALUE and word.kind == "property":
            personal = self.grammar.is_a(word.value, "person")
            return SlotKey(word.value, word.many_values, case, "", word.values, personal, self._narrow(word.value))
        slot = word.slot_of.get(name) or Slot(name, "entity")
        personal = self.grammar.is_a(slot.type, "person")
        return SlotKey(slot.type, slot.many, case, slot.of or "", (), personal, self._narrow(slot.type))

    def _narrow(self, kind: str) -> int:
        """How many of the widest types a type lies in, itself counted; contents by how few of them fit."""
        if kind in CONTENT_KINDS:
            return _NARROW_CONTENTS.get(kind, 2)
        return (kind not in _WIDEST) + sum(self.grammar.is_a(kind, wide) for wide in _WIDEST)

    def _mutual(self, word: Word, wording: Wording) -> Iterator[tuple[Literal_ | SlotRef, ...]]:
        """The wording without the other one: ``dances``, ``are engaged``, ``are sisters``."""
        other = VALUE if word.kind == "property" and not word.is_truth else _last_entity_slot(word)
        other = next((slot for slot, case in wording.cases.items() if case == "acc"), other)
        if other is None or SlotRef(other) not in wording.rest:
            return
        at = wording.rest.index(SlotRef(other))
        front = without_link(wording.rest[:at], self.grammar)
        if front is None:
            return
        back = [p for p in wording.rest[at + 1 :] if not (isinstance(p, Literal_) and p.folded in ("'s", "'"))]
        rest = tuple(front + back)
        if not rest and wording.head == self.grammar.be:
            return
        yield rest
        nouns = [i for i, p in enumerate(rest) if isinstance(p, Literal_) and p.folded.isalpha() and not p.agrees]
        if self.grammar.code == "en" and nouns and wording.head == "is":
            i = nouns[-1]
            part = rest[i]
            assert isinstance(part, Literal_)
            plural = self.grammar.phrases.plural(part.folded)
            yield (*rest[:i], Literal_(plural, plural), *rest[i + 1 :])


#: Prepositions that tie two sides: without them the sides stand together.
_TIES = frozenset({"with", "to", "from", "of", "cu", "de"})


def without_link(parts: Sequence[Any], grammar: Grammar) -> list[Any] | None:
    """The parts before a slot without the preposition and articles there; None where it is one of place and time."""
    front = list(parts)
    while front and isinstance(front[-1], Literal_) and front[-1].folded in grammar.articles:
        front.pop()
    for count in range(min(3, len(front)), 0, -1):
        words = tuple(part.folded if isinstance(part, Literal_) else "" for part in front[-count:])
        if words in grammar.language.prepositions:
            return front[:-count] if words[-1] in _TIES else None
    return front


def is_connective(language: Language, words: tuple[str, ...]) -> bool:
    """Whether words end in one that opens a clause (``that``, ``unless``, ``dacă nu``) and is no preposition."""
    for count in (1, 2):
        key = words[-count:]
        if len(key) == count and key not in language.prepositions:
            for table in (language.openers, language.tails, language.leads):
                if any(not entry.wants for entry in table.get(key, ())):
                    return True
    return False


def _same_path(a: Terminal, b: Terminal) -> bool:
    """Whether two ways of saying a word differ in nothing that a line could show."""
    return (a.slots, a.again, a.before, a.reflexive, a.mutual) == (b.slots, b.again, b.before, b.reflexive, b.mutual)


def _shared_word(nodes: list[Node], spellings: tuple[str, ...]) -> list[Node]:
    if len(spellings) == 1:
        return [n.word(spellings[0]) for n in nodes]
    found: list[Node] = []
    for node in nodes:
        for spelling in spellings:
            child = node.word(spelling)
            if child not in found:
                found.append(child)
    return found


def take_apart(phrase: Phrase, grammar: Grammar) -> Wording | None:
    """Split a phrase at its verb; None where it has no subject slot or no verb (the reader of vocabularies says so)."""
    parts = list(phrase.parts)
    if not parts or not isinstance(parts[0], SlotRef):
        return None
    subject = parts[0].name
    at = next(
        (i for i, p in enumerate(parts[1:], 1) if isinstance(p, Literal_) and grammar.phrases.is_headword(p.folded)),
        None,
    )
    if at is None:
        return None
    before: list[str] = []
    reflexive, clitics = "", []
    for part in parts[1:at]:
        if not isinstance(part, Literal_):
            return None
        kind = grammar.phrases.clitic_of_phrase(part.folded)
        if kind in ("acc", "dat"):
            clitics.append(kind)
        elif kind:
            reflexive = kind
        else:
            before.append(part.folded)
    head = parts[at]
    assert isinstance(head, Literal_)
    cases, rest = grammar.phrases.slot_cases(parts[at + 1 :], clitics)
    return Wording(subject, tuple(before), head.folded, head.shown, tuple(rest), reflexive, cases)


def _without_optional(word: Word, wording: Wording) -> Iterator[tuple[Literal_ | SlotRef, ...]]:
    """Clitic objects that the word may lack: ``îi spune lui {whom} {what}`` is said without ``lui {whom}`` too."""
    for part in wording.rest:
        if isinstance(part, SlotRef) and part.name in wording.cases:
            slot = word.slot_of.get(part.name)
            if slot is not None and slot.optional:
                yield tuple(p for p in wording.rest if p != part)


def _last_entity_slot(word: Word) -> str | None:
    if len(word.slots) < 2 or word.slots[1].is_content:
        return None
    return word.slots[1].name


def _passives(
    word: Word, wording: Wording, grammar: Grammar
) -> Iterator[tuple[Wording, tuple[Literal_ | SlotRef, ...]]]:
    """``{whom} is banished from {from} [by {who}]`` from ``{who} banishes {whom} from {from}``."""
    if word.kind == "attitude" and wording.head == "is":
        return
    if wording.head == grammar.be or wording.subject == VALUE or wording.reflexive:
        return
    target = _direct_object(word, wording)
    if target is None:
        return
    rest = tuple(p for p in wording.rest if p != SlotRef(target))
    cases = {slot: case for slot, case in wording.cases.items() if slot != target}
    passive = wording._replace(subject=target, cases=cases)
    yield passive, rest
    for agent in grammar.agent:
        by: tuple[Literal_ | SlotRef, ...] = (*(Literal_(w, w) for w in agent), SlotRef(wording.subject))
        yield passive, (*rest, *by)
        if rest:
            yield passive, (*by, *rest)
            at = _before_content(word, rest, grammar)
            if 0 < at < len(rest):
                yield passive, (*rest[:at], *by, *rest[at:])


def _before_content(word: Word, rest: tuple[Literal_ | SlotRef, ...], grammar: Grammar) -> int:
    """Where the first content of a wording begins, with the preposition before it; its length if it has none."""
    for at, part in enumerate(rest):
        slot = word.slot_of.get(part.name) if isinstance(part, SlotRef) else None
        if slot is not None and slot.is_content:
            before = rest[at - 1] if at else None
            return at - (isinstance(before, Literal_) and (before.folded,) in grammar.language.prepositions)
    return len(rest)


def _direct_object(word: Word, wording: Wording) -> str | None:
    for slot, case in wording.cases.items():
        if case == "acc":
            return slot
    if wording.rest and isinstance(wording.rest[0], SlotRef) and wording.rest[0].name not in wording.cases:
        slot_ = word.slot_of.get(wording.rest[0].name)
        if slot_ is not None and not slot_.is_content:
            return slot_.name
    return None
