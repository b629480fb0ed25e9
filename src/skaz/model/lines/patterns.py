"""Phrases made ready for matching: for each verb a trie of fixed words and slots.

A phrase is said of one man in the present, verb first after its subject. From each wording further ones follow by rule:
the passive (``is banished from {from} by {who}``), the mutual form of a symmetric word (``A and B dance``), and in
Romanian the clitics that may stand for an object.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from skaz.model.lines.wordings import (
    VALUE,
    Wording,
    is_connective,
    last_entity_slot,
    passives,
    take_apart,
    without_link,
    without_optional,
)
from skaz.model.world import CONTENT_KINDS, Literal_, Phrase, Slot, SlotRef, Word

if TYPE_CHECKING:
    from skaz.model.lines.grammar import Grammar
    from skaz.model.lines.learnt import Learnt

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
    mutual: str
    """The slot that those who do it to each other, or to whom it is done together, fill for each other; or nothing."""
    literals: int
    cases: frozenset[str]
    is_own: bool = False
    """Whether it is said with the word's own verb; those who do it to each other then fill each other's slot."""
    lists: tuple[str, ...] = ()
    """The slots, the subject's among them, that take several people as one argument."""


class Node:
    """A step of a trie: the fixed words and the slots with which phrases go on, and the phrases that end here.

    ``later`` gives the three when the step is first looked at.
    """

    __slots__ = ("_later", "ends", "slots", "words")

    def __init__(self, later: Callable[[], Branches] = lambda: ({}, [], [])) -> None:
        self._later = later

    def __getattr__(self, name: str) -> Any:  # only while the three are not there yet
        if name not in Node.__slots__:
            raise AttributeError(name)
        self.words: dict[str, Node]
        self.slots: list[tuple[SlotKey, Node]]
        self.ends: list[Terminal]
        self.words, self.slots, self.ends = self._later()
        return getattr(self, name)

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


#: What goes on from a node by a word, what by a slot, and what ends there.
Branches = tuple[dict[str, Node], list[tuple[SlotKey, Node]], list[Terminal]]


class Patterns:
    """All phrases of one language, by the headword of their verb.

    ``active`` and ``passive`` hold the tries that were made or looked at; ``trie`` gives any. ``before`` are the words
    that stand between a subject and its verb.
    """

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.active: dict[str, Node] = {}
        self.passive: dict[str, Node] = {}
        self._keys: dict[tuple[str, str, str, str], SlotKey] = {}
        self.literals: set[str] = set()
        self.before: set[str] = set()
        self._learnt: Learnt | None = None
        self._words: Sequence[Word] = ()
        self.written: dict[str, str] = {}
        """Each head as it is written, by its folded form."""
        self._own_head = ""
        self._own_forms: frozenset[str] = frozenset()
        """The forms in which the verb of a word's first phrase says that it is done: ``married``."""

    def go_on_from(self, learnt: Learnt, words: Sequence[Word]) -> None:
        """Begin with what is known of the first of all words; the others are added."""
        self._learnt, self._words = learnt, words
        self.literals = set(learnt.shared.literals)
        self.before = set(learnt.shared.before)
        self.written = dict(learnt.shared.written)

    def trie(self, head: str, *, passive: bool) -> Node | None:
        """All that is said with a verb."""
        table = self.passive if passive else self.active
        node = table.get(head)
        if node is None and self._learnt is not None:
            node = self._learnt.trie(head, self._words, passive=passive)
            if node is not None:
                table[head] = node
        return node

    def add(self, word: Word) -> None:
        self._own_head = ""
        for phrase in word.phrases:
            if phrase.language == self.grammar.code:
                self._add_phrase(word, phrase)

    def _add_phrase(self, word: Word, phrase: Phrase) -> None:
        wording = take_apart(phrase, self.grammar)
        if wording is None:
            return
        if not self._own_head:
            self._own_head = wording.head
            self._own_forms = frozenset(self.grammar.language.verb(wording.head_written).forms.get("participle", ()))
        self._add_wording(word, phrase, wording, wording.rest)
        for rest in without_optional(word, wording):
            self._add_wording(word, phrase, wording, rest)
        if "symmetric" in word.marks or "acc" in wording.cases.values():
            for other, rest in self._mutual(word, wording):
                self._add_wording(word, phrase, wording, rest, mutual=other)
        for passive, rest, other in passives(word, wording, self.grammar):
            self._add_wording(word, phrase, passive, rest, mutual=other, is_passive=True)

    def _add_wording(
        self,
        word: Word,
        phrase: Phrase,
        wording: Wording,
        rest: tuple[Literal_ | SlotRef, ...],
        *,
        mutual: str = "",
        is_passive: bool = False,
    ) -> None:
        node = self.trie(wording.head, passive=is_passive)
        if node is None:
            node = (self.passive if is_passive else self.active)[wording.head] = Node()
        self.before.update(wording.before)
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
                spellings = self._spellings(part, bool(mutual))
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
            is_passive or ("symmetric" in word.marks and self._has_own_verb(wording, rest)),
            lists_of((wording.subject, *slots), (subject_key, *keys)),
        )
        for node in nodes:
            if not any(e.word is word and _same_path(e, terminal) for e in node.ends):
                node.ends.append(terminal)

    def _has_own_verb(self, wording: Wording, rest: tuple[Literal_ | SlotRef, ...]) -> bool:
        """Whether a wording is said with the verb of the word's first one: ``marries``, ``gets married``."""
        if wording.head == self._own_head:
            return True
        return any(isinstance(part, Literal_) and part.folded in self._own_forms for part in rest)

    def _object(self, wording: Wording, part: SlotRef, rest: tuple[Literal_ | SlotRef, ...]) -> str:
        """The case of what something is done to, which a clitic may stand for: ``citește {thing}``, ``o citește``."""
        at = next(i for i, each in enumerate(rest) if each is part)
        is_bare = at == 0 or isinstance(rest[at - 1], SlotRef)
        is_direct = is_bare and self.grammar.drops_subject and "acc" not in wording.cases.values()
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

    def _mutual(self, word: Word, wording: Wording) -> Iterator[tuple[str, tuple[Literal_ | SlotRef, ...]]]:
        """The slot of the other one, and the wording without it: ``dances``, ``are engaged``, ``are sisters``."""
        other = VALUE if word.kind == "property" and not word.is_truth else last_entity_slot(word)
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
        yield other, rest
        nouns = [i for i, p in enumerate(rest) if isinstance(p, Literal_) and p.folded.isalpha() and not p.agrees]
        if self.grammar.code == "en" and nouns and wording.head == "is":
            i = nouns[-1]
            part = rest[i]
            assert isinstance(part, Literal_)
            plural = self.grammar.phrases.plural(part.folded)
            yield other, (*rest[:i], Literal_(plural, plural), *rest[i + 1 :])


def lists_of(slots: Sequence[str], keys: Sequence[SlotKey]) -> tuple[str, ...]:
    """The slots that take several people as one argument."""
    return tuple([name for name, key in zip(slots, keys) if key.many])


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
