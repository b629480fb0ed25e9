"""What is said, believed, wished or seen: the contents that may fill a slot of a phrase."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from skaz.model.lines.limits import MAX_READINGS
from skaz.model.lines.nouns import PEOPLE
from skaz.model.lines.patterns import SlotKey
from skaz.model.lines.shapes import Implied, Said
from skaz.model.lines.tokens import FORMAL, QUOTE

if TYPE_CHECKING:
    from skaz.model.lines.match import Matcher

_THAT = frozenset({"fact", "deed", "content", "topic"})
_WHETHER = frozenset({"fact", "content", "question", "topic"})
_TO = frozenset({"deed", "content", "topic"})


class Contents:
    """Reads the contents of one line; the clauses in them are the matcher's."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.grammar = matcher.grammar
        self.atoms = matcher.atoms
        self.nouns = matcher.nouns
        self._known: dict[tuple[str, bool, int, int], list[tuple[int, Said]]] = {}

    def read(self, key: SlotKey, at: int, end: int) -> list[tuple[int, Said]]:
        """Contents that may fill a slot: clauses with that, whether, to, -ing, quotes, ``it``, formal spelling."""
        memo = (key.type, key.bare, at, end)
        known = self._known.get(memo)
        if known is None:
            known = list(self._read_contents(key.type, at, end))
            if key.bare:
                known += [
                    (after, Said("that", clauses, at, after))
                    for after, clauses in self.matcher.sequence(at, end, "finite", None)
                ]
            known.sort(key=lambda found: -found[0])
            self._known[memo] = known[:MAX_READINGS]
        return known

    def _read_contents(self, kind: str, at: int, end: int) -> Iterator[tuple[int, Said]]:
        word = self.atoms[at]
        if word == QUOTE:
            yield at + 1, Said("words", (), at, at + 1)
        elif word == FORMAL:
            yield at + 1, Said("formal", (), at, at + 1)
        if word in self.grammar.pronouns.of_events:
            yield at + 1, Said("it", (), at, at + 1, self.nouns.thing_before(at))
        for mode, start, expect, implied in self.grammar.openings.contents(self.atoms, at, end):
            if self.atoms[start] == FORMAL:
                yield start + 1, Said("formal", (), start, start + 1)
            if mode == "words":
                if kind in _WHETHER and not self._is_within_question(at):
                    yield end, Said("words", (), at, end, True)
                continue
            if mode == "that" and kind not in _THAT:
                continue
            if mode == "whether" and kind not in _WHETHER:
                continue
            is_fact = mode == "doing" and kind == "fact"  # denies having stolen it: that he has
            if mode in ("to", "doing") and kind not in _TO and not is_fact:
                continue
            subject = Implied(start, who=True) if implied else None
            for after, clauses in self.matcher.sequence(start, end, expect, subject):
                yield after, Said("that" if is_fact else mode, clauses, at, after, is_fact)
        if kind in ("content", "deed"):
            yield from self._somebody_to_do(at, end)
        if kind == "deed" and self.grammar.verbs.perceived(self.atoms, at) == "base":
            for after, clauses in self.matcher.sequence(at, end, "base", Implied(at, who=True)):
                yield after, Said("to", clauses, at, after, True)
        if kind in ("content", "fact"):
            yield from self._somebody_doing(at, end)

    def _is_within_question(self, at: int) -> bool:
        """Whether the word before belongs to the question too: ``de ce``."""
        longer = self.grammar.language.questions.longest(self.atoms, at - 1) if at > 0 else None
        return longer is not None and longer[1] > at

    def _somebody_doing(self, at: int, end: int) -> Iterator[tuple[int, Said]]:
        """``George hide the ring`` in ``sees George hide the ring``."""
        for after, noun in self.nouns.read(at, end):
            form = self.grammar.verbs.perceived(self.atoms, after) if after < end else ""
            if form and self.nouns.fits(noun, PEOPLE):
                for last, clauses in self.matcher.sequence(after, end, form, noun):
                    yield last, Said("that", clauses, at, last, True)
                return

    def _somebody_to_do(self, at: int, end: int) -> Iterator[tuple[int, Said]]:
        """``Tomas to leave`` in ``wants Tomas to leave``."""
        for after, noun in self.nouns.read(at, end):
            if self.grammar.verbs.opens_deed(self.atoms, after, end) and self.nouns.fits(noun, PEOPLE):
                for last, clauses in self.matcher.sequence(at, end, "to+base", None):
                    yield last, Said("to", clauses, at, last)
                return
