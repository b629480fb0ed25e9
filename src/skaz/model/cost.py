"""What a telling costs to write: lines a passage, how much of it formally, how many contents only in quotes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from skaz.model.telling import Arg, Clause, Content, Item, Quoted, Readings, Sentence, Telling


@dataclass(frozen=True, slots=True)
class Cost:
    """Shares lie between 0 and 1; of nothing they are 0."""

    lines_per_passage: float
    formal_share: float
    quoted_share: float


def cost_of(telling: Telling) -> Cost:
    """Count the lines under the quotes of a telling and the contents in them."""
    lines = sum(passage.line_count for passage in telling.passages)
    sentences = [item for passage in telling.passages for item in _sentences(passage.items)]
    contents = [c for sentence in sentences for clause in sentence.clauses for c in _contents(clause)]
    return Cost(
        _share(lines, len(telling.passages)),
        _share(sum(sentence.formal for sentence in sentences), lines),
        _share(sum(isinstance(content, Quoted) for content in contents), len(contents)),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _sentences(items: Iterable[Item]) -> Iterator[Sentence]:
    for item in items:
        if isinstance(item, Sentence):
            yield item
        elif isinstance(item, Readings):
            for alternative in item.alternatives:
                yield from _sentences(alternative)


def _contents(clause: Clause) -> Iterator[Content | Quoted]:
    """The contents of a clause, of contents in it, and of its purposes."""
    args: list[Arg] = [*clause.args, *clause.purposes]
    for arg in args:
        if isinstance(arg, Quoted):
            yield arg
        elif isinstance(arg, Content):
            yield arg
            for inner in arg.clauses:
                yield from _contents(inner)
    for reason in clause.reasons:
        yield from _contents(reason)
