"""What people are told not to know, or not to have been told, until something may have brought it to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from skaz.engine.reference.state import Fluent
from skaz.engine.run import Step
from skaz.engine.stage import Stage
from skaz.model.logic import Matter, Value


class Denial(NamedTuple):
    """That somebody does not know a content; ``facts`` are what it would make so; None: anything (about somebody)."""

    text: str
    facts: frozenset[Fluent] | None
    step: Step
    about: Value = None


class Ignorance:
    """Who is told not to know what on one stage."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._denials: dict[Value, list[Denial]] = {}

    def of_what(self, who: Value, what: Matter, step: Step) -> None:
        """Somebody does not know this."""
        facts = frozenset(each for each, _ in self.stage.changes(self.stage.world.binder.made_so(what.expr)))
        self._denials.setdefault(who, []).append(Denial(what.text, facts, step))

    def of_all(self, who: Value, about: Value, step: Step) -> None:
        """Somebody knows nothing at all, or nothing about somebody or something."""
        self._denials.setdefault(who, []).append(Denial("", None, step, about))

    def of(self, who: Value, fluent: Fluent) -> Step | None:
        """The step that tells that somebody does not know a fact, or what came about with it."""
        origins = self.stage.origins
        origin = origins.get(fluent)
        for denial in reversed(self._denials.get(who, ())):
            if denial.facts is None:
                if denial.about is None or denial.about in fluent[1:]:
                    return denial.step
            elif fluent in denial.facts or any(origins.get(each) is origin for each in denial.facts if origin):
                return denial.step
        return None

    def of_text(self, who: Value, text: str) -> Step | None:
        """The step that tells that somebody does not know just this."""
        return next((each.step for each in self._denials.get(who, ()) if each.text and each.text == text), None)

    def hears(self, who: Value) -> None:
        """Somebody is told something: he no longer knows nothing at all."""
        if who in self._denials:
            self._denials[who] = [each for each in self._denials[who] if each.facts is not None]

    def end(self, people: Iterable[Value]) -> None:
        """Some people may have come to know anything."""
        for who in people:
            self._denials.pop(who, None)
