"""Each deliberate deed of a replay with its motive: why its doer does it, or that nothing told explains it.

A deed is explained by a desire that it serves, at once or by a plan; by the reason or aim that the text gives; by what
presses the doer, a threat or a state of mind told close by. Without any of these it is unmotivated if it goes against
something that the doer is told to want; if nothing told bears on it, its motive is not told.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from skaz.engine.contents import is_contrary
from skaz.engine.deed import Deed, deed_of
from skaz.engine.deeds import Deeds
from skaz.engine.expressions import reads_of, walk
from skaz.engine.motives.bearing import FADED, MOST_CONTENTS, Bearing, Bearings
from skaz.engine.motives.desires import SLIGHT, Desire, Desires
from skaz.engine.motives.mistakes import Mistakes
from skaz.engine.motives.plans import UNWILLED, Plans
from skaz.engine.motives.reasons import Reasons
from skaz.engine.motives.tenors import Tenor, Tenors
from skaz.engine.run import Explained, Mistake, Step
from skaz.engine.search import Search
from skaz.engine.stage import Stage
from skaz.engine.words import parts_said
from skaz.model.lines.formal import clause_text
from skaz.model.logic import And, Believes, Const, Expr, Matter, Read, Value, Var
from skaz.model.motives import TENORS
from skaz.model.telling import Clause
from skaz.model.world import Word

#: A state of mind or a threat explains what is done in its passage and in this many after it.
NEAR = 4
#: How many of the latest wrongs of somebody, and of what pressed somebody, are remembered.
LATEST = 40
STIRRING = "stirring"
MENACING = "menacing"
#: Marks of words that say themselves that a mind has changed, or that somebody no longer holds back.
YIELDING = frozenset({"turning", "relenting"})
#: Deeds with these tenors, and the wish for them, say that for the doer all is well again with somebody.
MENDING = frozenset({"warm", "binding"})


#: Of a deed on which nothing told bears.
NOT_TOLD = Explained(None)


def is_sincere(word: Word) -> bool:
    """Whether a word lets others believe what is said, and is no lie: whoever says so of himself means it."""
    effect = word.effects
    parts = effect.parts if isinstance(effect, And) else (effect,)
    contents = {slot.name for slot in word.slots if slot.is_content}
    told = (p.what for p in parts if isinstance(p, Believes) and p.who != Var(word.first_slot))
    is_feigned = word.condition is not None and any(isinstance(part, Believes) for part in walk(word.condition))
    return not is_feigned and any(isinstance(what, Var) and what.name in contents for what in told)


def _gives_reason(clause: Clause | None) -> bool:
    return clause is not None and bool(clause.purposes or clause.reasons)


@dataclass
class _Pressing:
    """What presses somebody, since which passage."""

    text: str
    passage: int
    step: Step
    is_threat: bool = False


class _Wrong(NamedTuple):
    """What was done to somebody, and who knows of it."""

    victim: Value
    step: Step
    knowing: frozenset[Value]
    is_slight: bool
    rests: tuple[Expr, ...] = ()


class Motives:
    """Follows one replay, and explains its deeds."""

    def __init__(self, stage: Stage, deeds: Deeds, passages: dict[str, int], mistakes: list[Mistake]) -> None:
        self.stage = stage
        self.deeds = deeds
        self.passages = passages
        self.tenors = Tenors(stage)
        self.desires = Desires(stage, self.tenors)
        self.bearings = Bearings(stage, self.desires, self.tenors, self._apart)
        self.mistakes = Mistakes(stage, deeds, mistakes)
        self.reasons = Reasons(stage, deeds, lambda: self._plans.search)
        self._pressing: dict[Value, deque[_Pressing]] = {}
        self._wrongs: dict[Value, deque[_Wrong]] = {}
        self._unexplained: list[tuple[Step, Bearing]] = []
        self._grounds: dict[Value, tuple[tuple[Expr, ...], list[Desire]]] = {}
        """What the deeds of a step rest on, by their doers: what they believe, and what they aim at."""
        self._sincere: dict[Word, bool] = {}
        self._concerning: dict[Word, bool] = {}
        words = stage.world.world.words.values()
        marks = frozenset[str]().union(*(word.marks for word in words))
        self._may_want = bool(stage.world.world.motives) or not marks.isdisjoint({*TENORS, STIRRING, MENACING})
        """Whether the vocabularies say anything of what people want, or of what is done to them."""
        stirring = {word.name for word in words if STIRRING in word.marks}
        self._telling = self.desires.telling | stirring
        """The properties whose facts make anybody want something, or stir somebody."""

    @cached_property
    def _plans(self) -> Plans:
        words = self.stage.world.world.words
        actions = [word for name, word in words.items() if name == word.name and word.kind == "action"]
        meanings = [self.stage.world.meanings.of(word) for word in actions if not UNWILLED & word.marks]
        search = Search(self.stage.world, self.deeds, meanings, self._age)
        return Plans(self.stage, search, self._wants)

    def _age(self, fluent: tuple[Value, ...]) -> int:
        origin = self.stage.origins.get(fluent)
        return -1 if origin is None else origin.number

    def _wants(self, who: Value, deed: Deed) -> bool:
        """Whether somebody would do a deed of his own accord: it is of a kind that he seeks."""
        tenors = self.tenors.of(deed, who)
        return any(t in each.sought for t in tenors for each in self.desires.about(who, t.target))

    def _passage(self, step: Step) -> int:
        return self.passages.get(step.passage or "", -1)

    def _apart(self, one: Step, other: Step) -> int:
        return self._passage(other) - self._passage(one)

    # Following the replay

    def after(self, step: Step) -> None:
        """Explain the deeds of a step that was just told, and take note of what it makes people want."""
        if step.kind == "event" and step.mode == "told" and step.clause is not None and not is_contrary(step.clause):
            for word, args in step.words:
                if word.kind == "action" and not UNWILLED & word.marks:
                    self._deliberate(word, args, step)
        if self._may_want or _gives_reason(step.clause):
            self._note(step)
        for who in step.explained:
            rests, aims = self._grounds.get(who, ((), []))
            wanted = self.desires.with_contents(who)
            born = [each for each in wanted[-MOST_CONTENTS:] if each.step is step] if wanted else []
            if rests or aims or born or _gives_reason(step.clause):
                self.mistakes.look(step, who, rests, [*aims, *born])
        self._grounds.clear()

    def _deliberate(self, word: Word, args: tuple[Value, ...], step: Step) -> None:
        """Explain a deed that somebody does on purpose, for each of its doers."""
        meaning = self.stage.world.meanings.of(word)
        doers = [who for who in meaning.doers_among(args) if self.stage.world.is_person(who)]
        if not (self._wrongs or _gives_reason(step.clause) or any(map(self.desires.has_any, doers))):
            step.explained.update(dict.fromkeys(doers, NOT_TOLD))
            return
        deed = deed_of(meaning, args)
        turned = deed.turned
        for number, who in enumerate(dict.fromkeys(deed.doers)):
            if self.stage.world.is_person(who):
                self._explain(turned if number and turned is not None else deed, who, step)

    def _explain(self, deed: Deed, who: Value, step: Step) -> None:
        bearing = self.bearings.of(deed, who, step)
        reason = self.reasons.told(step.clause, who)
        if bearing.served:
            best = max(bearing.served, key=lambda each: each.step.number)
            if all(each.rests for each in bearing.served):
                self._grounds[who] = best.rests, []
            step.explained[who] = Explained(best.said, (self.deeds.matter_text(deed),))
        elif (wrong := self._avenges(deed, who, step)) is not None:
            self._grounds[who] = wrong.rests, []
            step.explained[who] = Explained(f"grievance: {wrong.step.text}", (self.deeds.matter_text(deed),))
        elif reason is not None:
            step.explained[who] = Explained(reason, (self.deeds.matter_text(deed),))
        elif (plan := self._plans.of(bearing) if bearing.open else None) is not None:
            self._grounds[who] = (), [plan[0]]
            step.explained[who] = Explained(plan[0].said, tuple(plan[1]))
        elif bearing.hurt and not YIELDING & deed.word.marks:
            self._unexplained.append((step, bearing))
        else:
            step.explained[who] = NOT_TOLD

    def _avenges(self, deed: Deed, who: Value, now: Step) -> _Wrong | None:
        """The wrong, to somebody for whom the doer cares, that he knows of and pays back by a deed."""
        for tenor in self.tenors.of(deed, who):
            if tenor.name not in ("harsh", "cruel", SLIGHT):
                continue
            for wrong in reversed(self._wrongs.get(tenor.target, ())):
                is_past = wrong.is_slight and self._apart(wrong.step, now) > FADED
                if who in wrong.knowing and not is_past and (wrong.victim == who or self._cares(who, wrong.victim)):
                    return wrong
        return None

    def _cares(self, who: Value, victim: Value) -> bool:
        return any(Tenor("helpful", victim) in each.sought for each in self.desires.about(who, victim))

    # What makes people want something

    def kept(self, clauses: Iterable[Clause]) -> None:
        """What a story says to be kept secret is wanted so by those who keep it."""
        contents = self.stage.world.contents
        for clause in clauses:
            step = Step(-1, "", None, "given", "told", clause_text(clause), None)
            for args in contents.combinations(clause.args):
                self.desires.done(clause.word.name, args, step)

    def _note(self, step: Step) -> None:
        for fluent, value, _ in step.published:
            self._fact(fluent, value, step)
        # in the order in which they came about, if there is anything to be learnt by a belief
        facts = step.facts if self._telling else ()
        for change in step.changes if self.desires.by_belief else facts:
            if not change.path:
                if change.fluent[0] in self._telling:
                    self._fact(change.fluent, change.new, step)
            elif len(change.path) == 1 and change.fluent[0] in self.desires.by_belief:
                self.desires.holds(change.fluent, change.new, step, change.path[0])
        for word, args in step.words:
            if word.kind == "action" and step.kind == "event":
                self._deed(word, args, step)
            elif word.kind == "attitude":
                self._learned(args, frozenset(args[:1]), step)

    def _fact(self, fluent: tuple[Value, ...], value: Value, step: Step) -> None:
        self.desires.holds(fluent, value, step)
        if value is True and len(fluent) > 1:
            word = self.stage.world.world.words.get(str(fluent[0]))
            if word is not None and STIRRING in word.marks:
                self._press(fluent[1], f"{fluent[0]}({fluent[1]})", step)

    def _press(self, who: Value, text: str, step: Step, *, is_threat: bool = False) -> None:
        pressing = _Pressing(text, self._passage(step), step, is_threat)
        self._pressing.setdefault(who, deque(maxlen=LATEST)).append(pressing)

    def _deed(self, word: Word, args: tuple[Value, ...], step: Step) -> None:
        purposes = step.clause.purposes if step.clause is not None else ()
        if not (purposes or self._concerns(word) or self._speaks_of_any(args)):
            return
        deed = deed_of(self.stage.world.meanings.of(word), args)
        self.desires.done(word.name, args, step)
        knowing = frozenset(step.seen_by)
        for each in (deed, *filter(None, (deed.turned,))):
            for who in each.doers[:1]:
                self._tenors_of(self.tenors.felt(each, who), who, knowing, step)
                for tenor in self.tenors.of(each, who):
                    if tenor.name in MENDING:
                        self._settle(who, tenor.target)
                if MENACING in word.marks:
                    threatened = [tenor for doer, tenor in self.tenors.spoken_of(each) if doer == who]
                    for tenor in (*self.tenors.felt(each, who), *threatened):
                        self._press(tenor.target, f"threatened by {who}", step, is_threat=True)
        self._learned(args, knowing, step)
        self._said(deed, step)
        for purpose in purposes:
            for content in self.reasons.aims(purpose):
                for who in deed.doers:
                    self.desires.aim(who, content, str(purpose), step)

    def _concerns(self, word: Word) -> bool:
        """Whether deeds of a word may make anybody want anything, whatever they say: they do so, or have a tenor."""
        found = self._concerning.get(word)
        if found is None:
            has_any = word.name in self.desires.telling or MENACING in word.marks or bool(self.tenors.own(word))
            found = self._concerning[word] = has_any
        return found

    def _speaks_of_any(self, args: tuple[Value, ...]) -> bool:
        """Whether something is said in a deed that may make anybody want anything."""
        words = self.stage.world.world.words
        for matter in args:
            for part in walk(matter.expr) if isinstance(matter, Matter) and matter.expr is not None else ():
                word = words.get(part.property) if isinstance(part, Read) else None
                if isinstance(part, Read) and (word is None or self._concerns(word)):
                    return True
        return False

    def _said(self, deed: Deed, step: Step) -> None:
        """What somebody sincerely says of himself is as good as told."""
        word = deed.word
        if not deed.doers:
            return
        if word not in self._sincere:
            self._sincere[word] = is_sincere(word)
        if not self._sincere[word]:
            return
        for matter in deed.args:
            for part in parts_said(matter.expr) if isinstance(matter, Matter) else ():
                self.desires.said(part, step)

    def _learned(self, args: tuple[Value, ...], knowing: frozenset[Value], step: Step) -> None:
        """Those who learn of a deed want by it what they would want if they had seen it."""
        for matter in args:
            for read in reads_of(matter.expr) if isinstance(matter, Matter) and matter.expr is not None else ():
                if isinstance(read, Read) and all(isinstance(arg, Const) for arg in read.args):
                    for who, tenor in self.tenors.of_read(read):
                        self._tenors_of([tenor], who, knowing, step, (read,))

    def _tenors_of(
        self,
        tenors: Iterable[Tenor],
        who: Value,
        knowing: frozenset[Value],
        step: Step,
        rests: tuple[Expr, ...] = (),
    ) -> None:
        for tenor in tenors:
            self.desires.done(tenor.name, (who, tenor.target), step, knowing, rests)
            if tenor.name in ("harsh", "cruel", SLIGHT):
                wrong = _Wrong(tenor.target, step, knowing, tenor.name == SLIGHT, rests)
                self._wrongs.setdefault(who, deque(maxlen=LATEST)).append(wrong)

    def _settle(self, who: Value, target: Value) -> None:
        """Somebody lets go of what another has done to him and his."""
        self.desires.settle(who, target)
        wrongs = self._wrongs.get(target)
        if wrongs:
            self._wrongs[target] = deque((w._replace(knowing=w.knowing - {who}) for w in wrongs), maxlen=LATEST)

    # At the end

    def finish(self) -> None:
        """Judge the deeds that only a state of mind or a threat told close by, before or after, can explain."""
        for step, bearing in self._unexplained:
            pressing = self._pressed(bearing.who, step) or self._for_another(bearing, step)
            text = (self.deeds.matter_text(bearing.deed),)
            hurt = [each for each in bearing.hurt if not self._excuses(pressing, each, step)]
            if pressing is not None and not hurt:
                step.explained[bearing.who] = Explained(pressing.text, text)
            else:
                against = tuple((each.said, each.step) for each in hurt)
                step.explained[bearing.who] = Explained(None, None, against)

    def _excuses(self, pressing: _Pressing | None, desire: Desire, now: Step) -> bool:
        """Whether what presses somebody explains that he acts against a desire: a mood not one told since."""
        if pressing is None or pressing.is_threat or desire.step is now:
            return pressing is not None
        return self._passage(desire.step) <= pressing.passage

    def _for_another(self, bearing: Bearing, step: Step) -> _Pressing | None:
        """What threatens somebody to whom it is done and for whom the doer cares: a sacrifice, or a way out."""
        cared = (who for who in bearing.deed.args if isinstance(who, str) and self._cares(bearing.who, who))
        found = (self._pressed(who, step) for who in cared)
        return next((each for each in found if each is not None and each.is_threat), None)

    def _pressed(self, who: Value, step: Step) -> _Pressing | None:
        passage = self._passage(step)
        for each in reversed(self._pressing.get(who, ())):
            if 0 <= passage - each.passage <= NEAR:
                return each
        return None
