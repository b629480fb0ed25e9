"""A change that might mend a finding, before it is tried, and what is known of a finding for that."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from skaz.engine.run import Failure, Run, Step
from skaz.model.telling import Clause
from skaz.repair.coherence import Coherence
from skaz.repair.draft import Draft, Line
from skaz.repair.manner import Manner
from skaz.text.finding import Finding
from skaz.text.repair import Edit
from skaz.text.source import Span


class Speech(NamedTuple):
    """How a telling's language is spoken.

    ``say`` gives a clause as a sentence that reads back to it, worded most like a given text; ``name`` an entity's name
    in a case (``gen`` or none), after a preposition (or none).
    """

    say: Callable[[Clause, str], str]
    name: Callable[[str, str, str], str]


class Candidate(NamedTuple):
    """``cost`` is how much it changes: an exchanged name is 1. Of one ``group`` one is enough."""

    message: str
    edits: tuple[Edit, ...]
    cost: float
    group: str


@dataclass(frozen=True)
class Trouble:
    """A finding with what its replay knows of it."""

    finding: Finding
    draft: Draft
    run: Run
    speech: Speech
    hints: Sequence[Finding] = ()
    """Notes of the check on what may be its root."""

    @cached_property
    def manner(self) -> Manner:
        return Manner(self.draft)

    def say(self, clause: Clause, like: str = "") -> str:
        """A clause as the telling would say it, worded most like a text."""
        return self.manner.put(self.speech.say(clause, like))

    def name(self, entity: str, *, oblique: bool = False, before: str = "") -> str:
        """How the telling writes a name, in a case and behind a word."""
        put = self.manner.put(f"{before} {self.speech.name(entity, 'gen' if oblique else '', before)}".strip())
        return put[len(before) :].strip()

    @cached_property
    def failures(self) -> list[Failure]:
        """What failed in the replay and is spoken of by the finding."""
        here, rule = self.finding.passages[:1], self.finding.rule
        return [
            each
            for each in self.run.failures
            if (each.step.passage,) == here and (each.text or None) == rule and self._is_of(each.step)
        ]

    def _is_of(self, step: Step) -> bool:
        return not self.finding.events or step.id in self.finding.events

    @cached_property
    def line(self) -> Line | None:
        """The line at which the finding stands."""
        return self.draft.line_at(self.finding.span)

    @cached_property
    def lines(self) -> list[Line]:
        """The lines that play a part, that of the finding first."""
        spans = [self.finding.span, *(note.span for note in self.finding.notes), *self._origins()]
        found = {id(line.item): line for span in spans if (line := self.draft.line_at(span)) is not None}
        return list(found.values())

    def _origins(self) -> Iterator[Span]:
        for failure in self.failures:
            for step in (failure.made_by, *failure.others, failure.held.made_by if failure.held is not None else None):
                if step is not None and step.span is not None:
                    yield step.span

    @cached_property
    def coherence(self) -> Coherence:
        """How its telling hangs together."""
        return Coherence(self.draft.telling, self.run.world.meanings)

    @cached_property
    def names(self) -> frozenset[str]:
        """Who and what it is about."""
        found: set[object] = set()
        for failure in self.failures:
            found.update((failure.who, failure.found, failure.wanted, *(failure.fluent or ())[1:]))
            found.update(failure.env.values())
        return frozenset(str(each) for each in found if isinstance(each, str))
