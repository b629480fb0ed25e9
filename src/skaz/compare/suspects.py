"""Which name may stand for which, and in which passages: from the pairs that one exchange would make alike.

A pair of reports that differ in one name speaks for that name standing for the other, by as much as the pair would
bring then over what its two bring now. What is told alike in both with the name as it is speaks against it. An exchange
is offered for the run of passages in which most speaks for it, without those in which the name is right as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from skaz.compare.align import Alignment
from skaz.compare.candidates import candidates, is_long
from skaz.compare.conflicts import conflicts
from skaz.compare.difference import Repair
from skaz.compare.from_run import voiced
from skaz.compare.kin import Nearness, kinship
from skaz.compare.places import tells_of_places
from skaz.compare.renamed import renamed
from skaz.compare.reports import Reports
from skaz.compare.said import VALUE, Said
from skaz.compare.weigh import CONFLICT, Weights

#: What a pair has to bring more to be heard, and an exchange to be tried.
HEARD, TRIED = 0.3, 2.5
#: Exchanges that are tried at most, those first for which most speaks; of long tellings fewer, for each costs more.
MOST, MOST_OF_LONG = 8, 3
#: What a passage costs in which the name is right, between those in which it is not.
BETWEEN = 1.0


class Voice(NamedTuple):
    """That ``p`` of the first telling is ``q`` of the second, as a pair of reports has it."""

    p: str
    q: str
    a: Said
    b: Said
    worth: float
    is_of_map: bool = False
    """Only their telling's map puts the place of a report into ``p``, or into ``q``."""


class Suspect(NamedTuple):
    repair: Repair
    worth: float


