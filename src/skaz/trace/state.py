"""The state after a step, put together from what changed before: facts, and who believes what and came by it how."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from skaz.engine.reference.state import Fluent, Path
from skaz.engine.run import Run, Step
from skaz.engine.world import Audience
from skaz.model.logic import OPEN, Matter, Value
from skaz.model.normal import same
from skaz.trace.facts import NOT_TOLD, Namer, fullest

#: The record that somebody takes something to be likely.
SUSPECTS = "suspects"


@dataclass(frozen=True, slots=True)
class Belief:
    """What somebody believes; with several in ``who``, what the first believes that the next believes.

    ``grade`` is knows, believes or suspects; ``since`` the event by which it came about (None: from the start).
    """

    who: tuple[str, ...]
    fact: str
    value: str
    grade: str
    since: str | None
    how: str


@dataclass(frozen=True)
class After:
    """A state. ``facts`` has all that the telling ever gives, tells or takes for granted; open ones are "not told"."""

    facts: dict[str, str]
    beliefs: tuple[Belief, ...]

    def value(self, fact: str) -> str:
        return self.facts.get(fact, NOT_TOLD)

    def believes(self, who: str | tuple[str, ...], fact: str) -> Belief | None:
        """What somebody believes of a fact; what everybody knows where nothing else is known of them."""
        path = (who,) if isinstance(who, str) else who
        everyone = None
        for belief in self.beliefs:
            if belief.fact == fact and belief.who == path:
                return belief
            if belief.fact == fact and belief.who == ("everyone",):
                everyone = belief
        return everyone


class _Held(NamedTuple):
    value: Value
    step: Step
    how: str


def after_step(run: Run, namer: Namer, order: int, depth: int) -> After:
    """The state after the step with this place in the order."""
    facts, ever = _facts(run, order)
    minds, public = _minds(run, order)
    shown = _shown_facts(run, namer, facts, ever)
    return After(shown, tuple(_beliefs(run, namer, facts, minds, public, depth)))


def _facts(run: Run, order: int) -> tuple[dict[Fluent, Value], dict[Fluent, None]]:
    """The value of every fact at that time, and all facts that are ever spoken of."""
    now: dict[Fluent, Value] = {}
    ever: dict[Fluent, None] = {}
    for step in run.given:
        for fluent, value, _ in step.published:
            now.setdefault(fluent, value)
            ever[fluent] = None
    for step in run.steps:
        for change in step.facts:
            ever[change.fluent] = None
            if step.number <= order:
                now[change.fluent] = change.new
        if step.number > order:
            for each in step.presupposed:
                if each.fluent is not None and each.since <= order and now.get(each.fluent, OPEN) is OPEN:
                    now[each.fluent] = each.value
    return now, ever


def _shown_facts(run: Run, namer: Namer, facts: dict[Fluent, Value], ever: dict[Fluent, None]) -> dict[str, str]:
    shown: dict[str, str] = {}
    lists: dict[str, list[str]] = {}
    kept = fullest(namer.world, ever)
    for fluent in ever:
        if fluent not in kept:
            continue
        value = facts.get(fluent, run.world.default(str(fluent[0])))
        name = namer.name(fluent)
        if namer.has_value_inside(fluent):
            members = lists.setdefault(name, [])
            if value is True:
                members.append(namer.value(fluent, value))
        else:
            shown[name] = namer.value(fluent, value)
    shown.update({name: " and ".join(members) or NOT_TOLD for name, members in lists.items()})
    return dict(sorted(shown.items()))


def _minds(
    run: Run, order: int
) -> tuple[dict[Path, dict[Fluent, _Held]], dict[Fluent, tuple[Value, Audience, Step, str]]]:
    """What each believes, and what is known to an audience, at that time."""
    minds: dict[Path, dict[Fluent, _Held]] = {}
    public: dict[Fluent, tuple[Value, Audience, Step, str]] = {}
    for step in run.given:
        for fluent, value, audience in step.published:
            public.setdefault(fluent, (value, audience, step, "known from the start"))
    for step in run.steps:
        if step.number > order:
            break
        for change in step.every_change():
            if change.path:
                minds.setdefault(change.path, {})[change.fluent] = _Held(change.new, step, change.how)
        for fluent, value, audience in step.published:
            public[fluent] = (value, audience, step, "told")
    return minds, public


def _beliefs(
    run: Run,
    namer: Namer,
    facts: dict[Fluent, Value],
    minds: dict[Path, dict[Fluent, _Held]],
    public: dict[Fluent, tuple[Value, Audience, Step, str]],
    depth: int,
) -> list[Belief]:
    found: list[Belief] = []
    for fluent, (value, audience, step, how) in public.items():
        holders = ["everyone"] if audience.people is None else sorted(map(str, audience.people - audience.hidden))
        for who in holders:
            if (who,) in minds and fluent in minds[(who,)]:
                continue
            found.append(_belief(run, namer, facts, (who,), fluent, _Held(value, step, how)))
        for who in sorted(map(str, audience.hidden)) if audience.people is None else ():
            if fluent not in minds.get((who,), {}):
                found.append(_belief(run, namer, facts, (who,), fluent, _Held(OPEN, step, "kept from them")))
    for path, held in minds.items():
        if len(path) > depth:
            continue
        kept = fullest(namer.world, held)
        found.extend(
            _belief(run, namer, facts, path, fluent, each)
            for fluent, each in held.items()
            if fluent in kept and each.value is not OPEN
        )
    for fluent, value in facts.items():
        if fluent[0] == SUSPECTS and value is True and len(fluent) > 2 and isinstance(fluent[2], Matter):
            found.append(_suspicion(run, fluent))
    return sorted(found, key=lambda b: (len(b.who), b.who, b.fact, b.value))


def _belief(run: Run, namer: Namer, facts: dict[Fluent, Value], path: Path, fluent: Fluent, held: _Held) -> Belief:
    real = facts.get(fluent, run.world.default(str(fluent[0])))
    grade = "knows" if same(real, held.value) else "believes"
    since = None if held.step.kind == "given" else held.step.id
    who = tuple(map(str, path))
    return Belief(who, namer.name(fluent), namer.value(fluent, held.value), grade, since, held.how)


def _suspicion(run: Run, fluent: Fluent) -> Belief:
    since = next((s.id for s in run.steps for c in s.facts if c.fluent == fluent), None)
    return Belief((str(fluent[1]),), str(fluent[2]), "yes", "suspects", since, "inferred")
