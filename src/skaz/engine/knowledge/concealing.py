"""Rules that say what somebody conceals from somebody: they never fire, and hold as long as their condition does."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.model.logic import And, Assign, Const, Expr, Quote, Read, Value, Var
from skaz.model.world import Rule

#: The action of keeping something to oneself.
CONCEAL = "conceal"


def tells_what_is_kept(rule: Rule) -> bool:
    """Whether a rule has no other effect than that things are concealed."""
    parts = rule.then.parts if isinstance(rule.then, And) else (rule.then,)
    targets = [_target(part) for part in parts]
    return bool(targets) and all(isinstance(each, Read) and each.property == CONCEAL for each in targets)


def concealed(rule: Rule, keeper: Value, who: Value, fact: tuple[Value, ...]) -> Iterator[dict[str, Value]]:
    """The variables with which a rule says that this keeper conceals this fact from this one."""
    for part in rule.then.parts if isinstance(rule.then, And) else (rule.then,):
        target = _target(part)
        env = _unified(target, keeper, who, fact) if isinstance(target, Read) else None
        if env is not None:
            yield env


def _target(part: Expr) -> Expr:
    return part.target if isinstance(part, Assign) else part


def _unified(target: Read, keeper: Value, who: Value, fact: tuple[Value, ...]) -> dict[str, Value] | None:
    what = target.args[-1].what if isinstance(target.args[-1], Quote) else target.args[-1]
    if target.property != CONCEAL or not isinstance(what, Read) or what.property != fact[0]:
        return None
    if len(what.args) != len(fact) - 1 or len(target.args) != 3:
        return None
    env: dict[str, Value] = {}
    for term, value in zip((*target.args[:2], *what.args), (keeper, who, *fact[1:])):
        wrong = env.setdefault(term.name, value) != value if isinstance(term, Var) else term != Const(value)
        if wrong:
            return None
    return env
