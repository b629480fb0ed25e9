"""Whether what a deed says is so, and its speaker takes it to be: one question for all deeds of a form.

Where it is not, or what is said leaves open which of several things is so, each that asks looks for itself.
"""

from __future__ import annotations

from skaz.engine.deed import Deed
from skaz.engine.expressions import walk
from skaz.engine.form import Asked, Form, Forms, NotLifted
from skaz.engine.stage import Stage
from skaz.model.logic import Matter, Or, Value


class Saying:
    """Asks the world, and the minds of speakers, what deeds on one stage say."""

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
        asked = None if form is None else form.worked_out("said", lambda: _asked(form))
        if form is None or asked is None:
            return False
        env = self.forms.env(deed, form)
        return (
            self.stage.ask(asked, env) is not None and self.stage.ask(asked, env, self.stage.root.mind(who)) is not None
        )


def _asked(form: Form) -> Asked:
    """The question whether all contents of deeds of a form are so."""
    contents = [value for value in form.deed.slots.values() if isinstance(value, Matter)]
    if not contents or form.unshaped:
        raise NotLifted
    says = [each.expr for each in contents if each.expr is not None]
    if len(says) < len(contents) or any(isinstance(part, Or) for expr in says for part in walk(expr)):
        raise NotLifted
    return Asked(form.names, map(form.lifted, says), (), ())
