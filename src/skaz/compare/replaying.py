"""A root tried in earnest: its telling is replayed with it, and under how much strain it then is."""

from __future__ import annotations

from skaz.compare.difference import Repair
from skaz.compare.reports import Reports
from skaz.compare.roots import Strain
from skaz.engine.acting import engine_of
from skaz.engine.replay import replay
from skaz.engine.run import Run
from skaz.model.from_syntax import Model
from skaz.repair.exchange import Exchange, exchanged
from skaz.repair.moved import moved


class Replays:
    """Replays one of two tellings with names exchanged or passages moved."""

    def __init__(self, models: tuple[Model, Model]) -> None:
        self.models = models

    def strain(self, reports: Reports, repair: Repair) -> tuple[Strain, Run]:
        """How much more fails, and has to be taken for granted, in the telling with the change made; and its run."""
        which = reports.names.index(repair.telling)
        before = reports.runs[which]
        if repair.kind == "move":
            changed = moved(before.telling, repair.passages, repair.after)
        else:
            changed = exchanged(before.telling, Exchange(repair.names, repair.passages))
        engine = engine_of(before.state)
        after = replay(self.models[which], changed, depth=before.world.depth, engine=engine, explains=False)
        return _strain(after) - _strain(before), after


def _strain(run: Run) -> Strain:
    told = sum(len(step.presupposed) for step in run.steps)
    return Strain(len(run.failures), told + sum(step.mode == "bridge" for step in run.steps))
