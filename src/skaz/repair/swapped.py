"""A name that probably stands for another in a run of passages: with the other, what cannot be goes away.

Looked for from what is wrong in a replay: the people whom both things that clash are about, else all names of the two,
in a run of the passages that have the name, and another like it. Those alone are tried by replay with which the telling
hangs together better (``coherence.py``), the best of them first. What is offered clears a finding with all that follows
from it, raises nothing, and is agreed with by another passage; what hangs together about as well is its rival.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from skaz.engine.meanings import Meanings
from skaz.model.named import is_like, named_in
from skaz.model.telling import Telling
from skaz.model.world import World
from skaz.repair.coherence import Coherence
from skaz.repair.draft import is_grave, new_in
from skaz.repair.exchange import Exchange, exchanged
from skaz.text.codes import CODES
from skaz.text.finding import Finding
from skaz.text.identity import key_of, stable_key_of
from skaz.text.source import Span

#: What is to be said of a telling.
Judge = Callable[[Telling], Sequence[Finding]]

#: By how much a telling must hang together better at least: by one tie that two passages tell; by one more if the name
#: would be wrong in one passage alone, in which much else may be wrong.
LEAST_GAIN, ALONE = 1.5, 1.0
#: By how much better than with any other exchange.
LEAST_MARGIN = 1.0
#: How many passages are replayed at most, how many exchanges tried at least, and how long a run may be.
MOST_PASSAGES = 240
FEWEST_TRIES = 2
LONGEST_RUN = 6
#: How far apart two passages of a run may be.
WIDEST_GAP = 3
MOST_FINDINGS = 4
#: Of more that are as good none is said.
MOST_TIES = 3
#: What each passage costs in which a name would be wrong.
LONG = 0.05
#: The classes of findings that an exchanged name may account for.
OF_NAMES = frozenset({"existence", "ties", "fact", "place", "health"})


class Swapped(NamedTuple):
    """An exchange that clears some findings, the passages that speak for it, and how much better all hangs together.

    ``rivals`` clear the finding as well, and the telling hangs together about as well with them.
    """

    exchange: Exchange
    clears: tuple[Finding, ...]
    speaking: tuple[str, ...]
    gain: float
    rivals: tuple[Swapped, ...] = ()


class _Chance(NamedTuple):
    gain: float
    exchange: Exchange
    speaking: tuple[str, ...]


def swapped(
    telling: Telling,
    world: World,
    meanings: Meanings,
    said: Sequence[Finding],
    found: Sequence[Finding],
    judge: Judge,
) -> list[Swapped]:
    """The exchanges of one name that mend a telling, each with what it clears; what one clears, no other claims.

    Args:
        telling: the telling.
        world: its world.
        meanings: what the world's words mean.
        said: all that is said of the telling; what is grave there is to be accounted for.
        found: what is said of it in the readings that it prefers.
        judge: says the same of another telling.
    """
    grave = {stable_key_of(each) for each in said if is_grave(each)}
    open_ = [each for each in found if each.root is None and _is_of_names(each) and stable_key_of(each) in grave]
    if not open_:
        return []
    coherence = Coherence(telling, meanings)
    tries = max(FEWEST_TRIES, MOST_PASSAGES // max(1, len(telling.passages)))
    mended: list[Swapped] = []
    for finding in open_[:MOST_FINDINGS]:
        cleared = {stable_key_of(each) for swap in mended for each in swap.clears}
        if stable_key_of(finding) in cleared:
            continue
        whole = [finding, *(each for each in found if each.root == key_of(finding))]
        good: list[Swapped] = []
        for chance in sorted(_chances(finding, telling, world, coherence), key=lambda each: -each.gain):
            if tries <= 0 or (good and chance.gain < good[0].gain - LEAST_MARGIN):
                break
            if any(each.exchange.names == chance.exchange.names for each in good):
                continue
            tries -= 1
            after = judge(exchanged(telling, chance.exchange))
            gone = new_in(found, after)
            if not new_in(after, found) and all(any(each is own for each in gone) for own in whole if is_grave(own)):
                good.append(Swapped(chance.exchange, tuple(gone), chance.speaking, chance.gain))
        if 0 < len(good) <= MOST_TIES and any(each.speaking for each in good):
            good.sort(key=lambda each: not each.speaking)
            mended.append(good[0]._replace(rivals=tuple(good[1:])))
    return mended


def _chances(finding: Finding, telling: Telling, world: World, coherence: Coherence) -> Iterator[_Chance]:
    """For each name in the clash and each other like it the runs of passages in which the exchange does most, and in
    which something is wrong.

    That it then agrees with the very words that it clashed with speaks for nothing.
    """
    places = [(finding.span, finding.passages[0]), *((note.span, note.passage) for note in finding.notes)]
    clash = {tie for span, passage in places for tie in coherence.ties_at(span, passage)}
    spoken: dict[str, list[str]] = {}
    for passage in telling.passages:
        for name in named_in(passage):
            if name in world.entities:
                spoken.setdefault(name, []).append(passage.id)
    here = list(finding.passages[:2])
    for old in _suspected(places, world, coherence):
        for new in spoken:
            if old in spoken and new != old and _may_be_mixed_up(world, old, new):
                runs = list(_runs(old, new, here, spoken[old], coherence))
                gains = [_Chance(coherence.gain(each, clash) - LONG * len(each.passages), each, ()) for each in runs]
                best = max(gains, key=_rank, default=None)
                wrong = [each for each in gains if set(each.exchange.passages) == _wrong(finding, each, spoken[old])]
                for chance in dict.fromkeys(each for each in (best, *wrong) if each is not None):
                    speaking = coherence.speaking_for(chance.exchange, clash)
                    least = LEAST_GAIN + (ALONE if len(chance.exchange.passages) == 1 else 0.0)
                    if chance.gain >= least and _is_about(chance.exchange, here, coherence):
                        yield chance._replace(speaking=tuple(speaking))


def _suspected(places: Sequence[tuple[Span, str | None]], world: World, coherence: Coherence) -> dict[str, None]:
    """Who or what may be the wrong one: the people whom both things that clash are about, else all that they name."""
    named = [coherence.names_at(span, passage or "") for span, passage in places]
    others = {name for each in named[1:] for name in each}
    people = [name for name in named[0] if name in others and world.entity_is_a(name, "person")]
    return dict.fromkeys(people or (name for each in named for name in each))


def _wrong(finding: Finding, chance: _Chance, spoken: Sequence[str]) -> set[str]:
    """The passages of a finding that have the name, on the side of a run."""
    first = chance.exchange.passages[0]
    side = finding.passages[:1] if finding.passages[0] in chance.exchange.passages else (first,)
    rest = finding.passages[2:] if side == finding.passages[:1] else ()
    return {each for each in (*side, *rest) if each in spoken}


def _is_close(passages: Sequence[str]) -> bool:
    """Whether passages follow each other closely, as those in which one slip goes on."""
    numbers = [int(each.rpartition(":")[2]) for each in passages]
    return all(after - before <= WIDEST_GAP for before, after in pairwise(numbers))


def _is_about(exchange: Exchange, here: Sequence[str], coherence: Coherence) -> bool:
    """Whether the passages of the clash have a part in what an exchange gains."""
    whole = coherence.gain(exchange)
    run = exchange.passages
    others = (exchange._replace(passages=tuple(each for each in run if each != name)) for name in here if name in run)
    return all(coherence.gain(each) < whole for each in others)


def _may_be_mixed_up(world: World, one: str, two: str) -> bool:
    """Whether one name may be written for another by a slip: people of one sex, else what is of the very same kind."""
    is_person = world.entity_is_a(one, "person") and world.entity_is_a(two, "person")
    return is_like(world, one, two) and (is_person or world.entities[one].kind == world.entities[two].kind)


def _is_of_names(finding: Finding) -> bool:
    """Whether it may be because of a name: somebody who cannot be there, do it, or be tied so."""
    return bool(finding.passages) and CODES[finding.code].family in OF_NAMES


def _rank(chance: _Chance) -> tuple[float, int]:
    return round(chance.gain, 6), -len(chance.exchange.passages)


def _runs(old: str, new: str, here: Sequence[str], spoken: Sequence[str], coherence: Coherence) -> Iterator[Exchange]:
    """The runs of the passages that have a name through one of those of the clash."""
    for name in here:
        if name not in spoken:
            continue
        at = spoken.index(name)
        for start in range(max(0, at - LONGEST_RUN + 1), at + 1):
            for end in range(at + 1, min(len(spoken), start + LONGEST_RUN) + 1):
                exchange = Exchange(((old, new),), tuple(spoken[start:end]))
                if 1 < len(exchange.passages) == len(spoken) or not _is_close(exchange.passages):
                    continue
                if not any({old, new} == {tie.one, tie.two} for p in exchange.passages for tie in coherence.ties[p]):
                    yield exchange
