"""What one telling tells and the other takes for granted: the journey before a return, the marriage of a wife.

A replay puts in what has to have happened (bridges), and takes to be so what has to be so (presuppositions). That is no
report, so nothing is a contradiction of it; but who does not tell it does not tell another story either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from skaz.compare.align import Alignment, Pair
from skaz.compare.differ import Differ
from skaz.compare.difference import Difference
from skaz.compare.from_run import filler, mentioned
from skaz.compare.kin import HEADING, Nearness, kinship, results
from skaz.compare.likeness import Likenesses
from skaz.compare.said import VALUE, Said
from skaz.compare.wording import words_of
from skaz.engine.run import Presupposed, Run, Step
from skaz.model.world import Word


def necessary(runs: tuple[Run, Run], found: Alignment, likenesses: Likenesses) -> tuple[Pair, ...]:
    """What stands alone and the other telling takes for granted where it would stand, beside what does so there."""
    pairs = []
    for which, only in enumerate((found.only_a, found.only_b)):
        sides = [(p.a, p.b) if which == 0 else (p.b, p.a) for p in found.pairs if p.a.has_order and p.b.has_order]
        taken = list(_taken(runs[1 - which]))
        for said in only:
            if said.mode in ("event", "state", "lasting") and said.holds:
                other = next(
                    (each for each in _between(taken, said, sides) if _is_it(said, each, which, likenesses)), None
                )
                if other is not None:
                    pairs.append(Pair(said, other, 0.0) if which == 0 else Pair(other, said, 0.0))
    return tuple(pairs)


def untold(pairs: Iterable[Pair], differ: Differ) -> Iterator[Difference]:
    """One says more: it tells what the other takes for granted."""
    for pair in pairs:
        is_first = pair.b.mode == "necessary"
        values = ("told", "taken for granted") if is_first else ("taken for granted", "told")
        told, other = (pair.a, pair.b) if is_first else (pair.b, pair.a)
        message = f"{words_of(told)}: told in {told.passage}, taken for granted in {other.passage}."
        sides = differ.side(pair.a, values[0]), differ.side(pair.b, values[1])
        yield Difference("precision", "low", "description", *sides, "", message, pair=pair)


def _taken(run: Run) -> Iterator[Said]:
    """The deeds that were put in, and the facts that were taken to be so."""
    words = run.world.world.words
    for step in run.steps:
        if step.passage is None:
            continue
        if step.mode == "bridge":
            yield from (_said(step, word, dict(zip(word.slot_names, args))) for word, args in step.words[:1])
        for each in step.presupposed:
            yield from _of_fact(step, each, words.get(each.fluent[0]) if each.fluent else None)


def _of_fact(step: Step, fact: Presupposed, word: Word | None) -> Iterator[Said]:
    if word is not None and fact.fluent is not None and word.kind == "property" and fact.value is not False:
        roles = dict(zip(word.slot_names, fact.fluent[1:]))
        yield _said(step, word, roles if word.is_truth else {**roles, VALUE: fact.value})


def _said(step: Step, word: Word, args: dict[str, object]) -> Said:
    roles = {role: filler(arg if isinstance(arg, str) else None) for role, arg in args.items()}
    return Said(
        step.id,
        step.passage or "",
        word,
        roles,
        "necessary",
        order=step.number,
        told_at=step.told_at,
        span=step.span,
        mentions=mentioned(roles.values()),
        key=f"{step.id}!{word.name}",
    )


def _between(taken: Sequence[Said], said: Said, sides: Sequence[tuple[Said, Said]]) -> list[Said]:
    """What is taken for granted where something would stand: between what both have before it and after it."""
    if not said.has_order:
        return list(taken)
    first = max((other.order for own, other in sides if own.order < said.order), default=-1)
    last = min((other.order for own, other in sides if own.order > said.order), default=None)
    return [each for each in taken if first < each.order and (last is None or each.order <= last)]


def _is_it(said: Said, taken: Said, which: int, likenesses: Likenesses) -> bool:
    """Whether what is told is, or brings about, what is taken for granted."""
    a, b = (said, taken) if which == 0 else (taken, said)
    kin = kinship(a.word, b.word)
    if kin.nearness >= Nearness.RESULT:
        likes = likenesses.of(a, b, kin)
        return likes[:1] != [] and likes[0].agreement == "same" and all(like.agreement != "apart" for like in likes)
    if taken.word.kind == "property":
        return any(_is_result(said, taken, *each) for each in results(said.word))
    is_way = _goes(said.word) and _goes(taken.word)
    return is_way and said.roles[said.word.first_slot].names >= taken.roles[taken.word.first_slot].names


def _goes(word: Word) -> bool:
    """Whether it is a way that somebody goes, and nothing done to another who is moved by it."""
    return word.moves and "whom" not in word.slot_of


def _is_result(said: Said, fact: Said, name: str, args: tuple[str, ...], value: str | bool | None) -> bool:
    if HEADING.get(fact.word.name, fact.word.name) != name or len(args) != len(fact.word.slot_names):
        return False
    own = [said.roles[role].names if role in said.roles else frozenset() for role in args]
    known = [fact.roles[role].names for role in fact.word.slot_names]
    if not all(own) or own != known:
        return False
    if VALUE in fact.roles:
        return isinstance(value, str) and value in said.roles and said.roles[value].names == fact.roles[VALUE].names
    return value is True
