"""Events: what is needed is met, then they happen, are seen, and leave behind that they happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import combinations

from skaz.engine.conditions import Conditions, plain, reads_of
from skaz.engine.deeds import Deed, Deeds, Need, happened, place_of
from skaz.engine.meaning import ALIVE, AT, INSIDE
from skaz.engine.order import Told
from skaz.engine.reference.evaluate import fluent_at, holds, value
from skaz.engine.reference.state import State
from skaz.engine.requests import Requests
from skaz.engine.run import Lie, Presupposed, Run, Step
from skaz.engine.stage import Stage
from skaz.model.lines.formal import signed_text
from skaz.model.logic import (
    OPEN,
    TRUE,
    And,
    Assign,
    Believes,
    Compare,
    Const,
    Expr,
    Matter,
    Read,
    Special,
    Value,
    Var,
)
from skaz.model.telling import Clause, Scene
from skaz.model.world import Word

#: Of so many people in one event it is remembered who took part with whom.
MOST_TOGETHER = 8


class Events:
    """Lets events happen on a stage. ``reasons`` are the steps that the next event gives as its reasons."""

    def __init__(self, stage: Stage, deeds: Deeds, conditions: Conditions, requests: Requests, run: Run) -> None:
        self.stage = stage
        self.deeds = deeds
        self.conditions = conditions
        self.requests = requests
        self.run = run
        self.reasons: list[str] = []
        self._met: dict[frozenset[Value], str] = {}
        """The last event in which two people took part together."""

    # Lines

    def scene(self, scene: Scene, step: Step) -> None:
        """Those named are at the place, and see each other there."""
        step.place = scene.place
        also: list[Expr] = []
        for who in scene.who:
            self._there(who, scene.place, step, also)
        facts = [
            ((AT, each), self.stage.root.get((AT, each))) for who in scene.who for each in self.stage.people.along(who)
        ]
        known = And(tuple(Assign(_read(fluent), Const(where)) for fluent, where in facts))
        people = [who for who in scene.who if self.stage.world.is_person(who)]
        watchers = self.stage.people.witnesses(people)
        step.seen_by = tuple(str(who) for who in watchers)
        self.stage.happen("scene", known, lambda _: watchers)

    def _there(self, who: Value, place: Value, step: Step, also: list[Expr]) -> None:
        """Somebody is told to be at a place."""
        if self.deeds.has_alive and self.stage.world.is_person(who):
            self.conditions.meet(Need(Read(ALIVE, (Const(who),)), "alive", who), step, also)
        need = Need(Read(INSIDE, (place_of(who), Const(place))), "place", who)
        self.conditions.meet(need, step, also, is_told=True)
        also.append(need.expr)

    def event(self, told: Told, step: Step) -> None:
        """An event, a habit or an attempt."""
        clause = told.clause
        assert clause is not None
        if clause.ref is not None and clause.ref.kind == "same as" and self._same(clause.ref.target, clause, step):
            return
        deeds = self._deeds(told, clause)
        place = clause.place if clause.place_said else None
        place = place if isinstance(place, str) else None
        if "where:way" in clause.how:
            place = None
        step.words = tuple((deed.word, deed.args) for deed in deeds)
        if len(deeds) == 1:
            step.text = signed_text(clause, self.deeds.matter_text(deeds[0]))
        self._looks_back(clause, deeds, step)
        self._recalls(clause, deeds, step)
        if not clause.place_said and isinstance(clause.place, str):
            self._carried(deeds, clause.place, step)
        also: list[Expr] = []
        for deed in deeds:
            for need in self.deeds.needs(deed, place):
                if told.mode != "told" and need.role in ("condition", "content"):
                    continue
                if self.conditions.meet(need, step, also, is_told=need.role == "place"):
                    also.append(need.expr)
        step.causes.extend(cause for cause in self.reasons if cause not in step.causes and cause != step.id)
        self.reasons = []
        self._wanted(clause, deeds)
        if told.mode == "told" and "stops" not in clause.how:
            self.do(deeds, step, place)
        elif told.mode == "habit":
            self._habit(deeds, step, place)
        else:
            step.seen_by = tuple(str(who) for deed in deeds for who in self.deeds.participants(deed))

    def _deeds(self, told: Told, clause: Clause) -> list[Deed]:
        """The deeds of a clause, one for each combination of people, with what was left out filled in."""
        meaning = self.stage.world.meanings.of(clause.word)
        place = clause.place if isinstance(clause.place, str) else self._place_of_others(clause)
        present = tuple(self.stage.present(place)) if place is not None else ()
        label = told.event or told.passage.id
        found = self.stage.people.arguments(clause, label, present)
        company = tuple(clause.company)
        deeds = [Deed(meaning, {s.name: v for s, v in zip(clause.word.slots, args)}, company) for args in found]
        return [self.deeds.completed(deed, self.stage.root, self.stage.recent) for deed in deeds]

    def _place_of_others(self, clause: Clause) -> Value:
        for arg in clause.args:
            if isinstance(arg, str) and self.stage.world.is_person(arg):
                place = self.stage.root.get((AT, arg))
                return None if isinstance(place, Special) else place
        return None

    # References and words that look back

    def _same(self, target: str, clause: Clause, step: Step) -> bool:
        """An event told again: it is the one that it names, and does nothing more."""
        steps = [s for s in self.run.steps if s.kind == "event" and s.mode != "bridge" and target in (s.id, s.passage)]
        steps = [s for s in steps if any(word is clause.word for word, _ in s.words)] or steps
        if not steps:
            return False
        first = steps[0]
        step.same_as = first.id
        step.words = first.words
        step.causes.append(first.id)
        step.seen_by = first.seen_by
        return True

    def _recalls(self, clause: Clause, deeds: list[Deed], step: Step) -> None:
        """What somebody recalls must have happened, and be known to them; both are presupposed where not told."""
        if clause.ref is None or clause.ref.kind != "recalls":
            return
        steps = [s for s in self.run.steps if clause.ref.target in (s.id, s.passage)]
        step.causes.extend(s.id for s in steps if s.kind == "event" and s.id not in step.causes)
        for deed in deeds:
            for who in deed.doers:
                if steps and not any(str(who) in s.seen_by for s in steps):
                    text = f"{who} knows of {clause.ref.target}"
                    step.presupposed.append(Presupposed(text, None, None, False, -1))

    def _looks_back(self, clause: Clause, deeds: list[Deed], step: Step) -> None:
        """``again`` and the like: it must have been so before, in whatever way it is told."""
        if not clause.how & {"again", "still", "no-longer", "continues", "stops", "any-more"}:
            return
        for number, deed in enumerate(deeds):
            before = self._before(deed)
            if before is None:
                text = self.deeds.matter_text(deed)
                step.presupposed.append(Presupposed(f"{text} before", None, None, False, -1, number))
                step.looks_back = True
            elif before and before not in step.causes:
                step.causes.append(before)

    def _before(self, deed: Deed) -> str | None:
        """The step in which a deed, or all that it brings about, was so before; None if in none."""
        stage = self.stage
        fact = (deed.word.name, *deed.args)
        for fluent in (fact, *self._alike(deed)):
            if (fluent, True) in stage.ever:
                return stage.origins[fluent].id if fluent in stage.origins else ""
        people = self.deeds.participants(deed)
        if deed.word.effects is None and len(people) > 1:
            return self._met.get(frozenset(people[:2]))
        effect = stage.world.binder.effect(deed.meaning.effect, deed.slots)
        changes = stage.changes(effect)
        if changes and all(change in stage.ever for change in changes):
            return ""
        for fluent, new in changes:
            if isinstance(new, str) and self._had_to_do(fluent, new):
                return ""
        return None

    def _alike(self, deed: Deed) -> list[tuple[Value, ...]]:
        """Facts that the same was done with something else left out."""
        needed = {i: deed.slots[s.name] for i, s in enumerate(deed.word.slots) if not s.optional}
        return self.stage.joins.facts(deed.word.name, needed, self.stage.root)[:20]

    def _had_to_do(self, fluent: tuple[Value, ...], new: Value) -> bool:
        """Whether any told fact has had this value for the same person: a home is a place where one has been."""
        found = self.stage.joins.given.by.get(("home", -1, new), {})
        return ("home", *fluent[1:]) in found or (("home", *fluent[1:]), new) in self.stage.ever

    # Happening

    def do(self, deeds: list[Deed], step: Step, place: Value = None) -> None:
        """Let deeds happen whose needs are met."""
        watchers: dict[Value, None] = {}
        for deed in deeds:
            people = self.deeds.participants(deed)
            for pair in combinations(people[:MOST_TOGETHER], 2):
                self._met[frozenset(pair)] = step.id
            self._lied(deed, step)
            effect = self._effect(deed, step, place)
            seen = self._seen_by(deed, place)
            own = self._own(deed)
            self.stage.speaker = next(iter(deed.doers), None) if deed.doers else self._first(deed)
            self.stage.told_how, self.stage.found_how = self._ways(deed, step)
            self.stage.happen(deed.word.name, effect, _watching(seen, own, self._spots(seen)), self._condition(deed))
            self.requests.done(deed, step)
            self.requests.rest()
            watchers.update(dict.fromkeys(seen))
        step.seen_by = tuple(str(who) for who in watchers)
        step.words = tuple((deed.word, deed.args) for deed in deeds)

    def _habit(self, deeds: list[Deed], step: Step, place: Value) -> None:
        """A habit is told to have happened; single occasions of it are not replayed."""
        for deed in deeds:
            effect = And(tuple(Assign(read, TRUE) for read in happened(deed)))
            own = self._own(deed)
            self.stage.happen(deed.word.name, effect, lambda _, own=own: own)  # type: ignore[misc]
        step.seen_by = tuple(str(who) for deed in deeds for who in self._own(deed))

    def _first(self, deed: Deed) -> Value:
        return next((v for v in deed.slots.values() if self.stage.world.is_person(v)), None)

    def _effect(self, deed: Deed, step: Step, place: Value) -> Expr:
        """The deed's effect, with places that depend on other places worked out, and closed groups along."""
        effect = self.deeds.effect(deed)
        parts = list(effect.parts) if isinstance(effect, And) else [effect]
        moves = [part for part in parts if _is_move(part)]
        if not moves:
            return effect
        others = [part for part in parts if not _is_move(part)]
        placed = self._places_after(moves, step, place)
        for who, where in placed.items():
            for each in self.stage.people.along(who):
                others.append(Assign(place_of(each), Const(where)))
        return And(tuple(others))

    def _places_after(self, moves: list[Expr], step: Step, place: Value) -> dict[Value, Value]:
        """Where each of those who move is then; who comes to where somebody is comes to where that one is then."""
        stage = self.stage
        fixed: dict[Value, Value] = {}
        following: list[tuple[Value, Value]] = []
        for move in moves:
            assert isinstance(move, Assign)
            assert isinstance(move.target, Read)
            who = value(move.target.args[0], stage.root, {})
            source = move.value
            if isinstance(source, Read) and source.property == AT:
                following.append((who, value(source.args[0], stage.root, {})))
            elif not isinstance(who, Special):
                found = value(source, stage.root, {})
                if who not in fixed or fixed[who] is OPEN:
                    fixed[who] = found
        for who, whom in following:
            if isinstance(who, Special) or isinstance(whom, Special):
                continue
            there = fixed.get(whom, stage.root.get((AT, whom)))
            if there is OPEN:
                there = fixed.get(who, place if place is not None else OPEN)
                if there is not None and there is not OPEN:
                    self._taken_to_be(whom, there, step)
            if who not in fixed or fixed[who] is OPEN or there is not OPEN:
                fixed[who] = fixed[who] if who in fixed and not isinstance(fixed[who], Special) else there
        return fixed

    def _taken_to_be(self, who: Value, where: Value, step: Step) -> None:
        """Somebody of whose place nothing is told is taken to be where he is met."""
        need = Need(Read(INSIDE, (place_of(who), Const(where))), "place", who)
        self.conditions.meet(need, step, [])

    def _condition(self, deed: Deed) -> Expr:
        """What those who see the deed see to be so: the facts it rests on, and where its people are."""
        root = self.stage.root
        parts: dict[Expr, None] = {}
        for need in self.deeds.conditions(deed):
            if holds(need.expr, root, {}) is not True:
                continue
            if plain(need.expr) == need.expr:
                parts[need.expr] = None
                continue
            for read in reads_of(need.expr):
                parts.update(self._as_is(read))
        for who in self.deeds.participants(deed):
            parts.update(self._as_is(place_of(who)))
        return And(tuple(parts))

    def _as_is(self, read: Read) -> dict[Expr, None]:
        """A property with the value it has, if it has one."""
        fluent = fluent_at(read, self.stage.root, {})
        if fluent is None or self.stage.root.get(fluent) is OPEN:
            return {}
        return {Compare("==", _read(fluent), Const(self.stage.root.get(fluent))): None}

    # Who sees it

    def _own(self, deed: Deed) -> list[Value]:
        """The deed's own people, who always see it, and their groups."""
        return self.stage.people.witnesses(self._taking_part(deed))

    def _taking_part(self, deed: Deed) -> list[Value]:
        own = [*self.deeds.participants(deed)]
        if "private" not in deed.word.marks and deed.word.watchers is None:
            own.extend(who for who in self.deeds.persons(deed) if who not in own and self._may_notice(deed, who))
        if "private" in deed.word.marks:
            own.extend(w for n, w in deed.slots.items() if n == "with" and w is not None and w not in own)
        return [who for who in own if not self.conditions.is_dead(who)]

    def _may_notice(self, deed: Deed, who: Value) -> bool:
        """Whether somebody to whom something is done may be there: not told to be elsewhere."""
        doer = self._first(deed)
        if doer is None or doer == who:
            return True
        root = self.stage.root
        return self.stage.world.places.meets(root.get((AT, doer)), root.get((AT, who))) is not False

    def _seen_by(self, deed: Deed, place: Value) -> list[Value]:
        """All who see a deed: its own people, and those at its place or whom its word names."""
        watchers = deed.word.watchers
        found = self._taking_part(deed)
        if watchers is not None:
            if watchers.everyone:
                found.extend(self.stage.world.characters)
            for term in watchers.people:
                found.append(self._slot(term, deed))
            for term in watchers.places:
                found.extend(self.stage.present(self._slot(term, deed)))
        elif "private" not in deed.word.marks:
            found.extend(self.stage.present(self._where(deed, place)))
        people = [
            w for w in found if w is not None and self.stage.world.is_person(w) and not self.conditions.is_dead(w)
        ]
        return self.stage.people.witnesses(people)

    def _slot(self, term: Expr, deed: Deed) -> Value:
        if isinstance(term, Var):
            return deed.slots.get(term.name)
        bound = self.stage.world.binder.term(self.stage.world.meanings.term(term), deed.slots)
        found = OPEN if bound is None else value(bound, self.stage.root, {})
        return None if isinstance(found, Special) else found

    def _where(self, deed: Deed, place: Value) -> Value:
        first = self._first(deed)
        where = self.stage.root.get((AT, first)) if first is not None else OPEN
        return (place if place is not None else OPEN) if where is OPEN else where

    def _spots(self, people: Iterable[Value]) -> dict[Value, Value]:
        return {who: self.stage.root.get((AT, who)) for who in people}

    # Words

    def _lied(self, deed: Deed, step: Step) -> None:
        """Somebody says what they take to be otherwise, or what they wrongly take to be so."""
        speaker = self._first(deed)
        content = next((v for s, v in deed.slots.items() if isinstance(v, Matter) and _is_told(deed.word, s)), None)
        if speaker is None or not isinstance(content, Matter) or content.expr is None:
            return
        believed = holds(content.expr, self.stage.root.mind(speaker), {})
        real = holds(content.expr, self.stage.root, {})
        hearer = next(iter(deed.others), None)
        if believed is False:
            self.run.lies.append(Lie(step, speaker, hearer, content.text, True))
        elif believed is True and real is False:
            self.run.lies.append(Lie(step, speaker, hearer, content.text, False))

    def _ways(self, deed: Deed, step: Step) -> tuple[str, str]:
        """How those who are told come by what they are told, and how the doer does who finds something out."""
        speaker = self._first(deed)
        lied = bool(self.run.lies) and self.run.lies[-1].step is step and self.run.lies[-1].is_lie
        told = f"lied to by {speaker}" if lied else f"told by {speaker}"
        if "source" in deed.slots:
            source = deed.slots["source"]
            sees = any(isinstance(part, Var) for part in deed.meaning.condition)
            found = f"told by {source}" if source is not None else "saw" if sees else "told by somebody"
        else:
            found = "saw" if any(isinstance(part, Var) for part in deed.meaning.condition) else "inferred"
        return told, found

    # Motives

    def _wanted(self, clause: Clause, deeds: list[Deed]) -> None:
        """What an event is done for is wanted by its doer, from before it until it is so or given up."""
        if "wants" not in self.stage.world.world.words:
            return
        for purpose in clause.purposes:
            matter = self.stage.world.contents.value(purpose)
            for deed in deeds:
                for who in deed.doers:
                    self.requests.want(who, matter)

    # Places that carry on

    def _carried(self, deeds: list[Deed], place: str, step: Step) -> None:
        """A place that carries on from an earlier line is that of those whose place nobody ever told."""
        for deed in deeds:
            for who in self.deeds.participants(deed):
                fluent = (AT, who)
                if self.stage.root.get(fluent) is OPEN and fluent not in self.stage.origins:
                    need = Need(Read(INSIDE, (place_of(who), Const(place))), "place", who)
                    self.conditions.meet(need, step, [])

    # Why a bridge was needed

    def reason_for(self, deed: Deed, need: Need, step: Step) -> str:
        """The sentence that says why an untold deed was needed: who is needed where, and where he was last."""
        root = self.stage.root
        for fluent, new in self.stage.changes(self.deeds.effect(deed)):
            if fluent[0] == AT:
                last, origin = root.get(fluent), self.stage.origins.get(fluent)
                since = f" ({origin.passage})" if origin is not None and origin.passage else ""
                was = "" if isinstance(last, Special) else f"; {self._pronoun(fluent[1])} {self._was_at(last)}{since}"
                where = "elsewhere" if isinstance(new, Special) else self._at(new)
                return f"{step.id} needs {fluent[1]} {where}{was}"
        blamed = self.conditions.blamed(need.expr)
        origin = self.stage.origins.get(blamed) if blamed is not None else None
        since = f"; {origin.passage} tells otherwise" if origin is not None and origin.passage else ""
        return f"{step.id} needs {self.conditions.text(need.expr)}{since}"

    def _was_at(self, place: Value) -> str:
        return f"was last {self._at(place)}"

    def _at(self, place: Value) -> str:
        """A place after its preposition."""
        world = self.stage.world
        on = world.is_a(place, "vehicle")
        return f"{'on' if on else 'in' if world.places.is_wide(place) else 'at'} {place}"

    def _pronoun(self, who: Value) -> str:
        entity = self.stage.world.world.entities.get(str(who))
        if entity is None or not self.stage.world.is_person(who):
            return "it"
        return "they" if entity.plural else "she" if entity.gender == "female" else "he"


def _is_told(word: Word, slot: str) -> bool:
    """Whether a content slot is what others come to believe by the deed."""
    effects = word.effects
    parts = effects.parts if isinstance(effects, And) else (effects,)
    first = word.slots[0].name
    return any(
        isinstance(part, Believes) and part.what == Var(slot) and part.who != Var(first)
        for part in parts
        if part is not None
    )


def _is_move(part: Expr) -> bool:
    return isinstance(part, Assign) and isinstance(part.target, Read) and part.target.property == AT


def _read(fluent: tuple[Value, ...]) -> Read:
    return Read(str(fluent[0]), tuple(Const(arg) for arg in fluent[1:]))


def _watching(seen: list[Value], own: list[Value], spots: dict[Value, Value]) -> Callable[[State], Iterable[Value]]:
    """Who sees a deed, and who is believed by each of them to see it: its own people, and those at the same spot."""

    def watchers(state: State) -> Iterable[Value]:
        if not state.path or state.path[-1] in own:
            return seen
        here = spots.get(state.path[-1])
        return [who for who in seen if who in own or spots.get(who) == here]

    return watchers
