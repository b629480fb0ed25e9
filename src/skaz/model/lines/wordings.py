"""Phrases taken apart at their verb, and the further wordings that follow from each by rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from skaz.model.language import Language
from skaz.model.world import Literal_, Phrase, SlotRef, Word

if TYPE_CHECKING:
    from skaz.model.lines.grammar import Grammar

#: The slot of a property's value.
VALUE = "value"


class Wording(NamedTuple):
    """A phrase taken apart: the words before its verb, the verb, and what follows."""

    subject: str
    before: tuple[str, ...]
    head: str
    head_written: str
    rest: tuple[Literal_ | SlotRef, ...]
    reflexive: str
    cases: dict[str, str]


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
    return Wording(subject, tuple(before), head.folded, head.shown or head.folded, tuple(rest), reflexive, cases)


def without_optional(word: Word, wording: Wording) -> Iterator[tuple[Literal_ | SlotRef, ...]]:
    """Clitic objects that the word may lack: ``îi spune lui {whom} {what}`` is said without ``lui {whom}`` too."""
    for part in wording.rest:
        if isinstance(part, SlotRef) and part.name in wording.cases:
            slot = word.slot_of.get(part.name)
            if slot is not None and slot.optional:
                yield tuple(p for p in wording.rest if p != part)


def passives(
    word: Word, wording: Wording, grammar: Grammar
) -> Iterator[tuple[Wording, tuple[Literal_ | SlotRef, ...], str]]:
    """``{whom} is banished from {from} [by {who}]`` from ``{who} banishes {whom} from {from}``.

    Of ``{who} joins {whom} and {with}`` also ``{whom} is joined``, said of the two, with the slot of the second.
    """
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
    for behind in _by_doer(word, wording.subject, rest, grammar):
        yield passive, behind, ""
    if _names_two(rest, grammar):
        other = rest[1]
        assert isinstance(other, SlotRef)
        for behind in _by_doer(word, wording.subject, rest[2:], grammar):
            yield passive, behind, other.name


def _names_two(rest: Sequence[Literal_ | SlotRef], grammar: Grammar) -> bool:
    """Whether what follows a passive's subject names a second of the same kind: ``and {with} in marriage``."""
    if len(rest) < 2 or not isinstance(rest[0], Literal_):
        return False
    return rest[0].folded in grammar.bare_and and isinstance(rest[1], SlotRef)


def _by_doer(
    word: Word, doer: str, rest: tuple[Literal_ | SlotRef, ...], grammar: Grammar
) -> Iterator[tuple[Literal_ | SlotRef, ...]]:
    """What follows the verb of a passive, without and with its doer."""
    yield rest
    for agent in grammar.agent:
        by: tuple[Literal_ | SlotRef, ...] = (*(Literal_(w, w) for w in agent), SlotRef(doer))
        yield (*rest, *by)
        if rest:
            yield (*by, *rest)
            for at in {_before_content(word, rest, grammar), _before_last(rest, grammar)}:
                if 0 < at < len(rest):
                    yield (*rest[:at], *by, *rest[at:])


def _before_content(word: Word, rest: tuple[Literal_ | SlotRef, ...], grammar: Grammar) -> int:
    """Where the first content of a wording begins, with the preposition before it; its length if it has none."""
    for at, part in enumerate(rest):
        slot = word.slot_of.get(part.name) if isinstance(part, SlotRef) else None
        if slot is not None and slot.is_content:
            before = rest[at - 1] if at else None
            return at - (isinstance(before, Literal_) and (before.folded,) in grammar.language.prepositions)
    return len(rest)


def _before_last(rest: Sequence[Literal_ | SlotRef], grammar: Grammar) -> int:
    """Where the last slot begins, with the preposition before it: ``to death | with {with}``."""
    at = len(rest) - 1
    before = rest[at - 1] if at > 0 else None
    if not isinstance(rest[at], SlotRef) or not isinstance(before, Literal_):
        return len(rest)
    return at - 1 if (before.folded,) in grammar.language.prepositions else len(rest)


def _direct_object(word: Word, wording: Wording) -> str | None:
    for slot, case in wording.cases.items():
        if case == "acc":
            return slot
    if wording.rest and isinstance(wording.rest[0], SlotRef) and wording.rest[0].name not in wording.cases:
        slot_ = word.slot_of.get(wording.rest[0].name)
        if slot_ is not None and not slot_.is_content:
            return slot_.name
    return None


def last_entity_slot(word: Word) -> str | None:
    if len(word.slots) < 2 or word.slots[1].is_content:
        return None
    return word.slots[1].name


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
