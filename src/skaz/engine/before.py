"""What a line takes to have been so before: ``again``, ``still``, ``no longer``, and references to what is recalled.

What nobody told is presupposed; it is a note, never more.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from skaz.engine.contents import is_contrary
from skaz.engine.deed import Deed
from skaz.engine.deeds import Deeds
from skaz.engine.meaning import ALIVE, HOME
from skaz.engine.nevers import Nevers
from skaz.engine.reference.state import Fluent
from skaz.engine.run import Failure, Presupposed, Run, Step
from skaz.engine.stage import Stage
from skaz.engine.supposing import plain
from skaz.engine.tense import Tense
from skaz.model.language import language
from skaz.model.logic import Compare, Expr, Not, Value
from skaz.model.telling import Clause, Content

#: Particles by which a line looks back to what was so.
LOOKS_BACK = frozenset({"again", "still", "no-longer", "any-more", "continues", "stops"})
#: Of so many people in one event it is remembered who took part with whom.
MOST_TOGETHER = 8
#: How many facts of one word about the same people are looked through for one that was told before.
MOST_ALIKE = 20


class Before:
    """Looks back on a stage."""

    def __init__(self, stage: Stage, deeds: Deeds, run: Run, tense: Tense, nevers: Nevers) -> None:
        self.stage = stage
        self.nevers = nevers
        self.deeds = deeds
        self.run = run
        self.tense = tense
        self._met: dict[frozenset[Value], str] = {}
        """The last event in which two people took part together."""
        self._first_met: dict[frozenset[Value], Step] = {}
        self._appeared: dict[Value, Step] = {}
        """Where each person is first told to do something or to be somewhere."""

    def took_part(self, people: list[Value], step: Step) -> None:
        """Remember that people were in one event."""
        for pair in map(frozenset, combinations(people[:MOST_TOGETHER], 2)):
            self._met[pair] = step.id
            self._first_met.setdefault(pair, step)

    def appear(self, people: Iterable[Value], step: Step) -> None:
        """Remember where people are first told of."""
        for who in people:
            self._appeared.setdefault(who, step)

    def first_of(self, clause: Clause, deeds: Iterable[Deed], step: Step) -> None:
        """A first meeting comes before all others, a birth before all that is told of the child."""
        for deed in deeds:
            is_first = "first" in deed.word.marks or "first-time" in clause.how
            people = self.deeds.persons(deed)[:2] if is_first else []
            if len(people) == 2:
                earlier = self._first_met.get(frozenset(people)) or self._fond(people[0], people[1])
                is_open = earlier is not None and (earlier.is_unordered or step.is_unordered)
                if earlier is not None and earlier is not step and not (is_open or self._looks_back_on(step, earlier)):
                    self.run.failures.append(Failure("first", step, step.text, None, people[0], made_by=earlier))
            for who in self.deeds.born(deed) if deed.meaning.is_of_life else ():
                earlier = self._appeared.get(who)
                if earlier is not None and earlier is not step and not self._looks_back_on(step, earlier):
                    self.run.failures.append(Failure("birth", earlier, earlier.text, None, who, made_by=step))

    def _looks_back_on(self, step: Step, earlier: Step) -> bool:
        """Whether a line speaks of what was while the story speaks of what is: where somebody was born."""
        if step.span is None or earlier.span is None:
            return True
        return self.tense.is_past(step.span) and not self.tense.is_past(earlier.span)

    def _fond(self, one: Value, other: Value) -> Step | None:
        """Where two people are told to feel alike for each other, each for the other: that they know each other."""
        words = self.stage.world.world.words
        for fluent in self.stage.joins.facts_of(self.stage.root, one, other):
            word = words.get(str(fluent[0]))
            if word is None or word.kind != "property" or "lasting" in word.marks or not word.is_truth:
                continue
            turned = (fluent[0], other, one)
            both = self.stage.root.get(fluent) is True and self.stage.root.get(turned) is True
            if both and word.known_to != "everyone" and fluent in self.stage.origins:
                return self.stage.origins[fluent]
        return None

    # Events

    def deeds_of(self, clause: Clause, deeds: Iterable[Deed], step: Step) -> None:
        """Look back from a line that tells deeds."""
        if clause.how & LOOKS_BACK:
            for number, deed in enumerate(deeds):
                self._deed(deed, number, step)

    def contents_of(self, clause: Clause, step: Step) -> None:
        """Look back from what is said, wished or meant in a line."""
        for content in (*clause.args, *clause.purposes):
            if not isinstance(content, Content):
                continue
            for inner in content.clauses:
                if not inner.how & LOOKS_BACK or "modal" in inner.how:
                    continue  # who can no longer do something need not have done it
                if inner.word.kind == "property":
                    self._inner_fact(inner, step)
                elif inner.word.kind == "action":
                    self._inner_deed(inner, step)

    def _inner_fact(self, clause: Clause, step: Step) -> None:
        said = clause._replace(how=frozenset())
        expr = self.stage.world.contents.clause(said)
        if expr is not None:
            self.fact(expr, step)

    def _inner_deed(self, clause: Clause, step: Step) -> None:
        meaning = self.stage.world.meanings.of(clause.word)
        for values in self.stage.world.contents.combinations(clause.args):
            deed = Deed(meaning, {slot.name: value for slot, value in zip(clause.word.slots, values)})
            self._deed(deed, -1, step)

    def _deed(self, deed: Deed, number: int, step: Step) -> None:
        before = self._of(deed)
        if before is None and self.nevers.deed(deed, step):
            return
        if before is None:
            text = self.deeds.matter_text(deed)
            step.presupposed.append(Presupposed(f"{text} before", None, None, -1, number))
            step.looks_back = True
        elif before and before not in step.causes:
            step.causes.append(before)

    def _of(self, deed: Deed) -> str | None:
        """The step in which a deed, or all that it brings about, was so before; None if in none."""
        stage = self.stage
        for fluent in ((deed.word.name, *deed.args), *self._alike(deed)):
            if (fluent, True) in stage.ever:
                return stage.origins[fluent].id if fluent in stage.origins else ""
        people = self.deeds.participants(deed)
        if deed.word.effects is None and len(people) > 1:
            return self._met.get(frozenset(people[:2]))
        changes = stage.changes(stage.world.binder.effect(deed.meaning.effect, deed.slots))
        if changes and all(change in stage.ever for change in changes):
            return ""
        was_there = any(isinstance(new, str) and self._lived(fluent, new) for fluent, new in changes)
        return "" if was_there else None

    def _alike(self, deed: Deed) -> list[Fluent]:
        """Facts that the same was done with something else left out."""
        needed = {i: deed.slots[s.name] for i, s in enumerate(deed.word.slots) if not s.optional}
        return self.stage.joins.facts(deed.word.name, needed, self.stage.root)[:MOST_ALIKE]

    def _lived(self, fluent: Fluent, place: Value) -> bool:
        """Whether a place is told to be somebody's home: where one lives one has been."""
        home: Fluent = (HOME, *fluent[1:])
        return home in self.stage.joins.given.of(HOME).get((HOME, -1, place), {}) or (home, place) in self.stage.ever

    def was_alive(self, clause: Clause, deed: Deed) -> bool:
        """Whether a line tells what somebody who is dead had done before: in the perfect, ``has left her the house``.

        A language whose perfect is its plain past does not say so by it.
        """
        if "perfect" not in clause.how or language(self.run.telling.language).style.past == "perfect":
            return False
        return any(self.stage.root.get((ALIVE, who)) is False for who in deed.doers)

    # Facts

    def fact_of(self, clause: Clause, expr: Expr, step: Step) -> None:
        """Look back from a line that tells a fact."""
        if clause.how & LOOKS_BACK:
            self.fact(expr.part if is_contrary(clause) and isinstance(expr, Not) else expr, step)

    def fact(self, expr: Expr, step: Step) -> None:
        """A condition must have held at some time before."""
        was = Compare("==", expr.left, expr.right) if isinstance(expr, Compare) and expr.op == "!=" else expr
        facts = self.stage.changes(self.stage.world.binder.made_so(was))
        if facts and not any(each in self.stage.ever for each in facts):
            text = self.stage.world.binder.text(plain(was))
            step.presupposed.append(Presupposed(text, None, None, -1))
            step.looks_back = True

    # References

    def same(self, target: str, clause: Clause, step: Step) -> bool:
        """An event told again: it is the one that it names, and does nothing more. False where there is none."""
        found = [each for each in self.run.named(target) if each.kind == "event" and each.mode != "bridge"]
        found = [each for each in found if any(word is clause.word for word, _ in each.words)] or found
        if not found:
            return False
        first = found[0]
        step.same_as, step.words, step.seen_by = first.id, first.words, first.seen_by
        step.causes.append(first.id)
        return True

    def recalled(self, clause: Clause, deeds: Iterable[Deed], step: Step) -> None:
        """What somebody recalls must be known to them; where nothing told says so it is presupposed."""
        if clause.ref is None or clause.ref.kind != "recalls":
            return
        found = self.run.named(clause.ref.target)
        step.causes.extend(each.id for each in found if each.kind == "event" and each.id not in step.causes)
        for who in dict.fromkeys(who for deed in deeds for who in deed.doers):
            if found and not any(str(who) in each.seen_by for each in found):
                text = f"{who} knows of {clause.ref.target}"
                step.presupposed.append(Presupposed(text, None, None, -1))
