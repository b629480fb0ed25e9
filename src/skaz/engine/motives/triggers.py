"""What brings motives about: their conditions as patterns of facts, and how a fact fits one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from skaz.engine.expressions import replaced
from skaz.model.logic import NOTHING, Believes, Compare, Const, Expr, Matter, Quote, Read, Value, Var
from skaz.model.normal import same
from skaz.model.world import Motive


class Trigger(NamedTuple):
    """A fact by which a motive comes about, and what else must be so then; ``believer`` if it is one believed."""

    motive: Motive
    args: tuple[Expr, ...]
    value: Expr
    others: tuple[Expr, ...] = ()
    believer: str = ""
    believed: tuple[Expr, ...] = ()


def triggers_of(motive: Motive, parts: Sequence[Expr]) -> Iterator[tuple[str, Trigger]]:
    """Each fact of a condition: whichever comes last brings the motive about."""
    believed = tuple(part.what for part in parts if isinstance(part, Believes))
    for i, part in enumerate(parts):
        believer = part.who.name if isinstance(part, Believes) and isinstance(part.who, Var) else ""
        pattern = pattern_of(part.what if isinstance(part, Believes) else part)
        if pattern is not None:
            name, args, value = pattern
            yield name, Trigger(motive, args, value, (*parts[:i], *parts[i + 1 :]), believer, believed)


def bound_by(env: Mapping[str, Value], believed: tuple[Expr, ...]) -> tuple[Expr, ...]:
    return tuple(replaced(what, {name: Const(value) for name, value in env.items()}) for what in believed)


def pattern_of(part: Expr) -> tuple[str, tuple[Expr, ...], Expr] | None:
    if isinstance(part, Compare) and part.op == "==" and isinstance(part.left, Read):
        return part.left.property, part.left.args, part.right
    return (part.property, part.args, Const(True)) if isinstance(part, Read) else None


def matched(terms: tuple[Expr, ...], values: tuple[Value, ...]) -> dict[str, Value] | None:
    """The variables of a pattern as a fact or deed fills them; None where it does not fit."""
    env: dict[str, Value] = {}
    for term, value in _pairs(terms, values):
        if isinstance(term, Var):
            if value is None or (term.name in env and env[term.name] != value):
                return None
            env[term.name] = value
        elif isinstance(term, Quote):
            return None  # it says something else
        elif isinstance(term, Const) and term.value is not None and not _is_same(term.value, value):
            return None
    return env if len(values) >= len([t for t in terms if not _is_open(t)]) else None


def _pairs(terms: tuple[Expr, ...], values: tuple[Value, ...]) -> Iterator[tuple[Expr, Value]]:
    """Each term with its value; of a content that the pattern spells out, its terms with theirs."""
    for term, value in zip(terms, values):
        wanted = term.what if isinstance(term, Quote) else None
        said = value.expr if isinstance(value, Matter) else None
        if not isinstance(wanted, Read) or not isinstance(said, Read) or wanted.property != said.property:
            yield term, value
        else:
            yield from zip(wanted.args, (arg.value if isinstance(arg, Const) else None for arg in said.args))


def _is_same(wanted: Value, value: Value) -> bool:
    return value is None if wanted is NOTHING else same(wanted, value)


def _is_open(term: Expr) -> bool:
    return isinstance(term, Const) and term.value is None
