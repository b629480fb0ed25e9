"""Whether a thing is at hand for what is done with it: not with somebody elsewhere, not lost, not hidden by another.

Where a thing was last told to be holds nobody up: people take things along, and nobody tells it.
"""

from __future__ import annotations

from collections.abc import Iterator

from skaz.engine.deed import Deed
from skaz.engine.meaning import AT
from skaz.engine.needs import Needs
from skaz.engine.reference.state import Fluent
from skaz.engine.run import Failure, Step
from skaz.engine.stage import Stage
from skaz.model.logic import OPEN, Special, Value

#: The mark of words whose things must be at hand.
HANDLED = "handled"
#: Slots of such words that only say where something goes or whom it is for.
ASIDE = frozenset({"where", "from", "to", "into", "for"})
HOLDER = "holder"
#: What keeps a thing from everybody, or from everybody but who did it.
LOST, HIDDEN = "mislaid", "concealed"
ROLE = "at hand"


class Handling:
    """Looks at the things of deeds. Failures go to ``failures``; after one the doer is taken to have the thing."""

    def __init__(self, stage: Stage, needs: Needs, failures: list[Failure]) -> None:
        self.stage = stage
        self.needs = needs
        self.failures = failures

    def see_to(self, deed: Deed, step: Step) -> None:
        """See to it that a deed's things are at hand, once its people are where they must be."""
        if HANDLED not in deed.word.marks or not deed.doers:
            return
        for thing in self._things(deed):
            fluent = self._missing(thing, deed)
            if fluent is not None:
                self._fail(deed, thing, fluent, step)

    def _things(self, deed: Deed) -> Iterator[Value]:
        world = self.stage.world
        for name, thing in deed.slots.items():
            is_thing = name not in ASIDE and world.is_a(thing, "possession") and not world.is_a(thing, "place")
            if is_thing and not world.is_person(thing):
                yield thing

    def _missing(self, thing: Value, deed: Deed) -> Fluent | None:
        """The fact by which a thing is not at hand."""
        people = self.needs.participants(deed)
        has = (HOLDER, thing)
        holder = self.stage.root.get(has)
        if holder in people:
            return None
        if self.stage.world.is_person(holder):
            return has if has in self.stage.origins and self._are_apart(deed.doers[0], holder) else None
        for fluent in ((LOST, thing), (HIDDEN, thing)):
            origin = self.stage.origins.get(fluent)
            if self.stage.root.get(fluent) is True and origin is not None and not _by(origin, deed.doers):
                return fluent
        return None

    def _are_apart(self, one: Value, other: Value) -> bool:
        """Whether two are told to be in different places, or the other to have gone away."""
        here, there = (self.stage.where(who) for who in (one, other))
        if there is OPEN:
            return (AT, other) in self.stage.origins
        return not isinstance(here, Special) and self.stage.world.places.are_apart(here, there)

    def _fail(self, deed: Deed, thing: Value, fluent: Fluent, step: Step) -> None:
        doer = deed.doers[0]
        failure = Failure(
            "need",
            step,
            f"{HOLDER}({thing}) = {doer}",
            None,
            doer,
            fluent,
            None,
            self.stage.root.get(fluent),
            self.stage.origins[fluent],
            role=ROLE,
            root=self.stage.imposed.get(fluent) or self._behind(doer, fluent),
        )
        self.failures.append(failure)
        at_hand: list[tuple[Fluent, Value]] = [
            ((HOLDER, thing), doer),
            ((LOST, thing), False),
            ((HIDDEN, thing), False),
        ]
        for each, new in at_hand:
            self.stage.put(each, new, [])
            self.stage.imposed[each] = failure.root or failure

    def _behind(self, doer: Value, fluent: Fluent) -> Failure | None:
        """The failure of the deed that took a thing from somebody who has it but for that deed."""
        origin = self.stage.origins[fluent]
        for failure in reversed(self.failures):
            if failure.step.number < origin.number:
                return None
            if failure.step is origin and failure.fluent == fluent and failure.found == doer:
                return failure.root or failure
        return None


def _by(origin: Step, doers: tuple[Value, ...]) -> bool:
    """Whether one of the doers did it himself."""
    return any(who in args[:1] for _, args in origin.words for who in doers)
