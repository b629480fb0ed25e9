"""Whether what a deed says is so, and its speaker believes it: one question for all deeds of a form.

Where it is not, or what is said leaves open which of several things is so, each that asks looks for itself.
"""

from __future__ import annotations

from skaz.engine.deed import Deed
from skaz.engine.expressions import walk
from skaz.engine.form import Asked, Form, Forms, NotLifted
from skaz.engine.stage import Stage
from skaz.model.logic import Believes, Matter, Or, Value, Var


class Saying:
    """Asks the world what deeds on one stage say, and whether somebody believes it."""

    def __init__(self, stage: Stage, forms: Forms) -> None:
        self.stage = stage
        self.forms = forms

    def is_known_to(self, who: Value, deed: Deed) -> bool:
        """Whether all is so that a deed says, and somebody believes it; False also where that is not asked here."""
        known = deed.memo.get("said")
        now = self.stage.turn, who
        if known is None or known[0] != now:
            known = deed.memo["said"] = now, self._is_known_to(who, deed)
        return bool(known[1])

    def _is_known_to(self, who: Value, deed: Deed) -> bool:
        form = self.forms.of(deed)
        slot = next((name for name, value in deed.slots.items() if value == who), None)
        if form is None or slot is None:
            return False
        asked = form.worked_out(f"said by {slot}", lambda: _asked(form, Var(slot)))
        return asked is not None and self.stage.ask(asked, self.forms.env(deed, form)) is not None


def _asked(form: Form, who: Var) -> Asked:
    """The question whether all contents of deeds of a form are so, as somebody believes."""
    contents = [value for value in form.deed.slots.values() if isinstance(value, Matter)]
    says = [each.expr for each in contents if each.expr is not None]
    is_open = any(isinstance(part, Or) for expr in says for part in walk(expr))
    if not says or len(says) < len(contents) or is_open:
        raise NotLifted
    lifted = [form.lifted(each) for each in says]
    return Asked(form.names, [*lifted, *(Believes(who, each) for each in lifted)])
