"""What is said: whether its speaker takes it to be so, and how those who hear or find out something come by it."""

from __future__ import annotations

from skaz.engine.deed import Deed
from skaz.engine.deeds import Deeds
from skaz.engine.knowledge.knowing import TELLS_ALL, Knowing
from skaz.engine.meaning import SOURCE
from skaz.engine.reference.evaluate import holds
from skaz.engine.run import Lie, Run, Step
from skaz.engine.stage import Stage
from skaz.model.logic import TRUE, And, Matter, Value


class Speech:
    """Listens to speakers on a stage."""

    def __init__(self, stage: Stage, deeds: Deeds, knowing: Knowing, run: Run) -> None:
        self.stage = stage
        self.knowing = knowing
        self.deeds = deeds
        self.run = run

    def hear(self, deed: Deed, step: Step) -> None:
        """Before a deed happens: settle how what it lets anybody believe is come by, and note a lie."""
        if deed.meaning.is_silent and deed.word.name not in TELLS_ALL:
            return
        speaker = self._speaker(deed)
        may_tell = deed.meaning.passes_on or deed.word.name in TELLS_ALL
        if may_tell:
            self.knowing.speaking(speaker, deed, step)
        lied = may_tell and self._is_lie(deed, step)
        self.stage.speaker = speaker
        self.stage.told_how = f"lied to by {speaker}" if lied else f"told by {speaker or 'somebody'}"
        self.stage.found_how = self._found_how(deed)
        if may_tell and speaker is not None and is_passed_on(deed) and deed.slots.get(SOURCE) is None:
            self._knows(speaker, deed)

    def _knows(self, speaker: Value, deed: Deed) -> None:
        """Who lets somebody know what is so knows it."""
        if not deed.meaning.sees_what_is_said:
            return
        told = [need.expr for need in self.deeds.conditions(deed) if need.role == "content"]
        so = [expr for expr in told if holds(expr, self.stage.root, {}) is True]
        if so:
            self.stage.seen_how = "known"
            self.stage.happen(deed.word.name, TRUE, lambda _: [speaker], And(tuple(so)))
            self.stage.seen_how = "saw"

    def _speaker(self, deed: Deed) -> Value:
        """Who speaks; None where a line leaves open who it was: ``she is told that …``."""
        doer = next(iter(deed.meaning.doers), None)
        return None if doer is not None and deed.slots.get(doer) is None else self.deeds.first(deed)

    def _is_lie(self, deed: Deed, step: Step) -> bool:
        """Whether somebody says what they take to be otherwise; what they wrongly take to be so is noted too."""
        speaker = self._speaker(deed)
        told = (value for slot, value in deed.slots.items() if isinstance(value, Matter) and slot in deed.meaning.tells)
        content = next(told, None)
        if speaker is None or content is None or content.expr is None or self.knowing.saying.is_known_to(speaker, deed):
            return False
        believed = holds(content.expr, self.stage.root.mind(speaker), {})
        real = holds(content.expr, self.stage.root, {})
        is_lie = believed is False
        if is_lie or (believed is True and real is False):
            hearer = next(iter(deed.others), None)
            self.run.lies.append(Lie(step, speaker, hearer, content.text, is_lie))
        return is_lie

    @staticmethod
    def _found_how(deed: Deed) -> str:
        """How a doer comes by what the deed lets himself believe."""
        if deed.slots.get(SOURCE) is not None:
            return f"told by {deed.slots[SOURCE]}"
        if deed.meaning.sees_what_is_said:
            return "saw"
        if SOURCE in deed.slots:
            return "told by somebody"
        read = deed.meaning.writing
        return "inferred" if read is None else f"told by {deed.slots.get(read) or 'something written'}"


def is_passed_on(deed: Deed) -> bool:
    """Whether what a deed is about is come by through words, and not by being there."""
    told = (deed.slots[name] for name in deed.meaning.tells)
    return deed.slots.get(SOURCE) is not None or any(isinstance(value, Matter) for value in told)
