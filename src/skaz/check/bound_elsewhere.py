"""``change-of-mind``: who promised or agreed to go to a town is next told in another one.

He may have gone there in between, untold; but the telling makes much of his going, and nothing of his coming.
"""

from __future__ import annotations

from collections.abc import Iterator

from skaz.check.change_of_mind import Causes, contrary
from skaz.check.minds import Minds, Stance
from skaz.check.wording import Wording
from skaz.engine.meaning import AT
from skaz.engine.run import Step
from skaz.model.logic import Special, Value, Var
from skaz.model.telling import Content
from skaz.text.finding import Finding


def check_run(words: Wording, strict: bool) -> Iterator[Finding]:
    minds = Minds(words)
    places = words.run.world.places
    bound: dict[Value, tuple[Stance, Value, Value]] = {}
    at: dict[Value, Value] = {}
    for step in words.run.steps:
        for change in step.facts:
            if change.fluent[0] != AT or isinstance(change.new, Special):
                continue
            who = change.fluent[1]
            if who in bound:
                stance, goal, start = bound[who]
                town = _town(change.new, words)
                if places.inside(change.new, goal) is True:
                    del bound[who]
                elif town is not None and places.inside(town, goal) is False and town not in _wholes(start, words):
                    del bound[who]
                    yield from _elsewhere(stance, step, words)
            at[who] = change.new
        for stance in minds.of(step, doers=()):
            is_word = stance.is_for and stance.how == "decides" and step.kind == "event"
            goal = _goal(stance, minds, words) if is_word else None
            if goal is not None and not _is_for_later(step):
                bound[stance.who] = stance, goal, at.get(stance.who)


def _goal(stance: Stance, minds: Minds, words: Wording) -> Value:
    """The town or country to which the deed of a stance would bring who does it."""
    word = stance.word
    if word.kind != "action" or not word.moves or stance.args[:1] != (stance.who,):
        return None
    slots = {slot.name: arg for slot, arg in zip(word.slots, stance.args)}
    for each in minds.world.meanings.of(word).assignments:
        if each.property == AT and each.args == (Var(word.first_slot),) and isinstance(each.value, Var):
            goal = slots.get(each.value.name)
            return goal if goal is not None and words.run.world.places.is_wide(goal) else None
    return None


def _is_for_later(step: Step) -> bool:
    """Whether the words say when, or on what condition, the journey is to be."""
    clause = step.clause
    contents = (arg for arg in clause.args if isinstance(arg, Content)) if clause is not None else ()
    return any(inner.times or inner.conditions for content in contents for inner in content.clauses)


def _town(place: Value, words: Wording) -> Value:
    return next((whole for whole in _wholes(place, words) if words.run.world.places.is_wide(whole)), None)


def _wholes(place: Value, words: Wording) -> tuple[str, ...]:
    return words.run.world.places.chain(place) if isinstance(place, str) else ()


def _elsewhere(before: Stance, step: Step, words: Wording) -> Iterator[Finding]:
    stance = Stance(before.who, before.word, before.args, False, "does", step)
    if step.span is not None and not step.is_unordered and not Causes(before, stance, words).are_told:
        yield contrary(before, stance, words)
