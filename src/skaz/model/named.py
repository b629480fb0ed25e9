"""Who and what is named in what a telling reports."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.model.telling import All, Arg, Clause, Content, Item, Passage, Readings, Scene, Sentence, Some, is_several
from skaz.model.world import World


def named_in(passage: Passage) -> dict[str, None]:
    """The names under a quotation, in their order; values that are words (``well``) are among them."""
    return dict.fromkeys(name for item in passage.items for name in _in_item(item))


def _in_item(item: Item) -> Iterator[str]:
    if isinstance(item, Sentence):
        for clause in item.clauses:
            yield from named_by(clause)
    elif isinstance(item, Scene):
        yield from (item.place, *item.who)
    elif isinstance(item, Readings):
        for alternative in item.alternatives:
            for inner in alternative:
                yield from _in_item(inner)


def named_by(clause: Clause) -> Iterator[str]:
    """The names of a clause, and of all that is said in it."""
    for arg in (*clause.args, clause.value, clause.place, clause.company):
        yield from _in_arg(arg)
    for inner in (*clause.reasons, *clause.conditions, *(c for each in clause.purposes for c in each.clauses)):
        yield from named_by(inner)


def _in_arg(arg: Arg) -> Iterator[str]:
    if isinstance(arg, str):
        yield arg
    elif isinstance(arg, Content):
        for clause in arg.clauses:
            yield from named_by(clause)
    elif isinstance(arg, Some | All):
        if arg.group is not None:
            yield arg.group
    elif is_several(arg):
        yield from arg


def is_like(world: World, one: str, two: str) -> bool:
    """Whether one name may stand where another does: people of one sex, places of a kind, things of a kind."""
    first, second = world.entities[one], world.entities[two]
    if first.plural != second.plural or first.gender != second.gender:
        return False
    kinds = (world.types[each.kind].ancestors - {"entity"} for each in (first, second))
    return len(frozenset.intersection(*kinds)) > 0
