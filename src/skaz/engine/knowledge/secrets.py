"""From whom those who know a fact keep it: by its word, by a block ``kept``, by what is told to be concealed.

Where a word names somebody and ``everyone`` besides, those whom the fact concerns keep it from everybody else too, lest
it reach him: for as long as he does not know it, and nobody else does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from skaz.engine.expressions import conjuncts
from skaz.engine.knowledge.concealing import CONCEAL, concealed, tells_what_is_kept
from skaz.engine.reference.evaluate import holds
from skaz.engine.reference.state import Fluent
from skaz.engine.stage import Stage
from skaz.model.logic import Expr, Matter, Not, Read, Value, Var
from skaz.model.normal import same
from skaz.model.world import EVERYONE


class Kept(NamedTuple):
    """From whom a fact is kept by all who know it, and by whom from everybody else."""

    people: frozenset[Value] = frozenset()
    closed: frozenset[Value] = frozenset()


class Secrets:
    """What is kept from whom on one stage, as things are."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def of(self, fluent: Fluent) -> Kept:
        """From whom a fact that is so is kept: by its word, and what two people do together for the tie they hide."""
        ties = self._ties(fluent)
        own, shared = self._by_its_word(fluent), [self._by_its_word(tie) for tie in ties if self._alone(fluent, tie)]
        found = own.people.union(*(each.people for each in shared))
        people = frozenset(who for who in found if not any(self.knows(who, tie) for tie in ties))
        closed = own.closed.union(*(each.closed for each in shared)) if people or not found else frozenset()
        return Kept(people | self.stage.kept.get(fluent, frozenset()), closed)

    def conceals(self, keeper: Value, fluent: Fluent, who: Value) -> bool:
        """Whether it is told, or follows by a rule, that somebody keeps a fact from somebody."""
        stage = self.stage
        for told in stage.joins.facts(CONCEAL, {0: keeper}, stage.root):
            what = told[-1]
            if stage.root.get(told) is True and told[2] in (None, who) and isinstance(what, Matter):
                brought = stage.changes(stage.world.binder.made_so(what.expr))
                if fluent in (each for each, _ in brought):
                    return True
        return self._by_rule(keeper, fluent, who)

    def _by_rule(self, keeper: Value, fluent: Fluent, who: Value) -> bool:
        """Whether a rule says that somebody conceals a fact from somebody, as things are."""
        for rule in self.stage.world.world.rules:
            if tells_what_is_kept(rule):
                parts = conjuncts(self.stage.world.meanings.condition(rule.when))
                if any(self._holds(parts, env) for env in concealed(rule, keeper, who, fluent)):
                    return True
        return False

    def _holds(self, parts: list[Expr], env: dict[str, Value]) -> bool:
        """Whether there are values for the variables left with which every part holds; what is not told is not so."""
        if not parts:
            return True
        first, rest = parts[0], parts[1:]
        if isinstance(first, Not):
            return holds(first.part, self.stage.root, env) is not True and self._holds(rest, env)
        if not isinstance(first, Read):
            return holds(first, self.stage.root, env) is True and self._holds(rest, env)
        return any(self._holds(rest, {**env, **each}) for each in self._facts(first, env))

    def _facts(self, read: Read, env: dict[str, Value]) -> Iterator[dict[str, Value]]:
        known = {i: env[arg.name] for i, arg in enumerate(read.args) if isinstance(arg, Var) and arg.name in env}
        root = self.stage.root
        for fluent in self.stage.joins.facts(read.property, known, root):
            if len(fluent) == len(read.args) + 1 and root.get(fluent) is True:
                yield {arg.name: fluent[i + 1] for i, arg in enumerate(read.args) if isinstance(arg, Var)}

    def knows(self, who: Value, fluent: Fluent) -> bool:
        """Whether somebody takes a fact to be as it is."""
        return same(self.stage.root.mind(who).get(fluent), self.stage.root.get(fluent))

    def is_one_of(self, who: Value, people: frozenset[Value]) -> bool:
        """Whether somebody is one of some people, or a group to which one of them belongs: what he saw it has seen."""
        return who in people or not people.isdisjoint(self.stage.people.members(who))

    def _by_its_word(self, fluent: Fluent) -> Kept:
        stage = self.stage
        word = stage.world.world.words.get(str(fluent[0]))
        found = frozenset() if word is None else stage.hidden_from(word, fluent, stage.root.get(fluent))
        bearers = stage.bearers(fluent)
        people = found - {EVERYONE} - (bearers if word is not None and word.known_to is not None else frozenset())
        if EVERYONE not in found or all(self.knows(who, fluent) for who in people):
            return Kept(people)
        others = (who for who in stage.learned.knowers(fluent) if not self.is_one_of(who, bearers))
        return Kept(people, frozenset() if any(self.knows(who, fluent) for who in others) else bearers)

    def _ties(self, event: Fluent) -> list[Fluent]:
        """The ties that the two people of an event keep from others."""
        stage = self.stage
        word = stage.world.world.words.get(str(event[0]))
        pair = sorted({who for who in event[1:] if stage.world.is_person(who)}, key=str)
        if len(pair) != 2 or word is None or word.kind != "action":
            return []
        facts = stage.joins.facts_of(stage.root, pair[0], pair[1])
        return [each for each in facts if stage.root.get(each) is True and self._is_secret(each)]

    def _alone(self, event: Fluent, tie: Fluent) -> bool:
        """Whether what two people did when they had that tie was seen by nobody else."""
        done, begun = self.stage.origins.get(event), self.stage.origins.get(tie)
        if done is None or begun is None or (begun.number > done.number and begun.passage != done.passage):
            return False
        pair = frozenset(who for who in event[1:] if self.stage.world.is_person(who))
        return all(self.is_one_of(who, pair) for who in self.stage.learned.knowers(event))

    def _is_secret(self, fluent: Fluent) -> bool:
        word = self.stage.world.world.words.get(str(fluent[0]))
        return word is not None and word.kind == "property" and bool(word.kept_from)
