"""Where two tellings give one thing different reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from skaz.compare.align import Pair
from skaz.compare.differ import Differ
from skaz.compare.difference import Difference
from skaz.compare.from_run import filler
from skaz.compare.kin import Nearness, kinship
from skaz.compare.said import AND, Said
from skaz.compare.wording import line_of
from skaz.model.telling import Clause, Content


def other_reasons(pairs: Iterable[Pair], differ: Differ) -> Iterator[Difference]:
    """Each pair of which both tell why, and tell nothing that comes to the same."""
    seen: set[tuple[str, str, str, str]] = set()
    for pair in pairs:
        if pair.is_part or not (pair.a.reasons and pair.b.reasons):
            continue
        one, two = _said(pair.a.reasons), _said(pair.b.reasons)
        if any(_agree(x, y) for x in one for y in two):
            continue
        values = _words(pair.a), _words(pair.b)
        key = pair.a.passage, pair.b.passage, *values
        if key in seen:
            continue
        seen.add(key)
        message = f"{line_of(pair.a)}: because of {values[0]} in {pair.a.passage}, of {values[1]} in {pair.b.passage}."
        sides = differ.side(pair.a, values[0]), differ.side(pair.b, values[1])
        rule = "each gives one reason, and not the same"
        yield Difference("contradiction", "medium", "cause", *sides, rule, message, pair=pair)


def given(said: Said) -> set[tuple[str, str]]:
    """The reasons of a report that its own passage tells as facts too, by passage and formally."""
    return {(said.passage, str(each)) for each in _said(said.reasons)}


def _said(reasons: tuple[Clause, ...]) -> tuple[Said, ...]:
    return filler(Content("that", reasons, "")).contents


def _words(said: Said) -> str:
    """Its reasons as its own line has them."""
    words = []
    for clause, each in zip(said.reasons, _said(said.reasons)):
        own = said.span.source.text[clause.start : clause.end].strip(" ,") if said.span is not None else ""
        words.append(f'"{own}"' if own else str(each))
    return AND.join(words)


def _agree(one: Said, two: Said) -> bool:
    """Whether two reasons come to the same, whatever their words."""
    if kinship(one.word, two.word).nearness >= Nearness.RESULT:
        return True  # what differs in them is a difference of their own
    if not (one.holds and two.holds):
        return False
    return _is_of_love(one) and _is_of_love(two) and one.word.name != two.word.name


def _is_of_love(said: Said) -> bool:
    """Whether it is love, or a wish that comes of it: to hope to marry somebody and to be under his spell are one."""
    inner = [each for filler_ in said.roles.values() for each in filler_.contents]
    if inner:
        return any(_is_of_love(each) for each in inner)
    return said.word.vocabulary == "love" or bool(said.word.marks & {"warm", "binding"})
