"""Facts that a line tells without an event: held against what is so, made so, and made known."""

from __future__ import annotations

from collections.abc import Iterator

from skaz.engine.before import LOOKS_BACK, Before
from skaz.engine.beginning import says_since
from skaz.engine.conditions import Conditions
from skaz.engine.contents import is_contrary, of_nobody
from skaz.engine.deed import Need, at
from skaz.engine.expressions import assigning
from skaz.engine.knowledge.knowing import Knowing
from skaz.engine.meaning import ALIVE, AT, INSIDE
from skaz.engine.nevers import Nevers, is_never
from skaz.engine.order import Told
from skaz.engine.reference.evaluate import holds
from skaz.engine.reference.state import Fluent
from skaz.engine.run import Failure, Run, Step
from skaz.engine.stage import Stage
from skaz.engine.tense import Tense
from skaz.model.logic import (
    FALSE,
    NOTHING,
    OPEN,
    Compare,
    Const,
    Expr,
    Not,
    Read,
    Special,
    Value,
)
from skaz.model.telling import Clause
from skaz.model.world import Word


class Facts:
    """Tells facts on a stage."""

    def __init__(
        self,
        stage: Stage,
        conditions: Conditions,
        before: Before,
        knowing: Knowing,
        nevers: Nevers,
        run: Run,
        tense: Tense,
    ) -> None:
        self.stage = stage
        self.nevers = nevers
        self.knowing = knowing
        self.conditions = conditions
        self.before = before
        self.run = run
        self.tense = tense

    # Facts

    def fact(self, told: Told, step: Step) -> None:
        """A fact as told: it holds, becomes so, or stands against what was told."""
        clause = told.clause
        assert clause is not None
        self._presence(clause, step)
        if not self._is_of_the_living(told, step):
            return
        for values in self.stage.people.arguments(clause, told.passage.id):
            self.knowing.ignorant(clause.word, values, not is_contrary(clause), step)
        for expr in self.claims(clause, told):
            self.before.fact_of(clause, expr, step)
            if is_never(clause) and self.nevers.fact(expr, clause, step):
                continue
            if isinstance(expr, Read) and expr.property == INSIDE:
                self._whereabouts(expr, step)
                continue
            truth = holds(expr, self.stage.root, {})
            against = expr if truth is False else self._taken(expr, clause.word)
            if against is not None and self._outlived(expr):
                continue
            if against is not None:
                self._contradicted(against, clause, step)
                truth = False
            if truth is True and "starts" in clause.how:
                self.nevers.already(expr, step)
            if truth is not True:
                self._kept_there(expr, step)
                self._told(expr, step)
            else:
                self._confirmed(expr)

    def _kept_there(self, expr: Expr, step: Step) -> None:
        """Who is told to be kept at a place is there."""
        for fluent, new in self.stage.changes(self.stage.world.binder.made_so(expr)):
            if fluent[0] in self.stage.world.meanings.keeping and not isinstance(new, Special):
                self.conditions.meet(at(fluent[1], new), step, [], is_told=True)

    def _is_of_the_living(self, told: Told, step: Step) -> bool:
        """Of the dead nothing is told that only the living can be; a lasting tie or trait is theirs all the same."""
        clause = told.clause
        assert clause is not None
        marks, name = clause.word.marks, clause.word.name
        if (
            "posthumous" in marks
            or is_contrary(clause)
            or name == ALIVE
            or ("lasting" in marks and not says_since(told))
        ):
            return True
        if clause.word.definition is not None and "symmetric" not in marks:
            return True
        found = clause.args[:2] if "symmetric" in marks else clause.args[:1]
        if "symmetric" in marks and not clause.word.is_truth:
            found = (*found, clause.value)
        people = [who for arg in found for who in (arg if type(arg) is tuple else (arg,)) if isinstance(who, str)]
        people = [who for who in people if self.stage.world.is_person(who) and not self._is_still_there(who, clause)]
        alive = [self.conditions.is_alive(who, step) for who in people]
        return all(alive)

    def _is_still_there(self, who: str, clause: Clause) -> bool:
        """Whether it only says where a dead body is known to be."""
        return clause.word.name == AT and self.stage.where(who) == clause.value

    def _taken(self, expr: Expr, word: Word) -> Expr | None:
        """Of a tie that holds both ways the other way, if somebody else is told to have it there."""
        if "symmetric" not in word.marks or not isinstance(expr, Compare) or expr.op != "==":
            return None
        read, other = expr.left, expr.right
        if not isinstance(read, Read) or len(read.args) != 1 or not isinstance(other, Const):
            return None
        if isinstance(other.value, Special):
            return None
        turned = Read(read.property, (other,))
        found = self.stage.root.get((read.property, other.value))
        return (
            None if isinstance(found, Special) or Const(found) == read.args[0] else Compare("==", turned, read.args[0])
        )

    def _outlived(self, expr: Expr) -> bool:
        """Whether a tie is told that was so until one of the two died: whose wife she was she may be called."""
        fluents = self.conditions.fluents(expr)
        people = [*(arg for fluent in fluents for arg in fluent[1:]), *_values(expr)]
        was = self.stage.changes(self.stage.world.binder.made_so(expr))
        has_been = any(each in self.stage.ever for each in was)
        return has_been and any(self.stage.world.is_person(who) and self.conditions.is_dead(who) for who in people)

    def _whereabouts(self, expr: Expr, step: Step) -> None:
        """Somebody or something is told to be at a place; those who are there see it."""
        self.conditions.meet(Need(expr, "place", self._subject(expr)), step, [], is_told=True)
        self._told(expr, step)

    def claims(self, clause: Clause, told: Told) -> list[Expr]:
        """What a fact's clause says, one condition for each of those it is said of."""
        found: list[Expr] = []
        for values in self.stage.people.arguments(clause, told.passage.id):
            read = Read(clause.word.name, tuple(Const(value) for value in values))
            for claim in self._valued(clause, read):
                whole = Not(claim) if is_contrary(clause) else claim
                found.append(self.stage.world.meanings.condition(whole))
        return found

    def _valued(self, clause: Clause, read: Read) -> Iterator[Expr]:
        contents = self.stage.world.contents
        if clause.word.is_truth:
            yield Not(read) if clause.value is False else read
            return
        values = clause.value if type(clause.value) is tuple else (clause.value,)
        for value in values:
            if value is None:
                yield from [contents._valued(read, None)]
            else:
                yield Compare("==", read, Const(contents.value(value)))

    def _presence(self, clause: Clause, step: Step) -> None:
        """A place that a fact's line names is where the one is whom it is about."""
        if not clause.place_said or not isinstance(clause.place, str) or clause.word.name == AT:
            return
        for who in clause.args[0] if type(clause.args[0]) is tuple else clause.args[:1]:
            if isinstance(who, str) and self.stage.world.is_person(who) and not self.conditions.is_dead(who):
                need = at(who, clause.place)
                self.conditions.meet(need, step, [], is_told=True)

    def _told(self, expr: Expr, step: Step) -> None:
        """Make a claim so, and let those know it who know such things."""
        effect = self.stage.world.binder.made_so(expr)
        for fluent, new in self.stage.changes(effect):
            for each, value in self.stage.along(fluent, new):
                self.make(each, value)

    def make(self, fluent: Fluent, new: Value) -> None:
        """Make a fact so, and let those know it who know such things."""
        audience = self.stage.audience(fluent, new)
        if audience.people is None:
            before = len(self.stage.step.facts) if self.stage.step is not None else 0
            self.stage.put(fluent, new)
            self._publish_from(before)
        else:
            people = [who for who in sorted(audience.people, key=str) if who not in audience.hidden]
            people = [who for who in people if self.stage.world.is_person(who)]
            effect = assigning(fluent, new)
            self.stage.seen_how = "known"
            self.stage.happen("told", effect, lambda _: people)
            self.stage.seen_how = "saw"

    def _publish_from(self, before: int) -> None:
        """Let what has just become so, and what follows from it by rules, be known."""
        step = self.stage.step
        assert step is not None
        for change in step.facts[before:]:
            audience = self.stage.audience(change.fluent, change.new)
            self.stage.publish(change.fluent, change.new, audience)

    def _confirmed(self, expr: Expr) -> None:
        """What was only taken for granted is told now."""
        for fluent in self.conditions.fluents(expr):
            self.stage.assumed.discard(fluent)

    def _contradicted(self, expr: Expr, clause: Clause, step: Step) -> None:
        """A claim against which something stands: changed by a routine deed since, only ever assumed, or at odds."""
        stage = self.stage
        fluent = self.conditions.blamed(expr)
        origin = stage.origins.get(fluent) if fluent is not None else None
        begins = "starts" in clause.how and stage.root.get(fluent) in (False, NOTHING) if fluent is not None else False
        if fluent is None or origin is None or fluent in stage.assumed or begins:
            return
        lasting = "lasting" in clause.word.marks
        need = Need(expr, "fact", self._subject(expr))
        if not lasting and fluent[0] != ALIVE and self.conditions.bridged(need, step, []):
            return
        back = None if lasting else self.conditions.returning(expr)
        if back is not None:
            fluent = (AT, back)
            origin = stage.origins.get(fluent, origin)
        root = self.conditions.root_of(fluent, expr, origin)
        role = (
            "lasting"
            if lasting
            else "return"
            if back is not None
            else "same passage"
            if origin.passage == step.passage
            else self._changeable(clause.word)
        )
        text = self.conditions.text(expr)
        found = stage.root.get(fluent)
        others = self.conditions.in_the_way(expr) if not lasting else ()
        who = fluent[1] if len(fluent) > 1 else None
        self.run.failures.append(
            Failure("fact", step, text, expr, who, fluent, None, found, origin, others, role=role, root=root)
        )

    def _subject(self, expr: Expr) -> Value:
        return next((fluent[1] for fluent in self.conditions.fluents(expr) if len(fluent) > 1), None)

    def _changeable(self, word: Word) -> str:
        """Whether some deed changes a property (one untold, and not routine, may have), or it changes by itself.

        What only its bearer knows, feelings and the like, changes by itself.
        """
        if word.known_to is not None and word.known_to != "everyone":
            return "fleeting"
        meanings, words = self.stage.world.meanings, self.stage.world.world.words
        actions = [each for name, each in words.items() if name == each.name and each.kind == "action"]
        changed = any(a.property == word.name for each in actions for a in meanings.of(each).assignments)
        return "changeable" if changed else "fleeting"

    # Events that are told as facts

    def denied(self, told: Told, step: Step) -> None:
        """An event that is told not to have happened; what was told to have happened has happened all the same."""
        self._mark(told, step, False)
        if "never" in told.clause.how and told.clause.how & (LOOKS_BACK - {"stops"}):  # type: ignore[union-attr]
            self._lasts(told)

    def _lasts(self, told: Told) -> None:
        """A state that is told never to be ended again by what ends it lasts: who never gets up again keeps his bed."""
        clause = told.clause
        assert clause is not None
        meaning = self.stage.world.meanings.of(clause.word)
        ends = meaning.assignments
        if len(ends) != 1 or ends[0].value != FALSE:
            return
        for values in self.stage.people.arguments(clause, told.passage.id):
            slots = {slot.name: each for slot, each in zip(clause.word.slots, values)}
            for fluent, _ in self.stage.changes(self.stage.world.binder.effect(meaning.effect, slots)):
                self.make(fluent, True)

    def has_happened(self, told: Told, step: Step) -> None:
        """An event that is given as a reason: it has happened, with no more said about it."""
        self._mark(told, step, True)

    def _mark(self, told: Told, step: Step, value: bool) -> None:
        clause = told.clause
        assert clause is not None
        said = clause if value else of_nobody(clause)
        for values in self.stage.people.arguments(said, told.passage.id):
            step.words = (*step.words, (clause.word, values))
            fluent: Fluent = (clause.word.name, *values)
            if said is not clause:
                self.knowing.not_told(clause.word, values, step)
                self.stage.put(fluent, value, [who for who in values[:1] if self.stage.world.is_person(who)])
            elif self.stage.root.get(fluent) is OPEN:
                self.make(fluent, value)
            elif not value:
                self._has_happened_all_the_same(clause, fluent, step)

    def _has_happened_all_the_same(self, clause: Clause, fluent: Fluent, step: Step) -> None:
        """An event told never to have happened, or not to happen in the passage that tells it, was told to happen."""
        origin = self.stage.origins.get(fluent)
        if origin is None or step.span is None or self.stage.root.get(fluent) is not True:
            return
        speaks_of_then = bool(clause.how & LOOKS_BACK) or any(time.orders for time in clause.times)
        never = "never" in clause.how and not clause.how & LOOKS_BACK
        was = "fails" not in clause.how and ("perfect" in clause.how or self.tense.is_past(step.span))
        if never or (origin.passage == step.passage and not speaks_of_then):
            role = "same passage"
        elif was and not speaks_of_then and not clause.place_said:
            # it may be another occasion
            role = "changeable"
        else:
            return
        who = fluent[1] if len(fluent) > 1 else None
        text = self.conditions.text(Not(Read(str(fluent[0]), tuple(Const(arg) for arg in fluent[1:]))))
        self.run.failures.append(Failure("fact", step, text, None, who, fluent, None, True, origin, role=role))

    def origins_of(self, told: Told, step: Step) -> list[str]:
        """The steps that made what a line tells so; the line itself where nothing did before."""
        clause = told.clause
        assert clause is not None
        found: list[str] = []
        for values in self.stage.people.arguments(clause, told.passage.id):
            origin = self.stage.origins.get((clause.word.name, *values))
            found.append(origin.id if origin is not None else step.id)
        return list(dict.fromkeys(found))


def _values(expr: Expr) -> list[Value]:
    """What a claim says that a property's value is."""
    return [expr.right.value] if isinstance(expr, Compare) and isinstance(expr.right, Const) else []
