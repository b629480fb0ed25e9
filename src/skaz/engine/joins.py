"""Rules and laws of a story: what has come to hold is found by joining over the facts that have just changed.

A rule fires when its condition comes to hold, and only if that changes something; so a rule whose condition stays true
comes to rest, and what a later passage tells otherwise stays as it is told.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice, product

from skaz.compile.problem import BELIEVES
from skaz.engine.meaning import ALIVE
from skaz.engine.patterns import Compiled, Pattern, Steps, known
from skaz.engine.reference.evaluate import holds
from skaz.engine.reference.event import Happening
from skaz.engine.reference.state import Fluent, State
from skaz.engine.stored.state import Changed
from skaz.engine.world import StoryWorld
from skaz.model.logic import (
    OPEN,
    And,
    Const,
    Expr,
    Special,
    Value,
    Var,
)
from skaz.model.normal import same

Env = dict[str, Value]
#: A rule or law is followed for at most this many ways to fill its variables after one change.
MOST_MATCHES = 5000


class Index:
    """Facts of one state by property, and by property and each argument and value.

    Facts of a property are put in order when it is first asked for: of most nobody ever asks.
    """

    __slots__ = ("_by", "_waiting", "pending")

    def __init__(self) -> None:
        self._by: dict[object, dict[Fluent, None]] = {}
        self._waiting: dict[object, list[tuple[Fluent, Value]]] = {}
        self.pending: deque[tuple[int, Env]] = deque()

    def add(self, fluent: Fluent, value: Value) -> None:
        self._waiting.setdefault(fluent[0], []).append((fluent, value))

    def of(self, name: object) -> Mapping[object, dict[Fluent, None]]:
        """The facts of a property by ``name``, ``(name, position, argument)`` and ``(name, -1, value)``."""
        by = self._by
        for fluent, value in self._waiting.pop(name, ()):
            by.setdefault(name, {})[fluent] = None
            for position, arg in enumerate(fluent[1:]):
                by.setdefault((name, position, arg), {})[fluent] = None
            if not isinstance(value, bool | Special):
                by.setdefault((name, -1, value), {})[fluent] = None
        return by


class Joins:
    """The rules and laws of one telling, for its states; ``next`` is what the reference engine asks."""

    def __init__(self, world: StoryWorld) -> None:
        self.world = world
        self.given = Index()
        meanings = world.meanings
        self.rules = meanings.rules
        self.laws = meanings.laws
        self._rules, self._laws = Compiled(), Compiled()
        self._effects = [meanings.effect(rule.then) for rule in self.rules]
        for number, rule in enumerate(self.rules):
            self._rules.add(number, meanings.condition(rule.when), rule.variables)
        for number, law in enumerate(self.laws):
            self._laws.add(number, meanings.condition(law.never), law.variables)

    # What the reference engine asks

    def next(self, state: State) -> Happening | None:
        """The next rule that holds in a state and changes something there; the dead draw no conclusions."""
        if state.path and _is_dead(state):
            return None
        index = self.index(state)
        changed = self.note(state)
        for fluent in changed:
            self._find(fluent, state, index)
        while index.pending:
            number, env = index.pending.popleft()
            event = self._firing(number, env, state)
            if event is not None:
                return event
        return None

    def hold_untold(self, state: State) -> None:
        """Let rules be tried that hold of everybody as long as nobody tells otherwise: all they read has a default."""
        index = self.index(state)
        for alternative in self._rules.alternatives:
            patterns = [pattern for each in alternative.patterns for pattern in each]
            if all(self.world.default(pattern.property) is not OPEN for pattern in patterns):
                names = sorted(frozenset().union(*alternative.variables))
                choices = [self.world.entities(alternative.types.get(name, "entity")) for name in names]
                for values in islice(product(*choices), MOST_MATCHES):
                    index.pending.append((alternative.number, dict(zip(names, values))))

    def index(self, state: State) -> Index:
        found: object = state.agenda
        if not isinstance(found, Index):
            found = Index()
            state.agenda = found  # type: ignore[assignment]
        return found

    def note(self, state: State) -> list[Fluent]:
        """Take up what has changed in a state; gives what may make a rule hold, in a fixed order."""
        if not state.changed:
            return []
        own = self.note_quietly(state)
        believed = [f for f in state.changed if f[0] == BELIEVES and self._matters(f)]
        state.changed.clear()
        return [*own, *sorted(believed, key=repr)] if believed else own

    def depths(self) -> dict[str, set[int]]:
        """The properties that rules read, each with how many believers deep."""
        triggers = self._rules.triggers.items()
        return {name: {len(each.pattern.believers) for each in own} for name, own in triggers}

    def _matters(self, fluent: Fluent) -> bool:
        depth = 0
        while fluent[0] == BELIEVES:
            fluent, depth = fluent[2], depth + 1
        return any(len(each.pattern.believers) == depth for each in self._rules.triggers.get(fluent[0], ()))

    def _find(self, fluent: Fluent, state: State, index: Index) -> None:
        for number, env in self._matches(self._rules, fluent, state):
            index.pending.append((number, env))

    def _firing(self, number: int, env: Env, state: State) -> Happening | None:
        """The rule as an event, if it still holds and changes something."""
        rule = self.rules[number]
        condition = self._still_holds(number, env, state)
        if condition is None:
            return None
        effect = self.world.binder.effect(self._effects[number], env)
        event = Happening(rule.name, effect, condition, env, is_rule=True)
        return event if any(not same(_read(state, f), new) for f, new in event.changes(state)) else None

    def _still_holds(self, number: int, env: Env, state: State) -> Expr | None:
        """The alternative of a rule's condition that holds."""
        for alternative in self._rules.of(number):
            bound = all(variables <= env.keys() for variables in alternative.variables)
            if bound and all(holds(part, state, env) is True for part in alternative.parts):
                return And(alternative.parts)
        return None

    # Laws

    def broken(self, fluents: Iterable[Fluent], state: State) -> Iterator[tuple[int, Env]]:
        """The laws that hold in a state, though they never may, because of what has just changed."""
        if not self.laws:
            return
        for fluent in dict.fromkeys(fluents):
            yield from self._matches(self._laws, fluent, state)

    # Joining

    def _matches(self, compiled: Compiled, fluent: Fluent, state: State) -> Iterator[tuple[int, Env]]:
        believers: list[Value] = []
        inner = fluent
        while inner[0] == BELIEVES:
            believers.append(inner[1])
            inner = inner[2]
        for trigger in compiled.triggers.get(inner[0], ()):
            number, types = trigger.alternative.number, trigger.alternative.types
            env = self._unified(trigger.pattern, tuple(believers), inner, state, {}, types)
            if env is not None and trigger.steps is not None:
                for found in islice(self._solve(trigger.steps, 0, env, state, types), MOST_MATCHES):
                    yield number, found

    def _unified(
        self,
        pattern: Pattern,
        believers: tuple[Value, ...],
        fluent: Fluent,
        state: State,
        env: Env,
        types: Mapping[str, str],
    ) -> Env | None:
        """The variables under which a pattern reads a fluent; None if it reads another."""
        wanted = pattern.believers
        if len(wanted) == len(believers) + 1 and state.path:
            believers = (state.path[-1], *believers)
        if len(wanted) != len(believers) or len(pattern.args) != len(fluent) - 1:
            return None
        found = dict(env)
        for term, value in zip((*wanted, *pattern.args), (*believers, *fluent[1:])):
            if not self._bind(term, value, found, types):
                return None
        if isinstance(pattern.value, Var):
            mind = state
            for who in believers if len(wanted) == len(believers) else ():
                mind = mind.mind(who)
            value = mind.get(fluent)
            if isinstance(value, Special) or not self._bind(pattern.value, value, found, types):
                return None
        return found

    def _bind(self, term: Expr, value: Value, env: Env, types: Mapping[str, str]) -> bool:
        if isinstance(term, Const):
            return term.value is None or same(term.value, value)
        if not isinstance(term, Var) or term.name not in types:
            return True
        if term.name in env:
            return same(env[term.name], value)
        kind = types[term.name]
        if value is None or (kind in self.world.world.types and not self._fits(value, kind)):
            return False
        env[term.name] = value
        return True

    def _fits(self, value: Value, kind: str) -> bool:
        return kind == "entity" or self.world.is_a(value, kind)

    def _solve(self, steps: Steps, at: int, env: Env, state: State, types: Mapping[str, str]) -> Iterator[Env]:
        """All ways to fill the variables so that every step holds from this one on."""
        for step in steps[at:]:
            at += 1
            if isinstance(step, Pattern):
                for mind, believers in self._minds(step, env, state):
                    for fluent in self._candidates(step, env, mind):
                        found = self._unified(step, believers, fluent, state, env, types)
                        if found is not None:
                            yield from self._solve(steps, at, found, state, types)
                return
            if holds(step, state, env) is not True:
                return
        yield env

    def _minds(self, pattern: Pattern, env: Env, state: State) -> list[tuple[State, tuple[Value, ...]]]:
        """The states in which a pattern may be read, with their believers."""
        found: list[tuple[State, tuple[Value, ...]]] = [(state, ())]
        for term in pattern.believers:
            who = known(term, env)
            more: list[tuple[State, tuple[Value, ...]]] = []
            for mind, believers in found:
                for each in [who] if who is not None else _holders(mind):
                    more.append((mind.mind(each), (*believers, each)))
            found = more
        return found

    def _candidates(self, pattern: Pattern, env: Env, state: State) -> list[Fluent]:
        """The facts of a state that a pattern may read, by the rarest argument that is known."""
        keys: list[object] = [pattern.property]
        for position, term in enumerate(pattern.args):
            value = known(term, env)
            if value is not None:
                keys.append((pattern.property, position, value))
        value = known(pattern.value, env) if pattern.value is not None else None
        if value is not None and not isinstance(value, bool | Special):
            keys.append((pattern.property, -1, value))
        return self._with(keys, state)

    def _with(self, keys: list[object], state: State) -> list[Fluent]:
        """The facts of a state under the rarest of some keys, if there are any under each."""
        found: dict[Fluent, None] = {}
        at: State | None = state
        while at is not None:
            if at.changed:
                self.note_quietly(at)
            _gather(self.index(at), keys, found)
            at = at.under
        _gather(self.given, keys, found)
        return list(found)

    def note_quietly(self, state: State) -> list[Fluent]:
        """Index what has changed in a state without taking it up."""
        index, triggers = self.index(state), self._rules.triggers
        noted: object = state.changed
        for changed in noted.quietly() if isinstance(noted, Changed) else ():
            for fluent, value in sorted(changed, key=lambda each: repr(each[0])):
                index.add(fluent, value)
        # in a mind nobody looks for anything but what rules read
        own = [f for f in state.changed if f[0] != BELIEVES and (not state.path or f[0] in triggers)]
        own.sort(key=repr)
        for fluent in own:
            index.add(fluent, state.get(fluent))
        return own

    def facts_of(self, state: State, one: Value, other: Value) -> list[Fluent]:
        """The facts of two people alone, of any property, in a fixed order."""
        indexes = [self.given]
        at: State | None = state
        while at is not None:
            if at.changed:
                self.note_quietly(at)
            indexes.insert(len(indexes) - 1, self.index(at))
            at = at.under
        found: dict[Fluent, None] = {}
        for name in self._of_two:
            for index in indexes:
                by = index.of(name)
                ones, others = by.get((name, 0, one)), by.get((name, 1, other))
                if ones and others:
                    found.update(dict.fromkeys(fluent for fluent in ones if fluent in others and len(fluent) == 3))
        return list(found)

    @cached_property
    def _of_two(self) -> tuple[str, ...]:
        """The words of two slots."""
        words = self.world.world.words
        return tuple(name for name, word in words.items() if len(word.slots) == 2 and name == word.name)

    def facts(self, name: str, args: Mapping[int, Value], state: State) -> list[Fluent]:
        """The facts of a property with these arguments, whatever their values."""
        keys: list[object] = [name, *((name, position, value) for position, value in args.items())]
        return [
            fluent
            for fluent in self._with(keys, state)
            if all(len(fluent) > i + 1 and same(fluent[i + 1], value) for i, value in args.items())
        ]


def _gather(index: Index, keys: list[object], found: dict[Fluent, None]) -> None:
    """Add the facts with all these keys, the first of which is their property."""
    by = index.of(keys[0])
    tables = [by.get(key) for key in keys]
    if any(table is None for table in tables):
        return
    smallest = min((table for table in tables if table is not None), key=len)
    found.update(smallest)


def _holders(state: State) -> list[Value]:
    """Those whose beliefs differ in any way from what everybody knows."""
    found: dict[Value, None] = {}
    at: State | None = state
    while at is not None:
        found.update(dict.fromkeys(at.minds))
        at = at.under
    return list(found)


def _read(state: State, fluent: Fluent) -> Value:
    while fluent[0] == BELIEVES:
        state, fluent = state.mind(fluent[1]), fluent[2]
    return state.get(fluent)


def _is_dead(mind: State) -> bool:
    """Whether the one whose mind this is, at any depth, is dead."""
    root = mind
    while root.above is not None:
        root = root.above
    return any(root.get((ALIVE, who)) is False for who in mind.path)
