"""Types and entities of a problem, from their statements: implied parents, implicit declarations, circles."""

from __future__ import annotations

from collections.abc import Callable

from skaz.formats.sabre.raw import RawTerm
from skaz.formats.sabre.statements import Declared
from skaz.formats.sabre.unreadable import Unreadable
from skaz.model.sabre import BOOLEAN, CHARACTER, ENTITY, NUMBER, Types

_CONSTANTS = ("True", "False")


def declare(types: list[Declared], entities: list[Declared], wrong: Callable[[Unreadable], None]) -> Types:
    """All types and entities; what cannot be is reported and left out, so that reading can go on."""
    parents: dict[str, list[str]] = {ENTITY: [], CHARACTER: [ENTITY]}
    for each in types:
        _declare_type(each, parents, wrong)
    kinds: dict[str, list[str]] = {}
    for each in entities:
        _declare_entity(each, parents, kinds, wrong)
    settled = {name: _without_implied(own) for name, own in parents.items()}
    return Types(settled, {name: tuple(own) for name, own in kinds.items()})


def _declare_type(each: Declared, parents: dict[str, list[str]], wrong: Callable[[Unreadable], None]) -> None:
    if not _may_be_type(each.name, wrong):
        return
    own = parents.setdefault(each.name.text, [ENTITY])
    for parent in each.parents:
        if not _may_be_type(parent, wrong):
            continue
        parents.setdefault(parent.text, [ENTITY])
        if _is_above(each.name.text, parent.text, parents):
            message = f'"{parent.text}" cannot be above "{each.name.text}": it is already below it.'
            wrong(Unreadable(message, parent.start, parent.end, "Types may form no circle."))
        elif parent.text not in own:
            own.append(parent.text)


def _declare_entity(
    each: Declared, parents: dict[str, list[str]], kinds: dict[str, list[str]], wrong: Callable[[Unreadable], None]
) -> None:
    if each.name.text in _CONSTANTS:
        message = f'"{each.name.text}" is a value, it cannot be an entity.'
        wrong(Unreadable(message, each.name.start, each.name.end, "Give the entity another name."))
        return
    own = kinds.setdefault(each.name.text, [])
    for kind in each.parents:
        if _may_be_type(kind, wrong):
            parents.setdefault(kind.text, [ENTITY])
            if kind.text not in own:
                own.append(kind.text)


def _may_be_type(term: RawTerm, wrong: Callable[[Unreadable], None]) -> bool:
    if term.text not in (BOOLEAN, NUMBER):
        return True
    message = f'"{term.text}" is a type of values: nothing can be below it, above it, or an entity of it.'
    wrong(Unreadable(message, term.start, term.end))
    return False


def _is_above(name: str, start: str, parents: dict[str, list[str]]) -> bool:
    """Whether ``name`` is ``start`` or above it."""
    seen, open_ = {start}, [start]
    while open_:
        for parent in parents[open_.pop()]:
            if parent not in seen:
                seen.add(parent)
                open_.append(parent)
    return name in seen


def _without_implied(own: list[str]) -> tuple[str, ...]:
    """The parents; ``entity`` only where nothing more specific is given."""
    specific = tuple(parent for parent in own if parent != ENTITY)
    return specific or tuple(own)
