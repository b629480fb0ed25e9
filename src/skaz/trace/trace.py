"""A replayed telling: its steps in story order, what each changed and for whom, and the state after any of them.

Kept as what changed; states are put together when they are asked for, in time linear in the steps before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from skaz.engine.chronology.dates import NO_DATES, Dates
from skaz.engine.reference.state import Fluent, Path
from skaz.engine.run import Explained, Presupposed, Run
from skaz.engine.run import Step as Log
from skaz.model.logic import Value
from skaz.text.failure import NoSuchName
from skaz.text.finding import Finding
from skaz.text.near import nearest
from skaz.text.source import Span
from skaz.trace.believed import Beliefs, beliefs_of
from skaz.trace.facts import Namer, fullest, plain
from skaz.trace.state import After, after_step


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that became otherwise."""

    fact: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class BeliefChange:
    """What somebody came to believe (or, with several in ``who``, to believe that the next believes), and how."""

    who: tuple[str, ...]
    fact: str
    new: str
    how: str


@dataclass(frozen=True)
class Step:
    """Something that happened, or a fact that was told.

    ``event`` is its id (``film:12.2``, a bridge ``film:20.1-b1``); a fact's is its passage. ``mode`` is told,
    presupposed, bridge, habit or content; ``kind`` event, fact, scene or given. ``causes`` are the ids of the steps
    that made its conditions true; ``why`` says what a bridge was needed for; ``time`` is when it was, in the words of
    the telling's language, empty where nothing is told; ``dates`` the earliest and latest date that it may have been.
    """

    event: str
    text: str
    passage: str | None
    span: Span | None
    order: int
    mode: str
    kind: str
    seen_by: tuple[str, ...]
    causes: tuple[str, ...]
    why: str = ""
    same_as: str | None = None
    time: str = ""
    dates: Dates = NO_DATES
    log: Log = field(repr=False, compare=False, default=None)  # type: ignore[assignment]
    namer: Namer = field(repr=False, compare=False, default=None)  # type: ignore[assignment]

    @property
    def is_event(self) -> bool:
        return self.kind == "event"

    @property
    def changes(self) -> tuple[FactChange, ...]:
        """What became otherwise in the world."""
        name, value = self.namer.name, self.namer.value
        own = self.log.facts
        kept = fullest(self.namer.world, [change.fluent for change in own])
        return tuple(
            FactChange(name(c.fluent), value(c.fluent, c.old), value(c.fluent, c.new)) for c in own if c.fluent in kept
        ) + tuple(self._given())

    def _given(self) -> Iterator[FactChange]:
        """Facts that hold from the beginning."""
        for fluent, value, _ in self.log.published if self.kind == "given" else ():
            yield FactChange(self.namer.name(fluent), "not told", self.namer.value(fluent, value))

    @property
    def beliefs(self) -> tuple[BeliefChange, ...]:
        """What anybody came to believe by it."""
        found = []
        changes = self.log.every_change()
        by_path: dict[Path, list[Fluent]] = {}
        for change in changes:
            if change.path:
                by_path.setdefault(change.path, []).append(change.fluent)
        kept = {path: fullest(self.namer.world, fluents) for path, fluents in by_path.items()}
        for c in changes:
            if c.path and c.fluent in kept[c.path]:
                who = tuple(map(str, c.path))
                found.append(BeliefChange(who, self.namer.name(c.fluent), self.namer.value(c.fluent, c.new), c.how))
        for fluent, value, audience in self.log.published:
            if audience.people is None:
                how = "known from the start" if self.kind == "given" else "told"
                found.append(BeliefChange(("everyone",), self.namer.name(fluent), self.namer.value(fluent, value), how))
        return tuple(found)

    @property
    def imagined(self) -> tuple[FactChange, ...]:
        """What would be otherwise if what is pictured or wished here were so; none of it is."""
        name, value = self.namer.name, self.namer.value
        kept = fullest(self.namer.world, [change.fluent for change in self.log.imagined])
        own = [change for change in self.log.imagined if len(change.path) == 1 and change.fluent in kept]
        return tuple(FactChange(name(c.fluent), value(c.fluent, c.old), value(c.fluent, c.new)) for c in own)

    @property
    def explained(self) -> dict[Value, Explained]:
        """Of a deliberate deed, why each of its doers does it."""
        return self.log.explained

    @property
    def presupposes(self) -> tuple[Presupposed, ...]:
        """What it needed and nobody told."""
        return tuple(self.log.presupposed)


@dataclass(frozen=True)
class Trace:
    """A telling replayed. ``beginning`` is what was given; ``steps`` follow in the order of the story."""

    telling: str
    beginning: tuple[Step, ...]
    steps: tuple[Step, ...]
    run: Run = field(repr=False, compare=False)
    findings: tuple[Finding, ...] = ()

    @property
    def events(self) -> tuple[Step, ...]:
        """The told events and speech acts, bridges left out."""
        return tuple(step for step in self.steps if step.is_event and step.mode != "bridge")

    @property
    def bridges(self) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.mode == "bridge")

    @property
    def presupposed(self) -> tuple[tuple[Step, Presupposed], ...]:
        """Everything that was taken for granted."""
        return tuple((step, each) for step in self.steps for each in step.presupposes)

    @cached_property
    def namer(self) -> Namer:
        return Namer(self.run.world.world)

    def step(self, event: str) -> Step:
        """The step of an event.

        Raises:
            NoSuchName: there is none; says which are near.
        """
        found = self._by_event.get(event)
        if found is None:
            raise NoSuchName("event", event, nearest(event, self._by_event))
        return found

    @cached_property
    def _by_event(self) -> dict[str, Step]:
        return {step.event: step for step in reversed(self.steps) if step.is_event}

    def last_step_of(self, target: str) -> int:
        """The place in the order of the last step of a passage or event; -1 where nothing has happened by then.

        Raises:
            NoSuchName: neither a passage nor an event of this telling.
        """
        if target in self._by_event:
            return self._by_event[target].order
        passages = self.run.telling.by_id
        if target not in passages:
            raise NoSuchName("passage or event", target, nearest(target, [*passages, *self._by_event]))
        number = passages[target].number
        own = [step.order for step in self.steps if step.passage == target]
        if own:
            return max(own)
        before = [s.order for s in self.steps if s.passage in passages and passages[s.passage].number < number]
        return max(before, default=-1)

    def believed(self, believers: Sequence[Value], fluent: Fluent, after: int) -> Value:
        """What the first of the believers believes that the next believes, and so on, of a fluent after a step.

        Args:
            believers: the outermost first; none: what is so.
            fluent: a property's name and its arguments.
            after: the step's place in the order; -1: in the beginning.

        Returns:
            The value; OPEN where nothing is told. Each mind is worked out when it is first asked.
        """
        return self._beliefs.value(believers, fluent, after)

    @cached_property
    def _beliefs(self) -> Beliefs:
        return beliefs_of(self.run)

    def after(self, target: str, depth: int = 1) -> After:
        """The state after a passage or an event, and what people believe then.

        Args:
            target: ``film:12`` or ``film:12.2``.
            depth: 1 for beliefs about what is so, 2 for beliefs about beliefs too.
        """
        return after_step(self.run, self.namer, self.last_step_of(target), depth)

    def at_end(self, depth: int = 1) -> After:
        """The state after the last step."""
        return after_step(self.run, self.namer, len(self.steps) - 1, depth)


__all__ = ["BeliefChange", "FactChange", "Step", "Trace", "plain"]
