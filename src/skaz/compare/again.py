"""What a root explains beside its pairs: what would be the same told again, if its names were exchanged.

Where one telling tells something twice, in its own words and under the exchanged name, only one of the two has a pair;
the other contradicts the other telling as much.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from skaz.compare.align import Pair
from skaz.compare.candidates import candidates, is_long
from skaz.compare.conflicts import conflicts
from skaz.compare.differ import Differ
from skaz.compare.difference import Difference, Repair
from skaz.compare.from_run import voiced
from skaz.compare.kin import Nearness, kinship
from skaz.compare.reports import Reports
from skaz.compare.said import Said


def told_again(
    reports: Reports, exchanged: Reports, roots: Iterable[tuple[str, Repair]], differ: Differ
) -> Iterator[Difference]:
    """The contradictions of reports that have no pair even with the names exchanged, though they have a like then.

    Args:
        reports: the two tellings as they are.
        exchanged: the same with the exchanges of all roots made, and aligned.
        roots: the roots, each with its name.
    """
    if is_long(*reports.sides):
        return
    pairs = [pair for pair in exchanged.alignment.pairs if not pair.is_part]
    paired = {pair.a.key for pair in pairs}, {pair.b.key for pair in pairs}
    for name, repair in roots:
        if repair.kind == "move":
            continue
        which = reports.names.index(repair.telling)
        before = {said.key: said for said in reports.sides[which]}
        left = [
            said
            for said in exchanged.sides[which]
            if said.passage in repair.passages
            and said.key not in paired[which]
            and said is not before.get(said.key, said)
        ]
        for said, other in _likes(left, exchanged.sides[1 - which], exchanged):
            pair = Pair(before[said.key], other, 0.0) if which == 0 else Pair(other, before[said.key], 0.0)
            for each in differ.of(pair):
                if each.kind == "contradiction" and {*(each.names or ())} == {repair.old, repair.new}:
                    yield replace(each, root=name, rule="the same is told of one, and not of two")


def _likes(left: Sequence[Said], others: Sequence[Said], reports: Reports) -> Iterator[tuple[Said, Said]]:
    """For each report the first of the other telling, told or voiced, that says the same."""
    right = [*others, *(inner for said in others for inner in voiced(said))]
    for i, near in candidates(left, right):
        like = next((right[j] for j in near if _is_same(left[i], right[j], reports)), None)
        if like is not None:
            yield left[i], like


def _is_same(a: Said, b: Said, reports: Reports) -> bool:
    same = kinship(a.word, b.word).nearness is Nearness.SAME and a.holds == b.holds
    likes = reports.likenesses.of(a, b, kinship(a.word, b.word))
    told = [like for like in likes if like.agreement == "same" and like.a.names]
    return same and len(told) > 1 and not conflicts(a, b, reports.likenesses)
