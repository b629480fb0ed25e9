"""How well a telling hangs together: the same told in several passages of the same two, or the same two met again.

A *tie* is a pair of names in one clause with what is told of them: a property, an attitude, what a deed brings about.
A tie that several passages tell counts once for each of them, much more than two who merely come up together again.
So names that were exchanged by mistake show: with the right ones, what stands apart falls into place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from skaz.engine.meaning import AT, Meanings
from skaz.model.telling import Clause, Content, Passage, Telling, is_several
from skaz.model.world import Word
from skaz.repair.draft import clauses_of
from skaz.repair.exchange import Exchange, exchanged_passage
from skaz.repair.named import named_by

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

    def gain(self, exchange: Exchange) -> float:
        """By how much the telling hangs together better with other names."""
        changes: Counter[Tie] = Counter()
        for name in exchange.passages:
            changes.subtract(self.ties[name])
            changes.update(self.with_names(name, exchange))
        return sum(
            (_worth(tie, self.counts[tie] + change) - _worth(tie, self.counts[tie]))
            for tie, change in changes.items()
            if change
        )

    def speaking_for(self, exchange: Exchange) -> list[str]:
        """The passages that tell the same ties as those of an exchange would with the other names."""
        told = {tie for name in exchange.passages for tie in self.with_names(name, exchange) - self.ties[name]}
        tied = {tie for tie in told if tie.what != ANY}
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

    def _of(self, clause: Clause) -> Iterator[Tie]:
        """What a clause ties together, and what does that is said in it."""
        args = (*clause.args, clause.value)
        own = [each for arg in args for each in (arg if is_several(arg) else (arg,)) if isinstance(each, str)]
        for what in self._what(clause.word):
            yield from _pairs(own, what)
        yield from _pairs(named_by(clause), ANY)
        inner = [c for arg in clause.args if isinstance(arg, Content) for c in arg.clauses]
        for each in (*inner, *clause.reasons, *(c for purpose in clause.purposes for c in purpose.clauses)):
            yield from self._of(each)

    def _what(self, word: Word) -> tuple[str, ...]:
        """What a word tells of those it names: itself, or what it brings about; where somebody is ties nobody."""
        known = self._kinds.get(id(word))
        if known is None:
            brought = {each.property for each in self.meanings.of(word).assignments if len(each.args) or each.value}
            known = self._kinds[id(word)] = tuple(sorted({word.name, *brought} - {AT}))
        return known


def _pairs(names: Iterable[str], what: str) -> Iterator[Tie]:
    for one, two in combinations(sorted(set(names)), 2):
        yield Tie(one, two, what)


def _worth(tie: Tie, count: int) -> float:
    return (TOGETHER if tie.what == ANY else 1.0) * count if count > 1 else 0.0
