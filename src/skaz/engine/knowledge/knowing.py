"""Who was told or saw what, held against who is said not to know it, to learn it first now, or to speak of it.

Only what is sure counts: somebody saw it happen or was told so by somebody, and nothing has changed it since; or it was
told that he does not know it, and nothing that might have brought it to him was told since. Where people and things are
changes so easily that nobody is held to it. What has reached nobody by anything told is held to what can have reached
him in ``engine/knowledge/unreached.py``.
"""

from __future__ import annotations

from collections.abc import Mapping

from skaz.engine.before import LOOKS_BACK
from skaz.engine.deed import Deed
from skaz.engine.expressions import read_by
from skaz.engine.form import Forms
from skaz.engine.knowledge.ignorance import Ignorance
from skaz.engine.knowledge.saying import Saying
from skaz.engine.knowledge.unreached import Unreached
from skaz.engine.meaning import ALIVE, AT
from skaz.engine.reference.evaluate import holds
from skaz.engine.reference.state import Fluent
from skaz.engine.run import Failure, Run, Step
from skaz.engine.stage import Stage
from skaz.model.logic import And, Believes, Matter, Value, Var
from skaz.model.telling import Clause
from skaz.model.world import Word

#: The attitude that says what somebody knows.
KNOWS = "knows"
#: The particle by which a line says that something was never so before.
FIRST_TIME = "first-time"
#: A word with this mark is said of what its learner did not know before.
NEWS = "news"
#: Words by which, with no more said, somebody tells what he otherwise keeps to himself.
TELLS_ALL = frozenset({"tell_truth", "tell_secret", "confess"})
#: Words that say of somebody that he knows anything at all, or nothing; and that somebody was told anything at all.
ANYTHING, NOTHING_AT_ALL, SAYS_ANYTHING = "knows_something", "knows_nothing", "say_something"


