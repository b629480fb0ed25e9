"""Events: what is needed is met, then they happen, are seen, and leave behind that they happened."""

from __future__ import annotations

from collections.abc import Iterable

from skaz.engine.before import Before
from skaz.engine.conditions import Conditions
from skaz.engine.deed import Deed, Need, alive, at, happened, place_of
from skaz.engine.deeds import Deeds
from skaz.engine.expressions import together
from skaz.engine.handling import Handling
from skaz.engine.knowledge.knowing import Knowing
from skaz.engine.meaning import AT, MEETS
from skaz.engine.moves import Moves
from skaz.engine.order import NUMBERED, Told
from skaz.engine.requests import Requests
from skaz.engine.resting import Resting
from skaz.engine.run import Run, Step
from skaz.engine.sight import Sight
from skaz.engine.speech import Speech
from skaz.engine.stage import Stage
from skaz.engine.undoing import Undoing
from skaz.model.lines.formal import clause_text, signed_text
from skaz.model.logic import OPEN, TRUE, Assign, Const, Expr, Read, Special, Value, Var
from skaz.model.telling import Clause, Scene

#: The manner in which what is done is seen by nobody else.
SECRETLY = "secretly"


class Events:
    """Lets events happen on a stage. ``reasons`` are the steps that the next event gives as its reasons."""

    def __init__(
        self,
        stage: Stage,
        deeds: Deeds,
        conditions: Conditions,
        requests: Requests,
        before: Before,
        knowing: Knowing,
        run: Run,
    ) -> None:
        self.stage = stage
        self.deeds = deeds
        self.conditions = conditions
        self.requests = requests
        self.before = before
        self.resting = Resting(stage, deeds)
        self.sight = Sight(stage, deeds, conditions)
        self.moves = Moves(stage, deeds, conditions)
        self.handling = Handling(stage, deeds, conditions.failures)
        self.knowing = knowing
        self.speech = Speech(stage, deeds, knowing, run)
        self.undoing = Undoing(stage)
        self.reasons: list[str] = []
        self.lines: dict[int, list[Told]] = {}
        """What each line that names a place reports to happen there."""
        self._line = -1
        self._standings: dict[int, Expr] = {}

    # Lines

    def begin(self, lines: Iterable[Told]) -> None:
        """Take note of what will be replayed."""
        for told in lines:
            if told.clause is not None and told.mode in NUMBERED and _place(told.clause) is not None:
                self.lines.setdefault(told.line, []).append(told)

    def scene(self, scene: Scene, step: Step) -> None:
        """Those named are at the place, and see each other there."""
        step.place, step.there = scene.place, scene.who
        also: list[Expr] = []
        people = [who for who in scene.who if self.stage.world.is_person(who)]
        self.before.appear(people, step)
        self.stage.company.show(people, scene.place)
        for who in scene.who:
            if self.deeds.has_alive and who in people:
                self.conditions.meet(alive(who), step, also)
            need = at(who, scene.place)
            self.conditions.meet(need, step, also, is_told=True)
            also.append(need.expr)
        there = [each for who in scene.who for each in self.stage.people.along(who)]
        watchers = self.stage.people.witnesses(people)
        step.seen_by = tuple(str(who) for who in watchers)
        self.stage.happen("scene", self._standing(len(there)), lambda _: watchers, env=self._stand(there))

    def _standing(self, count: int) -> Expr:
        """That so many people are where they are, as a formula for all scenes of so many; ``_stand`` has its values."""
        found = self._standings.get(count)
        if found is None:
            pairs = ((Var(f"who {i}"), Var(f"where {i}")) for i in range(count))
            found = self._standings[count] = together(Assign(Read(AT, (who,)), where) for who, where in pairs)
        return found

    def _stand(self, people: list[Value]) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for i, who in enumerate(people):
            found[f"who {i}"], found[f"where {i}"] = who, self.stage.where(who)
        return found

    def event(self, told: Told, step: Step) -> None:
        """An event, a habit or an attempt."""
        clause = told.clause
        assert clause is not None
        ref = clause.ref
        if ref is not None and ref.kind == "same as" and self.before.same(ref.target, clause, step):
            step.text = clause_text(clause)
            return
        deeds = self._deeds(told, clause)
        place = _place(clause)
        step.words = tuple([(deed.word, deed.args) for deed in deeds])
        is_one = len(deeds) == 1
        step.text = signed_text(clause, self.deeds.matter_text(deeds[0])) if is_one else clause_text(clause)
        if clause.how:
            self.before.deeds_of(clause, deeds, step)
        if told.mode == "told":
            self.before.first_of(clause, deeds, step)
        self.before.contents_of(clause, step)
        if ref is not None:
            self.before.recalled(clause, deeds, step)
        if not clause.place_said and isinstance(clause.place, str):
            self._carried(deeds, clause.place, step)
        self._company(told, place, step)
        for deed in deeds:
            self.knowing.learning(deed, clause, step)
            self.undoing.before(deed, step)
            if told.mode == "told":
                self.knowing.unreached.deed(deed, clause, step)
        living = [deed for deed in deeds if not self.before.was_alive(clause, deed)] if clause.how else deeds
        self._meet_needs(living, place, step, is_done=told.mode == "told")
        step.there = self._there(deeds, place)
        if self.reasons:
            step.causes.extend(cause for cause in self.reasons if cause not in step.causes and cause != step.id)
            self.reasons = []
        self._wanted(clause, deeds)
        if told.mode == "told" and "stops" not in clause.how:
            self.do(deeds, step, place)
        elif told.mode == "habit":
            self._habit(deeds, step)
        else:
            step.seen_by = tuple(str(who) for deed in deeds for who in self.deeds.participants(deed))

    def _deeds(self, told: Told, clause: Clause) -> list[Deed]:
        """The deeds of a clause, one for each combination of people, with what was left out filled in."""
        meaning = self.stage.world.meanings.of(clause.word)
        found = self.stage.people.arguments(clause, told.event or told.passage.id, lambda: self._present(clause))
        is_secret = SECRETLY in clause.how
        deeds = [Deed(meaning, _slots(clause, args), clause.company, is_secret) for args in found]
        carried = clause.place if isinstance(clause.place, str) and not clause.place_said else None
        root, recent = self.stage.root, self.stage.recent
        return [self.moves.coming(self.deeds.completed(deed, root, recent), carried) for deed in deeds]

    def _present(self, clause: Clause) -> list[Value]:
        """The people at the place of a clause."""
        place = clause.place if isinstance(clause.place, str) else self._place_of_any(clause)
        return self.stage.present(place) if place is not None else []

    def _place_of_any(self, clause: Clause) -> Value:
        """Where the first person of a clause is whose name is given."""
        for arg in clause.args:
            if isinstance(arg, str) and self.stage.world.is_person(arg):
                place = self.stage.where(arg)
                return None if isinstance(place, Special) else place
        return None

    def _meet_needs(self, deeds: list[Deed], place: Value, step: Step, *, is_done: bool) -> None:
        """Meet what deeds need; what is only tried or done by habit needs its people, and them at the place."""
        also: list[Expr] = []
        together = self._setting_out_together(deeds) if is_done else []
        for need in together:
            if self.conditions.meet(need, step, also):
                also.append(need.expr)
        for deed in deeds:
            is_plain = is_done and place is None and not self._has_dead(deed)
            needed = self.resting.needed(deed) if is_plain else None
            if needed is not None:
                self.conditions.add_causes(needed, step)
                if len(deeds) > 1:
                    also.extend(need.expr for need in self.deeds.needs(deed))
            for need in () if needed is not None else self.deeds.needs(deed, place):
                if not is_done and need.role in ("condition", "content", "once", "health"):
                    continue
                if self.conditions.meet(need, step, also, is_told=need.role == "place"):
                    also.append(need.expr)
            if is_done:
                self.handling.see_to(deed, step)

    def _has_dead(self, deed: Deed) -> bool:
        """Whether anybody is dead of whom a deed speaks: where the dead are nobody asks."""
        return self.stage.knows_of_death and any(map(self.conditions.is_dead, self.deeds.persons(deed)))

    @staticmethod
    def _setting_out_together(deeds: list[Deed]) -> list[Need]:
        """Of several who make one journey all must be in one place first."""
        if len(deeds) == 1 and len(deeds[0].doers) < 2:
            return []
        doers = list(dict.fromkeys(who for deed in deeds for who in deed.doers))
        if len(doers) < 2 or not all(deed.word.takes is not None and _goes(deed) for deed in deeds):
            return []
        return [Need(Read(MEETS, (place_of(doers[0]), place_of(who))), "together", who) for who in doers[1:]]

    def _company(self, told: Told, place: Value, step: Step) -> None:
        """Whoever takes part in a line that says where it is is there before the first of its events."""
        if place is None or told.line == self._line:
            return
        self._line = told.line
        also: list[Expr] = []
        for each in self.lines.get(told.line, ()):
            if each.clause is None or _place(each.clause) != place:
                continue
            for deed in self._deeds(each, each.clause):
                going = deed.doers if _goes(deed) else ()
                for need in self.deeds.needs(deed, place):
                    is_new = need.role == "place" and need.who not in going and need.expr not in also
                    if is_new and self.conditions.meet(need, step, also, is_told=True):
                        also.append(need.expr)

    def _carried(self, deeds: list[Deed], place: str, step: Step) -> None:
        """A place that carries on from an earlier line is that of those whose place nobody ever told."""
        for who in dict.fromkeys([who for deed in deeds for who in self.deeds.participants(deed)]):
            if self.stage.where(who) is OPEN and (AT, who) not in self.stage.origins:
                self.conditions.meet(at(who, place), step, [])

    def _wanted(self, clause: Clause, deeds: list[Deed]) -> None:
        """What an event is done for is wanted by its doer, from before it until it is so or given up."""
        for purpose in clause.purposes:
            matter = self.stage.world.contents.value(purpose)
            for who in dict.fromkeys(who for deed in deeds for who in deed.doers):
                self.requests.want(who, matter)

    def _there(self, deeds: list[Deed], place: Value) -> tuple[Value, ...]:
        """The people in deeds who are at the place that their line names."""
        if place is None:
            return ()
        people = dict.fromkeys(who for deed in deeds for who in self.deeds.persons(deed))
        inside = self.stage.world.places.inside
        return tuple(who for who in people if inside(self.stage.where(who), place) is True)

    # Happening

    def do(self, deeds: list[Deed], step: Step, place: Value = None) -> None:
        """Let deeds happen whose needs are met."""
        watchers: dict[Value, None] = {}
        for deed in deeds:
            people = self.deeds.participants(deed)
            self.before.took_part(people, step)
            self.stage.company.show(people, place if place is not None else self._place_of(people))
            if step.mode != "bridge":
                self.before.appear(self.deeds.persons(deed), step)
            self.speech.hear(deed, step)
            lifted = self.moves.lifted(deed)
            effect = self.moves.effect(deed, step, place) if lifted is None else None
            hearers = self.sight.hearers(deed, place)
            heard = self.deeds.told_to(deed, hearers) if hearers else []
            taking_part = self.sight.taking_part(deed)
            seen = self.sight.seen_by(deed, place, taking_part)
            watching = self.sight.watching(seen, self.stage.people.witnesses(taking_part))
            seeing = None if lifted is None or heard else self.resting.seen(deed)
            if lifted is not None and seeing is not None:
                self.stage.happen(deed.word.name, lifted, watching, *seeing)
            else:
                effect = self.moves.effect(deed, step, place) if effect is None else effect
                effect = together([effect, *heard]) if heard else effect
                self.stage.happen(deed.word.name, effect, watching, self.sight.condition(deed))
            self.requests.done(deed, step)
            self.requests.rest()
            watchers.update(dict.fromkeys(seen))
            self.stage.acted.append((step, tuple(people)))
        step.seen_by = tuple(map(str, watchers))
        step.words = tuple([(deed.word, deed.args) for deed in deeds])

    def _place_of(self, people: list[Value]) -> Value:
        return self.stage.where(people[0]) if people else None

    def _habit(self, deeds: list[Deed], step: Step) -> None:
        """A habit is told to have happened; single occasions of it are not replayed."""
        seen: dict[Value, None] = {}
        for deed in deeds:
            own = self.sight.own(deed)
            seen.update(dict.fromkeys(own))
            effect = together(Assign(read, TRUE) for read in happened(deed))
            self.stage.happen(deed.word.name, effect, self.sight.watching(own, own))
        step.seen_by = tuple(str(who) for who in seen)


def _goes(deed: Deed) -> bool:
    """Whether a deed brings its doer somewhere."""
    return any(
        each.property == AT and each.args == (Var(deed.word.first_slot),) and each.value != Const(OPEN)
        for each in deed.meaning.assignments
    )


def _slots(clause: Clause, args: tuple[Value, ...]) -> dict[str, Value]:
    return dict(zip(clause.word.slot_names, args))


def _place(clause: Clause) -> Value:
    """The place that a line names; on the way to a place nobody is there yet."""
    is_there = clause.place_said and isinstance(clause.place, str) and "where:way" not in clause.how
    return clause.place if is_there else None
