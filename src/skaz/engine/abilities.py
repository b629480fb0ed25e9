"""What somebody is unable to do: told by denying that he can, lifted when he can again, held against what he does.

``Anna can never walk again`` tells a fact: ``unable_for_good(Anna, walk(Anna))``; without ``never`` it is ``unable``. A
vocabulary may say by rules what else is so then: who can no longer walk is lame. Not doing it is no finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from skaz.engine.contents import is_contrary
from skaz.engine.deed import Deed, deed_of, happened
from skaz.engine.expressions import reading
from skaz.engine.facts import Facts
from skaz.engine.meaning import ALIVE, AT
from skaz.engine.order import Told
from skaz.engine.reference.state import Fluent
from skaz.engine.run import Failure, Run, Step
from skaz.engine.stage import Stage
from skaz.engine.words import FOR_GOOD, INABILITIES, UNABLE, Words, parts_said
from skaz.model.language import language
from skaz.model.lines.formal import clause_text
from skaz.model.logic import Expr, Matter, Not, Value
from skaz.model.telling import Clause, Content, is_several
from skaz.model.world import Word

#: Being able: now, then, and at some time to come.
CAN, COULD, WILL = "modal:can", "modal:could", "modal:will"
#: With these a line says of no time that it is so.
UNSURE = frozenset({"seems", "tries", "fails", "lead:until", "lead:before"})
#: By these a line says that it is so from then on, and not on one occasion only.
FROM_THEN_ON = frozenset({"never", "no-longer"})


class Abilities:
    """What people are unable to do on one stage."""

    def __init__(self, stage: Stage, words: Words, facts: Facts, run: Run) -> None:
        self.stage = stage
        self.words = words
        self.facts = facts
        self.run = run
        self._passing: set[int] = set()
        """The lines that may speak of one occasion: ``cannot find the key``, ``that night she cannot sleep``."""

    # Lines that tell it

    def as_facts(self, told: Told) -> list[Told]:
        """A line that denies that people can do something, as the facts that each is unable to; any other as it is.

        That somebody can do it again is the fact that he is no longer unable to.
        """
        clause = told.clause
        if clause is None or told.mode != "content" or clause.conditions or not _speaks_of_ability(clause):
            return [told]
        word = self.stage.world.world.words.get(FOR_GOOD if "never" in clause.how else UNABLE)
        if word is None:
            return [told]
        if not clause.how & FROM_THEN_ON and (told.times or len([a for a in clause.args if a is not None]) > 1):
            self._passing.add(told.at)
        facts = [self._fact(word, who, clause) for who in self._doers(clause)]
        known = [each for each in facts if not each.negated or self._inabilities_of(each)]
        return [replace(told, mode="ability", clause=each) for each in known] or [told]

    @staticmethod
    def _fact(word: Word, who: str, clause: Clause) -> Clause:
        """That somebody is unable to do what a clause says, or where it says that he can, that he is not."""
        is_tie = clause.word.kind == "property" and not clause.word.is_truth
        args, value = (clause.args, who) if is_tie else ((who, *clause.args[1:]), clause.value)
        deed = Clause(clause.word, args, value, start=clause.start, end=clause.end)
        how: frozenset[str] = frozenset() if clause.negated else frozenset({"not"})
        what = Content("to", (deed,), clause_text(deed))
        return Clause(word, (who, what), how=how, times=clause.times, start=clause.start, end=clause.end)

    def _doers(self, clause: Clause) -> tuple[str, ...]:
        """Who is unable to do what a clause says; of states only of those that come and go by what he does."""
        word = clause.word
        is_state = word.kind == "property" and word.name not in (AT, ALIVE) and "lasting" not in word.marks
        if word.kind != "action" and (not is_state or word.definition is not None):
            return ()
        is_tie = word.kind == "property" and not word.is_truth
        found = clause.value if is_tie else clause.args[0] if clause.args else None
        people = found if is_several(found) else (found,)
        return tuple(who for who in people if isinstance(who, str) and self._is_living(who))

    def _is_living(self, who: str) -> bool:
        return self.stage.world.is_person(who) and self.stage.root.get((ALIVE, who)) is not False

    def tell(self, told: Told, step: Step) -> None:
        """Make it so that somebody is unable to do something, or is no longer."""
        clause = told.clause
        assert clause is not None
        for expr in self.facts.claims(clause, told):
            for fluent in self.facts.conditions.fluents(expr):
                if isinstance(expr, Not):
                    self._lift((UNABLE, *fluent[1:]))
                elif self.stage.root.get(fluent) is not True:
                    self.facts.make(fluent, True)

    def _inabilities_of(self, fact: Clause) -> list[Fluent]:
        """The inabilities that a fact speaks of."""
        who, what = (self.stage.world.contents.value(arg) for arg in fact.args)
        return [fluent for fluent in self._inabilities(who) if fluent[2] == what]

    # What goes against it

    def event(self, told: Told, step: Step) -> None:
        """Somebody does something, in person: he was able to."""
        clause = told.clause
        assert clause is not None
        is_past = "perfect" in clause.how and language(self.run.telling.language).style.past != "perfect"
        if told.mode == "attempt" or "stops" in clause.how or is_past or step.same_as is not None:
            return
        if self.stage.spoken_of.isdisjoint(INABILITIES):
            return
        for word, args in step.words:
            deed = deed_of(self.stage.world.meanings.of(word), args)
            for each in (deed, deed.turned):
                if each is not None:
                    self._done(each, step)

    def _done(self, deed: Deed, step: Step) -> None:
        for who in dict.fromkeys((*deed.doers, *deed.args[:1])):
            for fluent in self._inabilities(who):
                meant = [self.words.meant(part) for part in _parts(fluent)]
                if any(each is not None and _is_the_same(each, deed) for each in meant):
                    self._against(fluent, step)

    def fact(self, told: Told, step: Step) -> None:
        """A line tells so what somebody was unable to bring about."""
        clause = told.clause
        assert clause is not None
        doers = () if is_contrary(clause) else self._doers(clause)
        for fluent in [each for who in doers for each in self._inabilities(who)]:
            if any(expr in _parts(fluent) for expr in self.facts.claims(clause, told)):
                self._against(fluent, step)

    def _against(self, fluent: Fluent, step: Step) -> None:
        """Write down that somebody does what he was unable to do, and go on as if the telling were right."""
        for_good = (FOR_GOOD, *fluent[1:])
        is_for_good = self.stage.root.get(for_good) is True
        told = for_good if is_for_good else fluent
        origin = self.stage.origins.get(told)
        if origin is not None and origin is not step:
            role = "lasting" if is_for_good else "fleeting" if origin.told_at in self._passing else "changeable"
            text = self.facts.conditions.text(Not(reading(told)))
            self.run.failures.append(Failure("fact", step, text, None, told[1], told, None, True, origin, role=role))
        self._lift(fluent)

    # Which there are

    def _inabilities(self, who: Value) -> list[Fluent]:
        """What somebody is unable to do, each thing once; that of which all has ended that followed is lifted."""
        found: dict[tuple[Value, ...], Fluent] = {}
        if self.stage.spoken_of.isdisjoint(INABILITIES):
            return []
        for name in INABILITIES:
            for fluent in self.stage.joins.facts(name, {0: who}, self.stage.root):
                if self.stage.root.get(fluent) is True and len(fluent) == 3:
                    found.setdefault(fluent[1:], fluent)
        for fluent in found.values():
            if self._has_ended(fluent):
                self._lift(fluent)
        return [fluent for fluent in found.values() if self.stage.root.get(fluent) is True]

    def _following(self, fluent: Fluent) -> Iterator[Fluent]:
        """The states that followed by rules from being unable: that he is lame."""
        origin = self.stage.origins.get(fluent)
        for change in origin.facts if origin is not None else ():
            if change.rule and change.new is True and change.fluent[0] not in INABILITIES:
                yield change.fluent

    def _has_ended(self, fluent: Fluent) -> bool:
        if self.stage.root.get((FOR_GOOD, *fluent[1:])) is True:
            return False
        states = list(self._following(fluent))
        return bool(states) and not any(self.stage.root.get(state) is True for state in states)

    def _lift(self, fluent: Fluent) -> None:
        """Somebody is no longer unable to do something, nor in the state that followed from that alone."""
        ended = [(name, *fluent[1:]) for name in INABILITIES]
        origin = self.stage.origins.get(fluent)
        ended.extend(state for state in self._following(fluent) if self.stage.origins.get(state) is origin)
        for each in ended:
            if self.stage.root.get(each) is True:
                self.facts.make(each, False)


def _speaks_of_ability(clause: Clause) -> bool:
    """Whether a clause says that somebody is unable to do something, or is able to again."""
    how = clause.how
    modals = {mark for mark in how if mark.startswith("modal:")}
    if how & UNSURE or ("not" not in how and "again" not in how):
        return False
    if clause.word.kind != "action" and "not" in how and not how & FROM_THEN_ON:
        return False  # that somebody cannot be so is a guess
    if modals == {COULD}:
        return "no-longer" in how or {"never", "again"} <= how
    return modals == {CAN} or (modals == {CAN, WILL} and bool(how & FROM_THEN_ON))


def _is_the_same(meant: Deed, deed: Deed) -> bool:
    """Whether a deed is the one meant: the same word, and with all that is named."""
    return meant.word is deed.word and happened(meant)[0] in happened(deed)


def _parts(fluent: Fluent) -> list[Expr]:
    """What a fact about a content says of it, part by part."""
    content = next((arg.expr for arg in fluent if isinstance(arg, Matter)), None)
    return list(parts_said(content))
