"""Ties that two tellings give differently: his nephew in the one, his cousin in the other; another father or mother.

They are facts of different words about the same two people, or of one word about others, so no pair of reports shows
them. Ties that one telling has both of go together and are no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from skaz.compare.differ import Differ
from skaz.compare.difference import Difference
from skaz.compare.said import VALUE, Said, listed
from skaz.compare.wording import told_apart, words_of

PARENT, SPOUSE = "parent", "spouse"
#: In which way two people are related by a word. Of all ways one holds between the same two.
WAYS = {PARENT: PARENT, "first_child": PARENT, "youngest_child": PARENT, "only_child": PARENT}
WAYS |= {"sibling": "sibling", "elder_sibling": "sibling", "twin": "sibling"}
WAYS |= {"grandparent": "grandparent", "uncle_or_aunt": "uncle_or_aunt", "cousin": "cousin"}
WAYS |= {SPOUSE: SPOUSE, "engaged": SPOUSE, "parent_in_law": "parent_in_law", "sibling_in_law": "sibling_in_law"}
BY_MARRIAGE = frozenset({SPOUSE, "parent_in_law", "sibling_in_law"})
Tie = tuple[frozenset[str], str]


def other_ties(one: Sequence[Said], two: Sequence[Said], differ: Differ) -> Iterator[Difference]:
    """Each two people whom one telling has related otherwise than the other, and whoever has another parent."""
    left, right = _ties(one), _ties(two)
    for (people, way), a in left.items():
        for (others, other), b in right.items():
            told = (people, other) in left or (people, way) in right
            if people == others and not told and not _go_together(way, other):
                rule = "of two ties between the same two only one can be"
                yield _made(listed(people), (a, b), (words_of(a), words_of(b)), rule, differ)
    parents = _parents(one), _parents(two)
    yield from _other_parents(*parents, differ)
    couples = sorted((people for people, way in left.keys() & right.keys() if way == SPOUSE), key=sorted)
    yield from _of_man_and_wife(couples, *parents, differ)


def _ties(said: Iterable[Said]) -> dict[Tie, Said]:
    """The first that tells of each way in which two people are related."""
    found: dict[Tie, Said] = {}
    for each in said:
        way = WAYS.get(each.word.name) if each.word.vocabulary == "kinship" and each.holds else None
        if way is not None and each.mode in ("lasting", "state"):
            roles = [filler.names for name, filler in each.roles.items() if name in ("who", "whom", VALUE)]
            people = frozenset(name for names in roles for name in names)
            if len(people) == 2:
                found.setdefault((people, way), each)
    return found


def _go_together(way: str, other: str) -> bool:
    """Whether two may be related in both ways; cousins marry."""
    return way == other or ("cousin" in (way, other) and bool({way, other} & BY_MARRIAGE))


def _parents(said: Iterable[Said]) -> dict[str, dict[str, Said]]:
    """The parents of each child, with what first tells of them."""
    found: dict[str, dict[str, Said]] = {}
    for each in said:
        if each.word.name == PARENT and each.word.vocabulary == "kinship" and each.holds and each.mode == "lasting":
            for child in each.roles[each.word.first_slot].names:
                for parent in each.roles[VALUE].names:
                    found.setdefault(child, {}).setdefault(parent, each)
    return found


def _other_parents(
    one: dict[str, dict[str, Said]], two: dict[str, dict[str, Said]], differ: Differ
) -> Iterator[Difference]:
    """Each child to whom the tellings give two fathers, or two mothers."""
    for child in (child for child in one if child in two):
        for kind in ("man", "woman"):
            left, right = (
                {who: said for who, said in parents.items() if differ.likenesses.is_kind(who, kind)}
                for parents in (one[child], two[child])
            )
            if left and right and not left.keys() & right.keys():
                (p, a), (q, b) = min(left.items()), min(right.items())
                called = "father" if kind == "man" else "mother"
                yield _made(f"{child}'s {called}", (a, b), (p, q), f"nobody has two {called}s", differ, (p, q))


def _of_man_and_wife(
    couples: Iterable[frozenset[str]],
    one: dict[str, dict[str, Said]],
    two: dict[str, dict[str, Said]],
    differ: Differ,
) -> Iterator[Difference]:
    """A parent whom the one telling gives to a husband and the other to his wife."""
    for couple in couples:
        for his, hers in (sorted(couple), sorted(couple, reverse=True)):
            left, right = one.get(his, {}), two.get(hers, {})
            for parent in sorted(left.keys() & right.keys() - one.get(hers, {}).keys() - two.get(his, {}).keys()):
                rule = "man and wife have not one parent"
                yield _made(f"{parent}'s child", (left[parent], right[parent]), (his, hers), rule, differ, (his, hers))


def _made(
    about: str,
    said: tuple[Said, Said],
    values: tuple[str, str],
    rule: str,
    differ: Differ,
    names: tuple[str, str] | None = None,
) -> Difference:
    a, b = said
    message = told_apart(about, a, b, values)
    sides = differ.side(a, values[0]), differ.side(b, values[1])
    return Difference("contradiction", "critical", "identity", *sides, rule, message, names=names, said=a)
