"""Makes the belief effects of events explicit: who sees an action learns its effects, and triggers fire in minds too.

For every belief that some event, observation or utility speaks of, each action gets the effect that its observers
believe its effects, and each trigger a copy inside those minds. Repeated until nothing new is spoken of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from skaz.compile.ground import conjunction, disjunction, distributed, fluents_in
from skaz.compile.problem import BELIEVES, Effect, Fluent, GroundEvent, believed, reading
from skaz.compile.settle import settled
from skaz.model.logic import FALSE, TRUE, Const, Expr

#: Beliefs about beliefs are followed to this depth; deeper ones are read by leaving out the innermost believers. A
#: trigger about its own believers could go on for ever.
DEEPEST = 4


def make_explicit(
    actions: list[GroundEvent],
    triggers: list[GroundEvent],
    utilities: Iterable[Expr],
    number: Mapping[str, int],
) -> tuple[list[GroundEvent], list[GroundEvent], frozenset[Fluent]]:
    """The actions with all belief effects, the triggers with their copies, each after its original, and those beliefs.

    ``number`` gives each entity its place in the order of grounding.
    """
    spoken = set(_beliefs(fluent for expr in utilities for fluent in fluents_in(expr)))
    copied = triggers
    while True:
        before = len(spoken)
        for event in (*actions, *copied):
            spoken.update(_beliefs(_fluents(event)))
        if len(spoken) == before:
            kept = [each for each in copied if not each.believers or _is_followed(each.precondition)]
            return [*map(_cut_off, actions)], [*map(_cut_off, kept)], frozenset(spoken)
        wanted = _by_base(spoken)
        actions = [_seen(action, wanted) for action in actions]
        copied = list(_with_copies(triggers, spoken, number))


def _is_followed(condition: Expr) -> bool:
    """Whether a trigger's copy can be told when to fire: read less deep, its condition might not become false by it."""
    return all(_depth(fluent) <= DEEPEST for fluent in fluents_in(condition))


def _cut_off(event: GroundEvent) -> GroundEvent:
    """The event with what it reads deeper than beliefs are followed read without the innermost believers."""
    if all(_depth(fluent) <= DEEPEST for fluent in _fluents(event)):
        return event
    effects = tuple(Effect(shallow(each.when), each.fluent, shallow(each.value)) for each in event.effects)
    observing = event.observing and {who: shallow(sees) for who, sees in event.observing.items()}
    return replace(event, precondition=shallow(event.precondition), effects=effects, observing=observing)


def shallow(expr: Expr) -> Expr:
    """The expression with beliefs that are deeper than they are followed read without the innermost believers."""
    return settled(expr, lambda fluent: reading(_shallow(fluent)) if _depth(fluent) > DEEPEST else None)


def _shallow(fluent: Fluent) -> Fluent:
    return believed([who for who, _ in _believers(fluent)][-1][:DEEPEST], _base(fluent))


def _by_base(spoken: set[Fluent]) -> dict[Fluent, list[Fluent]]:
    """The beliefs by the fluent that they are about in the end, shallow ones first."""
    found: dict[Fluent, list[Fluent]] = {}
    for fluent in sorted(spoken, key=lambda each: (_depth(each), repr(each))):
        found.setdefault(_base(fluent), []).append(fluent)
    return found


def _base(fluent: Fluent) -> Fluent:
    while fluent[0] == BELIEVES:
        fluent = fluent[2]
    return fluent


def _beliefs(fluents: Iterable[Fluent]) -> Iterator[Fluent]:
    return (fluent if _depth(fluent) <= DEEPEST else _shallow(fluent) for fluent in fluents if fluent[0] == BELIEVES)


def _depth(fluent: Fluent) -> int:
    depth = 0
    while fluent[0] == BELIEVES:
        depth, fluent = depth + 1, fluent[2]
    return depth


