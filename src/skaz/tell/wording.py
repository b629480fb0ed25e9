"""A phrase taken apart for saying: its subject, its verb as written, and what follows, each slot with its case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from skaz.model.lines.grammar import Grammar
from skaz.model.lines.wordings import without_link
from skaz.model.world import Literal_, Phrase, SlotRef, Word

VALUE = "value"

COPULAS = ("is", "este")

#: What a clitic is called in a phrase, and the case that it doubles.
CLITIC_CASES = ("acc", "dat")


class Piece(NamedTuple):
    """A slot in what follows the verb; ``case`` is ``acc``, ``dat``, ``gen`` or empty."""

    slot: str
    case: str = ""


Part = Literal_ | Piece


@dataclass(frozen=True)
class Wording:
    """One way to say a word. ``clitics`` are reflexives and those without a slot, in full; ``agent`` the slot that a
    passive says with "by"; ``mutual`` where one side is left out: they dance."""

    phrase: Phrase
    subject: str
    before: tuple[str, ...]
    head: str
    clitics: tuple[str, ...]
    rest: tuple[Part, ...]
    passive: bool = False
    agent: str = ""
    mutual: str = ""

    @property
    def slots(self) -> tuple[str, ...]:
        """The slots that this wording says, its subject first."""
        return (
            self.subject,
            *(part.slot for part in self.rest if isinstance(part, Piece)),
            *filter(None, [self.agent]),
        )


def wordings(word: Word, grammar: Grammar) -> Iterator[Wording]:
    """All ways to say a word, in the order of its phrases; each as it stands, then shortened, then in the passive."""
    for phrase in word.phrases:
        if phrase.language == grammar.code:
            yield from wordings_of(word, phrase, grammar)


def wordings_of(word: Word, phrase: Phrase, grammar: Grammar) -> Iterator[Wording]:
    """All ways to say a word with one of its phrases, as it stands first."""
    plain = taken_apart(phrase, grammar)
    if plain is None:
        return
    yield plain
    for part in plain.rest:
        if isinstance(part, Piece) and part.case in CLITIC_CASES and _may_lack(word, part.slot):
            yield replace(plain, rest=tuple(p for p in plain.rest if p != part))
    if "symmetric" in word.marks:
        yield from _mutual(word, plain, grammar)
    yield from _passive(word, plain, grammar)


def taken_apart(phrase: Phrase, grammar: Grammar) -> Wording | None:
    """A phrase as it stands; None where it has no subject slot or no verb."""
    parts = phrase.parts
    if not parts or not isinstance(parts[0], SlotRef):
        return None
    is_head = (isinstance(part, Literal_) and grammar.phrases.is_headword(part.folded) for part in parts)
    at = next((number for number, found in enumerate(is_head) if found), None)
    if at is None or any(isinstance(part, SlotRef) for part in parts[1:at]):
        return None
    before: list[str] = []
    reflexives: list[str] = []
    doubling: list[str] = []
    for part in parts[1:at]:
        assert isinstance(part, Literal_)
        kind = grammar.phrases.clitic_of_phrase(part.folded)
        if kind in CLITIC_CASES:
            doubling.append(kind)
        elif kind:
            reflexives.append("își" if kind == "isi" else kind)
        else:
            before.append(part.shown)
    cases, rest = grammar.phrases.slot_cases(parts[at + 1 :], doubling)
    head = parts[at]
    assert isinstance(head, Literal_)
    written = head.shown or before.pop()  # a verb with a hyphen stands whole in its first piece
    pieces = tuple(Piece(p.name, cases.get(p.name, "")) if isinstance(p, SlotRef) else p for p in rest)
    return Wording(phrase, parts[0].name, tuple(before), written, tuple(reflexives), _possessives(pieces))


def _possessives(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """``{whom} 's`` as one slot in the genitive."""
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else None
        if isinstance(part, Literal_) and part.folded == "'s" and isinstance(last, Piece):
            found[-1] = Piece(last.slot, "gen")
        else:
            found.append(part)
    return tuple(found)


def _may_lack(word: Word, name: str) -> bool:
    slot = word.slot_of.get(name)
    return slot is not None and slot.optional


def _passive(word: Word, plain: Wording, grammar: Grammar) -> Iterator[Wording]:
    """``{whom} is banished from {from} by {who}``, with and without the last."""
    if plain.head in COPULAS or plain.subject == VALUE or plain.clitics:
        return
    target = _direct_object(word, plain)
    if target is None:
        return
    rest = tuple(part for part in plain.rest if part != target)
    passive = replace(plain, subject=target.slot, rest=rest, passive=True)
    yield replace(passive, agent=plain.subject)
    yield passive


def _direct_object(word: Word, plain: Wording) -> Piece | None:
    for part in plain.rest:
        if isinstance(part, Piece) and part.case == "acc":
            return part
    first = plain.rest[0] if plain.rest else None
    if isinstance(first, Piece) and not first.case:
        slot = word.slot_of.get(first.slot)
        if slot is not None and not slot.is_content:
            return first
    return None


def _mutual(word: Word, plain: Wording, grammar: Grammar) -> Iterator[Wording]:
    """The wording without the other one: ``dances``; for a group whose members do it among themselves."""
    other = VALUE if word.kind == "property" and not word.is_truth else _other(word)
    at = next((i for i, part in enumerate(plain.rest) if isinstance(part, Piece) and part.slot == other), None)
    if other is None or at is None or plain.subject == other:
        return
    piece = plain.rest[at]
    assert isinstance(piece, Piece)
    if piece.case == "gen":
        return
    front = without_link(plain.rest[:at], grammar)
    if front is None or (not front and plain.head in COPULAS and len(plain.rest) == at + 1):
        return
    clitics = plain.clitics or (("se",) if piece.case in CLITIC_CASES else ())
    yield replace(plain, rest=(*front, *plain.rest[at + 1 :]), clitics=clitics, mutual=other)


def _other(word: Word) -> str | None:
    return word.slots[1].name if len(word.slots) > 1 and not word.slots[1].is_content else None
