"""Which pairs of reports are weighed: all that can bring anything; of long tellings those that stand near each other.

No pair brings anything whose words are not akin. Up to ``ALL`` pairs every one of akin words is weighed, so that the
alignment is the best there is. Beyond that a pair has to share a name and to stand within ``WINDOW`` reports of where
the second telling has come to, unless the two say exactly the same; ``gap`` says what that costs at most. Where the
second telling has come to, those reports say, or runs of them, that are told alike in both and told once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

from skaz.compare.kin import Nearness, kinship
from skaz.compare.said import Said
from skaz.model.world import Word

#: So many pairs are all looked at; how far from its place a report is looked for; how often a like one may stand.
ALL, WINDOW, LIKE = 60_000, 40, 4
#: How many reports in a row show where the second telling has come to.
RUN = 2
Keys = tuple[str, frozenset[str]]


def is_long(one: Sequence[Said], two: Sequence[Said]) -> bool:
    """Whether only near pairs are weighed."""
    return len(one) * len(two) > ALL


def candidates(one: Sequence[Said], two: Sequence[Said]) -> Iterator[tuple[int, list[int]]]:
    """The pairs to weigh, by their places: of each of the first those of the second, in order."""
    akin = _akin(one, two)
    by_name: dict[tuple[str, str], list[int]] = defaultdict(list)
    by_word: dict[str, list[int]] = defaultdict(list)
    for j, said in enumerate(two):
        key = _key(said)
        by_word[key].append(j)
        for name in said.mentions:
            by_name[key, name].append(j)
    near = _window(one, two) if is_long(one, two) else None
    like = _like(two) if near is not None else {}
    for i, said in enumerate(one):
        found: set[int] = set()
        key = _key(said)
        for word in akin[key]:
            if near is None:
                found.update(by_word[word])
                continue
            for name in said.mentions:
                found.update(_within(by_name[word, name], near[i]))
        if near is not None:
            found.update(like.get((key, said.mentions), ()))
        yield i, sorted(found)


def _akin(one: Sequence[Said], two: Sequence[Said]) -> dict[str, list[str]]:
    """For each word of the first the words of the second that are akin to it."""
    left: dict[str, Word] = {_key(said): said.word for said in one}
    right: dict[str, Word] = {_key(said): said.word for said in two}
    return {a: [b for b in right if kinship(word, right[b]).nearness > Nearness.NONE] for a, word in left.items()}


def _key(said: Said) -> str:
    return f"{said.word.vocabulary}.{said.word.name}"


def _within(places: list[int], window: tuple[int, int] | None) -> list[int]:
    if window is None:
        return places
    return places[bisect_left(places, window[0]) : bisect_right(places, window[1])]


def _like(two: Sequence[Said]) -> dict[Keys, list[int]]:
    """What says exactly the same, where few do."""
    found: dict[Keys, list[int]] = defaultdict(list)
    for j, said in enumerate(two):
        found[_key(said), said.mentions].append(j)
    return {key: places for key, places in found.items() if len(places) <= LIKE}


def _window(one: Sequence[Said], two: Sequence[Said]) -> list[tuple[int, int]]:
    """For each of the first, between which places of the second it is looked for."""
    once = _once(one), _once(two)  # a report, or one with those after it, of which there is no other
    points = sorted((i, once[1][key]) for key, i in once[0].items() if key in once[1])
    anchors = [(-1, -1), *rising(points), (len(one), len(two))]
    found, at = [], 0
    for i in range(len(one)):
        while anchors[at + 1][0] < i:
            at += 1
        (x0, y0), (x1, y1) = anchors[at], anchors[at + 1]
        expected = y0 + (y1 - y0) * (i - x0) // max(x1 - x0, 1)
        found.append((expected - WINDOW, expected + WINDOW))
    return found


def _once(said: Sequence[Said]) -> dict[tuple[Keys, ...], int]:
    """Where each run of up to ``RUN`` reports stands that there is once alone."""
    keys = [(_key(each), each.mentions) for each in said]
    places: dict[tuple[Keys, ...], list[int]] = defaultdict(list)
    for i in range(len(keys)):
        for length in range(1, RUN + 1):
            places[tuple(keys[i : i + length])].append(i)
    return {key: own[0] for key, own in places.items() if len(own) == 1}


Number = TypeVar("Number", int, float)


def rising(points: Sequence[tuple[int, Number]]) -> list[tuple[int, Number]]:
    """The longest run of points that rises in both: those that neither telling has at another place."""
    tails: list[Number] = []
    last: list[int] = []
    before = [-1] * len(points)
    for k, (_, y) in enumerate(points):
        at = bisect_right(tails, y)
        if at == len(tails):
            tails.append(y)
            last.append(k)
        else:
            tails[at], last[at] = y, k
        before[k] = last[at - 1] if at else -1
    found: list[tuple[int, Number]] = []
    k = last[-1] if last else -1
    while k >= 0:
        found.append(points[k])
        k = before[k]
    return found[::-1]