def _fluents(event: GroundEvent) -> Iterator[Fluent]:
    yield from fluents_in(event.precondition)
    for effect in event.effects:
        yield effect.fluent
        yield from fluents_in(effect.when)
        yield from fluents_in(effect.value)
    for expr in (event.observing or {}).values():
        yield from fluents_in(expr)


def observed_by(action: GroundEvent, who: str) -> Expr:
    """The condition under which somebody sees an action."""
    return TRUE if action.observing is None else action.observing.get(who, FALSE)


def _seen(action: GroundEvent, wanted: Mapping[Fluent, list[Fluent]]) -> GroundEvent:
    """The action with the effects on beliefs that its being seen has, shallow beliefs first."""
    effects = list(action.effects)
    by_fluent: dict[Fluent, list[Effect]] = {}
    for effect in effects:
        by_fluent.setdefault(effect.fluent, []).append(effect)
    known = set(effects)
    touched = dict.fromkeys(_base(effect.fluent) for effect in action.effects)
    for fluent in (each for base in touched for each in wanted.get(base, ())):
        _, who, inner = fluent
        sees = observed_by(action, who)
        for effect in _on(inner, action, by_fluent):
            when = conjunction([sees, distributed(Const(who), effect.when)])
            new = Effect(when, fluent, distributed(Const(who), effect.value))
            if when != FALSE and new not in known:
                known.add(new)
                effects.append(new)
                by_fluent.setdefault(fluent, []).append(new)
    return replace(action, effects=tuple(effects))


def _on(fluent: Fluent, action: GroundEvent, by_fluent: dict[Fluent, list[Effect]]) -> list[Effect]:
    """The effects on a fluent; on a belief nobody speaks of, those that seeing the action has."""
    found = by_fluent.get(fluent, [])
    if fluent[0] != BELIEVES or found:
        return list(found)
    _, who, inner = fluent
    sees = observed_by(action, who)
    return [
        Effect(when, fluent, distributed(Const(who), effect.value))
        for effect in _on(inner, action, by_fluent)
        if (when := conjunction([sees, distributed(Const(who), effect.when)])) != FALSE
    ]


def _with_copies(triggers: list[GroundEvent], spoken: set[Fluent], number: Mapping[str, int]) -> Iterator[GroundEvent]:
    """Each trigger, then its copies in the minds of those whose beliefs about its effects are spoken of."""
    about: dict[Fluent, list[tuple[str, ...]]] = {}
    for fluent in spoken:
        for who, inner in _believers(fluent):
            about.setdefault(inner, []).append(who)
    for trigger in triggers:
        yield trigger
        minds = {who for effect in trigger.effects for who in about.get(effect.fluent, ())}
        for who in sorted(minds, key=lambda believers: [number[each] for each in believers]):
            yield _copy(trigger, who)


def _believers(fluent: Fluent) -> Iterator[tuple[tuple[str, ...], Fluent]]:
    """The ways to take a belief apart into believers and what they believe, the shortest first."""
    who: tuple[str, ...] = ()
    while fluent[0] == BELIEVES:
        who, fluent = (*who, fluent[1]), fluent[2]
        yield who, fluent


def _copy(trigger: GroundEvent, believers: tuple[str, ...]) -> GroundEvent:
    def held(expr: Expr) -> Expr:
        for who in reversed(believers):
            expr = distributed(Const(who), expr)
        return expr

    effects = tuple(
        Effect(held(effect.when), believed(believers, effect.fluent), held(effect.value)) for effect in trigger.effects
    )
    name = "_".join((*believers, trigger.name))
    return replace(trigger, name=name, precondition=held(trigger.precondition), effects=effects, believers=believers)


def merged(effects: Iterable[Effect]) -> list[Effect]:
    """Effects that give one fluent one value made one, in the order of the first."""
    found: dict[tuple[Fluent, Expr], list[Expr]] = {}
    for effect in effects:
        found.setdefault((effect.fluent, effect.value), []).append(effect.when)
    return [Effect(disjunction(whens), fluent, value) for (fluent, value), whens in found.items() if whens]
