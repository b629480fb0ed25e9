"""Other names in some passages of a telling: the telling as it would be read, with no line read anew.

One try costs one replay. Whether the exchange makes sense (a man's pronoun for a woman's name) is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from skaz.model.lines.formal import clause_text, content_text
from skaz.model.telling import (
    All,
    Arg,
    Clause,
    Content,
    Item,
    Passage,
    Readings,
    Scene,
    Sentence,
    Some,
    Telling,
    is_several,
)

#: What is called by whose it is: ``Anna's home``.
HOME = "'s home"


class Exchange(NamedTuple):
    """Pairs of names: the first of each gives way to the second, all at once, so that two may change places."""

    names: tuple[tuple[str, str], ...]
    passages: tuple[str, ...]

    @property
    def pairs(self) -> Mapping[str, str]:
        """The names with those that are to stand for them; a home goes with whose it is."""
        return {**dict(self.names), **{old + HOME: new + HOME for old, new in self.names}}


def exchanged(telling: Telling, *exchanges: Exchange) -> Telling:
    """The telling with names exchanged, one exchange after the other; passages that none is about stay as they are."""
    passages = {each.id: each for each in telling.passages}
    for exchange in exchanges:
        known = [passages[name] for name in exchange.passages if name in passages]
        passages.update((each.id, exchanged_passage(each, exchange)) for each in known)
    return with_passages(telling, passages.values())


def with_passages(telling: Telling, passages: Iterable[Passage]) -> Telling:
    """The telling with other passages of the same names in the place of its own."""
    own = tuple(passages)
    return replace(telling, passages=own, by_id={each.id: each for each in own})


def exchanged_passage(passage: Passage, exchange: Exchange) -> Passage:
    """A passage with names exchanged in it, whichever those are that the exchange is about."""
    pairs = exchange.pairs
    return replace(passage, items=tuple(_item(item, pairs) for item in passage.items))


def _item(item: Item, pairs: Mapping[str, str]) -> Item:
    if isinstance(item, Sentence):
        return replace(item, clauses=tuple(in_clause(clause, pairs) for clause in item.clauses))
    if isinstance(item, Scene):
        who = tuple(pairs.get(each, each) for each in item.who)
        return replace(item, place=pairs.get(item.place, item.place), who=who)
    if isinstance(item, Readings):
        return replace(item, alternatives=tuple(tuple(_item(i, pairs) for i in each) for each in item.alternatives))
    return item


def in_clause(clause: Clause, pairs: Mapping[str, str]) -> Clause:
    """A clause with the names in it exchanged, those in its contents, its reasons and its purposes too."""
    return clause._replace(
        args=tuple(_arg(arg, pairs) for arg in clause.args),
        value=_arg(clause.value, pairs),
        place=_arg(clause.place, pairs),
        company=tuple(pairs.get(each, each) for each in clause.company),
        purposes=tuple(_content(each, pairs) for each in clause.purposes),
        reasons=tuple(in_clause(each, pairs) for each in clause.reasons),
        conditions=tuple(in_clause(each, pairs) for each in clause.conditions),
    )


def _arg(arg: Arg, pairs: Mapping[str, str]) -> Arg:
    if isinstance(arg, str):
        return pairs.get(arg, arg)
    if isinstance(arg, Content):
        return _content(arg, pairs)
    if isinstance(arg, Some | All):
        group = pairs.get(arg.group, arg.group) if arg.group is not None else None
        return arg if group == arg.group else arg._replace(group=group)
    if is_several(arg):
        return tuple(pairs.get(each, each) for each in arg)
    return arg


def _content(content: Content, pairs: Mapping[str, str]) -> Content:
    """Contents are compared by their formal texts, so that these change with the names."""
    clauses = tuple(in_clause(each, pairs) for each in content.clauses)
    if clauses == content.clauses:
        return content
    if content.text == content_text(content.clauses, content.mode):
        return content._replace(clauses=clauses, text=content_text(clauses, content.mode))
    return content._replace(clauses=clauses, text=" and ".join(map(clause_text, clauses)))
