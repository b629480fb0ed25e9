"""Ties of blood that two tellings give differently: his nephew in the one, his cousin in the other.

They are facts of different words about the same two people, so no pair of reports shows them. Ties that one telling
has both of go together and are no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from skaz.compare.differ import Differ
from skaz.compare.difference import Difference
from skaz.compare.said import VALUE, Said, listed

#: How two people are related by blood: one such tie excludes the others.
BLOOD = frozenset({"parent", "sibling", "grandparent", "uncle_or_aunt", "cousin"})
Tie = tuple[frozenset[str], str]


def other_ties(one: Sequence[Said], two: Sequence[Said], differ: Differ) -> Iterator[Difference]:
    """Each two people whom one telling has related otherwise than the other."""
    left, right = _ties(one), _ties(two)
    told = {side: {people for people, _ in ties} for side, ties in ((0, left), (1, right))}
    for (people, word), a in left.items():
        for (others, other), b in right.items():
            if people != others or word == other or (people, other) in left or (people, word) in right:
                continue
            values = str(a), str(b)
            rule = "of two ties of blood between the same two only one can be"
            who = listed(people)
            message = f"{who}: {values[0]} in {a.passage}, {values[1]} in {b.passage}."
            sides = differ.side(a, values[0]), differ.side(b, values[1])
            if people in told[0] and people in told[1]:
                yield Difference("contradiction", "critical", "identity", *sides, rule, message, said=a)


def _ties(said: Iterable[Said]) -> dict[Tie, Said]:
    found: dict[Tie, Said] = {}
    for each in said:
        if each.word.name in BLOOD and each.word.vocabulary == "kinship" and each.holds:
            roles = [filler.names for name, filler in each.roles.items() if name in ("who", "whom", VALUE)]
            people = frozenset(name for names in roles for name in names)
            if len(people) == 2:
                found.setdefault((people, each.word.name), each)
    return found
