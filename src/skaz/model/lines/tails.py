"""What every clause may end in: place, time, company, purpose, reason, adverbs and references."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from skaz.model.lines.nouns import PEOPLE, PLACE, THING
from skaz.model.lines.shapes import Home, Implied, Indefinite, Name, Said, Tail, There
from skaz.model.lines.tokens import FORMAL, REF
from skaz.model.times import TimeRef

if TYPE_CHECKING:
    from skaz.model.lines.match import Matcher

#: Where a tail ends, the tail (None for an adverb), what an adverb says.
Step = tuple[int, Tail | None, tuple[str, ...]]


class Tails:
    """Reads the tails of one line; the clauses in them are the matcher's."""

    def __init__(self, matcher: Matcher) -> None:
        self.matcher = matcher
        self.grammar = matcher.grammar
        self.atoms = matcher.atoms
        self.nouns = matcher.nouns
        self._known: dict[tuple[int, int], list[Step]] = {}
        self._times: dict[int, list[tuple[int, TimeRef]]] = {}
        self._adverbials: dict[tuple[int, int], tuple[int, Tail] | None] = {}

    def read(self, at: int, end: int) -> list[Step]:
        """What may follow a clause here: where it ends, the tail (None for an adverb), what an adverb says."""
        if self.atoms[at] == REF:
            return [(at + 1, Tail("ref", at, at), ())] if self.matcher.depth <= 1 else []
        known = self._known.get((at, end))
        if known is None:
            known = self._known[at, end] = list(self._read_tails(at, end))
        return known

    def _read_tails(self, at: int, end: int) -> Iterator[Step]:
        adverb = self.grammar.adverbials.adverb(self.atoms, at, end)
        if adverb is not None:
            yield adverb[0], None, adverb[1]
        pronoun = self.grammar.pronouns.read(self.atoms, at) if self.grammar.drops_subject else None
        if pronoun is not None and self.grammar.pronouns.kind(pronoun[1]).reciprocal:
            yield pronoun[0], None, ()  # ``se iubesc unul pe altul`` says it twice
        step = self.place_or_time(at, end)
        if step is not None:
            yield step[0], step[1], ()
        with_ = self.grammar.adverbials.company(self.atoms, at)
        if with_ is not None and with_ < end:
            for after, noun in self.nouns.read(with_, end):
                if self.nouns.fits(noun, PEOPLE):
                    yield after, Tail("company", noun, at), ()
        for kind, start, expect, implied, connective in self.grammar.openings.tails(self.atoms, at, end):
            if self.atoms[start] == FORMAL:
                yield start + 1, Tail(kind, Said("formal", (), start, start + 1), at, connective), ()
                continue
            subject = Implied(start, who=True) if implied else None
            for after, clauses in self.matcher.sequence(start, end, expect, subject):
                yield (
                    after,
                    Tail(kind, Said("to" if kind == "purpose" else "that", clauses, at, after), at, connective),
                    (),
                )

    def adverbial(self, at: int, end: int) -> tuple[int, Tail | None] | None:
        """A time, a place or an adverb that changes nothing, from a position on."""
        step = self.place_or_time(at, end)
        if step is not None:
            return step
        adverb = self.grammar.adverbials.adverb(self.atoms, at, end)
        if adverb is None or (adverb[1] and not adverb[1][0].startswith("where:")):
            return None
        return adverb[0], (Tail("way", None, at) if adverb[1] else None)

    def place_or_time(self, at: int, end: int) -> tuple[int, Tail] | None:
        """A time or a place that begins here, the longest."""
        if (at, end) not in self._adverbials:
            self._adverbials[at, end] = self._read_adverbial(at, end)
        return self._adverbials[at, end]

    def time(self, at: int, end: int) -> tuple[int, Tail] | None:
        """A time that begins here, the longest."""
        times = self._times.get(at)
        if times is None:
            times = self._times[at] = self.grammar.adverbials.times(self.atoms, at)
        return next(((after, Tail("time", ref, at)) for after, ref in times if after <= end), None)

    def _read_adverbial(self, at: int, end: int) -> tuple[int, Tail] | None:
        time = self.time(at, end)
        if time is not None:
            return time
        known = self.grammar.language.places.longest(self.atoms, at)
        if known is not None and known[1] <= end and known[0] in ("home", "there", "here"):
            return known[1], Tail("place", Home(at) if known[0] == "home" else There(at), at)
        found = self.grammar.adverbials.preposition(self.atoms, at)
        if found is not None and found[0] < end:
            for after, noun in self.nouns.read(found[0], end):
                if isinstance(noun, Name | Home | Indefinite) and self.nouns.fits(noun, PLACE):
                    named = found[1] != "way" and not isinstance(noun, Indefinite)
                    return after, Tail("place" if named else "way", noun, at, found[1])
                if isinstance(noun, Name) and self.nouns.fits(noun, THING):
                    return after, Tail("way", noun, at, found[1])  # in the drawer, behind the door
        origin = self.grammar.adverbials.origin(self.atoms, at)
        if origin is not None and origin < end:
            for after, noun in self.nouns.read(origin, end):
                if isinstance(noun, Name) and (self.nouns.fits(noun, PLACE) or self.nouns.fits(noun, THING)):
                    return after, Tail("way", noun, at, "way")  # watches them from the window
        return None
