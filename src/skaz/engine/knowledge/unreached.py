"""Somebody acts on, speaks of or feels what has not reached him: nobody can have told him, or somebody may have.

The first is a failure; the second is kept as ``Untold``. From there on he is taken to know it. What everybody can see
or know, where people and things are, and what others think and feel needs no source.
"""

from __future__ import annotations

from collections.abc import Iterable

from skaz.engine.deed import Deed
from skaz.engine.expressions import read_by
from skaz.engine.knowledge.ignorance import Ignorance
from skaz.engine.knowledge.reactions import Reactions
from skaz.engine.knowledge.saying import Saying
from skaz.engine.knowledge.sources import Hearsay, Sources
from skaz.engine.knowledge.uses import AWARE, Use, Uses
from skaz.engine.meaning import ALIVE, AT, SOURCE
from skaz.engine.reference.evaluate import holds
from skaz.engine.reference.state import Fluent
from skaz.engine.run import Failure, Run, Step, Untold
from skaz.engine.stage import Stage
from skaz.model.logic import OPEN, TRUE, Expr, Matter, Read, Value, Var
from skaz.model.telling import Clause
from skaz.model.world import Word

SUSPECTS = "suspects"
#: Where people and things are can be seen, and a death comes out by itself.
OPEN_TO_ALL = frozenset({AT, ALIVE})


