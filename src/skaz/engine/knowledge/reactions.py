"""What others must have heard of to treat somebody as they do: the facts from which a rule makes them think so.

``blames(g, a)`` follows by a rule of a vocabulary from what g believes of a. Who is told to blame somebody, or to do
what rests on it, has that reason where such a fact is so; it must have reached him.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from skaz.engine.expressions import conjuncts, parts_of, rebuilt, replaced
from skaz.engine.reference.evaluate import holds
from skaz.engine.stage import Stage
from skaz.model.logic import And, Assign, Believes, Const, Expr, Read, Value, Var
from skaz.model.world import Rule


class Reactions:
    """Finds the facts behind what people think of each other."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def reasons(self, attitude: str, args: tuple[Value, ...]) -> list[Expr]:
        """The facts that are so, from any of which the attitude would follow in whoever believed them."""
        found: dict[Expr, None] = {}
        for rule, terms in self._leading.get(attitude, ()):
            pairs = [(term.name, arg) for term, arg in zip(terms, args) if isinstance(term, Var)]
            if pairs and all(arg is not None for _, arg in pairs):
                found.update(dict.fromkeys(self._so(rule, dict(pairs), args[0])))
        return list(found)

    @cached_property
    def _leading(self) -> dict[str, list[tuple[Rule, tuple[Expr, ...]]]]:
        """For each attitude the rules that have it as their effect, and of whom."""
        found: dict[str, list[tuple[Rule, tuple[Expr, ...]]]] = {}
        for rule in self.stage.world.meanings.rules:
            effect = self.stage.world.meanings.effect(rule.then)
            for part in effect.parts if isinstance(effect, And) else (effect,):
                target = part.target if isinstance(part, Assign) else None
                if isinstance(target, Read):
                    found.setdefault(target.property, []).append((rule, target.args))
        return found

    def _so(self, rule: Rule, env: dict[str, Value], holder: Value) -> Iterator[Expr]:
        """What a rule asks its holder to believe, as far as it is so."""
        parts = conjuncts(self.stage.world.meanings.condition(rule.when))
        believed = [part for part in parts if isinstance(part, Believes)]
        for part in believed:
            who = env.get(part.who.name) if isinstance(part.who, Var) else None
            if who == holder and isinstance(part.what, Read):
                for each in self._facts(part.what, env):
                    if all(self._may_be(other, {**env, **each}) for other in parts if not isinstance(other, Believes)):
                        terms = {name: Const(value) for name, value in {**env, **each}.items()}
                        yield replaced(part.what, terms)

    def _facts(self, read: Read, env: dict[str, Value]) -> Iterator[dict[str, Value]]:
        """The values of a rule's other variables with which a fact is so."""
        known = {i: env[arg.name] for i, arg in enumerate(read.args) if isinstance(arg, Var) and arg.name in env}
        root = self.stage.root
        for fluent in self.stage.joins.facts(read.property, known, root):
            if len(fluent) == len(read.args) + 1 and root.get(fluent) is True:
                yield {arg.name: fluent[i + 1] for i, arg in enumerate(read.args) if isinstance(arg, Var)}

    def _may_be(self, part: Expr, env: dict[str, Value]) -> bool:
        """Whether nothing told stands against a part of a rule, whatever somebody believes of it."""
        plain = _told(replaced(part, {name: Const(value) for name, value in env.items()}))
        return holds(plain, self.stage.root, env) is not False


def _told(expr: Expr) -> Expr:
    """A condition on what somebody believes, as one on what is so."""
    if isinstance(expr, Believes):
        return _told(expr.what)
    parts = parts_of(expr)
    return rebuilt(expr, tuple(map(_told, parts))) if parts else expr
