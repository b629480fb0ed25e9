"""How well a telling hangs together: the same told in several passages of the same two, or the same two met again.

A *tie* is a pair of names in one clause with what is told of them: a property, an attitude, what a deed brings about.
Those who do something side by side only come up together.
A tie that several passages tell counts once for each of them, much more than two who merely come up together again.
So names that were exchanged by mistake show: with the right ones, what stands apart falls into place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from skaz.engine.meaning import AT
from skaz.engine.meanings import Meanings
from skaz.model.named import named_by
from skaz.model.telling import Arg, Clause, Passage, Telling, is_several
from skaz.model.world import Word
from skaz.repair.draft import clauses_of
from skaz.repair.exchange import Exchange, exchanged_passage
from skaz.text.source import Span

#: What it counts that two come up together in several passages, whatever is told of them; one tie counts 1.
TOGETHER = 0.2
#: What a tie is when it is only that two come up together.
ANY = ""


class Tie(NamedTuple):
    one: str
    two: str
    what: str


class Coherence:
    """The ties of one telling, passage by passage."""

    def __init__(self, telling: Telling, meanings: Meanings) -> None:
        self.telling = telling
        self.meanings = meanings
        self._kinds: dict[int, tuple[str, ...]] = {}
        self._exchanged: dict[tuple[str, tuple[tuple[str, str], ...]], frozenset[Tie]] = {}

    @cached_property
    def ties(self) -> Mapping[str, frozenset[Tie]]:
        """The ties that each passage tells."""
        return {passage.id: self.ties_of(passage) for passage in self.telling.passages}

    @cached_property
    def counts(self) -> Counter[Tie]:
        """In how many passages each tie is told."""
        return Counter(tie for ties in self.ties.values() for tie in ties)

    def gain(self, exchange: Exchange, without: Collection[Tie] = ()) -> float:
        """By how much the telling hangs together better with other names; some ties may be left out of account."""
        changes: Counter[Tie] = Counter()
        for name in exchange.passages:
            changes.subtract(self.ties[name])
            changes.update(self.with_names(name, exchange))
        return sum(
            (_worth(tie, self.counts[tie] + change) - _worth(tie, self.counts[tie]))
            for tie, change in changes.items()
            if change and tie not in without
        )

    def speaking_for(self, exchange: Exchange, without: Collection[Tie] = ()) -> list[str]:
        """The passages that tell the same ties as those of an exchange would with the other names."""
        told = {tie for name in exchange.passages for tie in self.with_names(name, exchange) - self.ties[name]}
        tied = {tie for tie in told if tie.what != ANY} - set(without)
        return [
            passage.id
            for passage in self.telling.passages
            if passage.id not in exchange.passages and tied & self.ties[passage.id]
        ]

    def with_names(self, passage: str, exchange: Exchange) -> frozenset[Tie]:
        """The ties of a passage after an exchange of names."""
        key = passage, exchange.names
        if key not in self._exchanged:
            self._exchanged[key] = self.ties_of(exchanged_passage(self.telling.by_id[passage], exchange))
        return self._exchanged[key]

    def ties_of(self, passage: Passage) -> frozenset[Tie]:
        found: set[Tie] = set()
        for clause in clauses_of(passage):
            found.update(self._of(clause))
        return frozenset(found)

    def ties_at(self, span: Span, passage: str) -> frozenset[Tie]:
        """The ties of the clauses that stand at a place."""
        return frozenset(tie for each in self._clauses_at(span, passage) for tie in self._of(each))

    def names_at(self, span: Span, passage: str) -> dict[str, None]:
        """The names of the clauses that stand at a place."""
        return dict.fromkeys(name for each in self._clauses_at(span, passage) for name in named_by(each))

    def _clauses_at(self, span: Span, passage: str) -> Iterator[Clause]:
        clauses = clauses_of(self.telling.by_id[passage]) if passage in self.telling.by_id else ()
        return (each for each in clauses if each.start < span.end and span.start < max(each.end, each.start + 1))

    def _of(self, clause: Clause) -> Iterator[Tie]:
        """What a clause ties together; what is only said, wished or pictured in it makes people come up together."""
        slots = [_names(arg) for arg in (*clause.args, clause.value)]
        for what in self._what(clause.word):
            for one, two in combinations(slots, 2):
                yield from (Tie(min(a, b), max(a, b), what) for a in one for b in two if a != b)
        yield from _pairs(named_by(clause), ANY)
        for each in clause.reasons:
            yield from self._of(each)

    def _what(self, word: Word) -> tuple[str, ...]:
        """What a word tells of those it names: itself, or what it brings about; where somebody is ties nobody."""
        known = self._kinds.get(id(word))
        if known is None:
            brought = {each.property for each in self.meanings.of(word).assignments if len(each.args) or each.value}
            known = self._kinds[id(word)] = tuple(sorted({word.name, *brought} - {AT}))
        return known


def _names(arg: Arg) -> list[str]:
    return [each for each in (arg if is_several(arg) else (arg,)) if isinstance(each, str)]


def _pairs(names: Iterable[str], what: str) -> Iterator[Tie]:
    for one, two in combinations(sorted(set(names)), 2):
        yield Tie(one, two, what)


def _worth(tie: Tie, count: int) -> float:
    return (TOGETHER if tie.what == ANY else 1.0) * count if count > 1 else 0.0
