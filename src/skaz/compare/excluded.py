"""What the one telling says of somebody and the other excludes in other words: rich and poor, loves and hates.

They are of different words, so no pair of reports shows them. A telling that has both has somebody change; what is not
said to last has to be told at the same place of the story, and so has what comes of a deed: he is arrested, he escapes.
Of that a change elsewhere says nothing: who wakes there need not have slept here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from skaz.compare.align import Pair
from skaz.compare.claims import Claim, Exclusions, claims, ends
from skaz.compare.differ import Differ, is_vital
from skaz.compare.difference import Category, Difference, Weight
from skaz.compare.order import are_at_one_place, around
from skaz.compare.said import Said, listed
from skaz.compare.ties import WAYS
from skaz.compare.wording import told_apart, words_of
from skaz.engine.meaning import ALIVE
from skaz.engine.run import Run, Step
from skaz.model.logic import Special, Value
from skaz.model.world import World

#: No value that anything has.
_UNKNOWN = object()

Claims = dict[Claim, list[Said]]


def excluded(
    runs: tuple[Run, Run],
    alone: tuple[Sequence[Said], Sequence[Said]],
    sides: tuple[Sequence[Said], Sequence[Said]],
    pairs: Sequence[Pair],
    differ: Differ,
) -> Iterator[Difference]:
    """Each two facts that have no pair and exclude each other, once."""
    left, right = (_claims(own, run) for own, run in zip(alone, runs))
    done: set[int] = set()
    for a, b, rule in _clashing(left, right, differ.likenesses.exclusions):
        if id(a) in done or id(b) in done or a.word.name == b.word.name or {a.word.name, b.word.name} <= WAYS.keys():
            continue
        is_deed = "event" in (a.mode, b.mode)
        lasts = (_lasts(a) or _lasts(b)) and not is_deed
        if not (lasts or are_at_one_place(a, b, pairs)) or _changes(a, b, sides, runs, () if lasts else pairs):
            continue
        done |= {id(a), id(b)}
        values = words_of(a), words_of(b)
        message = told_apart(listed(a.mentions), a, b, values)
        own = differ.side(a, values[0]), differ.side(b, values[1])
        both = f"nobody and nothing is both {_called(a)} and {_called(b)}"
        rule = rule or ("of the two only one can come of it" if is_deed else both)
        category: Category = "outcome" if is_deed else "state"
        yield Difference("contradiction", _weight(a, b), category, *own, rule, message, pair=Pair(a, b, 0.0))


def _claims(said: Iterable[Said], run: Run) -> Claims:
    found: Claims = {}
    for each in said:
        for claim in _all_of(each, run.world.world):
            found.setdefault(claim, []).append(each)
    return found


def _all_of(said: Said, world: World) -> Iterator[Claim]:
    """What a report says is so, or is so after it; who is dead is held against what comes later."""
    if said.mode in ("lasting", "state"):
        yield from claims(said, world)
    else:
        yield from (each for each in ends(said, world) if each.property != ALIVE)


def _clashing(left: Claims, right: Claims, all_: Iterable[Exclusions]) -> Iterator[tuple[Said, Said, str]]:
    """Each fact of the one side beside each of the other that it excludes, with the rule."""
    for exclusions in all_ if left and right else ():
        for claim, own in left.items():
            for other, rule in exclusions.of(claim):
                yield from ((a, b, rule) for a in own for b in right.get(other, ()))
        for claim, own in right.items():
            for other, rule in exclusions.of(claim):
                yield from ((a, b, rule) for b in own for a in left.get(other, ()))


def _changes(
    a: Said, b: Said, sides: tuple[Sequence[Said], Sequence[Said]], runs: tuple[Run, Run], pairs: Sequence[Pair]
) -> bool:
    """Whether one of the tellings has it both ways, there or (without pairs) anywhere: then somebody changes in it."""
    for said, other, which in ((a, b, 1), (b, a, 0)):
        run = runs[which]
        first, last = around(other, which, pairs)
        own = set(_all_of(said, run.world.world))
        known = {
            _about(claim.property, *claim.args): claim.value
            for claim in own
            if claim.is_so and not isinstance(claim.value, Special)
        }
        if any(_is_brought(step, known) for step in run.steps if first <= step.number <= last):
            return True
        alike = (each for each in sides[which] if each.mentions == said.mentions and first <= each.order <= last)
        if any(own & set(_all_of(each, run.world.world)) for each in alike):
            return True
    return False


def _is_brought(step: Step, known: Mapping[tuple[str, frozenset[Value]], Value]) -> bool:
    return any(known.get(_about(*change.fluent), _UNKNOWN) == change.new for change in step.facts)


def _about(name: object, *args: Value) -> tuple[str, frozenset[Value]]:
    """A property and whom it is about, whichever way round."""
    return str(name), frozenset(arg for arg in args if isinstance(arg, str) and arg)


def _lasts(said: Said) -> bool:
    return "lasting" in said.word.marks


def _called(said: Said) -> str:
    return said.word.name.replace("_", " ")


def _weight(a: Said, b: Said) -> Weight:
    if is_vital(a.word) or is_vital(b.word):
        return "critical"
    return "high" if _lasts(a) and _lasts(b) else "medium"
