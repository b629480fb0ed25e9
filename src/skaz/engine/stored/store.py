"""All states of a replay in the core, and what happens in them: the face of ``_core.Story``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from skaz.engine.compiled import COMPILED
from skaz.engine.form import Answer, Asked
from skaz.engine.reference.evaluate import DividedByZero
from skaz.engine.reference.event import Event, Happening
from skaz.engine.reference.state import Fluent, Path
from skaz.engine.reference.update import Fault, How, Record
from skaz.engine.run import DEEPEST, Call
from skaz.engine.stored.state import StoredState
from skaz.engine.stored.tables import NONE, Tables
from skaz.engine.watching import Watching
from skaz.model.logic import TRUE, Const, Expr, Value
from skaz.model.normal import push, substitute

HOWS: tuple[How, ...] = ("event", "observed", "surprise", "told", "rule")
OF_HOW = {how: number for number, how in enumerate(HOWS)}
#: Whose belief changed, fluent, old, new, how, by which event of the call.
Changed = tuple[Path, Fluent, Value, Value, How, int]


class Store:
    """The states of one story; ``root`` is the world itself."""

    def __init__(self, world: Any) -> None:
        self.world = world
        self.core = COMPILED.Story(world.depth, _Oracle(self))
        self.tables = Tables(self.core)
        self._states: dict[int, StoredState] = {}
        self._asked: dict[Asked, int] = {}
        self._nodes: dict[int, tuple[Expr, int]] = {}
        """Formulas with variables, which are kept as long as their numbers."""
        self.events: list[Event] = []
        """The events of the call that is going on: the one that happens, and the rules that have fired."""
        self.calls: list[Call | None] = []
        """All calls, as the core numbers them; None for those whose changes were recorded at once."""
        self.root = self.state(0)
        self._watch()

    def _watch(self) -> None:
        """Tell the core which properties rules read, and how deep in belief."""
        for name, depths in self.world.rules.depths().items():
            self.core.set_watched(self.tables.property(name), sum(1 << depth for depth in depths | {0}))

    def state(self, number: int) -> StoredState:
        found = self._states.get(number)
        if found is None:
            found = self._states[number] = StoredState(self, number)
        return found

    def known(self, number: int) -> StoredState | None:
        return None if number == NONE else self.state(number)

    def give(self, fluent: Fluent, value: Value, audience: Any, call: Call | None) -> None:
        tables = self.tables
        self._begin(call)
        self.core.give(tables.fluent(fluent), tables.value(value), tables.audience(audience))

    def ask(self, asked: Asked, env: Mapping[str, Value]) -> Answer | None:
        """What ``Stage.ask`` asks of the world; the variables stand for people, things and contents."""
        tables = self.tables
        known = self._asked.get(asked)
        if known is None:
            parts = asked.conditions, asked.unopposed, (*asked.facts, *asked.values)
            nodes = ([tables.node(each, asked.names) for each in part] for part in parts)
            known = self._asked[asked] = self.core.add_question(*nodes)
        found = self.core.ask(known, tables.entities(env.values()), 0)
        if found is None:
            return None
        (is_told, fluents, values), count = found, len(asked.facts)
        facts = [None if each == NONE else tables.of_fluent(each) for each in fluents[:count]]
        return Answer(is_told, facts, list(map(tables.of, values[count:])))

    def publish(self, fluent: Fluent, value: Value, audience: Any, call: Call) -> bool:
        """Let a fact be known to its audience, whatever they held of it; whether that could be left to the core."""
        tables = self.tables
        if not self.core.publish(tables.fluent(fluent), tables.value(value), tables.audience(audience)):
            return False
        self._begin(call)
        return True

    # What happens

    def happen(self, state: StoredState, event: Event, record: Record | None, call: Call | None) -> Fault | None:
        assert isinstance(event, Happening), event
        tables = self.tables
        effect = NONE if _is_true(event.effect) else self._node(event.effect, event.env)
        condition = NONE if _is_true(event.precondition) else self._node(event.precondition, event.env, push)
        env = [tables.value(value) for value in event.env.values()]
        watching = event.seen_by
        if isinstance(watching, Watching):
            seen, own = tables.entities(watching.seen), tables.entities(watching.own)
            spots = tables.entities(watching.spots)
        else:
            found = self.world.characters if watching is None else watching(state)  # type: ignore[arg-type]
            seen, own, spots = tables.entities(found), [], []
        return self._run(event, record, call, self.core.happen, state.id, effect, condition, env, seen, own, spots, 0)

    def _node(self, expr: Expr, env: Mapping[str, Value], normal: Callable[[Expr], Expr] = lambda expr: expr) -> int:
        """A formula in a normal form as a node.

        One with variables is the same object for many events, all of which begin with these variables in one order.
        """
        if not env:
            return self.tables.node(normal(expr))
        known = self._nodes.get(id(expr))
        if known is None:
            known = self._nodes[id(expr)] = expr, self.tables.node(normal(expr), env)
        return known[1]

    def put_right(
        self,
        state: StoredState,
        fluent: Fluent,
        new: Value,
        how: How,
        event: Event,
        record: Record | None,
        call: Call | None,
    ) -> Fault | None:
        number, value = self.tables.fluent(fluent), self.tables.value(new)
        return self._run(event, record, call, self.core.put_right, state.id, number, value, OF_HOW[how])

    def come_to_rest(self, state: StoredState, record: Record | None, call: Call | None) -> Fault | None:
        return self._run(Happening(""), record, call, self.core.settle, state.id)

    def _begin(self, call: Call | None) -> int:
        number = len(self.calls)
        if call is not None:
            call.number = number
        self.calls.append(call)
        return number

    def _run(
        self, event: Event, record: Record | None, call: Call | None, act: Callable[..., None], *args: Any
    ) -> Fault | None:
        """What changes in the world is recorded at once; what changes in minds only where no ``call`` is given."""
        before, self.events = self.events, [event]
        number = self._begin(call)
        fault = None
        try:
            act(*args)
        except COMPILED.EndlessRules:
            names = tuple(sorted({each.name for each in self.events[-20:]}))
            fault = Fault("endless-rules", names)
        except (COMPILED.StoryDividedByZero, DividedByZero):
            fault = Fault("divided-by-zero")
        finally:
            events, self.events = self.events, before
        if call is not None and len(events) > 1:
            call.rules = tuple(each.name for each in events)
        if record is None:
            return fault
        for path, fluent, old, new, how, by in self.changes(number, DEEPEST if call is None else 0):
            record(path, fluent, old, new, how, events[by])
        return fault

    # What has happened

    def changes(self, call: int, depth: int) -> list[Changed]:
        """What a call changed, in order, in the world and in beliefs of so many believers."""
        return [
            (self.state(mind).path if mind else (), fluent, old, new, HOWS[how], event)
            for mind, fluent, old, new, how, event in self.tables.changed(self.core.changes(call, depth))
        ]

    def believed(self, believers: Sequence[Value], fluent: Fluent, call: int) -> Value:
        """What the last of the believers held of a fluent after a call; nobody: what was so."""
        tables = self.tables
        people = [tables.value(who) for who in believers]
        return tables.of(self.core.believed(people, tables.fluent(fluent), call))

    def holders(self, fluent: Fluent) -> Iterator[Path]:
        """Those below the world in whose belief a fluent has ever changed."""
        return (self.state(each).path for each in self.core.holders(self.tables.fluent(fluent)))

    def last_change(self, who: Value, fluent: Fluent) -> tuple[Call | None, How] | None:
        """The call that last changed what somebody believes of a fluent, and how; None: none did."""
        call, how = self.core.last_change(self.root.mind(who).id, self.tables.fluent(fluent))
        return None if call == NONE else (self.calls[call], HOWS[how])

    def knowers(self, fluent: Fluent) -> Iterator[tuple[Value, Call | None]]:
        """Those who have ever come to believe anything of a fluent, in that order, and the last call in which."""
        return ((self.tables.of(who), self.calls[call]) for who, call in self.core.knowers(self.tables.fluent(fluent)))

    def was_told(self, who: Value, call: Call) -> bool:
        """Whether a call told somebody anything."""
        return bool(self.core.was_told(self.root.mind(who).id, call.number))


def _is_true(expr: Expr) -> bool:
    return type(expr) is Const and expr == TRUE


class _Oracle:
    """What the core asks the story's own tables."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def is_a(self, value: int, kind: int) -> bool:
        tables = self.store.tables
        return bool(self.store.world.is_a(tables.of(value), tables.types[kind]))

    def entities(self, kind: int) -> list[int]:
        tables = self.store.tables
        return [tables.value(each) for each in self.store.world.entities(tables.types[kind])]

    def placed(self, relation: int, one: int, two: int) -> int:
        tables, places = self.store.tables, self.store.world.places
        ask = places.inside if relation == 1 else places.meets
        return tables.value(ask(tables.of(one), tables.of(two)))

    def otherwise(self, name: int) -> int:
        tables = self.store.tables
        return tables.value(self.store.world.default(tables.properties[name]))

    def quoted(self, quote: int, values: list[int]) -> int:
        tables = self.store.tables
        what, variables = tables.quotes[quote]
        env = {name: tables.of(values[number]) for name, number in variables.items()}
        return tables.value(self.store.world.matter(substitute(what, env)))

    def next_rule(self, mind: int) -> tuple[int, int]:
        store = self.store
        event = store.world.rules.next(store.state(mind))
        if event is None:
            return NONE, 0
        store.events.append(event)
        return store.tables.node(event.effect), len(store.events) - 1
