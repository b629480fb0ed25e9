"""What stands between people: requests and promises that a deed fulfils, and what somebody wants until it is so.

A property over a deed whose values begin with ``pending`` is settled by the deed: it takes its second value. What was
done so is not taken back by a deed that nobody tells; nor does such a deed go against a word that stands
(``engine/words.py``).
"""

from __future__ import annotations

from skaz.engine.deed import Deed, happened
from skaz.engine.deeds import Deeds
from skaz.engine.meaning import AT, PENDING
from skaz.engine.reference.event import assigned
from skaz.engine.reference.state import Fluent, State
from skaz.engine.run import Step
from skaz.engine.stage import Stage
from skaz.engine.words import Words, is_settled_by_deeds
from skaz.model.logic import OPEN, TRUE, And, Assign, Const, Expr, Matter, Read, Special, Value
from skaz.model.world import Word

WANTS = "wants"
#: The mark of deeds by which somebody is gone who does not come back untold, and the kind of place that is but once.
PARTING = "parting"
OCCASION = "occasion"


class Requests:
    """Requests, promises and wishes on one stage."""

    def __init__(self, stage: Stage, deeds: Deeds) -> None:
        self.stage = stage
        self.deeds = deeds
        words = stage.world.world.words
        self.properties = [word for name, word in words.items() if name == word.name and is_settled_by_deeds(word)]
        self.words = Words(stage, deeds)
        self._kept: dict[Fluent, list[tuple[Value, Step]]] = {}
        """What a deed done on request put an end to, by fluent: the values it had before, and the deed's step."""
        self._aims: dict[Fluent, list[tuple[Value, Value]]] = {}
        self._fulfilled: list[tuple[Value, Value]] = []
        stage.on_change = self._changed

    # Deeds that settle something

    def done(self, deed: Deed, step: Step) -> None:
        """Settle the requests and promises that a deed fulfils; whoever parts from a place is gone from it."""
        self._parted(deed, step)
        doer = self.deeds.first(deed)
        open_ = [word for word in self.properties if word.name in self.stage.spoken_of]
        if doer is None or not open_:
            return
        texts = self._texts(deed)
        for word in open_:
            position = next(i for i, slot in enumerate(word.slots) if slot.type == "deed")
            for text in texts:
                for fluent in self.stage.joins.facts(word.name, {position: Matter(text)}, self.stage.root):
                    if self.stage.root.get(fluent) == PENDING and doer in fluent[1:]:
                        self._settle(fluent, word, step)

    def _parted(self, deed: Deed, step: Step) -> None:
        """Remember who is told to be gone for good: who has fled, was sent away, or left a ball, which is but once."""
        is_for_good = PARTING in deed.word.marks
        if step.mode != "told" or not (is_for_good or deed.meaning.leaves):
            return
        gone = (each for each in step.facts if each.fluent[0] == AT)
        for change in gone:
            was = change.old
            if not isinstance(was, Special) and (is_for_good or self.stage.world.is_a(was, OCCASION)):
                self._kept.setdefault(change.fluent, []).append((was, step))

    def _settle(self, fluent: Fluent, word: Word, step: Step) -> None:
        origin = self.stage.origins.get(fluent)
        if origin is not None and origin.id not in step.causes and origin is not step:
            step.causes.append(origin.id)
        people = [who for who in fluent[1:] if self.stage.world.is_person(who)]
        read = Read(word.name, tuple(Const(arg) for arg in fluent[1:]))
        self.stage.happen(word.name, Assign(read, Const(word.values[1])), lambda _: people)
        for change in step.facts:
            if change.how == "" and not isinstance(change.new, bool):
                self._kept.setdefault(change.fluent, []).append((change.old, step))

    def _texts(self, deed: Deed) -> list[str]:
        """The ways in which a content may speak of a deed: with what may be left out and without."""
        return list(dict.fromkeys(self.stage.world.binder.text(read) for read in happened(deed)))

    def allows(self, deed: Deed, state: State) -> bool:
        """Whether an untold deed takes back nothing done on request or to keep a promise, and breaks nobody's word."""
        for fluent, new in assigned(self.deeds.effect(deed), state, {}):
            if fluent in self._kept and self._takes_back(fluent, new):
                return False
        return not self.words.broken_by(deed, state)

    def _takes_back(self, fluent: Fluent, new: Value) -> bool:
        return bool(self.taken_back(fluent, new))

    def taken_back(self, fluent: Fluent, new: Value) -> list[Step]:
        """The steps of deeds done on request that a change would take back."""
        kept = self._kept.get(fluent, ())
        return [step for old, step in kept if old is not OPEN and (new == old or self._is_back(fluent, new, old))]

    def against(self, deed: Deed, state: State) -> list[Step]:
        """The steps by which a deed would go back on a request, or break somebody's word."""
        changes = assigned(self.deeds.effect(deed), state, {})
        taken = [step for fluent, new in changes for step in self.taken_back(fluent, new)]
        words = [self.stage.origins[word] for word in self.words.broken_by(deed, state) if word in self.stage.origins]
        return [*taken, *words]

    def pass_over(self, deed: Deed, state: State) -> None:
        """Take the words that a deed breaks to be broken from here on."""
        self.words.pass_over(self.words.broken_by(deed, state))

    def _is_back(self, fluent: Fluent, new: Value, old: Value) -> bool:
        return fluent[0] == AT and self.stage.world.places.inside(new, old) is True

    # Wishes

    def want(self, who: Value, matter: Value) -> None:
        """Somebody wants something from now on, until it is so."""
        if WANTS not in self.stage.world.world.words:
            return
        self.stage.happen(WANTS, Assign(Read(WANTS, (Const(who), Const(matter))), TRUE), lambda _: [who])
        if isinstance(matter, Matter) and matter.expr is not None:
            for fluent in _wanted_facts(matter.expr):
                self._aims.setdefault(fluent, []).append((who, matter))

    def _changed(self, fluent: Fluent, new: Value) -> None:
        self.words.changed(fluent, new)
        if self._aims and new is True and fluent in self._aims:
            self._fulfilled.extend(self._aims.pop(fluent))
        if self._kept and fluent in self._kept and self._takes_back(fluent, new):
            del self._kept[fluent]

    def rest(self) -> None:
        """Let wishes end that have been fulfilled."""
        while self._fulfilled:
            who, matter = self._fulfilled.pop(0)
            self.stage.put((WANTS, who, matter), False, [who])


def _wanted_facts(expr: Expr) -> list[Fluent]:
    """The plain facts that would be the end of a wish."""
    if isinstance(expr, And):
        return _wanted_facts(expr.parts[0])
    if isinstance(expr, Read) and all(isinstance(arg, Const) for arg in expr.args):
        return [(expr.property, *(arg.value for arg in expr.args if isinstance(arg, Const)))]
    return []
