"""Who is let go that nobody held, while the one who is held is told to go: one name, probably, stands for the other.

Of a state that holds of nobody unless it is told (``confined … otherwise nothing``), an event that ends it for somebody
to whom no passage brought it takes it for granted. That is no more than presupposed, unless the telling goes wrong just
there: the same doer brought it to somebody else, who is held to it later although told to be free of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from skaz.engine.deed import Deed
from skaz.engine.meaning import is_end
from skaz.engine.reference.state import Fluent
from skaz.engine.run import Failure, Step
from skaz.engine.stage import Stage
from skaz.model.logic import NOTHING


class Undoing:
    """The deeds on a stage that ended what nobody told to have begun."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._ended: list[tuple[Deed, Fluent, Step]] = []

    def before(self, deed: Deed, step: Step) -> None:
        """Take note of a deed, before its needs are met."""
        if not _may_end(deed):
            return
        for fluent, new in self.stage.changes(self.stage.world.binder.effect(deed.meaning.effect, deed.slots)):
            if is_end(new) and fluent not in self.stage.origins and is_end(self.stage.root.get(fluent)):
                self._ended.append((deed, fluent, step))

    def under_one_root(self, failures: Sequence[Failure]) -> list[Failure]:
        """The failures of those who are held all the same, under the deed that let somebody else go."""
        roots: dict[int, Failure] = {}
        under: dict[int, Failure] = {}
        for failure in failures:
            ended = self._instead(failure) if failure.root is None else None
            if ended is not None:
                under[id(failure)] = roots.setdefault(id(ended[2]), self._failure(ended, failure))
        held = {id(failure.step): under[id(failure)] for failure in failures if id(failure) in under}
        found: list[Failure] = list(roots.values())
        for failure in failures:
            root = under.get(id(failure)) or under.get(id(failure.root))
            if failure.role == "return" and failure.root is None:
                root = root or held.get(id(failure.step))  # he would come to one who cannot come to him
            found.append(failure if root is None else replace(failure, root=root))
        return found

    def _instead(self, failure: Failure) -> tuple[Deed, Fluent, Step] | None:
        """The deed that ended for somebody else what holds the one of a failure."""
        held, made_by = _holding(failure)
        if held is None or made_by is None or not made_by.words:
            return None
        doers = made_by.words[0][1][:1]
        for ended in self._ended:
            deed, fluent, step = ended
            is_between = made_by.number < step.number < failure.step.number
            if is_between and fluent[0] == held[0] and fluent != held and deed.doers[:1] == doers:
                return ended
        return None

    @staticmethod
    def _failure(ended: tuple[Deed, Fluent, Step], failure: Failure) -> Failure:
        deed, fluent, step = ended
        held, made_by = _holding(failure)
        who = fluent[1] if len(fluent) > 1 else None
        return Failure("undone", step, deed.word.name, None, who, fluent, held[1] if held else None, NOTHING, made_by)


def _holding(failure: Failure) -> tuple[Fluent | None, Step | None]:
    """The fact that holds somebody in a failure, and the step that brought it."""
    if failure.held is not None:
        return failure.held.fluent, failure.held.made_by
    return failure.fluent, failure.made_by


def _may_end(deed: Deed) -> bool:
    """Whether a deed may put an end to anything: it gives a fact the value of none, or one that is to be worked out."""
    always, slots = deed.meaning.ending
    return always or bool([name for name in slots if is_end(deed.slots[name])])
