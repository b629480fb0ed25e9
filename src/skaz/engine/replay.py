"""Replay a telling: every line in the order of the story, each event with what it needs, does, and who sees it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skaz.engine.abilities import Abilities
from skaz.engine.acting import Engine
from skaz.engine.attitudes import Attitudes
from skaz.engine.before import Before
from skaz.engine.beginning import begin
from skaz.engine.bridge import Bridges
from skaz.engine.chronology.chronology import Chronology
from skaz.engine.conditions import Conditions
from skaz.engine.deed import Deed, Need
from skaz.engine.deeds import Deeds
from skaz.engine.events import Events
from skaz.engine.facts import Facts
from skaz.engine.knowledge.knowing import Knowing
from skaz.engine.motives.motives import Motives
from skaz.engine.nevers import Nevers
from skaz.engine.order import Told, in_story_order, lasts_for_ever, leaves_order_open, mode_of, targets_of, told_by
from skaz.engine.people import People
from skaz.engine.places import Places
from skaz.engine.reference.state import Fluent
from skaz.engine.requests import Requests
from skaz.engine.retold import recognised
from skaz.engine.run import Failure, Run, Step
from skaz.engine.simultaneous import Simultaneous, engaged
from skaz.engine.stage import Stage
from skaz.engine.tense import Tense
from skaz.engine.why import why_needed
from skaz.engine.world import DEPTH, StoryWorld
from skaz.model.from_syntax import Model
from skaz.model.lines.formal import clause_text
from skaz.model.logic import Value
from skaz.model.normal import substitute
from skaz.model.telling import Clause, Telling
from skaz.model.times.calendar import GREGORIAN
from skaz.syntax.collector import collector_paused
from skaz.text.source import Span

#: How a step counts by how its line does, if not as told.
_MODES = {"habit": "habit", "attempt": "content"}


def replay(
    model: Model,
    telling: Telling,
    *,
    depth: int = DEPTH,
    readings: dict[int, int] | None = None,
    engine: Engine | None = None,
    explains: bool = True,
) -> Run:
    """Replay a telling from the beginning to its end.

    Args:
        model: the story; of its tellings only this one plays a part.
        telling: what is replayed.
        depth: how deep beliefs about beliefs are followed.
        readings: which alternative to take of the passages that have several readings.
        engine: what keeps the state; where nobody says, as ``acting.ENGINE`` says.
        explains: whether deeds are explained; what fails in a replay does not hang on it.

    Returns:
        Steps in story order and what would not go. Cost is linear in the number of lines.
    """
    with collector_paused():
        return _Replay(model, telling, depth, readings or {}, engine, explains).run()


class _Replay:
    def __init__(
        self,
        model: Model,
        telling: Telling,
        depth: int,
        readings: dict[int, int],
        engine: Engine | None,
        explains: bool,
    ) -> None:
        self.model = model
        self.telling = telling
        world = StoryWorld(model.world, Places(model.world, ways=model.map.ways), depth)
        self.stage = Stage(world, People(world), engine)
        self.result = Run(telling, world, self.stage.root)
        self.deeds = Deeds(world, self.stage.joins)
        self.requests = Requests(self.stage, self.deeds)
        self.bridges = Bridges(world, self.deeds, self.requests.allows, self._age, self._is_engaged)
        self.conditions = Conditions(self.stage, self.bridges, self.requests, self._bridge, self.result.failures)
        tense = Tense(model, telling)
        nevers = Nevers(self.stage, self.result)
        before = Before(self.stage, self.deeds, self.result, tense, nevers)
        knowing = Knowing(self.stage, self.result, self.deeds.forms)
        self.events = Events(self.stage, self.deeds, self.conditions, self.requests, before, knowing, self.result)
        self.facts = Facts(self.stage, self.conditions, before, knowing, nevers, self.result, tense)
        self.attitudes = Attitudes(self.stage, self.conditions, knowing)
        self.abilities = Abilities(self.stage, self.requests.words, self.facts, self.result)
        self.lines = recognised(told_by(telling, readings))
        calendar = model.calendars.get(telling.calendar or "", GREGORIAN)
        self.chronology = Chronology(world, self.lines, targets_of(self.lines), calendar, model.map)
        self.simultaneous = Simultaneous(self.stage, self.result)
        passages = {each.id: each.number for each in telling.passages}
        self.motives = Motives(self.stage, self.deeds, passages, self.result.mistakes) if explains else None
        self._bridged: dict[str, int] = {}
        self._laws: set[tuple[int, str]] = set()
        self._told_now: Told | None = None
        self._passage: str | None = None
        self._waiting: list[Step] = []

    def _age(self, fluent: Fluent) -> int:
        origin = self.stage.origins.get(fluent)
        return -1 if origin is None else origin.number

    def _is_engaged(self, who: Value) -> bool:
        return engaged(self.stage, who) is not None

    def run(self) -> Run:
        ordered = in_story_order(self.lines, self.chronology.earlier)
        begin(self.model, self.telling, ordered.lines, self.stage, self.result)
        self._after_step(self.result.given[-1] if self.result.given else None)
        if self.motives is not None:
            for step in self.result.given:
                self.motives.after(step)
            self.motives.kept([*self.model.kept, *self.telling.kept])
        self.events.begin(ordered.lines)
        for told in ordered.lines:
            self._line(told)
        for told, target, span in ordered.unknown:
            self._unknown(told, target, span)
        if self.motives is not None:
            self.motives.finish()
        self.result.dates.update(self.chronology.dates())
        self.result.failures.extend(self.chronology.failures(self.result.failures))
        self.result.failures[:] = self.events.undoing.under_one_root(under_one_root(self.result.failures))
        return self.result

    def _unknown(self, told: Told, target: str, span: Span) -> None:
        step = Step(-1, told.event or told.passage.id, told.passage.id, "fact", "told", "", told.span)
        self.result.failures.append(Failure("reference", step, target, span=span))

    def _line(self, told: Told) -> None:
        if told.passage.id != self._passage:
            self._passage = told.passage.id
            self.stage.recent.clear()
            self.stage.company.begin(told.passage.number, told.passage.paragraph)
        for each in self.abilities.as_facts(told):
            self._said(each)

    def _said(self, told: Told) -> None:
        """One line, or what it says of one of several people."""
        if told.mode == "content" or (told.clause is None and told.scene is None):
            return
        if told.clause is not None:
            for reason in told.clause.reasons:
                self._reason(told, reason)
        self.chronology.begin(told)
        self._told_now = told
        step = self._begun(told)
        self.simultaneous.begin(told, step)
        if told.scene is not None:
            self.events.scene(told.scene, step)
        elif told.mode in ("told", "habit", "attempt"):
            self.events.event(told, step)
            self.abilities.event(told, step)
        else:
            self._told(told, step)
        self._finish(step, told)

    def _told(self, told: Told, step: Step) -> None:
        """A line that tells no event."""
        if told.mode == "denied":
            self.facts.denied(told, step)
        elif told.mode == "attitude":
            self.attitudes.tell(told, step)
        elif told.mode == "ability":
            self.abilities.tell(told, step)
        else:
            self.abilities.fact(told, step)
            self.facts.fact(told, step)

    def _reason(self, told: Told, reason: Clause) -> None:
        """What a line gives as its reason is told to be so, and is a cause."""
        for inner in self.abilities.as_facts(replace(told, clause=reason, mode=mode_of(reason), event=None)):
            if inner.mode != "content":
                self._cause(inner)

    def _cause(self, inner: Told) -> None:
        step = self._begun(inner)
        if inner.mode in ("told", "habit", "attempt"):
            self.facts.has_happened(inner, step)
        else:
            self._told(inner, step)
        self.events.reasons.extend(self.facts.origins_of(inner, step))
        self._finish(step)

    def _begun(self, told: Told) -> Step:
        """The step of a line, not yet in the trace: bridges come before it."""
        # the text of an event is made with its deeds
        text = clause_text(told.clause) if told.clause is not None and told.event is None else ""
        if told.scene is not None:
            text = f"at {told.scene.place}"
        mode = _MODES.get(told.mode, "told")
        kind = "scene" if told.scene is not None else "event" if told.event is not None else "fact"
        step = Step(
            len(self.result.steps),
            told.event or told.passage.id,
            told.passage.id,
            kind,  # type: ignore[arg-type]
            mode,
            text,
            told.span,
            told_at=told.at,
            waivers=told.waivers,
            is_unordered=bool(told.times) and any(leaves_order_open(time) for time in told.times),
            times=told.times,
            clause=told.clause,
            is_for_good=lasts_for_ever(told),
        )
        self.stage.step = step
        return step

    def _finish(self, step: Step, told: Told | None = None) -> None:
        step.number = len(self.result.steps)
        self.result.add(step)
        self._after_step(step)
        if self.motives is not None:
            self.motives.after(step)
        if told is not None:
            self.chronology.finish(step, told)

    def _bridge(self, deed: Deed, step: Step, need: Need) -> Step:
        """Let an untold deed happen before a step."""
        owner = step.id if step.kind == "event" else f"{step.passage}"
        self._bridged[owner] = self._bridged.get(owner, 0) + 1
        name = f"{owner}-b{self._bridged[owner]}"
        text = self.deeds.matter_text(deed)
        why = why_needed(deed, need, step, self.stage, self.deeds, self.conditions)
        bridge = Step(
            len(self.result.steps),
            name,
            step.passage,
            "event",
            "bridge",
            text,
            step.span,
            told_at=step.told_at,
            why=why,
        )
        self.stage.step = bridge
        self.conditions.causes_of(self.deeds.needs(deed), bridge)
        self.events.do([deed], bridge)
        self._finish(bridge, self._told_now)
        self.stage.step = step
        step.number = len(self.result.steps)
        return bridge

    def _after_step(self, step: Step | None) -> None:
        """Laws that are broken now, and rules that did not stop."""
        stage = self.stage
        changed, stage.changed = stage.changed, []
        if step is None:
            return
        for number, env in stage.joins.broken(changed, stage.root):
            key = (number, repr(sorted(env.values(), key=repr)))
            if key not in self._laws:
                self._laws.add(key)
                self._broken(number, env, step)
        if stage.fault is not None:
            self.result.failures.append(Failure("rules", step, ", ".join(stage.fault.rules)))
            stage.fault = None

    def _broken(self, number: int, env: dict[str, object], step: Step) -> None:
        law = self.stage.joins.laws[number]
        never = substitute(self.stage.world.meanings.condition(law.never), env)
        fluents = self.stage.sources(self.conditions.fluents(never))
        origins = [self.stage.origins[f] for f in fluents if f in self.stage.origins]
        latest = max(origins, key=lambda each: each.told_at) if origins else step
        others = tuple(dict.fromkeys(id(o) for o in origins))
        by_id = {id(o): o for o in origins}
        root = next((self.stage.imposed[f] for f in fluents if f in self.stage.imposed), None)
        if root is None:
            root = next((f.root or f for f in self.result.failures if f.step is latest and f.kind == "need"), None)
        involved = tuple(by_id[each] for each in others if by_id[each] is not latest)
        self.result.failures.append(
            Failure(
                "law", latest, self.stage.world.binder.text(law.never), law=law, env=env, others=involved, root=root
            )
        )


def under_one_root(failures: Sequence[Failure]) -> list[Failure]:
    """The failures, the laws that one told tie or trait breaks under the first thing that is wrong with it."""
    leads: dict[Span, Failure] = {}
    for failure in sorted(failures, key=lambda each: each.kind == "law"):
        if failure.kind in ("fact", "law") and failure.root is None and failure.step.span is not None:
            leads.setdefault(failure.step.span, failure)
    found = []
    for failure in failures:
        lead, above = failure, _above(failure, leads)
        while above is not None:
            lead, above = above, _above(above, leads)
        found.append(replace(failure, root=lead) if lead is not failure else failure)
    return found


def _above(failure: Failure, leads: dict[Span, Failure]) -> Failure | None:
    """What is wrong first with a tie that is told where a law is broken, or from which that follows."""
    steps = (failure.step, *failure.others) if failure.kind == "law" and failure.root is None else ()
    known = (leads.get(each.span) for each in steps if each.span is not None and each.told_at <= failure.step.told_at)
    return next((lead for lead in known if lead is not None and lead is not failure), None)


def replay_all(model: Model, tellings: Sequence[Telling]) -> list[Run]:
    """Each telling by itself."""
    return [replay(model, telling) for telling in tellings]