class Unreached:
    """Holds people on a stage to what can have reached them."""

    def __init__(self, stage: Stage, ignorance: Ignorance, saying: Saying, run: Run) -> None:
        self.stage = stage
        self.saying = saying
        self.ignorance = ignorance
        self.run = run
        self.hearsay = Hearsay(stage)
        self.uses = Uses(stage)
        self.reactions = Reactions(stage)
        self._taking: dict[Word, bool] = {}

    # Lines

    def deed(self, deed: Deed, clause: Clause, step: Step) -> None:
        """A deed that is about to be done."""
        if not (clause.purposes or clause.reasons or self._takes_knowledge(deed.word)):
            return
        who = deed.slots.get(deed.word.first_slot)
        if not self.stage.world.is_person(who):
            return
        if "chance" in deed.word.marks:
            self._learning(who, deed, step)
            return
        if AWARE in deed.word.marks or not self.saying.is_known_to(who, deed):
            self._all(who, self.uses.of_deed(deed.word, deed.slots), step)
        for purpose in clause.purposes:
            self._all(who, self.uses.of_purpose(self.stage.world.contents.value(purpose)), step)
        self._reasons(who, clause, step)
        for part in deed.meaning.condition:
            if not self._may_be_felt(part):
                continue
            bound = self.stage.world.binder.part_of_condition(part, deed.slots)
            if isinstance(bound, Read) and holds(bound, self.stage.root, {}) is OPEN:
                args = tuple(getattr(arg, "value", None) for arg in bound.args)
                self.reaction(bound.property, args, clause, step)

    def _takes_knowledge(self, word: Word) -> bool:
        """Whether deeds of a word may be about what somebody must know, for all that they do not say why."""
        found = self._taking.get(word)
        if found is None:
            is_said = AWARE in word.marks or any(slot.is_content for slot in word.slots)
            felt = map(self._may_be_felt, self.stage.world.meanings.of(word).condition)
            found = self._taking[word] = is_said or any(felt)
        return found

    def _may_be_felt(self, part: Expr) -> bool:
        """Whether a part of a condition may come to an attitude."""
        if isinstance(part, Read):
            word = self.stage.world.world.words.get(part.property)
            return word is not None and word.kind == "attitude"
        return isinstance(part, Var)

    def attitude(self, word: Word, values: tuple[Value, ...], clause: Clause, step: Step) -> None:
        """Something that somebody is told to know or feel."""
        who = values[0] if values else None
        self._all(who, self.uses.of_deed(word, dict(zip(word.slot_names, values))), step)
        self._reasons(who, clause, step)
        self.reaction(word.name, values, clause, step)

    def reaction(self, attitude: str, args: tuple[Value, ...], clause: Clause, step: Step) -> None:
        """What somebody thinks of somebody: the reason that there is must have reached him."""
        word = self.stage.world.world.words.get(attitude)
        if word is None or word.kind != "attitude" or not args or args[0] is None:
            return
        reasons = self.reactions.reasons(attitude, args)
        if reasons:
            self._use(args[0], tuple(reasons), step, is_sure=not clause.reasons)

    def _reasons(self, who: Value, clause: Clause, step: Step) -> None:
        for reason in clause.reasons:
            expr = self.stage.world.contents.clause(reason)
            if expr is not None:
                self._all(who, self.uses.of(expr), step)

    def _learning(self, who: Value, deed: Deed, step: Step) -> None:
        """Somebody comes to know something, and the line leaves open from whom."""
        if deed.slots.get(SOURCE, who) is not None:
            return
        for what in deed.slots.values():
            if isinstance(what, Matter) and what.expr is not None and self._is_of_others(who, what.expr):
                found = self._source(who, what)
                self.run.untold.append(Untold(step, who, what.text, *found))

    def _is_of_others(self, who: Value, expr: Expr) -> bool:
        """Whether something is new to somebody and about other people; of things he has eyes to see how it is."""
        people = {arg for fluent in read_by(expr, self.stage.root, {}) for arg in fluent[1:]} - {who}
        return any(map(self.stage.world.is_person, people)) and not self._has(who, expr)

    def _source(self, who: Value, what: Matter) -> tuple[Value, Step | None]:
        for use in self.uses.of(what.expr) if what.expr is not None else ():
            for fluent in self._missing(who, use[0]):
                found = self.hearsay.sources(who, fluent)
                if found is not None and found.may_tell is not None:
                    return found.may_tell, found.since
        return None, None

    # Uses

    def _all(self, who: Value, uses: Iterable[Use], step: Step) -> None:
        for use in list(uses):
            self._use(who, use, step)

    def _use(self, who: Value, use: Use, step: Step, *, is_sure: bool = True) -> None:
        """Somebody must know one of some facts."""
        if any(self._has(who, part) for part in use):
            return
        found = [(part, fluent) for part in use for fluent in self._missing(who, part)]
        if not found or any(self._is_suspected(who, fluent) for _, fluent in found):
            return
        for part, fluent in found:
            denial = self.ignorance.of(who, fluent)
            if denial is not None:
                self._fail(who, part, fluent, step, "denied", (denial,))
                return
        sources = [(part, fluent, self.hearsay.sources(who, fluent)) for part, fluent in found]
        if any(each is None for _, _, each in sources):
            return
        part, fluent, source = min(sources, key=lambda each: each[2].may_tell is None)  # type: ignore[union-attr]
        assert source is not None
        if source.may_tell is not None or not is_sure:
            self._note(who, part, fluent, source, step)
        else:
            self._fail(who, part, fluent, step, "closed" if source.is_closed else "kept", (), source.knowers)

    def _has(self, who: Value, part: Expr) -> bool:
        """Whether somebody takes something to be so, or his group was told it, or one of the group that he is has."""
        root, people = self.stage.root, self.stage.people
        if any(holds(part, root.mind(each), {}) is True for each in (who, *people.members(who))):
            return True
        fluents = read_by(part, root, {})
        return bool(fluents) and all(
            self._knows_more(who, fluent) or self.hearsay.is_told_to_group_of(who, fluent) for fluent in fluents
        )

    def _knows_more(self, who: Value, fluent: Fluent) -> bool:
        """Whether somebody knows a fact that says what another leaves out: with whom, of what."""
        given = {i: arg for i, arg in enumerate(fluent[1:]) if arg is not None}
        if len(given) == len(fluent) - 1:
            return False
        fuller = self.stage.joins.facts(str(fluent[0]), given, self.stage.root)
        knows = self.hearsay.secrets.knows
        return any(each != fluent and self.stage.root.get(each) is True and knows(who, each) for each in fuller)

    def _missing(self, who: Value, part: Expr) -> list[Fluent]:
        """The facts that a condition rests on and somebody has not, told before this line and not to everybody."""
        stage = self.stage
        found = []
        for fluent in read_by(part, stage.root, {}):
            origin = stage.origins.get(fluent)
            if origin is None or fluent[0] in OPEN_TO_ALL or stage.step is None:
                continue
            if origin.told_at == stage.step.told_at:
                continue
            if fluent in stage.assumed and not stage.learned.knowers(fluent):
                continue
            if not (origin.is_unordered or stage.step.is_unordered) and not self.hearsay.secrets.knows(who, fluent):
                found.append(fluent)
        return found

    def _is_suspected(self, who: Value, fluent: Fluent) -> bool:
        for told in self.stage.joins.facts(SUSPECTS, {0: who}, self.stage.root):
            what = told[-1]
            is_so = isinstance(what, Matter) and what.expr is not None and self.stage.root.get(told) is True
            if is_so and fluent in read_by(what.expr, self.stage.root, {}):
                return True
        return False

    def _note(self, who: Value, part: Expr, fluent: Fluent, source: Sources, step: Step) -> None:
        text = self.stage.world.binder.text(part)
        origin = self.stage.origins.get(fluent)
        self.run.untold.append(Untold(step, who, text, source.may_tell, source.since, origin))
        self._knows(who, part, step)

    def _fail(
        self,
        who: Value,
        part: Expr,
        fluent: Fluent,
        step: Step,
        how: str,
        others: tuple[Step, ...],
        knowers: tuple[Value, ...] = (),
    ) -> None:
        text = self.stage.world.binder.text(part)
        origin = self.stage.origins.get(fluent)
        env: dict[str, Value] = {"how": how, "knowers": _listed(knowers)}
        self.run.failures.append(
            Failure("knowing", step, text, who=who, made_by=origin, others=others, role="cannot-know", env=env)
        )
        self._knows(who, part, step)

    def _knows(self, who: Value, part: Expr, step: Step) -> None:
        """From here on somebody is taken to know something that is so."""
        stage = self.stage
        stage.seen_how = "known"
        stage.happen(step.text, TRUE, lambda _: [who], part)
        stage.seen_how = "saw"


def _listed(names: tuple[Value, ...]) -> str:
    found = [str(name) for name in names]
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}" if found else ""
