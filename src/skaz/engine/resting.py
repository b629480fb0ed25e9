"""What deeds rest on, asked of the world in one question: that all they need is so, and what their watchers see.

The question is that of the deed's form. Where anything is not so, or a place is told, or what is said plays a part,
there is no answer here: then each need is met by itself (``engine/conditions.py``), and what is seen is put together
for the one deed (``engine/sight.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from skaz.engine.deed import Deed, place_of
from skaz.engine.deeds import Deeds
from skaz.engine.expressions import reads_of
from skaz.engine.form import Answer, Asked, Form, NotLifted
from skaz.engine.reference.state import Fluent
from skaz.engine.speech import is_passed_on
from skaz.engine.stage import Stage
from skaz.engine.supposing import is_plain
from skaz.model.logic import OPEN, And, Compare, Expr, Value, Var

#: Variables for the values of what is seen as it is.
NAMES = tuple(f"@{number}" for number in range(16))


class Answered(NamedTuple):
    """What was answered at a turn of the stage."""

    turn: int
    answer: Answer | None


class Resting:
    """Asks what deeds rest on, on one stage."""

    def __init__(self, stage: Stage, deeds: Deeds) -> None:
        self.stage = stage
        self.deeds = deeds

    def needed(self, deed: Deed) -> list[Fluent | None] | None:
        """The facts that the needs of a deed read, where all is so that it needs if no place is told; else None."""
        answer = self._answer(deed)
        return None if answer is None else answer.facts

    def seen(self, deed: Deed) -> tuple[Expr, Mapping[str, Value]] | None:
        """``Sight.condition`` with variables, and the values of all; None where it is another for each deed."""
        answer, form = self._answer(deed), self.deeds.forms.of(deed)
        if answer is None or form is None:
            return None
        told = *answer.is_told, *[value is not OPEN for value in answer.values]
        variants = form.worked_out("seen", dict)
        whole = variants.get(told)
        if whole is None:
            whole = variants[told] = self._whole(form, told)
        own = self.deeds.forms.env(deed, form)
        return whole, dict(zip((*form.names, *NAMES), (*own.values(), *answer.values)))

    def _answer(self, deed: Deed) -> Answer | None:
        """What the world answers now; nothing is asked twice while it stays as it is."""
        known: Answered | None = deed.memo.get("resting")
        if known is None or known.turn != self.stage.turn:
            form = self.deeds.forms.of(deed)
            asked = None if form is None else self._asked(form)
            found = None if form is None or asked is None else self.stage.ask(asked, self.deeds.forms.env(deed, form))
            known = deed.memo["resting"] = Answered(self.stage.turn, found)
        return known.answer

    def _asked(self, form: Form) -> Asked | None:
        """What deeds of a form need and with which facts, and the values of what is seen of them as it is."""
        if "resting" not in form.memo:
            form.worked_out("resting", lambda: self._made(form))
        return form.memo["resting"]  # type: ignore[no-any-return]

    def _made(self, form: Form) -> Asked:
        for part in form.deed.meaning.condition:
            form.refuse_contents(part)
        needs = list(self.deeds.needs(form.deed))
        firm = [form.lifted(need.expr) for need in needs if not need.is_unopposed]
        unopposed = [form.lifted(need.expr) for need in needs if need.is_unopposed]
        needed = [read for need in needs for read in reads_of(form.lifted(need.expr))]
        seen = dict.fromkeys(form.lifted(each) for each, is_read, _ in self._seen(form.deed) if is_read)
        if len(seen) > len(NAMES):
            raise NotLifted
        return Asked(form.names, firm, unopposed, needed, seen)

    def _seen(self, deed: Deed) -> Iterator[tuple[Expr, bool, Expr | None]]:
        """What those who see a deed see: conditions, and (True) reads, whatever they are; last, if what is so."""
        is_said = is_passed_on(deed)
        for need in self.deeds.conditions(deed):
            if not (is_said and need.role == "content"):
                if is_plain(need.expr):
                    yield need.expr, False, need.expr
                else:
                    yield from ((read, True, need.expr) for read in reads_of(need.expr))
        yield from ((place_of(who), True, None) for who in self.deeds.participants(deed))

    def _whole(self, form: Form, told: tuple[bool, ...]) -> Expr:
        """What is seen where of the unopposed conditions those hold, and of the reads those have a value, told to."""
        asked = self._asked(form)
        assert asked is not None
        count = len(asked.unopposed)
        open_ = {condition for condition, is_told in zip(asked.unopposed, told) if not is_told}
        values = dict(zip(asked.values, zip(NAMES, told[count:])))
        parts: dict[Expr, Expr] = {}
        for each, is_read, condition in self._seen(form.deed):
            seen = form.lifted(each)
            if condition is not None and form.lifted(condition) in open_:
                continue
            if not is_read:
                parts[seen] = seen
            elif values[seen][1]:
                parts[seen] = Compare("==", seen, Var(values[seen][0]))
        return And(tuple(parts.values()))
