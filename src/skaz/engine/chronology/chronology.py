"""The time of a telling while it is replayed: each line and each step says what it knows, and may ask what there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from skaz.engine.chronology.because import Because, Clash
from skaz.engine.chronology.dates import Dates, dates_of
from skaz.engine.chronology.flashbacks import flashbacks
from skaz.engine.chronology.journeys import Journeys
from skaz.engine.chronology.lives import Lives
from skaz.engine.chronology.points import Points
from skaz.engine.chronology.states import States
from skaz.engine.chronology.ways import Ways
from skaz.engine.chronology.words import TimeWords
from skaz.engine.meaning import AGE, ALIVE, AT
from skaz.engine.order import Told
from skaz.engine.reference.state import Fluent
from skaz.engine.run import Failure, Step
from skaz.engine.world import StoryWorld
from skaz.model.logic import OPEN, TRUE, Special, Value, Var
from skaz.model.telling import Clause
from skaz.model.times.calendar import Calendar
from skaz.model.travel import Map


class Chronology:
    """When the lines of one telling are. ``begin`` comes before the step of a line, ``finish`` after it."""

    def __init__(
        self,
        world: StoryWorld,
        lines: Sequence[Told],
        targets: Mapping[str, list[Told]],
        calendar: Calendar,
        known: Map,
    ) -> None:
        self.world = world
        self.calendar = calendar
        self.earlier = flashbacks(lines, targets, calendar)
        """The lines that their time words put before one above them."""
        self.points = Points(lines, self.earlier)
        self.ways = Ways(world.places, known)
        self.words = TimeWords(self.points, calendar, targets, frozenset(self.earlier))
        self.journeys = Journeys(self.points, self.ways, calendar, lambda place: world.is_a(place, "vehicle"))
        self.states = States(self.points, calendar)
        self.lives = Lives(self.points, calendar)
        self.steps: dict[int, Step] = {}
        self._begun: set[int] = set()
        self._lasting = {name: word for name, word in world.world.words.items() if word.lasts is not None}

    # While it is replayed

    def begin(self, told: Told) -> None:
        """A line is about to be replayed."""
        if told.at not in self._begun:
            self._begun.add(told.at)
            self.words.say(told)

    def finish(self, step: Step, told: Told) -> None:
        """A step is over, or one that is taken to come before it: where people are now."""
        if step.is_unordered:
            return
        if step.mode != "bridge":
            self.steps[told.at] = step
            self._states(step, told)
            self._lives(step, told)
        self._where(step, told)

    def _states(self, step: Step, told: Told) -> None:
        for change in step.facts if self._lasting else ():
            word = self._lasting.get(str(change.fluent[0]))
            if word is not None:
                was_so = any(each.fluent == change.fluent for each in step.presupposed) and change.new is not False
                by_event = step.kind == "event" and not was_so
                self.states.changes(word, change.fluent, change.new, told, by_event=by_event)
        if step.kind == "fact" and told.clause is not None and told.clause.word.lasts is not None:
            for fluent, new in self._facts(told.clause):
                self.states.changes(told.clause.word, fluent, new, told, by_event=False)

    def _facts(self, clause: Clause) -> Iterator[tuple[Fluent, Value]]:
        """The plain facts that a clause tells."""
        for args in self.world.contents.combinations(clause.args):
            new = not clause.negated if clause.word.is_truth else clause.value
            if isinstance(new, str | bool | float):
                yield (clause.word.name, *args), new

    def _lives(self, step: Step, told: Told) -> None:
        clause = told.clause
        if clause is not None and clause.word.name == AGE and isinstance(clause.value, float) and clause.is_real:
            for fluent, _ in self._facts(clause):
                self.lives.aged(fluent[1], clause.value, told.at)
        if step.kind != "event" or step.mode != "told":
            return
        for word, args in step.words:
            meaning = self.world.meanings.of(word)
            slots = dict(zip(word.slot_names, args)) if meaning.is_of_life else {}
            for each in meaning.assignments if meaning.is_of_life else ():
                who = slots.get(each.args[0].name) if each.args and isinstance(each.args[0], Var) else None
                if who is not None and each.property == ALIVE and each.value == TRUE:
                    self.lives.born(who, told.at)
                years = slots.get(each.value.name) if isinstance(each.value, Var) else None
                if who is not None and each.property == AGE and isinstance(years, float):
                    self.lives.aged(who, years, told.at)
            if args and "posthumous" not in word.marks and self.world.is_person(args[0]):
                self.lives.acts(args[0], told.at)

    def _where(self, step: Step, told: Told) -> None:
        moved = {c.fluent[1]: c for c in step.facts if c.fluent[0] == AT}
        word = told.clause.word if told.clause is not None else None
        travels = step.mode != "bridge" and word is not None and word.moves and word.takes is not None
        for who, change in moved.items():
            if not self.world.is_person(who):
                continue
            if travels and isinstance(change.old, str):
                self._is_at(who, change.old, told)
            if change.new is OPEN:
                self.journeys.leaves(who, told, town=self._leaves_town(step, change.old))
            elif not isinstance(change.new, Special):
                arrives = travels or (step.mode != "bridge" and self._came_in(who, told))
                self._is_at(who, change.new, told, arrives=arrives)
                if word is not None and word.moves:
                    self._remains(who, told, arrives=arrives)
        if step.kind == "event" and step.mode == "told" and not travels:
            doers = [who for word, args in step.words for who in args[: 2 if "together" in word.marks else 1]]
            for who in doers:
                if who not in moved:
                    self.journeys.acts(who, told)
            if any(time.lasts is not None for time in told.times):
                places = {arg for _, args in step.words for arg in args if self.world.is_a(arg, "place")}
                for who in set(doers) - moved.keys():
                    if self.journeys.is_in(who, places):
                        self._remains(who, told, arrives=False)

    def _came_in(self, who: Value, told: Told) -> bool:
        """Whether somebody came in this line to where he is: what takes him on from there takes its time."""
        stay = self.journeys.stays.get(who)
        return stay is not None and stay.at == told.at and told.event is not None

    def _remains(self, who: Value, told: Told, *, arrives: bool) -> None:
        """Somebody is told to be for a while where he is now."""
        for time in told.times:
            if time.lasts is not None:
                self.journeys.remains(who, time.lasts, told, arrives=arrives)

    def _is_at(self, who: Value, place: Value, told: Told, *, arrives: bool = False) -> None:
        clash = self.journeys.is_at(who, place, told, arrives=arrives)
        if clash is not None:
            self.points.clashes.append(clash)

    def _leaves_town(self, step: Step, old: Value) -> bool:
        """Whether a step tells that somebody leaves the very town or land in which he is told to be."""
        named = [arg for _, args in step.words for arg in args]
        return isinstance(old, str) and self.world.places.is_wide(old) and old in named

    def dates(self) -> dict[int, Dates]:
        """The dates of lines, by their places in the telling."""
        return dates_of(self.points, self.calendar)

    # What cannot be

    def failures(self, known: Sequence[Failure]) -> list[Failure]:
        """What cannot be so in time, as failures of the lines told last; ``known`` fail already."""
        unborn = {failure.who for failure in known if failure.kind == "birth"}
        clashes = [each for each in self.points.clashes if each.link("birth") is None or each.who not in unborn]
        found: dict[tuple[int, int], Failure] = {}
        for clash in clashes:
            failure = self._failure(clash, [*known, *found.values()])
            if failure is not None and not _is_said(failure, known):
                found.setdefault((failure.step.number, clash.lines[0]), failure)
        return list(found.values())

    def _failure(self, clash: Clash, known: Sequence[Failure]) -> Failure | None:
        birth = clash.link("birth")
        lines = clash.lines if birth is None else [birth.reason.at, birth.reason.also]
        steps = [self.steps[at] for at in lines if at in self.steps]
        if not steps:
            return None
        last = max(steps, key=lambda step: step.told_at) if birth is None else steps[0]
        others = [step for step in steps if step is not last]
        made_by = others[0] if others else None
        root = _root(clash, last, known)
        return Failure("time", last, who=clash.whom, made_by=made_by, others=tuple(others[1:]), root=root, clash=clash)


def _is_said(failure: Failure, known: Sequence[Failure]) -> bool:
    """Whether it fails already that somebody who comes too soon is elsewhere."""
    if failure.clash is None or failure.clash.link("way") is None:
        return False
    here = (each for each in known if each.step.told_at == failure.step.told_at and each.kind in ("need", "fact"))
    return any(each.fluent is not None and each.fluent[:2] == (AT, failure.who) for each in here)


def _root(clash: Clash, step: Step, known: Sequence[Failure]) -> Failure | None:
    """What fails of a journey in the same line: that somebody is elsewhere, or that another comes too soon with him."""
    if clash.link("way") is None:
        return None
    for each in known:
        is_place = each.fluent is not None and each.fluent[:2] == (AT, clash.who)
        is_way = each.clash is not None and each.clash.link("way") is not None
        if each.step.span == step.span and (is_place or is_way):
            return each.root or each
    return None


__all__ = ["Because", "Chronology", "Clash"]
