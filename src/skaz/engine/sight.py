"""Who sees a deed, and what they see to be so besides what it does."""

from __future__ import annotations

from skaz.engine.conditions import Conditions
from skaz.engine.deed import Deed, place_of
from skaz.engine.deeds import Deeds
from skaz.engine.expressions import reading, reads_of, variables_of
from skaz.engine.form import of_form
from skaz.engine.meaning import AT
from skaz.engine.ready import constant
from skaz.engine.reference.evaluate import fluent_at, holds, value
from skaz.engine.speech import is_passed_on
from skaz.engine.stage import Stage
from skaz.engine.supposing import is_plain
from skaz.engine.watching import Watching
from skaz.model.logic import OPEN, And, Compare, Expr, Read, Special, Value, Var


class Sight:
    """Who sees what on a stage."""

    def __init__(self, stage: Stage, deeds: Deeds, conditions: Conditions) -> None:
        self.stage = stage
        self.deeds = deeds
        self.conditions = conditions
        self.forms = deeds.forms
        self._plain: dict[int, tuple[Expr, tuple[str, ...], bool]] = {}
        """The places that words name as those of their watchers, in plain properties, with their variables.

        Last, whether that is where somebody is.
        """

    def own(self, deed: Deed) -> list[Value]:
        """The deed's own people, who always see it, and their groups."""
        return self.stage.people.witnesses(self.taking_part(deed))

    def seen_by(self, deed: Deed, place: Value, taking_part: list[Value]) -> list[Value]:
        """All who see a deed: its own people, and those at its place or whom its word names."""
        found = dict.fromkeys([*taking_part, *self._others(deed, place)])
        is_person, is_dead = self.stage.world.is_person, self.conditions.is_dead
        living = [who for who in found if who is not None and is_person(who)]
        if self.stage.knows_of_death:
            living = [who for who in living if not is_dead(who)]
        return self.stage.people.witnesses(living)

    def _others(self, deed: Deed, place: Value) -> list[Value]:
        watchers = deed.word.watchers
        if watchers is None:
            if deed.is_secret:
                return []
            return self.hearers(deed, place) if "private" in deed.word.marks else self._present(deed, place)
        found = list(self.stage.world.characters) if watchers.everyone and not deed.is_secret else []
        slots = deed.slots
        found.extend([slots.get(t.name) if type(t) is Var else self._slot(t, deed) for t in watchers.people])
        for term in () if deed.is_secret else watchers.places:
            found.extend(self.stage.present(self._slot(term, deed)))
        return found

    def _present(self, deed: Deed, place: Value) -> list[Value]:
        return self.stage.present(self._where(deed, place))

    def hearers(self, deed: Deed, place: Value) -> list[Value]:
        """Those who are addressed where a deed might have named whom it is addressed to, and does not: all there."""
        if deed.is_secret or not deed.meaning.with_slots or deed.slots[deed.meaning.with_slots[0]] is not None:
            return []
        taking_part = self.deeds.participants(deed)
        return [who for who in self._present(deed, place) if who not in taking_part]

    def taking_part(self, deed: Deed) -> list[Value]:
        """Those who do it or are there for it, and those to whom it is done unless they are told to be elsewhere.

        Where a word names who sees it, those who must only be there too see it if it names them.
        """
        if deed.word.watchers is not None and not deed.is_secret and "private" not in deed.word.marks:
            people = self._in_person(deed)
        else:
            people = list(dict.fromkeys(self._concerned(deed)))
        return [who for who in people if not self.conditions.is_dead(who)] if self.stage.knows_of_death else people

    @of_form
    def _in_person(self, deed: Deed) -> list[Value]:
        return list(dict.fromkeys(self._concerned(deed)))

    def _concerned(self, deed: Deed) -> list[Value]:
        own = [*self.deeds.participants(deed), *self.deeds.met(deed)]
        if deed.word.watchers is not None:
            own = [who for who in own if who in deed.doers or who not in deed.others]
        own.extend(
            who for name, _ in deed.meaning.companions if self.stage.world.is_person(who := deed.slots.get(name))
        )
        if deed.is_secret or "private" in deed.word.marks:
            own.extend(who for name, who in deed.slots.items() if name == "with" and who is not None)
            own.extend(who for who in self._answered(deed) if self._may_notice(deed, who))
        elif deed.word.watchers is None:
            own.extend(who for who in self.deeds.noticing(deed) if self._may_notice(deed, who))
        return own

    def _answered(self, deed: Deed) -> list[Value]:
        """Those whose request a deed grants or refuses: they are told so."""
        terms = (term for each in deed.meaning.settles for term in each.args)
        found = [deed.slots.get(term.name) for term in terms if isinstance(term, Var)]
        return [who for who in found if who is not None and self.stage.world.is_person(who)]

    def _may_notice(self, deed: Deed, who: Value) -> bool:
        doer = self.deeds.first(deed)
        if doer is None or doer == who:
            return True
        return self.stage.world.places.meets(self.stage.where(doer), self.stage.where(who)) is not False

    def _slot(self, term: Expr, deed: Deed) -> Value:
        if isinstance(term, Var):
            return deed.slots.get(term.name)
        known = self._plain.get(id(term))
        if known is None:
            plain = self.stage.world.meanings.term(term)
            is_place_of = isinstance(plain, Read) and plain.property == AT and isinstance(plain.args[0], Var)
            known = self._plain[id(term)] = plain, tuple(variables_of(plain)), is_place_of
        plain, names, is_place_of = known
        for name in names:
            if deed.slots[name] is None:
                return None
        found = self.stage.where(deed.slots[names[0]]) if is_place_of else value(plain, self.stage.root, deed.slots)
        return None if isinstance(found, Special) else found

    def _where(self, deed: Deed, place: Value) -> Value:
        """Where a deed happens: where its doer is, else where its line puts it."""
        first = self.deeds.first(deed)
        where = self.stage.where(first) if first is not None else OPEN
        return where if where is not OPEN else OPEN if place is None else place

    def watching(self, seen: list[Value], own: list[Value]) -> Watching:
        """Who sees a deed, for the engine: in somebody's mind its own people do, and those at the same spot as he."""
        return Watching(seen, own, self.stage.spots(seen))

    def condition(self, deed: Deed) -> Expr:
        """What those who see the deed see to be so: the facts it rests on, and where its people are.

        What is passed on in words is not seen.
        """
        parts: dict[object, Expr] = {}
        passed_on = is_passed_on(deed)
        for need in self.deeds.conditions(deed):
            if passed_on and need.role == "content":
                continue
            if holds(need.expr, self.stage.root, {}) is not True:
                continue
            if is_plain(need.expr):
                parts[need.expr] = need.expr
            else:
                for read in reads_of(need.expr):
                    self._add_as_is(read, parts)
        for who in self.deeds.participants(deed):
            where = self.stage.where(who)
            if where is not OPEN:
                parts[AT, who] = Compare("==", place_of(who), constant(where))
        return And(tuple(parts.values()))

    def _add_as_is(self, read: Read, parts: dict[object, Expr]) -> None:
        """Add a property with the value it has, if it has one."""
        fluent = fluent_at(read, self.stage.root, {})
        found = OPEN if fluent is None else self.stage.root.get(fluent)
        if fluent is not None and found is not OPEN:
            parts[fluent] = Compare("==", reading(fluent), constant(found))
