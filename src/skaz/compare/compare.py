"""Two tellings compared: what both tell is paired, what is told otherwise is said, and traced to its roots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from skaz.compare.again import told_again
from skaz.compare.align import Alignment, Pair
from skaz.compare.anachronisms import anachronisms
from skaz.compare.causes import given, other_reasons
from skaz.compare.differ import Differ
from skaz.compare.difference import WEIGHTS, Difference, Kind, Root, Side
from skaz.compare.emphasis import weighed
from skaz.compare.ends import other_ends
from skaz.compare.excluded import excluded
from skaz.compare.explain import explained, rooted
from skaz.compare.followed import followed
from skaz.compare.gap import gap
from skaz.compare.halves import halved
from skaz.compare.necessary import necessary, untold
from skaz.compare.only import alone
from skaz.compare.order import moved
from skaz.compare.parties import other_parties
from skaz.compare.refused import refused
from skaz.compare.replaying import Replays
from skaz.compare.reports import Reports, reports_of
from skaz.compare.roots import search
from skaz.compare.said import Said
from skaz.compare.ties import other_ties
from skaz.engine.run import Run
from skaz.model.from_syntax import Model
from skaz.model.telling import Telling
from skaz.syntax.collector import collector_paused

ALONE: tuple[Kind, Kind] = ("only-in-a", "only-in-b")
KINDS = ("contradiction", "order", "precision", "emphasis", *ALONE)


@dataclass(frozen=True)
class Comparison:
    """Two tellings side by side. ``differences`` come by kind, weight and place; ``roots`` by what they explain."""

    tellings: tuple[Telling, Telling]
    names: tuple[str, str]
    alignment: Alignment
    differences: tuple[Difference, ...]
    roots: tuple[Root, ...]
    gap: float = 0.0
    """What the alignment is short of the best one of all pairs at most, in the units of its worth."""

    def __repr__(self) -> str:
        # The fields hold both tellings whole, a megabyte of text for twenty sentences.
        one, two = self.names
        return f"<Comparison of {one} and {two}: {len(self.roots)} roots, {len(self.contradictions)} contradictions>"

    @cached_property
    def contradictions(self) -> tuple[Difference, ...]:
        return self.of_kind("contradiction")

    def of_kind(self, *kinds: str) -> tuple[Difference, ...]:
        return tuple(each for each in self.differences if each.kind in kinds)

    @property
    def orders(self) -> tuple[Difference, ...]:
        """What is in another order, and follows from no root."""
        return tuple(each for each in self.of_kind("order") if each.root is None)

    def under(self, root: str | None) -> tuple[Difference, ...]:
        """The contradictions that a root explains, and what a move has in another order; of no root for None."""
        own = self.contradictions if root is None else self.of_kind("contradiction", "order")
        return tuple(each for each in own if each.root == root)


def compare(models: tuple[Model, Model], runs: tuple[Run, Run], names: tuple[str, str] | None = None) -> Comparison:
    """Compare two replayed tellings by what happens in them.

    Args:
        models: the stories they are tellings of; twice the same, or two drafts of one.
        runs: the two, replayed.
        names: what to call them; as they call themselves if nobody says.
    """
    with collector_paused():
        return _compared(models, runs, names)


def _compared(models: tuple[Model, Model], runs: tuple[Run, Run], names: tuple[str, str] | None) -> Comparison:
    reports = reports_of(*runs, names)
    short = gap(*reports.sides, reports.weights, reports.alignment.prices)
    found = search(reports, differences, Replays(models).strain)
    paired = reports.paired_as(found.reports)
    paired = paired.with_necessary(necessary(runs, paired.alignment, paired.likenesses))
    known = differences(paired)
    against = {said for each in known if each.kind == "contradiction" for said in _sides(each)}
    heavier = [each for each in weighed(paired.alignment.pairs, paired.differ) if not _sides(each) & against]
    all_ = [*known, *heavier, *anachronisms(runs, reports.names, (models[0].firsts, models[1].firsts))]
    roots = [(f"r{number}", each.tried.repair) for number, each in enumerate(found.found, 1)]
    again = told_again(reports, found.reports, roots, paired.differ)
    under = [*halved(explained(all_, found), found, paired.differ), *again]
    telling = runs[0].telling, runs[1].telling
    ordered = numbered(quoted(each, telling) for each in under)
    return Comparison(telling, reports.names, paired.alignment, ordered, rooted(found, ordered), short)


def differences(reports: Reports) -> list[Difference]:
    """All differences of an alignment, each once."""
    pairs = reports.alignment.pairs
    differ = reports.differ
    both = _told_by_both(pairs, reports)
    not_done = list(refused(reports.sides, reports.alignment, differ))
    both |= _said_of(pairs, not_done)
    found = [difference for pair in pairs if id(pair) not in both for difference in differ.of(pair)]
    found.extend(list(followed(found, reports.sides, pairs, differ)))
    found.extend(other_ties(*reports.sides, differ))
    alignment = reports.alignment
    only = alignment.only_a, alignment.only_b
    otherwise = [
        *excluded(reports.runs, only, reports.sides, pairs, differ),
        *not_done,
        *other_ends(reports.runs, reports.sides, pairs, differ),
    ]
    found.extend(otherwise)
    causes = list(other_reasons(pairs, differ))
    found.extend(causes)
    found.extend(other_parties(pairs, differ))
    found.extend(moved(pairs, differ))
    found.extend(untold(alignment.necessary, differ))
    found.extend(_only_in_one(only, otherwise, causes, differ))
    return list({each.key: each for each in reversed(found)}.values())[::-1]


def _only_in_one(
    only: tuple[Sequence[Said], Sequence[Said]],
    otherwise: Iterable[Difference],
    causes: Iterable[Difference],
    differ: Differ,
) -> Iterator[Difference]:
    """What only one tells, but for what is held against the other and for reasons, of which a difference is said."""
    said = {each for one in otherwise for each in _sides(one)}
    reasons = {each for one in causes if one.pair is not None for side in one.pair[:2] for each in given(side)}
    for own, kind in zip(only, ALONE):
        left = (each for each in own if id(each) not in said and (each.passage, str(each)) not in reasons)
        yield from alone(left, kind, differ)


def _sides(difference: Difference) -> set[int]:
    return {id(said) for said in difference.pair[:2]} if difference.pair is not None else set()


def _said_of(pairs: Sequence[Pair], found: Iterable[Difference]) -> set[int]:
    """The pairs of which a difference is said already."""
    known = {(each.pair.a.key, each.pair.b.key) for each in found if each.pair is not None}
    return {id(pair) for pair in pairs if (pair.a.key, pair.b.key) in known} if known else set()


def _told_by_both(pairs: Sequence[Pair], reports: Reports) -> set[int]:
    """The pairs of two lasting facts of which the other telling has one just so: they are no two values of one fact."""
    lasting = [pair for pair in pairs if pair.a.mode == pair.b.mode == "lasting" and str(pair.a) != str(pair.b)]
    if not lasting:
        return set()
    one, two = ({str(said) for said in side if said.mode == "lasting"} for side in reports.sides)
    return {id(pair) for pair in lasting if str(pair.a) in two or str(pair.b) in one}


def quoted(each: Difference, tellings: tuple[Telling, Telling]) -> Difference:
    """A difference with the sentence of each side, from its own telling: two drafts have passages of one name."""
    a, b = (side and _with_quote(side, telling) for side, telling in zip((each.a, each.b), tellings))
    return replace(each, a=a, b=b)


def _with_quote(side: Side, telling: Telling) -> Side:
    passage = telling.by_id.get(side.passages[0])
    return side._replace(quote=passage.quote) if passage is not None else side


def numbered(found: Iterable[Difference]) -> tuple[Difference, ...]:
    """Differences in their order, with ids: by kind, then weight, then place in the telling."""
    ordered = sorted(found, key=lambda each: (KINDS.index(each.kind), WEIGHTS.index(each.weight)))
    return tuple(replace(each, id=f"d{number}") for number, each in enumerate(ordered, 1))