class Knowing:
    """What people know on a stage, as far as it is sure."""

    def __init__(self, stage: Stage, run: Run, forms: Forms) -> None:
        self.stage = stage
        self.run = run
        self.ignorance = Ignorance(stage)
        self.saying = Saying(stage, forms)
        self.unreached = Unreached(stage, self.ignorance, self.saying, run)

    def since(self, who: Value, what: Value) -> Step | None:
        """The step in which somebody saw or was told what a content says, if it is so; None where that is not sure."""
        if not isinstance(what, Matter) or what.expr is None:
            return None
        found = self._facts(who, what)
        steps = [self.stage.learned.since(who, fluent) for fluent in found]
        if not found or any(step is None for step in steps) or any(fluent[0] == AT for fluent in found):
            return None
        told = [fluent for fluent in found if fluent not in self.stage.assumed]
        origins = [self.stage.origins[fluent] for fluent in told if fluent in self.stage.origins]
        last = max((step for step in steps if step is not None), key=lambda step: step.number)
        has_changed = any(origin.number > last.number for origin in origins)
        return None if has_changed else last

    def _facts(self, who: Value, what: Matter) -> list[Fluent]:
        """The facts by which somebody takes a content to be so; who is dead has died, however it was learned."""
        assert what.expr is not None
        mind = self.stage.root.mind(who)
        if holds(what.expr, mind, {}) is True:
            return read_by(what.expr, mind, {})
        brought = self.stage.changes(self.stage.world.binder.made_so(what.expr))
        deaths = [fluent for fluent, new in brought if fluent[0] == ALIVE and new is False]
        return [fluent for fluent in deaths if mind.get(fluent) is False]

    # What lines say of it

    def denied(self, who: Value, what: Value, step: Step) -> None:
        """Somebody is told not to know something."""
        if not isinstance(what, Matter) or what.expr is None:
            return
        before = self.since(who, what)
        if before is not None:
            self.run.failures.append(Failure("knowing", step, what.text, who=who, made_by=before, role="known"))
        elif not self._facts(who, what):
            self.ignorance.of_what(who, what, step)

    def not_told(self, word: Word, values: tuple[Value, ...], step: Step) -> None:
        """Nobody told somebody something: he does not know it, unless he saw it himself."""
        slots = dict(zip(word.slot_names, values))
        if word.name == SAYS_ANYTHING and slots.get("whom") is not None and slots.get(word.first_slot) is None:
            self.ignorance.of_all(slots["whom"], slots.get("about"), step)
        for who, what in told_to(word, slots):
            before = self.since(who, what)
            if before is None or self.stage.learned.was_told(who, before):
                self.denied(who, what, step)

    def ignorant(self, word: Word, values: tuple[Value, ...], is_so: bool, step: Step) -> None:
        """Somebody is told to know nothing, or not to know anything."""
        if word.name == (NOTHING_AT_ALL if is_so else ANYTHING):
            self.ignorance.of_all(values[0], next(iter(values[1:]), None), step)

    def learning(self, deed: Deed, clause: Clause | None, step: Step) -> None:
        """Somebody learns something, for the first time as the line or its word says."""
        if clause is None or clause.how & LOOKS_BACK:
            return
        doer = deed.slots.get(deed.word.first_slot)
        is_first = FIRST_TIME in clause.how
        if not is_first and NEWS not in deed.word.marks:
            return
        found = [(who, what) for who, what in believers(deed.word, deed.slots) if who == doer or not is_first]
        if is_first:
            found.extend((doer, deed.slots.get(part.name)) for part in deed.meaning.condition if isinstance(part, Var))
        for who, what in dict.fromkeys(found):
            before = self.since(who, what)
            if before is not None and isinstance(what, Matter) and (is_first or self._was_told(who, before)):
                self.run.failures.append(Failure("knowing", step, what.text, who=who, made_by=before, role="again"))

    def _was_told(self, who: Value, step: Step) -> bool:
        """Whether the step in which somebody came to know something tells so: he was told, or took part himself."""
        return self.stage.learned.was_told(who, step) or any(who in args for _, args in step.words)

    def speaking(self, speaker: Value, deed: Deed, step: Step) -> None:
        """Somebody tells something: it must have reached him if he is told not to have known it."""
        for who, what in told_to(deed.word, deed.slots):
            denial = self.ignorance.of_text(speaker, what.text) if isinstance(what, Matter) else None
            if denial is not None and isinstance(what, Matter) and not self._facts(speaker, what):
                self.run.failures.append(
                    Failure("knowing", step, what.text, who=speaker, made_by=denial, role="cannot-know")
                )
            self.ignorance.hears(who)
        self._may_have_heard(deed, step)

    def _may_have_heard(self, deed: Deed, step: Step) -> None:
        """Whoever takes part in a talk of which the story does not say all may have come to know anything."""
        found = list(_contents(deed))
        tells_all = deed.word.name in TELLS_ALL and not found
        if not (found or tells_all or "voice" in deed.word.marks):
            return
        if found and all(isinstance(value, Matter) and value.expr is not None for value in found):
            return
        people = [
            who for who in dict.fromkeys([*deed.slots.values(), *deed.company]) if self.stage.world.is_person(who)
        ]
        self.unreached.hearsay.talk(people, step, tells_all=tells_all)
        if found:
            self.ignorance.end(people)


def _contents(deed: Deed) -> list[Value]:
    """What is said, heard or spoken of in a deed."""
    slots = [slot for slot in deed.word.slots if slot.is_content]
    return [deed.slots[slot.name] for slot in slots if deed.slots.get(slot.name) is not None]


def believers(word: Word, slots: Mapping[str, Value]) -> list[tuple[Value, Value]]:
    """Who comes to believe what by a deed's own effect."""
    parts = word.effects.parts if isinstance(word.effects, And) else (word.effects,)
    found: list[tuple[Value, Value]] = []
    for part in parts:
        if isinstance(part, Believes) and isinstance(part.what, Var) and isinstance(part.who, Var):
            who, what = slots.get(part.who.name), slots.get(part.what.name)
            if who is not None and what is not None:
                found.append((who, what))
    return found


def told_to(word: Word, slots: Mapping[str, Value]) -> list[tuple[Value, Value]]:
    """Whom else a deed lets believe what."""
    first = slots.get(word.first_slot) if word.slots else None
    return [(who, what) for who, what in believers(word, slots) if who != first]
