"""The state of a story while it is replayed: every change goes through here and is remembered with the step behind it.

Facts that no event brought are known as their vocabulary says; what everybody knows stands once, in ``world.given``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from skaz.engine.acting import Engine, come_to_rest, first_state, happen, put_right, store_of
from skaz.engine.company import Company
from skaz.engine.expressions import read_by
from skaz.engine.form import Answer, Asked
from skaz.engine.joins import Joins
from skaz.engine.learned import Learned, StoredLearned
from skaz.engine.meaning import ALIVE, AT, HOME
from skaz.engine.people import People
from skaz.engine.reference.evaluate import fluent_at, holds, value
from skaz.engine.reference.event import Event, Happening, assigned
from skaz.engine.reference.state import Fluent, Path, State
from skaz.engine.reference.update import Fault, How
from skaz.engine.run import Call, Change, Failure, Manner, Published, Step
from skaz.engine.world import EVERYBODY, Audience, StoryWorld
from skaz.model.logic import OPEN, TRUE, Expr, Special, Value, Var
from skaz.model.normal import same
from skaz.model.world import EVERYONE, Word

NO_VALUES: Mapping[str, Value] = {}


class Stage:
    """One telling's state. ``step`` is the one being replayed; changes are written down there."""

    def __init__(self, world: StoryWorld, people: People, engine: Engine | None = None) -> None:
        self.world = world
        self.people = people
        self.joins = Joins(world)
        world.rules = self.joins
        self.root: State = first_state(world, engine)
        self.step: Step | None = None
        self.origins: dict[Fluent, Step] = {}
        """The step that made each fact what it is."""
        self.assumed: set[Fluent] = set()
        """What is so only because something told needed it."""
        self.imposed: dict[Fluent, Failure] = {}
        """What is so only because a failure was passed over."""
        self.ever: dict[tuple[Fluent, Value], Step] = {}
        """The step in which each fact was so first."""
        self.changed: list[Fluent] = []
        self.at_that_time: list[Step] = []
        """The steps that are at the time of the present one, as is told, so that nothing comes between them."""
        self.spoken_of: set[Value] = set()
        """The properties of which any fact ever came to be."""
        self.recent: set[Fluent] = set()
        """What has changed in the present passage."""
        self.on_change: Callable[[Fluent, Value], None] = lambda fluent, new: None
        self.speaker: Value = None
        self.acted: list[tuple[Step, tuple[Value, ...]]] = []
        """Who took part in what, in order."""
        self.company = Company()
        self.knows_of_death = world.default(ALIVE) is False
        """Whether anybody is dead, as far as is told or as their vocabulary says of all."""
        self.turn = 0
        """Counts what happens; as long as it stays the same nothing has changed."""
        self._where: dict[Value, Value] = {}
        self._there: dict[Value, dict[Value, None]] = {}
        """Whose place is which, in the order in which they came there."""
        self.seen_how = "saw"
        self.told_how = ""
        self.found_how = ""
        self.fault: Fault | None = None
        self.is_beginning = False
        self.derived: dict[Fluent, Event] = {}
        """The rule by which a fact came to be, as it fired."""
        self._store = store_of(self.root)
        """The core, if it keeps the state."""
        self._holders: dict[Fluent, set[Path]] = {}
        """In whose belief which facts have changed, where the core does not know it."""
        self._kept_manner = Manner()
        self.learned = Learned() if self._store is None else StoredLearned(self._store)
        self.kept: dict[Fluent, frozenset[Value]] = {}
        """From whom facts are kept by a block ``kept``."""

    # What changes

    def record(self, path: Path, fluent: Fluent, old: Value, new: Value, how: How, event: Event) -> None:
        """Write down a change."""
        if how == "rule" and self.is_beginning and not path:
            self.step = self._cause_of(event)
        assert self.step is not None
        if not path:
            self.step.parts.append(self._record_fact(path, fluent, old, new, how, event))
            return
        change = Change(path, fluent, old, new, self._manner.how(path, how), event.name if how == "rule" else "")
        self.step.parts.append(change)
        if len(path) == 1:
            self.learned.note(change, self.step)
        self._holders.setdefault(fluent, set()).add(path)

    def _record_fact(self, path: Path, fluent: Fluent, old: Value, new: Value, how: How, event: Event) -> Change:
        """Write down a change in the world among the facts of its step."""
        assert self.step is not None
        if how == "rule":
            change = Change(path, fluent, old, new, "inferred", event.name)
            self.derived[fluent] = event
        else:
            change = Change(path, fluent, old, new, "")
            if self.derived:
                self.derived.pop(fluent, None)
        self.step.facts.append(change)
        self._came_to_be(fluent, new, old)
        return change

    @property
    def _manner(self) -> Manner:
        """How those come by it who now come to believe something."""
        now = self.seen_how, self.told_how, self.found_how, self.speaker
        if self._kept_manner != now:
            self._kept_manner = Manner(*now)
        return self._kept_manner

    def _call(self) -> Call | None:
        """What is about to happen in the core, written down; None where changes are recorded one by one."""
        self.turn += 1
        if self._store is None or self.is_beginning:
            return None
        assert self.step is not None
        call = Call(self.step, self._manner, self._store)
        self.step.parts.append(call)
        return call

    def _happen(self, state: State, event: Event) -> None:
        call = self._call()
        record = self.record if call is None else self._record_fact
        self.fault = happen(state, event, record, call) or self.fault

    def _put_right(self, state: State, fluent: Fluent, new: Value, how: How, event: Event) -> None:
        call = self._call()
        put_right(state, fluent, new, how, event, self.record if call is None else self._record_fact, call)

    def _come_to_rest(self, state: State) -> None:
        call = self._call()
        record = self.record if call is None else self._record_fact
        self.fault = come_to_rest(state, record, call) or self.fault

    def _paths_of(self, fluent: Fluent) -> set[Path]:
        """Those in whose belief a fluent has ever changed."""
        return self._holders.get(fluent, set()) if self._store is None else set(self._store.holders(fluent))

    def _give(self, fluent: Fluent, new: Value, audience: Audience) -> None:
        self.world.given[fluent] = (new, audience)
        self.turn += 1
        if self._store is not None:
            self._store.give(fluent, new, audience, self._call())

    def _came_to_be(self, fluent: Fluent, new: Value, old: Value) -> None:
        assert self.step is not None
        self.origins[fluent] = self.step
        if self.assumed:
            self.assumed.discard(fluent)
        if self.imposed:
            self.imposed.pop(fluent, None)
        self.ever.setdefault((fluent, new), self.step)
        self.changed.append(fluent)
        self.recent.add(fluent)
        self.spoken_of.add(fluent[0])
        if fluent[0] == AT:
            self._moved(fluent[1], old, new)
        elif fluent[0] == ALIVE:
            self.knows_of_death = True
        self.on_change(fluent, new)

    def _moved(self, who: Value, old: Value, new: Value) -> None:
        """Somebody, or something, is at another place."""
        self._where[who] = new
        if self.world.is_person(who):
            self._there.get(old, {}).pop(who, None)
            self._there.setdefault(new, {})[who] = None
            self.company.show([who], new)

    def happen(
        self,
        name: str,
        effect: Expr,
        watchers: Callable[[State], Iterable[Value]],
        precondition: Expr = TRUE,
        env: Mapping[str, Value] = NO_VALUES,
    ) -> None:
        """Let something happen and be seen; ``env`` has the values of the variables in its formulas."""
        event = Happening(name, effect, precondition, env, watchers)
        self._happen(self.root, event)

    def put(self, fluent: Fluent, new: Value, who: Sequence[Value] = ()) -> None:
        """Set a fact, and let some people know it."""
        event = Happening("told")
        self._put_right(self.root, fluent, new, "event", event)
        for each in who:
            self._put_right(self.root.mind(each), fluent, new, "observed", event)
            self._come_to_rest(self.root.mind(each))
        self._come_to_rest(self.root)

    def acted_since(self, step: Step) -> Iterator[tuple[Value, ...]]:
        """Who took part in each event after a step, the latest first."""
        for then, people in reversed(self.acted):
            if then is step or then.number <= step.number:
                return
            yield people

    def along(self, fluent: Fluent, new: Value) -> list[tuple[Fluent, Value]]:
        """A fact with what goes along with it: the places of the members of a closed group."""
        if fluent[0] != AT:
            return [(fluent, new)]
        return [((AT, who), new) for who in self.people.along(fluent[1])]

    def ask(self, asked: Asked, env: Mapping[str, Value]) -> Answer | None:
        """Ask something of the world as it is, under values for the variables, in their order.

        Returns:
            What is asked; None where not all conditions hold, or something stands against an unopposed one.
        """
        if self._store is not None:
            return self._store.ask(asked, env)
        root = self.root
        if not all(holds(each, root, env) is True for each in asked.conditions):
            return None
        is_told = [holds(each, root, env) for each in asked.unopposed]
        if False in is_told:
            return None
        fluents = [fluent_at(read, root, env) for read in asked.values]
        values = [OPEN if fluent is None else root.get(fluent) for fluent in fluents]
        facts = [fluent_at(read, root, env) for read in asked.facts]
        return Answer([each is True for each in is_told], facts, values)

    def changes(self, effect: Expr) -> list[tuple[Fluent, Value]]:
        """What an effect comes to in the world as it is."""
        return list(assigned(effect, self.root, {}))

    # What everybody knows

    def give(self, fluent: Fluent, new: Value, audience: Audience) -> None:
        """Make a fact so from the beginning on, for those who know it; what is given already stays."""
        assert self.step is not None
        old = self.root.get(fluent)
        self._give(fluent, new, audience)
        self.joins.given.add(fluent, new)
        self.step.published.append(Published(fluent, new, audience))
        self._came_to_be(fluent, self.root.get(fluent), old)
        self.root.changed.add(fluent)

    def settle_given(self, steps: Sequence[Step]) -> None:
        """Let rules follow from what is given; what they find is given too, with the step that gave the last of it."""
        self.is_beginning = True
        self.joins.hold_untold(self.root)
        self._come_to_rest(self.root)
        self.is_beginning = False
        for step in steps:
            for change in step.facts:
                if change.fluent in self.root.own:
                    new = self.root.own.pop(change.fluent)
                    self._give(change.fluent, new, self.audience(change.fluent, new))
                    self.joins.given.add(change.fluent, new)
                    step.published.append(Published(change.fluent, *self.world.given[change.fluent]))
            step.parts = [change for change in step.every_change() if change.path]
            step.facts = []

    def _cause_of(self, event: Event) -> Step:
        """Of the given facts from which a rule follows the step of the last."""
        assert self.step is not None
        found = [self.origins[f] for f in read_by(event.precondition, self.root, event.env) if f in self.origins]
        return max(found, key=lambda step: step.number, default=self.step)

    def sources(self, fluents: Iterable[Fluent]) -> list[Fluent]:
        """Facts, and those from which rules have made them."""
        found: dict[Fluent, None] = {}
        waiting = list(fluents)
        while waiting:
            fluent = waiting.pop(0)
            if fluent not in found:
                found[fluent] = None
                rule = self.derived.get(fluent)
                waiting.extend(read_by(rule.precondition, self.root, rule.env) if rule is not None else ())
        return list(found)

    def publish(self, fluent: Fluent, new: Value, audience: Audience) -> None:
        """Let a fact that is so now be known to its audience, who knew otherwise or nothing."""
        assert self.step is not None
        if self._publish(fluent, new, audience):
            self.world.given[fluent] = (new, audience)
        else:
            self._show(fluent, new, audience)
            self._give(fluent, new, audience)
        self.joins.given.add(fluent, new)
        self.step.published.append(Published(fluent, new, audience))

    def _publish(self, fluent: Fluent, new: Value, audience: Audience) -> bool:
        """Leave it to the core, if that is possible, to let a fact be known."""
        if self._store is None or self.is_beginning:
            return False
        assert self.step is not None
        call = Call(self.step, self._manner, self._store, is_published=True)
        is_done = self._store.publish(fluent, new, audience, call)
        if is_done:
            self.step.parts.append(call)
        return is_done

    def _show(self, fluent: Fluent, new: Value, audience: Audience) -> None:
        """Let all of an audience see a fact in whose belief it has ever changed."""
        for path in sorted(self._paths_of(fluent), key=repr):
            if audience.knows(path):
                mind = self.root
                for who in path:
                    mind = mind.mind(who)
                if not same(mind.get(fluent), new):
                    self._put_right(mind, fluent, new, "observed", Happening("told"))
                    self._come_to_rest(mind)

    def lies_in(self, part: str, whole: str) -> None:
        """Say that a place lies in another, as the telling begins."""
        self.world.places.add(part, whole)
        if self._store is not None:
            self._store.core.forget_places()

    # Who knows

    def audience(self, fluent: Fluent, new: Value) -> Audience:
        """Who knows a fact that no event brought."""
        word = self.world.world.words.get(str(fluent[0]))
        if fluent[0] == AT:
            return Audience(frozenset([fluent[1], *self.present(new)]))
        if word is None:
            return EVERYBODY
        if word.kind == "attitude":
            return Audience(frozenset(fluent[1:2]))
        if word.kind == "action":
            return Audience(frozenset(each for each in fluent[1:] if self.world.is_person(each)))
        return self._told_audience(word, fluent, new)

    def _told_audience(self, word: Word, fluent: Fluent, new: Value) -> Audience:
        hidden = self.hidden_from(word, fluent, new) - {EVERYONE}
        if word.known_to is None or word.known_to == "everyone":
            return Audience(None, hidden)
        knowing = self.people.witnesses(self._people(word.known_to, _slots(word, fluent, new)))
        return Audience(frozenset(knowing), hidden)

    def hidden_from(self, word: Word, fluent: Fluent, new: Value) -> frozenset[Value]:
        """Those from whom a word says that a fact of it is kept, ``EVERYONE`` among them if it says so."""
        return frozenset(self._people(word.kept_from, _slots(word, fluent, new))) if word.kept_from else frozenset()

    def bearers(self, fluent: Fluent) -> frozenset[Value]:
        """Those whom a fact concerns most nearly: who know it without being told."""
        word = self.world.world.words.get(str(fluent[0]))
        if word is not None and isinstance(word.known_to, tuple):
            new = self.root.get(fluent)
            return frozenset(self._people(word.known_to, _slots(word, fluent, new)))
        people = frozenset(who for who in fluent[1:] if self.world.is_person(who))
        return people if word is None else people - self.hidden_from(word, fluent, self.root.get(fluent))

    def _people(self, terms: tuple[Expr, ...], slots: dict[str, Value]) -> list[Value]:
        found: list[Value] = []
        for term in terms:
            bound = slots.get(term.name) if isinstance(term, Var) else self._worth(term, slots)
            if bound is not None and not isinstance(bound, Special | bool):
                found.append(bound)
        return found

    def _worth(self, term: Expr, slots: dict[str, Value]) -> Value:
        bound = self.world.binder.term(self.world.meanings.term(term), slots)
        return OPEN if bound is None else value(bound, self.root, {})

    def where(self, who: Value) -> Value:
        """The place of somebody or something, as ``root.get`` says, which this keeps."""
        found = self._where.get(who)
        return self.root.get((AT, who)) if found is None else found

    def spots(self, people: Iterable[Value]) -> list[Value]:
        """The places of people."""
        known = self._where
        return [known[who] if who in known else self.where(who) for who in people]

    def present(self, place: Value) -> list[Value]:
        """The living people whose place is this one."""
        if isinstance(place, Special) or place is None or self.world.places.is_wide(place):
            return []
        here = self.company.still_there(self._there.get(place, ()), place, lambda who: self._stays_at(who, place))
        return [who for who in here if self.root.get((ALIVE, who)) is not False] if self.knows_of_death else here

    def _stays_at(self, who: Value, place: Value) -> bool:
        """Whether a place is somebody's home, or that where he is kept."""
        return any(self.root.get((name, who)) == place for name in (HOME, *self.world.meanings.keeping))


def _slots(word: Word, fluent: Fluent, new: Value) -> dict[str, Value]:
    """The slots of a word as a fact of it fills them."""
    slots: dict[str, Value] = {slot.name: arg for slot, arg in zip(word.slots, fluent[1:])}
    slots["value"] = fluent[-1] if word.many_values else new
    return slots