def suspects(reports: Reports) -> list[Suspect]:
    """The exchanges worth trying, in either telling, those first for which most speaks."""
    names, (one, two), found = reports.names, reports.sides, reports.alignment
    voices = list(_voices(one, two, found, reports.weights))
    against = _against(found, reports.weights)
    offers: list[Suspect] = []
    for which, said in enumerate((one, two)):
        lying = _lying(said)
        changes: dict[tuple[str, str], dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
        for voice in voices:
            old, new, own = (voice.p, voice.q, voice.a) if which == 0 else (voice.q, voice.p, voice.b)
            speaking = changes[old, new][lying.get(old, own.passage) if voice.is_of_map else own.passage]
            key = own.by or own.key
            speaking[key] = max(speaking.get(key, 0.0), voice.worth)
        named = _named(said)
        worths = {change: _worth(change[0], by, against[which]) for change, by in changes.items()}
        for (old, new), worth in worths.items():
            offers.extend(_offers(names[which], old, new, worth, worths.get((new, old)), named))
    kept = [offer for offer in offers if offer.worth > TRIED]
    kept.sort(key=lambda offer: (-offer.worth, len(offer.repair.passages), offer.repair))
    return kept[: MOST_OF_LONG if is_long(one, two) else MOST]


def _voices(one: Sequence[Said], two: Sequence[Said], found: Alignment, weights: Weights) -> Iterator[Voice]:
    now: tuple[dict[str, float], dict[str, float]] = ({}, {})
    for pair in found.pairs:
        for side, said in ((0, pair.a), (1, pair.b)):
            now[side][said.by or said.key] = max(now[side].get(said.by or said.key, 0.0), pair.gain)
    inner = [each for said in one for each in voiced(said)], [each for said in two for each in voiced(said)]
    settled = _settled(found, weights)
    for left, right in ((one, two), (inner[0], two), (one, inner[1])):
        is_settled = [(b.by or b.key) in settled[1] for b in right]
        for i, others in candidates(left, right):
            a = left[i]
            whole = (a.by or a.key) in settled[0]
            for j in others:
                if not (whole and is_settled[j]):
                    yield from _of(a, right[j], now, weights)


def _settled(found: Alignment, weights: Weights) -> tuple[set[str], set[str]]:
    """What is told alike in both: it has no need of another name."""
    alike = [pair for pair in found.pairs if not pair.is_part and not conflicts(pair.a, pair.b, weights.likenesses)]
    alike = [pair for pair in alike if pair.a.place == pair.b.place and pair.a.heading == pair.b.heading]
    return {pair.a.key for pair in alike}, {pair.b.key for pair in alike}


def _of(a: Said, b: Said, now: tuple[Mapping[str, float], Mapping[str, float]], weights: Weights) -> Iterator[Voice]:
    nearness = kinship(a.word, b.word).nearness
    if nearness < Nearness.RESULT or (a.mode == b.mode == "lasting" and nearness < Nearness.SAME):
        return
    likenesses = weights.likenesses
    parted = {(each.a, each.b) for each in conflicts(a, b, likenesses)}
    if a.stage and b.stage and likenesses.maps.relation(a.stage, b.stage) == "apart":
        parted.add(likenesses.maps.apart(a.stage, b.stage))
    if a.heading and b.heading and likenesses.maps.relation(a.heading, b.heading) == "apart":
        parted.add(likenesses.maps.apart(a.heading, b.heading))
    if not parted or len(parted) > 2:
        return
    bring = max(now[0].get(a.by or a.key, 0.0), now[1].get(b.by or b.key, 0.0))
    if len(parted) == 2 and {(q, p) for p, q in parted} == parted:
        p, q = min(parted)
        worth = (weights.gain(a, renamed(b, {q: p, p: q})) - bring) / 2
        if worth > HEARD:
            yield from (Voice(p, q, a, b, worth), Voice(q, p, a, b, worth))
        return
    for p, q in sorted(parted):
        if likenesses.sort_of(p) and likenesses.sort_of(p) == likenesses.sort_of(q):
            is_of_map = not _has(b, q) or not _has(a, p)
            changed = weights.gain(a, b) - 0.5 * CONFLICT if is_of_map else weights.gain(a, renamed(b, {q: p}))
            if changed - bring > HEARD:
                yield Voice(p, q, a, b, changed - bring, is_of_map)


def _has(said: Said, name: str) -> bool:
    return name in said.mentions or name in (said.place, said.heading)


def _lying(said: Sequence[Said]) -> dict[str, str]:
    """For each place that other places are told to lie in, the first passage that says so."""
    found: dict[str, str] = {}
    for each in said:
        if tells_of_places(each):
            for name in each.roles[VALUE].names:
                found.setdefault(name, each.passage)
    return found


def _against(found: Alignment, weights: Weights) -> tuple[dict[tuple[str, str], float], dict[tuple[str, str], float]]:
    """What speaks for the names as they are, per passage: pairs that both name them, in the same parts."""
    against: tuple[dict[tuple[str, str], float], dict[tuple[str, str], float]] = (
        defaultdict(float),
        defaultdict(float),
    )
    for pair in found.pairs:
        parted = {name for each in conflicts(pair.a, pair.b, weights.likenesses) for name in (each.a, each.b)}
        for name in (pair.a.mentions & pair.b.mentions) - parted:
            against[0][pair.a.passage, name] += -CONFLICT
            against[1][pair.b.passage, name] += -CONFLICT
    return against


def _worth(
    old: str, by: Mapping[str, Mapping[str, float]], against: Mapping[tuple[str, str], float]
) -> dict[str, float]:
    """For each passage with the old name, what speaks for another there, less what speaks against it."""
    found = {passage: sum(speaking.values()) for passage, speaking in by.items()}
    for (passage, name), weight in against.items():
        if name == old:
            found[passage] = found.get(passage, 0.0) - weight
    return found


def _offers(
    telling: str,
    old: str,
    new: str,
    worth: Mapping[str, float],
    back: Mapping[str, float] | None,
    named: Mapping[str, frozenset[str]],
) -> Iterator[Suspect]:
    passages, total = _wrong(worth, named, frozenset((old,)))
    yield Suspect(Repair("exchange", telling, old, new, passages), total)
    if back is not None and old < new:
        both = {passage: worth.get(passage, 0.0) + back.get(passage, 0.0) for passage in (*worth, *back)}
        passages, total = _wrong(both, named, frozenset((old, new)))
        yield Suspect(Repair("role" if len(passages) == 1 else "exchange", telling, old, new, passages, True), total)


def _wrong(
    worth: Mapping[str, float], named: Mapping[str, frozenset[str]], names: frozenset[str]
) -> tuple[tuple[str, ...], float]:
    """The passages with one of the names, in the run whose worth is greatest, but for those in which it is right."""
    best: tuple[float, tuple[str, ...]] = (0.0, ())
    total = 0.0
    run: list[str] = []
    for passage, own in named.items():
        if not own & names:
            continue
        if total <= 0:
            total, run = 0.0, []
            if worth.get(passage, 0.0) <= 0:
                continue
        total += max(worth.get(passage, 0.0), -BETWEEN)
        run.append(passage)
        if total > best[0]:
            best = total, tuple(run)
    wrong = tuple(_without_right(best[1], worth))
    return wrong, sum(worth.get(passage, 0.0) for passage in wrong)


def _without_right(run: Sequence[str], worth: Mapping[str, float]) -> Iterator[str]:
    """Of a run those in which the names are wrong; what nothing speaks of is as what stands on both its sides."""
    left: list[str] = []
    is_wrong = False
    for passage in run:
        value = worth.get(passage, 0.0)
        if value == 0.0:
            left.append(passage)
            continue
        if value > 0:
            yield from left if is_wrong else ()
            yield passage
        is_wrong, left = value > 0, []


def _named(said: Sequence[Said]) -> dict[str, frozenset[str]]:
    """The names in each passage, in the order of the telling."""
    found: dict[str, frozenset[str]] = {}
    for each in sorted(said, key=lambda one: one.told_at):
        place = frozenset((each.place,)) if each.place is not None else frozenset()
        found[each.passage] = found.get(each.passage, frozenset()) | each.mentions | place
    return found
