"""All that a replay does, noted step by step, so that two engines can be compared and the first difference be named.

What a step changed is noted as it stands in the trace. Besides, the state is asked: while the story goes on (after each
step, what the step touched, and beliefs down to three believers drawn from a seed), or only at the end (everything that
was ever touched). An engine that works out beliefs when they are asked for must answer the same either way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice, product
from random import Random
from typing import NamedTuple

from skaz.check.check import check_run
from skaz.engine.reference.state import Fluent, State
from skaz.engine.run import Failure, Run, Step
from skaz.model.from_syntax import Model
from skaz.model.logic import Value
from skaz.model.telling import Telling

#: Beliefs of each number of believers that are asked after a step, and at the end.
AFTER_A_STEP, AT_THE_END = 12, 4_000
#: At most so many people are asked about everything that a step touched.
MOST_ASKED = 40

Replay = Callable[[Model, Telling], Run]


class Note(NamedTuple):
    """One thing that came out, where and what."""

    where: str
    what: str


def notes_of(
    model: Model, telling: Telling, replay: Replay, *, ask_on_the_way: bool = True, check: bool = True
) -> list[Note]:
    """Everything that comes out of a replay, in order: steps, answers of the state, failures, findings if asked."""
    observer = _Observer(ask_on_the_way)
    with added_steps_seen_by(observer.step):
        run = replay(model, telling)
    notes = [note for step in run.given for note in step_notes(step)]
    notes += observer.notes
    notes += observer.at_end(run)
    notes += [Note("end", _failure(failure)) for failure in run.failures]
    notes += [Note("lie", f"{lie.step.id} {lie[1:]!r}") for lie in run.lies]
    notes += [Note("untold", f"{each.step.id} {each.who!r} {each.text} {each.source!r}") for each in run.untold]
    findings = check_run(model, run).findings if check else ()
    return notes + [Note("finding", f"{each.code} {each.severity}: {each.message}") for each in findings]


def first_difference(one: Sequence[Note], other: Sequence[Note]) -> str:
    """Where two replays part, as a sentence; empty where they do not."""
    for before, (a, b) in enumerate(zip(one, other)):
        if a != b:
            return f"after {before} that are the same, at {a.where}: {a.what} / at {b.where}: {b.what}"
    if len(one) != len(other):
        return f"{len(one)} against {len(other)}; the first more is {[*one, *other][min(len(one), len(other))]}"
    return ""


def but_on_the_way(notes: Sequence[Note]) -> list[Note]:
    """Without the answers that were given while the story went on."""
    return [note for note in notes if not note.where.startswith("after ")]


@contextmanager
def added_steps_seen_by(see: Callable[[Run, Step], None]) -> Iterator[None]:
    """Let somebody look at every run right after each step is added to it."""
    add = Run.add

    def added(self: Run, step: Step) -> None:
        add(self, step)
        see(self, step)

    Run.add = added  # type: ignore[method-assign]
    try:
        yield
    finally:
        Run.add = add  # type: ignore[method-assign]


def step_notes(step: Step) -> Iterator[Note]:
    """What stands in the trace of a step."""
    where = f"step {step.number} {step.id}"
    yield Note(where, f"{step.kind} {step.mode} {step.text} {step.place!r} {step.seen_by!r} {step.causes!r}")
    for change in step.every_change():
        # the core does not keep by which rule a nested belief changed
        by = change.how if len(change.path) > 1 else f"{change.how} {change.rule}"
        yield Note(where, f"{change.path!r} {change.fluent!r}: {change.old!r} -> {change.new!r} {by}")
    for imagined in step.imagined:
        yield Note(where, f"imagined {tuple(imagined)!r}")
    for published in step.published:
        people = published.audience.people
        known = "everybody" if people is None else sorted(map(repr, people))
        hidden = sorted(map(repr, published.audience.hidden))
        yield Note(where, f"published {published.fluent!r} {published.value!r} to {known} not {hidden}")
    for presupposed in step.presupposed:
        yield Note(where, f"presupposed {tuple(presupposed)!r}")


def _failure(failure: Failure) -> str:
    made_by = None if failure.made_by is None else failure.made_by.id
    parts = failure.kind, failure.step.id, failure.text, failure.who, failure.fluent, failure.wanted, failure.found
    return f"{parts!r} {made_by}"


class _Observer:
    """Notes each step, and asks the state."""

    def __init__(self, ask_on_the_way: bool) -> None:
        self.ask_on_the_way = ask_on_the_way
        self.notes: list[Note] = []
        self.touched: dict[Fluent, None] = {}

    def step(self, run: Run, step: Step) -> None:
        self.notes.extend(step_notes(step))
        # in an order of their own, so that the same is drawn for an engine that changes things in another order
        fluents = {change.fluent for change in step.every_change()} | {each.fluent for each in step.published}
        now = sorted(fluents, key=repr)
        self.touched.update(dict.fromkeys(now))
        if not self.ask_on_the_way:
            return
        where, chance = f"after step {step.number} {step.id}", Random(step.number)
        people = list(run.world.characters)
        asked = people if len(people) <= MOST_ASKED else chance.sample(people, MOST_ASKED)
        self.notes.extend(Note(where, _told(run.state, (), fluent)) for fluent in now)
        self.notes.extend(Note(where, _told(run.state, (who,), fluent)) for who, fluent in product(asked, now))
        self.notes.extend(self._drawn(run, where, chance, AFTER_A_STEP))

    def at_end(self, run: Run) -> Iterator[Note]:
        people = run.world.characters
        self.touched = dict.fromkeys(sorted(self.touched, key=repr))
        yield from (Note("at the end", _told(run.state, (), each)) for each in self.touched)
        single = islice(product(people, self.touched), AT_THE_END)
        yield from (Note("at the end", _told(run.state, (who,), each)) for who, each in single)
        yield from self._drawn(run, "at the end", Random(0), AT_THE_END)

    def _drawn(self, run: Run, where: str, chance: Random, count: int) -> Iterator[Note]:
        """Beliefs of one to three believers, drawn from all that may be asked."""
        people, fluents = run.world.characters, list(self.touched)
        if not people or not fluents:
            return
        for believers in (1, 2, 3):
            for _ in range(count):
                path = tuple(chance.choice(people) for _ in range(believers))
                yield Note(where, _told(run.state, path, chance.choice(fluents)))


def _told(state: State, path: tuple[Value, ...], fluent: Fluent) -> str:
    """A value, or what the believers of a path hold of it."""
    mind = state
    for who in path:
        mind = mind.mind(who)
    return f"{path!r} {fluent!r} = {mind.get(fluent)!r}"
