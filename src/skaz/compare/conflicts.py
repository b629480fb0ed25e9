"""Which fillers of the roles of two reports cannot both be; those in what is said, learnt or meant too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from skaz.compare.kin import Nearness, kinship
from skaz.compare.likeness import Likeness, Likenesses
from skaz.compare.said import Said, listed


class Conflict(NamedTuple):
    """Two fillers of one role of which only one can be. ``is_within``: a role in what is said, learnt or meant."""

    role: str
    a: str
    b: str
    is_counterpart: bool = False
    is_within: bool = False
    kind: str = ""
    """Of which kind one of the two is, where it has no name."""
    names: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    """Who or what the two are, one by one, where both have names."""

    @property
    def is_number(self) -> bool:
        return self.a.isdigit() and self.b.isdigit()

    @property
    def is_contrary(self) -> bool:
        """Whether the one is what the other denies."""
        return self.a == f"not {self.b}" or self.b == f"not {self.a}"

    @property
    def is_of_described(self) -> bool:
        """Whether one of the two is only described (``the guard``), and nobody else knows the other: it may be he."""
        return self.is_counterpart and any(name[:1].islower() for name in (self.a, self.b))


def conflicts(a: Said, b: Said, likenesses: Likenesses) -> list[Conflict]:
    """All pairs of fillers of which only one can be, those in contents too, each pair of names once."""
    found: dict[tuple[str, str], Conflict] = {}
    for like in likenesses.of(a, b, kinship(a.word, b.word)):
        if like.agreement == "apart" or like.is_unlike:
            for each in _conflicts_of(like, likenesses):
                found.setdefault((each.a, each.b), each)
    return list(found.values())


def _conflicts_of(like: Likeness, likenesses: Likenesses) -> Iterator[Conflict]:
    if like.a.contents and like.b.contents:
        other: list[tuple[Said, Said]] = []
        for x, y in _nearest(like.a.contents, like.b.contents, likenesses):
            found = conflicts(x, y, likenesses)
            yield from (each._replace(is_within=True) for each in found)
            if x.holds != y.holds or not (found or kinship(x.word, y.word).nearness >= Nearness.RESULT):
                other.append((x, y))
        if like.is_unlike:
            yield Conflict(like.role, str(like.a), str(like.b), is_within=True)
        # one clause of each will do: to tell none of three people is one thing
        yield from (Conflict(like.role, str(x), str(y), is_within=True) for x, y in other[:1])
        return
    left, right = like.a.names - like.b.names, like.b.names - like.a.names
    kind = next((each.kind for each in (*like.a.unnamed, *like.b.unnamed)), "")
    if left and right:
        yield Conflict(like.role, listed(left), listed(right), like.is_counterpart, names=(left, right))
    else:
        yield Conflict(like.role, str(like.a), str(like.b), like.is_counterpart, kind=kind)


def _nearest(one: Sequence[Said], two: Sequence[Said], likenesses: Likenesses) -> Iterator[tuple[Said, Said]]:
    """Each clause of a content beside the first of the other that says the same of something, or the contrary."""
    left = list(two)
    for x in one:
        y = next((y for y in left if likenesses.are_of_one(x, y)), None)
        if y is not None:
            left.remove(y)
            yield x, y


def are_crossed(found: Sequence[Conflict]) -> bool:
    """Whether two people have each other's parts."""
    pairs = {(each.a, each.b) for each in found}
    return any((b, a) in pairs for a, b in pairs)
