"""What a line says that somebody believes, wants, fears: written into their beliefs, or kept beside them."""

from __future__ import annotations

from skaz.compile.problem import BELIEVES
from skaz.engine.acting import happen
from skaz.engine.conditions import Conditions
from skaz.engine.contents import is_contrary, of_nobody
from skaz.engine.deed import Deed, Need
from skaz.engine.expressions import together
from skaz.engine.knowledge.knowing import KNOWS, Knowing
from skaz.engine.order import Told
from skaz.engine.reference.event import Event, Happening
from skaz.engine.reference.state import Fluent, Path
from skaz.engine.run import Change, Step
from skaz.engine.stage import Stage
from skaz.model.logic import FALSE, TRUE, Assign, Believes, Const, Expr, Matter, Read, Value, Var
from skaz.model.telling import Clause


class Attitudes:
    """Tells attitudes on a stage."""

    def __init__(self, stage: Stage, conditions: Conditions, knowing: Knowing) -> None:
        self.stage = stage
        self.conditions = conditions
        self.knowing = knowing

    def tell(self, told: Told, step: Step) -> None:
        """What somebody believes is written into their beliefs; wishes, fears and the like are kept beside them."""
        clause = told.clause
        assert clause is not None
        meaning = self.stage.world.meanings.of(clause.word)
        for values in self.stage.people.arguments(of_nobody(clause), told.passage.id):
            deed = Deed(meaning, {s.name: v for s, v in zip(clause.word.slots, values)})
            holder = values[0] if values else None
            step.words = (*step.words, (clause.word, values))
            if holder is None or not self.stage.world.is_person(holder):
                continue
            self.conditions.is_alive(holder, step)
            if is_contrary(clause) and clause.word.name == KNOWS:
                self.knowing.denied(holder, next(iter(values[1:]), None), step)
            elif not is_contrary(clause):
                self.knowing.unreached.attitude(clause.word, values, clause, step)
            if not is_contrary(clause):
                for part in meaning.condition:
                    bound = self.stage.world.binder.condition(part, deed.slots)
                    if bound is not None:
                        role = "content" if isinstance(part, Var) else "condition"
                        self.conditions.meet(Need(bound, role, holder), step, [])
            self._held(clause, deed, holder)
            self._imagined(deed, holder, step)

    def _imagined(self, deed: Deed, holder: Value, step: Step) -> None:
        """Replay what somebody pictures or wishes in a copy of what they believe; nothing of it leaves the copy."""
        content = next((v for v in deed.slots.values() if isinstance(v, Matter)), None)
        if content is None or content.expr is None or deed.word.name == BELIEVES:
            return
        copy = self.stage.root.mind(holder).branch()

        def record(path: Path, fluent: Fluent, old: Value, new: Value, how: str, event: Event) -> None:
            step.imagined.append(Change(path, fluent, old, new, "imagined"))

        effect = self.stage.world.binder.made_so(content.expr)
        happen(copy, Happening(deed.word.name, effect, seen_by=lambda _: ()), record)

    def _held(self, clause: Clause, deed: Deed, holder: Value) -> None:
        stage = self.stage
        binder = stage.world.binder
        contrary = is_contrary(clause)
        what = next((v for v in deed.slots.values() if isinstance(v, Matter)), None)
        parts: list[Expr] = []
        if clause.word.name == BELIEVES:
            content = what.expr if what is not None else None
            inner = binder.unsaid(content) if contrary else binder.made_so(content)
            if inner != TRUE:
                parts.append(Believes(Const(holder), inner))
        else:
            read = Read(clause.word.name, tuple(Const(value) for value in deed.args))
            parts.append(Assign(read, FALSE if contrary else TRUE))
            if not contrary:
                parts.append(binder.effect(deed.meaning.effect, deed.slots))
        stage.speaker = holder
        stage.seen_how = stage.told_how = stage.found_how = "known"
        watchers = stage.people.witnesses([holder])
        stage.happen(clause.word.name, together(parts), lambda _: watchers)
        stage.seen_how = "saw"
