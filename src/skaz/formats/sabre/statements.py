"""Cuts a problem into statements and reads each one's shape; what is wrong with one does not touch the next."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from skaz.formats.sabre.expressions import Expressions
from skaz.formats.sabre.raw import Raw, RawTerm
from skaz.formats.sabre.tokens import MOST_WRONG, Tokens
from skaz.formats.sabre.unreadable import Unreadable


@dataclass(frozen=True, slots=True)
class RawParameter:
    """``v : t`` in a signature, or a constant when ``type`` is None."""

    term: RawTerm
    type: RawTerm | None


@dataclass(frozen=True, slots=True)
class Declared:
    """``type t : a, b`` or ``entity e : a, b``."""

    name: RawTerm
    parents: tuple[RawTerm, ...]


@dataclass(frozen=True, slots=True)
class DeclaredProperty:
    name: RawTerm
    signature: tuple[RawParameter, ...]
    type: RawTerm


@dataclass(frozen=True, slots=True)
class DeclaredEvent:
    """An action or a trigger; a part that is repeated is kept as it stands last."""

    name: RawTerm
    signature: tuple[RawParameter, ...]
    precondition: Raw | None
    effect: Raw | None
    consenting: tuple[RawTerm, ...]
    observing: tuple[RawTerm, RawTerm, Raw] | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DeclaredUtility:
    who: RawTerm | None
    value: Raw


@dataclass
class Statements:
    """What a file declares, each kind in file order."""

    types: list[Declared] = field(default_factory=list)
    entities: list[Declared] = field(default_factory=list)
    properties: list[DeclaredProperty] = field(default_factory=list)
    actions: list[DeclaredEvent] = field(default_factory=list)
    triggers: list[DeclaredEvent] = field(default_factory=list)
    initial: list[Raw] = field(default_factory=list)
    utilities: list[DeclaredUtility] = field(default_factory=list)


def read_statements(tokens: Tokens, known: list[Unreadable]) -> tuple[Statements, list[Unreadable]]:
    """All statements that can be read, and what is wrong with the others.

    ``known`` is what is wrong with the tokens: a statement that cannot be read because of that is not spoken of again.
    """
    reader = _Reader(tokens)
    wrong: list[Unreadable] = []
    places = sorted(each.start for each in known)
    for start, end in _ranges(tokens, 0, len(tokens.items), wrong):
        try:
            reader.statement(start, end)
        except Unreadable as unreadable:
            first = tokens.items[start].start
            after = tokens.items[end].start if end < len(tokens.items) else math.inf
            if bisect_left(places, after) == bisect_left(places, first):
                wrong.append(unreadable)
        if len(wrong) >= MOST_WRONG:
            break
    return reader.found, wrong


def _ranges(tokens: Tokens, start: int, end: int, wrong: list[Unreadable]) -> Iterator[tuple[int, int]]:
    """The runs between ``;``. The last may be followed by one; an empty one elsewhere is an error."""
    for stop in [*tokens.every(";", start, end), end]:
        if start < stop:
            yield start, stop
        elif stop < end and len(wrong) < MOST_WRONG:
            token = tokens.items[stop]
            wrong.append(Unreadable("Nothing stands before this semicolon.", token.start, token.end, "Leave it out."))
        start = stop + 1


class _Reader:
    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.expressions = Expressions(tokens)
        self.found = Statements()

    def statement(self, start: int, end: int) -> None:
        word, found = self.tokens.text(start), self.found
        named = start + 1 < end and self.tokens.items[start + 1].kind == "name"
        if word == "type" and named:
            found.types.append(self._declared(start, end))
        elif word == "entity" and named:
            found.entities.append(self._declared(start, end))
        elif word == "property" and named:
            found.properties.append(self._property(start, end))
        elif word == "action" and named:
            found.actions.append(self._event(start, end, "action"))
        elif word == "trigger" and named:
            found.triggers.append(self._event(start, end, "trigger"))
        elif word == "utility" and self._is_utility(start, end):
            found.utilities.append(self._utility(start, end))
        else:
            found.initial.append(self.expressions.read(start, end))

    def _declared(self, start: int, end: int) -> Declared:
        name = self._name(start + 1)
        if end == start + 2 and self.tokens.text(start) == "type":
            return Declared(name, ())
        if self.tokens.text(start + 2) != ":" or start + 2 >= end:
            raise self._wrong(
                f'After "{name.text}" a colon and types must follow.', start, end, "entity Tom : character"
            )
        return Declared(name, self._names(start + 3, end))

    def _names(self, start: int, end: int) -> tuple[RawTerm, ...]:
        names = []
        for place in range(start, max(end, start + 1), 2):
            names.append(self._name(place, end))
            if place + 1 < end and (self.tokens.text(place + 1) != "," or place + 2 == end):
                raise self._wrong("Here names must stand, with commas between them.", place, end)
        return tuple(names)

    def _property(self, start: int, end: int) -> DeclaredProperty:
        name, signature, after = self._signature(start + 1, end)
        if after + 2 != end or self.tokens.text(after) != ":":
            help_ = f"property {name.text}(c : character) : boolean"
            raise self._wrong("After the brackets of a property a colon and its type must follow.", start, end, help_)
        return DeclaredProperty(name, signature, self._name(after + 1))

    def _signature(self, start: int, end: int) -> tuple[RawTerm, tuple[RawParameter, ...], int]:
        """``name(a : t, B, ...)``, and the place after it."""
        name, open_ = self._name(start), start + 1
        if open_ >= end or self.tokens.text(open_) != "(":
            raise self._wrong(
                f'After "{name.text}" round brackets must follow.', start, end, f"{name.text}(c : character)"
            )
        close = self.tokens.partner[open_]
        if close == open_ + 1:
            return name, (), close + 1
        stops = [*self.tokens.every(",", open_ + 1, close), close]
        starts = [open_ + 1, *(stop + 1 for stop in stops[:-1])]
        return name, tuple(self._parameter(left, right) for left, right in zip(starts, stops)), close + 1

    def _parameter(self, start: int, end: int) -> RawParameter:
        term = self.expressions.term(start) if start < end else None
        if term is not None and end == start + 1:
            return RawParameter(term, None)
        if term is None or term.kind != "name" or end != start + 3 or self.tokens.text(start + 1) != ":":
            raise self._wrong("Here a variable with its type, or a constant, must stand.", start, end, "c : character")
        return RawParameter(term, self._name(start + 2))

    def _event(self, start: int, end: int, word: str) -> DeclaredEvent:
        name, signature, open_ = self._signature(start + 1, end)
        if open_ >= end or self.tokens.text(open_) != "{" or self.tokens.partner[open_] != end - 1:
            help_ = f"{word} {name.text}(...) {{ precondition: ...; effect: ...; }};"
            message = f"After the brackets of the {word} braces must follow, then a semicolon."
            raise self._wrong(message, start, min(open_ + 1, end), help_)
        parts = self._parts(open_ + 1, end - 1, word)
        items = self.tokens.items
        return DeclaredEvent(
            name,
            signature,
            parts.precondition,
            parts.effect,
            parts.consenting,
            parts.observing,
            items[start].start,
            items[end - 1].end,
        )

    def _parts(self, start: int, end: int, word: str) -> _Parts:
        parts = _Parts()
        wrong: list[Unreadable] = []
        known: dict[str, Callable[[int, int, _Parts], None]] = {
            "precondition": self._precondition,
            "effect": self._effect,
        }
        if word == "action":
            known |= {"consenting": self._consenting, "observing": self._observing}
        for left, right in _ranges(self.tokens, start, end, wrong):
            read = known.get(self.tokens.text(left))
            if read is None:
                raise self._wrong(
                    f"This is no part of {_a(word)} {word}.", left, right, f"Its parts are {', '.join(known)}."
                )
            read(left, right, parts)
        if wrong:
            raise wrong[0]
        return parts

    def _precondition(self, start: int, end: int, parts: _Parts) -> None:
        parts.precondition = self.expressions.read(self._after_colon(start, start + 1, end), end)

    def _effect(self, start: int, end: int, parts: _Parts) -> None:
        parts.effect = self.expressions.read(self._after_colon(start, start + 1, end), end)

    def _consenting(self, start: int, end: int, parts: _Parts) -> None:
        start = self._after_colon(start, start + 1, end)
        while start < end and self.tokens.text(start) == "(" and self.tokens.partner[start] == end - 1:
            start, end = start + 1, end - 1
        parts.consenting = self._names(start, end) if start < end else ()

    def _observing(self, start: int, end: int, parts: _Parts) -> None:
        if self.tokens.text(start + 1) != "(" or start + 1 >= end:
            raise self._wrong('After "observing" a variable must follow.', start, end, "observing(c : character): ...")
        name, kind = self.expressions.variable(start + 1)
        body = self._after_colon(start, self.tokens.partner[start + 1] + 1, end)
        parts.observing = (name, kind, self.expressions.read(body, end))

    def _after_colon(self, start: int, colon: int, end: int) -> int:
        if colon >= end or self.tokens.text(colon) != ":":
            raise self._wrong("Here a colon is missing.", start, end, f"{self.tokens.text(start)}: ...")
        return colon + 1

    def _is_utility(self, start: int, end: int) -> bool:
        if start + 1 >= end or self.tokens.text(start + 1) != "(":
            return False
        after = self.tokens.partner[start + 1] + 1
        return after < end and self.tokens.text(after) == ":" and after <= start + 4

    def _utility(self, start: int, end: int) -> DeclaredUtility:
        close = self.tokens.partner[start + 1]
        who = self._name(start + 2) if close == start + 3 else None
        return DeclaredUtility(who, self.expressions.read(close + 2, end))

    def _name(self, place: int, end: int | None = None) -> RawTerm:
        term = self.expressions.term(place) if end is None or place < end else None
        if term is None or term.kind != "name":
            raise self._wrong("A name must stand here.", place, place + 1)
        return term

    def _wrong(self, message: str, start: int, end: int, help: str = "") -> Unreadable:
        items = self.tokens.items
        last = min(end, len(items)) - 1
        if last < 0:
            return Unreadable(message, 0, 0, help)
        first = min(start, last)
        return Unreadable(message, items[first].start, items[last].end, help)


@dataclass
class _Parts:
    precondition: Raw | None = None
    effect: Raw | None = None
    consenting: tuple[RawTerm, ...] = ()
    observing: tuple[RawTerm, RawTerm, Raw] | None = None


def _a(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"
