"""What two runs report, aligned; and the same with names exchanged, or paired as they would be then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from skaz.compare.align import Alignment, Pair, align
from skaz.compare.differ import Differ
from skaz.compare.from_run import said_in, voiced
from skaz.compare.likeness import Likenesses
from skaz.compare.parted import parted
from skaz.compare.places import TwoMaps, tells_of_places
from skaz.compare.renamed import renamed
from skaz.compare.said import Said
from skaz.compare.weigh import Weights
from skaz.engine.run import Run


@dataclass(frozen=True, eq=False)
class Reports:
    """What two runs report; how it is weighed and aligned is worked out once, when it is asked for."""

    runs: tuple[Run, Run]
    sides: tuple[Sequence[Said], Sequence[Said]]
    names: tuple[str, str]
    """What the two are called; two drafts of one telling are not called alike."""
    shared: Reports | None = field(default=None, repr=False)
    """Those whose weights hold here too, and what their pairs differ in."""
    paired: Alignment | None = field(default=None, repr=False)

    @property
    def likenesses(self) -> Likenesses:
        return self.weights.likenesses

    @cached_property
    def weights(self) -> Weights:
        if self.shared is not None:
            return self.shared.weights
        one, two = (run.world for run in self.runs)
        maps = TwoMaps(one.places, two.places, self.sides)
        return Weights(*self.sides, Likenesses(*self.sides, (one.world, two.world), maps))

    @cached_property
    def differ(self) -> Differ:
        if self.shared is not None:
            return self.shared.differ
        return Differ(self.likenesses)

    @property
    def _first(self) -> Reports:
        return self.shared or self

    @cached_property
    def alignment(self) -> Alignment:
        return self.paired if self.paired is not None else align(*self.sides, self.weights)

    @cached_property
    def _by_key(self) -> tuple[dict[str, Said], dict[str, Said]]:
        """What each side tells and voices, by its key."""
        one, two = ({each.key: each for said in side for each in (said, *voiced(said))} for side in self.sides)
        return one, two

    def renamed(self, which: int, names: Mapping[str, str], passages: Iterable[str]) -> Reports:
        """The reports with names of one telling exchanged in some passages; nothing is replayed."""
        meant = frozenset(passages)
        changed = [renamed(each, names) if each.passage in meant else each for each in self.sides[which]]
        moves = any(tells_of_places(new) and new is not old for new, old in zip(changed, self.sides[which]))
        sides = (changed, self.sides[1]) if which == 0 else (self.sides[0], changed)
        return Reports(self.runs, sides, self.names, None if moves else self._first)

    def replayed(self, which: int, run: Run) -> Reports:
        """The same with the run that shows what comes of the names exchanged."""
        runs = (run, self.runs[1]) if which == 0 else (self.runs[0], run)
        return Reports(runs, self.sides, self.names, self._first, self.alignment)

    def told_anew(self, which: int, run: Run) -> Reports:
        """What comes of a telling with passages moved, as its run has it; paired as before."""
        runs = (run, self.runs[1]) if which == 0 else (self.runs[0], run)
        sides = (said_in(run), self.sides[1]) if which == 0 else (self.sides[0], said_in(run))
        return Reports(runs, parted(*sides), self.names, self._first).paired_as(self)

    def paired_as(self, other: Reports) -> Reports:
        """These reports, paired as those of the same tellings with names exchanged."""
        a, b = self._by_key
        found = other.alignment
        known = (p for p in found.pairs if p.a.key in a and p.b.key in b)
        pairs = tuple(Pair(a[p.a.key], b[p.b.key], p.gain, p.is_part) for p in known)
        alone = [
            tuple(own[said.key] for said in only if said.key in own)
            for own, only in ((a, found.only_a), (b, found.only_b))
        ]
        return Reports(
            self.runs, self.sides, self.names, self._first, Alignment(pairs, alone[0], alone[1], found.worth)
        )

    def with_necessary(self, pairs: tuple[Pair, ...]) -> Reports:
        """The same with what one tells beside what the other takes for granted."""
        return replace(self, shared=self._first, paired=self.alignment.with_necessary(pairs))


def reports_of(one: Run, two: Run, names: tuple[str, str] | None = None) -> Reports:
    """What two runs report. ``names`` are those of their tellings if nobody says."""
    own = one.telling.name, two.telling.name
    return Reports((one, two), parted(said_in(one), said_in(two)), names or own)
